"""How a predikat looks on the screen: the tone of its badge and of its bar, always beside its word."""

from __future__ import annotations

from asn_desktop.rules.evaluation.words import Predikat, Rating

TONES: dict[Predikat, str] = {
    Predikat.SANGAT_BAIK: "ok", Predikat.BAIK: "accent", Predikat.BUTUH_PERBAIKAN: "warn",
    Predikat.KURANG: "error", Predikat.SANGAT_KURANG: "error",
}  # fmt: skip
# From left to right, as the curves of SE MenPANRB 3/2023 are drawn.
ORDER = (Predikat.SANGAT_KURANG, Predikat.KURANG, Predikat.BUTUH_PERBAIKAN, Predikat.BAIK, Predikat.SANGAT_BAIK)


def badge(predikat: Predikat | str | None) -> tuple[str, str, str] | None:
    """The badge of a predikat, without an icon of judgement: ("Baik", "accent", ""); None without one."""
    if not predikat:
        return None
    known = Predikat(predikat)
    return known.label, TONES[known], ""


def short(rating: Rating | str | None) -> str:
    """ "Di atas", "Sesuai", "Di bawah"; "–" while nothing is chosen."""
    return Rating(rating).label.removesuffix(" Ekspektasi").capitalize() if rating else "–"
