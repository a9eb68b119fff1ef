"""Daftar Urut Kepangkatan: the fixed order of civil servants, and which step decided between two neighbours.

Source: PP 15/1979, SE BAKN 03/SE/1980: golongan, its TMT, jabatan, masa kerja, latihan jabatan, pendidikan, usia.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from asn_desktop.rules import ranks, service
from asn_desktop.rules.career_tables import DukTables, jenjang_of
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line

STEPS = ("golongan", "tmt_golongan", "jabatan", "masa_kerja", "latihan", "pendidikan", "usia", "nip")
ARTICLE = "PP 15/1979; SE BAKN 03/SE/1980"
_LAST = dt.date.max
_NON_ESELON, _NO_POST, _NO_TRAINING, _UNKNOWN = 50, 999, 99, 9999
Key = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class DukLine:
    """One place of the list. `step` (1 to 8, place in `STEPS`) put this person below the one above; 0 for the first.

    `gaps` are the values the order missed: they sorted last in their step. `mks` is (tahun, bulan) or None.
    """

    nomor: int
    dossier: Dossier
    key: Key
    step: int
    mks: tuple[int, int] | None
    gaps: tuple[str, ...]


def belongs(d: Dossier, tables: DukTables, *, with_cpns: bool = False) -> bool:
    """Whether a person stands in the DUK: PNS in service (PP 15/1979); PPPK have no pangkat, CPNS by local custom."""
    if d.status != "PNS" and not (with_cpns and d.status == "CPNS"):
        return False
    return d.kedudukan not in tables.keluar and (d.berakhir is None or d.berakhir > d.per)


def order(
    dossiers: Iterable[Dossier], *, by_jenjang: bool = False, tables: DukTables, with_cpns: bool = False
) -> list[DukLine]:
    """The DUK of these people: a total order that does not depend on the order they came in.

    `by_jenjang` sets functional posts among the non-eselon by their jenjang; by default all non-eselon are equal at
    that step. Source: PP 15/1979; SE BAKN 03/SE/1980.
    """
    ranked = []
    for d in dossiers:
        if belongs(d, tables, with_cpns=with_cpns):
            months = service.total_months(d, d.per)
            ranked.append((_key(d, months, by_jenjang, tables), d, months))
    ranked.sort(key=lambda one: one[0])
    lines: list[DukLine] = []
    before: Key | None = None
    for number, (key, d, months) in enumerate(ranked, 1):
        mks = None if months is None else divmod(months, 12)
        lines.append(DukLine(number, d, key, _step(before, key) if before else 0, mks, _gaps(d, months)))
        before = key
    return lines


def _key(d: Dossier, months: int | None, by_jenjang: bool, tables: DukTables) -> Key:
    held, post, trained, school = d.golongan, d.jabatan, d.latihan, d.pendidikan
    level = tables.latihan.get(trained.latihan or "", 9) if trained else _NO_TRAINING
    return (
        (-ranks.rank_order(held.golongan) if held else 1,),
        (held.tmt or _LAST if held else _LAST,),
        (_place(d, by_jenjang, tables), post.tmt or _LAST if post else _LAST),
        (-months if months is not None else 1,),
        (level, _year(trained.tahun, trained.selesai) if trained else 0),
        (-int(school.tingkat) if school and school.tingkat.isdigit() else 1,
         (school.tahun or _UNKNOWN) if school else _UNKNOWN),
        (d.tanggal_lahir,),
        (d.nip or "~", d.id.int),
    )  # fmt: skip


def _place(d: Dossier, by_jenjang: bool, tables: DukTables) -> int:
    post = d.jabatan
    if post is None:
        return _NO_POST
    if post.eselon and post.eselon in tables.eselon and post.jenis in ("1", "3"):
        return tables.eselon[post.eselon]
    if by_jenjang and post.jenis in ("2", "3"):
        code = jenjang_of(post.nama, post.jenjang, tables.jenjang)
        if code is not None:
            return _NON_ESELON + tables.jenjang[code].urutan
    return _NON_ESELON + (20 if by_jenjang else 0)


def _year(year: int | None, done: dt.date | None) -> int:
    return year or (done.year if done else _UNKNOWN)


def _step(above: Key, below: Key) -> int:
    return next((n for n, (a, b) in enumerate(zip(above, below, strict=True), 1) if a != b), len(STEPS))


def _gaps(d: Dossier, months: int | None) -> tuple[str, ...]:
    held, post, trained, school = d.golongan, d.jabatan, d.latihan, d.pendidikan
    missing = []
    if held is None or held.tmt is None:
        missing.append("golongan" if held is None else "tmt_golongan")
    if post is None or post.tmt is None:
        missing.append("jabatan" if post is None else "tmt_jabatan")
    if months is None:
        missing.append("masa_kerja")
    if trained is not None and not (trained.tahun or trained.selesai):
        missing.append("tahun_latihan")
    if school is None or school.tahun is None:
        missing.append("pendidikan" if school is None else "tahun_lulus")
    if not d.nip:
        missing.append("nip")
    return tuple(missing)


def why(above: DukLine, below: DukLine) -> tuple[Line, ...]:
    """The steps compared between two neighbours, the last of them the one that decided (PP 15/1979).

    Each line: code `duk_sama` or `duk_putus`, values `langkah` (a word of `STEPS`), `atas` and `bawah` as shown.
    """
    decided = _step(above.key, below.key)
    return tuple(
        Line("duk_putus" if n == decided else "duk_sama",
             {"langkah": STEPS[n - 1], "atas": _shown(above, n), "bawah": _shown(below, n)}, ARTICLE)
        for n in range(1, decided + 1)
    )  # fmt: skip


def _shown(line: DukLine, step: int) -> Any:
    """The value of a step as it is compared; None when the record does not say."""
    d = line.dossier
    trained, school = d.latihan, d.pendidikan
    if step == 1:
        return d.golongan.golongan if d.golongan else None
    if step == 2:
        return d.golongan.tmt if d.golongan else None
    if step == 3:
        return f"{d.jabatan.eselon or 'non eselon'}, {_text(d.jabatan.tmt)}" if d.jabatan else None
    if step == 4:
        return f"{line.mks[0]} tahun {line.mks[1]} bulan" if line.mks else None
    if step == 5:
        return f"{trained.nama}, {_text(trained.tahun or trained.selesai)}" if trained else "–"
    if step == 6:
        return f"{school.tingkat}, {_text(school.tahun)}" if school else None
    return d.tanggal_lahir if step == 7 else d.nip


def _text(value: dt.date | int | None) -> str:
    return value.strftime("%d-%m-%Y") if isinstance(value, dt.date) else str(value or "–")
