"""Dated corrections of the figures and words of the other tables: percentages, jenjang, AK dasar, IKM, fixed texts.

Marks of evaluation.md say which rows were only recalled; each of them can be put right from a day on, with its ground.
The shipped row stays, what was reckoned before keeps its own figures. Source: PermenPANRB 1/2023 art. 37, Peraturan BKN
3/2023, PermenPANRB 14/2017, SE MenPANRB 20/2021.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import ranks
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import reference
from asn_desktop.services.evaluation import table_changes

_WHOLE, _FIGURE = re.compile(r"\d{1,6}"), re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_LONGEST = 200


def _whole(text: str, most: int = 999_999) -> str | None:
    return str(int(text)) if _WHOLE.fullmatch(text) and 0 < int(text) <= most else None


def _figure(text: str) -> str | None:
    plain = text.replace(",", ".")
    return plain if _FIGURE.fullmatch(plain) else None


def _above_nought(text: str) -> str | None:
    found = _figure(text)
    return found if found is not None and Decimal(found) > 0 else None


def _or_none(text: str) -> str | None:
    return "" if text in ("", "-", "–") else _above_nought(text)


def _hundred(text: str) -> str | None:
    found = _figure(text)
    return found if found is not None and Decimal(found) <= 100 else None


def _range(text: str) -> str | None:
    low, _, high = text.partition("-")
    ends = [one.strip() for one in (low, high or low)]
    if any(one not in ranks.PNS for one in ends) or ranks.PNS.index(ends[0]) > ranks.PNS.index(ends[1]):
        return None
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def _words(text: str) -> str | None:
    return text if 3 <= len(text) <= _LONGEST else None


Reader = Callable[[str], str | None]
COLUMNS: Mapping[str, Mapping[str, Reader]] = {
    "kinerja_predikat": {"konversi_ak_persen": lambda text: _whole(text, 500)},
    "jenjang_jf": {
        "koefisien_ak_tahunan": _above_nought, "ak_per_pangkat": _above_nought, "ak_naik_jenjang": _or_none,
        "golongan_rentang": _range,
    },
    "ak_dasar": {"angka": _figure},
    "mutu_ikm": {"batas_bawah": _hundred, "kinerja": _words},
    "unsur_skm": {"nama": _words},
    "nilai_perilaku": {"nilai": _words, "panduan_1": _words, "panduan_2": _words, "panduan_3": _words},
    "sampel_skm": {"sampel": _whole},
}  # fmt: skip


def change(
    session: Session, table: str, key: str, column: str, value: str, *, since: dt.date, ground: str
) -> Mapping[str, Any]:
    """One column of one row reads `value` from a day on; the row as it stands then.

    Refuses `table_row_unknown` (no such table or row on that day), `table_column_unknown`, `table_value_invalid`,
    `evaluation_rule_ground`, `evaluation_rule_same`, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    columns = COLUMNS.get(table)
    if columns is None:
        raise Refused(Problem("table_row_unknown", "tabel", {"tabel": table, "kunci": key}))
    present = reference.table(session, table, since)
    if key not in present:
        raise Refused(Problem("table_row_unknown", "kunci", {"tabel": table, "kunci": key}))
    if column not in columns:
        values = {"tabel": table, "kolom": column, "pilihan": ", ".join(columns)}
        raise Refused(Problem("table_column_unknown", "kolom", values))
    read = columns[column](" ".join(value.split()))
    if read is None or not _fits(table, {**present, key: {**present[key], column: read}}):
        raise Refused(Problem("table_value_invalid", "nilai", {"tabel": table, "kolom": column, "raw": value}))
    if read == str(present[key].get(column) or ""):
        raise Refused(Problem("evaluation_rule_same", "nilai", {"nilai": read or "kosong"}))
    table_changes.keep(session, table, key, {**present[key], column: read}, since, ground)
    return reference.table(session, table, since)[key]


def _fits(table: str, rows: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the rows still make sense together: the bands of an index keep their order."""
    if table != "mutu_ikm":
        return True
    bounds = [Decimal(str(rows[letter]["batas_bawah"])) for letter in sorted(rows)]
    return all(better > worse for better, worse in pairwise(bounds))
