"""The small form of one history row: golongan, jabatan or pendidikan; add, change, void."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import ranks
from asn_desktop.services import histories, reference, units
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.histories import GolonganAsk, HistoryAsk, JabatanAsk, PendidikanAsk
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.error_box import ReasonBox
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.words import ASSIGNMENTS, ESELON, POST_KINDS
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class GolonganForm(Form):
    """The blanks of forms/screen/employee_golongan.ui."""

    drawing = "employee_golongan"
    golongan_box: FieldBox
    golongan_combo: QComboBox
    tmt_box: FieldBox
    tmt_date: DateField
    mkg_tahun_box: FieldBox
    mkg_tahun_edit: QLineEdit
    mkg_bulan_box: FieldBox
    mkg_bulan_edit: QLineEdit
    nomor_sk_edit: QLineEdit
    tanggal_sk_box: FieldBox
    tanggal_sk_date: DateField
    pejabat_edit: QLineEdit


class JabatanForm(Form):
    """The blanks of forms/screen/employee_jabatan.ui."""

    drawing = "employee_jabatan"
    nama_box: FieldBox
    nama_edit: QLineEdit
    jenis_box: FieldBox
    jenis_combo: QComboBox
    eselon_combo: QComboBox
    penugasan_box: FieldBox
    penugasan_combo: QComboBox
    unit_id_box: FieldBox
    unit_id_combo: QComboBox
    tmt_box: FieldBox
    tmt_date: DateField
    tmt_pelantikan_date: DateField
    sampai_box: FieldBox
    sampai_date: DateField
    nomor_sk_edit: QLineEdit
    tanggal_sk_box: FieldBox
    tanggal_sk_date: DateField
    pejabat_edit: QLineEdit


class PendidikanForm(Form):
    """The blanks of forms/screen/employee_pendidikan.ui."""

    drawing = "employee_pendidikan"
    tingkat_box: FieldBox
    tingkat_combo: QComboBox
    tahun_lulus_box: FieldBox
    tahun_lulus_edit: QLineEdit
    nama_edit: QLineEdit
    sekolah_edit: QLineEdit
    nomor_ijazah_edit: QLineEdit
    tanggal_lulus_box: FieldBox
    tanggal_lulus_date: DateField
    pertama_check: QCheckBox


_FORMS: dict[str, type[Form]] = {"golongan": GolonganForm, "jabatan": JabatanForm, "pendidikan": PendidikanForm}
_ASKS: dict[str, type[Any]] = {"golongan": GolonganAsk, "jabatan": JabatanAsk, "pendidikan": PendidikanAsk}
_NUMBERS = ("mkg_tahun", "mkg_bulan", "tahun_lulus")


def ask_choices(session: Any, today: Any) -> tuple[list[units.UnitRow], dict[str, dict[str, Any]]]:
    """Units and levels of education."""
    return units.tree(session), reference.table(session, "pendidikan", today)


class RowBox(Box):
    """`saved(Saved)` after the deed."""

    saved = Signal(object)

    def __init__(self, desk: Desk, card: EmployeeCard, kind: str, row: Any = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(f"{'Ubah' if row else 'Tambah'} {kind}: {card.nama_tampil}", parent=parent, width=620)
        self.desk, self.card, self.kind, self.row = desk, card, kind, row
        self.form = _FORMS[kind]()
        self.fields = Fields(self.form)
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.body.addWidget(self.form)
        if row is not None and not row.dibatalkan:
            self.void_button = self.add_button("Batalkan baris ini…", "text", left=True)
            self.void_button.clicked.connect(self._ask_void)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.clicked.connect(self.save)
        self.save_button.setShortcut("Ctrl+S")
        desk.read(self, ask_choices, desk.today(), done=self._filled)

    def _filled(self, found: tuple[list[units.UnitRow], dict[str, dict[str, Any]]]) -> None:
        unit_rows, levels = found
        if self.kind == "golongan":
            pns = self.card.status in ("PNS", "CPNS")
            names = [(g, f"{g} · {ranks.pangkat(g)}") for g in ranks.PNS] if pns else [(g, g) for g in ranks.PPPK]
            self.fields.choices("golongan", names, empty="")
        elif self.kind == "jabatan":
            self.fields.choices("jenis", POST_KINDS)
            self.fields.choices("eselon", [(e, e) for e in ESELON[1:]], empty="non eselon")
            self.fields.choices("penugasan", ASSIGNMENTS)
            self.fields.choices("unit_id", [(u.id, "    " * max(0, u.depth - 1) + u.nama) for u in unit_rows],
                                empty="")
        else:
            self.fields.choices("tingkat", [(key, f"{row['kode']} · {row['nama']}") for key, row in levels.items()],
                                empty="")
        self.fields.fill(self._start())
        next(iter(self.fields.editors.values())).setFocus()

    def _start(self) -> dict[str, Any]:
        if self.row is None:
            return {"unit_id": self.card.unit_id} if self.kind == "jabatan" else {}
        values = {name: getattr(self.row, name) for name in self.fields.editors if hasattr(self.row, name)}
        if self.kind == "golongan" and self.row.mkg:
            values["mkg_tahun"], values["mkg_bulan"] = self.row.mkg
        return values

    def read(self) -> HistoryAsk | list[Problem]:
        """The row as a question, or what cannot be read."""
        values, wrong = self.fields.read(), self.fields.unreadable()
        for name in _NUMBERS:
            if name in values:
                text = values[name]
                values[name] = int(text) if text.isascii() and text.isdigit() else None
                if text and values[name] is None:
                    wrong.append(Problem("NUMBER_UNREADABLE", name, {"raw": text}))
        if wrong:
            return wrong
        for name in ("golongan", "tingkat"):
            if name in values:
                values[name] = values[name] or ""
        if self.row is not None and self.kind == "golongan":
            values["jenis_kp"] = self.row.jenis_kp
        if self.row is not None and self.kind == "pendidikan":
            values |= {"gelar_depan": self.row.gelar_depan, "gelar_belakang": self.row.gelar_belakang}
        return _ASKS[self.kind](employee_id=self.card.id, id=self.row.id if self.row else None, **values)

    def save(self) -> None:
        """Send the row; what cannot be read is marked here."""
        ask = self.read()
        if isinstance(ask, list):
            self._show(ask)
        else:
            self._send(ask)

    def _send(self, ask: HistoryAsk) -> None:
        self.desk.write(self, histories.save_row, ask, today=self.desk.today(), done=self._done,
                        failed=lambda problems: self._refused(ask, problems))

    def _refused(self, ask: HistoryAsk, problems: Sequence[Problem]) -> None:
        self._show(problems)
        blocking = [p for p in problems if p.blocks]
        if all(p.severity is Severity.REASON for p in blocking):
            self.reason_box = ReasonBox(blocking, self)
            self.reason_box.accepted.connect(
                lambda: self._send(replace(ask, reasons={**ask.reasons, **self.reason_box.reasons()}))
            )
            self.reason_box.open()

    def _show(self, problems: Sequence[Problem]) -> None:
        marked = self.fields.show(problems)
        others = [sentence(p) for p in problems if p.blocks and p.field not in self.fields.boxes]
        self.banner.say("error", "Belum dapat disimpan", " ".join(others))
        self.banner.setVisible(bool(others))
        if marked:
            self.fields.focus(marked[0])

    def _done(self, saved: Any) -> None:
        self.saved.emit(saved)
        self.accept()

    def _ask_void(self) -> None:
        box = WhyBox("Batalkan baris riwayat ini?", "Baris tetap tersimpan dan terbaca, tetapi tidak dihitung lagi.",
                     "Batalkan baris", self)
        box.accepted.connect(lambda: self._void(box.reason()))
        self.why_box = box
        box.open()

    def _void(self, reason: str) -> None:
        self.desk.write(self, histories.void_row, self.kind, self.row.id, reason, today=self.desk.today(),
                        done=self._done, failed=self._show)


class WhyBox(Box):
    """One reason, one verb. Enter never confirms: the first focus is on Batal."""

    def __init__(self, title: str, words: str, verb: str, parent: QWidget | None = None, *,
                 day: bool = False) -> None:
        super().__init__(title, "warn", parent)
        self.body.addWidget(label(words, wrap=True))
        self.day_edit = DateField()
        if day:
            self.body.addWidget(FieldBox("Hari terakhir", self.day_edit, required=True))
        self.edit = QLineEdit()
        self.body.addWidget(FieldBox("Alasan", self.edit, required=True))
        back = self.add_button("Batal", closes=True)
        self.do_button = self.add_button(verb, "danger")
        self.do_button.clicked.connect(self.accept)
        self._needs_day = day
        self.edit.textChanged.connect(lambda _text: self._ready())
        self.day_edit.textChanged.connect(lambda _text: self._ready())
        self._ready()
        back.setFocus()

    def reason(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def _ready(self) -> None:
        self.do_button.setEnabled(bool(self.reason()) and (not self._needs_day or self.day_edit.date() is not None))
