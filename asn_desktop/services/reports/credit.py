"""Kesiapan angka kredit: holders of functional posts with their sum, the next thresholds, what is missing.

A reader to whom predikat of persons is closed gets the counts by jenjang: the sum of a year tells its predikat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from asn_desktop.rules.credit import figures
from asn_desktop.rules.credit.readiness import LACKS, UNKNOWN, Condition, Target
from asn_desktop.rules.report_table import Group, Hint, Kind, Option, ReportTable, Row, Style, head
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import career_due
from asn_desktop.services.credit import career, readiness
from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.services.reports.due import named
from asn_desktop.services.reports.material import NO_UNIT, Material

if TYPE_CHECKING:
    from asn_desktop.services.reports.registry import Ask

_N, _C = Kind.NUMBER, Kind.COUNT
ONLY = Option("cukup", "Hanya yang angka kreditnya sudah cukup", "yes", "")
_BESIDE = {
    "predikat": "predikat", "masa_pangkat": "masa dalam pangkat", "jenjang_dulu": "naik jenjang dahulu",
    "kebutuhan": "kebutuhan", "uji_kompetensi": "uji kompetensi",
}  # fmt: skip
_STATES = {"TIDAK_BERLAKU": "tidak berlaku (PPPK)", "JENJANG_KOSONG": "jenjang belum diketahui"}


def make(ask: Ask) -> ReportTable:
    """The list of a unit on a day; counts alone for a reader without READ_SENSITIVE."""
    folk = career_due.people(ask.session, ask.on, ask.unit_id, parts=readiness.PARTS)
    rows = [row for row in readiness.of(ask.session, folk, on=ask.on) if row.keadaan != career.NO_JF]
    material = ask.material(people=False)
    if not may(ask.session.info["actor"].role, Deed.READ_SENSITIVE):
        return counts(material, rows)
    if ask.options.get("cukup") == "ya":
        rows = [row for row in rows if any(t is not None and t.cukup for t in (row.pangkat, row.berikut))]
    return table(material, rows)


def table(material: Material, rows: Sequence[ReadyRow]) -> ReportTable:
    """Everybody by unit: sum, next pangkat and jenjang with need and gap, what else is missing or not recorded."""
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.6), head("GOL.", share=0.4), head("JABATAN", share=1.5),
        head("ANGKA\nKREDIT", share=0.6, align="kanan"),
        head("PANGKAT BERIKUT", head("KE", share=0.4), head("PERLU", share=0.45, align="kanan"),
             head("KURANG", share=0.5, align="kanan")),
        head("JENJANG BERIKUT", head("KE", share=0.75), head("PERLU", share=0.45, align="kanan"),
             head("KURANG", share=0.5, align="kanan")),
        head("KETERANGAN", share=1.5),
    ]  # fmt: skip
    number, groups = 0, []
    for unit, folk in _by_unit(material, rows):
        made = []
        for row in folk:
            number += 1
            made.append(Row((number, named(row.nama, row.nip), row.golongan, row.jabatan, row.tampil or "–",
                             *_target(row.pangkat, row, "ke"), *_target(row.berikut, row, "nama"), _remark(row)),
                            row.id))  # fmt: skip
        groups.append(Group(unit.upper(), tuple(made)))
    return material.table(
        "angka-kredit", "DAFTAR KESIAPAN ANGKA KREDIT JABATAN FUNGSIONAL", header, groups, count=len(rows),
        hint=Hint(7.2), notes=[
            "Dihitung dari nilai tepat dan dibulatkan satu kali (PermenPANRB 1/2023 ps. 37; Peraturan BKN 3/2023).",
            "Angka kredit yang cukup belum berarti naik: syarat lain disebut pada keterangan.",
        ],
    )  # fmt: skip


def counts(material: Material, rows: Sequence[ReadyRow]) -> ReportTable:
    """How many there are in each jenjang, and how many have the points; no person is named."""
    header = [head("NO", kind=_N), head("JENJANG", share=1.4), head("PEMANGKU", kind=_C),
              head("CUKUP UNTUK", head("PANGKAT", kind=_C), head("JENJANG", kind=_C)),
              head("BELUM\nDICATAT", kind=_C)]  # fmt: skip
    held: defaultdict[str, list[ReadyRow]] = defaultdict(list)
    for row in rows:
        held[row.jenjang_nama or "Belum diketahui"].append(row)
    made = [Row((at, name, *_sums(held[name]))) for at, name in enumerate(sorted(held), 1)]
    total = Row((None, "JUMLAH", *_sums(rows)), style=Style.TOTAL)
    return material.table(
        "angka-kredit", "REKAP KESIAPAN ANGKA KREDIT JABATAN FUNGSIONAL", header, [Group("", tuple(made))],
        totals=[total] if made else [], count=len(rows), hint=Hint(9.0, landscape=False),
        notes=["Angka kredit dan predikat perorangan tidak ditampilkan untuk peran ini."],
    )  # fmt: skip


def _sums(rows: Sequence[ReadyRow]) -> tuple[int, int, int, int]:
    return (len(rows), sum(r.pangkat is not None and r.pangkat.cukup for r in rows),
            sum(r.berikut is not None and r.berikut.cukup for r in rows),
            sum(r.keadaan == career.APPLIES and r.asal == readiness.NOTHING for r in rows))  # fmt: skip


def _target(one: Target | None, row: ReadyRow, name: str) -> tuple[str | None, str | None, str | None]:
    if one is None:
        return None, None, None
    gap = "cukup" if one.cukup else figures.shown(one.kurang, row.desimal)
    return getattr(one, name), figures.plain(one.perlu), gap


def _remark(row: ReadyRow) -> str | None:
    if row.keadaan != career.APPLIES:
        return _STATES.get(row.keadaan, row.keadaan)
    said = ["menurut PAK lama"] if row.asal == readiness.OLD_PAK else []
    said += ["belum dicatat"] if row.asal == readiness.NOTHING else []
    both = [c for one in (row.pangkat, row.berikut) if one is not None for c in one.conditions]
    for state, words in ((LACKS, "belum"), (UNKNOWN, "belum dicatat")):
        lacks = dict.fromkeys(_word(c) for c in both if c.keadaan == state)
        said += [f"{words}: {', '.join(lacks)}"] if lacks else []
    return "; ".join(said) or None


def _word(one: Condition) -> str:
    return _BESIDE.get(one.kode, one.kode)


def _by_unit(material: Material, rows: Sequence[ReadyRow]) -> list[tuple[str, list[ReadyRow]]]:
    order = {unit.id: place for place, unit in enumerate(material.units)}
    held: defaultdict[int, list[ReadyRow]] = defaultdict(list)
    for row in rows:
        held[order.get(row.unit_id, len(order)) if row.unit_id else len(order)].append(row)
    names = [unit.nama for unit in material.units] + [NO_UNIT]
    return [(names[place], held[place]) for place in sorted(held)]
