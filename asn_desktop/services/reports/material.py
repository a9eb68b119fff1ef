"""What a report is made of: the people of a day, the units in order, the words of codes, who signs. Read once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from asn_desktop.rules import identity, statuses, words
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import Choice, Group, HeaderCell, Hint, Option, ReportTable, Row, Signature
from asn_desktop.services import dossiers, officials, reference, units
from asn_desktop.store.offices import Office

STATUS = Option("status", "Status kepegawaian", "choice", "", (
    Choice("", "Semua"), Choice("PNS", "PNS"), Choice("CPNS", "CPNS"), Choice("PNS,CPNS", "PNS dan CPNS"),
    Choice("PPPK", "PPPK"), Choice("PPPK_PW", "PPPK paruh waktu"), Choice("PPPK,PPPK_PW", "PPPK dan paruh waktu"),
))  # fmt: skip
STATUS_WORDS = {**statuses.WORDS, "NONASN": "Non-ASN"}
NO_UNIT = "Belum diisi unit kerja"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in tree order (parents before children); `depth` counts from the root, 0."""

    id: uuid.UUID
    parent_id: uuid.UUID | None
    nama: str
    depth: int
    ended: bool = False


@dataclass(frozen=True)
class Material:
    """Plain values; builders turn them into a table without asking the store again."""

    on: dt.date
    today: dt.date
    office: str
    unit: str  # the unit the report is about; the office itself when none was chosen
    unit_id: uuid.UUID | None
    people: tuple[Dossier, ...]
    units: tuple[UnitLine, ...]  # the chosen unit and everything below it
    options: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    signature: Signature | None = None
    practice: bool = False

    def option(self, key: str) -> str:
        """The value of an option."""
        return self.options.get(key, "")

    def table(
        self, key: str, title: str, header: Sequence[HeaderCell], groups: Sequence[Group], *,
        totals: Sequence[Row] = (), notes: Sequence[str] = (), count: int = 0, hint: Hint | None = None,
        window: str = "",
    ) -> ReportTable:  # fmt: skip
        """A table of this office on this day: title in two or three lines, the day, who signs."""
        lines = [title, self.unit, *([self.office] if self.unit.casefold() != self.office.casefold() else [])]
        return ReportTable(
            key, (*lines, window or f"KEADAAN : {words.long_date(self.on)}"), self.office, self.on, tuple(header),
            tuple(groups), tuple(totals), tuple(notes), self.signature, count, self.practice, hint=hint or Hint(),
        )  # fmt: skip


def gather(
    session: Session, *, on: dt.date, today: dt.date, unit_id: uuid.UUID | None, options: Mapping[str, str],
    people: bool = True, statuses: tuple[str, ...] | None = None,
) -> Material:  # fmt: skip
    """The material of one report. Refuses UNIT_UNKNOWN. Without `people` nobody is loaded; `statuses` limits them."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    tree = _tree(session, unit_id)
    within = None if unit_id is None else {unit.id for unit in tree}
    found = []
    if people:
        found = dossiers.load(session, on=on, unit_ids=within, parts=dossiers.LISTED, statuses=statuses)
    wanted = set(filter(None, options.get("status", "").split(",")))
    root = unit_id or units.root(session)
    return Material(
        on=on, today=today, office=office.nama, unit=tree[0].nama if unit_id and tree else office.nama,
        unit_id=unit_id, people=tuple(d for d in found if not wanted or d.status in wanted), units=tree,
        options=options, labels=_labels(session, on), signature=signature(session, office, root, on),
        practice=office.latihan,
    )  # fmt: skip


def signature(session: Session, office: Office, unit_id: uuid.UUID | None, on: dt.date) -> Signature:
    """Who heads the unit on the day signs: a Plh before a Plt before the definitive head (UU 30/2014 art. 14).

    Where nobody is entered the block has room to be filled in by hand.
    """
    day = f"{office.kota}, {words.long_date(on)}"
    head = officials.heading(session, unit_id, on) if unit_id else None
    if head is None:
        return Signature(day, f"Kepala {'.' * 32}", "." * 48, None, "." * 32)
    nip = identity.show_nip(head.nip) if head.nip else None
    return Signature(day, head.jabatan_tertulis, head.nama, head.pangkat, nip)


def _tree(session: Session, unit_id: uuid.UUID | None) -> tuple[UnitLine, ...]:
    if unit_id is not None:
        units.chain(session, unit_id)
    rows = units.tree(session, ended=True)
    within = set(units.below(session, unit_id)) if unit_id else {row.id for row in rows}
    kept = [row for row in rows if row.id in within]
    top = min((row.depth for row in kept), default=0)
    return tuple(UnitLine(row.id, row.parent_id, row.nama, row.depth - top, row.berakhir is not None) for row in kept)


def _labels(session: Session, on: dt.date) -> dict[str, dict[str, str]]:
    rows = reference.tables(session, ("pendidikan", "kedudukan_hukum"), on)
    return {
        "pendidikan": {key: str(row["kode"]) for key, row in rows["pendidikan"].items()},
        "kedudukan": {key: str(row["nama"]) for key, row in rows["kedudukan_hukum"].items()},
    }
