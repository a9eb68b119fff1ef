"""The oracle of the merge: tables of cases, and laws that hold on random histories."""

from __future__ import annotations

import unicodedata
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import changes, merge
from asn_desktop.rules.changes import Change, Operation, compact, digest, same
from asn_desktop.rules.merge import Barrier, Verdict, decide

ROW = uuid.UUID(int=5)
FIELD_NAMES = ("nama", "nip", "tmt")


def change(operation: str, **fields: tuple[Any, Any]) -> Change:
    return Change("employees", ROW, Operation(operation), fields)


@pytest.mark.parametrize(
    ("mine", "verdict", "stays"),
    [
        ("A", Verdict.APPLIED, "B"),
        ("B", Verdict.AGREED, "B"),
        ("C", Verdict.CONFLICT, "C"),
        (None, Verdict.CONFLICT, None),
    ],
)
def test_an_update_is_judged_by_values(mine: str | None, verdict: Verdict, stays: str | None) -> None:
    row = {"nama": mine}
    outcome = decide(change("U", nama=("A", "B")), row)
    assert outcome.verdict is verdict
    assert (row | dict(outcome.writes))["nama"] == stays


def test_one_field_may_be_taken_while_its_neighbour_conflicts() -> None:
    outcome = decide(change("U", nama=("A", "B"), nip=("1", "2")), {"nama": "A", "nip": "9"})
    assert outcome.writes == {"nama": "B"}
    (finding,) = outcome.findings
    assert (finding.field, finding.verdict, finding.kept) == ("nip", Verdict.CONFLICT, "9")


def test_a_field_of_the_centre_is_rejected_and_the_rest_taken() -> None:
    outcome = decide(change("U", nama=("A", "B"), tmt=("1", "2")), {"nama": "A", "tmt": "1"}, owned=frozenset({"tmt"}))
    assert outcome.verdict is Verdict.REJECTED
    assert outcome.writes == {"nama": "B"}


def test_a_delete_needs_an_unchanged_row() -> None:
    gone = change("D", nama=("A", None))
    assert decide(gone, {"nama": "A"}).operation is Operation.DELETE
    assert decide(gone, None).verdict is Verdict.AGREED
    assert decide(gone, {"nama": "A", "nip": "1"}).verdict is Verdict.CONFLICT
    assert decide(gone, {"nama": "Z"}).operation is None


def test_a_double_person_is_rejected_with_the_found_record() -> None:
    outcome = decide(change("I", nip=(None, "1")), None, barrier=Barrier("nip_elsewhere", {"kantor": "Dinas Sosial"}))
    assert (outcome.verdict, outcome.code, outcome.operation) == (Verdict.REJECTED, "nip_elsewhere", None)
    assert outcome.values == {"kantor": "Dinas Sosial"}


def test_an_update_of_a_row_nobody_has_is_rejected() -> None:
    assert decide(change("U", nama=("A", "B")), None).code == "row_unknown"


def test_the_same_insert_twice_agrees() -> None:
    new = change("I", nama=(None, "A"))
    state: dict[changes.Key, dict[str, Any]] = {}
    assert [o.verdict for o in merge.decide_all(state, [new, new])] == [Verdict.APPLIED, Verdict.AGREED]


def test_composed_and_decomposed_letters_are_one_value() -> None:
    one, two = "Andr\u00e9", unicodedata.normalize("NFD", "Andr\u00e9")
    assert one != two
    assert same(one, two)
    assert digest({("t", ROW): {"a": one}}) == digest({("t", ROW): {"a": two}})
    assert not same(True, 1)


def test_compaction_keeps_first_old_and_last_new() -> None:
    (only,) = compact([change("U", nama=("A", "B")), change("U", nama=("B", "C"), nip=(None, "1"))])
    assert only.fields == {"nama": ("A", "C"), "nip": (None, "1")}
    assert compact([change("I", nama=(None, "A")), change("D", nama=("A", None))]) == []
    (gone,) = compact([change("U", nama=("A", "B")), change("D", nama=("B", None), nip=("1", None))])
    assert (gone.operation, gone.fields) == (Operation.DELETE, {"nama": ("A", None), "nip": ("1", None)})


def test_a_field_that_went_there_and_back_is_named() -> None:
    (back,) = compact([change("U", nama=("A", "B")), change("U", nama=("B", "A"))])
    assert back.fields == {"nama": ("A", "A")}
    (again,) = compact([change("D", nama=("A", None)), change("I", nama=(None, "A"), nip=(None, "1"))])
    assert (again.operation, again.fields) == (Operation.UPDATE, {"nama": ("A", "A"), "nip": (None, "1")})


def test_a_change_made_after_hearing_another_value_starts_from_that() -> None:
    (only,) = compact([change("U", nama=("A", "B")), change("U", nama=("C", "B"))])
    assert only.fields == {"nama": ("C", "B")}


values = st.sampled_from([None, "a", "b", "c"])
rows = st.dictionaries(st.sampled_from(FIELD_NAMES), st.sampled_from(["a", "b", "c"]), min_size=1)
steps = st.lists(st.one_of(st.none(), rows), min_size=1, max_size=8)  # the row after each step; None: it is not there


def history(states: list[dict[str, str] | None]) -> list[Change]:
    """The journal of one row that walks through these states."""
    found, before = [], None
    for after in states:
        names = sorted(set(before or {}) | set(after or {}))
        fields = {n: ((before or {}).get(n), (after or {}).get(n)) for n in names}
        fields = {n: pair for n, pair in fields.items() if pair[0] != pair[1]}
        if before is None and after is not None:
            found.append(change("I", **fields))
        elif before is not None and after is None:
            found.append(change("D", **fields))
        elif fields:
            found.append(change("U", **fields))
        before = after
    return found


@given(steps, steps)
def test_compacted_and_whole_history_end_in_the_same_row(before: list[Any], after: list[Any]) -> None:
    start, whole = history(before), history([*before, *after])
    since = whole[len(start) :]
    state: dict[changes.Key, dict[str, Any]] = {}
    merge.decide_all(state, start)
    short = {key: dict(row) for key, row in state.items()}
    assert len(compact(since)) <= 1
    for one, two in ((state, since), (short, compact(since))):
        assert all(o.verdict in (Verdict.APPLIED, Verdict.AGREED) for o in merge.decide_all(one, two))
    assert digest(state) == digest(short)


@given(rows, rows, rows)
def test_what_is_open_is_listed_and_everything_else_is_equal(base: Any, office: Any, centre: Any) -> None:
    """After a merge each field is the sender's, or is named in the findings with the value that stays."""
    sent = compact(history([base, office])[1:])
    state: dict[changes.Key, dict[str, Any]] = {("employees", ROW): dict(centre)}
    outcomes = merge.decide_all(state, sent)
    named = {f.field: f.kept for o in outcomes for f in o.findings}
    row = state[("employees", ROW)]
    for name in FIELD_NAMES:
        if any(name in c.fields for c in sent):
            assert row.get(name) == (named[name] if name in named else office.get(name))
        else:
            assert row.get(name) == centre.get(name)
    again = merge.decide_all(state, sent)  # a second reading writes nothing and names the same
    assert all(o.operation is None for o in again)
    assert {f.field: f.kept for o in again for f in o.findings} == named


@given(rows, rows, rows, rows)
def test_each_side_can_tell_the_other_s_state(base: Any, sent: Any, unsent: Any, fixed: Any) -> None:
    """The office edits twice and sends once; the centre corrects; both then name one digest."""
    key = ("employees", ROW)
    whole = history([base, sent, unsent])
    first = len(history([base, sent]))
    centre: dict[changes.Key, dict[str, Any]] = {}
    merge.decide_all(centre, compact(whole[:first]))
    told = compact(history([sent, fixed])[1:])
    merge.decide_all(centre, told)
    office = {key: dict(unsent)}
    seen = merge.expected_state(office, whole[first:], told, ())
    assert digest(seen) == digest(centre)
    assert merge.expected_state(office, [], [], [key]) == {}
