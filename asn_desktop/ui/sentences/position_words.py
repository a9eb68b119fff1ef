"""Words of the map of posts: kinds, holders, who stands beside, who is away."""

from __future__ import annotations

from asn_desktop.rules.bezetting import BezettingLine, Holder
from asn_desktop.rules.post_codes import TITLES

AWAY = {"cltn": "CLTN", "tubel": "tugas belajar", "lain": "tidak aktif di jabatan"}


def holder_words(line: BezettingLine, most: int = 3) -> str:
    """The counted holders in one line, the rest as a number."""
    names = [one.nama for one in line.holders[:most]]
    rest = line.jumlah - len(names)
    return ", ".join(names) + (f", dan {rest} lagi" if rest else "")


def beside_words(line: BezettingLine) -> str:
    """Plt., Plh., Pj. and tugas tambahan: ``Plt. Asih``."""
    return ", ".join(f"{TITLES.get(one.penugasan, one.penugasan)} {one.nama}" for one in line.beside)


def away_words(line: BezettingLine) -> str:
    """Who is employed but does not count: ``Budi (CLTN)``."""
    return ", ".join(f"{one.nama} ({AWAY[one.keadaan]})" for one in line.away)


def difference(line: BezettingLine) -> str:
    """+1, −2, 0; a dash for a post that is not on the map."""
    if line.selisih is None:
        return "–"
    return f"+{line.selisih}" if line.selisih > 0 else f"−{-line.selisih}" if line.selisih < 0 else "0"


def holder(one: Holder) -> str:
    """A holder with golongan: ``Asih Lestari, S.E. (III/b)``."""
    return f"{one.nama} ({one.golongan})" if one.golongan else one.nama
