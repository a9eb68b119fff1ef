"""Decides for every row of a file: new, changed, same, refused, a second copy, or a question for the clerk."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.services import import_changes, import_records
from asn_desktop.services.import_known import Known, People
from asn_desktop.services.import_rows import FieldChange, ImportRow, Outcome, raw_cell
from asn_desktop.services.import_sheets import ReadSheet
from asn_desktop.services.import_told import Told
from asn_desktop.services.import_units import UnitFinder
from asn_desktop.services.import_writes import Writes
from asn_desktop.sheets.person_row import KEY_FIELDS, PersonRow
from asn_desktop.sheets.sense import Sense

Progress = Callable[[int, int, str], None]
_NOT_COMPARED = frozenset(("unit_kerja", "unit_induk", "unor_id"))
_EVERY = 250  # rows between two words of progress


@dataclass(frozen=True)
class Decisions:
    """What the clerk has said of rows, named by their `key`: reasons for findings that allow one, and who is who."""

    reasons: Mapping[int, str] = field(default_factory=dict)
    same_person: Mapping[int, uuid.UUID | None] = field(default_factory=dict)


@dataclass
class Planned:
    """A row with what it would write; `known` is None for somebody new."""

    row: ImportRow
    writes: Writes
    known: Known | None = None


@dataclass
class _Seen:
    """What earlier rows of the same file have used."""

    by_nip: dict[str, PersonRow] = field(default_factory=dict)
    by_nik: dict[str, tuple[int, int]] = field(default_factory=dict)  # NIK -> key and number of its first row


@dataclass
class _Desk:
    """What every row of one plan is held against."""

    known: People
    finder: UnitFinder
    told: Told
    decisions: Decisions
    seen: _Seen
    listed: set[str]


def plan(
    session: Session, sheets: Sequence[ReadSheet], decisions: Decisions, answers: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> tuple[list[Planned], UnitFinder]:  # fmt: skip
    """The plan for every row, in order, and the units it would need. Reads the store once; writes nothing."""
    people = [(sheet, person) for sheet in sheets for person in sheet.people]
    listed = {person.values["nip"] for _, person in people if person.values.get("nip")}
    finder = UnitFinder(session, answers or {})
    told = Told(session, sheets)
    desk = _Desk(People(session), finder, told, decisions, _Seen(), listed)
    letters = {sheet.part.sheet: sheet.letters for sheet in sheets}
    planned = []
    for count, (sheet, person) in enumerate(people):
        if progress and count % _EVERY == 0:
            progress(count, len(people), person.values.get("nama", ""))
        planned.append(_plan_row(desk, person, sheet.sense, letters[sheet.part.sheet]))
    if progress:
        progress(len(people), len(people), "")
    return planned, finder


def _plan_row(desk: _Desk, person: PersonRow, sense: Sense, letters: Mapping[str, str]) -> Planned:
    problems = list(person.problems)
    values = dict(person.values)
    found: Known | None = None
    candidate = ""
    outcome = _outcome_in_file(person, problems, desk.decisions, desk.seen)
    if outcome is None:
        found, candidate = _match(person, values, problems, desk)
        if candidate:
            outcome = Outcome.ASK
    if outcome is not None:
        row = _row(person, outcome, problems, values, letters, found, candidate)
        return Planned(row, Writes(), found)
    _one_nik(person, values, problems, desk.seen, desk.known, found)
    unit = desk.finder.find(values.get("unit_kerja"), values.get("unit_induk"), values.get("unor_id"))
    as_of = sense.as_of or sense.today
    if found is None:
        writes = import_changes.for_new(values, unit, as_of)
        outcome = Outcome.NEW
    else:
        writes = import_changes.for_known(found, values, person.derived, unit, as_of)
        _changed_unit(desk.finder, found, writes)
        if number := import_records.earlier_number(found, values["nip"]):
            writes.add("nip_aliases", number)
        outcome = Outcome.CHANGED if writes.changes else Outcome.SAME
    problems += desk.told.check(values, found)
    return Planned(_row(person, outcome, problems, values, letters, found, "", tuple(writes.changes)), writes, found)


def _changed_unit(finder: UnitFinder, found: Known, writes: Writes) -> None:
    if writes.unit is not None:
        old = finder.names.get(found.person["unit_id"]) if found.person["unit_id"] else None
        writes.told("unit_kerja", old, finder.name_of(writes.unit))


def _outcome_in_file(
    person: PersonRow, problems: list[Problem], decisions: Decisions, seen: _Seen
) -> Outcome | None:  # fmt: skip
    """Refused by its own findings, or a copy of an earlier row; None when the row may go on."""
    blocking = [p for p in problems if p.blocks and p.field in KEY_FIELDS]
    excused = person.key in decisions.reasons and all(p.severity is Severity.REASON for p in blocking)
    if blocking and not excused:
        return Outcome.REFUSED
    nip = person.values["nip"]
    first = seen.by_nip.get(nip)
    if first is None:
        seen.by_nip[nip] = person
        return None
    other = _differences(first, person)
    unit = first.values.get("unit_kerja") != person.values.get("unit_kerja")
    fields = ["unit_kerja"] if unit and not other else other
    told = {name: (first.values.get(name), person.values.get(name)) for name in fields}
    values_ = {"row": first.number, "fields": fields, "same": not other, "beside": told}
    if first.sheet != person.sheet:
        values_["sheet"] = first.sheet
    problems.insert(0, Problem("NIP_DUPLICATE", "nip", values_))
    return Outcome.REFUSED if other else Outcome.SKIPPED


def _differences(first: PersonRow, second: PersonRow) -> list[str]:
    names = (first.values.keys() | second.values.keys()) - _NOT_COMPARED
    return sorted(name for name in names if first.values.get(name) != second.values.get(name))


def _match(
    person: PersonRow, values: dict[str, Any], problems: list[Problem], desk: _Desk
) -> tuple[Known | None, str]:
    """By NIP, also an earlier one, else by NIK, else by birth date and similar name, which only the clerk can confirm.

    An earlier number never takes the place of the present one.
    """
    known, listed, decisions = desk.known, desk.listed, desk.decisions
    found = known.by_nip.get(values["nip"])
    if found is not None:
        return found, ""
    renamed = known.by_old_nip.get(values["nip"])
    if renamed is not None and renamed.person["nip"] not in listed and known.same_person(renamed, values):
        values_ = {"old": values["nip"], "new": renamed.person["nip"] or ""}
        problems.append(Problem("NIP_ALIAS", "nip", values_, Severity.WARNING))
        values["nip"] = renamed.person["nip"]
        for name in ("status", "tmt_cpns", "kontrak_mulai"):
            if name in person.derived:
                values.pop(name, None)
        return renamed, ""
    by_nik = known.by_nik.get(values.get("nik", ""))
    if by_nik is not None and by_nik.person["nip"] not in listed and known.same_person(by_nik, values):
        values_ = {"old": by_nik.person["nip"] or "", "new": values["nip"]}
        problems.append(Problem("NIP_CHANGED", "nip", values_, Severity.WARNING))
        return by_nik, ""
    if person.key in decisions.same_person:
        chosen = decisions.same_person[person.key]
        return (known.by_id.get(chosen) if chosen else None), ""
    alike = known.alike(values, listed)
    if alike is None:
        return None, ""
    values_ = {"nama": alike.person["nama"], "nip": alike.person["nip"] or ""}
    problems.insert(0, Problem("SAME_NAME_DOB", "nama", values_, Severity.REASON))
    return alike, f"{alike.person['nama']} · {alike.person['nip'] or ''}"


def _one_nik(
    person: PersonRow, values: dict[str, Any], problems: list[Problem], seen: _Seen, known: People, found: Known | None
) -> None:
    """A NIK that belongs to somebody else takes the field out of this row."""
    nik = values.get("nik")
    if not nik:
        return
    owner = known.by_nik.get(nik)
    key = seen.by_nik.setdefault(nik, (person.key, person.number))
    row = key[1]
    taken = owner is not None and owner is not found
    if taken or key[0] != person.key:
        name = owner.person["nama"] if taken and owner else ""
        values_ = {"row": row if key[0] != person.key else None, "nama": name}
        problems.append(Problem("NIK_DUPLICATE", "nik", values_))
        del values["nik"]


def _row(
    person: PersonRow, outcome: Outcome, problems: list[Problem], values: dict[str, Any], letters: Mapping[str, str],
    found: Known | None, candidate: str, changes: tuple[FieldChange, ...] = (),
) -> ImportRow:  # fmt: skip
    written = str(person.raw.get("nama") or "").strip()
    nip = values.get("nip") or raw_cell(person.raw.get("nip"), "", person.number).text
    known_id = found.id if found else None
    return ImportRow(
        person.number, outcome, nip, written, tuple(problems), changes, values, person.raw, letters, known_id,
        candidate, person.sheet, person.key,
    )  # fmt: skip
