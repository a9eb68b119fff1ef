"""This store in the post: its key, its certificate, whether it is still on the PC it was made on."""

from __future__ import annotations

import hashlib
import platform
import sys
import uuid
from pathlib import Path

import sqlalchemy as sa
from cryptography import x509
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates
from asn_desktop.packages.certificates import Scope
from asn_desktop.problems import Problem, Refused
from asn_desktop.store import meta
from asn_desktop.store.compat import uuid7
from asn_desktop.store.exchange import Identity, Revocation
from asn_desktop.store.offices import Office

_EPOCH = "epoch"  # fact in `meta`: raised by a restore, so that numbers are never used twice


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
            office_id=session.info["office_id"], store_id=uuid7(), machine=machine_mark(),
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
    return int(meta.read(session.connection(), _EPOCH) or 1)


def start_epoch(session: Session) -> int:
    """Begin a new row of package numbers here, on this PC: after a restore, or when a copied store goes on alone."""
    new = epoch(session) + 1
    meta.write(session.connection(), _EPOCH, str(new))
    identity = own(session)
    if identity is not None:
        identity.machine = machine_mark()
        identity.store_id = uuid7()
    return new


def machine_mark() -> str:
    """A mark of this PC that a copied file does not take along; a hash, so it tells nothing about the PC."""
    said = ""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            said = str(winreg.QueryValueEx(key, "MachineGuid")[0])
    else:
        for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
            if path.is_file():
                said = path.read_text().strip()
                break
    return hashlib.sha256(f"asn-desktop {said or platform.node() or uuid.getnode()}".encode()).hexdigest()
