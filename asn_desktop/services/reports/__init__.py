"""Every list and report an office prints (employee.md §7): one registry, one builder, three ways out.

    REPORTS                                   key -> Report(key, title, group, options)
    build(session, key, on=, unit_id=, options=, today=) -> ReportTable     what the screen shows
    pdf(table, paper=, now=) -> bytes         PDF/A, F4 or A4 sideways
    xlsx(table, paper=) -> bytes              real cells, NIP as text
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from asn_desktop.letters import list_painter
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.report_table import Report, ReportTable
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.reports.registry import MAKERS, Ask
from asn_desktop.store import bulk

REPORTS: Mapping[str, Report] = {key: maker.report for key, maker in MAKERS.items()}


def build(
    session: Session, key: str, *, on: dt.date, unit_id: uuid.UUID | None = None,
    options: Mapping[str, str] | None = None, today: dt.date,
) -> ReportTable:  # fmt: skip
    """One report on a day (past days too), of a unit with everything below it; options not given keep their default.

    Refuses report_unknown, report_option, UNIT_UNKNOWN, role_not_allowed.
    """
    require(session.info["actor"], Deed.READ)
    maker = MAKERS.get(key)
    if maker is None:
        raise Refused(Problem("report_unknown", "laporan", {"raw": key}))
    ask = Ask(session, on, today, unit_id, _options(maker.report, options or {}))
    with bulk.collector_paused():
        return maker.make(ask)


def pdf(
    table: ReportTable, *, paper: str = "F4", now: dt.datetime, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """The table as PDF/A-3b, F4 or A4. The file carries title, day, office, count and hash as data, nobody's name.

    `progress` is called with rows done and all, and may raise Cancelled. Refused report_paper, letter_character.
    """
    return list_painter.paint(table, paper, at=now, progress=progress)


def xlsx(table: ReportTable, *, paper: str = "F4") -> bytes:
    """The table as a workbook with real cells. Refused report_paper."""
    from asn_desktop.sheets import list_book  # XlsxWriter: 5 MB that looking at a list does without

    return list_book.to_xlsx(table, paper)


def _options(report: Report, given: Mapping[str, str]) -> dict[str, str]:
    """Every option of the report with its value. Refuses what the report does not ask, and words it does not know."""
    known = {option.key: option for option in report.options}
    for key, value in given.items():
        option = known.get(key)
        allowed = [choice.value for choice in option.choices] if option else []
        number = option is not None and option.kind == "number" and value.isdigit() and 1 <= int(value) <= 9999
        switch = option is not None and option.kind == "yes" and value in ("ya", "")
        if not (number or switch or value in allowed or (option is not None and value == option.default)):
            raise Refused(Problem("report_option", key, {"pilihan": key, "raw": value, "laporan": report.title}))
    return {key: given.get(key, option.default) for key, option in known.items()}
