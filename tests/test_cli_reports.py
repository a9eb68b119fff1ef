"""`asn laporan`: the registry, a report to the terminal, PDF and Excel; NIK only after a yes."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from asn_desktop.cli import app
from asn_desktop.services import practice, reference, reports
from asn_desktop.store.offices import Office

from .conftest import OPERATOR


@pytest.fixture
def asn(opened, actor, today, folder):
    """`asn(*words)` runs a command on the office with the 60 invented people."""
    with opened.store.begin(actor, reason="uji") as session:
        reference.load_shipped(session)
        kept = session.query(Office).one()
        kept.latihan = True
        practice.fill(session, "dinas", today=today)
    opened.close()

    def run(*words: str, answer: str = ""):
        known = {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": OPERATOR.username, "ASN_SANDI": OPERATOR.password}
        return CliRunner().invoke(app, ["laporan", *words], env=known, input=answer)

    return run


def test_the_registry_is_shown_with_its_options(asn):
    said = asn("daftar").output
    assert all(key in said for key in reports.REPORTS)
    assert "nik=none|masked|full" in said
    assert {row["key"] for row in json.loads(asn("daftar", "--json").output)} == set(reports.REPORTS)


def test_a_report_goes_to_the_terminal_csv_pdf_and_excel(asn, tmp_path):
    shown = asn("cetak", "rekap-jenis-kelamin", "--per", "23-11-2026")
    assert shown.exit_code == 0, shown.output
    assert "KEADAAN : 23 NOVEMBER 2026" in shown.output
    assert "JUMLAH" in shown.output
    rows = list(csv.reader(io.StringIO(asn("cetak", "duk", "--per", "23-11-2026", "--csv").output)))
    assert rows[0][:6] == ["KELOMPOK", "NO URUT", "NAMA", "NIP", "PANGKAT > GOL/RUANG", "PANGKAT > TMT"]
    assert len(rows) == 41
    assert all(len(row[3]) == 18 for row in rows[1:])
    made = asn("cetak", "nominatif", "--unit", "Sekretariat", "--pdf", str(tmp_path / "n.pdf"), "--xlsx",
               str(tmp_path / "n.xlsx"), "--kertas", "A4")  # fmt: skip
    assert made.exit_code == 0, made.output
    assert (tmp_path / "n.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "n.xlsx").read_bytes().startswith(b"PK")


def test_nik_is_asked_for_first_and_wrong_words_are_told(asn):
    assert asn("cetak", "nominatif", "--pilihan", "nik=full", answer="n\n").exit_code == 1
    agreed = asn("cetak", "nominatif", "--pilihan", "nik=masked", "--csv", answer="y\n")
    assert agreed.exit_code == 0
    assert "•" * 12 in agreed.output
    assert asn("cetak", "nominatif", "--pilihan", "nik=full", "--ya", "--csv").exit_code == 0
    refused = asn("cetak", "kgb", "--pilihan", "bulan=banyak")
    assert refused.exit_code == 1
    assert "bulan" in refused.output
    assert asn("cetak", "duk", "--unit", "Tidak Ada").exit_code == 1
    assert asn("cetak", "duk", "--pilihan", "jenjang").exit_code == 2
