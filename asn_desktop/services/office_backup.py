"""Backups and coming back from them: what is kept, what a restore would lose, and the restore itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from asn_desktop.problems import Trouble
from asn_desktop.rules.roles import Actor
from asn_desktop.services.office_cards import OpenOffice
from asn_desktop.services.office_open import open_key
from asn_desktop.store import backup, connection, durable, machine, meta, places, slots, swap
from asn_desktop.store.backup import BackupSet
from asn_desktop.store.database import Clock, system_clock
from asn_desktop.store.lock import held
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault

Progress = Callable[[int, int, str], None]
EVERY = dt.timedelta(hours=20)
STICK_FOLDER = "Cadangan ASN Desktop"
_LEFT_OUT = frozenset({"journal", "journal_marks", "meta", "drafts", "alembic_version", "reference_rows", "holidays"})


@dataclass(frozen=True)
class RestorePlan:
    """What coming back to a backup means. `lost` is None when the present store cannot be opened to be compared."""

    backup: BackupSet
    newest_change: dt.datetime | None  # last change in the present store
    lost_changes: int | None  # journal lines made after the backup
    lost: Mapping[str, int] | None  # table -> rows fewer than now


@dataclass(frozen=True)
class Restored:
    """After a restore: where the former files were kept, and the epoch packages are numbered in from now on."""

    kept: Path
    epoch: int


def back_up(
    opened: OpenOffice, into: Path | None = None, *, now: dt.datetime, progress: Progress | None = None
) -> BackupSet:
    """Make a verified backup on this PC, or in the folder of a stick, and let rotation drop old automatic ones.

    Trouble `disk_nearly_full`, `disk_full`, `read_only`, `backup_unsound`, `backup_incomplete`.
    """
    vault = Vault(opened.office.folder)
    target = vault.backups if into is None else into / STICK_FOLDER / str(opened.office.id)
    made = backup.make(vault, opened.key, target, now, "otomatis", progress)
    backup.forget(backup.surplus(backup.found([target])))
    return made


def backups(folder: Path, *others: Path) -> list[BackupSet]:
    """Complete backup sets of this PC and of other places (a stick's root or a backup folder), newest first."""
    places_ = [Vault(folder).backups]
    for other in others:
        places_ += [other, *other.glob(f"{STICK_FOLDER}/*")]
    return backup.found(places_)


def backup_due(folder: Path, now: dt.datetime) -> bool:
    """Whether the newest backup on this PC is older than a working day."""
    newest = next(iter(backup.found([Vault(folder).backups])), None)
    return newest is None or now - newest.at >= EVERY


def sticks() -> list[Path]:
    """Roots of removable drives that are plugged in now."""
    return [Path(mount.point) for mount in places.removable()]


def rehearse(opened: OpenOffice) -> BackupSet | None:
    """Open, check and count the newest backup on this PC, as a restore would; None when there is none.

    Trouble `backup_unsound` (at), `backup_incomplete` (at) when it would not bring the office back.
    """
    newest = next(iter(backup.found([Vault(opened.office.folder).backups])), None)
    if newest is None:
        return None
    try:
        rows, _ = backup.prove(Vault(newest.folder).database, opened.key)
    except Trouble as trouble:
        raise Trouble(trouble.code, at=newest.at) from None
    if rows != newest.rows:
        raise Trouble("backup_incomplete", at=newest.at)
    return newest


def plan_restore(
    folder: Path, chosen: Path, username: str, password: str, *, clock: Clock = system_clock
) -> RestorePlan:
    """What coming back to the backup set in `chosen` would lose; nothing is changed.

    The password is the one that held when the backup was made. Trouble `backup_unknown`, `wrong_login`,
    `login_wait`, `backup_unsound`.
    """
    found, key = _open_set(chosen, Vault(folder), username, password, clock)
    rows, last = backup.prove(Vault(chosen).database, key)
    try:
        now_rows, now_last = backup.prove(Vault(folder).database, _present_key(folder, key, username, password, clock))
    except Trouble:
        return RestorePlan(found, None, None, None)
    lost = {
        name: count - rows.get(name, 0)
        for name, count in now_rows.items()
        if count > rows.get(name, 0) and name not in _LEFT_OUT and not name.startswith("employee_search")
    }
    lines = max(0, now_rows.get("journal", 0) - rows.get("journal", 0))
    return RestorePlan(found, now_last if now_last != last else last, lines, lost)


def restore(
    folder: Path,
    chosen: Path,
    username: str,
    password: str,
    *,
    clock: Clock = system_clock,
    progress: Progress | None = None,
) -> Restored:
    """Come back to a backup set. The store must be closed; its present files are kept aside, damaged or not.

    The restored store begins a new epoch, so that no package number is ever used for two contents. A crash leaves
    the former store or the restored one. Trouble as in `plan_restore`, and `store_in_use`, `disk_nearly_full`.
    """
    vault, source = Vault(folder), Vault(chosen)
    durable.make_folder(folder)
    places.demand_place(folder)
    with held(vault.lock, username, clock()):
        swap.tidy(vault)
        found, key = _open_set(chosen, vault, username, password, clock)
        places.demand_space(folder, found.size + places.RESERVE)
        fresh = vault.database.with_name(vault.database.name + swap.NEW)
        backup.copy_store(source.database, fresh, key)
        rows, _ = backup.prove(fresh, key)
        if rows != found.rows:
            raise Trouble("backup_incomplete", at=found.at)
        epoch = _begin_epoch(vault, fresh, key, _present_epoch(vault, key, username, password, clock))
        with told():
            durable.write(vault.slots.with_name(vault.slots.name + swap.NEW), source.slots.read_bytes())
        backup.copy_blobs(source, vault, progress)
        aside = f"{vault.kept.name}/{clock().astimezone(dt.UTC):%Y%m%dT%H%M%S%fZ}"
        swap.swap(vault, [*swap.put_aside(vault, aside), *swap.put_in_place(vault)])
        return Restored(folder / aside, epoch)


def adopt_copy(opened: OpenOffice) -> int:
    """Make a store that was carried here the one that works here, in a new epoch; returns the epoch."""
    actor: Actor = opened.actor
    with opened.store.begin(actor, reason="pindah komputer") as session:
        return machine.settle_here(session.connection(), opened.office.folder, new_epoch=True)


def _open_set(chosen: Path, home: Vault, username: str, password: str, clock: Clock) -> tuple[BackupSet, bytes]:
    found = next((one for one in backup.found([chosen.parent]) if one.folder == chosen), None)
    if found is None:
        raise Trouble("backup_unknown")
    durable.make_folder(home.folder)  # wrong passwords are counted there, on a PC without an office too
    return found, open_key(Vault(chosen), username, password, clock, home)


def _present_key(folder: Path, key: bytes, username: str, password: str, clock: Clock) -> bytes:
    """The present store's key: the backup's own, unless the store was re-keyed since."""
    vault = Vault(folder)
    try:
        dbapi = connection.bare(vault.database, key, "query_only = ON") if vault.database.exists() else None
        if dbapi is not None:
            try:
                dbapi.execute("SELECT count(*) FROM meta").fetchone()
                return key
            finally:
                dbapi.close()
    except sqlcipher.DatabaseError:
        pass
    slots.read(vault.slots)
    return open_key(vault, username, password, clock)


def _present_epoch(vault: Vault, key: bytes, username: str, password: str, clock: Clock) -> int:
    try:
        present = _present_key(vault.folder, key, username, password, clock)
        engine = connection.reader(vault.database, present)
        try:
            with told(), engine.connect() as link, link.begin():
                return machine.epoch(link)
        finally:
            engine.dispose()
    except (Trouble, KeyError, ValueError, sqlcipher.Error, sa.exc.DBAPIError):
        return 0


def _begin_epoch(vault: Vault, fresh: Path, key: bytes, present: int) -> int:
    writer = connection.writer(fresh, key)
    try:
        with told(), writer.begin() as link:
            number = max(machine.epoch(link), present) + 1
            machine.settle_here(link, vault.folder, new_epoch=False)
            meta.write(link, machine.EPOCH, str(number))
    finally:
        writer.dispose()
    durable.sync_file(fresh)
    return number
