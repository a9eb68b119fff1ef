"""Annual leave before its balance, and the refusals of leave.md §7 that every kind shares."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.rules.leave import law
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules, Span
from asn_desktop.rules.leave.wish import Past, Wish
from asn_desktop.rules.workdays import Calendar
from tests.rules.leave_wishes import (
    CALENDAR,
    CPNS,
    MAN,
    PART_TIME,
    PNS,
    PPPK,
    RULES,
    WOMAN,
    annual,
    besar,
    cltn,
    codes,
    fourth,
    important,
    judge,
    maternity,
    paper,
    sick,
    told,
    words,
)

D = dt.date
APRIL = annual(D(2027, 4, 5), D(2027, 4, 9))
EACH = [
    APRIL, besar(D(2027, 4, 1), D(2027, 6, 30)), sick(D(2027, 4, 5), D(2027, 4, 9)),
    maternity(D(2027, 4, 1), D(2027, 6, 30)), important(D(2027, 4, 5), D(2027, 4, 9)),
    cltn(D(2027, 4, 1), D(2029, 3, 31)),
]  # fmt: skip
KINDS = pytest.mark.parametrize("asked", EACH, ids=lambda asked: asked.kind.value)


@KINDS
def test_refusal_end_before_start(asked: Wish) -> None:
    wrong = dataclasses.replace(asked, first=D(2027, 6, 10), last=D(2027, 6, 3))
    assert codes(judge(wrong)) == ["end_before_start"]


@KINDS
@pytest.mark.parametrize("day", [D(1, 1, 1), D(202, 6, 3), D(9999, 12, 31)])
def test_a_year_out_of_reach_is_a_slip_of_the_pen_and_no_crash(asked: Wish, day: D) -> None:
    assert codes(judge(dataclasses.replace(asked, first=day, last=day))) == ["date_out_of_reach"]


@KINDS
def test_refusals_reason_missing_and_address_missing_phone_blank(asked: Wish) -> None:
    bare = dataclasses.replace(asked, reason=" ", address="", phone="  ")
    assert codes(judge(bare)) == ["reason_missing", "address_missing", "phone_missing"]
    assert codes(judge(dataclasses.replace(bare, late=True))) == []


@KINDS
def test_refusal_inactive_status_suspended_dismissed(asked: Wish) -> None:
    assert codes(judge(asked, dataclasses.replace(PNS, active=False))) == ["inactive_status"]
    assert codes(judge(dataclasses.replace(asked, late=True), dataclasses.replace(PNS, active=False))) == []


@KINDS
def test_refusal_after_service_end_beyond_retirement(asked: Wish) -> None:
    leaving = dataclasses.replace(PNS, service_end=asked.last - dt.timedelta(days=1))
    found = judge(asked, leaving)
    assert (codes(found), found.problems[0].values["akhir"]) == (["after_service_end"], leaving.service_end)
    assert found.latest == leaving.service_end
    assert codes(judge(asked, dataclasses.replace(PNS, service_end=asked.last))) == []


@KINDS
def test_refusal_overlap_with_a_granted_or_pending_leave(asked: Wish) -> None:
    other = Span(asked.last, asked.last + dt.timedelta(days=3))
    past = dataclasses.replace(WOMAN, others=(other,))
    found = judge(asked, PNS, past).problems[0]
    assert (found.code, found.values["mulai"]) == ("overlap", other.first)
    after = dataclasses.replace(WOMAN, others=(Span(asked.last + dt.timedelta(days=1), other.last),))
    assert codes(judge(asked, PNS, after)) == []


def test_refusal_overlap_sick_5_9_october_inside_annual_1_10_october() -> None:
    past = dataclasses.replace(WOMAN, others=(Span(D(2026, 10, 1), D(2026, 10, 10)),))
    assert codes(judge(sick(D(2026, 10, 5), D(2026, 10, 9)), PNS, past)) == ["overlap"]


def test_refusal_after_service_end_pppk_contract_ends_31_december() -> None:
    facts = LeaveFacts("PPPK", D(2022, 1, 1), D(2022, 1, 1), D(2026, 12, 31))
    assert codes(judge(sick(D(2026, 12, 30), D(2027, 1, 5)), facts)) == ["after_service_end"]
    assert codes(judge(sick(D(2026, 12, 30), D(2026, 12, 31)), facts)) == []
    remote = annual(D(2026, 12, 21), D(2026, 12, 31), remote_days=6)
    assert codes(judge(remote, facts)) == ["after_service_end"]
    assert codes(judge(dataclasses.replace(remote, remote_first=True), facts)) == []


def test_no_leave_before_the_first_day_of_service() -> None:
    facts = LeaveFacts("PNS", D(2027, 4, 6))
    assert codes(judge(sick(D(2027, 4, 5), D(2027, 4, 9)), facts)) == ["before_service"]
    assert codes(judge(sick(D(2027, 4, 6), D(2027, 4, 9)), facts)) == []


def test_refusal_year_split_required_29_december_to_2_january() -> None:
    assert codes(judge(annual(D(2025, 12, 29), D(2026, 1, 2)))) == ["year_split_required"]
    assert codes(judge(important(D(2025, 12, 29), D(2026, 1, 2)))) == []  # months may cross the year end freely


def test_refusal_zero_working_days_21_22_march_2026() -> None:
    assert codes(judge(annual(D(2026, 3, 21), D(2026, 3, 22)))) == ["zero_working_days"]


def test_refusal_calendar_missing_annual_leave_february_2029() -> None:
    assert codes(judge(annual(D(2029, 2, 5), D(2029, 2, 9)))) == ["calendar_missing"]
    assert codes(judge(important(D(2029, 2, 5), D(2029, 2, 9)))) == []


def test_refusal_service_too_short_annual_before_one_year() -> None:
    early = judge(annual(D(2026, 2, 27), D(2026, 2, 27)), CPNS)  # example 14's reading: CPNS after one year
    assert (codes(early), early.problems[0].values["sejak"]) == (["service_too_short"], D(2026, 3, 1))
    assert codes(judge(annual(D(2026, 3, 2), D(2026, 3, 2)), CPNS)) == []


def test_refusal_teacher_pppk_no_annual_and_the_pns_teacher_has_it() -> None:
    assert codes(judge(APRIL, dataclasses.replace(PPPK, guru=True))) == ["teacher_pppk_no_annual"]
    assert codes(judge(APRIL, dataclasses.replace(PNS, guru=True))) == []


@pytest.mark.parametrize(
    ("facts", "most"), [(PNS, 12), (CPNS, 12), (PPPK, 6), (PART_TIME, 6)], ids=["PNS", "CPNS", "PPPK", "PPPK_PW"]
)
def test_refusal_remote_addition_exceeds(facts: LeaveFacts, most: int) -> None:
    assert codes(judge(dataclasses.replace(APRIL, remote_days=most), facts)) == []
    assert codes(judge(dataclasses.replace(APRIL, remote_days=most + 1), facts)) == ["remote_addition_exceeds"]
    assert codes(judge(dataclasses.replace(APRIL, remote_days=-1), facts)) == ["remote_addition_exceeds"]
    used = dataclasses.replace(WOMAN, remote_used=most - 2)  # a yearly total
    assert codes(judge(dataclasses.replace(APRIL, remote_days=2), facts, used)) == []
    assert codes(judge(dataclasses.replace(APRIL, remote_days=3), facts, used)) == ["remote_addition_exceeds"]


def test_refusal_remote_addition_without_annual() -> None:
    asked = dataclasses.replace(EACH[4], remote_days=3)
    assert codes(judge(asked)) == ["remote_addition_without_annual"]
    weekend = annual(D(2026, 3, 21), D(2026, 3, 22), remote_days=3)
    assert codes(judge(weekend)) == ["zero_working_days", "remote_addition_without_annual"]


def test_the_addition_may_not_meet_another_leave_either() -> None:
    past = dataclasses.replace(WOMAN, others=(Span(D(2027, 4, 12), D(2027, 4, 13)),))
    assert codes(judge(dataclasses.replace(APRIL, remote_days=3), PNS, past)) == ["overlap"]
    assert codes(judge(dataclasses.replace(APRIL, remote_days=3, remote_first=True), PNS, past)) == []


def test_example_20_the_addition_follows_the_annual_leave() -> None:
    verdict = judge(annual(D(2026, 7, 6), D(2026, 7, 21), remote_days=12), today=D(2026, 6, 1))
    line = next(one for one in verdict.lines if one.code == "tempat_sulit")
    assert (len(verdict.days), line.values["mulai"], line.values["sampai"]) == (12, "2026-07-22", "2026-08-02")
    assert words(verdict) == ["remote_statement"]
    stated = annual(D(2026, 7, 6), D(2026, 7, 21), remote_days=12, proofs=(paper("pernyataan_tempat_sulit"),))
    assert words(judge(stated, today=D(2026, 6, 1))) == []


def test_2_9_pppk_before_the_first_year_has_the_exception() -> None:
    young = LeaveFacts("PPPK", D(2027, 1, 1), D(2027, 1, 1), D(2031, 12, 31))
    assert codes(judge(APRIL, young)) == ["service_too_short"]
    ill = dataclasses.replace(APRIL, exception="keluarga_sakit_keras", relation="ibu")
    assert codes(judge(ill, young)) == ["document_missing"]
    verdict = judge(dataclasses.replace(ill, proofs=(paper("surat_rawat_inap"),)), young)
    assert (codes(verdict), told(verdict)[-1]) == ([], "pppk_sebelum_setahun")
    cpns = LeaveFacts("CPNS", D(2027, 1, 1))
    assert codes(judge(ill, cpns)) == ["service_too_short"]  # art. 80 is of the PPPK alone


def test_warning_backdated_annual_request() -> None:
    past_days = annual(D(2026, 11, 16), D(2026, 11, 17))
    assert words(judge(past_days)) == ["backdated"]
    assert words(judge(dataclasses.replace(past_days, late=True))) == []
    assert words(judge(sick(D(2026, 11, 16), D(2026, 11, 17)))) == []  # sickness is always told afterwards


def test_warning_cuti_bersama_still_waiting_for_keppres() -> None:
    day = D(2027, 5, 18)
    waiting = dataclasses.replace(CALENDAR, menunggu=frozenset({day}))
    verdict = law.judge(annual(D(2027, 5, 17), D(2027, 5, 21)), PNS, WOMAN, waiting, "12345", RULES,
                              today=D(2026, 11, 23))  # fmt: skip
    assert [(p.code, p.values["tanggal"]) for p in verdict.warnings] == [("joint_leave_waiting", day)]


def test_a_roster_replaces_the_weekday_and_nothing_else() -> None:
    duty = {D(2026, 5, d): d in (14, 16, 17, 18) for d in range(14, 21)}  # Thursday 14 May is a holiday
    verdict = judge(annual(D(2026, 5, 14), D(2026, 5, 20)), roster=duty, today=D(2026, 5, 1))
    assert verdict.days == (D(2026, 5, 16), D(2026, 5, 17), D(2026, 5, 18))


def test_a_position_without_cuti_bersama_is_charged_for_it() -> None:
    asked = annual(D(2026, 12, 21), D(2026, 12, 31))
    assert (judge(asked).lama, judge(asked, no_joint_leave=True).lama) == (7, 8)


@pytest.mark.parametrize(("reading", "count"), [("kerja", 3), ("libur", 2)])
def test_setting_saturday_between_two_days_of_cuti_bersama(reading: str, count: int) -> None:
    from asn_desktop.rules import workdays

    friday, monday = D(2026, 6, 12), D(2026, 6, 15)
    calendar = Calendar({}, {friday: "x", monday: "x"}, frozenset({2026}))
    seen = workdays.bridged(calendar, reading)
    days = workdays.working_days(seen, "123456", D(2026, 6, 11), D(2026, 6, 16))
    assert len(days) == count
    assert seen.bersama == calendar.bersama  # never credited as cuti bersama that was not given
    assert len(workdays.working_days(seen, "123456", friday, monday, no_joint_leave=True)) == 3
    listed = Calendar({}, {friday: "x", D(2026, 6, 16): "x"}, frozenset({2026}))
    assert workdays.bridged(listed, "libur").antara == frozenset()  # the Monday between is a working day


def test_dirty_facts_are_answered_and_never_a_crash() -> None:
    for facts in (LeaveFacts("PNS", None), LeaveFacts("PPPK", None), LeaveFacts("CPNS", None)):
        for asked in [*EACH, fourth(D(2027, 4, 1), D(2027, 6, 30))]:
            for past in (Past(), MAN, WOMAN):
                verdict = judge(asked, facts, past)
                assert verdict.lama >= 0
    assert codes(judge(APRIL, LeaveFacts("PPPK", None))) == ["works_since_missing"]


def test_a_refusal_is_named_once() -> None:
    found = judge(annual(D(2029, 2, 5), D(2029, 2, 9)), LeaveFacts("PNS", None))
    assert codes(found) == ["calendar_missing", "works_since_missing"]
    assert LeaveRules() == RULES
