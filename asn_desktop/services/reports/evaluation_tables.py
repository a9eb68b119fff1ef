"""The lists of evaluation: recap of predikat, distribution beside its pattern, what is missing, own beside official.

Source: PermenPANRB 6/2022, SE MenPANRB 3/2023 (limits as whole numbers); a person's predikat and documents are closed
to a role without READ_SENSITIVE (UU 14/2008 art. 17 h): such a reader gets counts, and none of a small unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from asn_desktop.rules.evaluation import pattern, periods
from asn_desktop.rules.evaluation.pattern import Finding
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, Value, head
from asn_desktop.services.evaluation.career_result import Difference
from asn_desktop.services.evaluation.overviews import PersonState
from asn_desktop.services.evaluation.recap import Recap, UnitCounts
from asn_desktop.services.reports.due import named
from asn_desktop.services.reports.material import NO_UNIT, Material

_N, _C = Kind.NUMBER, Kind.COUNT
_PREDIKAT = tuple(Predikat)
_STEPS = {
    "halangan_skp": "SKP belum ada", "halangan_skp_draf": "SKP belum ditetapkan",
    "halangan_umpan_balik": "umpan balik penilai belum ada", "halangan_nilai": "belum dinilai",
    "halangan_tetap": "hasil belum ditetapkan", "halangan_dokumen": "dokumen belum dibuat",
    "halangan_tanda_tangan": "dokumen belum ditandatangani", "halangan_terima": "tanggal diterima belum dicatat",
}  # fmt: skip
_COLUMNS = {  # of the counts: heading -> codes
    "SKP": ("halangan_skp", "halangan_skp_draf"), "UMPAN\nBALIK": ("halangan_umpan_balik",),
    "PENILAIAN": ("halangan_nilai", "halangan_tetap"), "DOKUMEN": ("halangan_dokumen",),
    "TANDA\nTANGAN": ("halangan_tanda_tangan",), "TANGGAL\nDITERIMA": ("halangan_terima",),
}  # fmt: skip
_KINDS = {
    "beda": "berbeda", "hanya_kantor": "belum ada hasil resmi", "hanya_resmi": "belum dinilai di kantor",
}  # fmt: skip
CLOSED = "Predikat dan dokumen perorangan tidak ditampilkan untuk peran ini; yang tampak hanya jumlahnya."
_HIDDEN = "Jumlah pada unit dengan sedikit pegawai tidak ditampilkan, supaya tidak menunjuk orangnya."


def window(tahun: int, periode: str) -> str:
    """The line under the title."""
    return f"{periods.name(periode).upper()} TAHUN {tahun}"


def recap(material: Material, found: Recap, units: Sequence[UnitCounts], *, whole: bool, closed: bool) -> ReportTable:
    """Rekap predikat: a row for each unit's round; the sum is the sum of the rows."""
    header = [
        head("NO", kind=_N), head("UNIT", share=2.2), head("CAPAIAN\nORGANISASI", share=1.0),
        head("PREDIKAT", *(head(one.label.replace(" ", "\n"), kind=_C) for one in _PREDIKAT)), head("JUMLAH", kind=_C),
        head("TERHADAP POLA", share=1.4),
    ]  # fmt: skip
    rows, hidden = [], False
    for number, one in enumerate(units, 1):
        covered = closed and one.small and one.n > 0
        hidden |= covered
        figures: list[Value] = [None] * 5 if covered else [one.counts.get(p, 0) for p in _PREDIKAT]
        state = one.capaian.label if one.capaian else "belum dicatat"
        rows.append(Row((number, one.unit, state, *figures, None if covered else one.n, _beside(one))))
    totals = []
    if not hidden:
        sums = [sum(one.counts.get(p, 0) for one in units) for p in _PREDIKAT]
        totals = [Row((None, "JUMLAH", None, *sums, sum(sums), None), style=Style.TOTAL)]
    count = sum(one.n for one in units)
    notes = ["Hasil yang sudah ditetapkan. Pimpinan unit dihitung pada unit di atasnya."]
    notes += [_HIDDEN] if hidden else []
    notes += [] if whole else ["Hanya unit yang dipilih dan unit di bawahnya."]
    return material.table("kinerja-rekap", "REKAPITULASI PREDIKAT KINERJA PEGAWAI", header, [Group("", tuple(rows))],
                          totals=totals, notes=notes, count=count, window=window(found.tahun, found.periode),
                          hint=Hint(8.0))  # fmt: skip


def distribution(material: Material, found: Recap, units: Sequence[UnitCounts], *, closed: bool) -> ReportTable:
    """Every limit of every unit's pattern as whole numbers: how many there may be, how many there are."""
    header = [
        head("BATAS", share=2.2), head("SIFAT", share=0.8), head("PEGAWAI\nDINILAI", kind=_N),
        head("PALING\nSEDIKIT", kind=_N), head("PALING\nBANYAK", kind=_N), head("TERHITUNG", kind=_N),
        head("TEMUAN", share=1.6),
    ]  # fmt: skip
    groups, hidden = [], False
    for one in units:
        if closed and one.small and one.n > 0:
            hidden = True
            groups.append(Group(_heading(one), ()))
            continue
        groups.append(Group(_heading(one), tuple(_limit(finding) for finding in one.findings)))
    notes = ["Batas dihitung dengan bilangan bulat: paling banyak dibulatkan ke bawah, paling sedikit ke atas.",
             "Pola adalah pertimbangan pimpinan (SE MenPANRB 3/2023); daftar ini tidak menunjuk pegawai."]  # fmt: skip
    notes += [_HIDDEN] if hidden else []
    return material.table(
        "kinerja-pola", "DISTRIBUSI PREDIKAT TERHADAP POLA", header, groups, notes=notes,
        count=sum(one.n for one in units), window=window(found.tahun, found.periode), hint=Hint(8.0),
    )  # fmt: skip


def missing(material: Material, states: Sequence[PersonState], when: tuple[int, str], *, closed: bool) -> ReportTable:
    """Who still lacks what, by unit; for a closed role how many lack it."""
    return (_missing_counts if closed else _missing_people)(material, states, when)


def official(material: Material, rows: Sequence[Difference] | None, tahun: int) -> ReportTable:
    """Own results beside the official ones, where they differ; None for a role that may not see them."""
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.6), head("UNIT KERJA", share=1.4),
        head("HASIL KANTOR INI", head("HASIL KERJA", share=1.0), head("PERILAKU", share=1.0), head("PREDIKAT")),
        head("HASIL RESMI", head("HASIL KERJA", share=1.0), head("PERILAKU", share=1.0), head("PREDIKAT")),
        head("KETERANGAN", share=1.1),
    ]  # fmt: skip
    made = [
        Row((number, named(d.nama, d.nip), d.unit, *_words(d.kantor), *(text or "-" for text in d.resmi),
             _KINDS[d.jenis]), d.employee_id)
        for number, d in enumerate(rows or (), 1)
    ]  # fmt: skip
    notes = ["Hasil resmi tercatat pada riwayat kinerja (e-Kinerja BKN). Program tidak mengubah salah satunya."]
    return material.table(
        "kinerja-resmi", "HASIL EVALUASI KANTOR DAN HASIL RESMI", header, [Group("", tuple(made))],
        notes=notes if rows is not None else [CLOSED], count=len(made), window=window(tahun, periods.AKHIR),
        hint=Hint(7.5),
    )  # fmt: skip


def _missing_people(material: Material, states: Sequence[PersonState], when: tuple[int, str]) -> ReportTable:
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.5), head("JABATAN", share=1.4), head("SKP", share=0.8),
        head("PENILAIAN", share=0.8), head("DITERIMA", kind=Kind.DATE), head("YANG BELUM ADA", share=2.2),
    ]  # fmt: skip
    number, groups = 0, []
    for unit, folk in _by_unit(states):
        rows = []
        for one in folk:
            number += 1
            lacks = "; ".join(_STEPS.get(code, code) for code in one.halangan)
            rows.append(Row((number, named(one.nama, one.nip), one.jabatan, one.skp or "belum ada", one.nilai,
                             one.diterima, lacks), one.employee_id))  # fmt: skip
        groups.append(Group(unit.upper(), tuple(rows)))
    left = sum(1 for one in states if one.halangan)
    note = f"{left} dari {len(states)} pegawai belum lengkap; yang sudah lengkap tidak ditulis."
    return material.table("kinerja-kelengkapan", _MISSING, header, groups, count=left, notes=[note],
                          window=window(*when), hint=Hint(7.5))  # fmt: skip


def _missing_counts(material: Material, states: Sequence[PersonState], when: tuple[int, str]) -> ReportTable:
    header = [head("UNIT", share=2.4), head("PEGAWAI", kind=_C), head("BELUM\nLENGKAP", kind=_C),
              head("YANG BELUM ADA", *(head(title, kind=_C) for title in _COLUMNS))]  # fmt: skip
    held: dict[str, Counter[str]] = {}
    for one in states:
        counted = held.setdefault(one.unit or NO_UNIT, Counter())
        counted["n"] += 1
        counted["left"] += bool(one.halangan)
        for title, codes in _COLUMNS.items():
            counted[title] += any(code in one.halangan for code in codes)
    keys = ("n", "left", *_COLUMNS)
    rows = [Row((unit, *(counted[key] for key in keys))) for unit, counted in sorted(held.items())]
    total = Row(("JUMLAH", *(sum(counted[key] for counted in held.values()) for key in keys)), style=Style.TOTAL)
    left = sum(counted["left"] for counted in held.values())
    return material.table("kinerja-kelengkapan", _MISSING, header, [Group("", tuple(rows))], totals=[total],
                          notes=[CLOSED], count=left, window=window(*when), hint=Hint(8.0))  # fmt: skip


_MISSING = "KELENGKAPAN EVALUASI KINERJA PEGAWAI"


def _by_unit(states: Sequence[PersonState]) -> list[tuple[str, list[PersonState]]]:
    held: dict[str, list[PersonState]] = {}
    for one in states:
        if one.halangan:
            held.setdefault(one.unit or NO_UNIT, []).append(one)
    return sorted(held.items())


def _heading(one: UnitCounts) -> str:
    state = one.capaian.label if one.capaian else "capaian belum dicatat"
    return f"{one.unit.upper()} · {state} · {one.n} pegawai"


def _limit(found: Finding) -> Row:
    limit = found.limit
    names = " atau ".join(one.label for one in _PREDIKAT if one in limit.predikat)
    most = limit.jenis == pattern.MAX_PERCENT
    if limit.batas is None:
        words = f"{names} terbanyak"
    elif limit.jenis == pattern.MIN_PEOPLE:
        words = f"{names} paling sedikit {limit.batas} pegawai"
    else:
        words = f"{names} {'paling banyak' if most else 'paling sedikit'} {limit.batas} %"
    low, high = (None, found.allowed) if most else (found.allowed, None)
    return Row((words, "tertulis" if limit.tertulis else "catatan", found.n, low, high, found.counted, _finding(found)))


def _finding(found: Finding) -> str:
    if not found.n:
        return "belum ada hasil"  # nothing is met while nobody is counted
    where = ", dihitung bersama unit di atasnya" if found.bersama else ""
    if not found.broken:
        return f"sesuai{where}"
    return f"tidak sesuai; perlu alasan pimpinan{where}" if found.blocks else f"tidak sesuai, catatan saja{where}"


def _beside(one: UnitCounts) -> str:
    if one.capaian is None:
        return "capaian belum dicatat"
    if one.findings and not any(f.n for f in one.findings):
        return "belum ada hasil"
    broken = [f for f in one.findings if f.broken]
    if not broken:
        return "sesuai"
    stops = sum(f.blocks for f in broken)
    return f"{stops} batas tertulis tidak sesuai" if stops else f"{len(broken)} catatan"


def _words(values: Sequence[Rating | Predikat | None]) -> tuple[str, ...]:
    return tuple("-" if one is None else one.label for one in values)
