"""A new key for the whole store: a copy is encrypted anew, proven, and put in place by a swap that survives a crash."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from asn_desktop.problems import Trouble
from asn_desktop.store import backup, connection, durable, seals, slots, swap
from asn_desktop.store.slots import CERTIFICATE, Slots, unpack
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault


def check_slots(file: Slots, registered: set[tuple[str, str]]) -> None:
    """Every slot must be one the office registered inside the store: a slot smuggled into the file would otherwise
    be handed the new key. Trouble `slots_tampered` (name)."""
    for slot in file.slots:
        certificate = slot.kind == CERTIFICATE
        public = "" if certificate else slot.public
        fits = not certificate or sha256(unpack(slot.public)).hexdigest() == slot.name
        if (slot.name, public) not in registered or not fits:
            raise Trouble("slots_tampered", name=slot.shown or slot.name)


def rekey(
    vault: Vault, old: bytes, new: bytes, file: Slots, registered: set[tuple[str, str]], now: dt.datetime
) -> None:
    """Encrypt the closed store anew under `new`, sealed to the slots of `file`. Trouble `slots_tampered`,
    `backup_unsound`, `backup_incomplete`, `disk_full`; the old store stays until the new one is proven."""
    check_slots(file, registered)
    fresh = vault.database.with_name(vault.database.name + swap.NEW)
    fresh.unlink(missing_ok=True)
    backup.copy_store(vault.database, fresh, old)
    before, _ = backup.prove(fresh, old)
    with told():
        dbapi = connection.bare(fresh, old)
        try:
            dbapi.execute("PRAGMA journal_mode = DELETE")
            dbapi.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        finally:
            dbapi.close()
    durable.sync_file(fresh)
    after, _ = backup.prove(fresh, new)
    if before != after:
        raise Trouble("backup_incomplete")
    sealed = Slots(
        file.database_id, file.office, file.practice,
        tuple(seals.reseal(slot, file.database_id, new) for slot in file.slots),
    )  # fmt: skip
    slots.write(vault.slots.with_name(vault.slots.name + swap.NEW), sealed)
    beside = f"{vault.kept.name}/{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}-kunci"
    logs = [move for move in swap.put_aside(vault, beside) if move.source.endswith(("-wal", "-shm", "-journal"))]
    swap.swap(vault, [*logs, *swap.put_in_place(vault)])
