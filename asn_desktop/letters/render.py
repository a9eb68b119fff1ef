"""A letter in, PDF/A-3b bytes out, with the letter's frozen data attached."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn_desktop.letters import evaluation_parts, flow, fonts, page, template
from asn_desktop.letters.canvas import About, LetterCanvas
from asn_desktop.letters.compiler import Wording
from asn_desktop.letters.marks import Mark, Piece, QrMark, Span, Style, lines
from asn_desktop.letters.template import kind_of
from asn_desktop.letters.values import Letterhead, Paper

SCHEMA = 1
_ONE_AT_A_TIME = threading.Lock()  # a font serves one document at a time; batches use processes
_QR_SIZE = 21 * page.MM
_TIGHTER = (1.0, 0.96, 0.92)  # of the usual letter size, tried in this order
_FORM = (*_TIGHTER, 0.88, 0.84, 0.8, 0.76)  # of a form that is one sheet
_FEW = 0.18  # of a page: what may be won back by smaller letters


def data_of(letter: Any) -> dict[str, Any]:
    """The letter as plain JSON values: dates as ISO text, the crest as its SHA-256."""
    return {"skema": kind_of(letter), "versi": SCHEMA, "isi": _plain(letter)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return "sha256:" + hashlib.sha256(value).hexdigest()
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value


def canonical(data: dict[str, Any]) -> bytes:
    """The bytes that are attached and hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def render(
    letter: Any, *, identity: str, at: dt.datetime, own: Path | None = None,
    qr: tuple[tuple[bool, ...], ...] | None = None, qr_lines: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """The unsigned file. `identity` is the register entry, `at` its moment: the same entry gives the same bytes.

    `own` is a folder with the office's own wordings; `qr` the modules of the check symbol with its caption lines.
    Refused `letter_character`, `letter_paper`, `letter_crest`; Trouble `template_*`.
    """
    with _ONE_AT_A_TIME:
        return _render(letter, identity, at, own, qr, qr_lines)


def _render(
    letter: Any, identity: str, at: dt.datetime, own: Path | None, qr: tuple[tuple[bool, ...], ...] | None,
    qr_lines: Sequence[str],
) -> bytes:  # fmt: skip
    wording = template.load(kind_of(letter), own)
    paper: Paper = letter.paper
    kop: Letterhead | None = getattr(letter, "kop", None)
    place = page.frame(paper, wording.margins)
    author = kop.nama if kop else letter.person.unit
    about = About(wording.subject, author, f"{wording.subject} {letter.heading.nomor or ''}".strip(), at, identity)
    data = canonical(data_of(letter))
    canvas = LetterCanvas((place.width, place.height), about, data)
    foot = _foot(wording, qr, qr_lines, place)
    known = (identity, hashlib.sha256(data).hexdigest()) if wording.document else None
    _draw_pages(canvas, foot, letter, wording, place, known)
    return canvas.finish()


def _pages(letter: Any, wording: Wording, place: page.Frame, first: float, other: float) -> list[list[Piece]]:
    """The text on its pages. A few lines too many, such as copies alone on a second page, are set a little smaller."""
    usual: list[list[Piece]] = []
    for share in _FORM if wording.single else _TIGHTER:
        style = Style(wording.family, wording.size * share)
        pieces = [p for element in wording.elements for p in element.pieces(letter, place.column, style)]
        pages = flow.paginate(pieces, first, other)
        usual = usual or pages
        if len(pages) == 1:
            return pages
        if not wording.single and (len(usual) > 2 or sum(p.height for p in usual[-1]) > other * _FEW):
            break
    return usual


def _draw_pages(
    canvas: LetterCanvas, foot: Piece, letter: Any, wording: Wording, place: page.Frame, known: tuple[str, str] | None
) -> None:
    """`known`: id and hash of a document that names both at the foot of its pages."""
    kop: Letterhead | None = getattr(letter, "kop", None) if wording.letterhead else None
    if letter.paper.latihan:
        page.practice_mark(canvas, place)
    head = 0.0
    if kop is not None:
        preprinted = not letter.paper.kop
        head = 33 * page.MM if preprinted else page.draw_head(canvas, kop, place, wording.family)
    room = place.height - place.top - place.bottom
    pages = _pages(letter, wording, place, room - head - foot.height, room - foot.height)
    for number, held in enumerate(pages, 1):
        if number > 1:
            canvas.showPage()
            if letter.paper.latihan:
                page.practice_mark(canvas, place)
            head = 0.0
            if not wording.numbered:
                _page_number(canvas, number, place, wording.family)
        if known is not None:
            _document_foot(canvas, letter, known, (number, len(pages)), place, wording.family)
        elif wording.numbered:
            _page_of(canvas, letter, (number, len(pages)), place, wording)
        y = place.top + head
        for piece in held:
            page.draw(canvas, piece.moved(place.left, y), place)
            y += piece.height
        if number == len(pages) and foot.marks:
            page.draw(canvas, foot.moved(place.left, place.height - place.bottom - foot.height), place)


def _page_number(canvas: LetterCanvas, number: int, place: page.Frame, family: str) -> None:
    line = lines([Span(f"– {number} –", Style(family, 10))], place.column, "tengah")[0]
    page.draw(canvas, line.moved(place.left, max(place.top - 8 * page.MM, 6.5 * page.MM)), place)


def _page_of(
    canvas: LetterCanvas, letter: Any, number: tuple[int, int], place: page.Frame, wording: Wording
) -> None:
    """Whose paper it is, and page x of y, below the text of every page."""
    whose = fonts.clean(f"{letter.person.nama} · {letter.person.nip}")
    y = place.height - place.bottom + 3 * page.MM
    for text, align in ((whose, "kiri"), (f"Halaman {number[0]} dari {number[1]}", "kanan")):
        line = lines([Span(text, Style(wording.family, 8), "person.nama")], place.column, align)[0]
        page.draw(canvas, line.moved(place.left, y), place)


def _document_foot(
    canvas: LetterCanvas, letter: Any, known: tuple[str, str], number: tuple[int, int], place: page.Frame, family: str
) -> None:
    y = place.height - place.bottom + 3 * page.MM
    for piece in evaluation_parts.footer(letter, *known, place.column, family, number):
        page.draw(canvas, piece.moved(place.left, y), place)
        y += piece.height


def _foot(
    wording: Wording, qr: tuple[tuple[bool, ...], ...] | None, captions: Sequence[str], place: page.Frame
) -> Piece:
    """The check symbol with its caption, at the foot of the last page."""
    if qr is None or not wording.qr:
        return Piece(0)
    marks: list[Mark] = [QrMark(0, 4, _QR_SIZE, qr)]
    y = 8.0
    for number, caption in enumerate(captions):
        look = Style(wording.family, 7.4, bold=number == 0)
        for piece in lines([Span(caption, look)], place.column * 0.5):
            marks.extend(piece.moved(_QR_SIZE + 7, y))
            y += piece.height
    return Piece(max(_QR_SIZE + 6, y), tuple(marks))
