"""One request of an office: the form's data, the frozen balance, the steps, the proofs with their scans."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import long_date
from asn_desktop.services.leave.inbox import InboxDetail
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import leave
from asn_desktop.ui.sentences.leave_kinds import kind_name


class LeaveRequestCard(Card):
    """`scan_wanted` gives the title and the blob's name of a scan."""

    scan_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Permintaan", parent)
        self.who = label("", "second", wrap=True)
        self.facts, self.steps, self.proofs = QGridLayout(), QVBoxLayout(), QVBoxLayout()
        self.facts.setColumnMinimumWidth(0, 96)
        self.facts.setColumnStretch(1, 1)
        self.facts.setHorizontalSpacing(12)
        self.facts.setVerticalSpacing(5)
        self.steps.setSpacing(5)
        self.proofs.setSpacing(5)
        self.proof_title = label("Bukti", "label")
        self.body.addWidget(self.who)
        self.body.addLayout(self.facts)
        self.body.addWidget(line())
        self.body.addWidget(label("Langkah", "label"))
        self.body.addLayout(self.steps)
        self.body.addWidget(self.proof_title)
        self.body.addLayout(self.proofs)
        self.body.addStretch(1)

    def show_detail(self, detail: InboxDetail) -> None:
        """Fill it."""
        row = detail.row
        self.title.setText(row.nama)
        number = show_nip(row.nip) if row.nip else "NIP belum diisi"
        place = ", ".join(dict.fromkeys(filter(None, [detail.unit, row.kantor])))
        self.who.setText("\n".join(filter(None, [number, detail.jabatan, place])))
        self._show_facts(detail)
        _empty(self.steps)
        for step in detail.steps:
            name = " ".join(filter(None, [leave.EVENTS.get(step.peristiwa, step.peristiwa),
                                          leave.CHOICES[step.pilihan][0].lower() if step.pilihan else ""]))  # fmt: skip
            by = ", ".join(filter(None, [step.oleh_nama, long_date(step.tanggal)]))
            self._line(self.steps, name, f"{by}. {step.alasan}" if step.alasan else by, step.berkas)
        _empty(self.proofs)
        self.proof_title.setVisible(bool(detail.proofs))
        for proof in detail.proofs:
            name = proof.jenis.replace("_", " ").capitalize()
            more = ", ".join(filter(None, [proof.nomor, long_date(proof.tanggal) if proof.tanggal else "",
                                           proof.penerbit, f"{proof.hari} hari" if proof.hari else ""]))  # fmt: skip
            self._line(self.proofs, name, more, proof.berkas)

    def _show_facts(self, detail: InboxDetail) -> None:
        row = detail.row
        _empty(self.facts)
        left = detail.saldo.get("sisa", {})
        year = detail.saldo.get("tahun", row.mulai.year)
        saldo = ", ".join(f"{leave.row_name(name, year)} {days}" for name, days in left.items() if days)
        told = [
            ("Cuti", kind_name(row.jenis)), ("Tanggal", leave.span(row.mulai, row.sampai)),
            ("Lama", f"{row.lama} {row.satuan}"), ("Alasan", detail.alasan), ("Alamat", detail.alamat),
            ("Telepon", detail.telepon), ("Negara", row.negara or ""),
            ("Sisa saat diminta", saldo if row.jenis == "TAHUNAN" else ""),
            ("Diputus oleh", "Kantor induknya" if row.tujuan == "induk" else "BKPSDM, Sekda atau PPK"),
        ]  # fmt: skip
        for at, (name, value) in enumerate((n, v) for n, v in told if v):
            self.facts.addWidget(label(name, "second"), at, 0)
            self.facts.addWidget(label(value, wrap=True), at, 1)

    def _line(self, box: QVBoxLayout, name: str, more: str, blob: str | None) -> None:
        row, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name, "strong", wrap=True))
        texts.addWidget(label(more, "second", wrap=True))
        row.addLayout(texts, 1)
        if blob:
            made = button("Lihat", "link")
            made.setAccessibleName(f"Lihat {name}")
            made.clicked.connect(lambda _=False: self.scan_wanted.emit(name, blob))
            row.addWidget(made)
        box.addLayout(row)


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _empty(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
