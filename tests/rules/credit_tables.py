"""The shipped tables of angka kredit as the rules read them, for the tests."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any

from asn_desktop import files
from asn_desktop.rules import career_tables
from asn_desktop.rules.credit import tables


def rows(name: str, *key: str) -> Mapping[str, dict[str, Any]]:
    """A shipped table by its key."""
    found = csv.DictReader(files.resource(f"tables/{name}.csv").read_text("utf-8").splitlines())
    return {" ".join(row[column] for column in key): row for row in found}


def shipped() -> tables.CreditTables:
    """Everything a ledger is reckoned with."""
    return tables.CreditTables(
        tables.percentages(rows("kinerja_predikat", "siasn_id")),
        career_tables.jenjang(rows("jenjang_jf", "siasn_kode")), tables.bases(rows("ak_dasar", "jenjang", "golongan")),
    )  # fmt: skip
