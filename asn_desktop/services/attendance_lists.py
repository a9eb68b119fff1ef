"""Lists of attendance as tables: the blank sheet of a month, its recap, the recap of permits, the roster.

Source: PP 94/2021 art. 4 letter f, Perpres 21/2023; the layout is what offices print.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from asn_desktop.rules import workdays
from asn_desktop.rules.day_status import ORDER, Status
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.report_table import Group, HeaderCell, Hint, Kind, ReportTable, Row, head
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.words import month_year
from asn_desktop.services import day_sources, day_status, roster_month, units
from asn_desktop.services.day_status import DayBook
from asn_desktop.services.reports import material
from asn_desktop.store.offices import Office

_DAY = 0.35  # share of the column of one day on the blank sheet
_MARKED = 0.1  # and where marks stand in it: all days alike wide
_COLUMNS = {
    Status.HADIR: "HADIR", Status.CUTI: "CUTI", Status.SAKIT: "SAKIT", Status.IZIN: "IZIN",
    Status.DINAS_LUAR: "DINAS\nLUAR", Status.TUGAS_BELAJAR: "TUGAS\nBELAJAR", Status.TANPA_KETERANGAN: "TANPA\nKET.",
    Status.LEPAS_JAGA: "LEPAS\nJAGA", Status.BELUM: "BELUM\nDIKETAHUI",
}  # fmt: skip
_INITIALS = ("Sn", "Sl", "R", "K", "J", "Sb", "M")  # Senin .. Minggu


def sheet(session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date) -> ReportTable:
    """The blank attendance sheet of a month: names with NIP, a column for each day, days not worked on grey.

    Nothing of anybody is printed on it: neither leave nor permit. Refuses UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.READ)
    book = day_status.month(session, month, unit_id, today=today)
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA / NIP", share=2.2),
        head(f"TANGGAL ({month_year(book.month).upper()})", *_days(book)), head("KET.", share=0.6),
    ]  # fmt: skip
    rows = [
        Row((n, _who(r.person.nama, r.person.nip), *[None] * book.days, None), r.employee_id)
        for n, r in enumerate(book.rows, 1)
    ]
    return _table(session, "daftar-hadir", "DAFTAR HADIR PEGAWAI", book.unit, unit_id, book.month, header, rows,
                  (_holiday_note(book),), 7.0)  # fmt: skip


def recap(session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date) -> ReportTable:
    """Days of each status and minutes late and early, person by person.

    A role without READ_SENSITIVE gets no column of sickness. Refuses UNIT_UNKNOWN.
    """
    book = day_status.month(session, month, unit_id, today=today)
    shown = [s for s in ORDER if s in _COLUMNS and (book.open or s is not Status.SAKIT)]
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA", share=1.6), head("NIP", kind=Kind.NIP),
        head("UNIT KERJA", share=1.2),
        head("JUMLAH HARI", *[head(_COLUMNS[s], kind=Kind.COUNT) for s in shown]),
        head("TERLAMBAT", head("KALI", kind=Kind.COUNT), head("MENIT", kind=Kind.COUNT)),
        head("PULANG CEPAT\n(MENIT)", kind=Kind.COUNT),
    ]  # fmt: skip
    rows = []
    for n, r in enumerate(book.rows, 1):
        counts = book.counts(r)
        days = [counts[s] for s in shown]
        rows.append(Row((n, r.person.nama, r.person.nip, r.person.unit, *days, r.late_days, r.late, r.early),
                        r.employee_id))  # fmt: skip
    notes = ["Hari libur dan hari sesudah tanggal cetak tidak dihitung. Tanpa keterangan hanya yang ditetapkan orang."]
    if not book.calendar_known:
        notes.append(f"Hari libur tahun {book.month.year} belum dimuat; hari kerja dihitung menurut pola minggu saja.")
    return _table(session, "rekap-kehadiran", "REKAPITULASI KEHADIRAN PEGAWAI", book.unit, unit_id, book.month, header,
                  rows, notes, 7.5)  # fmt: skip


def ledger(session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date) -> ReportTable:
    """The book of days on paper: a mark for each person and day, with what the marks mean. Refuses UNIT_UNKNOWN."""
    book = day_status.month(session, month, unit_id, today=today)
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA / NIP", share=0.4),
        head(f"TANGGAL ({month_year(book.month).upper()})", *_days(book, _MARKED)),
    ]  # fmt: skip
    rows = [
        Row((n, _who(r.person.nama, r.person.nip), *[c.mark or None for c in r.cells]), r.employee_id)
        for n, r in enumerate(book.rows, 1)
    ]
    meaning = "H hadir · C cuti · I izin · D dinas luar · TB tugas belajar · L lepas jaga · TK tanpa keterangan"
    if book.open:
        meaning = meaning.replace("C cuti", "C cuti · S sakit") + " · bukan untuk ditempel"
    return _table(session, "buku-harian", "BUKU HARIAN KEHADIRAN", book.unit, unit_id, book.month, header, rows,
                  (meaning, _holiday_note(book)), 7.0)  # fmt: skip


def permits(session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date) -> ReportTable:
    """Permits of a month: how often each kind, and on how many days of work, person by person. Never leave.

    Refuses UNIT_UNKNOWN, `role_not_allowed` to a role without READ_SENSITIVE: the kinds are the list.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    book = day_status.month(session, month, unit_id, today=today)
    last = workdays.period_end(book.month, 1)
    kinds = day_sources.kinds(session, last)
    times: dict[uuid.UUID, Counter[str]] = {}
    days: Counter[uuid.UUID] = Counter()
    cells = {r.employee_id: r.cells for r in book.rows}
    for one in day_sources.permits(session, list(cells), book.month, last):
        kinds.setdefault(one.what.kind.code, one.what.kind)
        times.setdefault(one.employee_id, Counter())[one.what.kind.code] += 1
        inside = workdays.days(max(one.first, book.month), min(one.last, last))
        days[one.employee_id] += sum(cells[one.employee_id][d.day - 1].expected for d in inside)
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA", share=1.6), head("NIP", kind=Kind.NIP),
        head("UNIT KERJA", share=1.2),
        head("BERAPA KALI", *[head(k.name.removeprefix("Izin ").upper(), kind=Kind.COUNT) for k in kinds.values()]),
        head("HARI KERJA", kind=Kind.COUNT),
    ]  # fmt: skip
    with_any = [r for r in book.rows if r.employee_id in times]
    rows = [
        Row((n, r.person.nama, r.person.nip, r.person.unit, *[times[r.employee_id][code] for code in kinds],
             days[r.employee_id]), r.employee_id)
        for n, r in enumerate(with_any, 1)
    ]  # fmt: skip
    return _table(session, "rekap-izin", "REKAPITULASI IZIN (BUKAN CUTI)", book.unit, unit_id, book.month, header, rows,
                  ("Izin tidak mengurangi hak cuti.",), 8.0)  # fmt: skip


def roster(session: Session, unit_id: uuid.UUID, month: dt.date) -> ReportTable:
    """The roster of a month on one sheet, with what its codes mean. Refuses UNIT_UNKNOWN."""
    found = roster_month.month(session, unit_id, month)
    days = workdays.period_end(found.month, 1).day
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA / NIP", share=0.4),
        head(f"TANGGAL ({month_year(found.month).upper()})", *[
            _day_head(day, day.day in found.holidays or day.weekday() == 6, _MARKED)
            for day in workdays.days(found.month, found.month.replace(day=days))
        ]),
        head("JAM", kind=Kind.NUMBER),
    ]  # fmt: skip
    rows = [
        Row((n, _who(r.nama, r.nip), *[r.codes.get(d) for d in range(1, days + 1)], r.hours(found.turns) // 60 or None),
            r.employee_id)
        for n, r in enumerate(found.rows, 1)
    ]  # fmt: skip
    meaning = " · ".join(
        f"{t.code} {t.name.lower()}" + (f" {t.starts}–{t.ends}".replace(":", ".") if t.on_duty else "")
        for t in found.turns.values()
    )
    return _table(session, "jadwal-jaga", "JADWAL JAGA", found.unit, unit_id, found.month, header, rows,
                  (meaning,) if meaning else (), 7.5)  # fmt: skip


def _days(book: DayBook, share: float = _DAY) -> list[HeaderCell]:
    free = book.rest | set(book.holidays)
    return [_day_head(book.date(d), d in free, share) for d in range(1, book.days + 1)]


def _day_head(day: dt.date, free: bool, share: float) -> HeaderCell:
    return head(str(day.day), head(_INITIALS[day.weekday()], share=share, align="tengah", shade=free))


def _who(name: str, nip: str | None) -> str:
    return f"{name}\n{show_nip(nip)}" if nip else name


def _holiday_note(book: DayBook) -> str:
    names = "; ".join(f"{day} {name}" for day, name in sorted(book.holidays.items()))
    return f"Libur: {names}." if names else "Tidak ada hari libur nasional dan cuti bersama bulan ini."


def _table(
    session: Session, key: str, title: str, unit: str, unit_id: uuid.UUID | None, month: dt.date,
    header: Sequence[HeaderCell], rows: Sequence[Row], notes: Sequence[str], size: float,
) -> ReportTable:  # fmt: skip
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    last = workdays.period_end(month, 1)
    signer = material.signature(session, office, unit_id or units.root(session), last)
    lines = [title, unit, *([office.nama] if unit.casefold() != office.nama.casefold() else [])]
    return ReportTable(
        key, (*lines, f"BULAN {month_year(month)}"), office.nama, last, tuple(header), (Group("", tuple(rows)),),
        (), tuple(notes), signer, len(rows), office.latihan, numbered=False, hint=Hint(size),
    )  # fmt: skip
