"""Turns the nodes of a wording into elements, refusing every word it does not know, with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from asn_desktop.letters import markup
from asn_desktop.letters.blanks import Blank, Place, blank, item_type, text_parts
from asn_desktop.letters.decree import Identity, Listed, Part
from asn_desktop.letters.grid import Cell, Grid, Row
from asn_desktop.letters.lists import Column, Listing, Photo, Tables
from asn_desktop.letters.markup import Node
from asn_desktop.letters.nodes import (
    Copies,
    Element,
    Inline,
    PlaceDay,
    Points,
    Rows,
    Rule,
    Run,
    Signature,
    Space,
    Text,
    When,
)
from asn_desktop.problems import Trouble

_INLINE = {"b", "i", "u", "kecil", "coret", "bila"}
_ATTRIBUTES: dict[str, set[str]] = {
    "surat": {"data", "perihal", "huruf", "ukuran", "tepi", "kop", "qr", "halaman", "satu"},
    "judul": set(), "nomor": set(), "garis": {"tebal"}, "jarak": {"tinggi"},
    "p": {"rata", "jarak", "menjorok", "ukuran", "tebal"}, "catatan": {"ukuran"},
    "data": {"lebar", "nomor"}, "ketentuan": {"jenis", "lebar", "isi"}, "butir": {"ada", "nilai"},
    "jika": {"ada", "nilai"}, "tempat_tanggal": {"isi", "mulai", "bentuk"}, "identitas": {"isi", "lebar", "tebal"},
    "bagian": {"label", "lebar", "jarak", "bersama"},
    "ttd": {"pejabat", "bidang", "label", "kunci", "ruang", "mulai", "ukuran", "rata", "koma", "kapital",
            "pangkat"},
    "tembusan": {"isi"}, "daftar": {"isi", "ukuran", "kosong", "nomor"}, "riwayat": {"isi", "ukuran"},
    "foto": {"isi", "lebar", "tinggi"}, "tabel": {"lajur", "jarak", "ukuran", "garis"},
    "sel": {"rentang", "centang", "nilai", "atas", "turun"}, "b": set(), "i": set(), "u": set(),
    "kecil": set(), "coret": {"bila", "bukan"}, "bila": {"ada", "tidak"},
}  # fmt: skip
_IN_DATA = {"label"}
_IN_TABLE = {"tinggi"}
_IN_LIST = {"judul", "lebar", "rata"}


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


class Compiler:
    """Compiles one file against one dataclass."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._makers: dict[str, Callable[[Node], Element]] = {
            "judul": self._title, "nomor": self._number, "p": self._paragraph, "catatan": self._note,
            "data": self._data, "ketentuan": self._points, "jika": self._when, "tempat_tanggal": self._place_day,
            "ttd": self._signature, "tembusan": lambda n: Copies(self._blank(n, "isi")), "tabel": self._table,
            "bagian": self._part, "identitas": self._identity, "daftar": self._list, "riwayat": self._tables,
            "foto": self._photo,
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
            numbered=given.get("halaman") == "ya", elements=self._inside(root),
            single=given.get("satu") == "ya",
        )  # fmt: skip

    def _expect(self, node: Node, allowed: set[str], attributes: set[str] | None = None) -> None:
        if node.name not in allowed:
            raise markup.unknown("template_element", self.place.file, node.line, node.name, sorted(allowed))
        known = _ATTRIBUTES.get(node.name, set()) if attributes is None else attributes
        for name in node.attributes:
            if name not in known:
                raise markup.unknown("template_attribute", self.place.file, node.line, name, sorted(known))

    def _bad(self, node: Node, attribute: str) -> Trouble:
        value = node.attributes.get(attribute, "")
        return Trouble("template_value", file=self.place.file, line=node.line, word=attribute, value=value[:30])

    def _number_of(self, node: Node, attribute: str, default: float) -> float:
        try:
            return float(node.attributes.get(attribute, default))
        except ValueError:
            raise self._bad(node, attribute) from None

    def _blank(self, node: Node, attribute: str, default: str | None = None) -> Blank:
        written = node.attributes.get(attribute, default)
        if written is None:
            raise self._bad(node, attribute)
        return blank(written.strip("{}"), self.place, node.line)

    def _inside(self, node: Node) -> tuple[Element, ...]:
        """Block elements; loose text between them becomes a paragraph of its own."""
        made: list[Element] = []
        loose: list[str | Node] = []

        def close() -> None:
            if any(isinstance(i, Node) or i.strip() for i in loose):
                made.append(Text(self._inline(loose, node.line), after=3.0))
            loose.clear()

        for item in node.items:
            if isinstance(item, str) or item.name in _INLINE:
                loose.append(item)
                continue
            close()
            self._expect(item, set(self._makers))
            made.append(self._makers[item.name](item))
        close()
        return tuple(made)

    def _inline(self, items: list[str | Node], line: int) -> Inline:
        return Inline(_tidy(self._runs(items, line, Run(""))))

    def _runs(self, items: list[str | Node], line: int, look: Run) -> list[Run]:
        runs: list[Run] = []
        for item in items:
            if isinstance(item, Node):
                self._expect(item, _INLINE)
                runs.extend(self._runs(item.items, item.line, self._look(item, look)))
                line = item.line
            else:
                runs.extend(replace(look, what=p) for p in text_parts(item, self.place, line))
        return runs

    def _look(self, node: Node, look: Run) -> Run:
        if node.name == "coret":
            return replace(look, struck=(self._blank(node, "bila"), node.attributes.get("bukan", "")))
        if node.name == "bila":
            there = "ada" in node.attributes
            return replace(look, only=(self._blank(node, "ada" if there else "tidak"), there))
        if node.name == "kecil":
            return replace(look, small=look.small * 0.85)
        kind = {"b": "bold", "i": "italic", "u": "underline"}[node.name]
        return replace(look, **{kind: True})  # type: ignore[arg-type]

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
        )  # fmt: skip

    def _table(self, node: Node) -> Element:
        try:
            columns = tuple(float(v) for v in node.attributes["lajur"].split())
        except (KeyError, ValueError):
            raise self._bad(node, "lajur") from None
        rows = []
        for row in node.nodes:
            self._expect(row, {"baris"}, _IN_TABLE)
            rows.append(Row(tuple(self._cell(c) for c in row.nodes), self._number_of(row, "tinggi", 0)))
        return Grid(columns, tuple(rows), self._number_of(node, "jarak", 0), self._number_of(node, "ukuran", 1),
                    node.attributes.get("garis", "ya") == "ya")

    def _list(self, node: Node) -> Element:
        """`<daftar>`: a row for each value of a tuple; its columns speak of one of them."""
        place = Place(self.place.file, item_type(self.place, node.attributes.get("isi", ""), node.line))
        inner = Compiler(place)
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
        inside = tuple(replace(e, after=0.0, align="kiri" if e.align == "rata" else e.align)
                       if isinstance(e, Text) else e for e in self._inside(node))  # fmt: skip
        return Cell(
            int(self._number_of(node, "rentang", 1)), inside, tick, given.get("atas") != "ya",
            int(self._number_of(node, "turun", 1)),
        )  # fmt: skip


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """White space of the file as single spaces, none at either end."""
    made: list[Run] = []
    after_space = True
    for run in runs:
        if isinstance(run.what, str):
            words = " ".join(run.what.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0")
            text = (" " if run.what[:1].isspace() else "") + words + (" " if words and run.what[-1:].isspace() else "")
            text = text.lstrip(" ") if after_space else text
            if not text:
                continue
            after_space = text.endswith(" ")
            made.append(replace(run, what=text))
        else:
            after_space = False
            made.append(run)
    if made and isinstance(made[-1].what, str):
        last = made.pop()
        assert isinstance(last.what, str)
        if last.what.rstrip(" "):
            made.append(replace(last, what=last.what.rstrip(" ")))
    return tuple(made)
