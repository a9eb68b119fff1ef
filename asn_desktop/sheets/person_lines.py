"""Lists with a row for each person under known headings: where the headings stand, which rows name somebody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.headings import cell_text, heading_key, synonyms
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 25
_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True)
class PersonLine:
    """One row: its number in the sheet, the NIP as read, texts by column, days by column, what cannot be read."""

    number: int
    nip: str
    nama: str
    texts: dict[str, str]
    days: dict[str, dt.date]
    problems: tuple[Problem, ...]


def find_columns(
    sheet: Sheet, names: Mapping[str, str], needed: Collection[str], lacking: str, key: str
) -> tuple[int, dict[str, int]]:
    """The header row that knows most headings, and the column of each field; `names`: heading -> field.

    Refuses SHEET_NO_HEADER without a NIP column, and `lacking` naming under `key` the needed fields it has not.
    """
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            if name := _meaning(cell_text(cell), names):
                found.setdefault(name, at)
        if "nip" in found and (best is None or len(found) > len(best[1])):
            best = index, found
    if best is None:
        raise Refused(Problem("SHEET_NO_HEADER", values={"sheet": sheet.name}))
    missing = [name for name in needed if name not in best[1]]
    if missing:
        raise Refused(Problem(lacking, "berkas", {key: missing}))
    return best


def people(sheet: Sheet, header: int, columns: Mapping[str, int]) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Rows below the header with a digit under NIP, by number in the sheet: a NIP that is too short is a row, too."""
    for number, row in enumerate(sheet.rows[header + 1 :], header + 2):
        cells = {name: row[at] if at < len(row) else None for name, at in columns.items()}
        if re.search(r"\d", cell_text(cells["nip"])) and not numbering(cells):
            yield number, cells


def numbering(cells: Mapping[str, Cell]) -> bool:
    """Whether a row only numbers the columns: (1) | (2) | (3)."""
    told = [text for cell in cells.values() if (text := cell_text(cell).strip())]
    return len(told) > 1 and all(_NUMBER.fullmatch(text) for text in told)


def _meaning(text: str, names: Mapping[str, str]) -> str | None:
    heading = heading_key(text)
    field = synonyms().get(heading)
    return field if field in ("nip", "nama") else names.get(heading)
