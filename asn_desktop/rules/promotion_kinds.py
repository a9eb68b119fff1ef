"""What each kind of kenaikan pangkat asks: reguler, struktural, functional post; and the examination between golongan.

Source: PP 99/2000 jo. PP 12/2002, PP 13/2002, Peraturan BKN 2/2025, PermenPANRB 1/2023, Peraturan BKN 3/2023,
PP 94/2021 (discipline).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from asn_desktop.rules import ranks
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.career_tables import Education, EselonRange, Jenjang, JfName, jenjang_of, points
from asn_desktop.rules.credit.readiness import need_of_rank
from asn_desktop.rules.dossier import Dossier, Schooling
from asn_desktop.rules.explain import Line

REGULER, STRUKTURAL, JF = "101", "201", "202"
TIME, CEILING, EXAM_1, EXAM_2 = (
    "masa_kerja_pangkat", "melewati_batas_ijazah", "belum_ujian_dinas_1", "belum_ujian_dinas_2",
)  # fmt: skip
AK, PREDIKAT, DISCIPLINE = "angka_kredit_kurang", "predikat_kinerja", "hukuman_disiplin"
OUT_OF_RANGE, JF_RANGE = "di_luar_rentang_eselon", "di_luar_rentang_jenjang"
NO_RANK, STILL_CPNS, TOP = "pppk_tanpa_pangkat", "masih_cpns", "pangkat_tertinggi"
_BY_DIPLOMA = ("203", "205")  # kinds by which a later diploma was recognised
_SGPLB = "III/c"  # SLTA keguruan, but SGPLB: begins at II/b, ends at III/c (PP 99/2000 lampiran)
_RANGE = "PP 13/2002; PP 12/2002 ps. 10–11"
_CREDIT = "PermenPANRB 1/2023; Peraturan BKN 3/2023"


@dataclass(frozen=True)
class Terms:
    """What a rise asks: golongan reached, months in the pangkat (None: there is no rise) and in the post."""

    kind: str
    golongan_baru: str | None
    months: int | None
    post_months: int | None = None
    reasons: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    article: str = ""


def above(golongan: str) -> str | None:
    """The golongan one step higher (PP 99/2000 art. 3); None at IV/e."""
    at = ranks.PNS.index(golongan) + 1
    return ranks.PNS[at] if at < len(ranks.PNS) else None


def recognised(d: Dossier) -> tuple[Schooling | None, bool]:
    """The diploma that sets the ceiling, and whether the record says so.

    The one recognised at appointment; the highest one when the present golongan came by penyesuaian ijazah or after
    tugas belajar. Without a mark the highest diploma stands in (PP 99/2000 art. 8; Peraturan BKN 2/2025).
    """
    if d.golongan and d.golongan.jenis_kp in _BY_DIPLOMA and d.pendidikan:
        return d.pendidikan, True
    if d.pengangkatan:
        return d.pengangkatan, True
    return d.pendidikan, False


def ceiling(school: Schooling, education: Mapping[str, Education]) -> str | None:
    """The highest golongan by KP reguler of a diploma (PP 99/2000 art. 8 jo. PP 12/2002; Peraturan BKN 2/2025)."""
    if school.tingkat == "18" and "SGPLB" in (school.nama or "").upper():
        return _SGPLB
    found = education.get(school.tingkat)
    return found.tertinggi if found else None


def reguler_terms(d: Dossier, education: Mapping[str, Education], limits: CareerLimits) -> Terms:
    """KP reguler: four years in the pangkat, up to the ceiling of the recognised diploma (Peraturan BKN 2/2025)."""
    article = limits.article("kp_reguler_bulan", "PP 99/2000 ps. 6 jo. PP 12/2002; Peraturan BKN 2/2025")
    held = d.golongan.golongan if d.golongan else ""
    new = above(held)
    if new is None:
        return Terms(REGULER, None, None, reasons=(TOP,), lines=(Line("kp_puncak", {"golongan": held}, article),))
    school, said = recognised(d)
    top = ceiling(school, education) if school else None
    gaps = () if said else ("pendidikan_pengangkatan",)
    if school is None or top is None:
        line = Line("kp_ijazah_kosong", {}, "PP 99/2000 ps. 8; Peraturan BKN 2/2025")
        return Terms(REGULER, new, limits.kp_reguler_bulan, gaps=gaps or ("pendidikan_pengangkatan",), lines=(line,),
                     article=article)  # fmt: skip
    values = {"ijazah": education[school.tingkat].kode, "batas": top, "golongan": new}
    line = Line("kp_batas_ijazah", values, "PP 99/2000 ps. 8 jo. PP 12/2002; Peraturan BKN 2/2025")
    if ranks.rank_order(new) > ranks.rank_order(top):
        return Terms(REGULER, new, None, reasons=(CEILING,), gaps=gaps, lines=(line,), article=article)
    return Terms(REGULER, new, limits.kp_reguler_bulan, gaps=gaps, lines=(line,), article=article)


def struktural_terms(d: Dossier, held: EselonRange, limits: CareerLimits) -> Terms:
    """KP of a structural post: four years inside the range of its eselon, up to its upper bound.

    One step below the lower bound: one year in the pangkat and one in the post. Further below or at the top of the
    range: `di_luar_rentang_eselon`. Source: PP 12/2002 art. 10-11, PP 13/2002.
    """
    now = d.golongan.golongan if d.golongan else ""
    new = above(now)
    if new is None:
        return Terms(STRUKTURAL, None, None, reasons=(TOP,), lines=(Line("kp_puncak", {"golongan": now}, _RANGE),))
    if not held.terendah:  # V.b has no range
        return Terms(STRUKTURAL, new, limits.kp_struktural_bulan, article=_RANGE)
    values = {"eselon": held.eselon, "terendah": held.terendah, "tertinggi": held.tertinggi, "golongan": new}
    line = (Line("kp_rentang_eselon", values, _RANGE),)
    place, low, high = (ranks.rank_order(g) for g in (now, held.terendah, held.tertinggi))
    if place >= high:
        return Terms(STRUKTURAL, new, None, reasons=(OUT_OF_RANGE,), lines=line, article=_RANGE)
    if place >= low:
        article = limits.article("kp_struktural_bulan", _RANGE)
        return Terms(STRUKTURAL, new, limits.kp_struktural_bulan, lines=line, article=article)
    year, article = limits.kp_di_bawah_rentang_bulan, limits.article("kp_di_bawah_rentang_bulan", _RANGE)
    if place == low - 1:
        return Terms(STRUKTURAL, new, year, year, lines=line, article=article)
    return Terms(STRUKTURAL, new, limits.kp_struktural_bulan, reasons=(OUT_OF_RANGE,), lines=line, article=article)


def jf_terms(
    d: Dossier, levels: Mapping[str, Jenjang], limits: CareerLimits, names: Mapping[str, JfName] | None
) -> Terms:
    """KP of a functional post: two years in the pangkat and the points of the pangkat (PermenPANRB 1/2023).

    Points are the sum of the ledger of the jenjang; without a ledger those on record since the TMT of golongan, none on
    record is zero. Reaching the range of the next
    jenjang also asks a competency test and a vacancy, which a line says.
    """
    now = d.golongan.golongan if d.golongan else ""
    new, article = above(now), limits.article("kp_jf_bulan", _CREDIT)
    if new is None:
        return Terms(JF, None, None, reasons=(TOP,), lines=(Line("kp_puncak", {"golongan": now}, article),))
    code = jenjang_of(d.jabatan.nama, d.jabatan.jenjang, levels, names) if d.jabatan else None
    if code is None:
        line = Line("kp_jenjang_kosong", {"jabatan": d.jabatan.nama if d.jabatan else ""}, _CREDIT)
        return Terms(JF, new, limits.kp_jf_bulan, gaps=("jenjang",), lines=(line,), article=article)
    level = levels[code]
    place, high = ranks.rank_order(new), ranks.rank_order(level.tertinggi)
    if place > high:
        into = [one for one in levels.values() if one.kategori == level.kategori
                and ranks.rank_order(one.terendah) == place]  # fmt: skip
        if place > high + 1 or not into:
            values = {"jenjang": level.nama, "terendah": level.terendah, "tertinggi": level.tertinggi, "golongan": new}
            line = Line("kp_rentang_jenjang", values, _CREDIT)
            return Terms(JF, new, None, reasons=(JF_RANGE,), lines=(line,), article=article)
        above_line: tuple[Line, ...] = (Line("kp_naik_jenjang", {"jenjang": into[0].nama}, _CREDIT),)
    else:
        above_line = ()
    reasons, line = _credit(d, level)
    return Terms(JF, new, limits.kp_jf_bulan, reasons=reasons, lines=(line, *above_line), article=article)


def _credit(d: Dossier, level: Jenjang) -> tuple[tuple[str, ...], Line]:
    """Whether the points are there; exact fractions, shown as decimals.

    The ledger of the jenjang asks the next multiple; without one the older PAK since the golongan asks one step.
    """
    book = dict(d.buku_kredit).get(level.kode)
    if book is None:
        have, need = points(d.angka_kredit) or Fraction(0), level.ak_pangkat
    else:
        have, need = book, need_of_rank(level, d.golongan.golongan if d.golongan else None)
    values = {"jenjang": level.nama, "ada": decimal(have), "perlu": decimal(need)}
    if have >= need:
        return (), Line("kp_ak_cukup", values, _CREDIT)
    months = -((have - need) * 12 // level.koefisien)  # rounded up: at predikat Baik, 100 % of the coefficient
    return (AK,), Line("kp_ak_kurang", values | {"kurang": decimal(need - have), "bulan": int(months)}, _CREDIT)


def annual_points(level: Jenjang, percent: int) -> Fraction:
    """Credit points of a year: coefficient times the percentage of the predikat (PermenPANRB 1/2023), exact."""
    return level.koefisien * percent / 100


def decimal(value: Fraction) -> str:
    """Points as people write them, ``12,5`` (PermenPANRB 1/2023: at most three decimals)."""
    whole, rest = divmod(round(value * 1000), 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def punished(d: Dossier, on: dt.date) -> bool:
    """Whether a punishment of medium or heavy weight runs on a day (PP 94/2021; PP 99/2000 art. 7)."""
    return any(
        p.tingkat in ("S", "B") and (p.mulai is None or p.mulai <= on) and (p.sampai is None or on <= p.sampai)
        for p in d.hukdis
    )


def ujian_dinas(
    d: Dossier, kind: str | None, new: str | None, limits: CareerLimits, training: Mapping[str, int],
    passed: frozenset[int],
) -> tuple[str | None, Line | None]:
    """The reason and the line of the examination between golongan: tingkat I into III/a, tingkat II into IV/a.

    Holders of functional posts, of the training and of the diploma of aturan_karier.csv are exempt
    (PP 99/2000 art. 16 jo. PP 12/2002).
    """  # fmt: skip
    level = {"III/a": 1, "IV/a": 2}.get(new or "")
    if level is None or kind == JF or (kind == STRUKTURAL and limits.ujian_dinas_struktural != "ya"):
        return None, None
    pim = limits.ujian_dinas_1_pim if level == 1 else limits.ujian_dinas_2_pim
    diploma = limits.ujian_dinas_1_ijazah if level == 1 else limits.ujian_dinas_2_ijazah
    article, values = "PP 99/2000 ps. 16 jo. PP 12/2002", {"tingkat": "I" * level, "golongan": new}
    if level in passed or (level == 1 and 2 in passed):
        return None, Line("kp_ujian_lulus", values, article)
    highest = max((s.tingkat for s in (d.pendidikan, d.pengangkatan) if s), default="")
    trained = training.get(d.latihan.latihan or "", 9) if d.latihan else 9
    if highest >= diploma or trained <= pim:
        return None, Line("kp_ujian_bebas", values, article)
    return (EXAM_1 if level == 1 else EXAM_2), Line("kp_ujian_belum", values, article)
