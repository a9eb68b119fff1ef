"""A decision of the office above is weighed by the readings that office has set."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from asn_desktop.rules.leave import answer
from asn_desktop.rules.leave.answer import Answer, Asked
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind

D = dt.date
ASKED = Asked(
    uuid.UUID(int=7), "199001012023211001", Kind.TAHUNAN, D(2026, 12, 1), D(2026, 12, 4), None, State.DIPERTIMBANGKAN,
    status="PPPK",
)  # fmt: skip
LATER = Answer(
    uuid.UUID(int=8), Choice.DITANGGUHKAN, Official("Ir. Hadi Wibowo", "Bupati Tirtamaya"), "800/1", D(2026, 11, 20),
    reason="Pemilu",
)  # fmt: skip


@pytest.mark.parametrize(("reading", "codes"), [("ya", []), ("tidak", ["postponement_not_allowed"])])
def test_setting_postponement_of_pppk_holds_at_the_office_above_too(reading: str, codes: list[str]) -> None:
    limits = LeaveRules(tangguh_pppk=reading)
    found = answer.check(LATER, ASKED, pdf=b"%PDF-1.4", today=D(2026, 11, 23), limits=limits)
    assert [p.code for p in found] == codes
