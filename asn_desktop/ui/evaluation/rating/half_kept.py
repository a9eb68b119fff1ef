"""Single ratings, whose other half is still missing, kept as a draft of the screen until the pair is complete."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.services import drafts
from asn_desktop.services.drafts import DraftRow
from asn_desktop.ui.drafts import PAUSE_MS
from asn_desktop.ui.evaluation.rating.live import Pair


class HalfKept(QObject):
    """`open` asks for what was left behind (`found` gives it), `keep` writes when choosing rests."""

    found = Signal(object)

    def __init__(self, desk: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self._key = ""
        self._values: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._write)

    def open(self, unit_id: uuid.UUID, year: int, periode: str) -> None:
        """The unit shown is this one now; what waits to be written is written first."""
        if self._timer.isActive():
            self._timer.stop()
            self._write()
        self._key, self._values = f"nilai:{unit_id}:{year}:{periode}", {}
        self.desk.read(self, drafts.load, self._key, done=self._show, replaces="draf")

    def keep(self, halves: Mapping[uuid.UUID, Pair]) -> None:
        """These are the single ratings now."""
        values = {str(who): [one.value if one else None for one in pair] for who, pair in halves.items()}
        if values != self._values:
            self._values = values
            self._timer.start()

    def _write(self) -> None:
        if self._values:
            self.desk.write(self, drafts.save, self._key, self._values, now=self.desk.now())
        else:
            self.desk.write(self, drafts.forget, self._key)

    def _show(self, row: DraftRow | None) -> None:
        if row is None or row.form != self._key:
            return
        self._values = dict(row.values)
        self.found.emit({uuid.UUID(who): tuple(Rating(one) if one else None for one in pair)
                         for who, pair in row.values.items()})  # fmt: skip
