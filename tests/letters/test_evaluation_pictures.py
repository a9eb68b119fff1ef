"""Documents of evaluation as pictures, to be looked at: out/pictures/, or docs/pictures/ with ASN_PICTURES=docs."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from .conftest import printed
from .evaluation_papers import EVALUATIONS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {  # picture: document, sheets, the one that is drawn
    "cetak_skp": ("skp", 2, 1), "cetak_skp_jpt": ("skp_jpt", 2, 1),
    "cetak_skp_kualitatif": ("skp_kualitatif_pppk", 2, 1),
    "cetak_skp_lanjutan": ("skp_panjang", 6, 2), "cetak_rencana_aksi": ("rencana_aksi", 2, 1),
    "cetak_evaluasi": ("evaluasi_kinerja", 3, 1), "cetak_dokumen_evaluasi": ("dokumen_evaluasi", 1, 1),
    "cetak_dokumen_evaluasi_ditolak": ("dokumen_evaluasi_ditolak", 1, 1),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_documents_look_as_a_head_of_office_would_sign_them(name: str) -> None:
    case, sheets, place = PAGES[name]
    folder = ROOT / ("docs/pictures" if os.environ.get("ASN_PICTURES") == "docs" else "out/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with pdfium.PdfDocument(printed(EVALUATIONS[case])) as document:
        assert len(document) == sheets
        page = document[place - 1]
        image = page.render(scale=900 / page.get_width()).to_pil().convert("L").quantize(16)
        page.close()
    assert image.width == pytest.approx(900, abs=1)
    assert len(image.getcolors()) > 8, "the page is empty"
    image.save(folder / f"{name}.png", optimize=True)
