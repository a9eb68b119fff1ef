"""Beranda's questions to the store: what waits, who is away, how people stand."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import home, practice
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.offices import Office


@pytest.fixture
def people(session, today):
    key = session.info["office_id"]
    session.get_one(Office, (key, key)).latihan = True
    practice.fill(session, today=today)
    return session


def _request(session, state: str, first: dt.date, last: dt.date, asked: dt.date) -> None:
    from asn_desktop.services import employees

    row = employees.listing(session, limit=1)[0]
    session.add(LeaveRequest(employee_id=row.id, jenis="SAKIT", mulai=first, sampai=last, lama=3, alasan="rahasia",
                             alamat="-", telepon="-", keadaan=state, diminta_pada=asked))  # fmt: skip
    session.flush()


def kinds(found: home.Today) -> list[str]:
    return [row.kind for row in found.work]


def test_an_empty_office_has_nothing_to_do(session, today):
    found = home.today_list(session, today)
    assert found.work == ()
    assert found.people == 0
    assert found.standing == home.Standing(None)


def test_a_request_waits_with_its_name_and_age_and_comes_first(people, today):
    _request(people, "DIAJUKAN", dt.date(2026, 12, 21), dt.date(2026, 12, 23), dt.date(2026, 11, 19))
    found = home.today_list(people, today)
    row = found.work[0]
    assert (row.kind, row.count, row.since) == ("cuti_menunggu", 1, dt.date(2026, 11, 19))
    assert row.people[0].mulai == dt.date(2026, 12, 21)


def test_who_is_away_is_told_without_kind_or_reason(people, today):
    _request(people, "BERJALAN", dt.date(2026, 11, 20), dt.date(2026, 11, 25), dt.date(2026, 11, 1))
    (away,) = home.today_list(people, today).away
    assert away.sampai == dt.date(2026, 11, 25)
    assert "SAKIT" not in repr(away)
    assert "rahasia" not in repr(away)


def test_anomalies_are_counted_by_kind(people, today):
    (row,) = [r for r in home.today_list(people, today).work if r.kind == "anomali"]
    assert row.count == sum(row.parts.values())
    assert row.parts["tanpa_nik"] >= 1


def test_opening_balances_that_nobody_told_are_counted(people, today):
    row = home.openings_missing(people, today)
    assert row.count > 0
    assert len(row.people) == 3


def test_ages_and_ranks_add_up_to_everybody(people, today):
    found = home.today_list(people, today)
    assert [sum(sum(numbers) for _, numbers, _ in p.rows) for p in found.pictures] == [60, 60]
    assert sum(found.per_status.values()) == found.people == 60


def test_beranda_draws_what_the_page_of_pictures_draws(people, today):
    from asn_desktop.services import charts

    assert home.today_list(people, today).pictures == charts.overview(people, on=today).pictures[:2]


@pytest.mark.parametrize(
    ("born", "label"),
    [(dt.date(1990, 11, 23), "36–40"), (dt.date(1990, 11, 24), "31–35"), (dt.date(1967, 11, 23), "> 58"),
     (dt.date(1967, 11, 24), "56–58")],
)  # fmt: skip
def test_an_age_changes_on_the_birthday(people, today, born, label):
    from asn_desktop.services import employees
    from asn_desktop.store.employees import Employee

    def ages():
        return {name: sum(numbers) for name, numbers, _ in home.today_list(people, today).pictures[1].rows}

    before = ages()
    row = employees.listing(people, limit=1)[0]
    person = people.get_one(Employee, (people.info["office_id"], row.id))
    person.tanggal_lahir = born
    people.flush()
    after = ages()
    assert {name for name in after if after[name] > before[name]} <= {label}
    assert after[label] >= 1


def test_ranks_stand_from_high_to_low(people, today):
    names = [name for name, _, _ in home.today_list(people, today).pictures[0].rows]
    known = ["IV", "III", "II", "I", "PPPK X", "PPPK IX", "PPPK VII", "PPPK V", "PPPK paruh waktu", "Belum diisi"]
    assert names == [name for name in known if name in names]


def test_holidays_that_come_are_named(session, today):
    names = [(row.tanggal, row.jenis) for row in home.today_list(session, today).dates]
    assert (dt.date(2026, 12, 25), "libur") in names
