"""What a condition may be chosen from: the values that occur among the people of a day, with how many have each."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.headcount import FIELDS, Kind
from asn_desktop.rules.headcount_table import place
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import census, headcount_words
from asn_desktop.services.census import Census

MOST = 400  # texts offered; the more frequent first


class Choice(NamedTuple):
    """A value: its code, its name in the office's tables ("" when the words are the screen's), how many people.

    `depth` is how far a unit stands below the office. A unit's number counts everybody below it too.
    """

    kode: str
    nama: str
    jumlah: int
    depth: int = 0


def of(session: Session, field: str, on: dt.date) -> tuple[Choice, ...]:
    """The choices of one field of `rules.headcount.FIELDS` on a day; none for numbers. Refuses COUNT_FIELD."""
    if field not in FIELDS:
        raise Refused(Problem("COUNT_FIELD", "bidang", {"bidang": field, "baris": 1}))
    kind = FIELDS[field].kind
    if kind is Kind.RANGE:
        return ()
    counted = census.of(session)
    values = counted.day(on).column(field, lambda name: counted.history(session, name))
    words = headcount_words.read(session, counted, on)
    if kind is Kind.UNIT:
        return _units(counted, values)
    if kind is Kind.WORDS:
        return _texts(values)
    if field == "kedudukan" and not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        values = [headcount_words.OPEN.get(value, value) for value in values]
    names = words.names.get(field, {})
    held = Counter(value or "" for value in values)
    order = words.orders.get(field) or place(field)
    codes = sorted(filter(None, held), key=lambda code: (order(code), code))
    return tuple(Choice(code, names.get(code, ""), held[code]) for code in [*codes, *([""] if held[""] else [])])


def _texts(values: list[Any]) -> tuple[Choice, ...]:
    flat = chain.from_iterable(values) if values and isinstance(values[0], tuple) else values
    held = Counter(filter(None, flat))
    return tuple(
        Choice(text, text, n) for text, n in sorted(held.most_common(MOST), key=lambda pair: (-pair[1], pair[0]))
    )


def _units(counted: Census, values: list[Any]) -> tuple[Choice, ...]:
    held = Counter(values)
    depth: dict[str | None, int] = {None: -1}
    for key in counted.tree():
        depth[key] = depth.get(counted.units[key][0], -1) + 1
    for key in reversed(counted.tree()):
        held[counted.units[key][0]] += held[key]
    return tuple(Choice(str(uuid.UUID(key)), counted.units[key][1], held[key], depth[key]) for key in counted.tree())
