"""Scans of a request on the screen: of its steps and of its proofs, every page at readable width."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.leave import folder, proofs
from asn_desktop.ui.paper_box import PaperBox


class Scans(QObject):
    """Opens a scan in a box; a refusal goes to `refused`."""

    def __init__(self, desk: Any, page: QWidget, refused: Callable[[Sequence[Problem]], object]) -> None:
        super().__init__(page)
        self.desk, self.page, self._refused = desk, page, refused
        self.box: PaperBox | None = None

    def open_proof(self, proof_id: uuid.UUID, title: str) -> None:
        """The scan of a proof."""
        self.desk.read(self, proofs.data, proof_id, done=lambda data: self.show(title, data),
                       failed=self._refused, replaces="pindaian")  # fmt: skip

    def open_step(self, request_id: uuid.UUID, order: int, title: str) -> None:
        """The paper a step was signed on."""
        self.desk.read(self, folder.step_scan, request_id, order, done=lambda data: self.show(title, data),
                       failed=self._refused, replaces="pindaian")  # fmt: skip

    def show(self, title: str, data: bytes) -> None:
        """A PDF in the box."""
        self.box = PaperBox(self.desk, title, data, f"{title.lower()}.pdf", self.page)
        self.box.open()
