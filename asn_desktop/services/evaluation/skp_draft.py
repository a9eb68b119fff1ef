"""A new SKP: its days from the career, form and head from the post, appraiser from the officials.

Source: PermenPANRB 6/2022, PP 30/2019; evaluation.md §3.1, §3.2 (form), §4.4 (moves, Plt), §4.6.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import officials, units
from asn_desktop.services.evaluation import appraisers, skp_check
from asn_desktop.services.evaluation.skp_check import refuse
from asn_desktop.services.evaluation.skp_due import due
from asn_desktop.services.evaluation.skp_reading import get
from asn_desktop.services.evaluation.skp_values import DRAFT, SkpAsk, SkpFull, Span
from asn_desktop.store.goals import Skp

_JPT = ("I", "II")  # eselon of jabatan pimpinan tinggi


@dataclass(frozen=True)
class Plan:
    """Days, post and words of an SKP before it is written; its unit is known."""

    span: Span
    mulai: dt.date
    sampai: dt.date
    pegawai: Party


def planned(session: Session, ask: SkpAsk) -> Plan:
    """What the career makes of an ask. Refuses E-SKP-08, `skp_year`, `skp_not_due`, `skp_beyond_post`, …"""
    year = dt.date(ask.tahun, 1, 1), dt.date(ask.tahun, 12, 31)
    refuse(rules.check_period(ask.tahun, ask.mulai or year[0], ask.sampai or year[1]))
    span = _span(session, ask)
    mulai, sampai = ask.mulai or span.mulai, ask.sampai or span.sampai
    refuse(rules.check_period(ask.tahun, mulai, sampai))
    if sampai > span.sampai:
        raise Refused(Problem("skp_beyond_post", "sampai", {"jabatan": span.jabatan, "sampai": span.sampai}))
    if span.unit_id is None:
        raise Refused(Problem("skp_no_unit", "unit_id"))
    return Plan(span, mulai, sampai, appraisers.party_of(session, ask.employee_id, mulai))


def draft(session: Session, ask: SkpAsk, *, today: dt.date) -> SkpFull:
    """A new draft: days, post, form, head and appraiser from the career and the officials where `ask` leaves them out.

    Refuses E-SKP-07, E-SKP-08, E-PRED-05, `skp_year`, `skp_not_due`, `skp_beyond_post`, `skp_close_first`,
    `skp_no_unit`, EMPLOYEE_UNKNOWN.
    """
    require(session.info["actor"], Deed.ENTER)
    plan = planned(session, ask)
    span, mulai, sampai, who = plan.span, plan.mulai, plan.sampai, plan.pegawai
    assert span.unit_id is not None
    others = skp_check.others_of(session, ask.employee_id, ask.tahun, who.jabatan, span.unit_id)
    refuse(rules.check_overlap(mulai, sampai, others))
    above = appraisers.appraiser_of(session, ask.employee_id, mulai)
    if ask.penilai is not None:
        above = appraisers.as_of(session, ask.penilai, mulai, span.unit_id)
    if ask.penilai is not None:
        refuse(appraisers.check(session, ask.employee_id, ask.penilai, mulai))
    heads = _heads(session, ask.employee_id, span.unit_id, mulai)
    row = Skp(
        employee_id=ask.employee_id, unit_id=span.unit_id, tahun=ask.tahun, mulai=mulai, sampai=sampai,
        pendekatan=Approach(ask.pendekatan).value,
        bentuk=Form(ask.bentuk or form_of(session, ask.employee_id, span.unit_id, mulai)).value,
        kepala=heads if ask.kepala is None else ask.kepala, pegawai=who.as_kept(), ekspektasi={}, lampiran={},
        keadaan=DRAFT, penilai_id=above.employee_id if above else None, penilai=above.as_kept() if above else {},
        alasan_mulai=ask.alasan_mulai or (span.alasan_mulai if mulai == span.mulai else None),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return get(session, row.id)


def form_of(session: Session, employee_id: uuid.UUID, unit_id: uuid.UUID, on: dt.date) -> Form:
    """JPT for eselon I and II and for the head of an independent unit (the root), else JA and JF."""
    post = appraisers.post_of(session, employee_id, on)
    high = post is not None and (post.eselon or "").split(".")[0] in _JPT
    alone = unit_id == units.chain(session, unit_id)[-1].id and _heads(session, employee_id, unit_id, on)
    return Form.JPT if high or alone else Form.JA_JF


def _span(session: Session, ask: SkpAsk) -> Span:
    """The period of the career this SKP is for: named by its first day, else the first that has none yet."""
    spans = due(session, ask.employee_id, ask.tahun)
    if ask.mulai is not None:
        found = next((s for s in spans if s.mulai <= ask.mulai <= s.sampai), None)
    else:
        found = next((s for s in spans if s.skp_id is None), spans[0] if spans else None)
    if found is None:
        first = spans[0].mulai if spans else None
        raise Refused(Problem("skp_not_due", "mulai", {"tahun": str(ask.tahun), "mulai": ask.mulai, "pertama": first}))
    return found


def _heads(session: Session, employee_id: uuid.UUID, unit_id: uuid.UUID, on: dt.date) -> bool:
    """Whether the person is the definitive head of the unit; a Plt keeps the SKP of his own post (§4.4)."""
    return any(o.peran == "kepala" and o.penugasan == "D" and o.employee_id == employee_id
               for o in officials.of_unit(session, unit_id, on))  # fmt: skip
