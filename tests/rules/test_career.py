"""What a row of a history may say (employee data §9)."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Severity
from asn_desktop.rules import career, people, person_check
from asn_desktop.rules.career import Owner, Post, Rank
from asn_desktop.rules.dossier import Recognised, Span

TODAY = dt.date(2026, 11, 23)
D = dt.date
PNS = Owner("PNS", dt.date(1985, 3, 17), dt.date(2009, 4, 1))
PPPK = Owner("PPPK", dt.date(1988, 11, 30), dt.date(2023, 3, 1))


def codes(problems):
    return [p.code for p in problems]


@pytest.mark.parametrize(
    ("row", "owner", "others", "expected"),
    [
        (Rank("III/c", dt.date(2023, 10, 1)), PNS, [Rank("III/b", dt.date(2019, 10, 1))], []),
        (Rank("III/c", dt.date(2023, 10, 15)), PNS, [], ["TMT_NOT_FIRST"]),
        (Rank("III/c", dt.date(2008, 4, 1)), PNS, [], ["TMT_ORDER"]),
        (Rank("V", dt.date(2023, 10, 1)), PNS, [], ["GOL_FORMAT"]),
        (Rank("III/a", dt.date(2023, 3, 1)), PPPK, [], ["GOL_FORMAT"]),
        (Rank("", None), PNS, [], ["FIELD_EMPTY", "FIELD_EMPTY"]),
        (Rank("III/b", dt.date(2022, 4, 1)), PNS, [Rank("III/c", dt.date(2018, 4, 1))], ["GOL_ORDER"]),
        (Rank("III/a", dt.date(2012, 4, 1)), PNS, [Rank("III/a", dt.date(2010, 4, 1))], ["GOL_DUP"]),
        (Rank("III/d", dt.date(2022, 4, 1)), PNS, [Rank("III/b", dt.date(2018, 4, 1))], ["GOL_JUMP"]),
        (Rank("III/b", dt.date(2022, 4, 1)), PNS, [Rank("III/a", dt.date(2022, 4, 1))], ["GOL_SAME_DAY"]),
        (Rank("III/b", dt.date(2022, 4, 1), 12, 14), PNS, [], ["RANGE"]),
        (Rank("III/b", dt.date(2022, 4, 1), 51, 0), PNS, [], ["RANGE"]),
        (Rank("III/b", dt.date(2022, 4, 1), tanggal_sk=dt.date(2027, 1, 4)), PNS, [], ["SK_FUTURE"]),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_a_golongan_row_is_refused_for_what_cannot_be(row, owner, others, expected):
    assert codes(career.check_golongan(row, owner, others, TODAY)) == expected


def test_a_jump_only_warns_and_a_fall_needs_its_punishment():
    before, after = [Rank("III/c", dt.date(2018, 4, 1))], Rank("III/b", dt.date(2022, 4, 1))
    jump = career.check_golongan(Rank("III/d", dt.date(2022, 4, 1)), PNS, [Rank("III/b", dt.date(2018, 4, 1))], TODAY)
    fall = career.check_golongan(after, PNS, before, TODAY)
    assert [p.severity for p in jump + fall] == [Severity.WARNING, Severity.ERROR]
    assert career.check_golongan(after, PNS, before, TODAY, falls=[dt.date(2022, 3, 1)]) == []
    assert codes(career.check_golongan(after, PNS, before, TODAY, falls=[dt.date(2017, 3, 1)])) == ["GOL_ORDER"]


def test_after_a_fall_the_old_golongan_may_come_again():
    rows = [Rank("III/c", dt.date(2018, 4, 1)), Rank("III/b", dt.date(2022, 4, 1))]
    again = Rank("III/c", dt.date(2023, 4, 1))
    assert codes(career.check_golongan(again, PNS, rows, TODAY)) == ["GOL_DUP"]
    assert career.check_golongan(again, PNS, rows, TODAY, falls=[dt.date(2022, 3, 1)]) == []


def post(**kw):
    return Post(**{"nama": "Kepala Bidang", "jenis": "1", "penugasan": "D", "tmt": dt.date(2022, 1, 1)} | kw)


@pytest.mark.parametrize(
    ("row", "others", "expected"),
    [
        (post(), [], []),
        (post(nama=" "), [], ["FIELD_EMPTY"]),
        (post(jenis="9"), [], ["JAB_KIND"]),
        (post(penugasan="X"), [], ["JAB_ASSIGNMENT"]),
        (post(sampai=dt.date(2021, 1, 1)), [], ["JAB_DATES"]),
        (post(tmt=dt.date(2022, 1, 5)), [], ["TMT_NOT_FIRST"]),
        (post(), [post(tmt=dt.date(2020, 1, 1))], []),
        (post(), [post(tmt=dt.date(2020, 1, 1), sampai=dt.date(2022, 3, 1))], ["JAB_OVERLAP"]),
        (post(), [post()], ["JAB_OVERLAP"]),
        (post(penugasan="PLT"), [post()], []),
        (post(jenis="4", nama="Perawat Ahli Muda"), [], ["JF_NAME_PELAKSANA"]),
    ],
)
def test_two_definitive_posts_never_share_a_day(row, others, expected):
    assert codes(career.check_jabatan(row, PNS, others, TODAY)) == expected


@pytest.mark.parametrize(
    ("tingkat", "tahun", "expected"),
    [("40", 2008, []), ("40", 1997, ["EDU_YEAR"]), ("40", 2027, ["EDU_YEAR_FUTURE"]), ("40", None, ["FIELD_EMPTY"]),
     ("99", 2008, ["EDU_LEVEL"]), ("", 2008, ["FIELD_EMPTY"]), ("05", 1997, [])],
)  # fmt: skip
def test_a_diploma_has_a_year_that_can_be(tingkat, tahun, expected):
    assert codes(career.check_pendidikan(tingkat, tahun, None, dt.date(1985, 3, 17), TODAY)) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"tanggal_lahir": dt.date(1985, 3, 17), "tmt_cpns": dt.date(2009, 4, 1)}, []),
        ({"tanggal_lahir": dt.date(2027, 3, 17)}, ["DOB_FUTURE"]),
        ({"tanggal_lahir": dt.date(2015, 3, 17)}, ["DOB_RANGE"]),
        ({"tanggal_lahir": dt.date(1885, 3, 17)}, ["DATE_INVALID"]),
        ({"tanggal_lahir": dt.date(2004, 6, 10), "tmt_cpns": dt.date(2021, 3, 1)}, ["TMT_BEFORE_18"]),
        ({"tanggal_lahir": dt.date(1985, 3, 17), "tmt_cpns": dt.date(2009, 4, 1), "tmt_pns": dt.date(2009, 1, 1)},
         ["TMT_ORDER"]),
        ({"tanggal_lahir": dt.date(1985, 3, 17), "status": "PPPK", "kontrak_mulai": dt.date(2023, 3, 1),
          "kontrak_akhir": dt.date(2022, 2, 28)}, ["CONTRACT"]),
    ],
)  # fmt: skip
def test_the_dates_of_a_person_are_possible(dates, expected):
    given = person_check.PersonDates(**{"status": "PNS"} | dates)
    assert codes(person_check.check_dates(given, TODAY)) == expected


def test_current_row_is_the_latest_that_has_come():
    rows = [Rank("III/a", dt.date(2010, 4, 1)), Rank("III/b", dt.date(2014, 4, 1)), Rank("III/c", dt.date(2027, 4, 1)),
            Rank("II/c", None)]  # fmt: skip
    assert people.current(rows, TODAY) == rows[1]
    assert people.current(rows[3:], TODAY) == rows[3]
    assert people.current([], TODAY) is None
    assert people.next_change([r.tmt for r in rows], TODAY) == dt.date(2027, 4, 1)


@pytest.mark.parametrize(
    ("rows", "held"),
    [
        ([("III/a", D(2015, 4, 1)), ("III/c", None)], "III/c"),  # the list left out a TMT that was not the 1st
        ([("III/c", None), ("III/d", D(2019, 4, 1))], "III/d"),
        ([("III/b", D(2015, 4, 1)), ("III/b", None)], "III/b"),
        ([("III/a", D(2015, 4, 1)), ("III/c", None), ("III/d", D(2027, 4, 1))], "III/a"),
        ([("III/c", None), ("III/b", None)], "III/c"),
        ([("III/a", None), ("III/b", D(2027, 4, 1))], "III/a"),
        ([("IX", D(2021, 1, 1)), ("III/a", None)], "III/a"),
        ([(None, D(2022, 4, 1)), ("III/a", D(2015, 4, 1))], "III/a"),
        ([], None),
    ],
)
def test_a_golongan_without_tmt_holds_when_it_is_the_highest(rows, held):
    found = people.rank_held(rows, TODAY, golongan=lambda r: r[0], tmt=lambda r: r[1])
    assert (found and found[0]) == held
    if found is not None and held == rows[0][0] == "III/b":
        assert found[1] is not None  # the dated row of one golongan counts


def test_service_is_stated_plus_the_months_since_or_counted_from_the_start():
    start = dt.date(2009, 4, 1)
    assert people.total_service(start=start, stated=None, today=dt.date(2026, 11, 1)) == people.Service(17, 7)
    stated = (18, 2, dt.date(2026, 1, 1))
    assert people.total_service(start=start, stated=stated, today=TODAY) == people.Service(19, 0)
    assert people.total_service(start=None, stated=None, today=TODAY) is None


def test_service_counts_a_pmk_and_not_an_absence():
    start, day = dt.date(2009, 4, 1), dt.date(2026, 11, 1)
    away = Span(dt.date(2021, 1, 1), dt.date(2021, 12, 31), None)
    more = {"pmk": [Recognised(18, dt.date(2020, 1, 1))], "cltn": [away]}
    assert people.total_service(start=start, stated=None, today=day, **more) == people.Service(18, 1)
    stated = (18, 2, dt.date(2025, 11, 1))
    assert people.total_service(start=start, stated=stated, today=day, **more) == people.Service(19, 2)
