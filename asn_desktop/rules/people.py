"""Career of one person on one day: which row of a history counts, how a person is described in the list.

Source: PP 11/2017 (pangkat, jabatan), UU 20/2023 art. 13 (manajerial, nonmanajerial). Current values are the rows with
the latest TMT that is not in the future; PLT, PLH, PJ and TT never become the main post (Peraturan BKN 1/2020 on
mandate; practice of SIASN).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from asn_desktop.rules import absence, ranks, service
from asn_desktop.rules.dossier import Recognised, Span

MAIN_POST = "D"  # definitif

_ORDER = {golongan: rank for rank, golongan in enumerate(ranks.PNS, 101)} | {
    golongan: rank for rank, golongan in enumerate(ranks.PPPK, 1)
}
_FIRST = dt.date.min


class Dated(Protocol):
    """A row of a history with its TMT; None when a list gave none."""

    @property
    def tmt(self) -> dt.date | None: ...


Row = TypeVar("Row", bound=Dated)
Held = TypeVar("Held")


def golongan_order(golongan: str | None) -> int:
    """Place of a golongan in sorting, higher is higher; PNS above PPPK, 0 when empty (PP 7/1977; Perpres 98/2020)."""
    return _ORDER.get(golongan or "", 0)


def current(rows: Iterable[Row], today: dt.date) -> Row | None:
    """The row with the latest TMT not after today; a row without TMT counts only when no dated row does.

    Rows of one TMT: the later in the given order wins. Source: derivation rule of PP 11/2017 (TMT makes effective).
    """
    best: Row | None = None
    for row in rows:
        if row.tmt is not None and row.tmt > today:
            continue
        if best is None or (row.tmt or _FIRST) >= (best.tmt or _FIRST):
            best = row
    return best


def rank_held(
    rows: Iterable[Held], on: Any, *, golongan: Callable[[Held], str | None], tmt: Callable[[Held], Any]
) -> Held | None:
    """The row of riwayat golongan that holds on a day: the latest TMT not after it (PP 99/2000 art. 3).

    A row without TMT says what the office's list said, only not since when. It holds when no dated row does, and when
    its golongan lies above every dated one: an older rank would be the greater error. The highest of several, then
    the later made. `on` and the values of `tmt` are days, or texts of days alike; an empty golongan never holds.
    """
    dated: Held | None = None
    day: Any = None
    known: list[str] = []  # golongan with a TMT, also of days to come
    undated: list[tuple[int, Held]] = []
    for row in rows:
        name = golongan(row)
        if not name:
            continue
        begun = tmt(row)
        if not begun:
            undated.append((golongan_order(name), row))
            continue
        known.append(name)
        if begun <= on and (day is None or begun >= day):
            dated, day = row, begun
    if not undated:
        return dated
    place = max(order for order, _ in undated)
    above = dated is None or place > max(map(golongan_order, known), default=-1)
    return next(row for order, row in reversed(undated) if order == place) if above else dated


def next_change(days: Iterable[dt.date | None], today: dt.date) -> dt.date | None:
    """The first of the given days after today: when a line derived from them must be derived again."""
    return min((day for day in days if day is not None and day > today), default=None)


@dataclass(frozen=True)
class Service:
    """Masa kerja: years and months."""

    tahun: int
    bulan: int


def total_service(
    *, start: dt.date | None, stated: tuple[int, int, dt.date] | None, today: dt.date,
    pmk: Iterable[Recognised] = (), cltn: Iterable[Span] = (),
) -> Service | None:
    """Masa kerja keseluruhan on a day: as the office stated it plus the months since, else counted from the start.

    `start` is TMT CPNS or the first day of the unbroken chain of contracts; `stated` is (tahun, bulan, per). A PMK
    is added, CLTN is taken off; what lies before `per` is inside the stated figure. As `service.total`.
    Source: PP 11/2017 (masa kerja), PP 49/2018.
    """  # fmt: skip
    after = stated[2] if stated is not None else None
    if stated is not None:
        since, extra = stated[2], stated[0] * 12 + stated[1]
    elif start is not None:
        since, extra = start, 0
    else:
        return None
    extra += service.recognised_months(pmk, after, today)
    away = absence.months(cltn, since, today)
    return Service(*service.masa_kerja(since, today, extra_months=extra, cltn_months=away))
