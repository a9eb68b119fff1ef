"""The lists of the import of results: columns of the file, rows by outcome, what a row would change, past imports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import long_date, short_date, thousands
from asn_desktop.services.evaluation.results_import import Outcome, ResultRow, ResultsPreview
from asn_desktop.ui import look
from asn_desktop.ui.sentences import imports as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column

FIELDS = {
    "nip": "NIP", "nama": "Nama", "tahun": "Tahun", "periode": "Periode", "hasil": "Hasil kerja",
    "perilaku": "Perilaku kerja", "predikat": "Predikat", "hasil_kode": "Hasil kerja (kode)",
    "perilaku_kode": "Perilaku (kode)", "predikat_kode": "Predikat (kode)", "nilai": "Nilai", "skp": "Nilai SKP",
    "nilai_perilaku": "Nilai perilaku", "penilai_nama": "Nama penilai", "penilai_nip": "NIP penilai",
    "penilai_jabatan": "Jabatan penilai", "nomor": "Nomor dokumen", "nomor_sk": "Nomor dokumen",
    "tanggal": "Tanggal dokumen", "tanggal_sk": "Tanggal dokumen", "aturan": "Aturan",
}  # fmt: skip
_RATINGS = {one.code: one.label for one in Rating}
_PREDIKAT = {one.code: one.label for one in Predikat}


def in_words(name: str, value: Any) -> str:
    """A value of the record as people read it: codes of ratings and predikat by their labels."""
    if value is None or value == "":
        return "kosong"
    if name in ("hasil", "perilaku"):
        return _RATINGS.get(str(value), str(value))
    if name == "predikat":
        return _PREDIKAT.get(str(value), str(value))
    return short_date(value) if isinstance(value, dt.date) else str(value)


def period_of(row: ResultRow) -> str:
    """ "2025", "2025, Triwulan II"."""
    values = row.values
    if values.get("tahun") is None:
        return row.raw.get("tahun") or "tahun kosong"
    first = values.get("mulai")
    if values.get("periode") in (None, "tahunan") or first is None:
        return str(values["tahun"])
    codes = [code for code in periods.CODES if periods.span(values["tahun"], code) == (first, values.get("sampai"))]
    return f"{values['tahun']}, {periods.name(codes[0])}" if codes else f"{values['tahun']}, sejak {short_date(first)}"


def result_of(row: ResultRow) -> str:
    """The result the file tells, in the words of its own rule."""
    values = row.values
    if values.get("predikat"):
        return in_words("predikat", values["predikat"])
    return values.get("nilai") or row.raw.get("predikat") or row.raw.get("nilai") or "–"


def ratings_of(row: ResultRow) -> str:
    """Both ratings in short, or the rule a result of an older year was given under."""
    values = row.values
    if values.get("hasil") and values.get("perilaku"):
        short = [in_words(name, values[name]).removesuffix(" Ekspektasi") for name in ("hasil", "perilaku")]
        return f"hasil {short[0]}, perilaku {short[1]}"
    return str(values.get("aturan") or "")


def halves(problem: Problem) -> tuple[str, str]:
    """What is wrong and why, then what to do."""
    what, todo = words.why(problem)
    if not todo:
        first, stop, todo = what.partition(". ")
        what = first + stop.strip()
    return what, todo


def changes_of(row: ResultRow) -> list[str]:
    """ "Predikat: Baik → Sangat Baik", a line per column."""
    return [f"{FIELDS.get(name, name)}: {in_words(name, old)} → {in_words(name, new)}"
            for name, (old, new) in row.changes.items()]  # fmt: skip


def finding(row: ResultRow) -> tuple[str, str]:
    """Why a row is refused, or what is to be looked at; with how many more."""
    found = [p for p in row.problems if p.blocks] or list(row.problems)
    if not found:
        return "", ""
    what, todo = halves(found[0])
    return what + (f" (+{len(found) - 1} lagi)" if len(found) > 1 else ""), todo


def _who() -> Column:
    return Column("Pegawai", lambda r: r.nama or "(tanpa nama)", second=_nip, width=250, strong=True)


def _nip(row: ResultRow) -> str:
    return show_nip(row.nip) if len(row.nip) == 18 and row.nip.isdigit() else row.nip or "NIP kosong"


def columns_for(outcome: Outcome, replaced: set[int]) -> list[Column]:
    """The columns of one list; `replaced` holds the row numbers the clerk has confirmed."""
    place = Column("Baris", lambda r: str(r.number), width=70, key=lambda r: r.number)
    what = Column("Hasil di berkas", result_of, second=lambda r: ratings_of(r) or None, width=270)
    when = Column("Tahun", period_of, width=130)
    if outcome is Outcome.REFUSED:
        tone = look.TONES["error"][0]
        why = Column("Mengapa ditolak, dan apa yang perlu dilakukan", lambda r: finding(r)[0],
                     second=lambda r: finding(r)[1] or None, width=0, tone=lambda r: "error",
                     icon=lambda r: ("error", tone))  # fmt: skip
        return [place, _who(), why]
    if outcome is Outcome.DIFFERENT:
        state = Column("", "", width=140, badge=lambda r: ("akan diganti", "accent") if r.number in replaced else (
            "tetap", "neutral", ""))  # fmt: skip
        own = Column("Tercatat → di berkas", lambda r: changes_of(r)[0] if r.changes else "", width=0,
                     second=lambda r: _beside(r) or None)  # fmt: skip
        return [place, _who(), when, own, state]
    remark = Column("Perhatikan", lambda r: finding(r)[0], second=lambda r: finding(r)[1] or None, width=0,
                    tone=lambda r: "warn" if r.problems else "")  # fmt: skip
    if outcome is Outcome.FILL:
        remark = Column("Yang dilengkapi", lambda r: changes_of(r)[0] if r.changes else "ditandai hasil resmi",
                        second=lambda r: "; ".join(changes_of(r)[1:]) or None, width=0)  # fmt: skip
    return [place, _who(), when, what, remark]


def _beside(row: ResultRow) -> str:
    """What else a differing row would change, and whether this office had signed what is on record."""
    signed = ["yang tercatat ditetapkan kantor ini"] if row.milik_kantor else []
    return "; ".join([*changes_of(row)[1:], *signed])


def file_columns() -> list[Column]:
    """Column of the file and what it means."""
    return [
        Column("Kolom di berkas", lambda c: c.heading or "(tanpa judul)", width=0),
        Column("Masuk ke isian", lambda c: FIELDS.get(c.field, c.field) if c.field else "tidak dipakai", width=0,
               strong=True, tone=lambda c: "" if c.field else "quiet"),
    ]  # fmt: skip


def history_columns(zone: str) -> list[Column]:
    """Imports done before."""
    here = ZoneInfo(zone)

    def at(batch: Any) -> str:
        return f"{short_date(batch.pada.astimezone(here).date())} {batch.pada.astimezone(here):%H.%M}"

    def counted(batch: Any) -> str:
        return ", ".join(f"{thousands(count)} {name}" for name, count in batch.jumlah.items() if count)

    return [
        Column("Pada", at, width=160), Column("Berkas", lambda b: b.berkas or "–", width=300, strong=True),
        Column("Isi", counted, width=0), Column("Oleh", "oleh", width=170),
        Column("", "", badge=lambda b: ("dibatalkan", "neutral", "") if b.dibatalkan_pada else None, width=120),
    ]  # fmt: skip


def before_words(preview: ResultsPreview) -> str:
    """A warning when the same file was imported already."""
    if preview.sebelumnya is None:
        return ""
    day = long_date(preview.sebelumnya.date())
    return f"Berkas ini sudah pernah diimpor pada {day}. Hasil yang sama tidak disentuh."


def row_lines(preview: ResultsPreview, row: ResultRow) -> Sequence[str]:
    """Everything about one row: findings with their cell, then changes, then what the file holds."""
    lines = [f"{preview.cell(row, problem)}: {sentence(problem)}" for problem in row.problems]
    lines += changes_of(row)
    if not lines:
        lines = [" · ".join(f"{FIELDS.get(name, name)}: {text}" for name, text in row.raw.items() if text)]
    return lines
