"""What the tables of the office say about the codes of a head count: names, order, who stands apart, what is open."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.rules.headcount_table import Order
from asn_desktop.services import reference
from asn_desktop.services.census import Census

_AWAY = frozenset({"02", "13", "03"})  # CLTN, its extension, tugas belajar: employees, never bezetting
_PAUSED = frozenset({"02", "13", "04", "05", "06", "14"})  # not active, and yet in service
# What a role without discipline details sees instead: still on duty, or simply not active (UU 27/2022).
OPEN: Mapping[str, str] = {
    "09": "01", "15": "01", "16": "01", "04": "52", "66": "52", "77": "52", "88": "52", "91": "52",
}  # fmt: skip
_NAMES = {
    "kedudukan": ("kedudukan_hukum", "nama"), "tingkat": ("pendidikan", "kode"), "agama": ("agama", "nama_tampil"),
    "status_kawin": ("status_kawin", "nama_tampil"), "jenjang": ("jenjang_jf", "jenjang"),
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """`names`: field -> code -> name. `apart`: kedudukan of people who hold no post (evaluation.md §12.5).

    `gone`: kedudukan of people no longer in service, of whom a last day must be on record. `orders`: the place of
    codes only the office knows.
    """

    names: Mapping[str, Mapping[str, str]]
    apart: frozenset[str]
    gone: frozenset[str]
    orders: dict[str, Order]


def read(session: Session, counted: Census, on: dt.date) -> Words:
    """The words in force on a day."""
    tables = reference.tables(session, ["eselon", *(table for table, _ in _NAMES.values())], on)
    names = {
        field: {code: str(row.get(column) or code) for code, row in tables[table].items()}
        for field, (table, column) in _NAMES.items()
    }
    units = {str(uuid.UUID(key)): name for key, (_, name, _) in counted.units.items()}
    standing = tables["kedudukan_hukum"].items()
    return Words(
        names | {"unit": units, "unit_induk": units},
        _AWAY | {code for code, row in standing if row["dihitung_bezetting"] == "tidak"},
        frozenset(code for code, row in standing if row["aktif"] == "tidak") - _PAUSED,
        _orders(counted, {row["eselon"]: int(row["urutan_duk"] or 99) for row in tables["eselon"].values()}),
    )


def code(session: Session, field: str, text: str, on: dt.date) -> str | None:
    """The code that a text means in the table of a field: the code itself or its name; None when neither is there."""
    if field not in _NAMES:
        return None
    table, column = _NAMES[field]
    known, wanted = reference.labels(session, table, column, on), _plain(text)
    return next((key for key, name in known.items() if wanted in (_plain(key), _plain(name))), None)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _orders(counted: Census, eselon: Mapping[str, int]) -> dict[str, Order]:
    place = {str(uuid.UUID(key)): at for at, key in enumerate(counted.tree())}

    def unit(code: str) -> int:
        return place.get(code, len(place))

    return {"unit": unit, "unit_induk": unit, "eselon": lambda code: eselon.get(code, 99)}
