"""The columns and chips of the list of offices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asn_desktop.rules.words import thousands
from asn_desktop.services.centre_offices import OfficeState
from asn_desktop.ui.centre import phrases
from asn_desktop.ui.sentences.findings import day
from asn_desktop.ui.table import Column

CHIPS = (
    ("semua", "Semua"), ("belum", "Belum kirim bulan ini"), ("keputusan", "Perlu keputusan"),
    ("nomor", "Menunggu nomor"), ("balasan", "Balasan belum ditulis"),
)  # fmt: skip

FILTERS: Mapping[str, Callable[[OfficeState], bool]] = {
    "semua": lambda o: True,
    "belum": lambda o: not o.sent_this_month,
    "keputusan": lambda o: o.state in ("bentrok", "bentrok_nomor", "dicabut"),
    "nomor": lambda o: o.state in ("menunggu_nomor", "menunggu_bagian"),
    "balasan": lambda o: o.reply in ("belum_ditulis", "ditahan"),
}


def columns(zone: str) -> list[Column]:
    """Office over its parent, last package, when, how many changes, state, reply."""
    return [
        Column("Kantor", "nama", second=lambda o: o.induk, width=0),
        Column("Paket", lambda o: str(o.seq or ""), width=64),
        Column("Diterima", lambda o: day(o.received_at, zone)[:-5], width=84),
        Column("Perubahan", lambda o: thousands(o.total) if o.total else "", width=96, align="right"),
        Column("Keadaan", badge=phrases.badge, width=204),
        Column("Balasan", lambda o: phrases.REPLIES[o.reply], width=110),
    ]
