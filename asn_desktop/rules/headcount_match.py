"""Which values of a field fit a condition. A value is judged once, however many people have it.

Source: evaluation.md §12.5; order of golongan PP 99/2000 jo. PP 12/2002, of eselon PP 13/2002, of diplomas SIASN.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from asn_desktop.rules import people, ranks
from asn_desktop.rules.headcount import EMPTY, FIELDS, Condition, Kind, bounds, words

Test = Callable[[Any], bool]
_NONE = (None, EMPTY, ())


def fitting(condition: Condition, values: Iterable[Any], units: Collection[str] = ()) -> set[Any]:
    """Those of the values that fit the condition (evaluation.md §12.5).

    `values` are what people have: codes, whole numbers, texts, tuples of texts; None, "" or () where nothing is
    recorded. `units` are the keys of the units a condition on units means, those below included. A value that is not
    recorded fits only the value "", also when the condition is turned round.
    """
    test = _test(condition, units)
    if condition.lain:
        return {value for value in values if value not in _NONE and not test(value)}
    wants_none = EMPTY in condition.nilai
    return {value for value in values if (wants_none if value in _NONE else test(value))}


def _test(condition: Condition, units: Collection[str]) -> Test:
    wanted = [value for value in condition.nilai if value != EMPTY]
    kind = FIELDS[condition.bidang].kind
    if kind is Kind.UNIT:
        return set(units).__contains__
    if kind is Kind.CODE:
        return set(wanted).__contains__
    one = {Kind.LEVEL: _level, Kind.RANK: _rank, Kind.ESELON: _eselon, Kind.WORDS: _words, Kind.RANGE: _range}[kind]
    tests = [one(value) for value in wanted]
    return lambda value: any(test(value) for test in tests)


def _level(value: str) -> Test:
    low, dots, high = value.partition("..")
    return (lambda v: (not low or v >= low) and (not high or v <= high)) if dots else value.__eq__


def _rank(value: str) -> Test:
    if value.endswith("/"):
        return lambda v: v.startswith(value)
    low, dots, high = value.partition("..")
    if not dots:
        return value.__eq__
    least, most, pns = people.golongan_order(low), people.golongan_order(high), low in ranks.PNS
    return lambda v: least <= people.golongan_order(v) <= most and (v in ranks.PNS) == pns


def _eselon(value: str) -> Test:
    return (lambda v: v.startswith(value)) if value.endswith(".") else value.__eq__


def _words(value: str) -> Test:
    wanted = [" " + word for word in words(value)]

    def fits(text: str) -> bool:
        spread = " " + " ".join(words(text))
        return all(word in spread for word in wanted)

    return lambda v: any(map(fits, v)) if isinstance(v, tuple) else fits(v)


def _range(value: str) -> Test:
    low, high = bounds(value)
    return lambda v: (low is None or v >= low) and (high is None or v <= high)
