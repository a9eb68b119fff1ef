"""Lists of 10,000 people: nominatif as PDF/A and xlsx, the DUK, beside what one writes first on a tenth of them."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import duk
from asn_desktop.rules.report_table import ReportTable, shown
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import career_law, dossiers, office, practice, reports
from asn_desktop.store import bulk
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
PEOPLE, TENTH = 10_000, 1_000


def rows() -> list[Row]:
    """One encrypted office of 10,000 invented people; every file is read back in the same run."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        with _office(folder / "kantor") as opened, opened.store.read(ACTOR) as session:
            table = reports.build(session, "nominatif", on=TODAY, today=TODAY)
            assert table.count == PEOPLE
            return [*_paper(table), _memory(), _book(table), *_ordered(session)]
    finally:
        shutil.rmtree(folder)


def _office(home: Path) -> office.OpenOffice:
    """The practice office, filled with the generated kabupaten enlarged to 10,000."""
    office.create(home, practice.OFFICE, practice.USERS[:2], now=NOW, cost=Argon2(memory=1024, passes=1, lanes=1))
    opened = office.unlock(home, "siti", practice.PASSWORD, clock=lambda: NOW)
    with opened.store.begin(ACTOR) as session:
        practice.fill(session, "kabupaten", today=TODAY, people=PEOPLE)
    return opened


def _paper(table: ReportTable) -> list[Row]:
    made = reports.pdf(table, now=NOW)
    pages = validate(made, table)
    taken = interleaved({"ours": lambda: reports.pdf(table, now=NOW), "naive": lambda: long_table(table)})
    ours, naive = taken["ours"], taken["naive"]
    note = (f"{pages} pages F4, {len(made) / 1e6:.1f} MB, CPU {ours.cpu:.2f} s; PDF/A-3b by pikepdf, every NIP read "
            "back from the pages")  # fmt: skip
    peer = f"reportlab LongTable, {TENTH:,} rows {naive.wall:.1f} s"
    return [Row(f"nominatif of {PEOPLE:,} as PDF/A, 18 columns", peer, ours.wall, "≤ 1.2", "s", note)]


def validate(data: bytes, table: ReportTable) -> int:
    """Pages of a list that is PDF/A and holds every NIP of the table; raises AssertionError otherwise."""
    import pikepdf
    import pypdfium2 as pdfium
    from pikepdf import pdfa

    known = {"pikepdf:schema-Catalog", "pikepdf:embedded-file"}  # PDF/A-3 attachments, which the checker does not know
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {finding.rule for finding in pdfa.check(pdf, "3b").findings} <= known
    found: set[str] = set()
    with pdfium.PdfDocument(data) as document:
        pages = len(document)
        for page in document:
            text = page.get_textpage()
            words = text.get_text_bounded()
            found |= {"".join(parts) for parts in re.findall(r"(\d{8}) (\d{6}) (\d) (\d{3})\b", words)}
            text.close()
            page.close()
    assert {row.cells[2] for row in table.rows()} <= found
    return pages


def long_table(table: ReportTable) -> bytes:
    """What one writes first: platypus' LongTable with a repeated header, on a tenth of the rows."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from asn_desktop.letters import fonts

    out = io.BytesIO()
    style = ParagraphStyle("sel", fontName=fonts.name("Sans"), fontSize=6, leading=7)
    cells = [[Paragraph(c.text.replace("\n", " "), style) for c in table.columns]]
    for row in list(table.rows())[:TENTH]:
        cells.append([
            Paragraph(shown(value, c.kind).replace("&", "&amp;"), style)
            for value, c in zip(row.cells, table.columns, strict=True)
        ])  # fmt: skip
    grid = LongTable(cells, colWidths=[49] * len(table.columns), repeatRows=1, style=[
        ("GRID", (0, 0), (-1, -1), 0.4, colors.black)
    ])  # fmt: skip
    SimpleDocTemplate(out, pagesize=landscape((609, 935)), leftMargin=20, rightMargin=20).build([grid])
    return out.getvalue()


_CHILD = f"""
import datetime as dt
from asn_desktop.letters import list_painter
from asn_desktop.services.reports import nominatif
from benchmarks import report_office as made
table = nominatif.long(made.material(made.people({PEOPLE})))
assert len(list_painter.paint(table, "F4", at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))) > 1_000_000
print(max(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _memory() -> Row:
    done = subprocess.run([sys.executable, "-c", _CHILD], check=True, capture_output=True, text=True)
    peak = int(done.stdout.split()[-1]) / 1024
    work = f"peak memory of the whole process that makes the {PEOPLE:,} people and paints their nominatif"
    return Row(work, "Typst 1,700 MB (measured before)", round(peak), "≤ 90", "MB", "a process of its own, VmHWM")


def _book(table: ReportTable) -> Row:
    from python_calamine import CalamineWorkbook

    made = reports.xlsx(table)
    cells = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert {row.cells[2] for row in table.rows()} <= {line[2] for line in cells}
    assert {row.cells[4] for row in table.rows() if row.cells[4]} <= {line[4] for line in cells}
    taken = interleaved({"ours": lambda: reports.xlsx(table), "naive": lambda: _openpyxl(table)}, rounds=3)
    peer = f"openpyxl, {TENTH:,} rows {taken['naive'].wall:.2f} s"
    note = f"{len(made) / 1e6:.1f} MB; NIPs read back as text and TMTs as dates by another reader"
    return Row(f"report of {PEOPLE:,} rows as xlsx", peer, taken["ours"].wall, "≤ 1", "s", note)


def _openpyxl(table: ReportTable) -> bytes:
    """What one writes first: cell by cell with a border and a number format."""
    import openpyxl
    from openpyxl.styles import Border, Side

    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    edge = Border(*[Side(style="thin")] * 4)
    for number, row in enumerate(list(table.rows())[:TENTH], 1):
        for column, value in enumerate(row.cells, 1):
            cell = sheet.cell(number, column, value)
            cell.border = edge
            if isinstance(value, dt.date):
                cell.number_format = "dd-mm-yyyy"
    book.save(out)
    return out.getvalue()


def _ordered(session: Session) -> list[Row]:
    """The DUK from the store: everybody loaded as of the day and put in order."""

    def loaded() -> list[Any]:
        return dossiers.load(session, on=TODAY, parts=dossiers.LISTED, statuses=("PNS", "CPNS"))

    @bulk.collector_paused()
    def ours() -> list[duk.DukLine]:
        law = career_law.law(session, TODAY)
        return duk.order(loaded(), tables=law.duk, with_cpns=True)

    lines = ours()
    again = sorted(lines, key=lambda line: line.key)
    assert [line.dossier.id for line in lines] == [line.dossier.id for line in again]
    taken = interleaved({"ours": ours, "load": loaded})
    note = f"{len(lines):,} civil servants placed, CPU {taken['ours'].cpu:.2f} s; order checked against its own keys"
    peer = f"loading the people alone {taken['load'].wall:.2f} s"
    return [Row(f"DUK of an office of {PEOPLE:,}: loaded and ordered", peer, taken["ours"].wall, "≤ 0.5", "s", note)]


if __name__ == "__main__":
    for line in rows():
        print(line)
