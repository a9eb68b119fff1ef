"""First start: a new office in an empty folder, with two key holders and a recovery sheet."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from pathlib import Path
from zoneinfo import ZoneInfo

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Actor
from asn_desktop.services import reference
from asn_desktop.services.office_cards import CreatedOffice, NewOffice, NewUser, OfficeCard, RecoverySheet
from asn_desktop.store import connection, durable, machine, meta, migrate, places, seals, slots, swap, words
from asn_desktop.store.blobs import Blobs
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.offices import Office, Unit
from asn_desktop.store.troubles import told
from asn_desktop.store.users import User
from asn_desktop.store.vault import Vault

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
SHORTEST = 8


def check_user(user: NewUser, field: str = "") -> list[Problem]:
    """Problems of a new user: `username_missing`, `name_missing`, `password_short` (least), `password_is_name`."""
    prefix = f"{field}." if field else ""
    found = []
    if not seals.normal_name(user.username):
        found.append(Problem("username_missing", f"{prefix}username"))
    if not user.name.strip():
        found.append(Problem("name_missing", f"{prefix}name"))
    if len(user.password) < SHORTEST:
        found.append(Problem("password_short", f"{prefix}password", {"least": SHORTEST}))
    elif seals.normal_name(user.password) == seals.normal_name(user.username):
        found.append(Problem("password_is_name", f"{prefix}password"))
    return found


def check(folder: Path, ask: NewOffice, holders: tuple[NewUser, NewUser]) -> list[Problem]:
    """Everything wrong with a first start, at once; fields `nama`, `kota`, ..., `holders.0.password`."""
    found = [
        Problem("field_missing", name) for name in ("nama", "pemerintah", "kota") if not getattr(ask, name).strip()
    ]
    if ask.zona not in ZONES:
        found.append(Problem("zone_unknown", "zona"))
    if ask.hari_kerja not in ("12345", "123456"):
        found.append(Problem("workweek_unknown", "hari_kerja"))
    for place, holder in enumerate(holders):
        found += check_user(holder, f"holders.{place}")
    first, second = (seals.normal_name(holder.username) for holder in holders)
    if first and first == second:
        found.append(Problem("holders_same", "holders.1.username"))
    if Vault(folder).exists():
        found.append(Problem("office_exists", "folder"))
    return found


def create(
    folder: Path,
    ask: NewOffice,
    holders: tuple[NewUser, NewUser],
    *,
    now: dt.datetime,
    cost: seals.Argon2 = seals.STRONG,
) -> CreatedOffice:
    """Make a new office in `folder` (made when missing) and return its recovery sheet, which is kept nowhere.

    Refused with the problems of `check`; Trouble `folder_network`, `folder_synced`, `disk_nearly_full`, `read_only`.
    After a crash the folder holds either no office or a whole one. `cost` is lowered by tests only.
    """
    if problems := check(folder, ask, holders):
        raise Refused(problems)
    places.demand_place(folder)
    durable.make_folder(folder)
    places.demand_space(folder)
    vault = Vault(folder)
    with told():
        swap.tidy(vault)
    key, entropy, database_id, office_id = os.urandom(32), words.fresh(), uuid.uuid4(), uuid7()
    file = slots.Slots(database_id, ask.nama, ask.latihan, ())
    for holder in holders:
        slot = seals.password_slot(database_id, holder.username, holder.name.strip(), holder.password, key, cost)
        file = file.with_slot(slot)
    file = file.with_slot(seals.recovery_slot(database_id, entropy, key))
    _build(vault, key, file, office_id, ask, holders, now)
    slots.write(vault.slots.with_name(vault.slots.name + swap.NEW), file)
    swap.swap(vault, swap.put_in_place(vault))
    said = words.encode(entropy)
    card = OfficeCard(office_id, ask.nama, ask.latihan, ask.zona, ask.nama_pusat, ask.peran, folder)
    return CreatedOffice(card, RecoverySheet(said, words.qr_text(said)))


def _build(
    vault: Vault,
    key: bytes,
    file: slots.Slots,
    office_id: uuid.UUID,
    ask: NewOffice,
    holders: tuple[NewUser, NewUser],
    now: dt.datetime,
) -> None:
    path = vault.database.with_name(vault.database.name + swap.NEW)
    blob_key = os.urandom(32)
    stepping = connection.writer(path, key)
    with told():
        migrate.upgrade(stepping)
        stepping.dispose()
    recovery = file.find(slots.RECOVERY, seals.RECOVERY_NAME)
    facts = {
        "sentinel": meta.SENTINEL, "database_id": str(file.database_id), "office_id": str(office_id),
        "blob_key": blob_key.hex(), machine.EPOCH: "1", "created": now.astimezone(dt.UTC).isoformat(),
        "recovery_public": recovery.public if recovery else "",
    }  # fmt: skip
    writer = connection.writer(path, key)
    store = Store(writer, connection.reader(path, key), office_id, Blobs(vault.blobs, blob_key), lambda: now)
    with store, store.begin(_founder(holders), reason="kantor baru") as session:
        link = session.connection()
        for name, value in facts.items():
            meta.write(link, name, value)
        machine.settle_here(link, vault.folder, new_epoch=False)
        session.add_all([_office(office_id, ask), _root(ask), *(_user(holder, file) for holder in holders)])
        reference.load_shipped(session)


def _founder(holders: tuple[NewUser, NewUser]) -> Actor:
    return Actor(seals.normal_name(holders[0].username), holders[0].name, holders[0].role)


def _office(office_id: uuid.UUID, ask: NewOffice) -> Office:
    return Office(
        office_id=office_id, id=office_id, nama=ask.nama, kode=ask.kode, pemerintah=ask.pemerintah, kota=ask.kota,
        zona=str(ZoneInfo(ask.zona)), nama_pusat=ask.nama_pusat, latihan=ask.latihan, peran=ask.peran,
    )  # fmt: skip


def _root(ask: NewOffice) -> Unit:
    return Unit(
        nama=ask.nama, kode=ask.kode, kop_pemerintah=ask.pemerintah, kop_nama=ask.nama.upper(), kop_alamat=ask.alamat,
        kop_kontak=ask.kontak, kota=ask.kota, hari_kerja=ask.hari_kerja, nomor_mode=ask.nomor_mode,
        nomor_pola=ask.nomor_pola, nomor_lebar=ask.nomor_lebar,
    )  # fmt: skip


def _user(holder: NewUser, file: slots.Slots) -> User:
    name = seals.normal_name(holder.username)
    slot = file.find(slots.PASSWORD, name)
    if slot is None:
        raise LookupError(name)
    return User(nama_pengguna=name, nama=holder.name.strip(), peran=holder.role.value, kunci_publik=slot.public)
