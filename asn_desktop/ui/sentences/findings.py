"""Words for what came back from a merge: fields, values, what a refused line is about and what to do."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from asn_desktop.problems import Problem
from asn_desktop.rules.words import short_date
from asn_desktop.services.finding_privacy import CLOSED
from asn_desktop.services.findings import FindingRow
from asn_desktop.services.record_kinds import of_table
from asn_desktop.ui.sentences import finding_fields, sentence
from asn_desktop.ui.sentences.finding_values import shown


def day(moment: dt.datetime | None, zone: str = "Asia/Jakarta") -> str:
    """The legal day of a moment, short."""
    return short_date(moment.astimezone(ZoneInfo(zone)).date()) if moment else ""


def field_name(name: str | None, table: str = "") -> str:
    """A field as the form of its table calls it."""
    kind = of_table(table)
    if kind is not None and name in kind.names:
        return kind.field(name or "").label
    return finding_fields.known(name or "", table) or (name or "").replace("_", " ").capitalize()


def table_name(table: str) -> str:
    """A table as its tab is called."""
    kind = of_table(table)
    return kind.title if kind is not None else finding_fields.TABLES.get(table, table)


def headline(line: FindingRow) -> str:
    """Whom and what a refused line is about: "Sumarni – TMT: Anda 1 Apr 2024, BKPSDM 1 Okt 2024"."""
    who = line.person or table_name(line.table)
    if line.field is not None:
        mine, kept = (shown(value, line.field, line.table) for value in (line.mine, line.kept))
        return f"{who} – {field_name(line.field, line.table)}: Anda {mine}, BKPSDM {kept}"
    where = {"nip_elsewhere": "NIP", "nik_elsewhere": "NIK"}.get(line.code)
    if where:
        return f"{who} – {where} sudah tercatat di {line.values.get('kantor') or 'kantor lain'}"
    what = table_name(line.table)
    return f"{who} – {what.lower()} belum masuk" if line.person else f"{what} belum masuk"


def advice(line: FindingRow) -> str:
    """What to do about it."""
    values = {name: shown(value) if value == CLOSED else value for name, value in line.values.items()} | {
        name: shown(value, line.field or "", line.table) for name, value in (("mine", line.mine), ("kept", line.kept))
    }
    return sentence(Problem(line.code, line.field or "", values))
