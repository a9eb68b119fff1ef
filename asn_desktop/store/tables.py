"""Every table of the store, gathered: importing this module fills `Base.metadata`."""

from __future__ import annotations

import importlib
import importlib.util

from asn_desktop.store.base import Base, journaled

__all__ = ["journaled", "metadata"]

_NOUNS = (
    "offices", "employees", "leave", "letters", "reference", "users", "meta", "drafts", "journal_lines", "imports", "exchange",
)

for _noun in _NOUNS:
    if importlib.util.find_spec(f"asn_desktop.store.{_noun}"):
        importlib.import_module(f"asn_desktop.store.{_noun}")

metadata = Base.metadata
