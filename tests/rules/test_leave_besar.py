"""Cuti besar: every row of leave.md §2.4, examples 16-18, and the readings of §8 about it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.wish import Besar, Past
from asn_desktop.rules.workdays import Calendar
from tests.rules.leave_wishes import CALENDAR, PNS, WOMAN, besar, codes, fourth, judge, paper, told, words

D = dt.date
WEEK = "12345"


def had(first: D, last: D, reason: str | None = "keperluan_lain") -> Past:
    return Past(sex="P", besar=(Besar(first, last, reason),), deliveries=3)


def test_2_4_right_after_five_completed_years() -> None:
    facts = LeaveFacts("PNS", D(2022, 4, 1))
    assert codes(judge(besar(D(2027, 4, 1), D(2027, 6, 30)), facts)) == []
    early = judge(besar(D(2027, 3, 31), D(2027, 6, 29)), facts).problems[0]
    assert (early.code, early.values["tahun"], early.values["sejak"]) == ("service_too_short", 5, D(2027, 4, 1))


def test_refusal_service_too_short_4_years_11_months_asks_for_umrah() -> None:
    facts = LeaveFacts("PNS", D(2022, 4, 1))
    asked = besar(D(2027, 3, 1), D(2027, 3, 20), reason_code="ibadah_lain", proofs=(paper("surat_biro_umrah"),))
    assert codes(judge(asked, facts)) == ["service_too_short"]


def test_2_4_first_hajj_needs_no_five_years_but_its_schedule() -> None:
    facts = LeaveFacts("PNS", D(2025, 4, 1))
    asked = besar(D(2027, 5, 1), D(2027, 6, 14), reason_code="haji_pertama", proofs=(paper("bukti_haji"),))
    assert codes(judge(asked, facts)) == []
    assert "besar_dikecualikan" in told(judge(asked, facts))
    assert codes(judge(dataclasses.replace(asked, proofs=()), facts)) == ["document_missing"]


def test_2_4_a_second_hajj_is_not_the_first() -> None:
    past = had(D(2015, 5, 1), D(2015, 6, 14), "haji_pertama")
    asked = besar(D(2027, 5, 1), D(2027, 6, 14), reason_code="haji_pertama", proofs=(paper("bukti_haji"),))
    assert codes(judge(asked, PNS, past)) == ["hajj_not_first"]


def test_2_4_three_months_by_period_end() -> None:
    assert judge(besar(D(2027, 3, 1), D(2027, 5, 31))).latest == D(2027, 5, 31)  # BKN's own example
    over = judge(besar(D(2027, 3, 1), D(2027, 6, 1))).problems[0]
    assert (over.code, over.values["maks"], over.values["satuan"]) == ("exceeds_max_duration", 3, "bulan")


def test_2_4_less_than_three_months_forfeits_the_rest() -> None:
    verdict = judge(besar(D(2027, 3, 1), D(2027, 4, 30)))
    assert (codes(verdict), told(verdict)[-1]) == ([], "besar_sisa_gugur")
    assert told(judge(besar(D(2027, 3, 1), D(2027, 5, 31))))[-1] == "besar_tahunan_gugur"


def test_example_17_own_days_used_come_off_the_tail() -> None:
    past = Past(sex="P", own_used=4)
    assert codes(judge(besar(D(2026, 8, 3), D(2026, 10, 27)), PNS, past)) == []
    over = judge(besar(D(2026, 8, 3), D(2026, 10, 28)), PNS, past)
    assert (codes(over), over.latest) == (["exceeds_max_duration"], D(2026, 10, 27))
    line = next(one for one in over.lines if one.code == "besar_dipotong")
    assert told(over).index("batas_bulan") < told(over).index("besar_dipotong")  # the whole first, then what comes off
    assert (line.values["semula"], line.values["sampai"], line.values["hari"]) == ("2026-11-02", "2026-10-27", 4)


def test_example_18_days_out_of_carry_do_not_shorten_it() -> None:
    assert judge(besar(D(2026, 8, 3), D(2026, 11, 2)), PNS, WOMAN).latest == D(2026, 11, 2)


def test_2_4_the_example_of_bkn_and_the_setting_of_one_day() -> None:
    days = {D(2019, 12, 25): "Natal", D(2020, 1, 1): "Tahun Baru", D(2020, 1, 25): "Imlek"}
    calendar = Calendar(days, {D(2019, 12, 24): "Natal"}, frozenset({2019, 2020}))
    past = Past(sex="P", own_used=12)
    facts = LeaveFacts("PNS", D(2010, 1, 1))
    asked = besar(D(2019, 11, 18), D(2020, 2, 18))
    from asn_desktop.rules.leave import law

    found = law.latest_end(asked, facts, past, calendar, WEEK, LeaveRules())
    moved = law.latest_end(asked, facts, past, calendar, WEEK, LeaveRules(besar_geser_hari=1))
    assert (found, moved) == (D(2020, 1, 30), D(2020, 1, 31))
    whole = judge(besar(D(2027, 3, 1), D(2027, 5, 31)), rules=LeaveRules(besar_geser_hari=1))
    assert whole.latest == D(2027, 5, 31)  # the other example of BKN stays as it is


def test_the_tail_is_counted_on_the_days_the_person_works() -> None:
    past = Past(sex="P", own_used=4)
    asked = besar(D(2026, 8, 3), D(2026, 10, 27))
    resting = {D(2026, 10, 30): False, D(2026, 10, 31): True}  # Friday off, Saturday on duty
    assert judge(asked, PNS, past, roster=resting).latest == D(2026, 10, 27)
    assert judge(asked, PNS, past, roster={D(2026, 10, 31): True}).latest == D(2026, 10, 28)
    assert judge(asked, PNS, past, week="123456").latest == D(2026, 10, 28)


def test_refusal_calendar_missing_when_the_tail_lies_in_an_unknown_year() -> None:
    past = Past(sex="P", own_used=2)
    assert codes(judge(besar(D(2027, 11, 1), D(2028, 1, 20)), PNS, past)) == ["calendar_missing"]
    assert codes(judge(besar(D(2027, 11, 1), D(2028, 1, 20)), PNS, WOMAN)) == []
    assert 2028 not in CALENDAR.years


def test_refusal_cooldown_active_less_than_five_years_after_the_last() -> None:
    past = had(D(2022, 3, 1), D(2022, 5, 31))
    early = judge(besar(D(2027, 5, 31), D(2027, 7, 30)), PNS, past).problems[0]
    assert (early.code, early.values["sejak"]) == ("cooldown_active", D(2027, 6, 1))
    assert codes(judge(besar(D(2027, 6, 1), D(2027, 8, 31)), PNS, past)) == []


def test_2_4_cooldown_is_set_aside_for_first_hajj_and_fourth_birth() -> None:
    past = had(D(2026, 3, 1), D(2026, 5, 31))
    hajj = besar(D(2027, 5, 1), D(2027, 6, 14), reason_code="haji_pertama", proofs=(paper("bukti_haji"),))
    born = fourth(D(2027, 5, 1), D(2027, 7, 31))
    assert codes(judge(hajj, PNS, past)) == codes(judge(born, PNS, past)) == []
    strict = LeaveRules(jeda_kecualikan="tidak")
    assert codes(judge(hajj, PNS, past, strict)) == codes(judge(born, PNS, past, strict)) == ["cooldown_active"]


@pytest.mark.parametrize("reason", ["haji_pertama", "kelahiran_4"])
def test_setting_cooldown_after_hajj_and_fourth_birth(reason: str) -> None:
    past = had(D(2024, 3, 1), D(2024, 5, 31), reason)
    asked = besar(D(2027, 6, 1), D(2027, 8, 31))
    assert codes(judge(asked, PNS, past)) == ["cooldown_active"]
    assert codes(judge(asked, PNS, past, LeaveRules(jeda_sesudah_haji="tidak"))) == []


def test_2_4_fourth_birth_without_five_years_as_long_as_maternity_leave() -> None:
    facts = LeaveFacts("PNS", D(2025, 4, 1))
    past = Past(sex="P", deliveries=3)
    verdict = judge(fourth(D(2027, 3, 1), D(2027, 5, 31)), facts, past)
    assert (codes(verdict), verdict.latest, verdict.lama, verdict.satuan) == ([], D(2027, 5, 31), 3, "bulan")
    assert told(verdict)[1] == "lahir_keempat"
    assert "lahir_keempat" not in told(judge(besar(D(2027, 3, 1), D(2027, 5, 31))))
    longer = LeaveRules(melahirkan_bulan=6)
    assert judge(fourth(D(2027, 3, 1), D(2027, 8, 31)), facts, past, longer).latest == D(2027, 8, 31)


def test_setting_annual_days_shorten_the_leave_of_a_fourth_birth_or_not() -> None:
    past = Past(sex="P", own_used=4, deliveries=3)
    asked = fourth(D(2026, 8, 3), D(2026, 10, 27))
    assert judge(asked, PNS, past).latest == D(2026, 11, 2)
    assert judge(asked, PNS, past, LeaveRules(kelahiran4_kurang="ya")).latest == D(2026, 10, 27)


def test_2_4_umrah_asks_for_the_agency_and_the_office_keeps_the_decrees() -> None:
    asked = besar(D(2027, 3, 1), D(2027, 3, 20), reason_code="ibadah_lain")
    verdict = judge(asked)
    assert codes(verdict) == ["document_missing"]
    assert [(n.jenis[0], n.wajib) for n in verdict.needs] == [
        ("surat_biro_umrah", True), ("keputusan_kepegawaian", False),
    ]  # fmt: skip


def test_backdated_is_a_word() -> None:
    assert words(judge(besar(D(2026, 10, 1), D(2026, 12, 31)))) == ["backdated"]
    assert words(judge(besar(D(2026, 10, 1), D(2026, 12, 31), late=True))) == []
