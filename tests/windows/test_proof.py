"""The Windows chain: its proof belongs to the packing as it is now, and stand-ins for wine never reach the payload."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAIN = ROOT / ".ci/windows"
STAND_INS = sorted((ROOT / "tests/windows/stand_ins").glob("*.c"))


@pytest.fixture
def chain(monkeypatch):
    """A module of the chain by its name; gone again afterwards, for its names are common ones."""
    names = [path.stem for path in CHAIN.glob("*.py")]
    monkeypatch.syspath_prepend(str(CHAIN))
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)


def test_the_packing_is_the_one_that_was_proved(chain):
    assert (CHAIN / "proof.json").exists(), "the packing has not been proved: run `make windows`"
    proof = json.loads((CHAIN / "proof.json").read_text("utf-8"))
    now = chain("proof").fingerprint(ROOT)
    assert proof["fingerprint"] == now, "what decides the packing has changed since the proof: run `make windows`"
    assert proof["setup_megabytes"] <= 45


def test_the_fingerprint_notices_a_change(chain, tmp_path):
    proof = chain("proof")
    for path in [*proof.inputs(ROOT), ROOT / "pyproject.toml"]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    before = proof.fingerprint(tmp_path)
    assert before == proof.fingerprint(ROOT)
    for path in proof.inputs(tmp_path):
        content = path.read_bytes()
        path.write_bytes(content + b"x")
        assert proof.fingerprint(tmp_path) != before, path.name
        path.write_bytes(content)
    project = tmp_path / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace("PySide6-Essentials>=", "PySide6-Essentials>"), "utf-8")
    assert proof.fingerprint(tmp_path) != before


def test_figures_stand_between_their_markers(chain):
    proof = chain("proof")
    page = proof.shown("# A page\n\n<!-- figures -->\nold\n<!-- /figures -->\n\nMore.\n", "new")
    assert page == "# A page\n\n<!-- figures -->\nnew\n<!-- /figures -->\n\nMore.\n"
    assert proof.shown("", "new").startswith("# ")


@pytest.mark.parametrize("source", STAND_INS, ids=lambda path: path.name)
def test_a_stand_in_tells_what_it_is(chain, source):
    assert chain("payload").MARK in source.read_bytes()


@pytest.mark.parametrize("name", [f"{path.stem}.dll" for path in STAND_INS])
def test_a_stand_in_in_the_folder_is_found_by_its_name(chain, tmp_path, name):
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / name.upper()).write_bytes(b"MZ")
    assert chain("payload").stand_ins_in(tmp_path) == [f"_internal/{name.upper()}"]


def test_a_stand_in_under_another_name_is_found_by_what_it_holds(chain, tmp_path):
    payload = chain("payload")
    (tmp_path / "harmless.dll").write_bytes(b"MZ" + payload.MARK)
    (tmp_path / "Qt6Core.dll").write_bytes(b"MZ")
    assert payload.stand_ins_in(tmp_path) == ["harmless.dll"]


def test_nothing_that_packs_names_a_stand_in():
    names = "|".join(re.escape(path.stem) for path in STAND_INS)
    for file in ("asn-desktop.spec", "installer.iss"):
        assert not re.search(names, (ROOT / file).read_text("utf-8-sig"), re.IGNORECASE), file


def test_the_earlier_version_is_older_than_this_one(chain):
    payload = chain("payload")
    parts = [[int(part) for part in number.split(".")] for number in (payload.EARLIER, payload.version(ROOT))]
    assert parts[0] < parts[1]


def test_no_damage_escapes_the_copies_that_must_be_refused(chain, tmp_path):
    setup = tmp_path / "setup.exe"
    setup.write_bytes(bytes(range(256)) * 40)
    copies = chain("inno").damaged(setup, tmp_path)
    whole = setup.read_bytes()
    assert len(copies["cut off"].read_bytes()) < len(whole)
    changed = copies["changed by one byte"].read_bytes()
    assert [old != new for old, new in zip(whole, changed, strict=True)].count(True) == 1


@pytest.mark.parametrize("path", sorted(CHAIN.glob("*.py")), ids=lambda path: path.name)
def test_a_file_of_the_chain_stays_short(path):
    assert path.read_text("utf-8").count("\n") < 200
