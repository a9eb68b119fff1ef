"""A head-count question as plain values: conditions (any value of one, all conditions together) and groupings.

Source: evaluation.md §12.5 (reference date mandatory, distinct persons, one definitive placement a day); UU 20/2023
art. 5 (PNS and PPPK), KepmenPANRB 16/2025 (PPPK paruh waktu as a category of its own).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import people, ranks, statuses

EMPTY = ""  # the value of those for whom nothing is recorded
VERSION = 1
LIMIT = 40  # conditions; a question is read by people


class Kind(StrEnum):
    """How the values of a condition are understood."""

    CODE = "kode"  # equal to one of the values
    LEVEL = "jenjang"  # a code, or "40.." (that and above), "..20", "30..40" in the order of the codes
    RANK = "golongan"  # "III/b", "IX", "III/" (all of III), "III/a..III/d"
    ESELON = "eselon"  # "III.a", or "III." for both
    WORDS = "kata"  # every word of the value begins a word of the text
    RANGE = "rentang"  # whole numbers: "25..40", "..39", "20..", "40"
    UNIT = "unit"  # the unit and everything below it


@dataclass(frozen=True, slots=True)
class Field:
    """What can be asked of a person; `groups`: the answer may be grouped by it."""

    key: str
    kind: Kind
    groups: bool = True


FIELDS: Mapping[str, Field] = {
    field.key: field
    for field in (
        Field("status", Kind.CODE), Field("unit", Kind.UNIT), Field("golongan", Kind.RANK),
        Field("jabatan", Kind.WORDS), Field("jenis_jabatan", Kind.CODE), Field("eselon", Kind.ESELON),
        Field("jenjang", Kind.CODE), Field("tingkat", Kind.LEVEL), Field("bidang", Kind.WORDS),
        Field("jenis_kelamin", Kind.CODE), Field("usia", Kind.RANGE), Field("masa_kerja", Kind.RANGE),
        Field("latihan", Kind.WORDS, groups=False), Field("kedudukan", Kind.CODE), Field("agama", Kind.CODE),
        Field("status_kawin", Kind.CODE),
    )
}  # fmt: skip
# Groupings that are no field of their own: a coarser view of one.
COARSE: Mapping[str, str] = {"unit_induk": "unit", "golongan_induk": "golongan"}
GROUPS = tuple(key for key, field in FIELDS.items() if field.groups) + tuple(COARSE)
_NUMBERS = {"usia": (0, 120), "masa_kerja": (0, 60)}
_CLOSED: Mapping[str, tuple[str, ...]] = {"status": statuses.ALL, "jenis_kelamin": ("L", "P")}


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a question: true of a person whom any of the values fits; `lain` turns it round."""

    bidang: str
    nilai: tuple[str, ...]
    lain: bool = False  # everybody else


@dataclass(frozen=True, slots=True)
class Question:
    """All conditions hold together; `kelompok` are at most two groupings, the rows and the columns of the table."""

    syarat: tuple[Condition, ...] = ()
    kelompok: tuple[str, ...] = ()


def field_of(group: str) -> str:
    """The field a grouping looks at: ``golongan_induk`` is a view of ``golongan`` (evaluation.md §12.5)."""
    return COARSE.get(group, group)


def check(question: Question) -> list[Problem]:
    """What is wrong with a question, in the order of its lines (evaluation.md §12.5).

    COUNT_FIELD, COUNT_EMPTY, COUNT_VALUE, COUNT_RANGE, COUNT_GROUP, COUNT_GROUPS, COUNT_MANY.
    """
    found = [Problem("COUNT_MANY", "syarat", {"limit": LIMIT})] if len(question.syarat) > LIMIT else []
    for place, condition in enumerate(question.syarat):
        found += _check_condition(condition, place)
    if len(question.kelompok) > 2 or len(set(question.kelompok)) < len(question.kelompok):
        found.append(Problem("COUNT_GROUPS", "kelompok"))
    found += [Problem("COUNT_GROUP", "kelompok", {"raw": g}) for g in question.kelompok if g not in GROUPS]
    return found


def demand(question: Question) -> Question:
    """The question itself; refuses what `check` finds (evaluation.md §12.5)."""
    if found := check(question):
        raise Refused(found)
    return question


def _check_condition(condition: Condition, place: int) -> list[Problem]:
    field = FIELDS.get(condition.bidang)
    values = {"bidang": condition.bidang, "baris": place + 1}
    if field is None:
        return [Problem("COUNT_FIELD", f"syarat.{place}", values)]
    if not condition.nilai:
        return [Problem("COUNT_EMPTY", f"syarat.{place}", values)]
    return [
        Problem(code, f"syarat.{place}", values | {"raw": value})
        for value in condition.nilai
        if (code := _wrong(field, value))
    ]


def _wrong(field: Field, value: str) -> str:
    """The code of what is wrong with one value; "" when it is right."""
    if value == EMPTY:
        return "" if field.groups else "COUNT_VALUE"
    if field.kind is Kind.RANGE:
        return "" if _is_range(value, *_NUMBERS[field.key]) else "COUNT_RANGE"
    if field.kind is Kind.RANK:
        return "" if _is_rank(value) else "COUNT_VALUE"
    if field.kind is Kind.WORDS:
        return "" if words(value) else "COUNT_VALUE"
    return "" if value in _CLOSED.get(field.key, (value,)) else "COUNT_VALUE"


def _is_range(value: str, least: int, most: int) -> bool:
    try:
        low, high = bounds(value)
    except ValueError:
        return False
    return least <= (least if low is None else low) <= (most if high is None else high) <= most


def _is_rank(value: str) -> bool:
    low, dots, high = value.partition("..")
    if dots:
        orders = [people.golongan_order(low), people.golongan_order(high)]
        return all(orders) and orders[0] <= orders[1] and (low in ranks.PNS) == (high in ranks.PNS)
    return value in ("I/", "II/", "III/", "IV/") or bool(people.golongan_order(value))


def bounds(value: str) -> tuple[int | None, int | None]:
    """Both ends of a range of whole numbers, None where it is open (evaluation.md §12.5). ValueError for other text."""
    low, dots, high = value.partition("..")
    ends = [int(end) if end.strip().isdecimal() else None for end in (low, high)]
    if any(end.strip() and number is None for end, number in zip((low, high), ends, strict=True)):
        raise ValueError(value)
    if ends == [None, None]:
        raise ValueError(value)
    return (ends[0], ends[1]) if dots else (ends[0], ends[0])


def words(text: str) -> list[str]:
    """The words of a text for comparing: small letters and digits only (employee.md §6.2, normalised headers)."""
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def as_json(question: Question) -> dict[str, Any]:
    """The question as it is kept under a name (evaluation.md §12.5)."""
    lines = [{"bidang": c.bidang, "nilai": list(c.nilai)} | ({"lain": True} if c.lain else {}) for c in question.syarat]
    return {"versi": VERSION, "syarat": lines, "kelompok": list(question.kelompok)}


def from_json(data: Mapping[str, Any]) -> Question:
    """The kept question back (evaluation.md §12.5). Refuses COUNT_KEPT when it is newer or no question."""
    try:
        if data["versi"] > VERSION:
            raise ValueError(data["versi"])
        lines = tuple(
            Condition(str(line["bidang"]), tuple(map(str, line["nilai"])), bool(line.get("lain")))
            for line in data["syarat"]
        )
        return demand(Question(lines, tuple(map(str, data["kelompok"]))))
    except (KeyError, TypeError, ValueError):
        raise Refused(Problem("COUNT_KEPT")) from None


def joined(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Lines about the same field become one, so that their values count as "or" (evaluation.md §12.5)."""
    found: dict[tuple[str, bool], list[str]] = {}
    for condition in conditions:
        values = found.setdefault((condition.bidang, condition.lain), [])
        values += [value for value in condition.nilai if value not in values]
    return tuple(Condition(field, tuple(values), other) for (field, other), values in found.items())
