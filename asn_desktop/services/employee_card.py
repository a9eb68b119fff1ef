"""Everything the page of one person shows: the record, all its histories, and the values that hold today."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import people, ranks, reading
from asn_desktop.rules.dossier import Recognised, Span
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import card_rows, record_rows, reference
from asn_desktop.services.card_rows import GolonganRow, JabatanRow, PendidikanRow
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit

__all__ = ["EmployeeCard", "GolonganRow", "JabatanRow", "PendidikanRow", "RecordRow", "get", "mask_nik"]

# Kedudukan hukum that tell of discipline or of a crime; a role without READ_SENSITIVE reads only that it is closed.
CLOSED_STANDING = frozenset(("04", "09", "15", "16", "91"))
CLOSED = "syarat_tertutup"
_UNPAID = ("1", "5")  # jenis of cltn.csv; tugas belajar and other duties count as service


@dataclass(frozen=True)
class EmployeeCard:
    """One person as of `per`. `nik`, `npwp` and `no_kk` are masked (`nik_penuh` False) without READ_SENSITIVE."""

    id: uuid.UUID
    per: dt.date
    nip: str | None
    nip_lama: str | None
    nik: str | None
    nik_penuh: bool
    nama: str
    gelar_depan: str | None
    gelar_belakang: str | None
    nama_tampil: str
    tempat_lahir: str | None
    tanggal_lahir: dt.date
    jenis_kelamin: str
    agama: str | None  # code
    status_kawin: str | None  # code
    status: str
    kedudukan: str  # code; "" when closed to the reader
    kedudukan_nama: str  # CLOSED when closed to the reader
    jenis_pegawai: str | None  # code
    tmt_cpns: dt.date | None
    tmt_pns: dt.date | None
    kontrak_mulai: dt.date | None
    kontrak_tmt: dt.date | None
    kontrak_akhir: dt.date | None
    tanggal_spmt: dt.date | None
    nomor_spmt: str | None
    sk_cpns_nomor: str | None
    sk_cpns_tanggal: dt.date | None
    sk_pns_nomor: str | None
    sk_pns_tanggal: dt.date | None
    nomor_sttpl: str | None
    tanggal_sttpl: dt.date | None
    unit_id: uuid.UUID | None
    unit: str | None
    kelas_jabatan: int | None
    guru: bool
    tanpa_cuti_bersama: bool
    no_hp: str | None
    email: str | None
    email_dinas: str | None
    alamat: str | None
    npwp: str | None
    no_kk: str | None
    karpeg: str | None
    kartu_asn: str | None
    karis_karsu: str | None
    bpjs: str | None
    taspen: str | None
    bup_tetapan: int | None
    bup_alasan: str | None
    foto: str | None
    siasn_id: str | None
    valid_nik: bool | None
    flag_ikd: str | None
    sumber: str
    aktif: bool
    berakhir: dt.date | None
    berakhir_alasan: str | None  # free text of the clerk, None when closed to the reader
    masa_kerja: tuple[int, int] | None
    golongan: GolonganRow | None  # in force today
    jabatan: JabatanRow | None  # main post today
    pendidikan: PendidikanRow | None  # highest
    riwayat_golongan: tuple[GolonganRow, ...]  # newest first
    riwayat_jabatan: tuple[JabatanRow, ...]
    riwayat_pendidikan: tuple[PendidikanRow, ...]
    riwayat: Mapping[str, tuple[RecordRow, ...]]  # every kind of record by key, newest first
    tertutup: frozenset[str]  # kinds this role may not read; their `riwayat` is empty

    @property
    def pangkat(self) -> str:
        """``Penata (III/c)``; the golongan alone for PPPK; "" when not filled in."""
        return ranks.show_rank(self.golongan.golongan) if self.golongan else ""


def mask_nik(nik: str | None) -> str | None:
    """The first four and last two digits, the rest dots: enough to tell two people apart, not to use."""
    return nik and nik[:4] + "•" * (len(nik) - 6) + nik[-2:]


def get(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> EmployeeCard:
    """The card of one person as of today. Refuses EMPLOYEE_UNKNOWN."""
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    rows = record_rows.histories(session, employee_id, person.status, today=today)
    unit = session.get(Unit, (person.office_id, person.unit_id)) if person.unit_id else None
    golongan = card_rows.golongan(rows["golongan"])
    jabatan = card_rows.jabatan(rows["jabatan"])
    pendidikan = card_rows.pendidikan(rows["pendidikan"])
    return EmployeeCard(
        **{name: getattr(person, name) for name in _SAME},
        **_closable(session, person, today),
        per=today,
        nama_tampil=reading.show_name(person.nama, person.gelar_depan, person.gelar_belakang),
        unit=unit.nama if unit else None,
        aktif=person.dibatalkan is None and (person.berakhir is None or person.berakhir > today),
        masa_kerja=_service(person, rows, today),
        golongan=next((r for r in golongan if r.berlaku), None),
        jabatan=card_rows.main_post(jabatan),
        pendidikan=card_rows.highest(pendidikan),
        riwayat_golongan=golongan,
        riwayat_jabatan=jabatan,
        riwayat_pendidikan=pendidikan,
        riwayat=rows,
        tertutup=record_rows.closed(session),
    )


_CLOSABLE = frozenset(("nik", "npwp", "no_kk", "kedudukan", "berakhir_alasan"))
_SAME = tuple(
    f.name for f in fields(EmployeeCard) if f.name in Employee.__table__.c and f.name not in _CLOSABLE
)


def _closable(session: Session, e: Employee, today: dt.date) -> dict[str, Any]:
    """What a role without READ_SENSITIVE sees only in part; since 2022 the NPWP is the NIK."""
    full = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    named = reference.tables(session, ("kedudukan_hukum",), today, key=e.kedudukan)["kedudukan_hukum"]
    hidden = not full and e.kedudukan in CLOSED_STANDING
    return {
        "nik_penuh": full,
        "nik": e.nik if full else mask_nik(e.nik),
        "npwp": e.npwp if full else mask_nik(e.npwp),
        "no_kk": e.no_kk if full else mask_nik(e.no_kk),
        "berakhir_alasan": e.berakhir_alasan if full else None,
        "kedudukan": "" if hidden else e.kedudukan,
        "kedudukan_nama": CLOSED if hidden else str(named.get(e.kedudukan, {}).get("nama") or e.kedudukan),
    }


def _service(e: Employee, rows: Mapping[str, Sequence[RecordRow]], today: dt.date) -> tuple[int, int] | None:
    """Masa kerja keseluruhan as the coming dates and the lists reckon it: with PMK, without CLTN."""
    stated = None
    if e.mks_tahun is not None and e.mks_per is not None:
        stated = (e.mks_tahun, e.mks_bulan or 0, e.mks_per)
    until = min(today, e.berakhir or today)
    granted = [r.values for r in rows["pmk"] if not r.dibatalkan]
    away = [r.values for r in rows["cltn"] if not r.dibatalkan and r.values["jenis"] in _UNPAID]
    found = people.total_service(
        start=e.tmt_cpns or e.kontrak_mulai, stated=stated, today=until,
        pmk=[Recognised(v["tahun"] * 12 + v["bulan"], v["tmt"]) for v in granted],
        cltn=[Span(v["mulai"], v["sampai"], v["aktif_kembali"]) for v in away],
    )  # fmt: skip
    return (found.tahun, found.bulan) if found else None
