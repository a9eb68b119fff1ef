"""The Surat Izin of a granted leave, whatever its kind: the request put into the dataclass of its wording.

Source: leave.md §5.2; PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021 and 7/2022.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.leave_permit import (
    ImportantPermitLetter,
    LeavePermitLetter,
    LongPermitLetter,
    MaternityPermitLetter,
    RemoteDays,
    SickPermitLetter,
)
from asn_desktop.letters.values import Heading, Letterhead, Person
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.leave.flow import Event, Official
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import employee_card, letters, units
from asn_desktop.services.employee_card import EmployeeCard
from asn_desktop.services.leave import settings, signers
from asn_desktop.services.leave.paper_words import PERMITS
from asn_desktop.services.leave.requests import acting, drawn
from asn_desktop.services.leave.settings import LeaveSettings
from asn_desktop.store.leave import LeaveRequest

_CLASSES = {
    "SAKIT": SickPermitLetter, "MELAHIRKAN": MaternityPermitLetter, "ALASAN_PENTING": ImportantPermitLetter,
    "BESAR": LongPermitLetter,
}  # fmt: skip
_BIRTH = "kelahiran_4"
_ORDER = ("Surat Perintah", "SPRIN", "SP ")  # what a Plt or Plh rests on is no delegation
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Sheet:
    """What every paper of one request starts from: the record, the person, the unit, who is to act."""

    record: LeaveRequest
    card: EmployeeCard
    unit_id: uuid.UUID
    kota: str
    superior: Official | None
    decider: Official | None
    jabatan: str
    unit: str  # "Bidang Angkutan, Dinas Perhubungan"

    @property
    def superior_post(self) -> str | None:
        """The post of the direct superior, for the copies."""
        return self.superior.jabatan if self.superior else None

    def person(self, *, bare: bool = False) -> Person:
        """Whom the paper is about; `bare` without academic titles, as decisions name him (Permendagri 1/2023)."""
        card = self.card
        return Person(
            card.nama if bare else card.nama_tampil, identity.show_nip(card.nip or ""), card.pangkat or "-",
            self.jabatan, self.unit, IN_FULL[card.status],
        )  # fmt: skip


def sheet(session: Session, record: LeaveRequest, today: dt.date) -> Sheet:
    """The beginnings of a paper. Refuses `leave_paper_missing` when its page would have holes."""
    card = employee_card.get(session, record.employee_id, today=today)
    rank = card.golongan or card.status == "PPPK_PW"  # part-time PPPK hold none (KepmenPANRB 16/2025)
    post = card.jabatan.nama if card.jabatan else ""
    if not post and record.jenis == "CLTN" and card.riwayat_jabatan:
        post = card.riwayat_jabatan[0].nama or ""  # the post the CLTN ended
    lacks = [name for name, value in (("NIP", card.nip), ("jabatan", post), ("golongan", rank),
                                      ("unit", card.unit_id)) if not value]  # fmt: skip
    if lacks or card.unit_id is None:
        raise Refused(Problem("leave_paper_missing", "employee_id", {"kurang": lacks}))
    superior, decider = acting(session, record.employee_id, card.unit_id, today)
    profile = units.resolve(session, card.unit_id)
    return Sheet(record, card, card.unit_id, profile.kota, superior, decider, post, profile.tempat)


def permit(session: Session, base: Sheet, *, atas_nama: str = "", melalui: str = "") -> Any:
    """The Surat Izin of its kind. Refuses `leave_paper_kind` for CLTN, which is given by a keputusan."""
    record = base.record
    if record.jenis not in PERMITS:
        raise Refused(Problem("leave_paper_kind", "request_id"))
    official = signers.of_step(session, record, Event.KEPUTUSAN, base.decider, base.superior)
    if official is None:
        raise Refused(Problem("official_missing", "pejabat", {"sebagai": "pejabat yang berwenang memberikan cuti"}))
    usual = settings.get(session, base.unit_id, record.jenis, base.superior_post, base.card.per)
    behalf, through = behalf_of(official, usual, atas_nama, melalui)
    common: dict[str, Any] = {
        "kop": kop_of(session, base.unit_id, official.jabatan), "heading": Heading(None, base.kota, None),
        "person": base.person(), "lama": record.lama, "satuan": record.satuan,
        "mulai": record.mulai, "sampai": record.sampai, "alamat": record.alamat, "negara": record.negara,
        "signer": signers.signer(official, atas_nama=behalf, melalui=through), "tembusan": usual.tembusan,
    }  # fmt: skip
    if record.jenis == "TAHUNAN":
        return LeavePermitLetter(**common, tahun=years(session, record), tambahan=remote(record))
    if record.jenis == "BESAR":
        return LongPermitLetter(**common, tahun=record.mulai.year, dipanggil=record.alasan_kode != _BIRTH)
    return _CLASSES[record.jenis](**common)


def behalf_of(official: Official, usual: LeaveSettings, atas_nama: str, melalui: str) -> tuple[str, str]:
    """On whose behalf: as given, else as the office has set for a mandate (UU 30/2014 art. 12-14).

    The head of the region signs for himself, and a power that was delegated is used in the own post.
    """
    if atas_nama:
        return atas_nama, melalui
    delegated = bool(official.dasar) and not str(official.dasar).startswith(_ORDER)
    if delegated or signers.is_ppk(official.jabatan):
        return "", ""
    return usual.atas_nama, usual.melalui


def kop_of(session: Session, unit_id: uuid.UUID, post: str) -> Letterhead:
    """The kop of the unit, or that of the head of the region when he signs himself (Permendagri 1/2023)."""
    kop = letters.letterhead(session, unit_id)
    if not signers.is_ppk(post):
        return kop
    return replace(kop, pemerintah="", nama=post.upper(), alamat="", kontak="", lambang=None, kepala_daerah=True)


def years(session: Session, record: LeaveRequest) -> tuple[int, ...]:
    """The years the days of an annual leave are charged to: N-2 and N-1 are those before."""
    back = {"N-2": 2, "N-1": 1}
    held = {record.mulai.year - back.get(row, 0) for row, days in drawn(session, record).items() if days}
    return tuple(sorted(held or {record.mulai.year}))


def remote(record: LeaveRequest) -> RemoteDays | None:
    """The addition in a place hard to reach: calendar days directly after the leave, or before it."""
    many = record.hari_tambahan
    if not many:
        return None
    if record.tambahan_awal:
        return RemoteDays(many, record.mulai - many * _DAY, record.mulai - _DAY)
    return RemoteDays(many, record.sampai + _DAY, record.sampai + many * _DAY)
