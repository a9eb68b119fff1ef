"""Runs every `benchmarks/bench_*.py`, each in its own process, and writes the table of `docs/benchmarks.md`.

    python -m benchmarks.run            all of them, then the document
    python -m benchmarks.run letters    only bench_letters.py, printed, nothing written
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.rows import Row

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent / "docs" / "benchmarks.md"
PACKAGES = (
    "SQLAlchemy", "sqlcipher3", "cryptography", "reportlab", "pyHanko", "python-calamine", "XlsxWriter",
    "PySide6-Essentials",
)  # fmt: skip
_MARK = "ROWS "

HEAD = """# Measurements

Made by `make bench`; do not edit the table by hand. Every row does the work of an office on an encrypted store,
checks that what it made is right, and stands beside the naive way or the limit measured in the same run. Fixed seed,
one unmeasured warm-up, five rounds with the ways in turn, medians. The bars are the project's own; a bar that is not
reached is shown as such.
"""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What one bench file gave: its rows, or the end of what it said when it failed."""

    name: str
    rows: tuple[Row, ...]
    seconds: float
    failure: str = ""


def modules() -> list[str]:
    """Names of the bench files, without `bench_` and `.py`."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def measure(name: str) -> Outcome:
    """Run one bench file in a process of its own."""
    start = time.perf_counter()
    code = f"from benchmarks import run; run.report({name!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    lines = [line for line in done.stdout.splitlines() if line.startswith(_MARK)]
    if done.returncode != 0 or not lines:
        return Outcome(name, (), seconds, (done.stderr or done.stdout).strip()[-600:] or "said nothing")
    return Outcome(name, tuple(Row(**row) for row in json.loads(lines[-1].removeprefix(_MARK))), seconds)


def report(name: str) -> None:
    """In the process of one bench file: its rows as one line of JSON."""
    rows = importlib.import_module(f"benchmarks.bench_{name}").rows()
    print(_MARK + json.dumps([dataclasses.asdict(row) for row in rows]))


def figure(value: float) -> str:
    """A measured value with as many digits as it deserves."""
    if value == int(value) and abs(value) < 1e6:
        return str(int(value))
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def table(rows: list[Row]) -> list[str]:
    """Lines of the Markdown table."""
    lines = ["| Work | Peer, naive way or limit | Ours | Bar | Note |", "|---|---|---|---|---|"]
    for row in rows:
        ours = f"**{figure(row.ours)} {_cell(row.unit)}**"
        lines.append(f"| {_cell(row.work)} | {_cell(row.peer)} | {ours} | {_cell(row.bar)} | {_cell(row.note)} |")
    return lines


def circumstances(before: tuple[float, float, float]) -> list[str]:
    """What the figures were taken on and with, including how busy the machine was."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    loads = [", ".join(f"{load:.1f}" for load in loads) for loads in (before, os.getloadavg())]
    return [
        f"Taken on {dt.date.today():%d %B %Y}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. {packages}.",
        f"Load average (1, 5, 15 minutes) when the run began: {loads[0]}; when it ended: {loads[1]}. A load near or "
        "above the number of cores means that other work shared the machine, and that wall-clock figures are worse "
        "than on a quiet one.",
    ]


def document(outcomes: list[Outcome], before: tuple[float, float, float]) -> str:
    """The whole page: a table for each bench file, what could not be measured, the circumstances."""
    lines = [HEAD]
    for outcome in outcomes:
        if outcome.rows:
            lines += [f"## {outcome.name.replace('_', ' ').capitalize()}", "", *table(list(outcome.rows)), ""]
    if failed := [outcome.name for outcome in outcomes if outcome.failure]:
        lines += [f"Not measured in this run, because the bench file stopped: {', '.join(failed)}.", ""]
    return "\n".join([*lines, "## Circumstances", "", *(f"{line}\n" for line in circumstances(before))])


def main(wanted: list[str]) -> int:
    """Measure all (and write the document) or the named ones (and only print)."""
    before = os.getloadavg()
    outcomes = []
    for name in wanted or modules():
        outcome = measure(name)
        outcomes.append(outcome)
        print(f"\n{name}: {outcome.seconds:.0f} s" + (f"\n{outcome.failure}" if outcome.failure else ""), flush=True)
        for row in outcome.rows:
            print(f"  {row.work}: {figure(row.ours)} {row.unit} (bar {row.bar}; {row.peer}) {row.note}", flush=True)
        if not wanted:  # after each file, so that a run cut short keeps what it measured
            DOCUMENT.write_text(document(outcomes, before), encoding="utf-8")
    return 1 if any(outcome.failure for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
