"""Everybody in a functional post with the sum of the ledger, the next thresholds and what is still missing."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.bezetting import post_key
from asn_desktop.rules.career_tables import Jenjang, points
from asn_desktop.rules.credit import readiness as rules
from asn_desktop.rules.credit.readiness import LACKS, MET, UNKNOWN, Condition, Target
from asn_desktop.rules.credit.tables import CreditTables, above
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.months import add_months, first_of_month
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import career_due, career_law, dossiers, positions
from asn_desktop.services.career_law import Law
from asn_desktop.services.credit import career, law
from asn_desktop.store.career import Kursus

PARTS = ("golongan", "jabatan", "cltn", "kinerja", "angka_kredit", "buku_kredit")
LEDGER, OLD_PAK, NOTHING = "buku", "pak", "kosong"
_TEST = re.compile(r"uji\s+kompetensi", re.IGNORECASE)


@dataclass(frozen=True)
class ReadyRow:
    """One holder of a functional post. `keadaan`: BERLAKU | TIDAK_BERLAKU | BUKAN_JF | JENJANG_KOSONG.

    `total` is exact; `asal` says where it comes from: the ledger (buku), older PAK of the record (pak), nothing.
    """

    id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID | None
    unit: str
    golongan: str | None
    jabatan: str
    keadaan: str
    jenjang: str | None
    jenjang_nama: str
    total: Fraction
    tampil: str
    asal: str
    desimal: int
    pangkat: Target | None = None
    berikut: Target | None = None


def listing(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> tuple[ReadyRow, ...]:
    """Every holder of a functional post of a unit and below, by name. Refuses role_not_allowed, UNIT_UNKNOWN."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    folk = career_due.people(session, on, unit_id, parts=PARTS)
    return tuple(row for row in of(session, folk, on=on) if row.keadaan != career.NO_JF)


def of(session: Session, folk: Sequence[Dossier], *, on: dt.date) -> list[ReadyRow]:
    """The rows of these people, in their order; their dossiers are of the day `on`, with the histories `PARTS`."""
    tables, whole = law.load(session, on), career_law.law(session, on)
    beside = _Beside(session, whole, tables, on)
    return [_row(d, tables, whole, beside) for d in folk]


def _row(d: Dossier, tables: CreditTables, whole: Law, beside: _Beside) -> ReadyRow:
    state, code = career.standing(d, tables.jenjang, whole.names)
    level = tables.jenjang.get(code or "")
    applies = state == career.APPLIES and level is not None
    total, origin = _sum(d, code) if applies else (Fraction(0), NOTHING)
    held = d.golongan.golongan if d.golongan else None
    found: tuple[Target | None, Target | None] = (None, None)
    if applies and level is not None:
        found = rules.targets(level, held, total, tables.jenjang, beside.rank(d), beside.rise(d, level))
    return ReadyRow(
        d.id, d.nama_tampil, d.nip, d.unit_id, d.unit or "", held, d.jabatan.nama if d.jabatan else "", state, code,
        level.nama if level else "", total, law.writer(tables)(total) if applies else "", origin, tables.decimals,
        *found,
    )  # fmt: skip


def _sum(d: Dossier, code: str | None) -> tuple[Fraction, str]:
    """The sum of the ledger of the jenjang when there is one, else of the older PAK on record."""
    book = dict(d.buku_kredit).get(code or "")
    if book is not None:
        return book, LEDGER
    older = points(d.angka_kredit)
    return (older, OLD_PAK) if older is not None else (Fraction(0), NOTHING)


class _Beside:
    """The conditions beside the points, read once: tests of competency, vacancies of the map, time in the pangkat."""

    def __init__(self, session: Session, whole: Law, tables: CreditTables, on: dt.date) -> None:
        self.on, self.whole, self.tables = on, whole, tables
        self.tests = _tests(session)
        self.need: dict[str, int] = {}
        for row in positions.in_force(session, on):
            self.need[post_key(row.nama)] = self.need.get(post_key(row.nama), 0) + row.kebutuhan
        self._session = session
        self._held: Counter[str] | None = None

    def held(self, key: str) -> int:
        """Holders of a post in the whole office; everybody is looked at only once a post of the map is asked for."""
        if self._held is None:
            folk = dossiers.load(self._session, on=self.on, parts=("jabatan",))
            self._held = Counter(post_key(d.jabatan.nama) for d in folk if d.jabatan is not None)
        return self._held[key]

    def rank(self, d: Dossier) -> tuple[Condition, ...]:
        """Of the next pangkat: predikat of two years, time in the pangkat."""
        since = d.golongan.tmt if d.golongan else None
        ready = add_months(first_of_month(since), self.whole.limits.kp_jf_bulan) if since else None
        good = rules.good_results(rules.PANGKAT, d.kinerja, self.on)
        return good, rules.time_in_rank(since, ready, self.on)

    def rise(self, d: Dossier, level: Jenjang) -> tuple[Condition, ...]:
        """Of the next jenjang: predikat of the last year, vacancy on the map, test of competency on record."""
        higher = above(level, self.tables.jenjang)
        if higher is None or d.jabatan is None:
            return ()
        key = post_key(_risen(d.jabatan.nama, level, higher))
        need = self.need.get(key)
        filled = None if need is None else self.held(key)
        room = UNKNOWN if need is None or filled is None else MET if need > filled else LACKS
        tested = any(_speaks_of(name, higher) for name in self.tests.get(d.id, ()))
        return (
            rules.good_results(rules.JENJANG, d.kinerja, self.on),
            Condition("kebutuhan", room, {"kebutuhan": need, "terisi": filled}),
            Condition("uji_kompetensi", MET if tested else UNKNOWN),
        )


def _risen(name: str, level: Jenjang, higher: Jenjang) -> str:
    """The name of the post one jenjang higher: "Penguji … Ahli Muda" becomes "Penguji … Ahli Madya"."""
    found = re.sub(rf"\s*{re.escape(level.nama)}\s*$", "", name.strip(), flags=re.IGNORECASE)
    return f"{found} {higher.nama}"


def _speaks_of(name: str, higher: Jenjang) -> bool:
    """Whether a recorded test is for this jenjang: it names it, or names no jenjang at all."""
    said = name.casefold()
    word = higher.nama.casefold().removeprefix("ahli ")
    return word in said or not re.search(r"pemula|terampil|mahir|penyelia|pertama|muda|madya|utama", said)


def _tests(session: Session) -> dict[uuid.UUID, list[str]]:
    """Courses on record that are a test of competency, by person."""
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    query = sa.select(Kursus.employee_id, Kursus.nama).where(
        Kursus.office_id == session.info["office_id"], Kursus.dibatalkan.is_(None), Kursus.nama.ilike("%kompetensi%")
    )
    for who, name in session.execute(query):
        if _TEST.search(name):
            found[who].append(name)
    return found
