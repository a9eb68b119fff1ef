"""Which tabs there are, for an office and for mode BKPSDM; each is made when it is first visited."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

_ALL = frozenset({"kantor", "bkpsdm"})


@dataclass(frozen=True)
class TabPlace:
    """One tab: its key (help file, routes), words, icon, where its class is, and the modes that show it."""

    key: str
    title: str
    icon: str
    module: str
    name: str
    modes: frozenset[str] = _ALL

    def load(self) -> Any:
        """The tab's class; its rooms are imported now."""
        return getattr(importlib.import_module(self.module), self.name)


HOME = "beranda"
SETTINGS = TabPlace("pengaturan", "Pengaturan", "settings", "asn_desktop.ui.start.settings", "SettingsPage")
TABS = (
    TabPlace(HOME, "Beranda", "home", "asn_desktop.ui.home.tab", "HomeTab"),
    TabPlace("pegawai", "Pegawai", "people", "asn_desktop.ui.employees.tab", "EmployeesTab"),
    TabPlace("cuti", "Cuti", "leave", "asn_desktop.ui.leave.tab", "LeaveTab", frozenset({"kantor"})),
    TabPlace("kehadiran", "Kehadiran", "calendar", "asn_desktop.ui.attendance.tab", "AttendanceTab",
             frozenset({"kantor"})),
    TabPlace("kinerja", "Kinerja", "performance", "asn_desktop.ui.evaluation.tab", "EvaluationTab",
             frozenset({"kantor"})),
    TabPlace("laporan", "Laporan", "chart", "asn_desktop.ui.reports.tab", "ReportsTab", frozenset({"kantor"})),
    TabPlace("surat", "Surat", "letter", "asn_desktop.ui.letters.tab", "LettersTab", frozenset({"kantor"})),
    TabPlace("kirim", "Kirim–Terima", "exchange", "asn_desktop.ui.exchange.tab", "ExchangeTab", frozenset({"kantor"})),
    TabPlace("permintaan", "Permintaan cuti", "leave", "asn_desktop.ui.centre.leave_tab", "CentreLeaveTab",
             frozenset({"bkpsdm"})),
    TabPlace("terima", "Terima–Balas", "exchange", "asn_desktop.ui.centre.tab", "CentreTab", frozenset({"bkpsdm"})),
    SETTINGS,
)


class TabRoom(Mapping[str, Any]):
    """The tabs by key. Asking for one makes it; `built` holds those that were asked for."""

    def __init__(self, places: Sequence[TabPlace], build: Callable[[TabPlace], QWidget]) -> None:
        self._places = {place.key: place for place in places}
        self._build = build
        self.built: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self.built:
            self.built[key] = self._build(self._places[key])
        return self.built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def tabs_for(mode: str) -> list[TabPlace]:
    """The tabs of that mode, in order; settings last, without a place in the tab bar."""
    return [place for place in TABS if mode in place.modes]


def warm_up(mode: str = "kantor", stopped: Callable[[], bool] = lambda: False) -> None:
    """Import every tab's rooms ahead of time, off the GUI thread, while the password is typed.

    A tab that makes its pages only when they are turned to names them in `PAGES`; their rooms come last. Ends between
    two rooms once `stopped`: from then on the clerk waits for rows, and a room comes when it is visited.
    """
    made = []
    for place in tabs_for(mode):
        if stopped():
            return
        made.append(place.load())
    for page in (page for tab in made for page in getattr(tab, "PAGES", ())):
        if stopped():
            return
        page.load()
