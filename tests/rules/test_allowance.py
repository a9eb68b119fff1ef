"""KP4: spouse, at most two children, 21 or 25 years, not married, no income; what changes in a year."""

import dataclasses
import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import allowance
from asn_desktop.rules.allowance import Child, Spouse
from asn_desktop.rules.career_limits import CareerLimits
from tests.rules.career_people import rows

D = dt.date
TODAY, BORN = D(2026, 11, 23), D(2010, 5, 5)


def child(number=1, born=BORN, **changes):
    return Child(uuid.UUID(int=number), f"Anak {number}", born, **changes)


def spouse(number=50, **changes):
    return Spouse(uuid.UUID(int=number), "Pasangan", **({"nikah": D(2008, 1, 1)} | changes))


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, ()), ({"menikah": True}, ("anak_menikah",)), ({"bekerja": True}, ("anak_berpenghasilan",)),
        ({"meninggal": D(2020, 1, 1)}, ("meninggal",)), ({"born": D(2005, 11, 23)}, ("anak_melewati_usia",)),
        ({"born": D(2005, 11, 24)}, ()), ({"born": D(2005, 1, 1), "kuliah_sampai": D(2027, 6, 30)}, ()),
        ({"born": D(2005, 1, 1), "kuliah_sampai": D(2026, 6, 30)}, ("keterangan_kuliah_habis",)),
        ({"born": D(2001, 11, 23), "kuliah_sampai": D(2027, 6, 30)}, ("anak_melewati_usia",)),
        ({"born": None}, ("tanggal_lahir_kosong",)),
    ],
)  # fmt: skip
def test_when_a_child_counts(changes, reasons):
    right = allowance.child_right(child(**changes), TODAY)
    assert (right.counts, right.reasons) == (not reasons, reasons)


def test_a_child_not_yet_born_does_not_count():
    assert not allowance.child_right(child(born=D(2027, 1, 1)), TODAY).counts


def test_the_last_day_is_the_one_before_the_birthday():
    assert allowance.child_until(child(born=D(2006, 3, 10)))[0] == D(2027, 3, 9)
    assert allowance.child_until(child(born=D(2004, 2, 29)))[0] == D(2025, 2, 28)
    assert allowance.child_until(child(born=D(2004, 3, 10), kuliah_sampai=D(2030, 1, 1)))[0] == D(2029, 3, 9)


def test_two_children_count_those_of_the_salary_list_first():
    three = [child(1, D(2008, 1, 1)), child(2, D(2010, 1, 1)), child(3, D(2012, 1, 1), ditunjang=True)]
    found = allowance.family([spouse()], three, TODAY)
    assert {r.nama for r in found.children if r.counts} == {"Anak 3", "Anak 1"}
    assert next(r for r in found.children if r.nama == "Anak 2").reasons == ("melebihi_jumlah_anak",)
    assert (found.persen, found.persen_anak, found.jiwa) == (14, 4, 4)
    assert sum(line.amount for line in found.lines) == found.persen


def test_the_number_of_children_is_a_dated_limit():
    old = CareerLimits.from_rows(rows("aturan_karier"), D(1990, 1, 1))
    now = CareerLimits.from_rows(rows("aturan_karier"), TODAY)
    assert (old.tunjangan_anak_maks, now.tunjangan_anak_maks) == (3, 2)
    assert "ingatan" in now.article("tunjangan_anak_maks")
    three = [child(n) for n in (1, 2, 3)]
    assert allowance.family([], three, TODAY, old).persen_anak == 6


def test_one_spouse_counts_and_an_asn_spouse_must_be_decided():
    assert allowance.family([spouse(), spouse(51, nikah=D(2020, 1, 1))], [], TODAY).persen_pasangan == 10
    gone = spouse(status="cerai", berakhir=D(2025, 1, 1))
    assert allowance.family([gone], [], TODAY).persen_pasangan == 0
    assert allowance.family([gone], [], D(2024, 12, 1)).persen_pasangan == 10
    asn = spouse(nip="198503172009042003")
    right = allowance.spouse_right(asn, TODAY)
    assert (right.counts, right.reasons) == (False, ("pasangan_asn",))
    assert allowance.spouse_right(dataclasses.replace(asn, ditunjang=True), TODAY).counts


def test_the_changes_of_a_year_stand_on_the_month_they_take_effect():
    grown, next_one = child(1, D(2005, 3, 10)), child(2, D(2008, 1, 1))
    third = child(3, D(2015, 1, 1))
    found = allowance.changes([spouse(nikah=D(2026, 7, 12))], [grown, next_one, third], 2026)
    assert [(c.tanggal, c.nama, c.kode) for c in found] == [
        (D(2026, 4, 1), "Anak 1", "anak_melewati_usia"), (D(2026, 4, 1), "Anak 3", "masuk"),
        (D(2026, 8, 1), "Pasangan", "masuk"),
    ]  # fmt: skip


born = st.dates(D(1995, 1, 1), D(2026, 1, 1))


@given(st.lists(born, max_size=6), st.dates(D(2010, 1, 1), D(2030, 1, 1)))
def test_never_more_than_the_limit_and_never_without_right(days, on):
    children = [child(n, day) for n, day in enumerate(days)]
    found = allowance.family([], children, on)
    counted = [r for r in found.children if r.counts]
    assert len(counted) == min(2, sum(allowance.child_right(c, on).counts for c in children))
    assert all(r.until is None or r.until >= on for r in counted)


@given(born, st.booleans())
def test_study_never_shortens_the_right(day, long):
    plain, _ = allowance.child_until(child(born=day))
    until = day + dt.timedelta(days=366 * (30 if long else 10))
    studying, _ = allowance.child_until(child(born=day, kuliah_sampai=until))
    assert studying >= plain
