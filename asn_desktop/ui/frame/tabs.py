"""Which tabs there are, for an office and for mode BKPSDM."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class TabPlace:
    """One tab: its key (help file, signals), words, icon, where its class is, and the modes that show it."""

    key: str
    title: str
    icon: str
    module: str
    name: str
    modes: frozenset[str] = frozenset({"kantor", "bkpsdm"})

    def load(self) -> type[QWidget] | None:
        """The tab's class; None when its room is not part of this program."""
        room = self.module.rpartition(".")[0]
        if importlib.util.find_spec(room) is None or importlib.util.find_spec(self.module) is None:
            return None
        try:
            return getattr(importlib.import_module(self.module), self.name)
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("asn_desktop."):
                return None
            raise


TABS = (
    TabPlace("beranda", "Beranda", "home", "asn_desktop.ui.home.tab", "HomeTab"),
    TabPlace("pegawai", "Pegawai", "people", "asn_desktop.ui.employees.tab", "EmployeesTab"),
    TabPlace("cuti", "Cuti", "leave", "asn_desktop.ui.leave.tab", "LeaveTab", frozenset({"kantor"})),
    TabPlace("surat", "Surat", "letter", "asn_desktop.ui.letters.tab", "LettersTab", frozenset({"kantor"})),
    TabPlace("kirim", "Kirim–Terima", "exchange", "asn_desktop.ui.exchange.tab", "ExchangeTab", frozenset({"kantor"})),
    TabPlace("terima", "Terima–Balas", "exchange", "asn_desktop.ui.centre.tab", "CentreTab", frozenset({"bkpsdm"})),
)


def tabs_for(mode: str) -> list[tuple[TabPlace, type[QWidget]]]:
    """The tabs of that mode, in order."""
    found = ((place, place.load()) for place in TABS if mode in place.modes)
    return [(place, kind) for place, kind in found if kind is not None]
