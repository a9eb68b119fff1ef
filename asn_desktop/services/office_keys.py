"""Users and keys of an office: passwords, new users, recovery sheet, the centre's slot, expelling with a new key."""

from __future__ import annotations

import os
from pathlib import Path

import sqlalchemy as sa
from cryptography import x509
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules import roles
from asn_desktop.rules.roles import Actor, Deed, Role
from asn_desktop.services.office_cards import NewUser, OpenOffice, RecoverySheet
from asn_desktop.services.office_create import check_user
from asn_desktop.services.office_open import check_schema, demand_file, open_key
from asn_desktop.store import attempts, backup, meta, places, rekey, seals, slots, swap, words
from asn_desktop.store.database import Clock, open_store, system_clock
from asn_desktop.store.lock import held
from asn_desktop.store.users import User
from asn_desktop.store.vault import Vault

CENTRE_SLOTS = "certificate_slots"  # fingerprints the office itself sealed to


def _user(session: Session, username: str) -> User:
    """The user row; Refused `user_unknown`."""
    same = sa.and_(User.office_id == session.info["office_id"], User.nama_pengguna == seals.normal_name(username))
    user = session.scalars(sa.select(User).where(same)).one_or_none()
    if user is None:
        raise Refused(Problem("user_unknown", "username"))
    return user


def _new_password(username: str, shown: str, password: str) -> None:
    if found := check_user(NewUser(username, shown, password)):
        raise Refused([Problem(p.code, "password", p.values) for p in found])


def change_password(
    opened: OpenOffice, old: str, new: str, *, clock: Clock = system_clock, cost: seals.Argon2 = seals.STRONG
) -> None:
    """The person at the keyboard takes a new password; only his own slot is written anew.

    Refused `password_short`, `password_is_name`; Trouble `wrong_login`, `login_wait`.
    """
    actor, vault = opened.actor, Vault(opened.office.folder)
    _new_password(actor.username, actor.name, new)
    key = open_key(vault, actor.username, old, clock)
    file = slots.read(vault.slots)
    slot = seals.password_slot(file.database_id, actor.username, actor.name, new, key, cost)
    with opened.store.begin(actor, reason="ganti kata sandi") as session:
        _user(session, actor.username).kunci_publik = slot.public
        session.flush()
        slots.write(vault.slots, file.with_slot(slot))


def add_user(
    opened: OpenOffice, password: str, user: NewUser, *, clock: Clock = system_clock, cost: seals.Argon2 = seals.STRONG
) -> None:
    """An admin, confirming with his own password, lets one more person in; a person let go earlier may come back.

    Refused with the problems of `check_user`, `username_taken`, `role_not_allowed`; Trouble `wrong_login`.
    """
    roles.require(opened.actor, Deed.MANAGE)
    if problems := check_user(user):
        raise Refused(problems)
    vault = Vault(opened.office.folder)
    key = open_key(vault, opened.actor.username, password, clock)
    file, name = slots.read(vault.slots), seals.normal_name(user.username)
    slot = seals.password_slot(file.database_id, name, user.name.strip(), user.password, key, cost)
    with opened.store.begin(opened.actor, reason="pengguna baru") as session:
        same = sa.and_(User.office_id == opened.store.office_id, User.nama_pengguna == name)
        row = session.scalars(sa.select(User).where(same)).one_or_none()
        if row is None:
            row = User(nama_pengguna=name)
            session.add(row)
        elif row.aktif and file.find(slots.PASSWORD, name):
            raise Refused(Problem("username_taken", "username"))
        row.nama, row.peran, row.kunci_publik, row.aktif = user.name.strip(), user.role.value, slot.public, True
        session.flush()
        slots.write(vault.slots, file.with_slot(slot))


def new_recovery_sheet(opened: OpenOffice, password: str, *, clock: Clock = system_clock) -> RecoverySheet:
    """A new sheet, after the old one was opened or lost; from now on only the new words open the office."""
    roles.require(opened.actor, Deed.MANAGE)
    vault = Vault(opened.office.folder)
    key = open_key(vault, opened.actor.username, password, clock)
    file, entropy = slots.read(vault.slots), words.fresh()
    slot = seals.recovery_slot(file.database_id, entropy, key)
    with opened.store.begin(opened.actor, reason="lembar pemulihan baru") as session:
        meta.write(session.connection(), "recovery_public", slot.public)
        slots.write(vault.slots, file.with_slot(slot))
    said = words.encode(entropy)
    return RecoverySheet(said, words.qr_text(said))


def seal_to_centre(opened: OpenOffice, certificate: x509.Certificate, shown: str) -> str:
    """One more slot, which only the holder of that certificate's private key can open (after enrolment).

    Returns the certificate's fingerprint. Trouble `certificate_unfit` for a key below RSA-3072 that is no curve.
    """
    vault = Vault(opened.office.folder)
    file = slots.read(vault.slots)
    slot = seals.certificate_slot(file.database_id, certificate, shown, opened.key)
    with opened.store.begin(opened.actor, reason="kunci titipan") as session:
        link = session.connection()
        known = set((meta.read(link, CENTRE_SLOTS) or "").split())
        meta.write(link, CENTRE_SLOTS, " ".join(sorted(known | {slot.name})))
        slots.write(vault.slots, file.with_slot(slot))
    return slot.name


def recover(
    folder: Path,
    said: str,
    username: str,
    password: str,
    *,
    clock: Clock = system_clock,
    cost: seals.Argon2 = seals.STRONG,
) -> None:
    """Give one user a new password by the words (or QR text) of the recovery sheet. The store must not be open.

    Refused `recovery_word_count`, `recovery_word_unknown`, `recovery_checksum`, `recovery_wrong`, `password_short`,
    `user_unknown`; Trouble `login_wait`, `store_in_use` and those of opening.
    """
    _new_password(username, username, password)
    entropy, vault = words.decode(said), Vault(folder)
    with held(vault.lock, "ASN Desktop", clock()):
        swap.tidy(vault)
        file = slots.read(vault.slots)
        failures = attempts.count(vault.attempts, slots.RECOVERY, file.database_id, clock())
        slot = file.find(slots.RECOVERY, seals.RECOVERY_NAME)
        key = seals.open_recovery(slot, file.database_id, entropy) if slot else None
        if key is None:
            raise Refused(Problem("recovery_wrong", "kata", {"seconds": attempts.delay_after(failures)}))
        attempts.clear(vault.attempts, slots.RECOVERY, file.database_id)
        demand_file(vault)
        check_schema(vault, key, writing=True, clock=clock)
        with open_store(vault, key, clock) as store, store.begin(roles.SYSTEM, reason="pemulihan") as session:
            user = _user(session, username)
            if not user.aktif:
                raise Refused(Problem("user_unknown", "username"))
            fresh = seals.password_slot(file.database_id, user.nama_pengguna, user.nama, password, key, cost)
            user.kunci_publik = fresh.public
            session.flush()
            slots.write(vault.slots, file.with_slot(fresh))
        attempts.clear(vault.attempts, seals.normal_name(username), file.database_id)


def expel_user(
    folder: Path, username: str, password: str, expelled: str, *, reason: str, clock: Clock = system_clock
) -> int:
    """Let a user go for good: his slot is dropped and the store re-keyed, so neither slot nor noted key opens it.

    The store must be closed (Trouble `store_in_use` otherwise). A crash leaves the old store or the new one, whole.
    Returns how many older backups on this PC his old password still opens: make a new one and let them go.
    Refused `role_not_allowed`, `expel_self`, `last_admin`, `user_unknown`, `expel_reason_missing`;
    Trouble `slots_tampered` (name) when a slot's key is not the one its owner registered.
    """
    if not reason.strip():
        raise Refused(Problem("expel_reason_missing", "reason"))
    vault = Vault(folder)
    with held(vault.lock, username, clock()):
        swap.tidy(vault)
        key = open_key(vault, username, password, clock)
        demand_file(vault)
        check_schema(vault, key, writing=True, clock=clock)
        places.demand_space(folder, 2 * vault.database.stat().st_size + places.RESERVE)
        name = seals.normal_name(expelled)
        publics = _let_go(vault, key, seals.normal_name(username), name, reason, clock)
        file = slots.read(vault.slots).without(slots.PASSWORD, name)
        rekey.rekey(vault, key, os.urandom(32), file, publics, clock())
        return len(backup.found([vault.backups]))


def _let_go(vault: Vault, key: bytes, username: str, expelled: str, reason: str, clock: Clock) -> set[tuple[str, str]]:
    """Mark the user inactive and return the (name, public key) pairs the new slots may be sealed to."""
    with open_store(vault, key, clock) as store:
        with store.begin(roles.SYSTEM) as session:
            admin = _user(session, username)
            session.info["actor"] = Actor(admin.nama_pengguna, admin.nama, Role(admin.peran))
            session.info["reason"] = reason
            roles.require(session.info["actor"], Deed.MANAGE)
            gone = _user(session, expelled)
            if expelled == username:
                raise Refused(Problem("expel_self", "username"))
            gone.aktif = False
            session.flush()
            left = session.scalars(sa.select(User).where(User.office_id == store.office_id, User.aktif)).all()
            if not any(user.peran == Role.ADMIN for user in left):
                raise Refused(Problem("last_admin", "username"))
            link = session.connection()
            publics = {(user.nama_pengguna, user.kunci_publik) for user in left}
            publics.add((seals.RECOVERY_NAME, meta.demand(link, "recovery_public")))
            publics |= {(name, "") for name in (meta.read(link, CENTRE_SLOTS) or "").split()}
        return publics


def users_with_slot(folder: Path) -> frozenset[str]:
    """User names that can open the office now."""
    return frozenset(slot.name for slot in slots.read(Vault(folder).slots).slots if slot.kind == slots.PASSWORD)


def open_with_certificate(folder: Path, fingerprint: str, private: object) -> bytes:
    """The store's key by the centre's private key, to help an office that lost every password and the sheet.

    `private` is an RSA or elliptic-curve private key. Trouble `certificate_not_ours`.
    """
    file = slots.read(Vault(folder).slots)
    slot = file.find(slots.CERTIFICATE, fingerprint)
    if slot is None:
        raise Trouble("certificate_not_ours")
    return seals.open_certificate(slot, file.database_id, private)  # type: ignore[arg-type]
