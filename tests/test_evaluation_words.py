"""Every line, obstacle and choice of evaluation has its words."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

from asn_desktop.rules.explain import Line
from asn_desktop.services import reference
from asn_desktop.ui.sentences import evaluation as words

SERVICES = Path(__file__).resolve().parents[1] / "asn_desktop" / "services" / "evaluation"


def _texts(name: str) -> list[str]:
    tree = ast.parse((SERVICES / name).read_text(encoding="utf-8"))
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_every_line_of_why_has_its_words():
    tree = ast.parse((SERVICES / "explained.py").read_text(encoding="utf-8"))
    used = {n.args[0].value for n in ast.walk(tree)
            if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Line"}  # fmt: skip
    assert used == set(words.LINES)


def test_every_obstacle_has_its_words():
    assert {one for one in _texts("overviews.py") if one.startswith("halangan_")} == set(words.OBSTACLES)


def test_every_choice_has_a_name_and_its_shipped_value_reads():
    shipped = {row["rule_id"]: row["value"] for row in reference.shipped("aturan_kinerja")}
    assert set(words.CHOICES) == set(shipped)
    assert words.choice_value("keberatan_hari", shipped["keberatan_hari"]) == "14 hari"
    assert words.choice_value("evaluasi_mulai", shipped["evaluasi_mulai"]) == "1 Desember"
    assert words.choice_value("mode", shipped["mode"]) == "bahan kerja e-Kinerja"
    assert words.choice_value("kartu_di_atas", shipped["kartu_di_atas"]) == "3,5324"


def test_lines_read_as_people_write():
    line = Line("nilai_bulan_kosong", {"bulan": [7, 8]})
    assert words.line_words(line) == "Tidak dinilai karena cuti panjang: Juli, Agustus"
    days = {"mulai": dt.date(2026, 7, 1), "sampai": dt.date(2026, 9, 30)}
    line = Line("nilai_periode", {"periode": "Triwulan III"} | days)
    assert words.line_words(line) == "Periode Triwulan III: 1 Juli 2026 sampai 30 September 2026"
