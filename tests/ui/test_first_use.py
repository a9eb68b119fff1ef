"""What a clerk stumbles over on the first day: cut figures, stuck digits, words that promise more than they count."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSpinBox

from asn_desktop.rules.headcount_table import Table, TableRow
from asn_desktop.rules.report_table import Group, HeaderCell, Kind, ReportTable, Row
from asn_desktop.services import reports
from asn_desktop.ui import look
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.reports.controls import Controls
from asn_desktop.ui.reports.sheet import ReportSheet

TODAY = dt.date(2026, 11, 23)


def test_digits_of_a_number_field_do_not_touch_its_border(qtbot):
    spin = NumberSpin()
    qtbot.addWidget(spin)
    assert spin.lineEdit().textMargins().left() >= 8


def test_every_number_field_of_the_reports_is_of_that_kind(qtbot, desk):
    controls = Controls(TODAY, desk.actor.role)
    qtbot.addWidget(controls)
    controls.set_options(reports.REPORTS["kgb"].options)
    assert controls.findChildren(QSpinBox)
    assert all(isinstance(one, NumberSpin) for one in controls.findChildren(QSpinBox))


def test_fields_of_the_former_report_are_gone_at_once(qtbot, desk):
    controls = Controls(TODAY, desk.actor.role)
    qtbot.addWidget(controls)
    controls.show()
    controls.set_options(reports.REPORTS["kgb"].options)
    before = [box for box in controls._boxes if box.isVisible()]
    controls.set_options(reports.REPORTS["duk"].options)
    assert before
    assert not any(box.isVisible() for box in before)


def test_numbers_far_below_are_not_cut_on_the_screen(qtbot):
    rows = tuple(Row((number, 12_345_678 if number == 900 else 5)) for number in range(1, 1_001))
    header = (HeaderCell("NO", kind=Kind.NUMBER), HeaderCell("GAJI", kind=Kind.MONEY))
    sheet = ReportSheet()
    qtbot.addWidget(sheet)
    sheet.show_report(ReportTable("x", ("X",), "Dinas", TODAY, header, (Group("", rows),)))
    metrics = QFontMetricsF(look.font("body"))
    for column, text in enumerate(("1000", "12.345.678")):
        assert sheet.columnWidth(column) >= metrics.horizontalAdvance(text) + 28


def test_figures_of_a_cross_table_are_not_cut(qtbot):
    from asn_desktop.ui.reports.cross_sheet import CrossSheet

    row = TableRow("Dinas Pendidikan", (12_018, 1_141), 13_159)
    sheet = CrossSheet()
    qtbot.addWidget(sheet)
    sheet.show_table(Table(("unit", "status"), ("PNS", "PPPK"), (row,), row.sel, row.jumlah), {})
    metrics = QFontMetricsF(look.font("body"))
    for at, text in enumerate(("12.018", "1.141", "13.159"), 1):
        assert sheet.columnWidth(at) >= metrics.horizontalAdvance(text) + 26


def test_a_report_keeps_its_title_and_rows_on_a_small_window(qtbot, desk, settled):
    from asn_desktop.ui.reports.tab import ReportsTab

    tab = ReportsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(911, 380)
    tab.show()
    tab.show_report("duk")
    settled(desk)
    page = tab.report_page
    assert page.title.width() >= QFontMetricsF(page.title.font()).horizontalAdvance(page.title.text())
    assert page.pdf_button.width() >= page.pdf_button.sizeHint().width()
    assert page.sheet.viewport().height() > 60


def test_long_names_of_units_give_way_before_the_sum_is_out_of_sight(qtbot):
    from asn_desktop.ui.reports.cross_sheet import CrossSheet

    row = TableRow("Dinas Kependudukan dan Pencatatan Sipil", (2_006, 72, 1_153, 378), 3_609)
    sheet = CrossSheet()
    qtbot.addWidget(sheet)
    sheet.resize(534, 300)
    sheet.show()
    sheet.show_table(Table(("unit", "status"), ("PNS", "CPNS", "PPPK", "PPPK_PW"), (row,), row.sel, row.jumlah), {})
    assert sum(sheet.columnWidth(at) for at in range(6)) <= sheet.viewport().width()
