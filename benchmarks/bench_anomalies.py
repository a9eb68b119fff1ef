"""The survey of data quality over 10,000 people with their histories, beside asking person by person."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.services import anomalies, histories, record_rows
from asn_desktop.services.anomalies_load import ident, records
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS
from benchmarks.bench_employees import ACTOR, PEOPLE, TODAY, _office
from benchmarks.rows import Row, interleaved

SOME = 100  # people the naive way is timed on; it is as fast for each of the others


def rows() -> list[Row]:
    """One encrypted office of 10,000 invented people; median of three surveys."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        with _office(folder / "kantor") as opened, opened.store.read(ACTOR) as session:
            return _measure(session)
    finally:
        shutil.rmtree(folder)


def _measure(session: Session) -> list[Row]:
    some = [record.person.id for record in records(session, today=TODAY)[:SOME]]
    taken = interleaved(
        {
            "ours": lambda: anomalies.survey(session, today=TODAY).people,
            "naive": lambda: _one_by_one(session, some),
        },
        rounds=3,
    )
    seen = anomalies.survey(session, today=TODAY)
    naive = taken["naive"].wall * PEOPLE / SOME
    return [
        Row(f"survey of data quality, {PEOPLE:,} people", f"the form's checks person by person ~{naive:.0f} s",
            taken["ours"].wall, "≤ 2", "s",
            f"{len(seen.findings):,} findings, every history row by the checks of its form; score "
            f"{seen.score.total / 100:.2f}"),
    ]  # fmt: skip


def _one_by_one(session: Session, some: list[str]) -> int:
    """What one writes first: the checks of the form for every row, with their own queries."""
    asked = 0
    for key in some:
        for kind in KINDS:
            for row in record_rows.fetch(session, kind, ident(str(key))):
                values = {f.name: row[f.name] for f in KINDS[kind].fields}
                histories.check(session, RecordAsk(kind, ident(str(key)), row["id"], values), today=TODAY)
                asked += 1
    return asked
