"""Lists that follow from decrees: the holiday table, granted leave a decree touches, who worked on cuti bersama."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, head
from asn_desktop.rules.words import DAYS, digit_date
from asn_desktop.services.holiday_decrees import EndedRow
from asn_desktop.services.holidays import HolidayRow
from asn_desktop.services.joint_leave import DutyRow
from asn_desktop.services.leave.whatif import Effect
from asn_desktop.services.reports.material import Material, gather

_N, _D, _C = Kind.NUMBER, Kind.DATE, Kind.COUNT
KINDS = {"libur": "Libur nasional", "bersama": "Cuti bersama", "daerah": "Libur daerah"}
ORIGINS = {"bawaan": "bawaan aplikasi", "pusat": "berkas pusat", "kantor": "dicatat kantor"}


def holidays(material: Material, rows: Sequence[HolidayRow], ended: Sequence[EndedRow], year: int) -> ReportTable:
    """The holiday table of a year with decree, origin and status; days a later decree ended stand below."""
    header = [
        head("NO", kind=_N), head("TANGGAL", kind=_D), head("HARI", share=0.6), head("NAMA", share=2.2),
        head("JENIS", share=0.9), head("DASAR", share=2.0), head("ASAL", share=0.9), head("STATUS", share=1.0),
    ]  # fmt: skip
    made = [
        Row((number, r.tanggal, DAYS[r.tanggal.weekday()], r.nama, KINDS[r.jenis], r.dasar, ORIGINS.get(r.asal, r.asal),
             r.status))
        for number, r in enumerate(rows, 1)
    ]  # fmt: skip
    gone = [
        Row((number, e.row.tanggal, DAYS[e.row.tanggal.weekday()], e.row.nama, KINDS[e.row.jenis], e.row.dasar,
             ORIGINS.get(e.row.asal, e.row.asal), f"diakhiri {digit_date(e.sampai)}: {e.dasar or '–'}"))
        for number, e in enumerate(ended, len(made) + 1)
    ]  # fmt: skip
    groups = [Group("", tuple(made)), *([Group("TIDAK BERLAKU LAGI", tuple(gone))] if gone else [])]
    notes = ["Cuti bersama berlaku bagi ASN menurut Keppres; tanggal Idulfitri dan Iduladha menurut sidang isbat."]
    if not any(r.jenis == "libur" and (r.tanggal.month, r.tanggal.day) == (1, 1) for r in rows):
        notes.insert(0, f"Tabel libur {year} belum dimuat; cuti tahunan tahun itu belum dapat dihitung.")
    return material.table(
        "libur", "DAFTAR HARI LIBUR DAN CUTI BERSAMA", header, groups, count=len(made), window=f"TAHUN {year}",
        notes=notes, hint=Hint(7.8),
    )  # fmt: skip


def effects(material: Material, rows: Sequence[Effect]) -> ReportTable:
    """Granted annual leave whose number of days a holiday table changes, with what to do."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.3),
        head("SURAT", share=1.2), head("MULAI", kind=_D), head("SAMPAI", kind=_D),
        head("HARI KERJA", head("SEMULA", kind=_C), head("MENJADI", kind=_C)), head("SELISIH", kind=Kind.BALANCE),
        head("TINDAK LANJUT", share=1.6),
    ]  # fmt: skip
    made = [
        Row((number, e.nama, e.nip, e.unit, e.nomor, e.mulai, e.sampai, e.old, e.new, e.back, _todo(e.back)),
            e.employee_id)
        for number, e in enumerate(rows, 1)
    ]  # fmt: skip
    return material.table(
        "cuti-dampak-libur", "CUTI YANG TERKENA PERUBAHAN HARI LIBUR", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(7.8),
        notes=["Cuti yang sudah diberikan tidak berubah dengan sendirinya; tiap cuti diselesaikan dengan keputusan."],
    )  # fmt: skip


def _todo(back: int) -> str:
    if back > 0:
        return f"kembalikan {back} hari, atau undurkan tanggal selesai"
    return f"bebankan {-back} hari, atau majukan tanggal selesai"


def duties(material: Material, rows: Sequence[DutyRow], year: int) -> ReportTable:
    """Who was not given cuti bersama by the post: decision, days, from when each may be used."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.3),
        head("KEPUTUSAN", head("NOMOR", share=1.3), head("TANGGAL", kind=_D)), head("CUTI BERSAMA", kind=_D),
        head("MENAMBAH\nMULAI", kind=_D), head("PALING\nLAMBAT", kind=_D), head("KETERANGAN", share=1.0),
    ]  # fmt: skip
    made = [
        Row((number, r.nama, r.nip, r.unit, r.nomor, r.tanggal_sk, r.gain.day, r.gain.usable_from, r.gain.usable_to,
             f"dibatalkan: {r.dibatalkan}" if r.dibatalkan else None), r.employee_id)
        for number, r in enumerate(rows, 1)
    ]  # fmt: skip
    held = sum(r.dibatalkan is None for r in rows)
    total = Row((None, "JUMLAH HARI TAMBAHAN", *(None,) * 4, held, None, None, None), style=Style.TOTAL)
    return material.table(
        "cuti-bersama", "PEGAWAI YANG TIDAK DIBERI CUTI BERSAMA KARENA JABATAN", header, [Group("", tuple(made))],
        totals=[total] if made else [], count=len({r.employee_id for r in rows}), window=f"TAHUN {year}",
        hint=Hint(7.5), notes=["Cuti tahunan ditambah sebanyak hari cuti bersama yang tidak diberikan (PP 11/2017 ps. "
                               "333 ayat 3); hari terakhir Desember boleh dipakai tahun berikutnya."],
    )  # fmt: skip


def effects_table(session: Session, rows: Sequence[Effect], *, today: dt.date) -> ReportTable:
    """The list of effects of a table that is only tried, ready to print."""
    return effects(gather(session, on=today, today=today, unit_id=None, options={}, people=False), rows)
