"""Pages of angka kredit: one sheet of A4, the captions of §6.6, every field, the foot of every page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from asn_desktop.letters import template
from asn_desktop.letters.render import render
from asn_desktop.letters.values import Heading

from .conftest import NOW, tool
from .credit_papers import CREDIT, DECREE, LONG_LEDGER, PARTS, YEAR

IDENTITY = "019aa000-0000-7000-8000-000000000001"
CAPTIONS = {
    "konversi_predikat": ("KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", "PEJABAT FUNGSIONAL YANG DINILAI",
                          "HASIL PENILAIAN KINERJA", "PREDIKAT", "PROSENTASE", "KOEFISIEN PER TAHUN",
                          "ANGKA KREDIT YANG DIDAPAT", "Nomor Seri Karpeg", "Tempat/Tgl. Lahir",
                          "Pangkat/Gol. Ruang/TMT", "Jabatan/TMT"),
    "akumulasi_angka_kredit": ("AKUMULASI ANGKA KREDIT", "TAHUN", "PERIODIK (BULAN)", "PREDIKAT", "PROSENTASE",
                               "KOEFISIEN PER TAHUN", "ANGKA KREDIT", "JUMLAH ANGKA KREDIT"),
    "penetapan_angka_kredit": ("PENETAPAN ANGKA KREDIT", "KETERANGAN PERORANGAN", "HASIL PENILAIAN ANGKA KREDIT",
                               "AK Dasar yang diberikan", "AK JF lama", "AK Penyesuaian/Penyetaraan", "AK Konversi",
                               "peningkatan pendidikan", "LAMA", "BARU", "JUMLAH"),
}  # fmt: skip


def pages(letter: object, tmp_path: Path) -> list[str]:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(render(letter, identity=IDENTITY, at=NOW))
    return tool("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


def words(letter: object, tmp_path: Path) -> str:
    return " ".join(" ".join(pages(letter, tmp_path)).split())


@pytest.mark.parametrize("name", sorted(CREDIT))
def test_a_paper_of_angka_kredit_is_one_sheet_of_a4(name, tmp_path):
    path = tmp_path / "kertas.pdf"
    path.write_bytes(render(CREDIT[name], identity=IDENTITY, at=NOW))
    told = tool("pdfinfo", str(path))
    assert re.search(r"Pages:\s+1\b", told)
    assert "A4" in told


@pytest.mark.parametrize("name", sorted(CAPTIONS))
def test_the_statutory_captions_stand_on_the_page(name, tmp_path):
    told = words(CREDIT[name], tmp_path)
    flat = re.sub(r"\s+", "", told)
    assert [c for c in CAPTIONS[name] if re.sub(r"\s+", "", c) not in flat and c not in told] == []


@pytest.mark.parametrize("name", sorted(CAPTIONS))
def test_every_field_of_a_paper_stands_in_its_wording(name):
    raw = template.built_in(name).read_text(encoding="utf-8")
    used = set(re.findall(r"[{\"](\w+)(?:[.:}\"])", raw))
    fields = {f.name for f in dataclasses.fields(template.LETTERS[name])}
    assert fields - used <= {"paper", "versi", "tanggal"}  # the version stands in the foot, the day in the heading


def test_the_foot_names_owner_document_version_and_hash(tmp_path):
    told = words(YEAR, tmp_path)
    assert "Rina Marlina, S.T. · NIP 19880612 201101 2 001" in told
    assert f"Dokumen {IDENTITY} · versi 1 · SHA-256 isi " in told
    assert "Halaman 1 dari 1" in told


def test_a_part_of_the_year_prints_its_twelfths(tmp_path):
    told = words(PARTS, tmp_path)
    assert "4/12 × 100%" in told
    assert "14,58" in told


def test_a_long_ledger_breaks_well_over_pages(tmp_path):
    found = pages(LONG_LEDGER, tmp_path)
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert f"Halaman {number} dari {len(found)}" in page
    assert all("PREDIKAT" in page for page in found[:-1])
    assert "Bambang Sutopo" in found[-1]


def test_a_number_that_is_open_leaves_no_empty_line(tmp_path):
    told = words(replace(DECREE, heading=Heading(None, "Tirtamaya", dt.date(2026, 12, 17))), tmp_path)
    assert "NOMOR" not in told


def test_the_pak_says_what_is_over_and_what_is_missing(tmp_path):
    told = words(DECREE, tmp_path)
    assert "Kelebihan 35,00" in told
    assert "Kekurangan 65,00" in told
    assert "Dapat dipertimbangkan untuk kenaikan pangkat" in told
