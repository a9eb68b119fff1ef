"""The cases of the validation matrix: how to bring a wrong value in through the form, a spreadsheet or the store."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.services import anomalies, employee_form, histories, imports, units
from asn_desktop.services.employee_ask import EmployeeAsk
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.store.offices import Unit
from tests.services.anomaly_people import put

D = dt.date
Told = dict[str, str]  # code -> severity
OTHER = {"nip": "198503172009042004", "nik": "3399015703850002", "nama": "Budi Lestari"}
ASK: Mapping[str, Any] = {
    "nama": "Asih Lestari", "tanggal_lahir": D(1985, 3, 17), "jenis_kelamin": "P", "status": "PNS",
    "nip": "198503172009042003", "nik": "3399015703850001", "tmt_cpns": D(2009, 4, 1), "tmt_pns": D(2010, 4, 1),
}  # fmt: skip
CELLS: Mapping[str, str] = {
    "NIP": "198503172009042003", "NAMA": "Asih Lestari", "TANGGAL LAHIR": "17-03-1985", "JENIS KELAMIN": "P",
    "STATUS": "PNS", "TMT CPNS": "01-04-2009", "UNIT KERJA": "Dinas Perhubungan",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A value that must be told: where it comes in, and a function that answers what was told."""

    where: str  # form | import | stored
    told: Callable[[Session, dt.date], Told]


def stored(
    person: Mapping[str, Any] | None = None, rows: Mapping[str, Any] | None = None, *, pppk: bool = False,
    second: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None,
) -> Case:  # fmt: skip
    """Already in the store, past every form; the survey must find it. `second` is another person (fields, rows)."""

    def told(session: Session, today: dt.date) -> Told:
        put(session, person, rows, pppk=pppk)
        if second is not None:
            put(session, {**OTHER, **second[0]}, second[1])
        return {a.finding.code: a.finding.severity.value for a in anomalies.survey(session, today=today).findings}

    return Case("stored", told)


def form(*, second: Mapping[str, Any] | None = None, **changes: Any) -> Case:
    """Typed into the form of a person; `second` is somebody who is there already."""

    def told(session: Session, today: dt.date) -> Told:
        if second is not None:
            put(session, second)
        ask = EmployeeAsk(**{**ASK, "unit_id": units.root(session), **changes})
        return {p.code: p.severity.value for p in employee_form.check(session, ask, today=today)}

    return Case("form", told)


def row(
    kind: str, values: Mapping[str, Any], *, person: Mapping[str, Any] | None = None,
    rows: Mapping[str, Any] | None = None, pppk: bool = False,
    second: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None,
) -> Case:  # fmt: skip
    """Typed as a new row of a history of a person who has these rows."""

    def told(session: Session, today: dt.date) -> Told:
        who = put(session, person, rows, pppk=pppk)
        if second is not None:
            put(session, {**OTHER, **second[0]}, second[1])
        place = {"unit_id": units.root(session)} if kind == "jabatan" else {}
        found = histories.check(session, RecordAsk(kind, who, values={**place, **values}), today=today)
        return {p.code: p.severity.value for p in found}

    return Case("form", told)


def sheet(*, second: Mapping[str, Any] | None = None, twice: Mapping[str, str] | None = None, **cells: str) -> Case:
    """In a spreadsheet of one row (`twice`: of two). Words of a header are joined by an underline."""

    def told(session: Session, today: dt.date) -> Told:
        if second is not None:
            put(session, second)
        one = {**CELLS, **{name.replace("_", " "): text for name, text in cells.items()}}
        lines = [one, *([{**one, **twice}] if twice else [])]
        out = io.StringIO()
        writer = csv.DictWriter(out, list(one))
        writer.writeheader()
        writer.writerows(lines)
        shown = imports.preview(session, out.getvalue().encode(), today=today, file_name="uji.csv")
        return {p.code: p.severity.value for found in shown.rows for p in found.problems}

    return Case("import", told)


def closed_unit() -> Case:
    """A person whose unit was ended."""

    def told(session: Session, today: dt.date) -> Told:
        unit = next(line.id for line in units.tree(session) if line.nama == "Sekretariat")
        session.get_one(Unit, (session.info["office_id"], unit)).berakhir = today
        return stored({"unit_id": unit}).told(session, today)

    return Case("stored", told)


def unknown_unit() -> Case:
    """A spreadsheet with a unit that is not in the tree: it is offered to be mapped or made, never made unasked."""

    def told(session: Session, today: dt.date) -> Told:
        out = io.StringIO()
        writer = csv.DictWriter(out, list(CELLS))
        writer.writeheader()
        writer.writerow({**CELLS, "UNIT KERJA": "Dinas Antah Berantah"})
        shown = imports.preview(session, out.getvalue().encode(), today=today, file_name="uji.csv")
        return {"UNIT_UNKNOWN": "E"} if shown.new_units or shown.unit_questions else {}

    return Case("import", told)
