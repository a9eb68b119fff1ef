"""What this office has to send, and the package it goes in.

    Doors:  unsent(session) -> Unsent
            export(session, now=) -> PackageRow          commit first, then
            carry(session, folder, epoch=, seq=) -> list[Path]     `asn kirim FOLDER`, "Tulis ke stik", "Tulis ulang"
            packages(session) -> list[PackageRow]
            replies.receive_reply(session, data, now=, today=)     `asn terima FILE`

A file leaves only after its package is committed: a number that was on a stick can never be given to other bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import carrier, certificates, container, manifest, payload
from asn_desktop.packages.cms import check_key
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.changes import Change, Key, Operation, compact, same
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import identity_card, passed
from asn_desktop.services.enrolment import label, spelled_now
from asn_desktop.services.unsent import Unsent, last_package, sent_line, unsent
from asn_desktop.store import bulk, journal, merging, tripwire
from asn_desktop.store.exchange import Attachment, Finding, Identity, PackageOut
from asn_desktop.store.outgoing import OutgoingLine, outgoing

__all__ = ["PackageRow", "Unsent", "carry", "export", "package_hash", "packages", "unsent"]


@dataclass(frozen=True)
class PackageRow:
    """One package as the list shows it. `state`: menunggu | ditahan | diterima | sebagian | ditolak."""

    epoch: int
    seq: int
    made_at: dt.datetime
    total: int
    counts: Mapping[str, int]
    size: int
    state: str
    code: str | None
    answered_at: dt.datetime | None
    accepted: int | None
    refused: int | None
    names: tuple[str, ...]


def export(session: Session, *, now: dt.datetime, limit: int = container.VOLUME) -> PackageRow:
    """Seal everything changed since the last package under the next number. The file is written by `carry`, later.

    Raises `Refused`: `not_enrolled`, `nothing_to_send`, `store_copied`; `Trouble`: `office_certificate_expired`,
    `journal_gap` (a row changed without its line), `blob_missing`.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    identity = identity_card.demand(session)
    if identity.centre_id is None or identity.root_key is not None:
        raise Refused(Problem("not_enrolled"))
    if identity_card.is_copy(session):
        raise Refused(Problem("store_copied"))
    own = identity_card.certificate(identity)
    certificates.check(own, identity_card.root(identity), identity_card.revoked(session, identity), now=now)
    _check_marks(session)
    with bulk.collector_paused():
        return _pack(session, identity, now, limit)


def _pack(session: Session, identity: Identity, now: dt.datetime, limit: int) -> PackageRow:
    sent, again = sent_line(session), passed.waiting(session)
    lost = passed.ranges(session, again)
    start = min((first for first, _ in lost), default=sent)
    known = outgoing(session, min(start, sent), identity.office_id, frozenset(merging.order()))
    lines = [line for line in known if line.seq > sent or any(first < line.seq <= last for first, last in lost)]
    if not lines:
        raise Refused(Problem("nothing_to_send"))
    row = _seal(session, identity, lines, _load(session, lines, known, sent), now, limit)
    for one in again:
        one.again = f"{row.epoch}-{row.seq}"
    session.flush()
    return row


def carry(session: Session, folder: Path, *, epoch: int, seq: int) -> list[Path]:
    """Write a kept package to a stick or folder, byte for byte as it was sealed; each file is read back.

    Raises `Refused` `package_not_here`; `Trouble` as `packages.carrier.write`, `blob_damaged`.
    """
    row = session.execute(
        sa.select(PackageOut).where(
            PackageOut.epoch == epoch, PackageOut.seq == seq, PackageOut.kind == manifest.CHANGES
        )
    ).scalar_one_or_none()
    if row is None:
        raise Refused(Problem("package_not_here", values={"seq": seq}))
    return write_volumes(session, row, folder)


def write_volumes(session: Session, row: PackageOut, folder: Path) -> list[Path]:
    """The files of a kept package, written and read back."""
    found = []
    for volume in row.volumes:
        data = session.info["blobs"].get(volume["blob"])
        if hashlib.sha256(data).hexdigest() != volume["sha256"]:
            raise Trouble("blob_damaged", name=volume["blob"][:8])
        found.append(carrier.write(folder, volume["name"], data))
    return found


def packages(session: Session) -> list[PackageRow]:
    """Packages this office wrote, newest first."""
    query = sa.select(PackageOut).where(PackageOut.kind == manifest.CHANGES)
    rows = session.scalars(query.order_by(PackageOut.epoch.desc(), PackageOut.seq.desc()))
    return [row_of(row) for row in rows]


def row_of(row: PackageOut) -> PackageRow:
    """A stored package as a frozen row."""
    return PackageRow(
        row.epoch, row.seq, row.made_at, row.total, row.counts, row.size, row.state, row.code, row.answered_at,
        row.accepted, row.refused, tuple(v["name"] for v in row.volumes),
    )  # fmt: skip


def package_hash(volumes: Sequence[str]) -> str:
    """One hash for a package: its only volume's, or the hash over its volumes' hashes in order."""
    return volumes[0] if len(volumes) == 1 else hashlib.sha256("".join(volumes).encode()).hexdigest()


def _load(
    session: Session, lines: Sequence[OutgoingLine], known: Sequence[OutgoingLine], sent: int
) -> list[Change | OutgoingLine]:
    """One entry per changed row: a row with a single line travels as it was written down, others are compacted.

    A row out of a number that was passed over travels from its value before that number to the present one.
    """
    lost = {(line.table, line.row) for line in lines if line.seq <= sent}
    if lost:
        lines = [line for line in known if line.seq > sent or (line.table, line.row) in lost]
    single = Counter((line.table, line.row) for line in lines)
    refused = _refused(session)
    touched = refused and any((line.table, uuid.UUID(line.row)) in refused for line in lines)
    several = [line for line in lines if single[line.table, line.row] > 1 or touched]
    whole = _as_they_stand(session, compact(_change(line) for line in several), lost)
    whole += _ended(several, lost - {(c.table, str(c.row_id)) for c in whole})
    if touched:
        return [*_with_refused(session, whole, refused)]
    return [*whole, *(line for line in lines if single[line.table, line.row] == 1)]


def _ended(lines: Sequence[OutgoingLine], rows: set[tuple[str, str]]) -> list[Change]:
    """Rows that came and went again, of which only a part may have been lost: their end is told."""
    last = {(line.table, line.row): line for line in lines if (line.table, line.row) in rows}
    return [_change(line) for line in last.values() if line.operation == Operation.DELETE]


def _as_they_stand(session: Session, changes: list[Change], lost: set[tuple[str, str]]) -> list[Change]:
    """Fields that went there and back, and rows of a lost number, end in their present values: a reply may have come
    in since."""
    again: dict[Key, Iterable[str]] = {}
    for c in changes:
        back = {name for name, pair in c.fields.items() if same(*pair)}
        again[c.key] = c.fields if (c.table, str(c.row_id)) in lost else back
    rows = merging.rows(session, session.info["office_id"], [key for key, names in again.items() if names])
    found = []
    for change in changes:
        fields = dict(change.fields)
        for name in again[change.key] if change.key in rows else ():
            old, new = fields[name][0], rows[change.key].get(name)
            fields[name] = (new if same(*fields[name]) else old, new)
        found.append(Change(*change.key, change.operation, fields))
    return found


def _change(line: OutgoingLine) -> Change:
    fields = {name: (pair[0], pair[1]) for name, pair in json.loads(line.isi).items()}
    return Change(line.table, uuid.UUID(line.row), Operation(line.operation), fields)


def _check_marks(session: Session) -> None:
    """The tripwire: every row a trigger marked must have its journal lines. What agrees is settled and forgotten."""
    found = tripwire.settle(session)
    if found:
        raise Trouble("journal_gap", table=found[0].table)


def _refused(session: Session) -> set[Key]:
    """Rows whose insert the centre refused and that are still open."""
    query = sa.select(Finding.tabel, Finding.baris_id).where(
        Finding.office_id == session.info["office_id"], Finding.field.is_(None), Finding.settled_at.is_(None),
        Finding.verdict == "ditolak",
    )  # fmt: skip
    return {(table, row_id) for table, row_id in session.execute(query)}


def _with_refused(session: Session, changes: list[Change], refused: set[Key]) -> list[Change]:
    """Once a row whose insert the centre refused was put right, it travels whole again, and its children with it."""
    rows = merging.rows(session, session.info["office_id"], refused)
    place = {name: number for number, name in enumerate(merging.order())}
    whole = [
        Change(table, row_id, Operation.INSERT, {name: (None, fields.get(name)) for name in merging.columns_of(table)})
        for (table, row_id), fields in sorted(rows.items(), key=lambda item: place[item[0][0]])
    ]
    return whole + [c for c in changes if c.key not in rows]


def _seal(
    session: Session, identity: Identity, lines: Sequence[OutgoingLine], load: Sequence[Change | OutgoingLine],
    now: dt.datetime, limit: int,
) -> PackageRow:  # fmt: skip
    office = identity_card.office(session)
    last, epoch = last_package(session), identity_card.epoch(session)
    fresh = last is None or last.epoch < epoch
    seq = 1 if fresh or last is None else last.seq + 1
    counts = dict(Counter(one.table for one in load))
    journal_text = "\n".join(line.text for line in lines) + "\n"
    files = {payload.CHANGES: _spelled(load), payload.JOURNAL: journal_text.encode()}
    files |= _attached(session, load, seq)
    said = manifest.Manifest(
        kind=manifest.CHANGES, sender=str(office.office_id), sender_name=office.nama, addressee=str(identity.centre_id),
        addressee_name=identity.centre_name or office.nama_pusat, store_id=str(identity.store_id), epoch=epoch, seq=seq,
        made=spelled_now(now), latihan=office.latihan, counts=counts, answered=identity.reply_seq,
        previous=None if fresh or last is None else last.sha256,
        follows=(last.epoch, last.seq) if fresh and last is not None else None,
    )  # fmt: skip
    key, own = certificates.load_key(identity.key), identity_card.certificate(identity)
    centre = certificates.load(identity.centre_certificate or b"").public_key()
    recipients = [check_key(centre), check_key(own.public_key())]
    volumes = container.pack(said, files, key, own, recipients, label=label(office.nama), now=now, limit=limit)
    here = journal.head(session)[0]  # what replies wrote until now belongs to the state this package leaves behind
    row = keep(session, said, volumes, identity.centre_id, now, here)  # type: ignore[arg-type]
    return row_of(row)


def keep(
    session: Session, said: manifest.Manifest, volumes: Sequence[container.Volume], addressee: uuid.UUID,
    now: dt.datetime, last_line: int,
) -> PackageOut:  # fmt: skip
    """Keep a sealed package so that it can be written again byte for byte."""
    kept = [
        {"name": v.name, "blob": session.info["blobs"].put(v.data), "sha256": v.sha256, "size": len(v.data)}
        for v in volumes
    ]
    row = PackageOut(
        addressee=addressee, epoch=said.epoch, seq=said.seq, kind=said.kind, made_at=now, total=said.total,
        counts=dict(said.counts), size=sum(len(v.data) for v in volumes),
        sha256=package_hash([v.sha256 for v in volumes]), last_line=last_line, volumes=kept, state="menunggu",
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _spelled(load: Sequence[Change | OutgoingLine]) -> bytes:
    """The changes as JSON lines; a line that is kept as text is not spelled a second time."""
    spelled = []
    for one in load:
        if isinstance(one, OutgoingLine):
            spelled.append(f'{{"f":{one.isi},"i":"{one.row}","o":"{one.operation}","t":"{one.table}"}}\n'.encode())
        else:
            spelled.append(payload.write_changes([one]))
    return b"".join(spelled)


def _attached(session: Session, load: Sequence[Change | OutgoingLine], seq: int) -> dict[str, bytes]:
    """Scans and letters the changed rows name, each sent once."""
    office_id, files = session.info["office_id"], {}
    marks = [f'"{name}":' for name in payload.BLOB_COLUMNS]
    naming = [
        one if isinstance(one, Change) else _change(one)
        for one in load
        if isinstance(one, Change) or any(mark in one.isi for mark in marks)
    ]
    for name in payload.attachments(naming):
        if session.get(Attachment, (office_id, name)) is None:
            files[payload.ATTACHED + name] = session.info["blobs"].get(name)
            session.add(Attachment(office_id=office_id, name=name, blob=name, seq=seq))
    return files
