"""Entri susulan: leave already taken on paper, from a grid and from a spreadsheet; nothing half written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave import reading
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import late, late_sheet
from asn_desktop.services.leave.late import LateAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveRequest
from asn_desktop.store.offices import Setting
from asn_desktop.store.standing import Cltn
from tests.services import leave_flow_office, leave_office
from tests.services.leave_flow_office import Desk, codes

D = dt.date


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    made = leave_flow_office.make(session, today, now)
    setting = session.query(Setting).filter(Setting.kunci == "cuti.dicatat_sejak").one()
    setting.nilai = {"v": "2026-01-05"}  # the office began in January; what came later on paper is entered now
    session.flush()
    return made


@pytest.fixture
def taken(desk: Desk) -> LateAsk:
    return LateAsk(desk.office.fauzi, Kind.TAHUNAN, D(2026, 7, 6), D(2026, 7, 10), "800/77/DISHUB/2026",
                   D(2026, 7, 1), "Keluarga", "Kepala Dinas")  # fmt: skip


def show(desk: Desk, *asks: LateAsk) -> list[tuple[list[str], list[str]]]:
    rows = late.preview(desk.session, asks, today=desk.today)
    return [([p.code for p in r.problems], [p.code for p in r.warnings]) for r in rows]


def test_a_leave_on_paper_is_charged_and_marked(desk: Desk, taken: LateAsk) -> None:
    assert show(desk, taken) == [([], [])]
    row = late.enter(desk.session, [taken], **desk.on)[0]
    assert (row.keadaan, row.asal, row.nomor, row.lama) == (State.SELESAI, "susulan", "800/77/DISHUB/2026", 5)
    assert leave.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).sisa == 13
    detail = leave.detail(desk.session, row.id, today=desk.today)
    assert (detail.tanggal_asal, detail.steps[0].peristiwa, detail.steps[0].oleh_jabatan) == (
        D(2026, 7, 1), "SUSULAN", "Kepala Dinas",
    )  # fmt: skip


def test_entering_it_again_changes_nothing(desk: Desk, taken: LateAsk) -> None:
    late.enter(desk.session, [taken], **desk.on)
    assert late.enter(desk.session, [taken], **desk.on) == ()
    assert late.preview(desk.session, [taken], today=desk.today)[0].sudah
    assert (desk.count(), desk.session.query(LeaveCharge).count()) == (1, 1)


def test_one_bad_row_and_nothing_is_written(desk: Desk, taken: LateAsk) -> None:
    bad = replace(taken, mulai=D(2026, 8, 3), sampai=D(2026, 8, 4), nomor="")
    with pytest.raises(Refused) as no:
        late.enter(desk.session, [taken, bad], **desk.on)
    assert [(p.code, p.field) for p in no.value.problems] == [("letter_number_missing", "1:nomor")]
    assert desk.count() == 0
    assert codes(lambda: late.enter(desk.session, [], **desk.on)) == ["late_nothing"]


def test_rows_of_one_list_are_weighed_with_each_other(desk: Desk, taken: LateAsk) -> None:
    second = replace(taken, mulai=D(2026, 7, 10), sampai=D(2026, 7, 14), nomor="78")
    assert show(desk, taken, second)[1][0] == ["overlap"]
    long = replace(taken, mulai=D(2026, 9, 1), sampai=D(2026, 9, 18), nomor="79")  # 14 days of 13 left
    assert show(desk, taken, long)[1][0] == ["insufficient_balance"]
    assert show(desk, long)[0][0] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"nomor": " "}, ["letter_number_missing"]),
        ({"tanggal": None}, ["late_date_missing"]),
        ({"tanggal": D(2026, 12, 1)}, ["letter_in_future"]),
        ({"sampai": D(2026, 7, 1)}, ["end_before_start"]),
        ({"mulai": D(2026, 7, 4), "sampai": D(2026, 7, 5)}, ["zero_working_days"]),
        ({"mulai": D(2025, 12, 29), "sampai": D(2026, 1, 2)}, ["year_split_required", "late_annual_year"]),
        ({"mulai": D(2025, 7, 7), "sampai": D(2025, 7, 8)}, ["late_annual_year"]),
        ({"jenis": Kind.MELAHIRKAN}, ["sex_not_eligible"]),
    ],
)
def test_a_late_entry_is_refused(desk: Desk, taken: LateAsk, change: dict[str, object], expected: list[str]) -> None:
    assert show(desk, replace(taken, **change))[0][0] == expected  # type: ignore[arg-type]


def test_a_pppk_has_no_late_cuti_besar_either(desk: Desk, taken: LateAsk) -> None:
    assert show(desk, replace(taken, employee_id=desk.rina, jenis=Kind.BESAR))[0][0] == ["type_not_for_status"]


def test_what_the_law_says_against_a_granted_leave_is_told_beside_it(desk: Desk) -> None:
    old = LateAsk(desk.office.fauzi, Kind.BESAR, D(2021, 3, 1), D(2021, 5, 31), "851/1", D(2021, 2, 1), "Umrah")
    soon = LateAsk(desk.office.fauzi, Kind.BESAR, D(2024, 3, 1), D(2024, 6, 30), "851/2", D(2024, 2, 1), "Umrah")
    first, second = show(desk, old, soon)
    assert first == ([], ["opening_balance_missing"])
    assert second[0] == []
    assert {"cooldown_active", "exceeds_max_duration"} <= set(second[1])
    assert len(late.enter(desk.session, [old, soon], **desk.on)) == 2
    wish = desk.wish(Kind.BESAR)
    assert codes(lambda: leave.ask(desk.session, wish, **desk.on)) == ["cooldown_active"]


def test_a_late_reason_outside_the_list_is_told_not_refused(desk: Desk) -> None:
    ask = LateAsk(desk.office.fauzi, Kind.ALASAN_PENTING, D(2026, 3, 2), D(2026, 3, 6), "9", D(2026, 3, 1), "ibu sakit")
    assert show(desk, ask)[0] == ([], ["late_reason_unknown"])


def test_sickness_of_one_day_has_no_number(desk: Desk) -> None:
    ask = LateAsk(desk.office.fauzi, Kind.SAKIT, D(2026, 3, 2), D(2026, 3, 2))
    assert show(desk, ask)[0][0] == []
    assert late.enter(desk.session, [ask], **desk.on)[0].keadaan is State.DICATAT


def test_days_an_opening_counts_already_are_not_charged_twice(desk: Desk, taken: LateAsk) -> None:
    leave_office.settle(desk.session, desk.office.fauzi, now=desk.now, used=(12, 3, 5))
    setting = desk.session.query(Setting).filter(Setting.kunci == "cuti.dicatat_sejak").one()
    setting.nilai = {"v": "2026-11-23"}
    desk.session.flush()
    assert show(desk, taken)[0] == ([], ["late_opening_told"])
    late.enter(desk.session, [replace(taken, dibebankan=False)], **desk.on)
    assert desk.session.query(LeaveCharge).count() == 0
    assert leave.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).sisa == 13


def test_a_leave_on_paper_that_still_runs_may_be_reported_back(desk: Desk, taken: LateAsk) -> None:
    running = replace(taken, mulai=D(2026, 11, 20), sampai=D(2026, 11, 27))
    row = late.enter(desk.session, [running], **desk.on)[0]
    assert row.keadaan is State.BERJALAN
    on = {"today": D(2026, 11, 30), "now": desk.now}
    assert leave.report_back(desk.session, row.id, D(2026, 11, 30), **on).keadaan is State.SELESAI


def test_a_wrong_entry_is_withdrawn_with_its_reason(desk: Desk, taken: LateAsk) -> None:
    row = late.enter(desk.session, [taken], **desk.on)[0]
    assert codes(lambda: late.withdraw(desk.session, row.id, "", **desk.on)) == ["late_withdraw_reason_missing"]
    assert late.withdraw(desk.session, row.id, "salah orang", **desk.on).keadaan is State.DIBATALKAN
    assert leave.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).sisa == 18
    asked = desk.ask(Kind.TAHUNAN)
    assert codes(lambda: late.withdraw(desk.session, asked.id, "x", **desk.on)) == ["late_not_late"]
    assert late.enter(desk.session, [taken], **desk.on)[0].keadaan is State.SELESAI  # entered rightly now


def test_a_number_is_used_once(desk: Desk, taken: LateAsk) -> None:
    other = replace(taken, employee_id=desk.sari)
    assert show(desk, taken, other)[1] == ([], ["late_number_twice"])


def test_duplicate_letter_number(desk: Desk, taken: LateAsk) -> None:
    from asn_desktop.services.leave import papers
    from tests.services.test_leave_transitions import fill_paper

    row = desk.grant(Kind.TAHUNAN)
    fill_paper(desk)
    papers.issue(desk.session, papers.IssueAsk(row.id, "diketik", "800/77/DISHUB/2026"), **desk.on)
    assert show(desk, replace(taken, employee_id=desk.sari))[0][0] == ["duplicate_letter_number"]


def test_a_late_cltn_is_compared_with_the_history(desk: Desk) -> None:
    ask = LateAsk(desk.sari, Kind.CLTN, D(2022, 1, 1), D(2023, 12, 31), "888/9", D(2021, 12, 1), "ikut suami",
                  alasan_kode="ikut_pasangan_tugas")  # fmt: skip
    assert show(desk, ask)[0] == ([], ["late_cltn_history", "document_missing"])
    desk.session.add(Cltn(employee_id=desk.sari, jenis="1", mulai=D(2022, 1, 1), sampai=D(2023, 12, 31)))
    desk.session.flush()
    assert show(desk, ask)[0] == ([], ["document_missing"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Cuti Tahunan", Kind.TAHUNAN), ("C.T.", Kind.TAHUNAN), ("cuti sakit", Kind.SAKIT), ("Bersalin", Kind.MELAHIRKAN),
     ("ALASAN_PENTING", Kind.ALASAN_PENTING), ("Cuti karena alasan penting", Kind.ALASAN_PENTING),
     ("Cuti di luar tanggungan negara", Kind.CLTN), ("CB", Kind.BESAR)],
)  # fmt: skip
def test_kinds_as_lists_write_them(text: str, kind: Kind) -> None:
    assert reading.kind(text) is kind


@pytest.mark.parametrize("text", ["", "cuti bersama", "izin", "cuti"])
def test_a_kind_that_is_none_is_not_guessed(text: str) -> None:
    assert codes(lambda: reading.kind(text)) == ["late_kind_unknown"]


def book(*rows: tuple[object, ...], head: tuple[str, ...] = ()) -> bytes:
    made = Workbook()
    sheet = made.active
    sheet.append(["DAFTAR CUTI 2026"])
    sheet.append(list(head or ("No", "NIP", "Nama", "Jenis Cuti", "Mulai", "Sampai", "Nomor Surat", "Tanggal Surat",
                               "Alasan")))  # fmt: skip
    for row in rows:
        sheet.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def nip(desk: Desk, person: object) -> str:
    found = desk.session.get_one(Employee, (desk.session.info["office_id"], person))
    return found.nip or ""


def test_a_spreadsheet_with_dates_in_every_form(desk: Desk) -> None:
    mine, hers = nip(desk, desk.office.fauzi), nip(desk, desk.sari)
    data = book(
        (1, mine, "Fauzi", "Cuti Tahunan", "06-07-2026", dt.datetime(2026, 7, 10), "800/77", "1 Juli 2026", "Kel"),
        (2, hers, "Sari", "sakit", "2 Mar 2026", "2026-03-06", "800/12", "2/3/2026", "demam"),
        (3, "198507092010011999", "Entah", "sakit", "02-03-2026", "03-03-2026", "1", "01-03-2026", ""),
        (4, mine, "Ahmad Fauzi", "cuti bersama", "03-08-2026", "04-08-2026", "2", "01-08-2026", ""),
        (5, mine, "Ahmad Fauzi", "tahunan", "31-04-2026", "", "3", "01-08-2026", ""),
        (6, "19850", "Ahmad Fauzi", "sakit", "02-03-2026", "03-03-2026", "4", "01-03-2026", ""),
    )
    seen = late_sheet.preview(desk.session, data, today=desk.today)
    assert [r.number for r in seen.writable] == [3, 4]
    assert [(r.number, [p.code for p in r.problems]) for r in seen.refused] == [
        (5, ["OPENING_UNKNOWN_NIP"]), (6, ["late_kind_unknown"]), (7, ["DATE_INVALID", "late_day_missing"]),
        (8, ["NIP_LENGTH"]),
    ]  # fmt: skip
    made = late_sheet.apply(desk.session, seen, **desk.on)
    assert [(r.jenis, r.mulai, r.sampai) for r in made] == [
        ("SAKIT", D(2026, 3, 2), D(2026, 3, 6)), ("TAHUNAN", D(2026, 7, 6), D(2026, 7, 10)),
    ]  # fmt: skip
    again = late_sheet.preview(desk.session, data, today=desk.today)
    assert ([r.number for r in again.known], again.writable) == ([3, 4], ())
    assert late_sheet.apply(desk.session, again, **desk.on) == ()
    assert desk.session.query(LeaveRequest).count() == 2


def test_a_list_without_its_columns_is_refused(desk: Desk) -> None:
    data = book(("1", "x"), head=("NIP", "Nama", "Jenis Cuti"))
    with pytest.raises(Refused) as no:
        late_sheet.preview(desk.session, data, today=desk.today)
    assert [(p.code, p.values["kolom"]) for p in no.value.problems] == [("late_columns_missing", ["mulai", "sampai"])]


def test_a_column_with_the_month_in_front_is_not_read(desk: Desk) -> None:
    mine = nip(desk, desk.office.fauzi)
    data = book((1, mine, "A", "tahunan", "07/06/2026", "07/20/2026", "1", "07/01/2026", "x"))
    seen = late_sheet.preview(desk.session, data, today=desk.today)
    assert [p.code for p in seen.refused[0].problems] == ["DATE_MONTH_FIRST"]
