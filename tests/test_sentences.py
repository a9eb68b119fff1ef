"""Every code that is raised anywhere has an Indonesian sentence, and every sentence fits its values."""

from __future__ import annotations

import ast
import importlib
import string
from collections import Counter
from pathlib import Path

import pytest

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui import sentences as words

PACKAGE = Path(__file__).resolve().parents[1] / "asn_desktop"


def _raised() -> dict[str, set[str]]:
    """Literal codes of Problem("...") and Trouble("..."): code -> the kinds it is raised as."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute) and node.args):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            first = node.args[0]
            if name in ("Problem", "Trouble") and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.setdefault(first.value, set()).add(name)
    return found


RAISED = _raised()


@pytest.mark.parametrize("code", sorted(RAISED))
def test_every_code_has_a_sentence(code):
    assert code in words.sentences()


@pytest.mark.parametrize("code", sorted(code for code, kinds in RAISED.items() if "Trouble" in kinds))
def test_every_trouble_says_what_to_do(code):
    what, todo = words.headline(Trouble(code))
    assert what
    assert todo, f"{code}: nothing after the bar"


@pytest.mark.parametrize("code", sorted(words.sentences()))
def test_every_sentence_is_calm_and_can_be_filled(code):
    template = words.sentences()[code]
    for _text, name, spec, _conversion in string.Formatter().parse(template):
        assert name != "", f"{code}: a blank without a name"
        assert not spec, f"{code}: values are shown the same way everywhere, no format in the sentence"
    shown = words.sentence(Problem(code))
    assert "!" not in shown
    assert "maaf" not in shown.casefold()
    assert shown.strip()[-1] in ".”)…:?|" or shown.strip()[-1].isalnum() is False, f"{code}: no end"


def test_a_code_has_one_sentence():
    rooms = (importlib.import_module(f"{words.__name__}.{room}") for room in words.ROOMS)
    told = Counter(code for room in rooms for code in room.SENTENCES)
    assert [code for code, times in told.items() if times > 1] == []


def test_values_are_shown_as_people_write_them():
    import datetime as dt

    words.sentences()["_uji"] = "{tanggal}, {jumlah}, {hilang}"
    try:
        shown = words.sentence(Problem("_uji", values={"tanggal": dt.date(2026, 11, 23), "jumlah": 12000}))
    finally:
        del words.sentences()["_uji"]
    assert shown == "23 November 2026, 12.000, …"


def test_an_unknown_code_still_says_something():
    assert "kode tak_dikenal" in words.sentence(Problem("tak_dikenal"))
    assert all(words.headline(Trouble("tak_dikenal")))


def test_sentences_know_no_qt():
    for path in (PACKAGE / "ui" / "sentences").glob("*.py"):
        assert "PySide6" not in path.read_text(encoding="utf-8")
