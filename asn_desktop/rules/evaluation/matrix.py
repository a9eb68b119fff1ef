"""The 3x3 matrix: two human ratings give the predikat, cell by cell from the table; a predikat is never typed.

Source: PermenPANRB 6/2022 (matrix of hasil kerja and perilaku kerja); SE MenPANRB 3/2023 (rating of a unit's head).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.feedback import names_survey
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating, read_capaian, read_predikat, read_rating

LEGAL = "PermenPANRB 6/2022"


@dataclass(frozen=True)
class Matrix:
    """The nine cells in force on a day, each with its ground."""

    cells: Mapping[tuple[Rating, Rating], Predikat]
    grounds: Mapping[tuple[Rating, Rating], str]

    @classmethod
    def from_rows(cls, rows: Mapping[str, Mapping[str, Any]]) -> Matrix:
        """The matrix from the rows of matriks_predikat. Refuses `matrix_incomplete` when a cell is missing or odd."""
        cells: dict[tuple[Rating, Rating], Predikat] = {}
        grounds: dict[tuple[Rating, Rating], str] = {}
        for row in rows.values():
            results, behaviour = read_rating(str(row.get("hasil"))), read_rating(str(row.get("perilaku")))
            found = read_predikat(str(row.get("predikat")))
            if results is not None and behaviour is not None and found is not None:
                cells[results, behaviour] = found
                grounds[results, behaviour] = str(row.get("dasar") or LEGAL)
        missing = [f"{a.label} / {b.label}" for a in Rating for b in Rating if (a, b) not in cells]
        if missing:
            raise Refused(Problem("matrix_incomplete", values={"sel": missing[0], "jumlah": len(missing)}))
        return cls(cells, grounds)

    def predikat(self, hasil: Rating, perilaku: Rating) -> Predikat:
        """What the two ratings give (PermenPANRB 6/2022); not symmetric."""
        return self.cells[hasil, perilaku]

    def ground(self, hasil: Rating, perilaku: Rating) -> str:
        """The regulation the cell stands on."""
        return self.grounds[hasil, perilaku]


def ratings(hasil: str | None, perilaku: str | None) -> tuple[Rating, Rating]:
    """Both ratings as typed (PermenPANRB 6/2022).

    Refuses E-PRED-02 for each that is missing or unknown, E-IKM-05 for a survey's number.
    """
    found = {"hasil": read_rating(hasil or ""), "perilaku": read_rating(perilaku or "")}
    raw = {"hasil": hasil, "perilaku": perilaku}
    problems = [_no_rating(name, raw[name]) for name, value in found.items() if value is None]
    if found["hasil"] is None or found["perilaku"] is None:
        raise Refused(problems)
    return found["hasil"], found["perilaku"]


def check_stored(matrix: Matrix, hasil: str | None, perilaku: str | None, predikat: str | None) -> list[Problem]:
    """Whether a predikat that came written follows from its ratings: E-PRED-01, -02, -03 (PermenPANRB 6/2022).

    Aliases are read ("Cukup", "Misconduct"); a predikat left out is no finding: it is derived.
    """
    found: list[Problem] = []
    read = {"hasil": read_rating(hasil or ""), "perilaku": read_rating(perilaku or "")}
    for (name, value), raw in zip(read.items(), (hasil, perilaku), strict=True):
        if value is None:
            found.append(_no_rating(name, raw))
    word = None
    if predikat is not None and predikat.strip():
        word = read_predikat(predikat)
        if word is None:
            found.append(_no_predikat(predikat, read_capaian(predikat) is not None))
    results, behaviour = read["hasil"], read["perilaku"]
    if results is not None and behaviour is not None and word is not None:
        right = matrix.predikat(results, behaviour)
        if word is not right:
            values = {"hasil": results.label, "perilaku": behaviour.label, "tertulis": word.label,
                      "predikat": right.label}  # fmt: skip
            found.append(Problem("E-PRED-01", "predikat", values))
    return found


def achievement(raw: str) -> Capaian:
    """The achievement of an organisation as typed (SE MenPANRB 3/2023). Refuses E-PRED-03, `achievement_unknown`."""
    found = read_capaian(raw)
    if found is not None:
        return found
    if read_predikat(raw) is not None:
        raise Refused(Problem("E-PRED-03", "predikat", {"raw": raw, "milik": "pegawai", "bagi": "unit kerja"}))
    raise Refused(Problem("achievement_unknown", "predikat", {"raw": raw}))


def check_head(hasil: Rating, capaian: Capaian, head_map: Mapping[Capaian, Rating]) -> list[Problem]:
    """Whether a head's rating of results is his unit's achievement: E-PRED-04 (SE MenPANRB 3/2023)."""
    bound = head_map[capaian]
    if hasil is bound:
        return []
    values = {"hasil": hasil.label, "capaian": capaian.label, "seharusnya": bound.label}
    return [Problem("E-PRED-04", "hasil", values)]


def _no_rating(name: str, raw: str | None) -> Problem:
    if names_survey(raw or ""):
        return Problem("E-IKM-05", name)
    shown = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}[name]
    return Problem("E-PRED-02", name, {"isian": shown, "raw": raw or "kosong"})


def _no_predikat(raw: str, of_unit: bool) -> Problem:
    if of_unit:
        return Problem("E-PRED-03", "predikat", {"raw": raw, "milik": "unit kerja", "bagi": "pegawai"})
    return Problem("predikat_unknown", "predikat", {"raw": raw})
