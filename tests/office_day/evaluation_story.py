"""Sixty people and one year of evaluation, told before anybody works it out: posts, turns of fate, ratings.

Units: 0 the dinas (its head), 1 Sekretariat, 2 Bidang Angkutan (24 rated, a pattern that breaks two limits), 3 Bidang
Lalu Lintas (functional posts), 4 a small UPT of four. Their heads are rated in the dinas.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from tests.office_day.evaluation_reckoning import A, B, S

D = dt.date
YEAR = 2026
UNITS = ("Dinas Perhubungan", "Sekretariat", "Bidang Angkutan", "Bidang Lalu Lintas", "UPT Terminal")
CAPAIAN = ("BAIK", "BAIK", "BAIK", "ISTIMEWA", "BUTUH_PERBAIKAN")
SIZES = (0, 10, 24, 17, 4)  # people rated in the unit besides its head
HEADS = (("Kepala Dinas", "II.b", "IV/c"), ("Sekretaris", "III.a", "IV/a"), ("Kepala Bidang Angkutan", "III.b", "IV/a"),
         ("Kepala Bidang Lalu Lintas", "III.b", "IV/a"), ("Kepala UPT Terminal", "IV.a", "III/d"))  # fmt: skip
LADDER = {"PT": ("Ahli Pertama", "III/a"), "MU": ("Ahli Muda", "III/c"), "MA": ("Ahli Madya", "IV/a"),
          "TR": ("Terampil", "II/c"), "MH": ("Mahir", "III/a"), "PY": ("Penyelia", "III/c")}  # fmt: skip

MOVED, MOTHER, UNPAID, NEW, LEAVER = 12, 13, 14, 15, 16  # MOVED goes from the Sekretariat to Bidang Angkutan
PROMOTED, UPHELD, STUBBORN, REJECTED, LATE = 40, 51, 53, 54, 55
MOVE_DAY, PROMOTION_DAY, NEW_DAY, UNPAID_DAY = D(2026, 7, 1), D(2026, 6, 1), D(2026, 5, 4), D(2026, 9, 1)
CONFINED = (D(2026, 4, 10), D(2026, 7, 9))  # cuti melahirkan: May and June wholly
RETIRED_HEAD, RETIRED_ON, STAND_IN = 4, D(2026, 5, 31), 1  # the UPT's head goes; the Sekretaris stands in as Plt
LEAVER_ON = D(2026, 10, 31)  # retires: no yearly predikat, and that is no error
RECEIVED = D(2027, 1, 4)
FILED_ON, FILED_LAST, FILED_LATE = D(2027, 1, 11), D(2027, 1, 18), D(2027, 1, 19)
_LONG_AGO = D(2018, 3, 1)


@dataclass
class Soul:
    """One person: keys 0-4 head the units, 5-59 are rated in one of them. `jenjang` of a functional post."""

    key: int
    unit: int
    post: str
    golongan: str
    status: str = "PNS"
    eselon: str | None = None
    jenjang: str | None = None
    since: D = _LONG_AGO
    hasil: str = S
    perilaku: str = S

    @property
    def head(self) -> bool:
        """Whether the person heads the unit."""
        return self.key < len(UNITS)


def souls() -> list[Soul]:
    """The sixty as they stand in January, with the yearly ratings their appraisers will give."""
    dice = random.Random(YEAR)
    found = [Soul(n, n, post, rank, eselon=level) for n, (post, level, rank) in enumerate(HEADS)]
    key = len(found)
    for unit, size in enumerate(SIZES):
        for _ in range(size):
            found.append(_staff(key, unit, dice))
            key += 1
    for number, soul in enumerate(s for s in found if s.unit == 2 and not s.head):
        soul.hasil = soul.perilaku = A if number % 24 >= 17 else S  # 17 Baik and 7 Sangat Baik, as in SE 3/2023's trap
    _plots({s.key: s for s in found})
    return found


def _staff(key: int, unit: int, dice: random.Random) -> Soul:
    ratings = dice.choices(((S, S), (A, S), (A, A), (B, S), (S, A), (S, B), (B, B)), (10, 4, 4, 2, 3, 1, 1))[0]
    soul = Soul(key, unit, "Pengelola Layanan", "III/a", hasil=ratings[0], perilaku=ratings[1])
    if unit == 3:
        soul.jenjang = ("PT", "MU", "MA", "TR", "MH", "PY")[key % 6]
        name, soul.golongan = LADDER[soul.jenjang]
        soul.post = f"Penguji Kendaraan Bermotor {name}"
    elif key % 5 == 0:
        soul.status, soul.golongan, soul.post = "PPPK", "IX", "Penata Layanan Operasional"
    return soul


def _plots(by_key: dict[int, Soul]) -> None:
    by_key[NEW].status, by_key[NEW].since, by_key[NEW].post = "CPNS", NEW_DAY, "Penelaah Teknis Kebijakan"
    by_key[NEW].golongan = "III/a"
    for key in (MOVED, MOTHER, UNPAID, LEAVER):
        by_key[key].status, by_key[key].golongan, by_key[key].post = "PNS", "III/b", "Pengolah Data dan Informasi"
    promoted = by_key[PROMOTED]
    promoted.jenjang, promoted.post, promoted.golongan = "MU", "Penguji Kendaraan Bermotor Ahli Muda", "III/d"
    promoted.hasil = promoted.perilaku = A  # of the new post; the months before as Ahli Muda were Baik
