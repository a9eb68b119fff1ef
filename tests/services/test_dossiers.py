"""People as they stood on a day: every field in its place, past days, leavers, moves, leave of absence."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.dossier import PostHeld, RankHeld, Recognised, Result, SalaryStep, Schooling, Span, Training
from asn_desktop.services import dossiers
from asn_desktop.store.career import AngkaKredit, Diklat, Kgb, Kinerja, Penghargaan
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Cltn, Hukdis, Pmk

D = dt.date


def _units(session: Session) -> dict[str, uuid.UUID]:
    return {nama: key for key, nama in session.execute(sa.select(Unit.id, Unit.nama))}


@pytest.fixture
def asih(session: Session) -> uuid.UUID:
    """Asih with a row in every history: moved to Bidang Angkutan on 1 March 2024."""
    units = _units(session)
    person = Employee(
        nip="198503172009042003", nama="ASIH LESTARI", gelar_depan="Dra.", gelar_belakang="M.Si.",
        tempat_lahir="Tirtamaya", tanggal_lahir=D(1985, 3, 17), jenis_kelamin="P", agama="1", status_kawin="1",
        status="PNS", kedudukan="01", tmt_cpns=D(2009, 4, 1), tmt_pns=D(2010, 5, 1), mks_tahun=18, mks_bulan=2,
        mks_per=D(2026, 10, 1), unit_id=units["Bidang Angkutan"], bup_tetapan=60, bup_alasan="SK", alamat="Jl. Melati",
        no_hp="081234567890", email="asih@contoh.id",
    )  # fmt: skip
    session.add(person)
    session.flush()
    mine: dict[str, Any] = {"employee_id": person.id}
    session.add_all([
        Golongan(golongan="III/a", tmt=D(2009, 4, 1), mkg_tahun=0, mkg_bulan=0, jenis_kp="211", **mine),
        Golongan(golongan="III/b", tmt=D(2024, 4, 1), mkg_tahun=11, mkg_bulan=2, jenis_kp="101", **mine),
        Golongan(golongan="III/c", tmt=D(2028, 4, 1), **mine),
        Golongan(golongan="IV/a", tmt=D(2020, 4, 1), dibatalkan="salah orang", **mine),
        Jabatan(nama="Arsiparis", jenis="2", jenjang="Ahli Pertama", tmt=D(2012, 1, 1), sampai=D(2024, 2, 29),
                unit_id=units["Sekretariat"], **mine),
        Jabatan(nama="Kepala Seksi", jenis="1", eselon="IV.a", tmt=D(2024, 3, 1), unit_id=units["Bidang Angkutan"],
                **mine),
        Jabatan(nama="Kepala Bidang", jenis="1", eselon="III.b", penugasan="PLT", tmt=D(2026, 9, 1), **mine),
        Pendidikan(tingkat="40", nama="Manajemen", sekolah="UT", tahun_lulus=2008, pertama=True, **mine),
        Pendidikan(tingkat="45", nama="Administrasi", tahun_lulus=2019, **mine),
        Diklat(latihan="3", nama="PIM III", tahun=2025, selesai=D(2025, 6, 1), jam=400, **mine),
        Diklat(latihan="4", nama="PIM II", tahun=2027, selesai=D(2027, 6, 1), **mine),
        Kgb(tmt=D(2025, 2, 1), golongan="III/b", mkg_tahun=12, mkg_bulan=0, gaji_baru=3_390_500, nomor_sk="822/1",
            tanggal_sk=D(2024, 12, 2), **mine),
        Kgb(jenis="ditunda", tmt=D(2027, 2, 1), tanggal_sk=D(2026, 11, 2), ditunda_sampai=D(2028, 1, 31), **mine),
        Pmk(tahun=1, bulan=3, tmt=D(2015, 1, 1), **mine),
        Cltn(mulai=D(2017, 1, 1), sampai=D(2017, 12, 31), aktif_kembali=D(2018, 1, 1), **mine),
        Hukdis(jenis="1", tingkat="R", mulai=D(2020, 1, 1), sampai=D(2020, 6, 30), **mine),
        Kinerja(tahun=2024, predikat="2", **mine), Kinerja(tahun=2025, predikat="1", **mine),
        Kinerja(tahun=2025, periode="triwulan", predikat="4", **mine),
        AngkaKredit(total="12.500", sampai=D(2024, 12, 31), **mine),
        AngkaKredit(total="18,75", sampai=D(2025, 12, 31), **mine),
        AngkaKredit(total="90", sampai=D(2015, 12, 31), **mine),
        Penghargaan(jenis="201", tahun=2020, **mine),
    ])  # fmt: skip
    session.flush()
    return person.id


def test_every_value_of_a_day_stands_in_its_place(session: Session, asih: uuid.UUID, today: dt.date) -> None:
    """The loader fills the dossier by place; here each name is asked."""
    d, units = dossiers.load_one(session, asih, today), _units(session)
    assert (d.id, d.per, d.nip, d.nama) == (asih, today, "198503172009042003", "ASIH LESTARI")
    assert (d.gelar_depan, d.gelar_belakang, d.nama_tampil) == ("Dra.", "M.Si.", "Dra. ASIH LESTARI, M.Si.")
    assert (d.tempat_lahir, d.tanggal_lahir, d.jenis_kelamin) == ("Tirtamaya", D(1985, 3, 17), "P")
    assert (d.agama, d.status_kawin, d.status, d.kedudukan) == ("1", "1", "PNS", "01")
    assert (d.tmt_cpns, d.tmt_pns, d.kontrak_mulai, d.kontrak_akhir) == (D(2009, 4, 1), D(2010, 5, 1), None, None)
    assert d.mks == (18, 2, D(2026, 10, 1))
    assert (d.unit_id, d.unit, d.guru) == (units["Bidang Angkutan"], "Bidang Angkutan", False)
    assert (d.bup_tetapan, d.bup_alasan, d.berakhir) == (60, "SK", None)
    assert (d.alamat, d.no_hp, d.email) == ("Jl. Melati", "081234567890", "asih@contoh.id")
    assert d.golongan == RankHeld("III/b", D(2024, 4, 1), (11, 2), "101")
    assert d.jabatan == PostHeld("Kepala Seksi", "1", "IV.a", None, "D", D(2024, 3, 1), units["Bidang Angkutan"])
    assert [p.penugasan for p in d.tambahan] == ["PLT"]
    assert d.pendidikan == Schooling("45", "Administrasi", None, 2019)
    assert d.pengangkatan == Schooling("40", "Manajemen", "UT", 2008)
    assert d.latihan == Training("3", "PIM III", D(2025, 6, 1), 2025, 400)
    assert d.kgb == SalaryStep("berkala", D(2025, 2, 1), "III/b", (12, 0), 3_390_500, "822/1", D(2024, 12, 2), None)
    assert d.kgb_ditunda is not None
    assert (d.kgb_ditunda.tmt, d.kgb_ditunda.ditunda_sampai) == (D(2027, 2, 1), D(2028, 1, 31))
    assert dossiers.load_one(session, asih, D(2026, 11, 1)).kgb_ditunda is None  # not yet decided
    assert (d.pmk, d.cltn) == ((Recognised(15, D(2015, 1, 1)),), (Span(D(2017, 1, 1), D(2017, 12, 31), D(2018, 1, 1)),))
    assert [p.tingkat for p in d.hukdis] == ["R"]
    assert d.kinerja == (Result(2025, "1"), Result(2024, "2"))
    assert (d.angka_kredit, d.penghargaan) == ("31.250", ("201",))


def test_a_past_day_shows_the_values_of_then(session: Session, asih: uuid.UUID) -> None:
    """Rank, post, unit, schooling and results as they were, and CPNS before the decree of PNS."""
    then = dossiers.load_one(session, asih, D(2017, 6, 1))
    assert (then.golongan and then.golongan.golongan, then.jabatan and then.jabatan.nama) == ("III/a", "Arsiparis")
    assert (then.unit, then.kedudukan, then.tambahan) == ("Sekretariat", "02", ())
    assert (then.pendidikan and then.pendidikan.tingkat, then.latihan, then.kgb, then.kinerja) == ("40", None, None, ())
    assert dossiers.load_one(session, asih, D(2009, 12, 1)).status == "CPNS"
    assert dossiers.load(session, on=D(2009, 3, 31)) == []


def test_leavers_are_out_from_the_day_after_their_last(session: Session, asih: uuid.UUID) -> None:
    """`berakhir` is the first day out of service."""
    person = session.get_one(Employee, (session.info["office_id"], asih))
    person.berakhir = D(2026, 7, 1)
    session.flush()
    assert len(dossiers.load(session, on=D(2026, 6, 30))) == 1
    assert dossiers.load(session, on=D(2026, 7, 1)) == []
    assert len(dossiers.load(session, on=D(2026, 7, 1), ended=True)) == 1


def test_units_are_those_of_the_day(session: Session, asih: uuid.UUID) -> None:
    """A filter by unit asks where the person belonged on that day."""
    units = _units(session)
    assert dossiers.load(session, on=D(2024, 2, 29), unit_ids=[units["Bidang Angkutan"]]) == []
    (one,) = dossiers.load(session, on=D(2024, 3, 1), unit_ids=[units["Bidang Angkutan"]])
    assert one.id == asih


def test_a_leave_that_ran_out_is_not_a_return(session: Session, asih: uuid.UUID) -> None:
    """Kept as CLTN she counts as away until the decree of return is entered."""
    person = session.get_one(Employee, (session.info["office_id"], asih))
    person.kedudukan = "02"
    (row,) = session.scalars(sa.select(Cltn)).all()
    row.aktif_kembali = None
    session.flush()
    assert dossiers.load_one(session, asih, D(2018, 6, 1)).kedudukan == "02"
    assert dossiers.load_one(session, asih, D(2016, 6, 1)).kedudukan == "01"
    row.aktif_kembali = D(2018, 1, 1)
    session.flush()
    assert dossiers.load_one(session, asih, D(2018, 6, 1)).kedudukan == "01"


def test_nobody_of_that_id_is_refused(session: Session, today: dt.date) -> None:
    """EMPLOYEE_UNKNOWN, as everywhere."""
    with pytest.raises(Refused) as refusal:
        dossiers.load_one(session, uuid.uuid4(), today)
    assert refusal.value.problems[0].code == "EMPLOYEE_UNKNOWN"
