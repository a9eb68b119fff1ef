"""What can be done beside rating: the leader's reason, the achievement, the plan, why, notes, fixing, receipt, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from asn_desktop.rules.words import long_date
from asn_desktop.services.evaluation import achievements, ratings
from asn_desktop.services.evaluation.achievements import AchievementRow
from asn_desktop.ui.evaluation.period_words import period_words
from asn_desktop.ui.evaluation.rating.finalise_box import FinaliseBox
from asn_desktop.ui.evaluation.rating.live import LiveRound
from asn_desktop.ui.evaluation.rating.note_box import NoteBox
from asn_desktop.ui.evaluation.rating.plan_box import PlanBox
from asn_desktop.ui.evaluation.rating.reason_box import ReasonBox
from asn_desktop.ui.evaluation.received_box import ReceivedBox
from asn_desktop.ui.evaluation.settings.achievement_box import AchievementBox
from asn_desktop.ui.parts.explanation import Line
from asn_desktop.ui.sentences.evaluation import line_words

if TYPE_CHECKING:
    from asn_desktop.ui.evaluation.rating.page import RatingPage

_HEADS = "NIP\tNama\tHasil kerja\tPerilaku kerja\tPredikat"


class RatingDeeds:
    """The boxes of the page; `box` is the one that was opened last."""

    def __init__(self, page: RatingPage) -> None:
        self.page = page
        self.box: Any = None
        page.curve.reason_wanted.connect(self.reason)
        page.curve.achievement_wanted.connect(self.achievement)
        page.curve.plan_wanted.connect(self.plan)
        page.curve.why_wanted.connect(self.why_achievement)
        page.person.why_wanted.connect(self.why)
        page.person.note_wanted.connect(self.note)
        page.list.finalise_wanted.connect(self.finalise)
        page.list.received_wanted.connect(self.received)
        page.list.copy_wanted.connect(self.copy)

    def fit(self, live: LiveRound) -> None:
        """Buttons that have nothing to do are not shown."""
        page = self.page
        drafts, waiting = len(live.drafts()), len(live.unreceived())
        page.list.finalise_button.setVisible(page.enters and drafts > 0)
        page.list.finalise_button.setText(f"Tetapkan {drafts}…")
        page.list.received_button.setVisible(page.enters and waiting > 0)
        page.list.received_button.setText(f"Diterima {waiting}…")
        page.list.keys.setVisible(page.enters and any(not row.fixed for row in live.rows.values()))
        page.list.copy_button.setEnabled(any(row.complete for row in live.rows.values()))

    def reason(self) -> None:
        """The leader's reason for the limits broken now."""
        live = self.page.live
        if live is not None:
            head = next((one for one in live.found.rows if one.kepala), None)
            self._open(ReasonBox(self.page.desk, live.found, head.penilai if head else "",
                                 head.employee_id if head else None, self.page))  # fmt: skip
            self.box.kept.connect(lambda _row: self._kept("Alasan pimpinan tersimpan"))

    def achievement(self) -> None:
        """Record what the unit achieved."""
        live = self.page.live
        if live is not None:
            found = live.found
            self._open(AchievementBox(self.page.desk, found.unit_id, found.unit, found.tahun, found.periode, self.page))
            self.box.recorded.connect(lambda row: self._kept(f"Capaian {row.unit} dicatat: {row.predikat.label}"))

    def plan(self) -> None:
        """What the pattern leaves open for so many people."""
        live = self.page.live
        if live is not None and live.found.capaian is not None:
            people = live.complete()[1]
            self._open(PlanBox(live.found.limits, live.found.capaian, people, self.page))

    def why(self) -> None:
        """Why the person shown has this predikat; the store has the pair by then."""
        row = self.page.person.row
        if row is None or row.person.evaluation_id is None:
            return
        self.page.desk.read(self.page, ratings.why, row.person.evaluation_id, replaces="mengapa",
                            done=self._explain)  # fmt: skip

    def why_achievement(self) -> None:
        """By which document the unit's achievement stands."""
        live = self.page.live
        if live is not None:
            found = live.found
            self.page.desk.read(self.page, achievements.listing, found.tahun, found.periode,
                                done=self._explain_achievement, replaces="capaian")  # fmt: skip

    def note(self) -> None:
        """The appraiser's reason and the note on the document."""
        row = self.page.person.row
        if row is None:
            return
        person = row.person
        self._open(NoteBox(person.nama, person.alasan or "", person.catatan or "", self.page))
        self.box.save_button.setEnabled(row.complete and not row.fixed and self.page.enters)
        self.box.given.connect(lambda alasan, catatan: self.page.save(row, alasan, catatan))

    def finalise(self) -> None:
        """Fix what is complete."""
        live = self.page.live
        if live is not None:
            period = period_words(live.found.tahun, live.found.periode)
            self._open(FinaliseBox(self.page.desk, live, period, self.page))
            self.box.fixed.connect(lambda made: self._kept(f"{len(made)} hasil evaluasi ditetapkan"))

    def received(self) -> None:
        """Enter one day of receipt for everybody who has none."""
        live = self.page.live
        if live is not None:
            people = [(row.person.evaluation_id, row.person.nama) for row in live.unreceived()]
            self._open(ReceivedBox(self.page.desk, people, self.page))
            self.box.entered.connect(lambda n: self._kept(f"{n} tanggal terima dicatat"))

    def copy(self) -> None:
        """The unit as lines with tabs, in e-Kinerja's order."""
        live = self.page.live
        if live is None:
            return
        lines = [_HEADS]
        for row in live.rows.values():
            judged = (one.label if one else "" for one in (row.hasil, row.perilaku, row.predikat))
            lines.append("\t".join((row.person.nip or "", row.person.nama, *judged)))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.page.said.emit(f"{len(lines) - 1} baris disalin; tempelkan di Excel atau e-Kinerja")

    def _explain(self, lines: Any) -> None:
        self.page.person.explain([Line(line_words(one), one.article) for one in lines])
        self.page.side.ensureWidgetVisible(self.page.person)

    def _explain_achievement(self, rows: list[AchievementRow]) -> None:
        live = self.page.live
        if live is None or live.found.capaian is None:
            return
        row = next((one for one in rows if one.unit == live.found.capaian_dari), None)
        if row is not None:
            ground = f"{row.nomor}, {long_date(row.tanggal)}, {row.pejabat}"
            self.page.curve.explain([Line(f"Ditetapkan untuk {row.unit}", ground, row.predikat.label)], row.predikat)

    def _open(self, box: Any) -> None:
        self.box = box
        box.open()

    def _kept(self, words: str) -> None:
        self.page.said.emit(words)
        self.page.refresh()
