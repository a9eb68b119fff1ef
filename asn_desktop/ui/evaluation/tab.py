"""Tab Kinerja: the round, the rating of a unit, one person's year and the rest; one year, period and unit for all."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services import units
from asn_desktop.services.evaluation import law
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.head import EvaluationHead
from asn_desktop.ui.evaluation.places import places_for

_MINE = {"skp", "skp_results", "skp_indicators", "skp_actions", "skp_realisations", "skp_feedback", "skp_dialogues",
         "coachings", "unit_achievements", "pattern_reasons", "evaluations", "objections", "evaluation_letters",
         "credit_lines", "surveys", "feedback_cards", "kinerja", "angka_kredit", "employees", "units", "letters",
         "unit_officials", "jabatan", "offices", "settings"}  # fmt: skip
_LAW = {"settings", "offices", "reference_rows"}


class EvaluationTab(QWidget):
    """`letter_chosen` gives a letter's id, `employee_chosen` a person's; `wanted` leads on; `said`: the toast."""

    wanted = Signal(str, str, tuple)
    letter_chosen = Signal(object)
    employee_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = False
        self.places = {place.key: place for place in places_for(desk.actor.role)}
        self.head = EvaluationHead([(place.key, place.words) for place in self.places.values()], desk.today())
        self.built: dict[str, Any] = {}  # pages that were turned to
        self.pages = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(*look.PAGE_MARGINS)
        box.setSpacing(look.GAP)
        box.addWidget(self.head)
        box.addWidget(self.pages, 1)
        self.head.page_chosen.connect(self.show_page)
        self.head.moved.connect(self.refresh)
        desk.changed.connect(self._changed)
        desk.read(self, units.tree, done=self.head.show_units, replaces="unit")
        self._ask_law()

    def page(self, key: str) -> Any:
        """A page by its key; it is made when first asked for."""
        if key not in self.built:
            made = self.places[key].load()(self.desk)
            self.built[key] = made
            self.pages.addWidget(made)
            for name in ("said", "letter_chosen", "employee_chosen", "wanted"):
                if hasattr(made, name):
                    getattr(made, name).connect(getattr(self, name))
            if hasattr(made, "person_chosen"):
                made.person_chosen.connect(self.show_person)
            if hasattr(made, "unit_chosen"):
                made.unit_chosen.connect(self.show_unit)
        return self.built[key]

    def show_page(self, key: str) -> None:
        """Turn to a page: putaran, nilai, orang, pohon, keberatan, tindak, kredit, survei, impor, aturan."""
        page = self.page(key)
        self.head.chips.choose(key)
        self.head.allow_period(self.places[key].by_period)
        self.pages.setCurrentWidget(page)
        self.refresh()

    def show_unit(self, unit_id: uuid.UUID | None) -> None:
        """The rating of a unit."""
        self.head.choose_unit(unit_id)
        self.show_page("nilai")

    def show_person(self, employee_id: uuid.UUID) -> None:
        """One person's year."""
        self.show_page("orang")
        self.page("orang").show_person(employee_id, self.head.year())

    def show_stuck(self) -> None:
        """The round of the period that is due, with who is stuck."""
        def show(found: EvaluationLaw) -> None:
            self.head.show_due(found.values)
            self.head.choose_unit(None)
            self.page("putaran").show_stuck()
            self.show_page("putaran")

        self.desk.read(self, law.load, self.desk.today(), done=show, replaces="due")

    def present(self) -> str:
        """The key of the page that shows."""
        shown = self.pages.currentWidget()
        return next((key for key, page in self.built.items() if page is shown), "")

    def refresh(self) -> None:
        """Ask for what the page shown shows."""
        key = self.present()
        if not key:
            return
        where = (self.head.year(), self.head.unit_id())
        self.built[key].start(*where, *((self.head.period(),) if self.places[key].by_period else ()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _ask_law(self) -> None:
        def show(found: EvaluationLaw) -> None:
            self.head.show_mode(found.values)
            if not self.present():
                self.show_page(next(iter(self.places)))

        self.desk.read(self, law.load, self.desk.today(), done=show, replaces="law")

    def _changed(self, tables: frozenset[str]) -> None:
        if "units" in tables:
            self.desk.read(self, units.tree, done=self.head.show_units, replaces="unit")
        if tables & _LAW:
            self._ask_law()
        if tables & _MINE:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True
