"""Releases of the program: what one says of itself, how versions are written, which one may follow which.

Source: the program's own office order (design, "Update by stick"): a newer program reads older data, never the
other way round, so a step back is refused before anything is copied.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Refused

_NUMBER = r"(?:0|[1-9][0-9]{0,3})"
_VERSION = re.compile(rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})")
_HASH = re.compile(r"[0-9a-f]{64}")
FIELDS = frozenset({"version", "file", "size", "sha256", "schema", "reads_from", "made", "news"})
BIGGEST_SETUP = 1024**3  # bytes
MOST_NEWS, LONGEST_NEWS = 40, 400  # sentences, characters of one


@dataclass(frozen=True)
class Release:
    """One signed release: its Setup by name, size in bytes and SHA-256, and the schemas it knows."""

    version: str  # "0.6.0"
    file: str  # "ASN-Desktop-0.6.0-setup.exe", as it was published; a browser may have renamed it since
    size: int
    sha256: str  # 64 hexadecimal digits, small letters
    schema: int  # the step of the store it writes
    reads_from: int  # the oldest step it can bring up to its own
    made: dt.date
    news: tuple[str, ...]  # Indonesian sentences for the people of the office

    def fields(self) -> dict[str, Any]:
        """The release as JSON carries it."""
        named = {name: getattr(self, name) for name in FIELDS}
        return {**named, "made": self.made.isoformat(), "news": list(self.news)}


def number(version: str) -> tuple[int, int, int] | None:
    """`"0.6.0"` as numbers that can be compared; None for any other spelling ("0.6", "0.06.0", "0.6.0-rc1")."""
    found = _VERSION.fullmatch(version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def setup_name(version: str) -> str:
    """The name the Setup of a version is published under."""
    return f"ASN-Desktop-{version}-setup.exe"


def read(fields: Mapping[str, object]) -> Release:
    """A release from the values of its JSON; only one spelling of each value is taken.

    Refused `release_version` (version), or `release_values` (field) for any other value that is missing or odd.
    """
    if set(fields) != FIELDS:
        raise Refused(Problem("release_values", values={"field": ", ".join(sorted(FIELDS ^ set(fields))[:3])}))
    version = fields["version"]
    if not isinstance(version, str) or number(version) is None:
        raise Refused(Problem("release_version", values={"version": str(version)[:20]}))
    for name, good in _judged(fields, version).items():
        if not good:
            raise Refused(Problem("release_values", values={"field": name}))
    made = dt.date.fromisoformat(str(fields["made"]))
    values: dict[str, Any] = dict(fields)
    return Release(**{**values, "made": made, "news": tuple(values["news"])})


def _judged(fields: Mapping[str, object], version: str) -> dict[str, bool]:
    schema, news = fields["schema"], fields["news"]
    return {
        "file": fields["file"] == setup_name(version),
        "size": _whole(fields["size"], BIGGEST_SETUP),
        "sha256": isinstance(fields["sha256"], str) and bool(_HASH.fullmatch(fields["sha256"])),
        "schema": _whole(schema, 9999),
        "reads_from": isinstance(schema, int) and _whole(fields["reads_from"], schema),
        "made": _day(fields["made"]),
        "news": isinstance(news, list) and good_news(news),
    }


def good_news(news: list[Any]) -> bool:
    """Whether these are sentences a release may carry: text of one line, not too many, not too long."""
    return len(news) <= MOST_NEWS and all(_sentence(one) for one in news)


def _whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _sentence(value: object) -> bool:
    """Text of one line in composed form, without signs that steer (control, direction, halves of characters)."""
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_NEWS or value != value.strip():
        return False
    steering = any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in value)
    return not steering and unicodedata.is_normalized("NFC", value)


def weigh(release: Release, here: str, schema: int | None = None) -> Problem | None:
    """Why this release is not to be installed over the program `here`; None when it is newer and fits.

    `schema` is the step of the office's data, None while no office is open. Codes: `update_older`, `update_same`,
    `update_data_newer` (the data is of a later step than the release writes), `update_data_older` (the release no
    longer knows the data's step). Design: a step back never meets the data.
    """
    there, now = number(release.version), number(here)
    if there is None or now is None:
        raise ValueError(f"versions {release.version!r} and {here!r} cannot be compared")
    told = {"version": release.version, "here": here, "schema": schema, "known": release.schema,
            "reads_from": release.reads_from}  # fmt: skip
    if there < now:
        return Problem("update_older", values=told)
    if there == now:
        return Problem("update_same", values=told)
    if schema is not None and release.schema < schema:
        return Problem("update_data_newer", values=told)
    if schema is not None and schema < release.reads_from:
        return Problem("update_data_older", values=told)
    return None
