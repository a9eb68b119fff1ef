"""The CLTN set, filled from the request: nothing is decreed without BKN's approval, nothing signed but by the PPK.

Source: PP 11/2017 (CLTN) jo. PP 17/2020, Peraturan BKN 24/2017 III.G jo. 7/2021; leave.md §2.8, §5.2.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.filters import spelled
from asn_desktop.letters.leave_cltn import (
    CltnDecree,
    CltnExtensionDecree,
    CltnProposalLetter,
    CltnReportLetter,
    CltnRequestLetter,
    ReactivationDecree,
    ReactivationProposalLetter,
)
from asn_desktop.letters.leave_notice import PermitMark
from asn_desktop.letters.values import Heading, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.flow import Event, Official, State
from asn_desktop.services import units
from asn_desktop.services.leave import letter_facts as facts
from asn_desktop.services.leave import signers
from asn_desktop.services.leave.letter_facts import Given
from asn_desktop.services.leave.paper_words import PROOFS, copies_of_cltn
from asn_desktop.services.leave.permits import Sheet
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.leave_files import LeaveDocument

_BKN = "Kepala Badan Kepegawaian Negara"
_CLOSED = (State.DITOLAK, State.DIBATALKAN, State.DITANGGUHKAN)


def request(session: Session, base: Sheet, given: Given) -> CltnRequestLetter:
    """Surat permintaan of the PNS to the PPK; the proofs of the request are its attachments."""
    record = _cltn(base)
    return CltnRequestLetter(
        heading=Heading(None, base.kota, None), tujuan=given.text("tujuan", facts.ppk_post(session)),
        tujuan_tempat=given.text("tujuan_tempat", base.kota), person=base.person(), lama=record.lama,
        satuan=record.satuan, mulai=record.mulai, sampai=record.sampai, alasan=facts.clause(record.alasan),
        lampiran=given.texts("berkas", _proofs(session, record)), alamat=record.alamat, telepon=record.telepon,
        perpanjangan=_earlier(session, record) is not None, signer=_own(base),
    )  # fmt: skip


def proposal(session: Session, base: Sheet, given: Given) -> CltnProposalLetter:
    """Usul persetujuan to BKN, after the superior's consideration and before the decree."""
    record = _cltn(base)
    considered = signers.latest(session, record, Event.PERTIMBANGAN)
    facts.demand(considered, record, "usul_persetujuan_cltn")
    files = given.texts("berkas", _proofs(session, record))
    return CltnProposalLetter(
        **_of_ppk(session, base, given, bare=False), lampiran=_count(files), tujuan=given.text("tujuan", _BKN),
        tujuan_tempat=given.text("tujuan_tempat", "Jakarta"), lama=record.lama, satuan=record.satuan,
        mulai=record.mulai, sampai=record.sampai, alasan=facts.clause(record.alasan), berkas=files,
        perpanjangan=_earlier(session, record) is not None,
    )  # fmt: skip


def decree(session: Session, base: Sheet, given: Given) -> CltnDecree:
    """Keputusan CLTN. Refuses `bkn_approval_missing`, `authority_not_delegable`."""
    record = _cltn(base)
    made = _of_ppk(session, base, given, bare=True)
    return CltnDecree(
        **made, penetap=_giver(made["signer"]), diminta=record.diminta_pada, lama=record.lama, satuan=record.satuan,
        mulai=record.mulai, sampai=record.sampai, alasan=facts.clause(record.alasan), bkn=_approval(record),
    )  # fmt: skip


def extension(session: Session, base: Sheet, given: Given) -> CltnExtensionDecree:
    """Keputusan perpanjangan: refers to the decree it prolongs. Refuses as `decree`, and `leave_permit_missing`."""
    record = _cltn(base)
    earlier = _earlier(session, record)
    if earlier is None:
        raise Refused(Problem("leave_letter_kind", "wording"))
    made = _of_ppk(session, base, given, bare=True)
    return CltnExtensionDecree(
        **made, penetap=_giver(made["signer"]), diminta=record.diminta_pada, lama=record.lama, satuan=record.satuan,
        mulai=record.mulai, sampai=record.sampai, alasan=facts.clause(record.alasan),
        asal=facts.permit_mark(session, earlier), bkn=_approval(record),
    )  # fmt: skip


def report(session: Session, base: Sheet, given: Given) -> CltnReportLetter:
    """Laporan selesai of the PNS: refers to the decree, which must have been given."""
    record = _cltn(base)
    return CltnReportLetter(
        heading=Heading(None, base.kota, None), tujuan=given.text("tujuan", facts.ppk_post(session)),
        tujuan_tempat=given.text("tujuan_tempat", base.kota), person=base.person(),
        asal=facts.permit_mark(session, record), mulai=record.mulai, sampai=record.sampai, signer=_own(base),
    )  # fmt: skip


def return_proposal(session: Session, base: Sheet, given: Given) -> ReactivationProposalLetter:
    """Usul pengaktifan kembali to BKN, after the report, with the post that is meant."""
    record = _cltn(base)
    post, unit, day = given.text("jabatan_baru"), given.text("unit_baru"), given.day("aktif")
    facts.lacking(dilaporkan=record.melapor_pada, jabatan_baru=post, unit_baru=unit, aktif=day)
    assert record.melapor_pada is not None
    assert day is not None
    files = given.texts("berkas", ("Laporan selesai menjalankan CLTN", "Keputusan pemberian CLTN"))
    return ReactivationProposalLetter(
        **_of_ppk(session, base, given, bare=False), lampiran=_count(files), tujuan=given.text("tujuan", _BKN),
        tujuan_tempat=given.text("tujuan_tempat", "Jakarta"), asal=facts.permit_mark(session, record),
        sampai=record.sampai, dilaporkan=record.melapor_pada, jabatan_baru=post, unit_baru=unit, aktif=day,
        berkas=files,
    )  # fmt: skip


def return_decree(session: Session, base: Sheet, given: Given) -> ReactivationDecree:
    """Keputusan pengaktifan kembali, after BKN's approval of the return."""
    record = _cltn(base)
    post, unit, day = given.text("jabatan_baru"), given.text("unit_baru"), given.day("aktif")
    facts.lacking(dilaporkan=record.melapor_pada, jabatan_baru=post, unit_baru=unit, aktif=day)
    number, approved = given.text("bkn_nomor"), given.day("bkn_tanggal")
    if not number or approved is None:
        raise Refused(Problem("bkn_approval_missing", "bkn_nomor"))
    assert record.melapor_pada is not None
    assert day is not None
    made = _of_ppk(session, base, given, bare=True)
    return ReactivationDecree(
        **made, penetap=_giver(made["signer"]), asal=facts.permit_mark(session, record),
        dilaporkan=record.melapor_pada, bkn=PermitMark(number, approved), jabatan_baru=post, unit_baru=unit, aktif=day,
    )  # fmt: skip


def _cltn(base: Sheet) -> LeaveRequest:
    record = base.record
    if record.jenis != "CLTN":
        raise Refused(Problem("leave_letter_kind", "wording"))
    if State(record.keadaan) in _CLOSED:
        raise Refused(Problem("illegal_transition", values={"keadaan": record.keadaan, "peristiwa": "surat"}))
    return record


def _of_ppk(session: Session, base: Sheet, given: Given, *, bare: bool) -> dict[str, Any]:
    """Kop, signer and copies of a letter only the PPK gives. Refuses `authority_not_delegable`, `official_missing`."""
    official: Official | None = facts.ppk(session, base, given)
    if official is None:
        raise Refused(Problem("official_missing", "pejabat", {"sebagai": facts.PPK}))
    if not signers.is_ppk(official.jabatan) or given.text("atas_nama"):
        raise Refused(Problem("authority_not_delegable", "pejabat", {"jenis": "CLTN", "pejabat": official.jabatan}))
    made: dict[str, Any] = facts.common(session, base, official, given, bare=bare)
    root = units.chain(session, base.unit_id)[-1].nama
    made["tembusan"] = given.texts("tembusan", copies_of_cltn(session, root) if bare else (f"Kepala {root}", "Arsip"))
    return made


def _giver(signer: Signer) -> str:
    lead = (signer.awalan or "").splitlines()
    return f"{lead[-1]} {signer.jabatan}" if lead else signer.jabatan


def _approval(record: LeaveRequest) -> PermitMark:
    if not record.bkn_nomor or record.bkn_tanggal is None:
        raise Refused(Problem("bkn_approval_missing", "bkn_nomor"))
    return PermitMark(record.bkn_nomor, record.bkn_tanggal)


def _earlier(session: Session, record: LeaveRequest) -> LeaveRequest | None:
    """The decreed CLTN this one prolongs; a postponed one it takes up is none."""
    old = session.get(LeaveRequest, (record.office_id, record.terkait_id)) if record.terkait_id else None
    return old if old is not None and old.nomor_asal else None


def _proofs(session: Session, record: LeaveRequest) -> tuple[str, ...]:
    """The attachments by the proofs of the request, with their numbers; the form goes with them."""
    d = LeaveDocument
    rows = session.execute(sa.select(d.id, d.jenis, d.nomor).where(
        d.office_id == record.office_id, d.request_id == record.id, d.dibatalkan.is_(None), d.jenis != "persetujuan_bkn"
    ))  # fmt: skip
    named = [PROOFS.get(kind, kind) + (f" Nomor {number}" if number else "") for _, kind, number in sorted(rows)]
    return (*named, "Formulir permintaan dan pemberian cuti")


def _count(files: tuple[str, ...]) -> str:
    return f"{len(files)} ({spelled(len(files))}) berkas"


def _own(base: Sheet) -> Signer:
    shown = base.person()
    return Signer("Hormat saya", shown.nama, shown.nip, None)
