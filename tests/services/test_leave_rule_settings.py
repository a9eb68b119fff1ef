"""The page of leave rules: each setting with value, ground and day; changes are dated, grounded, touch nothing old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.leave import balance, rule_settings
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import frozen as leave_frozen
from asn_desktop.services.leave.deeds import LeaveAsk
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.ui.sentences import leave_rules as words
from tests.services import leave_office

D = dt.date
TODAY = D(2026, 11, 23)
GROUND = "Surat Edaran Bupati 800/5/2026"


@pytest.fixture(autouse=True)
def admin(session: Session) -> None:
    """Settings are the administrator's."""
    session.info["actor"] = Actor("budi", "Budi Santoso", Role.ADMIN)


def codes(deed: Callable[[], Any]) -> list[str]:
    """What a deed is refused for."""
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]


def change(session: Session, key: str, value: str, **more: Any) -> rule_settings.RuleRow:
    """A change from 1 December."""
    given: dict[str, Any] = {"since": D(2026, 12, 1), "ground": GROUND, "today": TODAY, **more}
    return rule_settings.change(session, key, value, **given)


def test_every_setting_is_shown_with_value_ground_day_and_words(session: Session) -> None:
    rows = rule_settings.listing(session, on=TODAY)
    assert [row.kunci for row in rows] == [f.name for f in fields(LeaveRules)]
    assert all(row.berlaku.dasar and row.berlaku.mulai <= TODAY for row in rows)
    told = {key for _, keys in words.PARTS for key in keys}
    assert told == {row.kunci for row in rows} == set(words.NAMES)
    assert {r for row in rows for r in row.pilihan} <= set(words.READINGS)
    assert words.value("hak_tahunan", "12") == "12 hari kerja"


def test_a_change_holds_from_its_day_and_not_before(session: Session) -> None:
    row = change(session, "aturan_dua_tahun", "longgar")
    assert (row.berlaku.nilai, row.berlaku.dasar, row.berlaku.asal, row.diubah) == ("longgar", GROUND, "kantor", True)
    before = rule_settings.get(session, "aturan_dua_tahun", on=D(2026, 11, 30))
    assert (before.berlaku.nilai, [v.nilai for v in before.mendatang]) == ("ketat", ["longgar"])
    assert balance.rules_on(session, D(2026, 11, 30)).aturan_dua_tahun == "ketat"
    assert balance.rules_on(session, D(2026, 12, 1)).aturan_dua_tahun == "longgar"


def test_a_second_change_ends_the_first_and_one_between_ends_before_the_later(session: Session) -> None:
    change(session, "serentak_persen", "30")
    change(session, "serentak_persen", "40", since=D(2027, 2, 1))
    change(session, "serentak_persen", "35", since=D(2027, 1, 1))
    seen = [balance.rules_on(session, day).serentak_persen
            for day in (D(2026, 11, 30), D(2026, 12, 31), D(2027, 1, 31), D(2027, 2, 1))]  # fmt: skip
    assert seen == [25, 30, 35, 40]


@pytest.mark.parametrize(
    ("key", "value", "more", "code"),
    [
        ("hak_tahunan", "14", {"ground": " "}, "leave_rule_ground"),
        ("hak_tahunan", "14", {"since": None}, "leave_rule_since"),
        ("hak_tahunan", "dua belas", {}, "leave_rule_invalid"),
        ("aturan_dua_tahun", "sedang", {}, "leave_rule_invalid"),
        ("urutan_pakai", "N,N-1", {}, "leave_rule_invalid"),
        ("jatah", "1", {}, "leave_rule_unknown"),
        ("hak_tahunan", "12", {}, "leave_rule_same"),
    ],
)
def test_a_change_without_ground_day_or_sense_is_refused(
    session: Session, key: str, value: str, more: dict[str, Any], code: str
) -> None:
    assert codes(lambda: change(session, key, value, **more)) == [code]


def test_only_the_administrator_changes_rules(session: Session) -> None:
    session.info["actor"] = Actor("siti", "Siti Rahmawati", Role.OPERATOR)
    assert codes(lambda: change(session, "hak_tahunan", "14")) == ["role_not_allowed"]


def test_what_was_asked_before_keeps_the_rules_it_was_asked_by(session: Session, now: dt.datetime) -> None:
    folk = leave_office.make(session, now)
    ask = LeaveAsk(folk.fauzi, D(2026, 12, 7), D(2026, 12, 9), "Keluarga", "Jl. Rekaan No. 5", "081200000001")
    row = leave.ask(session, ask, today=TODAY, now=now)
    record = session.get_one(LeaveRequest, (session.info["office_id"], row.id))
    frozen = record.saldo or {}
    change(session, "sisa_terbawa_maks", "0", since=TODAY)
    card = balance.card(session, folk.fauzi, year=2026, today=TODAY)
    assert (frozen["baris"]["N-1"], card.opened["N-1"]) == (6, 0)
    assert leave_frozen.replay(frozen, record.aturan or {}).opened["N-1"] == 6
