"""Penilaian: a unit rated side by side with its curve; each pair of ratings is kept at once as a draft."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import units
from asn_desktop.services.evaluation import ratings, unit_round
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.evaluation.unit_round import UnitRound
from asn_desktop.ui.evaluation.rating import curve, matrix_view, words
from asn_desktop.ui.evaluation.rating.curve_card import CurveCard
from asn_desktop.ui.evaluation.rating.deeds import RatingDeeds
from asn_desktop.ui.evaluation.rating.half_kept import HalfKept
from asn_desktop.ui.evaluation.rating.list_card import MISSING, ListCard
from asn_desktop.ui.evaluation.rating.live import LiveRound
from asn_desktop.ui.evaluation.rating.person_card import PersonCard
from asn_desktop.ui.evaluation.rating.rating_table import Shown, with_rating
from asn_desktop.ui.evaluation.rating.side_fit import SideFit
from asn_desktop.ui.evaluation.two_sides import TwoSides
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.sentences import sentence

_SIDE = 520
_EMPTIED = "nilai dikosongkan di layar penilaian"
Where = tuple[int, uuid.UUID, str]


class RatingPage(QWidget):
    """`start(year, unit, period)`; `person_chosen` leads to a person's year, `said` tells what was kept."""

    said = Signal(str)
    person_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.where: Where | None = None
        self.live: LiveRound | None = None
        self.enters = may(desk.actor.role, Deed.VERIFY)
        self._reads = may(desk.actor.role, Deed.READ_SENSITIVE)
        self.list = ListCard()
        self.table = self.list.table
        self.curve = CurveCard(self.enters)
        self.person = PersonCard(self.enters)
        self.banner = Banner("warn")
        self.banner.hide()
        self.half = HalfKept(desk, self)
        self.deeds = RatingDeeds(self)
        self._lay_out()
        self.table.rated.connect(self._rated)
        self.table.row_chosen.connect(self.person.show_person)
        self.table.row_opened.connect(lambda _row: self.table.open_menu(self.table.currentIndex()))
        self.half.found.connect(self._with_halves)
        self.person.person_wanted.connect(lambda: self.person_chosen.emit(self.person.row.person.employee_id))

    def start(self, year: int, unit_id: uuid.UUID | None, periode: str) -> None:
        """The unit of that period; for the whole office its first unit."""
        if not self._reads:
            self.list.shut()
            return
        if unit_id is None:
            self.desk.read(self, units.tree, done=lambda tree: self._ask((year, tree[0].id, periode)), replaces="nilai")
        else:
            self._ask((year, unit_id, periode))

    def refresh(self) -> None:
        """Ask again for the unit shown."""
        if self.where is not None:
            self._ask(self.where)

    def _ask(self, where: Where) -> None:
        year, unit_id, periode = where
        self.desk.read(self, unit_round.of_unit, unit_id, year, periode, replaces="nilai",
                       done=lambda found: self._show(where, found), failed=self._refused)  # fmt: skip

    def _show(self, where: Where, found: UnitRound) -> None:
        anew = where != self.where or self.live is None
        if anew or self.live is None:
            self.where, self.live = where, LiveRound(found)
            self.banner.hide()
            self.half.open(found.unit_id, found.tahun, found.periode)
        else:
            self.live.take(found)
        self.person.use(found.matrix.predikat)
        self.curve.show_achievement(found.capaian, found.capaian_dari, found.unit)
        self.list.show_rows(self.live.rows.values(), anew=anew)
        if anew:
            self.table.setFocus()
        self._tell()

    def _with_halves(self, halves: dict[uuid.UUID, Any]) -> None:
        """Single ratings left behind the last time."""
        if self.live is not None and halves:
            self.live.half.update(halves)
            self.live.take(self.live.found)
            self.list.show_rows(self.live.rows.values(), anew=False)
            self._tell()

    def _rated(self, row: Shown, column: int, rating: Rating | None) -> None:
        """A choice: the curve moves now, the store follows."""
        if self.live is None or not self.enters:
            return
        made = with_rating(row, column, rating, self.live.found.matrix.predikat)
        if made == row:
            return
        self.banner.hide()
        self.live.keep(made)
        self.table.rating_model.put(made)
        self._tell()
        if made.complete:
            self.save(made)
        elif row.complete and row.person.evaluation_id is not None:
            self.desk.write(self, ratings.withdraw, row.person.evaluation_id, _EMPTIED, reason=_EMPTIED)
        self.half.keep(self.live.half)

    def save(self, row: Shown, alasan: str | None = None, catatan: str | None = None) -> None:
        """Keep both ratings as a draft evaluation; the reason and note of before stay unless given."""
        assert self.live is not None
        live, person = self.live, row.person
        found = live.found
        ask = RatingAsk(
            person.employee_id, found.tahun, found.periode, row.hasil, row.perilaku,
            person.alasan if alasan is None else alasan, person.catatan if catatan is None else catatan,
            skp_id=person.skp_id,
        )  # fmt: skip

        def done(_made: EvaluationRow) -> None:
            live.written(person.employee_id, row)

        def failed(problems: Sequence[Problem]) -> None:
            before = live.give_up(person.employee_id)
            if before is not None and live is self.live:
                self.table.rating_model.put(before)
                self._tell()
            self._refused(problems, f"Nilai {person.nama} tidak tersimpan")

        self.desk.write(self, ratings.rate, ask, today=self.desk.today(), done=done, failed=failed,
                        reason="penilaian")  # fmt: skip

    def _tell(self) -> None:
        """Curve, findings, card of the person, sums: from what is on the screen, without the store."""
        if self.live is None:
            return
        live = self.live
        findings = live.findings()
        covered = not live.found.still_open(findings)
        self.curve.show_counts(live.counts(), findings, small=live.small(), reason=live.found.reason,
                               covered=covered)  # fmt: skip
        row = self.table.current_row()
        self.person.show_person(live.rows.get(row.person.employee_id) if row is not None else None)
        done, people = live.complete()
        self.list.sums.setText(f"{live.found.unit}: {words.people(done, people)}; kepala unit dinilai di unit atasnya")
        self.list.chips.set_counts({"semua": len(live.rows), MISSING: len(live.missing())})
        self.deeds.fit(live)
        self.sides.refit()

    def _refused(self, problems: Sequence[Problem], title: str = "Belum dapat ditampilkan") -> None:
        self.banner.say("warn", title, " ".join(dict.fromkeys(sentence(one) for one in problems)))
        self.banner.show()

    def _lay_out(self) -> None:
        self.sides = TwoSides(self.list, self.curve, self.person, width=_SIDE, least=330)
        self.side = self.sides.side
        self.fits = SideFit(self.side, ((self.person.view, matrix_view.MOST, matrix_view.LEAST),
                                        (self.curve.view, curve.MOST, curve.LEAST)))  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.banner)
        box.addWidget(self.sides, 1)
