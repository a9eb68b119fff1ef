"""Izin sementara: an urgent leave begins on the word of the highest official at the workplace, and is then ratified.

Source: Peraturan BKN 24/2017 III.E (important reasons) and 7/2021 IV.3-6 (leave abroad): reported to the authorised
official at once, who then gives the leave.
"""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.flow import Event, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave import decisions
from asn_desktop.services.leave.ask import Interim
from asn_desktop.services.leave.decisions import Decision, check_hand, keep, may_decide
from asn_desktop.services.leave.requests import LeaveRow, add_step, fetch, get_row, move

__all__ = ["Interim", "grant", "issuer", "ratify"]


def grant(session: Session, request_id: uuid.UUID, given: Interim, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Record an izin sementara given before the decision. DIAJUKAN or DIPERTIMBANGKAN to IZIN_SEMENTARA.

    Refuses `interim_not_allowed` (neither important reason nor abroad), `official_missing`, `self_approval`,
    `not_authorised`, `decision_reason_missing`, `interim_in_future`, `illegal_transition`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    flow.next_state(State(record.keadaan), Event.IZIN_SEMENTARA)
    problems = check_hand(session, record, given.official, given.tanggal, "tempat")
    abroad = record.negara is not None and record.jenis != Kind.CLTN.value
    if record.jenis != Kind.ALASAN_PENTING.value and not abroad:
        problems.append(Problem("interim_not_allowed", "jenis", {"jenis": record.jenis}))
    if not given.alasan.strip():
        problems.append(Problem("decision_reason_missing", "alasan", {"pilihan": "IZIN_SEMENTARA"}))
    if given.tanggal > today:
        problems.append(Problem("interim_in_future", "tanggal"))
    if problems:
        raise Refused(problems)
    move(record, Event.IZIN_SEMENTARA, today)
    add_step(session, record, Event.IZIN_SEMENTARA, given.tanggal, official=given.official, alasan=given.alasan.strip(),
             mulai=record.mulai, sampai=record.sampai, cara="kertas" if given.scan else "entri",
             berkas=keep(session, given.scan))  # fmt: skip
    if given.nomor:
        record.nomor_asal, record.tanggal_asal = given.nomor.strip(), given.tanggal
    return get_row(session, record.id, today=today)


def ratify(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The authorised official gives the leave that was begun: IZIN_SEMENTARA to DISETUJUI; papers must be complete."""
    record = fetch(session, request_id)
    if record.keadaan != State.IZIN_SEMENTARA.value:
        values = {"keadaan": record.keadaan, "peristiwa": "PENGESAHAN"}
        raise Refused(Problem("illegal_transition", values=values))
    return decisions.decide(session, request_id, given, today=today, now=now)


def issuer(session: Session, employee_id: uuid.UUID, *, on: dt.date) -> Official | None:
    """Who the records name as the highest official at this person's workplace, never the person himself.

    That is the head of the office, who may not decide this leave but stands above everybody at hand; below him the
    direct superior, when the head is away and nobody stands in or it is his own leave.
    """
    superior, head = may_decide(session, employee_id, on=on)
    return head or superior
