"""An update that is killed, or whose disk fails, at every step: nothing half is ever taken for a Setup."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from asn_desktop.packages import release_keys
from asn_desktop.services import office, updates
from asn_desktop.services.updates.search import PREPARED
from tests import release_stick
from tests.conftest import NOW
from tests.store.test_power import shim

HERE = Path(__file__).parent
SITI = ("siti", "sandi siti 2026")
__all__ = ["shim"]


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    """A good Setup on a stick, the public key beside it."""
    path = release_stick.lay(tmp_path / "stik")
    (path.parent / "kunci.pem").write_bytes(release_keys.public_pem(release_stick.KEY.public_key()))
    return path


class Runner:
    """The process that forks a preparation for each line."""

    def __init__(self, mode: str, folder: Path, setup: Path, **environment: str) -> None:
        pairs = [f"{name}={value}" for name, value in environment.items()]
        command = ["env", *pairs, sys.executable, str(HERE / "update_runner.py"), mode, str(folder), str(setup)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def run(self, line: str) -> tuple[list[str], int]:
        """What the child said, and how it ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        said = []
        while not (word := self.process.stdout.readline()).startswith("gone"):
            assert word, "the runner is gone"
            assert not word.startswith("error"), word
            said.append(word.strip())
        return said, int(word.split()[1])

    def close(self) -> None:
        """Let it end."""
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
        self.process.wait()


def nothing_half(folder: Path) -> None:
    """What lies in the folder is either a Setup with all its bytes and its `.rilis`, or is taken for none."""
    for path in folder.joinpath(PREPARED).glob("*.exe"):
        assert path.read_bytes() == release_stick.SETUP
        found = updates.check(path, schema=None, keys=release_stick.keys())
        assert found.offered or found.problem.code == "update_no_signature"


def prepared(folder: Path, setup: Path) -> None:
    """A preparation after the accident: it goes well, and sweeps."""
    keys = release_stick.keys()
    with office.unlock(folder, *SITI) as opened:
        found = updates.check(setup, schema=None, keys=keys)
        ready = updates.prepare(opened, found, root=opened.office.folder, now=NOW, keys=keys)
    names = sorted(path.name for path in ready.setup.parent.iterdir())
    assert names == [setup.name, setup.name + ".rilis"]


def test_killed_at_every_step_leaves_nothing_half(folder: Path, setup: Path) -> None:
    runner = Runner("kill", folder, setup)
    for place in range(1, 40):
        said, ended = runner.run(str(place))
        nothing_half(folder)
        if said == ["ready"]:
            break
        assert ended == -signal.SIGKILL
        assert said == []
    else:
        pytest.fail("a preparation of more than forty steps")
    assert place > 8  # backup, three pieces copied, three read back
    runner.close()
    prepared(folder, setup)


def test_a_disk_that_fails_anywhere_is_told(folder: Path, setup: Path, shim: Path) -> None:
    """The n-th write, fsync or rename of the copy fails, for every n: a full disk and a locked one in turn."""
    runner = Runner("faults", folder, setup, LD_PRELOAD=str(shim), SHIM_ROOT=str(folder / PREPARED))
    errors = ((errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"))
    told = []
    for place in range(1, 40):
        error, code = errors[place % 2]
        said, ended = runner.run(f"{place} {error}")
        assert ended == 0
        nothing_half(folder)
        if int(said[-1].removeprefix("calls ")) < place:
            assert said[0] == "ready"
            break
        told.append(said[0] == f"trouble {code}")
    else:
        pytest.fail("a copy of more than forty disk calls")
    runner.close()
    assert len(told) >= 8
    assert all(told)
    prepared(folder, setup)


def test_without_a_backup_there_is_no_update(folder: Path, setup: Path, shim: Path) -> None:
    runner = Runner("faults", folder, setup, LD_PRELOAD=str(shim), SHIM_ROOT=str(folder / "cadangan"))
    for place in (1, 2, 4, 7, 10, 15, 20):
        shutil.rmtree(folder / PREPARED, ignore_errors=True)
        said, _ = runner.run(f"{place} {errno.ENOSPC}")
        if said[0] == "trouble disk_full":
            break
    runner.close()
    assert said[0] == "trouble disk_full"  # a call or two SQLite can do without
    assert not any((folder / PREPARED).glob("*"))


def test_a_stick_that_fails_while_the_second_backup_is_made_is_only_told(folder: Path, setup: Path, shim: Path) -> None:
    runner = Runner("stick", folder, setup, LD_PRELOAD=str(shim), SHIM_ROOT=str(setup.parent))
    told = [runner.run(f"{place} {errno.ENOSPC}")[0][0] for place in (1, 5, 12)]
    told.append(runner.run(f"1 {errno.EROFS}")[0][0])
    ended = runner.run(f"1000 {errno.ENOSPC}")[0][0]
    runner.close()
    assert "warned update_stick_full" in told
    assert set(told) <= {"warned update_stick_full", "warned update_stick_failed", "warned update_stick_read_only"}
    assert ended == "ready"
    nothing_half(folder)
