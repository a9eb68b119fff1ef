"""`<bagian>`, `<identitas>`, `<butiran>`: labelled parts of a decision (Menimbang, KESATU), who a letter is about.

Layout: Permendagri 1/2023 (tata naskah dinas), naskah dinas penetapan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.letters import fonts
from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.marks import Piece, Span, Style, lines, stack
from asn_desktop.letters.nodes import Element
from asn_desktop.letters.values import Person

_PPPK = "Pegawai Pemerintah"  # how both statuses of PPPK begin


@dataclass(frozen=True)
class Part:
    """`<bagian>`: a label, a colon, and anything beside it, over as many pages as it takes."""

    label: str
    label_width: float
    after: float
    inside: tuple[Element, ...]
    kept: bool = False  # on the page of what follows: the last part with the signature

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        hang = self.label_width + 11
        made = [replace(p, marks=p.moved(hang)) for e in self.inside for p in e.pieces(letter, width - hang, style)]
        if not made:
            return []
        label = stack(lines([Span(self.label, style)], self.label_width))
        colon = lines([Span(":", style)], 10)[0]
        marks = (*label.marks, *colon.moved(self.label_width), *made[0].marks)
        made[0] = replace(made[0], marks=marks, height=max(made[0].height, label.height))
        made[-1] = replace(made[-1], height=made[-1].height + self.after)
        return [replace(p, glued=True) for p in made] if self.kept else made


@dataclass(frozen=True)
class Identity:
    """`<identitas>`: name, number, rank, post and unit of a `Person`, with the words of his status.

    PPPK have a NI PPPK and a golongan; part-time PPPK hold no golongan (KepmenPANRB 16/2025) and get no such row.
    """

    blank: Blank
    label_width: float
    after: float = 5.0
    bold: bool = False

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        person: Person = self.blank.value(letter)
        made = []
        for number, (label, text, source) in enumerate(_rows(person)):
            look = replace(style, bold=style.bold or (self.bold and number == 0))
            left = stack(lines([Span(label, style)], self.label_width - 4))
            colon = lines([Span(":", style)], 10)[0]
            right = stack(lines([Span(fonts.clean(text), look, source)], width - self.label_width - 11))
            marks = (*left.marks, *colon.moved(self.label_width), *right.moved(self.label_width + 11))
            made.append(Piece(max(left.height, right.height) + 1.2, marks))
        made[-1] = replace(made[-1], height=made[-1].height + self.after)
        return made


def _rows(person: Person) -> list[tuple[str, str, str]]:
    """Label, value and the blank it came from."""
    pppk = person.status.startswith(_PPPK)
    number = person.nip.replace(" ", "\u00a0")
    made = [("Nama", person.nama, "person.nama"), ("NI PPPK" if pppk else "NIP", number, "person.nip")]
    if not pppk or person.pangkat not in ("", "-"):
        made.append(("Golongan" if pppk else "Pangkat/golongan ruang", person.pangkat, "person.pangkat"))
    return [*made, ("Jabatan", person.jabatan, "person.jabatan"), ("Satuan organisasi", person.unit, "person.unit")]


@dataclass(frozen=True)
class Listed:
    """`<ketentuan isi="dasar">`: a point for each text of a tuple; a single one stands without its sign."""

    blank: Blank
    kind: str  # angka | huruf
    hang: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        made: list[Piece] = []
        texts = self.blank.value(letter) or ()
        hang = self.hang if len(texts) > 1 else 0.0
        for number, text in enumerate(texts):
            end = ";" if number < len(texts) - 1 else "."
            span = Span(fonts.clean(text).rstrip(".;") + end, style, ".".join(self.blank.path))
            block = [replace(p, marks=p.moved(hang)) for p in lines([span], width - hang, "rata")]
            sign = f"{number + 1}." if self.kind == "angka" else f"{chr(97 + number)}."
            mark = lines([Span(sign, style)], hang)[0].marks if hang else ()
            block[0] = replace(block[0], marks=(*mark, *block[0].marks))
            block[-1] = replace(block[-1], height=block[-1].height + 2.5)
            made.extend(block)
        return made


@dataclass(frozen=True)
class Bullets:
    """`<butiran isi="umpan">`: each text of a tuple behind a mark, ragged at the right, for the cells of a table."""

    blank: Blank
    sign: str
    scale: float = 1.0
    hang: float = 7.0

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        look = replace(style, size=style.size * self.scale)
        mark = lines([Span(self.sign, look)], self.hang)[0].marks
        made: list[Piece] = []
        for text in self.blank.value(letter) or ():
            span = Span(fonts.clean(text), look, ".".join(self.blank.path))
            block = [replace(p, marks=p.moved(self.hang)) for p in lines([span], width - self.hang)]
            block[0] = replace(block[0], marks=(*mark, *block[0].marks))
            made.extend(block)
        return made
