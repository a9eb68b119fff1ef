"""Reports as files that leave the program: PDF and workbook, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from asn_desktop.rules.report_table import ReportTable
from asn_desktop.services import charts, reports
from asn_desktop.services.charts import Overview
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store import durable

Progress = Callable[[int, int, str], None]


def file_name(table: ReportTable, ending: str) -> str:
    """What a report's file is called when nobody says otherwise: ``rekap-golongan_2026-11-23.pdf``."""
    return f"{table.key}_{table.on.isoformat()}.{ending}"


def draw(table: ReportTable, paper: str, *, now: dt.datetime, progress: Progress | None = None) -> bytes:
    """The report as PDF; refuses what the paper cannot hold. `progress` counts rows and may raise Cancelled."""
    told = None if progress is None else lambda done, total: progress(done, total, "")
    return reports.pdf(table, paper=paper, now=now, progress=told)


def write_pdf(
    table: ReportTable, path: Path, paper: str, *, now: dt.datetime, progress: Progress | None = None
) -> Path:  # fmt: skip
    """The report as PDF/A in a file. Trouble `disk_full`, `read_only`, `disk_failed`."""
    durable.write(path, draw(table, paper, now=now, progress=progress))
    return path


def write_xlsx(table: ReportTable, path: Path, paper: str) -> Path:
    """The report as a workbook with real cells in a file. Troubles as `write_pdf`."""
    durable.write(path, reports.xlsx(table, paper=paper))
    return path


def write_overview(found: Overview, path: Path, paper: str, *, now: dt.datetime) -> Path:
    """The page of pictures as PDF/A in a file. Troubles as `write_pdf`."""
    durable.write(path, charts.pdf(found, paper=paper, now=now))
    return path


def write_lines(path: Path, title: str, lines: Sequence[Sequence[str | int]]) -> Path:
    """Lines of cells as a plain workbook: the first is the heading. Troubles as `write_pdf`."""
    widths = tuple(36 if at == 0 else 14 for at in range(len(lines[0])))
    body = [tuple(line) for line in lines[1:]]
    durable.write(path, to_xlsx(Table(title[:31], tuple(map(str, lines[0])), body, widths)))
    return path
