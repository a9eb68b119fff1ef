"""Every table of the store, gathered: importing this module fills `Base.metadata`."""

from __future__ import annotations

from asn_desktop.store import (
    attendance,
    authority,
    career,
    credit,
    drafts,
    employees,
    evaluation,
    exchange,
    family,
    goals,
    imports,
    journal_lines,
    leave,
    leave_files,
    letters,
    meta,
    offices,
    positions,
    progress,
    records,
    reference,
    standing,
    survey,
    users,
)
from asn_desktop.store.base import Base, journaled

NOUNS = (
    offices, employees, career, standing, family, positions, records, leave, leave_files, authority, attendance,
    goals, progress, evaluation, credit, survey, letters, reference, users, meta, drafts, journal_lines,
    imports, exchange,
)  # fmt: skip

metadata = Base.metadata

__all__ = ["NOUNS", "journaled", "metadata"]
