"""This store in the post: its key, its certificate, whether it is still on the PC it was made on."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from cryptography import x509
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates
from asn_desktop.packages.certificates import Scope
from asn_desktop.problems import Problem, Refused
from asn_desktop.store import machine
from asn_desktop.store.blobs import Blobs
from asn_desktop.store.compat import uuid7
from asn_desktop.store.exchange import Identity, Revocation
from asn_desktop.store.offices import Office


def own(session: Session) -> Identity | None:
    """The identity of this store, if it has one yet."""
    return session.get(Identity, session.info["office_id"])


def demand(session: Session) -> Identity:
    """The identity of an enrolled store; Refused `not_enrolled`."""
    identity = own(session)
    if identity is None or identity.certificate is None:
        raise Refused(Problem("not_enrolled"))
    return identity


def make(session: Session) -> Identity:
    """The identity of this store, its key pair made now if need be."""
    identity = own(session)
    if identity is None:
        identity = Identity(
            office_id=session.info["office_id"], store_id=uuid7(),
            key=certificates.save_key(certificates.new_key()), crl_number=0, reply_seq=0, reply_epoch=0,
        )  # fmt: skip
        session.add(identity)
        session.flush()
    return identity


def office(session: Session) -> Office:
    """The row of this store's own office."""
    return session.execute(
        sa.select(Office).where(Office.office_id == session.info["office_id"], Office.id == session.info["office_id"])
    ).scalar_one()


def scope(row: Office) -> Scope:
    """Whom a certificate of this office stands for."""
    return Scope(row.office_id, row.nama, row.peran, row.latihan, row.induk_id)


def revoked(session: Session, identity: Identity) -> frozenset[int]:
    """Serials that no longer count, as the centre knows them or as its last list says."""
    if identity.root_key is not None:
        return frozenset(int(s) for s in session.scalars(sa.select(Revocation.serial)))
    if identity.crl is None or identity.root is None:
        return frozenset()
    return certificates.read_crl(identity.crl, certificates.load(identity.root))[1]


def certificate(identity: Identity) -> x509.Certificate:
    """The certificate of an enrolled store."""
    return certificates.load(identity.certificate or b"")


def root(identity: Identity) -> x509.Certificate:
    """The centre's root."""
    return certificates.load(identity.root or b"")


def epoch(session: Session) -> int:
    """The present epoch: 1, and one more after every restore or move to another PC."""
    return machine.epoch(session.connection())


def is_copy(session: Session) -> bool:
    """Whether this store was carried here from another PC or folder and has not been told to stay."""
    return machine.is_copy(session.connection(), _folder(session))


def settle(session: Session, *, new_epoch: bool = True) -> int:
    """Make this PC and folder the store's home. A new row of numbers begins unless nobody else can have gone on."""
    identity = own(session)
    if identity is not None and new_epoch:
        identity.store_id = uuid7()
    return machine.settle_here(session.connection(), _folder(session), new_epoch=new_epoch)


def _folder(session: Session) -> Path:
    """The folder of the office: the blobs lie in it."""
    blobs: Blobs = session.info["blobs"]
    return blobs.folder.parent
