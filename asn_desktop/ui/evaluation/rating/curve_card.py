"""The card of the curve: what the organisation achieved, the bars, each limit in whole people, the leader's reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.pattern import Finding
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.rules.words import long_date
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.rating import words
from asn_desktop.ui.evaluation.rating.curve import CurveView
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.words import Glyph, button, label, line


class CurveCard(Card):
    """`reason_wanted`, `achievement_wanted`, `plan_wanted`, `why_wanted`: buttons of the card."""

    reason_wanted = Signal()
    achievement_wanted = Signal()
    plan_wanted = Signal()
    why_wanted = Signal()

    def __init__(self, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__("Sebaran predikat", parent)
        self._enters = enters
        self.findings: tuple[Finding, ...] = ()
        self.achievement_label = label("", "second")
        self.why_button = button("Mengapa?", "link")
        self.achievement_button = button("Catat capaian…", "link")
        for one in (self.achievement_label, self.why_button, self.achievement_button):
            self.head.addWidget(one)
        self.view = CurveView()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(5)
        self.note = label("", "second", wrap=True)
        self.reason_button = button("Tulis alasan pimpinan…", "", "edit")
        self.plan_button = button("Rencana sebaran", "link")
        self.ground = label("SE MenPANRB 3/2023", "second", tone="accent")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.reason_button)
        foot.addStretch(1)
        foot.addWidget(self.plan_button)
        foot.addWidget(self.ground)
        self.why_panel = ExplanationPanel()
        self.why_panel.hide()
        self.body.addWidget(self.why_panel)
        self.body.addWidget(self.view)
        self.body.addWidget(line())
        self.body.addLayout(self.rows)
        self.body.addWidget(self.note)
        self.body.addLayout(foot)
        self.reason_button.clicked.connect(self.reason_wanted)
        self.achievement_button.clicked.connect(self.achievement_wanted)
        self.plan_button.clicked.connect(self.plan_wanted)
        self.why_button.clicked.connect(self.why_wanted)

    def show_achievement(self, capaian: Capaian | None, source: str | None, unit: str) -> None:
        """The achievement the unit is weighed by, whose it is when not its own, or that none is recorded yet."""
        known = capaian is not None
        whose = f" ({source})" if known and source and source != unit else ""
        self.achievement_label.setText(f"Kinerja organisasi: {capaian.label}{whose}" if capaian else
                                       "Kinerja organisasi belum dicatat")  # fmt: skip
        self.why_button.setVisible(known)
        self.plan_button.setVisible(known)
        self.achievement_button.setVisible(not known and self._enters)

    def explain(self, lines: Sequence[Line], capaian: Capaian) -> None:
        """By which document the achievement stands, in place; Esc closes it."""
        note = Line("Dicatat menurut dokumen; program tidak menghitung capaian organisasi", "SE MenPANRB 3/2023")
        self.why_panel.explain(f"Mengapa {capaian.label}?", [*lines, note], None)
        self.why_panel.show()
        self.why_panel.setFocus()

    def show_counts(self, counts: Mapping[Predikat, int], findings: Sequence[Finding], *, small: bool,
                    reason: Any, covered: bool) -> None:  # fmt: skip
        """The bars and the findings; `reason`: the leader's, when one is kept, `covered`: it covers what is broken."""
        self.findings = tuple(findings)
        self.view.show_counts(counts, () if small else words.marks(findings))
        self._show_rows(words.in_sight(findings))
        blocked = any(one.blocks for one in findings)
        self.reason_button.setVisible(blocked and not covered and self._enters)
        self.note.setText(self._note(findings, small, reason, blocked, covered))
        self.note.setVisible(bool(self.note.text()))

    def _show_rows(self, findings: Sequence[Finding]) -> None:
        """Rows are kept and renewed: they change with every key that is pressed."""
        while self.rows.count() < len(findings):
            self.rows.addWidget(_LimitRow())
        for at in range(self.rows.count()):
            row = self.rows.itemAt(at).widget()
            if at < len(findings):
                row.show_finding(findings[at])
            row.setVisible(at < len(findings))

    @staticmethod
    def _note(findings: Sequence[Finding], small: bool, reason: Any, blocked: bool, covered: bool) -> str:
        if blocked and covered and reason is not None:
            who = reason.pejabat.nama or reason.pejabat.jabatan
            return f"Alasan {who}, {long_date(reason.tanggal)}: {reason.alasan}"
        if blocked:
            old = " Alasan yang tersimpan tidak lagi mencakup sebaran ini." if reason is not None else ""
            return words.LEAVES_ALONE + old
        if small and any(one.broken for one in findings):
            return "Kurang dari batas unit kecil: diperiksa bersama unit di atasnya, di sini hanya catatan."
        if any(one.broken for one in findings):
            return words.SOFT
        return ""

    def said(self) -> list[tuple[str, str]]:
        """Limit and count of each row shown, for the keyboard reader and tests."""
        return [(words.limit_words(one), words.count_words(one)) for one in words.in_sight(self.findings)]


class _LimitRow(QWidget):
    """One limit: sign, words, count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._words, self._count = Glyph(side=17), label("", wrap=True), label("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)

    def show_finding(self, found: Finding) -> None:
        """Say this one."""
        nobody = not found.n and not found.bersama  # nothing is met or broken while nobody is rated
        glyph, color = (("minus", look.MUTED) if nobody else ("warn", look.WARN) if found.blocks else
                        ("info", look.TEXT2) if found.broken else ("check", look.OK))  # fmt: skip
        self._glyph.show_icon(glyph, color)
        look.set_property(self._words, "role", "" if found.limit.tertulis else "second")
        look.set_property(self._count, "tone", "warn" if found.blocks else "")
        self._words.setText(words.limit_words(found))
        self._count.setText(words.count_words(found))
