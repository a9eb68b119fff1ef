"""Half-typed forms: kept while typing, there after the process was killed, gone once saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from asn_desktop.services import drafts, office
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.password import PasswordField

_ROOT = Path(__file__).resolve().parents[2]


class Page(QWidget):
    """A form of two fields, as a tab would have it."""

    def __init__(self, desk) -> None:
        super().__init__()
        self.alasan, self.sandi, self.banner = QLineEdit(), PasswordField(), Banner()
        box = QVBoxLayout(self)
        for widget in (self.banner, self.alasan, self.sandi):
            box.addWidget(widget)
        self.keeper = DraftKeeper(desk, "cuti:baru", self.read, self.load, self)
        self.keeper.watch(self)

    def read(self):
        return {"alasan": self.alasan.text()}

    def load(self, values):
        self.alasan.setText(values["alasan"])


@pytest.fixture
def page(qtbot, desk):
    made = Page(desk)
    qtbot.addWidget(made)
    made.show()
    made.keeper.settle()
    return made


def stored(desk):
    with desk.opened.store.read(desk.actor) as session:
        return drafts.load(session, "cuti:baru")


def test_what_is_typed_is_kept_when_typing_rests(page, desk, qtbot):
    with qtbot.waitSignal(page.keeper.kept, timeout=5000) as told:
        qtbot.keyClicks(page.alasan, "Keperluan keluarga")
    assert told.args == ["Draf tersimpan 09.15"]
    assert stored(desk).values == {"alasan": "Keperluan keluarga"}


def test_a_password_is_never_kept(page, desk, qtbot):
    qtbot.keyClicks(page.sandi, "rahasia sekali")
    page.keeper.keep()
    qtbot.waitUntil(lambda: desk.waiting() == 0)
    assert stored(desk) is None


def test_a_draft_is_offered_and_goes_on(page, desk, qtbot):
    page.alasan.setText("Keperluan keluarga")
    with qtbot.waitSignal(page.keeper.kept):
        page.keeper.keep()
    page.alasan.clear()
    with qtbot.waitSignal(page.keeper.offered):
        page.keeper.offer(page.banner)
    assert page.banner.title() == "Ada isian yang belum selesai dari 09.15. Lanjutkan?"
    page.banner.buttons()[0].click()
    assert page.alasan.text() == "Keperluan keluarga"


def test_a_draft_thrown_away_does_not_come_back(page, desk, qtbot):
    page.alasan.setText("Keperluan keluarga")
    with qtbot.waitSignal(page.keeper.kept):
        page.keeper.keep()
    page.alasan.clear()
    with qtbot.waitSignal(page.keeper.offered):
        page.keeper.offer(page.banner)
    page.banner.buttons()[1].click()
    qtbot.waitUntil(lambda: desk.waiting() == 0)
    assert stored(desk) is None


TYPIST = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit
    from asn_desktop.services import office
    from asn_desktop.ui.desk import Desk
    from asn_desktop.ui.drafts import DraftKeeper

    app = QApplication([])
    desk = Desk(office.unlock(Path(sys.argv[1]), "siti", "sandi siti 2026"))
    field = QLineEdit()
    keeper = DraftKeeper(desk, "cuti:baru", lambda: {"alasan": field.text()}, lambda values: None)
    keeper.watch(field.window())
    field.textChanged.connect(keeper.touched)
    keeper.kept.connect(lambda words: print(words, flush=True))
    field.show()
    QTest.keyClicks(field, "Keperluan keluarga di Palembang")
    app.exec()
""")


def test_a_killed_process_loses_nothing_that_was_kept(folder):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", TYPIST, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as typist:
        assert typist.stdout.readline().startswith("Draf tersimpan")
        typist.send_signal(signal.SIGKILL)
        typist.wait(10)
    with office.unlock(folder, "siti", "sandi siti 2026") as opened, opened.store.read(opened.actor) as session:
        assert drafts.load(session, "cuti:baru").values == {"alasan": "Keperluan keluarga di Palembang"}
