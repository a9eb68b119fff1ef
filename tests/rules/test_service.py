"""Length of service and age: the examples of employee data §3.1."""

import datetime as dt

import pytest

from asn_desktop.rules import service
from asn_desktop.rules.dossier import Recognised, Span
from tests.rules.career_people import TODAY, person, post, pppk, rank, step


def test_service_since_cpns():
    assert service.masa_kerja(dt.date(2009, 4, 1), dt.date(2026, 11, 1)) == (17, 7)
    assert service.masa_kerja(dt.date(2009, 4, 1), dt.date(2009, 3, 1)) == (0, 0)


def test_recognised_and_unpaid_months_change_it():
    start, day = dt.date(2009, 4, 1), dt.date(2026, 11, 1)
    assert service.masa_kerja(start, day, extra_months=6, cltn_months=12) == (17, 1)


def test_a_month_counts_when_it_is_complete():
    assert service.months_between(dt.date(2026, 1, 15), dt.date(2026, 2, 14)) == 0
    assert service.months_between(dt.date(2026, 1, 15), dt.date(2026, 2, 15)) == 1


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("II/d", "III/a", (13, 4), (8, 4)), ("II/d", "III/a", (4, 2), (0, 0)), ("I/d", "II/a", (14, 2), (8, 2)),
        ("III/d", "IV/a", (20, 0), (20, 0)),
    ],
)  # fmt: skip
def test_mkg_shrinks_between_golongan(old, new, before, after):
    assert service.after_promotion(*before, old, new) == after


def test_months_are_added_to_a_first_of_month_only():
    assert service.add_months(dt.date(2024, 11, 1), 14) == dt.date(2026, 1, 1)
    with pytest.raises(ValueError, match="first of a month"):
        service.add_months(dt.date(2024, 11, 2), 1)


def test_age_is_completed_years():
    born = dt.date(1988, 2, 29)
    assert service.age(born, dt.date(2026, 2, 28)) == 37
    assert service.age(born, dt.date(2026, 3, 1)) == 38


def total(**changes):
    found = service.total(person(**changes), dt.date(2026, 11, 1))
    return found.tahun, found.bulan


def test_total_service_counts_from_cpns_with_pmk_and_without_cltn():
    assert total() == (17, 7)
    assert total(pmk=(Recognised(18, dt.date(2020, 1, 1)),)) == (19, 1)
    assert total(pmk=(Recognised(18, dt.date(2027, 1, 1)),)) == (17, 7)
    assert total(cltn=(Span(dt.date(2020, 1, 1), dt.date(2020, 12, 31), None),)) == (16, 7)
    assert total(golongan=rank("III/a", dt.date(2024, 4, 1), (0, 0))) == (17, 7)


def test_a_stated_total_goes_on_from_its_day_with_what_came_after():
    stated = (18, 2, dt.date(2026, 10, 1))
    assert total(mks=stated) == (18, 3)
    assert total(mks=stated, pmk=(Recognised(12, dt.date(2020, 1, 1)),)) == (18, 3)
    assert total(mks=stated, pmk=(Recognised(12, dt.date(2026, 11, 1)),)) == (19, 3)


def test_total_service_of_a_pppk_counts_the_chain_of_contracts():
    found = service.total(pppk(), dt.date(2026, 9, 1))
    assert (found.tahun, found.bulan) == (2, 6)
    assert [line.code for line in found.lines] == ["mk_sejak_kontrak"]


def test_the_short_way_to_total_months_agrees_with_the_explained_one():
    for d in (person(), person(mks=(3, 4, dt.date(2026, 1, 1))), pppk(), person(tmt_cpns=None)):
        long = service.total(d, TODAY)
        assert service.total_months(d, TODAY) == (long.months if long else None)


def test_an_extension_of_cltn_is_one_absence_and_ends_with_the_return():
    away = (
        Span(dt.date(2020, 1, 15), dt.date(2021, 1, 14), None), Span(dt.date(2021, 1, 15), dt.date(2022, 1, 14), None),
    )  # fmt: skip
    assert service.cltn_months(person(cltn=away), dt.date(2009, 4, 1), TODAY) == 24
    back = (*away[:1], away[1]._replace(kembali=dt.date(2021, 7, 15)))
    assert service.cltn_months(person(cltn=back), dt.date(2009, 4, 1), TODAY) == 18
    assert service.cltn_months(person(cltn=away), dt.date(2021, 1, 15), TODAY) == 12
    still = (Span(dt.date(2026, 1, 1), None, None),)
    assert service.cltn_months(person(cltn=still), dt.date(2009, 4, 1), dt.date(2026, 11, 1)) == 10


def mkg(on=dt.date(2026, 11, 1), **changes):
    found = service.in_golongan(person(**changes), on)
    return found and (found.tahun, found.bulan, found.lines[0].code)


def test_mkg_is_that_of_the_last_decree_and_the_months_since():
    assert mkg() == (13, 9, "mkg_sk")
    assert mkg(cltn=(Span(dt.date(2025, 1, 1), dt.date(2025, 6, 30), None),)) == (13, 3, "mkg_sk")
    assert mkg(pmk=(Recognised(24, dt.date(2025, 1, 1)), Recognised(12, dt.date(2020, 1, 1)))) == (15, 9, "mkg_sk")


def test_mkg_of_a_decree_that_does_not_say_comes_from_the_last_step():
    no_mkg = rank("III/b", dt.date(2020, 4, 1))
    given = step(dt.date(2025, 2, 1), "III/b", (12, 0))
    assert mkg(golongan=no_mkg, kgb=given) == (13, 9, "mkg_kgb")


def test_mkg_is_carried_over_a_rise_with_the_reduction():
    risen, given = rank("III/a", dt.date(2024, 4, 1)), step(dt.date(2023, 12, 1), "II/d", (13, 0))
    assert mkg(on=dt.date(2024, 4, 1), golongan=risen, kgb=given) == (8, 4, "mkg_alih")


def test_a_new_cpns_of_d3_starts_with_three_years_that_no_total_counts():
    new = {"status": "CPNS", "tmt_cpns": dt.date(2024, 2, 1), "golongan": rank("II/c", dt.date(2024, 2, 1))}
    assert mkg(on=dt.date(2024, 2, 1), **new) == (3, 0, "mkg_fiktif")
    assert service.total(person(**new), dt.date(2024, 2, 1)).months == 0


def test_without_any_mkg_on_record_none_is_invented():
    assert mkg(golongan=rank("III/b", dt.date(2020, 4, 1))) is None
    assert mkg(golongan=None) is None


def test_service_in_rank_and_post():
    lurah = post("Lurah", "1", "IV.a", tmt=dt.date(2024, 1, 17))
    d = person(golongan=rank("III/b", dt.date(2022, 4, 1)), jabatan=lurah)
    assert service.in_rank(d, TODAY).months == 55
    assert service.in_post(d, TODAY).months == 34
    away = person(golongan=d.golongan, cltn=(Span(dt.date(2023, 1, 1), dt.date(2023, 12, 31), None),))
    assert service.in_rank(away, TODAY).months == 43
    assert service.in_post(person(jabatan=None), TODAY) is None


def test_a_stated_service_more_than_a_month_away_is_noticed():
    found = service.in_golongan(person(), dt.date(2026, 11, 1))
    assert not service.differ((13, 9), found)
    assert not service.differ((13, 8), found)
    assert service.differ((13, 7), found)
    assert not service.differ(None, found)


def test_private_service_counts_half_and_at_most_eight_years():
    assert service.granted_months(24) == 24
    assert service.granted_months(0, (36, 11)) == 18
    assert service.granted_months(6, (240,)) == 102


def test_the_lines_add_up_to_the_result():
    away = (Span(dt.date(2025, 1, 1), dt.date(2025, 6, 30), None),)
    d = person(pmk=(Recognised(24, dt.date(2025, 1, 1)),), cltn=away)
    for found in (service.total(d, TODAY), service.in_golongan(d, TODAY), service.in_rank(d, TODAY)):
        assert sum(line.amount for line in found.lines) == found.months
        assert all(line.article for line in found.lines)
