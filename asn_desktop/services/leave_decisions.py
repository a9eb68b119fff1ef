"""What happens to a request after it was asked: consideration, decision, cancelling, recall, reporting back.

Source: leave.md §4.1-4.3 (Peraturan BKN 24/2017; PP 11/2017 art. 338): the official is not bound by the superior,
reasons are written, days move in the ledger and never in the request.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import leave as rules
from asn_desktop.rules import leave_balance as sums
from asn_desktop.rules import leave_flow, workdays
from asn_desktop.rules.leave import AnnualAsk
from asn_desktop.rules.leave_flow import GRANTED, Choice, Event, Official, State
from asn_desktop.rules.roles import Actor, Deed, require
from asn_desktop.services import leave_balance, leave_checks, leave_frozen
from asn_desktop.services.leave_requests import LeaveRow, acting, add_step, draw, drawn, fetch, get_row, move
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.users import User


@dataclass(frozen=True)
class Decision:
    """Section VII or VIII as given: one of four boxes, by whom, how.

    `official` None means the one the records name; give it for an official outside the office. `scan` is the signed
    form as bytes (paper); `signed_by` the official's own account (password). `mulai`/`sampai` only with PERUBAHAN,
    `hari` only with DITANGGUHKAN by the PYB (None: every own day of the request).
    """

    pilihan: Choice
    alasan: str = ""
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    hari: int | None = None
    official: Official | None = None
    scan: bytes | None = None
    signed_by: Actor | None = None
    kuasa_luar_negeri: bool = False


def may_decide(session: Session, employee_id: uuid.UUID, *, on: dt.date) -> tuple[Official | None, Official | None]:
    """(atasan langsung, PYB) for this person on a day; None where no one in the office may act for him."""
    unit_id = session.scalar(
        sa.select(Employee.unit_id).where(
            Employee.office_id == session.info["office_id"], Employee.id == employee_id
        )
    )
    return acting(session, employee_id, unit_id, on)


def consider(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Pertimbangan atasan langsung: one of four, never binding. DIAJUKAN to DIPERTIMBANGKAN."""
    record = fetch(session, request_id)
    leave_flow.next_state(State(record.keadaan), Event.PERTIMBANGAN)
    official = _act(session, record, given, today, "atasan")
    move(record, Event.PERTIMBANGAN, today)
    add_step(session, record, Event.PERTIMBANGAN, today, official=official, pilihan=given.pilihan.value,
             alasan=given.alasan.strip() or None, mulai=given.mulai, sampai=given.sampai, cara=_way(given),
             berkas=_keep(session, given.scan))  # fmt: skip
    return get_row(session, record.id, today=today)


def decide(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Keputusan PYB. A grant draws the days; changed dates are counted anew; a postponement carries own days over."""
    record = fetch(session, request_id)
    leave_flow.next_state(State(record.keadaan), Event.KEPUTUSAN, given.pilihan)
    official = _act(session, record, given, today, "pyb")
    if record.negara and not given.kuasa_luar_negeri:
        raise Refused(Problem("abroad_needs_ppk", "pejabat", {"negara": record.negara}))
    if given.signed_by is None and not given.scan:
        raise Refused(Problem("decision_scan_missing", "berkas"))
    days: int | None = None
    if given.pilihan in (Choice.DISETUJUI, Choice.PERUBAHAN):
        _grant(session, record, given, today)
    elif given.pilihan is Choice.DITANGGUHKAN:
        days = _postponed(session, record, given, today)
    move(record, Event.KEPUTUSAN, today, given.pilihan)
    add_step(session, record, Event.KEPUTUSAN, today, official=official, pilihan=given.pilihan.value,
             alasan=given.alasan.strip() or None, mulai=given.mulai, sampai=given.sampai, hari=days, cara=_way(given),
             berkas=_keep(session, given.scan))  # fmt: skip
    return get_row(session, record.id, today=today)


def cancel(session: Session, request_id: uuid.UUID, reason: str, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Withdraw a request, or cancel a permit before its first day: days go back, the number stays used."""
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if not reason.strip():
        raise Refused(Problem("cancel_reason_missing", "alasan"))
    held = drawn(session, record) if State(record.keadaan) in GRANTED else {}
    move(record, Event.BATAL, today)
    draw(session, record, held, -1)
    late = _too_late(session, record, held, today)
    add_step(session, record, Event.BATAL, today, alasan=reason.strip(), hari=late or None,
             oleh_nama=session.info["actor"].name)  # fmt: skip
    return get_row(session, record.id, today=today)


def recall(
    session: Session, request_id: uuid.UUID, first_day_back: dt.date, reason: str, *, official: Official | None = None,
    today: dt.date, now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """Panggilan bekerja kembali: unserved days return to their rows (PP 11/2017 art. 338)."""
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    decider = official or may_decide(session, record.employee_id, on=today)[1]
    problems = leave_flow.check_official(decider, record.employee_id, today, "pyb", _nip(session, record))
    if not reason.strip():
        problems.append(Problem("decision_reason_missing", "alasan", {"pilihan": "DIPANGGIL"}))
    if not record.mulai <= first_day_back <= record.sampai:
        problems.append(Problem("recall_day_outside", "tanggal", {"mulai": record.mulai, "sampai": record.sampai}))
    if problems:
        raise Refused(problems)
    move(record, Event.PANGGIL, today)
    late = _give_back(session, record, first_day_back, today)
    record.melapor_pada = first_day_back
    add_step(session, record, Event.PANGGIL, today, official=decider, alasan=reason.strip(), mulai=first_day_back,
             hari=late)  # fmt: skip
    return get_row(session, record.id, today=today)


def report_back(session: Session, request_id: uuid.UUID, day: dt.date, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The employee is back at work and has reported to his superior: BERJALAN to SELESAI."""
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if leave_flow.on_day(State(record.keadaan), record.mulai, today) is State.BERJALAN:
        if day <= record.sampai:  # the remote addition may be given up, the leave itself may not
            raise Refused(Problem("report_before_end", "tanggal", {"sampai": record.sampai}))
        if day > today:
            raise Refused(Problem("report_in_future", "tanggal"))
    if record.keadaan == State.TERBIT.value and record.mulai <= today:
        record.keadaan = State.BERJALAN.value
        add_step(session, record, Event.MULAI, record.mulai)
    move(record, Event.LAPOR, today)
    record.melapor_pada = day
    add_step(session, record, Event.LAPOR, day, oleh_nama=session.info["actor"].name)
    return get_row(session, record.id, today=today)


def _act(session: Session, record: LeaveRequest, given: Decision, today: dt.date, role: str) -> Official | None:
    """Who gives this step, or every reason why it may not be given."""
    superior, decider = may_decide(session, record.employee_id, on=today)
    official = given.official or (superior if role == "atasan" else decider)
    problems = leave_flow.check_official(official, record.employee_id, today, role, _nip(session, record))
    new = (given.mulai, given.sampai) if given.mulai and given.sampai else None
    problems += leave_flow.check_step(given.pilihan, given.alasan, new, (record.mulai, record.sampai))
    if given.signed_by is not None:
        problems += _own_hand(session, given.signed_by, official, role)
    else:
        require(session.info["actor"], Deed.ENTER if role == "pyb" else Deed.VERIFY)
    if problems:
        raise Refused(problems)
    return official


def _own_hand(session: Session, actor: Actor, official: Official | None, role: str) -> list[Problem]:
    """A password counts as a signature only from the account of that very official."""
    require(actor, Deed.DECIDE if role == "pyb" else Deed.VERIFY)
    account = session.execute(
        sa.select(User.employee_id, User.aktif).where(
            User.office_id == session.info["office_id"], User.nama_pengguna == actor.username
        )
    ).one_or_none()
    own = account is not None and account[1] and account[0] is not None
    if own and official is not None and account is not None and account[0] == official.employee_id:
        return []
    return [Problem("not_the_official", "pejabat", {"akun": actor.name, "pejabat": official.nama if official else ""})]


def _grant(session: Session, record: LeaveRequest, given: Decision, today: dt.date) -> None:
    """Check and count again on the day of the decision, keep what was used, draw the days."""
    first, last = given.mulai or record.mulai, given.sampai or record.sampai
    wish = AnnualAsk(first, last, record.alasan, record.alamat, record.telepon, record.hari_tambahan,
                     record.alasan_khusus)  # fmt: skip
    problems = rules.check_form(wish)
    if problems:
        raise Refused(problems)
    used = leave_balance.ground(session, record.employee_id, year=first.year, today=today, without=record.id)
    problems = leave_checks.check(session, wish, record.employee_id, used, record.id)
    if problems:
        raise Refused(problems)
    days, split = leave_checks.count(wish, used, today)
    record.mulai, record.sampai, record.lama = first, last, len(days)
    _, record.aturan = leave_frozen.freeze(used, first.year, today, split)
    draw(session, record, split)


def _postponed(session: Session, record: LeaveRequest, given: Decision, today: dt.date) -> int:
    """How many own days of this request go over to next year in full (leave.md §3.1 rule 4)."""
    used = leave_balance.ground(session, record.employee_id, year=record.mulai.year, today=today, without=record.id)
    found = leave_balance.year_of(used, record.mulai.year, today)
    own = min(record.lama, max(0, found.left["N"] - used.pending["N"]))
    days = own if given.hari is None else given.hari
    problems = leave_flow.check_postponed(days, own)
    if problems:
        raise Refused(problems)
    return days


def _give_back(session: Session, record: LeaveRequest, back: dt.date, today: dt.date) -> int:
    """Return the unserved days to their rows; answers how many own days the year is too short to use."""
    used = leave_balance.ground(session, record.employee_id, year=record.mulai.year, today=today)
    unserved = len(workdays.working_days(
        used.calendar, used.workweek, back, record.sampai, no_joint_leave=used.no_joint_leave
    ))  # fmt: skip
    returned = sums.refund(used.rules, drawn(session, record), unserved)
    draw(session, record, returned, -1)
    return _too_late(session, record, returned, back)


def _too_late(session: Session, record: LeaveRequest, returned: Mapping[str, int], day: dt.date) -> int:
    """Own days given back on `day` that their year is too short to use: they carry over like postponed ones."""
    own, last = returned.get("N", 0), dt.date(record.mulai.year, 12, 31)
    if not own or day > last:
        return own
    used = leave_balance.ground(session, record.employee_id, year=last.year, today=day)
    rest = workdays.working_days(used.calendar, used.workweek, day, last, no_joint_leave=used.no_joint_leave)
    return sums.returned_as_postponed(own, len(rest))


def _nip(session: Session, record: LeaveRequest) -> str | None:
    """The applicant's number: an official typed by hand may be he himself."""
    return session.scalar(
        sa.select(Employee.nip).where(Employee.office_id == record.office_id, Employee.id == record.employee_id)
    )


def _way(given: Decision) -> str:
    return "sandi" if given.signed_by is not None else "kertas"


def _keep(session: Session, scan: bytes | None) -> str | None:
    return None if not scan else session.info["blobs"].put(scan)
