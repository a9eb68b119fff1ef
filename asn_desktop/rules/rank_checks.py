"""What a golongan says beside the rest of the record: time since the last one, ceiling of the diploma, post, MKG.

Source: PP 99/2000 jo. PP 12/2002 and Peraturan BKN 2/2025 (kenaikan pangkat), PP 7/1977 (masa kerja golongan),
Perpres 98/2020 jo. 11/2024 (PPPK); warnings of employee data §9.2.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules import career, checks, promotion, ranks, service
from asn_desktop.rules.career import Owner, Rank
from asn_desktop.rules.career_limits import SHIPPED, CareerLimits
from asn_desktop.rules.career_tables import EselonRange, Jenjang, jenjang_of
from asn_desktop.rules.record_facts import Facts, Row, decree, months_away, post_on, rank_before, school_by, warn

DEMOTIONS = frozenset(("8", "14"))  # jenis_hukuman: penurunan pangkat setingkat
_FIRST_RANK = "211"  # jenis_kp: golongan of the appointment itself
_SHORT = {"201": 12, "203": 12}  # struktural one level below, penyesuaian ijazah: one year in pangkat
_BY_MERIT = frozenset(("207", "208"))  # no time in pangkat asked
_FREE_OF_CEILING = frozenset(("1", "2", "3"))  # struktural, JF, rangkap


def check_golongan(row: Row, facts: Facts) -> list[Problem]:
    """Every finding on a row of riwayat golongan (PP 99/2000; employee data §9)."""
    owner = Owner(facts.status, facts.tanggal_lahir, facts.mulai)
    others = [rank_of(r) for r in facts.of("golongan")]
    found = career.check_golongan(rank_of(row), owner, others, facts.today, falls=falls(facts.of("hukdis")))
    found += decree(row, facts.today)
    if row.get("tmt") is None or any(p.blocks and p.field in ("golongan", "tmt") for p in found):
        return found
    found += checks.check_mkg(row["golongan"], row.get("mkg_tahun"))
    if facts.status in ("PNS", "CPNS"):
        found += _time_between(row, facts) + _ceiling(row, facts) + _post(row, facts)
    else:
        found += _entry(row, facts)
    return found + _service(row, facts)


def check_period(row: Row, facts: Facts, calendar: CareerLimits = SHIPPED) -> list[Problem]:
    """A kenaikan pangkat on a day that was no period of its time (Peraturan BKN 4/2025 and its forerunners).

    The first golongan of a person is an appointment, not a promotion.
    """
    tmt = row.get("tmt")
    if tmt is None or tmt.day != 1 or row["golongan"] not in ranks.PANGKAT:
        return []
    if row.get("jenis_kp") == _FIRST_RANK or promotion.kp_period_ok(tmt, calendar) or _before(row, facts) is None:
        return []
    return [warn("KP_PERIOD", "tmt", golongan=row["golongan"], tmt=tmt)]


def rank_of(row: Row) -> Rank:
    """A row of riwayat golongan as the career checks take it (PP 99/2000)."""
    return Rank(row["golongan"] or "", row["tmt"], row.get("mkg_tahun"), row.get("mkg_bulan"), row.get("tanggal_sk"))


def falls(punishments: Sequence[Row]) -> list[dt.date]:
    """The days on which a punishment lowered the pangkat (PP 94/2021): a lower golongan is then in order."""
    return [
        p["mulai"] or p["tanggal_sk"] or dt.date.min
        for p in punishments
        if p["jenis"] in DEMOTIONS or p.get("golongan")
    ]


def _before(row: Row, facts: Facts) -> Row | None:
    return rank_before(facts.of("golongan"), row["tmt"])


def _time_between(row: Row, facts: Facts) -> list[Problem]:
    """Less than two years between two kenaikan pangkat (PP 99/2000): one year where the kind allows it."""
    before = _before(row, facts)
    kind = row.get("jenis_kp")
    if before is None or kind in _BY_MERIT or kind == _FIRST_RANK:
        return []
    if ranks.rank_order(row["golongan"]) <= ranks.rank_order(before["golongan"]):
        return []
    months = service.months_between(before["tmt"], row["tmt"])
    if months >= _SHORT.get(kind or "", 24):
        return []
    return [warn("KP_TOO_SOON", "tmt", golongan=before["golongan"], tmt=before["tmt"], bulan=months)]


def _ceiling(row: Row, facts: Facts) -> list[Problem]:
    """Above the highest golongan of the diploma without a functional or structural post (Peraturan BKN 2/2025)."""
    level = school_by(facts.of("pendidikan"), row["tmt"].year)
    school = facts.tables.education.get(level or "")
    top = school.tertinggi if school else ""
    if not top or ranks.rank_order(row["golongan"]) <= ranks.rank_order(top):
        return []
    post = post_on(facts.of("jabatan"), row["tmt"])
    if post is not None and post["jenis"] in _FREE_OF_CEILING:
        return []
    values: dict[str, Any] = {"golongan": row["golongan"], "batas": top}
    return [warn("GOL_ABOVE_CEILING", "golongan", **values, ijazah=facts.tables.school(level))]


def _post(row: Row, facts: Facts) -> list[Problem]:
    """The post held on the TMT asks for another golongan; only the newest golongan is compared (PP 13/2002)."""
    if any(r["tmt"] and r["tmt"] > row["tmt"] for r in facts.of("golongan")):
        return []
    post = post_on(facts.of("jabatan"), max(row["tmt"], facts.today))
    return range_of_post(post, row["golongan"], facts, "golongan") if post else []


def range_of_post(post: Row, golongan: str, facts: Facts, where: str) -> list[Problem]:
    """Golongan beside the range of an eselon (PP 13/2002) or of a jenjang (PermenPANRB 1/2023)."""
    eselon, place = str(post.get("eselon") or ""), ranks.rank_order(golongan)
    span: EselonRange | Jenjang | None = None
    if post["jenis"] == "1":
        span = facts.tables.eselon.get(eselon)
    elif post["jenis"] == "2":
        span = facts.tables.jenjang.get(jenjang_of(post["nama"], post.get("jenjang"), facts.tables.jenjang) or "")
    if span is None or not span.terendah:
        return []
    low, high = ranks.rank_order(span.terendah), ranks.rank_order(span.tertinggi)
    if low <= place <= high:
        return []
    top = eselon.split(".")[0]
    code = "JPT_BELOW_RANK" if top in ("I", "II") and place < low else "POST_RANGE"
    values = {"jabatan": post["nama"], "golongan": golongan, "low": span.terendah, "high": span.tertinggi}
    return [Problem(code, where, values, warn(code, where).severity)]


def _entry(row: Row, facts: Facts) -> list[Problem]:
    """PPPK: the golongan usual for the diploma (Perpres 98/2020); the decree decides, so it only warns."""
    level = school_by(facts.of("pendidikan"), row["tmt"].year)
    school = facts.tables.education.get(level or "")
    usual = school.awal_pppk if school else ""
    if not usual or usual == row["golongan"]:
        return []
    return [warn("PPPK_EDU", "golongan", golongan=row["golongan"], usual=usual, ijazah=facts.tables.school(level))]


def _service(row: Row, facts: Facts) -> list[Problem]:
    """MKG beside the one counted on from the golongan before (PP 7/1977): more than a month apart warns."""
    before = _before(row, facts)
    if before is None or row.get("mkg_tahun") is None or before.get("mkg_tahun") is None:
        return []
    own = counted_on(before, row["golongan"], row["tmt"], facts)
    stated = row["mkg_tahun"] * 12 + (row.get("mkg_bulan") or 0)
    if abs(stated - own) <= 1:
        return []
    values = {"tahun": stated // 12, "bulan": stated % 12, "own_tahun": own // 12, "own_bulan": own % 12}
    return [warn("MKG_DIFF", "mkg_tahun", **values)]


def counted_on(before: Row, golongan: str, day: dt.date, facts: Facts) -> int:
    """Months of MKG on a day, counted on from an earlier golongan: plus PMK, less CLTN and the step between golongan.

    Source: PP 7/1977, PP 11/2017 art. 337; I to II takes six years off, II to III five.
    """
    months = before["mkg_tahun"] * 12 + (before.get("mkg_bulan") or 0)
    leaves = facts.of("cltn")
    months += service.months_between(before["tmt"], day)
    months -= months_away(leaves, before["tmt"], day) if leaves else 0
    months += sum(p["tahun"] * 12 + p["bulan"] for p in facts.of("pmk") if p["tmt"] and before["tmt"] < p["tmt"] <= day)
    years, rest = service.after_promotion(months // 12, months % 12, before["golongan"], golongan)
    return years * 12 + rest
