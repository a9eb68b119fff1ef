"""What an office puts into its salary step letters: the paymaster they go to, the code, on whose behalf, the copies.

A setting of the office holds for all; one of a unit holds for it and everything below it. Ground of the office's own
code and addressee: Permendagri 83/2022 (many offices use shorter or older codes, such as 822.4), PP 7/1977 art. 13.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.store.offices import Office, Setting

PREFIX = "surat.kgb."
CODE = "800.1.11.13"  # kode_klasifikasi.csv: Kenaikan Gaji Berkala, Mutasi Gaji / Tunjangan
NAMES = ("tujuan", "tempat", "kode", "atas_nama", "sifat", "tembusan")
NOBODY = "-"  # written for "on nobody's behalf"
_HEADS = {"KABUPATEN": "BUPATI", "KOTA": "WALI KOTA", "PROVINSI": "GUBERNUR"}
_GROUND = "PP 7/1977 pasal 13; Permendagri 83/2022"


@dataclass(frozen=True)
class KgbSettings:
    """The settings in force for one unit. `atas_nama` is empty when the signer signs in his own name."""

    tujuan: str
    tempat: str
    kode: str
    atas_nama: str
    sifat: str
    tembusan: tuple[str, ...]


def get(session: Session, unit_id: uuid.UUID, on: dt.date) -> KgbSettings:
    """The settings for a unit: its own, the nearest above, the office's, else what is usual. Refused UNIT_UNKNOWN."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    held = _held(session, on)
    line = [str(unit.id) for unit in units.chain(session, unit_id)]

    def one(name: str, usual: str) -> str:
        for key in (*(f"{name}:{unit}" for unit in line), name):
            if key in held:
                return held[key]
        return usual

    place = region(office.pemerintah)
    copies = f"Kepala {office.nama_pusat}; Inspektur; Pembuat daftar gaji; Pegawai yang bersangkutan; Arsip"
    behalf = one("atas_nama", head(office.pemerintah))
    return KgbSettings(
        tujuan=one("tujuan", f"Kepala BPKAD {place}".strip()),
        tempat=one("tempat", units.resolve(session, unit_id).kota),
        kode=one("kode", CODE), atas_nama="" if behalf == NOBODY else behalf, sifat=one("sifat", "Penting"),
        tembusan=tuple(part.strip() for part in one("tembusan", copies).split(";") if part.strip()),
    )  # fmt: skip


def save(session: Session, name: str, value: str, *, today: dt.date, unit_id: uuid.UUID | None = None) -> None:
    """Set one of `NAMES` from today, for the office or for a unit; an empty value goes back to what is usual.

    Refused `kgb_setting` for another name, UNIT_UNKNOWN, `role_not_allowed`.
    """
    require(session.info["actor"], Deed.ENTER)
    if name not in NAMES:
        raise Refused(Problem("kgb_setting", "nama", {"raw": name, "known": ", ".join(NAMES)}))
    key = PREFIX + name
    if unit_id is not None:
        units.chain(session, unit_id)
        key = f"{key}:{unit_id}"
    for row in session.scalars(
        sa.select(Setting).where(
            Setting.office_id == session.info["office_id"], Setting.kunci == key, Setting.berlaku_sampai.is_(None),
            Setting.berlaku_mulai < today,
        )
    ):
        row.berlaku_sampai = today - dt.timedelta(days=1)
    same_day = session.scalars(
        sa.select(Setting).where(
            Setting.office_id == session.info["office_id"], Setting.kunci == key, Setting.berlaku_mulai == today
        )
    ).first()
    if same_day is not None:
        same_day.nilai = {"v": value.strip()}
    else:
        session.add(Setting(kunci=key, nilai={"v": value.strip()}, berlaku_mulai=today, dasar=_GROUND))
    session.flush()


def _held(session: Session, on: dt.date) -> dict[str, str]:
    """What is set on a day, by name or name:unit; an empty value is no setting."""
    rows = session.execute(
        sa.select(Setting.kunci, Setting.nilai)
        .where(
            Setting.office_id == session.info["office_id"], Setting.kunci.like(f"{PREFIX}%"),
            Setting.berlaku_mulai <= on, sa.or_(Setting.berlaku_sampai.is_(None), Setting.berlaku_sampai >= on),
        )
        .order_by(Setting.berlaku_mulai)
    )  # fmt: skip
    found = {key.removeprefix(PREFIX): str(value.get("v", "")) for key, value in rows}
    return {key: value for key, value in found.items() if value}


def region(pemerintah: str) -> str:
    """ "PEMERINTAH KABUPATEN TIRTAMAYA" -> "Kabupaten Tirtamaya"."""
    return " ".join(word.capitalize() for word in pemerintah.split() if word.upper() != "PEMERINTAH")


def head(pemerintah: str) -> str:
    """On whose behalf the head of an office gives the notice: "BUPATI TIRTAMAYA"; empty outside a region."""
    parts = [part for part in pemerintah.upper().split() if part != "PEMERINTAH"]
    return f"{_HEADS[parts[0]]} {' '.join(parts[1:])}" if len(parts) > 1 and parts[0] in _HEADS else ""
