"""A spreadsheet of answer sheets or of counts: read, weighed, shown, and entered as counts. The file is not kept.

Source: evaluation.md §7.3, §14 (E-IKM-01 to E-IKM-04): a file that says who a citizen is, is refused whole.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.survey import index
from asn_desktop.rules.survey.index import Index
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.survey import law, points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk, SurveyRow
from asn_desktop.sheets.reader import open_book
from asn_desktop.sheets.survey import RefusedRow, SurveyFrame, read_survey

__all__ = ["RefusedRow", "SheetAsk", "SurveyPreview", "apply", "preview"]


@dataclass(frozen=True)
class SheetAsk:
    """What a file does not say. `tertukar`: in it a bare U8 is complaints and U9 is facilities.

    `responden`: how many people a recapitulation is about; without it the element with most answers says so.
    """

    point_id: uuid.UUID
    mulai: dt.date
    sampai: dt.date
    populasi: int | None = None
    tidak_dipakai: tuple[str, ...] = ()
    tertukar: bool = False
    responden: int | None = None


@dataclass(frozen=True)
class SurveyPreview:
    """What importing would write; nothing is written yet. `jenis`: lembar | rekap.

    `by_number`: elements among U8 and U9 that only a number names; `kosong`: answer sheets without any answer;
    `dated`: the file has a column of days, and they were compared with the period.
    """

    file_name: str
    jenis: str
    ask: SurveyAsk
    indeks: Index | None
    refused: tuple[RefusedRow, ...]
    problems: tuple[Problem, ...]
    by_number: tuple[str, ...]
    kosong: int
    dated: bool

    @property
    def writable(self) -> bool:
        """Whether it can be kept as it is; rows that were refused are left out."""
        return not self.problems

    def missing(self) -> tuple[str, ...]:
        """Elements without any answer that must be declared unused."""
        return tuple(p.field for p in self.problems if p.code == "E-IKM-02")


def preview(
    session: Session, source: Path | str | bytes, ask: SheetAsk, *, today: dt.date, file_name: str = ""
) -> SurveyPreview:
    """Read and weigh a file (xlsx, xls, ods, csv).

    Refuses E-IKM-04, E-IKM-05, `survey_sheet_unknown`, `survey_column_twice`, `survey_point_unknown`; Trouble
    `sheet_*`. What else is wrong stands in `problems` and in the refused rows.
    """
    require(session.info["actor"], Deed.ENTER)
    point = points.fetch(session, ask.point_id, live=True)
    rules = law.load(session, ask.sampai)
    data, name = read_bytes(source, file_name)
    frame = SurveyFrame(rules.elements, ask.mulai, ask.sampai, point.gratis, ask.tertukar)
    found = read_survey(open_book(data).sheets, frame)
    counts: dict[str, Any] = {kode: row for kode, row in found.jawaban.items() if kode not in ask.tidak_dipakai}
    wish = SurveyAsk(
        ask.point_id, ask.mulai, ask.sampai, ask.responden if ask.responden is not None else found.responden, counts,
        ask.tidak_dipakai, ask.populasi, sumber="berkas",
    )  # fmt: skip
    good = any(sum(row) for row in counts.values())
    problems = surveys.check(session, wish, today=today)[1] if good else [Problem("survey_empty", "jawaban")]
    return SurveyPreview(
        name, found.jenis, wish, index.reckon(counts, rules.elements, rules.bands) if good else None, found.refused,
        tuple(problems), tuple(sorted(found.by_number)), found.empty, found.dated,
    )  # fmt: skip


def apply(session: Session, seen: SurveyPreview, *, today: dt.date) -> SurveyRow:
    """Keep the counts of a file. Refuses what stands in its `problems`."""
    require(session.info["actor"], Deed.ENTER)
    return surveys.enter(session, seen.ask, today=today)
