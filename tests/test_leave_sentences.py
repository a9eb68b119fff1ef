"""Every line a judgement of leave gives has its words, filled; refusals name the kind and the relative as people do."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import kinds, proofs
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.ui import sentences
from asn_desktop.ui.sentences import leave, leave_lines
from asn_desktop.ui.sentences import leave_kinds as words

RULES = Path(__file__).resolve().parents[1] / "asn_desktop" / "rules"


def _given() -> dict[str, str]:
    """Literal codes of Line("...") in the rules of leave, with the file that gives them."""
    found: dict[str, str] = {}
    for path in (RULES / "leave").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Line" and node.args:
                first = node.args[0]
                both = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {one.value: path.name for one in both if isinstance(one, ast.Constant)}
    return found


@pytest.mark.parametrize("code", sorted(_given()))
def test_every_line_of_leave_has_words(code: str) -> None:
    known = {**leave._LINES, **leave_lines.LINES}
    assert code in known
    names = {name for text in known[code] for _, name, _, _ in string.Formatter().parse(text) if name}
    said, note = leave.line_words(Line(code, dict.fromkeys(names, "2027-03-01"), "PP 11/2017 ps. 316"))
    assert "{" not in said + note
    assert note.endswith("PP 11/2017 ps. 316")


def test_no_line_has_words_twice() -> None:
    assert set(leave._LINES) & set(leave_lines.LINES) == set()


def test_every_reason_relative_and_proof_of_the_law_has_a_word() -> None:
    assert {code for codes in kinds.REASONS.values() for code in codes} <= set(words.REASONS)
    assert set(kinds.RELATIONS) == set(words.RELATIONS)
    assert set(proofs.PROOFS) == set(words.PROOFS)
    assert set(words.KINDS) == set(Kind)


def test_a_refusal_names_the_kind_and_the_status_in_words() -> None:
    from tests.rules.leave_wishes import WOMAN, D, cltn

    problem = kinds.check_kind(cltn(D(2027, 1, 4), D(2028, 1, 3)), LeaveFacts("PPPK_PW", None), WOMAN)[0]
    assert sentences.sentence(problem).startswith("Jenis cuti ini (CLTN) tidak ada untuk PPPK paruh waktu.")
    important = Problem("type_not_for_status", "jenis", {"jenis": Kind.ALASAN_PENTING, "status": "PPPK"})
    assert "(alasan penting)" in sentences.sentence(important)


def test_reasons_are_told_in_words_in_a_line() -> None:
    line = Line("penting_alasan", {"alasan": "keluarga_meninggal", "hubungan": "ibu"}, "x")
    assert leave.line_words(line)[0] == "Alasan termasuk yang ditetapkan: Keluarga meninggal dunia"
