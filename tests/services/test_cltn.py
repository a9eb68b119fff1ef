"""CLTN from the request to the day back at work, with every refusal and what it changes in the record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import histories
from asn_desktop.services.leave import cltn, tasks
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.cltn import Decree, Letter, Return
from asn_desktop.services.leave.deeds import LeaveRow
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.standing import Cltn
from tests.services import leave_flow_office
from tests.services.leave_flow_office import PPK, PUSAT, SCAN, Desk, codes

D = dt.date
FIRST, LAST, TODAY = D(2026, 12, 1), D(2028, 11, 30), D(2026, 11, 23)


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    made = leave_flow_office.make(session, today, now)
    values = {"jenis": "4", "nama": "Pengelola Angkutan", "unit_id": made.office.bidang, "tmt": "01-01-2020",
              "nomor_sk": "SK/1", "tanggal_sk": "20-12-2019"}  # fmt: skip
    histories.save(session, RecordAsk("jabatan", made.sari, values=values), today=today)
    return made


def person(desk: Desk) -> Employee:
    return desk.session.get_one(Employee, (desk.session.info["office_id"], desk.sari))


def considered(desk: Desk) -> LeaveRow:
    row = desk.ask(Kind.CLTN, mulai=FIRST, sampai=LAST)
    return desk.consider(row)


def at(desk: Desk, day: D) -> dict[str, object]:
    return {"today": day, "now": desk.now}


def letter(nomor: str = "800/10/2026", tanggal: D = TODAY) -> Letter:
    return Letter(PPK, nomor, tanggal, SCAN)


def decreed(desk: Desk) -> LeaveRow:
    row = considered(desk)
    cltn.propose(desk.session, row.id, letter(), **desk.on)
    cltn.bkn_approved(desk.session, row.id, "BKN/77", desk.today, **desk.on)
    return cltn.decree(desk.session, row.id, Decree(PPK, "888/1/2026", desk.today, SCAN), **desk.on)


def back(desk: Desk, row: LeaveRow, reported: D, returned: D) -> Return:
    cltn.report_end(desk.session, row.id, reported, **at(desk, reported))
    cltn.propose_return(desk.session, row.id, letter("800/99/2028", reported), **at(desk, reported))
    post = {"nama": "Pengelola Terminal", "unit_id": desk.office.bidang, "jenis": "4"}
    return Return(Decree(PPK, "888/2/2029", returned, SCAN), "BKN/88", returned, returned, post)


def test_before_the_superior_considered_nothing_is_proposed(desk: Desk) -> None:
    row = desk.ask(Kind.CLTN, mulai=FIRST, sampai=LAST)
    assert codes(lambda: cltn.propose(desk.session, row.id, letter(), **desk.on)) == ["illegal_transition"]


def test_bkn_approval_missing_refuses_the_decree(desk: Desk) -> None:
    row = considered(desk)
    wish = Decree(PPK, "888/1/2026", desk.today, SCAN)
    assert codes(lambda: cltn.decree(desk.session, row.id, wish, **desk.on)) == ["bkn_approval_missing"]
    assert desk.session.query(Cltn).count() == 0


def test_authority_not_delegable(desk: Desk) -> None:
    row = considered(desk)
    cltn.bkn_approved(desk.session, row.id, "BKN/77", desk.today, **desk.on)
    wish = Decree(PUSAT, "888/1/2026", desk.today, SCAN)
    assert codes(lambda: cltn.decree(desk.session, row.id, wish, **desk.on)) == ["authority_not_delegable"]
    bare = Letter(PUSAT, "1", desk.today)
    assert codes(lambda: cltn.propose(desk.session, row.id, bare, **desk.on)) == ["authority_not_delegable"]


def test_letters_need_a_number_and_a_day_that_has_come(desk: Desk) -> None:
    row = considered(desk)
    wish = Decree(PPK, " ", D(2027, 1, 1), SCAN)
    assert codes(lambda: cltn.decree(desk.session, row.id, wish, **desk.on)) == [
        "letter_number_missing", "letter_in_future",
    ]  # fmt: skip
    assert codes(lambda: cltn.bkn_approved(desk.session, row.id, "", desk.today, **desk.on)) == [
        "letter_number_missing"
    ]


def test_the_decree_writes_the_history_and_ends_the_post(desk: Desk) -> None:
    row = decreed(desk)
    assert (row.keadaan, row.nomor, row.lama, row.satuan) == (State.TERBIT, "888/1/2026", 2, "tahun")
    told = desk.session.query(Cltn).one()
    assert (told.jenis, told.mulai, told.sampai, told.nomor_sk, told.nomor_persetujuan) == (
        "1", FIRST, LAST, "888/1/2026", "BKN/77",
    )  # fmt: skip
    assert desk.session.query(Jabatan).filter(Jabatan.employee_id == desk.sari).one().sampai == D(2026, 11, 30)
    assert person(desk).kedudukan == "01"  # until the first day
    assert [p.jenis for p in leave.detail(desk.session, row.id, today=desk.today).bukti][-1] == "persetujuan_bkn"


def test_on_the_first_day_the_standing_follows(desk: Desk) -> None:
    row = decreed(desk)
    assert codes(lambda: cltn.begin(desk.session, row.id, **desk.on)) == ["illegal_transition"]
    assert [t.code for t in tasks.tasks(desk.session, today=FIRST)] == ["cltn_mulai"]
    cltn.begin(desk.session, row.id, **at(desk, FIRST))
    assert person(desk).kedudukan == "02"
    assert tasks.tasks(desk.session, today=FIRST) == ()
    again = desk.wish(Kind.TAHUNAN, employee_id=desk.sari)
    assert codes(lambda: leave.ask(desk.session, again, **at(desk, FIRST)))[0] == "inactive_status"


def test_a_decreed_cltn_is_undone_by_a_decree_only(desk: Desk) -> None:
    row = decreed(desk)
    assert codes(lambda: leave.cancel(desk.session, row.id, "batal", **desk.on)) == ["cltn_decreed"]
    assert codes(lambda: leave.recall(desk.session, row.id, FIRST, "perlu", **at(desk, FIRST))) == ["not_recallable"]


def test_one_extension_of_a_year_at_most_that_goes_on_without_a_gap(desk: Desk) -> None:
    row = decreed(desk)
    cltn.begin(desk.session, row.id, **at(desk, FIRST))
    day = D(2028, 8, 20)
    assert [t.code for t in tasks.tasks(desk.session, today=day)] == ["cltn_perpanjangan"]
    long = D(2030, 1, 31)
    assert codes(lambda: cltn.extend(desk.session, row.id, long, "tugas diperpanjang", **at(desk, day))) == [
        "exceeds_max_duration"
    ]
    more = cltn.extend(desk.session, row.id, D(2029, 11, 30), "tugas diperpanjang", **at(desk, day))
    assert (more.mulai, more.lama, more.satuan) == (D(2028, 12, 1), 1, "tahun")
    leave.consider(desk.session, more.id, leave.Decision(leave_flow_office.Choice.DISETUJUI), **at(desk, day))
    wish = Decree(PPK, "888/5/2028", day, SCAN)
    assert codes(lambda: cltn.decree(desk.session, more.id, wish, **at(desk, day))) == ["bkn_approval_missing"]
    cltn.bkn_approved(desk.session, more.id, "BKN/90", day, **at(desk, day))
    cltn.decree(desk.session, more.id, wish, **at(desk, day))
    rows = sorted((r.jenis, r.mulai) for r in desk.session.query(Cltn))
    assert rows == [("1", FIRST), ("5", D(2028, 12, 1))]
    cltn.begin(desk.session, more.id, **at(desk, D(2028, 12, 1)))
    assert person(desk).kedudukan == "13"
    again = at(desk, D(2029, 8, 1))
    assert codes(lambda: cltn.extend(desk.session, more.id, D(2030, 5, 31), "lagi", **again)) == [
        "cltn_extended_already"
    ]


def test_an_extension_asked_late_is_said_but_not_refused(desk: Desk) -> None:
    row = decreed(desk)
    wish = desk.wish(Kind.CLTN, mulai=D(2028, 12, 1), sampai=D(2029, 5, 31), terkait_id=row.id)
    late = leave.preview(desk.session, wish, today=D(2028, 10, 1))
    assert (late.problems, [p.code for p in late.warnings]) == ((), ["cltn_extension_late"])
    gap = leave.preview(desk.session, replace(wish, mulai=D(2029, 1, 1)), today=D(2028, 8, 1))
    assert [p.code for p in gap.problems] == ["cltn_extension_gap"]


def test_return_with_bkn_approval_a_new_post_and_its_first_day(desk: Desk) -> None:
    row = decreed(desk)
    cltn.begin(desk.session, row.id, **at(desk, FIRST))
    reported, returned = D(2028, 12, 11), D(2029, 1, 15)
    assert [t.code for t in tasks.tasks(desk.session, today=reported)] == ["cltn_berakhir"]
    wish = back(desk, row, reported, returned)
    assert [t.code for t in tasks.tasks(desk.session, today=reported)] == ["cltn_penempatan"]
    on = at(desk, returned)
    for change, code in (
        ({"bkn_nomor": " "}, "bkn_approval_missing"), ({"bkn_tanggal": None}, "bkn_approval_missing"),
        ({"tmt": LAST}, "cltn_return_early"), ({"jabatan": {}}, "cltn_post_missing"),
        ({"decree": replace(wish.decree, official=PUSAT)}, "authority_not_delegable"),
    ):  # fmt: skip
        bad = replace(wish, **change)  # type: ignore[arg-type]
        assert codes(lambda bad=bad: cltn.reactivate(desk.session, row.id, bad, **on)) == [code]
    cltn.reactivate(desk.session, row.id, wish, **on)
    assert person(desk).kedudukan == "01"
    assert desk.session.query(Cltn).one().aktif_kembali == returned
    posts = sorted((p.tmt, p.nama, p.sampai) for p in desk.session.query(Jabatan).filter_by(employee_id=desk.sari))
    assert posts[-1] == (returned, "Pengelola Terminal", None)
    assert tasks.tasks(desk.session, today=returned) == ()
    assert codes(lambda: cltn.reactivate(desk.session, row.id, wish, **on)) == ["illegal_transition"]
    soon = desk.wish(Kind.TAHUNAN, employee_id=desk.sari, mulai=D(2029, 6, 4), sampai=D(2029, 6, 5))
    told = [p.code for p in leave.preview(desk.session, soon, today=D(2029, 6, 1)).problems]
    assert "calendar_missing" in told or "service_too_short" in told


def test_reactivation_without_a_proposal_is_no_step(desk: Desk) -> None:
    row = decreed(desk)
    cltn.begin(desk.session, row.id, **at(desk, FIRST))
    day = D(2028, 12, 11)
    cltn.report_end(desk.session, row.id, day, **at(desk, day))
    assert [t.code for t in tasks.tasks(desk.session, today=day)] == ["cltn_usul_aktif"]
    wish = Return(Decree(PPK, "1", day, SCAN), "B", day, day, {"nama": "X"})
    assert codes(lambda: cltn.reactivate(desk.session, row.id, wish, **at(desk, day))) == ["illegal_transition"]


def test_a_late_or_missing_report_is_listed_and_nothing_is_decided(desk: Desk) -> None:
    row = decreed(desk)
    cltn.begin(desk.session, row.id, **at(desk, FIRST))
    late = D(2029, 1, 20)
    assert [t.code for t in tasks.tasks(desk.session, today=late)] == ["cltn_lapor_terlambat"]
    done = cltn.report_end(desk.session, row.id, late, **at(desk, late))
    assert (done.keadaan, person(desk).kedudukan, person(desk).berakhir) == (State.SELESAI, "02", None)
    assert [t.code for t in tasks.tasks(desk.session, today=late)] == ["cltn_lapor_terlambat", "cltn_usul_aktif"]


def test_the_way_of_a_cltn_is_for_a_cltn(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT)
    assert codes(lambda: cltn.propose(desk.session, row.id, letter(), **desk.on)) == ["not_cltn"]
    own = Letter(Official("Sari Puspita", "Bupati", employee_id=desk.sari), "1", desk.today)
    mine = considered(desk)
    assert codes(lambda: cltn.propose(desk.session, mine.id, own, **desk.on)) == ["self_approval"]
