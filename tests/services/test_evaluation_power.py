"""Half-written evaluation: a finaliser killed at any moment, a full disk under an import, papers stopped half-way."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Trouble
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office, reference
from asn_desktop.services.evaluation import results_import, rule_settings
from asn_desktop.services.evaluation.results_import import Outcome, Source
from asn_desktop.store import check, journal
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.imports import ImportBatch
from tests.services import evaluation_office, rating_office
from tests.services.evaluation_office import TODAY

ROOT = Path(__file__).parents[2]
MANAGER = Actor("budi", "Budi Santoso", Role.ADMIN)
PEOPLE = 60


def _life(process: subprocess.Popen[str], line: str, wait: float) -> list[str]:
    """One child's words until it was killed, `wait` seconds after it had opened, or was done."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    pid, said = int(process.stdout.readline().removeprefix("pid ")), []
    for text in iter(process.stdout.readline, "gone\n"):
        assert not text.startswith("error"), text
        said.append(text.strip())
        if text == "open\n":
            time.sleep(wait)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    return said


def test_sixty_results_are_fixed_all_or_none_whenever_the_power_goes(folder: Path, now: dt.datetime) -> None:
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        with opened.store.begin(opened.actor, reason="uji") as session:
            made = evaluation_office.make(session)
            skps = rating_office.crowd(session, made.angkutan, PEOPLE, 2025)
            rating_office.achieved(session, made.angkutan, "Baik", 2025, "AKHIR")
            shares = [(Predikat.BAIK, 40), (Predikat.SANGAT_BAIK, 18), (Predikat.KURANG, 2)]
            ids = rating_office.all_rated(session, skps, shares, "AKHIR")
        with opened.store.begin(MANAGER, reason="uji") as session:
            rule_settings.change(session, "mode", "resmi", since=dt.date(2025, 1, 1), ground="Keputusan Kepala Dinas",
                                 today=TODAY)  # fmt: skip
    line, chance, seen = " ".join(map(str, ids)), random.Random(60), Counter[int]()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.services.evaluation_writer", str(folder)], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    try:
        for late in (0.1, 0.6, 1.5, 3.0):
            said = _life(process, line, chance.uniform(late / 2, late))
            with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
                fixed = _fixed(opened)
            assert fixed in (0, PEOPLE)
            assert fixed == PEOPLE or "fixed" not in said  # an acknowledged deed is kept
            seen[fixed] += 1
            if fixed:
                break
        if not seen[PEOPLE]:
            assert _life(process, line, 60) == ["open", "fixed"]
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        assert process.wait() == 0
        process.stdout.close()
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        assert _fixed(opened) == PEOPLE


def _fixed(opened: office.OpenOffice) -> int:
    """How many are fixed; each with its row of the record, none without, and the journal in one piece."""
    with opened.store.read(opened.actor) as session:
        journal.verify_chain(session)
        assert check.missing_blobs(session, opened.store.blobs) == []
        number = session.scalar(sa.select(sa.func.count()).where(Evaluation.keadaan == "ditetapkan")) or 0
        record = session.scalar(sa.select(sa.func.count()).where(Kinerja.asal == "kantor")) or 0
        linked = session.scalar(sa.select(sa.func.count()).where(Evaluation.kinerja_id.is_not(None))) or 0
        assert number == record == linked
        return number


def test_a_disk_that_fills_under_an_import_of_results_keeps_none_of_them(store, actor, now, today) -> None:
    people = [(f"199001012015011{number:03}", f"Pegawai {number:03}") for number in range(1, 301)]
    with store.begin(actor, reason="uji") as session:
        reference.load_shipped(session)
        session.add_all(
            Employee(nama=name, nip=nip, tanggal_lahir=dt.date(1990, 1, 1), jenis_kelamin="L", status="PNS",
                     tmt_cpns=dt.date(2015, 1, 1)) for nip, name in people
        )  # fmt: skip
    lines = [f"{nip},{name},2025,Sesuai Ekspektasi,Sesuai Ekspektasi,Baik" for nip, name in people]
    data = "\n".join(("NIP,Nama,Tahun,Hasil Kerja,Perilaku Kerja,Predikat", *lines)).encode()
    with store.read(actor) as session:
        seen = results_import.preview(session, data, Source.EKINERJA, today=today, file_name="hasil.csv")
    assert [row.problems for row in seen.rows if row.outcome is not Outcome.NEW] == []
    assert len(seen.rows) == 300
    with store.begin(actor) as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 6}")
    with pytest.raises(Trouble, match="disk_full"), store.begin(actor) as session:
        results_import.apply(session, seen, now=now, today=today)
    with store.begin(actor) as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert session.scalar(sa.select(sa.func.count()).select_from(Kinerja)) == 0
        assert session.scalar(sa.select(sa.func.count()).select_from(ImportBatch)) == 0
        journal.verify_chain(session)
    with store.begin(actor) as session:
        results_import.apply(session, seen, now=now, today=today)
        assert session.scalar(sa.select(sa.func.count()).select_from(Kinerja)) == 300
