"""Arguments of the program, sorted; a second start meets the first."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from asn_desktop.ui import one_window, windows_place
from asn_desktop.ui.one_window import Meeting, OneWindow, hand_over
from asn_desktop.ui.opening.arguments import Given, read

ROOT = Path(__file__).resolve().parents[2]


def test_without_arguments_the_own_office_is_opened():
    assert read([]) == Given()


def test_a_folder_is_the_office_and_a_file_is_a_file(tmp_path):
    office = tmp_path / "Dinas Perhubungan"
    office.mkdir()
    package = tmp_path / "balasan Bu Ñur – März (3).asnx"
    package.write_bytes(b"x")
    assert read([str(package)]) == Given(None, (package,))
    assert read([str(office), str(package)]) == Given(office, (package,))


def test_a_stick_pulled_out_leaves_a_file_and_not_an_office(tmp_path):
    gone = tmp_path / "stik" / "balasan-3.asnx"
    assert read([str(gone)]).files == (gone,)
    assert read([str(gone)]).office is None


def test_an_office_that_is_yet_to_be_made_may_be_named(tmp_path):
    assert read([str(tmp_path / "kantor baru")]).office == tmp_path / "kantor baru"


def test_relative_paths_begin_where_the_program_was_started(tmp_path):
    (tmp_path / "a.asnx").write_bytes(b"x")
    assert read(["a.asnx", "./a.asnx"], tmp_path).files == (tmp_path / "a.asnx",)


def test_a_name_that_begins_like_a_home_is_a_name(tmp_path):
    """Office programs leave "~$…" beside what is open; nobody of that name lives here."""
    assert read(["~$balasan.asnx"], tmp_path).files == (tmp_path / "~$balasan.asnx",)


def test_words_for_other_doors_are_passed_over(tmp_path):
    assert read(["--first-paint", ""]) == Given()


@pytest.fixture
def meeting(tmp_path) -> Meeting:
    return Meeting(tmp_path, tmp_path / "kantor")


@pytest.fixture
def listening(qapp, meeting):
    made = OneWindow(meeting)
    assert made.listen()
    yield made
    made.close()


def send(qtbot, meeting: Meeting, data: bytes) -> QLocalSocket:
    guest = QLocalSocket()
    guest.connectToServer(meeting.address)
    assert guest.waitForConnected(3000)
    guest.write(data)
    guest.flush()
    return guest


def later_start(meeting: Meeting, files: list[Path]):
    """A second process, as a double click makes one."""
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from asn_desktop.ui.one_window import Meeting, hand_over;"
        "m = Meeting(Path(sys.argv[1]), Path(sys.argv[2]));"
        "sys.exit(0 if m.marked() and hand_over(m, [Path(one) for one in sys.argv[3:]]) else 7)"
    )
    root = meeting.mark.parent
    return subprocess.Popen([sys.executable, "-c", code, str(root), str(root / "kantor"), *map(str, files)], cwd=ROOT)


def test_a_second_start_hands_its_files_over_and_ends(qtbot, listening, meeting, tmp_path):
    files = [tmp_path / "balasan Bu Ñur – 3.asnx", tmp_path / "dua kata.asnx"]
    with qtbot.waitSignal(listening.called, timeout=20_000) as told:
        second = later_start(meeting, files)
    assert told.args == [files]
    assert second.wait(20) == 0


def test_a_second_start_without_files_only_calls(qtbot, listening, meeting):
    with qtbot.waitSignal(listening.called, timeout=20_000) as told:
        second = later_start(meeting, [])
    assert told.args == [[]]
    assert second.wait(20) == 0


def test_after_a_crash_the_place_is_free_again(qapp, qtbot, meeting):
    left = socket.socket(socket.AF_UNIX)  # what a killed window leaves: a socket file nobody listens to
    left.bind(meeting.address)
    left.close()
    assert meeting.marked()
    assert not hand_over(meeting, [])
    made = OneWindow(meeting)
    assert made.listen()
    with qtbot.waitSignal(made.called, timeout=20_000):
        second = later_start(meeting, [])
    assert second.wait(20) == 0
    made.close()
    assert not meeting.marked()


def test_a_stranger_who_took_the_place_after_a_crash_is_not_believed(qtbot, meeting, monkeypatch):
    """Who says anything but the word that only this user can read is no window of ours: the start goes on by itself."""
    monkeypatch.setattr(one_window, "PATIENCE_MS", 300)
    meeting.note(b"0" * 32)
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.bind(meeting.address)
        stranger.listen()
        answer = threading.Thread(target=_answer, args=(stranger,), daemon=True)
        answer.start()
        assert meeting.marked()
        assert not hand_over(meeting, [])
        answer.join(10)
    meeting.forget()
    assert meeting.word() == b""
    assert not hand_over(meeting, [])  # without a word nobody is asked


def _answer(stranger: socket.socket) -> None:
    guest, _ = stranger.accept()
    with guest:
        guest.recv(1024)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a slow stranger is not waited for
            guest.sendall(b"ada\n")


def test_only_the_own_user_may_speak_to_it(listening, meeting):
    assert os.stat(meeting.address).st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "message", [b"\n", b"{}\n", b"[1, 2]\n", b"\xff\xfe\n", json.dumps("x").encode() + b"\n", b"x" * 2_000_000,
     b"[" * 100_000 + b"\n", b'["a\\u0000b"]\n']
)
def test_what_is_no_message_is_turned_away_and_harms_nobody(qtbot, listening, meeting, message, tmp_path):
    heard = []
    listening.called.connect(heard.append)
    guest = send(qtbot, meeting, message)
    qtbot.waitUntil(lambda: guest.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000)
    assert heard == []
    with qtbot.waitSignal(listening.called, timeout=20_000):
        second = later_start(meeting, [tmp_path / "a.asnx"])
    assert second.wait(20) == 0


def test_two_offices_may_be_open_side_by_side(tmp_path):
    own, other = Meeting(tmp_path, tmp_path / "kantor"), Meeting(tmp_path, tmp_path / "lain")
    assert own.address != other.address
    assert own.address == Meeting(tmp_path, tmp_path / "kantor").address


def test_a_long_path_does_not_keep_the_window_from_listening(qapp, tmp_path):
    deep = tmp_path / ("sangat dalam " * 8)
    deep.mkdir()
    meeting = Meeting(deep, deep / "kantor")
    made = OneWindow(meeting)
    assert made.listen()
    assert meeting.marked()
    made.close()
    assert not meeting.marked()


def test_a_place_that_cannot_be_made_is_no_obstacle(qapp, tmp_path):
    (tmp_path / "berkas").write_bytes(b"")
    meeting = Meeting(tmp_path / "berkas" / "data", tmp_path / "kantor")
    made = OneWindow(meeting)
    made.listen()  # a long path has its socket elsewhere; either way nothing is raised, and nobody is sent there
    assert not meeting.marked()
    assert meeting.word() == b""
    made.close()


def test_the_mutex_is_the_one_setup_looks_for():
    script = (ROOT / "installer.iss").read_text(encoding="utf-8-sig")
    assert f"AppMutex={windows_place.MUTEX}" in script
    assert windows_place.say_it_runs() is False  # nothing to hold outside Windows
