"""What evaluation tells a role without READ_SENSITIVE: every deed that a screen or a command calls, tried as PEMERIKSA.

Everything asked is refused before anything is looked at, but for the readers named here; and what those answer holds
neither a planted word nor anybody's predikat (UU 14/2008 art. 17 h).
"""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import importlib
import inspect
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import field_history, reports
from asn_desktop.services.evaluation import follow_up, recap
from asn_desktop.services.reports.registry import MAKERS
from asn_desktop.store.career import Kinerja
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.evaluation import Evaluation, Objection, PatternReason, UnitAchievement
from asn_desktop.store.goals import Skp, SkpAction, SkpIndicator, SkpResult
from asn_desktop.store.progress import Coaching, Dialogue, Feedback, Realisation
from asn_desktop.store.survey import FeedbackCard, ServiceDuty, ServicePoint, Survey
from asn_desktop.ui.employees.words import field_word, table_word, value_word
from tests.services import evaluation_office, rating_office

D = dt.date
TODAY, NOW = D(2026, 11, 23), dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
READER = Actor("rudi", "Rudi Hartono", Role.PEMERIKSA)
WORD = "KATA-TERTUTUP"
ROOMS = tuple(f"asn_desktop.services.{room}" for room in ("evaluation", "credit", "survey"))
# What a reader may ask: counts, the law, units, who appraises whom, surveys of services.
OPEN = {
    "evaluation.achievement_scans.data", "evaluation.achievements.listing", "evaluation.appraisers.appraiser_of",
    "evaluation.appraisers.named", "evaluation.appraisers.party_of", "evaluation.appraisers.superior_of",
    "evaluation.chart.page", "evaluation.follow_up.listing", "evaluation.law.load", "evaluation.law.matrix",
    "evaluation.library.listing", "evaluation.overviews.overview", "evaluation.recap.recap",
    "evaluation.results_import.batches",
    "evaluation.rule_settings.listing", "evaluation.running_year.codes",
    "evaluation.skp_reading.counts", "evaluation.skp_reading.values",
    "survey.chart.page", "survey.overview.card_of", "survey.overview.form", "survey.overview.points_of",
    "survey.points.listing", "survey.points.named", "survey.points.served", "survey.surveys.get",
    "survey.surveys.listing", "survey.surveys.preview", "survey.surveys.scan",
}  # fmt: skip


ASKED_WITH_MORE = {"evaluation.appraisers.superior_of", "survey.surveys.preview"}


def _doors() -> dict[str, Any]:
    """Every deed of the three rooms that a file of ui/ or cli/ names."""
    found: dict[str, Any] = {}
    base = Path(__file__).parents[2] / "asn_desktop"
    for path in [*(base / "ui").rglob("*.py"), *(base / "cli").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            one.asname or one.name: f"{node.module}.{one.name}"
            for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOMS)
            for one in node.names
        }  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
                _keep(found, f"{names[node.value.id]}.{node.attr}")
            elif isinstance(node, ast.Name) and node.id in names:
                _keep(found, names[node.id])
    return found


def _keep(found: dict[str, Any], full: str) -> None:
    module, _, name = full.rpartition(".")
    try:
        deed = getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError:
        return  # a name inside a class
    if inspect.isfunction(deed) and next(iter(inspect.signature(deed).parameters), "") == "session":
        found[f"{deed.__module__}.{deed.__name__}".removeprefix("asn_desktop.services.")] = deed


DOORS = _doors()


def _plant(session: Any) -> dict[str, Any]:
    office = evaluation_office.make(session)

    def put(row: Any) -> uuid.UUID:
        session.add(row)
        session.flush()
        return row.id

    skp_id = put(Skp(
        employee_id=office.agus, unit_id=office.angkutan, tahun=2026, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31),
        pendekatan="KUANTITATIF", bentuk="JA_JF", pegawai={"nama": "Agus"}, penilai_id=office.kabid, penilai={},
        ekspektasi={"1": WORD}, lampiran={"dukungan": [WORD], "skema": [], "konsekuensi": []}, keadaan="ditetapkan",
        ditetapkan=D(2026, 1, 12), alasan=WORD,
    ))  # fmt: skip
    result_id = put(SkpResult(skp_id=skp_id, jenis="UTAMA", rencana=WORD, intervensi=WORD))
    indicator_id = put(SkpIndicator(result_id=result_id, indikator=WORD, target_teks=WORD))
    put(SkpAction(result_id=result_id, aksi=WORD, target={"TW1": WORD}))
    evaluation_id = put(Evaluation(
        employee_id=office.agus, skp_id=skp_id, unit_id=office.angkutan, tahun=2026, periode="TW3", mulai=D(2026, 7, 1),
        sampai=D(2026, 9, 30), hasil="DI_BAWAH", perilaku="DI_BAWAH", predikat="SANGAT_KURANG", alasan=WORD,
        catatan=WORD, tidak_dinilai=[], penilai={"nama": "Bambang Prasetyo"}, atasan={}, keadaan="ditetapkan",
        ditetapkan=D(2026, 10, 5), diterima=D(2026, 11, 20), tolak_tanda=WORD,
    ))  # fmt: skip
    point_id = put(ServicePoint(unit_id=office.angkutan, nama="Loket uji"))
    survey_id = put(Survey(service_point_id=point_id, mulai=D(2026, 1, 1), sampai=D(2026, 3, 31), responden=40,
                           jawaban={"persyaratan": [0, 0, 20, 20]}))  # fmt: skip
    put(FeedbackCard(survey_id=survey_id, skp_id=skp_id, dipertimbangkan=True, alasan=WORD, tanggapan=WORD))
    put(PatternReason(unit_id=office.angkutan, tahun=2026, periode="TW3", hitungan={}, dilanggar=[], alasan=WORD,
                      pejabat={}, tanggal=D(2026, 10, 5)))  # fmt: skip
    return {
        "employee_id": office.agus, "skp_id": skp_id, "source_skp_id": skp_id, "evaluation_id": evaluation_id,
        "evaluation_ids": [evaluation_id], "employee_ids": [office.agus], "ids": [office.agus],
        "people": [office.agus], "unit_id": office.angkutan, "result_id": result_id, "indicator_id": indicator_id,
        "point_id": point_id,
        "survey_id": survey_id,
        "achievement_id": put(UnitAchievement(unit_id=office.angkutan, tahun=2026, periode="TW3", predikat="BAIK",
                                              nomor="060/1", tanggal=D(2026, 10, 1), pejabat="Kepala Dinas")),
        "feedback_id": put(Feedback(skp_id=skp_id, periode="TW3", tanggal=D(2026, 9, 1), peran="MASYARAKAT", isi=WORD,
                                    sifat="keluhan", tanggapan=WORD)),
        "dialogue_id": put(Dialogue(skp_id=skp_id, periode="TW3", tanggal=D(2026, 9, 1), isi=WORD, kesepakatan=WORD,
                                    tindak_lanjut=D(2026, 11, 1))),
        "coaching_id": put(Coaching(employee_id=office.agus, tahun=2025, mulai=D(2026, 1, 5), sampai=D(2026, 6, 5),
                                    masalah=WORD, rencana=WORD, ukuran=WORD, pembina=WORD)),
        "objection_id": put(Objection(evaluation_id=evaluation_id, diajukan=D(2026, 11, 21), alasan=WORD,
                                      hari_terakhir=D(2026, 12, 4), kepada={"nama": "Haryanto"}, keadaan="DIAJUKAN")),
        "line_id": put(CreditLine(employee_id=office.agus, jenjang="MU", jabatan="Penguji", jenis="dasar", tahun=2026,
                                  jumlah="100", alasan=WORD, nomor=WORD)),
        "realisation_id": put(Realisation(indicator_id=indicator_id, periode="TW3", teks=WORD, bukti=WORD,
                                          tanggal=D(2026, 9, 1))),
        "served_id": put(ServiceDuty(service_point_id=point_id, employee_id=office.agus, mulai=D(2026, 1, 1))),
    }  # fmt: skip


_PLAIN: Mapping[str, Any] = {
    "on": TODAY, "today": TODAY, "day": TODAY, "now": NOW, "since": TODAY, "tanggal": TODAY, "mulai": TODAY,
    "sampai": TODAY, "last_day": TODAY, "pada": TODAY, "tahun": 2026, "year": 2026, "periode": "TW3", "reason": "uji",
    "name": "Loket uji",
    "text": "", "kind": "dokumen_evaluasi", "nilai": 1, "yes": True, "benar": True, "berhasil": True,
    "decided_by": Actor("budi", "Budi", Role.PEMERIKSA),
}  # fmt: skip


def _given(deed: Any, known: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by their names; what a deed asks for and nobody named here is something it must not look at."""
    given: dict[str, Any] = {}
    for name, one in list(inspect.signature(deed).parameters.items())[1:]:
        if name in known or name in _PLAIN:
            given[name] = known.get(name, _PLAIN.get(name))
        elif one.default is inspect.Parameter.empty:
            given[name] = object()
    return given


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*_parts(key), *_parts(one))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _parts(one)


def test_every_open_reader_is_a_door() -> None:
    assert len(DOORS) > 100
    assert OPEN - DOORS.keys() == set()


def test_no_deed_of_evaluation_tells_a_reader_of_anybodys_work(store, actor) -> None:
    with store.begin(actor, reason="uji") as session:
        known = _plant(session)
    with store.begin(READER, reason="uji") as session:
        told, late = {}, {}
        for name, deed in sorted(DOORS.items()):
            try:
                told[name] = deed(session, **_given(deed, known))
            except Refused as no:
                if name not in OPEN and [p.code for p in no.problems] != ["role_not_allowed"]:
                    late[name] = str(no)
            except (Trouble, AttributeError, TypeError, ValueError, sa.exc.StatementError) as error:
                if name not in ASKED_WITH_MORE:  # it looked at what it was given before it looked at who asks
                    late[name] = repr(error)
        assert not late, "\n".join(f"{name}: {what}" for name, what in late.items())
        assert told.keys() - OPEN == set()
        for name, answer in told.items():
            assert WORD not in repr(answer), name
            for part in _parts(answer):
                if hasattr(part, "employee_id") and hasattr(part, "predikat"):
                    assert part.predikat is None, name


def test_counts_of_a_few_people_are_not_told_to_a_reader(store, actor) -> None:
    with store.begin(actor, reason="uji") as session:
        known = _plant(session)
        rating_office.crowd(session, known["unit_id"], 4)
        once = session.get_one(Evaluation, (session.info["office_id"], known["evaluation_id"]))
        once.periode = "AKHIR"
        once.sampai = D(2026, 12, 31)
    with store.read(READER) as session:
        found = recap.recap(session, 2026, "AKHIR")
        assert found.n == 0
        (unit,) = [one for one in found.units if one.n]
        assert (unit.n, unit.counts, unit.findings, unit.tertutup) == (1, {}, (), True)
        assert not any(follow_up.listing(session, 2026, known["unit_id"]).hitungan.values())
    with store.read(actor) as session:
        assert recap.recap(session, 2026, "AKHIR").counts[Predikat.SANGAT_KURANG] == 1
        assert follow_up.listing(session, 2026, known["unit_id"]).hitungan[Predikat.SANGAT_KURANG] == 1


def test_no_report_names_a_predikat_or_a_closed_word_to_a_reader(store, actor) -> None:
    with store.begin(actor, reason=WORD) as session:
        known = _plant(session)
        session.add(Kinerja(employee_id=known["employee_id"], tahun=2025, periode="tahunan", hasil="3", perilaku="3",
                            predikat="5", asal="ekinerja"))  # fmt: skip
    refused: dict[str, list[str]] = {}
    with store.read(READER) as session:
        for key in MAKERS:
            options = {"periode": "TW3"} if key in ("kinerja-rekap", "kinerja-pola", "kinerja-kelengkapan") else {}
            try:
                made = reports.build(session, key, on=TODAY, today=TODAY, options=options)
            except Refused as no:
                refused[key] = [p.code for p in no.problems]
                continue
            assert WORD not in repr(made), key
            told = [str(cell) for group in made.groups for row in group.rows if row.employee_id for cell in row.cells]
            assert not [cell for cell in told if "Sangat Kurang" in cell or cell == "SANGAT_KURANG"], key
    assert {key for key, codes in refused.items() if codes != ["role_not_allowed"]} == set()


def test_the_history_of_fields_tells_the_deeds_of_evaluation_in_words(store, actor) -> None:
    with store.begin(actor, reason="evaluasi") as session:
        known = _plant(session)
    with store.begin(actor, reason="putusan keberatan") as session:
        row = session.get_one(Evaluation, (session.info["office_id"], known["evaluation_id"]))
        row.perilaku, row.predikat = "SESUAI", "BUTUH_PERBAIKAN"
    with store.read(actor) as session:
        found = field_history.field_history(session, known["employee_id"], today=TODAY)
    told = {(table_word(c.table), c.row, field_word(c.table, c.field), value_word(c.field, c.old, c.table),
             value_word(c.field, c.new, c.table)) for c in found}  # fmt: skip
    assert ("Evaluasi kinerja", "Triwulan III 2026", "Predikat kinerja", "Sangat Kurang", "Butuh Perbaikan") in told
    assert ("Rencana aksi", WORD, "Target per periode", "–", f"Triwulan I: {WORD}") in told
    assert ("Keberatan", "Triwulan III 2026", "Ditujukan kepada", "–", "Haryanto") in told
    assert {c.table for c in found} >= {
        "skp", "skp_results", "skp_indicators", "skp_actions", "skp_realisations", "skp_feedback", "skp_dialogues",
        "evaluations", "objections", "coachings", "credit_lines", "feedback_cards",
    }  # fmt: skip
    assert not [line for line in told if "_" in line[2] or "{" in line[4]]


def test_the_history_of_fields_tells_a_reader_nothing_of_evaluation(store, actor) -> None:
    with store.begin(actor, reason=WORD) as session:
        known = _plant(session)
    with store.read(READER) as session:
        assert WORD not in repr(field_history.field_history(session, known["employee_id"], today=TODAY))
