"""Words of the anomaly screen and of `asn anomali`: names of kinds, dimensions and weights, what and what to do."""

from __future__ import annotations

import re

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.anomalies import Dimension, Finding
from asn_desktop.rules.words import thousands
from asn_desktop.services import record_kinds
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.imports import FIELD_NAMES

DIMENSIONS = {
    Dimension.ACCURACY: "Akurasi", Dimension.COMPLETENESS: "Kelengkapan", Dimension.CONSISTENCY: "Konsistensi",
    Dimension.TIMELINESS: "Kemutakhiran",
}  # fmt: skip
SEVERITIES = {
    Severity.ERROR: "harus diperbaiki", Severity.REASON: "perlu alasan", Severity.WARNING: "perlu dicek",
}  # fmt: skip
TONES = {Severity.ERROR: "error", Severity.REASON: "warn", Severity.WARNING: "neutral"}
_TITLES = {
    "NIP_EMPTY": "NIP kosong", "NIP_LENGTH": "NIP bukan 18 angka", "NIP_CHARS": "NIP memuat huruf",
    "NIP_BIRTHDATE": "Tanggal lahir dalam NIP", "NIP_POS13_14": "Angka ke-13 dan 14 NIP", "NIP_SEX": "Angka ke-15 NIP",
    "NIP_SERIAL": "NIP berakhir 000", "NIP_AGE": "Umur diangkat menurut NIP", "NIP_DUPLICATE": "NIP ganda",
    "NIP_DOB_MISMATCH": "Tanggal lahir beda dengan NIP", "NIP_SEX_MISMATCH": "Jenis kelamin beda dengan NIP",
    "NIP_KIND_MISMATCH": "Status beda dengan NIP", "NIP_TMT_MISMATCH": "TMT CPNS beda dengan NIP",
    "NIP_YEAR_MISMATCH": "Tahun PPPK beda dengan nomor induk", "NIP_TMT_FUTURE": "TMT dalam NIP belum tiba",
    "NIK_EMPTY": "NIK kosong", "NIK_LENGTH": "NIK bukan 16 angka", "NIK_BIRTHDATE": "Tanggal lahir dalam NIK",
    "NIK_SERIAL": "NIK berakhir 0000", "NIK_DUPLICATE": "NIK ganda", "NIK_PROVINCE": "Kode provinsi NIK",
    "NIK_DOB_MISMATCH": "Tanggal lahir beda dengan NIK", "NIK_SEX_MISMATCH": "Jenis kelamin beda dengan NIK",
    "NPWP_FORMAT": "Bentuk NPWP", "NAMA_EMPTY": "Nama kosong",
    "KARPEG_FORMAT": "Bentuk karpeg", "BPJS_FORMAT": "Bentuk BPJS", "TASPEN_FORMAT": "Bentuk Taspen",
    "CARD_PATTERN": "Bentuk karis/karsu", "TITLE_IN_NAME": "Gelar di dalam nama",
    "SAME_NAME_DOB": "Nama dan tanggal lahir sama", "DOB_FUTURE": "Tanggal lahir belum tiba",
    "DOB_RANGE": "Umur di luar 17–75", "TMT_BEFORE_18": "Diangkat sebelum 18 tahun", "TMT_ORDER": "Urutan TMT",
    "TMT_NOT_FIRST": "TMT bukan tanggal 1", "SK_FUTURE": "SK bertanggal nanti", "SK_RETROACTIVE": "SK jauh sesudah TMT",
    "SK_REPEATED": "Nomor SK dengan dua tanggal", "GOL_FORMAT": "Golongan tidak dikenal",
    "GOL_ORDER": "Golongan turun tanpa SK", "GOL_DUP": "Golongan dua kali", "GOL_SAME_DAY": "Dua golongan satu TMT",
    "GOL_JUMP": "Golongan melompat", "GOL_GAP": "Riwayat golongan terputus",
    "GOL_TMT_EMPTY": "TMT golongan kosong",
    "GOL_ABOVE_CEILING": "Melewati batas ijazah", "POST_RANGE": "Golongan dan jabatan",
    "JPT_BELOW_RANK": "JPT di bawah IV/b", "PPPK_EDU": "Golongan PPPK dan ijazah", "KP_TOO_SOON": "KP kurang dua tahun",
    "KP_PERIOD": "KP di luar periode", "MKG_DIFF": "MKG tidak cocok", "MKG_BELOW_TABLE": "MKG di bawah tabel gaji",
    "MKS_DIFF": "Masa kerja tidak cocok", "GAJI_DIFF": "Gaji pokok beda dengan tabel", "JAB_OVERLAP": "Jabatan rangkap",
    "JAB_DOUBLE_HOLDER": "Jabatan berpemangku dua", "JAB_GAP": "Jeda antarjabatan", "ESELON_EMPTY": "Eselon kosong",
    "JF_NAME_PELAKSANA": "Pelaksana bernama JF", "STRUKTURAL_SHORT": "Struktural, masa kerja < 2 tahun",
    "EDU_BELOW_JF": "Pendidikan di bawah syarat JF", "EDU_BELOW_ESELON": "Pendidikan di bawah syarat eselon",
    "EDU_YEAR": "Tahun lulus terlalu muda", "EDU_YEAR_FUTURE": "Tahun lulus belum tiba",
    "DPK_WRONG": "Jenis pegawai DPK", "UNIT_EMPTY": "Unit kosong", "UNIT_UNKNOWN": "Unit sudah ditutup",
    "TMT_CPNS_EMPTY": "TMT CPNS kosong", "TMT_PNS_EMPTY": "TMT PNS kosong", "CONTRACT_EMPTY": "Akhir perjanjian kosong",
    "GOLONGAN_EMPTY": "Golongan kosong", "JABATAN_EMPTY": "Jabatan kosong", "PENDIDIKAN_EMPTY": "Pendidikan kosong",
    "GELAR_EMPTY": "Gelar kosong", "EMAIL_EMPTY": "Surel kosong", "EMAIL_FORMAT": "Bentuk surel",
    "PHONE_EMPTY": "Nomor HP kosong", "PHONE_FORMAT": "Bentuk nomor HP", "CPNS_OVER_1Y": "CPNS lebih dari setahun",
    "BUP_PASSED_ACTIVE": "Melewati BUP, masih aktif", "CLTN_EXPIRED": "CLTN lewat akhirnya",
    "CONTRACT": "Tanggal perjanjian", "CONTRACT_OVERLAP": "Perjanjian bertumpuk",
    "CONTRACT_PASSED": "Perjanjian sudah berakhir", "CONTRACT_AFTER_BUP": "Perjanjian melewati BUP",
    "DEAD_ACTIVE": "Sudah berhenti, masih aktif", "STANDING_LEFT": "Kedudukan tidak aktif",
    "MONEY_NEGATIVE": "Jumlah uang", "RANGE": "Angka di luar batas", "DATE_INVALID": "Tanggal tidak ada",
    "FIELD_EMPTY": "Isian riwayat kosong",
}  # fmt: skip
_FIELDS = {
    "kedudukan": "Kedudukan hukum", "jenis_pegawai": "Jenis pegawai", "unit_id": "Unit",
    "kontrak_tmt": "Mulai perjanjian ini", "email": "Surel",
}  # fmt: skip
_BREAK = re.compile(r"(?<=[.;?”)])\s+(?=[A-Z“])")


def title(code: str, table: str = "") -> str:
    """The short name of a kind of finding; kinds of one history without a name of their own share one."""
    if code in _TITLES:
        return _TITLES[code]
    kind = record_kinds.of_table(table)
    return f"Lain-lain: {kind.title.lower()}" if kind else "Lain-lain: data utama"


def where(finding: Finding) -> str:
    """Which form and field: "Riwayat golongan, TMT" or "Data utama, NIK"."""
    kind = record_kinds.of_table(finding.table)
    if kind is None:
        field = _FIELDS.get(finding.field) or FIELD_NAMES.get(finding.field, finding.field.replace("_", " "))
        return f"Data utama, {field}" if finding.field else "Data utama"
    words = next((f.label for f in kind.fields if f.name == finding.field), "")
    place = kind.one[:1].upper() + kind.one[1:]
    return f"{place}, {words}" if words else place


def what_and_todo(problem: Problem) -> tuple[str, str]:
    """The sentence in its two halves: what is the matter, and what to do (may be "")."""
    what, *rest = _BREAK.split(sentence(problem), maxsplit=1)
    return what, rest[0] if rest else ""


def points(hundredths: int) -> str:
    """A score as people write it: 9.958 of 10.000 is 99,58."""
    whole, part = divmod(hundredths, 100)
    return f"{thousands(whole)},{part:02d}"
