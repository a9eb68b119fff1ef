"""SKP as they stand in the store: rows of a person, of an office, one SKP whole, the seven values.

Individual SKP are closed to a reader without READ_SENSITIVE; `counts` is for everybody.
Source: PermenPANRB 6/2022, SE MenPANRB 20/2021; evaluation.md §3.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation.party import from_kept
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import reference, units
from asn_desktop.services.evaluation.skp_values import (
    VOID,
    ActionRow,
    Annex,
    IndicatorRow,
    PastAppraiser,
    ResultRow,
    SkpFull,
    SkpRow,
    ValueRow,
)
from asn_desktop.store.goals import Skp, SkpAction, SkpIndicator, SkpResult

_CHUNK = 400


def fetch(session: Session, skp_id: uuid.UUID) -> Skp:
    """The record itself. Refuses `skp_unknown`."""
    found = session.get(Skp, (session.info["office_id"], skp_id))
    if found is None:
        raise Refused(Problem("skp_unknown", "skp_id"))
    return found


def get(session: Session, skp_id: uuid.UUID) -> SkpFull:
    """One SKP whole, voided results left out. Refuses `skp_unknown`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    record = fetch(session, skp_id)
    return full(record, results_of(session, [skp_id])[skp_id])


def of_person(session: Session, employee_id: uuid.UUID, tahun: int) -> list[SkpRow]:
    """Every SKP of a person in a year by its first day, voided ones last."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    rows = [row_of(r) for r in records(session, Skp.employee_id == employee_id, Skp.tahun == tahun)]
    return sorted(rows, key=lambda r: (r.keadaan == VOID, r.mulai, r.id))


def listing(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> list[SkpRow]:
    """SKP of a year that are not void, of a unit and the units below it; by name, then first day."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    rows = [row_of(r) for r in records(session, *_of_year(session, tahun, unit_id))]
    return sorted(rows, key=lambda r: (r.nama.casefold(), r.mulai, r.id))


def whole(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> list[SkpFull]:
    """The same SKP whole; as many queries for a thousand as for one, by the chunk."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = records(session, *_of_year(session, tahun, unit_id))
    results = results_of(session, [r.id for r in found])
    made = [full(r, results[r.id]) for r in found]
    return sorted(made, key=lambda f: (f.row.nama.casefold(), f.row.mulai, f.row.id))


def counts(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> Mapping[str, int]:
    """How many SKP stand in which state, of a unit and below: for readers who may not see a person's."""
    require(session.info["actor"], Deed.READ)
    rows = session.execute(sa.select(Skp.keadaan).where(
        Skp.office_id == session.info["office_id"], *_of_year(session, tahun, unit_id)))  # fmt: skip
    return Counter(row[0] for row in rows)


def values(session: Session, on: dt.date) -> tuple[ValueRow, ...]:
    """The seven values with their guiding behaviours, in order. Refuses E-SKP-06 when the table has not seven."""
    rows = reference.table(session, "nilai_perilaku", on)
    table = rows or {row["nomor"]: row for row in reference.shipped("nilai_perilaku")}
    wrong = rules.check_values(list(table))
    if wrong:
        raise Refused(wrong)
    return tuple(
        ValueRow(n, str(r["nilai"]), tuple(str(r[f"panduan_{i}"]) for i in (1, 2, 3) if r.get(f"panduan_{i}")))
        for n, r in ((n, table[str(n)]) for n in range(1, rules.VALUES + 1))
    )


def records(session: Session, *where: Any) -> list[Skp]:
    """The rows of the store, unsorted: an order by id would make the base skip the index of the person."""
    return list(session.scalars(sa.select(Skp).where(Skp.office_id == session.info["office_id"], *where)))


def results_of(session: Session, skp_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[ResultRow, ...]]:
    """Results of several SKP with indicators and actions, voided ones left out: utama first, then by place."""
    results = _children(session, SkpResult, SkpResult.skp_id, skp_ids)
    keys = [r.id for r in results]
    indicators, actions = defaultdict(list), defaultdict(list)
    for i in _children(session, SkpIndicator, SkpIndicator.result_id, keys):
        indicators[i.result_id].append(indicator_row(i))
    for a in _children(session, SkpAction, SkpAction.result_id, keys):
        actions[a.result_id].append(ActionRow(a.id, a.urutan, a.aksi, dict(a.target or {}), a.bukti))
    found: dict[uuid.UUID, list[ResultRow]] = {key: [] for key in skp_ids}
    for r in results:
        found[r.skp_id].append(ResultRow(
            r.id, r.urutan, ResultKind(r.jenis), r.rencana, r.atasan_hasil_id, r.intervensi, r.perspektif,
            r.penugasan_dari, r.nomor_penugasan, _in_order(indicators[r.id]), _in_order(actions[r.id]),
        ))  # fmt: skip
    return {key: tuple(sorted(rows, key=lambda r: (r.jenis is not ResultKind.UTAMA, r.urutan, r.id)))
            for key, rows in found.items()}  # fmt: skip


def indicator_row(i: SkpIndicator) -> IndicatorRow:
    """An indicator as kept."""
    return IndicatorRow(i.id, i.urutan, i.aspek, i.indikator, i.target_angka, i.target_akhir, i.target_satuan,
                        i.target_teks, i.periksa)  # fmt: skip


def row_of(r: Skp) -> SkpRow:
    """The row of a list, in the words that were kept."""
    who = from_kept(r.pegawai, r.employee_id)
    return SkpRow(
        r.id, r.employee_id, who.nama, who.nip, r.unit_id, who.unit, who.jabatan, r.tahun, r.mulai, r.sampai,
        Approach(r.pendekatan), Form(r.bentuk), r.kepala, from_kept(r.penilai, r.penilai_id), r.keadaan, r.ditetapkan,
    )  # fmt: skip


def full(r: Skp, results: tuple[ResultRow, ...]) -> SkpFull:
    """A record with its results as one value."""
    kept = r.lampiran or {}
    annex = Annex(*(tuple(kept.get(name) or ()) for name in ("dukungan", "skema", "konsekuensi")))
    words = {int(n): str(text) for n, text in (r.ekspektasi or {}).items() if text and str(n).isdigit()}
    past = tuple(
        PastAppraiser(from_kept(p, uuid.UUID(p["employee_id"]) if p.get("employee_id") else None),
                      dt.date.fromisoformat(p["mulai"]), dt.date.fromisoformat(p["sampai"]), p.get("alasan") or "")
        for p in r.penilai_lama or ()
    )  # fmt: skip
    return SkpFull(
        row_of(r), from_kept(r.pegawai, r.employee_id), results, dict(sorted(words.items())), annex, r.alasan_mulai,
        r.alasan_tutup, r.alasan, r.penilai_sejak, past,
    )  # fmt: skip


def _of_year(session: Session, tahun: int, unit_id: uuid.UUID | None) -> list[Any]:
    where: list[Any] = [Skp.tahun == tahun, Skp.keadaan != VOID]
    if unit_id is not None:
        where.append(Skp.unit_id.in_(units.below(session, unit_id)))
    return where


def _children(session: Session, model: Any, column: Any, keys: Collection[uuid.UUID]) -> list[Any]:
    wanted, found = list(keys), list[Any]()
    for at in range(0, len(wanted), _CHUNK):
        found += session.scalars(sa.select(model).where(
            model.office_id == session.info["office_id"], column.in_(wanted[at : at + _CHUNK]),
            model.dibatalkan.is_(None))).all()  # fmt: skip
    return found


def _in_order(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda r: (r.urutan, r.id)))
