"""The two lists of the round: units with how far they are, and people with a mark for each step."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from asn_desktop.services.evaluation.unit_round import PersonState
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.rating.tones import badge
from asn_desktop.ui.evaluation.round import words
from asn_desktop.ui.table import Column


@dataclass(frozen=True)
class UnitLine:
    """A unit and its people: how many are through, what holds most of the others."""

    id: uuid.UUID | None  # None: all of them
    nama: str
    selesai: int
    jumlah: int
    tertahan: str


def by_unit(rows: Iterable[PersonState]) -> list[UnitLine]:
    """The units of these people, all together first."""
    known = list(rows)
    groups: dict[tuple[uuid.UUID | None, str], list[PersonState]] = {}
    for row in known:
        groups.setdefault((row.unit_id, row.unit or "Tanpa unit"), []).append(row)
    lines = [_line(key[0], key[1], group) for key, group in sorted(groups.items(), key=lambda g: g[0][1].casefold())]
    return [_line(None, "Semua unit di sini", known), *lines] if len(lines) != 1 else lines


def _line(unit_id: uuid.UUID | None, name: str, rows: list[PersonState]) -> UnitLine:
    held = [code for code in words.CHIPS if any(words.first(row) == code for row in rows)]
    most = max(held, key=lambda code: sum(words.first(row) == code for row in rows), default="")
    number = sum(words.first(row) == most for row in rows) if most else 0
    told = f"{words.CHIPS[most]} {number}" if most else "selesai"
    return UnitLine(unit_id, name, sum(row.selesai for row in rows), len(rows), told)


def _sign(done: Callable[[PersonState], bool]) -> Callable[[PersonState], tuple[str, str] | None]:
    return lambda row: ("check", look.OK) if done(row) else ("minus", look.MUTED)


def _tone(done: Callable[[PersonState], bool]) -> Callable[[PersonState], str]:
    return lambda row: "" if done(row) else "quiet"


def _step(title: str, text: Callable[[PersonState], str], done: Callable[[PersonState], bool], width: int) -> Column:
    return Column(title, text, icon=_sign(done), tone=_tone(done), width=width)


UNITS = (
    Column("Unit kerja", lambda u: u.nama, second=lambda u: u.tertahan, width=0),
    Column("Selesai", lambda u: f"{u.selesai} dari {u.jumlah}", width=92, align="right", key=lambda u: u.selesai),
)
PEOPLE = (
    Column("Pegawai", lambda r: r.nama, second=lambda r: words.blocked(r) or "selesai", width=0),
    _step("SKP", words.skp, lambda r: r.skp in ("ditetapkan", "ditutup"), 92),
    _step("Umpan balik", lambda r: words.yes(r.umpan_balik), lambda r: r.umpan_balik, 104),
    Column("Nilai", lambda r: "" if r.predikat else words.mark(r), badge=lambda r: badge(r.predikat), width=142,
           icon=lambda r: None if r.predikat else _sign(lambda one: one.nilai == "ditetapkan")(r),
           tone=_tone(lambda r: r.nilai == "ditetapkan")),
    _step("Ditetapkan", lambda r: words.yes(r.nilai == "ditetapkan").replace("ada", "ya"),
          lambda r: r.nilai == "ditetapkan", 98),
    _step("Dokumen", lambda r: words.yes(r.dokumen), lambda r: r.dokumen, 90),
    _step("Tanda tangan", lambda r: words.yes(r.ditandatangani), lambda r: r.ditandatangani, 108),
    _step("Diterima", words.received, lambda r: r.diterima is not None, 122),
)  # fmt: skip
