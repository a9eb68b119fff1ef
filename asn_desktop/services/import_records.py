"""Rows a list brings beside golongan, jabatan and pendidikan: decrees of KGB, training, contracts, an old number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from asn_desktop.rules.names import name_key
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services.import_known import Known
from asn_desktop.services.import_writes import Writes, fill
from asn_desktop.sheets import codes

_DAY = dt.timedelta(days=1)


def raises(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The decrees of a list for KGB as rows: SK lama, then SK baru; a decree without its TMT is no row."""
    rows = []
    for which in ("kgb_lama", "kgb_baru"):
        if values.get(f"{which}_tmt") is None:
            continue
        row = {
            "jenis": "berkala", "tmt": values[f"{which}_tmt"], "nomor_sk": values.get(f"{which}_nomor"),
            "tanggal_sk": values.get(f"{which}_tanggal"), "mkg_tahun": values.get(f"{which}_mk_tahun"),
            "mkg_bulan": values.get(f"{which}_mk_bulan"), "gaji_baru": values.get(f"{which}_gaji"),
        }  # fmt: skip
        if which == "kgb_baru":
            row |= {"golongan": values.get("golongan"), "gaji_lama": values.get("kgb_lama_gaji")}
        rows.append(row)
    return rows


def training(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The structural training a nominatif names."""
    if not values.get("diklat"):
        return None
    return {
        "nama": values["diklat"], "latihan": codes.training_code(values["diklat"]),
        "tahun": values.get("diklat_tahun"), "jam": values.get("diklat_jam"),
    }  # fmt: skip


def contract(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The work agreement of PPPK; without its first day there is no row."""
    if values.get("kontrak_mulai") is None or values.get("status") not in PPPK:
        return None
    return {
        "mulai": values["kontrak_mulai"], "sampai": values.get("kontrak_akhir"), "golongan": values.get("golongan"),
    }  # fmt: skip


def add_new(writes: Writes, values: Mapping[str, Any]) -> None:
    """The rows of somebody new."""
    for row in raises(values):
        writes.add("kgb", row)
    if learnt := training(values):
        writes.add("diklat", learnt)
    if agreed := contract(values):
        writes.add("kontrak", agreed)
        if agreed["sampai"]:
            writes.person["kontrak_tmt"] = agreed["mulai"]


def compare(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    """What the list says more or otherwise of somebody known."""
    _compare_raises(known, values, writes)
    _compare_training(known, values, writes)
    _compare_contract(known, values, writes)


def _compare_raises(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    for row in raises(values):
        which = "kgb_lama" if row["tmt"] == values.get("kgb_lama_tmt") else "kgb_baru"
        old = next((r for r in known.raises if r["tmt"] == row["tmt"] and r["jenis"] == row["jenis"]), None)
        shown = {"nomor_sk": f"{which}_nomor", "tanggal_sk": f"{which}_tanggal", "mkg_tahun": f"{which}_mk_tahun",
                 "mkg_bulan": f"{which}_mk_bulan", "gaji_baru": f"{which}_gaji"}  # fmt: skip
        if old is not None:
            fill(writes, "kgb", old, row, shown)
        else:
            writes.add("kgb", row)
            writes.told(f"{which}_tmt", None, row["tmt"])


def _compare_training(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    row = training(values)
    if row is None:
        return
    key = name_key(row["nama"])
    old = next((r for r in known.trainings if r["latihan"] and r["latihan"] == row["latihan"]), None) or next(
        (r for r in known.trainings if name_key(r["nama"]) == key), None
    )
    if old is not None:
        fill(writes, "diklat", old, row, {"tahun": "diklat_tahun", "jam": "diklat_jam"})
    else:
        writes.add("diklat", row)
        writes.told("diklat", None, row["nama"])


def _compare_contract(known: Known, values: Mapping[str, Any], writes: Writes) -> None:
    row = contract(values)
    if row is None:
        return
    old = next((r for r in known.contracts if r["mulai"] == row["mulai"]), None)
    if old is not None:
        fill(writes, "kontrak", old, row, {"sampai": "kontrak_akhir", "golongan": "golongan"})
        return
    writes.add("kontrak", row)
    writes.told("kontrak_mulai", known.person["kontrak_mulai"], row["mulai"])
    before = max((r for r in known.contracts if r["mulai"] < row["mulai"]), key=lambda r: r["mulai"], default=None)
    if before is not None and before["sampai"] is None:  # an open agreement ends where the next one begins
        writes.change("kontrak", {"id": before["id"], "sampai": row["mulai"] - _DAY})
    chain = known.person["kontrak_mulai"]
    if chain is not None and chain < row["mulai"]:
        writes.person["kontrak_tmt"] = row["mulai"]


def earlier_number(known: Known, new: str) -> dict[str, Any] | None:
    """The number somebody had until this list gave another one."""
    old = known.person["nip"]
    if not old or old == new:
        return None
    pppk = old[12:14] > "20"
    return {"nip": old, "jenis": "pppk" if pppk else "perbaikan"}
