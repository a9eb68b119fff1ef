"""The file itself: opened whole or refused, whatever is flipped, cut, added, mixed or renamed."""

from __future__ import annotations

import hashlib
import os

import pytest

from asn_desktop.packages import container, envelope
from asn_desktop.problems import Trouble
from tests.packages.conftest import Post

FILES = {"changes.jsonl": b'{"t":"employees"}\n', "journal.jsonl": b'{"n":1}\n'}


def _refused(data: bytes, post: Post) -> bool:
    try:
        container.unpack(data, post.centre.key, post.judge)
    except Trouble:
        return True
    return False


def _repaired(body: bytes, trailer: bytes) -> bytes:
    """The same file with a changed body and a trailer whose hash fits again: what a forger would write."""
    head = trailer[:-65]
    return body + head + hashlib.sha256(body + head).hexdigest().encode() + b"\n"


def test_a_package_comes_out_as_it_went_in(post: Post) -> None:
    (volume,) = post.pack(FILES)
    opened = container.unpack(volume.data, post.centre.key, post.judge)
    assert container.join([opened]) == FILES
    assert opened.scope.office_id == post.office.scope.office_id
    assert volume.name == "dishub-1-1.asnx"


def test_every_single_bit_flip_is_refused(post: Post) -> None:
    data = bytearray(post.pack(FILES)[0].data)
    for place in range(len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            assert _refused(bytes(data), post), f"bit {bit} of byte {place} was accepted"
            data[place] ^= 1 << bit


def test_every_truncation_is_refused(post: Post) -> None:
    data = post.pack(FILES)[0].data
    assert all(_refused(data[:length], post) for length in range(len(data)))


def test_a_flip_with_a_repaired_trailer_is_refused_too(post: Post) -> None:
    """The trailer is no secret: one bit of every byte of the sealed part, and all bits of the fields around it."""
    data = post.pack(FILES)[0].data
    body = container.peek(data)[1]
    trailer = data[len(body) :]
    accepted = []
    for place in range(len(body)):
        bits = range(8) if place < 120 or place > len(body) - 40 else (place % 8,)
        for bit in bits:
            changed = bytearray(body)
            changed[place] ^= 1 << bit
            if not _refused(_repaired(bytes(changed), trailer), post):
                accepted.append(place)
    # what may differ unseen is only the wrapped key and key name of another recipient, who then cannot open his copy
    other = body.find(envelope.key_id(post.office.key.public_key()))
    assert other > 0
    assert all(other - 120 <= place < other + 64 for place in accepted), accepted


def test_bytes_after_the_end_are_refused(post: Post) -> None:
    data = post.pack(FILES)[0].data
    for extra in (b"\n", b"\0", data, b"\nASNX1 {}\n"):
        assert _refused(data + extra, post)


def test_a_header_that_the_signed_manifest_does_not_say_is_refused(post: Post) -> None:
    data = post.pack(FILES)[0].data
    body = container.peek(data)[1]
    trailer = data[len(body) :].replace(b'"seq":1', b'"seq":2')
    with pytest.raises(Trouble) as refusal:
        container.unpack(_repaired(body, trailer), post.centre.key, post.judge)
    assert refusal.value.code == "package_damaged"


def test_a_file_of_another_kind_is_named_as_such(post: Post) -> None:
    for data in (b"", b"PK\x03\x04" + bytes(200), b"%PDF-1.7" + bytes(500), os.urandom(4096).replace(b"0", b"1")):
        with pytest.raises(Trouble) as refusal:
            container.peek(b"A" + data)
        assert refusal.value.code == "not_a_package"


def test_a_cut_file_is_named_as_cut(post: Post) -> None:
    data = post.pack(FILES)[0].data
    for length in (100, len(data) // 2, len(data) - 1):
        with pytest.raises(Trouble) as refusal:
            container.peek(data[:length])
        assert refusal.value.code == "package_cut"


def test_who_is_not_named_cannot_open(post: Post) -> None:
    with pytest.raises(Trouble) as refusal:
        container.unpack(post.pack(FILES)[0].data, post.root_key, post.judge)
    assert refusal.value.code == "package_not_for_us"


def test_scans_go_in_volumes_that_come_in_any_order(post: Post) -> None:
    files = FILES | {"lampiran/a": os.urandom(150_000), "lampiran/b": os.urandom(20_000)}
    volumes = post.pack(files, limit=64_000)
    assert len(volumes) > 2
    assert all(len(v.data) < 72_000 for v in volumes)
    opened = [container.unpack(v.data, post.centre.key, post.judge) for v in reversed(volumes)]
    assert container.join(opened) == files
    with pytest.raises(Trouble) as refusal:
        container.join(opened[1:])
    assert refusal.value.code == "package_incomplete"


def test_volumes_of_two_packages_do_not_mix(post: Post) -> None:
    one = post.pack(FILES | {"lampiran/a": os.urandom(90_000)}, limit=64_000)
    two = post.pack(FILES | {"lampiran/a": os.urandom(90_000)}, limit=64_000)
    assert len(one) == len(two) > 1
    opened = [container.unpack(v.data, post.centre.key, post.judge) for v in (one[0], *two[1:])]
    with pytest.raises(Trouble) as refusal:
        container.join(opened)
    assert refusal.value.code == "package_mixed"
