"""Findings that only a field of a list can have: each has its code, and what is right has none."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused, Severity
from asn_desktop.rules import checks, identity, values

D = dt.date
TODAY = D(2026, 11, 23)


@pytest.mark.parametrize("raw", ["-500", "3,497,300", "tiga juta", "3.497.30", "Rp"])
def test_what_is_no_amount_is_refused(raw: str) -> None:
    with pytest.raises(Refused) as no:
        values.money(raw)
    assert no.value.problems[0].code == "MONEY"


@pytest.mark.parametrize(
    ("golongan", "years", "codes"),
    [("II/c", 2, ["MKG_BELOW_TABLE"]), ("II/c", 3, []), ("III/a", 0, []), ("VII", 0, ["MKG_BELOW_TABLE"]),
     (None, 0, []), ("I/b", None, [])],
)  # fmt: skip
def test_mkg_below_the_first_step_of_its_golongan_warns(golongan: str, years: int, codes: list[str]) -> None:
    assert [p.code for p in checks.check_mkg(golongan, years)] == codes


@pytest.mark.parametrize(
    ("number", "right"),
    [("081234567890", True), ("6281234567890", True), ("0812345678", True), ("080123456789", False), ("0812", False),
     ("0274512345", False)],
)  # fmt: skip
def test_a_number_that_is_no_mobile_number_warns(number: str, right: bool) -> None:
    found = checks.check_phone(number)
    assert [(p.code, p.severity) for p in found] == ([] if right else [("PHONE_FORMAT", Severity.WARNING)])


@pytest.mark.parametrize(
    ("stated", "as_of", "codes"),
    [((17, 7), D(2026, 11, 1), []), ((17, 8), D(2026, 11, 1), []), ((17, 9), D(2026, 11, 1), ["MKS_DIFF"]),
     ((17, 5), D(2026, 11, 1), ["MKS_DIFF"])],
)  # fmt: skip
def test_stated_service_may_be_off_by_a_month(stated: tuple[int, int], as_of: D, codes: list[str]) -> None:
    start = D(2009, 4, 1)
    assert [p.code for p in checks.check_service(stated, (start, start), as_of, "mks_tahun")] == codes


def test_stated_age_is_compared_on_the_day_of_the_list() -> None:
    born = D(1968, 11, 1)
    assert checks.check_age(57, born, D(2026, 10, 31)) == []
    assert [p.code for p in checks.check_age(58, born, D(2026, 10, 31))] == ["AGE_DIFF"]
    assert checks.check_age(58, born, D(2026, 10, 31), exact=False) == []


def test_a_pppk_before_the_first_pppk_is_refused() -> None:
    assert [p.code for p in identity.check_nip("199001012018211001", None, TODAY)] == ["NIP_YEAR_BEFORE_PPPK"]


def test_the_edges_of_unusual_numbers() -> None:
    def codes(digits: str) -> list[str]:
        return [p.code for p in identity.check_nip(digits, None, TODAY)]

    assert codes("196304012009041199") == []  # 46 on the first day, serial 199
    assert codes("196303312008041200") == ["NIP_SERIAL_HIGH"]
    assert codes("196203012009041001") == ["NIP_AGE_HIGH"]
    assert codes("196501012023211001") == []  # a PPPK of 58 at the end of the year
    assert codes("196412312023211001") == ["NIP_AGE_HIGH"]
    assert codes("200504012023041001") == []  # 18 on that very day
    assert codes("200504022023041001") == ["NIP_AGE"]
