"""Which release may follow which, and the one way its values are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from asn_desktop.problems import Refused
from asn_desktop.rules import releases
from asn_desktop.rules.releases import Release

GOOD = {
    "version": "0.6.0", "file": "ASN-Desktop-0.6.0-setup.exe", "size": 40_000_000, "sha256": "0a" * 32, "schema": 5,
    "reads_from": 2, "made": "2026-11-20", "news": ["Pembaruan dari stik."],
}  # fmt: skip
NUMBERS = some.tuples(*[some.integers(0, 9999)] * 3)


def _written(numbers):
    return ".".join(map(str, numbers))


def _release(version="0.6.0", schema=5, reads_from=2):
    return Release(version, releases.setup_name(version), 1, "0a" * 32, schema, reads_from, dt.date(2026, 11, 20), ())


def test_a_release_is_read_as_it_was_written():
    found = releases.read(GOOD)
    assert found.fields() == GOOD
    assert (found.made, found.news) == (dt.date(2026, 11, 20), ("Pembaruan dari stik.",))


@pytest.mark.parametrize(
    "version",
    ["0.6", "0.06.0", "0.6.0-rc1", "v0.6.0", " 0.6.0", "0.6.0\n", "0.6.0.0", "", "0,6,0", "0.6.10000", "٠.٦.٠",
     "-1.0.0", 6, None, True, ["0.6.0"]],
)  # fmt: skip
def test_a_version_has_one_spelling(version):
    with pytest.raises(Refused) as no:
        releases.read({**GOOD, "version": version})
    assert [one.code for one in no.value.problems] == ["release_version"]


ODD = [
    ("file", "ASN-Desktop-0.7.0-setup.exe"), ("file", "../ASN-Desktop-0.6.0-setup.exe"), ("file", 6),
    ("size", 0), ("size", -1), ("size", 4.0), ("size", "4"), ("size", True), ("size", 2**40),
    ("sha256", "0A" * 32), ("sha256", "0a" * 31), ("sha256", "0a" * 32 + "\n"), ("sha256", None),
    ("schema", 0), ("schema", "5"), ("schema", True), ("schema", 10_000),
    ("reads_from", 6), ("reads_from", 0), ("reads_from", True), ("reads_from", None),
    ("made", "20-11-2026"), ("made", "2026-11-31"), ("made", "20261120"), ("made", 20261120),
    ("news", "Satu."), ("news", [""]), ("news", [1]), ("news", ["dua\nbaris"]), ("news", ["\u202ekebalik"]),
    ("news", ["\ud800"]), ("news", ["e\u0301"]), ("news", [" berspasi"]), ("news", ["x" * 401]), ("news", ["x"] * 41),
    ("news", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), ODD)
def test_an_odd_value_is_refused_by_its_name(name, value):
    with pytest.raises(Refused) as no:
        releases.read({**GOOD, name: value})
    assert [(one.code, one.values["field"]) for one in no.value.problems] == [("release_values", name)]


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_missing_value_is_refused(name):
    with pytest.raises(Refused, match="release_values"):
        releases.read({key: value for key, value in GOOD.items() if key != name})


def test_a_further_value_is_refused():
    with pytest.raises(Refused, match="release_values"):
        releases.read({**GOOD, "run": "calc.exe"})


@given(NUMBERS, NUMBERS)
def test_versions_are_compared_by_numbers_never_by_letters(one, other):
    problem = releases.weigh(_release(_written(one)), _written(other))
    told = None if one > other else "update_same" if one == other else "update_older"
    assert (problem and problem.code) == told


@pytest.mark.parametrize(
    ("version", "schema", "code"),
    [
        ("0.10.0", 5, None), ("0.6.0", None, None), ("0.6.0", 2, None), ("0.6.0", 5, None),
        ("0.6.0", 6, "update_data_newer"), ("0.6.0", 1, "update_data_older"),
        ("0.4.9", 1, "update_older"), ("0.4.9", 6, "update_older"), ("0.5.0", 6, "update_same"),
    ],
)  # fmt: skip
def test_the_data_is_weighed_after_the_version(version, schema, code):
    problem = releases.weigh(_release(version), "0.5.0", schema)
    assert (problem and problem.code) == code


def test_a_refusal_by_the_data_names_both_schemas():
    problem = releases.weigh(_release(), "0.5.0", 1)
    assert problem is not None
    assert (problem.values["schema"], problem.values["reads_from"], problem.values["version"]) == (1, 2, "0.6.0")
    assert problem.blocks


def test_a_program_without_a_proper_version_weighs_nothing():
    with pytest.raises(ValueError, match="cannot be compared"):
        releases.weigh(_release(), "0.5.0.dev1")
