"""Kinds of record about the family: spouse, children, parents. Closed to roles that do not need them."""

from __future__ import annotations

from asn_desktop.services.record_kinds.fields import (
    BOOL,
    CHOICE,
    CODE,
    DATE,
    NIK,
    NIP,
    SPOUSE,
    RecordField,
    RecordKind,
)

_F = RecordField
_SEX = (("L", "Laki-laki"), ("P", "Perempuan"))
_ALLOWANCE = (
    _F("tunjangan", "Masuk daftar gaji", BOOL, default=False),
    _F("tunjangan_mulai", "Tunjangan mulai", DATE),
    _F("tunjangan_sampai", "Tunjangan sampai", DATE),
)

PASANGAN_KIND = RecordKind(
    "pasangan", "Suami atau istri", "data suami atau istri", "keluarga", "pasangan",
    fields=(
        _F("nama", "Nama", required=True, longest=120),
        _F("tanggal_lahir", "Tanggal lahir", DATE, required=True),
        _F("tempat_lahir", "Tempat lahir", siasn=True, longest=80),
        _F("jenis_kelamin", "Jenis kelamin", CHOICE, choices=_SEX),
        _F("nik", "NIK", NIK, sensitive=True), _F("nip", "NIP bila ASN", NIP),
        _F("agama", "Agama", CODE, codes="agama", word="nama_tampil"),
        _F("pekerjaan", "Pekerjaan", longest=80),
        _F("status", "Status", CHOICE, required=True, default="menikah",
           choices=(("menikah", "Menikah"), ("cerai", "Cerai"), ("meninggal", "Meninggal"))),
        _F("tanggal_nikah", "Tanggal nikah", DATE, siasn=True),
        _F("akta_nikah", "Nomor akta nikah", siasn=True, longest=80),
        _F("tanggal_akhir", "Tanggal cerai atau meninggal", DATE),
        _F("akta_akhir", "Nomor akta cerai atau kematian", longest=80),
        _F("karis_karsu", "Nomor karis/karsu", longest=40), *_ALLOWANCE,
    ),
    text=("nama", "status"), columns=("nama", "tanggal_lahir", "tanggal_nikah", "status", "tunjangan"),
    sort="tanggal_nikah", empty="Belum ada data suami atau istri.", sensitive=True,
)  # fmt: skip
ANAK_KIND = RecordKind(
    "anak", "Anak", "data anak", "keluarga", "anak",
    fields=(
        _F("nama", "Nama", required=True, longest=120),
        _F("tanggal_lahir", "Tanggal lahir", DATE, required=True),
        _F("tempat_lahir", "Tempat lahir", siasn=True, longest=80),
        _F("jenis_kelamin", "Jenis kelamin", CHOICE, choices=_SEX),
        _F("jenis", "Anak", CHOICE, required=True, default="kandung",
           choices=(("kandung", "Kandung"), ("tiri", "Tiri"), ("angkat", "Angkat"))),
        _F("pasangan_id", "Anak dari", SPOUSE, siasn=True), _F("nik", "NIK", NIK, sensitive=True),
        _F("akta_lahir", "Nomor akta lahir", siasn=True, longest=80),
        _F("sekolah", "Sekolah", longest=150), _F("kuliah_sampai", "Surat kuliah berlaku sampai", DATE),
        _F("menikah", "Sudah menikah", BOOL, default=False),
        _F("bekerja", "Sudah berpenghasilan", BOOL, default=False),
        _F("meninggal", "Tanggal meninggal", DATE), *_ALLOWANCE,
    ),
    text=("nama", "tanggal_lahir"), columns=("nama", "tanggal_lahir", "jenis", "sekolah", "tunjangan"),
    sort="tanggal_lahir", empty="Belum ada data anak.", sensitive=True,
)  # fmt: skip
ORANG_TUA_KIND = RecordKind(
    "orang_tua", "Orang tua", "data orang tua", "keluarga", "orang_tua",
    fields=(
        _F("hubungan", "Hubungan", CHOICE, required=True,
           choices=(("ayah", "Ayah"), ("ibu", "Ibu"), ("ayah_mertua", "Ayah mertua"), ("ibu_mertua", "Ibu mertua"))),
        _F("nama", "Nama", required=True, longest=120), _F("tempat_lahir", "Tempat lahir", longest=80),
        _F("tanggal_lahir", "Tanggal lahir", DATE), _F("pekerjaan", "Pekerjaan", longest=80),
        _F("alamat", "Alamat", longest=200), _F("meninggal", "Tanggal meninggal", DATE),
    ),
    text=("hubungan", "nama"), columns=("hubungan", "nama", "tanggal_lahir", "pekerjaan"), sort="tanggal_lahir",
    empty="Belum ada data orang tua.", sensitive=True,
)  # fmt: skip
ALL = (PASANGAN_KIND, ANAK_KIND, ORANG_TUA_KIND)
