"""A row of a list of results, read into the columns of the career record, with everything that is wrong with it.

Source: PermenPANRB 6/2022 (matrix, vocabulary); PP 10/1979, PP 46/2011, PermenPANRB 8/2021 (old labels and figures).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import digits
from asn_desktop.rules.evaluation import appraiser, feedback, matrix, old_results, period_words, periods, words
from asn_desktop.rules.evaluation.matrix import Matrix
from asn_desktop.rules.evaluation.old_results import OldResult, OldRule
from asn_desktop.sheets.performance import ResultLine

_RATING_CODES = {one.code: one.label for one in words.Rating}
_PREDIKAT_CODES = {one.code: one.label for one in words.Predikat}
_FIGURES = {"nilai": ("nilai",), "skp": ("skp", "hasil"), "perilaku": ("nilai_perilaku", "perilaku")}
_ASSESSOR = ("penilai_nama", "penilai_nip", "penilai_jabatan")


@dataclass
class Reading:
    """One row as columns of the record (`values`), or why not; `problems` with fields as the file's columns."""

    tahun: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def official(line: ResultLine, tables: Callable[[dt.date], Matrix], today: dt.date) -> Reading:
    """A row of e-Kinerja or SIASN: ratings and predikat checked by the matrix in force on the last day of its period,
    codes of SIASN read in their own columns only (PermenPANRB 6/2022)."""
    found = _begin(line, today)
    if found.tahun is not None and found.tahun < old_results.FIRST_NEW:
        found.problems.append(Problem("results_year_old", "tahun", {"tahun": found.tahun}))
    _period(found, line)
    hasil, perilaku, predikat = (
        _word(line, name, codes, found)
        for name, codes in (("hasil", _RATING_CODES), ("perilaku", _RATING_CODES), ("predikat", _PREDIKAT_CODES))
    )
    told = [Problem("E-IKM-05", name) for name, raw in (("hasil", hasil), ("perilaku", perilaku))
            if feedback.names_survey(raw)]  # fmt: skip
    table = tables(found.values.get("sampai") or dt.date(found.tahun or today.year, 12, 31))
    found.problems += told or matrix.check_stored(table, hasil, perilaku, predikat)
    if not found.problems:
        ratings = matrix.ratings(hasil, perilaku)
        word = table.predikat(*ratings)
        found.values |= {"hasil": ratings[0].code, "perilaku": ratings[1].code, "predikat": word.code}
        found.values |= {"aturan": old_results.NEW, "asal": "ekinerja"}
    return found


def old(line: ResultLine, rule: OldRule | None, today: dt.date) -> Reading:
    """A row of an older regulation, kept with its own label and figures: the rule of the row, else the one given, else
    the only one that judged that year (PP 10/1979, PP 46/2011, PermenPANRB 8/2021)."""
    found = _begin(line, today)
    if found.tahun is None:
        return found
    written = line.texts.get("aturan", "")
    regime = old_results.read_rule(written) if written else rule or old_results.rule_of_year(found.tahun)
    if regime is None:
        code = "old_rule_unknown" if written else "old_rule_missing"
        if not written and found.tahun >= old_results.FIRST_NEW:
            code = "old_year_new"
        found.problems.append(Problem(code, "aturan", {"raw": written, "tahun": found.tahun}))
        return found
    result = _old_result(line, regime, found)
    found.problems += old_results.check(result, today)
    found.values |= {"periode": "tahunan", "aturan": regime.value, "nilai": result.printed or None}
    return found


def _old_result(line: ResultLine, rule: OldRule, found: Reading) -> OldResult:
    figures: dict[str, str] = {}
    for name, columns in _FIGURES.items():
        raw = next(((column, line.texts[column]) for column in columns if column in line.texts), None)
        if raw is None:
            continue
        try:
            figures[name] = old_results.read_figure(raw[1], raw[0])
        except Refused as no:
            rating = words.read_rating(raw[1]) is not None
            found.problems += [Problem("old_has_rating", raw[0], {"raw": raw[1]})] if rating else no.problems
    label = None
    if "predikat" in line.texts:
        try:
            label = old_results.read_label(line.texts["predikat"], rule)
        except Refused as no:
            found.problems += no.problems
    return OldResult(rule, found.tahun or 0, figures.get("nilai"), label, figures.get("skp"), figures.get("perilaku"))


def _begin(line: ResultLine, today: dt.date) -> Reading:
    """Year, appraiser and document: the same in every list."""
    found = Reading(problems=list(line.problems))
    found.tahun = _year(line, found, today)
    found.values = {"tahun": found.tahun}
    for name in _ASSESSOR:
        if text := line.texts.get(name):
            found.values[name] = digits.normalise(text) if name == "penilai_nip" else text
    number = found.values.get("penilai_nip")
    if number is not None and not digits.only_digits(number):
        found.problems.append(Problem("results_assessor_number", "penilai_nip", {"raw": line.texts["penilai_nip"]}))
    elif feedback.same_person((found.values.get("penilai_nama") or "", number), (line.nama, line.nip)):
        on = line.tanggal or dt.date(found.tahun or today.year, 12, 31)
        values = {"nama": line.nama or line.nip, "tanggal": on, "sebab": str(appraiser.Unfit.SENDIRI)}
        found.problems.append(Problem("E-PRED-05", "penilai_nip" if number else "penilai_nama", values))
    if "nomor" in line.texts:
        found.values["nomor_sk"] = line.texts["nomor"]
    if line.tanggal is not None:
        found.values["tanggal_sk"] = line.tanggal
        if line.tanggal > today:
            found.problems.append(Problem("DATE_AHEAD", "tanggal", {"tanggal": line.tanggal}))
    return found


def _year(line: ResultLine, found: Reading, today: dt.date) -> int | None:
    text = line.texts.get("tahun") or line.texts.get("periode", "")
    named = period_words.years(text)
    if len(named) != 1 or ("tahun" in line.texts and not line.texts["tahun"].strip().isdigit()):
        code = "results_year_missing" if not text else "results_year"
        found.problems.append(Problem(code, "tahun", {"raw": text}))
        return None
    if named[0] > today.year:
        found.problems.append(Problem("results_year_future", "tahun", {"tahun": named[0]}))
    return named[0]


def _period(found: Reading, line: ResultLine) -> None:
    raw = line.texts.get("periode", "")
    code = period_words.read(raw)
    if code is None:
        found.problems.append(Problem("results_period", "periode", {"raw": raw}))
        return
    found.values["periode"] = period_words.kind(code)
    if code != periods.AKHIR and found.tahun is not None:
        found.values["mulai"], found.values["sampai"] = periods.span(found.tahun, code)


def _word(line: ResultLine, name: str, codes: Mapping[str, str], found: Reading) -> str:
    """The word of a cell; a code where the column is one of SIASN's codes."""
    if name in line.texts:
        return line.texts[name]
    raw = line.texts.get(f"{name}_kode", "")
    if raw and raw not in codes:
        found.problems.append(Problem("results_code", f"{name}_kode", {"raw": raw, "kode": ", ".join(codes)}))
    return codes.get(raw, "")
