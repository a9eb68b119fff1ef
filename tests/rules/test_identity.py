"""Identity numbers: the worked examples of employee data §1, and no number ever changed."""

import csv
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop import files
from asn_desktop.problems import Refused, Severity
from asn_desktop.rules import identity
from asn_desktop.rules.identity import PersonFacts

TODAY = dt.date(2026, 11, 23)


def codes(problems):
    return [p.code for p in problems]


def check(raw, facts=None):
    return identity.check_nip(identity.normalise(raw), facts, TODAY)


def test_a_nip_of_a_woman_is_read():
    digits = identity.normalise("'19850317 200904 2 003")
    assert check(digits) == []
    nip = identity.read_nip(digits)
    assert (nip.born, nip.year, nip.month, nip.sex, nip.serial, nip.kind) == (
        dt.date(1985, 3, 17), 2009, 4, "P", 3, "PNS",
    )  # fmt: skip
    assert nip.tmt == dt.date(2009, 4, 1)
    assert identity.show_nip(digits) == "19850317 200904 2 003"


def test_a_ni_pppk_is_read():
    nip = identity.read_nip("198811302023212007")
    assert (nip.born, nip.year, nip.month, nip.sex, nip.kind, nip.frequency) == (
        dt.date(1988, 11, 30), 2023, None, "P", "PPPK", 1,
    )  # fmt: skip
    assert nip.tmt is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("197502292000031001", "NIP_BIRTHDATE"),
        ("199208052024131001", "NIP_POS13_14"),
        ("198507172010011000", "NIP_SERIAL"),
        ("200303032021011002", "NIP_AGE"),
        ("19850317 200904 2 03", "NIP_LENGTH"),
        ("19790221 2O0801 1 001", "NIP_CHARS"),
        ("1,98503E+17", "NIP_PRECISION"),
        ("1.98503e+17", "NIP_PRECISION"),
        ("198503172009042003.0", "NIP_PRECISION"),
        ("198503172009043003", "NIP_SEX"),
        ("198503172024002003", "NIP_POS13_14"),
        ("", "NIP_EMPTY"),
        ("198503172030012003", "NIP_TMT_FUTURE"),
    ],
)
def test_a_wrong_nip_is_refused_with_its_code(raw, code):
    problems = check(raw)
    assert problems[0].code == code
    assert problems[0].severity is Severity.ERROR
    assert problems[0].field == "nip"


def test_every_finding_is_reported_worst_first():
    assert codes(check("197502292024003000")) == ["NIP_BIRTHDATE", "NIP_POS13_14", "NIP_SEX", "NIP_SERIAL"]


def test_what_the_person_says_otherwise_needs_a_reason():
    facts = PersonFacts(dt.date(1958, 3, 17), "L", "PPPK")
    problems = check("198503172009042003", facts)
    assert codes(problems) == ["NIP_DOB_MISMATCH", "NIP_SEX_MISMATCH", "NIP_KIND_MISMATCH"]
    assert {p.severity for p in problems} == {Severity.REASON}


def test_another_tmt_only_warns():
    facts = PersonFacts(dt.date(1985, 3, 17), "P", "PNS", tmt_cpns=dt.date(2010, 4, 1))
    (problem,) = check("198503172009042003", facts)
    assert (problem.code, problem.severity) == ("NIP_TMT_MISMATCH", Severity.WARNING)
    facts = PersonFacts(status="PPPK", kontrak_mulai=dt.date(2024, 1, 1))
    assert codes(check("198811302023212007", facts)) == ["NIP_YEAR_MISMATCH"]


def test_a_tmt_within_a_year_only_warns():
    (problem,) = check("199803172027042003")
    assert (problem.code, problem.severity) == ("NIP_TMT_FUTURE", Severity.WARNING)


def test_unusual_age_and_serial_warn():
    assert codes(check("196003172009042203")) == ["NIP_AGE_HIGH", "NIP_SERIAL_HIGH"]


def test_read_nip_refuses_a_broken_number():
    with pytest.raises(Refused):
        identity.read_nip("19850317")


@pytest.mark.parametrize(
    "raw",
    [
        "'198503172009042003", "NIP. 19850317 200904 2 003", "NIP : 198503172009042003", "NI PPPK 198503172009042003",
        "19850317.200904.2.003", "19850317-200904-2-003", "\u200b198503172009042003\ufeff",
        "19850317\u00a0200904\u00a02\u00a0003", "`198503172009042003", "’19850317_200904_2_003",
        "nip 198503172009042003",
    ],
)  # fmt: skip
def test_what_surrounds_the_digits_is_dropped(raw):
    assert identity.normalise(raw) == "198503172009042003"


def test_a_number_cell_of_eighteen_digits_is_never_repaired():
    digits, problem = identity.from_cell(198503172009042003.0, "nip")
    assert problem is not None
    assert problem.code == "NIP_PRECISION"
    assert digits == "1,98503E+17"
    assert identity.from_cell(3374016707880002.0, "nik")[1].code == "NIK_PRECISION"
    assert identity.from_cell(131234567.0, "nip_lama") == ("131234567", None)


def test_a_nik_of_a_woman_counts_forty_more():
    facts = PersonFacts(dt.date(1988, 7, 27), "P")
    assert identity.check_nik("3374016707880002", facts) == []
    assert identity.check_nik("3374016902880002", PersonFacts(dt.date(1988, 2, 29), "P")) == []
    assert identity.check_nik("3374012902880002", PersonFacts(dt.date(1988, 2, 29), "L")) == []


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("337401670788002", "NIK_LENGTH"), ("33740167078800O2", "NIK_LENGTH"), ("3374016707880000", "NIK_SERIAL"),
        ("3374013807880002", "NIK_BIRTHDATE"), ("3374017207880002", "NIK_BIRTHDATE"),
        ("3374016713880002", "NIK_BIRTHDATE"), ("3374016902870002", "NIK_BIRTHDATE"),
        ("3,37402E+15", "NIK_PRECISION"),
    ],
)  # fmt: skip
def test_an_impossible_nik_is_refused(digits, code):
    assert codes(identity.check_nik(digits)) == [code]


def test_a_nik_that_differs_from_the_person_only_warns():
    problems = identity.check_nik("0074016707880002", PersonFacts(dt.date(1988, 7, 28), "L"))
    assert codes(problems) == ["NIK_DOB_MISMATCH", "NIK_SEX_MISMATCH", "NIK_PROVINCE"]
    assert {p.severity for p in problems} == {Severity.WARNING}


def test_the_provinces_are_those_of_the_table():
    with files.resource("tables/provinsi_nik.csv").open(encoding="utf-8") as table:
        assert {row["kode"] for row in csv.DictReader(table)} == identity.PROVINCES


def test_an_npwp_is_fifteen_digits_or_the_nik_or_starts_with_zero():
    nik = "3374016707880002"
    assert identity.check_npwp(identity.normalise("12.345.678.9-123.000")) == []
    assert identity.check_npwp(nik, nik) == []
    assert identity.check_npwp("0123456789123000") == []
    assert codes(identity.check_npwp("1123456789123000", nik)) == ["NPWP_FORMAT"]


EIGHTEEN = st.text("0123456789", min_size=18, max_size=18)


def _dirty(digits: str, kind: int) -> str:
    groups = [digits[:8], digits[8:14], digits[14], digits[15:]]
    forms = (
        f"'{digits}", " ".join(groups), ".".join(groups), "-".join(groups), "NIP. " + " ".join(groups),
        f"NI PPPK : {digits}", f"\ufeff {digits}\u200b", "\u00a0".join(groups), "/".join(groups), f"{digits}.0",
        f"{digits},00", f"{float(digits):.5E}", f"{float(digits):.5E}".replace(".", ","), repr(float(digits)),
        digits[:-1], digits + digits[-1], digits.replace("0", "O", 1), str(int(digits)), f"`{digits}", f"_{digits}",
    )  # fmt: skip
    return forms[kind % len(forms)]


@given(EIGHTEEN, st.integers(0, 19))
def test_no_nip_survives_changed_in_any_dirty_form(digits, kind):
    found, problem = identity.from_cell(_dirty(digits, kind), "nip")
    accepted = problem is None and not [p for p in identity.check_nip(found, None, TODAY) if p.blocks]
    assert not accepted or found == digits


@given(EIGHTEEN)
def test_no_nip_survives_a_number_cell(digits):
    _found, problem = identity.from_cell(float(digits), "nip")
    accepted = problem is None and not [p for p in identity.check_nip(_found, None, TODAY) if p.blocks]
    assert not accepted


@given(EIGHTEEN)
def test_showing_and_cleaning_are_inverse(digits):
    assert identity.normalise(identity.show_nip(digits)) == digits


@given(st.text(max_size=30))
def test_cleaning_never_adds_or_reorders_digits(raw):
    kept = [c for c in raw if c in "0123456789"]
    assert [c for c in identity.normalise(raw) if c in "0123456789"] == kept
