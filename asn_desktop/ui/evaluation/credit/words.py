"""Words and columns of the page of angka kredit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from asn_desktop.rules.credit import figures
from asn_desktop.rules.credit.readiness import LACKS, MET, Condition, Target
from asn_desktop.rules.identity import show_nip
from asn_desktop.services.credit.proposals import Proposal
from asn_desktop.services.credit.readiness import LEDGER, OLD_PAK, ReadyRow
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.credit import AWAY
from asn_desktop.ui.table import Column

ALL, RANK, LEVEL, SHORT, WITHOUT = "semua", "pangkat", "jenjang", "kurang", "kosong"
CHIPS = (
    (ALL, "Semua"), (RANK, "Cukup untuk pangkat"), (LEVEL, "Cukup untuk jenjang"), (SHORT, "Belum cukup"),
    (WITHOUT, "Belum ada catatan"),
)  # fmt: skip
_ORIGIN = {LEDGER: "", OLD_PAK: "PAK lama", "kosong": "belum dicatat"}
_SHORT = {"TIDAK_BERLAKU": "tidak berlaku", "JENJANG_KOSONG": "jenjang kosong"}
_STATES = {"siap": ("siap", "ok"), "sudah": ("sudah dikonversi", "neutral"), "tertahan": ("tertahan", "warn"),
           "TIDAK_BERLAKU": ("tidak berlaku", "neutral")}  # fmt: skip
GLYPHS = {MET: ("check", "ok"), LACKS: ("warn", "warn")}


def belongs(row: ReadyRow, group: str) -> bool:
    """Whether a row stands under a chip."""
    enough = [one is not None and one.cukup for one in (row.pangkat, row.berikut)]
    if row.keadaan != "BERLAKU":
        return group == ALL
    return {
        ALL: True, RANK: enough[0], LEVEL: enough[1], SHORT: not any(enough) and row.asal != "kosong",
        WITHOUT: row.asal == "kosong",
    }[group]  # fmt: skip


def need(one: Target | None) -> str:
    """ "III/d · 100"."""
    if one is None:
        return "–"
    return f"{one.ke if one.jenis == 'pangkat' else one.nama} · {figures.plain(one.perlu)}"


def gap(one: Target | None, decimals: int) -> str:
    """What is missing, or that nothing is."""
    if one is None:
        return ""
    return "cukup" if one.cukup else f"kurang {figures.shown(one.kurang, decimals)}"


def _tone(one: Target | None) -> str:
    return "ok" if one is not None and one.cukup else ""


def _sum(row: ReadyRow) -> str:
    return row.tampil if row.keadaan == "BERLAKU" else "–"


def _beside_sum(row: ReadyRow) -> str:
    return _ORIGIN.get(row.asal, "") if row.keadaan == "BERLAKU" else _SHORT.get(row.keadaan, "")


LIST = (
    Column("Nama", "nama", second=lambda r: show_nip(r.nip) if r.nip else "", width=0, strong=True),
    Column("Jenjang", lambda r: r.jenjang_nama or "–", second=lambda r: r.golongan or "", width=118),
    Column("Angka kredit", _sum, second=_beside_sum, width=124, key=lambda r: r.total),
    Column("Pangkat berikut", lambda r: need(r.pangkat), second=lambda r: gap(r.pangkat, r.desimal), width=120,
           tone=lambda r: _tone(r.pangkat), key=lambda r: _left(r.pangkat)),
    Column("Jenjang berikut", lambda r: need(r.berikut), second=lambda r: gap(r.berikut, r.desimal), width=138,
           tone=lambda r: _tone(r.berikut), key=lambda r: _left(r.berikut)),
)  # fmt: skip


def _left(one: Target | None) -> Fraction | None:
    return None if one is None else one.kurang


def _months(one: Proposal) -> str:
    return f"{' + '.join(str(p.bulan) for p in one.parts)} bulan" if one.parts else "–"


def _levels(one: Proposal) -> str:
    return ", ".join(dict.fromkeys(p.jenjang_nama for p in one.parts))


def _predikat(one: Proposal) -> str:
    return "; ".join(dict.fromkeys(p.source.predikat.label if p.source else "belum ada" for p in one.parts))


def _amount(one: Proposal) -> str:
    return "; ".join(p.tampil or "–" for p in one.parts)


def _brief(one: Proposal) -> str:
    """The remark without the name that stands at the head of the row."""
    return " ".join(remark(one).replace(one.nama, "").split())


def remark(one: Proposal) -> str:
    """What stands against a proposal, and which months give nothing."""
    said = [sentence(p) for p in one.problems if one.keadaan not in ("sudah", "TIDAK_BERLAKU")]
    reasons = dict.fromkeys(AWAY[code] for _, code in one.tanpa)
    if one.tanpa and one.parts:
        said.append(f"{len(one.tanpa)} bulan tidak dihitung: {', '.join(reasons)}.")
    return " ".join(said)


OFFER = (
    Column("Nama", "nama", second=lambda p: show_nip(p.nip) if p.nip else "", width=236, strong=True),
    Column("Keadaan", badge=lambda p: _STATES.get(p.keadaan, (p.keadaan, "neutral")), width=140),
    Column("Masa", _months, second=_levels, width=116), Column("Predikat", _predikat, width=116),
    Column("Angka kredit", _amount, width=110), Column("Keterangan", _brief, width=0),
)  # fmt: skip


def condition_glyph(one: Condition) -> tuple[str, str]:
    """Icon and tone of a condition; what is not recorded is neither met nor missing."""
    return GLYPHS.get(one.keadaan, ("info", "neutral"))


def line_columns() -> tuple[Column, ...]:
    """Columns of one ledger."""
    from asn_desktop.ui.sentences.credit import KINDS

    def masa(row: Any) -> str:
        if row.mulai is None or row.bulan is None:
            return row.nomor or ""
        return "setahun" if row.bulan == 12 else f"bulan {row.mulai.month} sampai {row.sampai.month}"

    return (
        Column("Tahun", lambda r: str(r.tahun), width=76),
        Column("Uraian", lambda r: r.predikat.label if r.predikat else KINDS[r.jenis], second=masa, width=0),
        Column("Perhitungan", _formula, width=150), Column("AK", "tampil", align="right", width=76),
    )  # fmt: skip


def _formula(row: Any) -> str:
    if row.persen is None or row.koefisien is None:
        return "menurut dokumen" if row.nomor else "menurut tabel"
    part = "" if row.bulan == 12 else f"{row.bulan}/12 × "
    return f"{part}{row.persen}% × {row.koefisien.replace('.', ',')}"
