"""A person with every kind of record, for the papers about her; and colleagues who are due for a salary step."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.services import employees, officials, reference
from asn_desktop.store import career, family, standing
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit

D = dt.date
TODAY = D(2026, 11, 23)
NIK = "3374015206880002"


@dataclass(frozen=True)
class PersonOffice:
    """Ids of the unit and the people."""

    root: uuid.UUID
    bidang: uuid.UUID
    kepala: uuid.UUID  # IV/c, heads the office
    rina: uuid.UUID  # PNS III/c, every record; KGB due 1 January 2027
    dewi: uuid.UUID  # PPPK IX, contract of five years; KGB due 1 February 2027
    agus: uuid.UUID  # PNS III/b, due 1 December 2026, but his results are not on record
    paruh: uuid.UUID  # PPPK paruh waktu: a wage


def make(session: Session) -> PersonOffice:
    """Fill the template office."""
    reference.load_shipped(session)
    by_name = {u.nama: u.id for u in session.query(Unit)}
    root, bidang = by_name["Dinas Perhubungan"], by_name["Bidang Angkutan"]
    kepala = _head(session, root)
    rina = _rina(session, bidang)
    dewi = _dewi(session, bidang)
    agus = _agus(session, bidang)
    paruh = _person(session, "Joko Purnomo", "199001012025211001", D(1990, 1, 1), bidang, status="PPPK_PW",
                    kontrak_mulai=D(2025, 10, 1), kontrak_akhir=D(2026, 9, 30))  # fmt: skip
    officials.appoint(session, officials.OfficialAsk(
        root, "kepala", "Kepala Dinas Perhubungan", D(2020, 1, 1), kepala, pangkat="Pembina Utama Muda (IV/c)"))
    employees.rebuild_summaries(session, today=TODAY)
    return PersonOffice(root, bidang, kepala, rina, dewi, agus, paruh)


def _person(session: Session, nama: str, nip: str, lahir: dt.date, unit: uuid.UUID, **more: object) -> uuid.UUID:
    values: dict[str, object] = {
        "nip": nip, "nama": nama, "tanggal_lahir": lahir, "jenis_kelamin": "L", "status": "PNS", "unit_id": unit, **more
    }
    row = Employee(**values)
    session.add(row)
    session.flush()
    return row.id


def results(session: Session, who: uuid.UUID, *years: int, predikat: str = "2") -> None:
    """Yearly results, Baik unless said otherwise."""
    session.add_all(
        career.Kinerja(employee_id=who, tahun=y, predikat=predikat, aturan="PermenPANRB 6/2022",
                       penilai_nama="Drs. Haryanto, M.Si.") for y in years
    )  # fmt: skip
    session.flush()


def _head(session: Session, root: uuid.UUID) -> uuid.UUID:
    who = _person(session, "Haryanto", "196902141994031005", D(1969, 2, 14), root, gelar_depan="Drs.",
                  gelar_belakang="M.Si.", tmt_cpns=D(1994, 3, 1), tmt_pns=D(1995, 4, 1))  # fmt: skip
    session.add(Golongan(employee_id=who, golongan="IV/c", tmt=D(2022, 4, 1), mkg_tahun=28, mkg_bulan=1,
                         nomor_sk="821.2/1/2022", tanggal_sk=D(2022, 3, 1), pejabat="Presiden"))  # fmt: skip
    session.add(Jabatan(employee_id=who, unit_id=root, jenis="1", nama="Kepala Dinas Perhubungan", eselon="II.b",
                        penugasan="D", tmt=D(2020, 1, 1)))  # fmt: skip
    session.flush()
    return who


def _rina(session: Session, bidang: uuid.UUID) -> uuid.UUID:
    who = _person(
        session, "Rina Marlina", "198806122011012001", D(1988, 6, 12), bidang, jenis_kelamin="P", gelar_belakang="S.T.",
        nik=NIK, no_kk="3374010101150001", npwp=NIK, tempat_lahir="Tirtamaya", agama="1", status_kawin="1",
        tmt_cpns=D(2011, 1, 1), tmt_pns=D(2012, 1, 1), alamat="Jalan Melati Nomor 4, Tirtamaya",
        no_hp="081200001234", email="rina@tirtamaya.example", karpeg="N 123456", bpjs="0001234567890",
        sk_cpns_nomor="813/11/BKD/2011", sk_cpns_tanggal=D(2010, 12, 20),
    )  # fmt: skip
    session.add_all([
        Golongan(employee_id=who, golongan="III/a", tmt=D(2011, 1, 1), mkg_tahun=0, mkg_bulan=0,
                 nomor_sk="813/11/BKD/2011", tanggal_sk=D(2010, 12, 20), pejabat="Bupati Tirtamaya"),
        Golongan(employee_id=who, golongan="III/c", tmt=D(2023, 4, 1), mkg_tahun=12, mkg_bulan=3, jenis_kp="202",
                 nomor_sk="823/77/BKPSDM/2023", tanggal_sk=D(2023, 3, 2), pejabat="Bupati Tirtamaya"),
        Jabatan(employee_id=who, unit_id=bidang, jenis="2", nama="Penguji Kendaraan Bermotor Ahli Muda",
                jenjang="Ahli Muda", penugasan="D", tmt=D(2022, 1, 1), nomor_sk="821.29/5/2021",
                tanggal_sk=D(2021, 12, 28), pejabat="Bupati Tirtamaya"),
        Pendidikan(employee_id=who, tingkat="40", nama="Teknik Mesin", sekolah="Universitas Rekaan", tahun_lulus=2010,
                   nomor_ijazah="0412/UR/2010", pertama=True),
        career.Kgb(employee_id=who, jenis="berkala", golongan="III/c", mkg_tahun=14, mkg_bulan=0, gaji_baru=3645200,
                   tmt=D(2025, 1, 1), nomor_sk="822.4/310/DISHUB/2024", tanggal_sk=D(2024, 11, 4),
                   pejabat="Kepala Dinas Perhubungan"),
        career.Diklat(employee_id=who, latihan="5", nama="Pelatihan Kepemimpinan Pengawas", tahun=2024, jam=904,
                      nomor_sk="001/PKP/2024", tanggal_sk=D(2024, 7, 1), penyelenggara="BPSDMD"),
        career.Kursus(employee_id=who, nama="Penguji tingkat lanjut", tahun=2023, jam=120),
        career.AngkaKredit(employee_id=who, total="112.500", mulai=D(2024, 1, 1), sampai=D(2024, 12, 31),
                           jabatan="Penguji Kendaraan Bermotor Ahli Muda"),
        career.Penghargaan(employee_id=who, jenis="201", tahun=2022, nomor_sk="88/TK/2022", tanggal_sk=D(2022, 8, 1)),
        standing.Hukdis(employee_id=who, jenis="2", tingkat="R", mulai=D(2015, 3, 1), sampai=D(2015, 9, 1),
                        alasan="Terlambat berulang", nomor_sk="862/3/2015", tanggal_sk=D(2015, 2, 20)),
        standing.NipAlias(employee_id=who, nip="500123456", jenis="lama"),
        family.OrangTua(employee_id=who, hubungan="ibu", nama="Sri Wahyuni", tempat_lahir="Tirtamaya"),
    ])  # fmt: skip
    spouse = family.Pasangan(
        employee_id=who, nama="Bambang Hartono", nik="3374011207850003", tempat_lahir="Tirtamaya",
        tanggal_lahir=D(1985, 7, 12), tanggal_nikah=D(2012, 6, 3), akta_nikah="123/16/VI/2012", pekerjaan="Wiraswasta",
        tunjangan=True, tunjangan_mulai=D(2012, 7, 1),
    )  # fmt: skip
    session.add(spouse)
    session.flush()
    session.add_all([
        family.Anak(employee_id=who, pasangan_id=spouse.id, nama="Galih Hartono", tanggal_lahir=D(2013, 3, 2),
                    tempat_lahir="Tirtamaya", jenis_kelamin="L", akta_lahir="3374-LT-0203", sekolah="SMPN 2 Tirtamaya",
                    tunjangan=True, tunjangan_mulai=D(2013, 4, 1)),
        family.Anak(employee_id=who, pasangan_id=spouse.id, nama="Intan Hartono", tanggal_lahir=D(2026, 10, 5),
                    tempat_lahir="Tirtamaya", jenis_kelamin="P", akta_lahir="3374-LU-0510"),
    ])  # fmt: skip
    results(session, who, 2024, 2025)
    return who


def _dewi(session: Session, bidang: uuid.UUID) -> uuid.UUID:
    who = _person(session, "Dewi Lestari", "199411302023212007", D(1994, 11, 30), bidang, jenis_kelamin="P",
                  status="PPPK", gelar_belakang="S.Kom.", kontrak_mulai=D(2023, 2, 1), kontrak_tmt=D(2023, 2, 1),
                  kontrak_akhir=D(2028, 1, 31))  # fmt: skip
    session.add_all([
        Golongan(employee_id=who, golongan="IX", tmt=D(2023, 2, 1), mkg_tahun=0, mkg_bulan=0,
                 nomor_sk="814.1/77/BKPSDM/2023", tanggal_sk=D(2023, 1, 20), pejabat="Bupati Tirtamaya"),
        Jabatan(employee_id=who, unit_id=bidang, jenis="2", nama="Pranata Komputer Ahli Pertama",
                jenjang="Ahli Pertama", penugasan="D", tmt=D(2023, 2, 1)),
        career.Kgb(employee_id=who, jenis="berkala", golongan="IX", mkg_tahun=2, mkg_bulan=0, gaji_baru=3304200,
                   tmt=D(2025, 2, 1), nomor_sk="822.4/12/DISHUB/2024", tanggal_sk=D(2024, 12, 2),
                   pejabat="Kepala Dinas Perhubungan"),
    ])  # fmt: skip
    results(session, who, 2024, 2025)
    return who


def _agus(session: Session, bidang: uuid.UUID) -> uuid.UUID:
    who = _person(session, "Agus Setiawan", "199003152014121002", D(1990, 3, 15), bidang, tmt_cpns=D(2014, 12, 1),
                  tmt_pns=D(2016, 1, 1))  # fmt: skip
    session.add_all([
        Golongan(employee_id=who, golongan="III/b", tmt=D(2020, 12, 1), mkg_tahun=6, mkg_bulan=0),
        Jabatan(employee_id=who, unit_id=bidang, jenis="4", nama="Pengelola Data", penugasan="D", tmt=D(2015, 1, 1)),
        career.Kgb(employee_id=who, jenis="berkala", golongan="III/b", mkg_tahun=10, mkg_bulan=0, tmt=D(2024, 12, 1)),
    ])  # fmt: skip
    session.flush()
    return who
