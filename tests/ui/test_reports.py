"""Tab Laporan, used as a clerk uses it, on the practice office."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.rules.report_table import Kind
from asn_desktop.services import headcount, office, practice, reports, saved_questions
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.reports import report_page
from asn_desktop.ui.reports.count_page import CountPage
from asn_desktop.ui.reports.nik_box import NikBox
from asn_desktop.ui.reports.sheet import Heading
from asn_desktop.ui.reports.tab import COUNT, ReportsTab

D = dt.date


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The practice office of 60, made once."""
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    folder = tmp_path_factory.mktemp("laporan") / "latihan"
    practice.create(folder, today=D(2026, 11, 23), now=now, cost=Argon2(memory=1024, passes=1, lanes=1))
    return folder


@pytest.fixture
def desk(qapp, home, now, tmp_path):
    """A desk on a copy of it."""
    import shutil

    folder = tmp_path / "latihan"
    shutil.copytree(home, folder)
    opened = office.unlock(folder, "siti", practice.PASSWORD, clock=lambda: now)
    desk = Desk(opened, FixedClock(now, opened.office.zona))
    bugs: list[str] = []
    desk.broke.connect(bugs.append)
    yield desk
    desk.close()
    assert not bugs, "\n".join(bugs)


@pytest.fixture
def tab(qtbot, desk, settled):
    made = ReportsTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 654)
    made.show()
    settled(desk)
    return made


def _open(tab, key, qtbot, settled):
    with qtbot.waitSignal(tab.report_page.shown, timeout=10_000) as told:
        tab.show_report(key)
    settled(tab.desk)
    return told.args[0]


@pytest.mark.parametrize("key", list(reports.REPORTS))
def test_every_report_stands_on_the_screen_with_its_header_and_rows(tab, qtbot, settled, picture, key):
    table = _open(tab, key, qtbot, settled)
    page = tab.report_page
    assert page.title.text() == reports.REPORTS[key].title
    assert page.sheet.lines.columnCount() == len(table.columns)
    shown = [line for line in page.sheet.lines.rows if not isinstance(line, Heading)]
    assert len(shown) == sum(len(g.rows) + len(g.subtotals) for g in table.groups) + len(table.totals)
    assert page.sheet.header.height() >= 26 * table.depth
    assert page.pdf_button.isEnabled()
    picture(tab, f"laporan_{key}")


@pytest.fixture
def count(tab, settled, qtbot):
    """The page of head counts, with its first answer."""
    page = tab.page(COUNT)
    qtbot.waitUntil(lambda: page.answer is not None, timeout=10_000)
    settled(tab.desk)
    return page


def _ask(page, question, qtbot, settled):
    page.card.set_question(question)
    with qtbot.waitSignal(page.answered, timeout=10_000):
        page.refresh()
    settled(page.desk)


def test_a_head_count_is_answered_while_it_is_put_together(tab, count, qtbot, settled, picture, today):
    assert count.number.number.text() == "60"
    picture(tab, "hitung")
    row = count.card.add()
    row.field_combo.setCurrentIndex(row.field_combo.findData("jenis_kelamin"))
    row.field_combo.activated.emit(row.field_combo.currentIndex())
    settled(tab.desk)
    row.picker.combo.setCurrentIndex(row.picker.combo.findData("P"))
    with qtbot.waitSignal(count.answered, timeout=10_000):
        row.picker.combo.activated.emit(row.picker.combo.currentIndex())
    settled(tab.desk)
    women = count.answer.jumlah
    assert 0 < women < 60
    assert count.number.number.text() == str(women)
    assert count.people.model.total() == women
    assert "Jenis kelamin Perempuan" in count.question.text()
    _ask(count, Question((Condition("jenis_kelamin", ("P",)), Condition("usia", ("..45",)),
                          Condition("jabatan", ("penguji", "analis"), True)), ("unit", "golongan_induk")),
         qtbot, settled)  # fmt: skip
    assert [r.field() for r in count.card.rows] == ["jenis_kelamin", "usia", "jabatan"]
    picture(tab, "hitung_syarat")
    picture(tab, "hitung_kecil", (911, 420))
    assert women >= count.answer.jumlah == count.answer.tabel.jumlah
