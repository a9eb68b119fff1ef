"""The central office's register of offices: its own root, certificates given and taken back.

Doors:  set_up(session, now=) -> CentreCard                       once, when mode BKPSDM is first opened
        read_request(session, data, now=) -> RequestCard          `asn bkpsdm daftarkan FILE` shows this first
        register(session, data, now=, today=, parent_id=None, kode=None) -> FileOut
        revoke(session, office_id, reason, now=) -> None
        parents(session) -> list[(office_id, nama)]
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates, container, manifest
from asn_desktop.packages.certificates import Scope
from asn_desktop.packages.cms import PrivateKey, PublicKey, check_key
from asn_desktop.packages.manifest import ANSWER, REQUEST, Manifest
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.changes import Change, Operation
from asn_desktop.rules.merge import Outcome, Verdict
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import fingerprint, identity_card
from asn_desktop.services.enrolment import FileOut, check_world, label, spelled_now
from asn_desktop.store import merging
from asn_desktop.store.exchange import Identity, Peer, Revocation


@dataclass(frozen=True)
class CentreCard:
    """The central office in its own words."""

    nama: str
    words: tuple[str, ...]
    until: dt.date


@dataclass(frozen=True)
class RequestCard:
    """Who asks to be registered. `words` are to be compared by telephone before the answer is written."""

    office_id: uuid.UUID
    nama: str
    pemerintah: str
    kota: str
    made: str
    words: tuple[str, ...]
    known: bool  # registered already: the answer renews its certificate
    same_key: bool


def set_up(session: Session, *, now: dt.datetime) -> CentreCard:
    """Make the centre's root and daily key, once. Refused `not_a_centre` in an office's store."""
    office = identity_card.office(session)
    if office.peran != "bkpsdm":
        raise Refused(Problem("not_a_centre"))
    identity = identity_card.make(session)
    scope = identity_card.scope(office)
    if identity.root is None:
        require(session.info["actor"], Deed.EXCHANGE)
        root_key = certificates.new_key()
        root = certificates.make_root(scope, root_key, now=now)
        identity.root_key, identity.root = certificates.save_key(root_key), certificates.der(root)
        identity.centre_id, identity.centre_name = office.office_id, office.nama
    if identity.certificate is None or _expired(identity, now):
        key = certificates.load_key(identity.key).public_key()
        own = certificates.issue(scope, key, identity_card.root(identity), root_key_of(identity), now=now)
        identity.certificate = identity.centre_certificate = certificates.der(own)
    session.flush()
    root = identity_card.root(identity)
    words = fingerprint.words(check_key(root.public_key()))
    return CentreCard(office.nama, words, identity_card.certificate(identity).not_valid_after_utc.date())


def read_request(session: Session, data: bytes, *, now: dt.datetime) -> RequestCard:
    """Who asks, and the six words. Trouble `not_a_request`, `practice_package`, `real_package`, `signature_wrong`."""
    return _open(session, data)[0]


def register(
    session: Session, data: bytes, *, now: dt.datetime, today: dt.date, parent_id: uuid.UUID | None = None,
    kode: str | None = None,
) -> FileOut:  # fmt: skip
    """Register the asking office (or renew it) and return the answer file, sealed to its key.

    An office that asks again with another key keeps its row of packages; its old certificate is revoked.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    set_up(session, now=now)
    card, row, public = _open(session, data)
    identity = identity_card.demand(session)
    office = identity_card.office(session)
    parent = _parent(session, parent_id)
    scope = Scope(card.office_id, card.nama, "kantor", office.latihan, parent_id or office.office_id)
    root_key = root_key_of(identity)
    certificate = certificates.issue(scope, public, identity_card.root(identity), root_key, now=now)
    peer = session.get(Peer, card.office_id)
    if peer is None:
        peer = Peer(
            office_id=card.office_id,
            registered_at=now,
            epoch=1,
            seq=0,
            reply_seq=0,
            answered=0,
            line=0,
            reply_due=False,
        )
        session.add(peer)
    elif not card.same_key:
        _revoke(session, peer, "kunci diganti", now)
    peer.nama, peer.kode, peer.induk_id = card.nama, kode, scope.induk_id
    peer.certificate = certificates.der(certificate)
    session.flush()
    sejak = _keep_office(session, card.office_id, row, {"induk_id": str(scope.induk_id), "kode": kode}, today)
    start = {"induk": parent, "induk_id": str(scope.induk_id), "kode": kode, "sejak": sejak}
    return _answer(session, identity, office.nama, card, certificate, start, now)


def revoke(session: Session, office_id: uuid.UUID, reason: str, *, now: dt.datetime) -> None:
    """From now on packages of this office's present certificate are refused; the list travels in every reply.

    The day, the reason and the name of who did it are kept. Refused `reason_needed`, `office_unknown`,
    `revoked_already`.
    """
    require(session.info["actor"], Deed.MANAGE)
    if not reason.strip():
        raise Refused(Problem("reason_needed", "reason"))
    peer = session.get(Peer, office_id)
    if peer is None:
        raise Refused(Problem("office_unknown", values={"office": ""}))
    if not _revoke(session, peer, reason.strip(), now):
        raise Refused(Problem("revoked_already", values={"kantor": peer.nama}))


def parents(session: Session) -> list[tuple[uuid.UUID, str]]:
    """Registered offices that may stand above another one, by name."""
    return [(p.office_id, p.nama) for p in session.scalars(sa.select(Peer).order_by(Peer.nama))]


def root_key_of(identity: Identity) -> PrivateKey:
    """The key the centre signs certificates with; Refused `not_a_centre` elsewhere."""
    if identity.root_key is None:
        raise Refused(Problem("not_a_centre"))
    return certificates.load_key(identity.root_key)


def crl(session: Session, identity: Identity, now: dt.datetime) -> bytes | None:
    """The revocation list as it stands; None when nothing was ever revoked."""
    rows = session.execute(sa.select(Revocation.serial, Revocation.since).order_by(Revocation.since)).all()
    if not rows:
        return None
    listed = [(int(serial), since) for serial, since in rows]
    return certificates.make_crl(listed, len(listed), identity_card.root(identity), root_key_of(identity), now=now)


def _open(session: Session, data: bytes) -> tuple[RequestCard, dict[str, Any], PublicKey]:
    header, _ = container.peek(data)
    if header.kind != REQUEST:
        raise Trouble("not_a_request", kind=header.kind)
    check_world(header.latihan, identity_card.office(session))
    opened = container.unpack(data, None, _signed_by_itself)
    row = json.loads(container.join([opened])["kantor.json"])
    public = check_key(opened.certificate.public_key())
    peer = session.get(Peer, opened.scope.office_id)
    same = peer is not None and certificates.load(peer.certificate).public_key() == public
    card = RequestCard(
        opened.scope.office_id, opened.scope.nama, str(row.get("pemerintah", "")), str(row.get("kota", "")),
        opened.manifest.made, fingerprint.words(public), peer is not None, same,
    )  # fmt: skip
    return card, row, public


def _signed_by_itself(certificate: x509.Certificate) -> Scope:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise Trouble("signature_wrong") from error
    scope = certificates.scope_of(certificate)
    if scope.peran != "kantor":
        raise Trouble("certificate_wrong_use")
    return scope


def _answer(
    session: Session, identity: Identity, centre: str, card: RequestCard, certificate: x509.Certificate,
    start: dict[str, Any], now: dt.datetime,
) -> FileOut:  # fmt: skip
    files = {
        "kantor.der": certificates.der(certificate), "akar.der": identity.root or b"",
        "awalan.json": manifest.spell(start),
    }  # fmt: skip
    revoked = crl(session, identity, now)
    if revoked is not None:
        files["crl.der"] = revoked
    own = identity_card.certificate(identity)
    said = Manifest(
        kind=ANSWER, sender=str(identity.office_id), sender_name=centre, addressee=str(card.office_id),
        addressee_name=card.nama, store_id=str(identity.store_id), epoch=identity_card.epoch(session), seq=0,
        made=spelled_now(now), latihan=certificates.scope_of(own).latihan,
    )  # fmt: skip
    recipients = [check_key(certificate.public_key()), check_key(own.public_key())]
    key = certificates.load_key(identity.key)
    (volume,) = container.pack(said, files, key, own, recipients, label=f"jawaban-{label(card.nama)}", now=now)
    return FileOut(volume.name, volume.data, fingerprint.words(check_key(identity_card.root(identity).public_key())))


def _keep_office(
    session: Session, office_id: uuid.UUID, row: dict[str, Any], certified: dict[str, Any], today: dt.date
) -> str:
    """The office's own row at the centre, with what the centre certifies. Returns the day it was joined."""
    key = ("offices", office_id)
    before = merging.rows(session, office_id, [key])
    known = before.get(key, {})
    sejak = str(known.get("terhubung_sejak") or today.isoformat())
    wanted = ({} if known else row) | {"terhubung_sejak": sejak}
    wanted |= {name: value for name, value in certified.items() if value is not None}
    writes = {name: value for name, value in wanted.items() if known.get(name) != value}
    operation = Operation.UPDATE if known else Operation.INSERT
    change = Change("offices", office_id, operation, {n: (known.get(n), v) for n, v in writes.items()})
    if writes:
        origin = session.info["origin"]
        session.info["origin"] = f"pendaftaran:{office_id}"  # travels in the answer, not as a later correction
        merging.write(session, office_id, [Outcome(change, Verdict.APPLIED, operation, writes)], before)
        session.info["origin"] = origin
    return sejak


def _parent(session: Session, parent_id: uuid.UUID | None) -> str:
    if parent_id is None:
        return identity_card.office(session).nama
    peer = session.get(Peer, parent_id)
    if peer is None:
        raise Refused(Problem("parent_unknown"))
    return peer.nama


def _revoke(session: Session, peer: Peer, reason: str, now: dt.datetime) -> bool:
    """Put the office's present certificate on the list; False when it stands there already."""
    serial = str(certificates.load(peer.certificate).serial_number)
    if session.get(Revocation, serial) is not None:
        return False
    by = session.info["actor"].name
    session.add(Revocation(serial=serial, office_id=peer.office_id, since=now, reason=reason, by=by))
    session.flush()
    session.execute(sa.update(Peer).values(reply_due=True))
    return True


def _expired(identity: Identity, now: dt.datetime) -> bool:
    return identity_card.certificate(identity).not_valid_after_utc < now + dt.timedelta(days=90)
