"""The text of a salary step letter: the notice of one person, put into the letter's dataclass.

Source: PP 7/1977 art. 11-13, PermenPANRB 7/2023; signing a.n. and Plt.: Permendagri 1/2023, UU 30/2014 art. 14.
"""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Session

from asn_desktop.letters.kgb import LastDecree, SalaryStepLetter
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.rules import identity, ranks, words
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import kgb_proposals, kgb_settings, letters, units
from asn_desktop.services.career_law import Law
from asn_desktop.services.kgb_proposals import Ground, Notice
from asn_desktop.services.officials import Official

_PNS = (
    "Pasal 11 Peraturan Pemerintah Nomor 7 Tahun 1977 sebagaimana telah beberapa kali diubah, terakhir dengan {tabel}"
)
_PPPK = (
    "Peraturan Presiden Nomor 98 Tahun 2020 sebagaimana telah diubah dengan {tabel} dan Peraturan Menteri PANRB "
    "Nomor 7 Tahun 2023"
)
_KINDS = {"PP": "Peraturan Pemerintah", "Perpres": "Peraturan Presiden"}
_LAST = "sudah mencapai gaji pokok tertinggi dalam golongannya"


def make(
    session: Session, notice: Notice, d: Dossier, tables: Law, day: dt.date
) -> tuple[SalaryStepLetter, uuid.UUID, str]:
    """The letter without number and day, the unit whose it is, and its classification code.

    The notice must have passed `kgb_proposals.demand`: nothing is missing.
    """
    ground, official = notice.dasar, kgb_proposals.Reader(session, tables, day, []).signer(d)
    table, pppk = tables.salary(d.status, notice.tmt), d.status == "PPPK"
    assert notice.unit_id is not None
    assert notice.tmt is not None
    assert notice.mkg is not None
    assert ground is not None
    assert official is not None
    settings, profile = kgb_settings.get(session, notice.unit_id, day), units.resolve(session, notice.unit_id)
    letter = SalaryStepLetter(
        kop=letters.letterhead(session, notice.unit_id),
        heading=Heading(None, profile.kota, None),
        sifat=settings.sifat, lampiran="-", tujuan=settings.tujuan, tujuan_tempat=settings.tempat,
        person=_person(notice, d, profile.tempat), tanggal_lahir=d.tanggal_lahir, pppk=pppk,
        cpns=d.status == "CPNS", gaji_lama=notice.gaji_lama or 0, gaji_baru=notice.gaji_baru or 0,
        dasar=_decree(ground),
        masa_kerja=notice.mkg, golongan=notice.golongan or "", mulai=notice.tmt,
        berikut=words.long_date(notice.berikut) if notice.berikut else _LAST,
        landasan=(_PPPK if pppk else _PNS).format(tabel=spelled(table.dasar)), tabel=spelled(table.dasar),
        signer=_signer(official, settings.atas_nama), tembusan=settings.tembusan,
    )  # fmt: skip
    return letter, notice.unit_id, settings.kode


def _person(notice: Notice, d: Dossier, place: str) -> Person:
    return Person(
        d.nama_tampil, identity.show_nip(d.nip or ""), ranks.show_rank(notice.golongan), notice.jabatan or "",
        place, IN_FULL[d.status],
    )  # fmt: skip


def _decree(ground: Ground) -> LastDecree:
    assert ground.tanggal is not None
    return LastDecree(ground.pejabat or "", ground.tanggal, ground.nomor or "", ground.tmt, ground.mkg)


def spelled(ground: str) -> str:
    """ "PP 5/2024" as a letter cites it: "Peraturan Pemerintah Nomor 5 Tahun 2024"; anything else as it is."""
    kind, _, rest = ground.partition(" ")
    number, slash, year = rest.partition("/")
    if kind in _KINDS and slash and number.isdigit() and year.isdigit():
        return f"{_KINDS[kind]} Nomor {number} Tahun {year}"
    return ground


def _signer(found: Official, atas_nama: str) -> Signer:
    """The signing block: on whose behalf, and Plt. or Plh. before the post."""
    title = found.jabatan_tertulis
    short = title.removesuffix(found.jabatan).strip() if title.endswith(found.jabatan) else ""
    lead = "\n".join(part for part in (f"a.n. {atas_nama}" if atas_nama else "", short) if part)
    return Signer(found.jabatan, found.nama, identity.show_nip(found.nip) if found.nip else None, found.pangkat,
                  lead or None)


def post(signer: Signer) -> str:
    """The post of a signer as a record names it: "Plt. Kepala Dinas Perhubungan"."""
    short = (signer.awalan or "").rsplit("\n", 1)[-1]
    return f"{short} {signer.jabatan}" if short.endswith(".") else signer.jabatan
