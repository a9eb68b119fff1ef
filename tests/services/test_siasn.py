"""Out to SIASN: its columns in its order, its own spellings, records it takes, and nothing a role may not read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.rules import siasn_columns
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import imports, siasn
from asn_desktop.services.import_rows import Outcome
from asn_desktop.services.siasn.records import APPOINTMENT, PROFILE, RECORDS
from asn_desktop.store.career import AngkaKredit, Kgb, Kursus
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.family import Anak, Pasangan
from asn_desktop.store.standing import Hukdis

D = dt.date


@pytest.fixture
def asih(session: Session) -> uuid.UUID:
    """Asih with the records SIASN takes."""
    person = Employee(
        nip="198503172009042003", nik="3374015703850002", nama="ASIH LESTARI", gelar_belakang="S.E.",
        tempat_lahir="Tirtamaya", tanggal_lahir=D(1985, 3, 17), jenis_kelamin="P", agama="3", status_kawin="1",
        status="PNS", tmt_cpns=D(2009, 4, 1), tmt_pns=D(2010, 5, 1), siasn_id="A8ACA7", no_hp="081234567890",
        valid_nik=True, siasn={"kpkn_id": "K01", "tempat_lahir_id": "T77"},
    )  # fmt: skip
    session.add(person)
    session.flush()
    mine: dict[str, Any] = {"employee_id": person.id}
    wed = Pasangan(nama="BUDI", status="menikah", tanggal_nikah=D(2010, 6, 1), siasn_id="P1", **mine)
    session.add(wed)
    session.flush()
    session.add_all([
        Golongan(golongan="III/a", tmt=D(2009, 4, 1), mkg_tahun=0, mkg_bulan=0, jenis_kp="211", **mine),
        Golongan(golongan="III/b", tmt=D(2024, 4, 1), mkg_tahun=11, mkg_bulan=2, **mine),
        Jabatan(nama="Kepala Seksi", jenis="1", eselon="IV.a", tmt=D(2024, 3, 1), nomor_sk="800/1",
                tanggal_sk=D(2024, 2, 20), **mine),
        Pendidikan(tingkat="40", nama="MANAJEMEN", tahun_lulus=2008, pendidikan_id="510", **mine),
        Kursus(nama="Bendahara", jenis="3", tahun=2020, jam=40, **mine),
        Kgb(tmt=D(2025, 2, 1), mkg_tahun=12, mkg_bulan=0, gaji_lama=3_287_000, gaji_baru=3_390_500, **mine),
        Kgb(jenis="ditunda", tmt=D(2027, 2, 1), **mine),
        AngkaKredit(total="12,5", **mine),
        Hukdis(jenis="1", tingkat="R", mulai=D(2020, 1, 1), sampai=D(2020, 6, 30), **mine),
        Anak(nama="DIAH", tanggal_lahir=D(2012, 1, 9), jenis_kelamin="P", pasangan_id=wed.id, **mine),
    ])  # fmt: skip
    session.flush()
    return person.id


def _book(session: Session, **ask: Any) -> Any:
    made = siasn.build(session, siasn.SiasnAsk(on=D(2026, 11, 23), **ask))
    return load_workbook(io.BytesIO(made.data))


def _rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_profile_has_siasns_columns_and_spellings(session: Session, asih: uuid.UUID) -> None:
    """69 columns, every cell text, ids beside names, days dd-mm-yyyy, M and F, P and C."""
    book = _book(session, nik="penuh")
    with files.resource("tables/siasn_export_pegawai_header.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [cell.value for cell in book["profil pegawai"][1]] == [row["header"] for row in csv.DictReader(file)]
    (row,) = _rows(book, "profil pegawai")
    assert all(value is None or isinstance(value, str) for value in row.values())
    expected = {
        "PNS ID": "A8ACA7", "NIP BARU": "198503172009042003", "NIK": "3374015703850002", "TANGGAL LAHIR": "17-03-1985",
        "JENIS KELAMIN": "F", "AGAMA NAMA": "Katholik", "JENIS KAWIN NAMA": "Menikah", "STATUS CPNS PNS": "P",
        "TMT CPNS": "01-04-2009", "GOL AWAL ID": "31", "GOL AWAL NAMA": "III/a", "GOL AKHIR ID": "32",
        "GOL AKHIR NAMA": "III/b", "TMT GOLONGAN": "01-04-2024", "MK TAHUN": "11", "MK BULAN": "2",
        "JENIS JABATAN ID": "1", "JABATAN NAMA": "Kepala Seksi", "ESELON ID": "41", "ESELON NAMA": "IV.a",
        "TINGKAT PENDIDIKAN ID": "40", "PENDIDIKAN ID": "510", "PENDIDIKAN NAMA": "S-1 MANAJEMEN",
        "TAHUN LULUS": "2008", "KPKN ID": "K01", "TEMPAT LAHIR ID": "T77", "IS VALID NIK": "1",
        "KEDUDUKAN HUKUM ID": "01", "NPWP NOMOR": None,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_each_record_sheet_has_the_fields_siasn_takes(session: Session, asih: uuid.UUID) -> None:
    """Names as SIASN's own list of writable fields has them; what a row lacks is said in the last column."""
    taken = _writable()
    for record in (PROFILE, APPOINTMENT, *RECORDS):
        assert set(record.fields) <= taken, (record.sheet, set(record.fields) - taken)
    book = _book(session, nik="tanpa")
    (post,) = _rows(book, "jabatan-save")
    assert (post["nomorSk"], post["tmtJabatan"], post["eselonId"], post["id"]) == ("800/1", "01-03-2024", "41", None)
    assert "PDF" in post["KURANG UNTUK SIASN"]
    (step,) = _rows(book, "kgb-save")  # the deferral is none
    assert (step["gajiLama"], step["gajiBaru"], step["masaKerja"]) == ("3287000", "3390500", "12-00")
    assert _rows(book, "angkakredit-save")[0]["kreditBaruTotal"] == "12.500"
    (punished,) = _rows(book, "hukdis-save")
    assert (punished["masaTahun"], punished["masaBulan"]) == ("0", "6")
    (child,) = _rows(book, "anak-save")
    assert (child["pasanganId"], child["jenisKelamin"], child["statusHidup"]) == ("P1", "F", "1")
    assert _rows(book, "profil pegawai")[0]["NIK"] is None


def test_the_wizard_reads_the_workbook_back_without_a_difference(session: Session, asih: uuid.UUID) -> None:
    """Only the profile is a list of people; the record sheets are known by their names and left aside."""
    assert {r.sheet for r in (PROFILE, APPOINTMENT, *RECORDS)} == siasn_columns.RECORD_SHEETS
    made = siasn.build(session, siasn.SiasnAsk(on=D(2026, 11, 23), nik="penuh"))
    shown = imports.preview(session, made.data, file_name="siasn.xlsx", today=D(2026, 11, 23))
    assert [(row.outcome, row.changes) for row in shown.rows] == [(Outcome.SAME, ())]


def _writable() -> set[str]:
    with files.resource("tables/siasn_fields.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["field"] for row in csv.DictReader(file) if "POST" in row["arah"]}


def test_only_what_changed_since_a_day(session: Session, asih: uuid.UUID) -> None:
    """The profile stays whole; record sheets shrink to what this office changed."""
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)
    assert _book(session, since=tomorrow).sheetnames == ["profil pegawai"]
    assert "jabatan-save" in _book(session, since=D(2020, 1, 1)).sheetnames


def test_a_reader_gets_neither_nik_nor_family_nor_discipline(session: Session, asih: uuid.UUID) -> None:
    """UU 27/2022: least data. The full NIK is refused, masked it stays useless."""
    session.info["actor"] = Actor("dedi", "Dedi", Role.PEMERIKSA)
    with pytest.raises(Refused) as refusal:
        _book(session, nik="penuh")
    assert refusal.value.problems[0].code == "role_not_allowed"
    book = _book(session)
    assert not {
        "hukdis-save", "pasangan-save", "anak-save", "skp22-save", "kinerjaperiodik-save", "angkakredit-save"
    } & set(book.sheetnames)  # fmt: skip
    assert "•" in _rows(book, "profil pegawai")[0]["NIK"]


def test_nobody_and_unknown_ways_are_refused(session: Session) -> None:
    """A sentence each, no empty file."""
    for code, ask in (("SIASN_NOBODY", {}), ("SIASN_NIK", {"nik": "semua"})):
        with pytest.raises(Refused) as refusal:
            _book(session, **ask)
        assert refusal.value.problems[0].code == code
