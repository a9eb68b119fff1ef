"""Every step of the way of a request, allowed and refused."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import product

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.flow import Choice, Event, Hand, Official, State

D = dt.date
ALLOWED = [
    (State.DRAF, Event.AJUKAN, None, State.DIAJUKAN),
    (State.DIAJUKAN, Event.PERTIMBANGAN, None, State.DIPERTIMBANGKAN),
    (State.DIPERTIMBANGKAN, Event.KEPUTUSAN, Choice.DISETUJUI, State.DISETUJUI),
    (State.DIPERTIMBANGKAN, Event.KEPUTUSAN, Choice.PERUBAHAN, State.DIUBAH),
    (State.DIPERTIMBANGKAN, Event.KEPUTUSAN, Choice.DITANGGUHKAN, State.DITANGGUHKAN),
    (State.DIPERTIMBANGKAN, Event.KEPUTUSAN, Choice.TIDAK_DISETUJUI, State.DITOLAK),
    (State.DISETUJUI, Event.TERBIT, None, State.TERBIT),
    (State.DIUBAH, Event.TERBIT, None, State.TERBIT),
    (State.TERBIT, Event.MULAI, None, State.BERJALAN),
    (State.BERJALAN, Event.LAPOR, None, State.SELESAI),
    (State.BERJALAN, Event.PANGGIL, None, State.DIPANGGIL),
    *((s, Event.BATAL, None, State.DIBATALKAN) for s in
      (State.DIAJUKAN, State.DIPERTIMBANGKAN, State.DISETUJUI, State.DIUBAH, State.TERBIT, State.IZIN_SEMENTARA,
       State.DICATAT)),
    (State.DRAF, Event.CATAT, None, State.DICATAT),
    (State.DIAJUKAN, Event.IZIN_SEMENTARA, None, State.IZIN_SEMENTARA),
    (State.DIPERTIMBANGKAN, Event.IZIN_SEMENTARA, None, State.IZIN_SEMENTARA),
    (State.IZIN_SEMENTARA, Event.KEPUTUSAN, Choice.DISETUJUI, State.DISETUJUI),
    *((s, Event.UBAH, None, State.DIUBAH) for s in (State.DISETUJUI, State.DIUBAH, State.TERBIT)),
    (State.DRAF, Event.SUSULAN, None, State.TERBIT),
    *((s, Event.TARIK, None, State.DIBATALKAN) for s in
      (State.TERBIT, State.BERJALAN, State.SELESAI, State.DICATAT)),
    (State.DIPERTIMBANGKAN, Event.USUL_BKN, None, State.DIPERTIMBANGKAN),
    (State.DIPERTIMBANGKAN, Event.SETUJU_BKN, None, State.DIPERTIMBANGKAN),
    (State.SELESAI, Event.USUL_AKTIF, None, State.SELESAI),
    (State.SELESAI, Event.AKTIF, None, State.SELESAI),
]  # fmt: skip


@pytest.mark.parametrize(("state", "event", "choice", "after"), ALLOWED)
def test_allowed_steps(state: State, event: Event, choice: Choice | None, after: State) -> None:
    assert flow.next_state(state, event, choice) is after


def test_everything_else_is_refused() -> None:
    allowed = {(s, e) for s, e, _, _ in ALLOWED}
    for state, event in product(State, Event):
        if (state, event) not in allowed:
            with pytest.raises(Refused) as no:
                flow.next_state(state, event, Choice.DISETUJUI)
            assert no.value.problems[0].code == "illegal_transition"


def test_the_official_cannot_decide_before_the_superior_considered() -> None:
    with pytest.raises(Refused):
        flow.next_state(State.DIAJUKAN, Event.KEPUTUSAN, Choice.DISETUJUI)


@pytest.mark.parametrize("choice", [Choice.PERUBAHAN, Choice.DITANGGUHKAN, Choice.TIDAK_DISETUJUI])
def test_an_izin_sementara_is_only_ratified(choice: Choice) -> None:
    with pytest.raises(Refused):
        flow.next_state(State.IZIN_SEMENTARA, Event.KEPUTUSAN, choice)


def test_a_decision_is_the_officials_act() -> None:
    assert flow.hand_of(State.DIPERTIMBANGKAN, Event.KEPUTUSAN) is Hand.PYB
    assert flow.hand_of(State.DIAJUKAN, Event.PERTIMBANGAN) is Hand.ATASAN
    assert flow.hand_of(State.DIAJUKAN, Event.IZIN_SEMENTARA) is Hand.TEMPAT


def test_an_issued_leave_runs_from_its_first_day() -> None:
    first = D(2026, 12, 21)
    assert flow.on_day(State.TERBIT, first, D(2026, 12, 20)) is State.TERBIT
    assert flow.on_day(State.TERBIT, first, first) is State.BERJALAN
    assert flow.on_day(State.SELESAI, first, first) is State.SELESAI


ASKED = (D(2026, 12, 21), D(2026, 12, 31))


@pytest.mark.parametrize(
    ("choice", "reason", "dates", "codes"),
    [
        (Choice.DISETUJUI, "", None, []),
        (Choice.TIDAK_DISETUJUI, " ", None, ["decision_reason_missing"]),
        (Choice.DITANGGUHKAN, "", None, ["decision_reason_missing"]),
        (Choice.PERUBAHAN, "", None, ["decision_reason_missing", "changed_dates_missing"]),
        (Choice.PERUBAHAN, "tutup buku", ASKED, ["changed_dates_equal"]),
        (Choice.PERUBAHAN, "tutup buku", (D(2026, 12, 21), D(2026, 12, 23)), []),
    ],
)
def test_what_a_step_must_carry(choice: Choice, reason: str, dates: tuple[D, D] | None, codes: list[str]) -> None:
    assert [p.code for p in flow.check_step(choice, reason, dates, ASKED)] == codes


ME = uuid.UUID(int=7)


@pytest.mark.parametrize(
    ("official", "codes"),
    [
        (None, ["official_missing"]),
        (Official("", "Kepala"), ["official_missing"]),
        (Official("A", "Kepala", employee_id=ME), ["self_approval"]),
        (Official("A", "Plt. Kepala", valid_from=D(2026, 1, 1), valid_to=D(2026, 3, 31)), ["not_authorised"]),
        (Official("A", "Kepala", valid_from=D(2027, 1, 1)), ["not_authorised"]),
        (Official("A", "Kepala", valid_from=D(2026, 1, 1)), []),
    ],
)
def test_who_may_act(official: Official | None, codes: list[str]) -> None:
    assert [p.code for p in flow.check_official(official, ME, D(2026, 11, 23), "pyb")] == codes


def test_postponement() -> None:
    assert flow.check_postponed(3, 3) == []
    assert flow.check_postponed(4, 3)[0].code == "postponed_days_wrong"
    assert flow.check_postponed(2, 0)[0].code == "postponement_not_allowed"
