"""Salary step letters in one go: who is due, why some are not ready, how they are signed, what was made.

Doors: `KgbPage(desk)`, `open(unit_id, on)`; signals `closed`, `letter_chosen(letter id)`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services import kgb_notices
from asn_desktop.services.kgb_notices import KgbAsk, Notice
from asn_desktop.ui.desk import BatchDone
from asn_desktop.ui.parts import printing
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports import kgb_deeds, kgb_words
from asn_desktop.ui.reports.kgb_boxes import DeferBox, SettingsBox
from asn_desktop.ui.reports.kgb_frame import KgbFrame
from asn_desktop.ui.reports.kgb_side import MakeCard, PersonCard
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import DataTable, TableModel

_MONTHS = (("3", "3 bulan"), ("6", "6 bulan"))
_STOP = "Bila dihentikan, {done} surat yang sudah dibuat tetap sah."


class KgbPage(QWidget):
    """The batch page. `closed` when the clerk leaves it; `letter_chosen` to see one letter in tab Surat."""

    closed = Signal()
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.may_enter = may(desk.actor.role, Deed.ENTER)
        self._unit: uuid.UUID | None = None
        self._on: dt.date = desk.today()
        self._chosen: set[uuid.UUID] = set()
        self._asks: dict[uuid.UUID, KgbAsk] = {}
        self._made: list[uuid.UUID] = []
        self._path = "tinta"
        self._task: Any = None
        self.chips = ChipRow(_MONTHS)
        self.chips.chosen.connect(lambda _keys: self.refresh())
        self.settings_button = button("Setelan surat…", "", "settings")
        self.settings_button.clicked.connect(self.open_settings)
        self.settings_button.setVisible(self.may_enter)
        self.model = TableModel(kgb_words.columns(self._is_chosen, self._ready), lambda n: n.employee_id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("KGB yang jatuh tempo")
        self.table.row_chosen.connect(self._show_person)
        self.table.row_opened.connect(self._toggle)
        self.table.clicked.connect(lambda at: self._toggle(at.data(TableModel.ROW)) if at.column() == 0 else None)
        self.table.installEventFilter(self)
        self.all_button = button("Pilih semua yang siap", "link")
        self.all_button.clicked.connect(self._choose_all)
        self.none_button = button("Kosongkan pilihan", "link")
        self.none_button.clicked.connect(lambda: self._choose(()))
        self.count = label("", "second")
        self.banner, self.progress = Banner("ok"), ProgressPanel()
        self.progress.stopped.connect(lambda: self._task and self._task.cancel())
        self.banner.hide()
        self.progress.hide()
        self.person, self.make_card = PersonCard(), MakeCard()
        self.make_card.date_edit.set_date(desk.today())
        self.person.filled.connect(self._filled)
        self.person.defer_wanted.connect(self.open_deferral)
        self.person.letter_wanted.connect(self.letter_chosen)
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali")
        self.back_button.clicked.connect(self.closed)
        self.make_button = self.bar.add("Buat surat", "primary", "letter", key="Ctrl+Return")
        self.make_button.clicked.connect(self.make)
        self.chips.setFixedWidth(170)
        for one in (self.all_button, self.none_button, self.make_card):
            one.setVisible(self.may_enter)
        frame = KgbFrame(
            (self.chips, self.settings_button), (self.banner, self.progress), self.table,
            (self.count, self.all_button, self.none_button), self.person, self.make_card, self.bar,
        )  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(frame)

    def open(self, unit_id: uuid.UUID | None, on: dt.date) -> None:
        """Show who is due, of the office (None) or of a unit and what is below it, as of a day."""
        self._unit, self._on = unit_id, on
        self._made, self._asks = [], {}
        self.banner.hide()
        self._choose(())
        self.refresh(first=True)

    def refresh(self, *, first: bool = False) -> None:
        """Ask for the list again; the first time all that are ready are chosen."""
        months = int(self.chips.keys()[0])
        self.desk.read(self, kgb_notices.propose, today=self._on, unit_id=self._unit, months=months,
                       done=lambda rows: self._show(rows, first), replaces="daftar")  # fmt: skip

    def make(self) -> None:
        """Make the chosen letters, each in its own transaction; with a certificate they are signed at once."""
        rows = [n for n in self.model.rows if self._is_chosen(n)]
        if not rows or self._task is not None:
            self.bar.say("Pilih dahulu siapa yang suratnya dibuat.", "warn")
            return
        self._path = self.make_card.path()
        if self._path != "sini":
            self._run(rows, None)
            return
        signers = {(n.penandatangan or "", n.penandatangan_nip) for n in rows}
        path = self.make_card.key_file()
        if len(signers) > 1:
            self._refused((Problem("kgb_signers", values={"nama": sorted(name for name, _ in signers)}),))
        elif path is None:
            self.make_card.pass_field.show_problem("Pilih berkas sertifikat penanda tangan dahulu.")
        else:
            self.desk.read(self, kgb_notices.open_key, path, self.make_card.passphrase(), signer=signers.pop(),
                           now=self.desk.now(), done=lambda key: self._run(rows, key), failed=self._refused,
                           troubled=self._troubled)  # fmt: skip

    def open_deferral(self, notice: Notice) -> DeferBox:
        """Put one step off."""
        self.defer_box = DeferBox(self.desk, notice, self)
        self.defer_box.saved.connect(self._said)
        self.defer_box.open()
        return self.defer_box

    def open_settings(self) -> SettingsBox:
        """What the office writes into every letter."""
        self.settings_box = SettingsBox(self.desk, self._unit, self)
        self.settings_box.saved.connect(self._said)
        self.settings_box.open()
        return self.settings_box

    def print_all(self) -> None:
        """The letters just made, in one go."""
        self.desk.read(self, kgb_notices.together, self._made, done=self._print)

    def save_all(self, folder: Path | None = None) -> None:
        """The letters just made, each as a file."""
        if folder is None:
            name = QFileDialog.getExistingDirectory(self, "Simpan semua surat ke folder")
            if not name:
                return
            folder = Path(name)
        self.desk.read(self, kgb_notices.save_all, self._made, folder, troubled=self._troubled,
                       done=lambda paths: self._saved(len(paths), folder))  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space turns the current row on or off."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self._toggle(self.table.current_row())
            return True
        return super().eventFilter(watched, event)

    def _run(self, rows: Sequence[Notice], key: Any) -> None:
        make = self.make_card
        base = KgbAsk(mode=make.mode(), tanggal=make.date_edit.date(), jalur=self._path)
        items = [(n.employee_id, self._with(base, n.employee_id)) for n in rows]
        names = {n.employee_id: n.nama for n in rows}
        self.banner.hide()
        self.make_button.setEnabled(False)
        self.progress.begin(f"Membuat {thousands(len(items))} surat", _STOP)
        self._task = self.desk.batch(
            self, items, kgb_deeds.issue_one, key=key, today=self._on, now=self.desk.now(), title="Membuat surat KGB",
            name=lambda item: names[item[0]], reason="surat KGB", watch=self.progress.step, troubled=self._troubled,
            done=lambda batch: self._finished(batch, names),
        )  # fmt: skip

    def _with(self, base: KgbAsk, employee_id: uuid.UUID) -> KgbAsk:
        own = self._asks.get(employee_id)
        return base if own is None else replace(base, dasar=own.dasar, reasons=own.reasons)

    def _finished(self, batch: BatchDone, names: dict[uuid.UUID, str]) -> None:
        self._task = None
        self.progress.finish()
        self.make_button.setEnabled(True)
        self._made = kgb_words.ids(batch.answers)
        done = {one.employee_id for one in batch.answers}
        self._chosen -= done
        self._asks = {who: ask for who, ask in self._asks.items() if who not in done}
        verb = "dibuat dan ditandatangani" if self._path == "sini" else "dibuat"
        tone, title, text = kgb_words.summary(batch, names, verb)
        save = "Simpan untuk TTE…" if self._path == "tte" else "Simpan semua…"
        ways = [("Cetak semua", self.print_all), (save, self.save_all)] if self._made else ()
        self.banner.say(tone, title, text, ways)
        self.banner.show()
        self.refresh()

    def _saved(self, files: int, folder: Path) -> None:
        self.bar.say(f"{thousands(files)} berkas disimpan di {folder}.", "saved")

    def _print(self, data: bytes) -> None:
        pages = printing.ask_and_print(data, "Surat KGB", self)
        if pages:
            self.bar.say(f"{thousands(pages)} halaman dikirim ke printer.", "saved")

    def _show(self, rows: Sequence[Notice], first: bool) -> None:
        self.model.set_rows(rows)
        known = {n.employee_id for n in rows if self._ready(n)}
        self._choose(known if first and self.may_enter else self._chosen & known)
        if rows and self.table.current_row() is None:
            self.table.choose(next((n for n in rows if not n.siap and n.letter_id is None), rows[0]).employee_id)
        self._show_person(self.table.current_row())

    def _show_person(self, notice: Notice | None) -> None:
        self.person.show_notice(notice, self._asks.get(notice.employee_id) if notice else None, self.may_enter)

    def _filled(self, employee_id: uuid.UUID, ask: KgbAsk) -> None:
        self._asks[employee_id] = ask
        self._choose(self._chosen | {employee_id})
        self._show_person(self.table.current_row())

    def _ready(self, notice: Notice) -> bool:
        return notice.siap or (notice.letter_id is None and notice.employee_id in self._asks)

    def _is_chosen(self, notice: Notice) -> bool:
        return notice.employee_id in self._chosen

    def _toggle(self, notice: Notice | None) -> None:
        if notice is not None and self._ready(notice) and self.may_enter:
            self._choose(self._chosen ^ {notice.employee_id})

    def _choose_all(self) -> None:
        self._choose(n.employee_id for n in self.model.rows if self._ready(n))

    def _choose(self, who: Any) -> None:
        self._chosen = set(who)
        self.table.viewport().update()
        rows = self.model.rows
        ready = sum(self._ready(n) for n in rows)
        made = sum(n.letter_id is not None or "sudah_tercatat" in n.kurang for n in rows)
        parts = ((ready, "siap"), (len(rows) - ready - made, "belum siap"), (made, "sudah dibuat"))
        self.count.setText(", ".join(f"{thousands(n)} {what}" for n, what in parts))
        self.make_button.setText(f"Buat {thousands(len(self._chosen))} surat" if self._chosen else "Buat surat")
        self.make_button.setVisible(self.may_enter)
        self.bar.say("Satu nomor agenda untuk tiap surat; riwayat KGB terisi bersama suratnya." if self._chosen else "")

    def _said(self, text: str) -> None:
        self.bar.say(text, "saved")
        self.refresh()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("warn", "Belum ada surat yang dibuat", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _troubled(self, trouble: Trouble) -> None:
        what, todo = headline(trouble)
        self.banner.say("error", what, todo)
        self.banner.show()
