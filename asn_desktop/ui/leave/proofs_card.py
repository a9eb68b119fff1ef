"""The documents a request brings: a box for each one its kind asks for; the scans go with the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.wish import ProofNeed
from asn_desktop.services.leave.proofs import ProofAsk
from asn_desktop.ui.leave.proof_box import ProofBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label, line
from asn_desktop.ui.sentences import sentence


class ProofsCard(Card):
    """All documents of a request. `touched` after every change; `rebuilt` when others are asked for."""

    touched = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bukti", parent)
        self.boxes: list[ProofBox] = []
        self._kept: list[Mapping[str, Any]] = []  # of a draft, until the needs are known
        self.loose = label("", "problem", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.loose)
        self.clear()

    def clear(self) -> None:
        """No documents are asked for."""
        self._kept = []
        self.show_needs(())

    def show_needs(self, needs: Sequence[ProofNeed]) -> None:
        """Ask for these documents; what was typed for a need that stays, stays."""
        self.setVisible(bool(needs))
        if [box.need.jenis for box in self.boxes] == [need.jenis for need in needs]:
            return
        kept = [box.draft() for box in self.boxes if box.ask() is not None] or self._kept
        scans = {box.kind(): box.scan for box in self.boxes}
        empty(self._rows)
        self.boxes = []
        for at, need in enumerate(needs):
            if at:
                self._rows.addWidget(line())
            box = ProofBox(need)
            found = next((one for one in kept if one.get("jenis") in need.jenis), None)
            if found is not None:
                box.put_back(found)
                box.scan = scans.get(found["jenis"])
                box.show_problem("")
            box.touched.connect(self.touched)
            self._rows.addWidget(box)
            self.boxes.append(box)
        self.rebuilt.emit()

    def editors(self) -> list[QWidget]:
        """All fields in the order they are filled in."""
        return [editor for box in self.boxes for editor in box.editors()]

    def asks(self) -> tuple[ProofAsk, ...]:
        """The documents that were given."""
        return tuple(found for box in self.boxes if (found := box.ask()) is not None)

    def draft(self) -> list[dict[str, Any]]:
        """As JSON, without the scans."""
        return [box.draft() for box in self.boxes if box.ask() is not None]

    def put_back(self, values: Sequence[Mapping[str, Any]]) -> None:
        """Keep what a draft had until the needs are known."""
        self._kept = list(values)

    def show_problems(self, problems: Sequence[Problem], *, tried: bool) -> QWidget | None:
        """Sentences beside their documents; answers the first editor concerned. Quiet until the first try."""
        first: QWidget | None = None
        for box in self.boxes:
            box.show_problem("")
        loose = []
        for problem in problems if tried else ():
            place = self._place(problem)
            if place is None:
                loose.append(sentence(problem))
                continue
            place.show_problem(sentence(problem))
            first = first or place.number_edit
        self.loose.setText("\n".join(loose))
        self.loose.setVisible(bool(loose))
        return first

    def _place(self, problem: Problem) -> ProofBox | None:
        named = problem.values.get("bukti")
        found = next((box for box in self.boxes if " atau ".join(box.need.jenis).replace("_", " ") == named), None)
        return found or (self.boxes[0] if len(self.boxes) == 1 else None)
