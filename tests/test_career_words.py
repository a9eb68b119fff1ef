"""Every reason, gap and line of a career computation has words, and they fit their values."""

from __future__ import annotations

import ast
import datetime as dt
import string
import uuid
from pathlib import Path

import pytest

from asn_desktop.rules import allowance, duk, kgb, promotion, reminders, satyalancana, service
from asn_desktop.rules.dossier import Punishment, Result, Span
from asn_desktop.rules.explain import Line
from asn_desktop.ui.sentences import career, career_lines
from tests.rules.career_people import (
    TODAY,
    duk_tables,
    education,
    jenjang,
    person,
    pns_table,
    post,
    ranges,
    rank,
    training,
)

ROOT = Path(__file__).resolve().parents[1] / "asn_desktop"
FILES = [
    *(ROOT / "rules" / f"{name}.py" for name in (
        "service", "absence", "kgb", "promotion", "promotion_kinds", "retirement", "satyalancana", "duk", "reminders",
        "allowance",
    )),
    *(ROOT / "services").glob("career_*.py"),
]  # fmt: skip


def _text(node: ast.AST) -> list[str]:
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _codes() -> set[str]:
    """First arguments of Line(...), third of _one(...) in reminders, and what is assigned to `code` before."""
    found: set[str] = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                place = {"Line": 0, "_one": 3}.get(node.func.id)
                if place is not None:
                    argument = node.args[place]
                    parts = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
                    found |= {word for part in parts for word in _text(part)}
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "code":
                value = node.value
                parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else []
                found |= {word for part in parts for word in _text(part)}
    return found - {"masuk"}


CODES = _codes()


def test_the_codes_are_found():
    assert {"kgb_tahap", "ingat_plt_akhir", "mk_sejak_kontrak", "anak_ditanggung", "duk_sama", "kp_tertutup"} <= CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_line_has_words(code):
    assert code in career_lines.LINES


def test_no_words_without_a_line():
    assert set(career_lines.LINES) - CODES == set()


REASONS = {*kgb.REASONS, *promotion.REASONS, "pangkat_tertinggi", "syarat_tertutup", "sesudah_pensiun"}


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_has_a_short_and_a_long_form(code):
    assert career.reason_short(code) != code
    assert career.reason_long(code).endswith(".")
    assert len(career.reason_short(code)) <= 40


@pytest.mark.parametrize("code", [*kgb.GAPS, "pendidikan_pengangkatan", "tmt_jabatan", "jenjang", "nip", "tahun_lulus"])
def test_every_gap_has_words(code):
    assert career.reason_short(code) != code


def test_kinds_steps_and_family_have_words():
    assert set(reminders.KINDS) <= set(career.KINDS)
    assert set(duk.STEPS) == set(career.DUK_STEPS)
    assert {*allowance.REASONS, "masuk"} == set(career.FAMILY)


def _lines() -> list[Line]:
    """Lines of real computations: what they carry must fill their words."""
    away = (Span(dt.date(2025, 1, 1), dt.date(2025, 6, 30), None),)
    people = [
        person(), person(cltn=away), person(kinerja=()), person(kinerja=(Result(2025, "4"),)), person(golongan=None),
        person(golongan=rank("II/d", dt.date(2020, 4, 1), (9, 0))), person(jabatan=post("Camat", "1", "III.a")),
        person(jabatan=post("Perawat Ahli Muda"), hukdis=(Punishment("B", dt.date(2026, 1, 1), None),)),
    ]  # fmt: skip
    found: list[Line] = []
    for d in people:
        found += kgb.next_step(d, TODAY, pns_table()).lines
        found += promotion.next_promotion(d, TODAY, education(), ranges(), jenjang(), training=training()).lines
        for length in (service.total(d, TODAY), service.in_golongan(d, TODAY), service.in_post(d, TODAY)):
            found += length.lines if length else ()
        award = satyalancana.due(d, 2026)
        found += award.lines if award else ()
    first, second = duk.order([person(), person(id=uuid.UUID(int=2))], tables=duk_tables())
    return [*found, *duk.why(first, second)]


def test_words_are_filled_without_a_hole():
    for line in _lines():
        words = career_lines.line_words(line)
        assert "…" not in words, line
        assert "{" not in words
        blanks = {name for _, name, _, _ in string.Formatter().parse(career_lines.LINES[line.code]) if name}
        assert {name for name in blanks if not name.endswith("_kata")} <= set(line.values)


def test_amounts_read_as_service_or_per_cent():
    assert career_lines.line_amount(Line("mk_cltn", {}, "", -6)) == "– 0 tahun 6 bulan"
    assert career_lines.line_amount(Line("mkg_sk", {}, "", 134)) == "11 tahun 2 bulan"
    assert career_lines.line_amount(Line("tunjangan_anak", {}, "", 4)) == "4%"
    assert career_lines.line_amount(Line("kgb_tahap")) == ""


def test_a_line_that_was_stored_reads_the_same():
    line = Line("kgb_tahap", {"golongan": "III/b", "tahap": 14, "tmt": dt.date(2027, 2, 1)}, "PP 7/1977")
    back = Line("kgb_tahap", {"golongan": "III/b", "tahap": 14, "tmt": "2027-02-01"}, "PP 7/1977")
    assert career_lines.line_words(line) == career_lines.line_words(back)
    assert career_lines.line_words(line) == "Tahap berikutnya golongan III/b: MKG 14 tahun, dicapai 1 Februari 2027"


@pytest.mark.parametrize(
    ("reasons", "gaps", "dated", "words"),
    [
        ((), (), True, ""),
        (("masa_kerja_pangkat",), (), True, ""),  # the date says when the time is complete
        (("masa_kerja_pangkat",), (), False, "Masa kerja dalam pangkat"),
        (("masa_kerja_pangkat", "angka_kredit_kurang"), (), True, "Belum terpenuhi: angka kredit"),
        (("predikat_kinerja",), ("mkg",), True, "Belum terpenuhi: predikat kinerja; MKG belum diisi"),
        ((), ("predikat",), True, "Predikat belum tercatat"),
    ],
)
def test_what_is_lacking_is_told_apart_from_what_is_not_recorded(reasons, gaps, dated, words):
    assert career.lacking(reasons, gaps, dated=dated) == words


def test_years_not_over_are_a_neutral_remark():
    assert career.awaited(()) == ""
    assert career.awaited((2027,)) == "ditentukan predikat 2027"
    assert career.awaited((2026, 2027)) == "ditentukan predikat 2026 dan 2027"
