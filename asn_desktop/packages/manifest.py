"""What a package says about itself: frozen values, one spelling as JSON, inside the signature.

`Manifest.header()` is the part that also stands in clear behind the sealed bytes, so that a stick full of files can be
sorted without a key. It names offices and counts, never a person.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from asn_desktop.problems import Trouble

FORMAT, PROFILE, SCHEMA = "asnx", 1, 4  # schema: the step of the store whose rows travel
CHANGES, REPLY, REQUEST, ANSWER = "perubahan", "balasan", "permintaan", "jawaban"
KINDS = (CHANGES, REPLY, REQUEST, ANSWER)


@dataclass(frozen=True)
class Part:
    """One file of the package, or one piece of a file too big for a volume; size in bytes of the whole file."""

    name: str
    size: int
    sha256: str
    piece: int = 1
    pieces: int = 1


@dataclass(frozen=True)
class Manifest:
    """Sender, addressee, place in the row of packages, contents. Ids as 36 characters, `made` as UTC text."""

    kind: str
    sender: str
    sender_name: str
    addressee: str
    addressee_name: str
    store_id: str
    epoch: int
    seq: int
    made: str
    latihan: bool
    counts: Mapping[str, int] = field(default_factory=dict)  # changed rows per table
    previous: str | None = None  # SHA-256 of the package before this one
    follows: tuple[int, int] | None = None  # first package of a new epoch: the last (epoch, seq) this store knows
    answered: int = 0  # highest reply number taken in so far
    schema: int = SCHEMA
    digest: str | None = None  # state digest over the sender's rows of this office
    volume: int = 1
    volumes: int = 1
    set_sha256: str = ""  # one value for all volumes of a package
    parts: tuple[Part, ...] = ()  # of this volume
    format: str = FORMAT
    profile: int = PROFILE

    @property
    def sender_id(self) -> uuid.UUID:
        """The sender's office id."""
        return uuid.UUID(self.sender)

    @property
    def total(self) -> int:
        """Number of changed rows."""
        return sum(self.counts.values())

    def header(self) -> dict[str, Any]:
        """What stands in clear in the trailer."""
        data = self.as_dict()
        return {name: data[name] for name in _HEADER}

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        return asdict(self) | {"parts": [asdict(p) for p in self.parts], "counts": dict(self.counts)}

    def to_bytes(self) -> bytes:
        """The one spelling of this manifest."""
        return spell(self.as_dict())


_HEADER = (
    "format", "profile", "kind", "sender", "sender_name", "addressee", "addressee_name", "epoch", "seq", "volume",
    "volumes", "made", "latihan", "counts", "schema",
)  # fmt: skip


@dataclass(frozen=True)
class Header:
    """The clear part, as read from a trailer: not yet proven by anything."""

    kind: str
    sender: str
    sender_name: str
    addressee: str
    addressee_name: str
    epoch: int
    seq: int
    volume: int
    volumes: int
    made: str
    latihan: bool
    counts: Mapping[str, int]
    schema: int
    format: str = FORMAT
    profile: int = PROFILE


def spell(value: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest these bytes spell; `package_damaged` for another spelling, `package_too_new` for another profile."""
    try:
        raw = json.loads(data)
        _check(raw, Manifest)
        parts = tuple(Part(**p) for p in raw["parts"])
        follows = tuple(raw["follows"]) if raw["follows"] else None
        manifest = Manifest(**(raw | {"parts": parts, "follows": follows}))
        for name in (manifest.sender, manifest.addressee, manifest.store_id):
            uuid.UUID(name)
    except (ValueError, TypeError, KeyError) as error:
        raise Trouble("package_damaged", place="manifest") from error
    if manifest.to_bytes() != data or manifest.kind not in KINDS:
        raise Trouble("package_damaged", place="manifest")
    return manifest


def read_header(data: bytes) -> Header:
    """The clear header; `package_damaged` when it is not spelled as it must be."""
    try:
        raw = json.loads(data)
        _check(raw, Header)
        header = Header(**raw)
    except (ValueError, TypeError, KeyError) as error:
        raise Trouble("package_damaged", place="header") from error
    if spell(raw) != data or header.kind not in KINDS:
        raise Trouble("package_damaged", place="header")
    return header


_TYPES: dict[str, tuple[type, ...]] = {
    "epoch": (int,), "seq": (int,), "volume": (int,), "volumes": (int,), "answered": (int,), "schema": (int,),
    "latihan": (bool,), "counts": (dict,), "parts": (list,), "previous": (str, type(None)),
    "digest": (str, type(None)), "follows": (list, type(None)), "profile": (int,),
}  # fmt: skip


def _check(raw: Any, shape: type) -> None:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise ValueError("another format")
    if raw.get("profile") != PROFILE:
        raise Trouble("package_too_new")
    names = {f.name for f in fields(shape)}
    if set(raw) != names:
        raise ValueError("other fields")
    for name, value in raw.items():
        if type(value) not in _TYPES.get(name, (str,)):
            raise ValueError(name)
