"""The `.rilis` beside a Setup: one canonical spelling, one Ed25519 signature, strictly read.

    {"format": "asn-rilis", "key": "<fingerprint>", "release": {...}, "signature": "<base64>", "version": 1}

The signature stands over a domain line and the canonical bytes of `release`. A file that is not spelled exactly as
`encode` spells it is refused, so no byte of it can be changed without notice.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from asn_desktop.packages.release_keys import fingerprint
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import releases
from asn_desktop.rules.releases import Release

FORMAT, VERSION, SUFFIX = "asn-rilis", 1, ".rilis"
_MARK = re.compile(r"[0-9a-f]{64}")  # a key by its fingerprint
DOMAIN = b"ASN Desktop, rilis aplikasi, 1\n"
BIGGEST = 64 * 1024  # bytes; what people wrote is far smaller
PIECE = 1024 * 1024
Keys = Mapping[str, Ed25519PublicKey]  # fingerprint -> key
Step = Callable[[int, int], None]  # bytes done, bytes in all; may raise Cancelled


@dataclass(frozen=True)
class Statement:
    """A `.rilis` that is well spelled; whether its signature holds is another question."""

    release: Release
    key: str
    signature: bytes


def canonical(release: Release) -> bytes:
    """The bytes that are signed: the domain line, then `release` as JSON with sorted names and no blanks."""
    return DOMAIN + _json(release.fields())


def encode(statement: Statement) -> bytes:
    """The one spelling of a `.rilis`, ended by a line feed."""
    signature = base64.b64encode(statement.signature).decode("ascii")
    outer = {"format": FORMAT, "version": VERSION, "release": statement.release.fields(), "key": statement.key}
    return _json({**outer, "signature": signature}) + b"\n"


def sign(release: Release, private: Ed25519PrivateKey) -> bytes:
    """The bytes of the `.rilis` of a release."""
    return encode(Statement(release, fingerprint(private.public_key()), private.sign(canonical(release))))


def decode(data: bytes) -> Statement:
    """A `.rilis`, strictly: size, JSON, names, values, spelling. Nothing here trusts it yet.

    Refused `release_too_long`, `release_malformed`, `release_twice` (field), `release_foreign`,
    `release_format_newer`, `release_version`, `release_values`, `release_spelling`.
    """
    if len(data) > BIGGEST:
        raise Refused(Problem("release_too_long", values={"kb": BIGGEST // 1024}))
    outer = _parsed(data)
    if not isinstance(outer, dict) or outer.get("format") != FORMAT:
        raise Refused(Problem("release_foreign"))
    if type(outer.get("version")) is int and outer["version"] > VERSION:
        raise Refused(Problem("release_format_newer"))
    if set(outer) != {"format", "version", "release", "key", "signature"} or not isinstance(outer["release"], dict):
        raise Refused(Problem("release_malformed"))
    if not isinstance(outer["key"], str) or not _MARK.fullmatch(outer["key"]):  # it is shown to people, vouched or not
        raise Refused(Problem("release_malformed"))
    statement = Statement(releases.read(outer["release"]), outer["key"], _signature(outer["signature"]))
    if encode(statement) != data:
        raise Refused(Problem("release_spelling"))
    return statement


def verify(data: bytes, keys: Keys) -> Release:
    """The release of a `.rilis` that one of our keys has signed.

    Refused as `decode`, and `release_no_keys`, `release_key_unknown` (key), `release_signature`.
    """
    statement = decode(data)
    if not keys:
        raise Refused(Problem("release_no_keys"))
    public = keys.get(statement.key)
    if public is None:
        raise Refused(Problem("release_key_unknown", values={"key": statement.key[:16]}))
    try:
        public.verify(statement.signature, canonical(statement.release))
    except InvalidSignature:
        raise Refused(Problem("release_signature")) from None
    return statement.release


def digest(path: Path, step: Step | None = None) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a big file, a piece at a time. OSError when it cannot be read to its end."""
    hashed, done = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        whole = path.stat().st_size
        while piece := file.read(PIECE):
            hashed.update(piece)
            done += len(piece)
            if step:
                step(done, max(done, whole))
    return done, hashed.hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise Refused(Problem("release_malformed")) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(Problem("release_twice", values={"field": twice[:40]}))
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _signature(value: object) -> bytes:
    try:
        found = base64.b64decode(value.encode("ascii"), validate=True) if isinstance(value, str) else b""
    except (UnicodeEncodeError, binascii.Error):
        found = b""
    if len(found) != 64:
        raise Refused(Problem("release_malformed"))
    return found
