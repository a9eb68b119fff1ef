"""One plain civil servant to change, and the shipped tables of the law, for tests of career rules."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import uuid
from functools import cache
from typing import Any

from asn_desktop import files
from asn_desktop.rules import career_tables, salary
from asn_desktop.rules.career_tables import BupTables, DukTables
from asn_desktop.rules.dossier import Dossier, PostHeld, RankHeld, Result, SalaryStep, Schooling

D = dt.date
TODAY = D(2026, 11, 23)
SINCE = D(2020, 1, 1)
PELAKSANA = PostHeld("Penelaah Teknis Kebijakan", "4", None, None, "D", D(2020, 1, 1), None)
GOOD = tuple(Result(year, "2") for year in range(2026, 2000, -1))
PLAIN = Dossier(
    id=uuid.UUID(int=1), per=TODAY, nip="198503172009042003", nama="Asih", gelar_depan=None, gelar_belakang=None,
    nama_tampil="Asih", tempat_lahir=None, tanggal_lahir=D(1985, 3, 17), jenis_kelamin="P", agama=None,
    status_kawin=None, status="PNS", kedudukan="01", tmt_cpns=D(2009, 4, 1), tmt_pns=D(2010, 5, 1),
    kontrak_mulai=None, kontrak_akhir=None, mks=None, unit_id=None, unit=None, guru=False, bup_tetapan=None,
    bup_alasan=None, berakhir=None, alamat=None, no_hp=None, email=None,
    golongan=RankHeld("III/b", D(2024, 4, 1), (11, 2), "101"), jabatan=PELAKSANA, tambahan=(),
    pendidikan=Schooling("40", "Manajemen", None, 2007), pengangkatan=Schooling("40", "Manajemen", None, 2007),
    latihan=None, kgb=None, kgb_ditunda=None, pmk=(), cltn=(), hukdis=(), kinerja=GOOD, angka_kredit=None,
    penghargaan=(),
)  # fmt: skip


def person(**changes: Any) -> Dossier:
    """The plain civil servant with these parts changed."""
    return dataclasses.replace(PLAIN, **changes)


def pppk(**changes: Any) -> Dossier:
    """A PPPK of golongan IX with a contract of five years."""
    base: dict[str, Any] = {
        "status": "PPPK", "tmt_cpns": None, "tmt_pns": None, "kontrak_mulai": D(2024, 3, 1),
        "kontrak_akhir": D(2029, 2, 28), "golongan": RankHeld("IX", D(2024, 3, 1), (0, 0), None),
    }  # fmt: skip
    return person(**(base | changes))


def rank(golongan: str, tmt: dt.date | None, mkg: tuple[int, int] | None = None, kind: str | None = None) -> RankHeld:
    """A golongan held."""
    return RankHeld(golongan, tmt, mkg, kind)


def post(name: str, kind: str = "2", eselon: str | None = None, jenjang: str | None = None,
         tmt: dt.date | None = SINCE, penugasan: str = "D") -> PostHeld:  # fmt: skip
    """A post held."""
    return PostHeld(name, kind, eselon, jenjang, penugasan, tmt, None)


def step(tmt: dt.date, golongan: str | None = None, mkg: tuple[int, int] | None = None, kind: str = "berkala",
         until: dt.date | None = None) -> SalaryStep:  # fmt: skip
    """A KGB on record."""
    return SalaryStep(kind, tmt, golongan, mkg, None, None, None, until)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a shipped table."""
    with files.resource(f"tables/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def keyed(name: str, key: str) -> dict[str, dict[str, str]]:
    """The rows of a shipped table by one column."""
    return {row[key]: row for row in rows(name)}


@cache
def pns_table() -> salary.SalaryTable:
    """PP 5/2024."""
    return _table("gaji_pns", "PP 5/2024")


@cache
def pppk_table() -> salary.SalaryTable:
    """Perpres 11/2024."""
    return _table("gaji_pppk", "Perpres 11/2024")


def _table(name: str, ground: str) -> salary.SalaryTable:
    steps = ((r["golongan"], int(r["mkg"]), int(r["rupiah"])) for r in rows(name))
    return salary.from_rows(steps, dasar=ground, berlaku_mulai=D(2024, 1, 1))


@cache
def education() -> dict[str, career_tables.Education]:
    """pendidikan.csv."""
    return career_tables.education(keyed("pendidikan", "siasn_tingkat_id"))


@cache
def ranges() -> dict[str, career_tables.EselonRange]:
    """eselon.csv."""
    return career_tables.ranges(keyed("eselon", "siasn_id"))


@cache
def jenjang() -> dict[str, career_tables.Jenjang]:
    """jenjang_jf.csv."""
    return career_tables.jenjang(keyed("jenjang_jf", "siasn_kode"))


@cache
def training() -> dict[str, int]:
    """latihan_struktural.csv."""
    return career_tables.training(keyed("latihan_struktural", "siasn_id"))


@cache
def bup_tables() -> BupTables:
    """bup.csv with the list of functional posts."""
    names = career_tables.jf_names(rows("jabatan_fungsional"))
    return BupTables(names, career_tables.bup_rows(rows("bup")), ranges(), jenjang())


@cache
def duk_tables() -> DukTables:
    """What the DUK order asks."""
    out = frozenset(r["siasn_id"] for r in rows("kedudukan_hukum") if r["masuk_duk"] == "tidak")
    return DukTables({key: r.urutan for key, r in ranges().items()}, jenjang(), training(), out)
