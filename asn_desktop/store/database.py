"""The open store: one engine that writes, one that reads, and the sessions the doors begin."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Actor
from asn_desktop.store import connection, guards, meta, places, tables
from asn_desktop.store.blobs import Blobs
from asn_desktop.store.capture import WritingSession
from asn_desktop.store.compat import uuid7
from asn_desktop.store.journal_lines import LOCAL
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault

Clock = Callable[[], dt.datetime]


def system_clock() -> dt.datetime:
    """The present moment, UTC."""
    return dt.datetime.now(dt.UTC)


class Store:
    """One office's store, open. Close it, or use it as a context manager.

    `begin` and `read` give sessions whose `info` holds `actor`, `office_id`, `reason`, `origin`, `blobs`,
    `transaction` (id in the journal), `at` (its moment) and `touched` (tables written so far).
    """

    def __init__(
        self, writer: sa.Engine, reader: sa.Engine, office_id: uuid.UUID, blobs: Blobs, clock: Clock = system_clock
    ) -> None:
        assert tables.metadata.tables  # the guards read once which classes are journaled: all must be known by now
        self.writer = writer
        self.reader = reader
        self.office_id = office_id
        self.blobs = blobs
        self.clock = clock
        self._at_close: list[Callable[[], None]] = []
        event.listen(writer, "before_cursor_execute", guards.refuse_raw)

    @contextmanager
    def begin(self, actor: Actor, reason: str = "", origin: str = LOCAL) -> Iterator[Session]:
        """One writing transaction: committed at the end of the block, rolled back by any exception.

        Trouble `store_busy`, `disk_nearly_full`, `disk_full`, `read_only`, `disk_failed`, `store_damaged` when the
        disk does not oblige.
        """
        places.demand_space(self.blobs.folder.parent)
        touched: set[str] = set()
        info = self._info(actor) | {
            "reason": reason, "origin": origin, "transaction": uuid7(), "at": self.clock(), "touched": touched,
            "gate": guards.Gate(touched),
        }  # fmt: skip
        with told(), WritingSession(self.writer, expire_on_commit=False, info=info) as session, session.begin():
            session.connection().info["gate"] = info["gate"]
            yield session

    @contextmanager
    def read(self, actor: Actor) -> Iterator[Session]:
        """One reading transaction: a steady picture of the store, beside a writer."""
        info = self._info(actor) | {"touched": set()}
        with told(), Session(self.reader, autoflush=False, info=info) as session, session.begin():
            yield session

    def _info(self, actor: Actor) -> dict[str, Any]:
        return {"actor": actor, "office_id": self.office_id, "blobs": self.blobs}

    def at_close(self, deed: Callable[[], None]) -> None:
        """Have something done when the store closes, such as giving back the writer's lock. Last in, first out."""
        self._at_close.append(deed)

    def close(self) -> None:
        """Close every connection. Closing the last one folds the write-ahead log into the file."""
        self.reader.dispose()
        self.writer.dispose()
        while self._at_close:
            self._at_close.pop()()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def open_store(vault: Vault, key: bytes, clock: Clock = system_clock) -> Store:
    """Open the store of a vault with its raw 32-byte key. The file must exist and have the present schema."""
    writer = connection.writer(vault.database, key)
    with told(), writer.connect() as link, link.begin():
        office_id = uuid.UUID(meta.demand(link, "office_id"))
        blobs = Blobs(vault.blobs, bytes.fromhex(meta.demand(link, "blob_key")))
    return Store(writer, connection.reader(vault.database, key), office_id, blobs, clock)
