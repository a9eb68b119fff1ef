"""What rows may say that change how a person stands: contracts, discipline, CLTN, PMK, moves, leaving, old numbers.

Source: PP 49/2018 and KepmenPANRB 16/2025 (contracts), PP 94/2021 (discipline), PP 11/2017 (CLTN, PMK, pemberhentian),
UU 20/2023 art. 52-55; employee data §9.
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules import checks, ranks, service
from asn_desktop.rules.digits import only_digits
from asn_desktop.rules.record_facts import Facts, Row, decree, same_span, warn
from asn_desktop.rules.statuses import PPPK

_AWAY = frozenset(("02", "13"))  # kedudukan hukum: CLTN and its extension
_LEAVE = frozenset(("1", "5"))  # jenis of cltn.csv that are unpaid leave
_PRIVATE_MOST = 8 * 12  # months a decree can grant for private service
_BY_AGE, _DEATH = "1", frozenset(("2", "6"))  # jenis_pemberhentian


def _before_start(row: Row, name: str, facts: Facts) -> list[Problem]:
    day = row.get(name)
    if day is None or facts.mulai is None or day >= facts.mulai:
        return []
    return [Problem("TMT_ORDER", name, {"tmt": day, "mulai": facts.mulai})]


def check_kontrak(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a work agreement: order, overlap, age, pension, wage (PP 49/2018 art. 37; KepmenPANRB 16/2025)."""
    first, last = row["mulai"], row.get("sampai")
    found = decree(row, facts.today)
    if last is not None and last < first:
        return [*found, Problem("CONTRACT", "sampai", {"mulai": first, "akhir": last})]
    if service.age(facts.tanggal_lahir, first) < 18:
        values = {"tmt": first, "age": service.age(facts.tanggal_lahir, first)}
        found.append(Problem("TMT_BEFORE_18", "mulai", values))
    for other in facts.of("kontrak"):
        if first <= (other.get("sampai") or dt.date.max) and other["mulai"] <= (last or dt.date.max):
            values = {"mulai": other["mulai"], "akhir": other.get("sampai")}
            found.append(Problem("CONTRACT_OVERLAP", "mulai", values))
            break
    if facts.pensiun is not None and (last or first) >= facts.pensiun:
        found.append(warn("CONTRACT_AFTER_BUP", "sampai", akhir=last or first, pensiun=facts.pensiun))
    golongan, status = row.get("golongan"), facts.status if facts.status in PPPK else "PPPK"
    if golongan and not ranks.is_golongan(golongan, status):
        found.append(Problem("GOL_FORMAT", "golongan", {"raw": golongan, "status": status}))
    if row.get("upah") is not None and row["upah"] <= 0:
        found.append(Problem("MONEY_NEGATIVE", "upah", {"raw": row["upah"]}))
    return found


def check_hukdis(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a punishment: days, level of its kind, golongan after it (PP 94/2021)."""
    found = decree(row, facts.today) + same_span(row, "mulai", "sampai") + _before_start(row, "mulai", facts)
    level = facts.levels.get(row["jenis"])
    if level is not None and row.get("tingkat") and level != row["tingkat"]:
        found.append(warn("HUKDIS_LEVEL", "tingkat", tingkat=level))
    golongan = row.get("golongan")
    if golongan and not ranks.is_golongan(golongan, facts.status):
        found.append(Problem("GOL_FORMAT", "golongan", {"raw": golongan, "status": facts.status}))
    first, last = row.get("mulai"), row.get("sampai")
    if first is not None and first <= facts.today and last is not None and last >= facts.today:
        found.append(warn("HUKDIS_RUNNING", "sampai", sampai=last))
    return found


def check_cltn(row: Row, facts: Facts) -> list[Problem]:
    """Findings on CLTN and tugas belajar: days, overlap, a leave past its end, kedudukan hukum (PP 11/2017)."""
    found = decree(row, facts.today) + same_span(row, "mulai", "sampai") + _before_start(row, "mulai", facts)
    found += same_span(row, "mulai", "aktif_kembali")
    first, last, back = row["mulai"], row.get("sampai"), row.get("aktif_kembali")
    if row["jenis"] not in _LEAVE or any(p.blocks for p in found):
        return found
    for other in facts.of("cltn"):
        until = other.get("aktif_kembali") or other.get("sampai") or dt.date.max
        if other["jenis"] in _LEAVE and first < until and other["mulai"] < (back or last or dt.date.max):
            found.append(warn("CLTN_OVERLAP", "mulai", mulai=other["mulai"], akhir=other.get("sampai")))
            break
    over = back is not None and back <= facts.today
    running = first <= facts.today and not over
    if running and last is not None and last < facts.today:
        found.append(warn("CLTN_EXPIRED", "sampai", sampai=last))
    if running != (facts.kedudukan in _AWAY) and (running or not _still_away(facts)):
        found.append(warn("CLTN_STANDING" if running else "CLTN_RETURNED", "mulai"))
    return found


def _still_away(facts: Facts) -> bool:
    """Another leave that runs today keeps the kedudukan hukum as it is."""
    begun = [o for o in facts.of("cltn") if o["jenis"] in _LEAVE and o["mulai"] <= facts.today]
    return any((o.get("aktif_kembali") or dt.date.max) > facts.today for o in begun)


def check_pmk(row: Row, facts: Facts) -> list[Problem]:
    """Findings on recognised service: private service counts half and eight years at most (PP 11/2017)."""
    found = decree(row, facts.today) + same_span(row, "mulai", "sampai")
    found += checks.check_first_of_month(row["tmt"], "tmt") + _before_start(row, "tmt", facts)
    months = (row.get("tahun") or 0) * 12 + (row.get("bulan") or 0)
    if months == 0:
        found.append(Problem("PMK_NOTHING", "tahun"))
    if row.get("jenis") == "swasta" and months > _PRIVATE_MOST:
        found.append(warn("PMK_PRIVATE", "tahun", tahun=_PRIVATE_MOST // 12))
    if row.get("mulai") and row.get("sampai"):
        worked = service.months_between(row["mulai"], row["sampai"]) + 1
        if months > worked:
            found.append(warn("PMK_TOO_MUCH", "tahun", diakui=months, bekerja=worked))
    return found


def check_pindah(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a move: who moved out and is still counted as working here is told (PP 11/2017)."""
    found = decree(row, facts.today)
    if row["jenis"] == "keluar" and row["tmt"] is not None and row["tmt"] <= facts.today and facts.berakhir is None:
        found.append(warn("MOVED_STILL_ACTIVE", "tmt", tmt=row["tmt"]))
    return found


def check_pemberhentian(row: Row, facts: Facts) -> list[Problem]:
    """Findings on the end of service: pension begins on the first of a month; a death has its day (UU 20/2023 art. 52).

    Somebody leaves once: a second living row is refused.
    """
    found = decree(row, facts.today) + _before_start(row, "tmt", facts)
    if row["jenis"] == _BY_AGE:
        found += checks.check_first_of_month(row["tmt"], "tmt")
        if facts.pensiun is not None and row["tmt"] is not None and row["tmt"] != facts.pensiun:
            found.append(warn("PENSION_DIFF", "tmt", tmt=row["tmt"], pensiun=facts.pensiun))
    died = row.get("tanggal_meninggal")
    if row["jenis"] in _DEATH and died is None:
        found.append(Problem("FIELD_EMPTY", "tanggal_meninggal"))
    if died is not None and died > facts.today:
        found.append(Problem("DATE_AHEAD", "tanggal_meninggal", {"tanggal": died}))
    if died is not None and row["tmt"] is not None and row["tmt"] < died:
        found.append(Problem("DATES_ORDER", "tmt", {"mulai": died, "akhir": row["tmt"]}))
    for other in facts.of("pemberhentian"):
        found.append(Problem("END_TWICE", "tmt", {"tanggal": other["tmt"]}))
    return found


def check_active(kedudukan_aktif: bool, ended: dt.date | None, died: dt.date | None, today: dt.date) -> list[Problem]:
    """Nobody is active after death or after the day of pension (employee data §9.1; UU 20/2023 art. 52).

    `ended` is the TMT of a pemberhentian, `died` the day of death; either may be None.
    """
    day = min((d for d in (ended, died) if d is not None), default=None)
    if not kedudukan_aktif or day is None or day > today:
        return []
    return [Problem("DEAD_ACTIVE", "kedudukan", {"tanggal": day})]


def check_nip_alias(row: Row, facts: Facts) -> list[Problem]:
    """Findings on an old number: nine digits before 2007, else eighteen (Perka BKN 22/2007); never the present one."""
    digits = row["nip"] or ""
    length = 9 if row["jenis"] == "lama" else 18
    found = []
    if not only_digits(digits) or len(digits) != length:
        found.append(Problem("ALIAS_LENGTH", "nip", {"raw": digits, "panjang": length}))
    elif digits == facts.nip:
        found.append(Problem("ALIAS_SAME", "nip"))
    elif any(o["nip"] == digits for o in facts.of("nip_alias")):
        found.append(Problem("ALIAS_TWICE", "nip", {"raw": digits}))
    return found
