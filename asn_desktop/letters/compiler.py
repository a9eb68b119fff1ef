"""Turns the nodes of a wording into elements, refusing every word it does not know, with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asn_desktop.letters.blanks import Place
from asn_desktop.letters.decree import Bullets, Identity, Listed, Part
from asn_desktop.letters.markup import Node
from asn_desktop.letters.nodes import (
    Copies,
    Element,
    PlaceDay,
    Points,
    Rows,
    Rule,
    Signature,
    Space,
    Text,
    When,
)
from asn_desktop.letters.table_reader import TableReader

_IN_DATA = {"label"}


@dataclass(frozen=True)
class Wording:
    """A compiled wording: how its page looks, and its elements in order."""

    name: str
    letter: type
    subject: str
    family: str
    size: float
    margins: tuple[float, float, float, float] | None  # mm: top, right, bottom, left
    letterhead: bool
    qr: bool
    numbered: bool  # "Halaman 1 dari 3" at the foot of every page
    elements: tuple[Element, ...]
    single: bool = False  # a form of one sheet: smaller letters before a second page
    document: bool = False  # the foot names document, version and hash as well


class Compiler(TableReader):
    """Compiles one file against one dataclass."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._makers |= {
            "judul": self._title, "nomor": self._number, "p": self._paragraph, "catatan": self._note,
            "data": self._data, "ketentuan": self._points, "jika": self._when, "tempat_tanggal": self._place_day,
            "ttd": self._signature, "tembusan": lambda n: Copies(self._blank(n, "isi")),
            "bagian": self._part, "identitas": self._identity, "butiran": self._bullets,
            "garis": lambda n: Rule(self._number_of(n, "tebal", 0.6)),
            "jarak": lambda n: Space(self._number_of(n, "tinggi", 6)),
        }  # fmt: skip

    def wording(self, root: Node, name: str) -> Wording:
        """The whole file. Troubles: template_element, template_attribute, template_blank, template_filter."""
        self._expect(root, {"surat"})
        given = root.attributes
        edges = tuple(float(v) for v in given["tepi"].split()) if "tepi" in given else None
        if edges is not None and len(edges) != 4:
            raise self._bad(root, "tepi")
        return Wording(
            name=name, letter=self.place.letter, subject=given.get("perihal", name), family=given.get("huruf", "Sans"),
            size=self._number_of(root, "ukuran", 11), margins=edges,
            letterhead=given.get("kop", "ya") == "ya", qr=given.get("qr", "ya") == "ya",
            numbered=given.get("halaman") in ("ya", "dokumen"), elements=self._inside(root),
            single=given.get("satu") == "ya", document=given.get("halaman") == "dokumen",
        )  # fmt: skip

    def _title(self, node: Node) -> Element:
        return Text(self._inline(node.items, node.line), "tengah", True, True, 1.0, 0.0, glued=True)

    def _number(self, node: Node) -> Element:
        return Text(self._inline(node.items, node.line), "tengah", after=14.0, glued=True)

    def _paragraph(self, node: Node) -> Element:
        given = node.attributes
        return Text(
            self._inline(node.items, node.line), given.get("rata", "rata"), given.get("tebal") == "ya",
            scale=self._number_of(node, "ukuran", 1), after=self._number_of(node, "jarak", 5),
            indent=self._number_of(node, "menjorok", 0),
        )  # fmt: skip

    def _note(self, node: Node) -> Element:
        return Text(self._inline(node.items, node.line), "kiri", scale=self._number_of(node, "ukuran", 0.8))

    def _data(self, node: Node) -> Element:
        rows = []
        for row in node.nodes:
            self._expect(row, {"baris"}, _IN_DATA)
            rows.append((row.attributes.get("label", ""), self._inline(row.items, row.line)))
        first = node.attributes.get("nomor", "")
        if first and not (first.isdigit() or re.fullmatch("[a-z]", first)):
            raise self._bad(node, "nomor")
        return Rows(tuple(rows), self._number_of(node, "lebar", 130), first=first)

    def _points(self, node: Node) -> Element:
        kind = node.attributes.get("jenis", "huruf")
        if kind not in ("angka", "huruf"):
            raise self._bad(node, "jenis")
        if "isi" in node.attributes:
            return Listed(self._blank(node, "isi"), kind, self._number_of(node, "lebar", 20))
        points: list[tuple[Element, ...]] = []
        for point in node.nodes:
            self._expect(point, {"butir"})
            points.append((self._when(point),) if "ada" in point.attributes else self._inside(point))
        return Points(tuple(points), kind, self._number_of(node, "lebar", 20))

    def _when(self, node: Node) -> Element:
        return When(self._blank(node, "ada"), node.attributes.get("nilai"), self._inside(node))

    def _place_day(self, node: Node) -> Element:
        decided = node.attributes.get("bentuk") == "ditetapkan"
        return PlaceDay(self._blank(node, "isi", "heading"), self._number_of(node, "mulai", 0.52), decided)

    def _part(self, node: Node) -> Element:
        label, width = node.attributes.get("label", ""), self._number_of(node, "lebar", 80)
        kept = node.attributes.get("bersama") == "ya"
        return Part(label, width, self._number_of(node, "jarak", 4), self._inside(node), kept)

    def _identity(self, node: Node) -> Element:
        blank_, bold = self._blank(node, "isi", "person"), node.attributes.get("tebal") == "ya"
        return Identity(blank_, self._number_of(node, "lebar", 138), bold=bold)

    def _signature(self, node: Node) -> Element:
        given = node.attributes
        return Signature(
            self._blank(node, "pejabat"), given.get("bidang", ""), given.get("label", "Tanda tangan"),
            given.get("kunci") == "ya", self._number_of(node, "ruang", 62), self._number_of(node, "mulai", 0.52),
            self._number_of(node, "ukuran", 1), given.get("rata", "kiri"), given.get("koma", "ya") == "ya",
            given.get("kapital", "ya") == "ya", given.get("pangkat", "ya") == "ya",
            self._blank(node, "sebutan") if "sebutan" in given else None,
        )  # fmt: skip

    def _bullets(self, node: Node) -> Element:
        return Bullets(self._blank(node, "isi"), node.attributes.get("tanda", "•"), self._number_of(node, "ukuran", 1))
