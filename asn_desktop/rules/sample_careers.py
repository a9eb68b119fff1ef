"""What an invented career is full of: salary steps, results, training, family, contracts, awards, a map of posts.

Source: the recipe of employee data §10; salary steps by PP 7/1977 (even years of service in golongan III and IV, odd
ones in II), results by PermenPANRB 6/2022, credit points by PermenPANRB 1/2023. Pay is filled in from the salary table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

from asn_desktop.rules import sample_words as words

Record = dict[str, Any]
_POINTS = {"Ahli Pertama": 12_500, "Ahli Muda": 25_000, "Ahli Madya": 37_500, "Pemula": 3_750, "Terampil": 5_000,
           "Mahir": 12_500, "Penyelia": 25_000}  # fmt: skip  # thousandths of a point a year
_TRAINING = {"II": ("4", "Pelatihan Kepemimpinan Nasional Tingkat II", 900), "III": ("3", "Pelatihan Kepemimpinan "
             "Administrator", 860), "IV": ("2", "Pelatihan Kepemimpinan Pengawas", 830)}  # fmt: skip
_COURSES = (("3", "Pengadaan Barang dan Jasa Pemerintah", 40), ("3", "Manajemen Angkutan Umum", 60),
            ("2", "Penguji Kendaraan Bermotor", 120), ("4", "Pelayanan Publik", 16), ("3", "Bendahara", 40),
            ("3", "Kearsipan Dinamis", 32))  # fmt: skip
_SCHOOLS = ("SD Negeri 1 Tirtamaya", "SMP Negeri 2 Tirtamaya", "SMA Negeri 1 Tirtamaya", "Universitas Mandala Raya")


def careers(person: Record, place: int, today: dt.date) -> dict[str, list[Record]]:
    """Rows by table for one person of `sample_records.record`; the same person gets the same rows."""
    r = Random(f"{person['nip']}-{place}")
    return {
        "kgb": list(_steps(person, place, today)), "kinerja": list(_results(person, r, today)),
        "kontrak": list(_contracts(person, place)), "diklat": list(_training(person, place)),
        "kursus": list(_courses(place, r)), "angka_kredit": list(_points(person, place, today)),
        "penghargaan": list(_awards(person, place, today)), "pasangan": list(_spouse(person, r)),
        "anak": list(_children(person, r, today)),
    }  # fmt: skip


def short(person: Record, place: int, today: dt.date) -> dict[str, list[Record]]:
    """The same for one of many thousands: salary steps, results, contracts."""
    full = careers(person, place, today)
    return {name: full[name] for name in ("kgb", "kinerja", "kontrak")}


def _steps(person: Record, place: int, today: dt.date) -> Iterator[Record]:
    """The last salary step before today, from the last golongan; none when its first step is still to come."""
    if person["status"] not in ("PNS", "PPPK") or not person["golongan"]:
        return
    last = person["golongan"][-1]
    since = dt.date.fromisoformat(last["tmt"])
    reached = None
    for years in range(0 if _even(last["golongan"]) else 1, 34, 2):
        months = years * 12 - (last["mkg_tahun"] * 12 + last["mkg_bulan"])
        day = _later(since, months)
        if months > 0 and day <= today:
            reached = (years, day)
    if reached is not None:
        years, day = reached
        decree = _later(day, -2)
        yield {
            "golongan": last["golongan"], "mkg_tahun": years, "mkg_bulan": 0, "tmt": day.isoformat(),
            "nomor_sk": f"800.1.11.13/{place + 21:03d}/{decree.year}", "tanggal_sk": decree.isoformat(),
            "pejabat": "Kepala Dinas Perhubungan",
        }  # fmt: skip


def _even(golongan: str) -> bool:
    if "/" in golongan:
        return golongan.startswith(("III/", "IV/")) or golongan == "I/a"
    return golongan in ("I", "IX", "X", "XI")


def _later(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _results(person: Record, r: Random, today: dt.date) -> Iterator[Record]:
    start = int((person["tmt_cpns"] or person["kontrak_mulai"])[:4])
    for year in range(max(start, today.year - 3), today.year):
        grade = r.choices(("1", "2", "3"), (12, 85, 3))[0]
        yield {
            "tahun": year, "aturan": "PermenPANRB 6/2022", "hasil": {"1": "1", "2": "2", "3": "3"}[grade],
            "perilaku": "1" if grade == "1" else "2", "predikat": grade, "mulai": f"{year}-01-01",
            "sampai": f"{year}-12-31",
        }  # fmt: skip


def _contracts(person: Record, place: int) -> Iterator[Record]:
    if person["kontrak_mulai"] is None:
        return
    now = person["kontrak_tmt"] or person["kontrak_mulai"]
    common = {
        "golongan": person["golongan"][-1]["golongan"] if person["golongan"] else None,
        "jabatan": person["jabatan"][0]["nama"], "upah": 1_850_000 if person["status"] == "PPPK_PW" else None,
    }  # fmt: skip
    if now != person["kontrak_mulai"]:
        end = dt.date.fromisoformat(now) - dt.timedelta(days=1)
        yield {"mulai": person["kontrak_mulai"], "sampai": end.isoformat(), **common,
               "nomor_sk": f"800.1.2.5/{place + 9:03d}/PK/{person['kontrak_mulai'][:4]}"}  # fmt: skip
    yield {"mulai": now, "sampai": person["kontrak_akhir"], **common,
           "nomor_sk": f"800.1.2.5/{place + 9:03d}/PK/{now[:4]}"}  # fmt: skip


def _training(person: Record, place: int) -> Iterator[Record]:
    post = person["jabatan"][0]
    level = (post["eselon"] or "").partition(".")[0]
    if level in _TRAINING:
        code, name, hours = _TRAINING[level]
        year = int(post["tmt"][:4]) + 1
        if year < 2026:
            yield {"latihan": code, "nama": name, "tahun": year, "mulai": f"{year}-03-04", "selesai": f"{year}-07-12",
                   "jam": hours, "penyelenggara": "BPSDM Provinsi", "nomor_sk": f"{place + 31:05d}/PKP/{year}",
                   "tanggal_sk": f"{year}-07-12"}  # fmt: skip


def _courses(place: int, r: Random) -> Iterator[Record]:
    for kind, name, hours in r.sample(_COURSES, r.choice((0, 1, 1, 2))):
        year = r.randint(2019, 2025)
        yield {"jenis": kind, "nama": name, "tahun": year, "mulai": f"{year}-09-01", "selesai": f"{year}-09-12",
               "jam": hours, "penyelenggara": "BKPSDM Kabupaten Tirtamaya", "nomor_sk": f"{place + 3:04d}/SERT/{year}",
               "tanggal_sk": f"{year}-09-12"}  # fmt: skip


def _points(person: Record, place: int, today: dt.date) -> Iterator[Record]:
    post = person["jabatan"][0]
    if post["jenis"] != "2" or person["status"] != "PNS" or post["jenjang"] not in _POINTS:
        return
    for year in range(max(int(post["tmt"][:4]) + 1, 2023), today.year):
        figure = _POINTS[post["jenjang"]]
        yield {"jenis": "konversi", "mulai": f"{year}-01-01", "sampai": f"{year}-12-31", "jabatan": post["nama"],
               "utama": _points_text(figure), "total": _points_text(figure),
               "nomor_sk": f"800.1.4.2/{place + 5:03d}/PAK/{year + 1}", "tanggal_sk": f"{year + 1}-01-20"}  # fmt: skip


def _points_text(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03d}"


def _awards(person: Record, place: int, today: dt.date) -> Iterator[Record]:
    if person["status"] != "PNS":
        return
    start = int(person["tmt_cpns"][:4])
    for years, code in ((10, "201"), (20, "202"), (30, "203")):
        year = start + years + 1
        if year < today.year and place % 3:
            yield {"jenis": code, "tahun": year, "nomor_sk": f"{place % 9 + 41}/TK/{year}",
                   "tanggal_sk": f"{year}-08-06"}  # fmt: skip


def _spouse(person: Record, r: Random) -> Iterator[Record]:
    if person["status_kawin"] == "4":
        return
    born = dt.date.fromisoformat(person["tanggal_lahir"])
    first, second = words.WOMEN if person["jenis_kelamin"] == "L" else words.MEN
    own = _day(r, born.year + r.randint(-3, 3))
    wed = _day(r, max(born.year, own.year) + r.randint(22, 28))
    state = {"1": "menikah", "2": "cerai", "3": "meninggal"}[person["status_kawin"]]
    ended = _day(r, wed.year + r.randint(4, 9)) if state != "menikah" else None
    yield {
        "nama": f"{r.choice(first)} {r.choice(second)}", "tempat_lahir": r.choice(words.PLACES),
        "tanggal_lahir": own.isoformat(), "jenis_kelamin": "P" if person["jenis_kelamin"] == "L" else "L",
        "agama": person["agama"], "pekerjaan": r.choice(("Wiraswasta", "Ibu rumah tangga", "Guru", "Petani"))
        if person["jenis_kelamin"] == "L" else r.choice(("Wiraswasta", "Karyawan swasta", "Petani")),
        "status": state, "tanggal_nikah": wed.isoformat(), "akta_nikah": f"{r.randint(11, 499)}/{r.randint(1, 12):02d}/"
        f"{wed.year}", "tanggal_akhir": ended.isoformat() if ended else None, "tunjangan": state == "menikah",
    }  # fmt: skip


def _children(person: Record, r: Random, today: dt.date) -> Iterator[Record]:
    """Born a few years apart, the first at a parent's age of about 28; the two youngest in the salary list."""
    if person["status_kawin"] == "4":
        return
    year = int(person["tanggal_lahir"][:4]) + r.randint(27, 31)
    born = []
    for _ in range(r.choice((0, 1, 2, 2, 3))):
        if year < today.year:
            born.append(_day(r, year))
        year += r.randint(2, 5)
    supported = [day for day in born if _age(day, today) < 21][-2:]
    for number, day in enumerate(born, 1):
        sex = r.choice("LP")
        first = (words.MEN if sex == "L" else words.WOMEN)[0]
        age = _age(day, today)
        yield {
            "nama": f"{r.choice(first)} {person['nama'].split()[-1]}", "tempat_lahir": "Tirtamaya",
            "tanggal_lahir": day.isoformat(), "jenis_kelamin": sex, "jenis": "kandung",
            "akta_lahir": f"AL.{day.year}.{r.randint(1000, 9999)}/{number}",
            "sekolah": _SCHOOLS[min(3, max(0, (age - 6) // 5))] if 6 <= age < 23 else None, "menikah": age >= 27,
            "bekerja": age >= 23, "tunjangan": day in supported,
        }  # fmt: skip


def _day(r: Random, year: int) -> dt.date:
    return dt.date(year, r.randint(1, 12), r.randint(1, 28))


def _age(day: dt.date, today: dt.date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def positions(folk: list[Record]) -> list[Record]:
    """The map of posts: every main post that is held, what the workload asks for, and two vacancies."""
    held: dict[tuple[str, str], Record] = {}
    for person in folk:
        post = person["jabatan"][0]
        line = held.setdefault((post["unit"], post["nama"]), {
            "unit": post["unit"], "nama": post["nama"], "jenis": post["jenis"], "eselon": post["eselon"],
            "jenjang": post["jenjang"], "kelas": _CLASS.get(post["eselon"] or post["jenjang"], 6), "kebutuhan": 0,
        })  # fmt: skip
        line["kebutuhan"] += 1
    lines = sorted(held.values(), key=lambda p: (-p["kelas"], p["unit"], p["nama"]))
    for place, line in enumerate(lines):
        if line["jenis"] != "1" and place % 3 == 0:
            line["kebutuhan"] += 1
    acting = {"unit": "pkb", "nama": "Kepala UPTD Pengujian Kendaraan Bermotor", "jenis": "1", "eselon": "IV.a",
              "jenjang": None, "kelas": 9, "kebutuhan": 1}  # fmt: skip
    if all((p["unit"], p["nama"]) != (acting["unit"], acting["nama"]) for p in lines):
        lines.insert(0, acting)
    return [{**line, "urutan": place} for place, line in enumerate(lines)]


_CLASS = {"II.b": 14, "III.a": 12, "III.b": 11, "IV.a": 9, "IV.b": 8, "Ahli Madya": 11, "Ahli Muda": 9,
          "Ahli Pertama": 8, "Penyelia": 8, "Mahir": 7, "Terampil": 6, "Pemula": 5}  # fmt: skip
