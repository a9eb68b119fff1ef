"""SKP as deeds: drawn up, filled, fixed, reopened, closed, voided; the appraiser changed within the year.

The door of SKP: what is read (`get`, `of_person`, `listing`, `counts`, `values`), checked and asked for (`due`) is
called from here too. Results have their own file, `results`.
Source: PermenPANRB 6/2022, PP 30/2019, SE MenPANRB 20/2021; evaluation.md §3, §4.4, §4.6.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import moves
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation.party import Party, from_kept
from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import reasons
from asn_desktop.services.evaluation import appraisers, skp_check
from asn_desktop.services.evaluation.skp_check import check, refuse
from asn_desktop.services.evaluation.skp_copy import copy_from
from asn_desktop.services.evaluation.skp_draft import draft
from asn_desktop.services.evaluation.skp_due import due
from asn_desktop.services.evaluation.skp_reading import counts, fetch, get, listing, of_person, values
from asn_desktop.services.evaluation.skp_values import (
    CLOSED,
    DRAFT,
    FIXED,
    STATES,
    VOID,
    ActionRow,
    Annex,
    IndicatorRow,
    PastAppraiser,
    ResultRow,
    SkpAsk,
    SkpFull,
    SkpRow,
    Span,
    ValueRow,
)
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp

__all__ = [
    "CLOSED", "DRAFT", "FIXED", "STATES", "VOID", "ActionRow", "Annex", "IndicatorRow", "PastAppraiser", "ResultRow",
    "SkpAsk", "SkpFull", "SkpRow", "Span", "ValueRow", "change_appraiser", "check", "close", "copy_from", "counts",
    "draft", "due",
    "fix", "get", "listing", "of_person", "reopen", "set_annex", "set_expectation", "set_head", "values", "void",
]  # fmt: skip
_DAY = dt.timedelta(days=1)


def set_head(
    session: Session, skp_id: uuid.UUID, *, penilai: Party | None = None, pendekatan: Approach | None = None,
    bentuk: Form | None = None, kepala: bool | None = None, mulai: dt.date | None = None, sampai: dt.date | None = None,
    alasan_mulai: str | None = None,
) -> SkpFull:  # fmt: skip
    """Change what stands at the head of a draft; None leaves a field as it is.

    Refuses `skp_fixed`, E-PRED-05, E-SKP-07, E-SKP-08, `skp_start_reason`.
    """
    row = _draft(session, skp_id)
    first, last = mulai or row.mulai, sampai or row.sampai
    found = rules.check_period(row.tahun, first, last)
    found += rules.check_overlap(first, last, skp_check.others(session, row, row.pegawai.get("jabatan") or ""))
    if penilai is not None:
        found += appraisers.check(session, row.employee_id, penilai, first)
    if alasan_mulai is not None and alasan_mulai not in moves.STARTS:
        found.append(Problem("skp_start_reason", "alasan_mulai", {"raw": alasan_mulai}))
    refuse(found)
    row.mulai, row.sampai, row.alasan_mulai = first, last, alasan_mulai or row.alasan_mulai
    if penilai is not None:
        _seat(session, row, penilai, first)
    row.pendekatan = Approach(pendekatan or row.pendekatan).value
    row.bentuk = Form(bentuk or row.bentuk).value
    row.kepala = row.kepala if kepala is None else kepala
    session.flush()
    return get(session, skp_id)


def set_expectation(session: Session, skp_id: uuid.UUID, nilai: int, text: str) -> SkpFull:
    """The leader's expectation on one of the values; an empty text takes it back. Refuses E-SKP-06, `skp_fixed`."""
    row = _draft(session, skp_id)
    if nilai not in range(1, rules.VALUES + 1):
        raise Refused(Problem("E-SKP-06", "nilai", {"jumlah": nilai, "harus": rules.VALUES}))
    kept = {key: value for key, value in row.ekspektasi.items() if key != str(nilai)}
    words = " ".join(text.split())
    row.ekspektasi = kept | ({str(nilai): words} if words else {})
    session.flush()
    return get(session, skp_id)


def set_annex(
    session: Session, skp_id: uuid.UUID, dukungan: Iterable[str], skema: Iterable[str], konsekuensi: Iterable[str]
) -> SkpFull:
    """The three lists of the lampiran; empty lines are left out. Refuses `skp_fixed`."""
    row = _draft(session, skp_id)
    given = {"dukungan": dukungan, "skema": skema, "konsekuensi": konsekuensi}
    row.lampiran = {name: [text for one in lines if (text := " ".join(one.split()))] for name, lines in given.items()}
    session.flush()
    return get(session, skp_id)


def fix(session: Session, skp_id: uuid.UUID, *, day: dt.date, today: dt.date) -> SkpFull:
    """Agreed and fixed on a day; the words of both parties are frozen as they are on it.

    Refuses every blocking finding of `check`, `skp_fixed`, `skp_day_future`.
    """
    row = _draft(session, skp_id)
    if day > today:
        raise Refused(Problem("skp_day_future", "ditetapkan", {"tanggal": day, "hari_ini": today}))
    refuse(p for p in check(session, skp_id, day=day) if p.blocks)
    on = skp_check.appraisal_day(row.mulai, row.sampai, day)
    post = row.pegawai.get("jabatan"), row.pegawai.get("unit")
    row.pegawai = appraisers.party_of(session, row.employee_id, on).as_kept() | {"jabatan": post[0], "unit": post[1]}
    _seat(session, row, from_kept(row.penilai, row.penilai_id), on)
    row.keadaan, row.ditetapkan = FIXED, day
    session.flush()
    return get(session, skp_id)


def reopen(session: Session, skp_id: uuid.UUID, reason: str) -> SkpFull:
    """Back to draft before anything was evaluated; the journal keeps what stood there and the reason.

    Refuses `skp_state`, `skp_evaluated`, `skp_reason`.
    """
    row = _of_state(session, skp_id, FIXED, CLOSED)
    _unevaluated(session, row)
    _because(session, reason)
    row.keadaan, row.ditetapkan, row.alasan_tutup, row.alasan = DRAFT, None, None, reason.strip()
    session.flush()
    return get(session, skp_id)


def close(session: Session, skp_id: uuid.UUID, last_day: dt.date, kind: str, reason: str = "") -> SkpFull:
    """End a fixed SKP before the year does: `kind` pindah | cltn | tugas_belajar | pensiun | meninggal | ...

    Refuses `skp_state`, `skp_end_reason`, E-SKP-08 for a last day outside the SKP's own days.
    """
    row = _of_state(session, skp_id, FIXED)
    if kind not in moves.ENDS:
        raise Refused(Problem("skp_end_reason", "kind", {"raw": kind}))
    if not row.mulai <= last_day <= row.sampai:
        values = {"mulai": row.mulai, "sampai": last_day, "tahun": str(row.tahun)}
        raise Refused(Problem("E-SKP-08", "sampai", values))
    row.sampai, row.keadaan, row.alasan_tutup, row.alasan = last_day, CLOSED, kind, reason.strip() or None
    session.flush()
    return get(session, skp_id)


def void(session: Session, skp_id: uuid.UUID, reason: str) -> SkpFull:
    """Take an SKP back; it stays visible. Refuses `skp_void`, `skp_evaluated`, `skp_reason`."""
    row = _of_state(session, skp_id, DRAFT, FIXED, CLOSED)
    _unevaluated(session, row)
    _because(session, reason)
    row.keadaan, row.alasan = VOID, reason.strip()
    session.flush()
    return get(session, skp_id)


def change_appraiser(session: Session, skp_id: uuid.UUID, penilai: Party, since: dt.date, reason: str) -> SkpFull:
    """Another appraiser from a day on; the same SKP goes on, the one before is kept with his days (§4.4).

    Refuses `skp_state`, `skp_appraiser_day`, E-PRED-05, `skp_reason`.
    """
    row = _of_state(session, skp_id, FIXED)
    began = row.penilai_sejak or row.mulai
    if not began < since <= row.sampai:
        raise Refused(Problem("skp_appraiser_day", "since", {"mulai": began + _DAY, "sampai": row.sampai}))
    refuse(appraisers.check(session, row.employee_id, penilai, since))
    _because(session, reason)
    old = dict(row.penilai) | {
        "employee_id": str(row.penilai_id) if row.penilai_id else None, "mulai": began.isoformat(),
        "sampai": (since - _DAY).isoformat(), "alasan": reason.strip(),
    }  # fmt: skip
    row.penilai_lama = [*(row.penilai_lama or ()), old]
    _seat(session, row, penilai, since)
    row.penilai_sejak = since
    session.flush()
    return get(session, skp_id)


def _seat(session: Session, row: Skp, penilai: Party, on: dt.date) -> None:
    """The appraiser in the words of a day, in the post that puts him over this person."""
    seated = appraisers.as_of(session, penilai, on, row.unit_id)
    row.penilai_id, row.penilai = seated.employee_id, seated.as_kept()


def _draft(session: Session, skp_id: uuid.UUID) -> Skp:
    require(session.info["actor"], Deed.ENTER)
    row = fetch(session, skp_id)
    if row.keadaan != DRAFT:
        raise Refused(Problem("skp_fixed", "keadaan", {"keadaan": row.keadaan}))
    return row


def _of_state(session: Session, skp_id: uuid.UUID, *states: str) -> Skp:
    require(session.info["actor"], Deed.ENTER)
    row = fetch(session, skp_id)
    if row.keadaan not in states:
        raise Refused(Problem("skp_void" if row.keadaan == VOID else "skp_state", "keadaan",
                              {"keadaan": row.keadaan}))  # fmt: skip
    return row


def _unevaluated(session: Session, row: Skp) -> None:
    found: Any = session.execute(
        sa.select(Evaluation.periode).where(
            Evaluation.office_id == row.office_id, Evaluation.skp_id == row.id, Evaluation.keadaan != "batal",
            Evaluation.dibatalkan.is_(None))
    ).first()  # fmt: skip
    if found is not None:
        raise Refused(Problem("skp_evaluated", "keadaan", {"periode": found[0]}))


def _because(session: Session, reason: str) -> None:
    if len(reason.strip()) < 5:
        raise Refused(Problem("skp_reason", "alasan"))
    reasons.note(session, [reason.strip()])
