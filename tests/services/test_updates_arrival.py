"""The first start of a new version: told once, with its news; Setups it has caught up with are removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asn_desktop.services import updates
from asn_desktop.services.updates.search import LAST, PREPARED
from tests import release_stick
from tests.release_stick import NEWS, OTHER_KEY

KEYS = release_stick.keys()
HERE = updates.here()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder whose last program was an older one."""
    (tmp_path / LAST).write_text(json.dumps({"versi": "0.4.0"}))
    return tmp_path


def last(root: Path) -> str:
    """The version noted in the folder."""
    return str(json.loads((root / LAST).read_bytes())["versi"])


def test_an_update_is_told_until_it_was_seen_and_then_no_more(root: Path) -> None:
    prepared = release_stick.lay(root / PREPARED, HERE)
    for _ in range(2):  # a window that closed before the notice was read tells it again
        assert updates.arrived(root, keys=KEYS) == updates.Arrival(HERE, "0.4.0", NEWS)
    updates.seen(root)
    assert last(root) == HERE
    assert updates.arrived(root, keys=KEYS) is None
    assert not prepared.exists()
    assert list(prepared.parent.iterdir()) == []


def test_a_setup_in_the_folder_of_an_office_is_nobody_of_ours(root: Path) -> None:
    """Others may be able to write there: no news of it are told, and it is not removed."""
    other = release_stick.lay(root / "kantor" / PREPARED, HERE)
    assert updates.arrived(root, keys=KEYS) == updates.Arrival(HERE, "0.4.0", ())
    updates.seen(root)
    assert other.exists()


@pytest.mark.parametrize("keys", [{}, release_stick.keys(OTHER_KEY)])
def test_news_nobody_vouches_for_are_not_shown(root: Path, keys: dict) -> None:  # type: ignore[type-arg]
    release_stick.lay(root / PREPARED, HERE)
    assert updates.arrived(root, keys=keys) == updates.Arrival(HERE, "0.4.0", ())


def test_a_setup_run_by_hand_brings_no_news(root: Path) -> None:
    release_stick.lay(root / PREPARED, "9.9.9")  # prepared, not installed yet
    assert updates.arrived(root, keys=KEYS) == updates.Arrival(HERE, "0.4.0", ())
    updates.seen(root)
    assert (root / PREPARED / "ASN-Desktop-9.9.9-setup.exe").exists()


def test_the_very_first_start_tells_nothing_and_notes_the_version(tmp_path: Path) -> None:
    assert updates.arrived(tmp_path) is None
    assert last(tmp_path) == HERE
    assert updates.arrived(tmp_path / "belum ada") is None
    assert not (tmp_path / "belum ada").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"versi": 5}', '{"versi": "0.06"}', '{"versi": "9.9.9"}', "\x00" * 9])
def test_a_spoilt_note_or_a_later_version_tells_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / LAST).write_text(text)
    assert updates.arrived(tmp_path) is None
    assert last(tmp_path) == HERE


def test_a_folder_that_cannot_be_written_stops_no_start() -> None:
    """The system's own folder: not even root may make a file there."""
    assert updates.arrived(Path("/sys")) is None
    updates.seen(Path("/sys"))
