"""Rows of one kind of record behind named columns, and the editor of a cell that can be changed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from asn_desktop.rules import ranks
from asn_desktop.rules.words import short_date
from asn_desktop.services.record_kinds import RecordField, RecordKind
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.ui import look
from asn_desktop.ui.delegate import Index, RowDelegate
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.employees.row_box import shown
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.table import Column, TableModel

SCAN = "berkas"
_IN_PLACE = frozenset((types.TEXT, types.DATE, types.YEAR, types.NUMBER, types.MONEY, types.DECIMAL, types.CHOICE))
_WIDTHS = {types.DATE: 112, types.YEAR: 76, types.NUMBER: 96, types.MONEY: 124, types.DECIMAL: 96, types.BOOL: 84,
           types.GOLONGAN: 180, types.CHOICE: 116, types.CODE: 150}  # fmt: skip
_NAMES = ("nama", "pengalaman", "jabatan", "penyelenggara", "sekolah", "asal", "tujuan")
_SHORT = {"mkg_tahun": "MKG", "tunjangan": "Daftar gaji", "tanggal_lahir": "Lahir", "tahun": "Tahun",
          "tahun_lulus": "Lulus"}  # fmt: skip


class RecordModel(TableModel):
    """A table of `RecordRow`; `enters` opens its simple cells for typing."""

    def __init__(self, kind: RecordKind, parent: QWidget | None = None) -> None:
        self.kind = kind
        self.enters = False
        fields = [kind.field(name) for name in kind.columns]
        self.fields: list[RecordField | None] = [*fields, None, None]
        super().__init__(_columns(kind, fields), parent=parent)

    def set_enters(self, enters: bool) -> None:
        """Whether cells may be changed, and the column of scans offers to add one."""
        self.enters = enters
        self.layoutChanged.emit()

    def field_at(self, column: int) -> RecordField | None:
        """The field a column shows; None for scan and state."""
        return self.fields[column]

    def simple(self, index: Index) -> bool:
        """Whether a cell can be changed in place."""
        one = self.fields[index.column()]
        row = self.row(index.row())
        return self.enters and one is not None and one.type in _IN_PLACE and not row.dibatalkan

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.simple(index) else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        scan = index.isValid() and index.column() == len(self.fields) - 2
        if scan and not self.row(index.row()).berkas and (not self.enters or self.row(index.row()).dibatalkan):
            return None if role == self.GLYPH else "" if role == Qt.ItemDataRole.DisplayRole else super().data(index,
                                                                                                              role)
        return super().data(index, role)


def _columns(kind: RecordKind, fields: list[RecordField]) -> list[Column]:
    wide = next((f.name for f in fields if f.name in _NAMES), "nomor_sk" if "nomor_sk" in kind.columns else "")
    made = [_column(kind, one, stretch=one.name == wide) for one in fields]
    if not wide:
        made.append(Column("", "", width=0))
    scan = Column("Berkas", lambda r: "lihat" if r.berkas else "tambah", width=104,
                  icon=lambda r: ("file", look.ACCENT) if r.berkas else ("plus", look.ACCENT),
                  tone=lambda _r: "accent")
    return [*made, scan, Column("", "", badge=_mark, width=130 if kind.key == "pendidikan" else 106)]


def _column(kind: RecordKind, one: RecordField, *, stretch: bool) -> Column:
    width = 0 if stretch else 190 if one.name == "nomor_sk" else _WIDTHS.get(one.type, 150)
    words = _SHORT.get(one.name, one.label)
    if kind.key in ("golongan", "kgb") and one.name == "mkg_tahun":
        return Column(words, _mkg, width=96, tone=_quiet, key=_months)
    text: Callable[[Any], str] = lambda r: r.words.get(one.name, "–")  # noqa: E731
    if kind.key == "jabatan" and one.name == "nama":
        text = _post
    if one.type == types.GOLONGAN:
        text = lambda r: _rank(r.values.get(one.name))  # noqa: E731
    return Column(words, text, width=width, tone=_quiet, key=_key(one), second=_second(kind, one))


def _second(kind: RecordKind, one: RecordField) -> Callable[[Any], str] | None:
    """Posts say two things in a cell: what and where, from and until, number and day."""
    if kind.key != "jabatan":
        return None
    more = {"tmt": lambda r: f"s.d. {r.words['sampai']}" if r.values.get("sampai") else "",
            "nama": lambda r: " · ".join(p for p in (r.words.get("jenis"), _eselon(r)) if p),
            "nomor_sk": lambda r: r.words.get("tanggal_sk", "")}  # fmt: skip
    return more.get(one.name)


def _eselon(row: RecordRow) -> str:
    return f"eselon {row.words['eselon']}" if row.values.get("eselon") else row.words.get("jenjang", "")


def _post(row: RecordRow) -> str:
    given = row.words.get("penugasan", "")
    return f"{given} {row.words.get('nama', '')}" if row.values.get("penugasan") != "D" else row.words.get("nama", "–")


def _rank(golongan: str | None) -> str:
    """``III/b Penata Muda Tk. I``: short enough for a cell."""
    return f"{golongan} {ranks.pangkat(golongan)}".strip().replace("Tingkat", "Tk.") if golongan else "–"


def _months(row: RecordRow) -> int | None:
    years, months = row.values.get("mkg_tahun"), row.values.get("mkg_bulan")
    return None if years is None else years * 12 + (months or 0)


def _mkg(row: RecordRow) -> str:
    total = _months(row)
    return "–" if total is None else f"{total // 12} th {total % 12} bl"


def _key(one: RecordField) -> Callable[[Any], Any]:
    def key(row: RecordRow) -> Any:
        value = row.values.get(one.name)
        if one.type == types.DATE:
            return value.toordinal() if value else None
        if one.type in (types.NUMBER, types.YEAR, types.MONEY):
            return value
        return row.words.get(one.name, "").casefold() or None

    return key


def _quiet(row: RecordRow) -> str:
    return "quiet" if row.dibatalkan else ""


def _mark(row: RecordRow) -> tuple[str, ...] | None:
    if row.dibatalkan:
        return ("dibatalkan", "neutral", "")
    if row.berlaku:
        return ("berlaku", "ok")
    return ("saat diangkat", "neutral", "") if row.values.get("pertama") else None


class CellDelegate(RowDelegate):
    """Paints like every list and opens an editor in a simple cell; `typed(row, field name, raw)` when it is left."""

    typed = Signal(object, str, object)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        one = index.model().field_at(index.column())
        if one.type == types.DATE:
            made: QWidget = DateField(parent, with_day=False)
        elif one.type == types.CHOICE:
            made = QComboBox(parent)
            for value, words in one.choices:
                made.addItem(words, value)
        else:
            made = QLineEdit(parent)
        made.setAccessibleName(one.label)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        one, row = index.model().field_at(index.column()), index.data(TableModel.ROW)
        value = row.values.get(one.name)
        if isinstance(editor, DateField):
            editor.setText(short_date(value) if value else "")
            editor.setModified(False)
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(place_of(editor, value))
        else:
            editor.setText(str(shown(one, value) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        one, row = model.field_at(index.column()), index.data(TableModel.ROW)
        raw: Any = editor.currentData() if isinstance(editor, QComboBox) else editor.text().strip()
        if isinstance(editor, DateField) and (day := editor.date()) is not None:
            raw = day
        elif isinstance(editor, DateField) and not editor.isModified():
            raw = row.values.get(one.name)
        self.typed.emit(row, one.name, raw)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2 if index.column() else 6, 0, -2, -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.save()
            painter.setPen(QPen(QColor(look.ACCENT), 2))
            painter.drawRect(QRectF(option.rect).adjusted(5 if index.column() == 0 else 2, 2, -3, -4))
            painter.restore()
