"""A person's row to typed values and findings: what refuses the row, what only a field, what only warns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import checks, identity, names, ranks, unit_names, values
from asn_desktop.sheets import career_columns, codes
from asn_desktop.sheets.cells import PARSERS, Reading, blank
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.person_row import KEY_FIELDS, PersonRow
from asn_desktop.sheets.reader import Cell
from asn_desktop.sheets.rows import LEADERS, RawRow
from asn_desktop.sheets.sense import Sense

__all__ = ["KEY_FIELDS", "PersonRow", "read_people", "read_person", "service_span"]

_QUIET = frozenset(("DATE_EMPTY",))
_OWN = frozenset(  # differ from person to person: remembering what was read gains nothing
    ("nip", "nik", "npwp", "nama", "siasn_pns_id", "no_hp", "email", "email_dinas", "bpjs", "alamat", "sk_cpns_nomor",
     "sk_pns_nomor", "kartu_asn", "kgb_lama_nomor", "kgb_baru_nomor"),
)  # fmt: skip
Memory = dict[str, dict[str, tuple[bool, Any]]]  # field -> written text -> (read, value or problems)


def read_people(rows: Iterable[RawRow], reading: Reading, sense: Sense) -> list[PersonRow]:
    """Every row read and checked; the order of the file is kept."""
    memory: Memory = {name: {} for name in PARSERS if name not in _OWN}
    return [read_person(row, reading, sense, memory) for row in rows]


def read_person(row: RawRow, reading: Reading, sense: Sense, memory: Memory | None = None) -> PersonRow:
    """One row: parse the cells, take what the NIP says, then compare the fields with each other.

    `memory` keeps what a written text of a column was read as: a list says the same few words again and again.
    """
    person = PersonRow(row.number, {}, set(), row.cells)
    for name, cell in row.cells.items():
        known = memory.get(name) if memory is not None and type(cell) is str else None
        if known is None:
            done = _cell(name, cell, reading)
        elif (kept := known.get(cell)) is not None:  # type: ignore[arg-type]
            done = kept
        else:
            done = known[cell] = _cell(name, cell, reading)  # type: ignore[index]
        if done[0]:
            person.values[name] = done[1]
        elif done[1]:
            person.problems += done[1]
    _name(person)
    _birthplace(person, reading)
    _status(person)
    nip = _identity(person, sense.today)
    career_columns.contract(person)
    _golongan(person, reading)
    _service_columns(person, sense)
    _post(person)
    _schooling(person)
    _unit(person, row.group, sense)
    _cross_checks(person, sense, nip)
    career_columns.decrees(person, sense.today)
    return person


def _cell(name: str, cell: Cell, reading: Reading) -> tuple[bool, Any]:
    """(True, value) of a cell, or (False, findings); nothing written is no finding."""
    parser = PARSERS.get(name)
    if parser is None or blank(cell):
        return False, ()
    try:
        return True, parser(name, cell, reading)
    except Refused as refusal:
        return False, [p for p in refusal.problems if p.code not in _QUIET]


def _name(person: PersonRow) -> None:
    raw = person.values.get("nama")
    if not raw:
        person.problems.append(Problem("NAMA_EMPTY", "nama"))
        return
    found = names.split_name(raw)
    person.values["nama"] = found.nama
    for key, title in (("gelar_depan", found.gelar_depan), ("gelar_belakang", found.gelar_belakang)):
        if title and not person.values.get(key):
            person.values[key] = title
    if found.unsure:
        person.problems.append(Problem("DR_AMBIGUOUS", "gelar_depan", {"raw": raw}, Severity.WARNING))


def _birthplace(person: PersonRow, reading: Reading) -> None:
    """``Semarang, 31-12-1985``: cut at the last comma or slash before the first digit."""
    raw = person.values.pop("ttl", None)
    if not raw:
        return
    first = next((n for n, ch in enumerate(raw) if ch.isdigit()), len(raw))
    cut = max(raw.rfind(",", 0, first), raw.rfind("/", 0, first))
    place, day = (raw[:cut].strip(), raw[cut + 1 :].strip()) if cut >= 0 else (raw[:first].strip(), raw[first:])
    if place:
        person.values.setdefault("tempat_lahir", place)
    if day and "tanggal_lahir" not in person.values:
        try:
            person.values["tanggal_lahir"] = PARSERS["tanggal_lahir"]("tanggal_lahir", day, reading)
        except Refused as refusal:
            person.problems += [p for p in refusal.problems if p.code not in _QUIET]


def _status(person: PersonRow) -> None:
    """The status; SIASN marks PPPK by kedudukan hukum 71 or 72 beside a P (status_kepegawaian.csv).

    That mark cannot tell PPPK paruh waktu, so it never overrides what is known of somebody.
    """
    found = person.values
    status = found.pop("status_kepegawaian", None)
    part_time = "PARUH" in (found.pop("kedudukan_nama", None) or "").upper()
    if part_time:
        found["status"] = "PPPK_PW"
    elif status in ("PNS", "CPNS", None) and found.get("kedudukan_hukum") in ("71", "72"):
        found["status"] = "PPPK"
        person.derived.add("status")
    elif status:
        found["status"] = status


def _identity(person: PersonRow, today: dt.date) -> identity.Nip | None:
    """NIP, NIK and NPWP; birth date, sex, status and TMT CPNS come from a valid NIP where the sheet has none."""
    found = person.values
    facts = identity.PersonFacts(
        found.get("tanggal_lahir"), found.get("jenis_kelamin"), found.get("status"), found.get("tmt_cpns"),
        found.get("kontrak_mulai"),
    )  # fmt: skip
    if found.get("nip_kedua") and found.get("nip"):
        values_ = {"first": found["nip"], "second": cell_text(found["nip_kedua"])}
        person.problems.append(Problem("NIP_TWO", "nip", values_))
    _other_numbers(person, facts)
    if any(p.code == "NIP_PRECISION" for p in person.problems):
        return None
    problems = identity.check_nip(found.get("nip", ""), facts, today)
    person.problems[:0] = problems
    if any(p.severity is Severity.ERROR for p in problems):
        return None
    nip = identity.read_nip(found["nip"])
    _offer_birth(person, nip)
    derived = {"tanggal_lahir": nip.born, "jenis_kelamin": nip.sex, "status": nip.kind}
    if nip.tmt:
        derived["tmt_cpns"] = nip.tmt
    for key, value in derived.items():
        broken = any(p.field == key and p.severity is Severity.ERROR for p in person.problems)
        if key not in found and not broken:
            found[key] = value
            person.derived.add(key)
    return nip


def _offer_birth(person: PersonRow, nip: identity.Nip) -> None:
    """A birth date that is no date: the one inside the NIP is offered, and taken with a reason."""
    for place, problem in enumerate(person.problems):
        if problem.code == "DATE_INVALID" and problem.field == "tanggal_lahir":
            told = {**problem.values, "offered": nip.born}
            person.problems[place] = replace(problem, values=told, severity=Severity.REASON)


def _other_numbers(person: PersonRow, facts: identity.PersonFacts) -> None:
    found = person.values
    if found.get("nik"):
        person.drop(identity.check_nik(found["nik"], facts), "nik")
    if found.get("npwp"):
        person.problems += identity.check_npwp(found["npwp"], found.get("nik"))
        if len(found["npwp"]) > 16:
            del found["npwp"]
    if found.get("nip_lama") and len(found["nip_lama"]) != 9:
        values_ = {"raw": found.pop("nip_lama")}
        person.problems.append(Problem("NIP_LAMA_LENGTH", "nip_lama", values_))
    if found.get("no_hp"):
        person.problems += checks.check_phone(found["no_hp"])


def _golongan(person: PersonRow, reading: Reading) -> None:
    for name in ("golongan", "golongan_awal"):
        raw = person.values.get(name)
        if raw is None:
            continue
        try:
            status = person.values.get("status")
            person.values[name] = ranks.parse_golongan(raw, status, is_id=name in reading.id_fields)
        except Refused as refusal:
            person.drop([Problem(p.code, name, p.values, p.severity) for p in refusal.problems], name)


def _service_columns(person: PersonRow, sense: Sense) -> None:
    """MASA KERJA in two columns or one text, kept as what this file means by it."""
    found = person.values
    text = found.pop("masa_kerja_teks", None)
    years, months = found.pop("mk_tahun", None), found.pop("mk_bulan", None)
    if text is not None:
        years, months = text
    if years is not None or months is not None:
        found[f"{sense.service}_tahun"], found[f"{sense.service}_bulan"] = years or 0, months or 0
    for kind in ("mks", "mkg"):
        pair = (f"{kind}_tahun", f"{kind}_bulan")
        if pair[0] not in found and pair[1] in found:
            found[pair[0]] = 0
        field_name = pair[1] if (found.get(pair[1]) or 0) > 11 else pair[0]
        person.drop(checks.check_service_range(found.get(pair[0]), found.get(pair[1]), field_name), *pair)


def _post(person: PersonRow) -> None:
    found = person.values
    if not found.get("jabatan"):
        return
    name, assignment, kind, level = codes.read_post(found["jabatan"])
    found["jabatan"], found["penugasan"] = name, assignment
    found["jenis_jabatan"] = found.get("jenis_jabatan") or ("1" if found.get("eselon") else kind)
    said = found.get("jenjang_jf") or level
    if said:
        found["jenjang_jf"] = codes.level(said)


def _schooling(person: PersonRow) -> None:
    """The level may stand in the name alone: ``S-1 MANAJEMEN``; without a level there is no diploma to keep."""
    found = person.values
    name = found.get("pendidikan_nama")
    if name:
        if not found.get("pendidikan_tingkat"):
            try:
                found["pendidikan_tingkat"] = values.education_level(name)
            except Refused as refusal:
                person.problems += refusal.problems
        found["pendidikan_nama"] = values.education_subject(name)


def _unit(person: PersonRow, group: str, sense: Sense) -> None:
    """The unit of the row: its own column, else the group heading; PIMPINAN means the office of the title itself."""
    found = person.values
    parent = found.get("unit_induk") or sense.office
    own = found.get("unit_kerja") or group
    if own.upper() in LEADERS:
        own = parent
    if own or parent:
        found["unit_kerja"] = unit_names.unit_name(own or parent)
    if parent:
        found["unit_induk"] = unit_names.unit_name(parent)


def _cross_checks(person: PersonRow, sense: Sense, nip: identity.Nip | None) -> None:
    found, today = person.values, sense.today
    born = found.get("tanggal_lahir")
    if born:
        person.problems += checks.check_birth(born, today)
    start = found.get("tmt_cpns")
    for name in ("tmt_cpns", "kontrak_mulai"):
        if name not in person.derived:
            person.drop(checks.check_start(born, found.get(name), name), name)
    for name in ("tmt_golongan", "tmt_jabatan", "tmt_pns"):
        person.drop(checks.check_not_future(found.get(name), name, today))
    person.drop(checks.check_first_of_month(found.get("tmt_jabatan"), "tmt_jabatan", Severity.WARNING))
    career_columns.decree_orders(person, today)
    person.drop(checks.check_order(start, found.get("tmt_pns"), "tmt_pns", "tmt_cpns"), "tmt_pns")
    person.drop(checks.check_contract(found.get("kontrak_mulai"), found.get("kontrak_akhir")), "kontrak_akhir")
    tmt = found.get("tmt_golongan")
    late = checks.check_order(start, tmt, "tmt_golongan", "tmt_cpns") if found.get("status") in ("PNS", "CPNS") else []
    person.drop(checks.check_first_of_month(tmt, "tmt_golongan") + late, "tmt_golongan")
    level, year = found.get("pendidikan_tingkat"), found.get("tahun_lulus")
    person.drop(checks.check_education(level, year, born, today), "tahun_lulus")
    person.problems += checks.check_mkg(found.get("golongan"), found.get("mkg_tahun"))
    _stated_figures(person, sense, nip)


def _stated_figures(person: PersonRow, sense: Sense, nip: identity.Nip | None) -> None:
    """Age and service as the list states them, beside the computed ones on the list's own day."""
    found = person.values
    as_of = sense.as_of or sense.today
    age, born = found.pop("usia", None), found.get("tanggal_lahir")
    if age is not None and born:
        person.problems += checks.check_age(age, born, as_of, exact=sense.as_of is not None)
    years, months = found.get("mks_tahun"), found.get("mks_bulan", 0)
    since = service_span(found, nip)
    if years is not None and since:
        person.problems += checks.check_service((years, months), since, as_of, "mks_tahun")


def service_span(found: Mapping[str, Any], nip: identity.Nip | None) -> tuple[dt.date, dt.date] | None:
    """Earliest and latest day on which service may have begun; None when nothing is known."""
    start = found.get("tmt_cpns") or found.get("kontrak_mulai")
    if start:
        return start, start
    return (dt.date(nip.year, 1, 1), dt.date(nip.year, 12, 31)) if nip else None
