"""The letters of an evaluation from its rows: the working form and the result.

Source: PermenPANRB 6/2022 (forms), SE MenPANRB 3/2023 (pattern), PP 30/2019 art. 59 (day of receipt); evaluation.md
§6.4-6.5, §4.5 (a signature refused: appraiser and his superior sign with the note).
"""

from __future__ import annotations

import dataclasses
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.evaluation import EvaluationPaper, Point, ResultPaper
from asn_desktop.letters.values import Heading
from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.party import Party, from_kept
from asn_desktop.rules.evaluation.words import Capaian, Giver
from asn_desktop.rules.words import long_date
from asn_desktop.services import units
from asn_desktop.services.evaluation import (
    appraisers,
    feedback,
    paper_sheets,
    paper_words,
    population,
    realisations,
    rows,
    rulebook,
    skp,
    skp_reading,
    unit_round,
)
from asn_desktop.services.evaluation.paper_words import NOTHING
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.evaluation.skp_values import IndicatorRow, SkpFull
from asn_desktop.services.survey import cards

_ROLES = {
    Giver.PIMPINAN: "Pimpinan", Giver.REKAN: "Rekan kerja", Giver.BAWAHAN: "Bawahan", Giver.MASYARAKAT: "Masyarakat",
    Giver.PIHAK_LAIN: "Pihak lain",
}  # fmt: skip


@dataclass(frozen=True)
class _Said:
    """Feedback in words, by what it is on."""

    result: dict[uuid.UUID, tuple[str, ...]]
    value: dict[int, tuple[str, ...]]
    whole: tuple[str, ...]


def letter(session: Session, kind: str, row: EvaluationRow) -> Any:
    """The letter of a kind (evaluasi_kinerja, dokumen_evaluasi) as the evaluation stands."""
    return {"evaluasi_kinerja": _form, "dokumen_evaluasi": _result}[kind](session, row)


def check(session: Session, kind: str, row: EvaluationRow) -> list[Problem]:
    """What stands against making the paper of this result."""
    named = {"nama": row.nama, "periode": periods.name(row.periode)}
    if row.keadaan not in rows.LIVE:
        return [Problem("paper_evaluation_gone", "evaluation_id", named)]
    found = []
    if row.predikat is None:
        found.append(Problem("paper_no_ratings", "evaluation_id", named))
    elif row.keadaan != rows.FIXED:
        found.append(Problem("paper_evaluation_not_fixed", "evaluation_id", named))
    if kind == "evaluasi_kinerja" and row.skp_id is None:
        found.append(Problem("paper_elsewhere", "evaluation_id", named))
    if row.skp_id is not None and row.periode != periods.CLOSED and achievement(session, row) is None:
        found.append(Problem("paper_no_achievement", "evaluation_id", named))
    if kind == "dokumen_evaluasi" and row.tolak_tanda and not row.atasan.nama:
        found.append(Problem("paper_superior_missing", "evaluation_id", named))
    return found


def achievement(session: Session, row: EvaluationRow) -> Capaian | None:
    """The achievement the result was judged beside: as kept, else the one recorded now."""
    if row.capaian is not None:
        return row.capaian
    return population.achievement_of(session, row.unit_id, row.tahun, row.periode, row.sampai, own=row.kepala)


def _form(session: Session, row: EvaluationRow) -> EvaluationPaper:
    assert row.skp_id is not None
    full = skp.get(session, row.skp_id)
    said, last = _said(session, full, row), row.sampai
    kept = realisations.latest(session, full.row.id, row.periode if row.periode in periods.CODES else periods.AKHIR)

    def achieved(one: IndicatorRow) -> tuple[str, ...]:
        found = kept.get(one.id)
        return () if found is None else (f"{found.teks} ({found.bukti})" if found.bukti else found.teks,)

    sources = paper_sheets.Sources(achieved, lambda one: said.result.get(one.id, ()))
    bars, limits = _pattern(session, row)
    given = paper_sheets.common(session, _with_appraiser(full, row), last)
    capaian = achievement(session, row)
    return EvaluationPaper(
        **given, periode=f"{paper_words.period(row)} ({paper_words.window(row.mulai, last)})",
        bentuk=paper_sheets.shape(full), pendekatan=full.row.pendekatan.value,
        capaian=capaian.label.upper() if capaian else NOTHING, pola=bars, pola_kata=limits,
        utama=paper_sheets.result_lines(full.utama, sources),
        tambahan=paper_sheets.result_lines(full.tambahan, sources),
        rating_hasil=row.hasil.label.upper() if row.hasil else NOTHING,
        perilaku=paper_sheets.value_lines(session, full, last, lambda number: said.value.get(number, ())),
        umpan_umum=_points(said.whole), rating_perilaku=row.perilaku.label.upper() if row.perilaku else NOTHING,
        predikat=row.predikat.label.upper() if row.predikat else NOTHING,
        keterangan=paper_words.notes(row) or (NOTHING,),
    )  # fmt: skip


def _result(session: Session, row: EvaluationRow) -> ResultPaper:
    person = _owner(session, row)
    known = paper_words.standing(session, (person, row.penilai, row.atasan))
    place, capaian = units.resolve(session, row.unit_id), achievement(session, row)
    notes = [*([row.catatan] if row.catatan else []), *paper_words.notes(row)]
    return ResultPaper(
        Heading(None, place.kota, None), paper_words.person(person, known), 1,
        bahan=not rulebook.read(session, row.sampai).official,
        instansi=(place.kop_pemerintah or place.root_nama).upper(), periode=paper_words.period(row),
        rentang=paper_words.window(row.mulai, row.sampai), yang_dinilai=paper_words.pihak(person, known),
        penilai=paper_words.pihak(row.penilai, known), atasan=paper_words.pihak(row.atasan, known),
        capaian=capaian.label.upper() if capaian else NOTHING,
        predikat=row.predikat.label.upper() if row.predikat else NOTHING, catatan=_points(notes),
        dibuat=row.ditetapkan or row.sampai, diterima=row.diterima, tolak=row.tolak_tanda or "",
        pegawai=paper_words.signer(person, person.jabatan), signer=paper_words.signer(row.penilai, row.penilai.jabatan),
        atasan_penilai=paper_words.signer(row.atasan, row.atasan.jabatan),
    )  # fmt: skip


def _owner(session: Session, row: EvaluationRow) -> Party:
    """The appraised as the SKP froze him, or, evaluated elsewhere, as he stood on the last day."""
    if row.skp_id is not None:
        return from_kept(skp_reading.fetch(session, row.skp_id).pegawai, row.employee_id)
    return appraisers.party_of(session, row.employee_id, row.sampai)


def _with_appraiser(full: SkpFull, row: EvaluationRow) -> SkpFull:
    """The SKP under the appraiser of this result: he may have changed within the year."""
    return dataclasses.replace(full, row=dataclasses.replace(full.row, penilai=row.penilai))


def _pattern(session: Session, row: EvaluationRow) -> tuple[Any, tuple[str, ...]]:
    if row.periode == periods.CLOSED:
        return (), ("Bagian tahun sebelum pindah atau berhenti tidak dihitung dalam pola distribusi.",)
    home = population.rounds(session, row.tahun, row.periode).round_of(row.unit_id, row.kepala)
    if home is None:
        return (), ("Pimpinan tertinggi kantor dinilai di luar pola distribusi kantor ini.",)
    seen = unit_round.state_of(session, home, row.tahun, row.periode)
    return paper_words.bars(seen), paper_words.limits(seen)


def _said(session: Session, full: SkpFull, row: EvaluationRow) -> _Said:
    """Feedback that counts: of the period, or of the whole year for its end."""
    wanted = None if row.periode in (periods.AKHIR, periods.CLOSED) else row.periode
    result: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    value: defaultdict[int, list[str]] = defaultdict(list)
    whole: list[str] = []
    for one in feedback.of_skp(session, full.row.id, wanted):
        if not one.dihitung or one.tanggal < row.mulai:
            continue
        proof = f" ({one.bukti})" if one.bukti else ""
        answer = f" Tanggapan pegawai: {one.tanggapan}" if one.tanggapan else ""
        words = f"{_ROLES[one.peran]}, {long_date(one.tanggal)}: {one.isi}{proof}{answer}"
        if one.result_id is not None:
            result[one.result_id].append(words)
        elif one.nilai is not None:
            value[one.nilai].append(words)
        else:
            whole.append(words)
    whole += _cards(session, full, row)
    return _Said({k: tuple(v) for k, v in result.items()}, {k: tuple(v) for k, v in value.items()}, tuple(whole))


def _cards(session: Session, full: SkpFull, row: EvaluationRow) -> list[str]:
    """Feedback cards of public surveys the appraiser took into account, with his reason; never the index itself."""
    made = []
    for card in cards.cards_of(session, full.row.id):
        if not card.dipertimbangkan or not row.mulai <= card.survey.sampai <= row.sampai:
            continue
        answer = f" Tanggapan pegawai: {card.tanggapan}" if card.tanggapan else ""
        when = paper_words.window(card.survey.mulai, card.survey.sampai)
        made.append(f"Kartu umpan balik survei {card.survey.titik} ({when}) dipertimbangkan: {card.alasan}{answer}")
    return made


def _points(texts: list[str] | tuple[str, ...]) -> tuple[Point, ...]:
    return tuple(Point(str(number), text) for number, text in enumerate(texts, 1))

