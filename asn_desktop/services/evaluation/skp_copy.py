"""An SKP copied into another year: the texts, the targets marked to be looked at, links to the superior found again.

Source: PermenPANRB 6/2022 (an SKP is drawn up anew each year); evaluation.md §3.1, §3.2.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods, targets
from asn_desktop.rules.evaluation.words import Approach
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import cascade
from asn_desktop.services.evaluation.skp_draft import draft
from asn_desktop.services.evaluation.skp_reading import fetch, get
from asn_desktop.services.evaluation.skp_values import (
    VOID,
    ActionRow,
    IndicatorRow,
    ResultRow,
    SkpAsk,
    SkpFull,
    SkpRow,
)
from asn_desktop.store.goals import Skp, SkpAction, SkpIndicator, SkpResult


def copy_from(session: Session, source_skp_id: uuid.UUID, ask: SkpAsk, *, today: dt.date) -> SkpFull:
    """A new draft with the results of an older SKP (of the person, or of a colleague with the same work).

    Every copied target is marked (`periksa`). A row that supported the superior's old row is linked to his row of the
    same words this year; where there is none the link is dropped, and `check` asks for it (E-SKP-03). Assignments by
    letter are not copied. Refuses `skp_unknown`, `skp_copy_void` and what `draft` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    if fetch(session, source_skp_id).keadaan == VOID:
        raise Refused(Problem("skp_copy_void", "skp_id"))
    source = get(session, source_skp_id)
    made = draft(session, ask, today=today)
    row = session.get_one(Skp, (session.info["office_id"], made.row.id))
    if source.row.employee_id == made.row.employee_id:
        row.ekspektasi = {str(n): text for n, text in source.ekspektasi.items()}
        row.lampiran = {"dukungan": list(source.lampiran.dukungan), "skema": list(source.lampiran.skema),
                        "konsekuensi": list(source.lampiran.konsekuensi)}  # fmt: skip
    above = {_plain(one.rencana): one.id for one in reversed(cascade.superior_rows(session, made.row.id))}
    for place, result in enumerate((r for r in source.results if not r.nomor_penugasan), 1):
        _copy(session, made.row, result, place, above)
    session.flush()
    return get(session, made.row.id)


def _copy(session: Session, new: SkpRow, old: ResultRow, place: int, above: Mapping[str, uuid.UUID]) -> None:
    """One result with indicators and actions."""
    link = above.get(_plain(old.intervensi or ""))
    lost = old.atasan_hasil_id is not None and link is None
    row = SkpResult(
        skp_id=new.id, urutan=place, jenis=old.jenis.value, rencana=old.rencana, atasan_hasil_id=link,
        intervensi=None if lost else old.intervensi, perspektif=old.perspektif, penugasan_dari=old.penugasan_dari,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all([_indicator(i, row.id, new.pendekatan) for i in old.indicators])
    session.add_all([a for one in old.actions if (a := _action(one, row.id, new)) is not None])


def _indicator(old: IndicatorRow, result_id: uuid.UUID, approach: Approach) -> SkpIndicator:
    """An indicator with its target in the form of the approach; a text without a figure is asked for (E-SKP-05)."""
    row = SkpIndicator(result_id=result_id, urutan=old.urutan, aspek=old.aspek, indikator=old.indikator, periksa=True)
    if approach is Approach.KUALITATIF:
        row.target_teks = old.target
        return row
    found = None if old.target_angka else targets.read(old.target)
    row.target_angka, row.target_akhir, row.target_satuan, row.target_teks = (
        (found.angka, found.akhir, found.satuan, found.teks) if found
        else (old.target_angka, old.target_akhir, old.target_satuan, old.target_teks)
    )  # fmt: skip
    return row


def _action(old: ActionRow, result_id: uuid.UUID, new: SkpRow) -> SkpAction | None:
    """A line of the plan of action with the periods that lie in the new SKP's days; None when none does."""
    kept = {}
    for code, text in old.target.items():
        first, last = periods.span(new.tahun, code)
        if first <= new.sampai and new.mulai <= last:
            kept[code] = text
    if old.target and not kept:
        return None
    return SkpAction(result_id=result_id, urutan=old.urutan, aksi=old.aksi, target=kept, bukti=old.bukti)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
