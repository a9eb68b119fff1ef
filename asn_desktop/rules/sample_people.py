"""Invented civil servants that hold together: numbers built from their own fields, histories that could have happened.

Source: the invariants of employee data §10; NIP by Perka BKN 22/2007, NIK with 40 added to the day of a woman, MKG by
PP 7/1977, golongan by four-year steps (PP 99/2000), ages at appointment 19 to 35 (PPPK 20 to 56, PP 49/2018).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from random import Random

from asn_desktop.rules import ranks, service
from asn_desktop.rules import sample_words as words
from asn_desktop.rules.statuses import PPPK

REFERENCE_DAY = dt.date(2026, 11, 23)
_REGION = "3399"  # a regency number that no regency has
_ENTRY = {"05": "I/a", "10": "I/c", "15": "II/a", "17": "II/a", "25": "II/b", "30": "II/c", "40": "III/a",
          "42": "III/b", "45": "III/b", "50": "III/c"}  # fmt: skip
_ENTRY_PPPK = {"05": "I", "10": "IV", "15": "V", "17": "V", "25": "VI", "30": "VII", "40": "IX", "42": "X", "45": "X"}
_GRADUATE = {"05": 12, "10": 15, "15": 18, "17": 18, "25": 20, "30": 21, "40": 22, "42": 24, "45": 25, "50": 29}
_PPPK_STARTS = (dt.date(2021, 3, 1), dt.date(2022, 6, 1), dt.date(2023, 3, 1), dt.date(2024, 5, 1), dt.date(2025, 7, 1))


@dataclass(frozen=True)
class Slot:
    """A place to fill: status, golongan, education, post and unit, before anybody sits there."""

    status: str
    golongan: str | None
    tingkat: str
    jabatan: str
    jenis: str  # 1 struktural, 2 JF, 4 pelaksana
    unit: str
    eselon: str | None = None
    jenjang: str | None = None
    bup: int = 58
    field: str = ""  # "guru" | "nakes" | ""
    women: float = 0.42
    fixed: tuple[str, str] | None = None  # (name, sex) when the person is known by name
    age: tuple[int, int] | None = None  # bounds of the age today


@dataclass(frozen=True)
class SampleRank:
    """A row of riwayat golongan."""

    golongan: str
    tmt: dt.date
    mkg_tahun: int
    mkg_bulan: int


@dataclass(frozen=True)
class SamplePerson:
    """One invented person with histories; at most one open main post."""

    slot: Slot
    nama: str
    gelar_belakang: str
    jenis_kelamin: str
    tempat_lahir: str
    tanggal_lahir: dt.date
    nip: str
    nik: str
    agama: str
    status_kawin: str
    mulai: dt.date  # TMT CPNS or first day of the contracts
    kontrak_tmt: dt.date | None
    kontrak_akhir: dt.date | None
    pangkat: tuple[SampleRank, ...]
    jabatan_tmt: dt.date
    pendidikan: tuple[str, str, int]  # level, field, year


class Maker:
    """Fills slots one after the other, counting serial numbers; the same seed makes the same people."""

    def __init__(self, seed: int, today: dt.date = REFERENCE_DAY) -> None:
        self._random = Random(seed)
        self._today = today
        self._serial: Counter[str] = Counter()
        self._names: set[str] = set()

    def person(self, slot: Slot) -> SamplePerson:
        """Somebody who fits the slot."""
        r = self._random
        sex = slot.fixed[1] if slot.fixed else ("P" if r.random() < slot.women else "L")
        name = slot.fixed[0] if slot.fixed else self._name(sex)
        career, born = self._career(slot)
        mulai = career[0].tmt if career and slot.status in ("PNS", "CPNS") else self._contract(slot, born)
        study, title = self._study(slot)
        kontrak_tmt, kontrak_akhir = self._term(slot, mulai)
        return SamplePerson(
            slot=slot, nama=name, gelar_belakang=title, jenis_kelamin=sex, tempat_lahir=r.choice(words.PLACES),
            tanggal_lahir=born, nip=self._nip(born, mulai, sex, slot.status), nik=self._nik(born, sex),
            agama=self._weighted(words.FAITHS), status_kawin=self._weighted(words.MARRIED), mulai=mulai,
            kontrak_tmt=kontrak_tmt, kontrak_akhir=kontrak_akhir,
            pangkat=career or self._pppk_rank(slot, mulai), jabatan_tmt=self._post_start(slot, mulai, career),
            pendidikan=(slot.tingkat, study, min(born.year + _GRADUATE[slot.tingkat] + r.randint(0, 1), mulai.year)),
        )  # fmt: skip

    def _weighted(self, stock: tuple[tuple[str, int], ...]) -> str:
        return self._random.choices([code for code, _ in stock], [weight for _, weight in stock])[0]

    def _name(self, sex: str) -> str:
        r = self._random
        for _ in range(60):
            if r.random() < 0.12:
                name = r.choice(words.SINGLE_WOMEN if sex == "P" else words.SINGLE_MEN)
            else:
                first, second = words.WOMEN if sex == "P" else words.MEN
                name = f"{r.choice(first)} {r.choice(second)}"
            if name not in self._names:
                break
        self._names.add(name)
        return name

    def _study(self, slot: Slot) -> tuple[str, str]:
        stock = words.STUDIES[slot.tingkat]
        if slot.field == "guru" and slot.tingkat == "40":
            stock = words.TEACHING
        elif slot.field == "nakes":
            stock = words.HEALTH.get(slot.tingkat, stock)
        return self._random.choice(stock)

    def _career(self, slot: Slot) -> tuple[tuple[SampleRank, ...], dt.date]:
        """Golongan from entry to the slot's own, and a birth date that lets all of it happen before retirement."""
        r = self._random
        if slot.status not in ("PNS", "CPNS"):
            return (), self._born_for_contract(slot)
        entry = _ENTRY[slot.tingkat]
        rungs = ranks.PNS[ranks.rank_order(entry) : max(ranks.rank_order(entry), ranks.rank_order(slot.golongan)) + 1]
        for _ in range(400):
            held = r.randint(0, 46) if slot.status == "PNS" else 8
            months = 12 if slot.status == "PNS" and len(rungs) == 1 else 0
            steps = [self._step(slot) for _ in rungs[1:]]
            start = _back(self._today, months + held + sum(steps))
            youngest = max(19, _GRADUATE[slot.tingkat] + 1)
            born = self._birthday(start.year - r.randint(youngest, 35))
            age, at_start = service.age(born, self._today), service.age(born, start)
            low, high = slot.age or (19, slot.bup - 1)
            if low <= age <= high and youngest <= at_start <= 35 and _pension(born, slot.bup) > self._today:
                return self._ranks(rungs, start, steps), born
        raise ValueError(f"no career fits {slot}")

    def _step(self, slot: Slot) -> int:
        """Months in one golongan: four years, a functional post two to four."""
        return self._random.choice((30, 36, 42, 48)) if slot.jenis == "2" else self._random.choice((48, 48, 54))

    def _ranks(self, rungs: tuple[str, ...], start: dt.date, steps: list[int]) -> tuple[SampleRank, ...]:
        """One rung after each step, on the next 1 April or 1 October unless that is still to come."""
        rows = [SampleRank(rungs[0], start, ranks.first_step(rungs[0]), 0)]
        for place, rung in enumerate(rungs[1:], 1):
            raw = service.add_months(start, sum(steps[:place]))
            tmt = _to_period(raw) if _to_period(raw) <= self._today else raw
            last = rows[-1]
            passed = divmod(last.mkg_tahun * 12 + last.mkg_bulan + service.months_between(last.tmt, tmt), 12)
            rows.append(SampleRank(rung, tmt, *service.after_promotion(*passed, last.golongan, rung)))
        return tuple(rows)

    def _born_for_contract(self, slot: Slot) -> dt.date:
        r = self._random
        low, high = slot.age or (24, slot.bup - 2)
        low = max(low, _GRADUATE[slot.tingkat] + 3, 22)
        return self._birthday(self._today.year - r.randint(low, high))

    def _birthday(self, year: int) -> dt.date:
        return dt.date(year, 1, 1) + dt.timedelta(days=self._random.randint(0, 364))

    def _contract(self, slot: Slot, born: dt.date) -> dt.date:
        if slot.status == "PPPK_PW":
            return dt.date(2025, 10, 1)
        able = [day for day in _PPPK_STARTS if 20 <= service.age(born, day) <= 56]
        return self._random.choice(able)

    def _term(self, slot: Slot, start: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """(start, end) of the present contract: five years, paruh waktu one year renewed."""
        if slot.status == "PPPK_PW":
            return dt.date(2026, 10, 1), dt.date(2027, 9, 30)
        if slot.status != "PPPK":
            return None, None
        begin = start
        while service.add_months(begin, 60) <= self._today:
            begin = service.add_months(begin, 60)
        return begin, service.add_months(begin, 60) - dt.timedelta(days=1)

    def _pppk_rank(self, slot: Slot, start: dt.date) -> tuple[SampleRank, ...]:
        if slot.status == "PPPK_PW":
            return ()
        golongan = slot.golongan or _ENTRY_PPPK[slot.tingkat]
        return (SampleRank(golongan, start, ranks.first_step(golongan), 0),)

    def _post_start(self, slot: Slot, start: dt.date, career: tuple[SampleRank, ...]) -> dt.date:
        if not career or slot.status == "CPNS":
            return start
        if slot.jenis == "2" and slot.jenjang == "Ahli Muda" and start.year < 2021:
            return dt.date(2022, 1, 1)  # after the penyetaraan of 2021
        latest = service.months_between(start, self._today)
        return service.add_months(start, max(12, latest - self._random.randint(6, 60)) if latest > 18 else latest)

    def _nip(self, born: dt.date, start: dt.date, sex: str, status: str) -> str:
        middle = f"{start:%Y}21" if status in PPPK else f"{start:%Y%m}"
        prefix = f"{born:%Y%m%d}{middle}{'2' if sex == 'P' else '1'}"
        self._serial[prefix] += self._random.randint(1, 6)
        return f"{prefix}{self._serial[prefix]:03d}"

    def _nik(self, born: dt.date, sex: str) -> str:
        prefix = f"{_REGION}{self._random.randint(1, 18):02d}{born.day + (40 if sex == 'P' else 0):02d}{born:%m%y}"
        self._serial[prefix] += 1
        return f"{prefix}{self._serial[prefix]:04d}"


def _back(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, 1)


def _to_period(day: dt.date) -> dt.date:
    """The next 1 April or 1 October, the periods of most of these years (PP 99/2000)."""
    if day.month in (4, 10):
        return day
    return dt.date(day.year, 4 if day.month < 4 else 10, 1) if day.month < 10 else dt.date(day.year + 1, 4, 1)


def _pension(born: dt.date, bup: int) -> dt.date:
    """First of the month after the month in which the age is reached (UU 20/2023 art. 55)."""
    return service.add_months(dt.date(born.year + bup, born.month, 1), 1)
