"""What a package carries has a name people know: every table and every column that travels, and the values in words."""

from __future__ import annotations

import uuid

import pytest

from asn_desktop.packages import payload
from asn_desktop.services.findings import FindingRow
from asn_desktop.services.record_kinds import of_table
from asn_desktop.services.unsent import KINDS
from asn_desktop.store import check, merging
from asn_desktop.store.base import journaled
from asn_desktop.ui.sentences import finding_fields
from asn_desktop.ui.sentences.finding_values import shown
from asn_desktop.ui.sentences.findings import field_name, headline, table_name

_OF_PEOPLE = {"employees", "documents", "anomaly_notes", "saved_questions", "positions"}
_EVALUATION = [name for name in merging.order() if KINDS.get(name) == "kinerja"]


@pytest.mark.parametrize("table", sorted(merging.order()))
def test_every_column_of_every_table_that_travels_is_called_in_words(table: str) -> None:
    assert table_name(table) != table
    kind = of_table(table)
    for column in merging.columns_of(table):
        of_kind = kind is not None and column in kind.names
        assert of_kind or finding_fields.known(column, table), f"{table}.{column}"
        assert "_" not in field_name(column, table)


def test_every_table_that_travels_is_counted_under_its_kind() -> None:
    assert len(_EVALUATION) == 19
    others = {name for name in merging.order() if name not in KINDS and of_table(name) is None}
    assert others <= _OF_PEOPLE
    assert KINDS.keys() <= journaled()


def test_every_scan_of_evaluation_travels_and_is_looked_for() -> None:
    scans = {(t, c) for t in _EVALUATION for c in merging.columns_of(t) if c in payload.BLOB_COLUMNS}
    assert {t for t, _ in scans} == {
        "unit_achievements", "pattern_reasons", "objections", "skp_realisations", "skp_feedback", "coachings",
        "surveys", "credit_lines",
    }  # fmt: skip
    assert {c for _, c in scans} <= check._BLOB_COLUMNS


@pytest.mark.parametrize(
    ("table", "name", "value", "words"),
    [
        ("evaluations", "predikat", "BUTUH_PERBAIKAN", "Butuh Perbaikan"),
        ("evaluations", "hasil", "DI_ATAS", "Di Atas Ekspektasi"),
        ("evaluations", "periode", "TW3", "Triwulan III"),
        ("evaluations", "penilai", {"nama": "Haryanto", "nip": None, "jabatan": "Kepala"}, "Haryanto · Kepala"),
        ("evaluations", "tidak_dinilai", [5, 6], "5, 6"), ("evaluations", "tidak_dinilai", [], "kosong"),
        ("unit_achievements", "predikat", "ISTIMEWA", "Istimewa"),
        ("pattern_reasons", "hitungan", {"BAIK": 17, "KURANG": 0}, "Baik: 17; Kurang: 0"),
        ("surveys", "jawaban", {"U1": [0, 1, 20, 9]}, "U1: 0, 1, 20, 9"),
        ("skp_actions", "target", {"TW1": "3 laporan"}, "Triwulan I: 3 laporan"),
        ("skp", "lampiran", {"dukungan": ["laptop", "mobil"], "skema": []}, "dukungan: laptop, mobil"),
        ("skp_realisations", "berkas", "a" * 64, "terpasang"), ("evaluations", "diterima", "2026-03-02", "2 Mar 2026"),
    ],
)  # fmt: skip
def test_a_value_of_evaluation_reads_as_on_its_form(table: str, name: str, value: object, words: str) -> None:
    assert shown(value, name, table) == words


def test_a_conflict_on_a_printed_appraiser_reads_as_a_sentence() -> None:
    some = uuid.uuid4()
    line = FindingRow(some, some, 1, 1, "skp", some, some, "Asih Lestari", "penilai", "bentrok", "field_differs",
                      {"nama": "Haryanto"}, {"nama": "Sri Wahyuni"}, {})  # fmt: skip
    assert headline(line) == "Asih Lestari – Pejabat penilai: Anda Haryanto, BKPSDM Sri Wahyuni"
