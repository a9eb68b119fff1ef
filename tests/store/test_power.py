"""The plug is pulled: killed writers, dropped writes, failing disks. No acknowledged commit is ever lost."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.services import office
from asn_desktop.store import check, journal
from asn_desktop.store.offices import Unit
from asn_desktop.store.vault import Vault

HERE = Path(__file__).parent
SITI = ("siti", "sandi siti 2026")
KILLS = 50


@dataclass(frozen=True)
class Record:
    """One thing the disk (or the pipe) was told."""

    kind: str  # W write, S fsync, T truncate, R rename, U unlink, A acknowledgement
    path: str
    number: int
    data: bytes


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording library, built with the machine's compiler."""
    if shutil.which("gcc") is None:
        pytest.fail("gcc is missing; type: apt-get install -y gcc libc6-dev")
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "shim.c"), "-ldl", "-lpthread"], check=True
    )
    return library


def writer(*words: str, **environment: str) -> list[str]:
    """The command line of the writer, with variables set for it alone."""
    pairs = [f"{name}={value}" for name, value in environment.items()]
    return ["env", *pairs, sys.executable, str(HERE / "writer.py"), *words]


def check_office(folder: Path, acknowledged: set[int], *, writing: bool = False) -> set[int]:
    """Open it as a person would; every acknowledged row and its scan are there, page seals and chain hold."""
    with office.unlock(folder, *SITI, writing=writing) as opened:
        with opened.store.read(opened.actor) as session:
            assert session.execute(sa.text("PRAGMA quick_check")).all() == [("ok",)]
            query = sa.select(Unit.urutan, Unit.nama, Unit.lambang).where(Unit.nama.like("unit %"))
            rows = session.execute(query).all()
            journal.verify_chain(session)
            assert check.missing_blobs(session, opened.store.blobs) == []
        found = {number for number, _, _ in rows}
        assert acknowledged <= found
        for number, name, blob in rows:
            assert name == f"unit {number}"
            if writing:
                assert opened.store.blobs.get(blob) == b"pindaian %d" % number * 40
    return found


def test_fifty_kills_lose_no_acknowledged_commit(folder: Path) -> None:
    """SIGKILL at a random moment of a busy writer, fifty times, on the same store."""
    chance = random.Random(20261123)
    acknowledged: set[int] = set()
    kennel = subprocess.Popen(
        writer("kennel", str(folder)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert kennel.stdin is not None
    assert kennel.stdout is not None
    found: set[int] = set()
    for _ in range(KILLS):
        kennel.stdin.write(f"{max(found, default=0) + 1}\n")
        pid = int(kennel.stdout.readline().removeprefix("pid "))
        assert kennel.stdout.readline() == "open\n"
        for _ in range(chance.randrange(4)):  # by acknowledgements, not by the clock: a busy machine is slow
            acknowledged.add(int(kennel.stdout.readline()))
        time.sleep(chance.uniform(0, 0.02))
        os.kill(pid, signal.SIGKILL)
        for line in iter(kennel.stdout.readline, "gone\n"):
            acknowledged.add(int(line))
        found = check_office(folder, acknowledged)
    kennel.stdin.close()
    assert kennel.wait() == 0
    kennel.stdout.close()
    assert len(acknowledged) > KILLS
    check_office(folder, acknowledged, writing=True)


def records(log: Path) -> Iterator[Record]:
    """What the shim wrote down."""
    data, place = log.read_bytes(), 0
    while place < len(data):
        kind, length = data[place : place + 1].decode(), struct.unpack_from("=I", data, place + 1)[0]
        place += 5
        path = data[place : place + length].decode()
        place += length
        number, size = struct.unpack_from("=qQ", data, place)
        place += 16
        yield Record(kind, path, number, data[place : place + size])
        place += size


class Disk:
    """What would be on the plate: only what was fsynced, and of the rest what chance kept.

    `names` is what folders say (durable once the folder was fsynced), `files` what the contents are. A write that was
    not fsynced is dropped, or survives in whole 512-byte sectors when `chance` is given.
    """

    def __init__(self, start: Path) -> None:
        paths = [path for path in start.rglob("*") if path.is_file()]
        self.now = {str(path): bytearray(path.read_bytes()) for path in paths}
        self.safe = {path: bytes(data) for path, data in self.now.items()}
        self.names = dict.fromkeys(self.now, True)
        self.moved: list[tuple[str, str | None]] = []
        self.loose: dict[str, list[Record]] = {}

    def tell(self, record: Record) -> None:
        """Take in one record."""
        path = record.path
        if record.kind in "WT":
            content = self.now.setdefault(path, bytearray())
            _apply(content, record)
            self.loose.setdefault(path, []).append(record)
        elif record.kind == "S" and path in self.now:
            self.safe[path] = bytes(self.now[path])
            self.loose.pop(path, None)
            self.names[path] = True  # a journaling file system makes the name last with the first fsync
        elif record.kind == "S":
            for source, target in [one for one in self.moved if str(Path(one[0]).parent) == path]:
                self._settle(source, target)
            self.moved = [one for one in self.moved if str(Path(one[0]).parent) != path]
        elif record.kind == "R":
            target = record.data.decode()
            self.now[target] = self.now.pop(path)
            self.loose[target] = self.loose.pop(path, [])
            self.moved.append((path, target))
        elif record.kind == "U":
            self.now.pop(path, None)
            self.loose.pop(path, None)
            self.moved.append((path, None))

    def _settle(self, source: str, target: str | None) -> None:
        content = self.safe.pop(source, None)
        if target is not None and content is not None:
            self.safe[target] = content

    def after_the_cut(self, chance: random.Random | None) -> dict[str, bytes]:
        """Path -> content after the power came back."""
        plate = {path: bytearray(data) for path, data in self.safe.items()}
        if chance is None:
            return {path: bytes(data) for path, data in plate.items()}
        for source, target in self.moved:  # folders lose nothing, or the newest changes: any prefix
            if chance.random() < 0.5:
                break
            content = plate.pop(source, None)
            if target is not None and content is not None:
                plate[target] = content
        for path, loose in self.loose.items():
            content = plate.setdefault(path, bytearray())
            for record in loose:
                for sector in _sectors(record):
                    if chance.random() < 0.5:
                        _apply(content, sector)
        return {path: bytes(data) for path, data in plate.items()}


def _sectors(record: Record) -> Iterator[Record]:
    if record.kind == "T":
        yield record
        return
    for start in range(0, len(record.data), 512):
        yield Record("W", record.path, record.number + start, record.data[start : start + 512])


def _apply(content: bytearray, record: Record) -> None:
    if record.kind == "T":
        del content[record.number :]
        content.extend(bytes(record.number - len(content)))
    else:
        content.extend(bytes(max(0, record.number - len(content))))
        content[record.number : record.number + len(record.data)] = record.data


def lay_out(plate: dict[str, bytes], source: Path, target: Path) -> Path:
    """Write a plate as a real folder."""
    shutil.rmtree(target, ignore_errors=True)
    for path, data in plate.items():
        there = target / Path(path).relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        if not there.name.endswith("-shm"):  # memory of the running program: gone with the power
            there.write_bytes(data)
    return target


def test_a_power_cut_at_any_point_loses_no_acknowledged_commit(folder: Path, tmp_path: Path, shim: Path) -> None:
    """Replay what the disk was told up to a cut, dropping what was not fsynced, wholly or by chance, and open it."""
    disk = Disk(folder)
    log = tmp_path / "disk.log"
    command = writer("run", str(folder), "30", LD_PRELOAD=str(shim), SHIM_LOG=str(log), SHIM_ROOT=str(folder))
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    told = list(records(log))
    assert said == [str(number) for number in range(1, 31)]
    assert sum(record.kind == "S" for record in told) > 60
    assert any(record.kind == "W" and record.path.endswith("kantor.asn") for record in told)
    chance = random.Random(7)
    cuts = {place + 1 for place, record in enumerate(told) if record.kind == "A"}  # right after an acknowledgement
    cuts |= set(chance.sample(range(len(told)), 40))
    acknowledged: set[int] = set()
    lost_writes = 0
    for place, record in enumerate(told, 1):
        if record.kind == "A":
            acknowledged |= {int(word) for word in record.data.split()}
        else:
            disk.tell(record)
        if place in cuts:
            lost_writes += sum(map(len, disk.loose.values()))
            for luck in (None, random.Random(place)):
                plate = lay_out(disk.after_the_cut(luck), folder, tmp_path / "kantor-sesudah")
                check_office(plate, acknowledged, writing=place % 5 == 0)
    assert acknowledged == set(range(1, 31))
    assert lost_writes > 0  # the cuts did drop something


@pytest.mark.parametrize(("error", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "disk_failed")])
def test_a_failing_disk_call_is_told_and_harms_nothing(folder: Path, shim: Path, error: int, code: str) -> None:
    """The n-th write, fsync or rename of a deed fails, for every n: a Trouble or a whole commit, and work goes on."""
    kennel = subprocess.Popen(
        writer("faults", str(folder), LD_PRELOAD=str(shim), SHIM_ROOT=str(folder)),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    assert kennel.stdin is not None
    assert kennel.stdout is not None
    acknowledged: set[int] = set()
    told: list[str] = []
    for place in range(1, 200):
        number = place * 10
        kennel.stdin.write(f"{place} {error} {number}\n")
        calls = 0
        for line in iter(kennel.stdout.readline, "gone\n"):
            word, _, rest = line.strip().partition(" ")
            assert word != "error", line
            if word.isdigit():
                acknowledged.add(int(word))
            elif word == "trouble":
                told.append(rest)
            elif word == "calls":
                calls = int(rest)
        assert number + 1 in acknowledged  # the deed after the fault
        if calls < place:  # the fault lay beyond the deed: every call was tried
            break
    else:
        pytest.fail("a deed of more than 200 disk calls")
    kennel.stdin.close()
    kennel.wait()
    kennel.stdout.close()
    assert len(told) >= 5
    assert code in told
    assert set(told) <= {"disk_full", "disk_failed"}  # SQLite calls a full disk met by fsync a failing one
    check_office(folder, acknowledged, writing=True)
    assert not Vault(folder).intent.exists()
