"""The reports by key, in the order they are offered, each with its maker."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.rules.report_table import Report, ReportTable
from asn_desktop.services.reports.material import Progress

Make = Callable[
    [Session, dt.date, uuid.UUID | None, Mapping[str, str], dt.date, Progress | None], ReportTable
]


@dataclass(frozen=True)
class Maker:
    """A report and the function that makes its table."""

    report: Report
    make: Make


MAKERS: Mapping[str, Maker] = {}
