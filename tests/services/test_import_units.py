"""Which unit a row of a spreadsheet means: titles name the own office with its government."""

from __future__ import annotations

import pytest

from asn_desktop.services.import_units import UnitFinder


@pytest.mark.parametrize("title", ["DINAS PERHUBUNGAN KABUPATEN TIRTAMAYA", "Dinas Perhubungan Kab. Tirtamaya"])
def test_the_own_office_written_with_its_government_is_no_new_unit(session, title):
    finder = UnitFinder(session)
    inside = finder.find("Sekretariat", title)
    assert finder.names[inside] == "Sekretariat"
    assert finder.find(None, title) == finder.root
    assert finder.proposals() == ()


def test_an_office_of_another_government_stays_another_unit(session):
    finder = UnitFinder(session)
    assert isinstance(finder.find("Sekretariat", "DINAS PERHUBUNGAN KABUPATEN SUKAMAJU"), tuple)
    assert len(finder.proposals()) == 2
