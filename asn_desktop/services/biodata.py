"""Papers a person is given about herself: Daftar Riwayat Hidup, and the sheet to check her data and sign.

    drh(session, employee_id, today=, nik=) -> PDF            `asn cetak drh`
    data_sheet(session, employee_id, today=, nik=) -> PDF     `asn cetak lembar-data`
    data_sheets(session, unit_id, today=, nik=) -> Sheets     one file for a whole unit

Source: UU 27/2022 art. 5-7 (the data are the person's: to see, to complete, to correct), Keputusan Kepala BKN 11/2002.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import joined, render
from asn_desktop.letters.biodata import BiodataPaper, Particular
from asn_desktop.letters.data_sheet import DataSheetPaper
from asn_desktop.letters.values import Heading, Letterhead, Paper, Person
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, ranks, service, words
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.rules.statuses import IN_FULL, PPPK
from asn_desktop.services import biodata_tables, dossiers, letters, reference, units
from asn_desktop.services.biodata_tables import Reader, show_nik
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.offices import Office

NIK_WAYS = ("masked", "full", "none")
_SEX = {"L": "Laki-laki", "P": "Perempuan"}
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Sheets:
    """The data sheets of a unit in one file for the printer, and how many people they are for."""

    pdf: bytes
    orang: int


def drh(session: Session, employee_id: uuid.UUID, *, today: dt.date, nik: str = "masked") -> bytes:
    """Daftar Riwayat Hidup as PDF/A: particulars, photo, every history, page x of y.

    `nik` masked, full or none. A role without READ_SENSITIVE gets neither family nor discipline, and never a full
    NIK. Refused EMPLOYEE_UNKNOWN, nik_way, `letter_character`, `letter_crest`.
    """
    found = _Found(session, employee_id, nik, today)
    paper = BiodataPaper(
        heading=Heading(None, found.kota, today), person=found.person, keterangan=found.particulars(),
        foto=found.photo(), riwayat=found.tables(), tertutup=not found.reader.sensitive,
        per=words.long_date(today), paper=Paper(ukuran="A4", latihan=found.latihan),
    )  # fmt: skip
    return found.printed(paper)


def data_sheet(session: Session, employee_id: uuid.UUID, *, today: dt.date, nik: str = "full") -> bytes:
    """The person's own data with an empty column to correct each line, a statement and room to sign: PDF/A.

    What is left out, and what is refused: as `drh`.
    """
    found = _Found(session, employee_id, nik, today, check=True)
    paper = DataSheetPaper(
        kop=found.letterhead(), heading=Heading(None, found.kota, None, words.month_year(today)), person=found.person,
        keterangan=found.particulars(), riwayat=found.tables(), tertutup=not found.reader.sensitive,
        per=words.long_date(today), pengelola=f"pengelola kepegawaian {found.root}",
        paper=Paper(ukuran="A4-L", latihan=found.latihan),
    )  # fmt: skip
    return found.printed(paper)


def data_sheets(
    session: Session, unit_id: uuid.UUID | None, *, today: dt.date, nik: str = "full", progress: Progress | None = None
) -> Sheets:
    """The sheets of everybody in a unit and below it (None: the whole office), by name, in one file to print.

    `progress(done, total, name)` may raise Cancelled. Refused `papers_nobody` when nobody works there.
    """
    people = list(_people(session, unit_id))
    if not people:
        raise Refused(Problem("papers_nobody", "unit_id"))

    def each() -> Iterator[bytes]:
        for done, (employee_id, name) in enumerate(people):
            if progress is not None:
                progress(done, len(people), name)
            yield data_sheet(session, employee_id, today=today, nik=nik)

    return Sheets(joined.join(each()), len(people))


def _people(session: Session, unit_id: uuid.UUID | None) -> Iterator[tuple[uuid.UUID, str]]:
    s = EmployeeSummary
    query = sa.select(s.employee_id, s.nama_tampil).where(s.office_id == session.info["office_id"], s.aktif)
    if unit_id is not None:
        query = query.where(s.unit_id.in_(units.below(session, unit_id)))
    for row in session.execute(query.order_by(s.urut_nama)):
        yield row.employee_id, row.nama_tampil


class _Found:
    """What both papers say of one person, for one reader."""

    def __init__(
        self, session: Session, employee_id: uuid.UUID, nik: str, today: dt.date, *, check: bool = False
    ) -> None:
        actor = session.info["actor"]
        require(actor, Deed.READ)
        if nik not in NIK_WAYS:
            raise Refused(Problem("nik_way", "nik", {"raw": nik}))
        sensitive = may(actor.role, Deed.READ_SENSITIVE)
        self.session, self.today = session, today
        self.reader = Reader(sensitive, "masked" if nik == "full" and not sensitive else nik, check)
        self.dossier = dossiers.load_one(session, employee_id, today)
        self.row = session.get_one(Employee, (session.info["office_id"], employee_id))
        office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
        profile = units.resolve(session, self.row.unit_id) if self.row.unit_id else None
        self.kota = profile.kota if profile else office.kota
        self.root = profile.root_nama if profile else office.nama
        self.latihan = office.latihan
        self.office = office
        d = self.dossier
        self.person = Person(
            d.nama_tampil, identity.show_nip(d.nip) if d.nip else "-",
            (ranks.show_rank(d.golongan.golongan) if d.golongan else "") or "-",
            d.jabatan.nama if d.jabatan else "-", d.unit or office.nama, IN_FULL.get(d.status, d.status),
        )  # fmt: skip

    def letterhead(self) -> Letterhead:
        """The kop of her unit, or the office's own when she has none."""
        unit = self.row.unit_id or units.root(self.session)
        if unit is None:
            return Letterhead(self.office.pemerintah, self.office.nama.upper(), "", "")
        return letters.letterhead(self.session, unit)

    def photo(self) -> bytes | None:
        """Her photo, when there is one."""
        held: bytes | None = self.session.info["blobs"].get(self.row.foto) if self.row.foto else None
        return held

    def tables(self) -> tuple[Any, ...]:
        """Her histories."""
        return biodata_tables.tables(self.session, self.row.id, self.row.status, self.reader, today=self.today)

    def printed(self, paper: Any) -> bytes:
        """The paper as PDF; the same day gives the same bytes."""
        at = dt.datetime.combine(self.today, dt.time(), dt.UTC)
        identity_ = f"{type(paper).__name__}:{self.row.id}:{self.today}"
        return render.render(paper, identity=identity_, at=at, own=letters.wordings(self.session))

    def particulars(self) -> tuple[Particular, ...]:
        """The particulars that have a value; on a data sheet the empty ones too, to be filled in."""
        lines = [*self._identity(), *self._numbers(), *self._service()]
        return tuple(Particular(label, text or "") for label, text in lines if text or self.reader.check)

    def _word(self, table: str, column: str, code: str | None) -> str:
        return reference.labels(self.session, table, column, self.today).get(code or "", "")

    def _identity(self) -> list[tuple[str, str | None]]:
        e = self.row
        born = ", ".join(p for p in (e.tempat_lahir, words.long_date(e.tanggal_lahir)) if p)
        return [
            ("Nama tanpa gelar", e.nama), ("Gelar depan", e.gelar_depan), ("Gelar belakang", e.gelar_belakang),
            ("Tempat, tanggal lahir", born), ("Jenis kelamin", _SEX.get(e.jenis_kelamin)),
            ("Agama", self._word("agama", "nama_tampil", e.agama)),
            ("Status perkawinan", self._word("status_kawin", "nama_tampil", e.status_kawin)),
            ("Alamat", e.alamat), ("Telepon", e.no_hp), ("Pos-el", e.email), ("Pos-el dinas", e.email_dinas),
        ]  # fmt: skip

    def _numbers(self) -> list[tuple[str, str | None]]:
        e, how = self.row, self.reader.nik
        private: list[tuple[str, str | None]] = []
        if how != "none":
            private = [("NIK", show_nik(e.nik, how)), ("Nomor kartu keluarga", show_nik(e.no_kk, how))]
        is_nik = e.npwp is not None and (e.npwp == e.nik or (len(e.npwp) == 16 and not e.npwp.startswith("0")))
        npwp = e.npwp if how == "full" or not is_nik else None if how == "none" else show_nik(e.npwp, how)
        return [
            *private, ("NPWP", npwp), ("NIP lama", e.nip_lama), ("Kartu pegawai", e.karpeg),
            ("Kartu ASN", e.kartu_asn), ("Karis/karsu", e.karis_karsu), ("Taspen", e.taspen),
            ("BPJS Kesehatan", e.bpjs),
        ]  # fmt: skip

    def _service(self) -> list[tuple[str, str | None]]:
        e, d = self.row, self.dossier
        total, grade = service.total(d, self.today), service.in_golongan(d, self.today)
        days = [
            ("TMT CPNS", e.tmt_cpns), ("TMT PNS", e.tmt_pns), ("Tanggal SPMT", e.tanggal_spmt),
            ("Perjanjian kerja mulai", e.kontrak_mulai), ("Perjanjian kerja sampai", e.kontrak_akhir),
        ]  # fmt: skip
        ppk = d.status in PPPK
        shown = [(label, words.long_date(day) if day else None) for label, day in days
                 if day or ppk == label.startswith("Perjanjian")]  # fmt: skip
        decrees = [] if ppk else [
            ("SK CPNS", _decree(e.sk_cpns_nomor, e.sk_cpns_tanggal)),
            ("SK PNS", _decree(e.sk_pns_nomor, e.sk_pns_tanggal)),
            ("SPMT", e.nomor_spmt), ("STTPL prajabatan", _decree(e.nomor_sttpl, e.tanggal_sttpl)),
        ]  # fmt: skip
        return [
            ("Kedudukan hukum", self._word("kedudukan_hukum", "nama", e.kedudukan)), *shown, *decrees,
            ("Kelas jabatan", str(e.kelas_jabatan) if e.kelas_jabatan else None),
            ("Masa kerja keseluruhan", f"{total.tahun} tahun {total.bulan} bulan" if total else None),
            ("Masa kerja golongan", f"{grade.tahun} tahun {grade.bulan} bulan" if grade else None),
        ]  # fmt: skip


def _decree(number: str | None, day: dt.date | None) -> str | None:
    return ", ".join(p for p in (number, words.long_date(day) if day else None) if p) or None

