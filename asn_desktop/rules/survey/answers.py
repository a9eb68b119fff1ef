"""One answer of a citizen, and answers counted: whole numbers from 1 to 4, and nothing that would have to be guessed.

Source: PermenPANRB 14/2017 (1 tidak baik, 2 kurang baik, 3 baik, 4 sangat baik); evaluation.md §7.1, §14 E-IKM-01.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.survey.elements import Element

WORDS = ("tidak baik", "kurang baik", "baik", "sangat baik")
COST = "biaya"


def answer(raw: Any, kode: str, *, free: bool = False) -> int | None:
    """The answer 1 to 4, or None: 0, 5, 3.5 and "puas" are none (evaluation.md §7.1).

    `free`: the service is free by regulation, so that "gratis" on cost counts 4.
    """
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        return int(raw) if raw in (1, 2, 3, 4) else None
    text = " ".join(str(raw).casefold().split())
    if free and kode == COST and text in ("gratis", "tidak dipungut biaya", "tanpa biaya"):
        return 4
    if text in ("1", "2", "3", "4"):
        return int(text)
    return WORDS.index(text) + 1 if text in WORDS else None


def tally(answers: Iterable[int]) -> tuple[int, int, int, int]:
    """How often each answer was given (PermenPANRB 14/2017)."""
    counts = [0, 0, 0, 0]
    for one in answers:
        counts[one - 1] += 1
    return counts[0], counts[1], counts[2], counts[3]


def counted(given: Mapping[str, Any], elements: Sequence[Element]) -> tuple[dict[str, Any], list[Problem]]:
    """Counts as four numbers for each element, from four numbers or from answer -> count; E-IKM-01 for other answers.

    More than four numbers, or an answer that is none of 1 to 4, is refused (evaluation.md §14). What is no count at
    all is left for `index.check` to refuse.
    """
    names = {one.kode: one.nama for one in elements}
    made: dict[str, Any] = {}
    found: list[Problem] = []
    for kode, row in given.items():
        pairs: list[tuple[Any, Any]]
        if isinstance(row, Mapping):
            pairs = list(row.items())
        elif isinstance(row, Sequence) and not isinstance(row, str | bytes) and len(row) > 4:
            pairs = list(enumerate(row, 1))
        else:
            made[kode] = tuple(row) if isinstance(row, list | tuple) else row
            continue
        counts: list[Any] = [0, 0, 0, 0]
        for raw, times in pairs:
            place = answer(raw, kode)
            if place is None:
                if times != 0:
                    found.append(Problem("E-IKM-01", kode, {"unsur": names.get(kode, kode), "raw": str(raw)}))
            else:
                counts[place - 1] = times
        made[kode] = tuple(counts)
    return made, found
