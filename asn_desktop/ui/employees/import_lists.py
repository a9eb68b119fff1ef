"""The lists of the import wizard: columns of the file, rows by outcome, imports done before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import normalise, only_digits, show_nip
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.imports import Batch, FieldChange, ImportRow, Preview
from asn_desktop.services.imports import Column as FileColumn
from asn_desktop.ui import look
from asn_desktop.ui.sentences import imports as words
from asn_desktop.ui.table import Column

UNUSED = "tidak dipakai"
_SURE = {"periksa": ("periksa", "warn"), "mirip": ("mirip", "warn"), "isi": ("dari isinya", "warn"),
         "dipilih": ("pilihan Anda", "accent")}


def heading(column: FileColumn) -> str:
    """The heading as the file has it, or the column's letter when it has none."""
    return column.heading or f"(kolom {column.letter})"


def mapping_columns(*, letters: bool) -> list[Column]:
    """Column of the file, field it fills, and whether to look twice."""
    found = [
        Column("Kolom di berkas", heading, width=180 if not letters else 0, key=lambda c: c.index),
        Column("Masuk ke isian", _field, badge=lambda c: _SURE.get(c.sure), width=0 if not letters else 260,
               strong=True, tone=lambda c: "" if c.field else "quiet"),
    ]  # fmt: skip
    if letters:
        found.insert(0, Column("Kolom", lambda c: c.letter, width=80, key=lambda c: c.index))
    return found


def _field(column: FileColumn) -> str:
    return words.field_name(column.field) if column.field and column.field != "pangkat" else UNUSED


def note(column: FileColumn) -> str:
    """Why a column deserves a second look."""
    own = heading(column).rpartition(" > ")[2]
    if column.note == "first":
        return f"“{own}” ada lebih dari satu. Yang dipakai kolom {column.letter}; kolom {column.partner} tidak dipakai."
    if column.note == "second":
        return f"Isian yang sama sudah diambil dari kolom {column.partner}, yang lebih lengkap."
    if column.note == "tmt_left":
        return f"“{own}” tidak menyebut TMT apa. Diambil sebagai {_field(column)} karena kolom di kirinya."
    if column.sure == "mirip":
        return "Judulnya mirip dengan isian ini. Betulkan bila tidak cocok."
    if column.sure == "isi":
        return "Dikenali dari isinya, bukan dari judulnya. Betulkan bila tidak cocok."
    return ""


def row_columns(kind: str, *, sheets: bool = False) -> list[Column]:
    """The columns of one tab: ditolak, baru, berubah, peringatan or sama; `sheets` names the sheet of each row."""
    tail = {
        "ditolak": [_finding("Mengapa ditolak, dan apa yang perlu dilakukan", "error", _blocking)],
        "peringatan": [_finding("Apa yang perlu diperiksa", "warn", _any)],
        "berubah": [Column("Yang berubah: lama → baru", _first_change, second=_more_changes, width=0)],
    }.get(kind, _person_columns())
    place = Column("Baris", "number", second=(lambda r: r.sheet) if sheets else None, width=120 if sheets else 70,
                   key=lambda r: r.key)  # fmt: skip
    return [place, _who(), *tail]


def _who() -> Column:
    return Column("Pegawai", _name, second=_nip, width=240, strong=True)


def _name(row: ImportRow) -> str:
    return " ".join(row.nama.split("\n")[0].split()) or "(tanpa nama)"


def _nip(row: ImportRow) -> str:
    if only_digits(row.nip):
        return grouped(row.nip)
    raw = row.raw.get("nip")
    return (raw.text.strip() if raw else "") or row.nip or "NIP kosong"


def grouped(nip: str) -> str:
    """A NIP in its groups, also one that is too short, so that the clerk can compare it with the decree."""
    digits = normalise(nip)
    if len(digits) == 18:
        return show_nip(digits)
    if not 12 <= len(digits) <= 20:
        return nip.strip() or "NIP kosong"
    return " ".join(part for part in (digits[:8], digits[8:14], digits[14:15], digits[15:]) if part)


def _finding(title: str, tone: str, choose: Callable[[ImportRow], list[Problem]]) -> Column:
    color = look.TONES[tone][0]

    def first(row: ImportRow) -> tuple[str, str]:
        found = choose(row)
        return words.why(found[0]) if found else ("", "")

    def what(row: ImportRow) -> str:
        more = len(choose(row)) - 1
        return f"{first(row)[0]} (+{more} lagi)" if more > 0 else first(row)[0]

    return Column(
        title, what, second=lambda row: _left_out(row, choose) + first(row)[1], width=0,
        tone=lambda row: tone, icon=lambda row: (look.TONE_ICONS[tone], color), strong=False,
    )  # fmt: skip


def _blocking(row: ImportRow) -> list[Problem]:
    return [p for p in row.problems if p.blocks] or list(row.problems)


def _any(row: ImportRow) -> list[Problem]:
    return list(row.problems)


def _left_out(row: ImportRow, choose: Callable[[ImportRow], list[Problem]]) -> str:
    """A row that goes in without a field says which one stays empty."""
    found = choose(row)
    if row.imported and found and found[0].blocks:
        return f"{words.field_name(found[0].field)} dikosongkan. "
    return ""


def _change(change: FieldChange) -> str:
    old, new = words.value_of(change.field, change.old), words.value_of(change.field, change.new)
    return f"{words.field_name(change.field)}: {old} → {new}"


def _first_change(row: ImportRow) -> str:
    return _change(row.changes[0]) if row.changes else ""


def _more_changes(row: ImportRow) -> str:
    return " · ".join(_change(change) for change in row.changes[1:])


def _person_columns() -> list[Column]:
    return [
        Column("Jabatan", lambda r: r.values.get("jabatan") or "–", second=lambda r: r.values.get("unit_kerja") or "",
               width=0),
        Column("Gol.", lambda r: r.values.get("golongan") or "–", width=70),
        Column("Status", lambda r: r.values.get("status") or "–", width=80),
    ]  # fmt: skip


def history_columns(zone: str) -> list[Column]:
    """Imports done before, newest first."""
    def day(batch: Batch) -> str:
        local = batch.pada.astimezone(ZoneInfo(zone))
        return f"{short_date(local.date())}, {local:%H.%M}"

    return [
        Column("Waktu", day, width=190, key=lambda b: b.pada),
        Column("Berkas", lambda b: b.berkas or "(tanpa nama)", width=0, strong=True),
        Column("Baru", lambda b: thousands(b.jumlah.get("baru", 0)), align="right", width=80),
        Column("Berubah", lambda b: thousands(b.jumlah.get("berubah", 0)), align="right", width=90),
        Column("Oleh", "oleh", width=180),
        Column("", badge=lambda b: ("dibatalkan", "neutral") if b.dibatalkan_pada else None, width=130),
    ]  # fmt: skip


def as_of_words(day: dt.date | None) -> str:
    """The day a list speaks of, for the line under the title."""
    return f"keadaan {short_date(day)}" if day else "tanpa tanggal keadaan"


_FORMATS = {"xlsx": "Excel", "xls": "Excel 97", "ods": "ODS", "csv": "CSV"}


def where_words(preview: Preview) -> str:
    """The line under the title: file, sheet, where its header stands, the day it speaks of."""
    rows = preview.header_rows
    header = "–".join(str(row) for row in sorted({rows[0], rows[-1]}))
    sheet = f"lembar “{preview.sheet}”" if preview.sheet else _FORMATS[preview.kind]
    if len(preview.parts) > 1:
        sheet = f"{len(preview.parts)} lembar"
    return f"{preview.file_name} · {sheet} · judul kolom di baris {header} · {as_of_words(preview.as_of)}"
