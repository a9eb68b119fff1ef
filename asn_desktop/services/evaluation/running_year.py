"""What every deed of the running year stands on: a fixed SKP, the office's rhythm, a scan put away.

Source: PermenPANRB 6/2022 (execution, monitoring and coaching follow a fixed SKP).
"""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import PurePath

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import feedback as rules
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.periods import Rhythm
from asn_desktop.services import document_files
from asn_desktop.services.evaluation import rulebook, skp_reading
from asn_desktop.services.evaluation.skp_values import CLOSED, FIXED, VOID
from asn_desktop.store.goals import Skp


def fixed(session: Session, skp_id: uuid.UUID) -> Skp:
    """An SKP that was fixed and not voided. Refuses `skp_unknown`, `skp_void`, `skp_not_fixed`."""
    row = skp_reading.fetch(session, skp_id)
    if row.keadaan == VOID:
        raise Refused(Problem("skp_void", "skp_id"))
    if row.keadaan not in (FIXED, CLOSED):
        raise Refused(Problem("skp_not_fixed", "skp_id"))
    return row


def rhythm(session: Session, year: int, today: dt.date) -> Rhythm:
    """How often the office evaluates within a year: by the setting that holds today, or held at the year's end."""
    day = min(max(today, dt.date(year, 1, 1)), dt.date(year, 12, 31))
    return rulebook.read(session, day).rhythm


def codes(session: Session, year: int) -> tuple[str, ...]:
    """The periodic codes of a year, in order: each of the rhythm that holds on its last day, also where the office
    changed it within the year."""
    held = rulebook.over(session, "periode_evaluasi")
    found = []
    for rhythm_ in Rhythm:
        spans = [(periods.span(year, code), code) for code in periods.of_rhythm(rhythm_)]
        found += [(last, first, code) for (first, last), code in spans if held(last) == rhythm_.value]
    return tuple(code for _, _, code in sorted(found))


def code_of(session: Session, day: dt.date) -> str:
    """The periodic code a day lies in, by the rhythm that holds as that period ends."""
    spans = ((code, periods.span(day.year, code)) for code in codes(session, day.year))
    found = next((code for code, (first, last) in spans if first <= day <= last), None)
    return found or periods.of_day(rhythm(session, day.year, day), day)


def check_period(session: Session, row: Skp, code: str, today: dt.date) -> list[Problem]:
    """Findings on a period for this SKP: `period_not_of_rhythm`, `period_outside_skp`, `period_not_begun`."""
    day = periods.span(row.tahun, code)[1] if code in periods.CODES else dt.date(row.tahun, 12, 31)
    held = rulebook.read(session, day).rhythm
    return rules.check_period(code, held, row.tahun, row.mulai, row.sampai, today)


def put_away(session: Session, data: bytes | None, name: str | None) -> tuple[str | None, str | None]:
    """The blob of a scan and the name to show; nothing for nothing. Refuses DOCUMENT_*."""
    if data is None:
        return None, None
    pdf, _pages = document_files.as_pdf(data)
    shown = PurePath((name or "").replace("\\", "/")).name[:120] or None
    return session.info["blobs"].put(pdf), shown


def text(value: str | None) -> str | None:
    """A typed text without blanks at its ends; None for nothing."""
    return (value or "").strip() or None
