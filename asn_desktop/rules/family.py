"""What rows about the family may say: births, marriages and deaths in an order that can be.

Source: UU 1/1974 jo. UU 16/2019 (marriage), PP 7/1977 art. 16 (who counts for the allowance); employee data §9.1.
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules import identity, service
from asn_desktop.rules.digits import only_digits
from asn_desktop.rules.identity import PersonFacts
from asn_desktop.rules.names import name_key
from asn_desktop.rules.record_facts import Facts, Row, warn

_PARENT_AGE = 10  # youngest age at which somebody can have become a parent
_MARRIED_AGE = 15  # below this a marriage is most likely a slip of the pen; the law asks 19 since 2019


def _birth(row: Row, facts: Facts) -> list[Problem]:
    born = row.get("tanggal_lahir")
    if born is None:
        return []
    if born > facts.today:
        return [Problem("DOB_FUTURE", "tanggal_lahir", {"tanggal": born})]
    if born.year < 1850:
        return [Problem("DATE_INVALID", "tanggal_lahir", {"raw": born.isoformat()})]
    return []


def _nik(row: Row, facts: Facts) -> list[Problem]:
    """A relative's NIK has the form of one, and is not the person's own (PP 40/2019)."""
    digits = row.get("nik")
    if not digits:
        return []
    found = identity.check_nik(digits, PersonFacts(row.get("tanggal_lahir"), row.get("jenis_kelamin")))
    if digits == facts.nik:
        found.append(Problem("FAMILY_NIK_OWN", "nik"))
    elif any(o.get("nik") == digits for kind in ("pasangan", "anak") for o in facts.of(kind)):
        found.append(Problem("FAMILY_NIK_TWICE", "nik"))
    return found


def _death(row: Row, name: str, facts: Facts) -> list[Problem]:
    day, born = row.get(name), row.get("tanggal_lahir")
    if day is None:
        return []
    if day > facts.today:
        return [Problem("DATE_AHEAD", name, {"tanggal": day})]
    if born is not None and day < born:
        return [Problem("DATES_ORDER", name, {"mulai": born, "akhir": day})]
    return []


def _allowance(row: Row, *, may: bool) -> list[Problem]:
    first, last = row.get("tunjangan_mulai"), row.get("tunjangan_sampai")
    found = []
    if first is not None and last is not None and last < first:
        found.append(Problem("DATES_ORDER", "tunjangan_sampai", {"mulai": first, "akhir": last}))
    if row.get("tunjangan") and not may:
        found.append(warn("ALLOWANCE_ENDED", "tunjangan", nama=row["nama"]))
    return found


def check_pasangan(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a spouse: not the person, married after both were born, one at a time (UU 1/1974)."""
    found = _birth(row, facts) + _nik(row, facts)
    if _is_self(row, facts):
        found.append(Problem("FAMILY_SELF", "nama", {"nama": row["nama"]}))
    wed, over, born = row.get("tanggal_nikah"), row.get("tanggal_akhir"), row.get("tanggal_lahir")
    if wed is not None and wed > facts.today:
        found.append(Problem("DATE_AHEAD", "tanggal_nikah", {"tanggal": wed}))
    elif wed is not None:
        found += _wed(wed, [facts.tanggal_lahir, *([born] if born else [])])
    if over is not None and over > facts.today:
        found.append(Problem("DATE_AHEAD", "tanggal_akhir", {"tanggal": over}))
    if over is not None and wed is not None and over < wed:
        found.append(Problem("DATES_ORDER", "tanggal_akhir", {"mulai": wed, "akhir": over}))
    if row.get("status") != "menikah" and over is None:
        found.append(warn("MARRIAGE_END_EMPTY", "tanggal_akhir"))
    others = [o for o in facts.of("pasangan") if o["status"] == "menikah"]
    if row.get("status") == "menikah" and others:
        found.append(warn("SPOUSE_TWO", "status", nama=others[0]["nama"]))
    if row.get("jenis_kelamin") and row["jenis_kelamin"] == facts.jenis_kelamin:
        found.append(Problem("SPOUSE_SEX", "jenis_kelamin"))
    if row.get("nip") and (len(row["nip"]) != 18 or not only_digits(row["nip"])):
        found.append(Problem("NIP_LENGTH", "nip", {"raw": row["nip"], "length": len(row["nip"])}))
    return found + _allowance(row, may=row.get("status") == "menikah")


def _wed(wed: dt.date, births: list[dt.date]) -> list[Problem]:
    youngest = max(births)
    if wed < youngest:
        return [Problem("FAMILY_MARRIAGE_EARLY", "tanggal_nikah", {"tanggal": wed, "lahir": youngest})]
    age = service.age(youngest, wed)
    return [warn("MARRIAGE_YOUNG", "tanggal_nikah", age=age)] if age < _MARRIED_AGE else []


def _is_self(row: Row, facts: Facts) -> bool:
    """The same NIP, the same NIK, or the same name with the same birth date."""
    if (row.get("nip") and row["nip"] == facts.nip) or (row.get("nik") and row["nik"] == facts.nik):
        return True
    return name_key(row["nama"]) == name_key(facts.nama) and row.get("tanggal_lahir") == facts.tanggal_lahir


def check_anak(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a child: born when its parents could be parents (employee data §9.1), a death after its birth.

    A stepchild or an adopted child may have been born at any time after its parent of the record was born.
    """
    found = _birth(row, facts) + _nik(row, facts) + _death(row, "meninggal", facts)
    born = row.get("tanggal_lahir")
    if born is not None and not found:
        age = service.age(facts.tanggal_lahir, born) if born >= facts.tanggal_lahir else -1
        if age < (_PARENT_AGE if row.get("jenis") == "kandung" else 0):
            found.append(Problem("FAMILY_CHILD_EARLY", "tanggal_lahir", {"tanggal": born, "age": max(age, 0)}))
        if any(name_key(o["nama"]) == name_key(row["nama"]) and o.get("tanggal_lahir") == born
               for o in facts.of("anak")):  # fmt: skip
            found.append(Problem("CHILD_TWICE", "nama", {"nama": row["nama"]}))
    alive = row.get("meninggal") is None and not row.get("menikah") and not row.get("bekerja")
    return found + _allowance(row, may=alive)


def check_orang_tua(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a parent: old enough when the person was born, one of each kind (employee data §9.1)."""
    found = _birth(row, facts) + _death(row, "meninggal", facts)
    born = row.get("tanggal_lahir")
    own = row.get("hubungan") in ("ayah", "ibu")
    if own and born is not None and not found and service.age(born, facts.tanggal_lahir) < _PARENT_AGE:
        age = max(0, service.age(born, facts.tanggal_lahir))
        found.append(Problem("FAMILY_PARENT_YOUNG", "tanggal_lahir", {"tanggal": born, "age": age}))
    if own and any(o["hubungan"] == row["hubungan"] for o in facts.of("orang_tua")):
        found.append(Problem("PARENT_TWICE", "hubungan"))
    return found
