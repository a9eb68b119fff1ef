"""First start in one go: the office on the disk, opened for the first key holder, its head and deputy appointed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import officials as official_rules
from asn_desktop.rules import unit_profile
from asn_desktop.services import office, officials, units
from asn_desktop.services.office_cards import CreatedOffice, NewOffice, NewUser, OpenOffice


@dataclass(frozen=True)
class FirstOfficial:
    """Head (`kepala`) or personnel officer (`wakil`) as typed at first start; an empty name means "later"."""

    peran: str
    jabatan: str
    nama: str
    nip: str = ""
    pangkat: str = ""


def found(
    folder: Path,
    answers: Mapping[str, Any],
    heads: Iterable[FirstOfficial],
    holders: tuple[NewUser, NewUser],
    *,
    now: dt.datetime,
    today: dt.date,
) -> tuple[CreatedOffice, OpenOffice]:
    """Create the office, open it, appoint its officials. `answers` are fields of `NewOffice`.

    Everything is checked before anything is written: Refused with fields of NewOffice, `holders.0.password`,
    `kepala.nip`; Trouble as in `office.create` and `office.unlock`.
    """
    ask = NewOffice(**answers)
    named = [one for one in heads if one.nama.strip()]
    problems = [*office.check(folder, ask, holders), *check_habits(named, ask.nomor_pola, today)]
    if problems:
        raise Refused(problems)
    made = office.create(folder, ask, holders, now=now)
    opened = office.unlock(folder, holders[0].username, holders[0].password)
    try:
        with opened.store.begin(opened.actor, reason="kantor baru") as session:
            root = units.root(session)
            for one in named:
                officials.appoint(session, _ask(one, root, today))
    except BaseException:
        opened.close()
        raise
    return made, opened


def check_habits(heads: Iterable[FirstOfficial], pattern: str, today: dt.date) -> list[Problem]:
    """What is wrong with the officials and the number pattern, before the rest is asked; fields as in `found`."""
    problems = list(unit_profile.check_pattern(pattern))
    for one in heads:
        if one.nama.strip():
            problems += [_at(one.peran, p) for p in _check(one, today)]
    return problems


def _check(one: FirstOfficial, today: dt.date) -> list[Problem]:
    return official_rules.check(
        peran=one.peran, penugasan="D", jabatan=one.jabatan, nama=one.nama, nip=one.nip.replace(" ", "") or None,
        mulai=today, sampai=None, dasar=None,
    )  # fmt: skip


def _at(role: str, problem: Problem) -> Problem:
    return Problem(problem.code, f"{role}.{problem.field}", problem.values, problem.severity)


def _ask(one: FirstOfficial, root: Any, today: dt.date) -> officials.OfficialAsk:
    return officials.OfficialAsk(
        unit_id=root, peran=one.peran, jabatan=one.jabatan, berlaku_mulai=today, nama=one.nama,
        nip=one.nip.replace(" ", "") or None, pangkat=one.pangkat.strip() or None,
    )  # fmt: skip
