"""Values of a row as they are typed or handed over, read into their type and held against what a field allows."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity, ranks, reading
from asn_desktop.services.record_kinds import RecordField, RecordKind
from asn_desktop.services.record_kinds import fields as types

_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,3})?")
_NUMBERS = (types.NUMBER, types.YEAR)
Codes = Mapping[str, Mapping[str, str]]  # reference table -> code -> its words


def read(kind: RecordKind, given: Mapping[str, Any], status: str, codes: Codes) -> dict[str, Any]:
    """The values by field name, each in its type; text is read as people write it, nothing and "" become None.

    Codes and choices are taken by key or by their words. Refuses FIELD_UNKNOWN for a name the kind does not have and,
    for each unreadable value, the code of its type.
    """
    found: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name, raw in given.items():
        if name not in kind.names:
            wrong.append(Problem("FIELD_UNKNOWN", name, {"raw": name, "jenis": kind.title}))
            continue
        try:
            found[name] = read_one(kind.field(name), raw, status, codes)
        except Refused as no:
            wrong += [Problem(p.code, name, p.values) for p in no.problems]
    if wrong:
        raise Refused(wrong)
    return found


def read_one(field: RecordField, raw: Any, status: str, codes: Codes) -> Any:
    """One value in the type of its field. Raises `Refused` without a field name."""
    if isinstance(raw, str):
        raw = raw.strip()
    if raw is None or raw == "":
        return False if field.type == types.BOOL else None
    if field.type in (types.CODE, types.CHOICE):
        return _coded(field, str(raw), codes)
    if field.type == types.GOLONGAN:
        return _golongan(str(raw), status)
    reader: Callable[[Any], Any] = _READERS.get(field.type, _text)
    return reader(raw)


def check(kind: RecordKind, row: Mapping[str, Any], status: str) -> list[Problem]:
    """What the fields themselves refuse: empty but required, out of range, too long, a day nobody lived on."""
    found: list[Problem] = []
    if status not in kind.statuses:
        found.append(Problem("RECORD_STATUS", "", {"jenis": kind.title, "status": status}, Severity.WARNING))
    for field in kind.fields:
        value = row.get(field.name)
        if value is None or value == "":
            if field.required and field.applies(status):
                found.append(Problem("FIELD_EMPTY", field.name))
        elif field.type in _NUMBERS and field.high and not field.low <= value <= field.high:
            found.append(Problem("RANGE", field.name, {"raw": value, "low": field.low, "high": field.high}))
        elif field.type in _NUMBERS and value < 0:
            found.append(Problem("RANGE", field.name, {"raw": value, "low": 0, "high": field.high or 9999}))
        elif field.type == types.DATE and value.year < 1900:
            found.append(Problem("DATE_INVALID", field.name, {"raw": value.isoformat()}))
        elif field.longest and len(str(value)) > field.longest:
            found.append(Problem("TEXT_LONG", field.name, {"ada": len(str(value)), "batas": field.longest}))
    return found


def _coded(field: RecordField, raw: str, codes: Codes) -> str:
    known = dict(field.choices) if field.choices else codes.get(field.codes or "", {})
    if raw in known:
        return raw
    told = raw.casefold()
    named = [key for key, words in known.items() if told in (words.casefold(), key.casefold())]
    if len(named) != 1:
        raise Refused(Problem("CODE_UNKNOWN", "", {"raw": raw}))
    return named[0]


def _golongan(raw: str, status: str) -> str:
    """A golongan as written; one that is none of the status is kept, so that its check can say so with the status."""
    try:
        return ranks.parse_golongan(raw, status)
    except Refused:
        return raw


def _text(raw: Any) -> str:
    return " ".join(str(raw).split())


def _date(raw: Any) -> dt.date:
    if isinstance(raw, dt.datetime):
        return raw.date()
    return raw if isinstance(raw, dt.date) else reading.date(str(raw))


def _number(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    text = str(raw)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise Refused(Problem("NUMBER_UNREADABLE", "", {"raw": text}))
    return int(text)


def _money(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    return reading.money(str(raw))


def _decimal(raw: Any) -> str:
    if isinstance(raw, float):  # a float has lost what it was written as
        raise Refused(Problem("DECIMAL_FORMAT", "", {"raw": str(raw)}))
    text = str(raw).replace(",", ".")
    if not _DECIMAL.fullmatch(text):
        raise Refused(Problem("DECIMAL_FORMAT", "", {"raw": str(raw)}))
    return str(Decimal(text))


def _bool(raw: Any) -> bool:
    return raw if isinstance(raw, bool) else reading.yes_no(str(raw))


def _digits(raw: Any) -> str:
    if not isinstance(raw, str):  # a number cell loses digits of NIK and NIP
        raise Refused(Problem("NUMBER_AS_TEXT", "", {"raw": str(raw)}))
    return identity.normalise(raw)


def _id(raw: Any) -> uuid.UUID:
    try:
        return raw if isinstance(raw, uuid.UUID) else uuid.UUID(str(raw))
    except ValueError:
        raise Refused(Problem("ID_UNREADABLE", "", {"raw": str(raw)})) from None


_READERS: Mapping[str, Callable[[Any], Any]] = {
    types.NOTE: str,
    types.DATE: _date,
    types.NUMBER: _number,
    types.YEAR: _number,
    types.MONEY: _money,
    types.DECIMAL: _decimal,
    types.BOOL: _bool,
    types.NIK: _digits,
    types.NIP: _digits,
    types.UNIT: _id,
    types.SPOUSE: _id,
}
