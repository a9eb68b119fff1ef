"""The papers of a leave: form 1.b before and after the decision, the permit with its number."""

from __future__ import annotations

import datetime as dt

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.services import letters
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import papers
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.services.leave.papers import IssueAsk
from asn_desktop.store.employees import Golongan, Jabatan
from asn_desktop.store.letters import Letter
from tests.services import leave_office
from tests.services.leave_office import LeaveOffice

D = dt.date


def text(data: bytes) -> str:
    document = PdfDocument(data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


@pytest.fixture
def office(session: Session, now: dt.datetime) -> LeaveOffice:
    made = leave_office.make(session, now)
    session.add(Golongan(employee_id=made.fauzi, golongan="III/c", tmt=D(2022, 4, 1)))
    session.add(Jabatan(employee_id=made.fauzi, jenis="4", nama="Pengelola Angkutan", tmt=D(2022, 4, 1)))
    session.flush()
    leave_office.employees.rebuild_summaries(session, today=D(2026, 11, 23))
    return made


@pytest.fixture
def asked(session: Session, office: LeaveOffice, today: D, now: dt.datetime) -> leave.LeaveRow:
    wish = LeaveAsk(office.fauzi, D(2026, 12, 21), D(2026, 12, 31), "Keperluan keluarga", "Jl. Rekaan 5", "0812")
    return leave.ask(session, wish, today=today, now=now)


def grant(session: Session, row: leave.LeaveRow, today: D, now: dt.datetime) -> None:
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), today=today, now=now)
    leave.decide(session, row.id, Decision(Choice.DISETUJUI, scan=b"%PDF-1.4"), today=today, now=now)


def test_the_form_for_signing_names_everybody(
    session: Session, asked: leave.LeaveRow, today: D, now: dt.datetime
) -> None:
    page = text(papers.form_pdf(session, asked.id, today=today, now=now))
    for words in ("Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Bambang Prasetyo", "Dr. Sri Wahyuni", "Jl. Rekaan 5"):
        assert words in page, words
    assert session.query(Letter).count() == 0


def test_issuing_takes_a_number_and_makes_both_papers(
    session: Session, asked: leave.LeaveRow, today: D, now: dt.datetime
) -> None:
    grant(session, asked, today, now)
    made = papers.issue(session, IssueAsk(asked.id, mode="agenda"), today=today, now=now)
    assert (made.row.keadaan, made.row.nomor) == (State.TERBIT, made.permit.nomor)
    assert made.permit.nomor is not None
    assert made.permit.nomor.startswith("800.1.11.4/")
    page = text(letters.pdf(session, made.permit.id))
    for words in ("7 (tujuh) hari kerja", "21 Desember 2026", "31 Desember 2026", "2025", "2026", "Pengelola Angkutan"):
        assert words in page, words
    assert made.form.nomor is None
    form = text(letters.pdf(session, made.form.id))
    assert "2024" in form


def test_nothing_is_issued_before_the_decision_or_twice(
    session: Session, asked: leave.LeaveRow, today: D, now: dt.datetime
) -> None:
    ask = IssueAsk(asked.id, mode="agenda")
    with pytest.raises(Refused) as no:
        papers.issue(session, ask, today=today, now=now)
    assert no.value.problems[0].code == "illegal_transition"
    grant(session, asked, today, now)
    papers.issue(session, ask, today=today, now=now)
    with pytest.raises(Refused):
        papers.issue(session, ask, today=today, now=now)


def test_a_page_with_holes_is_not_made(session: Session, office: LeaveOffice, today: D, now: dt.datetime) -> None:
    wish = LeaveAsk(office.kabid, D(2026, 12, 1), D(2026, 12, 1), "x", "x", "x")
    row = leave.ask(session, wish, today=today, now=now)
    with pytest.raises(Refused) as no:
        papers.form_pdf(session, row.id, today=today, now=now)
    assert [(p.code, p.values["kurang"]) for p in no.value.problems] == [
        ("leave_paper_missing", ["jabatan", "golongan"])
    ]


def test_a_part_time_pppk_without_golongan_gets_the_papers_of_pppk(
    session: Session, office: LeaveOffice, today: D, now: dt.datetime
) -> None:
    rina = leave_office.person(session, "Rina Paruh Waktu", office.bidang, 45, status="PPPK_PW", tmt_cpns=None,
                               nip="199003172025212045", kontrak_mulai=D(2025, 10, 1),
                               kontrak_akhir=D(2027, 9, 30))  # fmt: skip
    session.add(Jabatan(employee_id=rina, jenis="4", nama="Operator Layanan Operasional", tmt=D(2025, 10, 1)))
    session.flush()
    leave_office.employees.rebuild_summaries(session, today=today)
    leave_office.settle(session, rina, now=now, used=(0, 0, 0))
    wish = LeaveAsk(rina, D(2026, 12, 21), D(2026, 12, 22), "Keperluan keluarga", "Jl. Rekaan 5", "0812")
    row = leave.ask(session, wish, today=today, now=now)
    form = text(papers.form_pdf(session, row.id, today=today, now=now))
    for words in ("NOMOR 7 TAHUN 2022", "NI PPPK 19900317 202521 2 045", "4. Cuti Bersama"):
        assert words in form, words
    for words in ("NOMOR 24 TAHUN 2017", "Cuti Besar", "Luar Tanggungan"):
        assert words not in form, words
    grant(session, row, today, now)
    permit = text(papers.permit_pdf(session, row.id, today=today, now=now))
    assert "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu" in permit
