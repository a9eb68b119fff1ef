"""The page of the SIASN workbook: what is asked is what is written, a refusal is said, NIK by role."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import practice
from asn_desktop.store.offices import Office
from asn_desktop.ui.reports.siasn_page import SiasnPage


def test_the_workbook_is_written_as_asked(desk: Any, settled: Any, picture: Any, tmp_path: Path, today: Any) -> None:
    """Masked unless the full number is asked for; the page says how much was written and what is lacking."""
    with desk.opened.store.begin(desk.actor) as session:
        session.query(Office).one().latihan = True
        session.flush()
        practice.fill(session, "dinas", today=today)
    page = SiasnPage(desk)
    settled(desk)
    target = tmp_path / "siasn.xlsx"
    page.write(target)
    settled(desk)
    rows = list(load_workbook(io.BytesIO(target.read_bytes()))["profil pegawai"].iter_rows(values_only=True))
    column = rows[0].index("NIK")
    assert len(rows) > 50
    assert all("•" in row[column] for row in rows[1:] if row[column])
    assert "siasn.xlsx selesai ditulis" in page.banner.title()
    picture(page, "siasn", (900, 560))
    page.nik_cards.choose("penuh")
    page.write(target)
    settled(desk)
    rows = list(load_workbook(io.BytesIO(target.read_bytes()))["profil pegawai"].iter_rows(values_only=True))
    assert all(len(row[column]) == 16 and row[column].isdigit() for row in rows[1:] if row[column])


def test_an_empty_office_gets_a_sentence_and_no_file(desk: Any, settled: Any, tmp_path: Path) -> None:
    """Nobody in service on the day: said, not written."""
    page = SiasnPage(desk)
    page.write(tmp_path / "siasn.xlsx")
    settled(desk)
    assert "Tidak ada pegawai" in page.banner.text()
    assert not (tmp_path / "siasn.xlsx").exists()
    assert page.write_button.isEnabled()


def test_a_reader_is_not_offered_the_full_nik(desk: Any, settled: Any) -> None:
    """UU 27/2022: pemeriksa sees two ways only."""
    desk.actor = Actor("dedi", "Dedi", Role.PEMERIKSA)
    page = SiasnPage(desk)
    settled(desk)
    assert set(page.nik_cards._cards) == {"samar", "tanpa"}
