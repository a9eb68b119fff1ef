"""A SIASN "profil pegawai" export of an invented kabupaten: 69 text columns, and what a reader must find in them.

Source: recipe and invariants of employee data §10; columns of the SIASN export (Peraturan BKN 4/2022); numbers by Perka
BKN 22/2007. Values are as the system writes them: apostrophe before digits, ``null``, dd-mm-yyyy, M and F, C and P.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from asn_desktop.rules import ranks
from asn_desktop.rules.sample_errors import Planter
from asn_desktop.rules.sample_offices import kabupaten_units
from asn_desktop.rules.sample_people import REFERENCE_DAY, Maker, SamplePerson
from asn_desktop.rules.sample_posts import posted_slots
from asn_desktop.rules.sample_words import SCHOOLS
from asn_desktop.rules.siasn_columns import COLUMNS

NULL = "null"
_LEVELS = {"05": "SD", "10": "SLTP", "15": "SLTA", "17": "SLTA Kejuruan", "25": "Diploma II", "30": "Diploma III",
           "40": "S-1", "42": "Profesi", "45": "S-2", "50": "S-3"}  # fmt: skip
_FAITHS = {"1": "Islam", "2": "Kristen", "3": "Katholik", "4": "Hindu"}
_MARRIED = {"1": "Menikah", "2": "Cerai", "3": "Janda / Duda", "4": "Belum Kawin"}
_POSTS = {"1": "Jabatan Struktural", "2": "Jabatan Fungsional Tertentu", "4": "Jabatan Fungsional Umum"}
_ESELON = {"I.a": "11", "I.b": "12", "II.a": "21", "II.b": "22", "III.a": "31", "III.b": "32", "IV.a": "41",
           "IV.b": "42"}  # fmt: skip
_RANK_ID = {golongan: number for number, golongan in ranks.SIASN_ID.items()}
_RANK_ID |= {golongan: f"{number:02d}" for number, golongan in enumerate(ranks.PPPK, 1)}
_GOVERNMENT = "Pemerintah Kabupaten Tirtamaya"


@dataclass(frozen=True)
class Truth:
    """What a reader of the file must find. Row numbers are Excel's: the header is row 1.

    `refused` row -> codes that keep it out; `skipped` rows that are identical copies; `fields` row -> (field, code) of
    the one value left out; `warned` row -> code; `anomalies` NIP -> codes the imported record must show; `nips` row ->
    NIP of every row that goes in, digit by digit.
    """

    nips: Mapping[int, str]
    refused: Mapping[int, tuple[str, ...]]
    skipped: frozenset[int]
    fields: Mapping[int, tuple[str, str]]
    warned: Mapping[int, str]
    anomalies: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str] = field(default_factory=dict)  # NIP -> CPNS, PNS, PPPK, PPPK_PW


def kabupaten(
    n: int = 8_000, seed: int = 1, today: dt.date = REFERENCE_DAY, *, errors: bool = True
) -> tuple[list[str], list[list[str]], Truth]:
    """(header, rows, truth) of an export of `n` rows; the same arguments give the same rows.

    With `errors` about one row in 90 carries a planted mistake and one in 40 a planted anomaly (§9). Invented people
    only, numbers by Perka BKN 22/2007.
    """
    planter = Planter(n, seed, today) if errors else None
    people = n - (planter.copies if planter else 0)
    maker, units = Maker(seed, today), {unit.key: unit.nama for unit in kabupaten_units()}
    records = [_cells(maker.person(slot), units, place) for place, slot in enumerate(posted_slots(people, seed))]
    nips = [record["NIP BARU"] for record in records]
    if planter:
        records = planter.plant(records)
        nips = planter.nips
    rows = [[_shown(name, record.get(name) or "") for name in COLUMNS] for record in records]
    refused = dict(planter.refused) if planter else {}
    skipped = frozenset(planter.skipped) if planter else frozenset()
    truth = Truth(
        nips={row: nip for row, nip in enumerate(nips, 2) if row not in refused and row not in skipped},
        refused=refused, skipped=skipped, fields=dict(planter.fields) if planter else {},
        warned=dict(planter.warned) if planter else {},
        anomalies={nip: tuple(codes) for nip, codes in planter.anomalies.items()} if planter else {},
        statuses={nip: record["_status"] for nip, record in zip(nips, records, strict=True)},
    )  # fmt: skip
    return list(COLUMNS), rows, truth


def _shown(name: str, value: str) -> str:
    """As the system writes a cell: identity numbers behind an apostrophe, nothing as null."""
    if not value:
        return NULL
    return "'" + value if name in ("NIP BARU", "NIK", "NPWP NOMOR", "NOMOR HP", "NIP LAMA") else value


def _day(day: dt.date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def _key(*parts: str) -> str:
    return sha256("/".join(parts).encode()).hexdigest()[:32].upper()


def _cells(p: SamplePerson, units: Mapping[str, str], place: int) -> dict[str, str]:
    """The person's cells by heading, plain; `_status` is for the truth and no column."""
    return {"_status": p.slot.status} | _person(p, place) | _start(p, place) | _career(p) | _place(p, units)


def _person(p: SamplePerson, place: int) -> dict[str, str]:
    pns = p.slot.status in ("PNS", "CPNS")
    mailbox = "".join(c for c in p.nama.casefold().split()[0] if c.isalpha())
    part_time = p.slot.status == "PPPK_PW"
    kedudukan = ("01", "Aktif") if pns else ("72", "PPPK Paruh Waktu") if part_time else ("71", "PPPK Aktif")
    return {
        "PNS ID": _key("orang", p.nip), "NIP BARU": p.nip, "NAMA": p.nama.upper(), "GELAR BELAKANG": p.gelar_belakang,
        "TEMPAT LAHIR ID": _key("tempat", p.tempat_lahir), "TEMPAT LAHIR NAMA": p.tempat_lahir,
        "TANGGAL LAHIR": _day(p.tanggal_lahir), "JENIS KELAMIN": "F" if p.jenis_kelamin == "P" else "M",
        "AGAMA ID": p.agama, "AGAMA NAMA": _FAITHS[p.agama], "JENIS KAWIN ID": p.status_kawin,
        "JENIS KAWIN NAMA": _MARRIED[p.status_kawin], "NIK": p.nik,
        "NOMOR HP": f"0812{place // 10_000:04d}{place % 10_000:04d}", "EMAIL": f"{mailbox}.{place}@tirtamaya.example",
        "EMAIL GOV": f"{mailbox}.{place}@asn.tirtamaya.example", "ALAMAT": f"Jalan Kenanga Nomor {place % 90 + 1}",
        "NPWP NOMOR": p.nik, "BPJS": f"{1_000_000_000_000 + place * 7_919}", "JENIS PEGAWAI ID": "15" if pns else "",
        "JENIS PEGAWAI NAMA": "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota" if pns else "",
        "KEDUDUKAN HUKUM ID": kedudukan[0], "KEDUDUKAN HUKUM NAMA": kedudukan[1],
        "STATUS CPNS PNS": "C" if p.slot.status == "CPNS" else "P", "IS VALID NIK": "1", "FLAG IKD": "1",
        "KARTU ASN VIRTUAL": f"{place + 1:08d}" if place % 3 == 0 else "",
    }  # fmt: skip


def _start(p: SamplePerson, place: int) -> dict[str, str]:
    """Decrees and TMT of the appointment; PPPK have the first day of their contracts as TMT CPNS."""
    served = p.slot.status == "PNS"
    became = dt.date(p.mulai.year + 1, p.mulai.month, 1)
    number = place + 11
    return {
        "NOMOR SK CPNS": f"813/{number}/BKPSDM/{p.mulai.year}", "TANGGAL SK CPNS": _day(p.mulai - dt.timedelta(20)),
        "TMT CPNS": _day(p.mulai), "TMT PNS": _day(became) if served else "",
        "NOMOR SK PNS": f"821/{number}/BKPSDM/{became.year}" if served else "",
        "TANGGAL SK PNS": _day(became - dt.timedelta(15)) if served else "",
    }  # fmt: skip


def _career(p: SamplePerson) -> dict[str, str]:
    first, last = (p.pangkat[0], p.pangkat[-1]) if p.pangkat else (None, None)
    level, study, year = p.pendidikan
    name = " ".join(part for part in (_LEVELS[level], study) if part).upper()
    found = {
        "JENIS JABATAN ID": p.slot.jenis, "JENIS JABATAN NAMA": _POSTS[p.slot.jenis],
        "JABATAN ID": _key("jabatan", p.slot.jabatan), "JABATAN NAMA": p.slot.jabatan,
        "TMT JABATAN": _day(p.jabatan_tmt), "TINGKAT PENDIDIKAN ID": level, "TINGKAT PENDIDIKAN NAMA": _LEVELS[level],
        "PENDIDIKAN ID": _key("pendidikan", level, study), "PENDIDIKAN NAMA": name, "TAHUN LULUS": str(year),
        "NAMA SEKOLAH": SCHOOLS[year % len(SCHOOLS)] if level >= "25" else "",
        "ESELON ID": _ESELON.get(p.slot.eselon or "", ""), "ESELON NAMA": p.slot.eselon or "",
    }  # fmt: skip
    if first and last:
        found |= {
            "GOL AWAL ID": _RANK_ID[first.golongan], "GOL AWAL NAMA": first.golongan,
            "GOL AKHIR ID": _RANK_ID[last.golongan], "GOL AKHIR NAMA": last.golongan, "TMT GOLONGAN": _day(last.tmt),
            "MK TAHUN": str(last.mkg_tahun), "MK BULAN": str(last.mkg_bulan),
        }  # fmt: skip
    return found


def _place(p: SamplePerson, units: Mapping[str, str]) -> dict[str, str]:
    unit, office = units[p.slot.unit], _key("instansi", _GOVERNMENT)
    both = {f"{kind} {what}": value for kind in ("INSTANSI INDUK", "INSTANSI KERJA", "SATUAN KERJA INDUK",
            "SATUAN KERJA KERJA") for what, value in (("ID", office), ("NAMA", _GOVERNMENT))}  # fmt: skip
    return both | {
        "UNOR ID": _key("unor", p.slot.unit), "UNOR NAMA": unit, "KPKN ID": _key("kpkn", "tirtamaya"),
        "KPKN NAMA": "KPPN Tirtamaya", "LOKASI KERJA ID": _key("lokasi", "tirtamaya"),
        "LOKASI KERJA NAMA": "Tirtamaya",
    }  # fmt: skip
