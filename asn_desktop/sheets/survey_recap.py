"""Reads a recapitulation of a public survey: a row for each element, a column for each answer, counts in the cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem
from asn_desktop.rules.survey import answers, elements
from asn_desktop.rules.survey.elements import Element
from asn_desktop.sheets.cells import blank
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.reader import Cell, Sheet

FIRST_ROWS = 25
FOOT = re.compile(r"(?:jumlah|total|rata|nrr|ikm|nilai|bobot|konversi|mutu|indeks)\b")
_ANSWER = re.compile(r"(?:jawaban|nilai|skor|jumlah jawaban)?\s*(\d{1,2})")


@dataclass(frozen=True)
class RefusedRow:
    """A row of the file that is not counted, and why."""

    number: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class SurveyCounts:
    """What a file says, as counts. `jenis`: lembar (a row per answer sheet) | rekap.

    `by_number`: elements among U8 and U9 that only their number names; `empty`: rows without any answer.
    """

    jenis: str
    jawaban: Mapping[str, tuple[int, int, int, int]]
    responden: int
    refused: tuple[RefusedRow, ...]
    empty: int
    by_number: frozenset[str]
    dated: bool


def read(sheet: Sheet, known: tuple[Element, ...], *, free: bool, swapped: bool) -> SurveyCounts | None:
    """The counts of a recapitulation; None for a sheet that is none. The respondents are the most filled element."""
    for index, row in enumerate(sheet.rows[:FIRST_ROWS]):
        columns = _columns(row, free=free)
        if len({place for place in columns.values() if place}) >= 3:
            found = _body(sheet, index, columns, known, swapped=swapped)
            if found.jawaban or found.refused:
                return found
    return None


def _columns(row: Sequence[Cell], *, free: bool) -> dict[int, int]:
    """Column -> answer; 0 for a heading that is a number but no answer (0, 5)."""
    made: dict[int, int] = {}
    for place, cell in enumerate(row):
        text = elements.plain(cell_text(cell))
        number = _ANSWER.fullmatch(text)
        answer = answers.answer(number[1] if number else text, "", free=free)
        if answer is not None:
            made[place] = answer
        elif number:
            made[place] = 0
    return made


def _body(
    sheet: Sheet, header: int, columns: dict[int, int], known: tuple[Element, ...], *, swapped: bool
) -> SurveyCounts:
    names = {one.kode: one.nama for one in known}
    counts: dict[str, tuple[int, int, int, int]] = {}
    refused: list[RefusedRow] = []
    by_number: set[str] = set()
    for number, row in enumerate(sheet.rows[header + 1 :], header + 2):
        heading = next(
            (h for place, c in enumerate(row) if place not in columns and isinstance(c, str)
             for h in (elements.read(c, known),) if h), None
        )  # fmt: skip
        if heading is None or _sums(row):
            continue
        named = [h for c in row if isinstance(c, str) if (h := elements.read(c, known)) and not h.by_number]
        kode = named[0].kode if named else heading.kode
        if not named:
            kode = elements.SWAPPED.get(kode, kode) if swapped else kode
            by_number.add(kode)
        problems, read_counts = _counts(row, columns, kode, names[kode])
        if kode in counts:
            problems.append(Problem("survey_column_twice", kode, {"unsur": names[kode]}))
        if problems:
            refused.append(RefusedRow(number, tuple(problems)))
        else:
            counts[kode] = read_counts
    most = max((sum(one) for one in counts.values()), default=0)
    return SurveyCounts("rekap", counts, most, tuple(refused), 0, frozenset(by_number & elements.SWAPPED.keys()), False)


def _sums(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and FOOT.match(elements.plain(cell)) for cell in row[:2])


def _counts(
    row: Sequence[Cell], columns: dict[int, int], kode: str, name: str
) -> tuple[list[Problem], tuple[int, int, int, int]]:
    found = [0, 0, 0, 0]
    problems = []
    for place, answer in columns.items():
        cell = row[place] if place < len(row) else None
        if blank(cell):
            continue
        text = cell_text(cell).replace(".", "") if isinstance(cell, str) else cell_text(cell)
        if not text.isdigit():
            problems.append(Problem("survey_count_invalid", kode, {"unsur": name}))
        elif answer:
            found[answer - 1] += int(text)
        elif int(text):
            problems.append(Problem("E-IKM-01", kode, {"unsur": name, "raw": text}))
    return problems, (found[0], found[1], found[2], found[3])
