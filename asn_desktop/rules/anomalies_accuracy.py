"""Accuracy: a post, a rank and a diploma that do not go together by the rules of their time.

Source: Indeks Kualitas Data of BKN, dimension accuracy (employee data §9.3); PP 11/2017 art. 54 and 107, PP 13/2002,
PermenPANRB 1/2023, PP 99/2000.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from asn_desktop.rules import people, ranks, service
from asn_desktop.rules.anomalies import Finding, warn
from asn_desktop.rules.anomalies_limits import (
    DPK,
    LEAST_SCHOOL,
    LEAST_SCHOOL_JF,
    Limits,
    jenjang_of,
)
from asn_desktop.rules.anomalies_rows import PostRow, RankRow, Record, SchoolRow

_STRUCTURAL, _FUNCTIONAL, _JPT = "1", "2", ("I", "II")
_LOWEST_JPT = ranks.rank_order("IV/b")
_ADJUSTED = "203"  # jenis KP: a new diploma was recognised
_LOANED = ("dpk", "dpb")
_TWO_YEARS = 24


def check(record: Record, limits: Limits, today: dt.date) -> Iterator[Finding]:
    """Present rank, post and schooling beside each other (employee data §9.3, accuracy)."""
    rank = people.current((row for row in record.ranks if row.golongan), today)
    post = main_post(record, today)
    school = max(record.schools, key=lambda row: row.tingkat, default=None)
    if post is not None:
        yield from _structural(record, post, rank, school, limits, today)
        yield from _functional(post, rank, school, limits)
    if rank is not None and rank.golongan:
        yield from _school_and_rank(record, rank, post, school, limits)
    yield from _agency(record)


def main_post(record: Record, today: dt.date) -> PostRow | None:
    """The definitive post held on a day (PP 11/2017; Plt., Plh., Pj. and TT never count)."""
    held = (
        row for row in record.posts
        if row.penugasan == people.MAIN_POST and (row.sampai is None or row.sampai >= today)
    )  # fmt: skip
    return people.current(held, today)


def _structural(
    record: Record, post: PostRow, rank: RankRow | None, school: SchoolRow | None, limits: Limits, today: dt.date
) -> Iterator[Finding]:  # fmt: skip
    if post.jenis != _STRUCTURAL or not post.eselon:
        return
    p, level = record.person, post.eselon.partition(".")[0]
    where = {"table": "jabatan", "row_id": post.id}
    if p.tmt_cpns is not None and 0 <= service.months_between(p.tmt_cpns, today) < _TWO_YEARS:
        values = {"jabatan": post.nama, "tmt": p.tmt_cpns}
        yield warn("STRUCTURAL_UNDER_2Y", p.id, "jenis", values, **where)  # type: ignore[arg-type]
    least = LEAST_SCHOOL.get(level)
    if least and school is not None and school.tingkat < least:
        values = {"jabatan": post.nama, "eselon": post.eselon, "pendidikan": limits.level.get(school.tingkat, "")}
        values["paling"] = limits.level.get(least, "")
        yield warn("EDU_BELOW_ESELON", p.id, "eselon", values, **where)  # type: ignore[arg-type]
    order = ranks.rank_order(rank.golongan) if rank and rank.golongan in ranks.PANGKAT else -1
    if rank is None or order < 0:
        return
    values = {"jabatan": post.nama, "eselon": post.eselon, "golongan": rank.golongan or ""}
    if level in _JPT and order < _LOWEST_JPT:
        yield warn("JPT_BELOW_RANK", p.id, "eselon", values, **where)  # type: ignore[arg-type]
        return
    low, high = limits.eselon.get(post.eselon, (order, order))
    if not low <= order <= high:
        values |= {"rendah": ranks.PNS[low], "tinggi": ranks.PNS[high]}
        yield warn("GOL_OUTSIDE_ESELON", p.id, "eselon", values, **where)  # type: ignore[arg-type]


def _functional(
    post: PostRow, rank: RankRow | None, school: SchoolRow | None, limits: Limits
) -> Iterator[Finding]:
    if post.jenis != _FUNCTIONAL:
        return
    jenjang = jenjang_of(post.nama, post.jenjang, limits.jenjang)
    if jenjang is None:
        return
    where = {"table": "jabatan", "row_id": post.id}
    least = LEAST_SCHOOL_JF.get(limits.category.get(jenjang, ""))
    if least and school is not None and school.tingkat < least:
        values = {"jabatan": post.nama, "pendidikan": limits.level.get(school.tingkat, ""),
                  "paling": limits.level.get(least, "")}  # fmt: skip
        yield warn("EDU_BELOW_JF", post.employee_id, "nama", values, **where)  # type: ignore[arg-type]
    if rank is None or rank.golongan not in ranks.PANGKAT:
        return
    low, high = limits.jenjang[jenjang]
    if not low <= ranks.rank_order(rank.golongan) <= high:
        values = {"jabatan": post.nama, "jenjang": jenjang, "golongan": rank.golongan or "",
                  "rendah": ranks.PNS[low], "tinggi": ranks.PNS[high]}  # fmt: skip
        yield warn("GOL_OUTSIDE_JENJANG", post.employee_id, "jenjang", values, **where)  # type: ignore[arg-type]


def _school_and_rank(
    record: Record, rank: RankRow, post: PostRow | None, school: SchoolRow | None, limits: Limits
) -> Iterator[Finding]:
    """The ceiling of the recognised diploma for those who rise by KP reguler, and the usual golongan of PPPK."""
    if school is None or rank.golongan is None:
        return
    where = {"table": "golongan", "row_id": rank.id}
    if rank.golongan in ranks.PANGKAT:
        if post is None or post.jenis in (_STRUCTURAL, _FUNCTIONAL):
            return
        ceiling = limits.ceiling.get(_recognised(record, school).tingkat)
        if ceiling and ranks.rank_order(rank.golongan) > ranks.rank_order(ceiling):
            values = {"golongan": rank.golongan, "tertinggi": ceiling,
                      "pendidikan": limits.level.get(_recognised(record, school).tingkat, "")}  # fmt: skip
            yield warn("GOL_ABOVE_CEILING", rank.employee_id, "golongan", values, **where)  # type: ignore[arg-type]
        return
    usual = limits.entry.get(school.tingkat)
    if usual and ranks.rank_order(rank.golongan) > ranks.rank_order(usual):
        values = {"golongan": rank.golongan, "lazim": usual, "pendidikan": limits.level.get(school.tingkat, "")}
        yield warn("PPPK_EDU_GOL", rank.employee_id, "golongan", values, **where)  # type: ignore[arg-type]


def _recognised(record: Record, highest: SchoolRow) -> SchoolRow:
    """The diploma of the appointment, unless a later one was recognised by penyesuaian ijazah (PP 99/2000)."""
    if any(row.jenis_kp == _ADJUSTED for row in record.ranks):
        return highest
    return next((row for row in record.schools if row.pertama), highest)


def _agency(record: Record) -> Iterator[Finding]:
    """Jenis pegawai says lent to another agency and no move says so, or the reverse (PP 11/2017 art. 198)."""
    p = record.person
    if p.jenis_pegawai is None:
        return
    said = p.jenis_pegawai in DPK
    moves = [row for row in record.moves if row.tmt is not None]
    last = max(moves, key=lambda row: row.tmt or dt.date.min, default=None)
    lent = last is not None and last.jenis in _LOANED
    if said != lent:
        yield warn("DPK_WRONG", p.id, "jenis_pegawai", {"tercatat": said})
