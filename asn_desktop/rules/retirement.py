"""Retirement: the age limit (BUP) of a post, and the first day out of service.

Source: UU 20/2023 art. 55 (manajerial, pelaksana), PP 11/2017 art. 239 and own rules of functional posts,
UU 14/2005 (guru, dosen), UU 11/2019 (peneliti, perekayasa); PPPK: the same ages, PP 49/2018.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.career_tables import BupRow, BupTables, jenjang_of, plain_name
from asn_desktop.rules.dossier import Dossier, PostHeld
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import add_months

AT_ONCE = "BUP_MOVE_RETIRES"
_LAW, _JF_LAW = "UU 20/2023 ps. 55", "PP 11/2017 ps. 239; daftar JF SIASN"
# Words at the start of a post's name -> how its row of bup.csv begins; looked for when the list has no such name.
_SPECIAL = (
    (("guru besar", "profesor"), "guru besar"), (("asisten ahli", "lektor", "dosen"), "dosen"),
    (("guru", "kepala sekolah", "kepala taman kanak-kanak", "kepala sd", "kepala smp", "kepala tk"), "guru semua"),
)  # fmt: skip
_RESEARCH = ("peneliti", "perekayasa")


@dataclass(frozen=True)
class Bup:
    """The age limit in years. `source`: tetapan, nama_jf, guru, jenjang, eselon, pelaksana or baku."""

    tahun: int
    source: str
    lines: tuple[Line, ...] = ()


def bup(d: Dossier, tables: BupTables) -> Bup:
    """The age limit of a person by the main post: set by hand, else exact JF name, jenjang, kind of post.

    Guru (also as kepala sekolah), dosen, peneliti and perekayasa follow their own rules where the list has no such
    name. Source: UU 20/2023 art. 55; PP 11/2017 art. 239; UU 14/2005; UU 11/2019.
    """
    if d.bup_tetapan:
        values = {"tahun": d.bup_tetapan, "alasan": d.bup_alasan or ""}
        return Bup(d.bup_tetapan, "tetapan", (Line("bup_tetapan", values, "Penetapan kantor"),))
    return of_post(d.jabatan, tables, guru=d.guru)


def of_post(post: PostHeld | None, tables: BupTables, *, guru: bool = False) -> Bup:
    """The age limit of a post (UU 20/2023 art. 55; PP 11/2017 art. 239); without a post that of pelaksana.

    `guru` says that the person is a teacher or lecturer.
    """
    if post is None:
        return _kind(None, tables)
    if post.jenis in ("2", "3") or guru:
        found = _named(post, tables) or _special(post, tables, guru=guru) or _level(post, tables)
        if found:
            return found
    return _kind(post, tables)


def _named(post: PostHeld, tables: BupTables) -> Bup | None:
    one = tables.jf.get(plain_name(post.nama))
    if one is None or not one.bup:
        return None
    line = Line("bup_nama_jf", {"jabatan": one.nama, "tahun": one.bup}, _JF_LAW)
    return Bup(one.bup, "nama_jf", (line,))


def _special(post: PostHeld, tables: BupTables, *, guru: bool) -> Bup | None:
    name = plain_name(post.nama)
    for starts, row_starts in _SPECIAL:
        if name.startswith(starts):
            return _from_row(_row(tables, "JF khusus", row_starts), "guru", post)
    if guru and post.jenis == "2" and (post.jenjang or "").casefold().startswith("guru"):
        return _from_row(_row(tables, "JF khusus", "guru semua"), "guru", post)
    if name.startswith(_RESEARCH):
        code = jenjang_of(post.nama, post.jenjang, tables.jenjang, tables.jf)
        level = tables.jenjang[code].nama if code else ""
        return _from_row(_row(tables, "JF khusus", f"peneliti/perekayasa {level.casefold()}"), "jenjang", post)
    return None


def _level(post: PostHeld, tables: BupTables) -> Bup | None:
    code = jenjang_of(post.nama, post.jenjang, tables.jenjang, tables.jf)
    if code is None:
        return None
    level = tables.jenjang[code].nama.casefold()
    for row in tables.rows:
        if row.kelompok == "JF" and level in row.kriteria.casefold():
            return _from_row(row, "jenjang", post)
    return None


def _row(tables: BupTables, group: str, starts: str) -> BupRow | None:
    return next((r for r in tables.rows if r.kelompok == group and r.kriteria.casefold().startswith(starts)), None)


def _from_row(row: BupRow | None, source: str, post: PostHeld) -> Bup | None:
    if row is None:
        return None
    values = {"jabatan": post.nama, "kriteria": row.kriteria, "tahun": row.tahun}
    return Bup(row.tahun, source, (Line("bup_kriteria", values, row.dasar),))


def _kind(post: PostHeld | None, tables: BupTables) -> Bup:
    if post is not None and post.eselon and post.eselon in tables.ranges:
        held = tables.ranges[post.eselon]
        values = {"eselon": held.eselon, "jenjang": held.jenjang, "tahun": held.bup}
        return Bup(held.bup, "eselon", (Line("bup_eselon", values, _LAW),))
    row = next((r for r in tables.rows if r.kelompok == "Pelaksana"), None)
    years, ground = (row.tahun, row.dasar) if row else (58, _LAW)
    known = post is not None and post.jenis == "4"
    line = Line("bup_pelaksana" if known else "bup_baku", {"tahun": years}, ground)
    return Bup(years, "pelaksana" if known else "baku", (line,))


def tmt_pensiun(birth: dt.date, bup: int | Bup) -> dt.date:
    """The first day of pension: the first of the month after the month in which the age is reached.

    Also for those born on the 1st; the day of birth is not used (UU 20/2023 art. 55; PP 11/2017 art. 240).
    """
    years = bup if isinstance(bup, int) else bup.tahun
    return add_months(dt.date(birth.year + years, birth.month, 1), 1)


def retires_at_once(birth: dt.date, bup: int | Bup, tmt: dt.date) -> dt.date | None:
    """The TMT pensiun when a post taken on `tmt` has an age limit already passed: the first of the next month.

    None when the person may stay. Source: UU 20/2023 art. 55; PP 11/2017 art. 239-240.
    """
    if tmt_pensiun(birth, bup) > tmt:
        return None
    return add_months(tmt.replace(day=1), 1)


def check_move(birth: dt.date, new: PostHeld, tables: BupTables, *, guru: bool = False) -> list[Problem]:
    """The strong warning before a move that would retire the person at once (UU 20/2023 art. 55; PP 11/2017 art. 239).

    Values: `bup` years, `tmt` of the pension, `jabatan`. Empty when there is nothing to say.
    """
    if new.tmt is None or new.penugasan != "D":
        return []
    limit = of_post(new, tables, guru=guru)
    out = retires_at_once(birth, limit, new.tmt)
    if out is None:
        return []
    values = {"bup": limit.tahun, "tmt": out, "jabatan": new.nama}
    return [Problem(AT_ONCE, "jabatan", values, Severity.WARNING)]


def contract_passes(birth: dt.date, bup: int | Bup, kontrak_akhir: dt.date | None) -> bool:
    """Whether a contract ends after the pension day of its holder (CONTRACT_AFTER_BUP; PP 49/2018)."""
    return kontrak_akhir is not None and kontrak_akhir >= tmt_pensiun(birth, bup)
