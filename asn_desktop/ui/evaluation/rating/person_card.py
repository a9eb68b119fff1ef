"""The card of the chosen person: the nine cells with his own, why it follows, the appraiser's reason and note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.ui.evaluation.rating.matrix_view import MatrixView
from asn_desktop.ui.evaluation.rating.rating_table import Shown
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.words import button, label


class PersonCard(Card):
    """`why_wanted`, `note_wanted` and `person_wanted` concern `row`, the person shown."""

    why_wanted = Signal()
    note_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__("Matriks predikat", parent)
        self._enters = enters
        self.row: Shown | None = None
        self.note_button = button("Alasan penilai…", "link")
        self.person_button = button("Setahun", "link", tip="Kinerja setahun orang ini di satu halaman")
        self.why_button = button("Mengapa?", "link")
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.head.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
        self.view = MatrixView()
        self.words = label("", "second", wrap=True)
        self.links = QWidget()
        links = QHBoxLayout(self.links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(12)
        links.addWidget(self.words, 1)
        for one in (self.note_button, self.person_button):
            links.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.why_panel = ExplanationPanel()
        self.why_panel.hide()
        self.body.addWidget(self.links)
        self.body.addWidget(self.view)
        self.body.addWidget(self.why_panel)
        self.why_button.clicked.connect(self.why_wanted)
        self.note_button.clicked.connect(self.note_wanted)
        self.person_button.clicked.connect(self.person_wanted)
        self.why_panel.closed.connect(self._folded)
        self.show_person(None)

    def use(self, predikat: Callable[[Rating, Rating], Predikat]) -> None:
        """The matrix in force."""
        self.view.use(predikat)

    def show_person(self, row: Shown | None) -> None:
        """The person under the cursor; None: only the matrix."""
        moved = row is None or self.row is None or row.person.employee_id != self.row.person.employee_id
        self.row = row
        if moved and not self.why_panel.isHidden():
            self.why_panel.shut()
        self.links.setVisible(row is not None)
        self.why_button.setVisible(row is not None and row.complete)
        self.note_button.setEnabled(row is not None and (self._enters or bool(row.person.alasan or row.person.catatan)))
        if row is None:
            self.title.setText("Matriks predikat")
            self.view.show_cell(None, None)
            self.words.clear()
            return
        predikat = row.predikat.label if row.predikat else "belum lengkap"
        self.title.setText(f"{row.person.nama}: {predikat}")
        self.why_button.setText(f"Mengapa {predikat}?")
        self.view.show_cell(row.hasil, row.perilaku)
        self._say(row)

    def explain(self, lines: Sequence[Line]) -> None:
        """Open the reasons in place of the cells; Esc brings the cells back."""
        if self.row is None or self.row.predikat is None:
            return
        result = Line("Predikat", "", self.row.predikat.label)
        self.why_panel.explain(f"Mengapa {self.row.predikat.label}?", lines, result)
        self.view.hide()
        self.why_panel.show()
        self.why_panel.setFocus()

    def _folded(self) -> None:
        self.view.show()

    def _say(self, row: Shown) -> None:
        said = []
        if row.person.keadaan == "ditetapkan":
            said.append("Sudah ditetapkan.")
        elif row.bound and row.person.terikat is None:
            said.append("Menunggu capaian unit yang dipimpin.")
        elif row.bound:
            said.append("Hasil kerja mengikuti kinerja organisasi.")
        if row.person.alasan:
            said.append(f"Alasan penilai: {row.person.alasan}")
        self.words.setText(" ".join(said))
