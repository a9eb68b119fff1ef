"""An update made ready: in its order, with its backups, from the bytes that were signed and no others."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from asn_desktop.problems import Cancelled, Refused, Trouble
from asn_desktop.rules.roles import Role
from asn_desktop.services import office, updates
from asn_desktop.services.updates.search import PREPARED
from asn_desktop.store import backup
from asn_desktop.store.vault import Vault
from asn_desktop.ui.sentences import headline
from tests import release_stick
from tests.release_stick import KEY, OTHER_KEY, SETUP

KEYS = release_stick.keys()
Steps = list[tuple[int, int, str]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that stands for a stick, with a good Setup."""
    release_stick.lay(tmp_path / "stik")
    return tmp_path / "stik"


def prepare(opened: office.OpenOffice, stick: Path, now: dt.datetime, **more: object) -> updates.Ready:
    """Look on the stick and prepare what stands first."""
    found, root = updates.look([stick], keys=KEYS)[0], opened.office.folder
    return updates.prepare(opened, found, root=root, now=now, keys=KEYS, **more)  # type: ignore[arg-type]


def refusal(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> str:
    """The code it is refused by; nothing was copied."""
    with pytest.raises(Refused) as no:
        prepare(opened, stick, now)
    assert left(opened) == []
    what, todo = headline(no.value.problems[0])
    assert what.endswith(".")
    assert todo.endswith(".")
    return no.value.problems[0].code


def left(opened: office.OpenOffice) -> list[str]:
    """Names in the folder of what is prepared."""
    folder = opened.office.folder / PREPARED
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_good_setup_is_ready_beside_two_verified_backups(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    steps: Steps = []
    ready = prepare(opened, stick, now, second=stick, progress=lambda *told: steps.append(told))
    assert ready.setup.read_bytes() == SETUP
    assert ready.release == release_stick.release()
    assert left(opened) == [ready.setup.name, ready.setup.name + ".rilis"]
    assert ready.backup.folder.is_relative_to(opened.office.folder)
    assert ready.second is not None
    assert ready.second.folder.is_relative_to(stick)
    assert ready.warning is None
    for one in (ready.backup, ready.second):
        rows, _ = backup.prove(Vault(one.folder).database, opened.key)
        assert rows == one.rows
    phases = [phase for place, (_, _, phase) in enumerate(steps) if place == 0 or steps[place - 1][2] != phase]
    assert tuple(phases) == updates.PHASES
    assert all(0 <= done <= total for done, total, _ in steps)


def test_a_setup_on_the_same_drive_needs_no_second_backup(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    ready = prepare(opened, stick, now)
    assert (ready.second, ready.warning) == (None, None)
    assert sorted(path.name for path in stick.iterdir()) == [
        "ASN-Desktop-0.6.0-setup.exe",
        "ASN-Desktop-0.6.0-setup.exe.rilis",
    ]


def test_a_stick_that_cannot_be_written_is_no_refusal(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> None:
    """The system's own folder stands for it: not even root may make a folder there."""
    ready = prepare(opened, stick, now, second=Path("/sys"))
    assert ready.setup.exists()
    assert ready.second is None
    assert ready.warning is not None
    assert ready.warning.code == "update_stick_read_only"
    assert "hanya ada di komputer ini" in headline(ready.warning)[0]
    gone = prepare(opened, stick, now, second=Path("/proc/tidak-ada"))
    assert gone.warning is not None
    assert gone.warning.code == "update_stick_failed"


@pytest.mark.parametrize("role", list(Role))
def test_everybody_who_may_open_the_office_may_update(
    opened: office.OpenOffice, stick: Path, now: dt.datetime, role: Role
) -> None:
    import dataclasses

    somebody = dataclasses.replace(opened, actor=dataclasses.replace(opened.actor, role=role))
    assert prepare(somebody, stick, now).setup.exists()


def test_the_schema_is_asked_of_the_office_itself(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> None:
    here = updates.schema_of(opened)
    release_stick.lay(stick, schema=here - 1)
    assert refusal(opened, stick, now) == "update_data_newer"
    release_stick.lay(stick, schema=here + 2, reads_from=here + 1)
    assert refusal(opened, stick, now) == "update_data_older"
    assert backup.found([Vault(opened.office.folder).backups]) == []  # refused before anything is done


@pytest.mark.parametrize(
    ("version", "key", "code"),
    [("0.4.0", KEY, "update_older"), (updates.here(), KEY, "update_same"), ("0.6.0", OTHER_KEY, "release_key_unknown")],
)
def test_what_is_not_offered_is_not_prepared(
    opened: office.OpenOffice, tmp_path: Path, now: dt.datetime, version: str, key: object, code: str
) -> None:
    release_stick.lay(tmp_path / "lain", version, key=key)  # type: ignore[arg-type]
    assert refusal(opened, tmp_path / "lain", now) == code


@pytest.mark.parametrize("place", [0, 1, 1_000, len(SETUP) // 2, len(SETUP) - 1])
def test_no_changed_byte_of_the_setup_is_prepared(
    opened: office.OpenOffice, stick: Path, now: dt.datetime, place: int
) -> None:
    bad = bytearray(SETUP)
    bad[place] ^= 1
    (stick / "ASN-Desktop-0.6.0-setup.exe").write_bytes(bad)
    assert updates.look([stick], keys=KEYS)[0].offered  # the quick look does not read all bytes
    assert refusal(opened, stick, now) == "update_changed"


def test_a_setup_exchanged_between_look_and_copy_is_noticed(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    """The `.rilis` is changed after the check, while the backup runs: by one that is signed, but by nobody we trust."""
    found = updates.look([stick], keys=KEYS)[0]

    def exchange(_done: int, _total: int, phase: str) -> None:
        if phase == "cadangan":
            release_stick.lay(stick, data=SETUP + b"lain", key=OTHER_KEY)

    with pytest.raises(Refused, match="release_key_unknown"):
        updates.prepare(opened, found, root=opened.office.folder, now=now, keys=KEYS, progress=exchange)
    assert left(opened) == []
    release_stick.lay(stick)

    def downgrade(_done: int, _total: int, phase: str) -> None:
        if phase == "cadangan":
            release_stick.lay(stick, data=SETUP + b"lain")

    with pytest.raises(Refused, match="update_changed"):
        updates.prepare(opened, found, root=opened.office.folder, now=now, keys=KEYS, progress=downgrade)
    assert left(opened) == []


def test_bytes_that_change_while_they_are_copied_are_noticed(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    def cut(_done: int, _total: int, phase: str) -> None:
        if phase == "salin":
            os.truncate(stick / "ASN-Desktop-0.6.0-setup.exe", len(SETUP) // 2)

    with pytest.raises(Refused, match="update_changed"):
        prepare(opened, stick, now, progress=cut)
    assert left(opened) == []


def test_a_copy_that_changes_on_the_disk_is_noticed(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> None:
    """Read back from the disk: here somebody writes into the copy after it was written."""

    def spoil(done: int, total: int, phase: str) -> None:
        if phase == "salin" and done == total:
            (part,) = (opened.office.folder / PREPARED).glob("*.sementara")
            with part.open("r+b") as file:
                file.write(b"ZM")

    with pytest.raises(Trouble, match="update_copy_differs"):
        prepare(opened, stick, now, progress=spoil)
    assert left(opened) == []


def test_a_stick_pulled_out_while_copying_is_told(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> None:
    """The open file answers with an error from its second piece on, as a stick that is gone does."""
    setup = stick / "ASN-Desktop-0.6.0-setup.exe"

    def pull(_done: int, _total: int, phase: str) -> None:
        if phase == "salin":
            gone = os.open("/", os.O_RDONLY)
            for entry in Path("/proc/self/fd").iterdir():
                if os.path.realpath(entry) == str(setup.resolve()):
                    os.dup2(gone, int(entry.name))
            os.close(gone)

    with pytest.raises(Trouble) as told:
        prepare(opened, stick, now, progress=pull)
    assert told.value.code == "update_gone"
    assert "tercabut" in headline(told.value)[0]
    assert left(opened) == []


def test_a_stick_pulled_out_before_copying_is_told(opened: office.OpenOffice, stick: Path, now: dt.datetime) -> None:
    def pull(_done: int, _total: int, phase: str) -> None:
        if phase == "cadangan" and stick.exists():
            stick.rename(stick.with_name("dicabut"))

    with pytest.raises(Trouble, match="update_gone"):
        prepare(opened, stick, now, progress=pull)
    assert left(opened) == []


@pytest.mark.parametrize("phase", updates.PHASES)
def test_it_can_be_stopped_in_every_phase(opened: office.OpenOffice, stick: Path, now: dt.datetime, phase: str) -> None:
    def stop(_done: int, _total: int, told: str) -> None:
        if told == phase:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare(opened, stick, now, second=stick, progress=stop)
    assert left(opened) == []
    assert not list(opened.office.folder.rglob("*.sementara"))
    assert not list(stick.rglob("*.sementara"))
    assert prepare(opened, stick, now).setup.exists()


def test_too_little_room_is_told_before_anything_is_done(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    """A scan of eight terabytes (a file with a hole) would have to go into the backup."""
    scan = Vault(opened.office.folder).blobs / "aa" / ("a" * 64)
    scan.parent.mkdir(parents=True, exist_ok=True)
    with scan.open("wb") as file:
        file.truncate(8 * 1024**4)
    with pytest.raises(Trouble, match="disk_nearly_full") as told:
        prepare(opened, stick, now)
    assert told.value.values["needed_mb"] > 8 * 1024**2
    assert left(opened) == []
    assert backup.found([Vault(opened.office.folder).backups]) == []


def test_a_prepared_setup_waits_and_is_swept_by_the_next(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    root = opened.office.folder
    assert updates.waiting(opened, root=root, now=now, keys=KEYS) is None
    prepare(opened, stick, now)
    folder = root / PREPARED
    (folder / "ASN-Desktop-0.6.1-setup.exe.sementara").write_bytes(b"MZ")
    release_stick.lay(folder, "0.4.0")
    release_stick.lay(folder, "0.9.0", key=OTHER_KEY)
    (folder / "ASN-Desktop-0.9.1-setup.exe").write_bytes(b"MZ")
    waiting = updates.waiting(opened, root=root, now=now + dt.timedelta(hours=1), keys=KEYS)
    assert waiting is not None
    assert waiting.release.version == "0.6.0"
    assert waiting.backup.at == now + dt.timedelta(hours=1)
    release_stick.lay(stick, "0.7.0")
    ready = prepare(opened, stick, now)
    assert left(opened) == [ready.setup.name, ready.setup.name + ".rilis"]
    assert ready.release.version == "0.7.0"


def test_the_command_is_for_windows_and_for_the_checked_bytes(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    ready = prepare(opened, stick, now)
    assert updates.command(ready, system="win32")[:5] == [
        str(ready.setup), "/SILENT", "/NORESTART", "/LANG=id", "/RELAUNCH=1",
    ]  # fmt: skip
    for system in ("linux", "darwin"):
        with pytest.raises(Trouble, match="update_not_windows") as told:
            updates.command(ready, system=system)
        assert str(ready.setup.parent) in headline(told.value)[0]
    with ready.setup.open("r+b") as file:
        file.seek(5)
        file.write(b"!")
    with pytest.raises(Refused, match="update_changed"):
        updates.command(ready, system="win32")
    ready.setup.unlink()
    with pytest.raises(Trouble, match="update_gone"):
        updates.command(ready, system="win32")


def test_a_renamed_setup_is_prepared_under_its_published_name(
    opened: office.OpenOffice, stick: Path, now: dt.datetime
) -> None:
    (stick / "ASN-Desktop-0.6.0-setup.exe").rename(stick / "ASN-Desktop-0.6.0-setup (1).exe")
    assert prepare(opened, stick, now).setup.name == "ASN-Desktop-0.6.0-setup.exe"


def test_a_setup_is_made_ready_while_the_office_stays_closed(folder: Path, stick: Path) -> None:
    """Where the data is newer than the program nobody can open it; the Setup is checked all the same."""
    found = updates.look([stick], keys=KEYS)[0]
    schema = release_stick.release().schema
    closed = updates.prepare_closed(folder.parent, found, schema=schema, keys=KEYS)
    assert closed.setup.read_bytes() == SETUP
    assert closed.setup.parent == folder.parent / PREPARED
    assert updates.command(closed, system="win32")[0] == str(closed.setup)
    with pytest.raises(Refused, match="update_data_newer"):
        updates.prepare_closed(folder.parent, found, schema=schema + 1, keys=KEYS)
    (stick / closed.setup.name).write_bytes(SETUP.swapcase())
    with pytest.raises(Refused, match="update_changed"):
        updates.prepare_closed(folder.parent, found, schema=schema, keys=KEYS)
