"""The salary tables: examples of employee data §4, and what holds for every row."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.problems import Refused
from asn_desktop.rules import ranks, salary
from tests.rules.career_people import pns_table, pppk_table


@pytest.mark.parametrize(
    ("golongan", "mkg", "rupiah", "row"),
    [("III/b", 13, 3497300, 12), ("II/c", 4, 2485900, 3), ("III/d", 33, 5180700, 32)],
)
def test_pay_of_a_pns(golongan, mkg, rupiah, row):
    assert pns_table().pay(golongan, mkg) == salary.Pay(rupiah, row)


@pytest.mark.parametrize(("golongan", "mkg", "rupiah"), [("IX", 1, 3203600), ("VII", 5, 2948800)])
def test_pay_of_a_pppk(golongan, mkg, rupiah):
    assert pppk_table().pay(golongan, mkg).rupiah == rupiah


def test_below_the_first_step_the_first_row_is_paid_with_a_warning():
    assert pns_table().pay("II/c", 2) == salary.Pay(pns_table().pay("II/c", 3).rupiah, 3, "MKG_BELOW_TABLE")
    assert pns_table().pay("II/c", 3).warning is None


def test_a_golongan_the_table_does_not_have_is_refused():
    with pytest.raises(Refused, match="salary_golongan_missing"):
        pns_table().pay("V", 3)


def test_a_cpns_is_paid_eighty_per_cent_exactly():
    assert salary.cpns_pay(2785700) == 2228560
    assert all(r * 80 % 100 == 0 for steps in pns_table().rows.values() for _, r in steps)


def test_a_recorded_salary_is_compared_with_the_table():
    assert not salary.differs(3497300, pns_table(), "III/b", 13)
    assert salary.differs(3497000, pns_table(), "III/b", 13)
    assert not salary.differs(None, pns_table(), "III/b", 13)


def test_every_golongan_has_its_steps():
    assert tuple(pns_table().rows) == ranks.PNS
    assert tuple(pppk_table().rows) == ranks.PPPK
    assert pns_table().steps("II/a")[:4] == (0, 1, 3, 5)
    assert {g: pns_table().steps(g)[0] for g in ranks.PNS} == {g: ranks.first_step(g) for g in ranks.PNS}
    assert pns_table().version == "PP 5/2024, berlaku 2024-01-01"


@given(st.sampled_from(ranks.PNS), st.integers(0, 50), st.integers(0, 12))
def test_pay_never_falls_with_service(golongan, mkg, more):
    assert pns_table().pay(golongan, mkg + more).rupiah >= pns_table().pay(golongan, mkg).rupiah


@given(st.sampled_from(ranks.PNS[:-1]), st.integers(0, 33))
def test_pay_never_falls_with_rank_inside_a_golongan(golongan, mkg):
    above = ranks.PNS[ranks.PNS.index(golongan) + 1]
    if above.split("/")[0] == golongan.split("/")[0]:
        years = max(mkg, ranks.first_step(above))
        assert pns_table().pay(above, years).rupiah > pns_table().pay(golongan, years).rupiah


@given(st.permutations([("III/a", 0, 100), ("III/a", 2, 200), ("III/a", 4, 300)]))
def test_the_order_of_rows_does_not_matter(rows):
    table = salary.from_rows(rows, dasar="x", berlaku_mulai=dt.date(2027, 1, 1))
    assert [table.pay("III/a", years).rupiah for years in range(6)] == [100, 100, 200, 200, 300, 300]
