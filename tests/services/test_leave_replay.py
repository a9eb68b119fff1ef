"""Decisions frozen by version 1 of the rules, as that version wrote them, computed again by the rules of today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.services import leave_frozen

FROZEN = json.loads((Path(__file__).parent / "leave_version_1.json").read_text("utf-8"))


@pytest.mark.parametrize("kept", FROZEN, ids=lambda kept: f"{kept['saldo']['fakta']['status']}")
def test_a_decision_of_version_1_gives_the_same_rows_days_and_lines(kept: dict[str, Any]) -> None:
    found = leave_frozen.replay(kept["saldo"], kept["aturan"])
    assert kept["aturan"]["versi"] == 1
    assert dict(found.opened) == kept["saldo"]["baris"]
    assert found.left == kept["saldo"]["sisa"]
    told = [line for line in kept["saldo"]["uraian"] if line["kode"] != "menunggu"]
    assert [line.as_json() for line in found.lines] == told


def test_the_kept_decisions_are_of_every_status() -> None:
    assert {kept["saldo"]["fakta"]["status"] for kept in FROZEN} == {"PNS", "CPNS", "PPPK", "PPPK_PW"}
