"""Backups that count: made in one step, opened, checked and counted before they replace anything."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn_desktop import disk
from asn_desktop.problems import Trouble
from asn_desktop.store import connection, durable, places
from asn_desktop.store.tables import journaled
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault

FACTS = "cadangan.json"  # written last: a set without it is not a backup
_MOMENT = "%Y%m%dT%H%M%SZ"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class BackupSet:
    """A verified copy of an office: store, slots and blobs, in a folder shaped like a vault."""

    folder: Path
    at: dt.datetime
    kind: str  # otomatis | migrasi | stik | sebelum-pulih
    rows: dict[str, int]  # table -> rows
    last_change: dt.datetime | None
    size: int  # bytes of the store file


def counts(dbapi: Any) -> dict[str, int]:
    """Rows of every table of ours; shadow tables of the search index are its own affair."""
    names = [
        name
        for (name,) in dbapi.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {name: int(dbapi.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in sorted(names)}


def last_change(dbapi: Any) -> dt.datetime | None:
    """Moment of the last journal line."""
    row = dbapi.execute("SELECT pada FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return dt.datetime.fromisoformat(row[0]) if row else None


def copy_store(source: Path, target: Path, key: bytes) -> None:
    """Copy a live store in one step of SQLite's backup, under the same key."""
    with told():
        from_, to = connection.bare(source, key), connection.bare(target, key)
        try:
            from_.backup(to, pages=-1)
            to.execute("PRAGMA journal_mode = DELETE")  # so that it can be read from a stick that cannot be written
        finally:
            to.close()
            from_.close()
        durable.sync_file(target)
        durable.sync_folder(target.parent)


def prove(path: Path, key: bytes) -> tuple[dict[str, int], dt.datetime | None]:
    """Open a store file, check every page and structure, count its rows. Trouble `backup_unsound` when one fails."""
    dbapi = None
    try:
        with told():
            dbapi = connection.bare(path, key, "query_only = ON")
            bad = dbapi.execute("PRAGMA cipher_integrity_check").fetchall()
            if bad or dbapi.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Trouble("backup_unsound")
            return counts(dbapi), last_change(dbapi)
    except Trouble as trouble:
        if trouble.code == "store_damaged":
            raise Trouble("backup_unsound") from None
        raise
    finally:
        if dbapi is not None:
            dbapi.close()


def make(
    vault: Vault, key: bytes, into: Path, now: dt.datetime, kind: str = "otomatis", progress: Progress | None = None
) -> BackupSet:
    """Write a verified backup set as a new folder inside `into` and return it.

    The set is built under a temporary name; only after its store was opened, checked and counted, and its blobs are
    all there, does it get its name. Trouble `disk_nearly_full`, `disk_full`, `read_only`, `backup_unsound`,
    `backup_incomplete`; nothing half-made stays.
    """
    moment = now.astimezone(dt.UTC)
    while (into / (moment.strftime(_MOMENT) + f"-{kind}")).exists():  # two sets within one second both keep a name
        moment += dt.timedelta(seconds=1)
    durable.make_folder(into)
    with told():
        places.demand_space(into, vault.database.stat().st_size + 16 * 1024**2)
    building = Vault(into / (moment.strftime(_MOMENT) + f"-{kind}" + durable.TEMPORARY))
    final = into / building.folder.name.removesuffix(durable.TEMPORARY)
    try:
        with told():
            disk.clear(building.folder)
            building.folder.mkdir()
        step = progress or _unwatched
        step(0, 3, "")
        copy_store(vault.database, building.database, key)
        step(1, 3, "")
        rows, last = prove(building.database, key)
        step(2, 3, "")
        _compare(vault, key, rows)
        with told():
            durable.write(building.slots, vault.slots.read_bytes())
        copy_blobs(vault, building, progress)
        size = building.database.stat().st_size
        facts = {"pada": moment.isoformat(), "jenis": kind, "baris": rows, "ukuran": size}
        facts["perubahan_terakhir"] = last.isoformat() if last else None
        durable.write(building.folder / FACTS, json.dumps(facts).encode())
        step(3, 3, "")
        durable.move(building.folder, final)
    except BaseException:
        disk.clear(building.folder)
        raise
    return BackupSet(final, moment, kind, rows, last, size)


def _unwatched(done: int, total: int, text: str = "") -> None:
    """Nobody looks on, so nobody stops it."""


def _compare(vault: Vault, key: bytes, rows: dict[str, int]) -> None:
    """The copy must hold what the source held up to the copy's last journal line; the source may have gone on.

    Counted are the journaled tables: drafts come and go while a backup is made.
    """
    dbapi = None
    with told():
        try:
            dbapi = connection.bare(vault.database, key, "query_only = ON")
            dbapi.execute("BEGIN")
            source = counts(dbapi)
            same_moment = source["journal"] == rows.get("journal")
            if source.keys() != rows.keys() or source["journal"] < rows["journal"]:
                raise Trouble("backup_incomplete")
            if same_moment and any(source[name] != rows[name] for name in journaled() & source.keys()):
                raise Trouble("backup_incomplete")
        finally:
            if dbapi is not None:
                dbapi.close()


def copy_blobs(source: Vault, target: Vault, progress: Progress | None = None) -> int:
    """Copy the encrypted files the target does not have yet; returns how many. They are never changed, only added."""
    files = sorted(source.blobs.glob("??/*")) if source.blobs.is_dir() else []
    done = 0
    for number, path in enumerate(files, 1):
        there = target.blobs / path.parent.name / path.name
        if len(path.name) == 64 and not (there.exists() and there.stat().st_size == path.stat().st_size):
            durable.make_folder(there.parent)
            with told():
                durable.write(there, path.read_bytes())
            done += 1
        if progress:
            progress(number, len(files), "")
    return done


def found(folders: Iterable[Path]) -> list[BackupSet]:
    """Complete backup sets inside the folders, newest first. What has no readable facts is no backup."""
    sets = []
    for folder in folders:
        for facts_file in sorted(folder.glob(f"*/{FACTS}")) if folder.is_dir() else []:
            try:
                facts = json.loads(facts_file.read_bytes())
                last = facts["perubahan_terakhir"]
                sets.append(
                    BackupSet(
                        facts_file.parent, dt.datetime.fromisoformat(facts["pada"]), facts["jenis"], facts["baris"],
                        dt.datetime.fromisoformat(last) if last else None, int(facts["ukuran"]),
                    )
                )
            except (OSError, ValueError, KeyError, TypeError):
                continue
    return sorted(sets, key=lambda one: one.at, reverse=True)


def surplus(sets: list[BackupSet], daily: int = 7, weekly: int = 5, monthly: int = 12) -> list[BackupSet]:
    """Automatic sets that rotation lets go: beyond one a day for `daily` days, one a week, one a month.

    Sets of other kinds and the newest set always stay.
    """
    automatic = sorted((one for one in sets if one.kind == "otomatis"), key=lambda one: one.at, reverse=True)
    kept: set[Path] = {one.folder for one in automatic[:1]}
    for limit, period in ((daily, "%Y-%m-%d"), (weekly, "%G-%V"), (monthly, "%Y-%m")):
        seen: set[str] = set()
        for one in automatic:
            label = one.at.strftime(period)
            if label not in seen and len(seen) < limit:
                seen.add(label)
                kept.add(one.folder)
    return [one for one in automatic if one.folder not in kept]


def forget(sets: Iterable[BackupSet]) -> None:
    """Remove sets; the facts go first, so a crash leaves no set that looks whole."""
    for one in sets:
        with told():
            disk.remove(one.folder / FACTS)
            disk.clear(one.folder)


def before_migration(vault: Vault, key: bytes, now: dt.datetime) -> BackupSet:
    """The verified copy a migration needs."""
    return make(vault, key, vault.backups, now, "migrasi")
