"""One line of the benchmark table, and how a figure is taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured piece of work.

    `work` says what was done and how much of it, `peer` the naive way or the limit measured in the same run (words and
    figure), `ours` the figure in `unit`, `bar` the figure it is held against (words, e.g. "≤ 20"), `note` what was
    validated and anything the reader must know.
    """

    work: str
    peer: str
    ours: float
    bar: str
    unit: str
    note: str = ""


@dataclass(frozen=True)
class Taken:
    """Medians over the rounds, in seconds: wall clock, and CPU of this process."""

    wall: float
    cpu: float


def interleaved(ways: dict[str, Callable[[], object]], *, rounds: int = 5, warm: int = 1) -> dict[str, Taken]:
    """Run each way `warm` times unmeasured, then all ways in turn `rounds` times; medians per way.

    A way must return something true: a way that made nothing counts for nothing and raises `AssertionError`.
    """
    for way in ways.values():
        for _ in range(warm):
            way()
    wall: dict[str, list[float]] = {name: [] for name in ways}
    cpu: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            w, c = time.perf_counter(), time.process_time()
            made = way()
            wall[name].append(time.perf_counter() - w)
            cpu[name].append(time.process_time() - c)
            assert made, f"{name} made nothing"
    return {name: Taken(statistics.median(wall[name]), statistics.median(cpu[name])) for name in ways}
