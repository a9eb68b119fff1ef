"""Packages: 10,000 changed rows sealed, and taken in by the centre, beside the bare limit and the naive way.

The limit is what nobody can avoid: JSON, ZIP, signature, envelope, and plain inserts on the same encrypted store. The
naive way sends one change at a time through the ORM (read the row, set the fields, let the session flush each).
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates, cms, container, envelope, payload
from asn_desktop.rules.changes import Change, Operation
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import centre, enrolment, identity_card, office, registry, sync
from asn_desktop.services.unsent import sent_line
from asn_desktop.store import journal, merging, tables
from asn_desktop.store.base import Base
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.outgoing import outgoing
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
CLERK = Actor("siti", "Siti Rahmawati", Role.ADMIN)
LIGHT = Argon2(memory=1024, passes=1, lanes=1)
PEOPLE, RANKS = 2_000, 4  # 2,000 people with four ranks each: 10,000 rows


class _Undo(Exception):  # noqa: N818 - not an error
    """Rolls a measured transaction back, so that every round does the same work."""


def _make(stack: ExitStack, folder: Path, name: str, role: str) -> Store:
    ask = office.NewOffice(nama=name, pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", peran=role)
    holders = (
        office.NewUser("siti", "Siti", "sandi siti 2026", Role.ADMIN),
        office.NewUser("budi", "Budi", "sandi budi 2026", Role.ADMIN),
    )
    office.create(folder, ask, holders, now=NOW, cost=LIGHT)
    return stack.enter_context(office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: NOW)).store


def _join(here: Store, there: Store) -> None:
    with here.begin(CLERK) as session:
        asked = enrolment.request(session, now=NOW)
    with there.begin(CLERK) as session:
        answer = registry.register(session, asked.data, now=NOW, today=NOW.date())
    with here.begin(CLERK) as session:
        enrolment.accept(session, answer.data, now=NOW, today=NOW.date())
        sync.export(session, now=NOW)


def _fill(store: Store) -> None:
    """10,000 rows the next package carries."""
    with store.begin(CLERK, reason="impor") as session:
        people = [
            {"nama": f"Pegawai {n:05}", "nip": f"1985031720090420{n % 100:02}"[:14] + f"{n:04}", "status": "PNS",
             "tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "L", "tempat_lahir": "Tirtamaya"}
            for n in range(PEOPLE)
        ]  # fmt: skip
        ids = journal.write_set(session, Employee, people)
        ranks = [
            {"employee_id": who, "golongan": f"III/{'abcd'[step]}", "tmt": dt.date(2010 + 4 * step, 4, 1)}
            for who in ids for step in range(RANKS)
        ]  # fmt: skip
        journal.write_set(session, Golongan, ranks)


def _undone(store: Store, deed: Callable[[Session], object]) -> object:
    """The deed in a real transaction that is rolled back at the end."""
    answer = None
    try:
        with store.begin(CLERK) as session:
            answer = deed(session)
            session.flush()
            raise _Undo
    except _Undo:
        return answer


def _bare_seal(changes: list[Change], lines: bytes, store: Store) -> bytes:
    """Nothing but JSON, ZIP, signature and envelope."""
    with store.read(CLERK) as session:
        identity = identity_card.demand(session)
        key, own = certificates.load_key(identity.key), identity_card.certificate(identity)
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("changes.jsonl", payload.write_changes(changes))
        archive.writestr("journal.jsonl", lines)
    public = [cms.check_key(own.public_key())]
    return envelope.seal(cms.sign(out.getvalue(), key, own, now=NOW), public)


def _bare_open(store: Store, data: bytes, office_id: uuid.UUID) -> int:
    """Unseal, verify, unzip, parse, and one plain insert per table: no merge, no journal."""
    with store.read(CLERK) as session:
        key = certificates.load_key(identity_card.demand(session).key)
    files = container.join([container.unpack(data, key, certificates.scope_of)])
    changes = payload.read_changes(files[payload.CHANGES])
    [json.loads(line) for line in files[payload.JOURNAL].splitlines()]

    def insert(session: Session) -> None:
        with session.info["gate"].opened():
            for name in merging.order():
                table = tables.metadata.tables[name]
                rows = [
                    merging._blank(name) | {"office_id": office_id, "id": c.row_id}
                    | {f: merging.own_value(name, f, new) for f, (_, new) in c.fields.items()}
                    for c in changes if c.table == name and c.operation is Operation.INSERT
                ]  # fmt: skip
                if rows:
                    session.connection().execute(sa.insert(table), rows)

    _undone(store, insert)
    return len(changes)


def _naive(store: Store, changes: list[Change], office_id: uuid.UUID) -> int:
    """One change at a time through the ORM, as a first program would."""
    classes = {m.local_table.name: m.class_ for m in Base.registry.mappers}  # type: ignore[attr-defined]

    def walk(session: Session) -> int:
        for change in changes:
            kind = classes[change.table]
            row = session.get(kind, (office_id, change.row_id))
            if row is None:
                row = kind(office_id=office_id, id=change.row_id)
                session.add(row)
            for name, (_, new) in change.fields.items():
                setattr(row, name, merging.own_value(change.table, name, new))
            session.flush()
        return len(changes)

    return int(_undone(store, walk))  # type: ignore[call-overload]


def rows() -> list[Row]:
    """Export and import of 10,000 changed rows, milliseconds of wall clock (median of five interleaved rounds)."""
    with tempfile.TemporaryDirectory() as base, ExitStack() as stack:
        here = _make(stack, Path(base) / "kantor", "Dinas Perhubungan", "kantor")
        there = _make(stack, Path(base) / "pusat", "BKPSDM", "bkpsdm")
        _join(here, there)
        with here.read(CLERK) as session:
            first = sync.packages(session)[0]
            (path,) = sync.carry(session, Path(base), epoch=1, seq=first.seq)
        with there.begin(CLERK) as session:
            assert centre.receive(session, path.read_bytes(), now=NOW, today=NOW.date()).state == "masuk"
        _fill(here)
        with here.read(CLERK) as session:
            found = outgoing(session, sent_line(session), here.office_id, frozenset(merging.order()))
            changes = [sync._change(line) for line in found]
            lines = "\n".join(line.text for line in found).encode()
        sealing = interleaved(
            {
                "ours": lambda: _undone(here, lambda s: sync.export(s, now=NOW)),
                "limit": lambda: _bare_seal(changes, lines, here),
            }
        )
        with here.begin(CLERK) as session:
            row = sync.export(session, now=NOW)
        with here.read(CLERK) as session:
            (path,) = sync.carry(session, Path(base), epoch=1, seq=row.seq)
        data = path.read_bytes()
        assert row.total == PEOPLE * (RANKS + 1)
        taking = interleaved(
            {
                "ours": lambda: _merged(there, data, row.total),
                "limit": lambda: _bare_open(there, data, here.office_id),
            }
        )
        naive = interleaved({"naive": lambda: _naive(there, changes, here.office_id)}, rounds=1, warm=0)
    return [
        _row("export 10,000 changed rows, sealed", sealing["ours"].wall, f"limit {_ms(sealing['limit'].wall)}",
             "≤ 60 and ≤ ×3 of the limit", f"{row.size / 1e6:.1f} MB, written again byte for byte"),
        _row("import 10,000, verified, merged, journaled", taking["ours"].wall,
             f"limit {_ms(taking['limit'].wall)}; naive ORM {_ms(naive['naive'].wall)} without package",
             "≤ 200 and ≤ ×3 of the limit", "lists rebuilt, journal lines of the office kept"),
    ]  # fmt: skip


def _merged(store: Store, data: bytes, total: int) -> bool:
    got = _undone(store, lambda s: centre.receive(s, data, now=NOW, today=NOW.date()))
    return isinstance(got, centre.Received) and got.rows == {"masuk": total}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _row(work: str, seconds: float, peer: str, bar: str, note: str) -> Row:
    return Row(work, peer, round(seconds * 1000, 1), bar, "ms", note)


if __name__ == "__main__":
    for one in rows():
        print(one)
