"""An office and its central office as the post knows them: two real stores, joined by carried files."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import answers, centre, enrolment, identity_card, office, registry, replies, sync
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.seals import Argon2

LIGHT = Argon2(memory=1024, passes=1, lanes=1)
CLERK = Actor("siti", "Siti Rahmawati", Role.ADMIN)
CENTRAL = office.NewOffice(
    nama="BKPSDM Kabupaten Tirtamaya", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", peran="bkpsdm"
)


def make_office(folder: Path, ask: office.NewOffice, now: dt.datetime) -> office.OpenOffice:
    """A new office of its own, open."""
    holders = tuple(office.NewUser(n, n.title(), f"sandi {n} 2026", Role.ADMIN) for n in ("siti", "budi"))
    office.create(folder, ask, holders, now=now, cost=LIGHT)  # type: ignore[arg-type]
    return office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now)


@dataclass
class Side:
    """One store and its day."""

    store: Store
    now: dt.datetime

    @property
    def id(self) -> uuid.UUID:
        return self.store.office_id

    @contextmanager
    def writing(self, reason: str = "uji") -> Iterator[Session]:
        with self.store.begin(CLERK, reason=reason) as session:
            yield session

    def hire(self, nama: str, **more: Any) -> uuid.UUID:
        """A new person with one rank."""
        with self.writing("pegawai baru") as session:
            given = {"tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "L", "status": "PNS"} | more
            person = Employee(nama=nama, **given)
            session.add(person)
            session.flush()
            session.add(Golongan(employee_id=person.id, golongan="III/a", tmt=dt.date(2020, 4, 1)))
            return person.id

    def edit(self, person: uuid.UUID, office_id: uuid.UUID | None = None, **fields: Any) -> None:
        """A normal edit."""
        with self.writing("perbaikan") as session:
            row = session.get_one(Employee, (office_id or self.id, person))
            for name, value in fields.items():
                setattr(row, name, value)

    def person(self, person: uuid.UUID, office_id: uuid.UUID | None = None) -> Employee | None:
        with self.store.read(CLERK) as session:
            row = session.get(Employee, (office_id or self.id, person))
            session.expunge_all()
            return row


@dataclass
class Postal:
    """Office and centre, joined."""

    office: Side
    centre: Side
    out: Path

    def send(self) -> list[bytes]:
        """Seal what is unsent and carry it; the files' bytes."""
        with self.office.writing() as session:
            row = sync.export(session, now=self.office.now)
        with self.office.store.read(CLERK) as session:
            paths = sync.carry(session, self.out, epoch=row.epoch, seq=row.seq)
        return [p.read_bytes() for p in paths]

    def receive(self, data: bytes) -> centre.Received:
        with self.centre.writing() as session:
            return centre.receive(session, data, now=self.centre.now, today=self.centre.now.date())

    def answer(self) -> bytes:
        """The reply, sealed and carried."""
        with self.centre.writing() as session:
            answers.reply(session, self.office.id, now=self.centre.now)
        with self.centre.store.read(CLERK) as session:
            (path,) = answers.carry_reply(session, self.office.id, self.out)
        return path.read_bytes()

    def take(self, data: bytes) -> replies.ReplyResult:
        with self.office.writing() as session:
            return replies.receive_reply(session, data, now=self.office.now, today=self.office.now.date())


def join(office_side: Side, centre_side: Side) -> None:
    """Enrolment by carried files."""
    with office_side.writing() as session:
        identity_card.settle(session, new_epoch=False)
        asked = enrolment.request(session, now=office_side.now)
    with centre_side.writing() as session:
        answer = registry.register(session, asked.data, now=centre_side.now, today=centre_side.now.date())
    with office_side.writing() as session:
        enrolment.accept(session, answer.data, now=office_side.now, today=office_side.now.date())
