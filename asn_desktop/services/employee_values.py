"""The fields of a person's form from text: how the terminal, and whoever has only words, fills `EmployeeAsk`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import reading
from asn_desktop.services import units
from asn_desktop.services.employee_ask import EmployeeAsk

_DAYS = frozenset((
    "tanggal_lahir", "tmt_cpns", "tmt_pns", "tanggal_spmt", "kontrak_mulai", "kontrak_tmt", "kontrak_akhir",
    "sk_cpns_tanggal", "sk_pns_tanggal", "tanggal_sttpl",
))  # fmt: skip
_NUMBERS = frozenset(("kelas_jabatan", "bup_tetapan"))
_MARKS = frozenset(("guru", "tanpa_cuti_bersama"))
_NEVER_NONE = frozenset(("nama", "nip", "nik", "npwp", "status", "jenis_kelamin", "kedudukan"))
NAMES = frozenset(f.name for f in fields(EmployeeAsk)) - {"id", "reasons", "unit_id"} | {"unit"}


def fill(session: Session, ask: EmployeeAsk, texts: Mapping[str, Any]) -> EmployeeAsk:
    """The form with these fields set; "" empties a field. `unit` is a unit's id or its name.

    Refuses FIELD_UNKNOWN and, for each unreadable value, the code of its type.
    """
    found: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name, raw in texts.items():
        if name not in NAMES:
            wrong.append(Problem("FIELD_UNKNOWN", name, {"raw": name, "jenis": "data utama"}))
            continue
        try:
            found["unit_id" if name == "unit" else name] = _read(session, name, "" if raw is None else str(raw).strip())
        except Refused as no:
            wrong += [Problem(p.code, name, p.values) for p in no.problems]
    if wrong:
        raise Refused(wrong)
    return replace(ask, **found)


def _read(session: Session, name: str, text: str) -> Any:
    if name == "unit":
        return _unit(session, text)
    if name in _MARKS:
        return bool(text) and reading.yes_no(text)
    if not text:
        return "" if name in _NEVER_NONE else None
    if name in _DAYS:
        return reading.date(text, birth=name == "tanggal_lahir")
    if name == "jenis_kelamin":
        return reading.sex(text)
    if name in _NUMBERS:
        if not (text.isascii() and text.isdigit()):
            raise Refused(Problem("NUMBER_UNREADABLE", name, {"raw": text}))
        return int(text)
    return text


def _unit(session: Session, text: str) -> uuid.UUID | None:
    if not text:
        return None
    rows = units.tree(session)
    key = reading.unit_key(text)
    found = [row.id for row in rows if str(row.id) == text] or [r.id for r in rows if reading.unit_key(r.nama) == key]
    if len(found) != 1:
        raise Refused(Problem("UNIT_UNKNOWN", "unit_id", {"raw": text}))
    return found[0]
