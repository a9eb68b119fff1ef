"""Opening balances: unknown stays unknown, half days are refused, many are told at once."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import openings
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store.leave import LeaveOpening
from tests.services import leave_office

D = dt.date


def test_needed_years_are_marked_until_they_are_told(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    new = leave_office.person(session, "Orang Baru", office.bidang, 40, tmt_cpns=D(2024, 3, 1))
    leave_office.employees.rebuild_summaries(session, today=today)
    row = openings.openings(session, new, year=2026)
    assert [(y.tahun, y.perlu, y.terpakai) for y in row.tahun] == [
        (2024, False, None), (2025, True, None), (2026, True, None),
    ]  # fmt: skip
    assert [r.employee_id for r in openings.grid(session, year=2026, only_missing=True)] == [new]
    asks = [OpeningAsk(new, 2025, "12 hari"), OpeningAsk(new, 2026, "4,0")]
    assert openings.save(session, asks, today=today, now=now) == 2
    assert openings.grid(session, year=2026, only_missing=True) == []
    assert leave.balance(session, new, year=2026, today=today).sisa == 8


@pytest.mark.parametrize(
    ("raw", "code"),
    [("3,5", "fraction_not_allowed"), ("0.5 hari", "fraction_not_allowed"), ("dua", "days_invalid"),
     ("-1", "days_invalid"), ("99", "opening_too_large")],
)  # fmt: skip
def test_wrong_days_are_refused_and_nothing_is_kept(
    session: Session, today: D, now: dt.datetime, raw: str, code: str
) -> None:
    office = leave_office.make(session, now)
    before = session.query(LeaveOpening).count()
    asks = [OpeningAsk(office.fauzi, 2023, 5), OpeningAsk(office.fauzi, 2022, raw)]
    with pytest.raises(Refused) as no:
        openings.save(session, asks, today=today, now=now)
    assert [(p.code, p.field) for p in no.value.problems] == [(code, f"{office.fauzi}:2022:terpakai")]
    assert session.query(LeaveOpening).count() == before


def test_a_future_year_is_refused(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    with pytest.raises(Refused) as no:
        openings.save(session, [OpeningAsk(office.fauzi, 2027, 0)], today=today, now=now)
    assert no.value.problems[0].code == "opening_year_future"


def test_correcting_an_opening_changes_the_balance_at_once(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    openings.save(session, [OpeningAsk(office.fauzi, 2025, 9)], today=today, now=now)
    assert leave.balance(session, office.fauzi, year=2026, today=today).sisa == 15
    assert session.query(LeaveOpening).filter_by(employee_id=office.fauzi, tahun=2025).count() == 1


def test_rows_pasted_from_a_spreadsheet(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    lines = [
        ["NIP", "2024", "2025", "2026"],
        ["19850709 201001 1 015", "10", "", "2", "3"],
        ["198507092010011999", "1", "1", "1"],
        [""],
    ]
    asks, problems = openings.read_pasted(session, lines, year=2026)
    assert [(a.tahun, a.terpakai) for a in asks] == [(2024, "10"), (2026, "2")]
    assert [(p.code, p.values["baris"]) for p in problems] == [("opening_nip_unknown", 3)]
    openings.save(session, asks, today=today, now=now)
    row = openings.openings(session, office.fauzi, year=2026)
    assert [y.terpakai for y in row.tahun] == [10, 3, 2]


def test_years_after_the_first_opening_are_the_programs_own(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    card = leave.balance(session, office.fauzi, year=2027, today=D(2027, 2, 1))
    assert card.sisa == 12 + 6
    assert not openings.openings(session, office.fauzi, year=2027).kurang


def test_who_comes_without_openings_stays_unknown_in_later_years(
    session: Session, today: D, now: dt.datetime
) -> None:
    """Years after the office began to record count only for people whose former leave was told."""
    office = leave_office.make(session, now)
    moved = leave_office.person(session, "Pindahan Lama", office.bidang, 41, tmt_cpns=D(2010, 1, 1))
    leave_office.employees.rebuild_summaries(session, today=today)
    for year in (2027, 2029, 2031):
        with pytest.raises(Refused) as no:
            leave.balance(session, moved, year=year, today=D(year, 3, 1))
        assert [p.code for p in no.value.problems] == ["opening_balance_missing"], year
        assert all(y.perlu for y in openings.openings(session, moved, year=year).tahun), year
    asks = [OpeningAsk(moved, year, 12) for year in (2024, 2025, 2026)]
    openings.save(session, asks, today=today, now=now)
    assert leave.balance(session, moved, year=2027, today=D(2027, 3, 1)).sisa == 12
    assert not any(y.perlu for y in openings.openings(session, moved, year=2029).tahun)


def test_openings_told_later_start_the_record_there(session: Session, today: D, now: dt.datetime) -> None:
    office = leave_office.make(session, now)
    late = leave_office.person(session, "Pindahan Baru", office.bidang, 42, tmt_cpns=D(2010, 1, 1))
    leave_office.employees.rebuild_summaries(session, today=today)
    asks = [OpeningAsk(late, year, 10) for year in (2026, 2027, 2028)]
    openings.save(session, asks, today=D(2028, 5, 2), now=now)
    row = openings.openings(session, late, year=2029)
    assert not row.kurang
    assert leave.balance(session, late, year=2029, today=D(2029, 3, 1)).sisa == 18
