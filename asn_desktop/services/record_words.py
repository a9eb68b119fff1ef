"""A row's values as people read them: codes in words, days short, money with dots; and what SIASN still misses."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import ranks
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import rupiah, short_date
from asn_desktop.services import reference
from asn_desktop.services.record_kinds import RecordField, RecordKind
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.store.family import Pasangan
from asn_desktop.store.offices import Unit

SCAN = "berkas"  # what `missing` calls the scan


class Words:
    """Codes and ids in words, for the tables these kinds need; read once."""

    def __init__(self, session: Session, kinds: Iterable[RecordKind], today: dt.date) -> None:
        self._session = session
        columns = {f.codes: f.word for kind in kinds for f in kind.fields if f.codes}
        tables = reference.tables(session, columns, today)
        self.codes: dict[str, dict[str, str]] = {
            name: {key: str(row.get(columns[name]) or "") for key, row in rows.items()}
            for name, rows in tables.items()
        }
        self._names: dict[uuid.UUID, str] = {}

    def learn(self, kind: RecordKind, rows: Iterable[Mapping[str, Any]]) -> None:
        """Read the names of the units and spouses these rows point at."""
        ids = {f.type: {row[f.name] for row in rows if row.get(f.name)}
               for f in kind.fields if f.type in (types.UNIT, types.SPOUSE)}  # fmt: skip
        for type_, model in ((types.UNIT, Unit), (types.SPOUSE, Pasangan)):
            wanted = ids.get(type_, set()) - self._names.keys()
            if wanted:
                self._names |= dict(self._find(model, wanted))

    def _find(self, model: Any, ids: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str]]:
        query = sa.select(model.id, model.nama).where(
            model.office_id == self._session.info["office_id"], model.id.in_(ids)
        )
        return [(found, name) for found, name in self._session.execute(query)]

    def word(self, field: RecordField, value: Any) -> str:
        """One value in words; "" for nothing."""
        if value is None or value == "":
            return ""
        if field.type == types.CHOICE:
            return dict(field.choices).get(value, str(value))
        if field.type == types.CODE:
            return self.codes.get(field.codes or "", {}).get(value, str(value))
        if field.type in (types.UNIT, types.SPOUSE):
            return self._names.get(value, "")
        return plain(field, value)

    def text(self, kind: RecordKind, row: Mapping[str, Any]) -> str:
        """The row in one line: ``III/c, 1 Apr 2022``."""
        parts = []
        for name in kind.text:
            word = self.word(kind.field(name), row.get(name))
            if word and not (name == "penugasan" and row.get(name) == "D"):
                parts.append(word)
        return ", ".join(parts)


def plain(field: RecordField, value: Any) -> str:
    """A value that needs no table, in words."""
    if field.type == types.DATE:
        return short_date(value)
    if field.type == types.BOOL:
        return "ya" if value else "tidak"
    if field.type == types.MONEY:
        return rupiah(value)
    if field.type == types.DECIMAL:
        return str(value).replace(".", ",")
    if field.type == types.GOLONGAN:
        return ranks.show_rank(value)
    if field.name == "nip" or field.type == types.NIP:
        return show_nip(value)
    return f"{value} {field.suffix}" if field.suffix else str(value)


def missing(kind: RecordKind, row: Mapping[str, Any], status: str) -> tuple[str, ...]:
    """Names of the fields that are still asked before the row is "siap SIASN"; `berkas` when it is the scan."""
    lacks = [
        f.name for f in kind.fields
        if (f.required or f.siasn) and f.applies(status) and row.get(f.name) in (None, "")
    ]  # fmt: skip
    if kind.key == "jabatan" and row.get("jenis") == "1":
        lacks += [name for name in ("eselon", "tmt_pelantikan") if not row.get(name)]
    if kind.siasn_pdf and not row.get(SCAN):
        lacks.append(SCAN)
    return tuple(lacks)
