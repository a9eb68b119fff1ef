"""The running year of the practice office: SKP from the head down, feedback, a quarter rated, one objection.

Everything goes through the services the screens use, so that what a learner finds is what the office would have made.
The day decides how far the year has come: in January there are SKP, after a quarter there are results.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Form, Giver, Rating
from asn_desktop.services.evaluation import (
    achievements,
    cascade,
    dialogues,
    feedback,
    finalise,
    objections,
    ratings,
    realisations,
    results,
    skp,
)
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.dialogues import DialogueAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.objections import ObjectionAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.realisations import RealisationAsk
from asn_desktop.services.evaluation.skp_values import ActionAsk, IndicatorAsk, ResultAsk, SkpAsk, SkpFull
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit, UnitOfficial

BUPATI = Party("H. Surya Dirgantara, S.E., M.M.", None, None, "Bupati Tirtamaya", "Pemerintah Kabupaten Tirtamaya")
_RATED = "DISHUB.2"  # Bidang Angkutan: the unit whose quarter is rated
_DAY = dt.timedelta(days=1)
# Unit -> result of its head, indicator, target; what the staff bring follows from the head's row.
_HEADS = {
    "DISHUB": ("Meningkatnya kepuasan pengguna layanan perhubungan", "Indeks kepuasan masyarakat", "82 indeks"),
    "DISHUB.1": ("Tertibnya perencanaan, keuangan, dan kepegawaian", "Dokumen selesai tepat waktu", "24 dokumen"),
    "DISHUB.2": ("Terlayaninya izin dan trayek angkutan umum", "Izin trayek terbit sesuai standar", "240 izin"),
    "DISHUB.3": ("Lancarnya lalu lintas pada ruas utama", "Ruas yang diatur rekayasanya", "6 ruas"),
    "DISHUB.4": ("Laiknya kendaraan bermotor yang beroperasi", "Kendaraan wajib uji yang diuji", "3.600 kendaraan"),
    "DISHUB.5": ("Terpeliharanya rambu dan tertatanya parkir", "Rambu yang terpelihara", "420 rambu"),
    "DISHUB.6": ("Tertibnya pelayanan terminal", "Keberangkatan yang tercatat", "9.000 keberangkatan"),
}  # fmt: skip
_STAFF = (
    ("Tersusunnya laporan pelayanan angkutan", "Laporan yang selesai", "12 laporan"),
    ("Terverifikasinya berkas permohonan izin trayek", "Berkas yang diverifikasi", "240 berkas"),
    ("Terlaksananya pengawasan angkutan umum", "Pengawasan lapangan", "48 kali"),
    ("Termutakhirkannya data kendaraan dan trayek", "Data yang dimutakhirkan", "4 kali"),
)
_WORDS = (
    "Berkas diperiksa teliti dan selesai sebelum batas waktu.", "Pekerjaan berjalan sesuai rencana.",
    "Cepat menanggapi pemohon; laporan perlu lebih ringkas.", "Membantu rekan ketika loket ramai.",
)  # fmt: skip
_POOR = "Beberapa laporan terlambat; sudah dibicarakan apa yang perlu dibantu."
# What the quarter of the rated unit looks like: allowed for a unit with achievement Baik.
_QUARTER = (
    (Rating.DI_ATAS, Rating.DI_ATAS), (Rating.DI_BAWAH, Rating.SESUAI), (Rating.SESUAI, Rating.DI_ATAS),
    (Rating.DI_ATAS, Rating.DI_ATAS), (Rating.SESUAI, Rating.SESUAI), (Rating.SESUAI, Rating.SESUAI),
    (Rating.SESUAI, Rating.SESUAI), (Rating.DI_ATAS, Rating.DI_ATAS),
)  # fmt: skip


@dataclass(frozen=True)
class Walked:
    """What was made: SKP fixed, results fixed, objections."""

    skp: int
    hasil: int
    keberatan: int


def walk(session: Session, *, today: dt.date) -> Walked:
    """Fill the year of `today` as far as it has come; the office is the practice office of 60."""
    year = today.year
    day = _agreed(year, today)
    if day is None:
        return Walked(0, 0, 0)
    units = _units(session)
    heads = [(code, who) for code in _HEADS if code in units for who in _head(session, units[code])]
    goals = [made for code, who in heads if (made := _goals(session, who, _HEADS[code], day, today))]
    members = [who for code in (_RATED, "DISHUB.6") if code in units for who in _members(session, units[code])]
    known = {one.row.employee_id for one in goals}
    staff = [
        made for place, who in enumerate(who for who in members if who not in known)
        if (made := _goals(session, who, _STAFF[place % len(_STAFF)], day, today))
    ]  # fmt: skip
    fixed = [one for one in (*goals, *staff) if one.row.berlaku]
    quarter = _ended(year, today)
    if quarter is None or not {_RATED, "DISHUB.6"} <= units.keys():
        return Walked(len(fixed), 0, 0)
    over = periods.span(year, quarter)[1]
    mine = [one for one in fixed if one.row.unit_id == units[_RATED] and not one.row.kepala]
    mine += [one for one in goals if one.row.berlaku and one.row.kepala and one.row.unit_id == units["DISHUB.6"]]
    mine = [one for one in mine if one.row.mulai <= over - 5 * _DAY]
    _lived(session, mine, quarter, today)
    rated = _rated(session, units, mine, quarter, today)
    return Walked(len(fixed), len(rated), _objected(session, rated, today))


def _agreed(year: int, today: dt.date) -> dt.date | None:
    """The working day in January on which the SKP are fixed; None while it has not come."""
    day = dt.date(year, 1, 12)
    while day.weekday() > 4:
        day += _DAY
    return day if day <= today else None


def _ended(year: int, today: dt.date) -> str | None:
    """The last quarter of the year that is over for two weeks: time enough to fix and hand over its results."""
    return next((code for code in reversed(periods.QUARTERS) if periods.span(year, code)[1] + 14 * _DAY <= today), None)


def _units(session: Session) -> dict[str, uuid.UUID]:
    rows = session.execute(sa.select(Unit.kode, Unit.id).where(Unit.office_id == session.info["office_id"]))
    return {code: unit for code, unit in rows if code}


def _head(session: Session, unit_id: uuid.UUID) -> list[uuid.UUID]:
    rows = session.scalars(sa.select(UnitOfficial.employee_id).where(
        UnitOfficial.office_id == session.info["office_id"], UnitOfficial.unit_id == unit_id,
        UnitOfficial.peran == "kepala", UnitOfficial.penugasan == "D",
    ))  # fmt: skip
    return [who for who in rows if who is not None]


def _members(session: Session, unit_id: uuid.UUID) -> Sequence[uuid.UUID]:
    return session.scalars(sa.select(Employee.id).where(
        Employee.office_id == session.info["office_id"], Employee.unit_id == unit_id, Employee.dibatalkan.is_(None)
    ).order_by(Employee.nama)).all()  # fmt: skip


def _goals(
    session: Session, who: uuid.UUID, words: tuple[str, str, str], day: dt.date, today: dt.date
) -> SkpFull | None:
    """One SKP with a result below the superior's; None when the career asks for none (a contract that ended)."""
    try:
        made = skp.draft(session, SkpAsk(who, day.year), today=today)
        if not made.row.penilai.nama:
            made = skp.set_head(session, made.row.id, penilai=BUPATI)
    except Refused:
        return None
    plan, indicator, target = words
    above = () if made.row.bentuk is Form.JPT else cascade.superior_rows(session, made.row.id)
    ask = ResultAsk(
        plan, atasan_hasil_id=above[0].id if above else None,
        perspektif="Penerima Layanan" if made.row.bentuk is Form.JPT else None,
        indicators=(IndicatorAsk(indicator, target, None if made.row.bentuk is Form.JPT else "Kuantitas"),),
        actions=(ActionAsk(f"Menyiapkan dan melaksanakan: {plan[0].lower()}{plan[1:]}",
                           dict.fromkeys(periods.QUARTERS, "terlaksana"), "Laporan triwulan"),),
    )  # fmt: skip
    try:
        results.put(session, made.row.id, ask)
        return skp.fix(session, made.row.id, day=max(day, made.row.mulai), today=today)
    except Refused:
        return skp.get(session, made.row.id)


def _lived(session: Session, goals: Iterable[SkpFull], quarter: str, today: dt.date) -> None:
    """The quarter between: a realisation, the appraiser's feedback, a colleague's, one talk with its follow-up."""
    year = today.year
    last = periods.span(year, quarter)[1]
    for place, one in enumerate(goals):
        poor = _QUARTER[place % len(_QUARTER)][0] is Rating.DI_BAWAH
        words = _POOR if poor else _WORDS[place % len(_WORDS)]
        result = one.results[0]
        figure = result.indicators[0].target_angka
        if figure is not None:
            share = int(figure) * (periods.QUARTERS.index(quarter) + 1) // 4
            realisations.put(session, RealisationAsk(
                result.indicators[0].id, quarter, last, str(share), bukti="Laporan triwulan di lemari arsip bidang"
            ), today=today)  # fmt: skip
        on = {"result_id": result.id} if place % 2 else {"nilai": place % 7 + 1}
        feedback.give(session, FeedbackAsk(one.row.id, quarter, last - 5 * _DAY, Giver.PIMPINAN, words, **on),
                      today=today)  # fmt: skip
        if poor:
            talk = DialogueAsk(one.row.id, last - 3 * _DAY, "Hambatan penyusunan laporan", "Pendampingan mingguan",
                               last + 30 * _DAY)  # fmt: skip
            dialogues.record(session, talk, today=today)


def _rated(
    session: Session, units: dict[str, uuid.UUID], goals: Sequence[SkpFull], quarter: str, today: dt.date
) -> list[ratings.EvaluationRow]:
    """Achievements recorded, everybody of the unit rated, and the results fixed and handed over."""
    year, last = today.year, periods.span(today.year, quarter)[1]
    leaders = {"DISHUB": BUPATI.jabatan, _RATED: "Kepala Dinas Perhubungan", "DISHUB.6": "Kepala Bidang Angkutan"}
    for number, (code, leader) in enumerate(leaders.items(), 4):
        day, letter = last + 3 * _DAY, f"000.8.6/{number}/{year}"
        achievements.record(session, AchievementAsk(units[code], year, quarter, "Baik", letter, day, leader))
    made = []
    for place, one in enumerate(goals):
        hasil, perilaku = _QUARTER[place % len(_QUARTER)]
        capaian = None if one.row.kepala else hasil
        ask = RatingAsk(one.row.employee_id, year, quarter, capaian, perilaku, "Bukti dukung dan umpan balik triwulan")
        made.append(ratings.rate(session, ask, today=today))
    try:
        finalise.finalise(session, [row.id for row in made], day=last + 6 * _DAY, today=today)
    except Refused:  # another day, another office: the drafts stay for the learner to go on with
        return []
    return [finalise.received(session, row.id, last + 8 * _DAY) for row in made]


def _objected(session: Session, rated: Iterable[ratings.EvaluationRow], today: dt.date) -> int:
    """Whoever was rated below expectation asks the superior of the appraiser to look again."""
    for row in rated:
        if row.hasil is Rating.DI_BAWAH and row.diterima is not None:
            ask = ObjectionAsk(row.id, row.diterima + 4 * _DAY,
                               "Keterlambatan laporan disebabkan aplikasi pusat yang tidak dapat dibuka.")  # fmt: skip
            objections.file(session, ask, today=today)
            return 1
    return 0
