"""Daftar Urut Kepangkatan: order by `rules.duk`, columns of employee.md §7."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules import duk, post_codes, service
from asn_desktop.rules.career_tables import DukTables
from asn_desktop.rules.duk import DukLine
from asn_desktop.rules.report_table import Choice, Group, Hint, Kind, Option, ReportTable, Row, Style, Value, head
from asn_desktop.rules.words import digit_date, thousands
from asn_desktop.services.reports import person_cells as cells
from asn_desktop.services.reports.material import Material
from asn_desktop.services.reports.nominatif import RANK, SCHOOL

JENJANG = Option("jenjang", "Urutkan jabatan fungsional menurut jenjang", "yes", "")
CPNS = Option("cpns", "Sertakan CPNS", "yes", "")
BIRTH = Option("lahir", "Kolom usia", "choice", "lahir", (
    Choice("lahir", "Tempat dan tanggal lahir"), Choice("usia", "Usia"),
))  # fmt: skip
OPTIONS = (JENJANG, CPNS, BIRTH)
_GAPS = {
    "golongan": "golongan", "tmt_golongan": "TMT golongan", "jabatan": "jabatan", "tmt_jabatan": "TMT jabatan",
    "masa_kerja": "masa kerja", "tahun_latihan": "tahun latihan", "pendidikan": "pendidikan",
    "tahun_lulus": "tahun lulus", "nip": "NIP",
}  # fmt: skip
_N, _D = Kind.NUMBER, Kind.DATE


def table(material: Material, law: DukTables) -> ReportTable:
    """The list. A value that is missing sorts last in its step and is named in KETERANGAN."""
    lines = duk.order(
        material.people, by_jenjang=material.option("jenjang") == "ya", tables=law,
        with_cpns=material.option("cpns") == "ya",
    )  # fmt: skip
    aged = material.option("lahir") == "usia"
    birth = head("USIA", kind=_N) if aged else head("TEMPAT/\nTANGGAL LAHIR", share=1.0)
    header = [
        head("NO\nURUT", kind=_N), head("NAMA", share=2.0), head("NIP", kind=Kind.NIP), RANK,
        head("JABATAN", head("NAMA", share=2.2), head("TMT", kind=_D), head("ESS", kind=_N),
             head("TMT\nESELON", kind=_D)),
        head("MASA KERJA\nKESELURUHAN", head("THN", kind=_N), head("BLN", kind=_N)),
        head("LATIHAN JABATAN", head("NAMA", share=1.1), head("BULAN DAN\nTAHUN", kind=_N),
             head("JUMLAH\nJAM", kind=_N)),
        SCHOOL, birth, head("KETERANGAN", share=1.0),
    ]  # fmt: skip
    rows = tuple(Row(_cells(line, material, material.on, aged), line.dossier.id) for line in lines)
    gaps = sum(bool(line.gaps) for line in lines)
    notes = ["Urutan menurut golongan, TMT golongan, jabatan, masa kerja, latihan jabatan, pendidikan, usia "
             "(PP 15/1979, SE BAKN 03/SE/1980)."]  # fmt: skip
    if gaps:
        notes.append(f"{thousands(gaps)} orang belum lengkap datanya dan berada di urutan terakhir pada langkahnya.")
    total = Row((None, f"JUMLAH : {thousands(len(rows))} orang", *[None] * 17), style=Style.TOTAL)
    return material.table(
        "duk", "DAFTAR URUT KEPANGKATAN PEGAWAI NEGERI SIPIL", header, [Group("", rows)], totals=[total],
        notes=notes, count=len(rows), hint=Hint(6.5),
    )  # fmt: skip


def _cells(line: DukLine, material: Material, on: dt.date, aged: bool) -> tuple[Value, ...]:
    d = line.dossier
    gol, post, course = d.golongan, d.jabatan, d.latihan
    eselon = post.eselon if post and post.eselon in post_codes.ESELON else None
    born: Value = service.age(d.tanggal_lahir, on) if aged else (
        f"{d.tempat_lahir + ', ' if d.tempat_lahir else ''}{digit_date(d.tanggal_lahir)}"
    )  # fmt: skip
    when: Value = f"{course.selesai:%m-%Y}" if course and course.selesai else course.tahun if course else None
    said = [cells.remarks(d, material.labels)]
    if line.gaps:
        said.append("belum diisi: " + ", ".join(_GAPS.get(gap, gap) for gap in line.gaps))
    return (
        line.nomor, d.nama_tampil, d.nip, gol.golongan if gol else None, gol.tmt if gol else None,
        post.nama if post else None, post.tmt if post else None, eselon, post.tmt if post and eselon else None,
        *(line.mks or (None, None)), course.nama if course else None, when, course.jam if course else None,
        *cells.schooling(d, material.labels), born, "; ".join(filter(None, said)) or None,
    )  # fmt: skip
