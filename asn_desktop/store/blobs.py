"""Scans, photos and issued letters: encrypted files named by a keyed hash, their key kept in the store."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from asn_desktop.problems import Trouble
from asn_desktop.store import durable
from asn_desktop.store.troubles import told

_NONCE = 12


class Blobs:
    """A folder of encrypted files. The same content has the same name, so keeping it twice costs nothing."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._naming = hmac.digest(key, b"asn-desktop blob name", "sha256")
        self._cipher = AESGCM(hmac.digest(key, b"asn-desktop blob content", "sha256"))

    def put(self, data: bytes) -> str:
        """Keep `data` for good (fsync) and return its name, 64 hexadecimal digits."""
        name = hmac.new(self._naming, data, sha256).hexdigest()
        path = self.path(name)
        if not path.exists():
            durable.make_folder(path.parent)
            nonce = os.urandom(_NONCE)
            durable.write(path, nonce + self._cipher.encrypt(nonce, data, name.encode()))
        return name

    def get(self, name: str) -> bytes:
        """The content under `name`; Trouble `blob_missing` or `blob_damaged`."""
        try:
            with told():
                sealed = self.path(name).read_bytes()
        except FileNotFoundError:
            raise Trouble("blob_missing", name=name[:8]) from None
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
        except (InvalidTag, ValueError):
            raise Trouble("blob_damaged", name=name[:8]) from None

    def has(self, name: str) -> bool:
        """Whether the file is there; its content is not read."""
        return self.path(name).exists()

    def path(self, name: str) -> Path:
        """Where the file of `name` lies: two-letter folders keep listings short. ValueError for a strange name."""
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise ValueError("not the name of a blob")
        return self.folder / name[:2] / name

    def names(self) -> Iterator[str]:
        """Every complete file of the folder."""
        for path in self.folder.glob("??/*"):
            if len(path.name) == 64:
                yield path.name
