"""Finds the header of a list of people: one to three rows, merged or not, with a row of column numbers below."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.headings import ARROW, cell_text, heading_key, synonyms
from asn_desktop.sheets.reader import Cell, Merge, Sheet

_FIRST_ROWS = 25
_PEOPLE = frozenset(("nip", "nama", "nik"))


@dataclass(frozen=True)
class Header:
    """Where the header stands (0-based rows), the label of each column, and the first row of data."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    first_data: int
    texts: tuple[frozenset[tuple[int, str]], ...]  # (column, text) of each header row, to know its repetition

    def repeats(self, row: list[Cell]) -> bool:
        """Whether a row of data is one of the header's rows again, as on the next page."""
        for texts in self.texts:
            hits = sum(place < len(row) and row[place] == text for place, text in texts)
            if hits and hits >= 0.7 * max(len(texts), sum(cell not in ("", None) for cell in row)):
                return True
        return False


def find_header(sheet: Sheet) -> Header:
    """The header of a sheet; raises `Refused` with ``SHEET_NO_HEADER`` when no row names people."""
    best, best_hits = -1, 0
    for place, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        hits, fields = _hits(row)
        enough = (hits >= 3 and fields & _PEOPLE) or {"nip", "nama"} <= fields
        if hits > best_hits and enough:
            best, best_hits = place, hits
    if best < 0:
        raise Refused(Problem("SHEET_NO_HEADER", values={"sheet": sheet.name}))
    rows = [best]
    while len(rows) < 3 and _is_child(sheet, rows[0], rows[-1] + 1):
        rows.append(rows[-1] + 1)
    first = rows[-1] + 1
    while first < len(sheet.rows) and is_number_row(sheet.rows[first]):
        first += 1
    texts = tuple(
        frozenset((n, c) for n, c in enumerate(sheet.rows[r]) if isinstance(c, str) and c.strip()) for r in rows
    )
    return Header(tuple(rows), tuple(_labels(sheet, rows)), first, texts)


def is_number_row(row: list[Cell]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, ..."""
    texts = [text for text in map(cell_text, row) if text]
    return len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _hits(row: list[Cell]) -> tuple[int, set[str]]:
    known = synonyms()
    fields = [known[key] for key in (heading_key(cell) for cell in row if isinstance(cell, str)) if key in known]
    return len(fields), set(fields)


def _is_child(sheet: Sheet, top: int, place: int) -> bool:
    """Whether the row below is a second header row: words under wide headings, nothing under NIP and name."""
    if place >= len(sheet.rows):
        return False
    row = sheet.rows[place]
    known = synonyms()
    own = [n for n, cell in enumerate(row) if cell_text(cell)]
    if len(own) < 2 or any(not isinstance(row[n], str) or len(cell_text(row[n])) > 60 for n in own):
        return False
    if is_number_row(row) or any(sum(ch.isdigit() for ch in cell_text(row[n])) > 4 for n in own):
        return False
    for n, cell in enumerate(sheet.rows[top]):
        if isinstance(cell, str) and known.get(heading_key(cell)) in ("nip", "nama") and n in own:
            return False
    wide = {c for r0, c0, r1, c1 in sheet.merged if r0 <= top <= r1 and c1 > c0 for c in range(c0, c1 + 1)}
    blank_above = {n for n in own if n >= len(sheet.rows[top]) or not cell_text(sheet.rows[top][n])}
    return bool(wide & set(own)) or bool(blank_above)


def _labels(sheet: Sheet, rows: list[int]) -> list[str]:
    width = max((len(row) for row in sheet.rows[rows[0] :]), default=0)
    filled = [_filled(sheet, row, rows, width) for row in rows]
    labels = []
    for column in range(width):
        parts: list[str] = []
        for line in filled:
            text = " ".join(line[column].split())
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        labels.append(ARROW.join(parts))
    return labels


def _filled(sheet: Sheet, place: int, rows: list[int], width: int) -> list[str]:
    """One header row with merged text repeated; without merges a parent reaches as far as its children do."""
    line = [cell_text(cell) for cell in sheet.rows[place]] + [""] * width
    line = line[:width]
    spans: list[Merge] = [m for m in sheet.merged if m[0] <= place <= m[2]]
    for top, left, _bottom, right in spans:
        text = cell_text(sheet.rows[top][left]) if left < len(sheet.rows[top]) else ""
        for column in range(left, min(right + 1, width)):
            line[column] = line[column] or text
    if not spans and place != rows[-1]:
        below = [cell_text(cell) for cell in sheet.rows[place + 1]] + [""] * width
        for column in range(1, width):
            if not line[column] and below[column] and (below[column - 1] or line[column - 1]):
                line[column] = line[column - 1]
    return line
