"""Anomalies: what is wrong or unlikely in records that are already kept, and the four dimensions it counts under.

Source: Indeks Kualitas Data of BKN since 2024 (employee data §9.3); the codes are those of employee data §9.1 and §9.2.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asn_desktop.problems import Problem, Severity

PERSON = "employees"  # the table of data utama
SENSITIVE = frozenset(("hukdis", "anak"))  # UU 27/2022 art. 4: kept from readers who do not need them


class Dimension(StrEnum):
    """The four dimensions of IKD."""

    ACCURACY = "akurasi"
    COMPLETENESS = "kelengkapan"
    CONSISTENCY = "konsistensi"
    TIMELINESS = "kemutakhiran"


_COMPLETENESS = (
    "NIP_EMPTY NAMA_EMPTY NIK_EMPTY TMT_CPNS_EMPTY TMT_PNS_EMPTY CONTRACT_EMPTY UNIT_EMPTY GOLONGAN_EMPTY "
    "JABATAN_EMPTY PENDIDIKAN_EMPTY GELAR_EMPTY EMAIL_EMPTY EMAIL_FORMAT PHONE_EMPTY PHONE_FORMAT FIELD_EMPTY GOL_GAP "
    "GOL_TMT_EMPTY"
)
_CONSISTENCY = (
    "NIP_LENGTH NIP_CHARS NIP_PRECISION NIP_BIRTHDATE NIP_POS13_14 NIP_SEX NIP_SERIAL NIP_AGE NIP_AGE_HIGH "
    "NIP_SERIAL_HIGH NIP_YEAR_BEFORE_PPPK NIP_TMT_FUTURE NIP_DUPLICATE NIP_DOB_MISMATCH NIP_SEX_MISMATCH "
    "NIP_KIND_MISMATCH NIP_TMT_MISMATCH NIP_YEAR_MISMATCH NIK_DUPLICATE NIK_DOB_MISMATCH NIK_SEX_MISMATCH "
    "SAME_NAME_DOB SK_REPEATED JAB_GAP UNIT_UNKNOWN"
)
_TIMELINESS = (
    "CPNS_OVER_1Y BUP_PASSED_ACTIVE CLTN_EXPIRED CONTRACT_PASSED CONTRACT_AFTER_BUP DEAD_ACTIVE "
    "STANDING_LEFT JAB_DOUBLE_HOLDER MOVED_STILL_ACTIVE CLTN_STANDING CLTN_RETURNED LICENCE_EXPIRED"
)
_OF: Mapping[str, Dimension] = {
    code: dimension
    for words, dimension in (
        (_COMPLETENESS, Dimension.COMPLETENESS), (_CONSISTENCY, Dimension.CONSISTENCY),
        (_TIMELINESS, Dimension.TIMELINESS),
    )
    for code in words.split()
}  # fmt: skip


def dimension_of(code: str) -> Dimension:
    """The dimension a code counts under; what is not named elsewhere is a matter of accuracy (employee data §9.3)."""
    return _OF.get(code, Dimension.ACCURACY)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or unlikely: whose, in which row (None: data utama), which field, with which values.

    `twin` is the same finding as it stands at the other person: a reason given there explains this one too.
    """

    code: str
    severity: Severity
    employee_id: uuid.UUID
    table: str = PERSON
    row_id: uuid.UUID | None = None
    field: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    twin: Finding | None = None

    @property
    def dimension(self) -> Dimension:
        """Where it counts in the office's score."""
        return dimension_of(self.code)

    @property
    def sensitive(self) -> bool:
        """Whether only roles that may read discipline and children see it (UU 27/2022 art. 4)."""
        return self.table in SENSITIVE

    @property
    def problem(self) -> Problem:
        """The finding as the sentences know it."""
        return Problem(self.code, self.field, self.values, self.severity)


def take(
    problems: Iterable[Problem], employee_id: uuid.UUID, table: str = PERSON, row_id: uuid.UUID | None = None
) -> Iterator[Finding]:
    """Findings of a row check as anomalies of one row (employee data §9.1).

    An empty field of a row that is kept already is a gap to fill, not a refusal.
    """
    for one in problems:
        severity = Severity.WARNING if one.code == "FIELD_EMPTY" else one.severity
        yield Finding(one.code, severity, employee_id, table, row_id, one.field, one.values)


def warn(
    code: str, employee_id: uuid.UUID, name: str, values: Mapping[str, Any] | None = None, *,
    table: str = PERSON, row_id: uuid.UUID | None = None,
) -> Finding:  # fmt: skip
    """A finding that may go on and is shown (employee data §9.2)."""
    return Finding(code, Severity.WARNING, employee_id, table, row_id, name, values or {})
