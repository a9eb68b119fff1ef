"""The people already in the store, loaded once for a whole file, and found by NIP, NIK or birth date and name."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from asn_desktop.rules.names import name_key
from asn_desktop.rules.siasn_columns import KEPT
from asn_desktop.store.career import Diklat, Kgb
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.standing import Kontrak, NipAlias

# import field -> column of Employee
PERSON = {
    "nip": "nip", "nik": "nik", "nip_lama": "nip_lama", "nama": "nama", "gelar_depan": "gelar_depan",
    "gelar_belakang": "gelar_belakang", "tempat_lahir": "tempat_lahir", "tanggal_lahir": "tanggal_lahir",
    "jenis_kelamin": "jenis_kelamin", "agama": "agama", "status_kawin": "status_kawin", "status": "status",
    "kedudukan_hukum": "kedudukan", "tmt_cpns": "tmt_cpns", "tmt_pns": "tmt_pns", "kontrak_mulai": "kontrak_mulai",
    "kontrak_akhir": "kontrak_akhir", "mks_tahun": "mks_tahun", "mks_bulan": "mks_bulan", "no_hp": "no_hp",
    "email": "email", "email_dinas": "email_dinas", "alamat": "alamat", "npwp": "npwp", "no_kk": "no_kk",
    "bpjs": "bpjs", "taspen": "taspen", "karpeg": "karpeg", "kartu_asn": "kartu_asn", "karis_karsu": "karis_karsu",
    "jenis_pegawai": "jenis_pegawai", "kelas_jabatan": "kelas_jabatan", "sk_cpns_nomor": "sk_cpns_nomor",
    "sk_cpns_tanggal": "sk_cpns_tanggal", "sk_pns_nomor": "sk_pns_nomor", "sk_pns_tanggal": "sk_pns_tanggal",
    "flag_ikd": "flag_ikd", "siasn_pns_id": "siasn_id", "is_valid_nik": "valid_nik",
}  # fmt: skip
SIASN = {f"siasn_{key}": key for key in KEPT}  # import field -> key of Employee.siasn
_EXTRA = ("id", "unit_id", "mks_per", "kontrak_tmt", "siasn")
_HISTORIES: tuple[tuple[type[Any], str, tuple[str, ...]], ...] = (
    (Golongan, "ranks", ("golongan", "tmt", "mkg_tahun", "mkg_bulan", "jenis_kp")),
    (Jabatan, "posts",
     ("nama", "tmt", "sampai", "penugasan", "eselon", "jenjang", "unit_id", "tmt_pelantikan", "jenis", "jabatan_id")),
    (Pendidikan, "schools", ("tingkat", "nama", "sekolah", "tahun_lulus", "pendidikan_id")),
    (Kgb, "raises",
     ("jenis", "golongan", "tmt", "nomor_sk", "tanggal_sk", "mkg_tahun", "mkg_bulan", "gaji_lama", "gaji_baru")),
    (Diklat, "trainings", ("latihan", "nama", "tahun", "jam")),
    (Kontrak, "contracts", ("mulai", "sampai", "golongan", "nomor_sk")),
)  # fmt: skip
_SIMILAR = 88  # of 100: token order and small slips forgiven, other people not


@dataclass
class Known:
    """One living record with its histories; rows are mappings of columns."""

    person: Mapping[str, Any]
    ranks: list[Mapping[str, Any]] = field(default_factory=list)
    posts: list[Mapping[str, Any]] = field(default_factory=list)
    schools: list[Mapping[str, Any]] = field(default_factory=list)
    raises: list[Mapping[str, Any]] = field(default_factory=list)
    trainings: list[Mapping[str, Any]] = field(default_factory=list)
    contracts: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        found: uuid.UUID = self.person["id"]
        return found


class People:
    """Everybody in the store who is not voided."""

    def __init__(self, session: Session) -> None:
        office = session.info["office_id"]
        columns = [getattr(Employee, name) for name in (*_EXTRA, *dict.fromkeys(PERSON.values()))]
        query = sa.select(*columns).where(Employee.office_id == office, Employee.dibatalkan.is_(None))
        self.by_id = {row["id"]: Known(dict(row)) for row in session.execute(query).mappings()}
        self.by_nip = {k.person["nip"]: k for k in self.by_id.values() if k.person["nip"]}
        self.by_nik = {k.person["nik"]: k for k in self.by_id.values() if k.person["nik"]}
        self.by_old_nip: dict[str, Known] = {}
        self._by_birth: defaultdict[Any, list[Known]] = defaultdict(list)
        for known in self.by_id.values():
            self._by_birth[known.person["tanggal_lahir"]].append(known)
        if self.by_id:
            self._histories(session, office)
            self._old_numbers(session, office)

    def _histories(self, session: Session, office: uuid.UUID) -> None:
        """Rows in the order they were made; sorted here, since ORDER BY would cost the index by person."""
        for model, target, names in _HISTORIES:
            columns = [getattr(model, name) for name in ("id", "employee_id", *names)]
            query = sa.select(*columns).where(model.office_id == office, model.dibatalkan.is_(None))
            for row in sorted(session.execute(query).mappings(), key=lambda row: row["id"]):
                known = self.by_id.get(row["employee_id"])
                if known is not None:
                    getattr(known, target).append(dict(row))

    def _old_numbers(self, session: Session, office: uuid.UUID) -> None:
        query = sa.select(NipAlias.nip, NipAlias.employee_id).where(
            NipAlias.office_id == office, NipAlias.dibatalkan.is_(None)
        )
        for nip, owner in session.execute(query):
            if owner in self.by_id:
                self.by_old_nip[nip] = self.by_id[owner]

    def alike(self, values: Mapping[str, Any], taken: set[str]) -> Known | None:
        """Somebody of the same birth date and a similar name whose number the file does not list elsewhere."""
        for known in self._by_birth.get(values.get("tanggal_lahir"), []):
            if known.person["nip"] not in taken and _similar(known, values):
                return known
        return None

    def same_person(self, known: Known, values: Mapping[str, Any]) -> bool:
        """Whether a record found by its NIK is this person: birth date equal and the name similar."""
        return known.person["tanggal_lahir"] == values.get("tanggal_lahir") and _similar(known, values)


def _similar(known: Known, values: Mapping[str, Any]) -> bool:
    own, other = name_key(values.get("nama") or ""), name_key(known.person["nama"])
    return fuzz.token_sort_ratio(own, other) >= _SIMILAR
