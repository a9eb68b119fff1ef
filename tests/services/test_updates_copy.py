"""The copy of a Setup: wherever a byte is changed, cut or added, it does not get its name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from asn_desktop.problems import Refused
from asn_desktop.services import release_signing
from asn_desktop.services.updates.copies import copied, prepared, sweep
from tests import release_stick

SMALL = b"MZ" + bytes(range(256)) * 40
RELEASE = release_stick.release(data=SMALL)


def unwatched(_done: int, _total: int, _phase: str) -> None:
    """Nobody looks on."""


def refused(data: bytes) -> None:
    """Neither the office's copy nor the publisher's examination takes these bytes."""
    with tempfile.TemporaryDirectory() as place:
        stick, folder = Path(place) / "stik", Path(place) / "pembaruan"
        setup = release_stick.lay(stick, data=SMALL)
        setup.write_bytes(data)
        with pytest.raises(Refused, match="update_changed"):
            copied(setup, folder, RELEASE, unwatched)
        assert list(folder.iterdir()) == []
        with pytest.raises(Refused, match="update_changed"):
            release_signing.examine(setup, keys=release_stick.keys())


@given(some.integers(0, len(SMALL) - 1), some.integers(1, 255))
def test_no_changed_byte_is_copied(place: int, flip: int) -> None:
    bad = bytearray(SMALL)
    bad[place] ^= flip
    refused(bytes(bad))


@given(some.integers(0, len(SMALL) - 1))
def test_no_cut_is_copied(length: int) -> None:
    refused(SMALL[:length])


@given(some.binary(min_size=1, max_size=50))
def test_nothing_added_is_copied(more: bytes) -> None:
    refused(SMALL + more)


def test_a_setup_that_never_ends_is_given_up_at_its_signed_size(tmp_path: Path) -> None:
    """No more is read than was signed, whatever the stick pretends to hold."""
    with pytest.raises(Refused, match="update_changed"):
        copied(Path("/dev/zero"), tmp_path / "pembaruan", RELEASE, unwatched)
    assert list((tmp_path / "pembaruan").iterdir()) == []


def test_pairs_are_told_apart_from_halves(tmp_path: Path) -> None:
    whole = [release_stick.lay(tmp_path, version) for version in ("0.6.0", "0.10.0", "0.4.0")]
    (tmp_path / "ASN-Desktop-0.7.0-setup.exe").write_bytes(b"MZ")
    (tmp_path / "ASN-Desktop-0.8.0-setup.exe.rilis").write_bytes(b"{}")
    (tmp_path / "pasang.log").write_text("log")
    assert prepared(tmp_path) == [whole[1], whole[0], whole[2]]
    sweep(tmp_path)
    assert prepared(tmp_path) == [whole[1], whole[0]]  # 0.4.0 is behind this program
    sweep(tmp_path, keep="0.6.0")
    assert sorted(path.name for path in tmp_path.iterdir()) == [whole[0].name, whole[0].name + ".rilis", "pasang.log"]
    sweep(tmp_path / "tidak ada")
    assert prepared(tmp_path / "tidak ada") == []
