"""Update by stick on the screen: told once, checked, prepared, handed to the Setup; every refusal in its place."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from asn_desktop import __version__
from asn_desktop.problems import Trouble
from asn_desktop.services import office, updates
from asn_desktop.services.updates.search import PREPARED
from asn_desktop.store.offices import Office
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.frame.help_box import HelpBox
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.update.card import UpdateCard
from asn_desktop.ui.update.launch import start_detached
from asn_desktop.ui.update.updater import ARRIVED, NOT_STARTED, NOTICE, Updater
from tests import release_stick

# Stands for the Setup: a real program that writes down how it was started.
SCRIPT = "import json, sys; open(sys.argv[1], 'w', encoding='utf-8').write(json.dumps(sys.argv[2:]))"


@pytest.fixture
def stick(tmp_path) -> Path:
    """A folder beside the office, looked into like a stick; its name is not ASCII."""
    return tmp_path / "stik Bu Ñur"


@pytest.fixture
def started(tmp_path) -> Path:
    """Where the stand-in of the Setup writes its command line."""
    return tmp_path / "dijalankan.json"


@pytest.fixture
def updater(window, started, qtbot):
    """As in the window on Windows, with a harmless program in the place of the Setup."""
    def launch(command):
        start_detached([sys.executable, "-c", SCRIPT, str(started), *command])

    made = Updater(window, launch, release_stick.keys(), "win32")
    yield made
    calm(made, qtbot)
    made.close()


def calm(updater: Updater, qtbot) -> None:
    qtbot.waitUntil(lambda: updater.porter.waiting() == 0, timeout=20_000)


def box_on(updater: Updater, qtbot, path: Path | None = None, schema: int | None = None):
    box = updater.open(path, schema)
    calm(updater, qtbot)
    return box


def prepare(updater: Updater, box, qtbot) -> None:
    qtbot.mouseClick(box.do_button, Qt.MouseButton.LeftButton)
    calm(updater, qtbot)
    calm(updater, qtbot)


def test_a_stick_with_a_newer_version_is_told_calmly(updater, window, stick, qtbot, picture):
    release_stick.lay(stick)
    updater.look()
    qtbot.waitUntil(lambda: window.notices.get(NOTICE) is not None, timeout=10_000)
    notice = window.notices.get(NOTICE)
    assert notice.title() == "ASN Desktop 0.6.0 ada di stik"
    assert "Tanda tangannya sah" in notice.text()
    picture(window, "pembaruan_ada", (1366, 768))
    picture(window, "pembaruan_ada_150", (911, 512))
    notice.buttons()[0].click()
    calm(updater, qtbot)
    assert updater.box.release.text() == "Versi 0.6.0 · 20 November 2026 · 3,1 MB"


def test_put_away_it_stays_away_and_a_locked_screen_shows_none(updater, window, stick, qtbot):
    release_stick.lay(stick)
    updater.look()
    qtbot.waitUntil(lambda: window.notices.get(NOTICE) is not None, timeout=10_000)
    window.lock()
    assert window.notices.get(NOTICE) is None
    window.page().unlocked.emit()
    assert window.notices.get(NOTICE) is not None
    window.notices.get(NOTICE).close_button.click()
    updater.present()
    assert window.notices.get(NOTICE) is None


def test_nothing_is_said_of_a_stick_without_a_newer_version(updater, window, stick, qtbot):
    release_stick.lay(stick, "0.4.9")
    release_stick.lay(stick, __version__)
    release_stick.lay(stick, "0.9.0", key=release_stick.OTHER_KEY)
    updater.look()
    calm(updater, qtbot)
    assert window.notices.get(NOTICE) is None


def test_from_the_stick_to_the_running_setup(updater, window, stick, started, folder, qtbot, picture):
    setup = release_stick.lay(stick)
    box = box_on(updater, qtbot)
    assert box.found.path == setup
    assert "•  Laporan KGB dapat dicetak per unit." in box.news.toPlainText()
    assert box.signature.title.text() == "Tanda tangan rilis sah"
    assert box.signature.words.text().startswith("ASN-Desktop-0.6.0-setup.exe di stik Bu Ñur")
    mark = box.signature.words.text().partition("\n")[2]
    assert mark == "Kunci " + " ".join(updates.signer(setup).split())
    assert box.do_button.text() == "Siapkan pembaruan"
    picture(box, "pembaruan_baru")
    prepare(updater, box, qtbot)
    assert box.backup.state == "ok"
    (kept,) = office.backups(folder)
    assert f"{kept.folder.name} di komputer ini" in box.backup.words.text()
    assert box.backup.toolTip() == str(kept.folder)
    assert box.copy.state == "ok"
    assert box.do_button.text() == "Pasang dan buka lagi"
    assert box.do_button.isEnabled()
    picture(box, "pembaruan_siap")
    with qtbot.waitSignal(updater.leaving, timeout=20_000):
        qtbot.mouseClick(box.do_button, Qt.MouseButton.LeftButton)
    assert window.office is None
    assert updater.box is None
    qtbot.waitUntil(lambda: started.exists() and started.read_text("utf-8").endswith("]"), timeout=20_000)
    command = json.loads(started.read_text("utf-8"))
    assert command[0] == str(window.places.root / PREPARED / "ASN-Desktop-0.6.0-setup.exe")
    assert "/SILENT" in command
    with office.unlock(folder, "siti", "sandi siti 2026") as again:  # closed in order: nobody holds the lock
        assert again.tidied == ()


def test_on_linux_the_last_button_says_why_it_is_not_offered(window, stick, qtbot):
    release_stick.lay(stick)
    updater = Updater(window, keys=release_stick.keys(), system="linux")
    box = box_on(updater, qtbot)
    prepare(updater, box, qtbot)
    assert box.do_button.isVisible()
    assert not box.do_button.isEnabled()
    assert "untuk Windows" in box.banner.title()
    updater.close()


WRONG = {
    "a key nobody knows": (lambda stick: release_stick.lay(stick, key=release_stick.OTHER_KEY), "tidak dikenal"),
    "an older version": (lambda stick: release_stick.lay(stick, "0.4.0"), "lebih lama daripada yang terpasang"),
    "this version": (lambda stick: release_stick.lay(stick, __version__), "sudah terpasang"),
    "older than the data": (lambda stick: release_stick.lay(stick, schema=1), "lebih baru"),
    "no .rilis": (lambda stick: _without_note(release_stick.lay(stick)), "tidak disertai berkas .rilis"),
    "no Setup": (lambda stick: _without_setup(release_stick.lay(stick)), "tidak ada di sampingnya"),
    "cut short": (lambda stick: _cut(release_stick.lay(stick)), "terpotong"),
    "a .rilis that was written anew": (lambda stick: _scribbled(release_stick.lay(stick)), ".rilis"),
}  # fmt: skip


def _note(setup: Path) -> Path:
    return setup.with_name(setup.name + ".rilis")


def _without_note(setup: Path) -> Path:
    _note(setup).unlink()
    return setup


def _without_setup(setup: Path) -> Path:
    setup.unlink()
    return setup


def _cut(setup: Path) -> Path:
    setup.write_bytes(setup.read_bytes()[:-100])
    return setup


def _scribbled(setup: Path) -> Path:
    _note(setup).write_bytes(_note(setup).read_bytes().replace(b"0.6.0", b"0.7.0"))
    return setup


@pytest.mark.parametrize("wrong", list(WRONG))
def test_what_is_wrong_is_said_in_the_dialog_and_nothing_is_offered(updater, window, stick, qtbot, wrong):
    lay, words = WRONG[wrong]
    setup = lay(stick)
    box = box_on(updater, qtbot, setup)
    assert words in f"{box.banner.title()} {box.banner.text()}"
    assert box.banner.isVisible()
    assert not box.do_button.isVisible()
    assert box.again_button.isVisible()
    assert not box.signature.isVisible()
    assert not (window.places.root / PREPARED).exists()


def test_a_refusal_reads_calmly(updater, stick, qtbot, picture):
    box = box_on(updater, qtbot, release_stick.lay(stick, "0.4.0"))
    picture(box, "pembaruan_lebih_lama")
    box.reject()
    box = box_on(updater, qtbot, release_stick.lay(stick, "0.9.0", key=release_stick.OTHER_KEY))
    picture(box, "pembaruan_kunci_lain")


def test_long_news_scroll_and_the_dialog_still_fits_a_small_screen(updater, window, stick, qtbot, picture):
    news = tuple(f"Perbaikan nomor {number} pada layar cuti, supaya sisanya terbaca." for number in range(1, 31))
    window.resize(911, 512)
    box = box_on(updater, qtbot, release_stick.lay(stick, news=news))
    prepare(updater, box, qtbot)
    assert box.height() <= 500
    picture(box, "pembaruan_panjang")


def test_the_practice_office_updates_the_program_without_a_backup_of_invented_people(
    qtbot, qapp, folder, now, tmp_path, stick
):
    opened = office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now)
    with opened, opened.store.begin(opened.actor, reason="uji") as session:
        key = session.info["office_id"]
        session.get_one(Office, (key, key)).latihan = True
    clock = FixedClock(now)
    window = MainWindow(Porter(clock), Places.under(tmp_path / "rumah"), clock)
    qtbot.addWidget(window)
    window.show_office(Desk(office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now), clock))
    updater = Updater(window, keys=release_stick.keys(), system="win32")
    box = box_on(updater, qtbot, release_stick.lay(stick))
    assert box.backup.state == "neutral"
    prepare(updater, box, qtbot)
    assert box.ready.setup.is_relative_to(tmp_path / "rumah" / PREPARED)
    assert office.backups(folder) == []
    box.reject()
    updater.close()
    qtbot.waitUntil(lambda: window.office.desk.waiting() == 0, timeout=10_000)
    window.close()


def test_names_on_a_stick_are_words_and_no_markup(updater, stick, qtbot):
    """A folder named like a picture is shown by its name and not fetched; a direction sign turns no name round."""
    odd = stick / "<img src=x>\u202eexe"
    box = box_on(updater, qtbot, release_stick.lay(odd))
    assert "<img src=x>exe" in box.signature.words.text()
    assert "\u202e" not in box.signature.words.text()
    assert box.signature.words.textFormat() == Qt.TextFormat.PlainText
    for one in box.findChildren(QLabel):
        assert one.textFormat() == Qt.TextFormat.PlainText, one.text()


def test_a_program_without_keys_says_that_nothing_can_be_checked(window, stick, qtbot):
    updater = Updater(window, keys={}, system="win32")
    box = box_on(updater, qtbot, release_stick.lay(stick))
    assert "tanpa kunci rilis" in box.banner.title()
    assert not box.do_button.isVisible()
    updater.close()


def test_changed_bytes_are_refused_while_preparing_and_nothing_stays(updater, window, stick, qtbot):
    setup = release_stick.lay(stick)
    data = bytearray(setup.read_bytes())
    data[1_000_000] ^= 1
    setup.write_bytes(bytes(data))
    box = box_on(updater, qtbot, setup)
    prepare(updater, box, qtbot)
    assert "tidak sama dengan yang ditandatangani" in box.banner.title()
    assert box.do_button.text() == "Siapkan pembaruan"
    assert box.ready is None
    assert list((window.places.root / PREPARED).glob("*.exe*")) == []


def test_a_stick_pulled_out_in_the_middle_is_told(updater, stick, qtbot):
    setup = release_stick.lay(stick)
    box = box_on(updater, qtbot, setup)
    setup.unlink()
    prepare(updater, box, qtbot)
    assert box.banner.isVisible()
    assert "tidak ada di sampingnya" in box.banner.title()


def test_stopping_leaves_no_half_setup_and_the_way_is_open_again(updater, window, stick, qtbot):
    setup = release_stick.lay(stick)
    box = box_on(updater, qtbot, setup)
    box.do_button.click()
    box.progress.stop_button.click()
    calm(updater, qtbot)
    assert box.banner.title() == "Dihentikan"
    assert list((window.places.root / PREPARED).glob("*.exe*")) == []
    prepare(updater, box, qtbot)
    assert box.ready is not None


def test_a_rilis_may_be_pointed_at_instead_of_the_setup(updater, stick, qtbot):
    setup = release_stick.lay(stick)
    box = box_on(updater, qtbot, _note(setup))
    assert box.found.path == setup
    assert box.do_button.isVisible()


def test_no_stick_says_what_to_do(updater, qtbot, picture, monkeypatch, stick):
    box = box_on(updater, qtbot)
    assert box.banner.title() == "Tidak ada Setup yang lebih baru"
    assert box.focusWidget() is box.again_button
    picture(box, "pembaruan_tidak_ada")
    setup = release_stick.lay(stick)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(setup), ""))
    box.choose_button.click()
    calm(updater, qtbot)
    assert box.do_button.isVisible()


def test_the_dialog_is_walked_through_by_keyboard(updater, stick, qtbot):
    release_stick.lay(stick)
    box = box_on(updater, qtbot)
    assert box.focusWidget() is box.do_button
    qtbot.keyClick(box, Qt.Key.Key_F1)
    (aid,) = box.findChildren(HelpBox)
    assert "Siapkan pembaruan" in aid.page.toPlainText()
    aid.reject()
    qtbot.keyClick(box.do_button, Qt.Key.Key_Space)
    calm(updater, qtbot)
    calm(updater, qtbot)
    assert box.ready is not None
    assert box.focusWidget() is box.do_button
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert updater.box is None


def test_a_setup_that_does_not_start_leaves_the_login_page_and_a_sentence(window, stick, folder, qtbot, tmp_path):
    def launch(_command):
        start_detached([str(tmp_path / "tidak ada.exe")])

    release_stick.lay(stick)
    updater = Updater(window, launch, release_stick.keys(), "win32")
    box = box_on(updater, qtbot)
    prepare(updater, box, qtbot)
    box.do_button.click()
    qtbot.waitUntil(lambda: window.notices.get(NOT_STARTED) is not None, timeout=20_000)
    assert window.office is None
    assert type(window.page()).__name__ == "LoginPage"
    assert "versi lama tetap terpasang" in window.notices.get(NOT_STARTED).title()
    qtbot.waitUntil(lambda: window.porter.waiting() == 0, timeout=10_000)
    updater.close()


def test_a_program_that_cannot_be_started_is_a_trouble(tmp_path):
    with pytest.raises(Trouble) as told:
        start_detached([str(tmp_path / "tidak ada.exe")])
    assert told.value.code == "update_not_started"


@pytest.fixture
def too_new(qtbot, qapp, folder, now, tmp_path):
    """The window at the login of an office whose data a later program wrote."""
    opened = office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now)
    with opened, opened.store.begin(opened.actor, reason="uji") as session:
        session.execute(sa.text("UPDATE alembic_version SET version_num = '0099'"))
    clock = FixedClock(now)
    made = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", folder), clock)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.start()
    made.show()
    yield made
    made.close()


def test_data_too_new_for_the_program_leads_to_the_update_without_opening(too_new, stick, started, qtbot, picture,
                                                                          tmp_path):  # fmt: skip
    def launch(command):
        start_detached([sys.executable, "-c", SCRIPT, str(started), *command])

    release_stick.lay(stick, schema=99)
    release_stick.lay(stick, "0.5.5")  # newer than the program, but it does not know the data either
    updater = Updater(too_new, launch, release_stick.keys(), "win32")
    page = too_new.page()
    qtbot.waitUntil(lambda: page.form.user_combo.count() > 0, timeout=10_000)
    page.form.user_combo.setCurrentIndex(1)
    page.form.password_edit.setText("sandi siti 2026")
    page.enter()
    qtbot.waitUntil(page.update_button.isVisible, timeout=20_000)
    assert "lebih baru" in page.form.banner.title()
    picture(too_new, "masuk_data_lebih_baru", (1366, 768))
    assert page.update_button.hasFocus()
    qtbot.mouseClick(page.update_button, Qt.MouseButton.LeftButton)
    calm(updater, qtbot)
    box = updater.box
    assert box.found.release.version == "0.6.0"
    assert "tidak dibuka" in box.backup.words.text()
    picture(box, "pembaruan_tanpa_kantor")
    prepare(updater, box, qtbot)
    assert box.backup.state == "neutral"
    with qtbot.waitSignal(updater.leaving, timeout=20_000):
        box.do_button.click()
    qtbot.waitUntil(lambda: started.exists() and started.read_text("utf-8").endswith("]"), timeout=20_000)
    command = json.loads(started.read_text("utf-8"))
    assert command[0] == str(tmp_path / "rumah" / PREPARED / "ASN-Desktop-0.6.0-setup.exe")
    updater.close()


def test_a_setup_that_does_not_know_the_data_is_refused_at_the_login(too_new, stick, qtbot):
    updater = Updater(too_new, keys=release_stick.keys(), system="win32")
    box = box_on(updater, qtbot, release_stick.lay(stick), schema=99)
    assert "ditulis oleh versi yang lebih baru" in box.banner.title()
    assert not box.do_button.isVisible()
    qtbot.waitUntil(lambda: too_new.porter.waiting() == 0, timeout=10_000)
    updater.close()


def test_after_an_update_it_is_told_once(window, qtbot, picture):
    root = window.places.root
    root.mkdir()
    (root / "versi.json").write_text(json.dumps({"versi": "0.4.0"}))
    first = Updater(window, keys=release_stick.keys())
    first.start()
    calm(first, qtbot)
    calm(first, qtbot)
    notice = window.notices.get(ARRIVED)
    assert notice.title() == f"ASN Desktop {__version__} terpasang"
    picture(window, "pembaruan_terpasang", (1366, 768))
    first.close()
    window.notices.drop(ARRIVED)
    second = Updater(window, keys=release_stick.keys())
    second.start()
    calm(second, qtbot)
    assert window.notices.get(ARRIVED) is None
    second.close()


def test_the_card_in_pengaturan_searches_and_leads_to_the_dialog(updater, window, stick, qtbot, settled, picture,
                                                                 monkeypatch):  # fmt: skip
    window.office.show_tab("pengaturan")
    card = window.office.settings.program
    card._keys = release_stick.keys()
    assert card.here.text() == f"Terpasang versi {__version__}"
    card.search_button.click()
    settled(window.office.desk)
    assert card.looked.text() == "Terakhir dicari hari ini 09.15"
    assert card.banner.title() == "Tidak ada Setup yang lebih baru"
    setup = release_stick.lay(stick)
    card.search_button.click()
    settled(window.office.desk)
    assert card.banner.title() == "Versi 0.6.0 dapat dipasang"
    picture(window, "pengaturan_pembaruan", (1366, 768))
    card.banner.buttons()[0].click()
    calm(updater, qtbot)
    assert updater.box.found.path == setup
    updater.box.reject()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(_note(setup)), ""))
    card.choose_button.click()
    calm(updater, qtbot)
    assert updater.box.found.path == setup


def test_the_card_says_what_is_wrong_with_what_it_found(desk, qtbot, settled, stick):
    card = UpdateCard(desk, release_stick.keys())
    qtbot.addWidget(card)
    release_stick.lay(stick, "0.9.0", key=release_stick.OTHER_KEY)
    card.search_button.click()
    settled(desk)
    assert "kunci yang tidak dikenal" in card.banner.title()
    assert card.banner.buttons() == []
