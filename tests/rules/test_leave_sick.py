"""Sick leave: leave.md §2.5 for PNS and CPNS, §2.9 for PPPK, and the readings of §8 about it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.rules.leave import sick as leave_sick
from asn_desktop.rules.leave.annual_right import LeaveRules
from asn_desktop.rules.leave.wish import Past, Sick
from tests.rules.leave_wishes import (
    BOARD,
    CALENDAR,
    CPNS,
    DOCTOR,
    PART_TIME,
    PNS,
    PPPK,
    RULES,
    STATE_DOCTOR,
    codes,
    judge,
    paper,
    sick,
    told,
    words,
)

D = dt.date
OFFICIAL = dataclasses.replace(STATE_DOCTOR, hari=31)


def ill(*spells: tuple[D, D], reason: str | None = "sakit") -> Past:
    return Past(sex="P", sick=tuple(Sick(a, b, reason) for a, b in spells))


def test_2_5_one_day_is_a_notice_with_a_letter_and_no_form() -> None:
    day = sick(D(2027, 2, 1), D(2027, 2, 1), address="", phone="", reason="")
    assert codes(judge(day)) == []
    assert "sakit_catat" in told(judge(day))
    assert codes(judge(dataclasses.replace(day, proofs=()))) == ["document_missing"]
    two = dataclasses.replace(day, last=D(2027, 2, 2))
    assert codes(judge(two)) == ["reason_missing", "address_missing", "phone_missing"]


@pytest.mark.parametrize("facts", [PNS, CPNS], ids=["PNS", "CPNS"])
def test_2_5_more_than_14_days_without_government_doctor_is_a_word_only(facts: object) -> None:
    verdict = judge(sick(D(2027, 2, 1), D(2027, 2, 15)), facts)
    assert (codes(verdict), words(verdict)) == ([], ["sick_government_doctor"])
    assert words(judge(sick(D(2027, 2, 1), D(2027, 2, 14)), facts)) == []
    assert words(judge(sick(D(2027, 2, 1), D(2027, 2, 15), proofs=(STATE_DOCTOR,)), facts)) == []


@pytest.mark.parametrize(
    "proof",
    [dataclasses.replace(DOCTOR, perlu=None), dataclasses.replace(DOCTOR, perlu=False),
     dataclasses.replace(DOCTOR, hari=None), dataclasses.replace(DOCTOR, hari=0)],
    ids=["need not said", "not needed", "no length", "zero days"],
)  # fmt: skip
def test_refusal_document_incomplete_letter_without_need_or_length(proof: object) -> None:
    assert codes(judge(sick(D(2027, 2, 1), D(2027, 2, 3), proofs=(proof,)))) == ["document_incomplete"]
    assert codes(judge(sick(D(2027, 2, 1), D(2027, 2, 3), proofs=(proof, DOCTOR)))) == []


def test_a_letter_for_fewer_days_is_said() -> None:
    letter = dataclasses.replace(DOCTOR, hari=3)
    assert words(judge(sick(D(2027, 2, 1), D(2027, 2, 5), proofs=(letter,)))) == ["sick_beyond_letter"]
    assert words(judge(sick(D(2027, 2, 1), D(2027, 2, 3), proofs=(letter,)))) == []


def test_2_5_one_year_then_the_health_board_then_no_more() -> None:
    year = sick(D(2027, 2, 1), D(2028, 1, 31), proofs=(STATE_DOCTOR,))
    assert (codes(judge(year)), judge(year).latest) == ([], D(2028, 1, 31))
    longer = dataclasses.replace(year, last=D(2028, 2, 1))
    assert codes(judge(longer)) == ["needs_health_board"]
    with_board = dataclasses.replace(longer, proofs=(BOARD,))
    assert (codes(judge(with_board)), judge(with_board).latest) == ([], D(2028, 7, 31))
    over = judge(dataclasses.replace(with_board, last=D(2028, 8, 1))).problems[0]
    assert (over.code, over.values["maks"], over.values["satuan"]) == ("exceeds_max_duration", 18, "bulan")
    first, then = [line for line in judge(with_board).lines if line.code in ("batas_sakit", "sakit_tim_penguji")]
    assert (first.values["maks"], first.values["sampai"]) == (12, "2028-01-31")
    assert (then.values["bulan"], then.values["sampai"]) == (6, "2028-07-31")
    assert "sakit_tim_penguji" not in told(judge(year))


def test_refusal_needs_health_board_counts_the_spells_of_one_illness() -> None:
    past = ill((D(2026, 2, 2), D(2026, 12, 31)))  # Thursday; 1 January is a holiday, then the weekend
    next_spell = sick(D(2027, 1, 4), D(2027, 2, 3), proofs=(STATE_DOCTOR,))
    assert codes(judge(next_spell, PNS, past)) == []  # 333 + 31 days of the 365
    assert judge(next_spell, PNS, past).latest == D(2027, 2, 4)
    assert codes(judge(dataclasses.replace(next_spell, last=D(2027, 2, 5)), PNS, past)) == ["needs_health_board"]


@pytest.mark.parametrize(
    ("last", "first", "linked"),
    [
        pytest.param(D(2026, 11, 20), D(2026, 11, 21), True, id="the next day"),
        pytest.param(D(2026, 11, 20), D(2026, 11, 23), True, id="over a weekend"),
        pytest.param(D(2026, 12, 23), D(2026, 12, 28), True, id="over cuti bersama, Christmas and a weekend"),
        pytest.param(D(2026, 11, 19), D(2026, 11, 23), False, id="a Friday between"),
        pytest.param(D(2026, 11, 20), D(2026, 11, 24), False, id="a Monday between"),
    ],
)
def test_2_5_spells_parted_by_no_working_day_are_one_illness(last: D, first: D, linked: bool) -> None:
    past = ill((last - dt.timedelta(days=9), last))
    found = leave_sick.spell(sick(first, first), past, CALENDAR, "12345", RULES)
    assert (found.before, found.days) == ((10, 11) if linked else (0, 1))


def test_2_5_in_a_unit_of_six_days_a_saturday_parts_them() -> None:
    past = ill((D(2026, 11, 16), D(2026, 11, 20)))
    monday = sick(D(2026, 11, 23), D(2026, 11, 23))
    assert leave_sick.spell(monday, past, CALENDAR, "123456", RULES).before == 0
    rostered = {D(2026, 11, 21): False}
    assert leave_sick.spell(monday, past, CALENDAR, "123456", RULES, rostered).before == 5


def test_a_notice_of_one_day_that_joins_an_earlier_spell_is_said() -> None:
    past = ill((D(2026, 11, 20), D(2026, 11, 20)))
    verdict = judge(sick(D(2026, 11, 23), D(2026, 11, 23)), PNS, past)
    assert (codes(verdict), words(verdict)) == ([], ["sick_notice_joined"])
    assert words(judge(sick(D(2026, 11, 24), D(2026, 11, 24)), PNS, past)) == []


def test_setting_all_spells_of_the_year_are_one() -> None:
    past = ill((D(2026, 3, 2), D(2026, 3, 6)), (D(2026, 11, 2), D(2026, 11, 4)), (D(2025, 12, 1), D(2025, 12, 2)))
    yearly = LeaveRules(sakit_rangkai="setahun")
    found = leave_sick.spell(sick(D(2026, 11, 23), D(2026, 11, 24)), past, CALENDAR, "12345", yearly)
    assert (found.since, found.before, found.days) == (D(2026, 3, 2), 8, 10)


def test_setting_sick_days_counted_as_working_days() -> None:
    asked = sick(D(2026, 5, 11), D(2026, 5, 23))
    verdict = judge(asked, rules=LeaveRules(sakit_hitung="kerja"))
    assert (verdict.lama, verdict.satuan) == (8, "hari kerja")


def test_2_5_miscarriage_45_days_doctor_or_midwife() -> None:
    asked = sick(D(2027, 2, 1), D(2027, 3, 17), reason_code="keguguran",
                 proofs=(dataclasses.replace(DOCTOR, jenis="surat_bidan"),))  # fmt: skip
    assert (codes(judge(asked)), judge(asked).latest) == ([], D(2027, 3, 17))
    longer = judge(dataclasses.replace(asked, last=D(2027, 3, 18)))
    assert [(p.code, p.values["maks"], p.values["satuan"]) for p in longer.problems] == [
        ("exceeds_max_duration", 45, "hari")
    ]
    assert codes(judge(asked, PPPK)) == []
    limit = next(line for line in judge(asked).lines if line.code == "batas_sakit")
    assert (limit.values["maks"], limit.values["satuan"], limit.values["sampai"]) == (45, "hari", "2027-03-17")
    shorter = LeaveRules(keguguran_hari=44)
    assert codes(judge(asked, rules=shorter)) == ["exceeds_max_duration"]


def test_2_5_accident_on_duty_has_no_maximum() -> None:
    asked = sick(D(2027, 2, 1), D(2030, 2, 1), reason_code="kecelakaan_kerja")
    verdict = judge(asked)
    assert (codes(verdict), verdict.latest, told(verdict)[-1]) == ([], None, "sakit_tanpa_batas")


def test_2_5_an_accident_or_miscarriage_is_no_spell_of_an_illness() -> None:
    past = ill((D(2026, 11, 16), D(2026, 11, 20)), reason="keguguran")
    found = leave_sick.spell(sick(D(2026, 11, 23), D(2026, 11, 24)), past, CALENDAR, "12345", RULES)
    assert found.before == 0


@pytest.mark.parametrize("facts", [PPPK, PART_TIME], ids=["PPPK", "PPPK paruh waktu"])
def test_2_9_pppk_one_month_and_no_more(facts: object) -> None:
    asked = sick(D(2027, 2, 1), D(2027, 2, 28), proofs=(OFFICIAL,))
    assert (codes(judge(asked, facts)), judge(asked, facts).latest) == ([], D(2027, 2, 28))
    longer = dataclasses.replace(asked, last=D(2027, 3, 1))
    assert codes(judge(longer, facts)) == ["exceeds_max_duration"]
    assert codes(judge(dataclasses.replace(longer, proofs=(BOARD,)), facts)) == ["exceeds_max_duration"]


def test_refusal_needs_government_doctor_pppk_sick_more_than_14_days() -> None:
    asked = sick(D(2027, 2, 1), D(2027, 2, 15))
    assert codes(judge(asked, PPPK)) == ["needs_government_doctor"]
    assert codes(judge(dataclasses.replace(asked, last=D(2027, 2, 14)), PPPK)) == []
    assert codes(judge(dataclasses.replace(asked, proofs=(OFFICIAL,)), PPPK)) == []
    need = judge(asked, PPPK).needs[0]
    assert (need.jenis[0], need.wajib, need.article) == ("surat_dokter_pemerintah", True, "PP 49/2018 ps. 83")


def test_2_9_pppk_splitting_the_letters_does_not_avoid_the_government_doctor() -> None:
    past = ill((D(2027, 2, 1), D(2027, 2, 10)))
    assert codes(judge(sick(D(2027, 2, 11), D(2027, 2, 15)), PPPK, past)) == ["needs_government_doctor"]


def test_2_9_pppk_work_accident_until_the_contract_ends() -> None:
    asked = sick(D(2027, 2, 1), D(2028, 12, 31), reason_code="kecelakaan_kerja")
    assert (codes(judge(asked, PPPK)), judge(asked, PPPK).latest) == ([], D(2028, 12, 31))
    assert codes(judge(dataclasses.replace(asked, last=D(2029, 1, 1)), PPPK)) == ["after_service_end"]


def test_2_5_an_accident_report_is_asked_for_and_not_demanded() -> None:
    needs = judge(sick(D(2027, 2, 1), D(2027, 2, 2), reason_code="kecelakaan_kerja")).needs
    assert [(need.jenis[0], need.wajib) for need in needs] == [("surat_dokter", True), ("berita_kecelakaan", False)]


def test_a_late_entry_is_not_stopped_by_missing_papers() -> None:
    asked = sick(D(2027, 2, 1), D(2027, 2, 20), proofs=(), address="", phone="", late=True)
    verdict = judge(asked, PPPK)
    assert (codes(verdict), words(verdict)) == ([], [])
    plain = dataclasses.replace(asked, last=D(2027, 2, 5))
    assert words(judge(plain, PPPK)) == ["document_missing"]
    assert paper("surat_dokter").perlu is None
