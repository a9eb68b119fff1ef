"""First start: practice or a new office, its profile and habits, two key holders, the recovery sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.steps import StepLine
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.start.card_page import CardPage
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.start.wizard_forms import ChoiceForm, HabitsForm, HoldersForm, OfficeForm
from asn_desktop.ui.start.wizard_recovery import RecoveryForm

STEPS = ("Kantor", "Kebiasaan", "Pemegang kunci", "Lembar pemulihan")


class StartWizard(CardPage):
    """`opened` gives the open office when everything is done; `practice_wanted` when practice was chosen.

    `restore_wanted`: the office exists, on another PC, and comes from its backup.
    """

    opened = Signal(object)
    practice_wanted = Signal()
    restore_wanted = Signal()
    left = Signal()

    def __init__(self, porter: Porter, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(860, "Selamat datang di ASN Desktop", "", parent)
        self.porter, self.places = porter, places
        self.mode = "kantor"
        self.steps = StepLine(STEPS)
        self.banner = Banner()
        self.banner.hide()
        self.choice, self.profile = ChoiceForm(), OfficeForm()
        self.habits, self.holders = HabitsForm(), HoldersForm()
        self.recovery = RecoveryForm(porter)
        self.pages = (self.choice, self.profile, self.habits, self.holders, self.recovery)
        for widget in (self.steps, self.banner, *self.pages):
            self.content.addWidget(widget)
        self._opened: Any = None
        self.number = 0
        self._connect()
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Go to a page: 0 the choice, 1 to 4 the steps."""
        self.banner.hide()
        self.steps.setVisible(number > 0)
        self.steps.show_step(max(number - 1, 0))
        titles = ("Selamat datang di ASN Desktop", "Kantor baru", "Kantor baru", "Kantor baru", "Lembar pemulihan")
        self.say(titles[number], "Tanpa internet, di komputer ini." if number == 0 else "")
        self.number = number
        for index, page in enumerate(self.pages):
            page.setVisible(index == number)
        self.ensureVisible(0, 0)

    def _connect(self) -> None:
        self.choice.next_button.clicked.connect(self._chosen)
        self.profile.back_button.clicked.connect(lambda: self.show_page(0))
        self.profile.next_button.clicked.connect(self._profile_done)
        self.habits.back_button.clicked.connect(lambda: self.show_page(1))
        self.habits.next_button.clicked.connect(self._habits_done)
        self.holders.back_button.clicked.connect(lambda: self.show_page(2))
        self.holders.next_button.clicked.connect(self.create)
        self.recovery.sealed.connect(self._finish)

    def _chosen(self) -> None:
        key = self.choice.choice.key()
        if key == "latihan":
            self.practice_wanted.emit()
            return
        if key == "pindah":
            self.restore_wanted.emit()
            return
        self.mode = key
        self.profile.prepare(self.mode)
        self.show_page(1)

    def _profile_done(self) -> None:
        if self.profile.complete():
            self.habits.prepare(self.profile.nama_edit.text(), self.profile.kode_edit.text())
            self.show_page(2)

    def _habits_done(self) -> None:
        if self.habits.complete() and not self.habits.wrong(self.porter.today()):
            self.show_page(3)

    def create(self) -> None:
        """Make the office on the disk."""
        if not self.holders.complete():
            return
        self.holders.next_button.setEnabled(False)
        self.holders.next_button.setText("Membuat kantor…")
        answers = {**self.profile.answers(), **self.habits.answers(), "peran": self.mode}
        self.porter.call(self, _create, self.places.office, answers, self.habits.officials(), self.holders.people(),
                         self.porter.now(), self.porter.today(), done=self._created, failed=self._refused,
                         troubled=self._troubled)

    def _created(self, answer: tuple[Any, Any]) -> None:
        made, self._opened = answer
        names = tuple(person.name for person in self.holders.people())
        self.holders.forget()
        self.recovery.show_sheet(made, names, self.profile.pemerintah_edit.text(), self.porter.today())
        self.show_page(4)

    def _finish(self) -> None:
        self.opened.emit(self._opened)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._ready()
        pages = (self.profile, self.habits, self.holders)
        placed = [(n, problem) for problem in problems for n, page in enumerate(pages, 1) if page.mark(problem)]
        loose = [problem for problem in problems if problem not in [p for _, p in placed]]
        if placed:
            self.show_page(min(n for n, _ in placed))
        words = " ".join(sentence(problem) for problem in loose) or "Yang sudah diketik tidak hilang."
        self.banner.say("error", f"Belum dapat dibuat: {len(problems)} isian perlu diperbaiki", words)
        self.banner.show()

    def _troubled(self, trouble: Trouble) -> None:
        self._ready()
        self.banner.say("error", *headline(trouble))
        self.banner.show()

    def _ready(self) -> None:
        self.holders.next_button.setEnabled(True)
        self.holders.next_button.setText("Buat kantor")


def _create(folder: Any, answers: Any, officials: Any, people: Any, now: Any, today: Any) -> tuple[Any, Any]:
    """Create the office, open it for the first holder, appoint head and deputy. Heavy rooms load here."""
    from asn_desktop.services import first_start

    return first_start.found(folder, answers, officials, people, now=now, today=today)
