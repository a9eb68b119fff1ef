"""Consistency: fields of one record that contradict each other, identity numbers first.

Source: Indeks Kualitas Data of BKN, dimension consistency (employee data §9.3);
Perka BKN 22/2007 (NIP), PP 40/2019 (NIK).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.anomalies import Finding, take
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.nik import check_nik, check_npwp
from asn_desktop.rules.nip import check_nip
from asn_desktop.rules.person import PersonFacts
from asn_desktop.rules.person_check import PersonDates, check_card_numbers, check_dates, check_words


def check(record: Record, closed: Mapping[Any, str], today: dt.date) -> Iterator[Finding]:
    """Identity numbers, dates, ways to reach the person, and the unit, beside each other (Perka BKN 22/2007).

    `closed` are units that were ended: key as the record carries it -> name.
    """
    p = record.person
    facts = PersonFacts(p.tanggal_lahir, p.jenis_kelamin, p.status, p.tmt_cpns, p.kontrak_mulai)
    found = check_nip(p.nip or "", facts, today)
    if p.nik:
        found += check_nik(p.nik, facts)
    if p.npwp:
        found += check_npwp(p.npwp, p.nik)
    found += check_dates(
        PersonDates(p.tanggal_lahir, p.status, p.tmt_cpns, p.tmt_pns, p.kontrak_mulai, p.kontrak_tmt, p.kontrak_akhir),
        today,
    )
    found += check_words(p.nama, p.status, p.jenis_kelamin, p.no_hp, p.email)
    found += check_card_numbers(p._asdict(), p.status)
    for name in ("sk_cpns_tanggal", "sk_pns_tanggal"):
        day: dt.date | None = getattr(p, name)
        if day is not None and day > today:
            found.append(Problem("SK_FUTURE", name, {"tanggal": day}))
    yield from take(found, p.id)
    if p.unit_id is not None and p.unit_id in closed:
        values = {"raw": closed[p.unit_id]}
        yield Finding("UNIT_UNKNOWN", Severity.ERROR, p.id, field="unit_id", values=values)
