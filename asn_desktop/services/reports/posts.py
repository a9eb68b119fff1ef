"""Bezetting beside the need, and structural posts filled and empty (employee.md §7): from the map of posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from asn_desktop.rules.bezetting import BezettingLine, Holder
from asn_desktop.rules.post_codes import ACTING, ESELON, TITLES
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, Value, head
from asn_desktop.rules.words import thousands
from asn_desktop.services.reports.material import NO_UNIT, Material
from asn_desktop.services.reports.recap import lines as by_row

_C, _N = Kind.COUNT, Kind.NUMBER
_AWAY = {"cltn": "CLTN", "tubel": "tugas belajar"}
_RANKS = ("III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e")


def bezetting(material: Material, posts: Sequence[BezettingLine]) -> ReportTable:
    """Every post in the order of the map, vacant ones too; one row for each holder, figures on the first."""
    header = [
        head("NO", kind=_N), head("NAMA JABATAN", share=2), head("KELAS", kind=_N),
        head("KEBUTUHAN\n(ABK)", kind=_C),
        head("BEZETTING", head("PNS", kind=_C), head("PPPK", kind=_C), head("PPPK PW", kind=_C),
             head("JUMLAH", kind=_C)),
        head("+/-", kind=Kind.BALANCE), head("NAMA PEMANGKU", share=1.7), head("NIP", kind=Kind.NIP),
        head("GOL", kind=_N), head("KETERANGAN", share=1.5),
    ]  # fmt: skip
    groups: list[Group] = []
    number = 0
    for unit, held in _by_unit(posts):
        rows: list[Row] = []
        for post in held:
            number += 1
            rows.extend(_post_rows(number, post))
        subtotal = (Row(_sum("JUMLAH", held), style=Style.SUBTOTAL),) if len(held) > 1 else ()
        groups.append(Group((unit or NO_UNIT).upper(), tuple(rows), subtotal))
    total = Row(_sum("JUMLAH SELURUHNYA", posts), style=Style.TOTAL)
    counted = sum(post.jumlah for post in posts)
    return material.table(
        "bezetting", "BEZETTING PEGAWAI MENURUT PETA JABATAN", header, groups, totals=[total],
        notes=_notes(posts), count=counted, hint=Hint(7.5),
    )  # fmt: skip


def _by_unit(posts: Sequence[BezettingLine]) -> list[tuple[str, list[BezettingLine]]]:
    found: list[tuple[object, str, list[BezettingLine]]] = []
    for post in posts:
        if not found or found[-1][0] != post.unit_id:
            found.append((post.unit_id, post.unit, []))
        found[-1][2].append(post)
    return [(unit, held) for _, unit, held in found]


def _post_rows(number: int, post: BezettingLine) -> list[Row]:
    name = post.nama or "Belum diisi jabatan"
    figures = (post.kelas, post.kebutuhan, post.pns, post.pppk, post.pppk_pw, post.jumlah, post.selisih)
    said = "; ".join(filter(None, [None if post.on_map or not post.nama else "di luar peta jabatan", _beside(post)]))
    if not post.holders:
        word = "KOSONG" if post.vacant else None
        return [Row((number, name, *figures, word, None, None, said or None), style=Style.VACANT)]
    first, *rest = post.holders
    rows = [Row((number, name, *figures, *_holder(first), said or None), first.employee_id)]
    blank = (None,) * 9
    return rows + [Row((*blank, *_holder(holder), None), holder.employee_id) for holder in rest]


def _holder(holder: Holder) -> tuple[Value, ...]:
    return holder.nama, holder.nip, holder.golongan


def _beside(post: BezettingLine) -> str:
    said = [f"{TITLES.get(one.penugasan, one.penugasan)} {one.nama}" for one in post.beside]
    said += [f"{one.nama} {_AWAY[one.keadaan]}" for one in post.away if one.keadaan in _AWAY]
    return "; ".join(said)


def _sum(word: str, posts: Sequence[BezettingLine]) -> tuple[Value, ...]:
    need = sum(post.kebutuhan or 0 for post in posts)
    mapped = [post.selisih for post in posts if post.selisih is not None]
    return (
        None, word, None, need, sum(p.pns for p in posts), sum(p.pppk for p in posts), sum(p.pppk_pw for p in posts),
        sum(p.jumlah for p in posts), sum(mapped) if mapped else None, None, None, None, None,
    )  # fmt: skip


def _notes(posts: Sequence[BezettingLine]) -> list[str]:
    notes = ["+/- adalah bezetting dikurangi kebutuhan (ABK) pada jabatan yang ada di peta jabatan. Plt., Plh., Pj. "
             "dan tugas tambahan disebut, tidak dihitung."]  # fmt: skip
    if away := sum(len(post.away) for post in posts):
        notes.append(f"{thousands(away)} orang CLTN, tugas belajar, atau tidak aktif tidak dihitung sebagai pemangku.")
    return notes


def eselon(material: Material, posts: Sequence[BezettingLine]) -> ReportTable:
    """By unit: filled and empty posts of each eselon, the filled ones by golongan, the empty ones by name."""
    led = [post for post in posts if post.eselon in ESELON and post.jenis in ("1", "3")]
    there = {post.eselon for post in led}
    kept = [e for e in ESELON if e in there or e in ("II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")]
    header = [
        head("NO", kind=_N), head("UNIT KERJA", share=1.3),
        *(head(f"ESELON {e.upper()}", head("ISI", kind=_C), head("KOSONG", kind=_C)) for e in kept),
        head("TERISI MENURUT GOLONGAN", *(head(r, kind=_C) for r in _RANKS), head("BELUM\nDIISI", kind=_C)),
        head("JUMLAH", head("JABATAN", kind=_C), head("ISI", kind=_C), head("KOSONG", kind=_C)),
        head("JABATAN YANG KOSONG", share=1.8),
    ]  # fmt: skip
    rows = [
        Row((number, unit, *_eselon(held, kept), _empty(held)))
        for number, (unit, held) in enumerate(by_row(material, [(post.unit_id, post) for post in led]), 1)
    ]
    total = Row((None, "JUMLAH", *_eselon(led, kept), None), style=Style.TOTAL)
    return material.table(
        "eselon", "KEADAAN JABATAN STRUKTURAL TERISI DAN KOSONG", header, [Group("", tuple(rows))], totals=[total],
        notes=["Jabatan dengan Plt., Plh. atau Pj., atau yang pemangkunya CLTN, dihitung kosong."],
        count=sum(post.jumlah for post in led), hint=Hint(6.8),
    )  # fmt: skip


def _eselon(held: Sequence[BezettingLine], kept: Sequence[str]) -> list[int]:
    filled, vacant = Counter[str | None](), Counter[str | None]()
    ranks = Counter[str | None]()
    for post in held:
        filled[post.eselon] += post.jumlah
        vacant[post.eselon] += post.vacant
        ranks.update(holder.golongan for holder in post.holders)
    known = [ranks[rank] for rank in _RANKS]
    figures = [figure for e in kept for figure in (filled[e], vacant[e])]
    isi, kosong = filled.total(), vacant.total()
    return [*figures, *known, isi - sum(known), isi + kosong, isi, kosong]


def _empty(held: Sequence[BezettingLine]) -> str | None:
    said = []
    for post in held:
        if post.vacant:
            acting = [f"{TITLES[one.penugasan]} {one.nama}" for one in post.beside if one.penugasan in ACTING]
            said.append(post.nama + (f" ({'; '.join(acting)})" if acting else ""))
    return "; ".join(said) or None
