"""The ledger against a second reckoning, with whole numbers of ten-thousandths of a twelfth, on random careers."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.credit import figures, months
from asn_desktop.rules.credit.ledger import CONVERSION, Entry, check, ledger
from asn_desktop.rules.credit.months import Away, Held
from asn_desktop.rules.evaluation.words import Predikat
from tests.rules.credit_tables import shipped

TABLES = shipped()
PERCENT = {"SANGAT_BAIK": 150, "BAIK": 100, "BUTUH_PERBAIKAN": 75, "KURANG": 50, "SANGAT_KURANG": 25}
COEFFICIENT = {"PT": 125_000, "MU": 250_000, "MA": 375_000}  # ten-thousandths
LADDER = ("PT", "MU", "MA")
UNIT = 12 * 100 * 10_000

_rises = st.lists(st.dates(dt.date(2019, 1, 1), dt.date(2025, 12, 31)), min_size=0, max_size=2).map(sorted)
_away = st.lists(st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)), st.integers(0, 200)), max_size=2)
_results = st.lists(st.sampled_from(list(PERCENT)), min_size=6, max_size=6)


@given(_rises, _away, _results)
def test_random_careers_reckoned_twice(rises, away, results):
    posts = [Held(code, code, day) for code, day in zip(LADDER, [dt.date(2015, 1, 1), *rises], strict=False)]
    spans = [Away(day, day + dt.timedelta(days=length), "cltn") for day, length in away]
    entries = []
    for year, word in zip(range(2020, 2026), results, strict=True):
        for part in months.parts(posts, spans, year)[0]:
            predikat = Predikat(word)
            entries.append(Entry(
                len(entries), part.jenjang, CONVERSION, year, part.mulai, part.sampai, part.bulan, predikat,
                TABLES.percent[predikat], TABLES.jenjang[part.jenjang].koefisien,
            ))  # fmt: skip
    assert check(entries) == []
    for code in LADDER:
        total = ledger(entries, code).total
        again = _again(posts, spans, results, code)
        assert total == Fraction(again, UNIT)
        assert figures.exported(total).replace(".", "") == str(_half_up(again * 100, UNIT)).zfill(3)


def _again(posts: list[Held], spans: list[Away], results: list[str], code: str) -> int:
    """Month by month, in whole units; knows nothing of parts, lines or fractions."""
    found = 0
    for year, word in zip(range(2020, 2026), results, strict=True):
        for month in range(1, 13):
            day = dt.date(year, month, 1)
            out = any(s.mulai <= day and s.sampai is not None and day <= s.sampai for s in spans)
            held = [p.jenjang for p in posts if p.tmt <= day]  # posts are sorted: the last one begun holds
            if not out and held and held[-1] == code:
                found += PERCENT[word] * COEFFICIENT[code]
    return found


def _half_up(value: int, unit: int) -> int:
    return (2 * value + unit) // (2 * unit)


@given(st.integers(-10**7, 10**7), st.integers(1, 4800), st.integers(0, 4))
def test_rounding_is_half_up_away_from_zero(top, bottom, decimals):
    value = Fraction(top, bottom)
    shown = Fraction(figures.exported(value, decimals))
    assert abs(shown - value) <= Fraction(1, 2 * 10**decimals)
    if abs(shown - value) == Fraction(1, 2 * 10**decimals):
        assert abs(shown) > abs(value)
