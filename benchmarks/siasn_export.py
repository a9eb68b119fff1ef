"""A SIASN "profil pegawai" export of invented people: text cells, `null`, dd-mm-yyyy, M and F, C and P."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from asn_desktop import files
from asn_desktop.rules import ranks, sample_records

_LEVELS = {"05": "SD", "10": "SLTP", "15": "SLTA", "17": "SLTA Kejuruan", "25": "Diploma II", "30": "Diploma III",
           "40": "S-1", "42": "Profesi", "45": "S-2", "50": "S-3"}  # fmt: skip
_FAITHS = {"1": "Islam", "2": "Kristen", "3": "Katholik", "4": "Hindu"}
_MARRIED = {"1": "Menikah", "2": "Cerai", "3": "Janda / Duda", "4": "Belum Kawin"}
_ID_OF = {golongan: number for number, golongan in ranks.SIASN_ID.items()}


def header() -> list[str]:
    """The 69 column names in their order."""
    with files.resource("tables/siasn_export_pegawai_header.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["header"] for row in csv.DictReader(file)]


def write(path: Path, people: int = 10_000, seed: int = 1) -> Path:
    """Write the workbook; every cell is text. The same arguments make the same rows."""
    data = sample_records.kabupaten(people, seed)
    units = {unit["key"]: unit["nama"] for unit in data["units"]}
    columns = header()
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Data Utama")
    sheet.write_row(0, 0, columns)
    for place, person in enumerate(data["people"], 1):
        cells = _cells(person, units)
        for column, name in enumerate(columns):
            sheet.write_string(place, column, cells.get(name) or "null")
    book.close()
    return path


def _day(text: str | None) -> str | None:
    return dt.date.fromisoformat(text).strftime("%d-%m-%Y") if text else None


def _cells(p: dict[str, Any], units: dict[str, str]) -> dict[str, str | None]:
    return _person(p) | _career(p) | _place(p, units)


def _person(p: dict[str, Any]) -> dict[str, str | None]:
    pns = p["status"] in ("PNS", "CPNS")
    return {
        "NIP BARU": "'" + p["nip"], "NAMA": p["nama"].upper(), "GELAR BELAKANG": p["gelar_belakang"],
        "TEMPAT LAHIR NAMA": p["tempat_lahir"], "TANGGAL LAHIR": _day(p["tanggal_lahir"]),
        "JENIS KELAMIN": "F" if p["jenis_kelamin"] == "P" else "M", "AGAMA ID": p["agama"],
        "AGAMA NAMA": _FAITHS.get(p["agama"]), "JENIS KAWIN ID": p["status_kawin"],
        "JENIS KAWIN NAMA": _MARRIED.get(p["status_kawin"]), "NIK": "'" + p["nik"], "NOMOR HP": "'" + p["no_hp"],
        "EMAIL": p["email"], "ALAMAT": p["alamat"], "KEDUDUKAN HUKUM ID": p["kedudukan"],
        "KEDUDUKAN HUKUM NAMA": "Aktif" if pns else "PPPK Aktif",
        "STATUS CPNS PNS": {"PNS": "P", "CPNS": "C"}.get(p["status"]), "IS VALID NIK": "1",
    }  # fmt: skip


def _career(p: dict[str, Any]) -> dict[str, str | None]:
    """Golongan, service and post as the last rows of the histories say them; PPPK have their start as TMT CPNS."""
    first, last = (p["golongan"][0], p["golongan"][-1]) if p["golongan"] else ({}, {})
    post, school = p["jabatan"][0], p["pendidikan"][0]
    return {
        "TMT CPNS": _day(p["tmt_cpns"] or p["kontrak_mulai"]), "TMT PNS": _day(p["tmt_pns"]),
        "GOL AWAL ID": _ID_OF.get(first.get("golongan", "")), "GOL AWAL NAMA": first.get("golongan"),
        "GOL AKHIR ID": _ID_OF.get(last.get("golongan", "")), "GOL AKHIR NAMA": last.get("golongan"),
        "TMT GOLONGAN": _day(last.get("tmt")), "MK TAHUN": str(last["mkg_tahun"]) if last else None,
        "MK BULAN": str(last["mkg_bulan"]) if last else None, "JENIS JABATAN ID": post["jenis"],
        "JABATAN NAMA": post["nama"], "TMT JABATAN": _day(post["tmt"]), "ESELON NAMA": post["eselon"],
        "TINGKAT PENDIDIKAN ID": school["tingkat"], "TINGKAT PENDIDIKAN NAMA": _LEVELS[school["tingkat"]],
        "PENDIDIKAN NAMA": " ".join(part for part in (_LEVELS[school["tingkat"]], school["nama"]) if part).upper(),
        "TAHUN LULUS": str(school["tahun_lulus"]), "NAMA SEKOLAH": school["sekolah"],
    }  # fmt: skip


def _place(p: dict[str, Any], units: dict[str, str]) -> dict[str, str | None]:
    return {
        "UNOR NAMA": units[p["unit"]], "INSTANSI KERJA NAMA": "Pemerintah Kabupaten Tirtamaya",
        "INSTANSI INDUK NAMA": "Pemerintah Kabupaten Tirtamaya", "LOKASI KERJA NAMA": "Tirtamaya",
    }  # fmt: skip
