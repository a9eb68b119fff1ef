"""Words of updating: what a Setup is, what was checked, where the backup lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.words import long_date, thousands, visible
from asn_desktop.ui.sentences import headline

PHASES = {
    "cadangan": "cadangan di komputer ini", "cadangan stik": "cadangan di stik", "salin": "menyalin Setup",
    "periksa": "memeriksa salinan",
}  # fmt: skip
_MB = 1_000_000
CHOOSE, FILES = "Pilih Setup atau berkas .rilis", "Pembaruan ASN Desktop (*.exe *.rilis);;Semua berkas (*)"
NONE_FOUND = "Tidak ada Setup yang lebih baru"
NONE_TODO = (
    "Colokkan stik yang memuat Setup dan berkas .rilis-nya, tunggu sampai terbaca, lalu cari lagi. "
    "Boleh juga memilih berkasnya sendiri."
)
NO_BACKUP = (
    "Kantor tidak dibuka, jadi cadangan tidak dibuat sekarang; cadangan terakhir tetap ada. Memasang aplikasi tidak "
    "menyentuh data kantor."
)


def told(problem: Problem) -> tuple[str, str]:
    """What is the matter and what to do, of a finding about a Setup."""
    return headline(Trouble(problem.code, **dict(problem.values)))


def size(number: int) -> str:
    """Bytes as a clerk reads them: "39,4 MB"."""
    return f"{number / _MB:.1f} MB".replace(".", ",")


def issued(release: Any) -> str:
    """ "3 Desember 2026 · 39,4 MB"."""
    return f"{long_date(release.made)} · {size(release.size)}"


def heading(release: Any) -> str:
    """ "Versi 0.6.0 · 3 Desember 2026 · 39,4 MB"."""
    return f"Versi {release.version} · {issued(release)}"


def news(lines: Sequence[str]) -> str:
    """The news, a line each."""
    return "\n".join(f"•  {line}" for line in lines)


def place(path: Path) -> str:
    """ "ASN-Desktop-0.6.0-setup.exe di E:\\": the file and the folder or drive it lies in."""
    return visible(f"{path.name} di {path.parent.name or path.anchor}")


def backups(ready: Any) -> str:
    """Where the verified backups lie."""
    people = thousands(ready.backup.rows.get("employees", 0))
    second = " dan satu lagi di stik" if ready.second else ""
    return f"{people} pegawai. {ready.backup.folder.name} di komputer ini{second}"


def result(found: Sequence[Any], when: str) -> tuple[str, str, str]:
    """(tone, title, text) of a search."""
    best = next((one for one in found if one.offered), None)
    if best is not None:
        return "accent", f"Versi {best.release.version} dapat dipasang", f"{issued(best.release)}\n{place(best.path)}"
    if found and found[0].problem is not None and found[0].problem.code != "update_same":
        what, todo = told(found[0].problem)
        return "warn", what, f"{todo}\n{place(found[0].path)}"
    return "neutral", NONE_FOUND, f"Dicari {when}. {NONE_TODO}"
