"""The reply comes home: acknowledgements, open lines, the centre's corrections, and both states compared.

    receive_reply(session, data, now=, today=) -> ReplyResult      `asn terima FILE`, dropped on Kirim–Terima

Everything in one transaction; a second reading changes nothing and says so (`already`). A reply of several volumes
is kept volume by volume, in any order, and applied when the last one is there.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from cryptography import x509
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates, container, payload
from asn_desktop.packages.certificates import Scope
from asn_desktop.packages.container import Opened
from asn_desktop.packages.manifest import CHANGES, REPLY, SCHEMA
from asn_desktop.problems import Trouble
from asn_desktop.rules.changes import Change, Key, digest
from asn_desktop.rules.merge import Verdict, expected_state
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import corrections, findings, identity_card, merge_rows, passed, summaries
from asn_desktop.services.corrections import Ground
from asn_desktop.services.enrolment import check_world
from asn_desktop.services.leave import upward
from asn_desktop.store import merging
from asn_desktop.store.exchange import Finding, Identity, PackageIn, PackageOut


@dataclass(frozen=True)
class ReplyResult:
    """What a reply brought. `already`: it was read before; `old`: a later one was read before. Nothing changed then."""

    seq: int
    already: bool = False
    old: bool = False
    acknowledged: int = 0  # packages now acknowledged
    refused: int = 0  # open lines
    corrections: int = 0  # rows the centre changed here
    given_back: int = 0  # rows that came back after a restore
    rejected: tuple[int, ...] = ()  # numbers the centre refused as forks
    waits_for: int | None = None  # number the centre has not got
    volumes: int = 1  # files this reply consists of
    missing: tuple[int, ...] = ()  # volumes that are not here yet: until they are, nothing is applied
    decided: int = 0  # leave decided above this office, entered now
    undecided: int = 0  # such decisions our records cannot bear: `leave.upward.waiting` says why


def receive_reply(
    session: Session, data: bytes, *, now: dt.datetime, today: dt.date, accept_difference: bool = False
) -> ReplyResult:
    """Take a reply in. Raises `Trouble` and changes nothing: `not_a_package`, `package_cut`, `package_damaged`,
    `not_a_reply`, `package_not_for_us`, `practice_package`, `real_package`, `certificate_*`, `crl_wrong`,
    `state_differs` (the two states do not agree; `accept_difference` takes the reply nevertheless);
    `Refused` `not_enrolled`.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    identity = identity_card.demand(session)
    header, _ = container.peek(data)
    if header.kind != REPLY:
        raise Trouble("not_a_reply", kind=header.kind)
    check_world(header.latihan, identity_card.office(session))
    if header.addressee != str(identity.office_id):
        raise Trouble("package_not_for_us", addressee=header.addressee_name)
    sha = hashlib.sha256(data).hexdigest()
    known = session.get(PackageIn, (uuid.UUID(header.sender), header.epoch, header.seq, header.volume))
    if known is not None and known.sha256 == sha:
        missing = _missing(_kept(session, known)) if known.state == "ditahan" else ()
        return ReplyResult(header.seq, already=not missing, volumes=known.volumes, missing=missing)
    judge = functools.partial(_judge, session, identity, now)
    key = certificates.load_key(identity.key)
    opened = container.unpack(data, key, judge)
    if known is not None:
        raise Trouble("reply_fork", seq=header.seq)
    if opened.manifest.schema > SCHEMA:
        raise Trouble("package_too_new")
    if (header.epoch, header.seq) < (identity.reply_epoch, identity.reply_seq):
        return ReplyResult(header.seq, old=True)
    kept = _kept(session, _shelve(session, opened, data, sha, now))
    if any(row.volumes != kept[0].volumes for row in kept):
        raise Trouble("reply_fork", seq=header.seq)
    if missing := _missing(kept):
        return ReplyResult(header.seq, volumes=kept[0].volumes, missing=missing)
    blobs = session.info["blobs"]
    whole = [opened if row.sha256 == sha else container.unpack(blobs.get(row.blob), key, judge) for row in kept]
    result = _take(session, identity, whole, now, today, accept_difference)
    for row in kept:
        row.state, row.code, row.result = "masuk", None, _brought(result)
    session.flush()
    return result


def last_replies(session: Session, limit: int = 5) -> list[tuple[int, dt.datetime, Mapping[str, Any]]]:
    """(number, when it was read, what it brought), newest first."""
    p = PackageIn
    whole = sa.select(p).where(p.kind == REPLY, p.state == "masuk", p.volume == 1)
    rows = session.scalars(whole.order_by(p.epoch.desc(), p.seq.desc()).limit(limit))
    return [(row.seq, row.received_at, row.result or {}) for row in rows]


def _judge(session: Session, identity: Identity, now: dt.datetime, certificate: x509.Certificate) -> Scope:
    revoked = identity_card.revoked(session, identity)
    scope = certificates.check(certificate, identity_card.root(identity), revoked, now=now)
    if scope.peran != "bkpsdm" or scope.office_id != identity.centre_id:
        raise Trouble("certificate_wrong_use")
    return scope


def _take(
    session: Session, identity: Identity, volumes: list[Opened], now: dt.datetime, today: dt.date,
    accept_difference: bool,
) -> ReplyResult:  # fmt: skip
    opened = volumes[0]
    files, seq = container.join(volumes), opened.manifest.seq
    said = json.loads(files[payload.REPLY])
    told = payload.read_changes(files.get(payload.CORRECTIONS, b""))
    given_back = payload.read_changes(files.get(payload.GIVEN_BACK, b""))
    _take_crl(identity, files.get(payload.CRL))
    acknowledged = _acknowledge(session, said, now)
    ground = corrections.ground(session, said["diakui"])
    _take_findings(session, identity.office_id, said, ground, now)
    if not accept_difference and _differs(session, identity, opened, said, [*given_back, *told], ground):
        raise Trouble("state_differs", seq=seq)
    origin = f"{corrections.ORIGIN}{opened.manifest.epoch}-{seq}"
    back = _apply(session, identity.office_id, given_back, ground, origin, now, today)
    fixed = _apply(session, identity.office_id, told, ground, origin, now, today)
    identity.reply_epoch, identity.reply_seq = opened.manifest.epoch, seq
    identity.centre_certificate = certificates.der(opened.certificate)
    waiting = [p["seq"] for p in said["paket"] if p["sebab"] == "gap"]
    leave = upward.take(session, files, today=today, now=now)
    return ReplyResult(
        seq, acknowledged=acknowledged, refused=len(said["temuan"]), corrections=fixed, given_back=back,
        rejected=tuple(r["seq"] for r in said["penolakan"]), waits_for=said["diakui"]["seq"] + 1 if waiting else None,
        volumes=len(volumes), decided=leave.entered, undecided=leave.waiting,
    )  # fmt: skip


def _differs(
    session: Session, identity: Identity, opened: Opened, said: dict[str, Any], told: list[Change], ground: Ground
) -> bool:
    """Whether the centre's rows are not what we know they must be, where both can be compared."""
    if opened.manifest.digest is None or said["diakui"]["epoch"] != identity_card.epoch(session):
        return False  # nothing merged yet, or the centre has not heard yet that a copy was restored here
    apart = {(f["tabel"], uuid.UUID(f["baris"])) for f in said["temuan"]}
    before, since = merging.state(session, identity.office_id), corrections.since(session, ground)
    return digest(expected_state(before, since, told, apart)) != opened.manifest.digest


def _acknowledge(session: Session, said: dict[str, Any], now: dt.datetime) -> int:
    """Bring our packages' states up to what the centre says of them."""
    done = 0
    open_by: dict[tuple[int, int], int] = {}
    for f in said["temuan"]:
        open_by[f["epoch"], f["seq"]] = open_by.get((f["epoch"], f["seq"]), 0) + 1
    refused = {(r["epoch"], r["seq"]): r["sebab"] for r in said["penolakan"]}
    listed = {(p["epoch"], p["seq"]): p for p in said["paket"]}
    rows = list(session.scalars(sa.select(PackageOut).where(PackageOut.kind == CHANGES)))
    passed.note(rows, said["dilewati"], now)
    for row in rows:
        if row.code == passed.CODE:
            continue
        key = (row.epoch, row.seq)
        told = listed.get(key)
        if told is not None and told["keadaan"] == "masuk":
            done += row.state in ("menunggu", "ditahan")
            row.state, row.code = ("sebagian" if open_by.get(key) else "diterima"), None
            row.refused = open_by.get(key, 0)
            row.accepted = row.total - len({f["baris"] for f in said["temuan"] if (f["epoch"], f["seq"]) == key})
            row.answered_at = row.answered_at or now
        elif told is not None:
            row.state, row.code = "ditahan", told["sebab"]
        elif key in refused:
            row.state, row.code, row.answered_at = "ditolak", refused[key], now
    return done


def _take_findings(
    session: Session, office_id: uuid.UUID, said: dict[str, Any], ground: Ground, now: dt.datetime
) -> None:
    """Our list of open lines becomes the centre's: new ones come in, answered ones are closed, and one that is settled
    here only opens again when nothing about its row is under way."""
    told = {uuid.UUID(f["id"]): f for f in said["temuan"]}
    query = sa.select(Finding).where(Finding.office_id == office_id)
    known = {f.id: f for f in session.scalars(query)}
    for key, finding in known.items():
        if finding.seq and key not in told and finding.settled_at is None:
            finding.settled_at, finding.settled_by, finding.settled_as = now, "", "pusat"
    settled = {f.id: (f.tabel, f.baris_id) for f in known.values() if f.id in told and f.settled_at is not None}
    spoken = {row for row, _ in corrections.under_way(session, ground, set(settled.values()))}
    for key, row in settled.items():
        if row not in spoken:
            known[key].settled_at = known[key].settled_by = known[key].settled_as = None
    for key, f in told.items():
        if key not in known:
            session.add(
                Finding(
                    id=key, office_id=office_id, epoch=f["epoch"], seq=f["seq"], tabel=f["tabel"],
                    baris_id=uuid.UUID(f["baris"]), field=f["isian"], verdict=f["putusan"], code=f["sebab"],
                    old={"v": f["lama"]}, new={"v": f["baru"]}, kept={"v": f["tetap"]}, given=f["nilai"], opened_at=now,
                )
            )  # fmt: skip
    session.flush()


def _apply(
    session: Session, office_id: uuid.UUID, changes: list[Change], ground: Ground, origin: str, now: dt.datetime,
    today: dt.date,
) -> int:  # fmt: skip
    """What the centre tells into our rows, but for what we have touched ourselves meanwhile."""
    changes = corrections.untouched(session, office_id, changes, ground)
    if not changes:
        return 0
    with findings.acting_for(session, office_id, origin):
        outcomes = merge_rows.merge_changes(session, office_id, changes, owned={}, persons=False)
        findings.open_from(session, office_id, 0, 0, [o for o in outcomes if not _known(session, o.change.key)], now)
        people = {o.change.row_id for o in outcomes if o.change.table == "employees" and o.operation}
        people |= {uuid.UUID(p) for o in outcomes if (p := o.writes.get("employee_id"))}
        if people:
            summaries.rebuild_summaries(session, people, today=today)
    return sum(o.verdict is Verdict.APPLIED for o in outcomes)


def _known(session: Session, key: Key) -> bool:
    """Whether the centre lists the row as open itself: then one line is enough."""
    query = sa.select(Finding.id).where(
        Finding.tabel == key[0], Finding.baris_id == key[1], Finding.settled_at.is_(None)
    )
    return session.scalars(query.limit(1)).first() is not None


def _take_crl(identity: Identity, data: bytes | None) -> None:
    """A newer revocation list replaces the one we carry."""
    if data is None:
        return
    number, _ = certificates.read_crl(data, identity_card.root(identity))
    if number > identity.crl_number:
        identity.crl, identity.crl_number = data, number


def _shelve(session: Session, opened: Opened, data: bytes, sha: str, now: dt.datetime) -> PackageIn:
    """Keep one verified volume. It waits until all of them are here."""
    said = opened.manifest
    row = PackageIn(
        sender=said.sender_id, epoch=said.epoch, seq=said.seq, volume=said.volume, volumes=said.volumes, kind=said.kind,
        sha256=sha, size=len(data), blob=session.info["blobs"].put(data), made=said.made, received_at=now,
        state="ditahan", code="volumes", total=said.total, counts=dict(said.counts),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _kept(session: Session, row: PackageIn) -> list[PackageIn]:
    """The volumes of this reply that are here, in order."""
    p = PackageIn
    query = sa.select(p).where(p.sender == row.sender, p.epoch == row.epoch, p.seq == row.seq)
    return list(session.scalars(query.order_by(p.volume)))


def _missing(kept: list[PackageIn]) -> tuple[int, ...]:
    return tuple(sorted(set(range(1, kept[0].volumes + 1)) - {row.volume for row in kept}))


def _brought(result: ReplyResult) -> dict[str, Any]:
    """What the list of replies remembers of one."""
    return {
        "diakui": result.acknowledged, "temuan": result.refused, "koreksi": result.corrections,
        "kembali": result.given_back, "ditolak": list(result.rejected), "menunggu": result.waits_for,
        "cuti": result.decided, "cuti_tertahan": result.undecided,
    }  # fmt: skip
