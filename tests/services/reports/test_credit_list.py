"""The list of readiness: who stands in it, what is missing, what an inspector sees, paper and workbook."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import reports
from asn_desktop.services.credit import lines, proposals
from asn_desktop.services.credit.lines import ManualAsk
from tests.letters.conftest import tool
from tests.services import credit_office

D = dt.date
READER = Actor("ani", "Ani", Role.PEMERIKSA)


@pytest.fixture
def office(session, today):
    made = credit_office.make(session)
    for year in (2023, 2024, 2025):
        proposals.convert(session, year, [made.rina], today=today)
    old = ManualAsk(made.rina, "MU", "jf_lama", 2022, "12,5", nomor="PAK/1", tanggal=D(2022, 12, 30))
    lines.put_manual(session, old, today=today)
    return made


def table(session, today, **options):
    return reports.build(session, "angka-kredit", on=today, options=options, today=today)


def test_everybody_in_a_functional_post_stands_in_the_list(session, office, today):
    found = {row.cells[1].split("\n")[0]: row.cells for row in table(session, today).rows()}
    assert set(found) == {"Rina Marlina", "Sari Wulandari", "Dewi Lestari", "Fajar Nugroho", "Tono Prasetyo"}
    assert found["Rina Marlina"][4:] == (
        "100,00", "III/d", "100", "cukup", "Ahli Madya", "200", "100,00", "belum dicatat: uji kompetensi",
    )  # fmt: skip
    assert found["Dewi Lestari"][4:] == ("–", *(None,) * 6, "tidak berlaku (PPPK)")
    assert found["Fajar Nugroho"][11].startswith("belum dicatat")


def test_only_those_with_enough_points(session, office, today):
    assert [row.employee_id for row in table(session, today, cukup="ya").rows()] == [office.rina]


def test_an_inspector_sees_counts_and_no_person(session, office, today):
    session.info["actor"] = READER
    found = table(session, today)
    told = str([row.cells for row in found.rows()])
    assert "Rina" not in told
    assert "100,00" not in told
    held = {row.cells[1]: row.cells[2:] for row in found.rows()}
    assert held == {"Ahli Madya": (1, 0, 0, 1), "Ahli Muda": (1, 1, 0, 0), "Ahli Pertama": (3, 0, 0, 2)}
    assert found.totals[0].cells[2:] == (5, 1, 0, 3)


def test_the_list_is_printed_and_written_as_a_workbook(session, office, today, now, tmp_path):
    found = table(session, today)
    assert all(len(row.cells) == len(found.columns) for row in found.rows())
    assert reports.pdf(found, now=now).startswith(b"%PDF-")
    path = tmp_path / "kesiapan.xlsx"
    path.write_bytes(reports.xlsx(found))
    texts = [str(cell.value) for row in load_workbook(path).active.iter_rows() for cell in row]
    assert "100,00" in texts
    assert "belum dicatat: uji kompetensi" in texts
    paper = tmp_path / "kesiapan.pdf"
    paper.write_bytes(reports.pdf(found, now=now))
    assert "KESIAPAN ANGKA KREDIT" in tool("pdftotext", "-layout", str(paper), "-")
