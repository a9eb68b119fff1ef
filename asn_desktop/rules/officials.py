"""Heads and acting heads: who comes before whom, how they sign, what their entry must say.

Source: UU 30/2014 art. 14 (Plt fills a vacant post, Plh stands in for an absent holder), SE BKN 1/SE/I/2021 (orders).
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import check_nip
from asn_desktop.rules.nip import show_nip
from asn_desktop.rules.post_codes import ACTING, TITLES

ROLES = ("kepala", "wakil", "pyb")
PRECEDENCE = ("PLH", "PLT", "PJ", "D")  # who acts when several are entered for one day


def signing_title(jabatan: str, penugasan: str) -> str:
    """The post as it stands over the signature: ``Plt. Kepala Dinas Perhubungan`` (UU 30/2014 art. 14)."""
    mark = TITLES.get(penugasan) if penugasan in ACTING else None
    return f"{mark} {jabatan}" if mark else jabatan


def check(
    *, peran: str, penugasan: str, jabatan: str, nama: str, nip: str | None, mulai: dt.date, sampai: dt.date | None,
    dasar: str | None,
) -> list[Problem]:  # fmt: skip
    """Findings on one entry. Plt and Plh need their surat perintah (SE BKN 1/SE/I/2021) and an end for a Plh."""
    found = []
    if peran not in ROLES or penugasan not in PRECEDENCE:
        found.append(Problem("OFFICIAL_ROLE", "peran", {"raw": f"{peran} {penugasan}"}))
    if not jabatan.strip():
        found.append(Problem("OFFICIAL_POST_EMPTY", "jabatan"))
    if not nama.strip():
        found.append(Problem("OFFICIAL_NAME_EMPTY", "nama"))
    if nip and [p for p in check_nip(nip, None, mulai) if p.code in ("NIP_LENGTH", "NIP_CHARS", "NIP_PRECISION")]:
        found.append(Problem("OFFICIAL_NIP", "nip", {"raw": show_nip(nip)}))
    if sampai is not None and sampai < mulai:
        found.append(Problem("OFFICIAL_DATES", "berlaku_sampai", {"mulai": mulai}))
    if penugasan in ("PLT", "PLH") and not (dasar or "").strip():
        found.append(Problem("OFFICIAL_ORDER_EMPTY", "dasar", {"penugasan": signing_title("", penugasan).strip()}))
    if penugasan == "PLH" and sampai is None:
        found.append(Problem("OFFICIAL_PLH_END", "berlaku_sampai"))
    return found
