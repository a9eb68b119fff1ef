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


# What the screens ask, imported ahead off the GUI thread: no class of Qt among it, which only the GUI thread may make.
_AHEAD = ("home", "home_dates", "home_evaluation", "employee_form", "leave.deeds", "authority_overview", "reports")


def warm_up(stopped: Callable[[], bool] = lambda: False) -> None:
    """Import what the screens will ask, while the password is typed; ends between two rooms once `stopped`."""
    for name in _AHEAD:
        if stopped():
            return
        importlib.import_module(f"asn_desktop.services.{name}")


def first_rooms(mode: str = "kantor") -> Iterator[Callable[[], Any]]:
    """The screens of the first rows, each to be imported in a turn of the GUI thread after `warm_up`."""
    yield lambda: importlib.import_module("asn_desktop.ui.frame.office_page")
    yield from (place.load for place in tabs_for(mode)[:2])
