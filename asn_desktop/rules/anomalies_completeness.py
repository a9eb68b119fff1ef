"""Completeness: fields of data utama that are empty or malformed though every civil servant has them.

Source: Indeks Kualitas Data of BKN, dimension completeness (employee data §9.3); minimum of employee data §5.
"""

from __future__ import annotations

from collections.abc import Iterator

from asn_desktop.rules.anomalies import Finding, warn
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.statuses import must_have

_TITLED = "30"  # from D-III on a diploma carries a title


def check(record: Record) -> Iterator[Finding]:
    """Everything a complete record has and this one lacks (employee data §9.3, completeness)."""
    p = record.person
    if not p.nik:
        yield warn("NIK_EMPTY", p.id, "nik")
    if not p.email:
        yield warn("EMAIL_EMPTY", p.id, "email")
    if not p.no_hp:
        yield warn("PHONE_EMPTY", p.id, "no_hp")
    if p.unit_id is None:
        yield warn("UNIT_EMPTY", p.id, "unit_id")
    yield from _dates(record)
    yield from _histories(record)
    yield from _rows(record)


def _dates(record: Record) -> Iterator[Finding]:
    p = record.person
    if must_have(p.status, "kontrak_akhir") and p.kontrak_akhir is None and not record.of("kontrak"):
        yield warn("CONTRACT_EMPTY", p.id, "kontrak_akhir")
    if must_have(p.status, "tmt_cpns") and p.tmt_cpns is None:
        yield warn("TMT_CPNS_EMPTY", p.id, "tmt_cpns")
    if must_have(p.status, "tmt_pns") and p.tmt_pns is None:
        yield warn("TMT_PNS_EMPTY", p.id, "tmt_pns")


def _histories(record: Record) -> Iterator[Finding]:
    """Rank, post and schooling."""
    p = record.person
    if must_have(p.status, "golongan") and not any(row["golongan"] for row in record.of("golongan")):
        yield warn("GOLONGAN_EMPTY", p.id, "golongan", table="golongan")
    if not record.of("jabatan"):
        yield warn("JABATAN_EMPTY", p.id, "nama", table="jabatan")
    if not record.of("pendidikan"):
        yield warn("PENDIDIKAN_EMPTY", p.id, "tingkat", table="pendidikan")
    elif not (p.gelar_depan or p.gelar_belakang) and any(row["tingkat"] >= _TITLED for row in record.of("pendidikan")):
        yield warn("GELAR_EMPTY", p.id, "gelar_belakang")


def _rows(record: Record) -> Iterator[Finding]:
    """Rows of riwayat golongan of which a list gave only a part."""
    for row in record.of("golongan"):
        if not row["golongan"]:
            yield warn("FIELD_EMPTY", record.person.id, "golongan", table="golongan", row_id=row["id"])
