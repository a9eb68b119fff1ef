"""The elements of a wording, compiled: each turns a letter into pieces of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.marks import FieldMark, Mark, Piece, RuleMark, Span, Style, lines, stack
from asn_desktop.letters.values import Heading, Signer

ACTING = ("", "Plt.", "Plh.", "Pj.", "Pjs.")  # stand on the line of the post; "a.n. ..." and "u.b." on their own


@dataclass(frozen=True)
class Run:
    """A stretch of text: literal or blank, how it looks, and when it is struck out (`coret`)."""

    what: str | Blank
    bold: bool = False
    italic: bool = False
    underline: bool = False
    small: float = 1.0
    struck: tuple[Blank, str] | None = None  # struck out unless the value equals this
    only: tuple[Blank, bool] | None = None  # `bila`: printed when the value is there (True), or is not (False)


@dataclass(frozen=True)
class Inline:
    """Runs of one paragraph."""

    runs: tuple[Run, ...]

    def spans(self, letter: Any, style: Style) -> list[Span]:
        """The runs with their values, values as plain text."""
        made = []
        for run in self.runs:
            if run.only is not None and bool(run.only[0].value(letter)) is not run.only[1]:
                continue
            text = run.what if isinstance(run.what, str) else run.what.text(letter)
            strike = run.struck is not None and self._off(run, letter)
            look = Style(
                style.family, style.size * run.small, style.bold or run.bold, style.italic or run.italic,
                style.underline or run.underline, strike,
            )  # fmt: skip
            if text:
                made.append(Span(text, look, "" if isinstance(run.what, str) else ".".join(run.what.path)))
        return made

    @staticmethod
    def _off(run: Run, letter: Any) -> bool:
        assert run.struck is not None
        value = run.struck[0].value(letter)
        return value is not None and value not in ("", run.struck[1])


class Element(Protocol):
    """Anything that takes room on the page."""

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        """What it prints in a column of this width."""
        ...


@dataclass(frozen=True)
class Text:
    """`<p>`, `<judul>`, `<nomor>`, `<catatan>`: a paragraph."""

    inline: Inline
    align: str = "rata"
    bold: bool = False
    underline: bool = False
    scale: float = 1.0
    after: float = 0.0
    indent: float = 0.0
    glued: bool = False

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        look = replace(style, bold=style.bold or self.bold, underline=self.underline, size=style.size * self.scale)
        spans = self.inline.spans(letter, look) or [Span("", look)]
        made = [
            Piece(p.height, p.moved(self.indent))
            for p in lines(spans, width - self.indent, self.align)
        ]
        if self.glued or len(made) == 2:  # a title never stands alone; two lines are never torn apart
            made[0] = replace(made[0], glued=True)
        if self.glued:
            made = [replace(p, glued=True) for p in made]
        made[-1] = replace(made[-1], height=made[-1].height + self.after)
        return made


@dataclass(frozen=True)
class Space:
    """`<jarak>`: empty room."""

    height: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        return [Piece(self.height)]


@dataclass(frozen=True)
class Rows:
    """`<data>`: label, colon, value; `first` ("1", "8", "a") counts the rows from there."""

    rows: tuple[tuple[str, Inline], ...]
    label_width: float
    after: float = 5.0
    first: str = ""

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        made = []
        hang = 20.0 if self.first else 0.0
        for number, (label, inline) in enumerate(self.rows):
            left = stack(lines([Span(label, style)], self.label_width - hang - 4))
            if hang:
                sign = lines([Span(f"{self._sign(number)}.", style)], hang)[0]
                left = replace(left, marks=(*sign.marks, *left.moved(hang)))
            colon = lines([Span(":", style)], 10)[0]
            right = stack(lines(inline.spans(letter, style), width - self.label_width - 11))
            marks = (*left.marks, *colon.moved(self.label_width), *right.moved(self.label_width + 11))
            made.append(Piece(max(left.height, right.height) + 1.2, marks))
        made[-1] = replace(made[-1], height=made[-1].height + self.after)
        return made


    def _sign(self, number: int) -> str:
        return str(int(self.first) + number) if self.first.isdigit() else chr(ord(self.first) + number)


@dataclass(frozen=True)
class Points:
    """`<ketentuan>`: numbered or lettered points, each with anything in it."""

    points: tuple[tuple[Element, ...], ...]
    kind: str  # angka | huruf
    hang: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        made: list[Piece] = []
        blocks = ([p for e in inside for p in e.pieces(letter, width - self.hang, style)] for inside in self.points)
        for number, block in enumerate(block for block in blocks if block):  # a point under a condition may be empty
            sign = f"{number + 1}." if self.kind == "angka" else f"{chr(97 + number)}."
            mark = lines([Span(sign, style)], self.hang)[0].marks
            for place, piece in enumerate(block):
                marks = piece.moved(self.hang)
                made.append(replace(piece, marks=(*mark, *marks) if place == 0 else marks))
        return made


@dataclass(frozen=True)
class When:
    """`<jika>`: only when a value is there (or equals `equal`)."""

    blank: Blank
    equal: str | None
    inside: tuple[Element, ...]

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        value = self.blank.value(letter)
        holds = bool(value) if self.equal is None else str(value) == self.equal
        return [p for e in self.inside for p in e.pieces(letter, width, style)] if holds else []


@dataclass(frozen=True)
class PlaceDay:
    """`<tempat_tanggal>`: "Tirtamaya, 23 November 2026", with a gap for the day while it is open.

    `decided` writes it as decisions do: "Ditetapkan di ...", and the day on the next line.
    """

    blank: Blank
    align_from: float  # share of the width where it starts
    decided: bool = False

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        from asn_desktop.rules.words import long_date

        heading: Heading = self.blank.value(letter)
        day = long_date(heading.tanggal) if heading.tanggal else "\u00a0" * 8 + (heading.bulan_tahun or "")
        x = width * self.align_from
        return [
            Piece(p.height, p.moved(x), glued=True)
            for text in self._lines(heading.tempat, day)
            for p in lines([Span(text, style, "heading.tempat")], width - x)
        ]

    def _lines(self, place: str, day: str) -> tuple[str, ...]:
        return (f"Ditetapkan di {place}", f"pada tanggal {day}") if self.decided else (f"{place}, {day}",)


@dataclass(frozen=True)
class Signature:
    """`<ttd>`: post, room for hand, stamp or certificate, name, rank, NIP (Permendagri 1/2023, signing forms)."""

    blank: Blank
    field: str
    label: str
    locks: bool
    room: float
    align_from: float
    scale: float
    align: str
    comma: bool
    capitals: bool  # the post
    rank: bool
    caption: Blank | None = None  # what the number is called: "NI PPPK"; usually NIP

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        signer: Signer | None = self.blank.value(letter)
        if signer is None:
            return [Piece(self.room)]
        look = replace(style, size=style.size * self.scale)
        x = width * self.align_from
        head = [p for line in self._head(signer) for p in lines([line_span(line, look)], width - x, self.align)]
        caption = self.caption.text(letter) if self.caption else "NIP"
        foot = [p for span in self._foot(signer, look, caption) for p in lines([span], width - x, self.align)]
        above = stack(head)
        below = stack(foot)
        height = above.height + self.room + below.height
        marks: list[Mark] = [*above.moved(x), *below.moved(x, above.height + self.room)]
        if self.field:
            box = (x, above.height + 2, min(width - x, 200.0), self.room - 4)
            marks.append(FieldMark(*box, name=self.field, label=self.label, locks=self.locks))
        return [Piece(height, tuple(marks))]

    def _head(self, signer: Signer) -> list[str]:
        post = signer.jabatan.upper() if self.capitals else signer.jabatan
        lead = (signer.awalan or "").strip().split("\n")
        if lead[-1] in ACTING:
            post = f"{lead.pop()} {post}".strip()
        made = [*lead, post]
        if self.comma:
            made[-1] += ","
        return made

    def _foot(self, signer: Signer, look: Style, caption: str) -> list[Span]:
        made = [Span(fields_text(signer.nama), replace(look, bold=True), "signer.nama")]
        if signer.pangkat and self.rank:
            made.append(Span(fields_text(signer.pangkat), look, "signer.pangkat"))
        if signer.nip:
            made.append(Span(fields_text(f"{caption} {signer.nip}").replace(" ", "\u00a0"), look, "signer.nip"))
        return made


def fields_text(text: str) -> str:
    """A value as plain text."""
    from asn_desktop.letters import fonts

    return fonts.clean(text)


def line_span(text: str, look: Style) -> Span:
    """A line of the signer's post."""
    return Span(fields_text(text), look, "signer.jabatan")


@dataclass(frozen=True)
class Copies:
    """`<tembusan>`: the list of those who get a copy, at the left under the signature."""

    blank: Blank
    scale: float = 0.86

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        names: Sequence[str] = self.blank.value(letter) or ()
        if not names:
            return []
        look = replace(style, size=style.size * self.scale)
        made = [Piece(10.0, glued=True), replace(stack(lines([Span("Tembusan:", look)], width)), glued=True)]
        for number, name in enumerate(names, 1):
            text = stack(lines([Span(fields_text(name), look, "tembusan")], width * 0.7 - 16))
            sign = lines([Span(f"{number}.", look)], 16)[0]
            made.append(Piece(text.height, (*sign.marks, *text.moved(16)), glued=number < len(names)))
        return made


@dataclass(frozen=True)
class Rule:
    """`<garis>`: a line across."""

    weight: float = 0.6

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        return [Piece(4.0, (RuleMark(0, 2, width, 2, self.weight),))]
