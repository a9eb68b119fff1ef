"""The reports by key, in the order they are offered, each with its maker."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.report_table import Choice, Option, Report, ReportTable
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import career_due, career_law, positions
from asn_desktop.services.reports import (
    credit,
    due,
    duk,
    evaluation_registry,
    gaps,
    leave_registry,
    nominatif,
    person_cells,
    person_rows,
    posts,
    recap,
    recaps,
    survey_tables,
    terms,
)
from asn_desktop.services.reports.material import STATUS, Material, gather


@dataclass(frozen=True)
class Ask:
    """What a report is asked for."""

    session: Session
    on: dt.date
    today: dt.date
    unit_id: uuid.UUID | None
    options: Mapping[str, str]

    def material(self, *, people: bool = True, statuses: tuple[str, ...] | None = None) -> Material:
        """The material; without `people` nobody is loaded, `statuses` limits them."""
        return gather(self.session, on=self.on, today=self.today, unit_id=self.unit_id, options=self.options,
                      people=people, statuses=statuses)  # fmt: skip

    def number(self, key: str) -> int:
        """An option that is a number."""
        return int(self.options[key])


@dataclass(frozen=True)
class Maker:
    """A report and the function that makes its table."""

    report: Report
    make: Callable[[Ask], ReportTable]


NIK = Option("nik", "NIK", "choice", "none", (
    Choice("none", "Tanpa NIK"), Choice("masked", "Disamarkan, empat angka terakhir"), Choice("full", "Lengkap"),
))  # fmt: skip


def _number(key: str, label: str, default: int) -> Option:
    return Option(key, label, "number", str(default))


def _nominatif(ask: Ask) -> ReportTable:
    how = ask.options["nik"]
    if how == "full" and not may(ask.session.info["actor"].role, Deed.READ_SENSITIVE):
        raise Refused(Problem("report_nik", "nik"))
    material = ask.material()
    if how == "none":
        return nominatif.long(material)
    held = person_rows.niks(ask.session)
    return nominatif.long(material, person_cells.niks(material.people, held, how))


def _duk(ask: Ask) -> ReportTable:
    return duk.table(ask.material(statuses=("PNS", "CPNS")), career_law.law(ask.session, ask.on).duk)


def _posts(draw: Callable[..., ReportTable]) -> Callable[[Ask], ReportTable]:
    def make(ask: Ask) -> ReportTable:
        return draw(ask.material(people=False), positions.bezetting(ask.session, on=ask.on, unit_id=ask.unit_id))

    return make


def _plain(draw: Callable[[Material], ReportTable]) -> Callable[[Ask], ReportTable]:
    return lambda ask: draw(ask.material())


def _kgb(ask: Ask) -> ReportTable:
    months = ask.number("bulan")
    folk = career_due.people(ask.session, ask.on, ask.unit_id)
    rows = career_due.kgb_due(ask.session, today=ask.on, months=months, unit_id=ask.unit_id, folk=folk)
    unknown = career_due.kgb_unknown(ask.session, today=ask.on, unit_id=ask.unit_id, folk=folk)
    return due.kgb(ask.material(people=False), rows, months, unknown)


def _kp(ask: Ask) -> ReportTable:
    months, late = ask.number("bulan"), ask.options["lewat"] == "ya"
    folk = career_due.people(ask.session, ask.on, ask.unit_id)
    rows = career_due.kp_due(ask.session, today=ask.on, months=months, unit_id=ask.unit_id, overdue=late, folk=folk)
    unknown = career_due.kp_unknown(ask.session, today=ask.on, unit_id=ask.unit_id, folk=folk)
    return due.kp(ask.material(people=False), rows, months, unknown)


def _pension(ask: Ask) -> ReportTable:
    months = ask.number("bulan")
    rows = career_due.pension_due(ask.session, today=ask.on, months=months, unit_id=ask.unit_id)
    return due.pension(ask.material(people=False), rows, months)


def _semesters(ask: Ask) -> ReportTable:
    rows = career_due.pension_due(ask.session, today=ask.on, months=ask.number("bulan"), unit_id=ask.unit_id)
    return terms.semesters(ask.material(people=False), rows)


def _satyalancana(ask: Ask) -> ReportTable:
    year = ask.number("tahun") if ask.options["tahun"] else None
    wanted = year or career_due.award_year(ask.on, career_law.law(ask.session, ask.on))
    rows = career_due.satyalancana_due(ask.session, today=ask.on, year=wanted, unit_id=ask.unit_id)
    return due.satyalancana(ask.material(people=False), rows, wanted)


def _cpns(ask: Ask) -> ReportTable:
    rows = career_due.cpns_over_a_year(ask.session, today=ask.on, unit_id=ask.unit_id)
    return terms.cpns(ask.material(people=False), rows)


def _contracts(ask: Ask) -> ReportTable:
    days = ask.number("hari")
    rows = career_due.contracts_ending(ask.session, today=ask.on, days=days, unit_id=ask.unit_id)
    return terms.contracts(ask.material(people=False), rows, days)


def _licences(ask: Ask) -> ReportTable:
    material, days = ask.material(), ask.number("hari")
    return terms.licences(material, person_rows.licences(ask.session, material.people, ask.on, days), days)


def _gaps(ask: Ask) -> ReportTable:
    return gaps.table(ask.material(), person_rows.niks(ask.session))


_LISTS, _RECAPS, _POSTS, _DUE, _DATA = "Daftar pegawai", "Rekapitulasi", "Jabatan", "Jatuh tempo", "Mutu data"
_MONTHS_KGB, _MONTHS_KP = _number("bulan", "Bulan ke depan", 3), _number("bulan", "Bulan ke depan", 12)
_MONTHS_PENSION = _number("bulan", "Bulan ke depan", 24)
_LATE = Option("lewat", "Sertakan yang waktunya sudah lewat", "yes", "")
_YEAR = Option("tahun", "Tahun penganugerahan", "number", "")
_DAYS = _number("hari", "Hari ke depan", 90)

_ALL: tuple[tuple[str, str, str, tuple[Option, ...], Callable[[Ask], ReportTable]], ...] = (
    ("nominatif", "Daftar nominatif", _LISTS, (STATUS, NIK), _nominatif),
    ("nominatif-ringkas", "Daftar nominatif ringkas", _LISTS, (STATUS,), _plain(nominatif.short)),
    ("duk", "Daftar Urut Kepangkatan (DUK)", _LISTS, duk.OPTIONS, _duk),
    ("bezetting", "Bezetting menurut peta jabatan", _POSTS, (), _posts(posts.bezetting)),
    ("eselon", "Eselon terisi dan kosong", _POSTS, (recap.DETAIL,), _posts(posts.eselon)),
    ("rekap-golongan", "Rekap golongan", _RECAPS, recap.OPTIONS, _plain(recaps.golongan)),
    ("rekap-jenis-kelamin", "Rekap jenis kelamin", _RECAPS, recap.OPTIONS, _plain(recaps.sex)),
    ("rekap-perkawinan", "Rekap status perkawinan", _RECAPS, recap.OPTIONS, _plain(recaps.marriage)),
    ("rekap-pendidikan", "Rekap pendidikan", _RECAPS, recap.OPTIONS, _plain(recaps.education)),
    ("rekap-agama", "Rekap agama", _RECAPS, recap.OPTIONS, _plain(recaps.religion)),
    ("rekap-jabatan", "Rekap jabatan", _RECAPS, recap.OPTIONS, _plain(recaps.post)),
    ("rekap-usia", "Rekap usia", _RECAPS, recap.OPTIONS, _plain(recaps.age)),
    ("kgb", "KGB jatuh tempo (penjagaan)", _DUE, (_MONTHS_KGB,), _kgb),
    ("kp", "Kenaikan pangkat jatuh tempo", _DUE, (_MONTHS_KP, _LATE), _kp),
    ("pensiun", "Pensiun jatuh tempo", _DUE, (_MONTHS_PENSION,), _pension),
    ("pensiun-semester", "Rekap pensiun per semester", _DUE, (_MONTHS_PENSION,), _semesters),
    ("satyalancana", "Satyalancana Karya Satya", _DUE, (_YEAR,), _satyalancana),
    ("cpns", "CPNS lebih dari setahun", _DUE, (), _cpns),
    ("kontrak", "Kontrak PPPK berakhir", _DUE, (_DAYS,), _contracts),
    ("lisensi", "STR dan SIP berakhir", _DUE, (_DAYS,), _licences),
    *leave_registry.ENTRIES,
    *evaluation_registry.ENTRIES,
    ("angka-kredit", "Kesiapan angka kredit", "Kinerja", (credit.ONLY,), credit.make),
    *survey_tables.ENTRIES,
    ("kesenjangan", "Kesenjangan data", _DATA, (STATUS,), _gaps),
)  # fmt: skip

MAKERS: Mapping[str, Maker] = {
    key: Maker(Report(key, title, group, options), make) for key, title, group, options, make in _ALL
}
