"""The central office takes packages in: exactly once, in order, whole or not at all.

    Doors:  receive(session, data, now=, today=) -> Received      one transaction a file, also `asn bkpsdm terima`
            force_gap(session, office_id, reason, now=, today=) -> Received
            answers.reply(session, office_id, now=) -> ReplyFile    commit, then
            answers.carry_reply(session, office_id, folder) -> list[Path]     `asn bkpsdm terima FILES... --balas DIR`
            centre_offices.listing(session, month=) -> list[OfficeState]

Reading one file ten times changes nothing and says so (`kembar`). A missing number parks what comes after it; only a
named person passes over it. The same number with other bytes is kept apart as an incident and changes nothing.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates, container, payload
from asn_desktop.packages.container import Opened
from asn_desktop.packages.manifest import CHANGES, Manifest
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.merge import CENTRE_OWNED, Outcome
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import findings, identity_card, merge_rows, summaries
from asn_desktop.services.centre_order import (
    advance_epoch,
    first_complete,
    keep_incident,
    not_yet,
    numbers,
    out_of_line,
    pass_over,
    volumes_of,
)
from asn_desktop.services.enrolment import check_world
from asn_desktop.services.leave import answers
from asn_desktop.services.sync import package_hash
from asn_desktop.store import bulk
from asn_desktop.store.exchange import Attachment, Identity, PackageIn, PackageOut, Peer, ReceivedLine

PEOPLE_TABLES = frozenset({"employees", "golongan", "jabatan", "pendidikan"})


@dataclass(frozen=True)
class Received:
    """What became of one file. `state`: masuk | kembar | ditahan | bentrok_nomor (a fork: nothing was changed)."""

    state: str
    office_id: uuid.UUID
    office: str
    epoch: int
    seq: int
    code: str = ""  # why it is held or refused: gap, volumes, schema, package_fork, package_chain, package_old_epoch
    missing: int | None = None  # number the centre waits for
    merged: tuple[int, ...] = ()  # numbers that went in now, this one and what waited behind it
    rows: dict[str, int] = field(default_factory=dict)  # masuk, sama, bentrok, ditolak

    @property
    def loud(self) -> bool:
        """Whether a person must look."""
        return self.state == "bentrok_nomor"


def receive(session: Session, data: bytes, *, now: dt.datetime, today: dt.date) -> Received:
    """Verify a file completely, merge it, and whatever waited for it.

    Raises `Trouble` and changes nothing: `not_a_package`, `package_cut`, `package_damaged`, `package_not_for_us`,
    `practice_package`, `real_package`, `office_unknown`, `certificate_*`, `signature_wrong`, `package_malformed`.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    with bulk.collector_paused():
        return _receive(session, data, now, today)


def _receive(session: Session, data: bytes, now: dt.datetime, today: dt.date) -> Received:
    identity = identity_card.demand(session)
    peer, sha = _known_sender(session, identity, data), hashlib.sha256(data).hexdigest()
    header, _ = container.peek(data)
    mine = Received("kembar", peer.office_id, peer.nama, header.epoch, header.seq)
    before = session.get(PackageIn, (peer.office_id, header.epoch, header.seq, header.volume))
    if before is not None and before.sha256 == sha:
        return replace(mine, code=before.code or "", missing=_missing(peer, before))
    opened = _verified(session, identity, data, now)
    wrong = out_of_line(session, peer, opened.manifest, before)
    if wrong:
        keep_incident(session, peer, opened.manifest, wrong, sha, data, now)
        return replace(mine, state="bentrok_nomor", code=wrong)
    row = _shelve(session, opened.manifest, sha, data, now)
    advance_epoch(session, peer, opened.manifest)
    fresh = {(row.epoch, row.seq, row.volume): opened}
    merged, rows = _take_what_fits(session, identity, peer, fresh, now, today)
    session.flush()
    state = "masuk" if row.state == "masuk" else "ditahan"
    return replace(mine, state=state, code=row.code or "", missing=_missing(peer, row), merged=merged, rows=rows)


def force_gap(session: Session, office_id: uuid.UUID, reason: str, *, now: dt.datetime, today: dt.date) -> Received:
    """Pass over the missing number, by a named person with a reason, and take what waits behind it.

    The journal lines of what goes in carry the name and the reason, and so does the package (`result["dilewati"]`),
    which the reply tells the office. What is here of a number that was passed over never goes in later.

    Refused `reason_needed`, `nothing_waiting`, `office_unknown`.
    """
    require(session.info["actor"], Deed.MANAGE)
    if not reason.strip():
        raise Refused(Problem("reason_needed", "reason"))
    peer = session.get(Peer, office_id)
    if peer is None:
        raise Refused(Problem("office_unknown"))
    reason, before = reason.strip(), peer.seq
    waiting = first_complete(session, peer)
    if waiting is None:
        raise Refused(Problem("nothing_waiting"))
    session.info["reason"] = f"nomor {numbers(before + 1, waiting - 1)} dilewati: {reason}"
    pass_over(session, peer, waiting)
    merged, rows = _take_what_fits(session, identity_card.demand(session), peer, {}, now, today)
    told = {"dilewati": {"dari": before + 1, "sampai": waiting - 1, "oleh": session.info["actor"].name,
                         "alasan": reason}}  # fmt: skip
    for row in volumes_of(session, peer, waiting):
        row.result = (row.result or {}) | told
    session.flush()
    return Received("masuk", office_id, peer.nama, peer.epoch, waiting, merged=merged, rows=rows)


def _known_sender(session: Session, identity: Identity, data: bytes) -> Peer:
    """The registered office in the clear header; cheap refusals before any key is used."""
    header, _ = container.peek(data)
    if header.kind != CHANGES:
        raise Trouble("not_a_change_package", kind=header.kind)
    check_world(header.latihan, identity_card.office(session))
    if header.addressee != str(identity.office_id):
        raise Trouble("package_not_for_us", addressee=header.addressee_name)
    peer = session.get(Peer, uuid.UUID(header.sender))
    if peer is None:
        raise Trouble("office_unknown", office=header.sender_name)
    return peer


def _verified(session: Session, identity: Identity, data: bytes, now: dt.datetime) -> Opened:
    judge = functools.partial(
        certificates.check, root=identity_card.root(identity), revoked=identity_card.revoked(session, identity), now=now
    )
    return container.unpack(data, certificates.load_key(identity.key), judge)


def _shelve(session: Session, said: Manifest, sha: str, data: bytes, now: dt.datetime) -> PackageIn:
    row = PackageIn(
        sender=said.sender_id, epoch=said.epoch, seq=said.seq, volume=said.volume, volumes=said.volumes, kind=said.kind,
        sha256=sha, size=len(data), blob=session.info["blobs"].put(data), made=said.made, received_at=now,
        state="ditahan", code="gap", total=said.total, counts=dict(said.counts),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _take_what_fits(
    session: Session, identity: Identity, peer: Peer, fresh: dict[tuple[int, int, int], Opened], now: dt.datetime,
    today: dt.date,
) -> tuple[tuple[int, ...], dict[str, int]]:  # fmt: skip
    """Merge the next number, and the next, as long as all their volumes are here."""
    merged: list[int] = []
    rows: Counter[str] = Counter()
    while True:
        volumes = volumes_of(session, peer, peer.seq + 1)
        if not volumes:
            break
        if len(volumes) < volumes[0].volumes:
            for row in volumes:
                row.code = "volumes"
            break
        try:
            with session.begin_nested():
                opened = [
                    fresh.get((row.epoch, row.seq, row.volume))
                    or _verified(session, identity, session.info["blobs"].get(row.blob), now)
                    for row in volumes
                ]
                first = opened[0].manifest
                code = not_yet(peer, first)
                result = {} if code else _merge(session, peer, opened, now, today)
        except Trouble as trouble:
            if not merged:
                raise  # the file in hand: refuse it whole
            code = trouble.code  # one that waited: it stays where it is, the others have gone in
        if code:
            for row in volumes:
                row.code = code
            break
        rows.update(result)
        for row in volumes:
            row.state, row.code, row.result = "masuk", None, result
        peer.seq, peer.sha256, peer.reply_due = first.seq, package_hash([row.sha256 for row in volumes]), True
        _acknowledged(session, identity, peer, first.answered)
        merged.append(first.seq)
    return tuple(merged), dict(rows)


def _merge(session: Session, peer: Peer, opened: list[Opened], now: dt.datetime, today: dt.date) -> dict[str, int]:
    """One complete package into the centre's store, under its own origin."""
    said, files = opened[0].manifest, container.join(opened)
    changes = payload.read_changes(files.get(payload.CHANGES, b""))
    lines = payload.read_lines(files.get(payload.JOURNAL, b""))
    _attach(session, peer.office_id, said.seq, files)
    with findings.acting_for(session, peer.office_id, f"paket:{peer.office_id}-{said.epoch}-{said.seq}"):
        outcomes = merge_rows.merge_changes(session, peer.office_id, changes, owned=CENTRE_OWNED, persons=True)
        findings.settle_by(session, peer.office_id, outcomes, now)
        findings.open_from(session, peer.office_id, said.epoch, said.seq, outcomes, now)
        people = {_person(o) for o in outcomes if o.operation is not None} - {None}
        if people:
            summaries.rebuild_summaries(session, people, today=today)  # type: ignore[arg-type]
    answers.confirm(session, peer.office_id)
    if lines:
        many = len(lines)
        places, texts = zip(*lines, strict=True)
        columns: dict[str, Sequence[Any]] = {
            "office_id": [peer.office_id] * many, "epoch": [said.epoch] * many, "line": places,
            "seq": [said.seq] * many, "text": texts,
        }  # fmt: skip
        bulk.insert(session.connection(), ReceivedLine.__table__, columns)
    return dict(Counter(o.verdict.value for o in outcomes))


def _person(outcome: Outcome) -> uuid.UUID | None:
    """Whose line in the list an outcome may change."""
    change = outcome.change
    if change.table == "employees":
        return change.row_id
    if change.table in PEOPLE_TABLES and (named := outcome.writes.get("employee_id")):
        return uuid.UUID(named)
    return None


def _attach(session: Session, office_id: uuid.UUID, seq: int, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.startswith(payload.ATTACHED):
            own = name.removeprefix(payload.ATTACHED)
            if session.get(Attachment, (office_id, own)) is None:
                blob = session.info["blobs"].put(data)
                session.add(Attachment(office_id=office_id, name=own, blob=blob, seq=seq))


def _acknowledged(session: Session, identity: Identity, peer: Peer, answered: int) -> None:
    """The office has taken in our reply `answered`: what it carried need not be sent again."""
    if answered <= peer.answered:
        return
    peer.answered = answered
    own = PackageOut
    line = session.scalars(
        sa.select(own.last_line).where(own.addressee == peer.office_id, own.kind == "balasan", own.seq == answered)
    ).first()
    peer.line = max(peer.line, line or 0)
    if peer.give_back and peer.give_back.get("reply", 0) and answered >= peer.give_back["reply"]:
        peer.give_back = None


def _missing(peer: Peer, row: PackageIn) -> int | None:
    return peer.seq + 1 if row.state == "ditahan" and row.code == "gap" else None
