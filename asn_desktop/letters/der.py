"""The few DER forms a signature is made of (ITU-T X.690): written shortest, sets in their order."""

from __future__ import annotations

from collections.abc import Iterable

NULL = b"\x05\x00"


def tlv(tag: int, body: bytes) -> bytes:
    """Tag, length, value."""
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def sequence(*parts: bytes) -> bytes:
    """SEQUENCE of encoded parts."""
    return tlv(0x30, b"".join(parts))


def set_of(parts: Iterable[bytes], tag: int = 0x31) -> bytes:
    """SET OF encoded parts, sorted as DER asks; `tag` for an implicit one."""
    return tlv(tag, b"".join(sorted(parts)))


def integer(value: int) -> bytes:
    """A whole number, not negative."""
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def octets(value: bytes) -> bytes:
    """OCTET STRING."""
    return tlv(0x04, value)


def oid(dotted: str) -> bytes:
    """OBJECT IDENTIFIER of "1.2.840…"."""
    first, second, *others = (int(part) for part in dotted.split("."))
    body = bytearray()
    for arc in (first * 40 + second, *others):
        group = [arc & 0x7F]
        while arc := arc >> 7:
            group.append(0x80 | arc & 0x7F)
        body.extend(reversed(group))
    return tlv(0x06, bytes(body))


def parts_of(encoded: bytes) -> list[bytes]:
    """The encoded parts of a SEQUENCE or SET, byte for byte. ValueError when the lengths do not fit."""
    start, end = _bounds(encoded, 0)
    parts = []
    while start < end:
        _, after = _bounds(encoded, start)
        if after > end:
            raise ValueError(after)
        parts.append(encoded[start:after])
        start = after
    return parts


def _bounds(data: bytes, at: int) -> tuple[int, int]:
    """Where the value of the element at `at` begins and ends."""
    if at + 2 > len(data):
        raise ValueError(at)
    size, start = data[at + 1], at + 2
    if size & 0x80:
        count = size & 0x7F
        size, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + size > len(data):
        raise ValueError(at)
    return start, start + size
