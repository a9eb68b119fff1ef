"""The calm line of a year: SKP, feedback, evaluations, documents, receipt; what is done and what is missing. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.words import short_date
from asn_desktop.ui.evaluation.person.period_words import short_period

DONE, DUE, LATER = "done", "due", "later"
_ENDED = ("ditetapkan", "ditutup")


@dataclass(frozen=True)
class Step:
    """One part of the year: the section that holds it, its name, where it stands (done, due, later), in words."""

    section: str
    title: str
    state: str
    words: str


def steps(file: Any, today: dt.date) -> tuple[Step, ...]:
    """The five parts of a person's year (a YearFile), in order."""
    return (_goals(file), _feedback(file, today), _evaluations(file, today), _papers(file), _receipt(file))


def due_periods(file: Any, today: dt.date) -> tuple[str, ...]:
    """Periodic codes that ended by today and lie at least partly within an SKP that stands."""
    spans = [(one.row.mulai, one.row.sampai) for one in file.skps if one.row.keadaan in _ENDED]
    return tuple(code for code in file.codes if _touched(file.tahun, code, spans, today))


def current(rows: Iterable[Any], periode: str) -> Any | None:
    """The version of an evaluation that counts: the newest that was not replaced or voided."""
    standing = [row for row in rows if row.periode == periode and row.keadaan in ("draf", "ditetapkan")]
    return max(standing, key=lambda row: row.versi, default=None)


def _touched(year: int, code: str, spans: Sequence[tuple[dt.date, dt.date]], today: dt.date) -> bool:
    first, last = periods.span(year, code)
    return last <= today and any(begin <= last and end >= first for begin, end in spans)


def _goals(file: Any) -> Step:
    if not file.skps:
        return Step("skp", "SKP", DUE, "belum disusun")
    drafts = [one for one in file.skps if one.row.keadaan == "draf"]
    if not drafts:
        days = [one.row.ditetapkan for one in file.skps if one.row.ditetapkan]
        return Step("skp", "SKP", DONE, f"ditetapkan {short_date(max(days))}" if days else "ditetapkan")
    missing = sum(1 for one in drafts for p in file.problems.get(one.row.id, ()) if p.blocks)
    return Step("skp", "SKP", DUE, f"draf, {missing} hal masih kurang" if missing else "draf, siap ditetapkan")


def _feedback(file: Any, today: dt.date) -> Step:
    given = {row.periode for row in file.feedback if row.peran == Giver.PIMPINAN and not row.dibatalkan}
    return _periodic("berjalan", "Umpan balik", file, given, today)


def _evaluations(file: Any, today: dt.date) -> Step:
    closing = [row.periode for row in file.evaluations if row.keadaan == "ditetapkan"]
    final = current(file.evaluations, periods.AKHIR)
    if final is not None and final.keadaan == "ditetapkan":
        word = final.predikat.label if final.predikat else "tidak dinilai"
        return Step("hasil", "Evaluasi", DONE, f"tahunan: {word}")
    return _periodic("hasil", "Evaluasi", file, set(closing), today, after="tahunan belum")


def _periodic(section: str, title: str, file: Any, given: set[str], today: dt.date, after: str = "") -> Step:
    asked = due_periods(file, today)
    lacking = [code for code in asked if code not in given]
    if lacking:
        named = ", ".join(short_period(code) for code in lacking[:4]) + (" …" if len(lacking) > 4 else "")
        return Step(section, title, DUE, f"{named} belum ada")
    if not asked:
        return Step(section, title, LATER, "belum waktunya")
    return Step(section, title, LATER if after else DONE, after or f"lengkap sampai {short_period(asked[-1])}")


def _papers(file: Any) -> Step:
    if not file.papers:
        due = any(row.keadaan == "ditetapkan" for row in file.evaluations)
        return Step("dokumen", "Dokumen", DUE if due else LATER, "belum dibuat")
    return Step("dokumen", "Dokumen", DONE, f"{len(file.papers)} dibuat")


def _receipt(file: Any) -> Step:
    final = current(file.evaluations, periods.AKHIR)
    if final is None or final.keadaan != "ditetapkan":
        return Step("hasil", "Diterima", LATER, "sesudah evaluasi tahunan")
    if final.diterima:
        return Step("hasil", "Diterima", DONE, short_date(final.diterima))
    if final.tolak_tanda:
        return Step("hasil", "Diterima", DONE, "tidak ditandatangani pegawai")
    return Step("hasil", "Diterima", DUE, "belum dicatat")
