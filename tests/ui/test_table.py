"""The list of the program: model by the rules of Qt, order, filter, selection that survives, copy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from asn_desktop.ui.table import Column, DataTable, TableModel


@dataclass(frozen=True)
class Person:
    id: int
    nama: str
    nip: str
    golongan: str
    lahir: dt.date | None
    keadaan: str


PEOPLE = [
    Person(1, "Siti Rahmawati", "19880412 201001 2 003", "III/c", dt.date(1988, 4, 12), "diterima"),
    Person(2, "ahmad Fauzi, S.T.", "19850709 201001 1 015", "III/d", dt.date(1985, 7, 9), "menunggu"),
    Person(3, "Kristina Br. Sitompul, S.E.", "19830927 200904 2 005", "III/c", None, "ditolak"),
]
TONES = {"diterima": "ok", "menunggu": "neutral", "ditolak": "error"}
COLUMNS = [
    Column("Nama dan NIP", "nama", second=lambda p: p.nip, width=0),
    Column("Gol.", "golongan", width=90),
    Column("Lahir", lambda p: p.lahir.isoformat() if p.lahir else "", key=lambda p: p.lahir, width=120),
    Column("Keadaan", badge=lambda p: (p.keadaan, TONES[p.keadaan]), key=lambda p: p.keadaan, width=150),
]


@pytest.fixture
def model(qapp):
    made = TableModel(COLUMNS)
    made.set_rows(PEOPLE)
    return made


@pytest.fixture
def table(qtbot, model):
    made = DataTable()
    qtbot.addWidget(made)
    made.setModel(model)
    made.sortable()
    made.resize(760, 300)
    made.show()
    return made


def test_the_model_keeps_the_rules_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)
    model.sort(0)
    qtmodeltester.check(model)


def test_names_sort_without_regard_to_capitals(model):
    model.sort(0)
    assert [p.id for p in model.rows] == [2, 3, 1]


def test_a_missing_date_stands_last(model):
    model.sort(2)
    assert [p.id for p in model.rows] == [2, 1, 3]


def test_typing_filters_over_name_and_number(model):
    model.filter("fauzi")
    assert [p.id for p in model.rows] == [2]
    model.filter("1985070920")
    assert [p.id for p in model.rows] == [2]
    assert model.total() == 3


def test_the_chosen_row_survives_new_rows_without_a_new_signal(table, model, qtbot):
    table.choose(3)
    heard = []
    table.row_chosen.connect(heard.append)
    model.set_rows(list(reversed(PEOPLE)))
    assert table.current_row().id == 3
    assert heard == []


def test_the_chosen_row_follows_the_sort(table):
    table.choose(1)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.current_row().id == 1


def test_enter_opens_and_arrows_choose(table, qtbot):
    table.choose(1)
    with qtbot.waitSignal(table.row_chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told.args[0].id == 2
    with qtbot.waitSignal(table.row_opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args[0].id == 2


def test_copy_gives_text_that_a_sheet_takes(table, qtbot):
    table.choose(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Nama dan NIP"
    assert lines[1].split("\t")[:3] == ["ahmad Fauzi, S.T.", "19850709 201001 1 015", "III/d"]
    assert lines[1].endswith("menunggu")


def test_a_long_cell_tells_all_in_its_tooltip(model):
    assert "19830927 200904 2 005" in model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_picture_of_a_list(table, picture):
    table.choose(2)
    picture(table, "daftar", (760, 240))


def test_a_foreign_model_is_not_for_this_table(qtbot):
    with pytest.raises(AttributeError):
        DataTable().setModel(QStandardItemModel())
