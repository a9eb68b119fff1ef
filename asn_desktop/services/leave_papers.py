"""The papers of a leave: form 1.b for the signatures, and the Surat Izin Cuti Tahunan with its number.

Source: Anak Lampiran 1.b of Peraturan BKN 24/2017; Permendagri 83/2022 (code 800.1.11.4); leave.md §5.1-5.2.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.leave import FormStep, LeaveFormLetter, LeavePermitLetter, LeaveRowLeft
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.leave_flow import Event, Official, State, next_state
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import employee_card, letters, officials, units
from asn_desktop.services.employee_card import EmployeeCard
from asn_desktop.services.leave_requests import (
    LeaveRow,
    StepRow,
    acting,
    add_step,
    drawn,
    fetch,
    get_row,
    move,
    steps_of,
)
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.offices import Office

CODE = "800.1.11.4"
STATUS = {
    "PNS": "Pegawai Negeri Sipil",
    "CPNS": "Calon Pegawai Negeri Sipil",
    "PPPK": "Pegawai Pemerintah dengan Perjanjian Kerja",
    "PPPK_PW": "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu",
}
_OTHERS = ("BESAR", "SAKIT", "MELAHIRKAN", "ALASAN_PENTING", "CLTN")


@dataclass(frozen=True)
class IssueAsk:
    """How the permit is numbered and signed: `mode` None takes the unit's own, `nomor` only with "diketik"."""

    request_id: uuid.UUID
    mode: str | None = None
    nomor: str | None = None
    jalur: str = "tinta"
    tanggal: dt.date | None = None


@dataclass(frozen=True)
class Issued:
    """The request after issuing, its permit and its form."""

    row: LeaveRow
    permit: LetterRow
    form: LetterRow


def issue(session: Session, ask: IssueAsk, *, today: dt.date, now: dt.datetime) -> Issued:
    """Make the Surat Izin and the completed form 1.b. DISETUJUI or DIUBAH to TERBIT.

    Refuses `illegal_transition`, `leave_paper_missing`, and what `services.letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, ask.request_id)
    next_state(State(record.keadaan), Event.TERBIT)
    card = employee_card.get(session, record.employee_id, today=today)
    unit_id = _complete(card)
    permit = letters.register(
        session,
        LetterAsk(_permit(session, record, card, unit_id, today), unit_id, record.employee_id, CODE,
                  "Surat Izin Cuti Tahunan", mode=ask.mode, nomor=ask.nomor, tanggal=ask.tanggal, jalur=ask.jalur),
        now=now, today=today,
    )  # fmt: skip
    form = letters.register(session, _form_ask(session, record, card, unit_id, today, ask.jalur), now=now, today=today)
    move(record, Event.TERBIT, today)
    record.letter_id = permit.id
    add_step(session, record, Event.TERBIT, today, alasan=permit.nomor_cetak, oleh_nama=session.info["actor"].name)
    return Issued(get_row(session, record.id, today=today), permit, form)


def form_pdf(session: Session, request_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """Form 1.b as it stands now, for the signatures on paper: PDF bytes; nothing is written."""
    record = fetch(session, request_id)
    card = employee_card.get(session, record.employee_id, today=today)
    unit_id = _complete(card)
    return letters.preview(session, _form_ask(session, record, card, unit_id, today, "tinta"), now=now, today=today)


def permit_pdf(session: Session, request_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """The permit as it would be issued, with a gap for its number: PDF bytes; nothing is written."""
    record = fetch(session, request_id)
    card = employee_card.get(session, record.employee_id, today=today)
    unit_id = _complete(card)
    letter = _permit(session, record, card, unit_id, today)
    ask = LetterAsk(letter, unit_id, record.employee_id, CODE, "Surat Izin Cuti Tahunan")
    return letters.preview(session, ask, now=now, today=today)


def _complete(card: EmployeeCard) -> uuid.UUID:
    """The unit whose letter it is; refuses when the page would have holes."""
    rank = card.golongan or card.status == "PPPK_PW"  # part-time PPPK hold none (KepmenPANRB 16/2025)
    lacks = [name for name, value in (("NIP", card.nip), ("jabatan", card.jabatan), ("golongan", rank),
                                      ("unit", card.unit_id)) if not value]  # fmt: skip
    if lacks or card.unit_id is None:
        raise Refused(Problem("leave_paper_missing", "employee_id", {"kurang": lacks}))
    return card.unit_id


def _permit(
    session: Session, record: LeaveRequest, card: EmployeeCard, unit_id: uuid.UUID, today: dt.date
) -> LeavePermitLetter:
    profile = units.resolve(session, unit_id)
    superior, decider = acting(session, record.employee_id, unit_id, today)
    step = next(s for s in reversed(steps_of(session, record.id)) if s.peristiwa == Event.KEPUTUSAN.value)
    back = {"N-2": 2, "N-1": 1}
    years = sorted({record.mulai.year - back.get(row, 0) for row, days in drawn(session, record).items() if days})
    return LeavePermitLetter(
        kop=letters.letterhead(session, unit_id),
        heading=Heading(None, profile.kota, None),
        person=_person(card),
        tahun=tuple(years),
        lama=record.lama,
        satuan=record.satuan,
        mulai=record.mulai,
        sampai=record.sampai,
        alamat=record.alamat,
        signer=_signer_of(step, decider),
        tembusan=_copies(session, superior),
    )


def _form_ask(
    session: Session, record: LeaveRequest, card: EmployeeCard, unit_id: uuid.UUID, today: dt.date, path: str
) -> LetterAsk:
    profile = units.resolve(session, unit_id)
    superior, decider = acting(session, record.employee_id, unit_id, today)
    steps = steps_of(session, record.id)
    seven = _step(steps, Event.PERTIMBANGAN, superior)
    eight = _step(steps, Event.KEPUTUSAN, decider)
    officer = officials.personnel_officer(session, unit_id, today)
    asked = next(s for s in steps if s.peristiwa == Event.AJUKAN.value)
    form = LeaveFormLetter(
        heading=Heading(None, profile.kota, record.diminta_pada),
        tujuan=eight.pejabat.jabatan if eight else "Pejabat yang Berwenang Memberikan Cuti",
        tujuan_tempat=profile.kota,
        person=_person(card),
        masa_kerja=card.masa_kerja or (0, 0),
        jenis=record.jenis,
        alasan=record.alasan,
        lama=_asked_days(record),
        satuan="hari",
        mulai=asked.mulai or record.mulai,
        sampai=asked.sampai or record.sampai,
        sisa=_left(record),
        catatan_lain=dict.fromkeys(_OTHERS, "-"),
        alamat=record.alamat,
        telepon=record.telepon,
        atasan=seven,
        pyb=eight,
        pengelola=officer.nama if officer else "",
        pppk=card.status in PPPK,
    )
    return LetterAsk(form, unit_id, record.employee_id, None, "Formulir Permintaan dan Pemberian Cuti", mode="tanpa",
                     tanggal=record.diminta_pada, jalur=path)  # fmt: skip


def _asked_days(record: LeaveRequest) -> int:
    """Days as asked: the split frozen with the request, not what a changed decision made of it."""
    plan = (record.saldo or {}).get("rencana", {})
    return sum(plan.values()) or record.lama


def _left(record: LeaveRequest) -> tuple[LeaveRowLeft, LeaveRowLeft, LeaveRowLeft]:
    """Section V: what each row held before this request; additional days stand in the remark of row N."""
    left: dict[str, Any] = (record.saldo or {}).get("sisa", {})
    year, extra = record.mulai.year, left.get("TAMBAHAN", 0)
    remark = f"ditambah {extra} hari cuti bersama" if extra else ""
    return (
        LeaveRowLeft(year - 2, left.get("N-2", 0)),
        LeaveRowLeft(year - 1, left.get("N-1", 0)),
        LeaveRowLeft(year, left.get("N", 0), remark),
    )


def _step(steps: tuple[StepRow, ...], event: Event, official: Official | None) -> FormStep | None:
    """Section VII or VIII: as given, or open with the name of who is to sign."""
    given = next((s for s in reversed(steps) if s.peristiwa == event.value), None)
    if given is not None:
        reason = given.alasan
        return FormStep(given.pilihan.value if given.pilihan else None, reason, _signer_of(given, official))
    return FormStep(None, "", _signer(official)) if official is not None else None


def _signer_of(step: StepRow, official: Official | None) -> Signer:
    """Who gave a step; his rank is known when he is the official of the records."""
    same = official is not None and official.nama == step.oleh_nama
    rank = official.pangkat if official is not None and same else None
    return Signer(step.oleh_jabatan or "", step.oleh_nama or "", _nip(step.oleh_nip), rank)


def _signer(official: Official) -> Signer:
    return Signer(official.jabatan, official.nama, _nip(official.nip), official.pangkat)


def _nip(nip: str | None) -> str | None:
    return identity.show_nip(nip) if nip else None


def _person(card: EmployeeCard) -> Person:
    return Person(
        card.nama_tampil, identity.show_nip(card.nip or ""), card.pangkat or "-",
        card.jabatan.nama if card.jabatan else "", card.unit or "", STATUS[card.status],
    )  # fmt: skip


def _copies(session: Session, superior: Official | None) -> tuple[str, ...]:
    """Tembusan of an annual leave (leave.md §5.2 part 7)."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    return ("Inspektur", f"Kepala {office.nama_pusat}", *((superior.jabatan,) if superior else ()), "Arsip")
