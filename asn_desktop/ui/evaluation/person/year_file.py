"""Everything the page of one person's year shows, read at once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.services import histories
from asn_desktop.services.evaluation import (
    appraisers,
    cascade,
    dialogues,
    feedback,
    law,
    objections,
    papers,
    ratings,
    running_year,
    told_results,
)
from asn_desktop.services.evaluation import realisations as achieved
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.services.evaluation.cascade import SuperiorRow
from asn_desktop.services.evaluation.dialogues import DialogueRow
from asn_desktop.services.evaluation.feedback import FeedbackRow
from asn_desktop.services.evaluation.objections import ObjectionRow
from asn_desktop.services.evaluation.papers import Made
from asn_desktop.services.evaluation.realisations import RealisationRow
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.evaluation.skp import SkpFull, Span, ValueRow
from asn_desktop.services.evaluation.told_results import Told
from asn_desktop.services.record_rows import RecordRow


@dataclass(frozen=True)
class YearFile:
    """A person's year: SKP that stand with what each lacks, what happened, results of every version, documents."""

    employee_id: uuid.UUID
    tahun: int
    pegawai: Party
    penilai: Party | None
    codes: tuple[str, ...]  # the periods of the year, by the rhythm that holds as each ends
    official: bool  # this office's signed documents are the official ones
    skps: tuple[SkpFull, ...]
    problems: Mapping[uuid.UUID, tuple[Problem, ...]]
    due: tuple[Span, ...]
    values: tuple[ValueRow, ...]
    evaluations: tuple[EvaluationRow, ...] = ()
    records: tuple[RecordRow, ...] = ()  # riwayat kinerja, every year
    told: Mapping[int, Told] = field(default_factory=dict)  # year -> the predikat that counts, and where it is from
    above: Mapping[uuid.UUID, tuple[SuperiorRow, ...]] = field(default_factory=dict)  # SKP -> rows to be supported
    feedback: tuple[FeedbackRow, ...] = ()
    realisations: Mapping[uuid.UUID, tuple[RealisationRow, ...]] = field(default_factory=dict)  # SKP -> its rows
    dialogues: tuple[DialogueRow, ...] = ()
    objections: tuple[ObjectionRow, ...] = ()
    papers: tuple[Made, ...] = ()

    def skp(self, skp_id: uuid.UUID | None) -> SkpFull | None:
        """The SKP with that id, else the last of the year."""
        return next((one for one in self.skps if one.row.id == skp_id), self.skps[-1] if self.skps else None)

    def open_spans(self) -> tuple[Span, ...]:
        """Parts of the year for which the career asks an SKP that is not there yet."""
        return tuple(span for span in self.due if span.skp_id is None)


def load(session: Any, employee_id: uuid.UUID, tahun: int, *, today: dt.date) -> YearFile:
    """Read a person's year. Refuses what the services refuse, for a role that may not see it."""
    on = min(max(today, dt.date(tahun, 1, 1)), dt.date(tahun, 12, 31))
    rules = law.load(session, on).values
    rows = [row for row in goals.of_person(session, employee_id, tahun) if row.keadaan != goals.VOID]
    skps = tuple(goals.get(session, row.id) for row in rows)
    drafts = [one.row.id for one in skps if one.row.keadaan == goals.DRAFT]
    fixed = [one.row.id for one in skps if one.row.keadaan != goals.DRAFT]
    results = tuple(ratings.of_person(session, employee_id, tahun))
    return YearFile(
        employee_id, tahun, appraisers.party_of(session, employee_id, on),
        appraisers.appraiser_of(session, employee_id, on), running_year.codes(session, tahun), rules.official, skps,
        {one: tuple(goals.check(session, one)) for one in drafts},
        goals.due(session, employee_id, tahun), goals.values(session, on), results,
        histories.rows(session, employee_id, "kinerja", today=today), told_results.of_person(session, employee_id),
        {one: tuple(cascade.superior_rows(session, one)) for one in drafts},
        tuple(row for one in fixed for row in feedback.of_skp(session, one)),
        {one: achieved.listing(session, one) for one in fixed},
        tuple(row for one in fixed for row in dialogues.of_skp(session, one)),
        tuple(row for row in objections.of_person(session, employee_id, today=today) if row.tahun == tahun),
        _papers(session, [one.row.id for one in skps], results),
    )  # fmt: skip


def _papers(session: Any, skp_ids: Iterable[uuid.UUID], results: Iterable[EvaluationRow]) -> tuple[Made, ...]:
    """Every document of the year that stands, each once."""
    found = [one for key in skp_ids for one in papers.made(session, skp_id=key)]
    found += [one for row in results for one in papers.made(session, evaluation_id=row.id)]
    return tuple({one.letter.id: one for one in found if not one.diganti}.values())
