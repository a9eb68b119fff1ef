"""Everything the page of one person shows: the record, its histories, and the values that hold today."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import people, ranks, reading
from asn_desktop.rules.roles import Actor, Deed, may
from asn_desktop.services import reference
from asn_desktop.services.summaries import education_text
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit


@dataclass(frozen=True)
class GolonganRow:
    """One line of riwayat golongan."""

    id: uuid.UUID
    golongan: str  # "" when a list gave only its TMT
    pangkat: str  # "" for PPPK
    tmt: dt.date | None
    mkg: tuple[int, int] | None
    jenis_kp: str | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None
    pejabat: str | None
    sumber: str
    dibatalkan: str | None
    berlaku: bool  # the row that counts today


@dataclass(frozen=True)
class JabatanRow:
    """One line of riwayat jabatan."""

    id: uuid.UUID
    nama: str
    jenis: str  # 1 struktural, 2 JF, 3 rangkap, 4 pelaksana
    eselon: str | None
    penugasan: str  # D | PLT | PLH | PJ | TT
    unit_id: uuid.UUID | None
    unit: str | None
    tmt: dt.date | None
    tmt_pelantikan: dt.date | None
    sampai: dt.date | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None
    pejabat: str | None
    sumber: str
    dibatalkan: str | None
    berlaku: bool


@dataclass(frozen=True)
class PendidikanRow:
    """One line of riwayat pendidikan."""

    id: uuid.UUID
    tingkat: str  # SIASN tingkat
    tingkat_nama: str  # "S-1"
    nama: str | None
    sekolah: str | None
    tahun_lulus: int | None
    tanggal_lulus: dt.date | None
    nomor_ijazah: str | None
    gelar_depan: str | None
    gelar_belakang: str | None
    pertama: bool
    sumber: str
    dibatalkan: str | None

    @property
    def teks(self) -> str:
        """``S-1 Manajemen, 2006``."""
        return education_text(self.tingkat_nama, self.nama, self.tahun_lulus)


@dataclass(frozen=True)
class EmployeeCard:
    """One person as of `per`. `nik` is masked (`nik_penuh` False) for a role without READ_SENSITIVE."""

    id: uuid.UUID
    per: dt.date
    nip: str | None
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
    kedudukan: str  # code
    kedudukan_nama: str
    tmt_cpns: dt.date | None
    tmt_pns: dt.date | None
    kontrak_mulai: dt.date | None
    kontrak_tmt: dt.date | None
    kontrak_akhir: dt.date | None
    tanggal_spmt: dt.date | None
    unit_id: uuid.UUID | None
    unit: str | None
    guru: bool
    tanpa_cuti_bersama: bool
    no_hp: str | None
    email: str | None
    alamat: str | None
    npwp: str | None
    karpeg: str | None
    foto: str | None
    sumber: str
    aktif: bool
    berakhir: dt.date | None
    berakhir_alasan: str | None
    masa_kerja: tuple[int, int] | None
    golongan: GolonganRow | None  # in force today
    jabatan: JabatanRow | None  # main post today
    pendidikan: PendidikanRow | None  # highest
    riwayat_golongan: tuple[GolonganRow, ...]  # newest first
    riwayat_jabatan: tuple[JabatanRow, ...]
    riwayat_pendidikan: tuple[PendidikanRow, ...]

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
    golongan = _golongan(session, employee_id, today)
    jabatan = _jabatan(session, employee_id, today)
    pendidikan = _pendidikan(session, employee_id, today)
    return _card(session, person, golongan, jabatan, pendidikan, today)


def _card(
    session: Session, e: Employee, golongan: tuple[GolonganRow, ...], jabatan: tuple[JabatanRow, ...],
    pendidikan: tuple[PendidikanRow, ...], today: dt.date,
) -> EmployeeCard:  # fmt: skip
    actor: Actor = session.info["actor"]
    full = may(actor.role, Deed.READ_SENSITIVE)
    unit = session.get(Unit, (e.office_id, e.unit_id)) if e.unit_id else None
    same = {name: getattr(e, name) for name in _SAME}
    return EmployeeCard(
        per=today,
        nik=e.nik if full else mask_nik(e.nik),
        nik_penuh=full,
        nama_tampil=reading.show_name(e.nama, e.gelar_depan, e.gelar_belakang),
        kedudukan_nama=reference.labels(session, "kedudukan_hukum", "nama", today).get(e.kedudukan, e.kedudukan),
        unit=unit.nama if unit else None,
        aktif=e.dibatalkan is None and (e.berakhir is None or e.berakhir > today),
        masa_kerja=_service(e, today),
        golongan=next((r for r in golongan if r.berlaku), None),
        jabatan=next((r for r in jabatan if r.berlaku and r.penugasan == people.MAIN_POST), None),
        pendidikan=max(
            (r for r in pendidikan if not r.dibatalkan),
            key=lambda r: (r.tingkat, r.tahun_lulus or 0),
            default=None,
        ),
        riwayat_golongan=golongan,
        riwayat_jabatan=jabatan,
        riwayat_pendidikan=pendidikan,
        **same,
    )


_SAME = (
    "id", "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama",
    "status_kawin", "status", "kedudukan", "tmt_cpns", "tmt_pns", "kontrak_mulai", "kontrak_tmt", "kontrak_akhir",
    "tanggal_spmt", "unit_id", "guru", "tanpa_cuti_bersama", "no_hp", "email", "alamat", "npwp", "karpeg", "foto",
    "sumber", "berakhir", "berakhir_alasan",
)  # fmt: skip


def _service(e: Employee, today: dt.date) -> tuple[int, int] | None:
    stated = None
    if e.mks_tahun is not None and e.mks_per is not None:
        stated = (e.mks_tahun, e.mks_bulan or 0, e.mks_per)
    until = min(today, e.berakhir or today)
    found = people.total_service(start=e.tmt_cpns or e.kontrak_mulai, stated=stated, today=until)
    return (found.tahun, found.bulan) if found else None


def _history(session: Session, model: Any, employee_id: uuid.UUID) -> list[Any]:
    """Rows of one history in the order they were made.

    Sorted here: asked to sort by id, SQLite walks the whole table along its key instead of using the person's index.
    """
    rows = session.scalars(
        sa.select(model).where(model.office_id == session.info["office_id"], model.employee_id == employee_id)
    )
    return sorted(rows, key=lambda row: row.id)


def _newest_first(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda r: (r.tmt is not None, r.tmt or dt.date.min, r.id), reverse=True)


def _golongan(session: Session, employee_id: uuid.UUID, today: dt.date) -> tuple[GolonganRow, ...]:
    rows: list[Golongan] = _history(session, Golongan, employee_id)
    now = people.current((r for r in rows if r.golongan and not r.dibatalkan), today)
    return tuple(
        GolonganRow(
            id=r.id, golongan=r.golongan or "", pangkat=ranks.pangkat(r.golongan), tmt=r.tmt,
            mkg=None if r.mkg_tahun is None else (r.mkg_tahun, r.mkg_bulan or 0), jenis_kp=r.jenis_kp,
            nomor_sk=r.nomor_sk, tanggal_sk=r.tanggal_sk, pejabat=r.pejabat, sumber=r.sumber,
            dibatalkan=r.dibatalkan, berlaku=r is now,
        )
        for r in _newest_first(rows)
    )  # fmt: skip


def _jabatan(session: Session, employee_id: uuid.UUID, today: dt.date) -> tuple[JabatanRow, ...]:
    rows: list[Jabatan] = _history(session, Jabatan, employee_id)
    open_rows = [r for r in rows if not r.dibatalkan and (r.sampai is None or r.sampai >= today)]
    now = people.current((r for r in open_rows if r.penugasan == people.MAIN_POST), today)
    beside = [r for r in open_rows if r.penugasan != people.MAIN_POST and (r.tmt is None or r.tmt <= today)]
    names = dict(
        session.execute(
            sa.select(Unit.id, Unit.nama).where(
                Unit.office_id == session.info["office_id"], Unit.id.in_({r.unit_id for r in rows if r.unit_id})
            )
        ).all()
    )
    return tuple(
        JabatanRow(
            id=r.id, nama=r.nama, jenis=r.jenis, eselon=r.eselon, penugasan=r.penugasan, unit_id=r.unit_id,
            unit=names.get(r.unit_id) if r.unit_id else None, tmt=r.tmt, tmt_pelantikan=r.tmt_pelantikan,
            sampai=r.sampai, nomor_sk=r.nomor_sk, tanggal_sk=r.tanggal_sk, pejabat=r.pejabat, sumber=r.sumber,
            dibatalkan=r.dibatalkan, berlaku=r is now or r in beside,
        )
        for r in _newest_first(rows)
    )  # fmt: skip


def _pendidikan(session: Session, employee_id: uuid.UUID, today: dt.date) -> tuple[PendidikanRow, ...]:
    rows: list[Pendidikan] = _history(session, Pendidikan, employee_id)
    levels = reference.labels(session, "pendidikan", "kode", today)
    return tuple(
        PendidikanRow(
            id=r.id, tingkat=r.tingkat, tingkat_nama=levels.get(r.tingkat, r.tingkat), nama=r.nama,
            sekolah=r.sekolah, tahun_lulus=r.tahun_lulus, tanggal_lulus=r.tanggal_lulus,
            nomor_ijazah=r.nomor_ijazah, gelar_depan=r.gelar_depan, gelar_belakang=r.gelar_belakang,
            pertama=r.pertama, sumber=r.sumber, dibatalkan=r.dibatalkan,
        )
        for r in sorted(rows, key=lambda r: (r.tingkat, r.tahun_lulus or 0, r.id), reverse=True)
    )  # fmt: skip
