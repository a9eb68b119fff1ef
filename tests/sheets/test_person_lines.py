"""Rows of people under known headings: a NIP that is too short is told, a row that numbers the columns is none."""

from __future__ import annotations

import datetime as dt

from asn_desktop.sheets.late_leave import read_late
from asn_desktop.sheets.openings import read_openings
from asn_desktop.sheets.reader import Sheet

TODAY = dt.date(2026, 11, 23)


def test_a_short_nip_is_a_row_that_is_never_left_out():
    rows = [
        ["NIP", "Jenis cuti", "Mulai", "Selesai"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["198507092010011015", "tahunan", dt.date(2026, 3, 2), dt.date(2026, 3, 4)],
        ["19850", "tahunan", dt.date(2026, 3, 2), dt.date(2026, 3, 4)],
        ["Jumlah", None, None, None],
    ]
    lines = read_late(Sheet("Cuti", rows), TODAY)
    assert [(line.number, line.nip) for line in lines] == [(3, "198507092010011015"), (4, "19850")]


def test_a_short_nip_in_a_list_of_opening_balances_is_a_row_too():
    rows = [
        ["NIP", "Nama", "Cuti terpakai 2024", "Cuti terpakai 2025"],
        [1, 2, 3, 4],
        ["19850", "Siti", 3, 4],
        ["", "Jumlah", 3, 4],
    ]
    lines = read_openings(Sheet("Cuti", rows), 2026).lines
    assert [(line.number, line.nip) for line in lines] == [(3, "19850")]
