"""Hasil resmi dan tahun lain: the career record of results, each under its own rule; differences are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.services.evaluation.told_results import Told
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.evaluation.person.year_steps import current
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.table import Column

_PREDIKAT = {one.code: one.label for one in Predikat}
_RATING = {one.code: one.label.removesuffix(" Ekspektasi") for one in Rating}
_FROM = {"ekinerja": ("resmi e-Kinerja", "ok"), "kantor": ("ditetapkan kantor ini", "accent", "")}


def result_words(row: RecordRow) -> str:
    """The result in the words of its own rule: "Baik", or "Baik 86,25" of PP 46/2011."""
    values = row.values
    word = _PREDIKAT.get(str(values.get("predikat") or ""), "")
    return " ".join(part for part in (word, values.get("nilai") or "") if part) or "–"


def _ratings(row: RecordRow) -> str:
    given = [(name, _RATING.get(str(row.values.get(name) or ""))) for name in ("hasil", "perilaku")]
    return ", ".join(f"{name} {word.lower()}" for name, word in given if word)


def origin(row: RecordRow, told: Mapping[int, Told]) -> str | None:
    """Where the annual result that counts came from: ekinerja, kantor, or None for one typed into the record."""
    values = row.values
    known = told.get(int(values.get("tahun") or 0))
    counts = known is not None and values.get("periode") == "tahunan" and values.get("predikat") == known.predikat.code
    return known.asal if counts and known is not None else None


COLUMNS = (
    Column("Tahun", lambda r: str(r.values.get("tahun") or "–"), width=110,
           second=lambda r: r.words.get("periode")),
    Column("Hasil", result_words, second=lambda r: _ratings(r) or None, width=270, strong=True),
    Column("Aturan", lambda r: r.values.get("aturan") or "–", width=190),
    Column("Pejabat penilai", lambda r: r.values.get("penilai_nama") or "–", width=0),
)  # fmt: skip


class RecordsCard(Card):
    """The record as it is kept; nothing of an older rule is reckoned anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hasil resmi dan tahun lain", parent)
        self.banner = Banner("warn")
        self._told: Mapping[int, Told] = {}
        from_where = Column("Asal", "", badge=lambda r: _FROM.get(origin(r, self._told) or ""), width=190)
        self.table = ShortTable("Riwayat kinerja", (*COLUMNS, from_where), most=6)
        told = "Belum ada hasil di riwayat kinerja. Hasil resmi e-Kinerja masuk lewat halaman Impor hasil."
        self.nothing = label(told, "quiet", wrap=True)
        for one in (self.banner, self.table, self.nothing):
            self.body.addWidget(one)

    def show_file(self, file: YearFile) -> None:
        """Show the record, and where the official result of this year is not the own one."""
        self._told = file.told
        rows = sorted((row for row in file.records if not row.dibatalkan), key=_order, reverse=True)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        told = difference(file)
        self.banner.setVisible(bool(told))
        if told:
            self.banner.say("warn", "Hasil resmi berbeda dari hasil kantor ini", told)


def difference(file: YearFile) -> str:
    """ "e-Kinerja: Baik. Kantor ini: Sangat Baik. …"; "" when they say the same or one is missing."""
    own = current(file.evaluations, periods.AKHIR)
    year = [row for row in file.records if not row.dibatalkan and row.values.get("tahun") == file.tahun
            and row.values.get("periode") == "tahunan" and origin(row, file.told) != "kantor"]  # fmt: skip
    if own is None or own.predikat is None or not year or year[0].values.get("predikat") == own.predikat.code:
        return ""
    official = result_words(year[0])
    name = "e-Kinerja" if origin(year[0], file.told) == "ekinerja" else "Riwayat kinerja"
    return (f"{name}: {official}. Kantor ini: {own.predikat.label}. Kenaikan pangkat dan gaji berkala memakai hasil "
            "resmi; bila keliru, perbaiki di e-Kinerja lalu impor lagi.")  # fmt: skip


def _order(row: RecordRow) -> tuple[int, Any]:
    return int(row.values.get("tahun") or 0), str(row.values.get("sampai") or "")
