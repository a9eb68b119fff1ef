"""Results of an SKP with their indicators and plan of action: put, moved, taken out.

A fixed SKP takes only an additional result with its assignment letter; anything else asks for `skp.reopen`.
Source: PermenPANRB 6/2022; evaluation.md §3.2, §4.4 (Plt duties are tambahan with the surat perintah).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation import targets
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation.skp_reading import fetch, results_of
from asn_desktop.services.evaluation.skp_values import (
    DRAFT,
    FIXED,
    ActionAsk,
    ActionRow,
    IndicatorAsk,
    IndicatorRow,
    ResultAsk,
    ResultRow,
)
from asn_desktop.store.goals import Skp, SkpAction, SkpIndicator, SkpResult

__all__ = ["ActionAsk", "ActionRow", "IndicatorAsk", "IndicatorRow", "ResultAsk", "ResultRow", "move", "put", "remove",
           "targets_checked"]  # fmt: skip


def put(session: Session, skp_id: uuid.UUID, ask: ResultAsk, result_id: uuid.UUID | None = None) -> ResultRow:
    """Enter a result, or give the one named by `result_id` these words, indicators and actions.

    Indicators and actions without `id` are new; old ones that are not named any more are voided. Refuses E-SKP-02, 03,
    04, 05, 09, `skp_fixed`, `skp_result_unknown`, `skp_superior_row`, `skp_action_period`.
    """
    require(session.info["actor"], Deed.ENTER)
    skp = fetch(session, skp_id)
    _open(skp, ask, result_id)
    above = _superior(session, skp, ask)
    form, approach = Form(skp.bentuk), Approach(skp.pendekatan)
    problems = rules.check_result(as_rule(ask, approach, above), form, approach, _place(session, skp_id, result_id))
    if problems:
        raise Refused(problems)
    row = SkpResult(skp_id=skp_id, urutan=_next(session, skp_id)) if result_id is None else _fetch(session, result_id)
    if row.skp_id != skp_id:
        raise Refused(Problem("skp_result_unknown", "result_id"))
    row.jenis, row.rencana = ResultKind(ask.jenis).value, _words(ask.rencana) or ""
    row.atasan_hasil_id = ask.atasan_hasil_id
    row.intervensi = above.rencana if above is not None else _words(ask.intervensi)
    row.perspektif = rules.read_perspektif(ask.perspektif)
    row.penugasan_dari, row.nomor_penugasan = _words(ask.penugasan_dari), _words(ask.nomor_penugasan)
    session.add(row)
    session.flush()
    _put_indicators(session, row.id, ask.indicators, form, approach)
    _put_actions(session, row.id, ask.actions)
    session.flush()
    return _row(session, row)


def remove(session: Session, result_id: uuid.UUID, reason: str) -> None:
    """Take a result out of a draft; it stays in the store with its reason. Refuses `skp_fixed`, `skp_reason`."""
    require(session.info["actor"], Deed.ENTER)
    row = _fetch(session, result_id)
    _draft(fetch(session, row.skp_id))
    if len(reason.strip()) < 3:
        raise Refused(Problem("skp_reason", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()


def move(session: Session, result_id: uuid.UUID, urutan: int) -> None:
    """Put a result in the `urutan`-th place (from 1) among those of its kind. Refuses `skp_fixed`."""
    require(session.info["actor"], Deed.ENTER)
    row = _fetch(session, result_id)
    _draft(fetch(session, row.skp_id))
    rows = results_of(session, [row.skp_id])[row.skp_id]
    others = [r.id for r in rows if r.jenis == row.jenis and r.id != result_id]
    others.insert(max(0, urutan - 1), result_id)
    for place, key in enumerate(others, 1):
        session.get_one(SkpResult, (session.info["office_id"], key)).urutan = place
    session.flush()


def targets_checked(session: Session, skp_id: uuid.UUID) -> int:
    """The targets copied from an older SKP were looked at and hold; how many. Refuses `skp_fixed`."""
    require(session.info["actor"], Deed.ENTER)
    _draft(fetch(session, skp_id))
    marked = [i.id for r in results_of(session, [skp_id])[skp_id] for i in r.indicators if i.periksa]
    for key in marked:
        session.get_one(SkpIndicator, (session.info["office_id"], key)).periksa = False
    session.flush()
    return len(marked)


def _open(skp: Skp, ask: ResultAsk, result_id: uuid.UUID | None) -> None:
    """A draft takes everything; a fixed SKP a new tambahan with its assignment letter (Plt, work for others)."""
    extra = ask.jenis is ResultKind.TAMBAHAN and result_id is None and (ask.nomor_penugasan or "").strip()
    if not (skp.keadaan == FIXED and extra):
        _draft(skp)


def _draft(skp: Skp) -> None:
    if skp.keadaan != DRAFT:
        raise Refused(Problem("skp_fixed", "keadaan", {"keadaan": skp.keadaan}))


def _superior(session: Session, skp: Skp, ask: ResultAsk) -> SkpResult | None:
    """The superior's row that is supported. Refuses `skp_superior_row`: voided, of the same SKP, of another year."""
    if ask.atasan_hasil_id is None:
        return None
    row = session.get(SkpResult, (session.info["office_id"], ask.atasan_hasil_id))
    above = None if row is None else session.get(Skp, (session.info["office_id"], row.skp_id))
    if row is None or above is None or row.dibatalkan or above.employee_id == skp.employee_id or (
        above.tahun != skp.tahun
    ):  # fmt: skip
        raise Refused(Problem("skp_superior_row", "atasan_hasil_id"))
    return row


def as_rule(ask: ResultAsk, approach: Approach, above: SkpResult | None = None) -> rules.Result:
    """A result as the rules look at it before it is kept."""
    indicators = []
    for one in ask.indicators:
        found = targets.read(one.target) if approach is Approach.KUANTITATIF else None
        indicators.append(rules.Indicator(
            one.indikator, one.aspek, found.angka if found else None, found.satuan if found else None,
            target_typed=" ".join(one.target.split()),
        ))  # fmt: skip
    periods = tuple(dict.fromkeys(code for action in ask.actions for code in action.target))
    return rules.Result(ResultKind(ask.jenis), ask.rencana, above is not None, ask.intervensi, ask.perspektif,
                        ask.penugasan_dari, tuple(indicators), periods)  # fmt: skip


def _put_indicators(
    session: Session, result_id: uuid.UUID, asks: Sequence[IndicatorAsk], form: Form, approach: Approach
) -> None:
    old = _old(session, SkpIndicator, result_id)
    for place, ask in enumerate(asks, 1):
        row = _taken(old, ask.id) or SkpIndicator(result_id=result_id)
        target = targets.read(ask.target) if approach is Approach.KUANTITATIF else None
        row.urutan, row.indikator, row.periksa = place, _words(ask.indikator) or "", False
        row.aspek = rules.read_aspek(ask.aspek) if form is Form.JA_JF and approach is Approach.KUANTITATIF else None
        row.target_angka, row.target_akhir, row.target_satuan, row.target_teks = (
            (target.angka, target.akhir, target.satuan, target.teks) if target
            else (None, None, None, _words(ask.target))
        )  # fmt: skip
        session.add(row)
    _void_rest(old)


def _put_actions(session: Session, result_id: uuid.UUID, asks: Sequence[ActionAsk]) -> None:
    old = _old(session, SkpAction, result_id)
    for place, ask in enumerate(asks, 1):
        if not ask.aksi.strip():
            continue
        row = _taken(old, ask.id) or SkpAction(result_id=result_id)
        row.urutan, row.aksi, row.bukti = place, _words(ask.aksi) or "", _words(ask.bukti)
        row.target = {code: " ".join(text.split()) for code, text in ask.target.items() if text.strip()}
        session.add(row)
    _void_rest(old)


def _old(session: Session, model: Any, result_id: uuid.UUID) -> dict[uuid.UUID, Any]:
    rows = session.scalars(sa.select(model).where(
        model.office_id == session.info["office_id"], model.result_id == result_id, model.dibatalkan.is_(None)))
    return {row.id: row for row in rows}  # fmt: skip


def _taken(old: dict[uuid.UUID, Any], key: uuid.UUID | None) -> Any:
    if key is None:
        return None
    if key not in old:
        raise Refused(Problem("skp_result_unknown", "id"))
    return old.pop(key)


def _void_rest(old: dict[uuid.UUID, Any]) -> None:
    for row in old.values():
        row.dibatalkan = "dihapus dari hasil kerja"


def _fetch(session: Session, result_id: uuid.UUID) -> SkpResult:
    row = session.get(SkpResult, (session.info["office_id"], result_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("skp_result_unknown", "result_id"))
    return row


def _row(session: Session, row: SkpResult) -> ResultRow:
    return next(r for r in results_of(session, [row.skp_id])[row.skp_id] if r.id == row.id)


def _next(session: Session, skp_id: uuid.UUID) -> int:
    return max((r.urutan for r in results_of(session, [skp_id])[skp_id]), default=0) + 1


def _place(session: Session, skp_id: uuid.UUID, result_id: uuid.UUID | None) -> int:
    """Which row of the form a finding speaks of."""
    keys = [r.id for r in results_of(session, [skp_id])[skp_id]]
    return keys.index(result_id) + 1 if result_id in keys else len(keys) + 1


def _words(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
