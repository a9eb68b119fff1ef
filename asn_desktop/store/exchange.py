"""The post room: this store's identity, the offices it knows, packages out and in, and what is still open between them.

None of these tables is journaled or exported: they are the mechanism, not the records.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.store.base import Base
from asn_desktop.store.compat import uuid7


class Identity(Base):
    """Who this store is in the post: its key, and what the centre certified. One row."""

    __tablename__ = "exchange_identity"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    store_id: Mapped[uuid.UUID]
    key: Mapped[bytes]  # PKCS#8 in clear: the store itself is encrypted
    requested_at: Mapped[dt.datetime | None]
    certificate: Mapped[bytes | None]  # of this office, signed by the root; None: belum terhubung
    root: Mapped[bytes | None]
    root_key: Mapped[bytes | None]  # only at the centre
    centre_id: Mapped[uuid.UUID | None]
    centre_name: Mapped[str | None]
    centre_certificate: Mapped[bytes | None]
    parent_name: Mapped[str | None]
    crl: Mapped[bytes | None]
    crl_number: Mapped[int] = mapped_column(default=0)
    reply_seq: Mapped[int] = mapped_column(default=0)  # highest reply taken in
    reply_epoch: Mapped[int] = mapped_column(default=0)


class Peer(Base):
    """An office that the centre registered, and how far its row of packages has come."""

    __tablename__ = "exchange_peers"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    nama: Mapped[str]
    kode: Mapped[str | None]
    induk_id: Mapped[uuid.UUID | None]
    certificate: Mapped[bytes]
    registered_at: Mapped[dt.datetime]
    epoch: Mapped[int] = mapped_column(default=1)
    seq: Mapped[int] = mapped_column(default=0)  # highest number without a gap
    sha256: Mapped[str | None] = mapped_column(sa.String(64))  # of that package
    store_id: Mapped[uuid.UUID | None]
    reply_seq: Mapped[int] = mapped_column(default=0)  # last reply written
    answered: Mapped[int] = mapped_column(default=0)  # last reply the office has taken in, or that proves nothing
    line: Mapped[int] = mapped_column(default=0)  # journal line up to which our corrections reached the office
    give_back: Mapped[dict[str, Any] | None]  # after a restore: {"epoch", "after", "reply"}
    reply_due: Mapped[bool] = mapped_column(default=False)


class Revocation(Base):
    """A certificate that no longer counts."""

    __tablename__ = "exchange_revocations"

    serial: Mapped[str] = mapped_column(sa.String(40), primary_key=True)  # decimal text: longer than any integer column
    office_id: Mapped[uuid.UUID]
    since: Mapped[dt.datetime]
    reason: Mapped[str]
    by: Mapped[str]  # name of the person who took it back


class PackageOut(Base):
    """A package or reply this store wrote. It is kept, and can be written again byte for byte, until acknowledged."""

    __tablename__ = "packages_out"

    addressee: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    made_at: Mapped[dt.datetime]
    total: Mapped[int]
    counts: Mapped[dict[str, Any]]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))  # of the whole package, see `sync.package_hash`
    last_line: Mapped[int]  # last journal line in it
    volumes: Mapped[list[Any]]  # [{"name", "blob", "sha256", "size"}]
    state: Mapped[str] = mapped_column(default="menunggu")  # menunggu | ditahan | diterima | sebagian | ditolak
    code: Mapped[str | None]  # why it is held or refused
    again: Mapped[str | None]  # after it was passed over: "epoch-seq" of the package that carries its rows again
    answered_at: Mapped[dt.datetime | None]
    accepted: Mapped[int | None]  # rows the centre took
    refused: Mapped[int | None]  # rows on which something is open


class PackageIn(Base):
    """One volume that came in, under its number. The same number with other bytes is a fork."""

    __tablename__ = "packages_in"

    sender: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    volume: Mapped[int] = mapped_column(primary_key=True)
    volumes: Mapped[int]
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    size: Mapped[int]
    blob: Mapped[str]
    made: Mapped[str]
    received_at: Mapped[dt.datetime]
    state: Mapped[str]  # masuk | ditahan | dilewati (a person passed over it: what is here of it never goes in)
    code: Mapped[str | None]  # gap | volumes | schema: why it is parked
    total: Mapped[int]
    counts: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any] | None]  # rows "masuk", "sama", "bentrok", "ditolak"; "dilewati": who passed, and why


class Finding(Base):
    """A field or row that the merge did not simply take: the same finding is kept on both sides."""

    __tablename__ = "exchange_findings"
    __table_args__ = (sa.Index("ix_exchange_findings_row", "office_id", "tabel", "baris_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    office_id: Mapped[uuid.UUID]
    epoch: Mapped[int]
    seq: Mapped[int]  # package whose change it was; at the office 0 for a correction from the centre
    tabel: Mapped[str]
    baris_id: Mapped[uuid.UUID]
    field: Mapped[str | None]  # None: the whole row
    verdict: Mapped[str]  # bentrok | ditolak
    code: Mapped[str]
    old: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"v": value the sender started from}
    new: Mapped[dict[str, Any]] = mapped_column(default=dict)
    kept: Mapped[dict[str, Any]] = mapped_column(default=dict)
    given: Mapped[dict[str, Any]] = mapped_column(default=dict)  # values of the sentence
    opened_at: Mapped[dt.datetime]
    settled_at: Mapped[dt.datetime | None]
    settled_by: Mapped[str | None]
    settled_as: Mapped[str | None]


class Incident(Base):
    """Something a person at the centre must look into: a fork, a package out of a stale copy."""

    __tablename__ = "exchange_incidents"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    office_id: Mapped[uuid.UUID] = mapped_column(index=True)
    code: Mapped[str]  # package_fork | package_chain | package_old_epoch
    epoch: Mapped[int]
    seq: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    blob: Mapped[str]
    at: Mapped[dt.datetime]
    told_in: Mapped[int | None]  # reply that carries it
    settled_at: Mapped[dt.datetime | None]


class ReceivedLine(Base):
    """A journal line of an office, whole, as it came: the centre's copy can rebuild a stolen PC's records."""

    __tablename__ = "received_lines"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]  # package
    text: Mapped[str] = mapped_column(sa.Text)


class Attachment(Base):
    """A scan or letter of an office under the name its own store gave it. At the office: what was sent already."""

    __tablename__ = "exchange_attachments"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(sa.String(64))
    seq: Mapped[int]
