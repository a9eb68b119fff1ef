"""Invented offices as plain records, ready for a file or the store: units, officials, people with their histories.

Source: the recipe of employee data §10. `dishub()` made resources/sample/dinas.json; a test holds the two equal.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from asn_desktop.rules import people, ranks, reading, sample_careers
from asn_desktop.rules.sample_offices import DISHUB, SampleUnit, dishub_slots, kabupaten_slots, kabupaten_units
from asn_desktop.rules.sample_people import REFERENCE_DAY, Maker, SamplePerson
from asn_desktop.rules.sample_words import SCHOOLS

DISHUB_SEED = 3996  # found by search: 27 women, four KGB within three months, three KP within six
Record = dict[str, Any]
_PNS_START = "PNS", "CPNS"


def dishub() -> Record:
    """The dinas of 60 with small flaws: two people with gaps, two NIK that do not fit, one tugas belajar, one Plt."""
    maker = Maker(DISHUB_SEED)
    folk = [record(maker.person(slot), place) for place, slot in enumerate(dishub_slots())]
    for place, person in enumerate(folk):
        person |= sample_careers.careers(person, place, REFERENCE_DAY)
    posts = sample_careers.positions(folk)
    _flaws(folk)
    _openings(folk)
    return {
        "units": [_unit(u) for u in DISHUB], "positions": posts, "officials": _officials(folk), "people": folk,
    }  # fmt: skip


def kabupaten(size: int = 8_000, seed: int = 1) -> Record:
    """A kabupaten of any size; officials are left to the clerk."""
    maker = Maker(seed)
    folk = [record(maker.person(slot), place) for place, slot in enumerate(kabupaten_slots(size, seed))]
    for place, person in enumerate(folk):
        person |= sample_careers.short(person, place, REFERENCE_DAY)
    return {"units": [_unit(u) for u in kabupaten_units()], "officials": [], "people": folk}


def record(p: SamplePerson, place: int) -> Record:
    """One person with histories, dates as ISO text."""
    pns = p.slot.status in _PNS_START
    served = pns and p.slot.status == "PNS"
    return {
        "nip": p.nip, "nik": p.nik, "nama": p.nama, "gelar_belakang": p.gelar_belakang or None,
        "tempat_lahir": p.tempat_lahir, "tanggal_lahir": _iso(p.tanggal_lahir), "jenis_kelamin": p.jenis_kelamin,
        "agama": p.agama, "status_kawin": p.status_kawin, "status": p.slot.status,
        "kedudukan": "01" if pns else "71", "tmt_cpns": _iso(p.mulai) if pns else None,
        "tmt_pns": _iso(dt.date(p.mulai.year + 1, p.mulai.month, 1)) if served else None,
        "kontrak_mulai": None if pns else _iso(p.mulai), "kontrak_tmt": _iso(p.kontrak_tmt),
        "kontrak_akhir": _iso(p.kontrak_akhir), "unit": p.slot.unit, "guru": p.slot.field == "guru",
        "no_hp": f"0812{place // 10_000:04d}{place % 10_000:04d}",
        "email": f"{_mailbox(p.nama)}.{place}@tirtamaya.example",
        "alamat": f"Jalan Kenanga Nomor {place % 90 + 1}, {p.tempat_lahir}",
        "golongan": [
            {"golongan": r.golongan, "tmt": _iso(r.tmt), "mkg_tahun": r.mkg_tahun, "mkg_bulan": r.mkg_bulan,
             "nomor_sk": f"823.{r.golongan.count('I')}/{place + 11:03d}/BKPSDM/{r.tmt.year}",
             "tanggal_sk": _iso(r.tmt - dt.timedelta(days=24))}
            for r in p.pangkat
        ],
        "jabatan": [
            {"nama": p.slot.jabatan, "jenis": p.slot.jenis, "eselon": p.slot.eselon, "jenjang": p.slot.jenjang,
             "penugasan": "D", "unit": p.slot.unit, "tmt": _iso(p.jabatan_tmt),
             "nomor_sk": f"821.2/{place + 14:03d}/BKPSDM/{p.jabatan_tmt.year}",
             "tanggal_sk": _iso(p.jabatan_tmt - dt.timedelta(days=9))}
        ],
        "pendidikan": [
            {"tingkat": p.pendidikan[0], "nama": p.pendidikan[1] or None, "tahun_lulus": p.pendidikan[2],
             "sekolah": SCHOOLS[place % len(SCHOOLS)] if p.pendidikan[0] >= "25" else None, "pertama": True}
        ],
        "cuti": {},
    }  # fmt: skip


def _mailbox(nama: str) -> str:
    return "".join(c for c in nama.casefold().split()[0] if c.isalpha())


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _unit(u: SampleUnit) -> Record:
    return {"key": u.key, "parent": u.parent, "nama": u.nama, "kode": u.kode}


def _flaws(folk: list[Record]) -> None:
    """What a clerk really finds: gaps, numbers that do not fit, somebody studying, an acting head."""
    clerks = [p for p in folk if p["jabatan"][0]["jenis"] == "4" and p["status"] == "PNS"]
    clerks[3] |= {"pendidikan": [], "no_hp": None, "email": None}
    clerks[6] |= {"nik": None, "tempat_lahir": None, "agama": None}
    for person in (clerks[8], clerks[10]):  # the day of birth in the NIK is another one
        nik = person["nik"]
        other = f"{int(nik[6:8]) % 10 + (41 if nik[6] >= '4' else 1):02d}"
        person["nik"] = nik[:6] + (other if other != nik[6:8] else f"{int(other) + 1:02d}") + nik[8:]
    clerks[11]["kedudukan"] = "03"  # tugas belajar
    acting = next(p for p in folk if p["jabatan"][0]["nama"] == "Penguji Kendaraan Bermotor Ahli Muda")
    acting["jabatan"].append(
        {"nama": "Kepala UPTD Pengujian Kendaraan Bermotor", "jenis": "1", "eselon": "IV.a", "penugasan": "PLT",
         "unit": "pkb", "tmt": "2026-09-01", "nomor_sk": "821.3/077/BKPSDM/2026", "tanggal_sk": "2026-08-28"}
    )  # fmt: skip


def _openings(folk: list[Record]) -> None:
    """Annual leave used in 2024 to 2026; of six people it is unknown, and new ones have no right yet."""
    r = Random(DISHUB_SEED)
    unknown = set(r.sample(range(8, len(folk)), 6))
    for place, person in enumerate(folk):
        start = dt.date.fromisoformat(person["tmt_cpns"] or person["kontrak_mulai"])
        if place in unknown:
            continue
        for year in (2024, 2025, 2026):
            if start.year < year:
                person["cuti"][str(year)] = r.choice((0, 4, 6, 8, 10, 12)) if year < 2026 else r.choice((0, 0, 2, 3, 5))


def _officials(folk: list[Record]) -> list[Record]:
    """Heads of every unit from the structural posts, the personnel officer, the acting head."""
    found = []
    for person in folk:
        for post in person["jabatan"]:
            if post["jenis"] == "1":
                found.append(_official(person, post, "kepala"))
    clerk = next(p for p in folk if p["jabatan"][0]["nama"].startswith("Kepala Subbagian Umum"))
    return [*found, _official(clerk, {**clerk["jabatan"][0], "unit": "root"}, "wakil")]


def _official(person: Record, post: Record, peran: str) -> Record:
    name = post["nama"]
    shown = {"Kepala Dinas": "Kepala Dinas Perhubungan", "Sekretaris Dinas": "Sekretaris Dinas Perhubungan"}
    return {
        "unit": post["unit"], "nip": person["nip"], "peran": peran, "penugasan": post["penugasan"],
        "jabatan": shown.get(name, name), "nama": reading.show_name(person["nama"], None, person["gelar_belakang"]),
        "pangkat": ranks.show_rank(person["golongan"][-1]["golongan"]), "berlaku_mulai": post["tmt"],
        "dasar": f"Surat Perintah {post['nomor_sk']}" if post["penugasan"] != people.MAIN_POST else None,
    }  # fmt: skip


__all__ = ["DISHUB_SEED", "REFERENCE_DAY", "dishub", "kabupaten", "record"]
