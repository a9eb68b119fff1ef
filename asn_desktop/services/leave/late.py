"""Entri susulan: leave that was granted on paper before it was entered, marked as such, with its own number and date.

No workflow: the paper is the decision. Annual leave is charged to the ledger; what of other kinds and earlier years is
entered is their opening. Source: leave.md §3-4; the law's objections to a granted leave are shown, not refused.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.leave import flow, form
from asn_desktop.rules.leave.flow import Event, State
from asn_desktop.rules.leave.wish import Kind, Verdict, Wish
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave import frozen, judge, late_known, proofs
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.beside import Beside
from asn_desktop.services.leave.judge import Judged
from asn_desktop.services.leave.late_known import Known
from asn_desktop.services.leave.requests import LeaveRow, add_step, draw, drawn, fetch, get_row, move
from asn_desktop.store.leave import LeaveRequest

LATE = "susulan"
# What the law says against a leave that was granted all the same: told beside the row, which stays as the paper is.
_TOLD = frozenset({
    "service_too_short", "cooldown_active", "exceeds_max_duration", "birth_order_exceeds",
    "birth_order_too_low", "birth_order_missing", "relation_missing", "relation_not_covered", "hajj_not_first",
    "remote_addition_exceeds", "needs_health_board", "needs_government_doctor", "cltn_extension_gap",
    "cltn_extended_already", "sex_missing", "teacher_pppk_no_annual",
})  # fmt: skip
_NO_BALANCE = frozenset({"insufficient_balance", "annual_forfeited_by_besar", "opening_balance_missing"})


@dataclass(frozen=True)
class LateAsk:
    """One leave as its paper tells it. `dibebankan` False: the opening balance counts its days already."""

    employee_id: uuid.UUID
    jenis: Kind
    mulai: dt.date
    sampai: dt.date
    nomor: str = ""
    tanggal: dt.date | None = None
    alasan: str = ""
    pejabat: str = ""  # who signed the paper
    alasan_kode: str | None = None
    hubungan: str | None = None
    kelahiran_ke: int | None = None
    lahir_pada: dt.date | None = None
    hari_tambahan: int = 0
    tambahan_awal: bool = False
    negara: str | None = None
    dibebankan: bool = True
    scan: bytes | None = None
    bukti: tuple[ProofAsk, ...] = ()

    @property
    def wish(self) -> Wish:
        """The same in the words of the rules."""
        code = self.alasan_kode or ("keperluan_lain" if self.jenis is Kind.BESAR else None)
        return Wish(
            self.jenis, self.mulai, self.sampai, self.alasan, "", "", code, self.hubungan, self.kelahiran_ke,
            self.lahir_pada, self.hari_tambahan, self.tambahan_awal, None, self.negara,
            tuple(one.proof for one in self.bukti), late=True,
        )  # fmt: skip


@dataclass(frozen=True)
class LateRow:
    """One row of the list: what it would be, what refuses it, what is odd. `sudah`: it is entered already."""

    at: int  # place in the list, from 0
    ask: LateAsk
    nama: str
    nip: str | None
    lama: int
    satuan: str
    split: Mapping[str, int]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    sudah: bool = False

    @property
    def good(self) -> bool:
        """Whether it can be written and is not there yet."""
        return not self.problems and not self.sudah


def preview(session: Session, asks: Sequence[LateAsk], *, today: dt.date) -> tuple[LateRow, ...]:
    """What entering these leaves would write, in the order given; each is weighed with those taken before it."""
    return tuple(row for row, _ in _weighed(session, asks, today))


def enter(session: Session, asks: Sequence[LateAsk], *, today: dt.date, now: dt.datetime) -> tuple[LeaveRow, ...]:
    """Write these leaves, all or none; those entered before are passed over. Refuses what `preview` tells of any row.

    Problem fields are `<place>:<field>`. Refuses also `late_nothing` for an empty list.
    """
    require(session.info["actor"], Deed.ENTER)
    if not asks:
        raise Refused(Problem("late_nothing"))
    weighed = _weighed(session, asks, today)
    problems = [replace(p, field=f"{row.at}:{p.field}") for row, _ in weighed for p in row.problems if not row.sudah]
    if problems:
        raise Refused(problems)
    made = []
    for row, judged in sorted(weighed, key=lambda pair: (pair[0].ask.mulai, pair[0].at)):
        if row.good and judged is not None:
            made.append(_write(session, row, judged, today))
    return tuple(get_row(session, one, today=today) for one in made)


def withdraw(session: Session, request_id: uuid.UUID, reason: str, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """A late entry typed wrong no longer counts: its days go back, the row stays readable with the reason."""
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if record.asal != LATE:
        raise Refused(Problem("late_not_late", "request_id"))
    if not reason.strip():
        raise Refused(Problem("late_withdraw_reason_missing", "alasan"))
    held = drawn(session, record)
    move(record, Event.TARIK, today)
    draw(session, record, held, -1)
    add_step(session, record, Event.TARIK, today, alasan=reason.strip(), oleh_nama=session.info["actor"].name)
    return get_row(session, record.id, today=today)


def _weighed(session: Session, asks: Sequence[LateAsk], today: dt.date) -> list[tuple[LateRow, Judged | None]]:
    known = late_known.read(session, {ask.employee_id for ask in asks})
    beside: dict[uuid.UUID, Beside] = {}
    found: dict[int, tuple[LateRow, Judged | None]] = {}
    for at, ask in sorted(enumerate(asks), key=lambda pair: (pair[1].mulai, pair[0])):
        before = beside.get(ask.employee_id, Beside())
        row, judged = _weigh(session, at, ask, known, before, today)
        found[at] = row, judged
        if judged is not None and row.good:
            beside[ask.employee_id] = before.plus(judged.wish, row.split)
            if ask.nomor.strip():
                known.numbers.setdefault(ask.nomor.strip(), (row.nama, ask.mulai, ask.employee_id))
    return [found[at] for at in range(len(asks))]


def _weigh(
    session: Session, at: int, ask: LateAsk, known: Known, before: Beside, today: dt.date
) -> tuple[LateRow, Judged | None]:
    nama, nip = known.people.get(ask.employee_id, ("", None))
    if not nama:
        missing = Problem("EMPLOYEE_UNKNOWN", "nip", {"id": str(ask.employee_id)})
        return LateRow(at, ask, "", None, 0, "hari", {}, (missing,), ()), None
    if (ask.employee_id, ask.jenis.value, ask.mulai, ask.sampai) in known.entered:
        return LateRow(at, ask, nama, nip, 0, "hari", {}, (), (), sudah=True), None
    judged = judge.judge(session, ask.employee_id, ask.wish, today=today, beside=before)
    found = [*_paper(ask, known, today), *_lawful(judged.verdict, ask)]
    found += late_known.around(
        ask.employee_id, ask.jenis, ask.mulai, known, charged=ask.dibebankan, today=today
    )
    split = judged.split if ask.dibebankan else {}
    if any(p.code == "late_annual_year" for p in found):  # the balance of such a year is not the point
        found = [p for p in found if p.code not in _NO_BALANCE]
    problems = tuple(p for p in found if p.blocks)
    warnings = tuple(p for p in (*found, *judged.verdict.warnings) if not p.blocks)
    row = LateRow(at, ask, nama, nip, judged.verdict.lama, judged.verdict.satuan, split, problems, warnings)
    return row, replace(judged, split=split)


def _paper(ask: LateAsk, known: Known, today: dt.date) -> Iterable[Problem]:
    """Number and date of the paper; a day of sickness has none."""
    number = ask.nomor.strip()
    notice = ask.jenis is Kind.SAKIT and ask.mulai == ask.sampai
    if not number and not notice:
        yield Problem("letter_number_missing", "nomor")
    if ask.tanggal is None and not notice:
        yield Problem("late_date_missing", "tanggal")
    if ask.tanggal is not None and ask.tanggal > today:
        yield Problem("letter_in_future", "tanggal", {"tanggal": ask.tanggal})
    if number in known.register:
        about, state = known.register[number]
        yield Problem("duplicate_letter_number", "nomor", {"nomor": number, "perihal": about, "keadaan": state})
    elif number and number in known.numbers:
        name, first, _ = known.numbers[number]
        values = {"nomor": number, "nama": name, "mulai": first}
        yield Problem("late_number_twice", "nomor", values, Severity.WARNING)


def _lawful(verdict: Verdict, ask: LateAsk) -> Iterable[Problem]:
    """The law's findings, weakened where the paper has decided against them."""
    for problem in verdict.problems:
        unknown = problem.code == "reason_not_covered" and ask.alasan_kode is None
        if problem.code in _NO_BALANCE and not ask.dibebankan:
            continue
        if unknown:
            yield Problem("late_reason_unknown", "alasan_kode", {}, Severity.WARNING)
        elif problem.code in _TOLD:
            yield replace(problem, severity=Severity.WARNING)
        else:
            yield problem


def _write(session: Session, row: LateRow, judged: Judged, today: dt.date) -> uuid.UUID:
    ask = row.ask
    saldo, ruleset = frozen.freeze(judged, today, rows=ask.dibebankan)
    state = flow.next_state(State.DRAF, Event.SUSULAN)
    if form.notice_only(judged.wish, judged.used.rules):
        state = State.DICATAT
    elif ask.sampai < today:
        state = State.SELESAI
    record = LeaveRequest(
        employee_id=ask.employee_id, jenis=ask.jenis.value, mulai=ask.mulai, sampai=ask.sampai, lama=row.lama,
        satuan=row.satuan, alasan=ask.alasan.strip(), alamat="", telepon="", negara=ask.negara,
        hari_tambahan=ask.hari_tambahan, keadaan=state.value, diminta_pada=ask.tanggal or ask.mulai, saldo=saldo,
        aturan=ruleset, alasan_kode=judged.wish.reason_code, hubungan=ask.hubungan,
        kelahiran_ke=judged.wish.birth_order, lahir_pada=ask.lahir_pada,
        tambahan_awal=True if ask.tambahan_awal else None, asal=LATE, nomor_asal=ask.nomor.strip() or None,
        tanggal_asal=ask.tanggal,
    )  # fmt: skip
    session.add(record)
    session.flush()
    scan = session.info["blobs"].put(ask.scan) if ask.scan else None
    add_step(session, record, Event.SUSULAN, today, mulai=ask.mulai, sampai=ask.sampai,
             oleh_jabatan=ask.pejabat or None, oleh_nama=session.info["actor"].name,
             cara="kertas" if scan else "entri", berkas=scan)  # fmt: skip
    proofs.add(session, record, ask.bukti)
    draw(session, record, row.split)
    return record.id
