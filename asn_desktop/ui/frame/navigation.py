"""The tab bar: the rooms of the program, the finder, the lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.finder import Finder
from asn_desktop.ui.frame.tabs import TabPlace

_NARROW = 1200
_BARE = 960  # below this the tabs go without their icons


class Navigation(QFrame):
    """52 high. `tab_chosen` gives the tab's key; Ctrl+1… choose, too."""

    tab_chosen = Signal(str)
    lock_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, desk: Desk, places: list[TabPlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tab_bar")
        self.setFixedHeight(52)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 14, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._icons: dict[str, QIcon] = {}
        for number, place in enumerate(places, 1):
            self._add_tab(place, number)
        self._row.addStretch(1)
        self.finder = Finder(desk)
        self._row.addWidget(self.finder)
        self._row.addSpacing(8)
        self.settings_button = self._tool("settings", "Pengaturan: pengguna dan cadangan")
        self.settings_button.clicked.connect(self.settings_wanted)
        self.lock_button = self._tool("lock", "Kunci layar (Ctrl+L)")
        self.lock_button.clicked.connect(self.lock_wanted)

    def choose(self, key: str) -> None:
        """Show a tab as the present one, without a signal."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for one in self._buttons.values():
                one.setChecked(False)
            self._group.setExclusive(True)

    def tab_button(self, key: str) -> QPushButton:
        """The button of a tab."""
        return self._buttons[key]

    def resizeEvent(self, event: object) -> None:
        narrow, bare = self.width() < _NARROW, self.width() < _BARE
        self.finder.setFixedWidth(150 if bare else 200 if narrow else 284)
        for key, one in self._buttons.items():
            look.set_property(one, "narrow", narrow)
            one.setIcon(QIcon() if bare else self._icons[key])

    def _add_tab(self, place: TabPlace, number: int) -> None:
        made = QPushButton(f"  {place.title}")
        made.setProperty("kind", "tab")
        made.setCheckable(True)
        self._icons[place.key] = icons.icon(place.icon, look.TEXT2, 18, look.ACCENT)
        made.setIcon(self._icons[place.key])
        made.setIconSize(icons.size(18))
        made.setAccessibleName(place.title)
        made.setToolTip(f"{place.title} (Ctrl+{number})")
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.tab_chosen.emit(place.key))
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        shortcut.activated.connect(lambda: self.tab_chosen.emit(place.key))
        self._group.addButton(made)
        self._buttons[place.key] = made
        self._row.addWidget(made)

    def _tool(self, icon: str, tip: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(icon, look.INK, 20))
        made.setIconSize(icons.size(20))
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        self._row.addWidget(made)
        return made
