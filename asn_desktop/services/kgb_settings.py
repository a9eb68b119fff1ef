"""What an office puts into its salary step letters: the paymaster they go to, the code, on whose behalf, the copies.

A setting of the office holds for all; one of a unit holds for it and everything below it. Ground of the office's own
code and addressee: Permendagri 83/2022 (many offices use shorter or older codes, such as 822.4), PP 7/1977 art. 13.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import region
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letter_settings, units
from asn_desktop.store.offices import Office

PREFIX = "surat.kgb."
CODE = "800.1.11.13"  # kode_klasifikasi.csv: Kenaikan Gaji Berkala, Mutasi Gaji / Tunjangan
NAMES = ("tujuan", "tempat", "kode", "atas_nama", "sifat", "tembusan")
NOBODY = "-"  # written for "on nobody's behalf"
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
    one = letter_settings.reader(session, PREFIX, unit_id, on)
    place = region.name(office.pemerintah)
    copies = f"Kepala {office.nama_pusat}; Inspektur; Pembuat daftar gaji; Pegawai yang bersangkutan; Arsip"
    behalf = one("atas_nama", region.head(office.pemerintah))
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
    letter_settings.keep(session, PREFIX, name, value, ground=_GROUND, today=today, unit_id=unit_id)
