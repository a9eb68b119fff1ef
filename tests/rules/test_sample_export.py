"""The invented SIASN export: 69 columns of text, people that hold together, planted mistakes with their truth."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from asn_desktop import files
from asn_desktop.rules import identity
from asn_desktop.rules.sample_export import NULL, kabupaten
from asn_desktop.rules.siasn_columns import COLUMNS, KEPT, snake

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def made():
    return kabupaten(2_000, 3, TODAY)


def test_the_columns_are_those_of_the_export():
    with files.resource("tables/siasn_export_pegawai_header.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["header"] for row in rows] == list(COLUMNS)
    assert [snake(row["header"]) for row in rows] == [row["kolom_tabel_umum"] for row in rows]
    assert set(KEPT) <= {snake(name) for name in COLUMNS}


def test_every_row_has_every_column_and_the_same_arguments_make_the_same_rows(made):
    header, rows, truth = made
    assert (len(header), len(rows), {len(row) for row in rows}) == (69, 2_000, {69})
    assert all(isinstance(cell, str) and cell for row in rows for cell in row)
    assert kabupaten(2_000, 3, TODAY) == (header, rows, truth)
    assert kabupaten(300, 4, TODAY)[1] != kabupaten(300, 5, TODAY)[1]


def test_without_errors_every_number_is_right_and_nobody_has_two():
    header, rows, truth = kabupaten(1_500, 2, TODAY, errors=False)
    nip, born, sex = (header.index(name) for name in ("NIP BARU", "TANGGAL LAHIR", "JENIS KELAMIN"))
    assert truth.refused == {}
    assert len({row[nip] for row in rows}) == len(rows) == len(truth.nips)
    for row in rows:
        facts = identity.PersonFacts(
            dt.datetime.strptime(row[born], "%d-%m-%Y").date(), "P" if row[sex] == "F" else "L", None, None, None
        )
        assert [p for p in identity.check_nip(row[nip].lstrip("'"), facts, TODAY) if p.blocks] == []


def test_every_kind_is_planted_and_the_truth_covers_every_row(made):
    from asn_desktop.rules.sample_errors import LEFT_OUT, ODD, REFUSALS

    _header, rows, truth = made
    assert {code for codes in truth.refused.values() for code in codes} == {c for c, *_ in REFUSALS} | {"NIP_DUPLICATE"}
    assert set(truth.fields.values()) == {(name, code) for name, code, *_ in LEFT_OUT}
    assert {c for codes in truth.anomalies.values() for c in codes} == {c for c, *_ in ODD} | {"JAB_DOUBLE_HOLDER"}
    assert set(truth.nips) | set(truth.refused) | truth.skipped == set(range(2, len(rows) + 2))
    assert len(set(truth.nips.values())) == len(truth.nips)


def test_no_structural_post_has_two_holders_unless_planted(made):
    header, rows, truth = made
    post, unit, eselon, nip = (header.index(n) for n in ("JABATAN NAMA", "UNOR ID", "ESELON NAMA", "NIP BARU"))
    held: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row[eselon] != NULL:
            held.setdefault((row[post], row[unit]), set()).add(row[nip].lstrip("'"))
    twice = {one for people in held.values() if len(people) > 1 for one in people}
    planted = {one for one, codes in truth.anomalies.items() if "JAB_DOUBLE_HOLDER" in codes}
    assert planted <= twice
    assert len(twice) <= 2 * len(planted) + 1  # both holders of each; a planted refusal may have broken one number


def test_the_proportions_are_those_of_the_recipe():
    _header, _rows, truth = kabupaten(8_000, 1, TODAY, errors=False)
    counts = dict.fromkeys(("PNS", "CPNS", "PPPK", "PPPK_PW"), 0)
    for status in truth.statuses.values():
        counts[status] += 1
    assert counts == {"PNS": 4650, "CPNS": 150, "PPPK": 2400, "PPPK_PW": 800}
