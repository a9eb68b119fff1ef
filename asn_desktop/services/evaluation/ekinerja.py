"""An SKP and a result as plain text in the order of e-Kinerja's forms, field by field, for copying over.

The national application holds the official result; this saves typing it twice. Source: PermenPANRB 6/2022 (parts and
order of SKP and evaluation), SE MenPANRB 20/2021 (the seven values).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from asn_desktop.rules import words
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import ResultKind
from asn_desktop.services.evaluation import feedback, ratings, realisations, skp_reading
from asn_desktop.services.evaluation.feedback import FeedbackRow
from asn_desktop.services.evaluation.skp_values import IndicatorRow, ResultRow, SkpFull, ValueRow

Field = tuple[str, str]  # caption of e-Kinerja, text to copy


def fields(session: Session, skp_id: uuid.UUID) -> tuple[Field, ...]:
    """The SKP: head, results with indicators and targets, expectations per value, annex, plan of action; empty fields
    are left out. Refuses `skp_unknown`; closed to a role without READ_SENSITIVE."""
    goals = skp_reading.get(session, skp_id)
    values = skp_reading.values(session, goals.row.mulai)
    return tuple(
        _filled([*_head(goals), *_results(goals), *_expected(goals, values), *_annex(goals), *_actions(goals)])
    )


def result_fields(session: Session, evaluation_id: uuid.UUID) -> tuple[Field, ...]:
    """The evaluation of a period: achievement of the unit, realisation and feedback per result, feedback per value,
    ratings, predikat, notes. Refuses `evaluation_unknown`; closed to a role without READ_SENSITIVE."""
    row = ratings.get(session, evaluation_id)
    found: list[Field] = [
        ("Periode", f"{periods.name(row.periode)} {row.tahun}"),
        ("Capaian kinerja organisasi", row.capaian.label if row.capaian else ""),
    ]
    behaviour: list[Field] = []
    if row.skp_id is not None:
        goals = skp_reading.get(session, row.skp_id)
        yearly = row.periode in (periods.AKHIR, periods.CLOSED)
        said = [one for one in feedback.of_skp(session, row.skp_id, None if yearly else row.periode) if one.dihitung]
        reached = realisations.latest(session, row.skp_id, row.periode)
        for caption, result in _captioned(goals):
            found.append((f"{caption}: rencana hasil kerja", result.rencana))
            for name, indicator in _numbered(result):
                told = reached.get(indicator.id)
                evidence = f" (bukti: {told.bukti})" if told and told.bukti else ""
                found.append((f"{caption}: realisasi{name}", f"{told.teks}{evidence}" if told else ""))
            found.append((f"{caption}: umpan balik", _said(one for one in said if one.result_id == result.id)))
        for value in skp_reading.values(session, row.mulai):
            text = _said(one for one in said if one.nilai == value.nomor)
            behaviour.append((f"{value.nomor}. {value.nilai}: umpan balik", text))
        whole = _said(one for one in said if one.result_id is None and one.nilai is None)
        behaviour.append(("Umpan balik secara keseluruhan", whole))
    found.append(("Rating hasil kerja", row.hasil.label if row.hasil else ""))
    found += [*behaviour, ("Rating perilaku kerja", row.perilaku.label if row.perilaku else "")]
    found.append(("Predikat kinerja pegawai", row.predikat.label if row.predikat else ""))
    return tuple(_filled([*found, ("Catatan/rekomendasi", row.catatan or "")]))


def as_text(found: Iterable[Field]) -> str:
    """All fields as one text, a caption and its words per paragraph."""
    return "\n\n".join(f"{caption}\n{text}" for caption, text in found)


def _head(goals: SkpFull) -> Iterator[Field]:
    row = goals.row
    yield "Pendekatan", row.pendekatan.value.capitalize()
    yield "Periode penilaian", f"{words.long_date(row.mulai)} s.d. {words.long_date(row.sampai)}"
    yield from _party("Pegawai yang dinilai", goals.pegawai)
    yield from _party("Pejabat penilai kinerja", row.penilai)


def _party(caption: str, who: Party) -> Iterator[Field]:
    yield f"{caption}: nama", who.nama
    yield f"{caption}: NIP", who.nip or ""
    yield f"{caption}: pangkat/gol. ruang", who.pangkat or ""
    yield f"{caption}: jabatan", who.jabatan
    yield f"{caption}: unit kerja", who.unit


def _results(goals: SkpFull) -> Iterator[Field]:
    for caption, result in _captioned(goals):
        yield f"{caption}: rencana hasil kerja pimpinan yang diintervensi", result.intervensi or ""
        yield f"{caption}: rencana hasil kerja", result.rencana
        yield f"{caption}: perspektif", result.perspektif or ""
        letter = f" ({result.nomor_penugasan})" if result.nomor_penugasan else ""
        yield f"{caption}: penugasan dari", f"{result.penugasan_dari or ''}{letter}".strip()
        for name, indicator in _numbered(result):
            yield f"{caption}: aspek{name}", indicator.aspek or ""
            yield f"{caption}: indikator kinerja individu{name}", indicator.indikator
            yield f"{caption}: target{name}", indicator.target


def _captioned(goals: SkpFull) -> Iterator[tuple[str, ResultRow]]:
    for rows in (goals.utama, goals.tambahan):
        for number, result in enumerate(rows, 1):
            kind = "utama" if result.jenis is ResultKind.UTAMA else "tambahan"
            yield f"Hasil kerja {kind} {number}", result


def _numbered(result: ResultRow) -> Iterator[tuple[str, IndicatorRow]]:
    """Indicators with their number; a single one needs none."""
    for number, indicator in enumerate(result.indicators, 1):
        yield (f" {number}" if len(result.indicators) > 1 else ""), indicator


def _expected(goals: SkpFull, values: Iterable[ValueRow]) -> Iterator[Field]:
    for value in values:
        yield f"{value.nomor}. {value.nilai}: ekspektasi khusus pimpinan", goals.ekspektasi.get(value.nomor, "")


def _annex(goals: SkpFull) -> Iterator[Field]:
    annex = goals.lampiran
    lists = (("Dukungan sumber daya", annex.dukungan), ("Skema pertanggungjawaban", annex.skema),
             ("Konsekuensi", annex.konsekuensi))  # fmt: skip
    for caption, lines in lists:
        yield caption, "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _actions(goals: SkpFull) -> Iterator[Field]:
    for caption, result in _captioned(goals):
        for number, action in enumerate(result.actions, 1):
            yield f"{caption}: rencana aksi {number}", action.aksi
            targets = "; ".join(f"{periods.name(code)}: {text}" for code, text in action.target.items() if text)
            yield f"{caption}: target rencana aksi {number}", targets
            yield f"{caption}: bukti dukung rencana aksi {number}", action.bukti or ""


def _said(rows: Iterable[FeedbackRow]) -> str:
    """Feedback one after the other, each with the role of its giver and its own words."""
    return "\n".join(f"{row.peran.label}: {row.isi}" for row in rows)


def _filled(found: Iterable[Field]) -> Iterator[Field]:
    return (pair for pair in found if pair[1])
