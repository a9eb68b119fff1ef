"""A leave of any kind as it is asked, and what the law answers: the values every column of leave speaks in.

Source: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021; PP 49/2018 art. 76-93 (PPPK).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.annual_right import Span


class Kind(StrEnum):
    """The kinds that are asked for (PP 11/2017 art. 310); cuti bersama comes by decree and is never asked."""

    TAHUNAN = "TAHUNAN"
    BESAR = "BESAR"
    SAKIT = "SAKIT"
    MELAHIRKAN = "MELAHIRKAN"
    ALASAN_PENTING = "ALASAN_PENTING"
    CLTN = "CLTN"


@dataclass(frozen=True)
class Proof:
    """A document that lies before the clerk. `perlu` and `hari` are what a doctor's letter says."""

    jenis: str
    nomor: str | None = None
    tanggal: dt.date | None = None
    penerbit: str | None = None
    perlu: bool | None = None
    hari: int | None = None


@dataclass(frozen=True)
class Wish:
    """One leave as asked: parts II, III, IV and VI of form 1.b with what its kind needs besides."""

    kind: Kind
    first: dt.date
    last: dt.date
    reason: str
    address: str
    phone: str
    reason_code: str | None = None  # key of the closed list of its kind: REASONS in rules.leave.kinds
    relation: str | None = None  # RELATIONS in rules.leave.kinds
    birth_order: int | None = None  # which delivery while in service; twins are one
    due: dt.date | None = None  # HPL
    remote_days: int = 0  # calendar days added in a remote place
    remote_first: bool = False  # the addition lies before the annual leave
    exception: str | None = None  # PPPK before the first year: annual_right.EXCEPTIONS
    country: str | None = None  # None: dalam negeri
    proofs: tuple[Proof, ...] = ()
    bkn: tuple[str, dt.date] | None = None  # number and date of BKN's approval, CLTN
    extends: Span | None = None  # CLTN: the granted leave this one prolongs
    rest: bool = False  # cuti besar: it goes on with one that was called back, and begins no new one
    late: bool = False  # granted on paper before it was entered (entri susulan)


@dataclass(frozen=True)
class Sick:
    """An earlier spell of sick leave."""

    first: dt.date
    last: dt.date
    reason_code: str | None = None  # sakit | keguguran | kecelakaan_kerja


@dataclass(frozen=True)
class Besar(Span):
    """An earlier cuti besar with its reason: what was for the first hajj or a 4th birth weighs otherwise."""

    reason_code: str | None = None


@dataclass(frozen=True)
class Important(Span):
    """An earlier leave for an important reason: the same reason and relative may be the same event."""

    reason_code: str | None = None
    relation: str | None = None


@dataclass(frozen=True)
class Past:
    """What of somebody's earlier leave the other kinds look at; granted and waiting ones alike."""

    sex: str = ""  # L | P
    besar: tuple[Span, ...] = ()  # `Besar` where the reason is known
    sick: tuple[Sick, ...] = ()
    deliveries: int = 0  # known deliveries while in service before this one, twins counted once
    own_used: int = 0  # own annual days (row N) drawn in the year this leave begins
    remote_used: int = 0  # days of the remote addition other leaves of the year hold
    important: tuple[Important, ...] = ()
    others: tuple[Span, ...] = ()  # every leave that holds dates, for overlaps


@dataclass(frozen=True)
class ProofNeed:
    """A document the law or practice asks for. `wajib` False: asked, but nothing is refused for its lack."""

    jenis: tuple[str, ...]  # any one of these satisfies it
    wajib: bool
    article: str


@dataclass(frozen=True)
class Verdict:
    """The answer to a wish: how long it is in its own unit, how far it may go, what speaks against it, and why."""

    lama: int  # in `satuan`
    satuan: str  # "hari kerja" | "hari" | "bulan" | "tahun"
    days: tuple[dt.date, ...] = ()  # the working days charged, annual leave only
    latest: dt.date | None = None  # last day the law allows from this first day, when it has one
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    lines: tuple[Line, ...] = ()
    needs: tuple[ProofNeed, ...] = ()
