"""Objection (keberatan): its last day, its states, who is asked and who must be heard before the decision.

Source: PP 30/2019 art. 59 (to the superior of the appraiser, 14 days from receipt, both sides heard, final). Days are
calendar days, the day after receipt is day 1 (evaluation.md §4.5).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.party import Party


class State(StrEnum):
    """Where an objection stands."""

    DIAJUKAN = "DIAJUKAN"
    KLARIFIKASI = "KLARIFIKASI"
    DIPUTUS = "DIPUTUS"
    TIDAK_DAPAT_DITERIMA = "TIDAK_DAPAT_DITERIMA"


class Ruling(StrEnum):
    """What the superior of the appraiser decides; it is final."""

    TETAP = "TETAP"
    DIUBAH = "DIUBAH"


OPEN = (State.DIAJUKAN, State.KLARIFIKASI)


def last_day(received: dt.date, days: int) -> dt.date:
    """The last day to object: received 2 March, 14 days, is 16 March (PP 30/2019 art. 59)."""
    return received + dt.timedelta(days=days)


def check_day(received: dt.date, filed: dt.date, days: int) -> list[Problem]:
    """E-KEB-01 when filed after the last day, `objection_before_receipt` when before (PP 30/2019 art. 59)."""
    last = last_day(received, days)
    values = {"diterima": received, "diajukan": filed, "hari_terakhir": last, "hari": days}
    if filed < received:
        return [Problem("objection_before_receipt", "diajukan", values)]
    return [Problem("E-KEB-01", "diajukan", values)] if filed > last else []


def check_addressee(to: Party, appraiser: Party, appraised: Party) -> list[Problem]:
    """E-KEB-02 when it goes to the appraiser or to oneself instead of the superior (PP 30/2019 art. 59)."""
    if not to.nama.strip():
        return [Problem("objection_addressee_missing", "kepada")]
    if same(to, appraiser):
        return [Problem("E-KEB-02", "kepada", {"kepada": to.nama})]
    return [Problem("objection_to_oneself", "kepada", {"kepada": to.nama})] if same(to, appraised) else []


def check_decision(state: State, heard_appraiser: bool, heard_employee: bool) -> list[Problem]:
    """Both sides are heard before a decision, and there is one decision only: E-KEB-03 (PP 30/2019 art. 59)."""
    if state is State.DIPUTUS:
        return [Problem("E-KEB-03", "putusan")]
    if state is State.TIDAK_DAPAT_DITERIMA:
        return [Problem("objection_not_admitted", "putusan")]
    missing = [
        word for word, heard in (("pejabat penilai", heard_appraiser), ("pegawai", heard_employee)) if not heard
    ]
    return [Problem("objection_not_heard", "putusan", {"belum": " dan ".join(missing)})] if missing else []


def overdue(state: State, filed: dt.date, today: dt.date, days: int) -> bool:
    """Whether an undecided objection is to be called to mind; the rule sets no time (PP 30/2019 art. 59)."""
    return state in OPEN and today >= filed + dt.timedelta(days=days)


def same(one: Party, other: Party) -> bool:
    """Whether two printed parties are one person: by id, else by number, else by name (PP 30/2019 art. 59)."""
    if one.employee_id is not None and other.employee_id is not None:
        return one.employee_id == other.employee_id
    if one.nip and other.nip:
        return one.nip == other.nip
    return bool(one.nama.strip()) and one.nama.casefold().split() == other.nama.casefold().split()
