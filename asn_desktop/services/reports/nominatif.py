"""Daftar nominatif, long and short, and the DUK's own columns beside it (employee.md §7)."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping

from asn_desktop.rules import ranks, service, words
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, Value, head
from asn_desktop.services.reports import person_cells as cells
from asn_desktop.services.reports.material import STATUS_WORDS, Material

_N, _D = Kind.NUMBER, Kind.DATE
RANK = head("PANGKAT", head("GOL/\nRUANG", align="tengah", kind=Kind.NUMBER), head("TMT", kind=_D))
TRAINING = head("LATIHAN JABATAN", head("NAMA", share=1.1), head("TAHUN", kind=_N), head("JUMLAH\nJAM", kind=_N))
SCHOOL = head("PENDIDIKAN", head("NAMA", share=1.3), head("LULUS\nTAHUN", kind=_N), head("TINGKAT", kind=_N))


def long(material: Material, niks: Mapping[uuid.UUID, str | None] | None = None) -> ReportTable:
    """Daftar nominatif: by unit, eselon, golongan from above. `niks` adds the column NIK."""
    header = [
        head("NO", kind=_N), head("NAMA", share=2.2), head("NIP", kind=Kind.NIP),
        *([head("NIK", kind=Kind.NIP)] if niks is not None else []), RANK,
        head("JABATAN", head("NAMA", share=2.2), head("TMT", kind=_D)),
        head("MASA KERJA", head("THN", kind=_N), head("BLN", kind=_N)), TRAINING, SCHOOL,
        head("USIA", kind=_N), head("CATATAN MUTASI", share=1.1), head("KET", share=1.1),
    ]  # fmt: skip
    groups, number = [], 0
    for title, people in cells.by_unit(material):
        rows = []
        for d in people:
            number += 1
            rows.append(Row(_long(d, number, material, niks), d.id))
        groups.append(Group(title.upper(), tuple(rows)))
    total = _total(material, len([leaf for cell in header for leaf in cell.leaves]))
    return material.table(
        "nominatif", "DAFTAR NOMINATIF PEGAWAI", header, groups, totals=[total], notes=_notes(material),
        count=number, hint=Hint(6.8),
    )  # fmt: skip


def _long(d: Dossier, number: int, m: Material, niks: Mapping[uuid.UUID, str | None] | None) -> tuple[Value, ...]:
    gol, post = d.golongan, d.jabatan
    return (
        number, d.nama_tampil, d.nip, *(() if niks is None else (niks.get(d.id),)),
        gol.golongan if gol else None, gol.tmt if gol else None,
        post.nama if post else None, post.tmt if post else None, *cells.total_service(d, m.on),
        *cells.training(d), *cells.schooling(d, m.labels), service.age(d.tanggal_lahir, m.on),
        cells.changes(d, m.on), cells.remarks(d, m.labels),
    )  # fmt: skip


def short(material: Material) -> ReportTable:
    """The short nominatif: No, NIP, Nama, Pangkat/Gol, Jabatan; upright."""
    header = [
        head("NO", kind=_N), head("NIP", kind=Kind.NIP), head("NAMA", share=1.2), head("PANGKAT/GOL", share=0.9),
        head("JABATAN", share=1.3),
    ]  # fmt: skip
    groups, number = [], 0
    for title, people in cells.by_unit(material):
        rows = []
        for d in people:
            number += 1
            rank = ranks.show_rank(d.golongan.golongan) if d.golongan else None
            rows.append(Row((number, d.nip, d.nama_tampil, rank, cells.post_name(d)), d.id))
        groups.append(Group(title.upper(), tuple(rows)))
    return material.table(
        "nominatif-ringkas", "DAFTAR NOMINATIF PEGAWAI", header, groups, totals=[_total(material, 5)],
        count=number, hint=Hint(8.5, landscape=False),
    )  # fmt: skip


def _total(material: Material, columns: int) -> Row:
    held = Counter(d.status for d in material.people)
    parts = [f"{STATUS_WORDS.get(key, key)} {words.thousands(held[key])}" for key in STATUS_WORDS if held[key]]
    text = f"JUMLAH : {words.thousands(len(material.people))} orang" + (f"  ({', '.join(parts)})" if parts else "")
    return Row((None, text, *([None] * (columns - 2))), style=Style.TOTAL)


def _notes(material: Material) -> list[str]:
    said = ["MASA KERJA adalah masa kerja keseluruhan sebagai ASN; USIA dalam tahun penuh."]
    if missing := sum(d.golongan is None and d.status != "PPPK_PW" for d in material.people):
        said.append(f"{missing} orang belum diisi golongannya; kolomnya dibiarkan kosong.")
    return said
