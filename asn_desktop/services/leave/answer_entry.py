"""One decision from above, entered: the step, the days of the ledger, the register line with the signed PDF.

Source: leave.md §4.1-4.2. Everything in the savepoint of the caller: a refusal leaves nothing behind.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.answer import Answer
from asn_desktop.rules.leave.flow import Choice, Event
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import letter_numbers
from asn_desktop.services.leave import cltn, decisions
from asn_desktop.services.leave.answers import BY_PACKAGE
from asn_desktop.services.leave.decisions import Decision
from asn_desktop.services.leave.requests import add_step, fetch, move
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.leave_files import LeaveLetter
from asn_desktop.store.letters import Letter

# kind -> (wording, subject, classification code of Permendagri 83/2022)
PERMITS = {
    Kind.TAHUNAN: ("surat_izin_cuti_tahunan", "Surat Izin Cuti Tahunan", "800.1.11.4"),
    Kind.BESAR: ("surat_izin_cuti_besar", "Surat Izin Cuti Besar", "800.1.11.6"),
    Kind.SAKIT: ("surat_izin_cuti_sakit", "Surat Izin Cuti Sakit", "800.1.11.2"),
    Kind.MELAHIRKAN: ("surat_izin_cuti_melahirkan", "Surat Izin Cuti Melahirkan", "800.1.11.3"),
    Kind.ALASAN_PENTING: ("surat_izin_cuti_alasan_penting", "Surat Izin Cuti Karena Alasan Penting", "800.1.11.5"),
    Kind.CLTN: ("keputusan_cltn", "Keputusan Cuti di Luar Tanggungan Negara", "800.1.11.7"),
}
_OTHER = {
    Choice.DITANGGUHKAN: ("surat_penangguhan_cuti", "Surat Penangguhan Cuti"),
    Choice.TIDAK_DISETUJUI: ("formulir_cuti", "Keputusan atas Permintaan Cuti"),
}


def enter(session: Session, answer: Answer, blob: str, pdf: bytes, *, today: dt.date, now: dt.datetime) -> None:
    """The decision as our own records take it. Refuses what `decisions.decide` refuses, `leave_unknown`."""
    record = fetch(session, answer.request_id)
    unpaid = answer.granted and record.jenis == Kind.CLTN.value
    if unpaid:
        _decree(session, record, answer, pdf, today, now)
    else:
        decisions.decide(session, record.id, _decision(answer, pdf), today=today, now=now)
    step = _mark(session, record, answer, blob)
    letter = _register(session, record, answer, blob, pdf, now)
    if unpaid:
        record.letter_id = letter.id
    elif answer.granted:
        move(record, Event.TERBIT, today)
        record.letter_id = letter.id
        add_step(session, record, Event.TERBIT, answer.date, alasan=answer.number, cara=BY_PACKAGE,
                 oleh_nama=answer.official.nama, oleh_jabatan=answer.official.jabatan)  # fmt: skip
    else:
        session.add(
            LeaveLetter(request_id=record.id, letter_id=letter.id, jenis=letter.jenis, langkah=step.urutan)
        )
    session.flush()


def _decision(answer: Answer, pdf: bytes) -> Decision:
    """Section VIII as it was given above; the power for leave abroad was looked at there."""
    return Decision(
        answer.choice, answer.reason, answer.first, answer.last, answer.days, official=answer.official, scan=pdf,
        kuasa_luar_negeri=True,
    )


def _decree(
    session: Session, record: LeaveRequest, answer: Answer, pdf: bytes, today: dt.date, now: dt.datetime
) -> None:
    """CLTN: BKN's approval as the answer tells it, then the PPK's decree with what it changes in the record."""
    if answer.bkn is not None and record.bkn_nomor is None:
        cltn.bkn_approved(session, record.id, *answer.bkn, today=today, now=now)
    given = cltn.Decree(answer.official, answer.number, answer.date, pdf)
    cltn.decree(session, record.id, given, today=today, now=now)


def _mark(session: Session, record: LeaveRequest, answer: Answer, blob: str) -> LeaveStep:
    """The steps just written came by package, on the day of the letter; answers the decision's own."""
    events = (Event.KEPUTUSAN.value, Event.TERBIT.value)
    query = sa.select(LeaveStep).where(
        LeaveStep.office_id == record.office_id, LeaveStep.request_id == record.id, LeaveStep.peristiwa.in_(events)
    )
    steps = sorted(session.scalars(query), key=lambda step: step.urutan)
    for step in steps:
        step.cara, step.tanggal, step.berkas = BY_PACKAGE, answer.date, blob
    return next(step for step in reversed(steps) if step.peristiwa == Event.KEPUTUSAN.value)


def _register(
    session: Session, record: LeaveRequest, answer: Answer, blob: str, pdf: bytes, now: dt.datetime
) -> Letter:
    """The letter of the office above, under its own number, signed as it came."""
    jenis, subject, code = PERMITS[Kind(record.jenis)]
    if not answer.granted:
        jenis, subject = _OTHER[answer.choice]
    person = session.get_one(Employee, (record.office_id, record.employee_id))
    assert person.unit_id is not None
    sha = hashlib.sha256(pdf).hexdigest()
    data = {"skema": jenis, "isi": {"person": {"nama": _name(session, person)}, "paper": {"ukuran": "A4"},
                                    "masuk": answer.as_json()}}  # fmt: skip
    letter = Letter(
        unit_id=letter_numbers.agenda_of(session, person.unit_id), employee_id=person.id, jenis=jenis,
        perihal=subject, kode=code, nomor_mode="diketik", tahun=answer.date.year, urut=None, nomor=answer.number,
        nomor_cetak=answer.number, tanggal=answer.date, dicatat=now.replace(microsecond=0), data=data,
        keadaan="ditandatangani", jalur="tte" if answer.electronic else "tinta", penandatangan=answer.official.nama,
        pdf=blob, sha256=sha, bertanda=blob, bertanda_sha256=sha,
        cara_tanda="tte" if answer.electronic else "tinta", ditandatangani_pada=answer.date, batal_alasan=None,
    )  # fmt: skip
    session.add(letter)
    session.flush()
    return letter


def _name(session: Session, person: Employee) -> str:
    found = session.scalar(
        sa.select(EmployeeSummary.nama_tampil).where(
            EmployeeSummary.office_id == person.office_id, EmployeeSummary.employee_id == person.id
        )
    )
    return found or person.nama
