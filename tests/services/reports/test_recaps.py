"""Recapitulations: rows and columns add up, nobody is dropped, every cell equals an independent count."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import ReportTable
from asn_desktop.services.reports import nominatif, recaps

from .people import ON, UNITS, dossiers, material

TABLES = {
    "golongan": recaps.golongan, "kelamin": recaps.sex, "kawin": recaps.marriage, "pendidikan": recaps.education,
    "agama": recaps.religion, "jabatan": recaps.post, "usia": recaps.age,
}  # fmt: skip
ROWS = {  # row -> units it counts, written down by hand: the office itself, one step below with what is under it
    "Dinas Perhubungan": (0,), "Sekretariat": (1, 2), "Bidang Angkutan": (3, 4), "Bidang Lama": (5,),
}  # fmt: skip


def _inside(row: str) -> Callable[[Dossier], bool]:
    if row == "Belum diisi unit kerja":
        known = {unit.id for unit in UNITS}
        return lambda d: d.unit_id not in known
    ids = {UNITS[n].id for n in ROWS[row]}
    return lambda d: d.unit_id in ids


def _sums(table: ReportTable) -> list[str]:
    return [leaf.text for leaf in table.columns]


@pytest.mark.parametrize("name", TABLES)
@given(people=st.lists(dossiers(), max_size=40), detail=st.sampled_from(("bawahan", "semua")))
@settings(max_examples=25, deadline=None)
def test_rows_columns_and_the_grand_total_add_up(name: str, people: list[Dossier], detail: str) -> None:
    table = TABLES[name](material(people, rincian=detail))
    single = [n for n, text in enumerate(_sums(table)) if n > 1 and text not in ("JML", "JUMLAH", "TOTAL")]
    rows = list(table.rows())
    for row in [*rows, *table.totals]:
        assert len(row.cells) == len(table.columns)
        assert sum(row.cells[n] for n in single) == row.cells[-1]
    total = table.totals[0].cells
    for column in range(2, len(total)):
        assert sum(row.cells[column] for row in rows) == total[column]
    assert total[-1] == table.count == len(people)


@given(people=st.lists(dossiers(), max_size=40))
@settings(max_examples=40, deadline=None)
def test_each_unit_row_counts_its_own_people_and_those_below(people: list[Dossier]) -> None:
    table = recaps.sex(material(people))
    said = {row.cells[1]: row.cells for row in table.rows()}
    for name, cells in said.items():
        mine = [d for d in people if _inside(name)(d)]
        assert cells[2:] == (
            sum(d.jenis_kelamin == "L" for d in mine), sum(d.jenis_kelamin == "P" for d in mine), 0, len(mine)
        )  # fmt: skip
    assert {"Sekretariat", "Bidang Angkutan"} <= set(said)
    assert ("Bidang Lama" in said) == any(_inside("Bidang Lama")(d) for d in people)


def _column(table: ReportTable, *path: str) -> int:
    """The column under these headings."""
    at = range(len(table.columns))
    for word in path:
        at = [
            n for n in at
            if any(p.text.replace("\n", " ") == word and p.column <= n < p.column + p.across for p in table.heads())
        ]  # fmt: skip
    assert len(at) == 1, path
    return at[0]


@given(people=st.lists(dossiers(), max_size=60))
@settings(max_examples=40, deadline=None)
def test_single_cells_equal_an_independent_count(people: list[Dossier]) -> None:
    m = material(people)
    gol, kawin, didik, post, usia = (TABLES[k](m) for k in ("golongan", "kawin", "pendidikan", "jabatan", "usia"))

    def total(table: ReportTable, *path: str) -> object:
        return table.totals[0].cells[_column(table, *path)]

    def count(test: Callable[[Dossier], bool]) -> int:
        return sum(1 for d in people if test(d))

    def held(d: Dossier) -> str:
        return d.golongan.golongan if d.golongan else ""

    assert total(gol, "GOLONGAN III", "c") == count(lambda d: d.status == "PNS" and held(d) == "III/c")
    assert total(gol, "GOLONGAN IV", "JML") == count(lambda d: d.status == "PNS" and held(d).startswith("IV/"))
    assert total(gol, "PPPK GOLONGAN", "IX") == count(lambda d: d.status == "PPPK" and held(d) == "IX")
    assert total(gol, "CPNS", "III/A") == count(lambda d: d.status == "CPNS" and held(d) == "III/a")
    assert total(gol, "PPPK PW") == count(lambda d: d.status == "PPPK_PW")
    assert total(gol, "BELUM DIISI") == count(lambda d: not held(d) and d.status != "PPPK_PW")
    assert total(kawin, "STATUS PERKAWINAN", "JD") == count(
        lambda d: d.jenis_kelamin == "P" and d.status_kawin in ("2", "3")
    )
    assert total(didik, "PENDIDIKAN", "S1") == count(lambda d: d.pendidikan and d.pendidikan.tingkat in ("40", "42"))
    assert total(didik, "BELUM DIISI") == count(lambda d: d.pendidikan is None)
    assert total(post, "ESELON", "III.B") == count(lambda d: d.jabatan and d.jabatan.eselon == "III.b")
    born = count(lambda d: (ON.year - d.tanggal_lahir.year - ((d.tanggal_lahir.month, d.tanggal_lahir.day) > (12, 31)))
                 in range(41, 46) and d.jenis_kelamin == "P")  # fmt: skip
    assert total(usia, "41-45", "P") == born


@given(people=st.lists(dossiers(), max_size=40, unique_by=lambda d: d.id))
@settings(max_examples=40, deadline=None)
def test_the_nominatif_has_everybody_once_and_no_golongan_out_of_order(people: list[Dossier]) -> None:
    for table in (nominatif.long(material(people)), nominatif.short(material(people))):
        rows = list(table.rows())
        assert sorted(str(row.employee_id) for row in rows) == sorted(str(d.id) for d in people)
        assert [row.cells[0] for row in rows] == list(range(1, len(people) + 1))
        assert all(len(row.cells) == len(table.columns) for row in (*rows, *table.totals))
    by_id: dict[uuid.UUID | None, Dossier] = {d.id: d for d in people}
    for group in nominatif.long(material(people)).groups:
        led = [by_id[row.employee_id] for row in group.rows]
        eselon = [(d.jabatan and d.jabatan.eselon) or "Z" for d in led]
        assert eselon == sorted(eselon)
