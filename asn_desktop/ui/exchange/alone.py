"""The quiet page of an office that is not joined: what can be handed over today, and how joining works."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import long_date
from asn_desktop.services.enrolment import AnswerCard
from asn_desktop.services.outbox import ExchangeView
from asn_desktop.ui import look
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import Glyph, button, label


class AlonePage(ScrollPage):
    """One explanation, one Excel button, three steps of "Cara mendaftar"."""

    handover_wanted = Signal()  # with the covering letter
    excel_wanted = Signal()
    request_wanted = Signal()
    answer_wanted = Signal()
    accept_wanted = Signal()
    answer_dropped = Signal()

    def __init__(self, centre: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._centre = centre
        self.box.addWidget(label("Kirim–Terima", "title"))
        self.box.addWidget(self._quiet())
        self.banner = Banner()
        self.banner.hide()
        self.box.addWidget(self.banner)
        self.box.addWidget(self._hand_over())
        self.box.addWidget(self._join())
        self.box.addStretch(1)

    def _quiet(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph("cloud", look.TEXT2, 20))
        text = (
            f"Kantor ini bekerja sendiri dan lengkap tanpa {self._centre}. Semua data tersimpan di komputer ini; "
            f"mendaftar boleh kapan saja, atau tidak sama sekali."
        )
        row.addWidget(label(text, "second", wrap=True), 1)
        return box

    def _hand_over(self) -> Card:
        card = Card("Menyerahkan data tanpa mendaftar")
        text = (
            "Daftar pegawai dalam Excel (NIP dan NIK sebagai teks) beserta surat pengantar bernomor: apa yang "
            f"diserahkan, berapa baris, kepada {self._centre}. Suratnya tercatat di buku agenda."
        )
        card.body.addWidget(label(text, wrap=True))
        self.handover_button = button("Simpan Excel dan surat pengantar…", "", "letter")
        self.handover_button.clicked.connect(self.handover_wanted)
        self.excel_button = button("Simpan Excel saja…", "text", "table")
        self.excel_button.clicked.connect(self.excel_wanted)
        row = QHBoxLayout()
        row.addWidget(self.handover_button)
        row.addWidget(self.excel_button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _join(self) -> Card:
        card = Card("Cara mendaftar")
        self.request_button = button("Buat berkas permintaan…", "", "save")
        self.request_button.clicked.connect(self.request_wanted)
        self.answer_button = button("Baca berkas jawaban…", "", "inbox")
        self.answer_button.clicked.connect(self.answer_wanted)
        for one in (self.request_button, self.answer_button):
            one.setMinimumWidth(228)
        self._words = label("", "number", copyable=True)
        self._words_hint = label("", "second", wrap=True)
        steps = (
            ("1", "Buat berkas permintaan dan serahkan lewat stik, surel, atau WhatsApp.", self.request_button),
            ("2", f"{self._centre} menelepon; bandingkan enam kata di kedua layar.", None),
            ("3", "Baca berkas jawabannya di sini. Sesudah itu perubahan dapat dikirim.", self.answer_button),
        )
        for number, text, one in steps:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label(number, "number"))
            row.addWidget(label(text, wrap=True), 1)
            if one is not None:
                row.addWidget(one)
            card.body.addLayout(row)
            if number == "2":
                words = QVBoxLayout()
                words.setContentsMargins(25, 0, 0, 0)
                words.addWidget(self._words)
                words.addWidget(self._words_hint)
                card.body.addLayout(words)
        return card

    def show_view(self, view: ExchangeView) -> None:
        """The words appear once a request was made."""
        words = view.connection.words if view.requested else ()
        self._words.setText(" · ".join(words))
        self._words.setVisible(bool(words))
        self._words_hint.setText("Kata pengenal kantor ini" if words else "Katanya muncul setelah permintaan dibuat.")
        self.request_button.setText("Buat lagi berkas permintaan…" if words else "Buat berkas permintaan…")

    def ask_to_accept(self, card: AnswerCard) -> None:
        """Show who answered and the centre's words; nothing is taken in before the clerk says so."""
        text = (
            f"{' · '.join(card.centre_words)}\nBandingkan enam kata ini lewat telepon dengan {card.centre}. "
            f"Sertifikat berlaku sampai {long_date(card.until)}, induk: {card.parent}."
        )
        self.banner.say(
            "accent", f"Jawaban dari {card.centre}", text,
            (("Katanya sama, terima", self.accept_wanted.emit), ("Jangan diterima", self.answer_dropped.emit)),
        )  # fmt: skip
        self.banner.show()
        self.ensureWidgetVisible(self.banner)
