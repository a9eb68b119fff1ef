"""The kinds of leave: who may have which, and the closed lists of reasons and relatives (leave.md §2.1, §2.7-2.9).

Source: PP 11/2017 art. 309-341 (art. 340 for CPNS), Peraturan BKN 24/2017 III.A-III.G; PP 49/2018 art. 76-93 (PPPK).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.annual_right import EXCEPTIONS, LeaveFacts, Span
from asn_desktop.rules.leave.wish import Kind, Past, Wish
from asn_desktop.rules.statuses import PPPK, WORDS

_CPNS = (Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING)
_PPPK = (Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN)
_BY_STATUS: Mapping[str, tuple[Kind, ...]] = {
    "PNS": (Kind.TAHUNAN, Kind.BESAR, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING, Kind.CLTN),
    "CPNS": _CPNS,
    **dict.fromkeys(PPPK, _PPPK),
}

REASONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TAHUNAN: (),
    Kind.MELAHIRKAN: (),
    Kind.SAKIT: ("sakit", "keguguran", "kecelakaan_kerja"),
    Kind.BESAR: ("haji_pertama", "kelahiran_4", "ibadah_lain", "keperluan_lain"),
    Kind.ALASAN_PENTING: (
        "keluarga_sakit_keras", "keluarga_meninggal", "menikah", "istri_melahirkan", "musibah", "perwakilan_rawan",
    ),
    Kind.CLTN: (
        "ikut_pasangan_tugas", "ikut_pasangan_bekerja", "program_anak", "anak_khusus", "rawat_pasangan_anak",
        "rawat_orang_tua",
    ),
}  # fmt: skip
BESAR_EXEMPT = ("haji_pertama", "kelahiran_4")  # neither five years nor postponement (Peraturan BKN 24/2017 III.B)
_FOR_SEX = {"istri_melahirkan": "L", "keguguran": "P", "kelahiran_4": "P"}

RELATIONS = ("ibu", "bapak", "istri", "suami", "anak", "adik", "kakak", "mertua", "menantu")
RELATIONS_PPPK = ("ibu", "bapak", "istri", "suami", "anak", "mertua")  # PP 49/2018 art. 80: no brother or sister
_RELATIONS: Mapping[str, tuple[str, ...]] = {
    "keluarga_sakit_keras": RELATIONS,
    "keluarga_meninggal": RELATIONS,
    "istri_melahirkan": ("istri",),
    "ikut_pasangan_tugas": ("istri", "suami"),
    "ikut_pasangan_bekerja": ("istri", "suami"),
    "anak_khusus": ("anak",),
    "rawat_pasangan_anak": ("istri", "suami", "anak"),
    "rawat_orang_tua": ("ibu", "bapak", "mertua"),
}
ABOUT_RELATIVE = ("keluarga_sakit_keras", "keluarga_meninggal")  # the form must name the relative

POSTPONABLE = frozenset({Kind.TAHUNAN, Kind.BESAR})
RECALLABLE = frozenset({Kind.TAHUNAN, Kind.BESAR, Kind.ALASAN_PENTING})  # PP 11/2017 art. 338


def kinds_for(status: str) -> tuple[Kind, ...]:
    """The kinds somebody of this status may ask for (leave.md §2.1); none for a status the law gives none."""
    return _BY_STATUS.get(status, ())


def reasons_for(kind: Kind, sex: str = "") -> tuple[str, ...]:
    """The closed list of a kind, without what the sex rules out (leave.md §2.4-2.8); unknown sex rules out nothing."""
    return tuple(code for code in REASONS[kind] if not sex or _FOR_SEX.get(code, sex) == sex)


def relations_for(reason: str, status: str) -> tuple[str, ...]:
    """Which relatives a reason covers (Peraturan BKN 24/2017 III.E, III.G; PP 49/2018 art. 80); () asks for none."""
    found = _RELATIONS.get(reason, ())
    return RELATIONS_PPPK if found == RELATIONS and status in PPPK else found


def held(wish: Wish) -> Span:
    """Every day the wish takes, with the remote addition before or after (leave.md §2.2)."""
    more = dt.timedelta(days=max(0, wish.remote_days))
    return Span(wish.first - more, wish.last) if wish.remote_first else Span(wish.first, wish.last + more)


def check_kind(wish: Wish, facts: LeaveFacts, past: Past) -> list[Problem]:
    """Whether this kind, reason and relative are open to this person (leave.md §2.1, §2.5-2.9, §7)."""
    if wish.kind not in kinds_for(facts.status):
        status = WORDS.get(facts.status, facts.status)
        return [Problem("type_not_for_status", "jenis", {"jenis": wish.kind, "status": status})]
    problems = [*_check_reason(wish), *check_relation(wish, facts)]
    asked = "P" if wish.kind is Kind.MELAHIRKAN else _FOR_SEX.get(wish.reason_code or "")
    if asked and past.sex != asked:
        code = "sex_not_eligible" if past.sex else "sex_missing"
        field = "jenis" if wish.kind is Kind.MELAHIRKAN else "alasan_kode"
        problems.append(Problem(code, field, {"jenis": wish.kind}))
    return problems


def _check_reason(wish: Wish) -> list[Problem]:
    """The reason must stand in the closed list of its kind; sick leave without a word is an illness."""
    known = REASONS[wish.kind]
    if not known or wish.reason_code in known or (wish.kind is Kind.SAKIT and wish.reason_code is None):
        return []
    return [Problem("reason_not_covered", "alasan_kode", {"jenis": wish.kind, "raw": wish.reason_code})]


def check_relation(wish: Wish, facts: LeaveFacts) -> list[Problem]:
    """Whether the relative named is one the law covers (Peraturan BKN 24/2017 III.E, III.G; PP 49/2018 art. 80)."""
    reason = (wish.exception if wish.kind is Kind.TAHUNAN else wish.reason_code) or ""
    covered = relations_for(reason, facts.status)
    if wish.relation is None:
        asked = wish.kind is Kind.ALASAN_PENTING or (wish.kind is Kind.TAHUNAN and facts.pppk)
        missing = asked and reason in ABOUT_RELATIVE
        return [Problem("relation_missing", "hubungan")] if missing else []
    if covered and wish.relation not in covered:
        return [Problem("relation_not_covered", "hubungan", {"raw": wish.relation, "boleh": ", ".join(covered)})]
    return []


def check_exception(wish: Wish, facts: LeaveFacts) -> list[Problem]:
    """A PPPK's reason for annual leave before the first year must stand in PP 49/2018 art. 80."""
    if wish.exception is None or not facts.pppk or wish.exception in EXCEPTIONS:
        return []
    return [Problem("reason_not_covered", "alasan_khusus", {"jenis": wish.kind, "raw": wish.exception})]
