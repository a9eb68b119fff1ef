"""A letter back from its frozen data: the same dataclass, to print it again when its number has come."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from typing import Any

from asn_desktop.letters.template import LETTERS
from asn_desktop.problems import Trouble


def revive(data: dict[str, Any], crest: bytes | None = None) -> Any:
    """The letter of `data`. Only the crest is not in the data and comes in beside it. Trouble `letter_data`."""
    try:
        return _value(LETTERS[data["skema"]], data["isi"], crest)
    except (KeyError, TypeError, ValueError):
        raise Trouble("letter_data") from None


def _value(kind: Any, raw: Any, crest: bytes | None) -> Any:
    if raw is None:
        return None
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _value(next(k for k in inner if k is not type(None)), raw, crest)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _value(hints[name], value, crest) for name, value in raw.items()})
    if origin is tuple:
        kinds = [inner[0]] * len(raw) if inner[-1] is Ellipsis else inner
        return tuple(_value(k, v, crest) for k, v in zip(kinds, raw, strict=True))
    if origin is dict:
        return {key: _value(inner[1], value, crest) for key, value in raw.items()}
    if kind is dt.date:
        return dt.date.fromisoformat(raw)
    return crest if kind is bytes else raw
