"""Random people in random units, for tables that must add up whatever the record says."""

from __future__ import annotations

import datetime as dt
import uuid

from hypothesis import strategies as st

from asn_desktop.rules import ranks
from asn_desktop.rules.dossier import Dossier, PostHeld, RankHeld, Schooling
from asn_desktop.services.reports.material import Material, UnitLine

D = dt.date
ON = D(2026, 12, 31)
UNITS = tuple(
    UnitLine(uuid.UUID(int=n + 1), None if parent is None else uuid.UUID(int=parent + 1), name, depth, ended)
    for n, (parent, name, depth, ended) in enumerate((
        (None, "Dinas Perhubungan", 0, False), (0, "Sekretariat", 1, False), (1, "Subbagian Umum", 2, False),
        (0, "Bidang Angkutan", 1, False), (3, "UPTD Terminal", 2, False), (0, "Bidang Lama", 1, True),
    ))
)  # fmt: skip
_LEVELS = ("05", "10", "12", "15", "17", "18", "20", "25", "30", "35", "40", "42", "45", "47", "49", "50")
_STATUS = ("PNS", "CPNS", "PPPK", "PPPK_PW")
_ESELON = ("I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", None)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Somebody, with anything that may be missing missing now and then."""
    status = draw(st.sampled_from(_STATUS))
    ladder = ranks.PPPK if status in ("PPPK", "PPPK_PW") else ranks.PNS
    golongan = draw(st.none() | st.sampled_from(ladder))
    kind = draw(st.sampled_from(("1", "2", "3", "4")))
    unit = draw(st.sampled_from([*(u.id for u in UNITS), None, uuid.UUID(int=99)]))
    post = PostHeld("Jabatan", kind, draw(st.sampled_from(_ESELON)) if kind == "1" else None, None, "D",
                    draw(st.none() | st.dates(D(2000, 1, 1), ON)), unit)  # fmt: skip
    level = draw(st.none() | st.sampled_from(_LEVELS))
    return Dossier(
        id=draw(st.uuids(version=4)), per=ON, nip=draw(st.none() | st.from_regex(r"[0-9]{18}", fullmatch=True)),
        nama=draw(st.sampled_from(("Asih", "budi", "Nur'aini", "I Gede (Alit)"))), gelar_depan=None,
        gelar_belakang=None, nama_tampil="Asih, S.T.", tempat_lahir=None,
        tanggal_lahir=draw(st.dates(D(1955, 1, 1), D(2008, 1, 1))), jenis_kelamin=draw(st.sampled_from("LP")),
        agama=draw(st.sampled_from([*"1234567", None, "9"])), status_kawin=draw(st.sampled_from([*"1234", None])),
        status=status, kedudukan="01", tmt_cpns=draw(st.none() | st.dates(D(1985, 1, 1), ON)), tmt_pns=None,
        kontrak_mulai=None, kontrak_akhir=None, mks=None, unit_id=unit, unit=None, guru=False, bup_tetapan=None,
        bup_alasan=None, berakhir=None, alamat=None, no_hp=None, email=None,
        golongan=RankHeld(golongan, draw(st.none() | st.dates(D(1990, 1, 1), ON)), None, None) if golongan else None,
        jabatan=draw(st.sampled_from((post, post, post, None))), tambahan=(),
        pendidikan=Schooling(level, None, None, 2001) if level else None, pengangkatan=None, latihan=None, kgb=None,
        kgb_ditunda=None, pmk=(), cltn=(), hukdis=(), kinerja=(), angka_kredit=None, penghargaan=(),
    )  # fmt: skip


def material(people: list[Dossier], **options: str) -> Material:
    """What reports are made of, without a store."""
    return Material(
        on=ON, today=ON, office="Dinas Perhubungan", unit="Dinas Perhubungan", unit_id=None, people=tuple(people),
        units=UNITS, options=options, labels={},
    )  # fmt: skip
