"""The fixtures' own store opens and keeps."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.store.offices import Unit


def test_the_template_has_its_units(session: Session, folder: Path) -> None:
    """Four units, and a real encrypted file."""
    assert {unit.nama for unit in session.query(Unit)} == {
        "Dinas Perhubungan", "Sekretariat", "Bidang Angkutan", "Bidang Lalu Lintas",
    }  # fmt: skip
    assert not (folder / "kantor.asn").read_bytes().startswith(b"SQLite format 3")
