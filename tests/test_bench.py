"""The measuring itself: ways take turns, a way that made nothing counts for nothing, the page shows what was found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # benchmarks lie beside the package, not in it

from benchmarks import run
from benchmarks.rows import Row, interleaved


def test_ways_take_turns_after_an_unmeasured_warm_up():
    order = []
    interleaved({"a": lambda: order.append("a") or True, "b": lambda: order.append("b") or True}, rounds=3)
    assert "".join(order) == "ab" + "ab" * 3


def test_a_way_that_made_nothing_is_not_measured():
    with pytest.raises(AssertionError, match="made nothing"):
        interleaved({"empty": lambda: b""}, rounds=1)


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (0.01234, "0.0123"), (12.34, "12.3"), (1234.5, "1,234"), (61234.0, "61234")]
)
def test_figures_have_the_digits_they_deserve(value, text):
    assert run.figure(value) == text


def test_a_bench_that_stopped_is_named_on_the_page():
    rows = (Row("import | 10", "naive 5 s", 1.5, "≤ 6", "s", "checked"),)
    page = run.document([run.Outcome("good", rows, 1.0), run.Outcome("bad", (), 1.0, "boom")], (0.1, 0.1, 0.1))
    assert "| import / 10 | naive 5 s | **1.5 s** | ≤ 6 | checked |" in page
    assert "the bench file stopped: bad." in page
    assert "Load average" in page
