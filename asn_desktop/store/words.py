"""The recovery sheet's secret as sixteen Indonesian words: 128 random bits and 16 bits that catch a slip of the pen."""

from __future__ import annotations

import functools
import os
import unicodedata
from hashlib import sha256

from asn_desktop import files
from asn_desktop.problems import Problem, Refused

COUNT = 16
_BITS = 9  # 512 words
_PREFIX = 4  # no two words begin with the same four letters


@functools.cache
def dictionary() -> tuple[str, ...]:
    """The 512 words, in order."""
    return tuple(files.resource("tables/kata_pemulihan.txt").read_text(encoding="utf-8").split())


@functools.cache
def _numbers() -> dict[str, int]:
    return {word[:_PREFIX]: number for number, word in enumerate(dictionary())}


def _checksum(entropy: bytes) -> bytes:
    return sha256(b"asn-desktop pemulihan\0" + entropy).digest()[:2]


def fresh() -> bytes:
    """A new secret: 16 random bytes."""
    return os.urandom(16)


def encode(entropy: bytes) -> tuple[str, ...]:
    """Sixteen words for 16 bytes."""
    number = int.from_bytes(entropy + _checksum(entropy), "big")
    top = _BITS * (COUNT - 1)
    return tuple(dictionary()[number >> (top - _BITS * place) & 511] for place in range(COUNT))


def decode(text: str) -> bytes:
    """The 16 bytes behind sixteen words, or behind the QR's `ASN-PULIH:` text; the first four letters of a word do.

    Refused on field `kata`: `recovery_word_count` (count, wanted), `recovery_word_unknown` (place, word),
    `recovery_checksum`.
    """
    clean = unicodedata.normalize("NFKC", text).casefold().replace("asn-pulih:", " ")
    words = [word for word in (part.strip(".,;:0123456789()") for part in clean.split()) if word]
    if len(words) != COUNT:
        raise Refused(Problem("recovery_word_count", "kata", {"count": len(words), "wanted": COUNT}))
    number = 0
    for place, word in enumerate(words, 1):
        found = _numbers().get(word[:_PREFIX])
        if found is None or not dictionary()[found].startswith(word):
            raise Refused(Problem("recovery_word_unknown", "kata", {"place": place, "word": word}))
        number = number << _BITS | found
    data = number.to_bytes(18, "big")
    if _checksum(data[:16]) != data[16:]:
        raise Refused(Problem("recovery_checksum", "kata"))
    return data[:16]


def qr_text(words: tuple[str, ...]) -> str:
    """What the QR of the sheet says; `decode` takes it as it is."""
    return "ASN-PULIH: " + " ".join(words)
