"""The centre's reply to an office: what is acknowledged, what is open, what the centre changed, how its state reads.

    reply(session, office_id, now=) -> ReplyFile, commit, then carry_reply(session, office_id, folder) -> list[Path]

A reply repeats everything the office has not confirmed yet, so that a lost one is harmless.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates, container, manifest, payload
from asn_desktop.packages.cms import check_key
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.changes import Change, digest
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import corrections, findings, identity_card, passed, registry
from asn_desktop.services.enrolment import label, spelled_now
from asn_desktop.services.leave import answers
from asn_desktop.services.sync import keep, write_volumes
from asn_desktop.store import journal, merging
from asn_desktop.store.exchange import Finding, Incident, PackageIn, PackageOut, Peer


@dataclass(frozen=True)
class ReplyFile:
    """A reply that is kept and ready to be written."""

    office_id: uuid.UUID
    office: str
    seq: int
    names: tuple[str, ...]
    size: int


def due(session: Session) -> list[uuid.UUID]:
    """Offices for which a reply should be written now, by name."""
    return list(session.scalars(sa.select(Peer.office_id).where(Peer.reply_due).order_by(Peer.nama)))


def reply(
    session: Session, office_id: uuid.UUID, *, now: dt.datetime, limit: int = container.VOLUME
) -> ReplyFile:
    """Seal the reply to one office, in volumes of at most about `limit` bytes. Refused `office_unknown`."""
    require(session.info["actor"], Deed.EXCHANGE)
    peer = session.get(Peer, office_id)
    if peer is None:
        raise Refused(Problem("office_unknown", values={"office": ""}))
    identity = identity_card.demand(session)
    centre = identity_card.office(session)
    seq, (last_line, _) = peer.reply_seq + 1, journal.head(session)
    fixed = corrections.told(session, peer)
    said_files = {
        payload.REPLY: manifest.spell(_said(session, peer, seq)),
        payload.CORRECTIONS: payload.write_changes(fixed),
    }
    if peer.give_back:
        said_files[payload.GIVEN_BACK] = payload.write_changes(corrections.given_back(session, peer))
        peer.give_back = peer.give_back | {"reply": peer.give_back.get("reply", seq)}
    said_files |= answers.files(session, office_id, seq)
    revoked = registry.crl(session, identity, now)
    if revoked is not None:
        said_files[payload.CRL] = revoked
    said = manifest.Manifest(
        kind=manifest.REPLY, sender=str(identity.office_id), sender_name=centre.nama, addressee=str(office_id),
        addressee_name=peer.nama, store_id=str(identity.store_id), epoch=identity_card.epoch(session), seq=seq,
        made=spelled_now(now), latihan=centre.latihan, counts=_counts(fixed),
        digest=digest(_settled_state(session, office_id)) if peer.seq else None,
    )  # fmt: skip
    own = identity_card.certificate(identity)
    recipients = [check_key(certificates.load(peer.certificate).public_key()), check_key(own.public_key())]
    volumes = container.pack(
        said,
        said_files,
        certificates.load_key(identity.key),
        own,
        recipients,
        label=f"balasan-{label(peer.nama)}",
        now=now,
        limit=limit,
    )
    row = keep(session, said, volumes, office_id, now, last_line)
    told = sa.update(Incident).where(Incident.office_id == office_id, Incident.told_in.is_(None)).values(told_in=seq)
    session.execute(told)
    peer.reply_seq, peer.reply_due = seq, False
    session.flush()
    return ReplyFile(office_id, peer.nama, seq, tuple(v["name"] for v in row.volumes), row.size)


def carry_reply(session: Session, office_id: uuid.UUID, folder: Path) -> list[Path]:
    """Write the newest reply of an office into `folder`, byte for byte as sealed. Refused `no_reply_yet`."""
    query = sa.select(PackageOut).where(PackageOut.addressee == office_id, PackageOut.kind == manifest.REPLY)
    row = session.scalars(query.order_by(PackageOut.epoch.desc(), PackageOut.seq.desc()).limit(1)).one_or_none()
    if row is None:
        raise Refused(Problem("no_reply_yet"))
    return write_volumes(session, row, folder)


def carry_all(
    session: Session,
    offices: Sequence[uuid.UUID],
    folder: Path,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Path]:
    """The newest replies of several offices into one folder; `progress(done, total, text)` may stop it."""
    found: list[Path] = []
    for number, office_id in enumerate(offices):
        if progress:
            progress(number, len(offices), "")
        found += carry_reply(session, office_id, folder)
    return found


def _said(session: Session, peer: Peer, seq: int) -> dict[str, Any]:
    """The reply in words a machine reads: per package, per row, with reasons."""
    p = PackageIn
    query = sa.select(p).where(p.sender == peer.office_id, p.epoch == peer.epoch, p.volume == 1)
    packages_in = list(session.scalars(query.order_by(p.seq)))
    packages = [
        {
            "epoch": r.epoch,
            "seq": r.seq,
            "keadaan": r.state,
            "sebab": r.code,
            "hasil": r.result or {},
            "jumlah": r.total,
        }
        for r in packages_in
    ]
    incidents = session.scalars(
        sa.select(Incident)
        .where(Incident.office_id == peer.office_id, Incident.settled_at.is_(None))
        .order_by(Incident.at)
    )
    open_rows = session.scalars(
        sa.select(Finding).where(Finding.office_id == peer.office_id, Finding.settled_at.is_(None)).order_by(Finding.id)
    )
    return {
        "balasan": seq,
        "diakui": {"epoch": peer.epoch, "seq": peer.seq},
        "paket": packages,
        "dilewati": passed.told((r.epoch, r.result) for r in packages_in),
        "penolakan": [{"epoch": i.epoch, "seq": i.seq, "sha256": i.sha256, "sebab": i.code} for i in incidents],
        "temuan": [
            {
                "id": str(f.id), "epoch": f.epoch, "seq": f.seq, "tabel": f.tabel, "baris": str(f.baris_id),
                "isian": f.field, "putusan": f.verdict, "sebab": f.code, "lama": f.old.get("v"), "baru": f.new.get("v"),
                "tetap": f.kept.get("v"), "nilai": _without_person(f.given),
            }
            for f in open_rows
        ],
    }  # fmt: skip


_TOLD = frozenset({
    "kantor", "nama", "table", "hasil", "perilaku", "tertulis", "predikat", "isian", "raw", "milik", "bagi", "sel",
    "jumlah",
})  # fmt: skip


def _without_person(given: dict[str, Any]) -> dict[str, Any]:
    """The office learns in which office the number is already on record, the name it stands under, and what of its own
    result does not follow from the matrix."""
    return {name: value for name, value in given.items() if name in _TOLD}


def _settled_state(session: Session, office_id: uuid.UUID) -> dict[tuple[str, uuid.UUID], dict[str, Any]]:
    state = merging.state(session, office_id)
    for key in findings.open_keys(session, office_id):
        state.pop(key, None)
    return state


def _counts(changes: list[Change]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.table] = counts.get(change.table, 0) + 1
    return counts
