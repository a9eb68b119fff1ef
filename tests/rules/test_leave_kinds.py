"""Who may have which leave, with which reason and for whom: the tables of leave.md §2.1, §2.2, §2.7-2.9."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules.leave import kinds as leave_kinds
from asn_desktop.rules.leave import law, postpone
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.wish import Kind, Past, Wish
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
    important,
    judge,
    maternity,
    paper,
    sick,
    told,
    wish,
    words,
)  # fmt: skip

D = dt.date
CPNS_ALL = {Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING}
PPPK_ALL = {Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN}
ONE_OF_EACH = {
    Kind.TAHUNAN: annual(D(2027, 4, 5), D(2027, 4, 9)),
    Kind.BESAR: besar(D(2027, 4, 1), D(2027, 6, 30)),
    Kind.SAKIT: sick(D(2027, 4, 5), D(2027, 4, 9)),
    Kind.MELAHIRKAN: maternity(D(2027, 4, 1), D(2027, 6, 30)),
    Kind.ALASAN_PENTING: important(D(2027, 4, 5), D(2027, 4, 9)),
    Kind.CLTN: cltn(D(2027, 4, 1), D(2029, 3, 31)),
}


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [(PNS, set(Kind)), (CPNS, CPNS_ALL), (PPPK, PPPK_ALL), (PART_TIME, PPPK_ALL)],
    ids=["PNS", "CPNS", "PPPK", "PPPK paruh waktu"],
)
def test_table_2_1_who_may_have_what(facts: LeaveFacts, kinds: set[Kind]) -> None:
    for kind, asked in ONE_OF_EACH.items():
        assert codes(judge(asked, facts)) == ([] if kind in kinds else ["type_not_for_status"]), kind
    assert set(leave_kinds.kinds_for(facts.status)) == kinds


def test_refusal_type_not_for_status_pppk_asks_cltn() -> None:
    found = judge(ONE_OF_EACH[Kind.CLTN], PPPK).problems[0]
    assert (found.code, found.field, found.values["status"]) == ("type_not_for_status", "jenis", "PPPK")


def test_an_unknown_status_has_no_leave_and_no_crash() -> None:
    assert leave_kinds.kinds_for("HONORER") == ()
    assert codes(judge(ONE_OF_EACH[Kind.SAKIT], LeaveFacts("HONORER", None))) == ["type_not_for_status"]


@pytest.mark.parametrize(
    ("asked", "length"),
    [
        pytest.param(annual(D(2026, 5, 11), D(2026, 5, 23)), (8, "hari kerja"), id="TAHUNAN skips rest and holidays"),
        pytest.param(besar(D(2026, 8, 3), D(2026, 11, 2)), (3, "bulan"), id="BESAR by the calendar"),
        pytest.param(maternity(D(2027, 11, 30), D(2028, 2, 29)), (3, "bulan"), id="MELAHIRKAN into a leap February"),
        pytest.param(important(D(2026, 5, 11), D(2026, 5, 23)), (13, "hari"), id="ALASAN_PENTING eats weekends"),
        pytest.param(sick(D(2026, 5, 11), D(2026, 5, 23)), (13, "hari"), id="SAKIT by the letter's days"),
        pytest.param(sick(D(2027, 2, 1), D(2027, 3, 17), reason_code="keguguran"), (45, "hari"), id="keguguran 45"),
        pytest.param(cltn(D(2027, 4, 1), D(2029, 3, 31)), (2, "tahun"), id="CLTN in years"),
        pytest.param(cltn(D(2027, 4, 1), D(2028, 9, 30)), (18, "bulan"), id="CLTN in months"),
    ],
)  # fmt: skip
def test_table_2_2_units(asked: Wish, length: tuple[int, str]) -> None:
    verdict = judge(asked)
    assert (verdict.lama, verdict.satuan) == length
    assert verdict.lines[0].values["lama"] == length[0]


def test_2_2_remote_addition_lies_after_or_before() -> None:
    after = annual(D(2026, 7, 6), D(2026, 7, 21), remote_days=12)
    before = annual(D(2026, 7, 20), D(2026, 8, 4), remote_days=12, remote_first=True)
    assert leave_kinds.held(after) == leave_kinds.Span(D(2026, 7, 6), D(2026, 8, 2))  # example 20
    assert leave_kinds.held(before) == leave_kinds.Span(D(2026, 7, 8), D(2026, 8, 4))
    line = next(one for one in judge(before).lines if one.code == "tempat_sulit")
    assert (line.values["mulai"], line.values["sampai"]) == ("2026-07-08", "2026-07-19")


@pytest.mark.parametrize("reason", leave_kinds.REASONS[Kind.ALASAN_PENTING])
def test_table_2_7_each_reason_with_its_proof(reason: str) -> None:
    proof = {
        "keluarga_sakit_keras": "surat_rawat_inap", "keluarga_meninggal": "surat_kematian", "menikah": "surat_nikah",
        "istri_melahirkan": "surat_rawat_inap", "musibah": "surat_rt", "perwakilan_rawan": "surat_perwakilan",
    }[reason]  # fmt: skip
    relation = "ibu" if reason.startswith("keluarga") else None
    asked = important(D(2027, 4, 5), D(2027, 4, 9), reason_code=reason, relation=relation, proofs=(paper(proof),))
    past = MAN if reason == "istri_melahirkan" else WOMAN
    assert codes(judge(asked, PNS, past)) == []
    assert codes(judge(important(D(2027, 4, 5), D(2027, 4, 9), reason_code=reason, relation=relation, proofs=()),
                       PNS, past)) == ["document_missing"]  # fmt: skip
    assert "tahunan_tetap" in told(judge(asked, PNS, past))


@pytest.mark.parametrize("relation", leave_kinds.RELATIONS)
def test_table_2_7_every_relative_of_the_list_is_covered(relation: str) -> None:
    asked = important(D(2027, 4, 5), D(2027, 4, 9), reason_code="keluarga_meninggal", relation=relation,
                      proofs=(paper("surat_kematian"),))  # fmt: skip
    assert codes(judge(asked)) == []


@pytest.mark.parametrize("relation", ["paman", "kakek", "teman"])
def test_refusal_relation_not_covered_uncle_grandparent_friend(relation: str) -> None:
    asked = important(D(2027, 4, 5), D(2027, 4, 9), reason_code="keluarga_meninggal", relation=relation,
                      proofs=(paper("surat_kematian"),))  # fmt: skip
    assert codes(judge(asked)) == ["relation_not_covered"]


@pytest.mark.parametrize("relation", ["adik", "kakak", "menantu"])
def test_refusal_relation_not_covered_pppk_sibling(relation: str) -> None:
    young = LeaveFacts("PPPK", D(2027, 1, 1), D(2027, 1, 1), D(2031, 12, 31))
    asked = annual(D(2027, 4, 5), D(2027, 4, 6), exception="keluarga_meninggal", relation=relation)
    assert codes(judge(asked, young)) == ["relation_not_covered"]
    covered = annual(D(2027, 4, 5), D(2027, 4, 6), exception="keluarga_meninggal", relation="mertua")
    assert codes(judge(covered, young)) == []


def test_the_relative_must_be_named() -> None:
    asked = important(D(2027, 4, 5), D(2027, 4, 9), reason_code="keluarga_meninggal",
                      proofs=(paper("surat_kematian"),))  # fmt: skip
    assert codes(judge(asked)) == ["relation_missing"]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(cltn(D(2027, 4, 1), D(2028, 3, 31), reason_code="usaha"), id="CLTN to open a business"),
        pytest.param(important(D(2027, 4, 5), D(2027, 4, 9), reason_code="liburan"), id="holiday as important reason"),
        pytest.param(besar(D(2027, 4, 1), D(2027, 4, 30), reason_code=None), id="cuti besar without a reason"),
        pytest.param(sick(D(2027, 4, 5), D(2027, 4, 9), reason_code="malas"), id="no illness"),
    ],
)
def test_refusal_reason_not_covered(asked: Wish) -> None:
    assert codes(judge(asked)) == ["reason_not_covered"]


def test_refusal_reason_not_covered_pppk_second_marriage_before_one_year() -> None:
    young = LeaveFacts("PPPK", D(2027, 1, 1), D(2027, 1, 1), D(2031, 12, 31))
    second = annual(D(2027, 4, 5), D(2027, 4, 6), exception="menikah_kedua")
    first = annual(D(2027, 4, 5), D(2027, 4, 6), exception="menikah_pertama")
    assert codes(judge(second, young)) == ["reason_not_covered"]
    assert codes(judge(first, young)) == []


def test_refusal_sex_not_eligible_man_asks_maternity_woman_asks_istri_melahirkan() -> None:
    assert codes(judge(maternity(D(2027, 4, 1), D(2027, 6, 30)), PNS, MAN)) == ["sex_not_eligible"]
    asked = important(D(2027, 4, 5), D(2027, 4, 9), reason_code="istri_melahirkan", proofs=(paper("surat_rawat_inap"),))
    assert codes(judge(asked, PNS, WOMAN)) == ["sex_not_eligible"]
    lost = sick(D(2027, 4, 5), D(2027, 4, 9), reason_code="keguguran")
    assert codes(judge(lost, PNS, MAN)) == ["sex_not_eligible"]
    assert codes(judge(lost, PNS, Past())) == ["sex_missing"]
    assert "istri_melahirkan" not in leave_kinds.reasons_for(Kind.ALASAN_PENTING, "P")
    assert leave_kinds.reasons_for(Kind.SAKIT, "L") == ("sakit", "kecelakaan_kerja")


def test_table_2_7_one_month_at_most() -> None:
    assert judge(important(D(2027, 1, 31), D(2027, 2, 28))).problems == ()
    assert judge(important(D(2027, 4, 5), D(2027, 5, 4))).latest == D(2027, 5, 4)


def test_refusal_exceeds_max_duration_alasan_penting_five_weeks() -> None:
    found = judge(important(D(2027, 4, 5), D(2027, 5, 9))).problems[0]
    assert (found.code, found.values["maks"], found.values["sisa"]) == ("exceeds_max_duration", 1, 30)


@pytest.mark.parametrize("kind", list(Kind))
def test_4_3_postponement_only_annual_and_cuti_besar(kind: Kind) -> None:
    found = postpone.check_postponement(kind, None, "PNS", RULES)
    assert [p.code for p in found] == ([] if kind in (Kind.TAHUNAN, Kind.BESAR) else ["postponement_not_allowed"])


@pytest.mark.parametrize("reason", ["haji_pertama", "kelahiran_4"])
def test_refusal_postponement_not_allowed_hajj_and_fourth_birth(reason: str) -> None:
    assert postpone.check_postponement(Kind.BESAR, reason, "PNS", RULES)[0].code == "postponement_not_allowed"


def test_setting_postponement_of_pppk() -> None:
    never = type(RULES)(tangguh_pppk="tidak")
    assert postpone.check_postponement(Kind.TAHUNAN, None, "PPPK", RULES) == []
    assert postpone.check_postponement(Kind.TAHUNAN, None, "PPPK", never)[0].code == "postponement_not_allowed"
    assert postpone.check_postponement(Kind.TAHUNAN, None, "PNS", never) == []


def test_refusal_postponement_too_long_more_than_one_year() -> None:
    until = postpone.check_until
    assert until(Kind.BESAR, D(2026, 4, 1), D(2027, 4, 1), RULES) == []
    assert until(Kind.BESAR, D(2026, 4, 1), D(2027, 4, 2), RULES)[0].code == "postponement_too_long"
    assert until(Kind.TAHUNAN, D(2026, 11, 2), D(2027, 12, 31), RULES) == []
    assert until(Kind.TAHUNAN, D(2026, 11, 2), D(2028, 1, 3), RULES)[0].values["batas"] == D(2027, 12, 31)


@pytest.mark.parametrize("kind", list(Kind))
def test_refusal_not_recallable(kind: Kind) -> None:
    recallable = kind in (Kind.TAHUNAN, Kind.BESAR, Kind.ALASAN_PENTING)
    assert [p.code for p in postpone.check_recall(kind)] == ([] if recallable else ["not_recallable"])


def test_table_2_9_limits_by_status() -> None:
    limit = law.limit
    assert limit(Kind.SAKIT, "PNS", RULES) == (12, "bulan")
    assert limit(Kind.SAKIT, "PPPK", RULES) == (1, "bulan")
    assert limit(Kind.SAKIT, "PPPK", RULES, reason_code="keguguran") == (45, "hari")
    assert limit(Kind.SAKIT, "PNS", RULES, reason_code="kecelakaan_kerja") is None
    assert limit(Kind.TAHUNAN, "CPNS", RULES) == (12, "hari kerja")
    assert limit(Kind.MELAHIRKAN, "PPPK_PW", RULES) == (3, "bulan")
    assert limit(Kind.BESAR, "PPPK", RULES) is None
    assert limit(Kind.CLTN, "PNS", RULES) == (36, "bulan")
    assert limit(Kind.CLTN, "PNS", RULES, extension=True) == (12, "bulan")
    assert limit(Kind.ALASAN_PENTING, "PNS", RULES) == (1, "bulan")


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.CLTN])
def test_2_11_leave_abroad_names_the_country_and_its_ground(kind: Kind) -> None:
    asked = ONE_OF_EACH[kind]
    abroad = wish(kind, asked.first, asked.last, reason_code=asked.reason_code, birth_order=asked.birth_order,
                  due=asked.due, proofs=asked.proofs, country="Malaysia")  # fmt: skip
    verdict = judge(abroad)
    assert verdict.problems == ()
    assert verdict.lines[-1].article == "Peraturan BKN 7/2021 IV.3"
    unnamed = wish(kind, asked.first, asked.last, reason_code=asked.reason_code, birth_order=asked.birth_order,
                   due=asked.due, proofs=asked.proofs, country=" ")  # fmt: skip
    assert codes(judge(unnamed)) == ["country_missing"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_line_but_the_length_cites_its_article(kind: Kind) -> None:
    verdict = judge(ONE_OF_EACH[kind])
    assert len(verdict.lines) > 1
    assert all(line.article for line in verdict.lines[1:])
    assert all(need.article for need in verdict.needs)
    assert words(verdict) == []


def test_latest_end_does_not_look_at_the_end_asked_for() -> None:
    for asked in ONE_OF_EACH.values():
        found = law.latest_end(asked, PNS, WOMAN, CALENDAR, "12345", RULES)
        assert found == judge(asked).latest
    assert law.latest_end(ONE_OF_EACH[Kind.CLTN], PPPK, WOMAN, CALENDAR, "12345", RULES) is None
