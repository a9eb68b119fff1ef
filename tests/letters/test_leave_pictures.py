"""Papers of leave as pictures, to be looked at: out/pictures/, or docs/pictures/ with ASN_PICTURES=docs."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from .conftest import CASES, printed

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "cetak_formulir_cuti": ("formulir_cuti_diubah", 1), "cetak_formulir_pppk": ("formulir_cuti_pppk", 1),
    "cetak_izin_alasan_penting": ("surat_izin_cuti_alasan_penting", 1),
    "cetak_izin_melahirkan": ("surat_izin_cuti_melahirkan", 1), "cetak_izin_besar": ("surat_izin_cuti_besar", 1),
    "cetak_panggilan": ("surat_panggilan_bekerja", 1), "cetak_keputusan_cltn": ("keputusan_cltn", 2),
    "cetak_surat_tugas": ("surat_tugas", 1), "cetak_kartu_cuti": ("kartu_cuti", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_papers_look_as_a_head_of_office_would_sign_them(name: str) -> None:
    case, sheets = PAGES[name]
    folder = ROOT / ("docs/pictures" if os.environ.get("ASN_PICTURES") == "docs" else "out/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with pdfium.PdfDocument(printed(CASES[case])) as document:
        assert len(document) == sheets
        page = document[0]
        image = page.render(scale=900 / page.get_width()).to_pil().convert("L").quantize(16)
        page.close()
    assert image.width == pytest.approx(900, abs=1)
    assert len(image.getcolors()) > 8, "the page is empty"
    image.save(folder / f"{name}.png", optimize=True)
