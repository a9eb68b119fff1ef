"""Who may grant which leave: delegations, their groups of people, and what nobody may delegate (leave.md §4.2).

Source: PP 11/2017 art. 309-341, Peraturan BKN 24/2017 II and annex 1.a (delegation) and III.G (CLTN is granted by the
PPK alone), Peraturan BKN 7/2021 IV.3A (leave abroad), UU 30/2014 art. 13-14 (delegation, mandate, Plt and Plh).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.post_codes import ACTING
from asn_desktop.rules.statuses import PPPK

JENJANG_GROUPS = {
    "UT": "jf_utama", "MA": "jf_madya", "MU": "jf_muda", "PT": "jf_pertama", "PY": "jf_penyelia", "MH": "jf_mahir",
    "TR": "jf_terampil", "PM": "jf_pemula",
}  # fmt: skip
RANK_GROUPS = {"I": "gol_i", "II": "gol_ii", "III": "gol_iii", "IV": "gol_iv"}
GROUPS = (
    "semua", "pimpinan", "administrator", "pengawas", "pelaksana", "fungsional", *JENJANG_GROUPS.values(),
    *RANK_GROUPS.values(), "cpns", "pppk",
)  # fmt: skip
DELEGABLE = (Kind.TAHUNAN, Kind.BESAR, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING)
LEVELS = ("kepala", "bkpsdm", "ppk")  # holders of the shipped table, from the nearest to the highest
_PPK = re.compile(r"^(?:(?:pj|pjs|plt|plh)\.?\s+)?(?:bupati|wali\s?kota|gubernur)\b", re.IGNORECASE)
_AGENCY = re.compile(
    r"\b(?:sekretaris daerah|sekda|bkpsdmd?|bkd|bkpp|bkppd|bkdpsdm|badan kepegawaian)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Subject:
    """Whose leave it is, in the facts that groups are made of. `jenis` 1 struktural, 2 JF, 4 pelaksana."""

    status: str  # CPNS | PNS | PPPK | PPPK_PW
    eselon: str | None = None  # "III.b"
    jenis: str | None = None
    jenjang: str | None = None  # code of rules.post_codes.JENJANG
    golongan: str | None = None  # "III/b"
    leads_office: bool = False  # heads a perangkat daerah


@dataclass(frozen=True)
class Grant:
    """One line of a delegation decree, as annex 1.a of Peraturan BKN 24/2017 names it."""

    holder: str  # post of the holder: "Kepala Dinas Perhubungan"
    kinds: frozenset[Kind]
    groups: frozenset[str]  # keys of GROUPS; empty: everybody in scope
    max_days: int | None  # longest leave in calendar days
    abroad: bool  # kuasa for leave abroad
    acting_may: bool  # a Plt or Plh of the holder may use it
    giver: str
    number: str
    date: dt.date
    first: dt.date
    last: dt.date | None
    void: bool = False


def groups_of(who: Subject) -> frozenset[str]:
    """Every group a person belongs to (posts: UU 20/2023 art. 13; JPT, administrator, pengawas by eselon)."""
    found = {"semua"}
    head = (who.eselon or "").partition(".")[0]
    if head in ("I", "II") or who.leads_office:
        found.add("pimpinan")
    elif head:
        found.add({"III": "administrator", "IV": "pengawas"}.get(head, "pelaksana"))
    elif who.jenis == "2":
        found |= {"fungsional", JENJANG_GROUPS.get(who.jenjang or "", "fungsional")}
    else:
        found.add("pelaksana")
    if who.status in PPPK:
        found.add("pppk")
    elif rank := RANK_GROUPS.get((who.golongan or "").partition("/")[0]):
        found.add(rank)
    if who.status == "CPNS":
        found.add("cpns")
    return frozenset(found)


def may_grant(
    grants: Sequence[Grant], who: Subject, kind: Kind, days: int, *, abroad: bool, on: dt.date, acting: bool = False
) -> list[Problem]:
    """Why the holder of these grants may not decide; empty when one of them covers the leave (leave.md §4.2, §7).

    `days` is the length in calendar days, `acting` says that a Plt or Plh holds the pen. Codes
    `authority_not_delegable` (CLTN), `abroad_needs_ppk`, `not_authorised` with `sebab`: jenis, masa, kelompok, lama,
    plt.
    """
    if kind not in DELEGABLE:
        return [Problem("authority_not_delegable", "pejabat", {"jenis": kind.value})]
    groups, left = groups_of(who), [g for g in grants if not g.void]
    tests: tuple[tuple[str, Callable[[Grant], bool]], ...] = (
        ("jenis", lambda g: kind in g.kinds),
        ("masa", lambda g: g.first <= on and (g.last is None or on <= g.last)),
        ("kelompok", lambda g: not g.groups or bool(g.groups & groups)),
        ("lama", lambda g: g.max_days is None or days <= g.max_days),
        ("plt", lambda g: g.acting_may or not acting),
    )
    for reason, fits in tests:
        kept = [g for g in left if fits(g)]
        if not kept:
            return [_not_authorised(left, reason)]
        left = kept
    if abroad and not any(g.abroad for g in left):
        return [Problem("abroad_needs_ppk", "pejabat", {"pejabat": left[0].holder})]
    return []


def _not_authorised(left: Sequence[Grant], reason: str) -> Problem:
    """Why nothing is left: with the days of the last decree that was looked at."""
    last = left[-1] if left else None
    values = {
        "pejabat": last.holder if last else "Pejabat ini", "sebab": reason, "mulai": last.first if last else None,
        "sampai": last.last if last else None, "nomor": last.number if last else None,
    }  # fmt: skip
    return Problem("not_authorised", "pejabat", values)


def is_acting(penugasan: str) -> bool:
    """Plt, Plh and Pj: the pen without the post (UU 30/2014 art. 14)."""
    return penugasan in ACTING and penugasan != "PJ"


def level_of(jabatan: str) -> str:
    """Where an official of another office stands: "ppk", "bkpsdm" (agency or Sekda), "" for everybody else.

    A letter signed `a.n.` the PPK is a mandate and does not make its signer the PPK (UU 30/2014 art. 14).
    """
    post = jabatan.strip()
    if _PPK.match(post):
        return "ppk"
    return "bkpsdm" if _AGENCY.search(post) else ""


def by_table(
    rows: Mapping[str, Mapping[str, str]], who: Subject, kind: Kind, *, abroad: bool
) -> tuple[str, str]:
    """(level, ground) of the typical local split, wewenang_cuti.csv: the narrowest group that names the person.

    CLTN always is the PPK's (Peraturan BKN 24/2017 III.G), whatever the table says; so is what no row names.
    """
    place, groups = ("luar" if abroad else "dalam"), groups_of(who)
    named = [r for r in rows.values() if r["jenis"] == kind.value and r["lokasi"] == place and r["kelompok"] in groups]
    if not named or kind not in DELEGABLE:
        return "ppk", "PP 11/2017 ps. 309-341; Peraturan BKN 24/2017 II"
    found = max(named, key=lambda r: GROUPS.index(r["kelompok"]) if r["kelompok"] != "pimpinan" else len(GROUPS))
    return found["pemegang"], found["dasar"]


def check_delegation(
    *, kinds: Sequence[str], groups: Sequence[str], max_days: int | None, holder: str, giver: str, number: str,
    date: dt.date | None, first: dt.date | None, last: dt.date | None, to_print: bool,
) -> list[Problem]:  # fmt: skip
    """What a decree of delegation must say: who, which leave, for whom, by whom, since when (annex 1.a).

    `to_print`: the program makes the decree itself, so that its number comes from the register.
    """
    found = []
    if not kinds:
        found.append(Problem("delegation_kinds_missing", "jenis"))
    if any(k == Kind.CLTN for k in kinds):
        found.append(Problem("authority_not_delegable", "jenis", {"jenis": Kind.CLTN.value}))
    strange = [k for k in kinds if k not in list(Kind)] + [g for g in groups if g not in GROUPS]
    if strange:
        found.append(Problem("delegation_word_unknown", "jenis", {"raw": ", ".join(strange)}))
    if not holder.strip():
        found.append(Problem("delegation_holder_missing", "jabatan"))
    if not giver.strip():
        found.append(Problem("delegation_giver_missing", "pemberi"))
    elif level_of(giver) != "ppk":
        found.append(Problem("delegation_giver_not_ppk", "pemberi", {"pemberi": giver.strip()}))
    if not to_print and not number.strip():
        found.append(Problem("delegation_number_missing", "nomor"))
    if date is None or first is None:
        found.append(Problem("delegation_dates_missing", "tanggal" if date is None else "berlaku_mulai"))
    elif last is not None and last < first:
        found.append(Problem("delegation_period_wrong", "berlaku_sampai", {"mulai": first}))
    if max_days is not None and max_days < 1:
        found.append(Problem("delegation_length_wrong", "maks_hari"))
    return found


@dataclass(frozen=True)
class Term:
    """Somebody in a post, from day to day."""

    name: str
    assignment: str  # D | PLT | PLH | PJ
    first: dt.date
    last: dt.date | None
    same_person: bool = False  # the one who is to act


def check_acting(kind: str, first: dt.date, last: dt.date | None, terms: Sequence[Term]) -> list[Problem]:
    """Whether a Plt or Plh may be ordered into a post (UU 30/2014 art. 14: Plt vacant, Plh absent holder).

    `terms` are the officials entered for the same post. Codes `acting_post_filled`, `acting_post_vacant`,
    `acting_overlap`, `acting_self`.
    """
    until = last or dt.date.max
    here = [t for t in terms if t.first <= until and (t.last or dt.date.max) >= first]
    definitive = [t for t in here if t.assignment == "D"]
    found = []
    if any(t.same_person for t in definitive):
        return [Problem("acting_self", "employee_id", {"nama": definitive[0].name})]
    if kind == "PLT" and definitive:
        found.append(Problem("acting_post_filled", "penugasan", {"nama": definitive[0].name}))
    if kind == "PLH" and not definitive:
        found.append(Problem("acting_post_vacant", "penugasan"))
    for other in here:
        if other.assignment in ("PLT", "PLH"):
            values = {"nama": other.name, "mulai": other.first, "sampai": other.last}
            found.append(Problem("acting_overlap", "berlaku_mulai", values))
            break
    return found
