"""Kinds of record that a career grows by: golongan, jabatan, pendidikan, training, salary, results, awards."""

from __future__ import annotations

from asn_desktop.rules import post_codes
from asn_desktop.services.record_kinds.fields import (
    BOOL,
    CHOICE,
    CODE,
    DATE,
    DECIMAL,
    GOLONGAN,
    MONEY,
    NIP,
    NOTE,
    NUMBER,
    PNS,
    RANKED,
    UNIT,
    YEAR,
    RecordField,
    RecordKind,
    decree,
)

_F = RecordField
_EXPECTED = (("1", "Di atas ekspektasi"), ("2", "Sesuai ekspektasi"), ("3", "Di bawah ekspektasi"))
_MKG = (
    _F("mkg_tahun", "Masa kerja golongan", NUMBER, siasn=True, suffix="tahun", high=50),
    _F("mkg_bulan", "Masa kerja golongan, bulan", NUMBER, siasn=True, suffix="bulan", high=11),
)

GOLONGAN_KIND = RecordKind(
    "golongan", "Golongan", "riwayat golongan", "karier", "golongan",
    fields=(
        _F("golongan", "Golongan", GOLONGAN, required=True),
        _F("tmt", "TMT", DATE, required=True, hint="tanggal 1 suatu bulan"),
        _F("jenis_kp", "Jenis kenaikan pangkat", CODE, siasn=True, codes="jenis_kp", only=PNS),
        *_MKG, *decree(),
        _F("nomor_pertek", "Nomor pertek BKN", siasn=True, only=PNS, longest=100),
        _F("tanggal_pertek", "Tanggal pertek BKN", DATE, siasn=True, only=PNS),
    ),
    text=("golongan", "tmt"), columns=("tmt", "golongan", "mkg_tahun", "nomor_sk", "tanggal_sk"), sort="tmt",
    empty="Belum ada riwayat golongan. Tambah dari SK terakhir.", statuses=RANKED,
)  # fmt: skip
JABATAN_KIND = RecordKind(
    "jabatan", "Jabatan", "riwayat jabatan", "karier", "jabatan",
    fields=(
        _F("jenis", "Jenis jabatan", CHOICE, required=True, choices=tuple((k, post_codes.KINDS[k]) for k in "4213")),
        _F("nama", "Nama jabatan", required=True, longest=200),
        _F("penugasan", "Penugasan", CHOICE, required=True, choices=tuple(post_codes.ASSIGNMENTS.items()), default="D"),
        _F("unit_id", "Unit", UNIT, hint="kosong hanya untuk jabatan di kantor lain yang sudah berakhir"),
        _F("eselon", "Eselon", CHOICE, choices=tuple((e, e) for e in post_codes.ESELON)),
        _F("jenjang", "Jenjang", CHOICE, choices=tuple((j, j) for j in post_codes.JENJANG.values())),
        _F("tmt", "TMT", DATE, required=True),
        _F("sampai", "Sampai", DATE),
        _F("tmt_pelantikan", "Tanggal pelantikan", DATE),
        *decree(),
        _F("kelas", "Kelas jabatan", NUMBER, low=1, high=17),
        _F("jenis_mutasi", "Jenis mutasi", CHOICE, choices=(("MJ", "Mutasi jabatan"), ("MU", "Mutasi unit"))),
        _F("jabatan_id", "Id jabatan SIASN", longest=42),
    ),
    text=("penugasan", "nama", "tmt"), columns=("tmt", "nama", "unit_id", "nomor_sk"), sort="tmt",
    empty="Belum ada riwayat jabatan. Tambah dari SK jabatan.", siasn_pdf=True, documents=("872", "873"),
)  # fmt: skip
PENDIDIKAN_KIND = RecordKind(
    "pendidikan", "Pendidikan", "riwayat pendidikan", "karier", "pendidikan",
    fields=(
        _F("tingkat", "Tingkat", CODE, required=True, codes="pendidikan", word="kode"),
        _F("nama", "Program studi", siasn=True, longest=200),
        _F("sekolah", "Sekolah", siasn=True, longest=200),
        _F("tahun_lulus", "Tahun lulus", YEAR, required=True),
        _F("nomor_ijazah", "Nomor ijazah", siasn=True, longest=100),
        _F("tanggal_lulus", "Tanggal ijazah", DATE, siasn=True),
        _F("gelar_depan", "Gelar depan", longest=40),
        _F("gelar_belakang", "Gelar belakang", longest=40),
        _F("pertama", "Ijazah saat diangkat", BOOL, default=False),
        _F("pendidikan_id", "Id pendidikan SIASN", longest=42),
    ),
    text=("tingkat", "nama", "tahun_lulus"), columns=("tingkat", "nama", "sekolah", "tahun_lulus", "nomor_ijazah"),
    sort="tingkat", empty="Belum ada riwayat pendidikan. Tambah dari ijazah.",
)  # fmt: skip
_TRAINED = (
    _F("mulai", "Mulai", DATE, siasn=True),
    _F("selesai", "Selesai", DATE, siasn=True),
    _F("tahun", "Tahun", YEAR, siasn=True),
    _F("jam", "Jumlah jam", NUMBER, siasn=True, suffix="JP", high=5000),
    _F("penyelenggara", "Penyelenggara", siasn=True, longest=150),
)
DIKLAT_KIND = RecordKind(
    "diklat", "Diklat", "riwayat diklat struktural", "karier", "diklat",
    fields=(
        _F("latihan", "Jenis diklat", CODE, required=True, codes="latihan_struktural"),
        _F("nama", "Nama diklat", required=True, hint="seperti pada sertifikat", longest=200),
        *decree("Nomor sertifikat", "Tanggal sertifikat", required=True, official=False), *_TRAINED,
    ),
    text=("nama", "tahun"), columns=("tahun", "nama", "jam", "penyelenggara", "nomor_sk"), sort="selesai",
    empty="Belum ada diklat struktural. Tambah dari sertifikat.", siasn_pdf=True, documents=("874",),
)  # fmt: skip
KURSUS_KIND = RecordKind(
    "kursus", "Kursus", "riwayat kursus dan diklat teknis", "karier", "kursus",
    fields=(
        _F("jenis", "Jenis", CODE, siasn=True, codes="jenis_diklat"),
        _F("nama", "Nama kursus", required=True, longest=200),
        *decree("Nomor sertifikat", "Tanggal sertifikat", official=False), *_TRAINED,
    ),
    text=("nama", "tahun"), columns=("tahun", "nama", "jam", "penyelenggara", "nomor_sk"), sort="selesai",
    empty="Belum ada kursus. Tambah dari sertifikat.", siasn_pdf=True, documents=("881",),
)  # fmt: skip
KGB_KIND = RecordKind(
    "kgb", "KGB", "riwayat kenaikan gaji berkala", "karier", "kgb",
    fields=(
        _F("jenis", "Jenis", CHOICE, required=True, default="berkala",
           choices=(("berkala", "Berkala"), ("istimewa", "Istimewa"), ("ditunda", "Ditunda"))),
        _F("tmt", "TMT", DATE, required=True, hint="tanggal 1; bila ditunda: hari seharusnya"),
        _F("golongan", "Golongan", GOLONGAN), *_MKG,
        _F("gaji_lama", "Gaji pokok lama", MONEY, siasn=True),
        _F("gaji_baru", "Gaji pokok baru", MONEY, siasn=True),
        *decree(),
        _F("ditunda_sampai", "Ditunda sampai", DATE),
        _F("alasan", "Alasan penundaan", NOTE, sensitive=True),
    ),
    text=("jenis", "tmt", "gaji_baru"), columns=("tmt", "jenis", "mkg_tahun", "gaji_baru", "nomor_sk"), sort="tmt",
    empty="Belum ada KGB. Tambah dari surat pemberitahuan terakhir.", statuses=RANKED,
)  # fmt: skip
KINERJA_KIND = RecordKind(
    "kinerja", "Kinerja", "hasil evaluasi kinerja", "karier", "kinerja",
    fields=(
        _F("tahun", "Tahun", YEAR, required=True),
        _F("periode", "Periode", CHOICE, required=True, default="tahunan",
           choices=(("tahunan", "Tahunan"), ("triwulan", "Triwulan"), ("bulanan", "Bulanan"))),
        _F("mulai", "Dari", DATE), _F("sampai", "Sampai", DATE),
        _F("hasil", "Hasil kerja", CHOICE, siasn=True, choices=_EXPECTED),
        _F("perilaku", "Perilaku kerja", CHOICE, siasn=True, choices=_EXPECTED),
        _F("predikat", "Predikat", CODE, siasn=True, codes="kinerja_predikat", word="predikat"),
        _F("nilai", "Nilai menurut aturan lama", hint="misalnya 86,25 (Baik)", longest=80),
        _F("aturan", "Aturan", hint="misalnya PermenPANRB 6/2022", longest=60),
        _F("penilai_nama", "Nama penilai", siasn=True, longest=120),
        _F("penilai_nip", "NIP penilai", NIP),
        _F("penilai_jabatan", "Jabatan penilai", siasn=True, longest=200),
        *decree("Nomor dokumen", "Tanggal dokumen", siasn=False, official=False),
    ),
    text=("tahun", "periode", "predikat"), columns=("tahun", "periode", "predikat", "nilai", "penilai_nama"),
    sort="tahun", empty="Belum ada hasil evaluasi kinerja. Tambah dari dokumen evaluasi.", sensitive=True,
    siasn_pdf=True, documents=("890", "1179", "891"),
)  # fmt: skip
AK_KIND = RecordKind(
    "angka_kredit", "Angka kredit", "riwayat angka kredit", "karier", "angka_kredit",
    fields=(
        _F("jenis", "Jenis", CHOICE, siasn=True,
           choices=(("pertama", "Pertama"), ("integrasi", "Integrasi"), ("konversi", "Konversi"))),
        _F("mulai", "Masa penilaian dari", DATE, siasn=True), _F("sampai", "Sampai", DATE, siasn=True),
        _F("utama", "Angka kredit utama", DECIMAL, siasn=True),
        _F("penunjang", "Angka kredit penunjang", DECIMAL),
        _F("total", "Angka kredit total", DECIMAL, required=True),
        _F("jabatan", "Jabatan fungsional", siasn=True, longest=200), *decree("Nomor PAK", "Tanggal PAK"),
    ),
    text=("jabatan", "total", "sampai"), columns=("sampai", "jabatan", "total", "jenis", "nomor_sk"), sort="sampai",
    empty="Belum ada angka kredit. Tambah dari PAK terakhir.", statuses=RANKED, sensitive=True, siasn_pdf=True,
    documents=("880", "879"),
)  # fmt: skip
PENGHARGAAN_KIND = RecordKind(
    "penghargaan", "Penghargaan", "riwayat penghargaan", "karier", "penghargaan",
    fields=(
        _F("jenis", "Penghargaan", CODE, required=True, codes="penghargaan"),
        _F("nama", "Nama penghargaan", hint="bila tidak ada pada daftar", longest=200),
        _F("tahun", "Tahun", YEAR, siasn=True), *decree(required=True),
    ),
    text=("jenis", "tahun"), columns=("tahun", "jenis", "nomor_sk", "tanggal_sk"), sort="tanggal_sk",
    empty="Belum ada penghargaan. Tambah dari piagam atau SK.", siasn_pdf=True, documents=("892",),
)  # fmt: skip
ALL = (
    GOLONGAN_KIND, JABATAN_KIND, PENDIDIKAN_KIND, KGB_KIND, KINERJA_KIND, AK_KIND, DIKLAT_KIND, KURSUS_KIND,
    PENGHARGAAN_KIND,
)  # fmt: skip
