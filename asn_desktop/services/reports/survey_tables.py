"""The list of indexes: a line for each survey of a service point, an average for each element, index and band.

Source: PermenPANRB 14/2017 (table per element, index, quality); evaluation.md §7.3, §7.4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from asn_desktop.rules.report_table import Group, Hint, Kind, Option, ReportTable, Row, Value, head
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import comma, fixed
from asn_desktop.rules.words import digit_date
from asn_desktop.services.reports.material import Material
from asn_desktop.services.survey import law, surveys
from asn_desktop.services.survey.surveys import SurveyRow

if TYPE_CHECKING:
    from asn_desktop.services.reports.registry import Ask

_YEAR = Option("tahun", "Tahun (kosong: tahun keadaan)", "number", "")
_OLD = Option("bobot", "Dengan hitungan bobot 0,11", "yes", "")
_RIGHT = "kanan"


def indexes(
    material: Material, rows: Sequence[SurveyRow], elements: Sequence[Element], year: int, *, old: bool
) -> ReportTable:
    """Surveys by unit; averages of three decimals, the index of two, SAMPEL KURANG beside an index of too few."""
    header = [
        head("NO", kind=Kind.NUMBER), head("TITIK LAYANAN", share=2.0), head("MASA SURVEI", share=1.3),
        head("RESPON-\nDEN", kind=Kind.COUNT),
        head("RATA-RATA (NRR) TIAP UNSUR", *(head(one.nomor, share=0.62, align=_RIGHT) for one in elements)),
        head("IKM", share=0.7, align=_RIGHT), head("MUTU", share=0.5, align="tengah"), head("KINERJA", share=1.0),
        *([head("BOBOT\n0,11", share=0.7, align=_RIGHT)] if old else []), head("KETERANGAN", share=1.6),
    ]  # fmt: skip
    groups: dict[str, list[Row]] = {}
    ordered = sorted(rows, key=lambda r: (r.unit, r.titik, r.mulai, r.id))
    for number, row in enumerate(ordered, 1):
        groups.setdefault(row.unit, []).append(_line(number, row, elements, old=old))
    told = "; ".join(f"{one.nomor} {one.nama}" for one in elements)
    notes = [
        f"{told}.",
        "IKM = 25 x rata-rata tertimbang, bobot 1 dibagi banyaknya unsur yang dipakai (pada sembilan unsur tertulis "
        "0,111). Indeks menilai layanan, bukan pegawai.",
    ]
    return material.table(
        "ikm", "INDEKS KEPUASAN MASYARAKAT PER TITIK LAYANAN", header,
        [Group(unit.upper(), tuple(lines)) for unit, lines in groups.items()], notes=notes, count=len(ordered),
        window=f"SURVEI TAHUN {year}", hint=Hint(7.2),
    )  # fmt: skip


def _line(number: int, row: SurveyRow, elements: Sequence[Element], *, old: bool) -> Row:
    found = {one.kode: fixed(one.nrr) for one in row.indeks.elements}
    cells: list[Value] = [number, row.titik, f"{digit_date(row.mulai)} s.d. {digit_date(row.sampai)}", row.responden]
    cells += [found.get(one.kode, "–") for one in elements]
    cells += [comma(row.ikm), row.mutu, row.indeks.kinerja]
    cells += [comma(row.indeks.bobot_011)] if old else []
    return Row((*cells, _remark(row)))


def _remark(row: SurveyRow) -> str:
    lowest = [one.nomor for one in row.indeks.elements if one.kode in row.indeks.terendah]
    said = [f"SAMPEL KURANG {row.kurang}"] if row.kurang else []
    if len(lowest) < len(row.indeks.elements):
        said.append(f"terendah {', '.join(lowest)}")
    if row.nomor:
        said.append(f"laporan {row.nomor}")
    return "; ".join(said)


def _make(ask: Ask) -> ReportTable:
    year = ask.number("tahun") if ask.options["tahun"] else ask.on.year
    rows = surveys.listing(ask.session, unit_id=ask.unit_id, tahun=year)
    elements = law.load(ask.session, ask.on).elements
    return indexes(ask.material(people=False), rows, elements, year, old=ask.options["bobot"] == "ya")


ENTRIES: tuple[tuple[str, str, str, tuple[Option, ...], Callable[[Ask], ReportTable]], ...] = (
    ("ikm", "Indeks kepuasan masyarakat", "Survei", (_YEAR, _OLD), _make),
)
