"""The check symbol on paper: number, date, a short hash of the data and a compact signature of the office's key.

It proves that a printed letter says what the office registered. It is not an electronic signature, and says so.
Text in the symbol: ``ASN1:`` and base 32 of  version · days since 2000 (2 bytes) · SHA-256 of the data, first 16
bytes · length of the number · the number (UTF-8) · the signature of all before it.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused

PREFIX = "ASN1:"
CAPTIONS = ("Pemeriksaan data, bukan tanda tangan elektronik", "Dapat diperiksa tanpa internet dengan ASN Desktop")
_DAY0 = dt.date(2000, 1, 1)
_MASK = 3  # fixed: choosing the best mask costs more than the rest of the letter


@dataclass(frozen=True)
class Checked:
    """What a symbol says. `genuine` is the verdict of the given key over it; `same` whether the data's hash agrees."""

    nomor: str
    tanggal: dt.date
    hash: bytes
    genuine: bool
    same: bool | None  # None when no data was at hand


def claim(nomor: str, tanggal: dt.date, data: bytes) -> bytes:
    """The signed part: what the letter says, in few bytes. `data` is the canonical JSON attached to the letter."""
    name = nomor.encode()[:200]
    return bytes([1]) + (tanggal - _DAY0).days.to_bytes(2, "big") + hashlib.sha256(data).digest()[:16] + (
        bytes([len(name)]) + name
    )


def text(nomor: str, tanggal: dt.date, data: bytes, seal: Callable[[bytes], bytes]) -> str:
    """The text of the symbol; only capitals and digits, which QR packs tightest."""
    said = claim(nomor, tanggal, data)
    return PREFIX + base64.b32encode(said + seal(said)).decode().rstrip("=")


def symbol(
    nomor: str, tanggal: dt.date, data: bytes, seal: Callable[[bytes], bytes]
) -> tuple[tuple[tuple[bool, ...], ...], tuple[str, ...]]:
    """Dark modules by rows, with the lines that stand beside it."""
    import segno

    made = segno.make_qr(text(nomor, tanggal, data, seal), error="m", mask=_MASK)
    rows = tuple(tuple(bool(m) for m in row) for row in made.matrix)
    return rows, (*CAPTIONS, nomor)


def verify(written: str, genuine: Callable[[bytes, bytes], bool], data: bytes | None = None) -> Checked:
    """Read a scanned text. `genuine(claim, signature)` asks the office's certificate. Refused `qr_unreadable`."""
    try:
        raw = written.strip().removeprefix(PREFIX)
        if raw == written.strip():
            raise ValueError
        packed = base64.b32decode(raw + "=" * (-len(raw) % 8))
        if packed[0] != 1:
            raise ValueError
        length = packed[19]
        said, signature = packed[: 20 + length], packed[20 + length :]
        nomor = said[20:].decode()
        day = _DAY0 + dt.timedelta(days=int.from_bytes(said[1:3], "big"))
        if len(said) != 20 + length or not signature:
            raise ValueError
    except (ValueError, IndexError, binascii.Error, UnicodeDecodeError):
        raise Refused(Problem("qr_unreadable", "qr")) from None
    same = None if data is None else hashlib.sha256(data).digest()[:16] == said[3:19]
    return Checked(nomor, day, said[3:19], genuine(said, signature), same)
