"""The day of birth, reported right after delivery, with the letter that proves it.

Source: Peraturan BKN 24/2017 III.D (the delivery is reported to the authorised official).
"""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.births import APART
from asn_desktop.rules.leave.flow import GRANTED, Event, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave import proofs
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.past import FOURTH
from asn_desktop.services.leave.requests import LeaveRow, add_step, fetch, get_row


def report(
    session: Session, request_id: uuid.UUID, born: dt.date, *, proof: ProofAsk | None = None, today: dt.date,
    now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """Note the day of birth of a granted maternity leave or cuti besar for a 4th birth; may be corrected later.

    Refuses `birth_not_of_this_leave`, `birth_in_future`, `birth_far_from_leave`, `illegal_transition`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if record.jenis != Kind.MELAHIRKAN.value and record.alasan_kode != FOURTH:
        raise Refused(Problem("birth_not_of_this_leave", "request_id"))
    if State(record.keadaan) not in GRANTED:
        values = {"keadaan": record.keadaan, "peristiwa": Event.LAHIR.value}
        raise Refused(Problem("illegal_transition", values=values))
    problems: list[Problem] = []
    if born > today:
        problems.append(Problem("birth_in_future", "lahir_pada"))
    if not record.mulai - APART <= born <= record.sampai + APART:
        problems.append(Problem("birth_far_from_leave", "lahir_pada", {"mulai": record.mulai, "lahir": born}))
    if problems:
        raise Refused(problems)
    record.lahir_pada = born
    add_step(session, record, Event.LAHIR, today, mulai=born, oleh_nama=session.info["actor"].name)
    if proof is not None:
        proofs.add(session, record, [proof])
    return get_row(session, record.id, today=today)
