"""The folder of one office: which file lies where. A backup set has the same shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Vault:
    """Paths inside the folder of an office."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted store."""
        return self.folder / "kantor.asn"

    @property
    def slots(self) -> Path:
        """Who can open it: one slot per user, wrapped keys only."""
        return self.folder / "slots.json"

    @property
    def attempts(self) -> Path:
        """Failed logins, so that the delay survives a restart."""
        return self.folder / "percobaan.json"

    @property
    def blobs(self) -> Path:
        """Encrypted scans and letters."""
        return self.folder / "blobs"

    @property
    def backups(self) -> Path:
        """Automatic backups on this PC."""
        return self.folder / "cadangan"

    @property
    def lock(self) -> Path:
        """Held by the one program that writes; says who."""
        return self.folder / "kantor.lock"

    @property
    def intent(self) -> Path:
        """What a swap of files was about to do, so that start-up can finish it."""
        return self.folder / "tukar.json"

    @property
    def kept(self) -> Path:
        """Where damaged or replaced files are kept."""
        return self.folder / "disimpan"

    def exists(self) -> bool:
        """Whether an office was created here (or is half there after damage)."""
        return self.slots.exists() or self.database.exists()
