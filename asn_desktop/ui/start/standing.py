"""The folder the program stands in: what a file dialog shows when nobody said where."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from asn_desktop.services import export_place

_PLACES = QStandardPaths.StandardLocation
_ORDER = (_PLACES.DocumentsLocation, _PLACES.DownloadLocation, _PLACES.DesktopLocation, _PLACES.HomeLocation)


def stand_where_people_keep_files() -> None:
    """Leave the folder the program was started from. The start menu's is the program's own, which an update empties.

    Qt begins each dialog there. Documents first; on a PC where OneDrive took it over, the next that stays here.
    """
    wanted = export_place.choose(Path(QStandardPaths.writableLocation(one)) for one in _ORDER)
    if wanted is not None:
        with suppress(OSError):
            os.chdir(wanted)
