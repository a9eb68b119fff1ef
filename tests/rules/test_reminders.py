"""Dates worth a reminder (employee data §3.7), and the dated limits behind them."""

import datetime as dt
import uuid

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules import reminders
from asn_desktop.rules.allowance import Child
from asn_desktop.rules.career_limits import SHIPPED, CareerLimits
from asn_desktop.rules.dossier import Punishment, Span
from asn_desktop.rules.reminders import Licence
from tests.rules.career_people import TODAY, person, post, pppk, rows

D = dt.date


def of(d, **more):
    return [(r.kind, r.tanggal, r.lines[0].code) for r in reminders.of(d, TODAY, **more)]


def test_a_cpns_of_more_than_a_year():
    assert of(person(status="CPNS", tmt_cpns=D(2025, 11, 1))) == [("cpns_lebih_setahun", D(2026, 11, 1), "ingat_cpns")]
    assert of(person(status="CPNS", tmt_cpns=D(2025, 12, 1))) == []
    assert of(person(status="PNS", tmt_cpns=D(2020, 12, 1))) == []


@pytest.mark.parametrize(("left", "stage"), [(91, None), (90, 90), (61, 90), (60, 60), (30, 30), (0, 30), (-1, 0)])
def test_a_contract_warns_at_ninety_sixty_and_thirty_days(left, stage):
    d = pppk(kontrak_akhir=TODAY + dt.timedelta(days=left))
    assert reminders.contract_stage(d, TODAY) == stage
    assert len(of(d)) == (stage is not None)


def test_a_leave_of_absence_ends_and_is_to_be_reported_within_a_month():
    away = (Span(D(2025, 12, 1), D(2026, 11, 30), None),)
    assert of(person(cltn=away)) == [
        ("cltn_berakhir", D(2026, 11, 30), "ingat_cltn"), ("cltn_lapor", D(2026, 12, 30), "ingat_cltn_lapor"),
    ]  # fmt: skip
    assert of(person(cltn=(away[0]._replace(kembali=D(2026, 10, 1)),))) == []
    longer = (Span(D(2026, 12, 1), D(2027, 11, 30), None), *away)
    assert [day for _, day, _ in of(person(cltn=longer))] == [D(2027, 11, 30), D(2027, 12, 30)]
    assert of(person(cltn=(away[0], Span(D(2026, 1, 1), D(2026, 6, 30), D(2026, 7, 1))))) == []


def test_an_end_that_means_none_reminds_of_nothing_near():
    assert [r.sisa_hari > 10**6 for r in reminders.of(person(cltn=(Span(D(2026, 1, 1), D.max, None),)), TODAY)] == [
        True, True,
    ]  # fmt: skip
    assert of(pppk(kontrak_akhir=D.max)) == []


def test_the_end_of_a_punishment_is_near_and_for_few_eyes():
    d = person(hukdis=(Punishment("S", D(2025, 12, 1), D(2026, 12, 1)),))
    assert of(d) == [("hukdis_berakhir", D(2026, 12, 1), "ingat_hukdis")]
    assert reminders.of(d, TODAY)[0].sensitive
    assert of(person(hukdis=(Punishment("S", D(2025, 12, 1), D(2027, 12, 1)),))) == []


def test_an_acting_post_lasts_three_months_twice():
    first = person(tambahan=(post("Plt. Kepala Bidang", "1", "III.b", tmt=D(2026, 10, 1), penugasan="PLT"),))
    assert of(first) == [("plt_berakhir", D(2027, 1, 1), "ingat_plt")]
    second = person(tambahan=(post("Plt. Kepala Bidang", "1", "III.b", tmt=D(2026, 7, 1), penugasan="PLT"),))
    assert of(second) == [("plt_berakhir", D(2027, 1, 1), "ingat_plt_akhir")]
    assert of(person(tambahan=(post("Kepala Sekolah", "2", penugasan="TT"),))) == []


def test_a_child_in_the_salary_list_near_its_end():
    far = Child(uuid.UUID(int=1), "Anak", D(2006, 6, 10), ditunjang=True)
    assert of(person(), children=[far]) == []
    near = Child(uuid.UUID(int=1), "Anak", D(2005, 12, 20), ditunjang=True)
    assert of(person(), children=[near]) == [("anak_berakhir", D(2026, 12, 19), "ingat_anak")]
    study = Child(uuid.UUID(int=1), "Anak", D(2004, 1, 1), ditunjang=True, kuliah_sampai=D(2026, 12, 31))
    assert of(person(), children=[study]) == [("anak_berakhir", D(2026, 12, 31), "ingat_kuliah")]
    assert of(person(), children=[Child(uuid.UUID(int=1), "Anak", D(2005, 12, 20))]) == []


def test_a_licence_that_runs_out_within_half_a_year():
    def licence(until):
        return [Licence(uuid.UUID(int=1), "SIP", "Perawat", until)]

    assert of(person(), licences=licence(D(2027, 1, 31))) == [("lisensi_berakhir", D(2027, 1, 31), "ingat_lisensi")]
    assert of(person(), licences=licence(D(2027, 12, 31))) == of(person(), licences=licence(None)) == []


def test_the_shipped_limits_are_those_of_the_code():
    found = CareerLimits.from_rows(rows("aturan_karier"), TODAY)
    for name in CareerLimits.__dataclass_fields__:
        if name not in ("dasar", "kp_periode"):
            assert getattr(found, name) == getattr(SHIPPED, name), name
    assert [(p.mulai, p.bulan) for p in found.kp_periode[1:]] == [(p.mulai, p.bulan) for p in SHIPPED.kp_periode[1:]]
    assert all(found.dasar.values())


def test_a_limit_that_no_rule_reads_is_refused():
    row = {"rule_id": "kp_ajaib", "valid_from": "2020-01-01", "valid_to": "", "value": "1", "legal_basis": ""}
    with pytest.raises(Refused, match="career_rule_unknown"):
        CareerLimits.from_rows([row], TODAY)


def test_a_later_limit_of_the_office_wins_from_its_day():
    own = {"rule_id": "kp_jf_bulan", "valid_from": "2026-01-01", "valid_to": "", "value": "36", "legal_basis": "X"}
    assert CareerLimits.from_rows([*rows("aturan_karier"), own], TODAY).kp_jf_bulan == 36
    assert CareerLimits.from_rows([*rows("aturan_karier"), own], D(2025, 12, 31)).kp_jf_bulan == 24
