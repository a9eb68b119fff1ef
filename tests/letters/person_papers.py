"""Papers about one person to try: the salary step letter, the biodata, the data sheet, KP4."""

from __future__ import annotations

import datetime as dt

from asn_desktop.letters.biodata import BiodataPaper, Particular
from asn_desktop.letters.data_sheet import DataSheetPaper
from asn_desktop.letters.kgb import LastDecree, SalaryStepLetter
from asn_desktop.letters.kp4 import ChildLine, FamilyAllowancePaper, FamilyChange, SpouseLine
from asn_desktop.letters.values import Heading, Letterhead, Person, Signer, Table

KOP = Letterhead(
    "PEMERINTAH KABUPATEN TIRTAMAYA", "DINAS PERHUBUNGAN", "Jalan Rekaan Nomor 12, Tirtamaya 00000",
    "Telepon (000) 000147 · dishub@tirtamaya.example",
)  # fmt: skip
PNS = Person(
    "Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil",
)  # fmt: skip
PPPK = Person(
    "Nur'aini Siregar, A.Md.Keb.", "19941130 202321 2 007", "VII", "Bidan Terampil",
    "UPTD Puskesmas Tirtamaya Selatan, Dinas Kesehatan", "Pegawai Pemerintah dengan Perjanjian Kerja",
)  # fmt: skip
HEAD = Signer(
    "Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)",
    "a.n. BUPATI TIRTAMAYA",
)  # fmt: skip
DAY = dt.date(2026, 11, 23)
_BY = (
    "Pasal 11 Peraturan Pemerintah Nomor 7 Tahun 1977 sebagaimana telah beberapa kali diubah, terakhir dengan "
    "Peraturan Pemerintah Nomor 5 Tahun 2024"
)

STEP = SalaryStepLetter(
    KOP, Heading("800.1.11.13/216/DISHUB/2026", "Tirtamaya", DAY), "Penting", "-",
    "Kepala Badan Pengelolaan Keuangan dan Aset Daerah Kabupaten Tirtamaya", "Tirtamaya", PNS,
    dt.date(1985, 7, 9), pppk=False, cpns=False, gaji_lama=3_645_200,
    dasar=LastDecree("Bupati Tirtamaya", dt.date(2024, 12, 2), "821.3/1204/BKPSDM/2024", dt.date(2025, 1, 1), (14, 0)),
    gaji_baru=3_878_500, masa_kerja=(16, 0), golongan="III/c", mulai=dt.date(2027, 1, 1), berikut="1 Januari 2029",
    landasan=_BY, tabel="Peraturan Pemerintah Nomor 5 Tahun 2024", signer=HEAD,
    tembusan=("Kepala BKPSDM Kabupaten Tirtamaya", "Inspektur Kabupaten Tirtamaya", "Pembuat daftar gaji",
              "Pegawai yang bersangkutan", "Arsip"),
)  # fmt: skip
STEP_PPPK = SalaryStepLetter(
    KOP, Heading(None, "Tirtamaya", None, "November 2026"), "Penting", "-", "Kepala KPPN Tirtamaya", "Tirtamaya",
    PPPK, dt.date(1994, 11, 30), pppk=True, cpns=False, gaji_lama=2_858_800,
    dasar=LastDecree("Bupati Tirtamaya", dt.date(2023, 1, 20), "814.1/77/BKPSDM/2023", dt.date(2023, 2, 1), (3, 0)),
    gaji_baru=2_948_800, masa_kerja=(5, 0), golongan="VII", mulai=dt.date(2027, 2, 1), berikut="1 Februari 2029",
    landasan="Peraturan Presiden Nomor 98 Tahun 2020 sebagaimana telah diubah dengan Peraturan Presiden Nomor 11 Tahun "
    "2024 dan Peraturan Menteri PANRB Nomor 7 Tahun 2023",
    tabel="Peraturan Presiden Nomor 11 Tahun 2024", signer=HEAD,
    tembusan=("Kepala BKPSDM Kabupaten Tirtamaya", "Pegawai yang bersangkutan", "Arsip"),
)  # fmt: skip
_LINES = (
    Particular("NIK", "3374••••••••••82"), Particular("Tempat, tanggal lahir", "Tirtamaya, 9 Juli 1985"),
    Particular("Jenis kelamin", "Laki-laki"), Particular("Agama", "Islam"), Particular("Status perkawinan", "Menikah"),
    Particular("Alamat", "Jalan Melati Nomor 4, Kelurahan Rekaan, Kecamatan Tirtamaya Utara, Kabupaten Tirtamaya"),
    Particular("Telepon", "0812 0000 1234"), Particular("NPWP", "12.345.678.9-123.000"),
)  # fmt: skip
_HISTORY = (
    Table("1. Pendidikan", ("Tingkat", "Nama", "Sekolah", "Lulus", "Nomor ijazah"), (10, 26, 34, 10, 20), (
        ("SMA", "IPA", "SMA Negeri 1 Tirtamaya", "2003", "DN-03 Ma 0012345"),
        ("S-1", "Teknik Mesin", "Universitas Rekaan", "2008", "0412/UR/2008"),
    ), bab="II. PENDIDIKAN"),
    Table("2. Kursus dan pelatihan", ("Nama", "Jam", "Tahun", "Nomor"), (50, 10, 10, 30), ()),
    Table("1. Pangkat dan golongan", ("Pangkat, golongan", "TMT", "Masa kerja", "Nomor SK", "Tanggal", "Pejabat"),
          (22, 14, 14, 22, 14, 14),
          tuple((f"Penata Muda (III/{'abc'[n % 3]})", f"01-04-{1980 + n}", f"{n} th 0 bl", f"821.2/{n}/BKD",
                 f"02-03-{1980 + n}", "Bupati Tirtamaya") for n in range(42)), bab="III. RIWAYAT PEKERJAAN"),
)  # fmt: skip
BIODATA = BiodataPaper(
    Heading(None, "Tirtamaya", DAY), PNS, _LINES, None, _HISTORY, tertutup=False, per="23 November 2026"
)
_CHECKED = tuple(
    Table(t.judul, (*t.kepala, "Betul / perbaikan"), (*t.lajur, 24), tuple((*row, "") for row in t.baris), t.bab)
    for t in _HISTORY
)
SHEET = DataSheetPaper(
    KOP, Heading(None, "Tirtamaya", DAY), PNS, _LINES, _CHECKED, tertutup=True, per="23 November 2026",
    pengelola="Sekretariat Dinas Perhubungan",
)  # fmt: skip
KP4 = FamilyAllowancePaper(
    KOP, Heading(None, "Tirtamaya", DAY), PNS, "Tirtamaya, 9 Juli 1985", "Laki-laki", "Islam",
    "Pegawai Negeri Sipil", "16 tahun 10 bulan", "Rp3.878.500 menurut PP 5/2024", "Jalan Melati Nomor 4, Tirtamaya",
    2026,
    (SpouseLine("Dewi Lestari", "Tirtamaya, 12 Mei 1987", "3 Juni 2011; akta 123/16/VI/2011", "Wiraswasta", "dapat",
                ""),),
    (ChildLine("Galih Fauzi", "Tirtamaya, 2 Maret 2005", "3374-LT-0203", "kandung", "Universitas Rekaan", "belum",
               "tidak", "dapat", "kuliah sampai 31 Juli 2027"),
     ChildLine("Intan Fauzi", "Tirtamaya, 5 Oktober 2026", "3374-LU-0510", "kandung", "", "belum", "tidak", "dapat",
               "")),
    (FamilyChange("2 Maret 2026", "Galih Fauzi genap 21 tahun", "Tetap dapat selama kuliah, paling lama 25 tahun"),
     FamilyChange("5 Oktober 2026", "Lahir anak Intan Fauzi", "Ditambahkan pada daftar gaji")),
    2, 4, DAY, Signer("Pegawai yang menerangkan", PNS.nama, PNS.nip, PNS.pangkat),
    Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)"),
)  # fmt: skip
PAPERS = {
    "surat_kgb": STEP, "surat_kgb_pppk": STEP_PPPK, "biodata": BIODATA, "lembar_data": SHEET, "kp4": KP4,
}  # fmt: skip
