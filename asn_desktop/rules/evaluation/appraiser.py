"""Who may appraise whom: never oneself, never in a circle, in office on the day, at least a pengawas.

Source: PermenPANRB 6/2022 (pejabat penilai kinerja: the direct superior, at least pengawas, or who is given the
authority), Peraturan BKN 3/2023 (a PAK is signed by an appraiser of at least pengawas rank); evaluation.md §4.6.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.problems import Problem
from asn_desktop.rules.post_codes import ESELON

LOWEST = "IV.b"  # pengawas


class Unfit(StrEnum):
    """Why somebody cannot appraise, in the words the sentence takes in."""

    SENDIRI = "penilai dan pegawai yang dinilai orang yang sama"
    MELINGKAR = "keduanya akan saling menilai, langsung atau lewat penilai di antaranya"
    TIDAK_MENJABAT = "tidak menjabat pada hari itu"
    DI_BAWAH_PENGAWAS = "jabatannya di bawah pengawas dan tidak memimpin unit"


@dataclass(frozen=True)
class AppraiserFacts:
    """What is known of the appraiser on the day."""

    nama: str
    same_person: bool = False  # same employee, or the same number in both blocks
    circle: bool = False  # following appraisers upwards from him leads back to the appraised
    in_office: bool = True
    heads_unit: bool = False  # entered as head, Plt or Plh of a unit: authority was given to him
    eselon: str | None = None
    outside: bool = False  # official of another office: his rank is not on record here


def check(facts: AppraiserFacts, on: dt.date, *, lowest: str = LOWEST) -> list[Problem]:
    """Why this official cannot appraise on a day: E-PRED-05 (PermenPANRB 6/2022; evaluation.md §4.6)."""
    if not facts.nama.strip():
        return [Problem("skp_appraiser_missing", "penilai")]
    why: list[Unfit] = []
    if facts.same_person:
        why.append(Unfit.SENDIRI)
    elif facts.circle:
        why.append(Unfit.MELINGKAR)
    if not facts.in_office:
        why.append(Unfit.TIDAK_MENJABAT)
    if not (facts.outside or facts.heads_unit or is_at_least(facts.eselon, lowest)):
        why.append(Unfit.DI_BAWAH_PENGAWAS)
    return [
        Problem("E-PRED-05", "penilai", {"nama": facts.nama, "sebab": str(one), "kode": one.name, "tanggal": on})
        for one in why
    ]


def is_at_least(eselon: str | None, lowest: str = LOWEST) -> bool:
    """Whether an eselon is this one or a higher; none on record is not (PP 13/2002, PermenPANRB 6/2022)."""
    return eselon in ESELON and lowest in ESELON and ESELON.index(eselon) <= ESELON.index(lowest)
