"""The profile of everybody in the 69 columns of SIASN's own export."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import people, siasn_columns
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services.siasn import rows
from asn_desktop.services.siasn.words import Lists, day, sex, text
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit

_FIRST_RANK = "211"  # jenis KP: golongan at appointment (jenis_kp.csv)
_PPPK_STANDING = ("71", "72")  # kedudukan_hukum.csv
_SAME = {
    "PNS ID": "siasn_id", "NIP BARU": "nip", "NIP LAMA": "nip_lama", "NAMA": "nama", "GELAR DEPAN": "gelar_depan",
    "GELAR BELAKANG": "gelar_belakang", "TEMPAT LAHIR NAMA": "tempat_lahir", "AGAMA ID": "agama",
    "JENIS KAWIN ID": "status_kawin", "NIK": "nik", "NOMOR HP": "no_hp", "EMAIL": "email", "EMAIL GOV": "email_dinas",
    "ALAMAT": "alamat", "NPWP NOMOR": "npwp", "BPJS": "bpjs", "JENIS PEGAWAI ID": "jenis_pegawai",
    "KEDUDUKAN HUKUM ID": "kedudukan", "KARTU ASN VIRTUAL": "kartu_asn", "NOMOR SK CPNS": "sk_cpns_nomor",
    "NOMOR SK PNS": "sk_pns_nomor", "FLAG IKD": "flag_ikd",
}  # fmt: skip
_DAYS = {"TANGGAL LAHIR": "tanggal_lahir", "TANGGAL SK CPNS": "sk_cpns_tanggal", "TANGGAL SK PNS": "sk_pns_tanggal",
         "TMT PNS": "tmt_pns"}  # fmt: skip


class Histories:
    """Golongan, posts and diplomas of these people (keys as text), voided rows left out."""

    def __init__(self, session: Session, keys: Collection[str]) -> None:
        self.ranks, self.posts, self.schools = (
            rows.of(rows.read(session, model), keys) for model in (Golongan, Jabatan, Pendidikan)
        )


def persons(session: Session, ids: Collection[uuid.UUID]) -> list[tuple[Any, Any]]:
    """The people with their units (None: in none), by name; both as `rows.read` gives them."""
    wanted = {one.hex for one in ids}
    units = {unit.id: unit for unit in rows.read(session, Unit)}
    found = [(e, units.get(e.unit_id)) for e in rows.read(session, Employee) if e.id in wanted]
    return sorted(found, key=lambda pair: (pair[0].nama.casefold(), pair[0].nip or ""))


def cells(e: Any, unit: Any, histories: Histories, lists: Lists, on: dt.date) -> dict[str, str]:
    """One person as column -> text. NIK as it is kept: the caller masks it."""
    found = {column: text(getattr(e, name)) for column, name in _SAME.items()}
    found |= {column: day(getattr(e, name)) for column, name in _DAYS.items()}
    found |= {name.upper().replace("_", " "): text(value) for name, value in (e.siasn or {}).items()}
    found |= {
        "JENIS KELAMIN": sex(e.jenis_kelamin), "AGAMA NAMA": lists.faith.get(e.agama or "", ""),
        "JENIS KAWIN NAMA": lists.married.get(e.status_kawin or "", ""),
        "JENIS PEGAWAI NAMA": lists.staff.get(e.jenis_pegawai or "", ""),
        "KEDUDUKAN HUKUM NAMA": _standing(e, lists), "STATUS CPNS PNS": _status(e),
        "TMT CPNS": day(e.kontrak_mulai if e.status in PPPK else e.tmt_cpns),
        "IS VALID NIK": text(e.valid_nik), "UNOR ID": text(unit and unit.siasn_unor_id),
        "UNOR NAMA": text(unit and unit.nama),
    }  # fmt: skip
    return (
        found
        | _rank(histories.ranks[e.id], lists, on)
        | _post(histories.posts[e.id], lists, on)
        | _school(histories.schools[e.id], lists)
    )


def _status(e: Any) -> str:
    """C and P; SIASN writes P for PPPK too and tells them apart by their kedudukan hukum."""
    if e.status in PPPK:
        return "P" if e.kedudukan in _PPPK_STANDING else ""
    return {"PNS": "P", "CPNS": "C"}.get(e.status, "")


def _standing(e: Any, lists: Lists) -> str:
    """The name of the standing; of PPPK paruh waktu, who have no code of their own, the status in words."""
    if e.status == "PPPK_PW" and e.kedudukan in _PPPK_STANDING:
        return "PPPK Paruh Waktu"
    return lists.standing.get(e.kedudukan, "")


def row(found: Mapping[str, str]) -> list[str]:
    """The cells in SIASN's order of columns."""
    return [found.get(column, "") for column in siasn_columns.COLUMNS]


def _rank(mine: list[Any], lists: Lists, on: dt.date) -> dict[str, str]:
    held = [r for r in mine if r.golongan]
    now = people.rank_held(held, on, golongan=attrgetter("golongan"), tmt=attrgetter("tmt"))
    first = next((r for r in held if r.jenis_kp == _FIRST_RANK), None) or min(
        held, key=lambda r: r.tmt or dt.date.max, default=None
    )
    found = {}
    if first is not None:
        found = {"GOL AWAL ID": lists.rank_id.get(first.golongan, ""), "GOL AWAL NAMA": first.golongan}
    dated = now or people.current(mine, on)  # a list may have given only the TMT
    if dated is not None:
        found |= {
            "GOL AKHIR ID": lists.rank_id.get(dated.golongan or "", ""), "GOL AKHIR NAMA": dated.golongan or "",
            "TMT GOLONGAN": day(dated.tmt), "MK TAHUN": text(dated.mkg_tahun), "MK BULAN": text(dated.mkg_bulan),
        }  # fmt: skip
    return found


def _post(mine: list[Any], lists: Lists, on: dt.date) -> dict[str, str]:
    held = [r for r in mine if r.penugasan == people.MAIN_POST and (r.sampai is None or r.sampai >= on)]
    now = people.current(held, on)
    if now is None:
        return {}
    return {
        "JENIS JABATAN ID": now.jenis, "JENIS JABATAN NAMA": lists.post_kind.get(now.jenis, ""),
        "JABATAN ID": text(now.jabatan_id), "JABATAN NAMA": now.nama, "TMT JABATAN": day(now.tmt),
        "ESELON ID": lists.eselon_id.get(now.eselon or "", ""), "ESELON NAMA": now.eselon or "",
    }  # fmt: skip


def _school(mine: list[Any], lists: Lists) -> dict[str, str]:
    best = max(mine, key=lambda r: (r.tingkat, r.tahun_lulus or 0), default=None)
    if best is None:
        return {}
    level = lists.level.get(best.tingkat, "")
    return {
        "TINGKAT PENDIDIKAN ID": best.tingkat, "TINGKAT PENDIDIKAN NAMA": level,
        "PENDIDIKAN ID": text(best.pendidikan_id), "PENDIDIKAN NAMA": f"{level} {best.nama}" if best.nama else "",
        "TAHUN LULUS": text(best.tahun_lulus), "NAMA SEKOLAH": text(best.sekolah),
    }  # fmt: skip
