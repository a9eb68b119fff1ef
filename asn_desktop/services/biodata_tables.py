"""The histories of one person as the tables of a paper: which columns, in which chapters, closed ones left out.

Order of the chapters: Keputusan Kepala BKN 11/2002, anak lampiran I-c (daftar riwayat hidup).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.values import Table
from asn_desktop.rules.words import digit_date
from asn_desktop.services import record_models
from asn_desktop.services.employee_card import mask_nik
from asn_desktop.services.record_kinds import KINDS, RecordField, RecordKind
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.services.record_words import Words

CHECK_COLUMN = "Betul / perbaikan"
_CHAPTER = ("II", "III", "IV", "V", "VI")  # the particulars are I
_ALWAYS = ("pendidikan", "golongan", "jabatan", "pasangan", "anak", "orang_tua")  # printed also without a row
_PAIRS: Mapping[str, tuple[str, ...]] = {
    "ttl": ("tempat_lahir", "tanggal_lahir"), "mkg": ("mkg_tahun", "mkg_bulan"), "lama": ("tahun", "bulan"),
    "sk": ("nomor_sk", "tanggal_sk"), "masa": ("mulai", "sampai"), "nikah": ("tanggal_nikah", "akta_nikah"),
}  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """A table of a paper: its kind of record and its columns (field or pair, heading, share of the width)."""

    kind: str
    columns: tuple[tuple[str, str, int], ...]


CHAPTERS: tuple[tuple[str, tuple[Wish, ...]], ...] = (
    ("PENDIDIKAN DAN PELATIHAN", (
        Wish("pendidikan", (("tingkat", "Tingkat", 9), ("nama", "Program studi", 26), ("sekolah", "Sekolah", 33),
                            ("tahun_lulus", "Lulus", 8), ("nomor_ijazah", "Nomor ijazah", 24))),
        Wish("diklat", (("nama", "Diklat struktural", 34), ("tahun", "Tahun", 8), ("jam", "Jam", 9),
                        ("penyelenggara", "Penyelenggara", 24), ("sk", "Sertifikat", 25))),
        Wish("kursus", (("nama", "Kursus atau diklat teknis", 34), ("tahun", "Tahun", 8), ("jam", "Jam", 9),
                        ("penyelenggara", "Penyelenggara", 24), ("sk", "Sertifikat", 25))),
    )),
    ("RIWAYAT PEKERJAAN", (
        Wish("golongan", (("golongan", "Pangkat, golongan", 27), ("tmt", "TMT", 12), ("mkg", "Masa kerja", 13),
                          ("sk", "Surat keputusan", 28), ("pejabat", "Pejabat", 20))),
        Wish("jabatan", (("nama", "Jabatan", 28), ("penugasan", "Penugasan", 11), ("unit_id", "Unit kerja", 24),
                         ("tmt", "TMT", 12), ("sk", "Surat keputusan", 25))),
        Wish("kontrak", (("masa", "Masa perjanjian", 22), ("golongan", "Golongan", 10), ("jabatan", "Jabatan", 30),
                         ("sk", "Perjanjian kerja", 38))),
        Wish("kgb", (("tmt", "TMT", 12), ("jenis", "Jenis", 11), ("golongan", "Golongan", 18),
                     ("mkg", "Masa kerja", 13), ("gaji_baru", "Gaji pokok", 15), ("sk", "Surat", 31))),
        Wish("pmk", (("tmt", "TMT", 12), ("pengalaman", "Pengalaman", 34), ("lama", "Diakui", 16),
                     ("sk", "Surat keputusan", 38))),
        Wish("cltn", (("jenis", "Jenis", 24), ("masa", "Masa", 24), ("aktif_kembali", "Aktif kembali", 14),
                      ("sk", "Surat keputusan", 38))),
        Wish("pindah", (("tmt", "TMT", 12), ("jenis", "Jenis", 16), ("asal", "Dari", 24), ("tujuan", "Ke", 24),
                        ("sk", "Surat keputusan", 24))),
        Wish("lisensi", (("jenis", "Jenis", 9), ("nama", "Sebagai", 22), ("masa", "Berlaku", 24),
                         ("tempat", "Tempat praktik", 22), ("sk", "Nomor", 23))),
        Wish("pemberhentian", (("tmt", "TMT", 14), ("jenis", "Jenis", 40), ("sk", "Surat keputusan", 46))),
    )),
    ("HASIL KERJA DAN PENGHARGAAN", (
        Wish("kinerja", (("tahun", "Tahun", 9), ("periode", "Periode", 12), ("predikat", "Predikat", 22),
                         ("nilai", "Nilai", 10), ("penilai_nama", "Penilai", 27), ("aturan", "Aturan", 20))),
        Wish("angka_kredit", (("masa", "Masa penilaian", 24), ("jabatan", "Jabatan", 30), ("total", "Angka kredit", 14),
                              ("sk", "PAK", 32))),
        Wish("penghargaan", (("tahun", "Tahun", 9), ("jenis", "Penghargaan", 47), ("sk", "Surat keputusan", 44))),
    )),
    ("KETERANGAN KELUARGA", (
        Wish("pasangan", (("nama", "Nama", 24), ("ttl", "Tempat, tanggal lahir", 21), ("nikah", "Perkawinan", 21),
                          ("pekerjaan", "Pekerjaan", 16), ("status", "Status", 10), ("tunjangan", "Daftar gaji", 8))),
        Wish("anak", (("nama", "Nama", 25), ("ttl", "Tempat, tanggal lahir", 21), ("jenis", "Anak", 9),
                      ("akta_lahir", "Akta lahir", 19), ("sekolah", "Sekolah", 18), ("tunjangan", "Daftar gaji", 8))),
        Wish("orang_tua", (("hubungan", "Hubungan", 13), ("nama", "Nama", 25), ("ttl", "Tempat, tanggal lahir", 22),
                           ("pekerjaan", "Pekerjaan", 16), ("alamat", "Alamat", 24))),
    )),
    ("KETERANGAN LAIN", (
        Wish("hukdis", (("jenis", "Hukuman disiplin", 36), ("tingkat", "Tingkat", 10), ("masa", "Masa", 22),
                        ("sk", "Surat keputusan", 32))),
        Wish("nip_alias", (("nip", "Nomor sebelumnya", 28), ("jenis", "Jenis", 18), ("sampai", "Dipakai sampai", 16),
                           ("keterangan", "Keterangan", 38))),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """For whom a paper is made: what may be shown, how a NIK is written, whether every other field is added."""

    sensitive: bool
    nik: str  # full | masked | none
    check: bool = False  # a data sheet: all other fields in one column, and an empty one to correct


def tables(
    session: Session, employee_id: uuid.UUID, status: str, reader: Reader, *, today: dt.date
) -> tuple[Table, ...]:
    """Every history of one person as tables, newest first; kinds the reader may not see are left out.

    A biodata leaves out what hardly anybody has and she has not; a sheet to check shows every kind. Voided rows are
    not printed. The first table of a chapter carries its heading, numbered from II.
    """
    wanted = [w for _, wishes in CHAPTERS for w in wishes]
    words = Words(session, [KINDS[w.kind] for w in wanted], today)
    made: list[Table] = []
    chapter = 0
    for title, wishes in CHAPTERS:
        open_ones = [w for w in wishes if status in KINDS[w.kind].statuses]
        open_ones = [w for w in open_ones if reader.sensitive or not KINDS[w.kind].sensitive]
        held = [(w, rows(session, employee_id, KINDS[w.kind])) for w in open_ones]
        held = [(w, found) for w, found in held if found or reader.check or w.kind in _ALWAYS]
        for place, (wish, found) in enumerate(held):
            head = f"{_CHAPTER[chapter]}. {title}" if place == 0 else ""
            made.append(_table(found, wish, words, reader, f"{place + 1}. ", head))
        chapter += bool(held)
    return tuple(made)


def rows(session: Session, employee_id: uuid.UUID, kind: RecordKind) -> list[dict[str, Any]]:
    """The standing rows of one history by field name, newest first."""
    model = record_models.MODELS[kind.key]
    found = session.scalars(
        sa.select(model).where(
            model.office_id == session.info["office_id"], model.employee_id == employee_id, model.dibatalkan.is_(None)
        )
    ).all()
    found = sorted(found, key=lambda r: r.id, reverse=True)
    found.sort(key=lambda r: str(getattr(r, kind.sort) or ""), reverse=True)
    return [{name: getattr(r, name) for name in kind.names} for r in found]


def _table(
    held: list[dict[str, Any]], wish: Wish, words: Words, reader: Reader, number: str, chapter: str
) -> Table:
    kind = KINDS[wish.kind]
    words.learn(kind, held)
    columns = [c for c in wish.columns if reader.sensitive or not _closed(kind, c[0])]
    heads, shares = [c[1] for c in columns], [float(c[2]) for c in columns]
    lines = [[_cell(kind, row, name, words, reader) for name, _, _ in columns] for row in held]
    if reader.check:
        shown = {one for name, _, _ in columns for one in _PAIRS.get(name, (name,))}
        for line, row in zip(lines, held, strict=True):
            line += [_others(kind, row, shown, words, reader), ""]
        heads += ["Isian lain", CHECK_COLUMN]
        shares += [sum(shares) * 0.26, sum(shares) * 0.26]
    empty = "Tidak ada catatan; tulis di sini bila ada" if reader.check else "Tidak ada catatan"
    return Table(f"{number}{kind.title}", tuple(heads), tuple(shares), tuple(map(tuple, lines)), chapter, empty)


def _closed(kind: RecordKind, name: str) -> bool:
    return any(kind.field(one).sensitive for one in _PAIRS.get(name, (name,)))


def _cell(kind: RecordKind, row: Mapping[str, Any], name: str, words: Words, reader: Reader) -> str:
    if name == "jenis" and kind.key == "penghargaan" and row.get("nama"):
        return str(row["nama"])
    parts = [_word(kind.field(one), row, words, reader) for one in _PAIRS.get(name, (name,))]
    if name in ("mkg", "lama"):
        years, months = (row.get(one) for one in _PAIRS[name])
        return "" if years is None else f"{years} th {months or 0} bl"
    if name == "masa":
        return " s.d. ".join(part or "…" for part in parts) if any(parts) else ""
    return ", ".join(part for part in parts if part)


def _others(kind: RecordKind, row: Mapping[str, Any], shown: set[str], words: Words, reader: Reader) -> str:
    """The fields that have no column of their own, with their labels."""
    found = []
    for field in kind.fields:
        if field.name in shown or (field.sensitive and not reader.sensitive):
            continue
        if text := _word(field, row, words, reader):
            found.append(f"{field.label}: {text}")
    return "; ".join(found)


def _word(field: RecordField, row: Mapping[str, Any], words: Words, reader: Reader) -> str:
    value = row.get(field.name)
    if field.type == types.NIK:
        return "" if reader.nik == "none" else show_nik(value, reader.nik)
    if field.type == types.DATE and value is not None:
        return digit_date(value)
    return words.word(field, value)


def show_nik(value: str | None, how: str) -> str:
    """A NIK as a paper writes it: full, or masked for everything else."""
    return (value or "") if how == "full" else mask_nik(value) or ""

