"""What feedback on a person's work may say, whose word counts as evidence, and what is never kept of a citizen.

Source: PermenPANRB 6/2022 (continuous feedback; the appraiser's own is due in every period); UU 27/2022 art. 16
(of a citizen nothing is kept that is not needed); evaluation.md §3.4, §7.5.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.periods import Rhythm
from asn_desktop.rules.evaluation.words import Giver, Rating
from asn_desktop.rules.names import name_key, split_name

COMPLAINT, COMPLIMENT = "keluhan", "pujian"
TRUE, FALSE = "benar", "tidak_benar"
VALUES = range(1, 8)  # numbers of the seven values of SE MenPANRB 20/2021
LONGEST = 2000
_NUMBER = re.compile(  # a mobile phone, a telephone, a NIK in groups, or any long number
    r"(?<![\d/])(?:(?:\+?62|0)[\s.\-]?8\d(?:[\s.\-]?\d){6,10}|\(?0\d{2,3}\)?[\s.\-]\d{5,8}"
    r"|\d{4}(?:[ .\-]\d{4}){3}|\d{6}[ .\-]\d{6}[ .\-]\d{4}|\d{9,18})(?![\d/])"
)
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b")
_PROPER = r"([A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*)"
_TITLED = re.compile(rf"\b(?i:atas nama|a\.n\.?|pelapor|pengadu|pengirim|nama|bernama)(?!\w)\s*:?\s*{_PROPER}")
_ADDRESSED = re.compile(rf"\b(?i:bapak|ibu|bpk|sdr|sdri|saudara|saudari|tn|ny|tuan|nyonya)\b\.?\s+{_PROPER}")
_POSTS = frozenset(
    "kepala sekretaris camat lurah petugas pegawai pimpinan pejabat bupati wali kabid kasi kasubag direktur pengawas "  # noqa: SIM905
    "operator staf guru dokter bidan perawat satpam pelaksana penguji penyuluh dinas kantor unit bidang seksi warga "
    "masyarakat pelanggan pengguna pemohon loket".split()
)
_SURVEY = re.compile(r"\b(?:IKM|SKM|indeks kepuasan|survei kepuasan|nilai survei)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One piece of feedback as it is to be kept; `result` whether it is on a result, `nilai` the number of a value."""

    peran: Giver
    isi: str
    tanggal: dt.date
    periode: str
    pemberi: str = ""
    result: bool = False
    nilai: int | None = None
    indikasi: Rating | None = None
    sifat: str | None = None
    bukti: str = ""
    pindaian: bool = False


def check(said: Said, staff: Collection[str], today: dt.date) -> list[Problem]:
    """Findings on one piece of feedback (PermenPANRB 6/2022; evaluation.md §3.4, §7.5). `staff`: names that may
    stand in a citizen's text, because they are of this office."""
    found: list[Problem] = []
    if len(said.isi.strip()) < 3:
        found.append(Problem("feedback_empty", "isi"))
    if len(said.isi) > LONGEST:
        found.append(Problem("feedback_long", "isi", {"panjang": len(said.isi), "batas": LONGEST}))
    if said.tanggal > today:
        found.append(Problem("feedback_in_future", "tanggal", {"tanggal": said.tanggal}))
    if said.result and said.nilai is not None:
        found.append(Problem("feedback_two_places", "nilai"))
    if said.nilai is not None and said.nilai not in VALUES:
        found.append(Problem("feedback_value_unknown", "nilai", {"nilai": said.nilai}))
    if said.indikasi is not None and (names_survey(said.isi) or names_survey(said.bukti)):
        found.append(Problem("E-IKM-05", "indikasi"))
    if said.peran is Giver.MASYARAKAT:
        return found + _citizen(said, staff)
    if said.sifat:
        found.append(Problem("feedback_kind_not_citizen", "sifat"))
    if said.peran in (Giver.REKAN, Giver.BAWAHAN, Giver.PIHAK_LAIN) and not said.pemberi.strip():
        found.append(Problem("feedback_giver_missing", "pemberi", {"peran": said.peran.label}))
    return found


def _citizen(said: Said, staff: Collection[str]) -> list[Problem]:
    found = []
    if said.pemberi.strip():
        found.append(Problem("feedback_citizen_named", "pemberi"))
    if said.sifat not in (COMPLAINT, COMPLIMENT):
        found.append(Problem("feedback_kind_missing", "sifat"))
    if said.pindaian:
        found.append(Problem("feedback_citizen_scan", "berkas"))
    for place, text in (("isi", said.isi), ("bukti", said.bukti)):
        what = identity_in(text, staff)
        if what:
            found.append(Problem("feedback_citizen_identity", place, {"bagian": what}))
    return found


def identity_in(text: str, staff: Collection[str] = ()) -> str | None:
    """The part of a text that tells who a citizen is: NIK or phone, e-mail, a name behind "atas nama", "Ibu" and the
    like; None when there is none. Names of `staff` and posts ("Ibu Kepala Dinas") are no citizens (UU 27/2022)."""
    known = [frozenset(name_key(name).replace(",", " ").split()) for name in staff]
    for pattern in (_MAIL, _NUMBER):
        if hit := pattern.search(text):
            return hit[0].strip()
    for pattern in (_TITLED, _ADDRESSED):
        for hit in pattern.finditer(text):
            words = frozenset(name_key(hit[1]).split())
            if next(iter(name_key(hit[1]).split())) not in _POSTS and not any(words <= one for one in known):
                return hit[0].strip()
    return None


def names_survey(text: str) -> bool:
    """Whether a text speaks of a survey's figure, which judges a service and no person (PermenPANRB 14/2017)."""
    return _SURVEY.search(text) is not None


def counts(peran: Giver | str, verifikasi: str | None) -> bool:
    """Whether feedback may be used as evidence: a citizen's word only once verified as true (evaluation.md §7.5)."""
    return peran != Giver.MASYARAKAT or verifikasi == TRUE


def check_verifier(
    name: str, nip: str | None, appraiser: tuple[str, str | None], appraised: tuple[str, str | None]
) -> list[Problem]:
    """Who verifies a citizen's word is neither the appraiser nor the person it is about (evaluation.md §7.5).

    Persons are (name, NIP); the NIP decides where both have one, else the name.
    """
    if not name.strip():
        return [Problem("verifier_missing", "verifikator")]
    if same_person((name, nip), appraiser):
        return [Problem("verifier_is_appraiser", "verifikator", {"nama": name})]
    if same_person((name, nip), appraised):
        return [Problem("verifier_is_appraised", "verifikator", {"nama": name})]
    return []


def same_person(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two (name, NIP) are one person: by NIP where both have one, else by bare name (evaluation.md §7.5)."""
    if one[1] and other[1]:
        return one[1] == other[1]
    own, his = (name_key(split_name(name).nama) for name in (one[0], other[0]))
    return bool(own) and own == his


def due(codes: Iterable[str], year: int, mulai: dt.date, sampai: dt.date, today: dt.date) -> tuple[str, ...]:
    """Periods of an SKP that have begun by today, in order: in each the appraiser's own feedback is due (PermenPANRB
    6/2022). `codes` are the office's periods of the year, `mulai` and `sampai` the SKP's days."""
    return tuple(code for code in codes if _touches(year, code, mulai, min(sampai, today)))


def missing(asked: Iterable[str], given: Collection[str]) -> tuple[str, ...]:
    """Periods without the appraiser's own feedback (PermenPANRB 6/2022)."""
    return tuple(code for code in asked if code not in given)


def check_period(
    code: str, rhythm: Rhythm, year: int, mulai: dt.date, sampai: dt.date, today: dt.date
) -> list[Problem]:
    """Whether something of the running year may be kept under a period: the office's rhythm or the year's end, within
    the SKP, begun (PermenPANRB 6/2022). `periods.CLOSED` is the whole of an SKP closed early."""
    if code not in (periods.CLOSED, periods.AKHIR, *periods.of_rhythm(rhythm)):
        return [Problem("period_not_of_rhythm", "periode", {"periode": code, "irama": rhythm.value.lower()})]
    first, last = (mulai, sampai) if code == periods.CLOSED else periods.span(year, code)
    if last < mulai or first > sampai:
        values = {"periode": periods.name(code), "mulai": mulai, "sampai": sampai}
        return [Problem("period_outside_skp", "periode", values)]
    if first > today:
        return [Problem("period_not_begun", "periode", {"periode": periods.name(code), "mulai": first})]
    return []


def _touches(year: int, code: str, mulai: dt.date, sampai: dt.date) -> bool:
    first, last = periods.span(year, code)
    return first <= sampai and last >= mulai
