"""What letters about a request have in common: the permit they refer to, who signs them, what they may not lack.

Source: leave.md §4.1 (corrections are new documents that refer to the old number), §5.2; PP 11/2017 (PPK).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.leave_notice import PermitMark
from asn_desktop.letters.values import Heading
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import names
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import authority, officials, units
from asn_desktop.services.leave import settings, signers
from asn_desktop.services.leave.change import OLD_PERMIT
from asn_desktop.services.leave.paper_words import central, head_of_region
from asn_desktop.services.leave.permits import Sheet, behalf_of, kop_of
from asn_desktop.services.leave.requests import drawn
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.leave_files import LeaveLetter
from asn_desktop.store.letters import Letter

PPK = "Pejabat Pembina Kepegawaian"
CHANGE = "surat_perubahan_cuti"


@dataclass(frozen=True)
class Given:
    """What is given by hand beside the records: the signer, on whose behalf, addressee, copies, fields of CLTN."""

    values: Mapping[str, Any]

    def text(self, name: str, usual: str = "") -> str:
        """A text, or what is usual when it is left out."""
        return str(self.values.get(name) or "").strip() or usual

    def texts(self, name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, or what is usual."""
        found = tuple(str(one).strip() for one in self.values.get(name) or () if str(one).strip())
        return found or usual

    def day(self, name: str) -> dt.date | None:
        """A day; None when it is left out."""
        found = self.values.get(name)
        return found if isinstance(found, dt.date) else None


def demand(step: LeaveStep | None, record: LeaveRequest, wording: str) -> LeaveStep:
    """The step a letter rests on. Refuses `illegal_transition` when nothing like it has happened yet."""
    if step is None:
        raise Refused(Problem("illegal_transition", values={"keadaan": record.keadaan, "peristiwa": wording}))
    return step


def lacking(**values: object) -> None:
    """Refuse `leave_letter_lacks` with the names of what is empty."""
    empty = [name for name, value in values.items() if not value]
    if empty:
        raise Refused(Problem("leave_letter_lacks", empty[0], {"kurang": [_NAMES.get(n, n) for n in empty]}))


_NAMES = {
    "jabatan_baru": "jabatan baru", "unit_baru": "unit kerja baru", "aktif": "tanggal aktif kembali",
    "dilaporkan": "tanggal melapor", "alasan": "alasan", "kembali": "tanggal kembali bekerja",
}  # fmt: skip


def common(
    session: Session, base: Sheet, official: Official | None, given: Given, *, bare: bool = False, own: bool = False
) -> Any:
    """Kop, heading, person, signer and copies; `own` signs for himself whatever is set. Refuses `official_missing`."""
    named: Official | None = given.values.get("pejabat") or official
    if named is None or not named.nama.strip() or not named.jabatan.strip():
        raise Refused(Problem("official_missing", "pejabat", {"sebagai": "penanda tangan surat"}))
    usual = settings.get(session, base.unit_id, base.record.jenis, base.superior_post, base.card.per)
    behalf, through = behalf_of(named, usual, given.text("atas_nama"), given.text("melalui")) if not own else ("", "")
    return {
        "kop": kop_of(session, base.unit_id, named.jabatan), "heading": Heading(None, base.kota, None),
        "person": base.person(bare=bare),
        "signer": signers.signer(named, atas_nama=behalf, melalui=through, bare=bare),
        "tembusan": given.texts("tembusan", usual.tembusan),
    }  # fmt: skip


def kind_words(record: LeaveRequest) -> str:
    """The kind in words."""
    return names.KINDS[record.jenis]


def sentence(text: str) -> str:
    """A reason as the end of a sentence."""
    return text.strip().rstrip(".") + "."


def clause(text: str) -> str:
    """A reason inside a sentence: no full stop, no capital at its beginning unless it is an abbreviation."""
    plain = text.strip().rstrip(".")
    return plain if plain[:2].isupper() else plain[:1].lower() + plain[1:]


def in_force(session: Session, record: LeaveRequest) -> Letter | None:
    """The paper the leave is taken on: its Surat Izin, or the surat perubahan that changed it."""
    return session.get(Letter, (record.office_id, record.letter_id)) if record.letter_id is not None else None


def permit_mark(session: Session, record: LeaveRequest) -> PermitMark:
    """Number and day of the permit a letter refers to: of a changed one that of the Surat Izin it changed.

    Refuses `leave_permit_missing` when it has none.
    """
    letter = in_force(session, record)
    if letter is not None and letter.jenis == CHANGE:
        letter = _changed(session, record)
    if letter is not None and letter.nomor and letter.tanggal:
        return PermitMark(letter.nomor, letter.tanggal)
    if letter is None and record.nomor_asal and record.tanggal_asal and (record.asal or record.jenis == Kind.CLTN):
        return PermitMark(record.nomor_asal, record.tanggal_asal)
    raise Refused(Problem("leave_permit_missing", "request_id"))


def _changed(session: Session, record: LeaveRequest) -> Letter | None:
    """The latest paper before the changes that is no surat perubahan itself."""
    old = session.scalars(
        sa.select(Letter)
        .join(LeaveLetter, sa.and_(LeaveLetter.office_id == Letter.office_id, LeaveLetter.letter_id == Letter.id))
        .where(LeaveLetter.office_id == record.office_id, LeaveLetter.request_id == record.id,
               LeaveLetter.jenis == OLD_PERMIT, Letter.jenis != CHANGE)
    )  # fmt: skip
    return max(old, key=lambda one: one.id, default=None)


def unserved(session: Session, record: LeaveRequest, back: dt.date) -> tuple[int, str]:
    """What a recall left: working days given back for annual leave, calendar days for the other kinds."""
    if record.jenis == Kind.TAHUNAN.value:
        return record.lama - sum(drawn(session, record).values()), "hari kerja"
    return (record.sampai - back).days + 1, "hari"


def ppk(session: Session, base: Sheet, given: Given) -> Official | None:
    """The PPK: given, or recorded for this unit or one above; None when nobody is entered."""
    named: Official | None = given.values.get("pejabat")
    if named is not None:
        return named
    for unit in units.chain(session, base.unit_id):
        for found in officials.of_unit(session, unit.id, base.card.per):
            if signers.is_ppk(found.jabatan):
                return officials.as_signer(found)
    return None


def ppk_post(session: Session) -> str:
    """To whom papers for the PPK go."""
    return head_of_region(session) or PPK


def deciding_post(session: Session, base: Sheet) -> str:
    """The post that decides this request, also when it stands above this office."""
    record = base.record
    found = authority.decider(session, record.employee_id, Kind(record.jenis), first=record.mulai, last=record.sampai,
                              country=record.negara, on=base.card.per)  # fmt: skip
    if found.official is not None:
        return found.official.jabatan
    return ppk_post(session) if found.level == "ppk" else central(session)
