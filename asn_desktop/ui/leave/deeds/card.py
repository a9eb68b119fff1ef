"""One deed on one request: a small card that is opened from the list of deeds, with its fields and its verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import Official
from asn_desktop.services import units
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.stroke import LetterWish, with_letter
from asn_desktop.ui.leave.number_choice import NumberChoice
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label


class DeedCard(Card):
    """`done` gives a word for the toast and the id of the letter that was made, if one was.

    A deed says its name, its verb, what follows from it, and on which requests it is open.
    """

    done = Signal(str, object)
    closed = Signal()
    request_wanted = Signal(dict)  # another request, with what is known already
    went_on = Signal(str, object)  # a word for the toast, and the id of the request that goes on from this one

    key: ClassVar[str]
    heading: ClassVar[str]
    verb: ClassVar[str]
    about: ClassVar[str] = ""
    kind: ClassVar[str] = "primary"
    wording: ClassVar[str] = ""  # of the letter that is made in the same stroke
    plain: ClassVar[bool] = True  # the letter follows the deed; False: the card puts both together itself
    in_bar: ClassVar[bool] = False  # the action bar has its verb

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(self.heading, parent)
        self.desk = desk
        self.detail: LeaveDetail | None = None
        self.folder = LeaveFolder()
        self.boxes: dict[str, FieldBox] = {}  # field of a problem -> its box
        self.number = NumberChoice()
        if self.about:
            self.body.addWidget(label(self.about, "second", wrap=True))
        self.build()
        if self.wording:
            self.body.addWidget(self.number)
            self.boxes["nomor"] = self.number.number_box
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.button = button(self.verb, "danger" if self.kind == "danger" else "")  # the bar has the primary one
        self.button.clicked.connect(self.submit)
        self.shut_button = button("Tutup", "text")
        self.shut_button.clicked.connect(self._shut)
        if self.in_bar:
            self.button.hide()
            self.shut_button.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.shut_button)
        foot.addWidget(self.button)
        self.body.addLayout(foot)

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Whether this deed is open on this request today."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the fields: `self.field(...)` for each."""
        raise NotImplementedError

    def fill(self, detail: LeaveDetail) -> None:
        """Propose values for this request."""

    def wants_letter(self, detail: LeaveDetail) -> bool:
        """Whether the deed makes its letter on this request."""
        return bool(self.wording)

    def wording_now(self) -> str:
        """The wording on this request."""
        return self.wording

    def letter(self, **values: Any) -> LetterWish | None:
        """The letter as the clerk wants it; None when it is made elsewhere, or none is due."""
        if self.detail is None or not self.wants_letter(self.detail) or self.number.outside():
            return None
        return LetterWish(self.wording_now(), values, self.number.mode(), self.number.number())

    def submit(self) -> None:
        """Do it, or say beside the fields what is missing."""
        raise NotImplementedError

    def start(self, detail: LeaveDetail, folder: LeaveFolder) -> None:
        """Open the card for a request."""
        self.detail, self.folder = detail, folder
        self.clear()
        self.fill(detail)
        self.number.setVisible(self.wants_letter(detail))
        if self.wording and detail.row.unit_id:
            self.desk.read(self, units.resolve, detail.row.unit_id, replaces="nomor",
                           done=lambda unit: self.number.start(unit.nomor_mode))  # fmt: skip
        self.show()
        first = next((box.editor for box in self.boxes.values() if box.isVisibleTo(self)), None)
        (first or self.button).setFocus(Qt.FocusReason.TabFocusReason)

    def decider(self) -> Official | None:
        """Who decides here; None where another office does, and its official is typed."""
        return self.detail.pyb if self.detail is not None and not self.folder.wewenang else None

    def field(self, name: str, text: str, editor: QWidget, hint: str = "") -> FieldBox:
        """Add a labelled editor; problems of that field stand under it."""
        box = FieldBox(text, editor, hint)
        self.boxes[name] = box
        self.body.addWidget(box)
        return box

    def clear(self) -> None:
        """No problems."""
        self.problem.hide()
        for box in self.boxes.values():
            box.clear()

    def send(self, deed: Callable[..., Any], *args: Any, said: str, **kw: Any) -> None:
        """Carry the deed to the store; its answer is a row, or a pair of a row and the letter made."""
        self.clear()
        letter = self.letter()
        if letter is not None and self.plain:
            args, kw, deed = (deed, *args), {**kw, "letter": letter}, with_letter
        self.desk.write(self, deed, *args, today=self.desk.today(), now=self.desk.now(), failed=self.refuse,
                        done=lambda answer: self.done.emit(said, letter_of(answer)), **kw)  # fmt: skip

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Sentences beside their fields; the others above the button."""
        loose = put_beside(problems, self.boxes, self)
        self.problem.setText("\n".join(loose))
        self.problem.setVisible(bool(loose))

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()


def letter_of(answer: Any) -> Any:
    """The id of the letter in a pair (row, letter); None when no letter was made."""
    return answer[1].id if isinstance(answer, tuple) and len(answer) == 2 and answer[1] is not None else None
