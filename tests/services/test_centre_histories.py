"""The centre's store equals the oracle on random histories: two offices, edits on both sides, loss, repeats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.packages import certificates, container, payload
from asn_desktop.problems import Refused
from asn_desktop.rules import merge
from asn_desktop.rules.changes import Change, Operation, digest
from asn_desktop.services import findings, identity_card, office
from asn_desktop.store import merging
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
FIELDS = ("nama", "email", "alamat")
PEOPLE = 3


@dataclass
class Office:
    """One office of the model: its post, its people, files on their way, and what the centre should have."""

    post: Postal
    people: list[Any]
    files: list[bytes] = field(default_factory=list)
    replies: list[bytes] = field(default_factory=list)
    parcels: dict[int, list[Change]] = field(default_factory=dict)  # package number -> its changes
    should: dict[Any, dict[str, Any]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Office]]:
    base = tmp_path_factory.mktemp("riwayat")
    with make_office(base / "pusat", CENTRAL, NOW) as central:
        centre = Side(central.store, NOW)
        found: list[Office] = []
        opened = []
        for name in ("Dinas A", "Dinas B"):
            ask = office.NewOffice(nama=name, pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
            one = make_office(base / name, ask, NOW)
            opened.append(one)
            out = base / f"stik {name}"
            out.mkdir()
            here = Side(one.store, NOW)
            join(here, centre)
            post = Postal(here, centre, out)
            people = [here.hire(f"{name} {number}", email="a", alamat="a") for number in range(PEOPLE)]
            post.receive(post.send()[0])
            found.append(Office(post, people))
        yield found
        for one in opened:
            one.close()


who, person = st.integers(0, 1), st.integers(0, PEOPLE - 1)
edits = st.tuples(st.sampled_from(["edit", "centre"]), who, person, st.sampled_from(FIELDS), st.sampled_from("abc"))
deeds = ["send", "deliver", "repeat", "hire", "reply", "answer", "take", "settle"]
others = st.tuples(st.sampled_from(deeds), who, st.integers(0, 7))
histories = st.lists(st.one_of(edits, edits, others, others), min_size=4, max_size=18)


def changes_of(post: Postal, data: bytes) -> list[Change]:
    with post.centre.store.read(CLERK) as session:
        identity = identity_card.demand(session)
        opened = container.unpack(data, certificates.load_key(identity.key), certificates.scope_of)
    return payload.read_changes(container.join([opened])[payload.CHANGES])


def send(one: Office) -> None:
    try:
        (data,) = one.post.send()
    except Refused:
        return  # nothing to send
    one.files.append(data)
    one.parcels[container.peek(data)[0].seq] = changes_of(one.post, data)


def deliver(one: Office, data: bytes) -> None:
    """The centre takes a file; the oracle takes whatever the centre says went in, in that order."""
    for seq in one.post.receive(data).merged:
        merge.decide_all(one.should, one.parcels[seq], owned=merge.CENTRE_OWNED)


def edit(one: Office, where: str, number: int, name: str, value: str) -> None:
    who = one.people[number]
    if where == "edit":
        one.post.office.edit(who, **{name: value})
        return
    key = ("employees", who)
    one.post.centre.edit(who, one.post.office.id, **{name: value})
    if one.should[key].get(name) != value:
        old = one.should[key].get(name)
        merge.decide_all(one.should, [Change("employees", who, Operation.UPDATE, {name: (old, value)})])


def reply(one: Office) -> None:
    """A reply comes home; what it corrects at the office is no business of the centre's state."""
    one.post.take(one.post.answer())


def step(one: Office, deed: str, number: int) -> None:
    if deed == "send":
        send(one)
    elif deed == "hire":
        one.post.office.hire(f"Orang {number}")
    elif deed == "reply":
        reply(one)
    elif deed == "answer":
        one.replies.append(one.post.answer())
    elif deed == "take":
        if one.replies:  # perhaps after a later one
            one.post.take(one.replies.pop(number % len(one.replies)))
    elif deed == "settle":
        settle(one, number)
    elif one.files:
        place = number % len(one.files)
        data = one.files[place] if deed == "repeat" else one.files.pop(place)
        deliver(one, data)


def settle(one: Office, number: int) -> None:
    """The clerk takes the centre's value, or insists on hers."""
    with one.post.office.writing() as session:
        lines = findings.listing(session, one.post.office.id)
        if lines:
            line = lines[number % len(lines)]
            findings.settle(session, line.id, take_centre=number % 2 == 0, now=NOW)


def state(one: Office, side: Side | None = None, *, settled: bool = False) -> dict[Any, dict[str, Any]]:
    """The office's rows as the centre, or this side, has them; `settled`: without those on which something is open."""
    with one.post.centre.store.read(CLERK) as session:
        apart = findings.open_keys(session, one.post.office.id) if settled else []
    with (side or one.post.centre).store.read(CLERK) as session:
        found = merging.state(session, one.post.office.id)
    return {key: row for key, row in found.items() if key not in apart}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories)
def test_the_centre_equals_the_oracle_on_random_histories(offices: list[Office], history: list[Any]) -> None:
    for one in offices:
        one.should = state(one)
        one.replies.clear()  # lost on the way
    for what in history:
        one = offices[what[1]]
        if len(what) == 5:
            edit(one, what[0], *what[2:])
        else:
            step(one, what[0], what[2])
    for one in offices:
        send(one)
        while one.files:  # what was lost is written again; it comes in the wrong order
            deliver(one, one.files.pop())
        there = state(one)
        assert there == one.should
        assert digest(there) == digest(one.should)
        reply(one)  # compares both states, and refuses itself when they differ
        assert state(one, one.post.office, settled=True) == state(one, settled=True)


def test_the_oracle_can_fail(offices: list[Office]) -> None:
    """A centre that lost one field would be seen: by the comparison here, and by the office itself."""
    one = offices[0]
    there = state(one)
    key = ("employees", one.people[0])
    wrong = {**there, key: there[key] | {"nama": "lain"}}
    assert digest(wrong) != digest(there)
