"""The map of posts from a spreadsheet: one row a post, all of them or none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import reading
from asn_desktop.rules.bezetting import post_key
from asn_desktop.services import position_form, positions, units
from asn_desktop.services.position_form import PositionAsk
from asn_desktop.sheets.reader import Cell, open_book

_HEADINGS = {
    "unit": "unit", "unit kerja": "unit", "unor": "unit", "jabatan": "nama", "nama jabatan": "nama", "jenis": "jenis",
    "jenis jabatan": "jenis", "eselon": "eselon", "jenjang": "jenjang", "kelas": "kelas", "kelas jabatan": "kelas",
    "kebutuhan": "kebutuhan", "kebutuhan abk": "kebutuhan", "abk": "kebutuhan",
}  # fmt: skip
_KINDS = {
    "1": "1", "2": "2", "4": "4", "struktural": "1", "manajerial": "1", "fungsional": "2", "jf": "2", "jft": "2",
    "jabatan fungsional": "2", "pelaksana": "4", "jfu": "4",
}  # fmt: skip
_FIRST_ROWS = 25


@dataclass(frozen=True)
class MapRow:
    """A row of the sheet: its number, what it asks for, whether the map has that post already."""

    number: int
    ask: PositionAsk
    known: bool


def read(session: Session, data: bytes, *, today: dt.date) -> tuple[MapRow, ...]:
    """The posts of the first visible sheet. Refuses POST_SHEET without its columns, else every wrong cell at once.

    Needed are the columns unit, jabatan and kebutuhan; jenis, eselon, jenjang and kelas may be there.
    """
    sheet = next((one for one in open_book(data).sheets if not one.hidden), None)
    start, columns = _header(sheet.rows if sheet else [])
    known = {(row.unit_id, post_key(row.nama)): row for row in positions.in_force(session, today)}
    found, problems = [], []
    for number, cells in enumerate((sheet.rows if sheet else [])[start:], start + 1):
        values = {name: _text(cells[at]) if at < len(cells) else "" for name, at in columns.items()}
        if not values["nama"] or values["nama"].casefold().startswith(("jumlah", "total")):
            continue
        try:
            ask = _ask(session, values)
        except Refused as no:
            problems += [Problem(p.code, p.field, {**p.values, "row": number}, p.severity) for p in no.problems]
            continue
        row = known.get((ask.unit_id, post_key(ask.nama))) if ask.unit_id else None
        whole = ask if row is None else _upon(position_form.blank(row), ask, values)
        found.append(MapRow(number, whole, row is not None))
    if problems:
        raise Refused(problems)
    return tuple(found)


def apply(session: Session, rows: Sequence[MapRow], *, today: dt.date, dasar: str | None = None) -> int:
    """Enter new posts and change known ones; returns how many. Refuses as `position_form.save`."""
    for row in rows:
        position_form.save(session, replace(row.ask, dasar=dasar) if dasar else row.ask, today=today)
    return len(rows)


def _header(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]]:
    """(row after the header, field -> column)."""
    for number, cells in enumerate(rows[:_FIRST_ROWS]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            name = _HEADINGS.get(" ".join(re.sub(r"[^a-z]+", " ", _text(cell).casefold()).split()))
            if name:
                columns.setdefault(name, at)
        if {"unit", "nama", "kebutuhan"} <= set(columns):
            return number + 1, columns
    raise Refused(Problem("POST_SHEET"))


def _ask(session: Session, values: Mapping[str, str]) -> PositionAsk:
    unit = units.lookup(session, values["unit"])
    if unit is None:
        raise Refused(Problem("POST_ROW_UNIT", "unit_id", {"raw": values["unit"], "nama": values["nama"]}))
    eselon = reading.eselon(values["eselon"]) if values.get("eselon") else None
    jenis = _KINDS.get(values.get("jenis", "").casefold()) or ("1" if eselon else "2" if values.get("jenjang") else "4")
    return PositionAsk(
        unit, values["nama"], jenis, _number(values["kebutuhan"], "kebutuhan"), eselon=eselon,
        jenjang=values.get("jenjang") or None,
        kelas=_number(values["kelas"], "kelas") if values.get("kelas") else None,
    )  # fmt: skip


def _upon(old: PositionAsk, new: PositionAsk, values: Mapping[str, str]) -> PositionAsk:
    """A post that is there with what the sheet says of it; an empty cell or a missing column erases nothing."""
    said = {name: getattr(new, name) for name in ("nama", "kebutuhan", "eselon", "jenjang", "kelas", "jenis")
            if values.get(name)}  # fmt: skip
    return replace(old, **said)


def _number(text: str, field: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text):
        raise Refused(Problem("NUMBER_UNREADABLE", field, {"raw": text}))
    return int(text)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())
