"""Where offices lie on this PC, found without opening anything: light enough for the first paint."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from asn_desktop.store.vault import Vault

_PROGRAM = "ASN Desktop"


def data_folder() -> Path:
    """The program's own folder of this user; no roaming profile, for a store must stay on one PC."""
    return user_data_path(_PROGRAM, appauthor=False, roaming=False)


def has_office(folder: Path) -> bool:
    """Whether an office, whole or damaged, lies in that folder."""
    vault = Vault(folder)
    return vault.database.exists() or vault.slots.exists() or vault.intent.exists()
