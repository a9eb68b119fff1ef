"""Half-typed forms: kept while they are typed, offered again after a kill, forgotten once saved or given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from asn_desktop.services import drafts
from asn_desktop.services.drafts import DraftRow
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner

PAUSE_MS = 700  # typing rests this long before the draft is written


class DraftKeeper(QObject):
    """Keeps what is typed into one form. `DraftKeeper(desk, "cuti:baru", read, load)`.

    `read()` gives the values as typed (JSON values by field name), `load(values)` puts them back. Call `watch(page)`
    once the form is built, `offer(banner)` when it opens, `forget()` when it was saved or given up. `kept` gives the
    words for the action bar: "Draf tersimpan 09.14". Password fields must not be among the values.
    """

    kept = Signal(str)
    offered = Signal(object)  # DraftRow

    def __init__(self, desk: Desk, key: str, read: Callable[[], Mapping[str, Any]],
                 load: Callable[[Mapping[str, Any]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._key, self._read, self._load = desk, key, read, load
        self._last: dict[str, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    def set_key(self, key: str) -> None:
        """The form now shows another record: its draft is another one, too."""
        self._timer.stop()
        self._key, self._last = key, None

    def watch(self, page: QWidget) -> None:
        """Hear every editor on the page."""
        for widget in page.findChildren(QWidget):
            self._listen(widget)

    def touched(self) -> None:
        """Something was typed: write the draft when typing rests."""
        self._timer.start()

    def settle(self) -> None:
        """What the form shows now is where it starts from: not worth a draft."""
        self._timer.stop()
        self._last = dict(self._read())

    def keep(self) -> None:
        """Write the draft now, unless nothing changed."""
        self._timer.stop()
        values = dict(self._read())
        if values == self._last:
            return
        self._last = values
        self._desk.write(self, drafts.save, self._key, values, now=self._desk.now(), done=self._kept)

    def forget(self) -> None:
        """The form was saved or given up."""
        self._timer.stop()
        self._last = dict(self._read())
        self._desk.write(self, drafts.forget, self._key)

    def offer(self, banner: Banner) -> None:
        """When a draft was left behind, say so in the banner with Lanjutkan and Buang; else hide the banner."""
        banner.hide()
        self._desk.read(self, drafts.load, self._key, done=lambda row: self._offer(row, banner), replaces="draft")

    def _kept(self, row: DraftRow) -> None:
        self.kept.emit(f"Draf tersimpan {self._time(row)}")

    def _offer(self, row: DraftRow | None, banner: Banner) -> None:
        if row is None or dict(row.values) == dict(self._read()):
            return

        def go_on() -> None:
            banner.hide()
            self._last = dict(row.values)
            self._load(row.values)

        def drop() -> None:
            banner.hide()
            self.forget()

        title = f"Ada isian yang belum selesai dari {self._time(row)}. Lanjutkan?"
        banner.say("neutral", title, "", [("Lanjutkan", go_on), ("Buang", drop)])
        banner.show()
        self.offered.emit(row)

    def _time(self, row: DraftRow) -> str:
        return f"{self._desk.clock.local(row.at):%H.%M}"

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit):
            if widget.echoMode() == QLineEdit.EchoMode.Normal:
                widget.textChanged.connect(self.touched)
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(self.touched)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self.touched)
        elif isinstance(widget, QSpinBox):
            widget.valueChanged.connect(self.touched)
        elif isinstance(widget, QAbstractButton) and widget.isCheckable():
            widget.toggled.connect(self.touched)
