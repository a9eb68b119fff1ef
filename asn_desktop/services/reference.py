"""Tables of the law in the store: what the program ships, laid in once and brought up to date by `load_shipped`.

Rows carry their own days and legal ground; a row of the office wins over one of the centre, that over a shipped one.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.services import holidays
from asn_desktop.store.reference import ReferenceRow

SHIPPED = "bawaan"
_SINCE = dt.date(2000, 1, 1)  # code lists without a date of their own have been so for as long as histories need

# Table -> the columns that make its key. A file that is not named here is no table of the law
# (header synonyms, field lists of SIASN) and stays a file.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "agama": ("siasn_id",),
    "ak_dasar": ("jenjang", "golongan"),
    "bobot_ikd": ("dimensi", "kode"),
    "bup": ("kelompok", "kriteria"),
    "cltn": ("siasn_id",),
    "dokumen_siasn": ("siasn_id", "layanan"),
    "eselon": ("siasn_id",),
    "gaji_pns": ("golongan", "mkg"),
    "gaji_pppk": ("golongan", "mkg"),
    "golongan_pns": ("golongan",),
    "golongan_pppk": ("golongan",),
    "jabatan_fungsional": ("siasn_id",),
    "jam_kerja": ("pola", "hari"),
    "jenis_cuti": ("kode_lokal",),
    "jenis_diklat": ("siasn_id",),
    "jenis_hukuman": ("siasn_id",),
    "jenis_izin": ("kode",),
    "jenis_jabatan": ("siasn_id",),
    "jenis_kp": ("siasn_id",),
    "jenis_pegawai": ("siasn_id",),
    "jenis_pemberhentian": ("siasn_id",),
    "jenis_pensiun": ("siasn_id",),
    "jenis_penugasan": ("siasn_id",),
    "jenjang_jf": ("siasn_kode",),
    "kedudukan_hukum": ("siasn_id",),
    "kinerja_predikat": ("siasn_id",),
    "kode_klasifikasi": ("kode",),
    "latihan_struktural": ("siasn_id",),
    "matriks_predikat": ("hasil", "perilaku"),
    "mutu_ikm": ("mutu",),
    "nilai_perilaku": ("nomor",),
    "pendidikan": ("siasn_tingkat_id",),
    "penghargaan": ("siasn_id",),
    "peta_capaian": ("capaian",),
    "pola_distribusi": ("capaian", "kode"),
    "provinsi_nik": ("kode",),
    "sampel_skm": ("populasi",),
    "status_kawin": ("siasn_id",),
    "status_kepegawaian": ("kode_lokal",),
    "unsur_skm": ("kode",),
    "wewenang_cuti": ("jenis", "kelompok", "lokasi"),
}
# Legal ground and first day of tables whose file does not say it row by row.
_GROUND: Mapping[str, tuple[str, dt.date]] = {
    "gaji_pns": ("PP 5/2024", dt.date(2024, 1, 1)),
    "gaji_pppk": ("Perpres 11/2024", dt.date(2024, 1, 1)),
    "golongan_pns": ("PP 7/1977", _SINCE),
    "golongan_pppk": ("Perpres 98/2020", _SINCE),
    "jenjang_jf": ("PermenPANRB 1/2023", _SINCE),
    "kode_klasifikasi": ("Permendagri 83/2022", _SINCE),
}


def load_shipped(session: Session) -> int:
    """Lay the shipped tables into the store; rows already there are brought up to date. Returns rows written.

    Idempotent. Rows of the office or of the centre are never touched.
    """
    return sum(_load_table(session, name) for name in _KEYS) + holidays.load_shipped(session)


def table(session: Session, name: str, on: dt.date) -> dict[str, dict[str, Any]]:
    """The rows of one table in force on a day, by key; the office's own row wins over centre and shipped."""
    return tables(session, (name,), on)[name]


def tables(
    session: Session, names: Collection[str], on: dt.date, *, key: str | None = None
) -> dict[str, dict[str, dict[str, Any]]]:
    """Several tables at once, by name: as `table` gives each of them, in one query; `key` asks for one row only."""
    found: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in names}
    if not found:
        return found
    rows = session.execute(
        sa.select(ReferenceRow.tabel, ReferenceRow.kunci, ReferenceRow.nilai)
        .where(
            ReferenceRow.tabel.in_(list(found)),
            *([] if key is None else [ReferenceRow.kunci == key]),
            ReferenceRow.berlaku_mulai <= on,
            sa.or_(ReferenceRow.berlaku_sampai.is_(None), ReferenceRow.berlaku_sampai >= on),
        )
        .order_by(
            sa.case({"bawaan": 0, "pusat": 1, "kantor": 2}, value=ReferenceRow.asal, else_=0),
            ReferenceRow.berlaku_mulai,
        )
    )
    for name, code, value in rows:
        found[name][str(code)] = value
    return found


def labels(session: Session, name: str, column: str, on: dt.date) -> dict[str, str]:
    """Code -> word of a code list, e.g. ``labels(session, "agama", "nama_tampil", today)``."""
    return {key: str(row.get(column) or "") for key, row in table(session, name, on).items()}


def shipped(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table as the program ships them, for a store that was made before the table was."""
    with files.resource(f"tables/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _day(value: Mapping[str, str], column: str) -> dt.date | None:
    return dt.date.fromisoformat(value[column]) if value.get(column) else None


def _load_table(session: Session, name: str) -> int:
    ground, since = _GROUND.get(name, (None, _SINCE))
    here = {
        (kunci, mulai): (row_id, nilai)
        for row_id, kunci, mulai, nilai in session.execute(
            sa.select(ReferenceRow.id, ReferenceRow.kunci, ReferenceRow.berlaku_mulai, ReferenceRow.nilai).where(
                ReferenceRow.tabel == name, ReferenceRow.asal == SHIPPED
            )
        )
    }
    new: list[dict[str, Any]] = []
    changed = 0
    for value in shipped(name):
        key = ":".join(value[column] for column in _KEYS[name])
        starts = _day(value, "berlaku_mulai") or since
        found = here.get((key, starts))
        if found is None:
            new.append(
                {
                    "tabel": name,
                    "kunci": key,
                    "nilai": value,
                    "asal": SHIPPED,
                    "dasar": value.get("dasar") or ground,
                    "berlaku_mulai": starts,
                    "berlaku_sampai": _day(value, "berlaku_sampai"),
                }
            )
        elif found[1] != value:
            renewed = {"nilai": value, "dasar": value.get("dasar") or ground}
            session.execute(sa.update(ReferenceRow).where(ReferenceRow.id == found[0]).values(**renewed))
            changed += 1
    if new:
        session.execute(sa.insert(ReferenceRow), new)
    return len(new) + changed

