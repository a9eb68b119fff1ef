"""What a row of riwayat KGB may say: its day, its service in golongan, its figures beside the salary table.

Source: PP 7/1977 art. 11-13 (KGB, deferral of at most a year), PP 5/2024 and Perpres 11/2024 (salary tables),
PermenPANRB 7/2023 (KGB of PPPK); employee data §9.
"""

from __future__ import annotations

from asn_desktop.problems import Problem
from asn_desktop.rules import career, checks, ranks, service
from asn_desktop.rules.rank_checks import counted_on
from asn_desktop.rules.record_facts import Facts, Row, decree, rank_on, warn

_LONGEST_DEFERRAL = 12  # months


def check_kgb(row: Row, facts: Facts) -> list[Problem]:
    """Every finding on a row of riwayat KGB (PP 7/1977)."""
    found = career.check_mkg(row.get("mkg_tahun"), row.get("mkg_bulan"))
    golongan, tmt = row.get("golongan"), row.get("tmt")
    if golongan and not ranks.is_golongan(golongan, facts.status):
        found.append(Problem("GOL_FORMAT", "golongan", {"raw": golongan, "status": facts.status}))
    found += checks.check_first_of_month(tmt, "tmt")
    found += decree(row, facts.today) + _money(row) + _deferral(row)
    if tmt is None:
        return found
    if facts.mulai is not None and tmt < facts.mulai:
        found.append(Problem("TMT_ORDER", "tmt", {"tmt": tmt, "mulai": facts.mulai}))
    if any(r["tmt"] == tmt and r["jenis"] == row["jenis"] for r in facts.of("kgb")):
        found.append(Problem("KGB_DUP", "tmt", {"tmt": tmt}))
    if row["jenis"] != "ditunda" and not any(p.blocks for p in found):
        found += _figures(row, facts)
    return found


def _money(row: Row) -> list[Problem]:
    """Basic salary is a positive amount of whole rupiah, and a step never lowers it (PP 7/1977)."""
    old, new = row.get("gaji_lama"), row.get("gaji_baru")
    found = [
        Problem("MONEY_NEGATIVE", name, {"raw": amount})
        for name, amount in (("gaji_lama", old), ("gaji_baru", new))
        if amount is not None and amount <= 0
    ]
    if not found and old is not None and new is not None and new < old:
        found.append(warn("KGB_PAY_LOWER", "gaji_baru", lama=old, baru=new))
    return found


def _deferral(row: Row) -> list[Problem]:
    """A deferral says until when, and lasts a year at most (PP 7/1977 art. 12)."""
    until, tmt = row.get("ditunda_sampai"), row.get("tmt")
    if row["jenis"] != "ditunda":
        return []
    if until is None:
        return [Problem("FIELD_EMPTY", "ditunda_sampai")]
    if tmt is not None and until < tmt:
        return [Problem("DATES_ORDER", "ditunda_sampai", {"mulai": tmt, "akhir": until})]
    if tmt is not None and service.months_between(tmt, until) > _LONGEST_DEFERRAL:
        return [warn("KGB_DEFERRAL_LONG", "ditunda_sampai", tmt=tmt, sampai=until)]
    return []


def _figures(row: Row, facts: Facts) -> list[Problem]:
    """Service and salary beside what the record and the table of that day say (PP 5/2024, Perpres 11/2024)."""
    held = rank_on(facts.of("golongan"), row["tmt"])
    golongan = row.get("golongan") or (held["golongan"] if held else None)
    if golongan is None or row.get("mkg_tahun") is None:
        return []
    found = []
    open_ = any(r["golongan"] == golongan and r["tmt"] is None for r in facts.of("golongan"))  # its TMT is the gap
    if held is not None and held["golongan"] != golongan and not open_:
        found.append(warn("KGB_RANK_DIFF", "golongan", golongan=golongan, riwayat=held["golongan"], tmt=held["tmt"]))
    elif held is not None and held["golongan"] == golongan and held.get("mkg_tahun") is not None:
        own = counted_on(held, golongan, row["tmt"], facts)
        stated = row["mkg_tahun"] * 12 + (row.get("mkg_bulan") or 0)
        if abs(stated - own) > 1:
            values = {"tahun": stated // 12, "bulan": stated % 12, "own_tahun": own // 12, "own_bulan": own % 12}
            found.append(warn("MKG_DIFF", "mkg_tahun", **values))
    found += checks.check_mkg(golongan, row["mkg_tahun"])
    due = facts.pay(golongan, row["mkg_tahun"], row["tmt"])
    if due is not None and row.get("gaji_baru") is not None and row["gaji_baru"] != due:
        values = {"gaji": row["gaji_baru"], "tabel": due, "golongan": golongan, "tahun": row["mkg_tahun"]}
        found.append(warn("GAJI_DIFF", "gaji_baru", **values))
    return found
