"""Days of an objection, whom it goes to, who is heard (PP 30/2019 art. 59; evaluation.md §4.5, §14)."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation import objection
from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.rules.evaluation.objection import State
from asn_desktop.rules.evaluation.party import Party

D = dt.date
APPRAISER = Party("Drs. Haryanto, M.Si.", "196902141994031005")
SUPERIOR = Party("Ir. Wulandari, M.T.", "196801011993032001")
ME = Party("Rina Marlina, S.T.", "198806122011012001")


def _codes(problems):
    return [p.code for p in problems]


def test_received_2_march_the_last_day_is_16_march():
    assert objection.last_day(D(2026, 3, 2), 14) == D(2026, 3, 16)
    assert objection.check_day(D(2026, 3, 2), D(2026, 3, 16), 14) == []


def test_e_keb_01_received_2_march_filed_17_march():
    (found,) = objection.check_day(D(2026, 3, 2), D(2026, 3, 17), 14)
    assert found.code == "E-KEB-01"
    assert found.values["hari_terakhir"] == D(2026, 3, 16)


def test_days_are_calendar_days_over_weekends_and_holidays():
    assert objection.last_day(D(2026, 12, 20), 14) == D(2027, 1, 3)  # a Sunday


def test_on_the_day_of_receipt_and_not_before():
    assert objection.check_day(D(2026, 3, 2), D(2026, 3, 2), 14) == []
    assert _codes(objection.check_day(D(2026, 3, 2), D(2026, 3, 1), 14)) == ["objection_before_receipt"]


def test_e_keb_02_to_the_appraiser_instead_of_his_superior():
    assert objection.check_addressee(SUPERIOR, APPRAISER, ME) == []
    assert _codes(objection.check_addressee(APPRAISER, APPRAISER, ME)) == ["E-KEB-02"]
    assert _codes(objection.check_addressee(Party("drs. haryanto,  m.si."), Party(APPRAISER.nama), ME)) == ["E-KEB-02"]
    assert _codes(objection.check_addressee(ME, APPRAISER, ME)) == ["objection_to_oneself"]
    assert _codes(objection.check_addressee(Party(""), APPRAISER, ME)) == ["objection_addressee_missing"]


def test_both_sides_are_heard_before_a_decision():
    check = objection.check_decision
    assert _codes(check(State.DIAJUKAN, False, False)) == ["objection_not_heard"]
    assert check(State.KLARIFIKASI, True, False)[0].values["belum"] == "pegawai"
    assert check(State.KLARIFIKASI, False, True)[0].values["belum"] == "pejabat penilai"
    assert check(State.KLARIFIKASI, True, True) == []


def test_e_keb_03_a_decision_is_final():
    assert _codes(objection.check_decision(State.DIPUTUS, True, True)) == ["E-KEB-03"]
    assert _codes(objection.check_decision(State.TIDAK_DAPAT_DITERIMA, True, True)) == ["objection_not_admitted"]


def test_a_reminder_after_fourteen_days():
    assert not objection.overdue(State.DIAJUKAN, D(2026, 3, 2), D(2026, 3, 15), 14)
    assert objection.overdue(State.KLARIFIKASI, D(2026, 3, 2), D(2026, 3, 16), 14)
    assert not objection.overdue(State.DIPUTUS, D(2026, 3, 2), D(2026, 4, 16), 14)


@pytest.mark.parametrize(
    ("key", "value"),
    [("mode", "setengah"), ("keberatan_hari", "0"), ("keberatan_hari", "14.5"), ("keberatan_hari", 14.0),
     ("unit_kecil", "-5"), ("evaluasi_mulai", "13-01"), ("evaluasi_mulai", "1 Desember"), ("evaluasi_mulai", "W01-1"),
     ("skp_hari_akhir", "02-30"), ("kartu_di_atas", "tinggi"),
     ("ak_desimal", "1"), ("ak_desimal", "4"), ("keberatan_hari", "99999"),
     ("kartu_di_atas", "NaN"), ("kartu_di_atas", "4.5"), ("periode_evaluasi", "MINGGUAN")],
)  # fmt: skip
def test_a_choice_that_is_none_is_refused(key, value):
    with pytest.raises(Refused) as no:
        EvaluationRules.from_values({key: value})
    assert no.value.problems[0].code == "evaluation_rule_invalid"


def test_the_annual_window_runs_into_the_next_year():
    assert EvaluationRules().annual_window(2026) == (D(2026, 12, 1), D(2027, 1, 31))
