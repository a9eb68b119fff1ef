"""Bezetting: who holds a post on a day and counts for it, beside what the map of posts asks for.

Source: PermenPANRB 1/2020 (analisis jabatan dan beban kerja), evaluation.md §12.5 (one definitive placement per person
and day; Plt. never adds a person; CLTN and tugas belajar are employees, not bezetting of the post).
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass

from asn_desktop.rules.statuses import PPPK

_NOT_WORD = re.compile(r"[^\w]+")
_CLTN, _STUDY = ("02", "13"), ("03",)
_OUT = frozenset(("04", "05", "06", "14", "20", "51", "52", "66", "67", "68", "69", "70", "77", "88", "89", "90", "91",
                  "92", "98", "99"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody on a post. `penugasan` D, PLT, PLH, PJ, TT; `keadaan` "", cltn, tubel or lain (then not counted)."""

    employee_id: uuid.UUID
    nama: str  # with titles
    nip: str | None
    status: str
    golongan: str | None
    penugasan: str
    tmt: dt.date | None
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class BezettingLine:
    """One post of one unit on a day; lines come in the order of the tree, then of the map.

    `position_id` and `kebutuhan` are None for holders whose post is not on the map, `nama` is "" for people who have
    no post at all. `holders` are counted; `away` (CLTN, tugas belajar and the like) and `beside` (Plt., Plh., Pj., TT)
    are shown and never counted.
    """

    position_id: uuid.UUID | None
    unit_id: uuid.UUID | None
    unit: str
    depth: int
    nama: str
    jenis: str  # 1 struktural, 2 JF, 3 rangkap, 4 pelaksana, "" without a post
    eselon: str | None
    jenjang: str | None
    kelas: int | None
    kebutuhan: int | None
    holders: tuple[Holder, ...] = ()
    away: tuple[Holder, ...] = ()
    beside: tuple[Holder, ...] = ()

    @property
    def pns(self) -> int:
        """PNS and CPNS on the post."""
        return sum(one.status not in PPPK for one in self.holders)

    @property
    def pppk(self) -> int:
        """PPPK on the post."""
        return sum(one.status == "PPPK" for one in self.holders)

    @property
    def pppk_pw(self) -> int:
        """PPPK paruh waktu on the post."""
        return sum(one.status == "PPPK_PW" for one in self.holders)

    @property
    def jumlah(self) -> int:
        """Everybody counted: pns + pppk + pppk_pw."""
        return len(self.holders)

    @property
    def selisih(self) -> int | None:
        """Counted holders less the need; negative is a vacancy, None when the post is not on the map."""
        return None if self.kebutuhan is None else self.jumlah - self.kebutuhan

    @property
    def on_map(self) -> bool:
        """Whether the map of posts has this post."""
        return self.position_id is not None

    @property
    def vacant(self) -> int:
        """How many places of the map nobody holds."""
        return max(0, (self.kebutuhan or 0) - self.jumlah)

    @property
    def double(self) -> bool:
        """Two definitive holders of one structural post (PP 11/2017: JAB_DOUBLE_HOLDER)."""
        return self.jenis == "1" and self.jumlah > 1


def post_key(nama: str) -> str:
    """A post's name for comparing: case, dots and blanks do not matter (PermenPANRB 1/2020)."""
    return _NOT_WORD.sub(" ", nama.casefold()).strip()


def standing(kedudukan: str) -> str:
    """Why a person does not count for the post: cltn, tubel, lain, or "" when he does (evaluation.md §12.5)."""
    if kedudukan in _CLTN:
        return "cltn"
    if kedudukan in _STUDY:
        return "tubel"
    return "lain" if kedudukan in _OUT else ""
