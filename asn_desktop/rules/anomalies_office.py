"""Findings that only the whole office shows: numbers, names, posts and decrees that two people share.

Source: Perka BKN 22/2007 (a NIP is one person's), PP 40/2019 (NIK), PP 11/2017 (one holder of a structural post);
employee data §9.1, §9.2 and §9.3.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from asn_desktop.problems import Severity
from asn_desktop.rules import people
from asn_desktop.rules.anomalies import Finding, warn
from asn_desktop.rules.anomalies_rows import Person, Record, Row
from asn_desktop.rules.bezetting import post_key
from asn_desktop.rules.names import name_key

_DECREED = ("golongan", "jabatan", "kgb", "kontrak", "pmk", "pindah", "pemberhentian")
_LEAST_NUMBER = 5  # shorter than this a decree's number is a filler such as "-" or "ada"


def check(records: Sequence[Record], today: dt.date) -> Iterator[Finding]:
    """Doubles of NIP, NIK, name with birth date, structural post and decree number (employee data §9.1 to §9.3)."""
    folk = [record.person for record in records]
    yield from _numbers(folk, "nip", "NIP_DUPLICATE")
    yield from _numbers(folk, "nik", "NIK_DUPLICATE")
    yield from _same_people(folk)
    yield from _holders(records, today)
    for kind in _DECREED:
        yield from _decrees(records, kind)


def _groups(things: Iterable[Any], key: Callable[[Any], Hashable]) -> Iterator[list[Any]]:
    """Lists of two or more things of one key; a key None or "" groups nothing."""
    found: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for thing in things:
        value = key(thing)
        if value:
            found[value].append(thing)
    return (group for group in found.values() if len(group) > 1)


def _numbers(folk: Sequence[Person], name: str, code: str) -> Iterator[Finding]:
    for group in _groups(folk, lambda p: getattr(p, name)):
        for one in group:
            other = next(p for p in group if p is not one)
            values = {"nama": other.nama, "id": str(other.id)}
            yield Finding(code, Severity.ERROR, one.id, field=name, values=values)


def _same_people(folk: Sequence[Person]) -> Iterator[Finding]:
    """Two living records with one name and birth date may be one person entered twice (employee data §9.2)."""
    for same_day in _groups(folk, lambda p: p.tanggal_lahir):
        for group in _groups(same_day, lambda p: name_key(p.nama)):
            for one in group:
                other = next(p for p in group if p is not one)
                values = {"nama": other.nama, "nip": other.nip or ""}
                yield warn("SAME_NAME_DOB", one.id, "nama", values)


def _holders(records: Sequence[Record], today: dt.date) -> Iterator[Finding]:
    """Two definitive holders of one structural post, told at both: either may be the one to end (PP 11/2017)."""
    held: list[tuple[Any, Person, Row]] = []
    for record in records:
        row = main_post(record, today)
        if row is not None and row["jenis"] == "1":
            held.append(((row["unit_id"] or record.person.unit_id, post_key(row["nama"])), record.person, row))
    for group in _groups(held, lambda one: one[0]):
        group.sort(key=lambda one: (one[2]["tmt"] or dt.date.min, str(one[1].id)))
        told = [_holder(person, row, group[0 if place else 1][1]) for place, (_, person, row) in enumerate(group)]
        yield replace(told[0], twin=told[1])
        yield from (replace(one, twin=told[0]) for one in told[1:])


def _holder(person: Person, row: Row, other: Person) -> Finding:
    values = {"nama": other.nama, "jabatan": row["nama"].strip()}
    return Finding("JAB_DOUBLE_HOLDER", Severity.REASON, person.id, "jabatan", row["id"], "nama", values)


def main_post(record: Record, today: dt.date) -> Row | None:
    """The definitive post held on a day (PP 11/2017; Plt., Plh., Pj. and TT never count)."""
    best: Row | None = None
    for row in record.of("jabatan"):
        day = row["tmt"]
        if row["penugasan"] != people.MAIN_POST or (day is not None and day > today):
            continue
        if row["sampai"] is not None and row["sampai"] < today:
            continue
        if best is None or (day or dt.date.min) >= (best["tmt"] or dt.date.min):
            best = row
    return best


def _decrees(records: Sequence[Record], kind: str) -> Iterator[Finding]:
    """One number, other dates on other people; told at the rows that differ from most (employee data §9.2)."""
    rows = [(record.person, row) for record in records for row in record.of(kind)]
    dated = [one for one in rows if one[1]["tanggal_sk"] is not None]
    for group in _groups(dated, lambda one: _number(one[1]["nomor_sk"])):
        days = Counter(row["tanggal_sk"] for _, row in group)
        if len(days) < 2 or len({person.id for person, _ in group}) < 2:
            continue
        (usual, most), *others = days.most_common()
        tied = any(count == most for _, count in others)
        for person, row in group:
            if row["tanggal_sk"] == usual and not tied:
                continue
            other, its = next(one for one in group if one[1]["tanggal_sk"] != row["tanggal_sk"])
            values = {"nomor": row["nomor_sk"], "nama": other.nama, "tanggal": its["tanggal_sk"]}
            yield warn("SK_REPEATED", person.id, "nomor_sk", values, table=kind, row_id=row["id"])


def _number(text: str | None) -> str:
    """A decree's number for comparing; "" for a filler without figures."""
    plain = "".join((text or "").casefold().split())
    return plain if len(plain) >= _LEAST_NUMBER and any(sign.isdigit() for sign in plain) else ""
