"""The seven values with their fixed texts, and what the leader expects in each; the three lists of the annex beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.services.evaluation.skp import ValueRow
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import sentence

ANNEX = {"dukungan": ("&Dukungan sumber daya", "Orang, anggaran, peralatan, pelatihan: satu baris satu hal."),
         "skema": ("Skema &pertanggungjawaban", "Kapan dan dengan apa dilaporkan: satu baris satu hal."),
         "konsekuensi": ("&Konsekuensi", "Akibat bila tercapai atau tidak: satu baris satu hal.")}  # fmt: skip


class ValuesCard(Card):
    """Seven rows: number and name, guiding behaviours, expectation. `kept` after saving, `typed` while typing."""

    kept = Signal(str)
    typed = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Perilaku kerja", parent)
        self.desk = desk
        self._skp_id: Any = None
        self._editable = False
        self._known: dict[int, str] = {}
        self.edits: dict[int, QLineEdit] = {}
        self.boxes: dict[int, FieldBox] = {}
        self.plain: dict[int, Any] = {}  # what a reader sees instead of a field
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.save_button = button("Simpan ekspektasi")
        self.save_button.clicked.connect(self.save)
        self.head.addWidget(self.save_button)
        told = "Tujuh nilai dan panduannya tetap; ekspektasi khusus pimpinan boleh kosong."
        self.body.addWidget(label(told, "second", wrap=True))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_file(self, file: YearFile, skp: Any, *, editable: bool) -> None:
        """Show the expectations of this SKP; what is half typed stays while it is the same SKP."""
        if not self.edits:
            self._build(file.values)
        same, self._skp_id = self._skp_id == skp.row.id, skp.row.id
        dirty = self.changed() if same else {}
        self._known = {number: skp.ekspektasi.get(number, "") or "" for number in self.edits}
        for number, edit in self.edits.items():
            if number not in dirty:
                edit.setText(self._known[number])
                edit.setCursorPosition(0)
            self.boxes[number].setVisible(editable)
            self.plain[number].setText(f"Ekspektasi pimpinan: {self._known[number]}")
            self.plain[number].setVisible(not editable and bool(self._known[number]))
        self._editable = editable
        self._show_dirty()

    def changed(self) -> dict[int, str]:
        """Number of the value -> text that is not saved yet."""
        return {n: e.text().strip() for n, e in self.edits.items() if e.text().strip() != self._known.get(n, "")}

    def fill(self, values: Mapping[str, str]) -> None:
        """Texts by number, from a draft."""
        for number, text in values.items():
            if int(number) in self.edits:
                self.edits[int(number)].setText(text)

    def save(self) -> None:
        """Keep what was changed, all in one step."""
        if self.changed():
            self.desk.write(self, _keep_expectations, self._skp_id, self.changed(), done=self._saved,
                            failed=self._refused, reason="ekspektasi pimpinan")  # fmt: skip

    def _saved(self, texts: Mapping[int, str]) -> None:
        self._known.update(texts)
        for box in self.boxes.values():
            box.clear()
        self._show_dirty()
        self.kept.emit("Ekspektasi pimpinan tersimpan")

    def _refused(self, problems: Sequence[Problem]) -> None:
        at = next((n for n in self.changed()), 1)
        self.boxes[at].show_problem(" ".join(sentence(p) for p in problems))

    def _show_dirty(self) -> None:
        self.save_button.setVisible(self._editable and bool(self.changed()))

    def _typed(self) -> None:
        self._show_dirty()
        self.typed.emit()

    def _build(self, values: Sequence[ValueRow]) -> None:
        for at, value in enumerate(values):
            if at:
                self._rows.addWidget(line())
            edit = QLineEdit()
            edit.setPlaceholderText("Ekspektasi khusus pimpinan")
            edit.textChanged.connect(lambda _text: self._typed())
            box = FieldBox("", edit)
            edit.setAccessibleName(f"Ekspektasi pimpinan: {value.nilai}")
            self.edits[value.nomor], self.boxes[value.nomor] = edit, box
            self._rows.addWidget(label(f"{value.nomor}. {value.nilai}", "strong"))
            self._rows.addWidget(label(" · ".join(value.panduan), "second", wrap=True))
            self._rows.addWidget(box)
            self.plain[value.nomor] = label("", wrap=True)
            self._rows.addWidget(self.plain[value.nomor])


class AnnexCard(Card):
    """Three lists, a line per item. `kept` after saving, `typed` while typing."""

    kept = Signal(str)
    typed = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Lampiran SKP", parent)
        self.desk = desk
        self._skp_id: Any = None
        self._editable = False
        self._known: dict[str, list[str]] = {name: [] for name in ANNEX}
        self.edits = {name: QPlainTextEdit() for name in ANNEX}
        self.boxes = {name: FieldBox(ANNEX[name][0], self.edits[name], ANNEX[name][1]) for name in ANNEX}
        self.plain: dict[str, Any] = {}  # what a reader sees instead of a field
        self.save_button = button("Simpan lampiran")
        self.save_button.clicked.connect(self.save)
        self.head.addWidget(self.save_button)
        for name, edit in self.edits.items():
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(104)
            edit.textChanged.connect(self._typed)
            self.plain[name] = label("", wrap=True, copyable=True)
            self.body.addWidget(self.boxes[name])
            self.body.addWidget(self.plain[name])
        self.body.addStretch(1)

    def show_skp(self, skp: Any, *, editable: bool) -> None:
        """Show the annex of this SKP; what is half typed stays while it is the same SKP."""
        same, self._skp_id = self._skp_id == skp.row.id, skp.row.id
        dirty = self.changed() if same else {}
        self._known = {name: list(getattr(skp.lampiran, name)) for name in ANNEX}
        for name, edit in self.edits.items():
            if name not in dirty:
                edit.setPlainText("\n".join(self._known[name]))
            edit.setVisible(editable)
            self.boxes[name].set_hint(ANNEX[name][1] if editable else "")
            self.plain[name].setText("\n".join(f"• {one}" for one in self._known[name]) or "–")
            self.plain[name].setVisible(not editable)
        self._editable = editable
        self._show_dirty()

    def lines(self, name: str) -> list[str]:
        """The items typed into one list."""
        return [one.strip() for one in self.edits[name].toPlainText().splitlines() if one.strip()]

    def changed(self) -> dict[str, list[str]]:
        """Lists that are not saved yet."""
        return {name: self.lines(name) for name in ANNEX if self.lines(name) != self._known[name]}

    def fill(self, values: Mapping[str, Sequence[str]]) -> None:
        """Lists by name, from a draft."""
        for name, lines in values.items():
            if name in self.edits:
                self.edits[name].setPlainText("\n".join(lines))

    def save(self) -> None:
        """Keep the three lists."""
        self.desk.write(self, goals.set_annex, self._skp_id, *(self.lines(name) for name in ANNEX), done=self._saved,
                        failed=self._refused, reason="lampiran SKP")  # fmt: skip

    def _saved(self, _answer: Any) -> None:
        self._known = {name: self.lines(name) for name in ANNEX}
        self._show_dirty()
        self.kept.emit("Lampiran SKP tersimpan")

    def _refused(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            self.boxes.get(problem.field, self.boxes["dukungan"]).show_problem(sentence(problem))

    def _show_dirty(self) -> None:
        self.save_button.setVisible(self._editable and bool(self.changed()))

    def _typed(self) -> None:
        self._show_dirty()
        self.typed.emit()


def _keep_expectations(session: Any, skp_id: Any, texts: Mapping[int, str]) -> Mapping[int, str]:
    for number, text in texts.items():
        goals.set_expectation(session, skp_id, number, text)
    return texts
