"""What a kind of record is made of: its fields with label, type and demands. Plain data, no store and no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asn_desktop.rules import statuses

# Who has a kind or a field.
PNS, PPPK, RANKED, EVERYBODY = map(frozenset, (statuses.PNS, statuses.PPPK, statuses.RANKED, statuses.ALL))

# What a value of a field is, and how a form asks for it.
TEXT, NOTE, DATE, YEAR, NUMBER, MONEY, DECIMAL, BOOL = (
    "text", "note", "date", "year", "number", "money", "decimal", "bool",
)  # fmt: skip
CODE, CHOICE, GOLONGAN, UNIT, NIK, NIP, SPOUSE = "code", "choice", "golongan", "unit", "nik", "nip", "spouse"


@dataclass(frozen=True)
class RecordField:
    """One field of a row.

    `type`: text, note (several lines), date, year, number, money (whole rupiah), decimal (text, never a float), bool,
    code (key of the reference table `codes`, shown by its column `word`), choice (one of `choices`), golongan (of the
    person's status), unit (id), nik, nip, spouse (id of a row of pasangan). `required` cannot be saved empty; `siasn`
    is asked for in addition before a row is "siap SIASN"; `only` limits a field to some statuses (empty: all).
    """

    name: str
    label: str
    type: str = TEXT
    required: bool = False
    siasn: bool = False
    codes: str | None = None
    word: str = "nama"
    choices: tuple[tuple[str, str], ...] = ()
    sensitive: bool = False
    only: frozenset[str] = frozenset()
    suffix: str = ""  # said after the number: tahun, bulan, JP
    hint: str = ""
    default: Any = None
    low: int = 0
    high: int = 0  # 0: no limit
    longest: int = 0  # characters a text may have; 0: no limit

    def applies(self, status: str) -> bool:
        """Whether somebody of this status has such a field."""
        return not self.only or status in self.only


@dataclass(frozen=True)
class RecordKind:
    """One kind of record. `text` and `columns` name fields: the one-line text, and the columns of a table.

    `sort` is the field by which rows stand, newest first. A `sensitive` kind is closed to a role without
    READ_SENSITIVE. `siasn_pdf` says that SIASN wants the scan as well; `documents` are its ids in dokumen_siasn.
    """

    key: str
    title: str  # "Golongan": a tab, a heading
    one: str  # "riwayat golongan": inside a sentence
    group: str  # karier | kedudukan | keluarga | nomor
    table: str
    fields: tuple[RecordField, ...]
    text: tuple[str, ...]
    columns: tuple[str, ...]
    sort: str
    empty: str  # what an empty history says, with the next step
    statuses: frozenset[str] = EVERYBODY
    sensitive: bool = False
    siasn_pdf: bool = False
    documents: tuple[str, ...] = ()

    def field(self, name: str) -> RecordField:
        """The field of this name; KeyError when the kind has none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    def fields_for(self, status: str) -> tuple[RecordField, ...]:
        """The fields somebody of this status fills in."""
        return tuple(one for one in self.fields if one.applies(status))

    @property
    def names(self) -> frozenset[str]:
        """Names of all fields."""
        return frozenset(one.name for one in self.fields)


def decree(
    number: str = "Nomor SK", day: str = "Tanggal SK", *, required: bool = False, siasn: bool = True,
    official: bool = True,
) -> tuple[RecordField, ...]:
    """Number, day and official of the decree (or certificate) that proves a row."""
    found = (
        RecordField("nomor_sk", number, required=required, siasn=siasn, longest=100),
        RecordField("tanggal_sk", day, DATE, required=required, siasn=siasn),
    )
    return (*found, RecordField("pejabat", "Pejabat penetap", longest=120)) if official else found
