"""A small authority, an office with its certificate, and a small package between them: real keys throughout."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest
from cryptography import x509

from asn_desktop.packages import certificates, container
from asn_desktop.packages.certificates import Scope
from asn_desktop.packages.cms import PrivateKey
from asn_desktop.packages.manifest import CHANGES, Manifest


@dataclass(frozen=True)
class Party:
    """One side of the post."""

    scope: Scope
    key: PrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True)
class Post:
    """Root, centre, office, and how packages between them are made and judged."""

    root: x509.Certificate
    root_key: PrivateKey
    centre: Party
    office: Party
    now: dt.datetime

    def manifest(self, **more: object) -> Manifest:
        given: dict[str, object] = {
            "kind": CHANGES, "sender": str(self.office.scope.office_id), "sender_name": self.office.scope.nama,
            "addressee": str(self.centre.scope.office_id), "addressee_name": "BKPSDM",
            "store_id": str(uuid.UUID(int=7)), "epoch": 1, "seq": 1, "made": "2026-11-23T02:00:00Z",
            "latihan": False, "counts": {"employees": 1},
        }  # fmt: skip
        return Manifest(**(given | more))  # type: ignore[arg-type]

    def pack(self, files: dict[str, bytes], limit: int = container.VOLUME, **more: object) -> list[container.Volume]:
        return container.pack(
            self.manifest(**more), files, self.office.key, self.office.certificate,
            [self.centre.key.public_key(), self.office.key.public_key()], label="dishub", now=self.now, limit=limit,
        )  # fmt: skip

    def judge(self, certificate: x509.Certificate) -> Scope:
        return certificates.check(certificate, self.root, frozenset(), now=self.now)


@pytest.fixture(scope="session")
def post() -> Post:
    now = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
    root_key = certificates.new_key()
    scope = Scope(uuid.UUID(int=1), "BKPSDM Tirtamaya", "bkpsdm", False)
    root = certificates.make_root(scope, root_key, now=now)

    def party(whose: Scope) -> Party:
        key = certificates.new_key()
        return Party(whose, key, certificates.issue(whose, key.public_key(), root, root_key, now=now))

    office = Scope(uuid.UUID(int=2), "Dinas Perhubungan", "kantor", False, scope.office_id)
    return Post(root, root_key, party(scope), party(office), now)
