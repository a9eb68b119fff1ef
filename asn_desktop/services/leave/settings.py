"""What an office puts into its leave papers: on whose behalf a mandate is signed, who gets copies of which kind.

A setting of the office holds for all; one of a unit holds for it and everything below it. Ground: Permendagri 1/2023
(signing forms, tembusan); a delegated power is signed in the own post, so nothing is set for it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letter_settings, units
from asn_desktop.services.leave.paper_words import CODES, copies

PREFIX = "surat.cuti."
SUPERIOR = "{atasan}"  # stands for the direct superior's post in a list of copies
NAMES = ("atas_nama", "melalui", "tembusan", *(f"tembusan_{kind.lower()}" for kind in CODES))
_GROUND = "Permendagri 1/2023"


@dataclass(frozen=True)
class LeaveSettings:
    """What holds for the papers of one kind in one unit. `atas_nama` is empty where the signer has his own power."""

    atas_nama: str
    melalui: str
    tembusan: tuple[str, ...]


def get(session: Session, unit_id: uuid.UUID, kind: str, superior: str | None, on: dt.date) -> LeaveSettings:
    """The settings for a kind of leave in a unit, else what is usual. Refused UNIT_UNKNOWN."""
    look = letter_settings.reader(session, PREFIX, unit_id, on)
    listed = look(f"tembusan_{kind.lower()}", look("tembusan", ""))
    named = [part.strip().replace(SUPERIOR, superior or "") for part in listed.split(";")]
    own = tuple(name for name in named if name)
    return LeaveSettings(look("atas_nama", ""), look("melalui", ""), own or copies(session, kind, superior))


def save(session: Session, name: str, value: str, *, today: dt.date, unit_id: uuid.UUID | None = None) -> None:
    """Set one of `NAMES` from today; copies are parted by semicolons. An empty value goes back to what is usual.

    Refused `leave_setting` for another name, UNIT_UNKNOWN, `role_not_allowed`.
    """
    require(session.info["actor"], Deed.ENTER)
    if name not in NAMES:
        raise Refused(Problem("leave_setting", "nama", {"raw": name, "known": ", ".join(NAMES)}))
    letter_settings.keep(session, PREFIX, name, value, ground=_GROUND, today=today, unit_id=unit_id)


def held(session: Session, unit_id: uuid.UUID, on: dt.date) -> dict[str, str]:
    """What is set for a unit, by name; empty where nothing is."""
    look = letter_settings.reader(session, PREFIX, unit_id, on)
    return {name: look(name, "") for name in NAMES}


def save_all(
    session: Session, values: Mapping[str, str], *, today: dt.date, unit_id: uuid.UUID | None = None
) -> tuple[str, ...]:
    """Set those of `NAMES` that differ from what holds; answers their names. Refused as `save`."""
    at = unit_id or units.root(session)
    known = held(session, at, today) if at is not None else {}
    changed = tuple(name for name, value in values.items() if value.strip() != known.get(name, ""))
    for name in changed:
        save(session, name, values[name], today=today, unit_id=unit_id)
    return changed
