"""Setups found on sticks: paired with their `.rilis`, whatever they are called, and each kind of wrong told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from asn_desktop import __version__
from asn_desktop.packages import release as release_file
from asn_desktop.packages import release_keys
from asn_desktop.services import office, updates
from asn_desktop.services.updates.search import PREPARED
from asn_desktop.ui.sentences import headline
from tests import release_stick
from tests.release_stick import KEY, OTHER_KEY, SETUP

KEYS = release_stick.keys()
ROOT = Path(__file__).resolve().parents[2]


def look(*folders: Path) -> list[tuple[str, str | None, str | None]]:
    """Name, version and code of everything found."""
    found = updates.look(folders, keys=KEYS)
    return [(one.path.name, one.release and one.release.version, one.problem and one.problem.code) for one in found]


def test_the_program_knows_its_version() -> None:
    assert updates.here() == __version__


def test_a_stick_is_searched_in_its_root_and_one_level_below(tmp_path: Path) -> None:
    release_stick.lay(tmp_path, "0.6.0")
    release_stick.lay(tmp_path / "Aplikasi baru", "0.10.0")
    release_stick.lay(tmp_path / "a" / "b", "0.7.0")
    release_stick.lay(tmp_path / ".tersembunyi", "0.8.0")
    assert look(tmp_path) == [
        ("ASN-Desktop-0.10.0-setup.exe", "0.10.0", None),
        ("ASN-Desktop-0.6.0-setup.exe", "0.6.0", None),
    ]


def test_a_place_named_twice_is_told_once(tmp_path: Path) -> None:
    release_stick.lay(tmp_path / "Setup")
    assert len(look(tmp_path, tmp_path, tmp_path / "Setup", tmp_path / "." / "Setup")) == 1


def test_what_is_offered_stands_first(tmp_path: Path) -> None:
    release_stick.lay(tmp_path, "0.6.0")
    release_stick.lay(tmp_path, "0.9.0", key=OTHER_KEY)
    release_stick.lay(tmp_path, "0.4.0")
    release_stick.lay(tmp_path, updates.here())
    assert [code for _, _, code in look(tmp_path)] == [None, "update_same", "update_older", "release_key_unknown"]


@pytest.mark.parametrize(
    ("setup", "note"),
    [
        ("ASN-Desktop-0.6.0-setup (1).exe", "ASN-Desktop-0.6.0-setup.exe.rilis"),
        ("ASN-Desktop-0.6.0-setup (1).exe", "ASN-Desktop-0.6.0-setup.exe (1).rilis"),
        ("ASN-Desktop-0.6.0-setup (1).exe", "ASN-Desktop-0.6.0-setup (1).exe.rilis"),
        ("asn-desktop-0.6.0-SETUP.EXE", "ASN-Desktop-0.6.0-setup.exe.RILIS"),
        ("pasang.exe", "pasang.exe.rilis"),
    ],
)
def test_the_content_counts_not_the_name(tmp_path: Path, setup: str, note: str) -> None:
    made = release_stick.lay(tmp_path)
    made.with_name(made.name + ".rilis").rename(tmp_path / note)
    made.rename(tmp_path / setup)
    assert look(tmp_path) == [(setup, "0.6.0", None)]
    assert updates.check(tmp_path / setup, schema=4, keys=KEYS).offered


def test_a_renamed_setup_finds_its_own_among_several(tmp_path: Path) -> None:
    made = release_stick.lay(tmp_path, "0.6.0")
    release_stick.lay(tmp_path, "0.7.0", SETUP + b"lebih").unlink()  # only its .rilis stays
    made.rename(tmp_path / "ASN-Desktop-setup.exe")
    assert look(tmp_path) == [
        ("ASN-Desktop-setup.exe", "0.6.0", None),
        ("ASN-Desktop-0.7.0-setup.exe", "0.7.0", "update_no_setup"),
    ]


def test_a_setup_without_and_a_rilis_without(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ASN-Desktop-0.6.0-setup.exe").write_bytes(SETUP)
    release_stick.lay(tmp_path / "b").unlink()
    assert {code for _, _, code in look(tmp_path)} == {"update_no_signature", "update_no_setup"}


def test_other_programs_on_the_stick_are_nobodys_business(tmp_path: Path) -> None:
    for name in ("putty.exe", "setup.exe", "ASN-Desktop.pdf", "dftr.xlsx"):
        (tmp_path / name).write_bytes(b"MZ")
    assert look(tmp_path) == []


@pytest.mark.parametrize("data", [SETUP[:-1], SETUP + b"x", b""])
def test_a_cut_setup_is_told_by_its_size(tmp_path: Path, data: bytes) -> None:
    release_stick.lay(tmp_path).write_bytes(data)
    assert look(tmp_path) == [("ASN-Desktop-0.6.0-setup.exe", "0.6.0", "update_size")]
    found = updates.look([tmp_path], keys=KEYS)[0]
    assert not found.offered
    assert found.problem is not None
    assert found.problem.values["have"] == len(data)
    assert "3.072.002" in headline(found.problem)[0]


def test_a_rilis_of_another_file_does_not_fit(tmp_path: Path) -> None:
    release_stick.lay(tmp_path, "0.7.0", SETUP + b"x")
    setup = release_stick.lay(tmp_path, "0.6.0")
    shutil.move(tmp_path / "ASN-Desktop-0.7.0-setup.exe.rilis", setup.with_name(setup.name + ".rilis"))
    assert ("ASN-Desktop-0.6.0-setup.exe", "0.7.0", "update_size") in look(tmp_path)


def test_a_changed_rilis_vouches_for_nothing(tmp_path: Path) -> None:
    setup = release_stick.lay(tmp_path)
    note = setup.with_name(setup.name + ".rilis")
    note.write_bytes(note.read_bytes().replace(b"0.6.0", b"0.9.0"))
    assert look(tmp_path) == [(setup.name, None, "release_signature")]
    note.write_bytes(bytes(70_000))
    assert look(tmp_path) == [(setup.name, None, "release_too_long")]
    note.unlink()
    note.mkdir()
    assert look(tmp_path)[0][1:] == (None, "update_no_signature")


def test_the_schema_of_the_data_is_weighed_when_it_is_known(tmp_path: Path) -> None:
    setup = release_stick.lay(tmp_path, schema=4, reads_from=3)
    codes = {}
    for schema in (None, 2, 3, 4, 5):
        problem = updates.check(setup, schema=schema, keys=KEYS).problem
        codes[schema] = problem and problem.code
    assert codes == {None: None, 2: "update_data_older", 3: None, 4: None, 5: "update_data_newer"}


def test_a_stick_pulled_out_is_passed_over(tmp_path: Path) -> None:
    release_stick.lay(tmp_path / "ada")
    assert look(tmp_path / "tidak ada", tmp_path / "ada", Path("/dev/null"), Path("/proc/1/root-lama")) == [
        ("ASN-Desktop-0.6.0-setup.exe", "0.6.0", None)
    ]
    gone = updates.check(tmp_path / "tidak ada" / "ASN-Desktop-0.6.0-setup.exe", schema=None, keys=KEYS)
    assert gone.problem is not None
    assert gone.problem.code == "update_unreadable"


def test_a_program_without_keys_says_so(tmp_path: Path) -> None:
    release_stick.lay(tmp_path)
    (one,) = updates.look([tmp_path], keys={})
    assert one.problem is not None
    assert one.problem.code == "release_no_keys"


def test_no_private_key_lies_among_the_public_ones() -> None:
    """What the repository carries: public halves that can be read, or none."""
    folder = ROOT / "resources" / "release"
    assert updates.trusted() == release_keys.read_keys(folder)
    assert [path.name for path in folder.iterdir() if b"PRIVATE" in path.read_bytes()] == []
    assert "public" in (folder / "README.md").read_text(encoding="utf-8")


def test_places_are_the_sticks_and_the_data(opened: office.OpenOffice) -> None:
    folder = opened.office.folder
    assert updates.places(folder)[-2:] == [folder, folder.parent]
    release_stick.lay(folder.parent / "Unduhan")
    assert updates.arrived(folder.parent) is None  # the data folder is known by the version noted in it
    release_stick.lay(folder.parent / PREPARED, "0.8.0")  # what was prepared here is not found again as if it were new
    assert look(folder, folder.parent) == [("ASN-Desktop-0.6.0-setup.exe", "0.6.0", None)]


def test_a_folder_of_that_name_on_a_stick_is_searched(tmp_path: Path) -> None:
    release_stick.lay(tmp_path / PREPARED)
    assert len(look(tmp_path)) == 1


def test_odd_things_on_a_stick_do_not_stop_the_search(tmp_path: Path) -> None:
    """Names without a name, a pipe nobody writes to, a link to nowhere, a circle of links."""
    for name in ("..rilis", "...rilis", ".rilis", "a.RILIS", "\udcff.rilis"):
        (tmp_path / name).write_bytes(b"")
    os.mkfifo(tmp_path / "pipa.rilis")
    os.mkfifo(tmp_path / "ASN-Desktop-0.8.0-setup.exe")
    (tmp_path / "ASN-Desktop-0.9.0-setup.exe").symlink_to(tmp_path / "tidak ada")
    (tmp_path / "putar").symlink_to(tmp_path / "putar")
    (tmp_path / "sini").symlink_to(tmp_path)
    release_stick.lay(tmp_path)
    assert look(tmp_path)[0] == ("ASN-Desktop-0.6.0-setup.exe", "0.6.0", None)
    assert {code for _, _, code in look(tmp_path)[1:]} == {"update_unreadable", "release_malformed"}


def test_many_notes_do_not_hold_the_search_up(tmp_path: Path) -> None:
    setup = release_stick.lay(tmp_path)
    note = release_file.sign(release_stick.release(data=b"MZ"), KEY)
    for number in range(60):
        (tmp_path / f"{number}.rilis").write_bytes(note)
    assert look(tmp_path)[0] == (setup.name, "0.6.0", None)
