"""The desk of the leave tests with everything a paper needs: ranks and posts, and the text of a page."""

from __future__ import annotations

import datetime as dt

from pypdfium2 import PdfDocument
from sqlalchemy.orm import Session

from asn_desktop.services import employees
from asn_desktop.store.employees import Golongan, Jabatan
from tests.services import leave_flow_office
from tests.services.leave_flow_office import Desk

D = dt.date
_PEOPLE = {"fauzi": ("III/c", "Pengelola Angkutan"), "sari": ("III/d", "Analis Angkutan"), "rina": ("VII", "Operator")}


def text(data: bytes) -> str:
    """All words of a PDF, in order, one space between them."""
    document = PdfDocument(data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def pages(data: bytes) -> int:
    """How many sheets a PDF has."""
    document = PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def make(session: Session, today: D, now: dt.datetime) -> Desk:
    """The desk of `leave_flow_office` whose people have a rank and a post."""
    desk = leave_flow_office.make(session, today, now)
    for name, (golongan, post) in _PEOPLE.items():
        who = desk.office.fauzi if name == "fauzi" else getattr(desk, name)
        session.add(Golongan(employee_id=who, golongan=golongan, tmt=D(2023, 1, 1)))
        session.add(Jabatan(employee_id=who, jenis="4", nama=post, tmt=D(2023, 1, 1)))
    session.flush()
    employees.rebuild_summaries(session, today=today)
    return desk
