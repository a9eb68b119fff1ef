"""The folders of this PC's own office and of its practice office."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from asn_desktop.services import office_place


@dataclass(frozen=True)
class Places:
    """`root` is the data folder: it holds `kantor/`, `latihan/`; a folder given by hand is the office itself."""

    office: Path
    practice: Path
    log: Path
    root: Path

    @classmethod
    def under(cls, root: Path, office: Path | None = None) -> Places:
        """The usual places under a data folder."""
        return cls(office or root / "kantor", root / "latihan", root / "log", root)

    def has_office(self) -> bool:
        """Whether the own office was made."""
        return office_place.has_office(self.office)

    def has_practice(self) -> bool:
        """Whether the practice office was made."""
        return office_place.has_office(self.practice)
