"""A key in six words that can be read over the telephone: who exchanges files first, compares them once."""

from __future__ import annotations

import functools
import hashlib

from cryptography.hazmat.primitives import serialization

from asn_desktop import files
from asn_desktop.packages.cms import PublicKey

COUNT = 6  # 54 bits, each guess slowed down; three of them tell two offices apart on the screen


@functools.cache
def _list() -> tuple[str, ...]:
    """512 plain words, nine bits each."""
    return tuple(files.resource("tables/kata_pemulihan.txt").read_text(encoding="utf-8").split())


@functools.lru_cache(maxsize=256)
def _of(der: bytes) -> tuple[str, ...]:
    slow = hashlib.scrypt(der, salt=b"asn-desktop kata pengenal", n=2**14, r=8, p=1, dklen=8)
    number, words = int.from_bytes(slow, "big"), _list()
    return tuple(words[(number >> (9 * place)) % 512] for place in range(COUNT))


def words(public: PublicKey) -> tuple[str, ...]:
    """Six words of a public key; the same on both screens."""
    return _of(
        public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
