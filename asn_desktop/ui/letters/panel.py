"""The right side: number, way of signing, printer, in that order; then the deeds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import long_date
from asn_desktop.services.letters import LetterRow
from asn_desktop.ui.letters import printing, words
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, keycap, label, line
from asn_desktop.ui.sentences import sentence

_PATHS = (
    Choice("tinta", "Tinta dan cap", "Cetak, tanda tangan, lalu pindai."),
    Choice("tte", "TTE nasional", "Dibawa ke layanan TTE dan kembali."),
    Choice("sini", "Sertifikat di sini", "Dengan berkas .p12 pejabat.", ("tidak tersertifikasi", "warn")),
)
_NUMBER_FIRST = "Isi nomor surat dahulu."


class Panel(Card):
    """Signals name the deed; the tab does it."""

    number_wanted = Signal(str, str)  # mode (agenda | diketik), text
    path_chosen = Signal(str)
    print_wanted = Signal()
    ruler_wanted = Signal()
    ink_wanted = Signal()
    sign_wanted = Signal()
    service_out_wanted = Signal()
    service_back_wanted = Signal()
    save_wanted = Signal()
    void_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._row: LetterRow | None = None
        self.number = label("", "row_title", wrap=True, copyable=True)
        self.number_hint = label("", "second", wrap=True)
        self.number_edit = QLineEdit()
        self.number_box = FieldBox("Isi nomor", self.number_edit)
        self.set_button = button("Pasang nomor")
        self.agenda_button = button("Ambil dari agenda", "text", tip="Nomor berikutnya dari agenda sendiri")
        self.paths = ChoiceCards(_PATHS)
        self.signed = label("", wrap=True)
        self.printer_combo = QComboBox()
        self.printer_combo.setAccessibleName("Printer")
        self.printer_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer_combo.setMinimumContentsLength(12)
        self.ruler_button = button("Uji ukuran kertas", "text")
        self.print_button = button("Cetak surat", "primary", "print", tip="Ctrl+P")
        self.ink_button = button("Tandai sudah ditandatangani…", "", "stamp")
        self.sign_button = button("Tanda tangani di sini…", "primary", "sign")
        self.out_button = button("Simpan untuk TTE…", "primary", "upload")
        self.back_button = button("Masukkan hasil TTE…", "", "download")
        self.save_button = button("Simpan PDF", "text", "save")
        self.void_button = button("Batalkan surat…", "text")
        self._lay_out()
        self._connect()
        self.set_printers(printing.printers())

    def show_row(self, row: LetterRow | None) -> None:
        """The choices of a letter, as far as its state allows."""
        self._row = row
        self.setEnabled(row is not None)
        if row is None:
            self._show_nothing()
            return
        waiting = row.nomor is None and row.nomor_mode == "kosong" and row.keadaan != "batal"
        self.number.setText(row.nomor or row.nomor_cetak or "Formulir ini tanpa nomor")
        self.number_hint.setText(self._hint(row, waiting))
        self.number_hint.setVisible(bool(self.number_hint.text()))
        for one in (self.number_box, self.set_button, self.agenda_button):
            one.setVisible(waiting)
        self.number_box.clear()
        open_ = row.keadaan in ("siap", "menunggu_nomor")
        self.paths.blockSignals(True)
        self.paths.choose(row.jalur)
        self.paths.blockSignals(False)
        self.paths.setVisible(open_)
        self.signed.setVisible(not open_)
        self.signed.setText(self._ending(row))
        self._allow(row, open_, electronic=row.nomor is not None or row.nomor_mode == "tanpa")

    def _show_nothing(self) -> None:
        self.number.setText("Belum ada surat dipilih")
        for one in (self.number_hint, self.number_box, self.set_button, self.agenda_button, self.signed,
                    self.ink_button, self.sign_button, self.out_button, self.back_button):  # fmt: skip
            one.hide()
        self.paths.show()

    def refuse_number(self, problems: Sequence[Problem]) -> None:
        """Beside the field."""
        self.number_box.show_problem(" ".join(sentence(p) for p in problems))

    def set_printers(self, names: Sequence[str]) -> None:
        """The printers of this PC."""
        self.printer_combo.clear()
        self.printer_combo.addItems(list(names) or ["Belum ada printer di komputer ini"])
        self.printer_combo.setEnabled(bool(names))

    def printer(self) -> str:
        """The chosen printer, "" when there is none."""
        return self.printer_combo.currentText() if self.printer_combo.isEnabled() else ""

    def _allow(self, row: LetterRow, open_: bool, electronic: bool) -> None:
        way = row.jalur if open_ else ""
        ready = self.printer_combo.isEnabled()
        self.print_button.setEnabled(ready and row.keadaan != "batal")
        self.print_button.setToolTip("Ctrl+P" if ready else "Pasang printer di Windows, lalu buka lagi tab ini.")
        self.ink_button.setVisible(way == "tinta")
        self.sign_button.setVisible(way == "sini")
        self.out_button.setVisible(way == "tte")
        self.back_button.setVisible(way == "tte" and electronic)
        for one in (self.sign_button, self.out_button):
            one.setEnabled(electronic)
            one.setToolTip("" if electronic else _NUMBER_FIRST)
        self.void_button.setVisible(row.keadaan != "batal")

    @staticmethod
    def _hint(row: LetterRow, waiting: bool) -> str:
        if waiting:
            return ""
        return {"agenda": "Dari agenda sendiri.", "diketik": "Diketik dari agenda sekretariat.",
                "kosong": "Dilengkapi kemudian.", "tanpa": ""}[row.nomor_mode]  # fmt: skip

    @staticmethod
    def _ending(row: LetterRow) -> str:
        if row.keadaan == "batal":
            return f"Dibatalkan: {row.batal_alasan}"
        if row.ditandatangani_pada is None:
            return ""
        way = words.WAYS.get(row.cara_tanda or "", "")
        return f"Ditandatangani {long_date(row.ditandatangani_pada)}, {way}."

    def _lay_out(self) -> None:
        page = ScrollPage(margins=(0, 0, 2, 0))
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = page.box
        box.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(label("Nomor surat", "card_title"))
        row.addStretch(1)
        row.addWidget(self.agenda_button)
        box.addLayout(row)
        for one in (self.number, self.number_hint):
            box.addWidget(one)
        self.number_edit.setPlaceholderText("dari sekretariat")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number_box, 1)
        row.addWidget(self.set_button, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(row)
        box.addWidget(line())
        box.addWidget(label("Cara tanda tangan", "card_title"))
        for one in (self.paths, self.signed):
            box.addWidget(one)
        box.addStretch(1)
        box.addWidget(line())
        row = QHBoxLayout()
        row.addWidget(label("Printer", "label"))
        row.addStretch(1)
        row.addWidget(self.ruler_button)
        box.addLayout(row)
        box.addWidget(self.printer_combo)
        self.body.addWidget(page, 1)
        self.body.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """The action bar: it stays while the rest scrolls."""
        foot = QVBoxLayout()
        foot.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.print_button, 1)
        row.addWidget(keycap("Ctrl+P"))
        foot.addLayout(row)
        for one in (self.sign_button, self.out_button, self.back_button, self.ink_button):
            foot.addWidget(one)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.void_button)
        foot.addLayout(row)
        return foot

    def _connect(self) -> None:
        self.set_button.clicked.connect(lambda: self.number_wanted.emit("diketik", self.number_edit.text()))
        self.agenda_button.clicked.connect(lambda: self.number_wanted.emit("agenda", ""))
        self.paths.chosen.connect(self._path)
        for made, signal in (
            (self.ruler_button, self.ruler_wanted), (self.print_button, self.print_wanted),
            (self.ink_button, self.ink_wanted), (self.sign_button, self.sign_wanted),
            (self.out_button, self.service_out_wanted), (self.back_button, self.service_back_wanted),
            (self.save_button, self.save_wanted), (self.void_button, self.void_wanted),
        ):  # fmt: skip
            made.clicked.connect(signal)

    def _path(self, key: str) -> None:
        if self._row is not None and key != self._row.jalur:
            self.path_chosen.emit(key)
