"""The 69 columns of the SIASN "profil pegawai" export in their order, and which of them are only handed back.

Source: the export of the civil-service system itself, as Peraturan BKN 4/2022 on the use of SIASN lets offices take it;
resources/tables/siasn_export_pegawai_header.csv holds the same list, and a test holds the two equal.
"""

from __future__ import annotations

COLUMNS: tuple[str, ...] = (
    "PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR ID", "TEMPAT LAHIR NAMA",
    "TANGGAL LAHIR", "JENIS KELAMIN", "AGAMA ID", "AGAMA NAMA", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK",
    "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS", "JENIS PEGAWAI ID", "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "KARTU ASN VIRTUAL", "NOMOR SK CPNS",
    "TANGGAL SK CPNS", "TMT CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "TMT PNS", "GOL AWAL ID", "GOL AWAL NAMA",
    "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "MK TAHUN", "MK BULAN", "JENIS JABATAN ID", "JENIS JABATAN NAMA",
    "JABATAN ID", "JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN ID",
    "PENDIDIKAN NAMA", "TAHUN LULUS", "KPKN ID", "KPKN NAMA", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR ID",
    "UNOR NAMA", "INSTANSI INDUK ID", "INSTANSI INDUK NAMA", "INSTANSI KERJA ID", "INSTANSI KERJA NAMA",
    "SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA", "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA",
    "IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD", "ESELON ID", "ESELON NAMA",
)  # fmt: skip


def snake(heading: str) -> str:
    """``KPKN ID`` as a key: ``kpkn_id``; the spelling of the export's own table (Peraturan BKN 4/2022)."""
    return "_".join(heading.lower().split())


# Columns the program has no use for: kept under these keys in Employee.siasn, so that a file can be written back whole.
KEPT: tuple[str, ...] = (
    "tempat_lahir_id", "kpkn_id", "kpkn_nama", "lokasi_kerja_id", "lokasi_kerja_nama", "instansi_induk_id",
    "instansi_induk_nama", "instansi_kerja_id", "instansi_kerja_nama", "satuan_kerja_induk_id",
    "satuan_kerja_induk_nama", "satuan_kerja_kerja_id", "satuan_kerja_kerja_nama",
)  # fmt: skip

# Sheets of our own workbook for SIASN that hold rows of records, one per field SIASN takes: no lists of people.
RECORD_SHEETS = frozenset((
    "data-utama-update", "cpns-save", "jabatan-save", "diklat-save", "kursus-save", "skp22-save",
    "kinerjaperiodik-save", "angkakredit-save", "penghargaan-save", "kgb-save", "hukdis-save", "pasangan-save",
    "anak-save",
))  # fmt: skip
