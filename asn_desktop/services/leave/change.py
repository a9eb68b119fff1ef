"""Change of a permit before its first day: new dates by the official, a new document that names the old number.

Source: leave.md §4.1 (no deletion after TERBIT: corrections are new documents that refer to the old number).
"""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.flow import Choice, Event, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave.decisions import Decision, check_authority, check_hand, decider_of, keep, regrant, way
from asn_desktop.services.leave.requests import LeaveRow, add_step, begins, draw, drawn, fetch, get_row, move
from asn_desktop.store.leave_files import LeaveLetter

OLD_PERMIT = "surat_izin_diubah"


def change(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Give a granted leave other dates before it begins: judged anew, days drawn anew, to be issued anew (DIUBAH).

    `given` carries the new dates, the reason, the official and his paper or password. The old permit stays in the
    folder. Refuses `illegal_transition` once it runs, `changed_dates_missing`, `changed_dates_equal`,
    `decision_reason_missing`, `decision_scan_missing`, and what a grant refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    flow.next_state(flow.on_day(State(record.keadaan), begins(record), today), Event.UBAH)
    if record.jenis == Kind.CLTN.value and record.nomor_asal:
        raise Refused(Problem("cltn_decreed", "request_id", {"nomor": record.nomor_asal}))
    official = given.official or decider_of(session, record, today)
    new = (given.mulai, given.sampai) if given.mulai and given.sampai else None
    problems = check_hand(session, record, official, today, "pyb")
    problems += flow.check_step(Choice.PERUBAHAN, given.alasan, new, (record.mulai, record.sampai))
    if given.signed_by is None and not given.scan:
        problems.append(Problem("decision_scan_missing", "berkas"))
    if given.mulai is not None and given.mulai < today:
        problems.append(Problem("changed_dates_past", "mulai", {"mulai": given.mulai}))
    if problems:
        raise Refused(problems)
    check_authority(session, record, official, given, today)
    draw(session, record, drawn(session, record), -1)
    regrant(session, record, given, today)
    move(record, Event.UBAH, today)
    if record.letter_id is not None:
        session.add(LeaveLetter(request_id=record.id, letter_id=record.letter_id, jenis=OLD_PERMIT))
    add_step(session, record, Event.UBAH, today, official=official, alasan=given.alasan.strip(), mulai=given.mulai,
             sampai=given.sampai, cara=way(given), berkas=keep(session, given.scan))  # fmt: skip
    return get_row(session, record.id, today=today)
