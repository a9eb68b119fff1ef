"""Career rules against second ways of reckoning, written as slowly as the text of employee data §3 reads."""

from __future__ import annotations

import datetime as dt
import functools
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules import duk, kgb, promotion, ranks, retirement
from asn_desktop.rules.dossier import Schooling, Span, Training
from tests.rules.career_people import (
    PELAKSANA,
    duk_tables,
    education,
    jenjang,
    person,
    pns_table,
    post,
    ranges,
    rank,
    rows,
)

D = dt.date
firsts = st.dates(D(2008, 1, 1), D(2026, 6, 1)).map(lambda day: day.replace(day=1))


def next_month(day: dt.date) -> dt.date:
    return (day + dt.timedelta(days=32)).replace(day=1)


def away_on(day: dt.date, spans: tuple[Span, ...]) -> bool:
    return any(s.mulai <= day and (s.sampai is None or day <= s.sampai) for s in spans)


def walked_kgb(golongan: str, start: dt.date, mkg: int, on: dt.date, spans: tuple[Span, ...]) -> dt.date | None:
    """Month by month: a month away adds nothing; the day a step of the table is complete after `on`."""
    steps = {int(r["mkg"]) * 12 for r in rows("gaji_pns") if r["golongan"] == golongan}
    day, months = start, mkg
    while months <= max(steps):
        if months in steps and day > on and day > start and not away_on(day - dt.timedelta(days=1), spans):
            return day
        months += not away_on(day, spans)
        day = next_month(day)
    return None


def whole_months(begun: dt.date, length: int) -> Span:
    end = begun
    for _ in range(length):
        end = next_month(end)
    return Span(begun, end - dt.timedelta(days=1), end)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ranks.PNS), firsts, st.integers(0, 34 * 12), st.integers(0, 60), firsts, st.integers(0, 24)
)
def test_the_next_step_equals_a_walk_through_the_months(golongan, start, mkg, gone, begun, length):
    spans = (whole_months(begun, length),) if length else ()
    on = start
    for _ in range(gone):
        on = next_month(on)
    if length and begun > on:
        spans = ()  # an absence that has not begun is not on record
    held = rank(golongan, start, divmod(mkg, 12))
    found = kgb.next_step(person(golongan=held, cltn=spans), on, pns_table())
    assert found.tmt == walked_kgb(golongan, start, mkg, on, spans)


@settings(max_examples=100, deadline=None)
@given(firsts, st.sampled_from(("I/c", "II/a", "II/c", "III/a", "III/b")), firsts, st.integers(0, 30))
def test_the_first_day_of_a_rise_equals_a_walk_through_the_months(tmt, golongan, begun, length):
    spans = (whole_months(begun, length),) if length else ()
    day, months = tmt, 0
    while months < 48:
        months += not away_on(day, spans)
        day = next_month(day)

    def allowed(one: dt.date) -> bool:
        if one < D(2024, 1, 1):
            return one.month in (4, 10)
        return one >= D(2025, 10, 1) or one.month % 2 == 0

    while not allowed(day):
        day = next_month(day)
    found = promotion.next_promotion(
        person(golongan=rank(golongan, tmt), cltn=spans, jabatan=PELAKSANA), D(2026, 11, 23), education(), ranges(),
        jenjang(),
    )  # fmt: skip
    assert found.tmt == day


@given(st.dates(D(1950, 1, 1), D(2005, 12, 31)), st.sampled_from((58, 60, 65)))
def test_pension_equals_a_walk_from_the_birthday(birth, bup):
    day = birth.replace(day=1, year=birth.year + bup)
    assert retirement.tmt_pensiun(birth, bup) == next_month(day)


ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", "V.b")
LEVEL = {"5": 1, "4": 2, "3": 3, "2": 4}


def compared(a, b) -> int:
    """The seven steps of PP 15/1979 as employee data §3.6 writes them, one `if` after the other."""

    def sooner(x, y):
        return 0 if x == y else 1 if x is None else -1 if y is None else -1 if x < y else 1

    def post_place(d):
        return ESELON.index(d.jabatan.eselon) if d.jabatan.eselon else len(ESELON)

    def served(d):
        return None if d.tmt_cpns is None else -((d.per.year - d.tmt_cpns.year) * 12 + d.per.month - d.tmt_cpns.month)

    steps = (
        lambda d: -ranks.PNS.index(d.golongan.golongan), lambda d: d.golongan.tmt, post_place, lambda d: d.jabatan.tmt,
        served, lambda d: LEVEL[d.latihan.latihan] if d.latihan else 5, lambda d: d.latihan.tahun if d.latihan else 0,
        lambda d: -int(d.pendidikan.tingkat), lambda d: d.pendidikan.tahun, lambda d: d.tanggal_lahir, lambda d: d.nip,
    )  # fmt: skip
    return next((found for step in steps if (found := sooner(step(a), step(b)))), 0)


some = st.builds(
    lambda number, golongan, tmt, eselon, since, cpns, trained, school, born: person(
        id=uuid.UUID(int=number), nip=f"{number:018d}", golongan=rank(golongan, tmt), tmt_cpns=cpns,
        jabatan=post("Jabatan", "1" if eselon else "4", eselon, tmt=since),
        latihan=Training(trained[0], "Pim", None, trained[1], None) if trained else None,
        pendidikan=Schooling(school[0], None, None, school[1]), tanggal_lahir=born,
    ),
    st.integers(1, 10**9), st.sampled_from(("III/d", "IV/a")), st.sampled_from((D(2020, 4, 1), D(2022, 4, 1), None)),
    st.sampled_from((None, "III.a", "IV.b")), st.sampled_from((D(2021, 1, 1), D(2022, 1, 1))),
    st.sampled_from((D(2005, 3, 1), D(2009, 4, 1), None)),
    st.sampled_from((None, ("3", 2015), ("2", 2010), ("3", 2012))),
    st.sampled_from((("40", 2001), ("45", 2010), ("40", None))), st.sampled_from((D(1980, 1, 1), D(1982, 5, 5))),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(some, max_size=15, unique_by=lambda d: d.id))
def test_the_order_equals_a_comparison_of_two_at_a_time(people):
    ours = [line.dossier.id for line in duk.order(people, tables=duk_tables())]
    assert ours == [d.id for d in sorted(people, key=functools.cmp_to_key(compared))]
