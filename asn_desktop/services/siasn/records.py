"""The records SIASN takes from an office: which field of ours fills which field of its, row by row.

Field names are SIASN's own (siasn_fields.csv), its misspellings included. An empty `id` makes a new record there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.rules import service
from asn_desktop.services.siasn.words import Lists, day, sex, text

Filler = Callable[["Place", Any], str]


@dataclass(frozen=True)
class Place:
    """What a row stands in: its person, the lists, ids of other rows by our id, units' ids."""

    person: Any
    lists: Lists
    siasn_ids: Mapping[Any, str]
    units: Mapping[Any, str]


@dataclass(frozen=True)
class Record:
    """One kind of record SIASN takes: sheet, our table, field -> filler, and whether it is closed to most roles."""

    sheet: str
    kind: str  # key of record_kinds; "" for the person's own record
    fields: Mapping[str, Filler]
    sensitive: bool = False
    when: Callable[[Any], bool] = bool  # rows SIASN takes at all


def _of(name: str) -> Filler:
    return lambda _place, row: text(getattr(row, name))


def _mine(place: Place, _row: Any) -> str:
    return text(place.person.siasn_id)


def _kept(key: str) -> Filler:
    return lambda place, _row: text((place.person.siasn or {}).get(key))


def _person(name: str) -> Filler:
    return lambda place, _row: text(getattr(place.person, name))


def _month(name: str) -> Filler:
    return lambda _place, row: text(getattr(row, name) and getattr(row, name).month)


def _year(name: str) -> Filler:
    return lambda _place, row: text(getattr(row, name) and getattr(row, name).year)


def _is(name: str, value: str) -> Filler:
    return lambda _place, row: text(getattr(row, name) == value)


def _post_id(kind: str) -> Filler:
    return lambda _place, row: text(row.jabatan_id) if row.jenis == kind else ""


def _service(_place: Place, row: Any) -> str:
    """Years and months as SIASN writes them in one field: ``12-03``."""
    if row.mkg_tahun is None:
        return ""
    return f"{row.mkg_tahun:02d}-{row.mkg_bulan or 0:02d}"


def _figure(name: str) -> Filler:
    """Credit points with three decimals, as the national service wants them."""

    def fill(_place: Place, row: Any) -> str:
        value = getattr(row, name)
        if not value:
            return ""
        whole, _, part = value.replace(",", ".").partition(".")
        return f"{whole}.{part[:3]:0<3}"

    return fill


def _months(row: Any) -> tuple[int, int]:
    if row.masa_tahun is not None or row.masa_bulan is not None:
        return row.masa_tahun or 0, row.masa_bulan or 0
    if row.mulai is None or row.sampai is None:
        return 0, 0
    return service.masa_kerja(row.mulai, row.sampai + dt.timedelta(days=1))


_ID = {"id": _of("siasn_id")}
_SK = {"nomorSk": _of("nomor_sk"), "tanggalSk": _of("tanggal_sk")}

PROFILE = Record("data-utama-update", "", {
    "pns_orang_id": _mine, "alamat": _person("alamat"), "email": _person("email"),
    "email_gov": _person("email_dinas"), "kabupaten_id": _kept("kabupaten_id"), "karis_karsu": _person("karis_karsu"),
    "kelas_jabatan": _person("kelas_jabatan"), "kpkn_id": _kept("kpkn_id"),
    "lokasi_kerja_id": _kept("lokasi_kerja_id"), "nomor_bpjs": _person("bpjs"), "nomor_hp": _person("no_hp"),
    "nomor_telpon": _kept("nomor_telpon"), "npwp_nomor": _person("npwp"), "npwp_tanggal": _kept("npwp_tanggal"),
    "tanggal_taspen": _kept("tanggal_taspen"), "taspen_nomor": _person("taspen"),
    "tapera_nomor": _kept("tapera_nomor"),
})  # fmt: skip
APPOINTMENT = Record("cpns-save", "", {
    "id": lambda _place, _row: "", "pns_orang_id": _mine,
    "status_cpns_pns": lambda place, _row: {"PNS": "P", "CPNS": "C"}.get(place.person.status, ""),
    "nomor_sk_cpns": _person("sk_cpns_nomor"), "tgl_sk_cpns": _person("sk_cpns_tanggal"),
    "tmt_cpns": _person("tmt_cpns"), "nomor_sk_pns": _person("sk_pns_nomor"), "tgl_sk_pns": _person("sk_pns_tanggal"),
    "tmt_pns": _person("tmt_pns"), "nomor_sttpl": _person("nomor_sttpl"), "tgl_sttpl": _person("tanggal_sttpl"),
    "nomor_spmt": _person("nomor_spmt"), "tmt_melaksanakan_tugas": _person("tanggal_spmt"),
    "kartu_pegawai": _person("karpeg"),
}, when=lambda person: person.status in ("CPNS", "PNS"))  # fmt: skip

_POST = {
    "pnsId": _mine, "instansiId": _kept("instansi_kerja_id"), "instansiIndukId": _kept("instansi_induk_id"),
    "satuanKerjaId": _kept("satuan_kerja_kerja_id"), "unorId": lambda place, row: place.units.get(row.unit_id, ""),
    "eselonId": lambda place, row: place.lists.eselon_id.get(row.eselon or "", ""), "jenisJabatan": _of("jenis"),
    "jabatanFungsionalId": _post_id("2"), "jabatanFungsionalUmumId": _post_id("4"), **_SK, "tmtJabatan": _of("tmt"),
    "tmtPelantikan": _of("tmt_pelantikan"),
    "tmtMutasi": lambda _place, row: day(row.tmt) if row.jenis_mutasi == "MU" else "",
    "jenisMutasiId": _of("jenis_mutasi"), "jenisPenugasanId": _of("penugasan"),
    "subJabatanId": lambda _place, _row: "",
}  # fmt: skip
_COURSE = {
    "pnsOrangId": _mine, "instansiId": _kept("instansi_kerja_id"), "institusiPenyelenggara": _of("penyelenggara"),
    "jenisDiklatId": _of("jenis"), "jumlahJam": _of("jam"), "namaKursus": _of("nama"),
    "nomorSertipikat": _of("nomor_sk"), "tahunKursus": _of("tahun"), "tanggalKursus": _of("mulai"),
    "tanggalSelesaiKursus": _of("selesai"),
}  # fmt: skip
_RESULT = {
    "tahun": _of("tahun"), "hasilKinerjaNilai": _of("hasil"), "perilakuKerjaNilai": _of("perilaku"),
    "kuadranKinerjaNilai": _of("predikat"), "penilaiNipNrp": _of("penilai_nip"), "penilaiNama": _of("penilai_nama"),
    "statusPenilai": lambda _place, row: ("ASN" if row.penilai_nip else "NON ASN") if row.penilai_nama else "",
}  # fmt: skip

RECORDS: tuple[Record, ...] = (
    Record("jabatan-save", "jabatan", _ID | _POST),
    Record("diklat-save", "diklat", _ID | {
        "pnsOrangId": _mine, "latihanStrukturalId": _of("latihan"), "nomor": _of("nomor_sk"), "tanggal": _of("mulai"),
        "tanggalSelesai": _of("selesai"), "tahun": _of("tahun"), "jumlahJam": _of("jam"),
        "institusiPenyelenggara": _of("penyelenggara"),
    }),
    Record("kursus-save", "kursus", _ID | _COURSE),
    Record("skp22-save", "kinerja", _ID | {"pnsDinilaiOrang": _mine, **_RESULT,
                                           "penilaiJabatan": _of("penilai_jabatan")},
           sensitive=True, when=lambda row: row.periode == "tahunan" and row.tahun >= 2022),
    Record("kinerjaperiodik-save", "kinerja", _ID | {
        "pnsDinilaiId": _mine,
        "periodikId": lambda _place, row: {"bulanan": "1", "triwulan": "2"}.get(row.periode, ""),
        "bulanMulaiPenilaian": _month("mulai"), "tahunMulaiPenilaian": _year("mulai"),
        "bulanSelesaiPenilaian": _month("sampai"), "tahunSelesaiPenilaian": _year("sampai"), **_RESULT,
        "penilaiJabatanNama": _of("penilai_jabatan"),
    }, sensitive=True, when=lambda row: row.periode in ("bulanan", "triwulan")),
    Record("angkakredit-save", "angka_kredit", _ID | {
        "pnsId": _mine, **_SK, "bulanMulaiPenailan": _month("mulai"), "tahunMulaiPenailan": _year("mulai"),
        "bulanSelesaiPenailan": _month("sampai"), "tahunSelesaiPenailan": _year("sampai"),
        "kreditUtamaBaru": _figure("utama"), "kreditPenunjangBaru": _figure("penunjang"),
        "kreditBaruTotal": _figure("total"), "isAngkaKreditPertama": _is("jenis", "pertama"),
        "isIntegrasi": _is("jenis", "integrasi"), "isKonversi": _is("jenis", "konversi"),
    }, sensitive=True),
    Record("penghargaan-save", "penghargaan", _ID | {
        "pnsOrangId": _mine, "hargaId": _of("jenis"), "tahun": _of("tahun"), "skNomor": _of("nomor_sk"),
        "skDate": _of("tanggal_sk"),
    }),
    Record("kgb-save", "kgb", _ID | {
        "pnsId": _mine, "gajiBaru": _of("gaji_baru"), "gajiLama": _of("gaji_lama"), **_SK, "tmtGajiBaru": _of("tmt"),
        "masaKerja": _service,
    }, when=lambda row: row.jenis != "ditunda"),
    Record("hukdis-save", "hukdis", _ID | {
        "pnsOrangId": _mine, "jenisHukumanId": _of("jenis"), "jenisTingkatHukumanId": _of("tingkat"),
        "skNomor": _of("nomor_sk"), "skTanggal": _of("tanggal_sk"), "hukumanTanggal": _of("mulai"),
        "akhirHukumanTanggal": _of("sampai"), "masaTahun": lambda _place, row: text(_months(row)[0]),
        "masaBulan": lambda _place, row: text(_months(row)[1]), "nomorPp": _of("nomor_pp"),
        "golonganId": lambda place, row: place.lists.rank_id.get(row.golongan or "", ""), "keterangan": _of("alasan"),
    }, sensitive=True),
    Record("pasangan-save", "pasangan", _ID | {
        "pnsOrangId": _mine, "nama": _of("nama"), "tempatLahir": _of("tempat_lahir"), "tglLahir": _of("tanggal_lahir"),
        "jenisKelamin": lambda _place, row: sex(row.jenis_kelamin), "agamaId": _of("agama"),
        "statusPernikahan": lambda _place, row: {"menikah": "1", "cerai": "2", "meninggal": "3"}.get(row.status, ""),
        "tglAktaMenikah": _of("tanggal_nikah"), "noAktaMenikah": _of("akta_nikah"),
        "statusHidup": lambda _place, row: text(row.status != "meninggal"),
    }, sensitive=True),
    Record("anak-save", "anak", _ID | {
        "pnsOrangId": _mine, "pasanganId": lambda place, row: place.siasn_ids.get(row.pasangan_id, ""),
        "nama": _of("nama"), "tempatLahir": _of("tempat_lahir"), "tglLahir": _of("tanggal_lahir"),
        "jenisKelamin": lambda _place, row: sex(row.jenis_kelamin),
        "jenisAnakId": lambda _place, row: {"kandung": "1", "tiri": "2", "angkat": "3"}.get(row.jenis, ""),
        "statusHidup": lambda _place, row: text(row.meninggal is None), "aktaKelahiran": _of("akta_lahir"),
    }, sensitive=True),
)  # fmt: skip
