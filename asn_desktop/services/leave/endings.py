"""How a leave ends before or at its day: withdrawn or cancelled, called back, reported back.

Source: leave.md §4.1 (PP 11/2017 art. 338: unserved days stay a right); nothing is deleted after the permit.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import balance as sums
from asn_desktop.rules.leave import flow, postpone
from asn_desktop.rules.leave.flow import GRANTED, Choice, Event, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave import balance
from asn_desktop.services.leave.decisions import Decision, check_authority, check_hand, decider_of, keep
from asn_desktop.services.leave.requests import LeaveRow, add_step, begins, draw, drawn, fetch, get_row, move
from asn_desktop.store.leave import LeaveRequest

_SEEN = Decision(Choice.DISETUJUI, kuasa_luar_negeri=True)  # who ends a leave needs no power of his own for abroad


def cancel(
    session: Session, request_id: uuid.UUID, reason: str, *, official: Official | None = None,
    scan: bytes | None = None, today: dt.date, now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """Withdraw a request, or cancel a permit before its first day: days go back, the number stays used.

    By the employee, or by `official`, the PYB. A CLTN that was decreed is undone by a decree only.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if not reason.strip():
        raise Refused(Problem("cancel_reason_missing", "alasan"))
    if official is not None:
        problems = check_hand(session, record, official, today, "pyb")
        if problems:
            raise Refused(problems)
        check_authority(session, record, official, _SEEN, today)
    if record.jenis == Kind.CLTN.value and record.nomor_asal:
        raise Refused(Problem("cltn_decreed", "request_id", {"nomor": record.nomor_asal}))
    held = drawn(session, record) if State(record.keadaan) in GRANTED else {}
    move(record, Event.BATAL, today)
    draw(session, record, held, -1)
    late = too_late(session, record, held, today)
    who = {"official": official} if official is not None else {"oleh_nama": session.info["actor"].name}
    add_step(session, record, Event.BATAL, today, alasan=reason.strip(), hari=late or None,
             cara="kertas" if scan else "entri", berkas=keep(session, scan), **who)  # fmt: skip
    return get_row(session, record.id, today=today)


def recall(
    session: Session, request_id: uuid.UUID, first_day_back: dt.date, reason: str, *, official: Official | None = None,
    scan: bytes | None = None, today: dt.date, now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """Panggilan bekerja kembali: unserved days stay a right, annual days return to their rows (PP 11/2017 art. 338).

    Only annual leave, cuti besar and important reasons. Refuses `not_recallable`, `recall_day_outside`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    problems = postpone.check_recall(Kind(record.jenis))
    if problems:
        raise Refused(problems)
    flow.next_state(flow.on_day(State(record.keadaan), begins(record), today), Event.PANGGIL)
    decider = official or decider_of(session, record, today)
    problems += check_hand(session, record, decider, today, "pyb")
    if not reason.strip():
        problems.append(Problem("decision_reason_missing", "alasan", {"pilihan": "DIPANGGIL"}))
    if not begins(record) <= first_day_back <= record.sampai:
        problems.append(Problem("recall_day_outside", "tanggal", {"mulai": begins(record), "sampai": record.sampai}))
    if problems:
        raise Refused(problems)
    check_authority(session, record, decider, _SEEN, today)
    move(record, Event.PANGGIL, today)
    late = _give_back(session, record, first_day_back, today)
    record.melapor_pada = first_day_back
    add_step(session, record, Event.PANGGIL, today, official=decider, alasan=reason.strip(), mulai=first_day_back,
             hari=late, cara="kertas" if scan else "entri", berkas=keep(session, scan))  # fmt: skip
    return get_row(session, record.id, today=today)


def unserved(record: LeaveRequest) -> int:
    """Calendar days a recall left unserved; 0 when there was none."""
    if record.keadaan != State.DIPANGGIL.value or record.melapor_pada is None:
        return 0
    return (record.sampai - max(record.mulai, record.melapor_pada)).days + 1


def report_back(session: Session, request_id: uuid.UUID, day: dt.date, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The employee is back at work and has reported to his superior: BERJALAN to SELESAI.

    After its last day; who recovered reports at once, and the days after it are no longer sick leave (leave.md §5.2).
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if flow.on_day(State(record.keadaan), begins(record), today) is State.BERJALAN:
        first = record.mulai if record.jenis == Kind.SAKIT.value else record.sampai
        if day <= first:  # the remote addition may be given up, the leave itself may not
            raise Refused(Problem("report_before_end", "tanggal", {"sampai": first}))
        if day > today:
            raise Refused(Problem("report_in_future", "tanggal"))
    if record.keadaan == State.TERBIT.value and begins(record) <= today:
        record.keadaan = State.BERJALAN.value
        add_step(session, record, Event.MULAI, begins(record))
    move(record, Event.LAPOR, today)
    record.melapor_pada = day
    add_step(session, record, Event.LAPOR, day, oleh_nama=session.info["actor"].name)
    return get_row(session, record.id, today=today)


def _give_back(session: Session, record: LeaveRequest, back: dt.date, today: dt.date) -> int | None:
    """Return unserved annual days to their rows; answers how many own days the year is too short to use."""
    if record.jenis != Kind.TAHUNAN.value:
        return None
    used = balance.ground(session, record.employee_id, year=record.mulai.year, today=today)
    unserved_days = len(used.working_days(max(back, record.mulai), record.sampai))
    returned = sums.refund(used.rules, drawn(session, record), unserved_days)
    draw(session, record, returned, -1)
    return too_late(session, record, returned, back)


def too_late(session: Session, record: LeaveRequest, returned: Mapping[str, int], day: dt.date) -> int:
    """Own days given back on `day` that their year is too short to use: they carry over like postponed ones."""
    own, last = returned.get("N", 0), dt.date(record.mulai.year, 12, 31)
    if not own or day > last:
        return own
    used = balance.ground(session, record.employee_id, year=last.year, today=day)
    return sums.returned_as_postponed(own, len(used.working_days(day, last)))
