"""A person gets another number: what was used before stays known and is found by search.

Source of the cases: employee data §1.3 (BKN corrects a NIP; a CPNS who was PPPK gets a NIP of his own).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.identity import PersonFacts
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import employee_card, employee_form, reasons
from asn_desktop.services.employee_ask import Saved
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee
from asn_desktop.store.standing import NipAlias


@dataclass(frozen=True)
class NumberAsk:
    """The new number of a person, why, and the decree that gives it. `status` when it changes with the number."""

    employee_id: uuid.UUID
    nip: str
    alasan: str
    status: str | None = None  # e.g. CPNS for somebody who was PPPK
    tmt: dt.date | None = None  # first day of the new number; without it today
    nomor_sk: str | None = None
    tanggal_sk: dt.date | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


def change_nip(session: Session, ask: NumberAsk, *, today: dt.date) -> Saved:
    """Give a person another NIP; the one before becomes a row of nip_alias (`pppk` or `perbaikan`).

    Refuses NIP_REASON_EMPTY, NIP_SAME, EMPLOYEE_UNKNOWN and every finding on the new number, E* without a reason.
    """
    require(session.info["actor"], Deed.ENTER)
    person = session.get(Employee, (session.info["office_id"], ask.employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(ask.employee_id)}))
    digits, status = identity.normalise(ask.nip), ask.status or person.status
    if not ask.alasan.strip():
        raise Refused(Problem("NIP_REASON_EMPTY", "alasan"))
    if digits == person.nip:
        raise Refused(Problem("NIP_SAME", "nip"))
    facts = PersonFacts(person.tanggal_lahir, person.jenis_kelamin, status, person.tmt_cpns, person.kontrak_mulai)
    found = identity.check_nip(digits, facts, today) + employee_form.taken(session, person.id, "nip", digits)
    standing, excused = reasons.split(found, ask.reasons)
    if any(p.blocks for p in standing):
        raise Refused(standing)
    reasons.note(session, [f"ganti nomor: {ask.alasan.strip()}"])
    reasons.tell_journal(session, ask.reasons)
    _keep_old(session, person, ask, today)
    person.nip, person.status = digits, status
    session.flush()
    reasons.keep(session, person.id, employee_form.TABLE, None, excused, ask.reasons)
    rebuild_summaries(session, [person.id], today=today)
    return Saved(employee_card.get(session, person.id, today=today), tuple(standing))


def _keep_old(session: Session, person: Employee, ask: NumberAsk, today: dt.date) -> None:
    if not person.nip:
        return
    was_pppk = person.nip[12:14] >= "21"
    session.add(
        NipAlias(
            employee_id=person.id, nip=person.nip, jenis="pppk" if was_pppk else "perbaikan",
            sampai=(ask.tmt or today) - dt.timedelta(days=1), keterangan=ask.alasan.strip(),
            nomor_sk=ask.nomor_sk, tanggal_sk=ask.tanggal_sk,
        )
    )  # fmt: skip
