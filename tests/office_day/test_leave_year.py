"""Three years of leave of an office of sixty: done through the program day by day, reckoned on paper beside it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from asn_desktop.services import office, practice
from asn_desktop.services.leave import deeds as leave
from tests.office_day import leave_office, leave_plots, leave_reckoning, leave_story
from tests.office_day.leave_office import LeaveOffice
from tests.office_day.leave_reckoning import Soul
from tests.office_day.leave_story import Event

D = dt.date
CHECKED = (D(2025, 6, 30), D(2025, 12, 31), D(2026, 1, 2), D(2026, 7, 31), D(2027, 1, 2), D(2027, 12, 31))


@dataclass
class Year:
    """What the program said on the days that are checked, beside what paper says."""

    made: LeaveOffice
    souls: list[Soul]
    said: dict[tuple[D, int], dict[str, int]] = field(default_factory=dict)
    reckoned: dict[tuple[D, int], dict[str, int]] = field(default_factory=dict)
    given_back: dict[uuid.UUID, int] = field(default_factory=dict)
    reckoned_back: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)  # where the program said something else than the story


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The three years, lived once for the tests of this file."""
    folder: Path = tmp_path_factory.mktemp("cuti") / "kantor"
    moment = [leave_office.at(leave_story.START)]
    leave_office.create(folder)
    with office.unlock(folder, "siti", practice.PASSWORD, clock=lambda: moment[0]) as opened:
        souls = [*leave_plots.souls(), *leave_story.souls()]
        year = Year(leave_office.move_in(opened, souls), souls)
        told = sorted([*leave_plots.events(), *leave_story.events(leave_story.souls())], key=leave_story.order)
        issued = {e.leave for e in told if e.what in ("BATAL", "PANGGIL", "LAPOR")}
        paper = _Paper(souls)
        for day in sorted({e.on for e in told} | set(CHECKED) | {leave_story.DECREE}):
            moment[0] = leave_office.at(day)
            with opened.store.begin(opened.actor, reason="cuti") as session:
                if day == leave_story.DECREE:
                    year.given_back = leave_office.decree(session, leave_story.ADDED, day)
                    year.reckoned_back = paper.decree(leave_story.ADDED, day)
                for event in (e for e in told if e.on == day):
                    said = leave_office.do(year.made, session, event, papers=event.leave in issued)
                    _judge(year, event, said)
                    paper.note(event)
                if day in CHECKED:
                    for soul in souls:
                        _compare(year, session, soul, day)
        yield year


class _Paper:
    """The clerk's own sheet: the same events, reckoned by hand."""

    def __init__(self, souls: list[Soul]) -> None:
        self.souls = {s.key: s for s in souls}
        self.parts: dict[int, dict[str, int]] = {}
        self.leaves: dict[int, Event] = {}  # granted annual leave that stands

    def note(self, e: Event) -> None:
        soul = self.souls[e.who]
        granted = e.what in ("PUTUS", "PUTUS_PPK") and e.choice in ("DISETUJUI", "PERUBAHAN")
        if e.what == "KONTRAK":
            soul.contract = soul.renewals.pop(0)
        elif e.what == "BERTUGAS":
            soul.not_given.append(e.first)
        elif e.what == "CLTN":
            soul.cltn.append((e.first, e.last))
        elif e.kind == "BESAR" and granted:
            soul.besar.append(e.first)
        elif e.kind == "TAHUNAN":
            self._annual(soul, e, granted=granted or e.what == "SUSULAN")

    def _annual(self, soul: Soul, e: Event, *, granted: bool) -> None:
        if granted:
            self.parts[e.leave] = leave_story.settle(soul, e.first, e.last, e.on)
            self.leaves[e.leave] = e
        elif e.what == "PUTUS" and e.choice == "DITANGGUHKAN":
            leave_story.postpone(soul, e.first, e.last, e.on)
        elif e.what == "BATAL" and e.leave in self.parts:
            leave_story.cancel(soul, e.first, e.last, self.parts[e.leave], e.on)
            del self.leaves[e.leave]
        elif e.what == "PANGGIL":
            leave_story.recall(soul, e.first, self.leaves.pop(e.leave).last, self.parts[e.leave], e.last)

    def decree(self, day: D, on: D) -> dict[int, int]:
        """A day becomes cuti bersama: whoever holds leave on it gets it back, from the row drawn last."""
        found = {}
        for number, e in self.leaves.items():
            soul = self.souls[e.who]
            if e.last >= on and day in leave_reckoning.working(soul, e.first, e.last):
                back = leave_reckoning.give_back(soul, e.first.year, self.parts[number], 1)
                self.parts[number] = {row: days - back[row] for row, days in self.parts[number].items()}
                found[number] = 1
        for soul in self.souls.values():
            soul.added.add(day)
        return found


def _judge(year: Year, event: Event, said: str) -> None:
    """A refusal must name the code the story expects, everything else must go through with the length it tells."""
    if event.what in ("DITOLAK", "TANPA_KUASA"):
        right = event.says in said.split()
    else:
        right = said == event.says if event.says else not said or said[0].isdigit()
    if not right:
        year.wrong.append(f"{event.on} {event.who} {event.what} {event.kind} {event.first}: {said} (not {event.says})")


def _compare(year: Year, session: object, soul: Soul, day: D) -> None:
    card = leave.balance(session, year.made.people[soul.key], year=day.year, today=day)  # type: ignore[arg-type]
    year.said[day, soul.key] = dict(card.left)
    year.reckoned[day, soul.key] = leave_reckoning.rows(soul, day.year, day)


def test_every_deed_ends_as_the_story_tells(lived: Year) -> None:
    """All kinds, with their lengths; every refusal by its own code."""
    assert lived.wrong == [], "\n".join(lived.wrong)


def test_a_later_decree_gives_back_the_days_it_frees(lived: Year) -> None:
    """Foreseen before the table is taken in, listed after it, settled one by one: the same leaves as on paper."""
    assert len(lived.reckoned_back) > 2
    assert lived.given_back == {lived.made.requests[leave]: days for leave, days in lived.reckoned_back.items()}


@pytest.mark.parametrize("day", CHECKED, ids=str)
def test_balances_equal_the_reckoning_on_paper(lived: Year, day: D) -> None:
    """All sixty people, row by row."""
    wrong = {k: (v, lived.reckoned[d, k]) for (d, k), v in lived.said.items() if d == day and v != lived.reckoned[d, k]}
    assert wrong == {}, "\n".join(map(str, wrong.items()))
    assert sum(d == day for d, _ in lived.said) == len(lived.souls) == 60
