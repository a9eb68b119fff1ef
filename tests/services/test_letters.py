"""The register: three number modes, no number twice, a void one keeps its line, the file is the entry's own."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy.orm import Session

from asn_desktop.letters.leave_permit import LeavePermitLetter
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Refused, Trouble
from asn_desktop.services import letters, units
from asn_desktop.services.letters import LetterAsk

PERSON = Person(
    "Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil",
)  # fmt: skip
KADIS = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)")


@pytest.fixture
def root(session: Session) -> uuid.UUID:
    found = units.root(session)
    assert found is not None
    return found


def permit(session: Session, root: uuid.UUID, **how: object) -> LetterAsk:
    letter = LeavePermitLetter(
        kop=letters.letterhead(session, root), heading=Heading(None, "Tirtamaya", None), person=PERSON,
        tahun=(2025, 2026), lama=7, satuan="hari kerja", mulai=dt.date(2026, 12, 21), sampai=dt.date(2026, 12, 31),
        alamat="Jalan Melati Nomor 4, Tirtamaya", signer=KADIS, tembusan=("Inspektur", "Arsip"),
    )  # fmt: skip
    given = {"mode": "agenda", "kode": "800.1.11.4", **how}
    return LetterAsk(letter=letter, unit_id=root, employee_id=None, perihal="Surat Izin Cuti Tahunan", **given)  # type: ignore[arg-type]


def code_of(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.problems[0].code


def test_own_agenda_counts_up_and_prints_the_number(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    first = letters.register(session, permit(session, root), now=now, today=today)
    second = letters.register(session, permit(session, root), now=now, today=today)
    assert (first.urut, second.urut) == (1, 2)
    assert first.nomor == "800.1.11.4/1/DISHUB/2026"
    assert first.keadaan == "siap"
    assert letters.pdf(session, first.id).startswith(b"%PDF-1.7")
    assert [r.urut for r in letters.listing(session, month=today)] == [2, 1]


def test_a_failed_letter_takes_no_number(session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date) -> None:
    bad = permit(session, root)
    object.__setattr__(bad.letter, "alamat", "ᬩᬮᬶ")
    with pytest.raises(Refused) as caught, session.begin_nested():
        letters.register(session, bad, now=now, today=today)
    assert code_of(caught) == "letter_character"
    good = letters.register(session, permit(session, root), now=now, today=today)
    assert good.urut == 1


def test_a_number_is_never_used_twice_even_when_it_is_void(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    ask = permit(session, root, mode="diketik", nomor="800.1.11.4/77/SETDA/2026")
    row = letters.register(session, ask, now=now, today=today)
    letters.void(session, row.id, "salah tanggal cuti")
    again = permit(session, root, mode="diketik", nomor="800.1.11.4 / 77 / setda / 2026")
    with pytest.raises(Refused) as caught:
        letters.register(session, again, now=now, today=today)
    assert code_of(caught) == "duplicate_letter_number"


@pytest.mark.parametrize(
    ("nomor", "code"),
    [("", "letter_number_missing"), ("x" * 61, "letter_number_long"), ("tanpa", "letter_number_figures")],
)
def test_a_typed_number_must_be_one(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date, nomor: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        letters.register(session, permit(session, root, mode="diketik", nomor=nomor), now=now, today=today)
    assert code_of(caught) == code


def test_a_blank_number_is_printed_with_its_gap_and_completed_later(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    row = letters.register(session, permit(session, root, mode="kosong"), now=now, today=today)
    assert row.nomor is None
    assert row.nomor_cetak == "800.1.11.4/\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/DISHUB/2026"
    assert row.keadaan == "menunggu_nomor"
    before = letters.pdf(session, row.id)
    done = letters.complete_number(session, row.id, "800.1.11.4/215/SETDA/2026", today)
    assert (done.keadaan, done.nomor, done.tanggal) == ("siap", "800.1.11.4/215/SETDA/2026", today)
    assert letters.pdf(session, row.id) != before
    with pytest.raises(Refused) as caught:
        letters.complete_number(session, row.id, None, today)
    assert code_of(caught) == "letter_number_has"


def test_the_gap_report_names_void_numbers_and_missing_ones(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    rows = [letters.register(session, permit(session, root), now=now, today=today) for _ in range(3)]
    letters.void(session, rows[1].id, "dibatalkan pemohon")
    report = letters.gap_report(session, root, 2026)
    assert (report.terakhir, report.hilang, report.utuh) == (3, (), True)
    assert [r.urut for r in report.batal] == [2]
    with pytest.raises(Refused) as caught:
        letters.void(session, rows[1].id, "sekali lagi saja")
    assert code_of(caught) == "letter_void"


def test_the_same_entry_gives_the_same_bytes(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    from asn_desktop.letters import render, revive
    from asn_desktop.services import letter_rows

    row = letters.register(session, permit(session, root), now=now, today=today)
    record = letter_rows.find(session, row.id)
    again = render.render(revive.revive(record.data), identity=str(record.id), at=record.dicatat)
    assert again == letters.pdf(session, row.id)


def test_a_wording_beside_the_store_is_used_and_a_wrong_blank_takes_no_number(
    session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date
) -> None:
    own = letters.wordings(session) / "surat_izin_cuti_tahunan.xml"
    own.parent.mkdir()
    own.write_text('<surat data="LeavePermitLetter"><p>{person.namma}</p></surat>')
    with pytest.raises(Trouble) as caught, session.begin_nested():
        letters.register(session, permit(session, root), now=now, today=today)
    assert (caught.value.code, caught.value.values["near"]) == ("template_blank", "person.nama")
    own.unlink()
    assert letters.register(session, permit(session, root), now=now, today=today).urut == 1


def test_a_new_year_starts_at_one(session: Session, root: uuid.UUID, now: dt.datetime, today: dt.date) -> None:
    letters.register(session, permit(session, root), now=now, today=today)
    later = letters.register(session, permit(session, root, tanggal=dt.date(2027, 1, 4)), now=now, today=today)
    assert (later.tahun, later.urut) == (2027, 1)
