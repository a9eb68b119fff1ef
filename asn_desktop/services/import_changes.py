"""What a row would write for one person: field by field against the record, history row against history row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from asn_desktop.rules import service
from asn_desktop.rules.names import name_key
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import import_records
from asn_desktop.services.import_known import PERSON, SIASN, Known
from asn_desktop.services.import_units import UnitRef
from asn_desktop.services.import_writes import Writes, fill, same

FIRST_RANK = "211"  # jenis KP: golongan at appointment (jenis_kp.csv)


def for_new(values: Mapping[str, Any], unit: UnitRef, as_of: dt.date) -> Writes:
    """Everything of a person who is not in the store yet."""
    writes = Writes(unit=unit)
    writes.person = {column: values[name] for name, column in PERSON.items() if values.get(name) is not None}
    if "mks_tahun" in writes.person:
        writes.person["mks_per"] = as_of
    writes.person["guru"] = (values.get("jabatan") or "").casefold().startswith(("guru", "dosen"))
    for row in _ranks(values):
        writes.add("golongan", row)
    if post := _post(values):
        writes.add("jabatan", post)
    if school := _school(values):
        writes.add("pendidikan", school)
    if handed := _handed_back(values):
        writes.person["siasn"] = handed
    import_records.add_new(writes, values)
    return writes


def for_known(known: Known, values: Mapping[str, Any], derived: set[str], unit: UnitRef, as_of: dt.date) -> Writes:
    """Only what differs. What was taken from the NIP fills gaps and never overrides; an empty cell erases nothing."""
    writes = Writes()
    for name, column in PERSON.items():
        new, old = values.get(name), known.person[column]
        if new is None or (name in derived and old is not None) or same(name, old, new):
            continue
        if name in ("mks_tahun", "mks_bulan") and not _service_differs(known, values, as_of):
            continue
        if name == "kontrak_mulai" and old is not None and old < new:
            continue  # a later agreement of the same chain: its row says so
        writes.person[column] = new
        writes.told(name, old, new)
    if {"mks_tahun", "mks_bulan"} & writes.person.keys():
        writes.person["mks_per"] = as_of
    if unit is not None and unit != known.person["unit_id"]:
        writes.unit = unit
    _compare_ranks(known, values, writes)
    _compare_posts(known, values, writes)
    _compare_schools(known, values, writes)
    import_records.compare(known, values, writes)
    _compare_handed_back(known, values, writes)
    return writes


def _handed_back(values: Mapping[str, Any]) -> dict[str, Any]:
    """Ids and names of SIASN kept only so that a file can be written back whole."""
    return {key: values[name] for name, key in SIASN.items() if values.get(name) is not None}


def _compare_handed_back(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    kept = known.person["siasn"] or {}
    new = {key: value for key, value in _handed_back(values).items() if kept.get(key) != value}
    if new:
        writes.person["siasn"] = {**kept, **new}
        for name, key in SIASN.items():
            if key in new:
                writes.told(name, kept.get(key), new[key])


def _service_differs(known: Known, values: Mapping[str, Any], as_of: dt.date) -> bool:
    """Stated service grows by itself: only a figure that months passed cannot explain is a change."""
    person = known.person
    if person["mks_tahun"] is None or person["mks_per"] is None:
        return True
    passed = service.months_between(person["mks_per"], as_of)
    expected = person["mks_tahun"] * 12 + (person["mks_bulan"] or 0) + passed
    stated = values["mks_tahun"] * 12 + (values.get("mks_bulan") or 0)
    return bool(abs(stated - expected) > 1)


def _ranks(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The present golongan, and the golongan at appointment where the file has both."""
    rows = []
    pppk = values.get("status") in PPPK
    first, start = values.get("golongan_awal"), values.get("kontrak_mulai" if pppk else "tmt_cpns")
    kind = {} if pppk else {"jenis_kp": FIRST_RANK}
    now, tmt = values.get("golongan"), values.get("tmt_golongan")
    decree = {"nomor_sk": values.get("sk_cpns_nomor"), "tanggal_sk": values.get("sk_cpns_tanggal")}
    if first and first != now:
        rows.append({"golongan": first, "tmt": start, **kind, **decree})
    if now or tmt:
        row = {"golongan": now, "tmt": tmt, "mkg_tahun": values.get("mkg_tahun"), "mkg_bulan": values.get("mkg_bulan")}
        rows.append(row | ({**kind, **decree} if first == now and tmt and tmt == start else {}))
    return rows


def _post(values: Mapping[str, Any]) -> dict[str, Any] | None:
    if not values.get("jabatan"):
        return None
    return {
        "nama": values["jabatan"], "jenis": values.get("jenis_jabatan") or "4", "eselon": values.get("eselon"),
        "jenjang": values.get("jenjang_jf"), "penugasan": values.get("penugasan") or "D",
        "tmt": values.get("tmt_jabatan"), "tmt_pelantikan": values.get("tmt_pelantikan"),
        "jabatan_id": values.get("jabatan_id"), "kelas": values.get("kelas_jabatan"),
    }  # fmt: skip


def _school(values: Mapping[str, Any]) -> dict[str, Any] | None:
    if not values.get("pendidikan_tingkat"):
        return None
    return {
        "tingkat": values["pendidikan_tingkat"], "nama": values.get("pendidikan_nama"),
        "sekolah": values.get("nama_sekolah"), "tahun_lulus": values.get("tahun_lulus"),
        "pendidikan_id": values.get("pendidikan_id"),
    }  # fmt: skip


def _latest(rows: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return max(rows, key=lambda row: row["tmt"] or dt.date.min, default=None)


def _compare_ranks(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    shown = {"tmt": "tmt_golongan", "mkg_tahun": "mkg_tahun", "mkg_bulan": "mkg_bulan"}
    for new in _ranks(values):
        fits = [r for r in known.ranks if r["golongan"] == new["golongan"] or (r["tmt"] and r["tmt"] == new["tmt"])]
        exact = [r for r in fits if r["golongan"] == new["golongan"] and r["tmt"] == new["tmt"]]
        ordered = exact or [r for r in fits if r["golongan"] == new["golongan"]] or fits
        old = ordered[0] if ordered else None
        if old is None:
            if new["golongan"] is None and known.ranks:
                continue
            latest = _latest(known.ranks)
            writes.add("golongan", new)
            writes.told("golongan", latest["golongan"] if latest else None, new["golongan"])
            writes.told("tmt_golongan", latest["tmt"] if latest else None, new["tmt"])
        elif new.get("jenis_kp") != FIRST_RANK or old["tmt"] is None:
            fill(writes, "golongan", old, new, {"golongan": "golongan", **shown})


def _compare_posts(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    new = _post(values)
    if new is None:
        return
    shown = {"tmt": "tmt_jabatan", "eselon": "eselon", "jenjang": "jenjang_jf", "tmt_pelantikan": "tmt_pelantikan",
             "jabatan_id": "jabatan_id"}  # fmt: skip
    key, kind = name_key(new["nama"]), new["penugasan"]
    same = [r for r in known.posts if name_key(r["nama"]) == key and r["penugasan"] == kind]
    exact = [r for r in same if r["tmt"] == new["tmt"]]
    if exact or same:
        fill(writes, "jabatan", (exact or same)[0], new, shown)
        return
    before = _latest([r for r in known.posts if r["penugasan"] == "D"])
    writes.add("jabatan", new)
    writes.told("jabatan", before["nama"] if before else None, new["nama"])
    writes.told("tmt_jabatan", before["tmt"] if before else None, new["tmt"])
    ends = new["tmt"] and new["penugasan"] == "D" and before and before["sampai"] is None
    if before and ends and (before["tmt"] or dt.date.min) < new["tmt"]:
        writes.change("jabatan", {"id": before["id"], "sampai": new["tmt"] - dt.timedelta(days=1)})


def _compare_schools(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    new = _school(values)
    if new is None:
        return
    level = [r for r in known.schools if r["tingkat"] == new["tingkat"]]
    fits = [
        r for r in level
        if None in (r["tahun_lulus"], new["tahun_lulus"]) or r["tahun_lulus"] == new["tahun_lulus"]
    ] or [r for r in level if r["nama"] and new["nama"] and same("nama", r["nama"], new["nama"])]  # fmt: skip
    if fits:
        shown = {"nama": "pendidikan_nama", "sekolah": "nama_sekolah", "tahun_lulus": "tahun_lulus",
                 "pendidikan_id": "pendidikan_id"}  # fmt: skip
        fill(writes, "pendidikan", fits[0], new, shown)
        return
    top = max(known.schools, key=lambda row: row["tingkat"], default=None)
    writes.add("pendidikan", new)
    writes.told("pendidikan_tingkat", top["tingkat"] if top else None, new["tingkat"])
