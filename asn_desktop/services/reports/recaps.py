"""The recapitulations every office prints: golongan, sex, marriage, education, religion, post, age (employee.md §7)."""

from __future__ import annotations

from asn_desktop.rules import ranks, service
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.post_codes import ESELON
from asn_desktop.rules.report_table import ReportTable
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services.reports.material import Material
from asn_desktop.services.reports.recap import Block, Recap, table

_ENTRY = ("I/a", "I/c", "II/a", "II/b", "II/c", "III/a", "III/b")  # golongan of appointment, PP 11/2017
_SCHOOL = {
    "05": "SD", "10": "SLTP", "12": "SLTP", "15": "SLTA", "17": "SLTA", "18": "SLTA", "20": "D1", "25": "D2",
    "30": "D3", "35": "D4", "40": "S1", "42": "S1", "45": "S2", "47": "S2", "49": "S3", "50": "S3",
}  # fmt: skip
_AGES = ((25, "≤ 25"), (30, "26-30"), (35, "31-35"), (40, "36-40"), (45, "41-45"), (50, "46-50"), (55, "51-55"),
         (58, "56-58"), (200, "> 58"))  # fmt: skip


def _same(*labels: str) -> tuple[tuple[str, str], ...]:
    return tuple((label, label) for label in labels)


def golongan(material: Material) -> ReportTable:
    """CPNS, I to IV with their rooms, PPPK I to XVII, PPPK paruh waktu."""
    there = {d.golongan.golongan for d in material.people if d.status == "CPNS" and d.golongan}
    entry = [gol for gol in ranks.PNS if gol in _ENTRY or gol in there]
    blocks = [Block("CPNS", tuple((f"C{gol}", gol.upper()) for gol in entry))]
    for row in ("I", "II", "III", "IV"):
        rooms = [gol for gol in ranks.PNS if gol.split("/")[0] == row]
        blocks.append(Block(f"GOLONGAN {row}", tuple((gol, gol[-1]) for gol in rooms)))
    blocks.append(Block("PPPK GOLONGAN", tuple((f"P{gol}", gol) for gol in ranks.PPPK)))
    blocks.append(Block("", (("PW", "PPPK\nPW"),), ""))
    notes = ("PPPK PW: PPPK paruh waktu, tanpa golongan (KepmenPANRB 16/2025).",)
    recap = Recap("rekap-golongan", "REKAPITULASI PEGAWAI MENURUT GOLONGAN", blocks, _golongan, notes, 6.5, "TOTAL")
    return table(material, recap)


def _golongan(d: Dossier) -> str | None:
    if d.status == "PPPK_PW":
        return "PW"
    if d.golongan is None:
        return None
    return {"CPNS": "C", "PNS": "", "PPPK": "P"}.get(d.status, "?") + d.golongan.golongan


def sex(material: Material) -> ReportTable:
    """L, P, JML."""
    blocks = [Block("", _same("L", "P"), "")]
    return table(material, Recap("rekap-jenis-kelamin", "REKAPITULASI PEGAWAI MENURUT JENIS KELAMIN", blocks,
                                 lambda d: d.jenis_kelamin, last="JML"))  # fmt: skip


def marriage(material: Material) -> ReportTable:
    """KW, BL, JD, DD: a divorced or widowed woman counts as janda, a man as duda."""

    def classify(d: Dossier) -> str | None:
        alone = "JD" if d.jenis_kelamin == "P" else "DD"
        return {"1": "KW", "4": "BL", "2": alone, "3": alone}.get(d.status_kawin or "")

    notes = ("KW kawin, BL belum kawin, JD janda, DD duda (cerai hidup dan cerai mati).",)
    blocks = [Block("STATUS PERKAWINAN", _same("KW", "BL", "JD", "DD"), "")]
    return table(material, Recap("rekap-perkawinan", "REKAPITULASI PEGAWAI MENURUT STATUS PERKAWINAN", blocks,
                                 classify, notes, last="JML"))  # fmt: skip


def education(material: Material) -> ReportTable:
    """SD to S3."""
    labels = ("SD", "SLTP", "SLTA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
    notes = ("Profesi dihitung pada S1, spesialis pada S2, subspesialis pada S3.",)
    recap = Recap(
        "rekap-pendidikan", "REKAPITULASI PEGAWAI MENURUT PENDIDIKAN", [Block("PENDIDIKAN", _same(*labels), "")],
        lambda d: _SCHOOL.get(d.pendidikan.tingkat) if d.pendidikan else None, notes, last="JML",
    )  # fmt: skip
    return table(material, recap)


def religion(material: Material) -> ReportTable:
    """IS, KR, KT, HD, BD, KH, KP."""
    codes = dict(zip("1234567", ("IS", "KR", "KT", "HD", "BD", "KH", "KP"), strict=True))
    notes = ("IS Islam, KR Kristen, KT Katolik, HD Hindu, BD Buddha, KH Khonghucu, KP kepercayaan terhadap Tuhan "
             "YME dan lainnya.",)  # fmt: skip
    recap = Recap(
        "rekap-agama", "REKAPITULASI PEGAWAI MENURUT AGAMA", [Block("AGAMA", _same(*codes.values()), "")],
        lambda d: codes.get(d.agama or ""), notes, last="JML",
    )  # fmt: skip
    return table(material, recap)


def post(material: Material) -> ReportTable:
    """Eselon II.a to V.b (I where somebody holds it), fungsional and pelaksana by golongan."""
    top = {d.jabatan.eselon for d in material.people if d.jabatan and d.jabatan.jenis == "1"}
    eselon = tuple((e, e.upper()) for e in ESELON if not e.startswith("I.") or e in top)
    rows = ("I", "II", "III", "IV", "PPPK", "PW")
    blocks = [Block("ESELON", eselon), *(
        Block(title, tuple((f"{key}{row}", row) for row in rows))
        for key, title in (("F", "FUNGSIONAL, GOLONGAN"), ("4", "PELAKSANA, GOLONGAN"))
    )]  # fmt: skip
    recap = Recap("rekap-jabatan", "REKAPITULASI PEGAWAI MENURUT JABATAN", blocks, _post, size=7.5, last="TOTAL")
    return table(material, recap)


def _post(d: Dossier) -> str | None:
    held = d.jabatan
    if held is None:
        return None
    if held.jenis == "1":
        return held.eselon
    kind = {"2": "F", "3": "F", "4": "4"}.get(held.jenis, "?")
    if d.status in PPPK:
        return f"{kind}{'PPPK' if d.status == 'PPPK' else 'PW'}"
    return f"{kind}{d.golongan.golongan.split('/')[0]}" if d.golongan else None


def age(material: Material) -> ReportTable:
    """Nine brackets of completed years, men and women."""

    def classify(d: Dossier) -> str:
        years = service.age(d.tanggal_lahir, material.on)
        return next(label for most, label in _AGES if years <= most) + d.jenis_kelamin

    blocks = [Block(label, ((f"{label}L", "L"), (f"{label}P", "P")), "") for _, label in _AGES]
    recap = Recap("rekap-usia", "REKAPITULASI PEGAWAI MENURUT USIA", blocks, classify, size=7.5, last="JML")
    return table(material, recap)
