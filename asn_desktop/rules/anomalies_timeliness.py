"""Timeliness: what should have been entered by today: end of CPNS, return from leave, retirement, a new contract.

Source: Indeks Kualitas Data of BKN, dimension timeliness (employee data §9.3); PP 11/2017 art. 34 and 239.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from asn_desktop.problems import Severity
from asn_desktop.rules import service
from asn_desktop.rules.anomalies import Finding, take, warn
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.standing import check_active
from asn_desktop.rules.statuses import PPPK

_LEFT = frozenset(("66", "77", "88", "98", "99"))  # kedudukan hukum of people who are no longer in service


def check(record: Record, pension: dt.date | None, today: dt.date) -> Iterator[Finding]:
    """What today has overtaken; `pension` is the first day of retirement by the BUP (PP 11/2017 art. 239)."""
    p = record.person
    if p.status == "CPNS" and p.tmt_cpns is not None and service.months_between(p.tmt_cpns, today) > 12:
        yield warn("CPNS_OVER_1Y", p.id, "status", {"tmt": p.tmt_cpns})
    yield from _ended(record, today)
    if pension is not None and pension <= today:
        yield warn("BUP_PASSED_ACTIVE", p.id, "kedudukan", {"tmt": pension, "lahir": p.tanggal_lahir})
    if p.status in PPPK:
        yield from _contract(record, pension, today)


def _contract(record: Record, pension: dt.date | None, today: dt.date) -> Iterator[Finding]:
    """The last agreement is past its end; without rows the dates of data utama also say whether it outlives the BUP.

    Source: PP 49/2018 art. 37; employee data §3.4.
    """
    p = record.person
    last = max(record.of("kontrak"), key=lambda row: row["mulai"], default=None)
    end = last["sampai"] if last is not None else p.kontrak_akhir
    if end is None:
        return
    if end < today:
        if last is not None:
            yield warn("CONTRACT_PASSED", p.id, "sampai", {"akhir": end}, table="kontrak", row_id=last["id"])
        else:
            yield warn("CONTRACT_PASSED", p.id, "kontrak_akhir", {"akhir": end})
    elif last is None and pension is not None and end >= pension > today:
        yield warn("CONTRACT_AFTER_BUP", p.id, "kontrak_akhir", {"akhir": end, "pensiun": pension})


def _ended(record: Record, today: dt.date) -> Iterator[Finding]:
    """Still in the list of people at work after death, dismissal or retirement (employee data §9.1)."""
    p = record.person
    for row in record.of("pemberhentian"):
        found = check_active(True, row["tmt"], row["tanggal_meninggal"], today)
        if found:
            yield from take(found, p.id)
            return
    if p.kedudukan in _LEFT:
        yield Finding("STANDING_LEFT", Severity.ERROR, p.id, field="kedudukan", values={"kedudukan": p.kedudukan})
