"""The post's programs are killed at random: nothing lost, nothing twice, no half file under a package's name."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.packages import container
from asn_desktop.services import answers, office, sync
from asn_desktop.store import check, journal
from asn_desktop.store.employees import Employee
from asn_desktop.store.exchange import Finding, Identity, PackageIn, PackageOut, Peer, ReceivedLine
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]
HERE = office.NewOffice(nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")


class Kennel:
    """Starts children of the writer and kills them."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance, self.kills = chance, 0
        command = [sys.executable, "-m", "tests.services.post_writer", str(folder)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def life(self, line: str, least: int, late: float = 0.06) -> list[str]:
        """One child's acknowledgements until it was killed, up to `late` seconds after `least` of them, or was done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        pid, said = int(self.process.stdout.readline().removeprefix("pid ")), []
        for text in iter(self.process.stdout.readline, "gone\n"):
            assert not text.startswith("error"), text
            said.append(text.strip())
            if len(said) == least + 1:  # the first word is "open"
                time.sleep(self.chance.uniform(0, late))
                with contextlib.suppress(ProcessLookupError):  # it may have come to its end in the meantime
                    os.kill(pid, signal.SIGKILL)
                    self.kills += 1
        return said

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        assert self.process.wait() == 0
        self.process.stdout.close()


@pytest.fixture
def kennel() -> Iterator[Callable[[Path, int], Kennel]]:
    made: list[Kennel] = []

    def start(folder: Path, seed: int) -> Kennel:
        made.append(Kennel(folder, random.Random(seed)))
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """An office and its centre, joined and closed, and a stick."""
    here, there, box = tmp_path / "kantor", tmp_path / "bkpsdm", tmp_path / "stik"
    box.mkdir()
    with make_office(here, HERE, NOW) as ours, make_office(there, CENTRAL, NOW) as theirs:
        join(Side(ours.store, NOW), Side(theirs.store, NOW))
    return here, there, box


def opened(folder: Path) -> office.OpenOffice:
    return office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: NOW)


def sound(found: office.OpenOffice) -> None:
    with found.store.read(CLERK) as session:
        assert session.execute(sa.text("PRAGMA quick_check")).all() == [("ok",)]
        journal.verify_chain(session)
        assert check.missing_blobs(session, found.store.blobs) == []


def names(found: office.OpenOffice) -> Counter[str]:
    with found.store.read(CLERK) as session:
        return Counter(session.scalars(sa.select(Employee.nama)))


def test_a_centre_killed_while_it_receives(folders: tuple[Path, Path, Path], kennel, tmp_path: Path) -> None:
    here, there, box = folders
    with opened(here) as ours, opened(there) as theirs:
        post = Postal(Side(ours.store, NOW), Side(theirs.store, NOW), box)
        for number in range(24):
            for part in range(3):
                post.office.hire(f"Pegawai {number}-{part}")
            post.send()
        office_id = ours.store.office_id
    for path in list(box.iterdir()):  # in the order of their numbers, but for two neighbours that are swapped
        seq = container.peek(path.read_bytes())[0].seq
        path.rename(box / f"{ {7: 8, 8: 7}.get(seq, seq):03}.asnx")
    dogs, told, done = kennel(there, 11), set[str](), False
    for _ in range(200):
        said = dogs.life(f"centre {box} 0", least=len(told) + dogs.chance.randrange(2), late=0.02)
        told |= {line.split()[0] for line in said if line.endswith(("masuk", "kembar", "ditahan"))}
        done = "end" in said
        with opened(there) as theirs:
            sound(theirs)
            with theirs.store.read(CLERK) as session:
                reached = session.get_one(Peer, office_id).seq
                kept = set(session.scalars(sa.select(PackageIn.seq)))
                assert len(kept) >= len(told)  # what was acknowledged is there
                assert session.scalar(sa.select(sa.func.count()).select_from(Finding)) == 0
                lines = session.execute(sa.select(ReceivedLine.seq, ReceivedLine.line)).all()
            assert {seq for seq, _ in lines} == set(range(1, reached + 1))
            found = names(theirs)
            assert len(found) == 3 * reached  # whole packages, each once
            assert set(found.values()) <= {1}
        if done:
            break
    assert done
    assert reached == 24
    assert dogs.kills >= 8


def test_an_office_killed_while_it_writes_packages(folders: tuple[Path, Path, Path], kennel) -> None:
    here, there, box = folders
    dogs, hired, sent = kennel(here, 5), set[int](), set[int]()
    for _ in range(20):
        said = dogs.life(f"office {box} {max(hired, default=0) + 100}", least=dogs.chance.randrange(1, 7))
        hired |= {int(line.split()[1]) for line in said if line.startswith("hired")}
        sent |= {int(line.split()[1]) for line in said if line.startswith("sent")}
        with opened(here) as ours:
            sound(ours)
            with ours.store.read(CLERK) as session:
                rows = session.scalars(sa.select(PackageOut).order_by(PackageOut.seq)).all()
                files = {v["name"]: v["blob"] for row in rows for v in row.volumes}
                assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
            on_stick = {path.name: path.read_bytes() for path in box.glob("*.asnx")}
            for name, data in on_stick.items():  # whole, and the very bytes that are kept
                assert data == ours.store.blobs.get(files[name])
            assert sent <= {container.peek(data)[0].seq for data in on_stick.values()}
    assert dogs.kills >= 15
    with opened(here) as ours, opened(there) as theirs:
        post = Postal(Side(ours.store, NOW), Side(theirs.store, NOW), box)
        post.office.hire("Yang terakhir")
        post.send()
        with ours.store.read(CLERK) as session:
            for row in sync.packages(session):
                sync.carry(session, box, epoch=row.epoch, seq=row.seq)
        for path in box.glob("*.asnx"):
            post.receive(path.read_bytes())
        found = names(theirs)
        assert found == names(ours)  # nothing lost, nothing twice
        assert set(found.values()) == {1}
        assert {f"Pegawai {n}" for n in hired} <= set(found)


def test_an_office_killed_while_it_takes_replies(folders: tuple[Path, Path, Path], kennel, tmp_path: Path) -> None:
    here, there, box = folders
    inbox = tmp_path / "balasan"
    inbox.mkdir()
    with opened(here) as ours, opened(there) as theirs:
        post = Postal(Side(ours.store, NOW), Side(theirs.store, NOW), box)
        people = [post.office.hire(f"Pegawai {n}") for n in range(30)]
        post.receive(post.send()[0])
        office_id = ours.store.office_id
        for number, person in enumerate(people[:10]):  # ten replies of several files, each with one correction more
            post.centre.edit(person, office_id, tempat_lahir=f"Kota {number}")
            with post.centre.writing() as session:
                answers.reply(session, office_id, now=NOW, limit=700)
            with theirs.store.read(CLERK) as session:
                for place, path in enumerate(answers.carry_reply(session, office_id, box)):
                    shutil.move(path, inbox / f"{number:02}-{place}.asnx")
    files = sorted(path.name for path in inbox.iterdir())
    assert len(files) > 15
    dogs, told, done = kennel(here, 17), set[str](), False
    for _ in range(100):
        said = dogs.life(f"reply {inbox} 0", least=len(told) + dogs.chance.randrange(2), late=0.01)
        told |= {line for line in said if line in files}
        done = "end" in said
        with opened(here) as ours:
            sound(ours)
            with ours.store.read(CLERK) as session:
                reply = session.get_one(Identity, office_id).reply_seq
                cities = {c for c in session.scalars(sa.select(Employee.tempat_lahir)) if c}
                lines = session.execute(
                    sa.select(journal.JournalRow.isi).where(journal.JournalRow.asal.like("balasan:%"))
                ).all()
            assert cities == {f"Kota {n}" for n in range(reply)}  # each reply whole
            assert len([one for one in lines if "tempat_lahir" in json.loads(one.isi)]) == reply  # and once
        if done:
            break
    assert done
    assert reply == 10
    assert dogs.kills >= 6
