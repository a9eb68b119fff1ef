"""Consideration and decision of a request: who acts, what must be written, what a grant draws.

Source: leave.md §4.1-4.3 (Peraturan BKN 24/2017 II-IV; PP 11/2017 art. 310, 338): the official is not bound by the
superior, reasons are written, days move in the ledger and never in the request.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import cltn, flow, postpone
from asn_desktop.rules.leave.flow import Choice, Event, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Deed, require
from asn_desktop.services import authority
from asn_desktop.services.leave import balance, judge, proofs
from asn_desktop.services.leave import frozen as leave_frozen
from asn_desktop.services.leave.ask import wish_of
from asn_desktop.services.leave.requests import LeaveRow, acting, add_step, draw, fetch, get_row, move
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.users import User


@dataclass(frozen=True)
class Decision:
    """Section VII or VIII as given: one of four boxes, by whom, how.

    `official` None means the one the records name; give it for an official outside the office. `scan` is the signed
    form as bytes (paper); `signed_by` the official's own account (password). `mulai`/`sampai` only with PERUBAHAN;
    `hari` (own annual days, None: all of the request) and `hingga` (last day to take it up) only with DITANGGUHKAN.
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
    hingga: dt.date | None = None


def may_decide(session: Session, employee_id: uuid.UUID, *, on: dt.date) -> tuple[Official | None, Official | None]:
    """(atasan langsung, PYB of annual leave) for this person on a day; None where no one in the office may act."""
    unit_id = session.scalar(
        sa.select(Employee.unit_id).where(
            Employee.office_id == session.info["office_id"], Employee.id == employee_id
        )
    )
    return acting(session, employee_id, unit_id, on)


def consider(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Pertimbangan atasan langsung: one of four, never binding. DIAJUKAN to DIPERTIMBANGKAN."""
    record = fetch(session, request_id)
    flow.next_state(State(record.keadaan), Event.PERTIMBANGAN)
    official = _act(session, record, given, today, "atasan")
    move(record, Event.PERTIMBANGAN, today)
    add_step(session, record, Event.PERTIMBANGAN, today, official=official, pilihan=given.pilihan.value,
             alasan=given.alasan.strip() or None, mulai=given.mulai, sampai=given.sampai, cara=way(given),
             berkas=keep(session, given.scan))  # fmt: skip
    return get_row(session, record.id, today=today)


def decide(session: Session, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Keputusan PYB. A grant is judged again and draws the days; changed dates are counted anew; a postponement
    carries own days over. A leave that runs on an izin sementara is ratified by it.
    """
    record = fetch(session, request_id)
    flow.next_state(State(record.keadaan), Event.KEPUTUSAN, given.pilihan)
    official = _act(session, record, given, today, "pyb")
    check_authority(session, record, official, given, today)
    if given.signed_by is None and not given.scan:
        raise Refused(Problem("decision_scan_missing", "berkas"))
    days: int | None = None
    if given.pilihan in (Choice.DISETUJUI, Choice.PERUBAHAN):
        regrant(session, record, given, today)
    elif given.pilihan is Choice.DITANGGUHKAN:
        days = _postponed(session, record, given, today)
    move(record, Event.KEPUTUSAN, today, given.pilihan)
    until = given.hingga if given.pilihan is Choice.DITANGGUHKAN else given.sampai
    add_step(session, record, Event.KEPUTUSAN, today, official=official, pilihan=given.pilihan.value,
             alasan=given.alasan.strip() or None, mulai=given.mulai, sampai=until, hari=days, cara=way(given),
             berkas=keep(session, given.scan))  # fmt: skip
    return get_row(session, record.id, today=today)


def check_authority(
    session: Session, record: LeaveRequest, official: Official | None, given: Decision, today: dt.date
) -> None:
    """Refuse an official whose power does not cover this leave: `not_authorised`, `authority_not_delegable`, ..."""
    problems = authority.check_decider(
        session, record.employee_id, Kind(record.jenis), official, first=given.mulai or record.mulai,
        last=given.sampai or record.sampai, country=record.negara, on=today, kuasa=given.kuasa_luar_negeri,
    )  # fmt: skip
    if problems:
        raise Refused(problems)


def decider_of(session: Session, record: LeaveRequest, today: dt.date) -> Official | None:
    """Who decides this request in this office by the records; None when it is decided above."""
    return authority.decider(
        session, record.employee_id, Kind(record.jenis), first=record.mulai, last=record.sampai,
        country=record.negara, on=today,
    ).official  # fmt: skip


def regrant(session: Session, record: LeaveRequest, given: Decision, today: dt.date) -> None:
    """Judge and count again on the day of the decision, keep what was used, draw the days."""
    if record.jenis == Kind.CLTN.value:
        lacking = cltn.check_decree((record.bkn_nomor, record.bkn_tanggal) if record.bkn_nomor
                                          and record.bkn_tanggal else None)  # fmt: skip
        if lacking:
            raise Refused(lacking)
    wish = wish_of(record, proofs.proofs_of(session, record.id))
    wish = replace(wish, first=given.mulai or record.mulai, last=given.sampai or record.sampai)
    judged = judge.judge(
        session, record.employee_id, wish, today=today, without=record.id, linked=record.terkait_id
    )
    blocking = [p for p in judged.problems if p.blocks]
    if blocking:
        raise Refused(blocking)
    record.mulai, record.sampai = wish.first, wish.last
    record.lama, record.satuan = judged.verdict.lama, judged.verdict.satuan
    frozen, record.aturan = leave_frozen.freeze(judged, today)
    record.saldo = {**(record.saldo or {}), "putusan": frozen}
    draw(session, record, judged.split)


def _act(session: Session, record: LeaveRequest, given: Decision, today: dt.date, role: str) -> Official | None:
    """Who gives this step, or every reason why it may not be given."""
    official = given.official
    if official is None and role == "atasan":
        official = may_decide(session, record.employee_id, on=today)[0]
    elif official is None:
        official = decider_of(session, record, today) or may_decide(session, record.employee_id, on=today)[1]
    problems = check_hand(session, record, official, today, role)
    new = (given.mulai, given.sampai) if given.mulai and given.sampai else None
    problems += flow.check_step(given.pilihan, given.alasan, new, (record.mulai, record.sampai))
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


def _postponed(session: Session, record: LeaveRequest, given: Decision, today: dt.date) -> int | None:
    """How many own days of this request go over to next year in full (leave.md §3.1 rule 4); None for cuti besar."""
    kind = Kind(record.jenis)
    used = balance.ground(session, record.employee_id, year=record.mulai.year, today=today, without=record.id)
    problems = postpone.check_postponement(kind, record.alasan_kode, used.facts.status, used.rules)
    if given.hingga is not None:
        problems += postpone.check_until(kind, record.mulai, given.hingga, used.rules)
    days: int | None = None
    if kind is Kind.TAHUNAN and not problems:
        found = balance.year_of(used, record.mulai.year, today)
        asked = record.lama
        if used.rules.tangguh_dari == "urutan":
            asked = (record.saldo or {}).get("rencana", {}).get("N", 0)  # carried days are not postponed again
        own = min(asked, max(0, found.left["N"] - used.pending["N"]))
        days = own if given.hari is None else given.hari
        problems += flow.check_postponed(days, own)
    if problems:
        raise Refused(problems)
    return days


def check_hand(
    session: Session, record: LeaveRequest, official: Official | None, on: dt.date, role: str
) -> list[Problem]:
    """Whether this official may act on this request at all: never the applicant, also when typed by hand."""
    who = session.execute(
        sa.select(Employee.nip, Employee.nama).where(
            Employee.office_id == record.office_id, Employee.id == record.employee_id
        )
    ).one_or_none()
    nip, name = who or (None, "")
    return flow.check_official(official, record.employee_id, on, role, nip, name)


def way(given: Decision) -> str:
    """How a step was given: by password or on paper."""
    return "sandi" if given.signed_by is not None else "kertas"


def keep(session: Session, scan: bytes | None) -> str | None:
    """The blob of a scan bound to its step."""
    return None if not scan else session.info["blobs"].put(scan)
