"""The story of a proof: the deeds of the office day, each followed by what must be true after it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

from asn_desktop.cli import day_exchange, day_leave, day_letters, day_office
from asn_desktop.cli.day import Day
from asn_desktop.services.office import OpenOffice
from asn_desktop.smoke import proofs
from asn_desktop.smoke.result import FailedError, Result
from asn_desktop.store.employees import Employee


def tell(result: Result, work: Path) -> None:
    """Walk from an empty office to the centre's reply in `work`. A step that fails is recorded and raised."""
    day = Day(work, tell=lambda _text: None)
    with ExitStack() as stack:
        with result.step("store") as detail:
            ours = stack.enter_context(day_office.found(day))
            detail |= proofs.closed_store(day.out / "kantor")
        with result.step("import") as detail:
            day_office.bring_people(day, ours)
            day_office.appoint(day, ours)
            detail["people"] = len(_people(ours, ours))
        with result.step("leave"):
            granted = day_office.take_leave(day, ours)
        with result.step("letter") as detail:
            made = day_letters.issue(day, ours, granted)
            day_leave.sickness(day, ours)
            detail["number"] = made.permit.nomor
        with result.step("signature") as detail:
            day_letters.sign_and_check(day, ours, made)
            detail |= proofs.signed_letters(ours, day.out)
        with result.step("package") as detail:
            detail |= _exchange(day, ours)


def _exchange(day: Day, ours: OpenOffice) -> dict[str, int]:
    """A package sealed here, read by a practice centre of its own, and the reply taken home."""
    with day_exchange.found(day) as theirs:
        day_exchange.join(day, ours, theirs)
        written = day_exchange.send(day, ours)
        reply = day_exchange.answer(day, theirs, written)
        day_exchange.take_reply(day, ours, reply)
        sent, read = _people(ours, ours), _people(theirs, ours)
    if not sent or sent != read:
        raise FailedError("centre_reads_other_people")
    return {"people": len(read), "bytes": sum(path.stat().st_size for path in written)}


def _people(where: OpenOffice, whose: OpenOffice) -> set[tuple[str | None, str]]:
    """NIP and name of everybody of one office, in its own store or in the centre's."""
    office_id = whose.office.id
    with where.store.read(where.actor) as session:
        rows = session.execute(sa.select(Employee.nip, Employee.nama).where(Employee.office_id == office_id))
        return {(row.nip, row.nama) for row in rows}
