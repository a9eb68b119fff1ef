"""Every table of the store, gathered: importing this module fills `Base.metadata`."""

from __future__ import annotations

import importlib
import importlib.util

from asn_desktop.store.base import Base

_NOUNS = (
    "offices", "employees", "leave", "letters", "reference", "users", "meta", "drafts", "journal", "imports", "exchange",
)

for _noun in _NOUNS:
    if importlib.util.find_spec(f"asn_desktop.store.{_noun}"):
        importlib.import_module(f"asn_desktop.store.{_noun}")

metadata = Base.metadata


def journaled() -> frozenset[str]:
    """Names of the tables whose every change must have its journal line."""
    return frozenset(
        str(mapper.local_table.name)  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if getattr(mapper.class_, "__journaled__", False)
    )
