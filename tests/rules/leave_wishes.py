"""One plain wish of each kind to change, the people who ask, the shipped calendar: for tests of the law of leave."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
from typing import Any

from asn_desktop import files
from asn_desktop.rules.leave import law
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.wish import Kind, Past, Proof, Verdict, Wish
from asn_desktop.rules.workdays import Calendar

D = dt.date
TODAY = D(2026, 11, 23)
RULES = LeaveRules()
_ROWS = list(csv.DictReader(files.resource("tables/hari_libur.csv").read_text("utf-8").splitlines()))
CALENDAR = Calendar(
    {D.fromisoformat(r["tanggal"]): r["nama"] for r in _ROWS if r["jenis"] == "libur"},
    {D.fromisoformat(r["tanggal"]): r["nama"] for r in _ROWS if r["jenis"] == "bersama"},
    frozenset({2024, 2025, 2026, 2027}),
)

PNS = LeaveFacts("PNS", D(2010, 1, 1))
CPNS = LeaveFacts("CPNS", D(2025, 3, 1))
PPPK = LeaveFacts("PPPK", D(2022, 1, 1), D(2024, 1, 1), D(2028, 12, 31))
PART_TIME = LeaveFacts("PPPK_PW", D(2025, 1, 1), D(2027, 1, 1), D(2027, 12, 31))
WOMAN, MAN = Past(sex="P"), Past(sex="L")
DOCTOR = Proof("surat_dokter", "12/RS/2027", D(2027, 2, 1), "dr. Sari", perlu=True, hari=365)
STATE_DOCTOR = dataclasses.replace(DOCTOR, jenis="surat_dokter_pemerintah")
BOARD = Proof("surat_tim_penguji", "7/TPK/2027", D(2027, 2, 1), "Tim Penguji Kesehatan", perlu=True, hari=548)


def paper(kind: str) -> Proof:
    """A document of this kind with number and date."""
    return Proof(kind, "1/2027", D(2027, 1, 4), "Penerbit")


def wish(kind: Kind, first: D, last: D, **more: Any) -> Wish:
    """A wish with parts III and VI filled."""
    form = {"reason": "Keperluan keluarga", "address": "Jl. Melati 3", "phone": "0812"}
    return Wish(kind, first, last, **{**form, **more})


def annual(first: D, last: D, **more: Any) -> Wish:
    return wish(Kind.TAHUNAN, first, last, **more)


def sick(first: D, last: D, **more: Any) -> Wish:
    return wish(Kind.SAKIT, first, last, **{"reason_code": "sakit", "proofs": (DOCTOR,), **more})


def besar(first: D, last: D, **more: Any) -> Wish:
    return wish(Kind.BESAR, first, last, **{"reason_code": "keperluan_lain", **more})


def fourth(first: D, last: D, **more: Any) -> Wish:
    """Cuti besar for a fourth delivery."""
    asked = {"reason_code": "kelahiran_4", "birth_order": 4, "due": first, "proofs": (paper("surat_bidan"),)}
    return wish(Kind.BESAR, first, last, **{**asked, **more})


def maternity(first: D, last: D, **more: Any) -> Wish:
    asked = {"birth_order": 1, "due": first, "proofs": (paper("surat_bidan"),)}
    return wish(Kind.MELAHIRKAN, first, last, **{**asked, **more})


def important(first: D, last: D, **more: Any) -> Wish:
    asked = {"reason_code": "menikah", "proofs": (paper("surat_nikah"),)}
    return wish(Kind.ALASAN_PENTING, first, last, **{**asked, **more})


def cltn(first: D, last: D, **more: Any) -> Wish:
    asked = {"reason_code": "rawat_orang_tua", "proofs": (paper("surat_dokter"),)}
    return wish(Kind.CLTN, first, last, **{**asked, **more})


def judge(
    asked: Wish, facts: LeaveFacts = PNS, past: Past = WOMAN, rules: LeaveRules = RULES, week: str = "12345",
    today: D = TODAY, **more: Any,
) -> Verdict:  # fmt: skip
    """The verdict on the shipped calendar."""
    return law.judge(asked, facts, past, CALENDAR, week, rules, today=today, **more)


def codes(verdict: Verdict) -> list[str]:
    """What refuses the wish."""
    return [problem.code for problem in verdict.problems]


def words(verdict: Verdict) -> list[str]:
    """What is said without stopping it."""
    return [problem.code for problem in verdict.warnings]


def told(verdict: Verdict) -> list[str]:
    """The codes of the lines."""
    return [line.code for line in verdict.lines]
