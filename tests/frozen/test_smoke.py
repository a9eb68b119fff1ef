"""A proof that cannot be given says where it stopped, touches nothing that was there, and tells no secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asn_desktop import __main__, __version__
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.smoke import NAMES
from asn_desktop.smoke.result import FailedError, Result, told

ROOT = Path(__file__).resolve().parents[2]


def _run(tmp_path, *arguments, home=None):
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home or tmp_path), "XDG_DATA_HOME": ""}
    command = [sys.executable, "-m", "asn_desktop", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_folder_in_which_something_lies_is_refused_and_left_alone(tmp_path):
    work, target = tmp_path / "kantor", tmp_path / "hasil.json"
    work.mkdir()
    (work / "kantor.asn").write_bytes(b"milik orang")
    assert _run(tmp_path, "--smoke", target, "--folder", work).returncode == 1
    found = json.loads(target.read_text(encoding="utf-8"))
    assert (found["ok"], found["version"], found["frozen"]) == (False, __version__, False)
    assert [line["name"] for line in found["steps"]] == list(NAMES)
    assert found["steps"][0]["error"]["code"] == "folder_not_empty"
    assert all(line["skipped"] for line in found["steps"][1:])
    assert [path.name for path in work.iterdir()] == ["kantor.asn"]
    assert (work / "kantor.asn").read_bytes() == b"milik orang"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil.json", "kantor"]


@pytest.mark.parametrize("arguments", [(), ("a.json", "b.json"), ("a.json", "--folder")])
def test_wrong_use_is_told_by_its_code(tmp_path, arguments):
    assert _run(tmp_path, "--smoke", *arguments).returncode == 2


def test_the_first_paint_ends_the_program_without_a_word(tmp_path):
    done = _run(tmp_path, "--first-paint", tmp_path / "kantor")
    assert done.returncode == 0
    assert done.stdout == ""


def test_steps_after_a_failed_one_are_skipped_and_the_file_is_whole(tmp_path):
    result = Result(tmp_path / "hasil.json", ("satu", "dua", "tiga"))
    with result.step("satu"):
        pass
    with pytest.raises(Trouble), result.step("dua"):
        raise Trouble("disk_full", folder="E:")
    assert not result.write()
    found = json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))
    assert [(line["ok"], line.get("skipped", False)) for line in found["steps"]] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip
    assert found["steps"][1]["error"]["code"] == "disk_full"
    assert [path.name for path in tmp_path.iterdir()] == ["hasil.json"]


def test_a_problem_between_two_steps_is_kept_under_the_next_one(tmp_path):
    result = Result(tmp_path / "hasil.json", ("satu", "dua"))
    with result.step("satu"):
        pass
    result.fail(ImportError("x", name="sqlcipher3"))
    assert result.values()["steps"][1]["error"]["code"] == "sqlcipher3"


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (FailedError("store_is_plain"), "store_is_plain"),
        (Trouble("wrong_password", name="sandi rahasia"), "wrong_password"),
        (Refused([Problem("required", "nama", {"raw": "sandi rahasia"})]), "required"),
        (OSError(13, "sandi rahasia"), "errno 13"),
        (ValueError("sandi rahasia"), None),
    ],
)
def test_an_error_is_told_by_kind_and_code_never_by_its_words(problem, code):
    try:
        raise problem
    except Exception as caught:
        found = told(caught)
    assert found["type"] == type(problem).__name__
    assert found.get("code") == code
    assert "rahasia" not in json.dumps(found)
    assert found["at"]


def test_what_keeps_the_program_from_opening_is_logged_without_its_words(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    try:
        raise ValueError("sandi rahasia")
    except ValueError as problem:
        place = __main__.keep(problem)
    assert place == tmp_path / "ASN Desktop/log/asn-desktop.log"
    text = place.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_smoke.py" in text
    assert "rahasia" not in text
    __main__.say(__main__.WORDS.format(place=place), box=False)
    assert str(place) in capsys.readouterr().err


def test_a_log_that_cannot_be_kept_in_the_data_folder_is_kept_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "penghalang").write_text("bukan folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "penghalang"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert __main__.keep(ValueError()) == tmp_path / "ASN Desktop/asn-desktop.log"
