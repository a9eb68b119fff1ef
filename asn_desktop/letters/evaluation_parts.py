"""What documents of evaluation and credit share: the two identity columns, the foot of every page.

Form: PermenPANRB 6/2022 (identity block); evaluation.md §6: numbered pages; a foot with owner and number,
the document's id and version, and the hash of the content that is signed (the data attached to the file).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.letters import fonts
from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.grid import Cell, Grid, Row
from asn_desktop.letters.marks import Piece, Span, Style, lines
from asn_desktop.letters.nodes import Inline, Run, Text

_FOOT = 7.6
_SMALL = 6.2
_FIELDS = ("nama", "nip", "pangkat", "jabatan", "unit")
_CAPTIONS = {"nama": "NAMA", "pangkat": "PANGKAT/GOL. RUANG", "jabatan": "JABATAN", "unit": "UNIT KERJA"}


@dataclass(frozen=True)
class Pihak:
    """A party of a document as printed. Of PPPK `sebutan` is "NI PPPK" and `pangkat` the golongan or "-"."""

    nama: str
    nip: str  # grouped 8-6-1-3, or "-"
    pangkat: str
    jabatan: str
    unit: str
    sebutan: str = "NIP"


@dataclass(frozen=True)
class Parties:
    """`<para_pihak>`: NO | PEGAWAI YANG DINILAI | NO | PEJABAT PENILAI KINERJA, five rows each."""

    left: Blank
    right: Blank
    titles: tuple[str, str]
    scale: float
    after: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        head = Row((*_title(self.titles[0]), *_title(self.titles[1])))
        rows = [
            Row((*_cells(n, name, self.left), *_cells(n, name, self.right))) for n, name in enumerate(_FIELDS, 1)
        ]
        grid = Grid((4, 20.5, 25.5, 4, 20.5, 25.5), (head, *rows), self.after, self.scale)
        return grid.pieces(letter, width, style)


@dataclass(frozen=True)
class OneParty:
    """`<pihak>`: a numbered block "1. PEGAWAI YANG DINILAI" with a. Nama to e. Unit Kerja."""

    number: str
    title: str
    party: Blank
    scale: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        first = Cell(1, (Text(Inline((Run(f"{self.number}.", bold=True),)), "tengah"),), middle=False, down=6)
        rows = [Row((first, _cell(self.title, span=3, bold=True)))]
        for sign, name in zip("abcde", _FIELDS, strict=True):
            caption, value = _cells(0, name, self.party)[1:]
            rows.append(Row((_cell("", align="tengah", what=f"{sign}."), caption, value)))
        return Grid((6, 5, 34, 55), tuple(rows), 0.0, self.scale).pieces(letter, width, style)


def _title(text: str) -> tuple[Cell, Cell]:
    return _cell(text, align="tengah", bold=True, what="NO"), _cell(text, span=2, bold=True)


def _cells(number: int, name: str, party: Blank) -> tuple[Cell, ...]:
    caption: str | Blank = Blank((*party.path, "sebutan")) if name == "nip" else _CAPTIONS[name]
    value = Blank((*party.path, name), ("utuh",) if name == "nip" else ())
    return _cell("", align="tengah", what=str(number)), _cell("", what=caption), _cell("", what=value)


def _cell(
    text: str, *, align: str = "kiri", bold: bool = False, what: str | Blank | None = None, span: int = 1
) -> Cell:
    run = Run(text if what is None else what, bold=bold)
    return Cell(span, (Text(Inline((run,)), align),))


def footer(letter: Any, identity: str, digest: str, width: float, family: str, page: tuple[int, int]) -> list[Piece]:
    """The lines below the text of a page: whose it is and which page; document, version and hash of the content.

    `letter` has `person` and `versi`; `identity` is the id of the register entry, anything else reads as a preview.
    """
    person = letter.person
    named = "NI PPPK" if person.status.startswith("Pegawai Pemerintah") else "NIP"
    number = person.nip.replace(" ", "\u00a0")
    whose = lines([Span(fonts.clean(f"{person.nama} · {named} {number}"), Style(family, _FOOT), "person.nama")], width)
    place = lines([Span(f"Halaman {page[0]} dari {page[1]}", Style(family, _FOOT))], width, "kanan")[0]
    whose[0] = replace(whose[0], marks=(*whose[0].marks, *place.marks))
    known = f"Dokumen {identity}" if _is_id(identity) else "Pratinjau, belum dicatat"
    text = f"{known} · versi {letter.versi} · SHA-256 isi {digest}"
    return [*whose, *lines([Span(text, Style(family, _SMALL))], width)]


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
