"""Import of the SIASN export of 10,000 people: read, fully checked, written and journaled, beside the naive way.

The naive way reads the same file with openpyxl and adds ORM objects without looking at a single value.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import sqlalchemy as sa

from asn_desktop.rules.roles import Role
from asn_desktop.rules.sample_export import kabupaten
from asn_desktop.services import import_sheets, imports, office
from asn_desktop.sheets.reader import open_book
from asn_desktop.store import journal
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved
from benchmarks.siasn_export import workbook

PEOPLE = 10_000
TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
HOLDER = office.NewUser("siti", "Siti Rahmawati", "sandi siti 2026", Role.OPERATOR)
SECOND = office.NewUser("budi", "Budi Santoso", "sandi budi 2026", Role.ADMIN)
OFFICE = office.NewOffice(
    nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", kode="DISHUB",
    alamat="Jalan Merdeka Nomor 1",
)  # fmt: skip


def export(people: int, seed: int = 7) -> tuple[bytes, list[str]]:
    """An invented SIASN export (xlsx, all 69 columns filled as there), and its NIPs."""
    headings, rows, truth = kabupaten(people, seed, TODAY, errors=False)
    return workbook(headings, rows), list(truth.nips.values())


class _Office:
    """Fresh copies of one encrypted office."""

    def __init__(self, root: Path) -> None:
        self.root, self._count = root, itertools.count()
        cheap = Argon2(memory=1024, passes=1, lanes=1)  # the key derivation is measured elsewhere
        office.create(root / "asal", OFFICE, (HOLDER, SECOND), now=NOW, cost=cheap)

    @contextmanager
    def fresh(self) -> Iterator[Store]:
        folder = self.root / str(next(self._count))
        shutil.copytree(self.root / "asal", folder)
        with office.unlock(folder, HOLDER.username, HOLDER.password, clock=lambda: NOW) as opened:
            self.actor = opened.actor
            yield opened.store
        shutil.rmtree(folder)


def _ours(home: _Office, data: bytes, nips: list[str]) -> int:
    """The whole import; validated: every NIP arrived digit by digit, every record has its line."""
    with home.fresh() as store:
        with store.begin(home.actor, reason="impor") as session:
            shown = imports.preview(session, data, today=TODAY)
            done = imports.apply(session, shown, now=NOW)
        with store.read(home.actor) as session:
            assert sorted(session.scalars(sa.select(Employee.nip))) == sorted(nips)
            lines = journal.head(session)[0]
        assert done.added == len(nips)
        assert lines >= 4 * len(nips)  # PPPK paruh waktu have no golongan
        return lines


def _shares(home: _Office, data: bytes) -> str:
    """Where the time goes, in parts of a hundred: open, read and check, match and plan, write and journal, commit."""
    with home.fresh() as store:
        begun = time.perf_counter()
        book = open_book(data)
        opened = time.perf_counter()
        with store.read(home.actor) as session:
            import_sheets.read_sheets(session, book, None, import_sheets.Words(), TODAY)
        read = time.perf_counter()
        with store.begin(home.actor, reason="impor") as session:
            started = time.perf_counter()
            shown = imports.preview(session, data, today=TODAY)
            planned = time.perf_counter()
            imports.apply(session, shown, now=NOW)
            written = time.perf_counter()
        ended = time.perf_counter()
    parts = {"open": opened - begun, "read and check": read - opened,
             "match and plan": max(planned - started - (read - begun), 0.0), "write and journal": written - planned,
             "commit": ended - written}  # fmt: skip
    whole = sum(parts.values())
    return ", ".join(f"{name} {round(100 * part / whole)} %" for name, part in parts.items())


def _naive(home: _Office, data: bytes) -> int:
    """openpyxl cell by cell, ORM objects one by one, no check; the store journals by itself."""
    with home.fresh() as store, store.begin(home.actor, reason="impor") as session:
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
        assert sheet is not None
        rows = sheet.iter_rows(values_only=True)
        at = {name: place for place, name in enumerate(next(rows))}
        for row in rows:
            session.add_all(_records(row, at))
        session.flush()
        return journal.head(session)[0]


def _records(row: tuple[object, ...], at: dict[object, int]) -> list[object]:
    def text(name: str) -> str:
        return str(row[at[name]]).lstrip("'")

    def day(name: str) -> dt.date:
        return dt.datetime.strptime(text(name), "%d-%m-%Y").date()

    person = Employee(
        id=uuid.uuid4(), nip=text("NIP BARU"), nik=text("NIK"), nama=text("NAMA"), tanggal_lahir=day("TANGGAL LAHIR"),
        jenis_kelamin="L" if text("JENIS KELAMIN") == "M" else "P", status="PNS", tmt_cpns=day("TMT CPNS"),
        no_hp=text("NOMOR HP"), email=text("EMAIL"), alamat=text("ALAMAT"), tempat_lahir=text("TEMPAT LAHIR NAMA"),
    )  # fmt: skip
    own = {"employee_id": person.id, "sumber": "impor"}
    ranks = [("GOL AWAL NAMA", "TMT CPNS"), ("GOL AKHIR NAMA", "TMT GOLONGAN")]
    return [
        person,
        *(Golongan(golongan=text(name), tmt=day(tmt), **own) for name, tmt in ranks if text(name) != "null"),
        Jabatan(nama=text("JABATAN NAMA"), jenis="4", tmt=day("TMT JABATAN"), **own),
        Pendidikan(tingkat="40", nama=text("PENDIDIKAN NAMA"), tahun_lulus=int(text("TAHUN LULUS")), **own),
    ]


def rows() -> list[Row]:
    """The line of the table: seconds of the whole import, read to commit, on an encrypted store."""
    data, nips = export(PEOPLE)
    with tempfile.TemporaryDirectory() as folder:
        home = _Office(Path(folder))
        ways = {"ours": lambda: _ours(home, data, nips), "naive": lambda: _naive(home, data)}
        taken = interleaved(ways, rounds=3, warm=0)
        shares = _shares(home, data)
    ours, naive = taken["ours"], taken["naive"]
    return [
        Row(
            work="import of the SIASN export, 10,000 people, 69 columns, 5 records each, checked and journaled",
            peer=f"openpyxl + ORM without any check {naive.wall:.1f} s",
            ours=round(ours.wall, 2),
            bar="≤ 6",
            unit="s",
            note=f"every NIP compared digit by digit; {shares}; CPU {ours.cpu:.1f} s, naive CPU {naive.cpu:.1f} s",
        )
    ]
