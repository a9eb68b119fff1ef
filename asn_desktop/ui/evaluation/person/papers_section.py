"""Section Dokumen: what can be printed of the SKP and of each result, what stands against it, what was made already."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import papers
from asn_desktop.services.evaluation.papers import Offer
from asn_desktop.ui.evaluation.person.outcome_boxes import title_of
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column


@dataclass(frozen=True)
class Place:
    """A document of the year: the offer, of which SKP or result, named for the clerk."""

    offer: Offer
    about: str
    skp_id: uuid.UUID | None
    evaluation_id: uuid.UUID | None

    @property
    def id(self) -> tuple[str, Any]:
        """What it is, of what."""
        return self.offer.kind, self.skp_id or self.evaluation_id

    @property
    def keys(self) -> dict[str, Any]:
        """How the services name it."""
        return {"skp_id": self.skp_id, "evaluation_id": self.evaluation_id}


def _state(place: Place) -> tuple[str, ...]:
    offer = place.offer
    if offer.made is not None:
        if offer.berubah:
            return ("isi berubah", "warn")
        return ("ditandatangani", "ok") if offer.made.letter.keadaan == "ditandatangani" else ("dibuat", "accent", "")
    return ("belum lengkap", "neutral", "") if any(p.blocks for p in offer.problems) else ("siap dibuat", "neutral", "")


def _made(place: Place) -> str:
    made = place.offer.made
    if made is None:
        return "–"
    day = made.letter.tanggal
    return f"versi {made.versi}" + (f", {short_date(day)}" if day else "")


COLUMNS = (
    Column("Dokumen", lambda r: r.offer.judul, second=lambda r: r.about, width=0, strong=True),
    Column("Yang ada", _made, width=240,
           second=lambda r: (r.offer.made.letter.nomor_cetak or None) if r.offer.made else None),
    Column("", "", badge=_state, width=160),
)  # fmt: skip


def places(session: Any, skps: Sequence[Any], results: Sequence[Any]) -> list[Place]:
    """Every document of the year, of each SKP and of each result that counts."""
    found = [Place(offer, f"SKP {one.row.jabatan}", one.row.id, None)
             for one in skps for offer in papers.offers(session, skp_id=one.row.id)]  # fmt: skip
    found += [Place(offer, title_of(row), None, row.id)
              for row in results for offer in papers.offers(session, evaluation_id=row.id)]  # fmt: skip
    return found


class PapersSection(QWidget):
    """`letter_chosen` gives the id of the letter made."""

    said = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.file: YearFile | None = None
        self.skp: Any = None
        self._enters = True
        self.tools = QWidget()
        self.card, self.banner = Card("Dokumen"), Banner("neutral")
        self.table = ShortTable("Dokumen tahun ini", COLUMNS, most=9)
        self.nothing = label("Dokumen muncul di sini sesudah SKP disusun.", "quiet", wrap=True)
        self.look_button = button("Lihat dahulu", "", "eye")
        self.make_button = button("Buat dokumen", "primary", "file")
        self.open_button = button("Buka di tab Surat", "text", "letter")
        for one in (self.open_button, self.look_button, self.make_button):
            self.card.head.addWidget(one)
        for one in (self.banner, self.table, self.nothing):
            self.card.body.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addStretch(1)
        self.banner.hide()
        self.table.row_chosen.connect(lambda _row: self._show_row())
        self.table.row_opened.connect(lambda _row: self.preview())
        self.look_button.clicked.connect(self.preview)
        self.make_button.clicked.connect(self.make)
        self.open_button.clicked.connect(lambda: self.letter_chosen.emit(self.table.current_row().offer.made.letter.id))

    def show_file(self, file: YearFile, skp: Any, *, enters: bool) -> None:
        """Ask what can be printed of this year."""
        self.file, self.skp, self._enters = file, skp, enters
        results = [row for row in file.evaluations if row.keadaan in ("draf", "ditetapkan") and row.predikat]
        self.desk.read(self, places, file.skps, results, done=self._show, failed=self._refused, replaces="dokumen")

    def preview(self) -> None:
        """The pages as they would be; nothing is written."""
        place = self.table.current_row()
        if place is not None:
            self.desk.read(self, papers.preview, place.offer.kind, **place.keys, today=self.desk.today(),
                           now=self.desk.now(), failed=self._refused, replaces="lihat",
                           done=lambda data: self._open(place, data))  # fmt: skip

    def make(self) -> None:
        """Make the document, or the next version of one whose content has changed."""
        place = self.table.current_row()
        if place is not None:
            self.make_button.setEnabled(False)
            self.desk.write(self, papers.make, place.offer.kind, **place.keys, today=self.desk.today(),
                            now=self.desk.now(), done=self._done, failed=self._refused,
                            reason=place.offer.judul)  # fmt: skip

    def _show(self, rows: list[Place]) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_row()

    def _show_row(self) -> None:
        place = self.table.current_row()
        stops = [p for p in place.offer.problems if p.blocks] if place is not None else []
        self.look_button.setVisible(place is not None)
        made = place is not None and place.offer.made is not None
        self.open_button.setVisible(made)
        fresh = place is not None and (not made or place.offer.berubah)
        self.make_button.setVisible(self._enters and fresh)
        self.make_button.setEnabled(not stops)
        self.make_button.setText("Buat versi baru" if made else "Buat dokumen")
        self.banner.setVisible(bool(stops))
        if stops:
            self.banner.say("warn", f"{place.offer.judul} belum dapat dibuat", " ".join(
                dict.fromkeys(sentence(p) for p in stops)))  # fmt: skip

    def _done(self, letter: Any) -> None:
        self.make_button.setEnabled(True)
        self.said.emit(f"{letter.perihal} dibuat; buka di tab Surat untuk mencetak atau menandatangani")

    def _open(self, place: Place, data: bytes) -> None:
        name = f"{place.offer.kind}_{self.file.pegawai.nip or self.file.pegawai.nama}_{self.file.tahun}.pdf"
        self.paper = PaperBox(self.desk, place.offer.judul, data, name, self)
        self.paper.said.connect(self.said)
        self.paper.open()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.make_button.setEnabled(True)
        self.banner.say("warn", "Dokumen belum dapat dibuat", " ".join(dict.fromkeys(sentence(p) for p in problems)))
        self.banner.show()
