"""The few words of DER (ITU-T X.690) that the fixed profile needs, on asn1crypto's own reader and writer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from asn1crypto import core, parser

SEQUENCE, SET, INTEGER, OCTETS, NULL = 0x30, 0x31, 0x02, 0x04, b"\x05\x00"


@dataclass(frozen=True)
class Node:
    """One element as it was read: its tag byte, its contents, and the whole of it."""

    tag: int
    content: bytes
    whole: bytes

    def children(self) -> list[Node]:
        """The elements inside; ValueError when they do not fill the contents exactly."""
        return list(read_all(self.content))


def tlv(tag: int, *parts: bytes) -> bytes:
    """An element from its tag byte and the bytes of its contents."""
    return bytes(parser.emit(tag >> 6, (tag >> 5) & 1, tag & 0x1F, b"".join(parts)))


def set_of(elements: Iterable[bytes], tag: int = SET) -> bytes:
    """A SET OF: its elements in the order of their encodings (X.690, 11.6)."""
    return tlv(tag, *sorted(elements))


def oid(dotted: str) -> bytes:
    """An object identifier from its dotted form."""
    return bytes(core.ObjectIdentifier(dotted).dump())


def integer(value: int) -> bytes:
    """An INTEGER."""
    return bytes(core.Integer(value).dump())


def read_first(data: bytes) -> Node:
    """The first element of `data`; whatever follows is left alone. ValueError when it is cut."""
    kind, method, tag, header, content, _ = parser.parse(data)
    if tag > 0x1E:
        raise ValueError("a long tag has no place in this profile")
    whole = header + content
    if len(whole) > len(data) or data[: len(whole)] != whole:
        raise ValueError("an element without a fixed length")
    return Node(kind << 6 | method << 5 | tag, content, whole)


def read(data: bytes) -> Node:
    """The one element that `data` is. ValueError when anything follows it."""
    node = read_first(data)
    if len(node.whole) != len(data):
        raise ValueError("bytes after the end")
    return node


def read_all(data: bytes) -> Iterable[Node]:
    """All elements of `data`, one after another."""
    while data:
        node = read_first(data)
        yield node
        data = data[len(node.whole) :]
