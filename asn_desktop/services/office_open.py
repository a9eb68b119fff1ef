"""Open an office: place, lock, slot, schema, sentinel, user. Each no has its own code."""

from __future__ import annotations

import uuid
from pathlib import Path

import sqlalchemy as sa

from asn_desktop.problems import Trouble
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.office_cards import LoginCard, LoginUser, OfficeCard, OpenOffice
from asn_desktop.store import attempts, connection, machine, meta, migrate, places, seals, slots, swap
from asn_desktop.store.backup import before_migration
from asn_desktop.store.database import Clock, Store, open_store, system_clock
from asn_desktop.store.lock import WriterLock, held
from asn_desktop.store.offices import Office
from asn_desktop.store.troubles import told
from asn_desktop.store.users import User
from asn_desktop.store.vault import Vault


def login_card(folder: Path) -> LoginCard:
    """Office name, practice flag and user names for the login window; Trouble `slots_missing`, `slots_damaged`."""
    found = slots.read(Vault(folder).slots)
    users = tuple(LoginUser(s.name, s.shown) for s in found.slots if s.kind == slots.PASSWORD)
    return LoginCard(found.office, found.practice, tuple(sorted(users, key=lambda u: u.name.casefold())), folder)


def open_key(vault: Vault, username: str, password: str, clock: Clock, home: Vault | None = None) -> bytes:
    """The store's raw key for the right password. Trouble `login_wait` (seconds) or `wrong_login` (seconds to the
    next try); both say the same for a name that does not exist, after the same work. `home` counts the attempts when
    `vault` is a backup, which may lie on a stick that cannot be written."""
    home = home or vault
    found = slots.read(vault.slots)
    name = seals.normal_name(username)
    failures = attempts.count(home.attempts, name, found.database_id, clock())
    slot = found.find(slots.PASSWORD, name)
    key = None
    if slot is None:
        seals.spend_a_guess(password)
    else:
        key = seals.open_password(slot, found.database_id, password)
    if key is None:
        raise Trouble("wrong_login", seconds=attempts.delay_after(failures))
    attempts.clear(home.attempts, name, found.database_id)
    return key


def demand_file(vault: Vault) -> None:
    """Trouble `store_missing` or `store_empty`: a 0-byte file would open under any key and look new."""
    with told():
        if not vault.database.exists():
            raise Trouble("store_missing")
        if vault.database.stat().st_size == 0:
            raise Trouble("store_empty")


def check_schema(vault: Vault, key: bytes, *, writing: bool, clock: Clock = system_clock) -> None:
    """Sentinel, database id and schema version; runs the pending steps after a verified copy.

    Trouble `store_damaged`, `slots_mismatch`, `store_newer` (found, known), or `store_older` when only reading.
    """
    engine = connection.reader(vault.database, key)
    try:
        with told(), engine.connect() as link, link.begin():
            try:
                sentinel = meta.read(link, "sentinel")
                database_id = meta.read(link, "database_id")
            except sa.exc.OperationalError as error:
                if "no such table" in str(error.orig):
                    raise Trouble("store_damaged") from None
                raise
            if sentinel != meta.SENTINEL:
                raise Trouble("store_damaged")
            if database_id != str(slots.read(vault.slots).database_id):
                raise Trouble("slots_mismatch")
            pending = migrate.pending(link)
            version = migrate.version_of(link)
    finally:
        engine.dispose()
    if not pending:
        return
    if not writing:
        raise Trouble("store_older", found=version, known=migrate.newest())
    before_migration(vault, key, clock())
    stepping = connection.writer(vault.database, key)
    try:
        with told():
            migrate.upgrade(stepping)
    finally:
        stepping.dispose()


def unlock(
    folder: Path, username: str, password: str, *, writing: bool = True, clock: Clock = system_clock
) -> OpenOffice:
    """Open the office for one person.

    With `writing` the one writer's lock is taken (Trouble `store_in_use`: holder, machine, since), old schemas are
    brought up to date and what a crash left is tidied. Further Trouble: `folder_network`, `folder_synced`,
    `disk_nearly_full`, `read_only`, `wrong_login`, `login_wait`, and those of `demand_file` and `check_schema`.
    """
    vault = Vault(folder)
    if writing:
        places.demand_place(folder)
    tidied = _tidy(vault, clock) if writing and swap.unfinished(vault) else ()
    key = open_key(vault, username, password, clock)
    shown = next((u.name for u in login_card(folder).users if u.username == seals.normal_name(username)), username)
    lock = WriterLock(vault.lock, shown, clock()) if writing else None
    try:
        if writing:
            places.demand_space(folder)
        demand_file(vault)
        check_schema(vault, key, writing=writing, clock=clock)
        return _opened(vault, key, username, clock, lock, tidied)
    except BaseException:
        if lock:
            lock.release()
        raise


def verify_password(folder: Path, username: str, password: str, *, clock: Clock = system_clock) -> Actor:
    """The person behind a password entered again, as the official does to decide; beside an open store.

    Trouble `wrong_login` and `login_wait` as in `unlock`.
    """
    vault = Vault(folder)
    key = open_key(vault, username, password, clock)
    engine = connection.reader(vault.database, key)
    try:
        with told(), engine.connect() as link, link.begin():
            return _actor(link, username)
    finally:
        engine.dispose()


def _tidy(vault: Vault, clock: Clock) -> tuple[str, ...]:
    with held(vault.lock, "ASN Desktop", clock()):
        return tuple(swap.tidy(vault))


def _actor(link: sa.Connection, username: str) -> Actor:
    office_id = uuid.UUID(meta.demand(link, "office_id"))
    same = sa.and_(User.office_id == office_id, User.nama_pengguna == seals.normal_name(username), User.aktif)
    row = link.execute(sa.select(User.nama_pengguna, User.nama, User.peran).where(same)).one_or_none()
    if row is None:
        raise Trouble("user_inactive")
    return Actor(row.nama_pengguna, row.nama, Role(row.peran))


def _opened(
    vault: Vault, key: bytes, username: str, clock: Clock, lock: WriterLock | None, tidied: tuple[str, ...]
) -> OpenOffice:
    store = open_store(vault, key, clock)
    try:
        with told(), store.reader.connect() as link, link.begin():
            actor = _actor(link, username)
            card = card_of(link, store, vault.folder)
            copied = machine.is_copy(link, vault.folder)
        if lock:
            _heal_public_key(vault, store, actor)
    except BaseException:
        store.close()
        raise
    return OpenOffice(store, actor, card, key, copied, tidied, lock)


def card_of(link: sa.Connection, store: Store, folder: Path) -> OfficeCard:
    """The card of the store's own office."""
    own = sa.and_(Office.office_id == store.office_id, Office.id == store.office_id)
    row = link.execute(sa.select(Office.__table__).where(own)).one()
    return OfficeCard(store.office_id, row.nama, row.latihan, row.zona, row.nama_pusat, row.peran, folder)


def _heal_public_key(vault: Vault, store: Store, actor: Actor) -> None:
    """A crash between slots file and store may leave an older public key here. Whoever sealed the slot knew the
    store's key, so the slot that just opened may be believed."""
    slot = slots.read(vault.slots).find(slots.PASSWORD, actor.username)
    if slot is None:
        return
    with store.begin(actor, reason="kunci pengguna") as session:
        same = sa.and_(User.office_id == store.office_id, User.nama_pengguna == actor.username)
        user = session.scalars(sa.select(User).where(same)).one()
        if user.kunci_publik != slot.public:
            user.kunci_publik = slot.public
