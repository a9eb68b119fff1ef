"""The practice strip above everything, and the status bar below everything."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.words import long_date, thousands
from asn_desktop.ui import look
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.parts.words import Glyph, button, label, line

ROLES = {"operator": "operator", "verifikator": "verifikator", "pejabat": "pejabat", "admin": "admin",
         "pemeriksa": "pemeriksa"}


class PracticeStrip(QFrame):
    """Violet, on every screen of the practice office; it cannot be closed."""

    own_office_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice_strip")
        self.setFixedHeight(34)
        self.open_own = button("Buka kantor sendiri", "link")
        self.open_own.clicked.connect(self.own_office_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("practice", look.PRACTICE, 18))
        row.addWidget(label("Kantor Latihan", "strong"))
        row.addWidget(label("– semua orang di sini rekaan. Surat dan paket bertanda LATIHAN."), 1)
        row.addWidget(self.open_own)


class StatusBar(QFrame):
    """When it was saved, whether it is connected, how old the backup is; at the right the office and the person."""

    def __init__(self, office: str, person: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        self.saved = self._piece(row, "check", look.OK)
        row.addWidget(self._bar())
        self.connected = self._piece(row, "cloud", look.TEXT2)
        row.addWidget(self._bar())
        self.backup = self._piece(row, "save", look.TEXT2)
        row.addStretch(1)
        name = label(office, "strong")
        name.setObjectName("office_name")
        row.addWidget(name)
        row.addWidget(self._bar())
        row.addWidget(label(f"{person} · {ROLES.get(role, role)}"))
        self._words = ""

    def say_saved(self, moment: dt.datetime | None, clock: Clock) -> None:
        """The last committed deed."""
        self.saved.setText(f"Semua tersimpan {clock.local(moment):%H.%M}" if moment else "Semua tersimpan")
        look.set_property(self.saved, "tone", "")

    def say_failing(self, words: str) -> None:
        """A disk that does not write: the only red thing this bar ever shows."""
        self.saved.setText(words)
        look.set_property(self.saved, "tone", "error")

    def say_connection(self, words: str) -> None:
        """Belum terhubung, or the last package and what is unsent."""
        self._words = words
        self._fit()

    def say_backup(self, words: str) -> None:
        """The age of the newest checked copy."""
        self.backup.setText(words)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= 1000
        self.backup.parentWidget().setVisible(roomy)
        self.connected.setText(self._words if roomy else self._words.partition(" · ")[0])

    def _piece(self, row: QHBoxLayout, icon: str, color: str) -> QLabel:
        holder = QWidget()
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(7)
        inner.addWidget(Glyph(icon, color, 16))
        words = label()
        inner.addWidget(words)
        row.addWidget(holder)
        return words

    @staticmethod
    def _bar() -> QFrame:
        bar = line(upright=True)
        bar.setFixedHeight(18)
        return bar


def age(moment: dt.datetime, now: dt.datetime, clock: Clock) -> str:
    """How long ago, as a clerk says it: "hari ini 09.14", "kemarin 16.02", "3 hari lalu", "2 Maret 2026"."""
    there, here = clock.local(moment), clock.local(now)
    days = (here.date() - there.date()).days
    if days <= 0:
        return f"hari ini {there:%H.%M}"
    if days == 1:
        return f"kemarin {there:%H.%M}"
    return f"{thousands(days)} hari lalu" if days <= 60 else long_date(there.date())
