"""Maternity leave and the fourth delivery: leave.md §2.6, §2.4, §2.9."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.wish import Past
from tests.rules.leave_wishes import CPNS, PART_TIME, PNS, PPPK, codes, fourth, judge, maternity, paper, told, words

D = dt.date


@pytest.mark.parametrize("facts", [PNS, CPNS, PPPK, PART_TIME], ids=lambda facts: facts.status)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_2_6_first_to_third_delivery_three_months(facts: LeaveFacts, number: int) -> None:
    past = Past(sex="P", deliveries=number - 1)
    verdict = judge(maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=number), facts, past)
    assert (codes(verdict), verdict.latest, verdict.lama, verdict.satuan) == ([], D(2027, 5, 31), 3, "bulan")
    assert told(verdict)[-1] == "tahunan_tetap"


def test_2_6_a_shorter_leave_is_allowed_and_a_longer_one_not() -> None:
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 4, 15)))) == []
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 6, 1)))) == ["exceeds_max_duration"]


@pytest.mark.parametrize("facts", [PNS, CPNS, PPPK], ids=["PNS: ask for cuti besar", "CPNS", "PPPK: ask BKPSDM"])
def test_refusal_birth_order_exceeds_delivery_4(facts: LeaveFacts) -> None:
    past = Past(sex="P", deliveries=3)
    verdict = judge(maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=4), facts, past)
    assert codes(verdict) == ["birth_order_exceeds"]


def test_known_deliveries_weigh_more_than_the_form() -> None:
    past = Past(sex="P", deliveries=3)
    verdict = judge(maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=2), PNS, past)
    assert (codes(verdict), words(verdict)) == (["birth_order_exceeds"], ["birth_order_differs"])
    second = maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=2)
    assert words(judge(second, PNS, Past(sex="P", deliveries=1))) == []
    assert words(judge(second, PNS, Past(sex="P"))) == []  # nothing is recorded: the form is believed


def test_the_number_of_the_delivery_must_be_told() -> None:
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=None))) == ["birth_order_missing"]
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 5, 31), birth_order=0))) == ["birth_order_too_low"]


def test_2_4_a_third_delivery_is_no_cuti_besar() -> None:
    asked = fourth(D(2027, 3, 1), D(2027, 5, 31), birth_order=3)
    assert codes(judge(asked, PNS, Past(sex="P", deliveries=2))) == ["birth_order_too_low"]
    assert codes(judge(dataclasses.replace(asked, birth_order=4), PNS, Past(sex="P", deliveries=3))) == []


def test_2_6_start_may_precede_the_birth_and_the_expected_day_is_asked_for() -> None:
    asked = maternity(D(2027, 3, 1), D(2027, 5, 31), due=D(2027, 4, 10))
    assert (codes(judge(asked)), words(judge(asked))) == ([], [])
    assert words(judge(dataclasses.replace(asked, due=None))) == ["due_date_missing"]
    assert words(judge(dataclasses.replace(asked, due=D(2027, 6, 20)))) == ["due_date_outside"]
    born = dataclasses.replace(asked, due=None, proofs=(paper("surat_lahir"),))
    assert (codes(judge(born)), words(judge(born))) == ([], [])


def test_refusal_document_missing_without_a_letter_of_doctor_or_midwife() -> None:
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 5, 31), proofs=()))) == ["document_missing"]
    assert codes(judge(maternity(D(2027, 3, 1), D(2027, 5, 31), proofs=(paper("surat_rt"),)))) == ["document_missing"]


def test_2_9_no_day_after_the_contract_ends() -> None:
    facts = LeaveFacts("PPPK", D(2023, 1, 1), D(2023, 1, 1), D(2027, 4, 30))
    verdict = judge(maternity(D(2027, 3, 1), D(2027, 5, 31)), facts)
    assert (codes(verdict), verdict.latest) == (["after_service_end"], D(2027, 4, 30))
