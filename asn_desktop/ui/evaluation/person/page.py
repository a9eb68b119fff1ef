"""Satu orang: a person's year on one page: head and line of the year, then SKP, running year, results, documents."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Approach, ResultKind
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.evaluation import ekinerja
from asn_desktop.services.evaluation.cascade import SuperiorRow
from asn_desktop.services.evaluation.library import KeptAsk
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.person.copy_box import CopyBox
from asn_desktop.ui.evaluation.person.head import PersonHead
from asn_desktop.ui.evaluation.person.library_box import LibraryBox
from asn_desktop.ui.evaluation.person.outcome_boxes import title_of
from asn_desktop.ui.evaluation.person.outcome_section import OutcomeSection
from asn_desktop.ui.evaluation.person.papers_section import PapersSection
from asn_desktop.ui.evaluation.person.picker import PersonPicker
from asn_desktop.ui.evaluation.person.result_editor import ResultEditor
from asn_desktop.ui.evaluation.person.running_section import RunningSection
from asn_desktop.ui.evaluation.person.sheet_box import SheetBox
from asn_desktop.ui.evaluation.person.skp_section import SkpSection
from asn_desktop.ui.evaluation.person.source_box import SourceBox
from asn_desktop.ui.evaluation.person.year_file import YearFile, load
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.sentences import sentence

SECTIONS = {"skp": "SKP", "berjalan": "Tahun berjalan", "hasil": "Hasil", "dokumen": "Dokumen"}
_MINE = {"skp", "skp_results", "skp_indicators", "skp_actions", "skp_realisations", "skp_feedback", "skp_dialogues",
         "unit_achievements", "evaluations", "objections", "evaluation_letters", "letters", "kinerja", "employees",
         "jabatan", "units", "unit_officials", "settings", "reference_rows"}  # fmt: skip


class PersonYearPage(QWidget):
    """`letter_chosen` gives a letter's id, `employee_chosen` a person's; `said` a short word for the toast."""

    said = Signal(str)
    letter_chosen = Signal(object)
    employee_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.file: YearFile | None = None
        self._person: uuid.UUID | None = None
        self._skp_id: uuid.UUID | None = None
        self._year = desk.today().year
        self._unit: uuid.UUID | None = None
        self._enters = may(desk.actor.role, Deed.ENTER)
        self._sees = may(desk.actor.role, Deed.READ_SENSITIVE)
        self.head, self.picker, self.editor = PersonHead(desk), PersonPicker(desk), ResultEditor(desk)
        self.banner = Banner("neutral")
        self.skp_section, self.running = SkpSection(desk), RunningSection(desk)
        self.outcome, self.papers = OutcomeSection(desk), PapersSection(desk)
        self.sections: dict[str, Any] = {
            "skp": self.skp_section, "berjalan": self.running, "hasil": self.outcome, "dokumen": self.papers,
        }  # fmt: skip
        self.tabs = QTabBar()
        self._lay_out()
        self._connect()
        self._turn()

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """The year and unit chosen above; who is shown stays, and so does a form that is being filled in."""
        if year != self._year:  # what is half typed stays as a draft of that year
            self.pages.setCurrentWidget(self.page)
        self._year, self._unit = year, unit_id
        if not self._sees:
            self.banner.say("neutral", "SKP dan hasil evaluasi perorangan tertutup untuk peran Anda",
                            "Jumlah per unit dapat dilihat di halaman Putaran dan di tab Laporan.")
            self._turn()
        elif self._person is None:
            self.picker.start(unit_id)
        else:
            self._read()

    def show_person(self, employee_id: uuid.UUID, tahun: int) -> None:
        """Open the year of this person."""
        if employee_id != self._person or tahun != self._year:
            self._skp_id = None
        self._person, self._year = employee_id, tahun
        self.pages.setCurrentWidget(self.page)
        self._read()

    def show_section(self, key: str) -> None:
        """Turn to a section: skp, berjalan, hasil, dokumen."""
        self.tabs.setCurrentIndex(list(self.sections).index(key))

    def section(self) -> str:
        """The key of the section that shows."""
        return list(self.sections)[max(self.tabs.currentIndex(), 0)]

    def _read(self) -> None:
        self.desk.read(self, load, self._person, self._year, today=self.desk.today(), done=self._show,
                       failed=self._refused, replaces="tahun")  # fmt: skip

    def _show(self, file: YearFile) -> None:
        self.file = file
        self.banner.hide()
        skp = file.skp(self._skp_id)
        self._skp_id = skp.row.id if skp else None
        self.head.show_file(file, self._skp_id)
        for section in self.sections.values():
            section.show_file(file, skp, enters=self._enters)
        self._turn()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.banner.say("warn", "Data tahun ini belum dapat dibuka", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _turn(self) -> None:
        """Show what belongs to the moment: the people, a person's year, or nothing for a role that may not see it."""
        chosen = self._person is not None and self.file is not None and self._sees
        self.head.setVisible(chosen)
        self.picker.setVisible(self._sees and not chosen)
        self.bar.setVisible(chosen)
        self.banner.setVisible(not self._sees)
        for key, section in self.sections.items():
            section.setVisible(chosen and key == self.section())
            section.tools.setVisible(chosen and key == self.section() and section.skp is not None)

    def _choose_skp(self, skp_id: uuid.UUID) -> None:
        self._skp_id = skp_id
        if self.file is not None:
            self._show(self.file)

    def _cleared(self) -> None:
        self._person, self.file, self._skp_id = None, None, None
        self.head.show_file(None, None)
        self._turn()
        self.picker.start(self._unit)
        self.picker.search_edit.setFocus()

    # the editor of one result

    def edit_result(self, result_id: uuid.UUID | None, what: Any = None) -> None:
        """Open the editor: for a result, with the finding to be mended, or for a new one of a kind."""
        skp = self.skp_section.skp
        codes = [code for code in self.file.codes if _meets(skp.row, code)]
        kind = what if isinstance(what, ResultKind) else ResultKind.UTAMA
        above = self.file.above.get(skp.row.id, ())
        self.editor.edit(skp, codes, above, result_id, kind)
        self.pages.setCurrentWidget(self.editor)
        self.editor.fields.plan_edit.setFocus()
        if isinstance(what, Problem):
            self.editor.refuse([what])
        elif isinstance(what, SuperiorRow):
            self.editor.fields.support(what)

    def _back(self) -> None:
        self.pages.setCurrentWidget(self.page)
        self.skp_section.add_main.setFocus()

    def _kept(self, _row: Any) -> None:
        self.said.emit("Hasil kerja tersimpan")
        self._back()

    def _remove(self, result_id: uuid.UUID) -> None:
        self._back()
        self.skp_section.remove_result(result_id)

    def _open_library(self) -> None:
        rows, skp = self.editor.indicators.filled(), self.editor.skp
        typed = rows[-1].values() if rows else None
        ask = typed and KeptAsk(
            typed["indikator"], skp.row.jabatan or None, self.editor.fields.plan_edit.toPlainText().strip() or None,
            typed["aspek"] or None, typed["target"], skp.row.pendekatan == Approach.KUALITATIF,
        )  # fmt: skip
        self.library_box = LibraryBox(self.desk, skp.row.jabatan, ask, self)
        self.library_box.taken.connect(self.editor.take)
        self.library_box.said.connect(self.said)
        self.library_box.open()

    def _fields(self, skp: Any) -> None:
        title = f"Salin untuk e-Kinerja: SKP {skp.row.nama} {skp.row.tahun}"
        self.desk.read(self, ekinerja.fields, skp.row.id, done=lambda found: self._show_fields(title, found))

    def _result_fields(self, row: Any) -> None:
        title = f"Salin untuk e-Kinerja: {row.nama}, {title_of(row)}"
        self.desk.read(self, ekinerja.result_fields, row.id, done=lambda found: self._show_fields(title, found))

    def _show_fields(self, title: str, found: Any) -> None:
        self.copy_box = CopyBox(title, found, self)
        self.copy_box.said.connect(self.said)
        self.copy_box.open()

    def _copy(self, span: Any) -> None:
        file = self.file
        self.source_box = SourceBox(self.desk, file.employee_id, file.pegawai.nama, file.pegawai.nip, file.tahun, span,
                                    self)  # fmt: skip
        self.source_box.done.connect(self._made)
        self.source_box.open()

    def _from_sheet(self) -> None:
        self.sheet_box = SheetBox(self.desk, self._year, self)
        self.sheet_box.kept.connect(lambda count: self.said.emit(f"{count} draf SKP tersimpan"))
        self.sheet_box.open()

    def _made(self, skp: Any) -> None:
        self._skp_id = skp.row.id
        self._read()

    def _connect(self) -> None:
        self.head.person_chosen.connect(lambda person: self.show_person(person, self._year))
        self.head.person.cleared.connect(self._cleared)
        self.head.skp_chosen.connect(self._choose_skp)
        self.head.section_wanted.connect(self.show_section)
        self.picker.chosen.connect(lambda person: self.show_person(person, self._year))
        self.picker.sheet_wanted.connect(self._from_sheet)
        self.tabs.currentChanged.connect(lambda _at: self._turn())
        for section in self.sections.values():
            section.said.connect(self.said)
        self.skp_section.made.connect(self._made)
        self.skp_section.editor_wanted.connect(self.edit_result)
        self.skp_section.copy_wanted.connect(self._copy)
        self.skp_section.shown_wanted.connect(lambda part: self.page.ensureWidgetVisible(part, 0, 200))
        self.skp_section.fields_wanted.connect(lambda: self._fields(self.skp_section.skp))
        self.running.section_wanted.connect(self.show_section)
        self.outcome.copy_wanted.connect(self._result_fields)
        self.papers.letter_chosen.connect(self.letter_chosen)
        self.editor.closed.connect(self._back)
        self.editor.kept.connect(self._kept)
        self.editor.remove_wanted.connect(self._remove)
        self.editor.library_wanted.connect(self._open_library)
        self.desk.changed.connect(self._changed)

    def _changed(self, tables: frozenset[str]) -> None:
        if self._person is not None and self._sees and self.isVisible() and tables & _MINE:
            self._read()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Bagian tahun ini")
        for key in self.sections:
            self.tabs.addTab(SECTIONS[key])
        self.page = ScrollPage(margins=(0, 0, 0, 4))
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs, 1)
        for section in self.sections.values():
            row.addWidget(section.tools)
        for part in (self.head, self.banner, self.bar):
            self.page.box.addWidget(part)
        self.page.box.addWidget(self.picker, 1)
        for section in self.sections.values():
            self.page.box.addWidget(section, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.pages)


def _meets(row: Any, code: str) -> bool:
    """Whether a period lies at least partly in the days of an SKP."""
    first, last = periods.span(row.tahun, code)
    return first <= row.sampai and row.mulai <= last
