"""Codes into words: what happened, why, what to do. No Qt here; the terminal speaks the same sentences.

A sentence is a `str.format` template filled with the problem's values. A trouble's sentence has two parts,
"what happened | what to do".
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
from collections.abc import Mapping
from functools import cache
from typing import Any

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.words import long_date, thousands, visible
from asn_desktop.ui.sentences.leave_kinds import proof_name, short_kind

ROOMS = (
    "authority", "general", "store", "identity", "employees", "records", "career", "anomalies", "reports", "headcount",
    "imports", "leave", "leave_rules", "leave_flow", "leave_refusals", "letters", "packages", "papers", "siasn",
    "attendance", "leave_papers", "holidays", "skp", "evaluation", "evaluation_year", "evaluation_papers", "credit",
    "survey", "update",
)  # fmt: skip
_UNKNOWN = "Isian ini belum dapat diterima (kode {code}). Catat kodenya dan tanyakan kepada pengelola aplikasi."
_UNKNOWN_TROUBLE = (
    "Pekerjaan ini tidak dapat diselesaikan. | Tidak ada data yang berubah. Coba sekali lagi; bila berulang, catat "
    "kode {code} dan hubungi pengelola aplikasi."
)


@cache
def sentences() -> dict[str, str]:
    """All sentences of all columns, by code."""
    merged: dict[str, str] = {}
    for room in ROOMS:
        name = f"{__name__}.{room}"
        if importlib.util.find_spec(name) is not None:
            merged.update(importlib.import_module(name).SENTENCES)
    return merged


def sentence(problem: Problem) -> str:
    """The sentence of a finding, with its values filled in."""
    template = sentences().get(problem.code)
    if template is None:
        return _UNKNOWN.format(code=problem.code)
    return fill(template.replace(" | ", " "), problem.values)


def headline(trouble: Trouble | Problem) -> tuple[str, str]:
    """What happened, and what to do about it."""
    template = sentences().get(trouble.code)
    if template is None:
        template = _UNKNOWN_TROUBLE.format(code=trouble.code)
    what, _, todo = fill(template, trouble.values).partition(" | ")
    return what.strip(), todo.strip()


class _Words(dict[str, str]):
    """Values as people read them; a value the code did not give reads as an ellipsis, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def _documents(value: str) -> str:
    """"surat dokter atau surat bidan", as the rules name documents, by the names the screen has for them."""
    names = [proof_name(one.replace(" ", "_")) for one in value.split(" atau ")]
    return " atau ".join(name if name[:2].isupper() else name[:1].lower() + name[1:] for name in names)


def _shown(value: Any) -> Any:
    if value is None:
        return "–"
    if isinstance(value, Kind):
        return short_kind(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, dt.datetime):
        return f"{long_date(value.date())} {value:%H.%M}"
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, int):
        return thousands(value) if abs(value) > 9999 else str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(_shown(one)) for one in value)
    return visible(str(value))


def fill(template: str, values: Mapping[str, Any]) -> str:
    """A template with its values as people read them."""
    shown = {key: _shown(value) for key, value in values.items()}
    if isinstance(values.get("bukti"), str):
        shown["bukti"] = _documents(values["bukti"])
    return template.format_map(_Words(shown))
