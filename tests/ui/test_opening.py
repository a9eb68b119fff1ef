"""Files opened with the program: offered where they belong, at the time they can be, and never taken in unasked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from asn_desktop.services import enrolment, office, registry, replies
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.one_window import Meeting, hand_over
from asn_desktop.ui.opening.reception import OFFER, REFUSED, Reception
from asn_desktop.ui.start.places import Places
from tests.services.post_office import CLERK, Postal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reply(post: Postal) -> Path:
    """A real reply under a name with a space and letters beyond ASCII."""
    post.office.hire("Asih Lestari")
    post.receive(post.send()[0])
    path = post.out / "balasan Mëi (1).asnx"
    path.write_bytes(post.answer())
    return path


@pytest.fixture
def shell(qtbot, qapp, folder, tmp_path, now) -> Iterator[MainWindow]:
    """The window before the office is opened; its own office is the test's."""
    clock = FixedClock(now)
    made = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", folder), clock)
    bugs: list[str] = []
    made.porter.broke.connect(bugs.append)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    assert not bugs, "\n".join(bugs)


def reception(window, *, updates: list | None = None) -> Reception:
    return Reception(window, (updates if updates is not None else []).append)


def take(window, made: Reception, paths: list[Path], qtbot) -> None:
    made.take(paths)
    calm(window, qtbot)


def calm(window, qtbot) -> None:
    def quiet() -> bool:
        desk = window.office.desk if window.office is not None else window.porter
        return window.porter.waiting() == 0 and desk.waiting() == 0

    qtbot.waitUntil(quiet, timeout=20_000)


def test_a_reply_is_offered_on_its_tab_and_waits_for_a_yes(post, reply, window, qtbot, picture):
    made = reception(window)
    take(window, made, [reply], qtbot)
    assert window.office.present() == "kirim"
    notice = window.notices.get(OFFER)
    assert notice.title() == "Satu berkas siap dimasukkan"
    assert "balasan Mëi (1).asnx – balasan 1 dari BKPSDM Kabupaten Tirtamaya" in notice.text()
    desk = window.office.desk
    with desk.opened.store.read(CLERK) as session:
        assert replies.last_replies(session) == []
    calm(window, qtbot)
    picture(window, "buka_balasan", (1366, 768))
    picture(window, "buka_balasan_150", (911, 512))
    qtbot.mouseClick(notice.buttons()[0], Qt.MouseButton.LeftButton)
    tab = window.office.tabs["kirim"]
    qtbot.waitUntil(lambda: tab.joined.banner.title().startswith("Balasan 1 dimasukkan"), timeout=20_000)
    assert window.notices.get(OFFER) is None
    assert made.files == []
    calm(window, qtbot)


def test_the_offer_can_be_put_away_by_keyboard(post, reply, window, qtbot):
    made = reception(window)
    take(window, made, [reply], qtbot)
    notice = window.notices.get(OFFER)
    notice.buttons()[0].setFocus()
    qtbot.keyClick(notice.buttons()[0], Qt.Key.Key_Tab)
    assert window.focusWidget() is notice.close_button
    qtbot.keyClick(notice.close_button, Qt.Key.Key_Space)
    assert window.notices.get(OFFER) is None
    assert not window.notices.isVisible()
    assert made.files == []


def test_an_answer_is_read_and_the_six_words_are_compared_first(window, centre_side, now, tmp_path, qtbot):
    with window.office.desk.opened.store.begin(CLERK) as session:
        asked = enrolment.request(session, now=now)
    with centre_side.writing() as session:
        answer = registry.register(session, asked.data, now=now, today=now.date())
    path = tmp_path / "jawaban.asnx"
    path.write_bytes(answer.data)
    made = reception(window)
    take(window, made, [path], qtbot)
    notice = window.notices.get(OFFER)
    assert notice.buttons()[0].text() == "Baca jawaban"
    notice.buttons()[0].click()
    tab = window.office.tabs["kirim"]
    qtbot.waitUntil(lambda: " · ".join(answer.words) in tab.alone.banner.text(), timeout=20_000)
    with window.office.desk.opened.store.read(CLERK) as session:
        assert not enrolment.connection(session).enrolled


def test_what_is_read_one_at_a_time_leaves_the_others_offered(window, centre_side, now, tmp_path, qtbot):
    with window.office.desk.opened.store.begin(CLERK) as session:
        asked = enrolment.request(session, now=now)
    with centre_side.writing() as session:
        answer = registry.register(session, asked.data, now=now, today=now.date())
    paths = [tmp_path / "jawaban lama.asnx", tmp_path / "jawaban.asnx"]
    for path in paths:
        path.write_bytes(answer.data)
    made = reception(window)
    take(window, made, paths, qtbot)
    window.notices.get(OFFER).buttons()[0].click()
    tab = window.office.tabs["kirim"]
    qtbot.waitUntil(lambda: " · ".join(answer.words) in tab.alone.banner.text(), timeout=20_000)
    calm(window, qtbot)
    assert [one.path for one in made.files] == paths[:1]
    assert "jawaban lama.asnx" in window.notices.get(OFFER).text()


def test_the_central_office_is_asked_about_one_request_after_the_other(window, centre_side, tmp_path, now, qtbot):
    """Two offices ask on one stick: the first is shown, the second stays offered."""
    with window.office.desk.opened.store.begin(CLERK) as session:
        asked = enrolment.request(session, now=now)
    paths = [tmp_path / "dinas.asnx", tmp_path / "kecamatan.asnx"]
    for path in paths:
        path.write_bytes(asked.data)
    centre_side.store.close()
    clock = FixedClock(now)
    centre = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", tmp_path / "bkpsdm"), clock)
    qtbot.addWidget(centre)
    opened = office.unlock(tmp_path / "bkpsdm", "siti", "sandi siti 2026", writing=False, clock=lambda: now)
    made = reception(centre)
    centre.show_office(Desk(opened, clock))
    take(centre, made, paths, qtbot)
    assert centre.notices.get(OFFER).buttons()[0].text() == "Baca permintaan"
    centre.notices.get(OFFER).buttons()[0].click()
    calm(centre, qtbot)
    assert [one.path for one in made.files] == paths[1:]
    assert "kecamatan.asnx" in centre.notices.get(OFFER).text()
    centre.close()


def test_several_files_at_once_and_each_misfit_with_its_sentence(post, reply, window, qtbot, tmp_path, picture):
    post.office.hire("Budi Hartono")
    (post.out / "paket.asnx").write_bytes(post.send()[0])
    (tmp_path / "foto liburan.asnx").write_bytes(b"JFIF bukan paket")
    gone = tmp_path / "stik dicabut" / "balasan-9.asnx"
    files = [reply, post.out / "paket.asnx", tmp_path / "foto liburan.asnx", gone]
    made = reception(window)
    take(window, made, files, qtbot)
    assert "balasan 1 dari" in window.notices.get(OFFER).text()
    refused = window.notices.get(REFUSED)
    assert refused.title() == "3 berkas tidak dapat dimasukkan di sini"
    assert "paket.asnx: Berkas ini bukan balasan dari BKPSDM." in refused.text()
    assert "foto liburan.asnx: Berkas ini bukan paket ASN Desktop." in refused.text()
    assert "\nBerkas balasan-9.asnx tidak ada lagi di tempatnya" in refused.text()
    calm(window, qtbot)
    picture(window, "buka_beberapa", (1366, 768))
    refused.close_button.click()
    assert window.notices.get(REFUSED) is None
    assert [one.path for one in made.files] == [reply]


@pytest.mark.parametrize(("content", "words"), [(None, "Mungkin stiknya sudah dicabut"), (b"", "bukan paket"),
                                                (b"catatan", "bukan paket")])  # fmt: skip
def test_one_bad_file_says_why_and_what_to_do(window, qtbot, tmp_path, content, words):
    path = tmp_path / "apa ini.asnx"
    if content is not None:
        path.write_bytes(content)
    take(window, reception(window), [path], qtbot)
    refused = window.notices.get(REFUSED)
    assert words in f"{refused.title()} {refused.text()}"
    assert window.notices.get(OFFER) is None


def test_a_package_cut_short_says_so_before_anything_is_done(post, reply, window, qtbot):
    reply.write_bytes(reply.read_bytes()[:-40])
    take(window, reception(window), [reply], qtbot)
    assert "terpotong" in window.notices.get(REFUSED).title()


def test_the_central_office_takes_a_package_in_only_when_told(post, reply, centre_side, now, tmp_path, qtbot, qapp,
                                                              picture):  # fmt: skip
    post.office.hire("Dewi Anggraini")
    path = post.out / "paket dua.asnx"
    path.write_bytes(post.send()[0])
    centre_side.store.close()
    clock = FixedClock(now)
    window = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", tmp_path / "bkpsdm"), clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    opened = office.unlock(tmp_path / "bkpsdm", "siti", "sandi siti 2026", writing=False, clock=lambda: now)
    made = reception(window)
    take(window, made, [path], qtbot)
    window.show_office(Desk(opened, clock))
    calm(window, qtbot)
    assert window.office.present() == "terima"
    assert "paket 2 dari Dinas Perhubungan" in window.notices.get(OFFER).text()
    picture(window, "buka_paket_bkpsdm", (1366, 768))
    window.notices.get(OFFER).buttons()[0].click()
    tab = window.office.tabs["terima"]
    qtbot.waitUntil(lambda: "1 berkas diolah" in tab.banner.title(), timeout=20_000)
    calm(window, qtbot)
    window.close()


def test_files_wait_at_the_login_and_are_offered_after_it(post, reply, shell, folder, qtbot, now, picture):
    made = reception(shell)
    page = shell.show_login(folder)
    qtbot.waitUntil(lambda: page.form.user_combo.count() > 0, timeout=10_000)
    take(shell, made, [reply], qtbot)
    notice = shell.notices.get(OFFER)
    assert notice.title() == "Satu berkas menunggu"
    assert "Masuk dahulu" in notice.text()
    assert notice.buttons() == []
    picture(shell, "buka_menunggu_masuk", (1366, 768))
    opened = office.unlock(folder, "siti", "sandi siti 2026", writing=False, clock=lambda: now)
    shell.show_office(Desk(opened, FixedClock(now)))
    calm(shell, qtbot)
    assert shell.notices.get(OFFER).title() == "Satu berkas siap dimasukkan"


def test_before_there_is_an_office_the_first_page_says_what_comes_first(post, reply, qtbot, qapp, tmp_path, now,
                                                                        picture):  # fmt: skip
    shell = MainWindow(Porter(FixedClock(now)), Places.under(tmp_path / "baru"), FixedClock(now))
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.start()
    shell.show()
    take(shell, reception(shell), [reply], qtbot)
    notice = shell.notices.get(OFFER)
    assert "balasan 1 dari BKPSDM" in notice.text()
    assert "belum ada kantor" in notice.text()
    picture(shell, "buka_sebelum_kantor", (1366, 768))
    shell.close()


def test_a_locked_window_shows_no_name_and_gives_the_file_after_unlocking(post, reply, window, qtbot, picture):
    window.lock()
    made = reception(window)
    take(window, made, [reply], qtbot)
    notice = window.notices.get(OFFER)
    assert notice.title() == "1 berkas menunggu"
    shown = " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())
    assert "balasan" not in shown
    picture(window, "buka_terkunci", (1366, 768))
    window.page().unlocked.emit()
    calm(window, qtbot)
    assert window.notices.get(OFFER).title() == "Satu berkas siap dimasukkan"
    assert window.office.present() == "kirim"


def test_a_real_reply_is_not_offered_to_the_practice_office(post, reply, qtbot, qapp, tmp_path, now, template):
    import shutil

    target = tmp_path / "latihan"
    shutil.copytree(template.folder, target)
    opened = office.unlock(target, "siti", "sandi siti 2026", clock=lambda: now)
    with opened.store.begin(opened.actor, reason="uji") as session:
        from asn_desktop.store.offices import Office

        key = session.info["office_id"]
        session.get_one(Office, (key, key)).latihan = True
    opened.close()
    clock = FixedClock(now)
    window = MainWindow(Porter(clock), Places.under(tmp_path / "rumah"), clock)
    qtbot.addWidget(window)
    window.show_office(Desk(office.unlock(target, "siti", "sandi siti 2026", clock=lambda: now), clock))
    window.show()
    made = reception(window)
    take(window, made, [reply], qtbot)
    assert window.notices.get(OFFER) is None
    assert "kantor sungguhan" in window.notices.get(REFUSED).title()
    assert [one.path for one in made.files] == [reply]
    calm(window, qtbot)
    window.close()


@pytest.mark.parametrize(("name", "content"), [("ASN-Desktop-0.6.0-setup.exe", b"MZ\x90\x00"),
                                               ("apa saja.rilis", b'{"format":"asn-rilis","key":""}')])  # fmt: skip
def test_a_setup_goes_to_the_update_and_not_to_the_post(window, qtbot, tmp_path, name, content):
    told: list[Path] = []
    path = tmp_path / name
    path.write_bytes(content)
    take(window, reception(window, updates=told), [path], qtbot)
    assert told == [path]
    assert window.notices.get(OFFER) is None


def test_the_same_file_twice_is_offered_once(post, reply, window, qtbot):
    made = reception(window)
    take(window, made, [reply, reply], qtbot)
    take(window, made, [reply], qtbot)
    assert len(made.files) == 1


@pytest.fixture
def home(tmp_path) -> dict[str, str]:
    """An environment with a data folder of its own, as another user has it."""
    data = tmp_path / "Bu Ñur"
    data.mkdir()
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(data), "TOLD": str(tmp_path / "told")}


def start(home: dict[str, str], *arguments: object) -> subprocess.Popen:
    command = [sys.executable, "-m", "asn_desktop", *map(str, arguments)]
    with Path(home["TOLD"]).open("a") as told:
        return subprocess.Popen(command, env=home, cwd=ROOT, stderr=told)


def wait_for(what, process: subprocess.Popen) -> None:
    for _ in range(600):
        if what():
            return
        assert process.poll() is None, process.args
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_the_real_program_started_twice_stays_one_window(home, tmp_path):
    root = Path(home["XDG_DATA_HOME"]) / "ASN Desktop"
    meeting = Meeting(root, root / "kantor")
    first = start(home)
    try:
        wait_for(meeting.marked, first)
        second = start(home, tmp_path / "balasan Mëi.asnx")
        assert second.wait(30) == 0
        assert first.poll() is None
        assert hand_over(meeting, [])
        other = start(home, tmp_path / "kantor lain")  # another office: a window of its own
        wait_for(Meeting(root, tmp_path / "kantor lain").marked, other)
        other.terminate()
        other.wait(30)
    finally:
        first.kill()
        first.wait(30)
    said = (tmp_path / "told").read_text().splitlines()
    assert [line for line in said if "This plugin does not support" not in line] == []  # offscreen has no front
    assert meeting.marked()  # killed: the place looks taken, and the next start takes it
    third = start(home)
    try:
        wait_for(lambda: hand_over(meeting, []), third)
    finally:
        third.terminate()
        third.wait(30)
