"""What a post says beside the rest of the record: rank, education, length of service, days without a post.

Source: PP 11/2017 (posts and their demands), PP 13/2002 (golongan of eselon), PermenPANRB 1/2023 (functional posts);
warnings of employee data §9.2 and the anomalies BKN counts (§9.3).
"""

from __future__ import annotations

from operator import itemgetter

from asn_desktop.problems import Problem
from asn_desktop.rules import career, people, service
from asn_desktop.rules.career import Owner, Post
from asn_desktop.rules.career_tables import jenjang_of
from asn_desktop.rules.rank_checks import range_of_post
from asn_desktop.rules.record_facts import Facts, Row, decree, rank_on, school_by, warn

_GOLONGAN, _TMT = itemgetter("golongan"), itemgetter("tmt")
_GAP = 31  # days without a post that need no word
_LEAST_MONTHS = 24  # service before a structural post
# Least education as SIASN tingkat: of an eselon (PP 11/2017 art. 54 and 107), of a kind of JF (employee data §9.2).
_LEAST_SCHOOL = {"I": "35", "II": "35", "III": "35", "IV": "30"}
_LEAST_SCHOOL_JF = {"Keahlian": "30", "Keterampilan": "15"}


def check_jabatan(row: Row, facts: Facts) -> list[Problem]:
    """Every finding on a row of riwayat jabatan (PP 11/2017; employee data §9)."""
    owner = Owner(facts.status, facts.tanggal_lahir, facts.mulai)
    others = [post_of(r) for r in facts.of("jabatan")]
    found = career.check_jabatan(post_of(row), owner, others, facts.today) + decree(row, facts.today)
    if row.get("unit_id") is None and row.get("sampai") is None:
        found.append(Problem("FIELD_EMPTY", "unit_id"))
    if row["jenis"] == "1" and not row.get("eselon"):
        found.append(warn("ESELON_EMPTY", "eselon", nama=row["nama"]))
    if row.get("tmt") is None or row["penugasan"] != people.MAIN_POST:
        return found
    return found + _rank(row, facts) + _school(row, facts) + _young(row, facts) + _gaps(row, facts)


def post_of(row: Row) -> Post:
    """A row of riwayat jabatan as the career checks take it (PP 11/2017)."""
    return Post(
        row["nama"] or "", row["jenis"] or "", row["penugasan"] or "", row["tmt"], row.get("sampai"),
        row.get("eselon"), row.get("tanggal_sk"),
    )  # fmt: skip


def _rank(row: Row, facts: Facts) -> list[Problem]:
    if facts.status not in ("PNS", "CPNS"):
        return []
    if row.get("sampai") is None:
        held = people.rank_held(facts.of("golongan"), facts.today, golongan=_GOLONGAN, tmt=_TMT)
    else:
        held = rank_on(facts.of("golongan"), row["sampai"])
    return range_of_post(row, held["golongan"], facts, "nama") if held else []


def _school(row: Row, facts: Facts) -> list[Problem]:
    """Education below what a functional or a structural post asks (employee data §9.3; PP 11/2017 art. 54, 107)."""
    level = school_by(facts.of("pendidikan"), (row.get("sampai") or facts.today).year)
    if level is None:
        return []
    if row["jenis"] == "2":
        jenjang = jenjang_of(row["nama"], row.get("jenjang"), facts.tables.jenjang)
        least = _LEAST_SCHOOL_JF[facts.tables.jenjang[jenjang].kategori] if jenjang else None
        code = "EDU_BELOW_JF"
    else:
        least = _LEAST_SCHOOL.get(str(row.get("eselon") or "").split(".")[0]) if row["jenis"] == "1" else None
        code = "EDU_BELOW_ESELON"
    if least is None or level >= least:
        return []
    held, asked = facts.tables.school(level), facts.tables.school(least)
    values = {"jabatan": row["nama"], "ijazah": held, "paling_rendah": asked}
    return [Problem(code, "nama", values, warn(code, "nama").severity)]


def _young(row: Row, facts: Facts) -> list[Problem]:
    """A structural post with less than two years of service (employee data §9.3, accuracy)."""
    if row["jenis"] != "1" or facts.mulai is None or row["tmt"] < facts.mulai:
        return []
    months = service.months_between(facts.mulai, row["tmt"])
    return [warn("STRUKTURAL_SHORT", "tmt", bulan=months, jabatan=row["nama"])] if months < _LEAST_MONTHS else []


def _gaps(row: Row, facts: Facts) -> list[Problem]:
    """More than 31 days without a main post before this one (employee data §9.2)."""
    before = [
        p for p in facts.of("jabatan")
        if p["penugasan"] == people.MAIN_POST and p["tmt"] and p["tmt"] < row["tmt"]
    ]  # fmt: skip
    if not before or any(p.get("sampai") is None for p in before):
        return []
    last = max(p["sampai"] for p in before)
    days = (row["tmt"] - last).days - 1
    return [warn("JAB_GAP", "tmt", hari=days, sampai=last)] if days > _GAP else []
