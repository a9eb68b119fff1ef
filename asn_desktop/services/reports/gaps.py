"""Kesenjangan data: which fields a record still lacks, person by person and field by field (employee.md §5, §7)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping

from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, head
from asn_desktop.rules.statuses import must_have
from asn_desktop.rules.words import thousands
from asn_desktop.services.reports import person_cells as cells
from asn_desktop.services.reports.material import Material

Missing = Callable[[Dossier], bool]


def _lacks(d: Dossier, field: str) -> bool:
    """Whether somebody whose record must have a field is without it."""
    return must_have(d.status, field) and getattr(d, field) is None


# The minimum of a record that is "siap SIASN": heading and whether a person lacks it.
FIELDS: tuple[tuple[str, Missing], ...] = (
    ("TEMPAT\nLAHIR", lambda d: not d.tempat_lahir),
    ("AGAMA", lambda d: not d.agama),
    ("STATUS\nKAWIN", lambda d: not d.status_kawin),
    ("UNIT\nKERJA", lambda d: d.unit_id is None),
    ("TMT CPNS/\nKONTRAK", lambda d: _lacks(d, "tmt_cpns") or _lacks(d, "kontrak_mulai")),
    ("TMT\nPNS", lambda d: _lacks(d, "tmt_pns")),
    ("AKHIR\nKONTRAK", lambda d: _lacks(d, "kontrak_akhir")),
    ("GOLONGAN", lambda d: _lacks(d, "golongan")),
    ("TMT\nGOL", lambda d: d.golongan is not None and d.golongan.tmt is None),
    ("MKG", lambda d: d.golongan is not None and d.golongan.mkg is None),
    ("JABATAN", lambda d: d.jabatan is None),
    ("TMT\nJAB", lambda d: d.jabatan is not None and d.jabatan.tmt is None),
    ("PENDI-\nDIKAN", lambda d: d.pendidikan is None),
    ("TAHUN\nLULUS", lambda d: d.pendidikan is not None and d.pendidikan.tahun is None),
    ("NO HP", lambda d: not d.no_hp),
    ("E-MAIL", lambda d: not d.email),
)


def table(material: Material, niks: Mapping[uuid.UUID, str | None]) -> ReportTable:
    """Who lacks something, by unit, a mark for each field; the last row counts the people who lack it."""
    fields: tuple[tuple[str, Missing], ...] = (("NIK", lambda d: not niks.get(d.id)), *FIELDS)
    header = [
        head("NO", kind=Kind.NUMBER), head("NAMA", share=1.6), head("NIP", kind=Kind.NIP),
        head("BELUM DIISI", *(head(name, kind=Kind.NUMBER) for name, _ in fields)),
        head("JUMLAH\nKOSONG", kind=Kind.COUNT), head("KELENG-\nKAPAN (%)", kind=Kind.NUMBER),
    ]  # fmt: skip
    sums, groups, number = [0] * len(fields), [], 0
    for unit, people in cells.by_unit(material):
        rows = []
        for d in people:
            lacks = [missing(d) for _, missing in fields]
            if not any(lacks):
                continue
            number += 1
            sums = [total + lack for total, lack in zip(sums, lacks, strict=True)]
            filled = 100 * (len(fields) - sum(lacks)) // len(fields)
            marks = ["x" if lack else None for lack in lacks]
            rows.append(Row((number, d.nama_tampil, d.nip, *marks, sum(lacks), filled), d.id))
        if rows:
            groups.append(Group(unit.upper(), tuple(rows)))
    whole = len(material.people) * len(fields)
    share = 100 * (whole - sum(sums)) // whole if whole else 100
    total = Row((None, "JUMLAH ORANG YANG BELUM DIISI", None, *sums, sum(sums), share), style=Style.TOTAL)
    lacking = thousands(number)
    notes = [f"{lacking} dari {thousands(len(material.people))} orang masih ada isian kosong; yang sudah lengkap tidak "
             "disebut. x berarti belum diisi."]  # fmt: skip
    return material.table(
        "kesenjangan", "DAFTAR KESENJANGAN DATA PEGAWAI", header, groups, totals=[total], notes=notes, count=number,
        hint=Hint(7.0),
    )  # fmt: skip
