"""The tab Terima–Balas of the central office: drop packages, write replies, offices by trouble first."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.words import month_year, thousands
from asn_desktop.services import answers, centre, centre_files, centre_offices, post, registry
from asn_desktop.services.centre import Received
from asn_desktop.services.centre_offices import OfficeState
from asn_desktop.services.enrolment import FileOut
from asn_desktop.services.registry import CentreCard, RequestCard
from asn_desktop.ui.centre import phrases
from asn_desktop.ui.centre.columns import CHIPS, FILTERS, columns
from asn_desktop.ui.centre.panel import OfficePanel, RegisterPanel
from asn_desktop.ui.centre.switch import Switch
from asn_desktop.ui.desk import BatchDone, Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import DataTable, TableModel

_FILTERS = "Paket ASN (*.asnx);;Semua berkas (*)"


class CentreTab(QWidget):
    """Shows the list; every file is one transaction, and stopping keeps what is done."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: list[OfficeState] = []
        self._request: bytes | None = None
        self.page = ScrollPage()
        self.page.setObjectName("page")
        self.start = EmptyState("key", "BKPSDM belum disiapkan", phrases.KEY, "Siapkan BKPSDM")
        self.pages = QStackedWidget()
        for one in (self.page, self.start):
            self.pages.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        self.subtitle = label("", "second")
        words.setSpacing(2)
        words.addWidget(label("Terima dan balas", "title"))
        words.addWidget(self.subtitle)
        self.register_button = button("Daftarkan kantor…", "", "key")
        self.reply_button = button("Tulis balasan", "primary", "exchange", key="Ctrl+Return")
        head.addLayout(words, 1)
        head.addWidget(self.register_button)
        head.addWidget(self.reply_button)
        title, text = "Taruh paket di sini, boleh puluhan sekaligus", "Urutan dan nama bebas; yang kembar dikenali"
        self.drop = DropArea(title, text, filters=_FILTERS, flat=True)
        self.drop.setMinimumHeight(96)
        self.progress = ProgressPanel()
        self.progress.hide()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.drop, 1)
        top.addWidget(self.progress, 1)
        self.banner = Banner()
        self.banner.hide()
        self.panel, self.register = OfficePanel(self.desk.actor), RegisterPanel()
        self.side = Switch(self.panel, self.register)
        self.side.setFixedWidth(360)
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self._list(), 1)
        bottom.addWidget(self.side)
        for one in (head, top):
            self.page.box.addLayout(one)
        self.page.box.addWidget(self.banner)
        self.page.box.addLayout(bottom, 1)

    def _list(self) -> Card:
        card = Card()
        self.chips = ChipRow(CHIPS)
        self.model = TableModel(columns(self.desk.office.zona))
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Daftar kantor")
        self.table.setMinimumHeight(220)
        self.empty = EmptyState("office", "Belum ada kantor terdaftar", "Minta kantor mengirim berkas permintaan, lalu "
                                "daftarkan di sini.", "Daftarkan kantor…")  # fmt: skip
        self.list_pages = Switch(self.table, self.empty)
        card.body.addWidget(self.chips)
        card.body.addWidget(self.list_pages, 1)
        return card

    def _connect(self) -> None:
        self.start.pressed.connect(self.set_up)
        self.empty.pressed.connect(self._pick_request)
        self.register_button.clicked.connect(self._pick_request)
        self.reply_button.clicked.connect(lambda: self._pick_folder("Folder untuk balasan", self.write_replies))
        self.drop.files_dropped.connect(self.take_files)
        self.drop.accept_for(self.page)
        self.progress.stopped.connect(self._stop)
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table.row_chosen.connect(self._choose)
        self.panel.reply_wanted.connect(
            lambda one: self._pick_folder("Folder untuk balasan", functools.partial(self.write_replies, only=[one]))
        )
        self.panel.looked_into.connect(self._looked_into)
        self.panel.force_wanted.connect(self.force)
        self.panel.revoke_wanted.connect(self.revoke)
        self.register.dropped.connect(lambda: self.side.show_one(self.panel))
        self.register.register_wanted.connect(
            lambda parent: self._pick_folder("Folder untuk jawaban", functools.partial(self.register_office, parent))
        )
        self.desk.changed.connect(lambda _names: self.refresh() if self.isVisible() else None)
        self._task: Any = None

    def refresh(self) -> None:
        """Read the list again."""
        self.desk.read(self, centre_offices.listing, month=self.desk.today(), done=self._show, replaces="list",
                       failed=lambda _problems: self.pages.setCurrentWidget(self.start))  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def set_up(self) -> None:
        """Make the centre's key."""
        def done(card: CentreCard) -> None:
            self._tell("ok", f"{card.nama} siap", f"Enam katanya: {' · '.join(card.words)}")
            self.refresh()

        self.desk.write(self, registry.set_up, now=self.desk.now(), reason="kunci BKPSDM", failed=self._refused,
                        done=done)  # fmt: skip

    def _show(self, rows: list[OfficeState]) -> None:
        self.pages.setCurrentWidget(self.page)
        self._rows = rows
        sent = sum(row.sent_this_month for row in rows)
        month = month_year(self.desk.today())
        self.subtitle.setText(f"{month} · {thousands(sent)} dari {thousands(len(rows))} kantor sudah mengirim")
        self.list_pages.show_one(self.table if rows else self.empty)
        self.chips.set_counts({key: len(self._of(key)) for key, _ in CHIPS})
        due = len(self._of("balasan"))
        self.reply_button.setText(f"Tulis {thousands(due)} balasan" if due else "Balasan sudah ditulis")
        self.reply_button.setEnabled(bool(due))
        self._filter()
        if self.panel.office_id is None and rows:
            self.table.choose(rows[0].id)
        elif self.panel.office_id is not None:
            self._detail(self.panel.office_id)

    def _of(self, key: str) -> list[OfficeState]:
        return [row for row in self._rows if FILTERS[key](row)]

    def _filter(self) -> None:
        keys = self.chips.keys()
        self.model.set_rows(self._of(keys[0] if keys else "semua"))

    def _choose(self, office: OfficeState) -> None:
        self._detail(office.id)
        self.side.show_one(self.panel)

    def _detail(self, office_id: uuid.UUID) -> None:
        show = functools.partial(self.panel.show_detail, zone=self.desk.office.zona)
        self.desk.read(self, centre_offices.detail, office_id, month=self.desk.today(), done=show, replaces="detail",
                       failed=self._refused)  # fmt: skip

    def take_files(self, paths: Sequence[Path]) -> None:
        """Receive dropped files, one transaction each."""
        title = f"Mengolah {thousands(len(paths))} paket"
        self.progress.begin(title, "Dihentikan pun, {done} paket yang sudah selesai tetap sah.")
        self._task = self.desk.batch(
            self, list(paths), centre_files.take_file, now=self.desk.now(), today=self.desk.today(), title=title,
            name=lambda path: path.name, reason="menerima paket", watch=self.progress.step, done=self._taken,
            troubled=self._troubled,
        )  # fmt: skip

    def _taken(self, batch: BatchDone) -> None:
        self.progress.finish()
        tone, title, lines = phrases.summary(batch.answers, batch.stopped)
        self._tell(tone, title, "\n".join(lines[:6]))
        self.refresh()

    def write_replies(self, folder: Path, only: Sequence[uuid.UUID] | None = None) -> None:
        """Seal every reply that is due, each in its own transaction, then write the files."""
        offices = list(only) if only else [row.id for row in self._of("balasan")]
        names = {row.id: row.nama for row in self._rows}
        self.progress.begin(f"Menulis {thousands(len(offices))} balasan", "Dihentikan pun, {done} balasan tetap sah.")
        self._task = self.desk.batch(
            self, offices, answers.reply, now=self.desk.now(), title="Menulis balasan", reason="balasan",
            name=lambda one: names.get(one, ""), watch=self.progress.step, troubled=self._troubled,
            done=functools.partial(self._carry, folder),
        )  # fmt: skip

    def _carry(self, folder: Path, batch: BatchDone) -> None:
        self.desk.read(self, answers.carry_all, [one.office_id for one in batch.answers], folder,
                       title="Menulis berkas", watch=self.progress.step, failed=self._refused,
                       done=functools.partial(self._carried, folder), troubled=self._troubled)  # fmt: skip

    def _carried(self, folder: Path, paths: list[Path]) -> None:
        self.progress.finish()
        title = f"{thousands(len(paths))} balasan ditulis dan terbaca kembali"
        self._tell("ok", title, f"Di {folder}, satu berkas per kantor.")
        self.refresh()

    def force(self, office_id: uuid.UUID, reason: str) -> None:
        """Pass over a missing number, with a reason."""
        self.desk.write(self, centre.force_gap, office_id, reason, now=self.desk.now(), today=self.desk.today(),
                        done=self._forced, failed=self._refused, troubled=self._troubled)  # fmt: skip

    def _forced(self, got: Received) -> None:
        self.panel.done_asking()
        self._tell("warn", f"{got.office}: nomor dilewati", f"Paket {', '.join(map(str, got.merged))} masuk.")

    def revoke(self, office_id: uuid.UUID, reason: str) -> None:
        """Take an office's certificate back, with a reason."""
        self.desk.write(self, registry.revoke, office_id, reason, now=self.desk.now(), failed=self._refused,
                        reason=f"cabut sertifikat: {reason}", done=lambda _: self._revoked(office_id))  # fmt: skip

    def _revoked(self, office_id: uuid.UUID) -> None:
        self.panel.done_asking()
        name = next((row.nama for row in self._rows if row.id == office_id), "")
        self._tell("warn", f"Sertifikat {name} dicabut", "Daftar pencabutan ikut di setiap balasan berikutnya.")

    def _looked_into(self, office_id: uuid.UUID) -> None:
        self.desk.write(self, centre_offices.settle_incidents, office_id, now=self.desk.now(), failed=self._refused,
                        reason="nomor kembar sudah diperiksa", done=lambda _: self.refresh())  # fmt: skip

    def read_request(self, path: Path) -> None:
        """Show who asks to be registered."""

        def look_into(data: bytes) -> None:
            self._request = data
            self.desk.read(self, registry.read_request, data, now=self.desk.now(), done=self._ask, failed=self._refused,
                           troubled=self._troubled)  # fmt: skip

        self.desk.call(self, post.read_file, path, done=look_into, troubled=self._troubled)

    def _ask(self, card: RequestCard) -> None:
        parents = [(row.id, row.nama) for row in sorted(self._rows, key=lambda row: row.nama)]
        self.register.show_request(card, self.desk.office.nama, parents)
        self.side.show_one(self.register)

    def register_office(self, parent_id: uuid.UUID | None, folder: Path) -> None:
        """Register, commit, then write the answer."""
        if self._request is not None:
            self.desk.write(self, registry.register, self._request, now=self.desk.now(), today=self.desk.today(),
                            parent_id=parent_id, reason="pendaftaran kantor", failed=self._refused,
                            done=functools.partial(self._registered, folder), troubled=self._troubled)  # fmt: skip

    def _registered(self, folder: Path, made: FileOut) -> None:
        self.side.show_one(self.panel)
        text = f"{made.name} di {folder}. Bacakan enam kata ini bila operator bertanya: {' · '.join(made.words)}"
        self.desk.call(self, post.save_file, folder, made.name, made.data, troubled=self._troubled,
                       done=lambda _: self._tell("ok", "Kantor terdaftar; serahkan jawabannya", text))  # fmt: skip
        self.refresh()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _tell(self, tone: str, title: str, text: str) -> None:
        self.banner.say(tone, title, text)
        self.banner.show()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.progress.finish()
        self._tell("warn", "Belum dapat dilakukan", " ".join(sentence(p) for p in problems))

    def _troubled(self, trouble: Trouble) -> None:
        self.progress.finish()
        self._tell("error", *headline(trouble))

    def _pick_folder(self, title: str, deed: Any) -> None:
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            deed(Path(name))

    def _pick_request(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas permintaan kantor", "", _FILTERS)
        if name:
            self.read_request(Path(name))
