"""One faultless person for the tests of anomalies, and a way to spoil any field or row of her."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.services import units
from asn_desktop.services.record_models import MODELS
from asn_desktop.store.employees import Employee

PERSON: Mapping[str, Any] = {
    "nip": "198503172009042003", "nik": "3399015703850001", "nama": "Asih Lestari", "gelar_belakang": "S.E.",
    "tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "P", "status": "PNS", "kedudukan": "01",
    "tmt_cpns": dt.date(2009, 4, 1), "tmt_pns": dt.date(2010, 4, 1), "no_hp": "081234567890",
    "email": "asih@tirtamaya.example",
}  # fmt: skip
HISTORIES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "golongan": (
        {"golongan": "III/a", "tmt": dt.date(2009, 4, 1), "jenis_kp": "211", "mkg_tahun": 0, "mkg_bulan": 0},
        {"golongan": "III/b", "tmt": dt.date(2013, 4, 1), "jenis_kp": "101", "mkg_tahun": 4, "mkg_bulan": 0},
    ),
    "jabatan": (
        {"jenis": "4", "nama": "Penelaah Teknis Kebijakan", "penugasan": "D", "tmt": dt.date(2009, 4, 1)},
    ),
    "pendidikan": ({"tingkat": "40", "nama": "Manajemen", "tahun_lulus": 2007, "pertama": True},),
}
PPPK: Mapping[str, Any] = {
    "nip": "198811302023212007", "nik": "3399017011880002", "nama": "Dewi Anggraini", "tanggal_lahir":
    dt.date(1988, 11, 30), "status": "PPPK", "kedudukan": "71", "tmt_cpns": None, "tmt_pns": None,
    "kontrak_mulai": dt.date(2023, 3, 1), "kontrak_tmt": dt.date(2023, 3, 1), "kontrak_akhir": dt.date(2028, 2, 28),
}  # fmt: skip
PPPK_HISTORIES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "golongan": ({"golongan": "IX", "tmt": dt.date(2023, 3, 1), "mkg_tahun": 0, "mkg_bulan": 0},),
    "jabatan": (
        {"jenis": "2", "nama": "Guru Ahli Pertama", "jenjang": "Ahli Pertama", "penugasan": "D",
         "tmt": dt.date(2023, 3, 1)},
    ),
    "pendidikan": ({"tingkat": "40", "nama": "PGSD", "tahun_lulus": 2011, "pertama": True},),
    "kontrak": ({"mulai": dt.date(2023, 3, 1), "sampai": dt.date(2028, 2, 28), "golongan": "IX"},),
}  # fmt: skip


def put(
    session: Session, person: Mapping[str, Any] | None = None, rows: Mapping[str, Any] | None = None, *,
    pppk: bool = False,
) -> uuid.UUID:  # fmt: skip
    """Write the person straight into the store, past every form; `person` and `rows` replace what is right."""
    values = {**PERSON, **(PPPK if pppk else {}), "unit_id": units.root(session), **(person or {})}
    one = Employee(**values)
    session.add(one)
    session.flush()
    histories = {**(PPPK_HISTORIES if pppk else HISTORIES), **(rows or {})}
    for kind, many in histories.items():
        for row in many:
            place = {"unit_id": one.unit_id} if kind == "jabatan" and "unit_id" not in row else {}
            session.add(MODELS[kind](employee_id=one.id, **place, **row))
    session.flush()
    return one.id
