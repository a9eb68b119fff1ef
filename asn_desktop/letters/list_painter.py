"""Long lists straight onto the canvas: one text object and one path a page, PDF/A-3b, header on every page.

A page is held until it is full, so that a heading never stands alone at its foot and the signature never alone at
the head of the last one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

from asn_desktop.letters import page, render
from asn_desktop.letters.canvas import About, LetterCanvas
from asn_desktop.letters.list_paper import LEADING, Header, Laid, Layout, Sheet, Text, header, sheet
from asn_desktop.letters.list_type import Cut, tidy
from asn_desktop.letters.page import MM
from asn_desktop.rules.report_table import ReportTable, Style

Progress = Callable[[int, int], None]
_GREY = {None: 0.945, Style.SUBTOTAL: 0.945, Style.TOTAL: 0.90}
_HEAD_GREY = 0.87
_SHADE = 0.88
_FOOT = 5 * MM
_LAST = 2  # rows that keep the signature company


def summary(table: ReportTable) -> dict[str, Any]:
    """What the file says of itself as data: title, day, office, how many, and the hash of the rows; no person."""
    digest = hashlib.sha256()
    for row in table.rows():
        digest.update(repr(row.cells).encode())
    return {
        "skema": "laporan", "versi": 1, "laporan": table.key, "judul": list(table.title), "kantor": table.office,
        "keadaan": table.on.isoformat(), "jumlah": table.count, "sidik": digest.hexdigest(),
    }  # fmt: skip


class Strip(NamedTuple):
    """A line below the table: its height, what it says, in which cut and size, and how wide its underline is."""

    height: float
    text: Text
    bold: bool
    size: float
    underline: tuple[float, float] | None = None


def paint(table: ReportTable, paper: str, *, at: dt.datetime, progress: Progress | None = None) -> bytes:
    """The list as PDF/A-3b. The same table at the same moment gives the same bytes.

    Refused `report_paper`, `letter_character`.
    """
    with render._ONE_AT_A_TIME:
        place = sheet(paper, table.hint.landscape)
        data = summary(table)
        about = About(table.title[0].title(), table.office, " · ".join(table.title), at, data["sidik"])
        canvas = LetterCanvas((place.width, place.height), about, render.canonical(data))
        return _Painter(canvas, table, place, progress).finish()


class _Painter:
    """Fills page after page."""

    def __init__(self, canvas: LetterCanvas, table: ReportTable, place: Sheet, progress: Progress | None) -> None:
        self.canvas, self.table, self.place, self.progress = canvas, table, place, progress
        self.plain, self.bold = Cut(canvas), Cut(canvas, bold=True)
        self.layout = Layout(table, place, self.plain, self.bold)
        self.header: Header = header(self.layout)
        self.shaded = [n for n, column in enumerate(table.columns) if column.shade]
        self.number = 0
        self.held: list[Laid] = []
        self.group = ""  # whose rows are being put
        self.top = self._title_height()
        self.room = self._full()

    def _title_height(self) -> float:
        lines = sum(len(self._title_lines(n)) for n in range(len(self.table.title)))
        return lines * 11 * LEADING * 1.08 + 8

    def _title_lines(self, number: int) -> list[str]:
        return self.bold.wrap(tidy(self.table.title[number].upper()), 11, self.place.room)

    def _full(self) -> float:
        place = self.place
        return place.height - place.top - place.bottom - _FOOT - self.top - self.header.height

    def finish(self) -> bytes:
        """Every row, the notes, the signature; then the file."""
        done, whole = 0, max(self.table.count, 1)
        for group in self.table.groups:
            self.group = group.title
            if group.title:
                self._put(self.layout.heading(group.title))
            for row in group.rows:
                self._put(self.layout.row(row))
                done += 1
                if self.progress and done % 250 == 0:
                    self.progress(min(done, whole), whole)
            for row in group.subtotals:
                self._put(self.layout.row(row))
        if not any(group.rows for group in self.table.groups):
            self._put(self.layout.heading("Tidak ada."))
        for row in self.table.totals:
            self._put(self.layout.row(row))
        self._end()
        return self.canvas.finish()

    def _put(self, laid: Laid) -> None:
        if laid.height > self.room and self.held:
            company = {Style.TOTAL: _LAST, Style.SUBTOTAL: 1}.get(laid.style, 0) if laid.style else 0
            self._turn(self._carried(company), laid)
        self.held.append(laid)
        self.room -= laid.height

    def _carried(self, company: int) -> int:
        """How many of the held rows go along to the next page: so many of people, and no heading stays at the foot."""
        count = 0
        while company and count < len(self.held):
            count += 1
            company -= self.held[-count].style in (Style.DATA, Style.VACANT)
        while count < len(self.held) and self.held[-count - 1].style is None:
            count += 1
        return count if count < len(self.held) else 0

    def _turn(self, carried: int, following: Laid | None) -> None:
        """Paint the page and begin the next with its last rows carried over, under the name of their group."""
        over = self.held[len(self.held) - carried :] if carried else []
        self._page(self.held[: len(self.held) - carried], [])
        self.canvas.close_page()
        self.top = 0.0
        first = over[0] if over else following
        if self.group and first is not None and first.style in (Style.DATA, Style.VACANT):
            over = [self.layout.heading(f"{self.group} – lanjutan"), *over]
        self.held = list(over)
        self.room = self._full() - sum(laid.height for laid in over)

    def _end(self) -> None:
        """The last page with notes and signature; both leave together with at least two rows when there is no room."""
        tail = self._tail()
        need = sum(strip.height for strip in tail)
        if need > self.room and (carried := self._carried(_LAST)):
            self._turn(carried, None)
        self._page(self.held, tail)
        self._count_pages()

    def _page(self, rows: list[Laid], tail: list[Strip]) -> None:
        canvas, place = self.canvas, self.place
        self.number += 1
        if self.table.practice:
            frame = page.Frame(place.width, place.height, place.top, place.right, place.bottom, place.left)
            page.practice_mark(canvas, frame)
        texts = [self.bold.select(11), *self._title()] if self.number == 1 else []
        top = place.height - place.top - self.top
        fills = [_fill(self.layout.edges, top - self.header.height, self.header.height, _HEAD_GREY)]
        texts.append(self.bold.select(self.layout.size))
        texts += [f"{line.text.at}{top - line.down:.2f} Tm{line.text.show}" for line in self.header.texts]
        rules = [f"{x0:.2f} {top - y0:.2f} m {x1:.2f} {top - y1:.2f} l" for x0, y0, x1, y1 in self.header.rules]
        y = self._rows(rows, top - self.header.height, texts, fills, rules)
        self._tail_texts(tail, y, texts, rules)
        self._foot(texts)
        body = "\n".join(fills) + "\n0.45 w 0 G\n" + "\n".join(rules) + "\nS\n0 g BT\n" + "\n".join(texts) + "\nET"
        canvas._code.append(body)
        canvas.doForm("halaman")

    def _title(self) -> list[str]:
        found, y = [], self.place.height - self.place.top - 10
        for number in range(len(self.table.title)):
            for part in self._title_lines(number):
                left, right = self.place.left, self.place.width - self.place.right
                line = self.layout.text(part, left, right, "tengah", self.bold, 11)
                found.append(f"{line.at}{y:.2f} Tm{line.show}")
                y -= 11 * LEADING * 1.08
        return found

    def _rows(self, rows: list[Laid], y: float, texts: list[str], fills: list[str], rules: list[str]) -> float:
        """Rows downwards from y; returns where they end."""
        edges, line, size = self.layout.edges, self.layout.line, self.layout.size
        left, right = f"{edges[0]:.2f}", f"{edges[-1]:.2f}"
        bold, first = True, y
        for laid in rows:
            plain = laid.style in (Style.DATA, Style.VACANT)
            if plain is bold:
                bold = not plain
                texts.append((self.plain if plain else self.bold).select(size))
            if plain:
                fills += [_fill(edges[n : n + 2], y - laid.height, laid.height, _SHADE) for n in self.shaded]
            else:
                self._block(first, y, rules)
                fills.append(_fill(edges, y - laid.height, laid.height, _GREY[laid.style]))
            base = y - self.layout.pad - size * 0.9
            for cell in laid.cells:
                at = base
                for text in cell:
                    texts.append(f"{text.at}{at:.2f} Tm{text.show}")
                    at -= line
            y -= laid.height
            rules.append(f"{left} {y:.2f} m {right} {y:.2f} l")
            if not plain:
                hidden = range(1, len(edges) - 1) if laid.style is None else laid.hidden
                self._block(y + laid.height, y, rules, hidden)
                first = y
        self._block(first, y, rules)
        return y

    def _block(self, top: float, bottom: float, rules: list[str], hidden: Any = ()) -> None:
        """The upright rules beside rows of one kind."""
        if top - bottom < 0.01:
            return
        ends = f"{top:.2f} m", f"{bottom:.2f} l"
        for number, x in enumerate(self.layout.edges):
            if number not in hidden:
                rules.append(f"{x:.2f} {ends[0]} {x:.2f} {ends[1]}")

    def _foot(self, texts: list[str]) -> None:
        place = self.place
        middle, y = place.width / 2 + 4, place.bottom + 1
        line = self.layout.text(f"Halaman {self.number} dari ", place.left, middle, "kanan", self.plain, 7)
        texts += [self.plain.select(7), f"{line.at}{y:.2f} Tm{line.show}"]

    def _count_pages(self) -> None:
        """How many pages there are, known only now: one small form that every page shows."""
        canvas, place = self.canvas, self.place
        canvas.beginForm("halaman", 0, 0, place.width, place.height)
        text = f"BT {self.plain.select(7)} 1 0 0 1 {place.width / 2 + 4:.2f} {place.bottom + 1:.2f} Tm"
        canvas._code.append(f"0 g {text}{self.plain.show(str(self.number), 7)} ET")
        canvas.endForm()

    def _tail(self) -> list[Strip]:
        """Notes and signature."""
        place = self.place
        found: list[Strip] = []
        size = max(self.layout.size, 7.0)
        for number, note in enumerate(self.table.notes):
            for part in self.plain.wrap(("Keterangan: " if not number else "") + tidy(note), size, place.room):
                line = self.layout.text(part, place.left, place.left + place.room, "", self.plain, size)
                found.append(Strip(size * LEADING + (0 if found else 3), line, False, size))
        return [*found, *self._signature()]

    def _signature(self) -> list[Strip]:
        """Place and day, post, room to sign, name (bold, underlined), rank, NIP: at the right."""
        signer, size = self.table.signature, 9.5
        found: list[Strip] = []
        if signer is None:
            return []
        right = self.place.left + self.place.room
        left = right - 88 * MM
        nip = f"NIP. {signer.nip}" if signer.nip else ""
        lines = ((10.0, signer.tempat_tanggal, False), (0.0, f"{signer.jabatan.upper()},", True),
                 (44.0, signer.nama, True), (0.0, signer.pangkat or "", False), (0.0, nip, False))  # fmt: skip
        for before, text, bold in lines:
            cut = self.bold if bold else self.plain
            for part in cut.wrap(tidy(text), size, right - left) if text else []:
                wide = cut.width(part, size)
                start = left + (right - left - wide) / 2
                under = (start, start + wide) if text is signer.nama else None
                placed = self.layout.text(part, left, right, "tengah", cut, size)
                found.append(Strip(size * 1.22 + before, placed, bold, size, under))
                before = 0.0
        return found

    def _tail_texts(self, tail: list[Strip], y: float, texts: list[str], rules: list[str]) -> None:
        for strip in tail:
            y -= strip.height
            texts.append((self.bold if strip.bold else self.plain).select(strip.size))
            texts.append(f"{strip.text.at}{y:.2f} Tm{strip.text.show}")
            if strip.underline:
                rules.append(f"{strip.underline[0]:.2f} {y - 1.5:.2f} m {strip.underline[1]:.2f} {y - 1.5:.2f} l")


def _fill(edges: list[float], y: float, height: float, grey: float) -> str:
    return f"{grey:g} g {edges[0]:.2f} {y:.2f} {edges[-1] - edges[0]:.2f} {height:.2f} re f"
