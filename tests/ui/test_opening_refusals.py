"""What keeps the program from working at its start: a sentence, its code below, nothing half written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from asn_desktop.problems import Trouble
from asn_desktop.services import start_check
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.exception_box import keep_log
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.one_window import Meeting
from asn_desktop.ui.opening.incomplete import incomplete_box
from asn_desktop.ui.opening.settle import LOG, START, Doorkeeper
from asn_desktop.ui.start.places import Places
from tests.store.test_power import shim

__all__ = ["shim"]
ROOT = Path(__file__).resolve().parents[2]


_FORBIDDEN = Path("/proc/self/fdinfo")  # a folder nobody may make a file in, root neither


def keeper_of(qtbot, qapp, now, root: Path, office: Path | None = None, room: int | None = None) -> Doorkeeper:
    clock = FixedClock(now)
    window = MainWindow(Porter(clock), Places.under(root, office), clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.start()
    window.show()
    made = Doorkeeper(window, Meeting(root, window.places.office), launch=_never, keys={}, room=room)
    made.take_up([])
    qtbot.waitUntil(lambda: window.porter.waiting() == 0 and made.updater.porter.waiting() == 0, timeout=20_000)
    return made


def _never(command) -> None:
    raise AssertionError(command)


def test_a_sound_place_is_silent_and_nothing_stays_behind(tmp_path):
    assert start_check.look(tmp_path / "data", tmp_path / "data" / "kantor") is None
    assert list((tmp_path / "data").iterdir()) == []


def test_a_data_folder_that_cannot_be_made_is_told_on_the_first_page(qtbot, qapp, now, tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    keeper = keeper_of(qtbot, qapp, now, tmp_path / "berkas" / "ASN Desktop")
    notice = keeper.window.notices.get(START)
    assert "tidak dapat dibuat" in notice.title()
    assert notice.code == "start_no_folder"
    assert (tmp_path / "berkas").read_text() == "bukan folder"
    (tmp_path / "berkas").unlink()
    notice.buttons()[0].click()  # Periksa lagi
    qtbot.waitUntil(lambda: keeper.window.notices.get(START) is None, timeout=10_000)
    keeper.window.close()


def test_a_place_where_nobody_may_make_anything(tmp_path):
    trouble = start_check.look(Path("/proc/asn desktop"), tmp_path / "kantor")
    assert trouble is not None
    assert trouble.code == "start_no_folder"


def test_a_read_only_data_folder_is_told_and_left_alone(qtbot, qapp, now, folder):
    keeper = keeper_of(qtbot, qapp, now, _FORBIDDEN, folder)
    assert keeper.window.notices.get(START).code == "start_read_only"
    assert "hanya dapat dibaca" in keeper.window.notices.get(START).title()
    assert type(keeper.window.page()).__name__ == "LoginPage"
    keeper.window.close()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere: step down for a moment, as a clerk stands before a folder of the administrator."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_office_beside_a_sound_data_folder_is_told(folder):
    place = Path(tempfile.mkdtemp(prefix="asn-"))
    try:
        office, root = place / "kantor", place / "data"
        office.mkdir()
        root.mkdir()
        shutil.copy2(folder / "slots.json", office / "slots.json")
        root.chmod(0o777)
        office.chmod(0o555)
        place.chmod(0o755)
        with as_nobody():
            trouble = start_check.look(root, office)
        assert trouble is not None
        assert (trouble.code, trouble.values["folder"]) == ("start_read_only", str(office))
        assert [one.name for one in office.iterdir()] == ["slots.json"]
        assert list(root.iterdir()) == []
    finally:
        (place / "kantor").chmod(0o755)
        shutil.rmtree(place)


def test_a_disk_with_little_room_is_told_with_figures(qtbot, qapp, now, tmp_path):
    free = shutil.disk_usage(tmp_path).free
    keeper = keeper_of(qtbot, qapp, now, tmp_path / "ASN Desktop", room=free * 1000)
    notice = keeper.window.notices.get(START)
    assert notice.code == "start_disk_full"
    assert "ruang tinggal" in notice.title()
    keeper.window.close()


FULL = """
import ctypes, errno, sys
from pathlib import Path
from asn_desktop.services import start_check
root = Path(sys.argv[1])
shim = ctypes.CDLL(None)
for place in range(1, 9):
    shim.shim_fail(ctypes.c_long(place), ctypes.c_long(errno.ENOSPC))
    trouble = start_check.look(root, root / "kantor")
    shim.shim_fail(ctypes.c_long(-1), ctypes.c_long(0))
    print(trouble.code if trouble else "sound", sorted(one.name for one in root.iterdir()))
"""


def test_a_full_disk_is_called_full_and_nothing_half_stays(tmp_path, shim):
    """The n-th write, fsync or rename finds no room, for every n."""
    root = tmp_path / "data"
    root.mkdir()
    shimmed = os.environ | {"LD_PRELOAD": str(shim), "SHIM_ROOT": str(root)}
    said = subprocess.run([sys.executable, "-c", FULL, str(root)], env=shimmed, cwd=ROOT, text=True, check=True,
                          capture_output=True).stdout.splitlines()  # fmt: skip
    assert len(said) == 8
    assert "start_disk_full []" in said
    assert set(said) <= {"start_disk_full []", "sound []"}


def test_a_log_that_cannot_be_written_is_said_and_the_work_goes_on(qtbot, qapp, now, tmp_path):
    root = tmp_path / "data"
    root.mkdir()
    (root / "log").write_text("bukan folder")
    with pytest.raises(OSError, match="log"):
        keep_log(root / "log")
    keeper = keeper_of(qtbot, qapp, now, root)
    keeper.log_refused()
    assert keeper.window.notices.get(START) is None
    assert keeper.window.notices.get(LOG).code == "start_no_log"
    assert type(keeper.window.page()).__name__ == "StartWizard"
    keeper.window.close()


def test_a_missing_part_of_the_program_is_named_without_the_look(qtbot, qapp, picture):
    box = incomplete_box("resources/fonts/Inter/Inter-Regular.otf")
    qtbot.addWidget(box)
    assert "resources/fonts/Inter/Inter-Regular.otf" in box.text()
    assert box.informativeText().endswith("Kode: program_incomplete")
    assert [one.text() for one in box.buttons()] == ["Tutup"]
    picture(box, "mulai_tidak_lengkap")


@pytest.mark.parametrize("lost", ["resources/fonts/Inter/Inter-Medium.otf", "resources/style.qss",
                                  "forms/screen/login.ui"])  # fmt: skip
def test_the_real_program_without_a_part_names_it_and_keeps_the_data(tmp_path, folder, lost):
    for room in ("asn_desktop", "resources", "forms"):
        unneeded = shutil.ignore_patterns("__pycache__", "sample", "*.csv", "licences")
        shutil.copytree(ROOT / room, tmp_path / "program" / room, ignore=unneeded)
    (tmp_path / "program" / lost).unlink()
    home = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path / "data")}
    told = tmp_path / "told"
    before = sorted(path.name for path in folder.iterdir())
    with told.open("w") as out:
        command = [sys.executable, "-m", "asn_desktop", str(folder)]
        running = subprocess.Popen(command, cwd=tmp_path / "program", env=home, stderr=out, stdout=out)
    try:
        for _ in range(400):
            if "program_incomplete" in told.read_text() or running.poll() is not None:
                break
            time.sleep(0.05)
        assert f"{lost} tidak ada" in told.read_text()
        assert running.poll() is None  # the box waits for the person
    finally:
        running.kill()
        running.wait(20)
    assert not (tmp_path / "data").exists()
    assert sorted(path.name for path in folder.iterdir()) == before


def test_another_program_at_the_door_is_no_trouble_of_the_start(opened, tmp_path):
    """The office is open elsewhere: that is told where it is opened, with who holds it."""
    assert start_check.look(tmp_path / "data", opened.office.folder) is None
    from asn_desktop.services import office

    with pytest.raises(Trouble) as told:
        office.unlock(opened.office.folder, "budi", "sandi budi 2026")
    assert told.value.code == "store_in_use"
