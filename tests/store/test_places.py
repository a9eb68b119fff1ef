"""Folders a store may not live in, by explicit tables of drives; the writer's lock; errors of disk and driver."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Trouble
from asn_desktop.rules.roles import Actor
from asn_desktop.store import attempts, durable, lock, places
from asn_desktop.store.database import Store
from asn_desktop.store.drafts import Draft
from asn_desktop.store.places import Mount
from asn_desktop.store.troubles import trouble_of

LINUX = (
    Mount("/", "ext4"), Mount("/rumah", "ext4"), Mount("/mnt/kantor", "cifs"), Mount("/mnt/kantor/lokal", "ext4"),
    Mount("/srv/nfs", "nfs4"), Mount("/rumah/siti/jauh", "fuse.sshfs"), Mount("/media/siti/STIK", "vfat"),
)  # fmt: skip
WINDOWS = (
    Mount("C:\\", "NTFS", "rw,fixed", "C:\\"), Mount("Z:\\", "NTFS", "rw,remote", "Z:\\"),
    Mount("Y:\\", "", "rw", "\\\\server\\data"), Mount("E:\\", "FAT32", "rw,removable", "E:\\"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "table", "kind"),
    [
        ("/rumah/siti/kantor", LINUX, None),
        ("/mnt/kantor/data", LINUX, "cifs"),
        ("/mnt/kantor/lokal/data", LINUX, None),
        ("/mnt/kantor-lain", LINUX, None),
        ("/srv/nfs", LINUX, "nfs4"),
        ("/rumah/siti/jauh/x", LINUX, "fuse.sshfs"),
        ("/media/siti/STIK/x", LINUX, None),
        ("C:\\Users\\siti\\Documents", WINDOWS, None),
        ("z:\\kantor", WINDOWS, "NTFS"),
        ("Y:\\kantor", WINDOWS, "remote"),
        ("E:\\kantor", WINDOWS, None),
        ("\\\\server\\data\\kantor", WINDOWS, "UNC"),
        ("//server/data/kantor", LINUX, "UNC"),
        ("\\\\?\\C:\\Users\\siti", WINDOWS, None),
        ("\\\\?\\Z:\\kantor", WINDOWS, "NTFS"),
        ("\\\\?\\UNC\\server\\data\\kantor", WINDOWS, "UNC"),
        ("\\\\wsl.localhost\\Debian\\home", WINDOWS, "UNC"),
    ],
)
def test_network_drives_are_known_by_their_mount(folder: str, table: tuple[Mount, ...], kind: str | None) -> None:
    """The deepest mount decides; a drive letter has no case."""
    assert places.network_drive(folder, table) == kind


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:\\Users\\siti\\OneDrive\\kantor", "OneDrive"),
        ("C:\\Users\\siti\\OneDrive - Pemkab Tirtamaya\\kantor", "OneDrive"),
        ("/rumah/siti/Nextcloud/kantor", "Nextcloud"),
        ("G:\\Drive Saya\\kantor", "Google Drive"),
        ("/Pengguna/siti/Google Drive/kantor", "Google Drive"),
        ("/rumah/siti/Dropbox (Dinas)/kantor", "Dropbox"),
        ("D:\\Awan\\Kantor", "OneDrive"),
        ("C:\\Users\\siti\\OneDrive - Dinas Sosial\\Dokumen\\kantor", "OneDrive"),
        ("\\\\?\\D:\\AWAN\\Kantor", "OneDrive"),
        ("/rumah/siti/dropbox-lama/kantor", None),
        ("C:\\Users\\siti\\Documents\\kantor", None),
    ],
)
def test_synced_folders_are_known_by_their_name(folder: str, service: str | None) -> None:
    """Also a OneDrive that was moved, by the environment Windows keeps."""
    assert places.synced_by(folder, {"OneDriveCommercial": "D:\\Awan"}) == service


def test_synced_folders_are_known_by_what_the_service_leaves(tmp_path: Path) -> None:
    """Nextcloud's and Syncthing's marks in a folder of any name."""
    (tmp_path / "a" / "kantor").mkdir(parents=True)
    (tmp_path / "a" / ".sync_12ab.db").touch()
    (tmp_path / "b" / ".stfolder").mkdir(parents=True)
    assert places.synced_by(tmp_path / "a" / "kantor", {}) == "Nextcloud"
    assert places.synced_by(tmp_path / "b", {}) == "Syncthing"
    with pytest.raises(Trouble, match="folder_network"):
        places.demand_place(tmp_path, [Mount("/", "nfs")], {})
    places.demand_place(tmp_path / "c", [Mount("/", "ext4")], {})


def test_the_longest_name_of_an_office_fits_windows() -> None:
    """260 signs with the closing zero: a scan under its temporary name, inside a backup that is being built."""
    inside = f"cadangan/20261123T010203Z-sebelum-pulih{durable.TEMPORARY}/blobs/ab/{'a' * 64}{durable.TEMPORARY}"
    assert places.DEEPEST + 1 + len(inside) < 260
    deep = "C:\\" + "x" * places.DEEPEST
    with pytest.raises(Trouble, match="folder_too_deep"):
        places.demand_length(deep, windows=True)
    places.demand_length(deep, windows=False)
    places.demand_length("\\\\?\\" + deep[: places.DEEPEST], windows=True)


def test_sticks_are_known_as_windows_tells_them() -> None:
    """psutil's own words there; a card reader without a card has no file system, a shut slide says "ro"."""
    table = (
        Mount("C:\\", "NTFS", "rw,fixed", "C:\\"), Mount("D:\\", "CDFS", "ro,cdrom", "D:\\"),
        Mount("E:\\", "FAT32", "rw,removable", "E:\\"), Mount("F:\\", "", "removable", "F:\\"),
        Mount("G:\\", "exFAT", "ro,removable", "G:\\"), Mount("Z:\\", "NTFS", "rw,remote", "Z:\\"),
    )  # fmt: skip
    assert [mount.point for mount in places.removable(table, windows=True)] == ["E:\\", "G:\\"]
    assert [mount.point for mount in places.removable(table, windows=True, writable=True)] == ["E:\\"]
    assert [mount.point for mount in places.removable(LINUX, windows=False)] == ["/media/siti/STIK"]


def test_this_machines_own_disk_is_fit(tmp_path: Path) -> None:
    """With the real table of drives."""
    places.demand_place(tmp_path)
    places.demand_space(tmp_path, 1)


def test_the_lock_names_its_holder_and_is_given_back(tmp_path: Path, now: dt.datetime) -> None:
    """Stale words in the file keep nobody out."""
    path = tmp_path / "kantor.lock"
    path.write_text('{"nama": "orang lama", "komputer": "mati", "pid": 1}')
    with lock.held(path, "Siti", now):
        with pytest.raises(Trouble, match="store_in_use") as caught:
            lock.WriterLock(path, "Budi", now)
        assert caught.value.values["holder"] == "Siti"
        assert caught.value.values["since"] == now
    with lock.held(path, "Budi", now):
        assert lock.holder(path)["nama"] == "Budi"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "x"), "disk_full"),
        (OSError(errno.EROFS, "x"), "read_only"),
        (PermissionError(errno.EACCES, "x"), "read_only"),
        (OSError(errno.EIO, "x"), "disk_failed"),
        (OSError(errno.EISDIR, "x"), None),
    ],
)
def test_errors_of_the_disk_become_troubles(error: OSError, code: str | None) -> None:
    """What is not of the disk stays a bug."""
    found = trouble_of(error)
    assert (found.code if found else None) == code


def test_a_full_store_says_so_and_keeps_what_it_had(store: Store, actor: Actor, now: dt.datetime) -> None:
    """SQLite's own 'database or disk is full', by its own limit; the next transaction works again."""
    with store.begin(actor) as session:
        session.add(Draft(nama_pengguna="siti", formulir="a", isi={"x": 1}, disimpan=now))
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(Trouble, match="disk_full"), store.begin(actor) as session:
        session.add(Draft(nama_pengguna="siti", formulir="b", isi={"x": "y" * 200_000}, disimpan=now))
    with store.begin(actor) as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert session.scalars(sa.select(Draft.formulir)).all() == ["a"]


def test_a_write_by_a_reader_is_refused(store: Store, actor: Actor, now: dt.datetime) -> None:
    """The reading engine cannot write, whoever asks."""
    with pytest.raises(Trouble, match="read_only"), store.read(actor) as session:  # noqa: PT012
        session.add(Draft(nama_pengguna="siti", formulir="a", isi={}, disimpan=now))
        session.flush()


def test_a_second_transaction_waits_and_then_says_busy(store: Store, actor: Actor) -> None:
    """Another connection holding the write lock past the waiting time."""
    with store.writer.connect() as link:
        link.exec_driver_sql("PRAGMA busy_timeout = 50")
    blocker = store.reader.raw_connection()
    cursor = blocker.cursor()
    cursor.execute("PRAGMA query_only = OFF")
    cursor.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="store_busy"), store.begin(actor):
        pass
    cursor.execute("ROLLBACK")
    cursor.execute("PRAGMA query_only = ON")
    blocker.close()
    with store.begin(actor):
        pass


def test_a_reader_sees_a_steady_picture_beside_the_writer(store: Store, actor: Actor, now: dt.datetime) -> None:
    """What is not committed is not seen; what is committed later neither, until the next reading."""
    with store.read(actor) as reading:
        assert reading.scalars(sa.select(Draft.formulir)).all() == []
        with store.begin(actor) as session:
            session.add(Draft(nama_pengguna="siti", formulir="a", isi={}, disimpan=now))
        assert reading.scalars(sa.select(Draft.formulir)).all() == []
    with store.read(actor) as reading:
        assert reading.scalars(sa.select(Draft.formulir)).all() == ["a"]


def test_an_exception_rolls_everything_back(store: Store, actor: Actor, now: dt.datetime) -> None:
    """Rows and journal lines together."""
    with pytest.raises(ZeroDivisionError), store.begin(actor) as session:  # noqa: PT012
        session.add(Draft(nama_pengguna="siti", formulir="a", isi={}, disimpan=now))
        session.flush()
        raise ZeroDivisionError
    with store.read(actor) as session:
        assert session.scalars(sa.select(Draft.formulir)).all() == []


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    """No temporary file stays, not even after an error."""
    path = tmp_path / "a.json"
    durable.write(path, b"1")
    durable.write(path, b"2")
    assert path.read_bytes() == b"2"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        durable.write(tmp_path / "folder", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "folder"]


def test_the_delay_of_logins() -> None:
    """Two slips are free; then it doubles up to five minutes."""
    assert [attempts.delay_after(n) for n in (0, 1, 2, 3, 4, 5, 9, 10, 11, 60)] == [
        0, 0, 0, 2, 4, 8, 128, 256, 300, 300,
    ]  # fmt: skip


def test_unreadable_attempts_do_not_lock_the_office(tmp_path: Path, now: dt.datetime) -> None:
    """A cut file counts as none."""
    path = tmp_path / "percobaan.json"
    path.write_text("{")
    assert attempts.count(path, "siti", "db", now) == 1
