"""Words of the post for the screen: states, counts, sizes."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules.words import thousands
from asn_desktop.services.sync import PackageRow

# state -> (words, tone, icon)
STATES = {
    "menunggu": ("menunggu balasan", "neutral", "clock"),
    "ditahan": ("ditahan", "warn", "clock"),
    "diterima": ("diterima", "ok", "check"),
    "sebagian": ("sebagian ditolak", "warn", "warn"),
    "ditolak": ("ditolak", "error", "error"),
}
_HELD = {
    "gap": "menunggu paket sebelumnya",
    "volumes": "menunggu berkas lain dari paket ini",
    "schema": "BKPSDM perlu memperbarui aplikasinya",
    "passed_over": "hilang di jalan; isinya ikut paket berikutnya",
    "package_fork": "nomor sama, isi berbeda",
    "package_chain": "tidak menyambung ke paket sebelumnya",
    "package_old_epoch": "dari salinan lama",
}


def size(number: int) -> str:
    """Bytes as people read them: "0,4 MB"."""
    if number < 100_000:
        return f"{max(1, round(number / 1000))} KB"
    if number < 1_000_000_000:
        return f"{number / 1_000_000:.1f} MB".replace(".", ",")
    return f"{number / 1_000_000_000:.1f} GB".replace(".", ",")


def remark(row: PackageRow, today: dt.date) -> str:
    """The last column of the list of packages."""
    if row.state == "menunggu":
        age = (today - row.made_at.date()).days
        return "dibuat hari ini" if age <= 0 else f"dibuat {age} hari lalu"
    if row.state in ("ditahan", "ditolak"):
        return _HELD.get(row.code or "", "")
    if row.state == "sebagian":
        return f"{thousands(row.accepted or 0)} masuk, {row.refused} perlu diperbaiki"
    return f"semua {thousands(row.total)} masuk"
