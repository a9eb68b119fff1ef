"""The invented kabupaten as dossiers, for lists and reports: the same people every time, nobody real."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from random import Random

from asn_desktop.rules import names
from asn_desktop.rules.dossier import Dossier, PostHeld, RankHeld, Schooling, Training
from asn_desktop.rules.report_table import Signature
from asn_desktop.rules.sample_offices import kabupaten_units
from asn_desktop.rules.sample_people import Maker, SamplePerson
from asn_desktop.rules.sample_posts import posted_slots
from asn_desktop.services.reports.material import Material, UnitLine

TODAY = dt.date(2026, 11, 23)
LEVELS = {"05": "SD", "10": "SMP", "15": "SMA", "17": "SMK", "25": "D-II", "30": "D-III", "35": "D-IV", "40": "S-1",
          "42": "Profesi", "45": "S-2", "50": "S-3"}  # fmt: skip
SIGNER = Signature("Tirtamaya, 31 Desember 2026", "Sekretaris Daerah Kabupaten Tirtamaya", "Dr. Bagus Prasetyo, M.Si.",
                   "Pembina Utama Madya (IV/d)", "19690214 199403 1 005")  # fmt: skip


def _id(text: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, text)


def units() -> tuple[UnitLine, ...]:
    """The units, parents before children."""
    found, below = [], {}
    rows = kabupaten_units()
    for row in rows:
        below.setdefault(row.parent, []).append(row)

    def walk(parent: str | None, depth: int) -> None:
        for row in below.get(parent, []):
            found.append(UnitLine(_id(row.key), _id(parent) if parent else None, row.nama, depth))
            walk(row.key, depth + 1)

    walk(None, 0)
    return tuple(found)


def people(n: int, seed: int = 1) -> list[Dossier]:
    """`n` people in service on `TODAY`."""
    maker, r = Maker(seed), Random(seed)
    named = {unit.id: unit.nama for unit in units()}
    return [_dossier(maker.person(slot), named, r, place) for place, slot in enumerate(posted_slots(n, seed))]


def _dossier(p: SamplePerson, named: dict[uuid.UUID, str], r: Random, place: int) -> Dossier:
    slot, civil = p.slot, p.slot.status in ("PNS", "CPNS")
    unit = _id(slot.unit)
    rank = p.pangkat[-1] if p.pangkat else None
    course = Training("2", "Diklat PIM Tk. IV", None, 2012 + place % 9, 285) if slot.eselon else None
    return Dossier(
        id=_id(f"orang {place}"), per=TODAY, nip=p.nip, nama=p.nama, gelar_depan=None,
        gelar_belakang=p.gelar_belakang or None, nama_tampil=names.show_name(p.nama, None, p.gelar_belakang),
        tempat_lahir=p.tempat_lahir, tanggal_lahir=p.tanggal_lahir, jenis_kelamin=p.jenis_kelamin, agama=p.agama,
        status_kawin=p.status_kawin, status=slot.status, kedudukan="01" if civil else "71",
        tmt_cpns=p.mulai if civil else None, tmt_pns=None, kontrak_mulai=None if civil else p.mulai,
        kontrak_akhir=p.kontrak_akhir, mks=None, unit_id=unit, unit=named.get(unit), guru=slot.field == "guru",
        bup_tetapan=None, bup_alasan=None, berakhir=None, alamat=None, no_hp=None, email=None,
        golongan=RankHeld(rank.golongan, rank.tmt, (rank.mkg_tahun, rank.mkg_bulan), None) if rank else None,
        jabatan=PostHeld(slot.jabatan, slot.jenis, slot.eselon, slot.jenjang, "D", p.jabatan_tmt, unit),
        tambahan=(), pendidikan=Schooling(p.pendidikan[0], p.pendidikan[1], None, p.pendidikan[2]),
        pengangkatan=None, latihan=course, kgb=None, kgb_ditunda=None, pmk=(), cltn=(), hukdis=(),
        kinerja=(), angka_kredit=None, penghargaan=(),
    )  # fmt: skip


def material(found: Sequence[Dossier], on: dt.date = TODAY, **options: str) -> Material:
    """What the reports are made of, without a store."""
    return Material(
        on=on, today=TODAY, office="Pemerintah Kabupaten Tirtamaya", unit="Pemerintah Kabupaten Tirtamaya",
        unit_id=None, people=tuple(found), units=units(), options=options, labels={"pendidikan": LEVELS},
        signature=SIGNER,
    )  # fmt: skip
