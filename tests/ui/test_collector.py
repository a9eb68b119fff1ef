"""Dead circles are looked for on the screen's thread only: in a lane they stopped the whole window."""

from __future__ import annotations

import gc
import threading

import pytest

from asn_desktop.ui import collector
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Porter


class Dead:
    """Half of a circle; says which thread found it."""

    def __init__(self, seen: list[str]) -> None:
        self.other = self
        self.seen = seen

    def __del__(self) -> None:
        self.seen.append(threading.current_thread().name)


@pytest.fixture
def porter(qapp, now):
    made = Porter(FixedClock(now))
    yield made
    made.close()


def _work() -> int:
    """Makes circles by the ten thousand, as a big query does."""
    for _ in range(200_000):
        circle: list = []
        circle.append(circle)
    return 1


def test_a_lane_never_ends_what_belongs_to_the_screen(qtbot, porter):
    """What died on the screen's thread while a lane worked hard is found there, and it is found."""
    seen: list[str] = []
    for _ in range(50):
        Dead(seen)
    answers: list[int] = []
    porter.call(None, _work, done=answers.append)
    qtbot.waitUntil(lambda: answers == [1] and len(seen) == 50, timeout=20_000)
    assert set(seen) == {threading.main_thread().name}


def test_python_gets_its_search_back_with_the_last_window(qapp, now):
    first, second = Porter(FixedClock(now)), Porter(FixedClock(now))
    assert not gc.isenabled()
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled() or collector._living


def test_only_what_is_due_is_searched():
    """An idle window searches nothing: each look costs nothing then."""
    gc.collect()
    runs = sum(one["collections"] for one in gc.get_stats())
    collector.look()
    assert sum(one["collections"] for one in gc.get_stats()) == runs
