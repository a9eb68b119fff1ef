"""Walks the rows under a header: people, group rows, totals, repeated headers, the signature block."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asn_desktop.rules import identity
from asn_desktop.rules.dates import find_date
from asn_desktop.sheets.header import Header, is_number_row
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.mapping import Column
from asn_desktop.sheets.reader import Cell, Sheet

_TOTAL = re.compile(r"^(?:GRAND\s+|SUB\s*)?(?:JUMLAH|TOTAL)\b", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:MENGETAHUI|KEPALA|AN\.|A\.N\.|PLT\.?\s+KEPALA)\b", re.IGNORECASE)
_NOTE = re.compile(r"^(?:CATATAN|KETERANGAN)\b", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"^[A-Za-z][\w .'-]+,\s*(?:\d{1,2}\s+)?[A-Za-z]+\s+\d{4}$")
_COUNTER = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d{1,3})[.)]?$")
_PREFIX = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d{1,2})[.)]\s+")
_NAME_AND_NIP = re.compile(
    r"^(?P<name>.*?)[\s/,]*(?:\b(?:NIP|NI\s*PPPK|NIPPPK)\b[\s.:]*|\n\s*)(?P<nip>[\d'][\dO .\-_]{11,}\w*)\s*$",
    re.DOTALL | re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:KEADAAN|PER|POSISI|SAMPAI DENGAN|S\.?/?D)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:DINAS|BADAN|KECAMATAN|KELURAHAN|SEKRETARIAT|INSPEKTORAT|SATUAN POLISI|RUMAH SAKIT|RSUD|UPTD?|PUSKESMAS|"
    r"KANTOR|BAGIAN|SDN?|SMPN?|TK)\b.*$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:KEADAAN|TAHUN|BULAN|PER)\b", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9]+")
LEADERS = frozenset(("PIMPINAN", "KEPALA", "UNSUR PIMPINAN", "KEPALA DINAS", "KEPALA BADAN"))


@dataclass(frozen=True)
class RawRow:
    """One person's row: number as Excel counts (from 1), its cells by field, and the group heading above it."""

    number: int
    cells: dict[str, Cell]
    group: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row that is no person: its number and why (kosong, kelompok, judul, nomor, jumlah, penutup, catatan)."""

    number: int
    why: str
    text: str = ""


@dataclass(frozen=True)
class Title:
    """What the lines above the header say: the office, and the day the list speaks of (None when not said)."""

    office: str = ""
    as_of: dt.date | None = None
    text: str = ""


def read_title(sheet: Sheet, header: Header) -> Title:
    """Office and KEADAAN date from the title rows; a month without a day is no date."""
    office = ""
    as_of: dt.date | None = None
    lines: list[str] = []
    for row in sheet.rows[: header.rows[0]]:
        for text in (cell_text(cell) for cell in row):
            if not text:
                continue
            lines.append(text)
            found = find_date(text) if _AS_OF.search(text) or as_of is None else None
            as_of = found or as_of
            match = _OFFICE.search(text)
            if match and not office:
                office = _TAIL.split(match.group())[0].strip(" :-")
    return Title(office, as_of, " ".join(lines))


def walk(sheet: Sheet, header: Header, columns: Sequence[Column]) -> Iterator[RawRow | Skipped]:
    """Every row below the header, in order, as a person or as skipped with the reason."""
    places = {c.field: c.index for c in columns if c.field}
    widths = {r0: c1 - c0 for r0, c0, _r1, c1 in sheet.merged}
    group, closed = "", ""
    for index in range(header.first_data, len(sheet.rows)):
        row = sheet.rows[index]
        if _is_numbered_person(row, places):  # no heading holds such a number: the header's repetition is no person
            closed = ""
            yield RawRow(index + 1, _cells(row, places), group)
            continue
        texts = [(n, text) for n, text in enumerate(map(cell_text, row)) if text]
        number = index + 1
        if not texts:
            yield Skipped(number, "kosong")
        elif header.repeats(row):
            closed = ""
            yield Skipped(number, "judul")
        elif is_number_row(row):
            yield Skipped(number, "nomor")
        elif closed:
            yield Skipped(number, closed, texts[0][1])
        elif not _is_person(row, places) and (why := _no_person(texts)):
            closed = why if why != "catatan" else ""
            yield Skipped(number, why, texts[0][1])
        elif heading := _group(texts, places, widths.get(index, 0)):
            group = heading
            yield Skipped(number, "kelompok", heading)
        elif len(texts) < 3 and not _is_person(row, places):
            yield Skipped(number, "catatan", texts[0][1])
        else:
            yield RawRow(number, _cells(row, places), group)


def _at(row: list[Cell], places: dict[str, int], field: str) -> Cell:
    place = places.get(field)
    return row[place] if place is not None and place < len(row) else None


def _is_person(row: list[Cell], places: dict[str, int]) -> bool:
    """Whether the name column has text and the NIP or NIK column something, or both stand in the name cell."""
    name = cell_text(_at(row, places, "nama"))
    if not name or _TOTAL.match(name):
        return False
    number = cell_text(_at(row, places, "nip")) or cell_text(_at(row, places, "nik"))
    both = _NAME_AND_NIP.match(name)
    return len(_NOT_DIGIT.sub("", number)) >= 6 or bool(both and both["name"].strip())


def _is_numbered_person(row: list[Cell], places: dict[str, int]) -> bool:
    """After totals only a row with both a name and a long number in their own columns is a person again."""
    number = _at(row, places, "nip")
    return isinstance(number, str) and len(_NOT_DIGIT.sub("", number)) >= 15 and _is_person(row, places)


def _no_person(texts: list[tuple[int, str]]) -> str:
    first = next((text for _n, text in texts if not _COUNTER.match(text)), texts[0][1])
    if _TOTAL.match(first):
        return "jumlah"
    if _NOTE.match(first):
        return "catatan"
    if len(texts) <= 3 and (_CLOSING.match(first) or any(_PLACE_AND_DATE.match(text) for _n, text in texts)):
        return "" if len(texts) == 1 and texts[0][0] <= 1 and first.upper() in LEADERS else "penutup"
    return ""


def _group(texts: list[tuple[int, str]], places: dict[str, int], merged_width: int) -> str:
    """The unit that a row announces: one text alone, or a counter and a text, at or left of the name column."""
    if len(texts) == 2 and _COUNTER.match(texts[0][1]) and not _COUNTER.match(texts[1][1]):
        texts = texts[1:]
    if len(texts) != 1:
        return ""
    place, text = texts[0]
    edge = max(places.get("nama", 1), 1)
    if merged_width >= 2 or place <= edge:
        return "" if identity.only_digits(identity.normalise(text)) else _PREFIX.sub("", text)
    return ""


def _cells(row: list[Cell], places: dict[str, int]) -> dict[str, Cell]:
    cells = {field: row[place] for field, place in places.items() if field and place < len(row)}
    name = cells.get("nama")
    if isinstance(name, str) and (match := _NAME_AND_NIP.match(name)):
        cells["nama"] = match["name"]
        if not cell_text(cells.get("nip")):
            cells["nip"] = match["nip"]
        elif identity.normalise(cell_text(cells["nip"])) != identity.normalise(match["nip"]):
            cells["nip_kedua"] = match["nip"]
    return cells
