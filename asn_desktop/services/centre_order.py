"""An office's row of packages as the centre knows it: what may come next, what is a fork, where a new row begins."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages.manifest import SCHEMA, Manifest
from asn_desktop.store.exchange import Incident, PackageIn, Peer


def out_of_line(session: Session, peer: Peer, said: Manifest, before: PackageIn | None) -> str:
    """Why a genuine package cannot belong to this office's row of packages; empty when it can."""
    if before is not None:
        return "package_fork"
    if said.epoch < peer.epoch and peer.store_id is not None:
        return "package_old_epoch"
    p = PackageIn
    query = sa.select(p).where(p.sender == peer.office_id, p.epoch == said.epoch, p.seq == said.seq)
    sibling = session.scalars(query.limit(1)).one_or_none()
    if sibling is not None and sibling.volumes != said.volumes:
        return "package_fork"
    passed = sibling is None or sibling.state == "dilewati"
    if said.epoch == peer.epoch and said.seq <= peer.seq and passed:
        return "package_fork"  # the number was passed over by a person; it cannot come back
    chained = said.epoch == peer.epoch and said.seq == peer.seq + 1 and peer.sha256 is not None
    if chained and said.previous != peer.sha256:
        return "package_chain"
    return ""


def keep_incident(
    session: Session, peer: Peer, said: Manifest, code: str, sha: str, data: bytes, now: dt.datetime
) -> None:
    """Keep a file that cannot belong to the row, once; the next reply names it."""
    known = session.scalars(
        sa.select(Incident).where(Incident.office_id == peer.office_id, Incident.sha256 == sha)
    ).first()
    if known is None:
        blob = session.info["blobs"].put(data)
        session.add(
            Incident(office_id=peer.office_id, code=code, epoch=said.epoch, seq=said.seq, sha256=sha, blob=blob, at=now)
        )
    peer.reply_due = True
    session.flush()


def advance_epoch(session: Session, peer: Peer, said: Manifest) -> None:
    """A first package of a later epoch ends the row before it; what the centre had beyond it will be given back."""
    if peer.store_id is None:
        peer.epoch = said.epoch
    elif said.epoch > peer.epoch and said.seq == 1:
        known = said.follows or (0, 0)
        if peer.give_back:  # an earlier loss that was not given back yet
            known = min(known, (peer.give_back["epoch"], peer.give_back["after"]))
        if known < (peer.epoch, peer.seq):
            peer.give_back = {"epoch": known[0], "after": known[1]}
        peer.epoch, peer.seq, peer.sha256 = said.epoch, 0, None
        peer.answered, peer.line = peer.reply_seq, 0  # the copy may lack any reply: all is told again
    if said.epoch == peer.epoch:
        peer.store_id = uuid.UUID(said.store_id)


def not_yet(peer: Peer, first: Manifest) -> str:
    """Why the next package cannot go in although it is complete."""
    if first.schema > SCHEMA:
        return "schema"
    return "package_chain" if peer.sha256 is not None and first.previous != peer.sha256 else ""


def volumes_of(session: Session, peer: Peer, seq: int) -> list[PackageIn]:
    """The files of one number that are here, in order."""
    p = PackageIn
    query = sa.select(p).where(p.sender == peer.office_id, p.epoch == peer.epoch, p.seq == seq)
    return list(session.scalars(query.order_by(p.volume)))


def first_complete(session: Session, peer: Peer) -> int | None:
    """The lowest waiting number behind the gap whose files are all here; None when nothing waits behind one."""
    p = PackageIn
    query = (
        sa.select(p.seq)
        .where(p.sender == peer.office_id, p.epoch == peer.epoch, p.seq > peer.seq + 1, p.state == "ditahan")
        .group_by(p.seq, p.volumes)
        .having(sa.func.count() == p.volumes)
        .order_by(p.seq)
    )
    return session.scalars(query.limit(1)).one_or_none()


def pass_over(session: Session, peer: Peer, waiting: int) -> None:
    """The row of packages goes on at `waiting`; files of the numbers before it that are here stay out for good."""
    p = PackageIn
    before = sa.update(p).where(
        p.sender == peer.office_id, p.epoch == peer.epoch, p.seq > peer.seq, p.seq < waiting, p.state == "ditahan"
    )
    session.execute(before.values(state="dilewati", code=None))
    peer.seq, peer.sha256 = waiting - 1, None
    peer.answered = peer.reply_seq  # where the lost package spoke, replies so far were not taken: they are told again


def numbers(first: int, last: int) -> str:
    """A run of numbers, such as 3 or 3–5."""
    return str(first) if first == last else f"{first}–{last}"
