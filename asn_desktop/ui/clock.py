"""The moment and the office's day, handed to screens so that tests and the office day can fix them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo


class Clock:
    """The computer's clock, read in the office's zone (WIB, WITA or WIT)."""

    def __init__(self, zone: str = "Asia/Jakarta") -> None:
        self.zone = ZoneInfo(zone)

    def now(self) -> dt.datetime:
        """This moment, in UTC."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """The legal day where the office is."""
        return self.now().astimezone(self.zone).date()

    def local(self, moment: dt.datetime) -> dt.datetime:
        """A stored moment on the office's own clock."""
        return moment.astimezone(self.zone)


class FixedClock(Clock):
    """A clock that stands still: for tests, pictures and the unattended office day."""

    def __init__(self, moment: dt.datetime, zone: str = "Asia/Jakarta") -> None:
        super().__init__(zone)
        self._moment = moment

    def now(self) -> dt.datetime:
        return self._moment
