"""The lists of evaluation by key, in the order they are offered in tab Laporan and at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.report_table import Choice, Option, ReportTable
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import units
from asn_desktop.services.evaluation import career_result, overviews, rulebook
from asn_desktop.services.evaluation import recap as recaps
from asn_desktop.services.evaluation.recap import Recap, UnitCounts
from asn_desktop.services.reports import evaluation_tables as tables

if TYPE_CHECKING:
    from asn_desktop.services.reports.registry import Ask

_GROUP = "Kinerja"
_YEAR = Option("tahun", "Tahun (kosong: tahun keadaan)", "number", "")
_NOW = "berjalan"  # the period whose results are made on the day of the list
_PERIOD = Option("periode", "Periode", "choice", _NOW, (Choice(_NOW, "Yang sedang dikerjakan"), *(
    Choice(code, periods.name(code)) for code in (periods.AKHIR, *periods.QUARTERS, *periods.MONTHS)
)))  # fmt: skip


def _year(ask: Ask) -> int:
    return ask.number("tahun") if ask.options["tahun"] else ask.on.year


def _when(ask: Ask) -> tuple[int, str]:
    """Year and period asked for; what is being worked on in January is the year that ended."""
    if ask.options["periode"] != _NOW:
        return _year(ask), ask.options["periode"]
    year, code = rulebook.read(ask.session, ask.on).due(ask.on)
    return ask.number("tahun") if ask.options["tahun"] else year, code


def _closed(ask: Ask) -> bool:
    return not may(ask.session.info["actor"].role, Deed.READ_SENSITIVE)


def _counted(ask: Ask) -> tuple[Recap, list[UnitCounts]]:
    found = recaps.recap(ask.session, *_when(ask))
    if ask.unit_id is None:
        return found, list(found.units)
    within = set(units.below(ask.session, ask.unit_id))
    return found, [one for one in found.units if one.unit_id in within]


def _recap(ask: Ask) -> ReportTable:
    found, kept = _counted(ask)
    material = ask.material(people=False)
    return tables.recap(material, found, kept, whole=ask.unit_id is None, closed=_closed(ask))


def _distribution(ask: Ask) -> ReportTable:
    found, kept = _counted(ask)
    return tables.distribution(ask.material(people=False), found, kept, closed=_closed(ask))


def _missing(ask: Ask) -> ReportTable:
    when = _when(ask)
    states = overviews.overview(ask.session, *when, ask.unit_id)
    return tables.missing(ask.material(people=False), states, when, closed=_closed(ask))


def _official(ask: Ask) -> ReportTable:
    year = _year(ask)
    rows = None if _closed(ask) else career_result.differences(ask.session, year, ask.unit_id)
    return tables.official(ask.material(people=False), rows, year)


ENTRIES: tuple[tuple[str, str, str, tuple[Option, ...], Callable[[Ask], ReportTable]], ...] = (
    ("kinerja-rekap", "Rekap predikat kinerja per unit", _GROUP, (_YEAR, _PERIOD), _recap),
    ("kinerja-pola", "Distribusi predikat terhadap pola", _GROUP, (_YEAR, _PERIOD), _distribution),
    ("kinerja-kelengkapan", "Kelengkapan SKP, penilaian, dan dokumen", _GROUP, (_YEAR, _PERIOD), _missing),
    ("kinerja-resmi", "Hasil kantor di samping hasil resmi", _GROUP, (_YEAR,), _official),
)  # fmt: skip
