"""Fixing results: what must be true before, what it writes, and what follows (received, signature refused).

Source: PermenPANRB 6/2022, SE MenPANRB 3/2023 (pattern: a written limit that is broken waits for the next higher
leader's reason), PP 30/2019 art. 59 (days from receipt). The distribution is checked on fixed results and drafts
together, so that fixing one by one ends where fixing all at once does. TUTUP is in no distribution.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.evaluation import matrix, periods, situation
from asn_desktop.rules.evaluation.pattern import MAX_PERCENT, Finding
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import (
    appraiser_word,
    basis,
    career_result,
    law,
    months,
    population,
    rows,
    unit_round,
)
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.evaluation import Evaluation, Objection

_SHORT = 5


def check(
    session: Session, evaluation_ids: Sequence[uuid.UUID], *, day: dt.date, today: dt.date
) -> list[Problem]:
    """Everything that stops or deserves a word before these drafts are fixed; each problem names its person."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = _asked(session, evaluation_ids)
    problems: list[Problem] = [] if day <= today else [Problem("finalise_ahead", "ditetapkan", {"tanggal": day})]
    laws = {last: law.load(session, last) for last in {row.sampai for row in found}}
    achieved = _achieved(session, found)
    for row in found:
        problems += [_of(problem, row) for problem in _ready(row, laws[row.sampai], achieved[row.id], day)]
    problems += _months(session, found) + _feedback(session, found) + _patterns(session, found)
    return problems + career_result.warn(session, found, day)


def finalise(
    session: Session, evaluation_ids: Sequence[uuid.UUID], *, day: dt.date, today: dt.date
) -> tuple[EvaluationRow, ...]:
    """Fix these drafts on a day; all or none. In mode resmi the annual results enter the career record.

    Refuses `evaluation_unknown`, `evaluation_not_draft`, `finalise_ahead`, `finalise_before_end`, E-PRED-01 … -04,
    `achievement_missing`, `feedback_missing`, `evaluation_months_changed`, `distribution_open`.
    """
    require(session.info["actor"], Deed.VERIFY)
    problems = [p for p in check(session, evaluation_ids, day=day, today=today) if p.blocks]
    if problems:
        raise Refused(problems)
    for one in dict.fromkeys(evaluation_ids):
        row = rows.stored(session, one)
        row.keadaan, row.ditetapkan = rows.FIXED, day
    session.flush()
    career_result.write(session, rows.some(session, evaluation_ids), today=today)
    return tuple(rows.some(session, evaluation_ids))


def received(
    session: Session, evaluation_id: uuid.UUID, day: dt.date, *, today: dt.date | None = None
) -> EvaluationRow:
    """The employee received the result: from the next day the days of objection run.

    Refuses `evaluation_not_fixed`, `received_before_fixed`, `received_ahead` (after `today`), `received_objected`
    (another day, once an objection was counted from this one).
    """
    require(session.info["actor"], Deed.VERIFY)
    row = _fixed(session, evaluation_id)
    if row.ditetapkan is not None and day < row.ditetapkan:
        raise Refused(Problem("received_before_fixed", "diterima", {"ditetapkan": row.ditetapkan}))
    if today is not None and day > today:
        raise Refused(Problem("received_ahead", "diterima", {"tanggal": day}))
    if row.diterima not in (None, day) and _objections(session, row):
        raise Refused(Problem("received_objected", "diterima", {"diterima": row.diterima}))
    row.diterima = day
    session.flush()
    return rows.one(session, row.id)


def refused_signature(session: Session, evaluation_id: uuid.UUID, note: str) -> EvaluationRow:
    """The employee would not sign: appraiser and superior finalise with this note (evaluation.md §4.5).

    Refuses `evaluation_not_fixed`, `signature_note_empty`.
    """
    require(session.info["actor"], Deed.VERIFY)
    row = _fixed(session, evaluation_id)
    if len(note.strip()) < _SHORT:
        raise Refused(Problem("signature_note_empty", "tolak_tanda"))
    row.tolak_tanda = note.strip()
    session.flush()
    return rows.one(session, row.id)


def check_pattern(session: Session, row: EvaluationRow) -> list[Problem]:
    """`distribution_open` when the round of this result breaks a limit no reason covers."""
    return _patterns(session, [row])


def _asked(session: Session, evaluation_ids: Sequence[uuid.UUID]) -> list[EvaluationRow]:
    found = rows.some(session, evaluation_ids)
    odd = [r for r in found if r.keadaan != rows.DRAFT]
    if odd:
        raise Refused([Problem("evaluation_not_draft", "id", {"nama": r.nama, "keadaan": r.keadaan}) for r in odd])
    return found


def _fixed(session: Session, evaluation_id: uuid.UUID) -> Evaluation:
    row = rows.stored(session, evaluation_id)
    if row.keadaan != rows.FIXED:
        raise Refused(Problem("evaluation_not_fixed", "id", {"periode": periods.name(row.periode)}))
    return row


def _objections(session: Session, row: Evaluation) -> bool:
    found = session.scalar(sa.select(sa.func.count()).select_from(Objection).where(
        Objection.office_id == row.office_id, Objection.evaluation_id == row.id
    ))  # fmt: skip
    return bool(found)


def _ready(row: EvaluationRow, rules: EvaluationLaw, capaian: Capaian | None, day: dt.date) -> list[Problem]:
    """What this result itself lacks: ratings that give the predikat, the head's bond, the day."""
    found = matrix.check_stored(rules.matrix, row.hasil, row.perilaku, row.predikat)
    opens, closes = rules.values.annual_window(row.tahun)
    earliest = situation.earliest(row.tahun, row.periode, row.sampai, opens)
    if day < earliest:
        found.append(Problem("finalise_before_end", "ditetapkan", {"paling_awal": earliest, "tanggal": day}))
    if row.periode == periods.AKHIR and day > closes:
        found.append(Problem("finalise_late", "ditetapkan", {"sampai": closes}, Severity.WARNING))
    if row.skp_id is None:
        return found
    if capaian is None and (row.kepala or row.periode != periods.CLOSED):
        found.append(Problem("achievement_missing", "hasil", {"periode": periods.name(row.periode)}))
    elif capaian is not None and row.kepala and row.hasil is not None:
        found += matrix.check_head(row.hasil, capaian, rules.head_map)
    return found


def _achieved(session: Session, found: Iterable[EvaluationRow]) -> dict[uuid.UUID, Capaian | None]:
    """Evaluation -> achievement it is judged beside; each unit and period is looked up once."""
    known: dict[tuple[object, ...], Capaian | None] = {}
    answer = {}
    for row in found:
        key = (row.unit_id, row.tahun, row.periode, row.sampai, row.kepala)
        if key not in known:
            known[key] = population.achievement_of(
                session, row.unit_id, row.tahun, row.periode, row.sampai, own=row.kepala
            )
        answer[row.id] = known[key]
    return answer


def _months(session: Session, found: Sequence[EvaluationRow]) -> list[Problem]:
    """`evaluation_months_changed`: leave recorded or taken back since the rating changes the months it rests on."""
    if not found:
        return []
    whole = Span(min(r.mulai for r in found), max(r.sampai for r in found))
    leaves = months.long_leaves(session, [r.employee_id for r in found], whole)
    problems = []
    for row in found:
        away = situation.not_rated(Span(row.mulai, row.sampai), leaves.get(row.employee_id, ()))
        gone = set(row.tidak_dinilai) - set(away)
        if row.skp_id is not None and (set(away) - set(row.tidak_dinilai) or (gone and not _still(session, row))):
            problems.append(_of(Problem("evaluation_months_changed", "tidak_dinilai"), row))
    return problems


def _still(session: Session, row: EvaluationRow) -> bool:
    """Whether the months not rated are those of today's record, gaps between two SKP included."""
    last = row.sampai if row.periode == periods.CLOSED else None
    try:
        ground = basis.of(session, row.employee_id, row.tahun, row.periode, skp_id=row.skp_id, sampai=last)
    except Refused:
        return True  # what else is wrong is said elsewhere
    return set(ground.tidak_dinilai) == set(row.tidak_dinilai)


def _feedback(session: Session, found: Iterable[EvaluationRow]) -> list[Problem]:
    problems = []
    by_period: dict[str, list[EvaluationRow]] = {}
    for row in found:
        if row.skp_id is not None:
            by_period.setdefault(row.periode, []).append(row)
    for periode, those in by_period.items():
        given = appraiser_word.given(session, [r.skp_id for r in those if r.skp_id is not None], periode)
        values = {"periode": periods.name(periode)}
        problems += [_of(Problem("feedback_missing", "umpan_balik", values), r) for r in those if r.skp_id not in given]
    return problems


def _patterns(session: Session, found: Iterable[EvaluationRow]) -> list[Problem]:
    """The rounds these results are weighed in, each once; a round with an open limit stops all of its results."""
    problems = []
    seen: set[tuple[uuid.UUID, int, str]] = set()
    wanted = {(r.unit_id, r.kepala, r.tahun, r.periode) for r in found if r.skp_id and r.periode != periods.CLOSED}
    for unit_id, kepala, tahun, periode in sorted(wanted, key=str):
        home = population.rounds(session, tahun, periode).round_of(unit_id, kepala)
        if home is None or (home, tahun, periode) in seen:
            continue
        seen.add((home, tahun, periode))
        state = unit_round.state_of(session, home, tahun, periode)
        still = [f for f in state.findings if f.blocks and f.limit.key in state.open_limits]
        problems += [_broken(one, state.check_unit) for one in still]
    return problems


def _broken(found: Finding, unit: str) -> Problem:
    """A limit no reason covers, in counts; it names nobody."""
    most = found.limit.jenis == MAX_PERCENT
    values = {
        "unit": unit, "predikat": " atau ".join(p.label for p in Predikat if p in found.limit.predikat),
        "arah": "paling banyak" if most else "paling sedikit", "batas": found.allowed, "ada": found.counted,
        "n": found.n,
    }  # fmt: skip
    return Problem("distribution_open", "distribusi", values)


def _of(problem: Problem, row: EvaluationRow) -> Problem:
    values = {**problem.values, "nama": row.nama, "evaluation_id": str(row.id)}
    return Problem(problem.code, problem.field, values, problem.severity)
