"""Pages of printed reports as pictures, to be looked at: out/pictures/, or docs/pictures/ with ASN_PICTURES=docs."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from sqlalchemy.orm import Session

from asn_desktop.services import practice, reports
from asn_desktop.store.offices import Office

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
ROOT = Path(__file__).resolve().parents[3]
PAGES = {"laporan_nominatif": ("nominatif", -1), "laporan_duk": ("duk", 0), "laporan_bezetting": ("bezetting", 0),
         "laporan_rekap_golongan": ("rekap-golongan", 0), "laporan_kgb": ("kgb", 0)}  # fmt: skip


def test_pages_look_as_the_head_of_the_office_would_sign_them(session: Session, today: dt.date) -> None:
    from asn_desktop.services import reference

    reference.load_shipped(session)
    kept = session.query(Office).one()
    kept.latihan = True
    practice.fill(session, "dinas", today=today)
    kept.latihan = False
    session.flush()
    folder = ROOT / ("docs/pictures" if os.environ.get("ASN_PICTURES") == "docs" else "out/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    for name, (key, at) in PAGES.items():
        table = reports.build(session, key, on=dt.date(2026, 12, 31), today=today)
        with pdfium.PdfDocument(reports.pdf(table, now=NOW)) as document:
            page = document[at % len(document)]
            image = page.render(scale=1366 / page.get_width()).to_pil().convert("L").quantize(16)
            page.close()
        assert image.width == pytest.approx(1366, abs=1)
        assert len(image.getcolors()) > 8, f"{name}: the page is empty"
        image.save(folder / f"{name}.png", optimize=True)
