"""Names of fields and codes as the screens of tab Pegawai say them."""

from __future__ import annotations

from typing import Any

from asn_desktop.rules import reading
from asn_desktop.rules.statuses import WORDS
from asn_desktop.rules.words import short_date
from asn_desktop.ui.sentences import finding_fields, finding_values

STATUS_CHOICES = tuple((code, WORDS[code]) for code in ("PNS", "CPNS", "PPPK", "PPPK_PW"))
SEX = (("P", "Perempuan"), ("L", "Laki-laki"))

FIELDS = {
    "nip": "NIP", "nik": "NIK", "nip_lama": "NIP lama", "nama": "Nama", "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang", "tempat_lahir": "Tempat lahir", "tanggal_lahir": "Tanggal lahir",
    "jenis_kelamin": "Jenis kelamin", "agama": "Agama", "status_kawin": "Status kawin", "status": "Status",
    "kedudukan": "Kedudukan hukum", "tmt_cpns": "TMT CPNS", "tmt_pns": "TMT PNS", "tanggal_spmt": "Tanggal SPMT",
    "kontrak_mulai": "Mulai perjanjian pertama", "kontrak_tmt": "Mulai perjanjian ini",
    "kontrak_akhir": "Akhir perjanjian", "mks_tahun": "Masa kerja (tahun)", "mks_bulan": "Masa kerja (bulan)",
    "mks_per": "Masa kerja per", "unit_id": "Unit", "guru": "Guru atau dosen",
    "tanpa_cuti_bersama": "Tanpa cuti bersama", "no_hp": "Telepon", "email": "Surel", "alamat": "Alamat",
    "npwp": "NPWP", "karpeg": "Karpeg", "foto": "Foto", "siasn_id": "Id SIASN", "valid_nik": "NIK valid menurut SIASN",
    "berakhir": "Berhenti per", "berakhir_alasan": "Alasan berhenti", "dibatalkan": "Dibatalkan karena",
    "golongan": "Golongan", "tmt": "TMT", "jenis_kp": "Jenis kenaikan pangkat", "mkg_tahun": "MKG tahun",
    "mkg_bulan": "MKG bulan", "nomor_pertek": "Nomor pertek", "tanggal_pertek": "Tanggal pertek",
    "nomor_sk": "Nomor SK", "tanggal_sk": "Tanggal SK", "pejabat": "Pejabat penetap", "berkas": "Berkas SK",
    "jenis": "Jenis jabatan", "eselon": "Eselon", "jenjang": "Jenjang", "penugasan": "Penugasan",
    "tmt_pelantikan": "TMT pelantikan", "sampai": "Sampai", "tingkat": "Tingkat pendidikan", "sekolah": "Sekolah",
    "tahun_lulus": "Tahun lulus", "tanggal_lulus": "Tanggal ijazah", "nomor_ijazah": "Nomor ijazah",
    "pertama": "Ijazah saat diangkat",
}  # fmt: skip
TABLES = {"employees": "Data utama", "documents": "Dokumen", "golongan": "Golongan", "jabatan": "Jabatan",
          "pendidikan": "Pendidikan"}  # fmt: skip
_SEX = {"P": "perempuan", "L": "laki-laki"}


def table_word(table: str) -> str:
    """What a line of the history speaks of: the person, a scan, or something of evaluation."""
    return TABLES.get(table) or finding_fields.TABLES.get(table, "Dokumen")


def field_word(table: str, field: str) -> str:
    """A column in the clerk's words; `nama` of a post or a diploma is not a person's name."""
    if table in finding_fields.OF_TABLE and table != "employees":
        return finding_fields.known(field, table) or field.replace("_", " ")
    if field == "nama" and table != "employees":
        return "Nama jabatan" if table == "jabatan" else "Program studi"
    return FIELDS.get(field, field.replace("_", " "))


def value_word(field: str, value: Any, table: str = "") -> str:
    """A value of the journal as people read it; nothing is a dash."""
    if value is None or value in ("", {}, []):
        return "–"
    if isinstance(value, dict | list) or (table in finding_fields.OF_TABLE and table != "employees"):
        return finding_values.shown(value, field, table)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if field == "jenis_kelamin":
        return _SEX.get(str(value), str(value))
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return short_date(reading.date(value))
    return str(value)


def service_word(months: tuple[int, int] | None) -> str:
    """``17 tahun 7 bulan``; "belum diisi" when unknown."""
    if months is None:
        return "belum diisi"
    years, rest = months
    return " ".join(part for part in (f"{years} tahun" if years else "", f"{rest} bulan" if rest else "") if part) or (
        "kurang dari sebulan"
    )


def initials(nama: str) -> str:
    """Two letters in place of a photo."""
    words = [word for word in nama.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
