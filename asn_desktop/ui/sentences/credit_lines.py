"""Lines, targets and conditions of angka kredit in words, for screens and the terminal."""

from __future__ import annotations

from typing import Any

from asn_desktop.rules.credit import figures
from asn_desktop.rules.credit.readiness import UNKNOWN, Condition, Target
from asn_desktop.rules.explain import Line
from asn_desktop.ui.sentences import fill
from asn_desktop.ui.sentences.credit import CONDITIONS, LINES, STATES


def line_words(line: Line) -> str:
    """One line of a ledger or a target; its article stands beside it."""
    return fill(LINES.get(line.code, line.code), line.values)


def target_words(target: Target | None, decimals: int = 2) -> str:
    """ "III/d: 87,50 dari 100, kurang 12,50"; empty where nothing follows."""
    if target is None:
        return ""
    to = target.ke if target.jenis == "pangkat" else target.nama
    have, need = figures.shown(target.ada, decimals), figures.plain(target.perlu)
    return f"{to}: {have} dari {need}" + ("" if target.cukup else f", kurang {figures.shown(target.kurang, decimals)}")


def condition_words(one: Condition) -> str:
    """A condition with how it stands: "Lulus uji kompetensi: belum dicatat"."""
    values: dict[str, Any] = dict(one.values)
    said = fill(CONDITIONS.get(one.kode, one.kode), values)
    if one.kode == "masa_pangkat" and one.keadaan == UNKNOWN:
        said = "Masa dalam pangkat"
    if one.kode == "predikat" and values.get("rendah"):
        return fill(said + ": tahun {rendah} di bawah Baik", values)
    if one.kode == "predikat" and values.get("belum"):
        return fill(said + ": tahun {belum} belum dicatat", values)
    if one.kode == "kebutuhan" and values.get("kebutuhan") is not None:
        return fill(said + ": perlu {kebutuhan}, terisi {terisi}", values)
    return f"{said}: {STATES[one.keadaan]}"
