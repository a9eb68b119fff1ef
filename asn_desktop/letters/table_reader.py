"""Makers of what is ruled or drawn: `<tabel>`, `<daftar>`, `<riwayat>`, `<tabel_kelompok>`, `<para_pihak>`, `<foto>`,
`<kurva>`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from asn_desktop.letters.blanks import Place, item_type
from asn_desktop.letters.curve import Curve
from asn_desktop.letters.evaluation_parts import OneParty, Parties
from asn_desktop.letters.grid import Cell, Grid, Row
from asn_desktop.letters.grouped import Band, Block, Box, GroupedTable
from asn_desktop.letters.lists import Column, Listing, Photo, Tables
from asn_desktop.letters.markup import Node
from asn_desktop.letters.nodes import Element, Text, When
from asn_desktop.letters.reader import Reader

_IN_TABLE = {"tinggi"}
_IN_LIST = {"judul", "lebar", "rata"}
_IN_GROUP = {"lanjut"}  # ya: "(lanjutan)" overleaf; mengalir: goes on overleaf with its next line


class TableReader(Reader):
    """Compiles everything that is ruled or drawn."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._makers |= {
            "tabel": self._table, "daftar": self._list, "riwayat": self._tables, "foto": self._photo,
            "tabel_kelompok": self._grouped, "para_pihak": self._parties, "pihak": self._party,
            "kurva": lambda n: Curve(self._blank(n, "isi"), self._number_of(n, "tinggi", 90)),
        }  # fmt: skip

    def _table(self, node: Node) -> Element:
        rows = self._rows_of(node)
        return Grid(self._shares(node), rows, self._number_of(node, "jarak", 0), self._number_of(node, "ukuran", 1),
                    node.attributes.get("garis", "ya") == "ya", node.attributes.get("bersama") == "ya")

    def _shares(self, node: Node) -> tuple[float, ...]:
        try:
            return tuple(float(v) for v in node.attributes["lajur"].split())
        except (KeyError, ValueError):
            raise self._bad(node, "lajur") from None

    def _rows_of(self, node: Node) -> tuple[Row, ...]:
        rows = []
        for row in node.nodes:
            self._expect(row, {"baris"}, _IN_TABLE)
            rows.append(Row(tuple(self._cell(c) for c in row.nodes), self._number_of(row, "tinggi", 0)))
        return tuple(rows)

    def _grouped(self, node: Node) -> Element:
        """`<tabel_kelompok>`: `<kepala>` with rows as in `<tabel>`, then `<pita>` and `<kelompok>` in any order."""
        columns, scale = self._shares(node), self._number_of(node, "ukuran", 0.85)
        head = Grid(columns, (), 0.0, scale)
        parts: list[Band | Block] = []
        for part in node.nodes:
            self._expect(part, {"kepala", "pita", "kelompok"})
            if part.name == "kepala":
                head = Grid(columns, self._rows_of(part), 0.0, scale)
            elif part.name == "pita":
                when = self._blank(part, "ada") if "ada" in part.attributes else None
                parts.append(Band(self._inline(part.items, part.line), when))
            else:
                parts.append(self._block(part, len(columns)))
        return GroupedTable(columns, head, tuple(parts), scale, self._number_of(node, "jarak", 0),
                            node.attributes.get("bersama") == "ya")  # fmt: skip

    def _block(self, node: Node, columns: int) -> Block:
        """`<kelompok>`: `<sel>` of the group, and among them `<rinci>` with the `<sel>` of its rows (of one tuple)."""
        inner = self._of_items(node)
        boxes: list[Box] = []
        rows = None
        single = all(cell.name == "sel" for cell in node.nodes)  # no rows inside: the group is one row itself
        for cell in node.nodes:
            self._expect(cell, {"sel", "rinci"}, _IN_GROUP if cell.name == "sel" else None)
            if cell.name == "rinci":
                rows = inner._blank(cell, "isi")
                detail = inner._of_items(cell)
                boxes.extend(Box(detail._boxed(c), detail=True) for c in cell.nodes)
            else:
                over = cell.attributes.get("lanjut", "")
                boxes.append(Box(inner._boxed(cell), single and not over, over == "ya", over == "mengalir"))
        if len(boxes) != columns:
            raise self._bad(node, "isi")
        return Block(self._blank(node, "isi"), tuple(boxes), rows, node.attributes.get("kosong", "-"))

    def _of_items(self, node: Node) -> Self:
        """A reader for one value of the tuple `isi`."""
        written = node.attributes.get("isi", "")
        return type(self)(Place(self.place.file, item_type(self.place, written, node.line)))

    def _boxed(self, node: Node) -> tuple[Element, ...]:
        """What stands in a cell: texts ragged, without room below."""
        self._expect(node, {"sel"}, _IN_GROUP)
        return tuple(_ragged(e) for e in self._inside(node))

    def _parties(self, node: Node) -> Element:
        given = node.attributes
        titles = (given.get("judul_kiri", "PEGAWAI YANG DINILAI"), given.get("judul_kanan", "PEJABAT PENILAI KINERJA"))
        return Parties(self._blank(node, "kiri"), self._blank(node, "kanan"), titles,
                       self._number_of(node, "ukuran", 0.9), self._number_of(node, "jarak", 6))  # fmt: skip

    def _party(self, node: Node) -> Element:
        number, title = node.attributes.get("nomor", ""), node.attributes.get("judul", "")
        return OneParty(number, title, self._blank(node, "isi"), self._number_of(node, "ukuran", 0.92))

    def _list(self, node: Node) -> Element:
        """`<daftar>`: a row for each value of a tuple; its columns speak of one of them."""
        place = Place(self.place.file, item_type(self.place, node.attributes.get("isi", ""), node.line))
        inner = type(self)(place)
        columns = []
        for column in node.nodes:
            self._expect(column, {"lajur"}, _IN_LIST)
            columns.append(
                Column(column.attributes.get("judul", ""), self._number_of(column, "lebar", 1),
                       inner._inline(column.items, column.line), column.attributes.get("rata", "kiri"))
            )  # fmt: skip
        return Listing(self._blank(node, "isi"), tuple(columns), self._number_of(node, "ukuran", 0.85),
                       node.attributes.get("kosong", "-"), node.attributes.get("nomor") == "ya")  # fmt: skip

    def _tables(self, node: Node) -> Element:
        return Tables(self._blank(node, "isi"), self._number_of(node, "ukuran", 0.85))

    def _photo(self, node: Node) -> Element:
        return Photo(self._blank(node, "isi"), self._number_of(node, "lebar", 85), self._number_of(node, "tinggi", 113))

    def _cell(self, node: Node) -> Cell:
        self._expect(node, {"sel"})
        given = node.attributes
        tick = (self._blank(node, "centang"), given.get("nilai", "")) if "centang" in given else None
        inside = tuple(_ragged(e) for e in self._inside(node))
        return Cell(
            int(self._number_of(node, "rentang", 1)), inside, tick, given.get("atas") != "ya",
            int(self._number_of(node, "turun", 1)),
        )  # fmt: skip


def _ragged(element: Element) -> Element:
    """A text as it stands in a cell: ragged at the right, without room below."""
    if isinstance(element, When):
        return replace(element, inside=tuple(_ragged(one) for one in element.inside))
    if isinstance(element, Text):
        return replace(element, after=0.0, align="kiri" if element.align == "rata" else element.align)
    return element
