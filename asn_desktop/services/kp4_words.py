"""What the family allowance form prints: reasons in words, lines of spouses and children, the changes of a year.

Source: PP 7/1977 art. 16 jo. PP 51/1992; Keppres 16/1994 (two children); ages as `aturan_karier.csv` has them.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.kp4 import ChildLine, FamilyChange, SpouseLine
from asn_desktop.rules import allowance
from asn_desktop.rules.allowance import Allowance, Right
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.months import birthday
from asn_desktop.rules.words import long_date
from asn_desktop.store.family import Anak, Pasangan
from asn_desktop.store.journal_lines import JournalRow

REASONS = {
    allowance.MARRIED: "sudah menikah", allowance.WORKING: "berpenghasilan sendiri", allowance.DIED: "meninggal dunia",
    allowance.TOO_OLD: "melewati batas usia", allowance.STUDY_ENDED: "surat keterangan kuliah habis",
    allowance.TOO_MANY: "melebihi jumlah yang ditanggung", allowance.DIVORCED: "bercerai",
    allowance.UNKNOWN_BIRTH: "tanggal lahir belum tercatat", allowance.SPOUSE_IS_ASN: "juga ASN",
}  # fmt: skip
_DONE = {"menikah": "menikah", "bekerja": "berpenghasilan sendiri"}
Event = tuple[dt.date, uuid.UUID, str]  # day, the member of the family, what happened


def spouse_line(row: Pasangan, right: Right) -> SpouseLine:
    """One spouse."""
    deed = f"akta {row.akta_nikah}" if row.akta_nikah else ""
    day = long_date(row.tanggal_nikah) if row.tanggal_nikah else ""
    return SpouseLine(
        row.nama, born(row.tempat_lahir, row.tanggal_lahir), "; ".join(p for p in (day, deed) if p),
        row.pekerjaan or "", _gets(right), _remark(right),
    )  # fmt: skip


def child_line(row: Anak, right: Right) -> ChildLine:
    """One child."""
    study = f"kuliah sampai {long_date(row.kuliah_sampai)}" if row.kuliah_sampai else ""
    return ChildLine(
        row.nama, born(row.tempat_lahir, row.tanggal_lahir), row.akta_lahir or "", row.jenis, row.sekolah or "",
        "sudah" if row.menikah else "belum", "ya" if row.bekerja else "tidak", _gets(right),
        "; ".join(p for p in (_remark(right), study) if p),
    )  # fmt: skip


def changes(
    session: Session, spouses: Sequence[Pasangan], children: Sequence[Anak], family: Allowance, year: int,
    limits: CareerLimits, today: dt.date,
) -> tuple[FamilyChange, ...]:  # fmt: skip
    """What happened in the family this year until today, by day, and what it does to the allowance."""
    rights = {right.id: right for right in (*family.spouses, *family.children)}
    found = [*_of_spouses(spouses), *_of_children(children, limits), *_of_journal(session, children, year)]
    inside = sorted((e for e in set(found) if e[0].year == year and e[0] <= today), key=lambda e: (e[0], e[2]))
    return tuple(FamilyChange(long_date(day), text, _effect(rights.get(who))) for day, who, text in inside)


def coming(children: Iterable[Anak], today: dt.date, limits: CareerLimits) -> list[tuple[Anak, dt.date]]:
    """Children in the salary list whose right ends later this year."""
    found = []
    for row in children:
        until, _why = allowance.child_until(child(row), limits)
        if row.tunjangan and until is not None and today <= until <= dt.date(today.year, 12, 31):
            found.append((row, until))
    return found


def spouse(row: Pasangan) -> allowance.Spouse:
    """A row as the rule sees it."""
    return allowance.Spouse(row.id, row.nama, row.status, row.tanggal_nikah, row.tanggal_akhir, row.nip, row.tunjangan)


def child(row: Anak) -> allowance.Child:
    """A row as the rule sees it."""
    return allowance.Child(
        row.id, row.nama, row.tanggal_lahir, row.jenis, row.menikah, row.bekerja, row.meninggal, row.kuliah_sampai,
        row.tunjangan,
    )  # fmt: skip


def born(place: str | None, day: dt.date | None) -> str:
    """ "Tirtamaya, 12 Mei 1987"."""
    return ", ".join(p for p in (place, long_date(day) if day else None) if p)


def _gets(right: Right) -> str:
    return "dapat" if right.counts else "tidak"


def _remark(right: Right) -> str:
    return ", ".join(REASONS[code] for code in right.reasons)


def _effect(right: Right | None) -> str:
    if right is None:
        return ""
    if right.counts:
        until = f" sampai {long_date(right.until)}" if right.until else ""
        return f"Mendapat tunjangan{until}"
    return f"Tidak mendapat tunjangan: {_remark(right)}" if right.reasons else "Tidak mendapat tunjangan"


def _of_spouses(rows: Iterable[Pasangan]) -> list[Event]:
    found: list[Event] = []
    for row in rows:
        if row.tanggal_nikah is not None:
            found.append((row.tanggal_nikah, row.id, f"Menikah dengan {row.nama}"))
        if row.tanggal_akhir is not None:
            what = f"{row.nama} meninggal dunia" if row.status == "meninggal" else f"Bercerai dari {row.nama}"
            found.append((row.tanggal_akhir, row.id, what))
    return found


def _of_children(rows: Iterable[Anak], limits: CareerLimits) -> list[Event]:
    found: list[Event] = []
    for row in rows:
        if row.meninggal is not None:
            found.append((row.meninggal, row.id, f"{row.nama} meninggal dunia"))
        if row.tanggal_lahir is None:
            continue
        found.append((row.tanggal_lahir, row.id, f"Kelahiran anak {row.nama}"))
        for age in (limits.tunjangan_anak_usia, limits.tunjangan_anak_usia_kuliah):
            found.append((birthday(row.tanggal_lahir, age), row.id, f"{row.nama} genap {age} tahun"))
    return found


def _of_journal(session: Session, rows: Sequence[Anak], year: int) -> list[Event]:
    """Marriages and first incomes of children: the record has no day for them, so the day they were entered."""
    names = {row.id: row.nama for row in rows}
    start, end = dt.datetime(year, 1, 1, tzinfo=dt.UTC), dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC)
    lines = session.execute(
        sa.select(JournalRow.pada, JournalRow.baris_id, JournalRow.isi).where(
            JournalRow.baris_id.in_(names), JournalRow.tabel == Anak.__tablename__, JournalRow.operasi == "U",
            JournalRow.pada >= start, JournalRow.pada < end,
        )
    )  # fmt: skip
    found: list[Event] = []
    for at, who, held in lines:
        told: Mapping[str, Any] = json.loads(held)
        found += [(at.date(), who, f"{names[who]} {done}") for name, done in _DONE.items()
                  if name in told and told[name][1] is True]  # fmt: skip
    return found
