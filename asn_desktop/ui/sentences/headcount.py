"""Head counts in words: what is wrong with a question, its fields, values and findings, and the question itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from asn_desktop.rules import post_codes, statuses
from asn_desktop.rules.headcount import EMPTY, FIELDS, Condition, Kind, Question
from asn_desktop.rules.headcount_table import Table, TableRow
from asn_desktop.rules.words import long_date

SENTENCES = {
    "COUNT_DATE": "Tanggal keadaan belum diisi. Jumlah pegawai selalu dihitung per satu tanggal; isi tanggalnya.",
    "COUNT_FIELD": "Syarat baris {baris} menyebut “{bidang}”, yang tidak dikenal. Pilih salah satu syarat dari daftar.",
    "COUNT_EMPTY": "Syarat baris {baris} belum berisi pilihan. Pilih sedikitnya satu, atau hapus baris itu.",
    "COUNT_VALUE": "Isi “{raw}” pada syarat baris {baris} tidak dikenal. Pilih dari daftar yang ditawarkan.",
    "COUNT_RANGE": "Rentang “{raw}” pada syarat baris {baris} tidak dapat dipakai. Tulis misalnya 25–40, s.d. 39, atau "
    "mulai 40; angka pertama tidak boleh lebih besar.",
    "COUNT_GROUP": "Pengelompokan “{raw}” tidak dikenal. Pilih salah satu dari daftar.",
    "COUNT_GROUPS": "Tabel disusun menurut satu atau dua hal yang berbeda. Kurangi pengelompokannya.",
    "COUNT_MANY": "Pertanyaan ini memuat lebih dari {limit} syarat. Gabungkan yang sejenis dalam satu baris.",
    "COUNT_KEPT": "Pertanyaan tersimpan ini dibuat oleh versi program yang lebih baru. Perbarui program, atau susun "
    "pertanyaannya kembali.",
    "QUESTION_NAME": "Nama pertanyaan kosong atau lebih dari {limit} huruf. Beri nama singkat, misalnya “Guru S-1 per "
    "kecamatan”.",
    "QUESTION_NAME_TAKEN": "Sudah ada pertanyaan bernama “{raw}”. Beri nama lain, atau ganti isi yang lama.",
    "QUESTION_UNKNOWN": "Pertanyaan “{raw}” tidak ada atau sudah dihapus. Lihat daftar pertanyaan tersimpan.",
}
FIELD_WORDS = {
    "status": "Status", "unit": "Unit kerja", "golongan": "Golongan", "jabatan": "Nama jabatan",
    "jenis_jabatan": "Jenis jabatan", "eselon": "Eselon", "jenjang": "Jenjang fungsional",
    "tingkat": "Tingkat pendidikan", "bidang": "Bidang pendidikan", "jenis_kelamin": "Jenis kelamin", "usia": "Usia",
    "masa_kerja": "Masa kerja", "latihan": "Diklat atau kursus", "kedudukan": "Kedudukan hukum", "agama": "Agama",
    "status_kawin": "Status perkawinan", "unit_induk": "Unit kerja induk", "golongan_induk": "Golongan (I–IV)",
}  # fmt: skip
FINDING_WORDS = {
    "lewat_bup": "melewati batas usia pensiun tanpa SK pemberhentian",
    "akan_bup": "mencapai batas usia pensiun sebelum tanggal itu, SK belum dicatat",
    "kontrak_lewat": "masa perjanjian kerja sudah lewat",
    "kedudukan_berhenti": "kedudukan hukum menyatakan berhenti, tanggal berhenti belum dicatat",
    "jabatan_ganda": "dua jabatan definitif dengan TMT yang sama",
    "nip_ganda": "NIP tercatat dua kali, dihitung satu orang",
    "tanpa_nip": "belum punya NIP atau NI PPPK",
    "tanpa_mulai": "TMT CPNS atau awal perjanjian belum diisi",
}
UNFILLED = "Belum diisi"
FIXED: Mapping[str, Mapping[str, str]] = {
    "status": {**statuses.WORDS, "NONASN": "Non-ASN"},
    "jenis_jabatan": post_codes.KINDS,
    "jenis_kelamin": {"L": "Laki-laki", "P": "Perempuan"},
}
_YEARS = ("usia", "masa_kerja")
Labels = Mapping[str, Mapping[str, str]]


def value_words(field: str, value: str, labels: Labels) -> str:
    """A value of a condition or a code of a table in words: ``..39`` of usia is "sampai 39 tahun"."""
    if value == EMPTY:
        return UNFILLED
    if field in _YEARS:
        return _years(value)
    known = FIXED.get(field) or labels.get(field) or {}
    if value in known:
        return known[value]
    low, dots, high = value.partition("..")
    if dots:
        return _span(known.get(low, low), known.get(high, high))
    if field in ("golongan", "golongan_induk") and value.endswith("/"):
        return f"Golongan {value[:-1]}"
    if field in ("golongan", "golongan_induk") and "/" not in value:
        return f"PPPK {value}"
    return f"Eselon {value[:-1]}" if field == "eselon" and value.endswith(".") else value


def code_words(group: str, code: str, labels: Labels) -> str:
    """The heading of a row or a column of the table; bands of age and service are short: ``26–30``."""
    if group in _YEARS and code != EMPTY:
        low, _, high = code.partition("..")
        if low == "0":
            return f"≤ {high}"
        return f"> {int(low) - 1}" if int(high) > 98 else f"{low}–{high}"
    return value_words(group, code, labels)


def table_lines(table: Table, labels: Labels) -> list[list[str | int]]:
    """The table as lines of cells: heading, rows, own rows, totals; for copying, CSV and the terminal."""
    group = table.kelompok[0]
    heads: list[str | int] = [FIELD_WORDS[group]]
    heads += [code_words(table.kelompok[1], code, labels) for code in table.kolom]
    lines = [[*heads, "Jumlah"]]
    for row in table.baris:
        lines.append([row_words(table, row, labels), *row.sel, row.jumlah])
    return [*lines, ["Jumlah", *table.total, table.jumlah]]


def row_words(table: Table, row: TableRow, labels: Labels) -> str:
    """The heading of a row; an own row is named by the standing of its people."""
    return code_words("kedudukan" if row.tersendiri else table.kelompok[0], row.kode, labels)


def question_words(question: Question, on: dt.date, labels: Labels) -> str:
    """The whole question as one line: conditions, then the day. Without conditions: all employees."""
    parts = [condition_words(condition, labels) for condition in question.syarat]
    return f"{'; '.join(parts) or 'Semua pegawai'} · per {long_date(on)}"


def condition_words(condition: Condition, labels: Labels) -> str:
    """One condition: ``Jenis kelamin Perempuan``, ``Tingkat pendidikan S-1 atau D-IV``, ``Unit kerja bukan …``."""
    values = [value_words(condition.bidang, value, labels) for value in condition.nilai]
    if FIELDS[condition.bidang].kind is Kind.WORDS:
        verb = "tidak memuat " if condition.lain else "memuat "
        values = [value if value == UNFILLED else f"“{value}”" for value in values]
    else:
        verb = "bukan " if condition.lain else ""
    return f"{FIELD_WORDS[condition.bidang]} {verb}{' atau '.join(values)}"


def _years(value: str) -> str:
    low, dots, high = value.partition("..")
    if not dots:
        return f"{low} tahun"
    if not low:
        return f"sampai {high} tahun"
    return f"{low}–{high} tahun" if high else f"{low} tahun ke atas"


def _span(low: str, high: str) -> str:
    if not low:
        return f"sampai {high}"
    return f"{low} s.d. {high}" if high else f"{low} ke atas"
