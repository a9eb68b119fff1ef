"""Import of the SIASN export of 10,000 people: read, fully checked, written and journaled, beside the naive way.

The naive way reads the same file with openpyxl and adds ORM objects without looking at a single value.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import random
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import sqlalchemy as sa
import xlsxwriter

from asn_desktop import files
from asn_desktop.rules.roles import Role
from asn_desktop.services import imports, office
from asn_desktop.store import journal
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved

PEOPLE = 10_000
TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
HOLDER = office.NewUser("siti", "Siti Rahmawati", "sandi siti 2026", Role.OPERATOR)
SECOND = office.NewUser("budi", "Budi Santoso", "sandi budi 2026", Role.ADMIN)
OFFICE = office.NewOffice(
    nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", kode="DISHUB",
    alamat="Jalan Merdeka Nomor 1",
)  # fmt: skip
_RANKS = ("III/a", "III/b", "III/c", "III/d", "IV/a")


def export(people: int, seed: int = 7) -> tuple[bytes, list[str]]:
    """An invented SIASN export (xlsx, 69 columns, apostrophes and nulls as there), and its NIPs."""
    with files.resource("tables/siasn_export_pegawai_header.csv").open(encoding="utf-8", newline="") as table:
        headings = [row["header"] for row in csv.DictReader(table)]
    draw, used, nips = random.Random(seed), Counter[str](), []
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, headings)
        for number in range(1, people + 1):
            values = _person(draw, number, used)
            nips.append(values["NIP BARU"][1:])
            for column, heading in enumerate(headings):
                sheet.write_string(number, column, values.get(heading, "null"))
    return target.getvalue(), nips


def _person(draw: random.Random, number: int, used: Counter[str]) -> dict[str, str]:
    born = dt.date(1970, 1, 1) + dt.timedelta(days=draw.randrange(10_000))
    start = dt.date(born.year + 22 + draw.randrange(6), draw.randrange(1, 13), 1)
    sex = draw.choice("12")
    prefix = f"{born:%Y%m%d}{start:%Y%m}{sex}"
    used[prefix] += 1
    day = born.day + (40 if sex == "2" else 0)
    tmt = dt.date(max(start.year + 2, 2010) + draw.randrange(4), 4, 1)
    first = f"{start:%d-%m-%Y}"
    return {
        "PNS ID": f"A{number:031d}", "NIP BARU": f"'{prefix}{used[prefix]:03d}",
        "NAMA": f"ORANG CONTOH {number}", "GELAR BELAKANG": "S.E.", "TEMPAT LAHIR NAMA": "Tirtamaya",
        "TANGGAL LAHIR": f"{born:%d-%m-%Y}", "JENIS KELAMIN": "M" if sex == "1" else "F", "AGAMA ID": "1",
        "AGAMA NAMA": "Islam", "JENIS KAWIN ID": "1", "JENIS KAWIN NAMA": "Menikah",
        "NIK": f"'3374{number // 9000 + 1:02d}{day:02d}{born:%m%y}{number % 9000 + 1:04d}",
        "NOMOR HP": f"0812{number:08d}", "EMAIL": f"orang{number}@contoh.id", "ALAMAT": "Jalan Mawar",
        "KEDUDUKAN HUKUM ID": "01", "KEDUDUKAN HUKUM NAMA": "Aktif", "STATUS CPNS PNS": "P",
        "NOMOR SK CPNS": f"813/{number}", "TANGGAL SK CPNS": first, "TMT CPNS": first,
        "TMT PNS": f"{start.replace(year=start.year + 1):%d-%m-%Y}", "GOL AWAL NAMA": "II/c",
        "GOL AKHIR NAMA": draw.choice(_RANKS), "TMT GOLONGAN": f"{tmt:%d-%m-%Y}", "MK TAHUN": "10", "MK BULAN": "2",
        "JENIS JABATAN ID": "4", "JABATAN NAMA": "Penelaah Teknis Kebijakan", "TMT JABATAN": f"{tmt:%d-%m-%Y}",
        "TINGKAT PENDIDIKAN ID": "40", "PENDIDIKAN NAMA": "S-1 MANAJEMEN", "TAHUN LULUS": str(born.year + 23),
        "UNOR NAMA": f"Bidang {number % 40}", "IS VALID NIK": "1", "NAMA SEKOLAH": "Universitas Contoh",
    }  # fmt: skip


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
        assert lines >= 5 * len(nips)
        return lines


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
    return [
        person,
        Golongan(golongan=text("GOL AWAL NAMA"), tmt=day("TMT CPNS"), **own),
        Golongan(golongan=text("GOL AKHIR NAMA"), tmt=day("TMT GOLONGAN"), **own),
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
    ours, naive = taken["ours"], taken["naive"]
    return [
        Row(
            work="import of the SIASN export, 10,000 people, 5 records each, checked and journaled",
            peer=f"openpyxl + ORM without any check {naive.wall:.1f} s",
            ours=round(ours.wall, 2),
            bar="≤ 6",
            unit="s",
            note=f"every NIP compared digit by digit; CPU {ours.cpu:.1f} s, naive CPU {naive.cpu:.1f} s",
        )
    ]
