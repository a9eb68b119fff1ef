"""What a request keeps gives the same judgement again, whatever was asked, by whom, and on which day it is read."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.kinds import REASONS, RELATIONS
from asn_desktop.rules.leave.limits import REPLAYED, RULE_VERSION
from asn_desktop.rules.leave.proofs import PROOFS
from asn_desktop.rules.leave.wish import Kind, Proof, Wish
from asn_desktop.services.leave import frozen, judge
from tests.services import leave_flow_office
from tests.services.leave_flow_office import Desk, codes

D = dt.date
DAYS = st.dates(D(2025, 1, 2), D(2027, 12, 30))


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """A wish of any kind, good or bad."""
    kind, first = draw(st.sampled_from(list(Kind))), draw(DAYS)
    proofs = draw(st.lists(st.builds(
        Proof, st.sampled_from(PROOFS), nomor=st.none() | st.just("1"), tanggal=st.none() | DAYS,
        perlu=st.none() | st.booleans(), hari=st.none() | st.integers(1, 90),
    ), max_size=3))  # fmt: skip
    return Wish(
        kind, first, first + dt.timedelta(days=draw(st.integers(-1, 500))), "x", "y", "z",
        draw(st.none() | st.sampled_from([*REASONS[kind], "lain"])), draw(st.none() | st.sampled_from(RELATIONS)),
        draw(st.none() | st.integers(1, 5)), draw(st.none() | DAYS), draw(st.sampled_from((0, 0, 3, 13))),
        draw(st.booleans()), None, draw(st.sampled_from((None, None, "Malaysia"))), tuple(proofs),
        draw(st.none() | st.just(("BKN/1", D(2026, 1, 1)))), late=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wish=wishes(), who=st.sampled_from(("fauzi", "sari", "rina")))
def test_a_frozen_request_of_any_kind_replays_to_the_same_verdict(desk: Desk, wish: Wish, who: str) -> None:
    person = desk.office.fauzi if who == "fauzi" else getattr(desk, who)
    judged = judge.judge(desk.session, person, wish, today=desk.today)
    kept = json.loads(json.dumps(frozen.freeze(judged, desk.today, rows=False)))
    again = frozen.replay_verdict(desk.session, *kept)
    seen = judged.verdict
    assert (again.lama, again.satuan, again.days, again.latest) == (seen.lama, seen.satuan, seen.days, seen.latest)
    assert (again.lines, again.needs) == (seen.lines, seen.needs)
    assert {p.code for p in again.problems} <= {p.code for p in seen.problems}
    assert {(p.code, p.field) for p in again.warnings} <= {(p.code, p.field) for p in seen.warnings}


def test_decisions_of_an_earlier_rule_version_are_replayed_with_their_own_values(desk: Desk) -> None:
    assert 1 in REPLAYED
    assert RULE_VERSION in REPLAYED
    record = desk.record(desk.ask(Kind.TAHUNAN).id)
    aturan = record.aturan or {}
    old = {**aturan, "versi": 1, "nilai": {k: v for k, v in aturan["nilai"].items() if not k.startswith("cltn")}}
    assert frozen.replay(record.saldo or {}, old).left == record.saldo["sisa"]  # type: ignore[index]
    tight = {**aturan, "nilai": {**aturan["nilai"], "sisa_terbawa_maks": 2}}
    assert frozen.replay(record.saldo or {}, tight).left["N-1"] == 2
    assert codes(lambda: frozen.replay(record.saldo or {}, {**aturan, "versi": 99})) == ["rule_version_unknown"]
