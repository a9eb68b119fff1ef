"""The words of the wizard's second step: kinds of file, sheets, and the questions only the clerk can answer."""

from __future__ import annotations

from asn_desktop.services.imports import FileKind, Question, SheetInfo
from asn_desktop.ui.sentences.imports import field_name

KINDS = {
    FileKind.SIASN: "Ekspor SIASN", FileKind.SIMPEG: "Data pegawai SIMPEG", FileKind.NOMINATIF: "Nominatif/DUK",
    FileKind.KGB: "Daftar penjagaan KGB", FileKind.OWN: "Daftar kantor sendiri",
}  # fmt: skip
_MEANINGS = {"mks": "Masa kerja keseluruhan (MKS)", "mkg": "Masa kerja golongan (MKG)"}
_ORDERS = {"bulan": "Bulan dulu (bulan/hari/tahun)", "hari": "Hari dulu (hari/bulan/tahun)"}
_TWINS = {"sama": "Unit yang sama", "baru": "Unit lain"}
OPEN = "Pilih jawaban …"


def kind_name(kind: FileKind) -> str:
    """What an office calls this kind of list."""
    return KINDS[kind]


def question(ask: Question) -> str:
    """The question in one sentence, and in a second one what happens until it is answered."""
    return " ".join(question_lines(ask))


def question_lines(ask: Question) -> tuple[str, str]:
    """The question, and what happens until it is answered."""
    v = ask.values
    if ask.code == "MONTH_FIRST":
        shown = ", ".join(v["samples"][:2])
        return (f"Kolom {v['letter']} ({field_name(v['field'])}) menulis {shown}. Bulan atau hari yang dulu?",
                "Sebelum dijawab kolom ini tidak dibaca.")  # fmt: skip
    if ask.code == "TWO_COLUMNS":
        return (f"{field_name(v['field'])} ada di {len(ask.options)} kolom. Kolom mana yang dipakai?",
                "Sebelum dijawab dipakai yang lebih lengkap.")  # fmt: skip
    if ask.code == "SERVICE_KIND":
        return "Kolom masa kerja di daftar ini berarti yang mana?", "Angkanya cocok dengan keduanya."
    return f"“{v['nama']}” mirip dengan “{v['mirip']}”. Unit yang sama?", "Bila sama, ejaan ini diingat."


def option(ask: Question, choice: str) -> str:
    """One answer in words."""
    if ask.code == "TWO_COLUMNS":
        return f"Kolom {choice}: {ask.values['headings'][choice]}"
    return {"MONTH_FIRST": _ORDERS, "SERVICE_KIND": _MEANINGS, "UNIT_TWIN": _TWINS}[ask.code][choice]


def sheet(info: SheetInfo) -> str:
    """A sheet with its people, or why it is no list of people."""
    name = info.name or "(tanpa nama)"
    if info.kind is None:
        return f"{name} · bukan daftar pegawai"
    hidden = " · tersembunyi" if info.hidden else ""
    return f"{name} · {info.people} orang{hidden}"
