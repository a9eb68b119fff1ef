"""IKM of PermenPANRB 14/2017: the worked example, bands at their edges, exact fractions against a second reckoning."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.survey import answers, elements, index
from asn_desktop.rules.survey.index import Band

TABLES = Path(__file__).resolve().parents[2] / "resources" / "tables"


def rows(name: str, key: str) -> dict[str, dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return {row[key]: row for row in csv.DictReader(table)}


UNSUR = elements.from_table(rows("unsur_skm", "kode"))
BANDS = index.bands(rows("mutu_ikm", "mutu"))
KEYS = tuple(one.kode for one in UNSUR)


def counts_of(sums: tuple[int, ...], people: int = 6) -> dict[str, tuple[int, int, int, int]]:
    """Counts with the wanted sums: as many fours as fit, the rest shared."""
    made = {}
    for kode, total in zip(KEYS, sums, strict=True):
        low, extra = divmod(total, people)
        made[kode] = answers.tally([low + 1] * extra + [low] * (people - extra))
    return made


def test_worked_example_six_respondents_gives_81_48_b_baik():
    found = index.reckon(counts_of((21, 18, 16, 24, 20, 20, 21, 16, 20)), UNSUR, BANDS)
    told = [index.shown(one.nrr) for one in found.elements]
    assert told == ["3,5", "3", "2,6667", "4", "3,3333", "3,3333", "3,5", "2,6667", "3,3333"]
    assert index.shown(found.rata) == "3,2593"
    assert (found.ikm, found.mutu, found.kinerja) == (Decimal("81.48"), "B", "Baik")
    assert found.bobot_011 == Decimal("80.67")
    assert found.terendah == ("waktu", "sarana"), "both lowest elements are listed"


def test_a_perfect_survey_scores_100_and_99_with_weight_0_11():
    found = index.reckon(dict.fromkeys(KEYS, (0, 0, 0, 6)), UNSUR, BANDS)
    assert (found.ikm, found.bobot_011, found.mutu) == (Decimal("100.00"), Decimal("99.00"), "A")
    assert found.terendah == KEYS


@pytest.mark.parametrize(
    ("value", "mutu"),
    [("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"), ("64.99", "D"),
     ("25.00", "D")],
)  # fmt: skip
def test_bands_of_an_index_that_is_rounded_first(value, mutu):
    assert index.band_of(Decimal(value), BANDS).mutu == mutu


@pytest.mark.parametrize("old", ["43.76", "62.51", "81.26"])
def test_the_bands_of_kepmen_pan_25_2004_are_not_used(old):
    below, at = Decimal(old) - Decimal("0.01"), Decimal(old)
    assert index.band_of(below, BANDS).mutu == index.band_of(at, BANDS).mutu


@pytest.mark.parametrize(("exact", "rounded"), [("88.305", "88.31"), ("88.3049", "88.30"), ("64.995", "65.00")])
def test_gaps_between_bands_close_by_rounding_half_up_first(exact, rounded):
    assert index.two_places(Fraction(exact)) == Decimal(rounded)


def test_an_element_is_banded_from_nrr_times_25_by_the_same_rule():
    found = index.reckon(counts_of((21, 18, 16, 24, 20, 20, 21, 16, 20)), UNSUR, BANDS)
    assert [one.mutu for one in found.elements] == ["B", "C", "C", "A", "B", "B", "B", "C", "B"]


def test_blank_answers_are_no_noughts():
    counts = dict.fromkeys(KEYS, (0, 0, 0, 6)) | {"biaya": (0, 0, 0, 1)}
    assert index.reckon(counts, UNSUR, BANDS).ikm == Decimal("100.00")


def test_an_unused_element_leaves_the_weight_to_the_others():
    counts = {kode: (0, 0, 6, 0) for kode in KEYS if kode != "biaya"}
    found = index.reckon(counts, UNSUR, BANDS)
    assert (len(found.elements), found.ikm, found.bobot_011) == (8, Decimal("75.00"), Decimal("66.00"))


@pytest.mark.parametrize("raw", [0, 5, 3.5, "puas", "", True, None, "4 ", -1, "0"])
def test_e_ikm_01_answers_other_than_1_to_4(raw):
    assert (answers.answer(raw, "waktu") is not None) == (raw == "4 ")


def test_e_ikm_01_in_counts_of_answers_that_are_none():
    for given_ in ({5: 2}, {0: 1}, {3.5: 1}, {"puas": 3}, (1, 1, 1, 1, 2)):
        _, found = answers.counted({"waktu": given_}, UNSUR)
        assert [p.code for p in found] == ["E-IKM-01"], given_
    assert answers.counted({"waktu": {"4": 2, 1: 1, 5: 0}}, UNSUR) == ({"waktu": (1, 0, 0, 2)}, [])


def test_gratis_counts_4_on_cost_only_where_the_service_is_free_by_regulation():
    assert answers.answer("Gratis", "biaya", free=True) == 4
    assert answers.answer("Gratis", "biaya") is None
    assert answers.answer("gratis", "waktu", free=True) is None


def test_e_ikm_02_an_element_without_answers_must_be_declared_unused():
    counts = {kode: (0, 0, 6, 0) for kode in KEYS if kode != "biaya"}
    found = index.check(counts, UNSUR, 6)
    assert [(p.code, p.field) for p in found] == [("E-IKM-02", "biaya")]
    assert index.check(counts, UNSUR, 6, ("biaya",)) == []
    assert [p.code for p in index.check(dict.fromkeys(KEYS, (0, 0, 6, 0)), UNSUR, 6, ("biaya",))] == [
        "survey_unused_filled"
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [((0, 0, 3, 4), "survey_more_answers"), ((0, 0, -1, 4), "survey_count_invalid"), ("3", "survey_count_invalid"),
     ((1, 2, 3), "survey_count_invalid"), ((0, 0, 1.5, 0), "survey_count_invalid"),
     ((0, 0, True, 0), "survey_count_invalid")],
)  # fmt: skip
def test_counts_that_cannot_be(row, code):
    counts = dict.fromkeys(KEYS, (0, 0, 6, 0)) | {"waktu": row}
    assert [p.code for p in index.check(counts, UNSUR, 6)] == [code]


COUNT = st.tuples(*[st.integers(0, 400)] * 4)
SURVEY = st.dictionaries(st.sampled_from(KEYS), COUNT.filter(sum), min_size=1)


@given(SURVEY)
def test_the_index_equals_a_second_reckoning_answer_by_answer(counts):
    found = index.reckon(counts, UNSUR, BANDS)
    means = []
    for row in counts.values():
        sheets = [a for a, times in zip((1, 2, 3, 4), row, strict=True) for _ in range(times)]
        means.append(Fraction(sum(sheets), len(sheets)))
    exact = Fraction(25) * sum(means) / len(means)
    again = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert found.ikm == again
    assert 25 <= found.ikm <= 100
    assert min(means) <= found.rata <= max(means)


@given(SURVEY, st.integers(2, 9))
def test_twice_the_same_answers_change_no_index(counts, times):
    many = {kode: tuple(times * one for one in row) for kode, row in counts.items()}
    assert index.reckon(many, UNSUR, BANDS).ikm == index.reckon(counts, UNSUR, BANDS).ikm


@given(SURVEY)
def test_a_better_answer_never_lowers_the_index(counts):
    kode = next(iter(counts))
    row = list(counts[kode])
    place = next((at for at in range(3) if row[at]), None)
    if place is None:
        return
    row[place], row[place + 1] = row[place] - 1, row[place + 1] + 1
    better = counts | {kode: tuple(row)}
    assert index.reckon(better, UNSUR, BANDS).ikm >= index.reckon(counts, UNSUR, BANDS).ikm


def test_every_line_of_the_index_carries_its_number():
    found = index.lines(index.reckon(counts_of((21, 18, 16, 24, 20, 20, 21, 16, 20)), UNSUR, BANDS))
    assert [one.code for one in found] == [*["ikm_unsur"] * 9, "ikm_rata", "ikm_nilai", "ikm_mutu", "ikm_bobot_011"]
    assert found[10].values["nilai"] == "81,48"
    assert all(one.article for one in found[:-1])


@pytest.mark.parametrize(
    ("heading", "kode", "by_number"),
    [("U1", "persyaratan", True), ("u 9", "pengaduan", True), ("Unsur 8", "sarana", True), ("P4", "biaya", True),
     ("U8. Penanganan Pengaduan", "pengaduan", False), ("U9 Sarana dan Prasarana", "sarana", False),
     ("Kompetensi/Kemampuan petugas", "kompetensi", False), ("Perilaku petugas: kesopanan dan keramahan", "perilaku",
     False), ("Kewajaran biaya/tarif", "biaya", False), ("Kecepatan waktu pelayanan", "waktu", False),
     ("Sistem, mekanisme, dan prosedur", "prosedur", False), ("Produk spesifikasi jenis pelayanan", "produk", False)],
)  # fmt: skip
def test_a_name_decides_and_a_bare_number_is_an_assumption(heading, kode, by_number):
    found = elements.read(heading, UNSUR)
    assert found is not None
    assert (found.kode, found.by_number) == (kode, by_number)


@pytest.mark.parametrize("heading", ["Umur", "Jenis kelamin", "Pendidikan", "Kritik dan saran", "Cap waktu", "3", "No",
                                     "Timestamp", "Waktu pengisian", "Nama Layanan"])  # fmt: skip
def test_other_columns_are_no_element_and_no_identity(heading):
    assert elements.read(heading, UNSUR) is None
    assert not elements.is_identity(heading)


@pytest.mark.parametrize("heading", ["NIK", "Nama", "Nama Lengkap", "NAMA RESPONDEN", "No. HP", "Nomor Telepon", "WA",
                                     "E-mail", "Alamat", "No KTP", "nomor_induk", "Tanggal lahir"])  # fmt: skip
def test_e_ikm_04_headings_that_ask_who_a_citizen_is(heading):
    assert elements.is_identity(heading)


def test_bands_come_from_the_table_best_first():
    assert [band.mutu for band in BANDS] == ["A", "B", "C", "D"]
    assert BANDS[0] == Band("A", Fraction("88.31"), "Sangat Baik")
