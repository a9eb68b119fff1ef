"""CLTN from BKN's approval to the day back at work: each step by whose hand, with what it changes in the record.

Source: PP 11/2017 art. 334-337, Peraturan BKN 24/2017 III.G: decreed by the PPK alone, after BKN's written approval;
the post is lost, the time is no service; reported within a month after the end, proposed to BKN, placed again.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import cltn, flow
from asn_desktop.rules.leave.flow import Choice, Event, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.leave import cltn_record, decisions, endings, proofs
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.decisions import Decision, check_authority, check_hand, keep
from asn_desktop.services.leave.deeds import LeaveAsk, ask
from asn_desktop.services.leave.requests import LeaveRow, add_step, fetch, get_row, move, steps_of
from asn_desktop.store.leave import LeaveRequest


@dataclass(frozen=True)
class Letter:
    """A letter of a step: who signed, number, day, scan. `alasan` says more where there is more to say."""

    official: Official
    nomor: str
    tanggal: dt.date
    scan: bytes | None = None
    alasan: str = ""


@dataclass(frozen=True)
class Decree:
    """The PPK's decree, of the leave or of the return. `reasons`: E* findings of the record -> the clerk's reason."""

    official: Official
    nomor: str
    tanggal: dt.date
    scan: bytes | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Return:
    """Reactivation: BKN's approval, the decree, the first day back and the new post (fields of riwayat jabatan)."""

    decree: Decree
    bkn_nomor: str
    bkn_tanggal: dt.date | None
    tmt: dt.date
    jabatan: Mapping[str, Any]


def propose(session: Session, request_id: uuid.UUID, given: Letter, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The PPK asks BKN for its approval, after the superior's consideration. Refuses `illegal_transition`."""
    record = _cltn(session, request_id)
    _check(session, record, given.official, given.nomor, given.tanggal, today)
    move(record, Event.USUL_BKN, today)
    _step(session, record, Event.USUL_BKN, given)
    return get_row(session, record.id, today=today)


def bkn_approved(
    session: Session, request_id: uuid.UUID, nomor: str, tanggal: dt.date, *, scan: bytes | None = None,
    file_name: str | None = None, today: dt.date, now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """BKN's written approval has come: kept with the request and in its folder. Refuses `letter_number_missing`."""
    record = _cltn(session, request_id)
    problems = _letter(nomor, tanggal, today)
    if problems:
        raise Refused(problems)
    move(record, Event.SETUJU_BKN, today)
    record.bkn_nomor, record.bkn_tanggal = nomor.strip(), tanggal
    proofs.add(session, record, [ProofAsk("persetujuan_bkn", nomor, tanggal, "BKN", data=scan,
                                                file_name=file_name)])  # fmt: skip
    add_step(session, record, Event.SETUJU_BKN, tanggal, alasan=nomor.strip(), oleh_nama=session.info["actor"].name)
    return get_row(session, record.id, today=today)


def decree(session: Session, request_id: uuid.UUID, given: Decree, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The PPK's decree is signed: the leave is granted, the row of the history written, the post ended.

    Refuses `bkn_approval_missing`, `authority_not_delegable`, `letter_number_missing`, and what a grant or the record
    refuses. The kedudukan hukum follows on the first day (`begin`).
    """
    record = _cltn(session, request_id)
    _check(session, record, given.official, given.nomor, given.tanggal, today)
    if record.keadaan != State.DISETUJUI.value:
        decision = Decision(Choice.DISETUJUI, official=given.official, scan=given.scan)
        decisions.decide(session, request_id, decision, today=today, now=now)
    move(record, Event.TERBIT, today)
    record.nomor_asal, record.tanggal_asal = given.nomor.strip(), given.tanggal
    add_step(session, record, Event.TERBIT, given.tanggal, official=given.official, alasan=given.nomor.strip(),
             cara="kertas" if given.scan else "entri", berkas=keep(session, given.scan))  # fmt: skip
    cltn_record.granted(session, record, given.official.jabatan, given.reasons, today)
    if record.mulai <= today:
        cltn_record.away(session, record, today)
    return get_row(session, record.id, today=today)


def begin(session: Session, request_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The first day has come: the kedudukan hukum becomes CLTN (or its extension). Refuses `illegal_transition`."""
    record = _cltn(session, request_id)
    state = flow.on_day(State(record.keadaan), record.mulai, today)
    flow.next_state(state, Event.LAPOR)  # it must be running
    cltn_record.away(session, record, today)
    return get_row(session, record.id, today=today)


def extend(
    session: Session, request_id: uuid.UUID, sampai: dt.date, alasan: str, *, alamat: str = "", telepon: str = "",
    alasan_kode: str | None = None, bukti: tuple[ProofAsk, ...] = (), today: dt.date, now: dt.datetime,
) -> LeaveRow:  # fmt: skip
    """Ask for the extension of a granted CLTN, from the day after its end: once, at most a year, a way of its own.

    Refuses `cltn_extended_already`, `cltn_extension_gap`, `exceeds_max_duration` and every key of a request.
    """
    old = _cltn(session, request_id)
    wish = LeaveAsk(
        old.employee_id, old.sampai + dt.timedelta(days=1), sampai, alasan, alamat or old.alamat,
        telepon or old.telepon, jenis=Kind.CLTN, alasan_kode=alasan_kode or old.alasan_kode, hubungan=old.hubungan,
        terkait_id=old.id, bukti=bukti, negara=old.negara,
    )  # fmt: skip
    return ask(session, wish, today=today, now=now)


def report_end(session: Session, request_id: uuid.UUID, day: dt.date, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """The written report after the end. A late one is taken in too: what follows from it the PPK decides."""
    _cltn(session, request_id)
    return endings.report_back(session, request_id, day, today=today, now=now)


def propose_return(
    session: Session, request_id: uuid.UUID, given: Letter, *, today: dt.date, now: dt.datetime
) -> LeaveRow:
    """The PPK proposes the reactivation to BKN, after the report. Refuses `illegal_transition`."""
    record = _cltn(session, request_id)
    _check(session, record, given.official, given.nomor, given.tanggal, today)
    move(record, Event.USUL_AKTIF, today)
    _step(session, record, Event.USUL_AKTIF, given)
    return get_row(session, record.id, today=today)


def reactivate(session: Session, request_id: uuid.UUID, given: Return, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Back in service from `tmt`: the history closes, the kedudukan hukum is active, the new post is entered.

    Refuses `bkn_approval_missing`, `authority_not_delegable`, `cltn_return_early`, `cltn_post_missing`,
    `illegal_transition` (not proposed, or done already), and what the histories refuse.
    """
    record = _cltn(session, request_id)
    done = [step.peristiwa for step in steps_of(session, record.id)]
    if Event.USUL_AKTIF.value not in done or Event.AKTIF.value in done:
        values = {"keadaan": record.keadaan, "peristiwa": Event.AKTIF.value}
        raise Refused(Problem("illegal_transition", values=values))
    bkn = (given.bkn_nomor, given.bkn_tanggal) if given.bkn_tanggal else None
    problems = cltn.check_decree(bkn)
    if given.tmt <= record.sampai:
        problems.append(Problem("cltn_return_early", "tmt", {"sampai": record.sampai}))
    if not str(given.jabatan.get("nama") or "").strip():
        problems.append(Problem("cltn_post_missing", "jabatan"))
    if problems:
        raise Refused(problems)
    _check(session, record, given.decree.official, given.decree.nomor, given.decree.tanggal, today)
    move(record, Event.AKTIF, today)
    proofs.add(session, record, [ProofAsk("persetujuan_bkn", given.bkn_nomor, given.bkn_tanggal, "BKN",
                                                keterangan="Pengaktifan kembali")])  # fmt: skip
    add_step(session, record, Event.AKTIF, given.decree.tanggal, official=given.decree.official,
             alasan=given.decree.nomor.strip(), mulai=given.tmt, cara="kertas" if given.decree.scan else "entri",
             berkas=keep(session, given.decree.scan))  # fmt: skip
    cltn_record.returned(session, record, given.tmt, given.jabatan, given.decree.nomor, given.decree.tanggal,
                         given.decree.official.jabatan, given.decree.reasons, today)  # fmt: skip
    return get_row(session, record.id, today=today)


def _cltn(session: Session, request_id: uuid.UUID) -> LeaveRequest:
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    if record.jenis != Kind.CLTN.value:
        raise Refused(Problem("not_cltn", "request_id"))
    return record


def _check(
    session: Session, record: LeaveRequest, official: Official, nomor: str, tanggal: dt.date, today: dt.date
) -> None:
    """The PPK, and nobody he delegated to, signs it, with number and day (PP 11/2017 art. 334-337)."""
    problems = check_hand(session, record, official, today, "pyb")
    problems += _letter(nomor, tanggal, today)
    if problems:
        raise Refused(problems)
    check_authority(session, record, official, Decision(Choice.DISETUJUI), today)


def _letter(nomor: str, tanggal: dt.date, today: dt.date) -> list[Problem]:
    problems = [] if nomor.strip() else [Problem("letter_number_missing", "nomor")]
    return problems + ([Problem("letter_in_future", "tanggal", {"tanggal": tanggal})] if tanggal > today else [])


def _step(session: Session, record: LeaveRequest, event: Event, given: Letter) -> None:
    words = "; ".join(part for part in (given.nomor.strip(), given.alasan.strip()) if part)
    add_step(session, record, event, given.tanggal, official=given.official, alasan=words,
             cara="kertas" if given.scan else "entri", berkas=keep(session, given.scan))  # fmt: skip
