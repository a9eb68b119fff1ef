"""Handing data over without being joined: everybody as Excel, and the covering letter out of the register.

    Doors:  excel(session) -> (bytes, rows)                       the list alone
            make(session, HandoverAsk(...), now=, today=) -> Handover     `asn serahkan FOLDER`, the quiet page
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.handover import HandoverLetter
from asn_desktop.letters.values import Heading, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, words
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letters, officials, units
from asn_desktop.services.enrolment import label
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.offices import Office

CODE = "800"  # Permendagri 83/2022: kepegawaian
_HEADINGS: tuple[tuple[str, str, int], ...] = (
    ("NIP", "nip", 20), ("NIK", "nik", 18), ("NAMA", "nama_tampil", 34), ("STATUS", "status", 10),
    ("TEMPAT LAHIR", "tempat_lahir", 18), ("TANGGAL LAHIR", "tanggal_lahir", 14), ("L/P", "jenis_kelamin", 5),
    ("GOLONGAN", "golongan", 10), ("TMT GOLONGAN", "golongan_tmt", 14), ("JABATAN", "jabatan", 36),
    ("TMT JABATAN", "jabatan_tmt", 14), ("UNIT KERJA", "unit_nama", 30), ("PENDIDIKAN", "pendidikan", 28),
    ("NO HP", "no_hp", 16), ("EMAIL", "email", 24),
)  # fmt: skip


@dataclass(frozen=True)
class HandoverAsk:
    """To whom, and how the letter is numbered; `tujuan` None: the head of the central office. `mode` as for letters."""

    tujuan: str | None = None
    mode: str | None = None
    nomor: str | None = None
    kode: str = CODE
    jalur: str = "tinta"


@dataclass(frozen=True)
class Handover:
    """Both files by name, and the letter's line in the register."""

    letter: LetterRow
    rows: int
    files: tuple[tuple[str, bytes], tuple[str, bytes]]  # the list, the letter


def excel(session: Session) -> tuple[bytes, int]:
    """Everybody who works here now as one xlsx file, every number as text, and how many they are."""
    s, e = EmployeeSummary.__table__.c, Employee.__table__.c
    columns = [s[name] if name in s else e[name] for _, name, _ in _HEADINGS]
    query = (
        sa.select(*columns)
        .join(Employee.__table__, sa.and_(e.office_id == s.office_id, e.id == s.employee_id))
        .where(s.office_id == session.info["office_id"], s.aktif)
        .order_by(s.urut_nama)
    )
    rows = [tuple(row) for row in session.execute(query)]
    headings = [heading for heading, _, _ in _HEADINGS]
    return to_xlsx(Table("Daftar pegawai", headings, rows, [width for _, _, width in _HEADINGS])), len(rows)


def make(session: Session, ask: HandoverAsk, *, now: dt.datetime, today: dt.date) -> Handover:
    """The list and its registered covering letter, one deed. Practice offices print their mark on it.

    Refused `handover_empty`, `handover_no_head`, and what `services.letters.register` refuses.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    data, rows = excel(session)
    if not rows:
        raise Refused(Problem("handover_empty"))
    root = units.root(session)
    if root is None:
        raise Refused(Problem("handover_no_head"))
    name = f"daftar-pegawai-{label(office.nama)}-{today.isoformat()}.xlsx"
    letter = _letter(session, office, root, ask, today, (name, data, rows))
    row = letters.register(
        session,
        LetterAsk(letter, root, None, ask.kode, f"Surat pengantar {letter.isi.lower()}"[:200], mode=ask.mode,
                  nomor=ask.nomor, jalur=ask.jalur),
        now=now, today=today,
    )  # fmt: skip
    cover = f"surat-pengantar-{label(office.nama)}-{today.isoformat()}.pdf"
    return Handover(row, rows, ((name, data), (cover, letters.pdf(session, row.id))))


def _letter(
    session: Session, office: Office, root: uuid.UUID, ask: HandoverAsk, today: dt.date, file: tuple[str, bytes, int]
) -> HandoverLetter:
    head = officials.head_of(session, root, today)
    if head is None:
        raise Refused(Problem("handover_no_head"))
    name, data, rows = file
    mark = hashlib.sha256(data).hexdigest()[:16]
    nip = identity.show_nip(head.nip) if head.nip else None
    return HandoverLetter(
        kop=letters.letterhead(session, root),
        heading=Heading(None, office.kota, None),
        tujuan=ask.tujuan or f"Kepala {office.nama_pusat}",
        tujuan_tempat=office.kota,
        isi=f"Daftar pegawai {office.nama}, keadaan {words.long_date(today)}",
        berkas=name,
        jumlah=rows,
        sidik=" ".join(mark[n : n + 4] for n in range(0, 16, 4)),
        signer=Signer(head.jabatan_tertulis, head.nama, nip, head.pangkat),
    )
