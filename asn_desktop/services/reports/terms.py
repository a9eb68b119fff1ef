"""Terms that end: CPNS over a year, PPPK contracts, licences; pensions by semester (employee.md §3.7, §7)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, head
from asn_desktop.rules.statuses import PPPK
from asn_desktop.rules.words import long_date
from asn_desktop.services.career_rows import ContractDue, CpnsDue, PensionDue
from asn_desktop.services.reports import person_cells as cells
from asn_desktop.services.reports.material import Material

_N, _D, _C = Kind.NUMBER, Kind.DATE, Kind.COUNT
_CIVIL = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class LicenceDue:
    """A licence that ends soon or has ended."""

    orang: Dossier
    jenis: str
    nama: str | None
    nomor: str | None
    sampai: dt.date


def cpns(material: Material, rows: Sequence[CpnsDue]) -> ReportTable:
    """CPNS for longer than a year, the longest first."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("GOL", kind=_N),
        head("JABATAN", share=1.6), head("UNIT KERJA", share=1.3), head("TMT CPNS", kind=_D),
        head("LAMA\n(BULAN)", kind=_N), head("GENAP\nSETAHUN", kind=_D), head("KETERANGAN", share=1.0),
    ]  # fmt: skip
    made = [
        Row((number, due.orang.nama_tampil, due.orang.nip, _rank(due.orang), cells.post_name(due.orang),
             due.orang.unit, due.orang.tmt_cpns, due.bulan, due.batas, None), due.orang.id)
        for number, due in enumerate(rows, 1)
    ]  # fmt: skip
    return material.table(
        "cpns", "DAFTAR CPNS LEBIH DARI SATU TAHUN", header, [Group("", tuple(made))], count=len(made),
        hint=Hint(8.0), notes=["Masa percobaan CPNS satu tahun (PP 11/2017); lewat dua tahun perlu tindakan segera."],
    )  # fmt: skip


def contracts(material: Material, rows: Sequence[ContractDue], days: int) -> ReportTable:
    """Agreements that end within the window, and those that have ended."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NI PPPK", kind=Kind.NIP), head("STATUS", share=0.6),
        head("GOL", kind=_N), head("JABATAN", share=1.6), head("UNIT KERJA", share=1.3), head("MULAI", kind=_D),
        head("BERAKHIR", kind=_D), head("SISA\n(HARI)", kind=_N), head("KETERANGAN", share=1.1),
    ]  # fmt: skip
    made = []
    for number, due in enumerate(rows, 1):
        d = due.orang
        said = ["sudah berakhir"] if due.sisa_hari < 0 else []
        if due.bup_terlewati:
            said.append("melewati batas usia pensiun")
        status = "Paruh waktu" if d.status == "PPPK_PW" else "Penuh waktu"
        made.append(Row((number, d.nama_tampil, d.nip, status, _rank(d), cells.post_name(d), d.unit, d.kontrak_mulai,
                         due.berakhir, due.sisa_hari, "; ".join(said) or None), d.id))  # fmt: skip
    return material.table(
        "kontrak", "DAFTAR PERJANJIAN KERJA PPPK YANG BERAKHIR", header, [Group("", tuple(made))], count=len(made),
        hint=Hint(7.5), window=_until(material, days),
    )  # fmt: skip


def licences(material: Material, rows: Sequence[LicenceDue], days: int) -> ReportTable:
    """STR, SIP and other licences that end within the window, and those that have ended."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.4), head("NIP", kind=Kind.NIP), head("JABATAN", share=1.5),
        head("UNIT KERJA", share=1.3), head("JENIS", share=0.7), head("NOMOR", share=1.3),
        head("BERLAKU\nSAMPAI", kind=_D), head("SISA\n(HARI)", kind=_N), head("KETERANGAN", share=0.9),
    ]  # fmt: skip
    made = []
    for number, due in enumerate(rows, 1):
        d, left = due.orang, (due.sampai - material.on).days
        kind = f"{due.jenis} {due.nama}" if due.nama and due.nama != due.jenis else due.jenis
        made.append(Row((number, d.nama_tampil, d.nip, cells.post_name(d), d.unit, kind, due.nomor, due.sampai, left,
                         "sudah berakhir" if left < 0 else None), d.id))  # fmt: skip
    return material.table(
        "lisensi", "DAFTAR STR DAN SIP YANG BERAKHIR", header, [Group("", tuple(made))], count=len(made),
        hint=Hint(8.0), window=_until(material, days),
    )  # fmt: skip


def semesters(material: Material, rows: Sequence[PensionDue]) -> ReportTable:
    """Pensions by semester: golongan, sex, marriage, month; every part adds up to the sum."""
    header = [
        head("NO", kind=_N), head("SEMESTER", share=1.0),
        head("GOLONGAN", *(head(row, kind=_C) for row in (*_CIVIL, "PPPK")), head("BELUM\nDIISI", kind=_C)),
        head("JENIS KELAMIN", head("L", kind=_C), head("P", kind=_C)),
        head("STATUS PERKAWINAN", *(head(word, kind=_C) for word in ("KW", "BL", "JD", "DD")),
             head("BELUM\nDIISI", kind=_C)),
        head("BULAN TMT PENSIUN", *(head(f"{a}/\n{b}", kind=_C) for a, b in (
            ("JAN", "JUL"), ("FEB", "AGU"), ("MAR", "SEP"), ("APR", "OKT"), ("MEI", "NOV"), ("JUN", "DES")
        ))),
        head("JUMLAH", kind=_C),
    ]  # fmt: skip
    held: dict[tuple[int, int], list[PensionDue]] = {}
    for due in rows:
        held.setdefault((due.tmt.year, (due.tmt.month - 1) // 6), []).append(due)
    made = tuple(
        Row((number, f"Semester {'I' if half == 0 else 'II'} {year}", *_semester(held[year, half])))
        for number, (year, half) in enumerate(sorted(held), 1)
    )
    total = Row((None, "JUMLAH", *_semester(rows)), style=Style.TOTAL)
    return material.table(
        "pensiun-semester", "REKAPITULASI PENSIUN PER SEMESTER", header, [Group("", made)], totals=[total],
        count=len(rows), hint=Hint(8.0),
        notes=["KW kawin, BL belum kawin, JD janda, DD duda. Bulan: semester I / semester II."],
    )  # fmt: skip


def _semester(rows: Sequence[PensionDue]) -> list[int]:
    ranks = Counter(_row(due.orang) for due in rows)
    sexes = Counter(due.orang.jenis_kelamin for due in rows)
    married = Counter(_married(due.orang) for due in rows)
    months = Counter((due.tmt.month - 1) % 6 for due in rows)
    return [
        *(ranks[key] for key in (*_CIVIL, "PPPK", "")), sexes["L"], sexes["P"],
        *(married[key] for key in ("KW", "BL", "JD", "DD", "")), *(months[n] for n in range(6)), len(rows),
    ]  # fmt: skip


def _row(d: Dossier) -> str:
    if d.status in PPPK:
        return "PPPK"
    return d.golongan.golongan.split("/")[0] if d.golongan else ""


def _married(d: Dossier) -> str:
    alone = "JD" if d.jenis_kelamin == "P" else "DD"
    return {"1": "KW", "4": "BL", "2": alone, "3": alone}.get(d.status_kawin or "", "")


def _rank(d: Dossier) -> str | None:
    return d.golongan.golongan if d.golongan else None


def _until(material: Material, days: int) -> str:
    return f"sampai dengan {long_date(material.on + dt.timedelta(days=days))}"
