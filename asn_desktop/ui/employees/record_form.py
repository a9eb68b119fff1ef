"""The fields of one history row, made from the description of its kind: two columns, wide texts across both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.rules import ranks
from asn_desktop.services import units
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.record_kinds import KINDS, RecordField, RecordKind
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.services.record_words import Words
from asn_desktop.ui.employees.fields import Choices, Fields
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox

_WIDE = 140  # a text that may be longer takes the whole width
_PAIRS = frozenset((
    ("mkg_tahun", "mkg_bulan"), ("nomor_sk", "tanggal_sk"), ("nomor_pertek", "tanggal_pertek"), ("mulai", "sampai"),
    ("tahun", "bulan"), ("masa_tahun", "masa_bulan"), ("gaji_lama", "gaji_baru"), ("hasil", "perilaku"),
    ("nomor_persetujuan", "tanggal_persetujuan"), ("tunjangan_mulai", "tunjangan_sampai"), ("mulai", "selesai"),
    ("tanggal_lahir", "tempat_lahir"), ("tanggal_nikah", "akta_nikah"), ("tanggal_akhir", "akta_akhir"),
    ("tmt", "sampai"), ("gelar_depan", "gelar_belakang"), ("asal", "tujuan"), ("menikah", "bekerja"),
))  # fmt: skip
_SHORT = (types.DATE, types.YEAR, types.NUMBER, types.MONEY, types.DECIMAL, types.GOLONGAN, types.CHOICE)
_LONG_LISTS = frozenset(("jenis_pemberhentian", "jenis_hukuman", "penghargaan", "latihan_struktural", "jenis_diklat",
                         "jenis_kp", "jenis_pensiun"))  # fmt: skip
_LISTS = (types.CODE, types.CHOICE, types.GOLONGAN, types.UNIT, types.SPOUSE)


@dataclass(frozen=True)
class Offers:
    """What the lists of a kind offer: words of codes by table, units as (id, words)."""

    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    units: tuple[tuple[Any, str], ...] = ()


def ask_offers(session: Any, kind: str, today: Any) -> Offers:
    """The lists of one kind, in one reading."""
    one = KINDS[kind]
    rows = units.tree(session) if any(f.type == types.UNIT for f in one.fields) else []
    indented = tuple((row.id, "    " * max(0, row.depth - 1) + row.nama) for row in rows)
    return Offers(Words(session, (one,), today).codes, indented)


def choices(one: RecordField, card: EmployeeCard, offers: Offers) -> Choices:
    """What a field of a list type may be: (value, words) pairs."""
    if one.type == types.CODE:
        return list(offers.codes.get(one.codes or "", {}).items())
    if one.type == types.UNIT:
        return list(offers.units)
    if one.type == types.SPOUSE:
        return [(row.id, row.text) for row in card.riwayat.get("pasangan", ()) if not row.dibatalkan]
    if one.type == types.GOLONGAN:
        pns = card.status in types.PNS
        return [(g, f"{g} · {ranks.pangkat(g)}") for g in ranks.PNS] if pns else [(g, g) for g in ranks.PPPK]
    return list(one.choices)


class RecordForm(QWidget):
    """`fields` reads and fills it; `offer` gives its lists their lines."""

    def __init__(self, kind: RecordKind, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.asked = kind.fields_for(status)
        editors: dict[str, QWidget] = {}
        boxes: dict[str, FieldBox] = {}
        for one in self.asked:
            editors[one.name] = _editor(one)
            boxes[one.name] = FieldBox("" if one.type == types.BOOL else words(one), editors[one.name], one.hint,
                                       one.required)
        self.fields = Fields.of(editors, boxes)
        self._lay(boxes)

    def offer(self, card: EmployeeCard, offers: Offers) -> None:
        """Fill the lists; a required list begins with nothing chosen unless the kind names a default."""
        for one in self.asked:
            if one.type in _LISTS:
                must = one.required and one.default is not None
                self.fields.choices(one.name, choices(one, card, offers), empty=None if must else "")

    def _lay(self, boxes: Mapping[str, FieldBox]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, names in enumerate(self._rows()):
            for column, name in enumerate(names):
                span = 2 if len(names) == 1 and self.kind.field(name).type not in _SHORT else 1
                grid.addWidget(boxes[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)

    def _rows(self) -> list[tuple[str, ...]]:
        """Names of the fields by line: what belongs together side by side, long texts alone."""
        rows: list[tuple[str, ...]] = []
        left = list(self.asked)
        while left:
            one = left.pop(0)
            after = left[0] if left else None
            third = left[1] if len(left) > 1 else None
            alone = after is None or _wide(one) or _wide(after)
            torn = after is not None and third is not None and (after.name, third.name) in _PAIRS
            if after is None or alone or (torn and (one.name, after.name) not in _PAIRS):
                rows.append((one.name,))
            else:
                rows.append((one.name, left.pop(0).name))
        return rows


def _wide(one: RecordField) -> bool:
    return one.type == types.NOTE or one.longest >= _WIDE or one.codes in _LONG_LISTS


def words(one: RecordField) -> str:
    """The label of a field with its measure: ``Masa kerja golongan (tahun)``."""
    bare = one.label.removesuffix(f", {one.suffix}") if one.suffix else one.label
    return f"{bare} ({one.suffix})" if one.suffix else bare


def _editor(one: RecordField) -> QWidget:
    if one.type == types.DATE:
        return DateField()
    if one.type in _LISTS:
        combo = QComboBox()
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMaxVisibleItems(16)
        return combo
    if one.type == types.BOOL:
        return QCheckBox(one.label)
    if one.type == types.NOTE:
        note = QPlainTextEdit()
        note.setFixedHeight(76)
        note.setTabChangesFocus(True)
        return note
    edit = QLineEdit()
    if one.type in (types.NUMBER, types.YEAR, types.DECIMAL):
        edit.setMaxLength(12)
    if one.type == types.MONEY:
        edit.setPlaceholderText("rupiah, misalnya 3.878.500")
    return edit
