"""KP4: the statement a civil servant signs to be paid family allowance, with what changed in the year.

    draft(session, employee_id, today=) -> Draft        findings to look at before printing
    preview(session, employee_id, today=, now=) -> PDF  nothing is written
    issue(session, employee_id, today=, now=) -> row    in the register, `asn cetak kp4`

Family and children are closed data: only roles with READ_SENSITIVE. Source: PP 7/1977 art. 16 jo. PP 51/1992; Keppres
16/1994; Permendagri 83/2022 (code 800.1.11.11).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.kp4 import FamilyAllowancePaper
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import allowance, identity, ranks, service, words
from asn_desktop.rules.allowance import Allowance
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import dossiers, kp4_words, letters, officials, reference, units
from asn_desktop.services.career_law import Law, law
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.family import Anak, Pasangan

CODE = "800.1.11.11"
SUBJECT = "Surat Keterangan untuk Mendapatkan Pembayaran Tunjangan Keluarga (KP4)"
_SEX = {"L": "Laki-laki", "P": "Perempuan"}


@dataclass(frozen=True)
class Draft:
    """The form before it is printed: who counts, what changed this year, and what should be looked at first."""

    paper: FamilyAllowancePaper
    family: Allowance
    findings: tuple[Problem, ...]  # warnings: the form can be printed all the same


def draft(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> Draft:
    """The form as it would be printed today, with its findings.

    Refused `role_not_allowed` without READ_SENSITIVE, EMPLOYEE_UNKNOWN, `kp4_missing` for what the form cannot lack.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    person = dossiers.load_one(session, employee_id, today)
    tables = law(session, today)
    spouses, children = _rows(session, Pasangan, employee_id), _rows(session, Anak, employee_id)
    family = allowance.family(
        map(kp4_words.spouse, spouses), map(kp4_words.child, children), today, tables.limits
    )
    paper = _paper(session, person, tables, spouses, children, family, today)
    return Draft(paper, family, tuple(_findings(spouses, children, family, tables, today)))


def preview(session: Session, employee_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """The form as PDF; nothing is written. Refused as `draft`."""
    return letters.preview(session, _ask(session, employee_id, today, "tinta"), now=now, today=today)


def issue(
    session: Session, employee_id: uuid.UUID, *, today: dt.date, now: dt.datetime, jalur: str = "tinta"
) -> LetterRow:
    """The form in the register, without a number: the employee signs, then the head. Refused as `draft`."""
    require(session.info["actor"], Deed.ENTER)
    return letters.register(session, _ask(session, employee_id, today, jalur), now=now, today=today)


def _ask(session: Session, employee_id: uuid.UUID, today: dt.date, jalur: str) -> LetterAsk:
    paper = draft(session, employee_id, today=today).paper
    unit_id = dossiers.load_one(session, employee_id, today).unit_id
    assert unit_id is not None  # `draft` has refused a person without unit
    return LetterAsk(paper, unit_id, employee_id, CODE, SUBJECT, mode="tanpa", tanggal=today, jalur=jalur)


def _rows(session: Session, model: Any, employee_id: uuid.UUID) -> list[Any]:
    found = session.scalars(
        sa.select(model).where(
            model.office_id == session.info["office_id"], model.employee_id == employee_id, model.dibatalkan.is_(None)
        )
    ).all()
    return sorted(found, key=lambda r: (r.tanggal_lahir or dt.date.max, r.id))


def _paper(
    session: Session, d: Dossier, tables: Law, spouses: Sequence[Pasangan], children: Sequence[Anak],
    family: Allowance, today: dt.date,
) -> FamilyAllowancePaper:  # fmt: skip
    head = officials.deciding_official(session, d.unit_id, today, applicant=d.id) if d.unit_id else None
    lacks = [name for name, value in (("NIP", d.nip), ("jabatan", d.jabatan), ("unit kerja", d.unit_id),
                                      ("kepala kantor yang mengetahui", head)) if not value]  # fmt: skip
    if lacks or d.unit_id is None or d.jabatan is None or head is None:
        raise Refused(Problem("kp4_missing", "employee_id", {"nama": d.nama_tampil, "kurang": lacks}))
    person = Person(
        d.nama_tampil, identity.show_nip(d.nip or ""), ranks.show_rank(d.golongan.golongan) if d.golongan else "-",
        d.jabatan.nama, units.resolve(session, d.unit_id).tempat, IN_FULL[d.status],
    )  # fmt: skip
    rights = {right.id: right for right in (*family.spouses, *family.children)}
    agama = reference.labels(session, "agama", "nama_tampil", today).get(d.agama or "", "-")
    return FamilyAllowancePaper(
        kop=letters.letterhead(session, d.unit_id),
        heading=Heading(None, units.resolve(session, d.unit_id).kota, today),
        person=person, lahir=kp4_words.born(d.tempat_lahir, d.tanggal_lahir), jenis_kelamin=_SEX[d.jenis_kelamin],
        agama=agama, status_kepegawaian=IN_FULL[d.status], masa_kerja=_service(d, today), gaji_pokok=_pay(d, tables),
        alamat=d.alamat or "-", tahun=today.year,
        pasangan=tuple(kp4_words.spouse_line(row, rights[row.id]) for row in spouses),
        anak=tuple(kp4_words.child_line(row, rights[row.id]) for row in children),
        perubahan=kp4_words.changes(session, spouses, children, family, today.year, tables.limits, today),
        jumlah_anak=sum(r.counts for r in family.children), jumlah_jiwa=family.jiwa, tanggal=today,
        pegawai=Signer("Pegawai yang menerangkan", d.nama_tampil, person.nip, person.pangkat or None),
        signer=Signer(head.jabatan_tertulis, head.nama, identity.show_nip(head.nip) if head.nip else None,
                      head.pangkat),
    )  # fmt: skip


def _service(d: Dossier, today: dt.date) -> str:
    found = service.in_golongan(d, today)
    return f"{found.tahun} tahun {found.bulan} bulan" if found else "-"


def _pay(d: Dossier, tables: Law) -> str:
    """Base salary of the table in force, with its ground; "-" when the record does not say."""
    table, found = tables.salary(d.status), service.in_golongan(d, tables.on)
    if d.golongan is None or found is None or d.golongan.golongan not in table.rows:
        return "-"
    return f"{words.rupiah(table.pay(d.golongan.golongan, found.tahun).rupiah)} menurut {table.dasar}"


def _findings(
    spouses: Sequence[Pasangan], children: Sequence[Anak], family: Allowance, tables: Law, today: dt.date
) -> list[Problem]:
    """Where the record and the rule disagree, what is missing, and what ends later this year."""
    rights = {right.id: right for right in (*family.spouses, *family.children)}
    found: list[Problem] = []
    members: list[Any] = [*spouses, *children]
    for row in members:
        right = rights[row.id]
        why = ", ".join(kp4_words.REASONS[code] for code in right.reasons)
        values = {"nama": row.nama, "sebab": why}
        if row.tunjangan and not right.counts:
            found.append(Problem("kp4_not_entitled", "tunjangan", values, Severity.WARNING))
        if right.counts and not row.tunjangan:
            found.append(Problem("kp4_not_listed", "tunjangan", values, Severity.WARNING))
        if allowance.SPOUSE_IS_ASN in right.reasons:
            found.append(Problem("kp4_spouse_asn", "tunjangan", values, Severity.WARNING))
    found += [Problem("kp4_no_deed", "akta_nikah", {"nama": s.nama}, Severity.WARNING)
              for s in spouses if s.status == "menikah" and not s.akta_nikah]  # fmt: skip
    found += [Problem("kp4_no_birth_deed", "akta_lahir", {"nama": c.nama}, Severity.WARNING)
              for c in children if rights[c.id].counts and not c.akta_lahir]  # fmt: skip
    found += [Problem("kp4_ends", "tunjangan", {"nama": one.nama, "sampai": until}, Severity.WARNING)
              for one, until in kp4_words.coming(children, today, tables.limits)]  # fmt: skip
    return found
