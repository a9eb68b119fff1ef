"""The lists of leave by key, in the order they are offered in tab Laporan and at the terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from asn_desktop.rules.report_table import Choice, Option, ReportTable
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import MONTHS, long_date
from asn_desktop.rules.workdays import period_end
from asn_desktop.services import holiday_decrees, holidays, joint_leave
from asn_desktop.services.leave import balances, lists, whatif
from asn_desktop.services.leave import year as leave_year
from asn_desktop.services.reports import leave_decrees, leave_tables, leave_wall

if TYPE_CHECKING:
    from asn_desktop.services.reports.registry import Ask

_GROUP = "Cuti"
_MONTH_CHOICES = tuple(Choice(str(n), name) for n, name in enumerate(MONTHS, 1))
_YEAR = Option("tahun", "Tahun (kosong: tahun keadaan)", "number", "")
_PART = Option("bulan", "Bulan", "choice", "", (Choice("", "Setahun penuh"), *_MONTH_CHOICES))
_MONTH = Option("bulan", "Bulan", "choice", "", (Choice("", "Bulan keadaan"), *_MONTH_CHOICES))
_WITHIN = Option("hari", "Hari ke depan", "number", "60")
_LONG = Option("hari", "Paling sedikit berapa hari", "number", "30")


def _year(ask: Ask) -> int:
    return ask.number("tahun") if ask.options["tahun"] else ask.on.year


def _register(ask: Ask) -> ReportTable:
    year, month = _year(ask), ask.options["bulan"]
    first = dt.date(year, int(month), 1) if month else dt.date(year, 1, 1)
    last = period_end(first, 1 if month else 12)
    rows = lists.register(ask.session, first, last, unit_id=ask.unit_id, today=ask.today)
    window = f"{long_date(first)} s.d. {long_date(last)}"
    return leave_tables.register(ask.material(people=False), rows, window)


def _balances(ask: Ask) -> ReportTable:
    rows = balances.all(ask.session, on=ask.on, unit_id=ask.unit_id)
    return leave_tables.balances(ask.material(people=False), rows)


def _lapsing(ask: Ask) -> ReportTable:
    rows = balances.lapsing(ask.session, on=ask.on, unit_id=ask.unit_id)
    return leave_tables.lapsing(ask.material(people=False), rows)


def _ill(ask: Ask) -> ReportTable:
    within = ask.number("hari")
    if not may(ask.session.info["actor"].role, Deed.READ_SENSITIVE):
        return leave_tables.illnesses(ask.material(people=False), None, within)
    rows = lists.illnesses(ask.session, ask.on, within=within, unit_id=ask.unit_id)
    return leave_tables.illnesses(ask.material(people=False), rows, within)


def _long(ask: Ask) -> ReportTable:
    days = ask.number("hari")
    rows = lists.long_absences(ask.session, ask.on, days=days, unit_id=ask.unit_id)
    return leave_tables.long_absences(ask.material(people=False), rows, days)


def _interim(ask: Ask) -> ReportTable:
    rows = lists.interim(ask.session, unit_id=ask.unit_id, today=ask.on)
    return leave_tables.interim(ask.material(people=False), rows)


def _postponed(ask: Ask) -> ReportTable:
    rows = lists.postponed(ask.session, unit_id=ask.unit_id, today=ask.on)
    return leave_tables.postponed(ask.material(people=False), rows)


def _month_wall(ask: Ask) -> ReportTable:
    month = int(ask.options["bulan"] or ask.on.month)
    found = leave_year.year(ask.session, ask.unit_id, _year(ask))
    return leave_wall.month(ask.material(people=False), found, dt.date(found.year, month, 1))


def _wall(draw: Callable[..., ReportTable]) -> Callable[[Ask], ReportTable]:
    return lambda ask: draw(ask.material(people=False), leave_year.year(ask.session, ask.unit_id, _year(ask)))


def _holidays(ask: Ask) -> ReportTable:
    year = _year(ask)
    rows, gone = holidays.listing(ask.session, [year]), holiday_decrees.ended(ask.session, {year})
    return leave_decrees.holidays(ask.material(people=False), rows, gone, year)


def _effects(ask: Ask) -> ReportTable:
    rows = whatif.affected(ask.session, today=ask.on, unit_id=ask.unit_id)
    return leave_decrees.effects(ask.material(people=False), rows)


def _duties(ask: Ask) -> ReportTable:
    year = _year(ask)
    rows = joint_leave.rows(ask.session, year, unit_id=ask.unit_id, today=ask.today)
    return leave_decrees.duties(ask.material(people=False), rows, year)


ENTRIES: tuple[tuple[str, str, str, tuple[Option, ...], Callable[[Ask], ReportTable]], ...] = (
    ("cuti-register", "Register cuti", _GROUP, (_YEAR, _PART), _register),
    ("cuti-saldo", "Sisa cuti tahunan semua pegawai", _GROUP, (), _balances),
    ("cuti-gugur", "Hari cuti yang akan gugur", _GROUP, (), _lapsing),
    ("cuti-sakit", "Cuti sakit mendekati batas", _GROUP, (_WITHIN,), _ill),
    ("cuti-lama", "Lama tidak bertugas karena cuti", _GROUP, (_LONG,), _long),
    ("cuti-izin-sementara", "Izin sementara belum disahkan", _GROUP, (), _interim),
    ("cuti-penangguhan", "Cuti ditangguhkan belum diambil", _GROUP, (), _postponed),
    ("cuti-bulan", "Kalender cuti sebulan", _GROUP, (_YEAR, _MONTH), _month_wall),
    ("cuti-tahun", "Kalender cuti setahun", _GROUP, (_YEAR,), _wall(leave_wall.year)),
    ("libur", "Hari libur dan cuti bersama", _GROUP, (_YEAR,), _holidays),
    ("cuti-dampak-libur", "Cuti yang terkena perubahan hari libur", _GROUP, (), _effects),
    ("cuti-bersama", "Tidak diberi cuti bersama karena jabatan", _GROUP, (_YEAR,), _duties),
    ("cuti-serentak", "Hari dengan banyak pegawai cuti", _GROUP, (_YEAR,), _wall(leave_wall.staffing)),
)  # fmt: skip
