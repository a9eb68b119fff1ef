"""CLTN: every row of leave.md §2.8, its extension and the deadlines to its end."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.rules.leave import cltn as leave_cltn
from asn_desktop.rules.leave.annual_right import LeaveFacts, Span
from asn_desktop.rules.leave.kinds import REASONS
from asn_desktop.rules.leave.wish import Kind
from tests.rules.leave_wishes import PNS, RULES, cltn, codes, judge, paper, told, words

D = dt.date
RUNNING = Span(D(2024, 3, 1), D(2027, 2, 28))
AWAY = dataclasses.replace(PNS, active=False, cltn=((RUNNING.first, RUNNING.last),))
LONGER = cltn(D(2027, 3, 1), D(2028, 2, 29), extends=RUNNING)


def test_2_8_five_completed_years() -> None:
    facts = LeaveFacts("PNS", D(2022, 4, 1))
    assert codes(judge(cltn(D(2027, 4, 1), D(2028, 3, 31)), facts)) == []
    assert codes(judge(cltn(D(2027, 3, 31), D(2028, 3, 30)), facts)) == ["service_too_short"]
    assert codes(judge(cltn(D(2027, 3, 31), D(2028, 3, 30)), LeaveFacts("PNS", None))) == ["works_since_missing"]


@pytest.mark.parametrize("reason", REASONS[Kind.CLTN])
def test_2_8_the_six_reasons_with_their_proofs(reason: str) -> None:
    proofs = {
        "ikut_pasangan_tugas": ("keputusan_pasangan", "akta_nikah_kk"),
        "ikut_pasangan_bekerja": ("keputusan_pasangan", "akta_nikah_kk"),
        "program_anak": ("surat_spesialis",), "anak_khusus": ("surat_spesialis",),
        "rawat_pasangan_anak": ("surat_dokter",), "rawat_orang_tua": ("surat_dokter",),
    }[reason]  # fmt: skip
    asked = cltn(D(2027, 4, 1), D(2028, 3, 31), reason_code=reason, proofs=tuple(paper(one) for one in proofs))
    assert codes(judge(asked)) == []
    for left_out in proofs:
        rest = tuple(paper(one) for one in proofs if one != left_out)
        assert codes(judge(dataclasses.replace(asked, proofs=rest))) == ["document_missing"]


def test_2_8_three_years_and_not_a_day_more() -> None:
    assert judge(cltn(D(2027, 4, 1), D(2030, 3, 31))).problems == ()
    over = judge(cltn(D(2027, 4, 1), D(2030, 4, 1)))
    assert (codes(over), over.latest) == (["exceeds_max_duration"], D(2030, 3, 31))
    assert (over.problems[0].values["maks"], over.problems[0].values["satuan"]) == (3, "tahun")
    shorter = judge(cltn(D(2027, 4, 1), D(2030, 3, 31)), rules=dataclasses.replace(RULES, cltn_maks_bulan=30))
    assert (shorter.problems[0].values["maks"], shorter.problems[0].values["satuan"]) == (30, "bulan")


def test_2_8_one_extension_of_one_year_joined_to_it() -> None:
    assert codes(judge(LONGER, AWAY)) == []
    assert codes(judge(dataclasses.replace(LONGER, last=D(2028, 3, 1)), AWAY)) == ["exceeds_max_duration"]
    assert codes(judge(dataclasses.replace(LONGER, first=D(2027, 3, 2)), AWAY)) == ["cltn_extension_gap"]


def test_2_8_a_second_extension_is_refused() -> None:
    again = Span(D(2027, 3, 1), D(2028, 2, 29))
    facts = dataclasses.replace(AWAY, cltn=((RUNNING.first, RUNNING.last), (again.first, again.last)))
    asked = cltn(D(2028, 3, 1), D(2028, 12, 31), extends=again)
    assert codes(judge(asked, facts)) == ["cltn_extended_already"]


@pytest.mark.parametrize(("asked_on", "said"), [(D(2026, 11, 28), []), (D(2026, 11, 29), ["cltn_extension_late"])])
def test_2_8_extension_is_asked_three_months_before_the_end(asked_on: D, said: list[str]) -> None:
    assert leave_cltn.deadlines(RUNNING, RULES).extension_asked_by == D(2026, 11, 28)
    assert words(judge(LONGER, AWAY, today=asked_on)) == said


def test_2_8_deadlines_to_its_end() -> None:
    due = leave_cltn.deadlines(RUNNING, RULES, reported=D(2027, 3, 15))
    assert due.report_by == D(2027, 3, 31)
    assert (due.proposed_by, due.placed_by) == (D(2027, 4, 15), D(2028, 3, 15))
    assert leave_cltn.deadlines(RUNNING, RULES).proposed_by is None
    short = leave_cltn.deadlines(Span(D(2026, 6, 1), D(2027, 5, 30)), RULES)
    assert short.extension_asked_by == D(2027, 2, 28)  # February has no 30th


def test_refusal_bkn_approval_missing() -> None:
    assert [p.code for p in leave_cltn.check_decree(None)] == ["bkn_approval_missing"]
    assert [p.code for p in leave_cltn.check_decree((" ", D(2027, 1, 4)))] == ["bkn_approval_missing"]
    assert leave_cltn.check_decree(("99/B-AK/2027", D(2027, 1, 4))) == []


def test_2_8_effects_are_told() -> None:
    verdict = judge(cltn(D(2027, 4, 1), D(2029, 3, 31)))
    assert {"cltn_fasilitas", "cltn_akibat", "cltn_bkn", "cltn_lapor"} <= set(told(verdict))
    assert [need.jenis for need in verdict.needs if not need.wajib] == [("persetujuan_bkn",)]


def test_refusal_inactive_status_annual_leave_during_cltn() -> None:
    from tests.rules.leave_wishes import annual

    assert codes(judge(annual(D(2027, 1, 4), D(2027, 1, 6)), AWAY)) == ["inactive_status"]
    suspended = dataclasses.replace(PNS, active=False)
    assert codes(judge(cltn(D(2027, 4, 1), D(2028, 3, 31)), suspended)) == ["inactive_status"]
