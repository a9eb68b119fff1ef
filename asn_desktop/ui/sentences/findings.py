"""Words for what came back from a merge: fields, values, what a refused line is about and what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from asn_desktop.problems import Problem
from asn_desktop.rules.words import short_date
from asn_desktop.services.findings import FindingRow
from asn_desktop.services.record_kinds import of_table
from asn_desktop.ui.sentences import sentence

_FIELDS = {
    "nama": "Nama", "nip": "NIP", "nik": "NIK", "email": "Surel", "no_hp": "Nomor HP", "alamat": "Alamat",
    "tanggal_lahir": "Tanggal lahir", "tempat_lahir": "Tempat lahir", "tmt": "TMT", "golongan": "Golongan",
    "unit_id": "Unit kerja", "kedudukan": "Kedudukan hukum", "gelar_depan": "Gelar depan", "kode": "Kode",
    "gelar_belakang": "Gelar belakang", "induk_id": "Kantor induk", "keadaan": "Keadaan", "status": "Status",
}  # fmt: skip
_TABLES = {
    "employees": "Data pegawai", "golongan": "Golongan", "jabatan": "Jabatan", "pendidikan": "Pendidikan",
    "leave_requests": "Permintaan cuti", "leave_steps": "Langkah cuti", "leave_charges": "Hari cuti",
    "leave_openings": "Saldo awal cuti", "letters": "Surat", "units": "Unit kerja", "offices": "Data kantor",
    "leave_documents": "Bukti cuti", "leave_letters": "Surat cuti", "joint_leave_duty": "Cuti bersama tidak diberikan",
    "delegations": "Pendelegasian wewenang", "izin": "Izin", "surat_tugas": "Surat tugas",
    "surat_tugas_orang": "Pegawai surat tugas", "shifts": "Giliran jaga", "rosters": "Jadwal jaga",
    "skp": "SKP", "skp_results": "Hasil kerja SKP", "skp_indicators": "Indikator SKP", "skp_actions": "Rencana aksi",
    "kept_indicators": "Pustaka indikator", "skp_realisations": "Realisasi SKP", "skp_feedback": "Umpan balik",
    "skp_dialogues": "Dialog kinerja", "coachings": "Rencana pembinaan", "unit_achievements": "Capaian organisasi",
    "pattern_reasons": "Alasan pimpinan", "evaluations": "Evaluasi kinerja", "objections": "Keberatan",
    "evaluation_letters": "Dokumen kinerja", "credit_lines": "Angka kredit", "service_points": "Titik layanan",
    "service_duties": "Petugas layanan", "surveys": "Survei kepuasan", "feedback_cards": "Kartu umpan balik",
    "kehadiran": "Kehadiran", "settings": "Pengaturan", "unit_officials": "Pejabat", "unit_aliases": "Sebutan unit",
}  # fmt: skip


def day(moment: dt.datetime | None, zone: str = "Asia/Jakarta") -> str:
    """The legal day of a moment, short."""
    return short_date(moment.astimezone(ZoneInfo(zone)).date()) if moment else ""


def field_name(name: str | None, table: str = "") -> str:
    """A field as the form of its table calls it."""
    kind = of_table(table)
    if kind is not None and name in kind.names:
        return kind.field(name or "").label
    return _FIELDS.get(name or "", (name or "").replace("_", " ").capitalize())


def table_name(table: str) -> str:
    """A table as its tab is called."""
    kind = of_table(table)
    return kind.title if kind is not None else _TABLES.get(table, table)


def shown(value: Any) -> str:
    """A value of a finding: dates short, nothing as "kosong"."""
    if value is None or value == "":
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value)
    try:
        return short_date(dt.date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def headline(line: FindingRow) -> str:
    """Whom and what a refused line is about: "Sumarni – TMT: Anda 1 Apr 2024, BKPSDM 1 Okt 2024"."""
    who = line.person or table_name(line.table)
    if line.field is not None:
        return f"{who} – {field_name(line.field, line.table)}: Anda {shown(line.mine)}, BKPSDM {shown(line.kept)}"
    where = {"nip_elsewhere": "NIP", "nik_elsewhere": "NIK"}.get(line.code)
    if where:
        return f"{who} – {where} sudah tercatat di {line.values.get('kantor') or 'kantor lain'}"
    what = table_name(line.table)
    return f"{who} – {what.lower()} belum masuk" if line.person else f"{what} belum masuk"


def advice(line: FindingRow) -> str:
    """What to do about it."""
    values = dict(line.values) | {"mine": shown(line.mine), "kept": shown(line.kept)}
    return sentence(Problem(line.code, line.field or "", values))
