"""The store: unlock beside the key derivation alone, opening beside no key, capture beside no listener."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import SYSTEM
from asn_desktop.services import office
from asn_desktop.store import backup, connection, journal, seals, tripwire
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.tables import metadata
from asn_desktop.store.vault import Vault
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
ROWS = 10_000
HOLDERS = (office.NewUser("siti", "Siti", "sandi siti 2026"), office.NewUser("budi", "Budi", "sandi budi 2026"))


def rows() -> list[Row]:
    """All rows of this bench, on one office made with full-strength Argon2id in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        home = folder / "kantor"
        office.create(home, office.NewOffice("Dinas", "PEMERINTAH KOTA", "Kota"), HOLDERS, now=NOW)
        return [_unlock(home), *_opening(home, folder), *_capture(home, folder), _save(home), _backup(home)]
    finally:
        shutil.rmtree(folder)


def _unlock(home: Path) -> Row:
    def whole() -> bool:
        with office.unlock(home, "siti", "sandi siti 2026") as opened:
            return opened.actor.username == "siti"

    def derivation() -> bool:
        seals.spend_a_guess("sandi siti 2026")
        return True

    taken = interleaved({"ours": whole, "peer": derivation})
    return Row(
        "unlock: password to open store, lock and schema check", f"Argon2id alone {taken['peer'].wall * 1e3:.0f} ms",
        taken["ours"].wall * 1e3, "100 to 400", "ms", "64 MiB, 3 passes, 4 lanes",
    )  # fmt: skip


def _opening(home: Path, folder: Path) -> list[Row]:
    with office.unlock(home, "siti", "sandi siti 2026") as opened:
        key = opened.key
    plain = folder / "plain.db"
    dbapi = connection.bare(Vault(home).database, key)
    dbapi.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    dbapi.execute("SELECT sqlcipher_export('plain')")
    dbapi.close()

    def encrypted() -> bool:
        link = connection.bare(Vault(home).database, key, "query_only = ON")
        found = link.execute("SELECT count(*) FROM units").fetchone()
        link.close()
        return bool(found[0])

    def bare() -> bool:
        link = connection.sqlcipher.connect(str(plain))
        found = link.execute("SELECT count(*) FROM units").fetchone()
        link.close()
        return bool(found[0])

    taken = interleaved({"ours": _many(encrypted, 50), "peer": _many(bare, 50)})
    return [
        Row(
            "open the encrypted file with its raw key and read", f"no key {taken['peer'].wall / 50 * 1e3:.2g} ms",
            taken["ours"].wall / 50 * 1e3, "≤ 2", "ms", "mean of 50, connection made and closed",
        )
    ]  # fmt: skip


def _many(deed: Callable[[], bool], times: int) -> Callable[[], bool]:
    return lambda: all(deed() for _ in range(times))


def _person(store: Store) -> Employee:
    person = Employee(nama="Asih", tanggal_lahir=dt.date(1985, 3, 17), jenis_kelamin="P", status="PNS")
    with store.begin(SYSTEM) as session:
        session.add(person)
    return person


def _plain_engine(path: Path, key: bytes) -> sa.Engine:
    engine = connection.writer(path, key)
    with engine.begin() as link:
        metadata.create_all(link)
    return engine


def _capture(home: Path, folder: Path) -> list[Row]:
    """The same rows through the ORM with the journal, without listener and triggers, and through write_set."""
    with office.unlock(home, "siti", "sandi siti 2026") as opened:
        store, person = opened.store, _person(opened.store)
        naive = _plain_engine(folder / "naive.db", opened.key)
        with Session(naive) as session, session.begin():
            session.add(Employee(office_id=store.office_id, id=person.id, **_facts()))

        def journaled() -> bool:
            with store.begin(SYSTEM) as session:
                session.add_all([Golongan(employee_id=person.id, **values) for values in _values()])
                session.flush()
            return _count(store.writer) > 0

        def bare() -> bool:
            with Session(naive) as session, session.begin():
                session.add_all(
                    [
                        Golongan(office_id=store.office_id, id=uuid7(), employee_id=person.id, **values)
                        for values in _values()
                    ]
                )
            return _count(naive) > 0

        def set_based() -> bool:
            with store.begin(SYSTEM) as session:
                values = [{"employee_id": person.id, **one} for one in _values()]
                return len(journal.write_set(session, Golongan, values)) == ROWS

        taken = interleaved({"journal": journaled, "naive": bare, "set": set_based})
        with store.begin(SYSTEM) as session:
            assert journal.verify_chain(session) >= 12 * ROWS
            assert tripwire.unexplained(session) == []
        naive.dispose()
    ours, peer, fast = (taken[name].wall for name in ("journal", "naive", "set"))
    note = f"{ROWS:,} rows in one transaction; afterwards every line of the chain verified"
    return [
        Row("bulk insert by the ORM, journaled", f"no listener, no triggers {peer:.2f} s", ours / peer, "≤ 1.25", "×",
            f"{note}; {ours:.2f} s"),
        Row("bulk insert by write_set, journaled", f"plain ORM, no journal {peer:.2f} s", fast / peer, "< 1", "×",
            f"{note}; {fast:.2f} s"),
    ]  # fmt: skip


def _facts() -> dict[str, object]:
    return {"nama": "Asih", "tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "P", "status": "PNS"}


def _values() -> list[dict[str, object]]:
    return [{"golongan": "III/a", "tmt": dt.date(2020, 4, 1), "nomor_sk": f"SK-{n}"} for n in range(ROWS)]


def _count(engine: sa.Engine) -> int:
    with engine.connect() as link:
        return int(link.execute(sa.select(sa.func.count()).select_from(Golongan)).scalar_one())


def _save(home: Path) -> Row:
    """One change of one person, committed to the disk, with the journal and without."""
    number = itertools.count()
    with office.unlock(home, "siti", "sandi siti 2026") as opened:
        store, person = opened.store, _person(opened.store)

        def save() -> bool:
            with store.begin(SYSTEM) as session:
                found = session.get(Employee, (store.office_id, person.id))
                assert found is not None
                found.no_hp = str(next(number))
            return True

        save()
        took = []
        for _ in range(60):
            start = time.perf_counter()
            save()
            took.append(time.perf_counter() - start)
    return Row("save one change, on the disk, with its journal line", "", statistics.median(took) * 1e3, "≤ 20", "ms",
               "median of 60, fsync included")  # fmt: skip


def _backup(home: Path) -> Row:
    """A verified backup beside a plain copy of the file, which proves nothing."""
    with office.unlock(home, "siti", "sandi siti 2026") as opened:
        key, vault = opened.key, Vault(home)
        size = vault.database.stat().st_size / 1e6
        moments = (NOW + dt.timedelta(seconds=n) for n in itertools.count())

        def ours() -> bool:
            made = backup.make(vault, key, home.parent / "cadangan", next(moments))
            shutil.rmtree(made.folder)
            return made.rows["golongan"] >= ROWS

        def copy() -> bool:
            shutil.copy(vault.database, home.parent / "copy.asn")
            return True

        taken = interleaved({"ours": ours, "peer": copy}, rounds=3)
    return Row(
        f"backup of {size:.0f} MB: copied, opened, every page and count checked",
        f"file copy, unchecked {taken['peer'].wall * 1e3:.0f} ms", taken["ours"].wall, "≤ 10", "s",
    )  # fmt: skip
