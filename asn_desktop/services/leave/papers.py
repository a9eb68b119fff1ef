"""The papers of a leave: form 1.b for the signatures, and the Surat Izin of its kind with its number.

Source: Anak Lampiran 1.b of Peraturan BKN 24/2017, Lampiran II of 7/2022; Permendagri 83/2022 (codes); leave.md §5.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.flow import Event, State, next_state
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letters
from asn_desktop.services.leave import form_paper, permits
from asn_desktop.services.leave.paper_words import CODES, PERMITS, SUBJECTS
from asn_desktop.services.leave.permits import Sheet
from asn_desktop.services.leave.requests import LeaveRow, add_step, fetch, get_row, move
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.leave_files import LeaveLetter

__all__ = ["CODES", "IssueAsk", "Issued", "form_pdf", "issue", "permit_pdf"]


@dataclass(frozen=True)
class IssueAsk:
    """How the permit is numbered and signed: `mode` None takes the unit's own, `nomor` only with "diketik".

    `atas_nama` ("Bupati Tirtamaya") signs a mandate a.n., `melalui` ("Sekretaris Daerah") adds the u.b.
    """

    request_id: uuid.UUID
    mode: str | None = None
    nomor: str | None = None
    jalur: str = "tinta"
    tanggal: dt.date | None = None
    atas_nama: str = ""
    melalui: str = ""


@dataclass(frozen=True)
class Issued:
    """The request after issuing, its permit and its form."""

    row: LeaveRow
    permit: LetterRow
    form: LetterRow


def issue(session: Session, ask: IssueAsk, *, today: dt.date, now: dt.datetime) -> Issued:
    """Make the Surat Izin of the kind and the completed form 1.b. DISETUJUI or DIUBAH to TERBIT.

    Refuses `illegal_transition`, `leave_paper_missing`, `leave_paper_kind` (CLTN is given by a keputusan), and what
    `services.letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, ask.request_id)
    next_state(State(record.keadaan), Event.TERBIT)
    base = permits.sheet(session, record, today)
    permit = letters.register(session, _permit_ask(session, base, ask), now=now, today=today)
    form = letters.register(
        session, form_paper.form_ask(session, base, today, ask.jalur), now=now, today=today
    )
    move(record, Event.TERBIT, today)
    record.letter_id = permit.id
    add_step(session, record, Event.TERBIT, today, alasan=permit.nomor_cetak, oleh_nama=session.info["actor"].name)
    session.add(LeaveLetter(request_id=record.id, letter_id=form.id, jenis="formulir_cuti"))
    session.flush()
    return Issued(get_row(session, record.id, today=today), permit, form)


def form_pdf(session: Session, request_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """Form 1.b as it stands now, for the signatures on paper: PDF bytes; nothing is written."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    base = permits.sheet(session, fetch(session, request_id), today)
    return letters.preview(session, form_paper.form_ask(session, base, today, "tinta"), now=now, today=today)


def permit_pdf(session: Session, request_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """The permit as it would be issued, with a gap for its number: PDF bytes; nothing is written."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    record = fetch(session, request_id)
    base = permits.sheet(session, record, today)
    return letters.preview(session, _permit_ask(session, base, IssueAsk(record.id)), now=now, today=today)


def _permit_ask(session: Session, base: Sheet, ask: IssueAsk) -> LetterAsk:
    record: LeaveRequest = base.record
    if record.jenis not in PERMITS:
        raise Refused(Problem("leave_paper_kind", "request_id"))
    letter = permits.permit(session, base, atas_nama=ask.atas_nama, melalui=ask.melalui)
    return LetterAsk(letter, base.unit_id, record.employee_id, CODES[record.jenis], SUBJECTS[PERMITS[record.jenis]],
                     mode=ask.mode, nomor=ask.nomor, tanggal=ask.tanggal, jalur=ask.jalur)  # fmt: skip
