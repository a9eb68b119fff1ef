"""A kabupaten of 8,000: its export in, its anomalies repaired, every report printed, questions answered, SIASN written.

The counts are made a second time from the rows of the file, by code that knows nothing of the program.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import sqlalchemy as sa

from asn_desktop.services import anomalies, headcount, imports, office, practice, reports, siasn
from asn_desktop.services.import_rows import Outcome
from asn_desktop.services.imports import Applied, Preview
from asn_desktop.services.office import OpenOffice
from asn_desktop.store.employees import Employee
from asn_desktop.store.seals import Argon2
from tests.office_day import kabupaten, repairs
from tests.office_day.kabupaten import QUESTIONS, TODAY, Export

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
_PICTURES = Path(__file__).resolve().parents[2] / "out" / "pictures" / "laporan"


@dataclass(frozen=True)
class Kabupaten:
    """The office with the export in it."""

    opened: OpenOffice
    export: Export
    shown: Preview
    applied: Applied


@pytest.fixture(scope="module")
def kab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kabupaten]:
    """Imported once for all the tests of this file."""
    folder = tmp_path_factory.mktemp("kabupaten")
    export = kabupaten.make(folder)
    light = Argon2(memory=1024, passes=1, lanes=1)
    office.create(folder / "kantor", practice.OFFICE, practice.USERS[:2], now=NOW, cost=light)
    with office.unlock(folder / "kantor", "siti", practice.PASSWORD, clock=lambda: NOW) as opened:
        with opened.store.read(opened.actor) as session:
            shown = imports.preview(session, export.path, today=TODAY)
        with opened.store.begin(opened.actor, reason="impor") as session:
            applied = imports.apply(session, shown, now=NOW)
        yield Kabupaten(opened, export, shown, applied)


def test_every_row_is_kept_digit_by_digit_or_refused_by_name(kab: Kabupaten) -> None:
    """What the file's maker planted is what the wizard says, row by row; every other NIP survives unchanged."""
    truth = kab.export.truth
    refused = {r.number: {p.code for p in r.problems} for r in kab.shown.rows if r.outcome is Outcome.REFUSED}
    assert refused.keys() == truth.refused.keys()
    assert all(set(codes) <= refused[row] for row, codes in truth.refused.items())
    assert {r.number for r in kab.shown.rows if r.outcome is Outcome.SKIPPED} == truth.skipped
    assert kab.applied.added == len(truth.nips)
    with kab.opened.store.read(kab.opened.actor) as session:
        kept = sorted(session.scalars(sa.select(Employee.nip)))
        again = imports.preview(session, kab.export.path, today=TODAY)
    assert kept == sorted(truth.nips.values())
    assert Counter(r.outcome for r in again.rows)[Outcome.NEW] == 0
    assert all(not r.changes for r in again.rows if r.outcome is Outcome.SAME)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_a_plain_count_answers_it(kab: Kabupaten, name: str) -> None:
    """Ten questions; the independent count reads the export's own rows."""
    question, on, fits = QUESTIONS[name]
    expected = sum(fits(row, kab.export.truth) for _, row in kab.export.came_in())
    assert expected > 0
    with kab.opened.store.read(kab.opened.actor) as session:
        found = headcount.ask(session, question, on=on, today=TODAY)
        page = headcount.persons(session, question, on=on, today=TODAY)
    assert found.jumlah == expected
    assert len({row.id for row in page.rows}) == expected


@pytest.mark.parametrize("key", reports.REPORTS)
def test_every_report_is_printed(kab: Kabupaten, key: str) -> None:
    """On screen, as PDF/A that other programs accept, and as a workbook; first and last page stand as pictures."""
    with kab.opened.store.read(kab.opened.actor) as session:
        table = reports.build(session, key, on=TODAY, today=TODAY)
    data = reports.pdf(table, now=NOW)
    book = reports.xlsx(table)
    assert book[:2] == b"PK"
    folder = _PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(data) as document:
        pages = len(document)
        for place in {0, pages - 1}:
            page = document[place]
            page.render(scale=1.2).to_pil().save(folder / f"{key}_{'awal' if place == 0 else 'akhir'}.png")
            page.close()
    assert pages >= 1
    path = folder / f"{key}.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as checked:
        assert checked.Root.Metadata is not None


def test_the_anomalies_it_shows_are_repaired_or_explained(kab: Kabupaten) -> None:
    """Every planted anomaly is found; repaired by the clerk's own deeds it is gone, and the score has risen."""
    planted = {(nip, code) for nip, codes in kab.export.truth.anomalies.items() for code in codes}
    with kab.opened.store.begin(kab.opened.actor, reason="perbaikan anomali") as session:
        before = anomalies.survey(session, today=TODAY)
        shown = {(one.nip, one.finding.code) for one in before.findings}
        missing = planted - shown
        assert not missing, sorted(missing)[:5]
        for one in before.findings:
            if (one.nip, one.finding.code) in planted:
                repairs.repair(session, one, today=TODAY)
        after = anomalies.survey(session, today=TODAY)
        left = {(one.nip, one.finding.code) for one in after.open} & planted
        assert not left, sorted(left)[:5]
        assert after.score.total > before.score.total


def test_the_file_for_siasn_comes_back_without_a_difference(kab: Kabupaten, tmp_path: Path) -> None:
    """After the repairs: written in SIASN's columns, read by the wizard, nothing new and nothing changed."""
    with kab.opened.store.read(kab.opened.actor) as session:
        made = siasn.write(session, tmp_path / "siasn.xlsx", siasn.SiasnAsk(on=TODAY, nik="penuh"))
        back = imports.preview(session, tmp_path / "siasn.xlsx", today=TODAY)
    outcomes = Counter(row.outcome for row in back.rows)
    assert made.people == len(back.rows)
    odd = [(r.nama, r.changes, [p.code for p in r.problems]) for r in back.rows if r.outcome is not Outcome.SAME]
    assert outcomes == {Outcome.SAME: made.people}, odd[:3]
