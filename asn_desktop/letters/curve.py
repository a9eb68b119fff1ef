"""`<kurva>`: the distribution of predikat in a unit, bars SK, K, BP, B, SB, with the written limits of its pattern.

Source: SE MenPANRB 3/2023 (patterns); evaluation.md §6.4. A limit is drawn as a dashed outline up to where a bar may
reach, and as a line it must reach; the bars themselves are counts and are left out where none are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asn_desktop.letters import fonts
from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.marks import BoxMark, Mark, Piece, RuleMark, Span, Style, lines

_BAR = 0.56  # of the step from bar to bar
_INK = 0.62


@dataclass(frozen=True)
class CurveBar:
    """One bar: its sign ("BP"), how many people, and the shares of the population it must reach and may reach."""

    tanda: str
    jumlah: int | None
    paling_sedikit: int | None = None  # percent
    paling_banyak: int | None = None  # percent


@dataclass(frozen=True)
class Curve:
    """The picture: bars as shares of all who are counted."""

    blank: Blank
    height: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        bars: tuple[CurveBar, ...] = self.blank.value(letter) or ()
        if not bars:
            return []
        small = Style(style.family, min(style.size, 8.0))
        step, line = width / len(bars), small.size * 1.25
        room, base = self.height - 2 * line, self.height - line
        everybody = sum(bar.jumlah or 0 for bar in bars)
        marks: list[Mark] = [RuleMark(0, base, width, base, 0.8)]
        for n, bar in enumerate(bars):
            left, wide = n * step + step * (1 - _BAR) / 2, step * _BAR
            marks += _limits(bar, left, wide, base, room)
            tall = room * (bar.jumlah or 0) / max(everybody, 1)
            if tall:
                marks.append(BoxMark(left, base - tall, wide, tall, _INK))
            marks += _word(bar.tanda, n * step, base + 1, step, Style(style.family, small.size, bold=True))
            if bar.jumlah is not None:
                limit = room * (bar.paling_banyak or 0) / 100
                above = limit if tall - 2 < limit < tall + line + 2 else tall  # a figure is not crossed by the outline
                marks += _word(str(bar.jumlah), n * step, base - above - line, step, small)
        return [Piece(self.height, tuple(marks))]


def _limits(bar: CurveBar, left: float, wide: float, base: float, room: float) -> list[Mark]:
    made: list[Mark] = []
    if bar.paling_banyak:
        tall = room * bar.paling_banyak / 100
        made.append(BoxMark(left - 3, base - tall, wide + 6, tall, 0.0, "putus"))
    if bar.paling_sedikit:
        y = base - room * bar.paling_sedikit / 100
        made.append(RuleMark(left - 4, y, left + wide + 4, y, 1.1))
    return made


def _word(text: str, x: float, y: float, width: float, look: Style) -> tuple[Mark, ...]:
    return lines([Span(fonts.clean(text), look)], width, "tengah")[0].moved(x, y)
