"""Blanks of a wording: `{person.nama}`, `{lama:terbilang}`, checked against the letter's dataclass."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from dataclasses import dataclass
from typing import Any

from asn_desktop.letters import fonts, markup
from asn_desktop.letters.filters import FILTERS, TAKES

_BLANK = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-zA-Z_][\w.]*(:[a-z_]+)*")


@dataclass(frozen=True)
class Blank:
    """A path into the letter and the filters its value goes through."""

    path: tuple[str, ...]
    filters: tuple[str, ...] = ()

    def value(self, letter: Any) -> Any:
        """The raw value, None where something on the way is absent."""
        here = letter
        for step in self.path:
            if here is None:
                return None
            if isinstance(here, dict):
                here = here.get(step)
            elif isinstance(here, tuple):
                here = here[int(step)]
            else:
                here = getattr(here, step)
        return here

    def text(self, letter: Any) -> str:
        """The value as plain text of the letter; an absent value is empty."""
        value = self.value(letter)
        if value is None:
            return ""
        for name in self.filters:
            value = FILTERS[name](value)
        return fonts.clean(str(value))


@dataclass(frozen=True)
class Place:
    """Where in which wording we are, and the dataclass its blanks belong to."""

    file: str
    letter: type


def text_parts(text: str, place: Place, line: int) -> list[str | Blank]:
    """Literal texts and blanks of a stretch of wording. Trouble `template_blank`, `template_filter`."""
    parts: list[str | Blank] = []
    end = 0
    for found in _BLANK.finditer(text):
        parts.append(_literal(text[end : found.start()], place, line))
        parts.append(blank(found[1], place, line + text[: found.start()].count("\n")))
        end = found.end()
    parts.append(_literal(text[end:], place, line))
    return [part for part in parts if part != ""]


def _literal(text: str, place: Place, line: int) -> str:
    if "{" in text or "}" in text:
        raise markup.unknown("template_blank", place.file, line, text.strip()[:20], names(place.letter))
    return text


def blank(written: str, place: Place, line: int) -> Blank:
    """One blank as written between the braces."""
    if not _NAME.fullmatch(written):
        raise markup.unknown("template_blank", place.file, line, written, names(place.letter))
    name, *filters = written.split(":")
    kind = _kind(tuple(name.split(".")), name, place, line)
    for one in filters:
        if one not in FILTERS:
            raise markup.unknown("template_filter", place.file, line, one, list(FILTERS))
    if filters and kind is not Any and kind not in TAKES[filters[0]]:
        fitting = [f for f in FILTERS if kind in TAKES[f]]
        raise markup.unknown("template_filter", place.file, line, filters[0], fitting)
    return Blank(tuple(name.split(".")), tuple(filters))


def _kind(path: tuple[str, ...], name: str, place: Place, line: int) -> Any:
    """The type a path ends in; Trouble when the dataclass has no such field."""
    kind: Any = place.letter
    for step in path:
        kind = _plain(kind)
        origin = typing.get_origin(kind) or kind
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            hints = typing.get_type_hints(kind)
            if step not in {f.name for f in dataclasses.fields(kind)}:
                raise markup.unknown("template_blank", place.file, line, name, names(place.letter))
            kind = hints[step]
        elif origin is tuple and step.isdigit():
            inner = typing.get_args(kind)
            kind = inner[min(int(step), len(inner) - 1)]
        elif origin is dict:
            kind = typing.get_args(kind)[1]
        else:
            raise markup.unknown("template_blank", place.file, line, name, names(place.letter))
    kind = _plain(kind)
    return typing.get_origin(kind) or kind


def item_type(place: Place, written: str, line: int) -> type:
    """The dataclass a tuple is made of, for the columns of a list. Trouble `template_blank` for anything else."""
    kind = _plain(typing.get_type_hints(place.letter).get(written.strip("{}")))
    inner = typing.get_args(kind)[:1] if typing.get_origin(kind) is tuple else ()
    if not inner or not isinstance(inner[0], type) or not dataclasses.is_dataclass(inner[0]):
        raise markup.unknown("template_blank", place.file, line, written, names(place.letter))
    return inner[0]


def _plain(kind: Any) -> Any:
    """`X | None` is `X`."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = [k for k in typing.get_args(kind) if k is not type(None)]
        return inner[0]
    return kind


def names(letter: type, before: str = "", depth: int = 0) -> list[str]:
    """Every blank a wording of this letter may use."""
    found = []
    for name, kind in typing.get_type_hints(letter).items():
        kind = _plain(kind)
        if dataclasses.is_dataclass(kind) and isinstance(kind, type) and depth < 3:
            found.extend(names(kind, f"{before}{name}.", depth + 1))
        else:
            found.append(before + name)
    return found
