"""Who can open the store: one slot per key, in a small file beside it. Nothing here is of use without a secret.

Each slot has a public key to which the store's raw key is sealed, so a re-keyed store can be sealed anew for
everybody without asking for a single password. A user's private key is wrapped by Argon2id and AES-256-GCM with user
name, database id and parameters as associated data; that of the recovery sheet comes out of its words; that of a
certificate slot never was on this PC.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from asn_desktop.problems import Trouble
from asn_desktop.store import durable
from asn_desktop.store.troubles import told

FORMAT = 1
PASSWORD, RECOVERY, CERTIFICATE = "sandi", "pemulihan", "sertifikat"


def pack(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def unpack(text: str) -> bytes:
    """Back to bytes; ValueError when the text is not base64."""
    return base64.b64decode(text, validate=True)


@dataclass(frozen=True)
class Slot:
    """One way in. `sealed` is the store's key for `public`; `secret` is what its owner needs to open that."""

    kind: str  # PASSWORD | RECOVERY | CERTIFICATE
    name: str  # user name, "pemulihan", or the certificate's fingerprint
    shown: str  # what the login window shows: "Siti Rahmawati"
    public: str  # base64: X25519 key, or DER of the certificate
    sealed: Mapping[str, str]
    secret: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Slots:
    """The whole file. `office` and `practice` may be read before anybody logs in."""

    database_id: uuid.UUID
    office: str
    practice: bool
    slots: tuple[Slot, ...]

    def find(self, kind: str, name: str) -> Slot | None:
        """The slot of that kind and name, or None."""
        return next((slot for slot in self.slots if (slot.kind, slot.name) == (kind, name)), None)

    def with_slot(self, slot: Slot) -> Slots:
        """The same file with this slot added, or in the place of the one with its kind and name."""
        others = tuple(old for old in self.slots if (old.kind, old.name) != (slot.kind, slot.name))
        return replace(self, slots=(*others, slot))

    def without(self, kind: str, name: str) -> Slots:
        """The same file without that slot."""
        return replace(self, slots=tuple(old for old in self.slots if (old.kind, old.name) != (kind, name)))


def write(path: Path, slots: Slots) -> None:
    """Write the file in one step, with fsync."""
    head = {"format": FORMAT, "database_id": str(slots.database_id), "kantor": slots.office, "latihan": slots.practice}
    text = json.dumps(head | {"slots": [asdict(slot) for slot in slots.slots]}, ensure_ascii=False, indent=1)
    durable.write(path, text.encode("utf-8"))


def read(path: Path) -> Slots:
    """Read the file. Trouble `slots_missing`, `slots_damaged`, or `slots_newer` for a format of a later program."""
    try:
        with told():
            found = json.loads(path.read_bytes())
        if found["format"] > FORMAT:
            raise Trouble("slots_newer", found=found["format"], known=FORMAT)
        return Slots(
            uuid.UUID(found["database_id"]), str(found["kantor"]), bool(found["latihan"]),
            tuple(Slot(**slot) for slot in found["slots"]),
        )  # fmt: skip
    except FileNotFoundError:
        raise Trouble("slots_missing") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Trouble("slots_damaged") from None
