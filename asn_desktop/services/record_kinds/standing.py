"""Kinds of record that change how a person stands in the service: contracts, absence, discipline, leaving, numbers."""

from __future__ import annotations

from asn_desktop.services.record_kinds.fields import (
    CHOICE,
    CODE,
    DATE,
    GOLONGAN,
    MONEY,
    NOTE,
    NUMBER,
    PNS,
    PPPK,
    RecordField,
    RecordKind,
    decree,
)

_F = RecordField
_WAGED, _RANKED_PPPK = frozenset(("PPPK_PW",)), frozenset(("PPPK",))

KONTRAK_KIND = RecordKind(
    "kontrak", "Perjanjian kerja", "riwayat perjanjian kerja", "kedudukan", "kontrak",
    fields=(
        _F("mulai", "Mulai", DATE, required=True), _F("sampai", "Sampai", DATE, siasn=True),
        _F("golongan", "Golongan", GOLONGAN, siasn=True, only=_RANKED_PPPK),
        _F("jabatan", "Jabatan", siasn=True, longest=200),
        _F("upah", "Upah sebulan", MONEY, siasn=True, only=_WAGED),
        *decree("Nomor perjanjian", "Tanggal perjanjian"),
    ),
    text=("mulai", "sampai"), columns=("mulai", "sampai", "jabatan", "nomor_sk"), sort="mulai",
    empty="Belum ada perjanjian kerja. Tambah dari perjanjian terakhir.", statuses=PPPK,
)  # fmt: skip
HUKDIS_KIND = RecordKind(
    "hukdis", "Hukuman disiplin", "riwayat hukuman disiplin", "kedudukan", "hukdis",
    fields=(
        _F("jenis", "Jenis hukuman", CODE, required=True, codes="jenis_hukuman"),
        _F("tingkat", "Tingkat", CHOICE, required=True,
           choices=(("R", "Ringan"), ("S", "Sedang"), ("B", "Berat"))),
        *decree(required=True),
        _F("mulai", "Berlaku mulai", DATE, siasn=True), _F("sampai", "Berlaku sampai", DATE),
        _F("masa_tahun", "Lama hukuman", NUMBER, suffix="tahun", high=10),
        _F("masa_bulan", "Lama hukuman, bulan", NUMBER, suffix="bulan", high=11),
        _F("alasan", "Pelanggaran", NOTE, siasn=True),
        _F("nomor_pp", "Dasar", siasn=True, hint="misalnya PP 94/2021", longest=40),
        _F("golongan", "Golongan sesudah penurunan", GOLONGAN),
    ),
    text=("jenis", "tanggal_sk"), columns=("mulai", "jenis", "tingkat", "sampai", "nomor_sk"), sort="mulai",
    empty="Tidak ada hukuman disiplin.", sensitive=True, siasn_pdf=True, documents=("882",),
)  # fmt: skip
CLTN_KIND = RecordKind(
    "cltn", "CLTN dan tugas belajar", "riwayat CLTN", "kedudukan", "cltn",
    fields=(
        _F("jenis", "Jenis", CODE, required=True, codes="cltn", default="1"),
        _F("mulai", "Mulai", DATE, required=True), _F("sampai", "Sampai", DATE, siasn=True),
        _F("aktif_kembali", "Aktif kembali", DATE), *decree(required=True),
        _F("nomor_persetujuan", "Nomor persetujuan BKN", siasn=True, longest=100),
        _F("tanggal_persetujuan", "Tanggal persetujuan BKN", DATE, siasn=True),
    ),
    text=("jenis", "mulai", "sampai"), columns=("mulai", "sampai", "jenis", "aktif_kembali", "nomor_sk"), sort="mulai",
    empty="Tidak ada CLTN atau tugas belajar.", statuses=PNS, siasn_pdf=True,
)  # fmt: skip
PMK_KIND = RecordKind(
    "pmk", "Peninjauan masa kerja", "riwayat peninjauan masa kerja", "kedudukan", "pmk",
    fields=(
        _F("tahun", "Masa kerja yang diakui", NUMBER, required=True, suffix="tahun", high=40),
        _F("bulan", "Masa kerja yang diakui, bulan", NUMBER, required=True, suffix="bulan", high=11, default=0),
        _F("tmt", "TMT", DATE, required=True),
        _F("pengalaman", "Tempat bekerja sebelumnya", siasn=True, longest=200),
        _F("jenis", "Jenis pengalaman", CHOICE, choices=(("pemerintah", "Pemerintah"), ("swasta", "Swasta"))),
        _F("mulai", "Bekerja dari", DATE, siasn=True), _F("sampai", "Sampai", DATE, siasn=True), *decree(),
    ),
    text=("pengalaman", "tahun", "bulan"), columns=("tmt", "pengalaman", "tahun", "bulan", "nomor_sk"), sort="tmt",
    empty="Tidak ada peninjauan masa kerja.", statuses=PNS,
)  # fmt: skip
PINDAH_KIND = RecordKind(
    "pindah", "Pindah instansi", "riwayat pindah instansi", "kedudukan", "pindah",
    fields=(
        _F("jenis", "Jenis", CHOICE, required=True,
           choices=(("masuk", "Pindah masuk"), ("keluar", "Pindah keluar"), ("dpk", "Dipekerjakan (DPK)"),
                    ("dpb", "Diperbantukan (DPB)"))),
        _F("tmt", "TMT", DATE, required=True), _F("asal", "Dari", siasn=True, longest=200),
        _F("tujuan", "Ke", siasn=True, longest=200), *decree(),
    ),
    text=("jenis", "asal", "tujuan", "tmt"), columns=("tmt", "jenis", "asal", "tujuan", "nomor_sk"), sort="tmt",
    empty="Tidak ada pindah instansi.",
)  # fmt: skip
PEMBERHENTIAN_KIND = RecordKind(
    "pemberhentian", "Pemberhentian", "riwayat pemberhentian", "kedudukan", "pemberhentian",
    fields=(
        _F("jenis", "Jenis", CODE, required=True, codes="jenis_pemberhentian", sensitive=True),
        _F("tmt", "TMT berhenti", DATE, required=True, hint="hari pertama tidak lagi bekerja"),
        _F("jenis_pensiun", "Jenis pensiun", CODE, siasn=True, codes="jenis_pensiun", sensitive=True, only=PNS),
        _F("tanggal_meninggal", "Tanggal meninggal", DATE), *decree(),
    ),
    text=("jenis", "tmt"), columns=("tmt", "jenis", "nomor_sk", "tanggal_sk"), sort="tmt",
    empty="Belum ada SK pemberhentian.",
)  # fmt: skip
LISENSI_KIND = RecordKind(
    "lisensi", "Izin praktik", "riwayat izin praktik", "karier", "lisensi",
    fields=(
        _F("jenis", "Jenis", CHOICE, required=True,
           choices=(("STR", "STR"), ("SIP", "SIP"), ("SIK", "SIK"), ("lain", "Lainnya"))),
        _F("nama", "Sebagai", hint="misalnya perawat", longest=120),
        *decree("Nomor", "Tanggal terbit", required=False, siasn=False, official=False),
        _F("mulai", "Berlaku mulai", DATE), _F("sampai", "Berlaku sampai", DATE, hint="kosong: seumur hidup"),
        _F("tempat", "Tempat praktik", longest=200),
    ),
    text=("jenis", "nama", "sampai"), columns=("jenis", "nama", "nomor_sk", "mulai", "sampai"), sort="mulai",
    empty="Tidak ada izin praktik. Tambah untuk tenaga kesehatan.",
)  # fmt: skip
ALIAS_KIND = RecordKind(
    "nip_alias", "Nomor sebelumnya", "nomor pegawai sebelumnya", "nomor", "nip_aliases",
    fields=(
        _F("nip", "Nomor", required=True, longest=18),
        _F("jenis", "Jenis", CHOICE, required=True,
           choices=(("lama", "NIP lama"), ("pppk", "NI PPPK"), ("perbaikan", "Perbaikan NIP"))),
        _F("sampai", "Dipakai sampai", DATE), _F("keterangan", "Keterangan", longest=200),
        *decree(siasn=False, official=False),
    ),
    text=("nip", "jenis"), columns=("nip", "jenis", "sampai", "nomor_sk"), sort="sampai",
    empty="Tidak ada nomor lain. Nomor yang diganti tercatat di sini dengan sendirinya.",
)  # fmt: skip
ALL = (
    KONTRAK_KIND, PINDAH_KIND, PMK_KIND, CLTN_KIND, HUKDIS_KIND, PEMBERHENTIAN_KIND, LISENSI_KIND, ALIAS_KIND,
)  # fmt: skip
