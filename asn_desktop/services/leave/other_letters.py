"""Letters about a leave besides its permit: one deed fills, numbers, prints and puts them into the request's folder.

    make(session, request_id, "surat_panggilan_bekerja", {}, today=..., now=...) -> LetterRow

`values` holds what no record knows, by name, all optional unless its letter says so: `pejabat` (Official who signs),
`atas_nama`, `melalui`, `tembusan`, `tujuan`, `tujuan_tempat`, `berkas`, `pyb`; for the return from CLTN `jabatan_baru`,
`unit_baru`, `aktif` and, for its decree, `bkn_nomor`, `bkn_tanggal`. Source: leave.md §5.2.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.flow import Event
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letters
from asn_desktop.services.leave import cltn_letters as cltn
from asn_desktop.services.leave import notice_letters as notices
from asn_desktop.services.leave import permits, signers
from asn_desktop.services.leave.letter_facts import Given
from asn_desktop.services.leave.paper_words import CODES, SUBJECTS
from asn_desktop.services.leave.permits import Sheet
from asn_desktop.services.leave.requests import add_step, fetch, move
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.leave_files import LeaveLetter
from asn_desktop.store.letters import Letter

_MAKERS: Mapping[str, tuple[Callable[[Session, Sheet, Given], Any], Event]] = {
    "surat_penangguhan_cuti": (notices.postponement, Event.KEPUTUSAN),
    "surat_izin_sementara": (notices.interim, Event.IZIN_SEMENTARA),
    "surat_panggilan_bekerja": (notices.recall, Event.PANGGIL),
    "surat_pembatalan_cuti": (notices.cancellation, Event.BATAL),
    "surat_perubahan_cuti": (notices.changed, Event.UBAH),
    "keputusan_cuti_besar": (notices.long_leave, Event.KEPUTUSAN),
    "surat_permintaan_cltn": (cltn.request, Event.AJUKAN),
    "usul_persetujuan_cltn": (cltn.proposal, Event.USUL_BKN),
    "keputusan_cltn": (cltn.decree, Event.KEPUTUSAN),
    "keputusan_perpanjangan_cltn": (cltn.extension, Event.KEPUTUSAN),
    "laporan_selesai_cltn": (cltn.report, Event.LAPOR),
    "usul_pengaktifan_kembali": (cltn.return_proposal, Event.USUL_AKTIF),
    "keputusan_pengaktifan_kembali": (cltn.return_decree, Event.AKTIF),
}
WORDINGS = tuple(_MAKERS)
_OWN = ("surat_permintaan_cltn", "laporan_selesai_cltn")  # written by the person: no number of the office
_PERMITS = ("surat_perubahan_cuti", "keputusan_cuti_besar")  # the paper the leave is taken on: it becomes TERBIT
_ONCE = ("usul_persetujuan_cltn", "keputusan_cltn", "keputusan_perpanjangan_cltn", "usul_pengaktifan_kembali",
         "keputusan_pengaktifan_kembali")  # made before the step that tells of them, and only once
_BY_HAND = frozenset(("pejabat", "jabatan_baru", "bkn_nomor", "unit_baru", "aktif"))


@dataclass(frozen=True)
class Offer:
    """A letter that can be made for a request as it stands. `perlu`: fields of `values` it still asks for."""

    wording: str
    perihal: str
    perlu: tuple[str, ...] = ()


def make(
    session: Session, request_id: uuid.UUID, wording: str, values: Mapping[str, Any], *, mode: str | None = None,
    nomor: str | None = None, tanggal: dt.date | None = None, jalur: str = "tinta", today: dt.date, now: dt.datetime,
) -> LetterRow:  # fmt: skip
    """Number and print a letter and put it into the folder of the request. See the module for `values`.

    Refuses `leave_letter_unknown`, `leave_letter_exists`, `leave_letter_kind`, `illegal_transition` (what it tells of
    has not happened), `leave_permit_missing`, `leave_letter_lacks`, `official_missing`, `bkn_approval_missing`,
    `authority_not_delegable`, `leave_paper_missing`, and what `letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    letter, base = _filled(session, record, wording, values, today)
    own, step = wording in _OWN, signers.latest(session, record, _MAKERS[wording][1])
    if not own and (number := _made(session, record, wording, step)) is not None:
        raise Refused(Problem("leave_letter_exists", "wording", {"nomor": number}))
    made = letters.register(session, _ask(letter, base, wording, "tanpa" if own else mode, nomor, tanggal, jalur),
                            now=now, today=today)  # fmt: skip
    session.add(LeaveLetter(request_id=record.id, letter_id=made.id, jenis=wording,
                            langkah=step.urutan if step else None))  # fmt: skip
    if wording in _PERMITS:
        move(record, Event.TERBIT, today)
        record.letter_id = made.id
        add_step(session, record, Event.TERBIT, today, alasan=made.nomor_cetak, oleh_nama=session.info["actor"].name)
    session.flush()
    return made


def preview(
    session: Session, request_id: uuid.UUID, wording: str, values: Mapping[str, Any], *, tanggal: dt.date | None = None,
    today: dt.date, now: dt.datetime,
) -> bytes:  # fmt: skip
    """The letter as it would be, with a gap for its number: PDF bytes; nothing is written. Refuses as `make`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    letter, base = _filled(session, fetch(session, request_id), wording, values, today)
    mode = "tanpa" if wording in _OWN else None
    return letters.preview(session, _ask(letter, base, wording, mode, None, tanggal, "tinta"), now=now, today=today)


def offers(session: Session, request_id: uuid.UUID, *, today: dt.date) -> tuple[Offer, ...]:
    """The letters that can be made for a request as it stands, in the order of its way; none to a closed role."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    base = permits.sheet(session, fetch(session, request_id), today)
    found = []
    for wording in WORDINGS:
        step = signers.latest(session, base.record, _MAKERS[wording][1])
        if wording not in _OWN and _made(session, base.record, wording, step) is not None:
            continue
        try:
            _MAKERS[wording][0](session, base, Given({}))
        except Refused as no:
            if not all(problem.field in _BY_HAND for problem in no.problems):
                continue
            found.append(Offer(wording, SUBJECTS[wording], tuple(p.field or "" for p in no.problems)))
        else:
            found.append(Offer(wording, SUBJECTS[wording]))
    return tuple(found)


def _made(session: Session, record: LeaveRequest, wording: str, step: LeaveStep | None) -> str | None:
    """The number of the letter that tells of this step already ("" while it waits for one); None without such one."""
    kept = session.execute(
        sa.select(LeaveLetter.langkah, Letter.nomor)
        .join(Letter, sa.and_(Letter.office_id == LeaveLetter.office_id, Letter.id == LeaveLetter.letter_id))
        .where(LeaveLetter.office_id == record.office_id, LeaveLetter.request_id == record.id,
               LeaveLetter.jenis == wording, Letter.keadaan != "batal")
    )  # fmt: skip
    if wording in _ONCE:
        return next((number or "" for _order, number in kept), None)
    at = step.urutan if step else None
    return next((number or "" for order, number in kept if order == at), None)


def _filled(
    session: Session, record: LeaveRequest, wording: str, values: Mapping[str, Any], today: dt.date
) -> tuple[Any, Sheet]:
    if wording not in _MAKERS:
        raise Refused(Problem("leave_letter_unknown", "wording", {"raw": wording, "known": ", ".join(WORDINGS)}))
    base = permits.sheet(session, record, today)
    return _MAKERS[wording][0](session, base, Given(values)), base


def _ask(
    letter: Any, base: Sheet, wording: str, mode: str | None, nomor: str | None, tanggal: dt.date | None, jalur: str
) -> LetterAsk:
    return LetterAsk(letter, base.unit_id, base.record.employee_id, CODES[base.record.jenis], SUBJECTS[wording],
                     mode=mode, nomor=nomor, tanggal=tanggal, jalur=jalur)  # fmt: skip
