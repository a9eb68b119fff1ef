"""Coming dates of one person and the due lists of an office, on a real store."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import career_dates, career_law, employee_card
from asn_desktop.store.career import AngkaKredit, Kgb, Kinerja, Kursus
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.family import Anak
from asn_desktop.store.offices import Setting, Unit
from asn_desktop.store.reference import ReferenceRow
from asn_desktop.store.standing import Cltn, Hukdis, Lisensi
from asn_desktop.ui.sentences.career_lines import line_words

D = dt.date
HELD, SINCE = ("III/b", D(2024, 4, 1), 11, 2), D(2020, 1, 1)
AUDITOR = Actor("periksa", "Pemeriksa", Role.PEMERIKSA)


class Office:
    """Adds people to the template office with few words."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.units = {name: key for key, name in session.execute(sa.select(Unit.id, Unit.nama))}
        self._count = 0

    def person(self, nama: str, *, golongan: tuple[str, dt.date, int, int] | None = HELD,
               jabatan: str = "Penelaah Teknis Kebijakan", jenis: str = "4", eselon: str | None = None,
               tmt_jabatan: dt.date = SINCE, tingkat: str = "40", unit: str = "Bidang Angkutan",
               good: bool = True, **more: object) -> uuid.UUID:  # fmt: skip
        self._count += 1
        values: dict[str, object] = {
            "nip": f"19850317200904{self._count:04d}", "nama": nama, "tanggal_lahir": D(1985, 3, 17),
            "jenis_kelamin": "P", "status": "PNS", "tmt_cpns": D(2009, 4, 1), "tmt_pns": D(2010, 5, 1),
            "unit_id": self.units[unit],
        }  # fmt: skip
        one = Employee(**(values | more))
        self.session.add(one)
        self.session.flush()
        rows: list[object] = [
            Jabatan(employee_id=one.id, jenis=jenis, nama=jabatan, eselon=eselon, tmt=tmt_jabatan, unit_id=one.unit_id),
            Pendidikan(employee_id=one.id, tingkat=tingkat, tahun_lulus=2008, pertama=True),
        ]
        if golongan:
            gol, tmt, years, months = golongan
            rows.append(Golongan(employee_id=one.id, golongan=gol, tmt=tmt, mkg_tahun=years, mkg_bulan=months,
                                 nomor_sk="823/12/2024", tanggal_sk=D(2024, 3, 20)))  # fmt: skip
        if good:
            rows += [Kinerja(employee_id=one.id, tahun=year, predikat="2") for year in (2024, 2025)]
        self.add(*rows)
        return one.id

    def add(self, *rows: object) -> None:
        self.session.add_all(rows)
        self.session.flush()


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


@pytest.fixture
def auditing(store: Store, office: Office) -> Iterator[Session]:
    """A reader without the sensitive details, on what the test has put in so far."""
    office.session.info["actor"], kept = AUDITOR, office.session.info["actor"]
    yield office.session
    office.session.info["actor"] = kept


def kgb(session: Session, today: dt.date, **options: object) -> list[tuple[str, dt.date | None]]:
    return [(r.orang.nama, r.kgb.tmt) for r in career_dates.kgb_due(session, today=today, **options)]


def test_kgb_due_shows_the_window_with_old_and_new_decree(office: Office, session: Session, today: dt.date):
    office.person("Asih")
    office.person("Budi", golongan=("III/b", D(2024, 4, 1), 12, 0))  # April 2028
    office.person("Citra", golongan=("II/a", D(2026, 1, 1), 0, 0), tingkat="15")
    rows = career_dates.kgb_due(session, today=today)
    assert [(r.orang.nama, r.kgb.tmt) for r in rows] == [("Citra", D(2027, 1, 1)), ("Asih", D(2027, 2, 1))]
    asih = rows[1]
    assert (asih.lama.nomor, asih.lama.tanggal, asih.lama.tmt, asih.lama.mkg) == (
        "823/12/2024", D(2024, 3, 20), D(2024, 4, 1), (11, 2)
    )  # fmt: skip
    assert (asih.kgb.gaji_baru, asih.kgb.mkg, asih.surat) == (3607500, (14, 0), D(2026, 12, 1))
    assert kgb(session, today, months=18)[-1] == ("Budi", D(2028, 4, 1))


def test_a_step_already_decided_or_after_the_pension_is_not_asked_for(
    office: Office, session: Session, today: dt.date
):
    done = office.person("Sudah")
    office.add(Kgb(employee_id=done, golongan="III/b", tmt=D(2027, 2, 1), mkg_tahun=14, mkg_bulan=0, gaji_baru=1))
    void = office.person("Batal")
    office.add(Kgb(employee_id=void, golongan="III/b", tmt=D(2027, 2, 1), dibatalkan="salah"))
    office.person("Pensiun", tanggal_lahir=D(1968, 12, 17))
    away = office.person("Cuti", kedudukan="02")
    office.add(Cltn(employee_id=away, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31)))
    assert kgb(session, today) == [("Batal", D(2027, 2, 1))]
    found = career_dates.coming(session, done, today=today)
    assert found.kgb_ditetapkan == D(2027, 2, 1)
    assert next(i.values["ditetapkan"] for i in found.items if i.kind == "kgb") == D(2027, 2, 1)


def test_a_missed_step_stands_first_and_a_deferred_one_says_so(office: Office, session: Session, today: dt.date):
    office.person("Asih")
    missed = office.person("Lewat", golongan=("III/b", D(2022, 4, 1), 10, 0))
    office.add(Kgb(employee_id=missed, golongan="III/b", tmt=D(2024, 4, 1), mkg_tahun=12, mkg_bulan=0,
                   gaji_baru=3497300, nomor_sk="800.1.11.13/7/2024", tanggal_sk=D(2024, 2, 1)))  # fmt: skip
    late = office.person("Tunda", golongan=("III/b", D(2023, 12, 1), 10, 0))
    office.add(Kgb(employee_id=late, golongan="III/b", tmt=D(2023, 12, 1), mkg_tahun=10, mkg_bulan=0),
               Kgb(employee_id=late, jenis="ditunda", tmt=D(2025, 12, 1), ditunda_sampai=D(2026, 11, 30)))  # fmt: skip
    rows = {r.orang.nama: r for r in career_dates.kgb_due(session, today=today)}
    assert list(rows) == ["Lewat", "Tunda", "Asih"]
    assert (rows["Lewat"].kgb.tmt, rows["Lewat"].kgb.overdue) == (D(2026, 4, 1), True)
    assert (rows["Lewat"].lama.nomor, rows["Lewat"].lama.gaji) == ("800.1.11.13/7/2024", 3497300)
    assert (rows["Tunda"].kgb.tmt, rows["Tunda"].kgb.reasons) == (D(2026, 12, 1), ("ditunda",))


def test_a_unit_means_everything_below_it(office: Office, session: Session, today: dt.date):
    office.person("Asih")
    office.person("Sekar", unit="Sekretariat")
    root = office.units["Dinas Perhubungan"]
    assert [name for name, _ in kgb(session, today, unit_id=root)] == ["Asih", "Sekar"]
    assert [name for name, _ in kgb(session, today, unit_id=office.units["Sekretariat"])] == ["Sekar"]


def test_a_step_of_next_year_is_paid_by_the_table_of_next_year(office: Office, session: Session, today: dt.date):
    office.person("Asih")
    session.add_all(
        ReferenceRow(tabel="gaji_pns", kunci=f"III/b:{mkg}", asal="kantor", dasar="PP 1/2027",
                     nilai={"golongan": "III/b", "mkg": str(mkg), "rupiah": str(4_000_000 + mkg * 1000)},
                     berlaku_mulai=D(2027, 1, 1)) for mkg in (0, 12, 14)
    )  # fmt: skip
    row = career_dates.kgb_due(session, today=today)[0]
    assert (row.kgb.gaji_lama, row.kgb.gaji_baru) == (3497300, 4014000)
    asih = career_dates.coming(session, row.orang.id, today=today)
    version = next(i.version for i in asih.items if i.kind == "kgb")
    assert version == "PP 1/2027, berlaku 2027-01-01"


def kp(session: Session, today: dt.date, **options: object) -> list[tuple[str, dt.date | None, tuple[str, ...]]]:
    return [(r.orang.nama, r.kp.tmt, r.kp.missing) for r in career_dates.kp_due(session, today=today, **options)]


def test_kp_due_lists_the_window_with_what_is_missing(office: Office, session: Session, today: dt.date):
    office.person("Asih", golongan=("III/a", D(2023, 4, 1), 4, 0))
    office.person("Dinas", golongan=("II/d", D(2023, 6, 1), 14, 0), tingkat="30", jabatan="Pengolah Data")
    jf = office.person("Perawat", golongan=("III/a", D(2025, 1, 1), 4, 0), jabatan="Perawat Ahli Pertama", jenis="2")
    office.add(AngkaKredit(employee_id=jf, sampai=D(2025, 12, 31), total="12,5"))
    office.person("Lama", golongan=("III/a", D(2019, 4, 1), 4, 0))
    office.person("Mentok", golongan=("III/b", D(2019, 4, 1), 10, 0), tingkat="15")
    assert kp(session, today) == [
        ("Perawat", D(2027, 1, 1), ("angka_kredit_kurang",)), ("Asih", D(2027, 4, 1), ()),
        ("Dinas", D(2027, 6, 1), ("belum_ujian_dinas_1",)),
    ]  # fmt: skip
    assert kp(session, today, overdue=True)[0] == ("Lama", D(2023, 4, 1), ())


def test_an_examination_on_record_is_found_by_its_name(office: Office, session: Session, today: dt.date):
    dinas = office.person("Dinas", golongan=("II/d", D(2023, 6, 1), 14, 0), tingkat="30", jabatan="Pengolah Data")
    office.add(Kursus(employee_id=dinas, nama="Ujian Dinas Tingkat I", tahun=2025))
    assert kp(session, today) == [("Dinas", D(2027, 6, 1), ())]


def test_discipline_is_closed_to_a_reader_who_may_not_know(office: Office, auditing: Session, today: dt.date):
    asih = office.person("Asih", golongan=("III/a", D(2023, 4, 1), 4, 0))
    office.add(Hukdis(employee_id=asih, jenis="7", tingkat="S", mulai=D(2026, 6, 1), sampai=D(2027, 5, 31)))
    assert kp(auditing, today) == [("Asih", D(2027, 4, 1), ("syarat_tertutup",))]
    found = career_dates.coming(auditing, asih, today=today)
    said = " ".join(line_words(line) for item in found.items for line in item.lines)
    assert "disiplin" not in said
    assert "hukuman_disiplin" not in str(found)
    assert "hukdis" not in str(found)


def test_a_result_below_baik_is_closed_to_a_reader_who_may_not_know(office, auditing: Session, today: dt.date):
    asih = office.person("Asih", golongan=("III/a", D(2022, 12, 1), 4, 0))
    for year, predikat in ((2024, "2"), (2025, "4")):
        office.add(Kinerja(employee_id=asih, tahun=year, periode="tahunan", predikat=predikat))
    found = career_dates.coming(auditing, asih, today=today)
    assert "syarat_tertutup" in found.kgb.reasons
    assert "syarat_tertutup" in found.kp.reasons
    said = " ".join(line_words(line) for item in found.items for line in item.lines)
    assert "Baik" not in said
    assert "predikat_kinerja" not in str(found)
    due = career_dates.kgb_due(auditing, today=today, months=36)
    assert [row.kgb.reasons for row in due] == [("syarat_tertutup",)]


def test_the_same_reason_is_open_to_the_operator(office: Office, session: Session, today: dt.date):
    asih = office.person("Asih", golongan=("III/a", D(2023, 4, 1), 4, 0))
    office.add(Hukdis(employee_id=asih, jenis="7", tingkat="S", mulai=D(2026, 6, 1), sampai=D(2026, 12, 15)))
    found = career_dates.coming(session, asih, today=today)
    assert [r.kind for r in found.reminders] == ["hukdis_berakhir"]
    office.add(Hukdis(employee_id=asih, jenis="7", tingkat="B", mulai=D(2026, 6, 1), sampai=D(2027, 5, 31)))
    assert kp(session, today) == [("Asih", D(2027, 4, 1), ("hukuman_disiplin",))]


def test_pension_due_two_years_ahead_and_those_who_stayed(office: Office, session: Session, today: dt.date):
    office.person("Dekat", tanggal_lahir=D(1968, 12, 17))
    office.person("Kepala", tanggal_lahir=D(1967, 5, 1), jabatan="Kepala Dinas", jenis="1", eselon="II.b")
    office.person("Lewat", tanggal_lahir=D(1967, 5, 1))
    office.person("Jauh", tanggal_lahir=D(1975, 5, 1))
    rows = career_dates.pension_due(session, today=today)
    assert [(r.orang.nama, r.bup.tahun, r.tmt, r.terlewat) for r in rows] == [
        ("Lewat", 58, D(2025, 6, 1), True), ("Dekat", 58, D(2027, 1, 1), False), ("Kepala", 60, D(2027, 6, 1), False),
    ]  # fmt: skip
    assert rows[1].mks is not None
    assert (rows[1].mks.tahun, rows[1].mks.bulan) == (17, 9)


def test_satyalancana_cpns_and_contracts(office: Office, session: Session, today: dt.date):
    office.person("Sepuluh")
    office.person("Calon", status="CPNS", tmt_cpns=D(2025, 4, 1), tmt_pns=None)
    pppk = {"status": "PPPK", "tmt_cpns": None, "tmt_pns": None, "golongan": ("IX", D(2024, 1, 1), 0, 0)}
    office.person("Kontrak", **pppk, kontrak_mulai=D(2024, 1, 1), kontrak_akhir=D(2026, 12, 31))
    office.person("Panjang", **pppk, kontrak_mulai=D(2024, 1, 1), kontrak_akhir=D(2028, 12, 31))
    awards = career_dates.satyalancana_due(session, today=today)
    assert [(r.orang.nama, r.award.kode) for r in awards] == [("Sepuluh", "201")]
    assert [(r.orang.nama, r.batas, r.bulan) for r in career_dates.cpns_over_a_year(session, today=today)] == [
        ("Calon", D(2026, 4, 1), 19)
    ]
    ending = career_dates.contracts_ending(session, today=today)
    assert [(r.orang.nama, r.sisa_hari, r.tahap) for r in ending] == [("Kontrak", 38, 60)]
    assert len(career_dates.contracts_ending(session, today=today, days=1000)) == 2


def test_everything_that_is_coming_for_one_person(office: Office, session: Session, today: dt.date):
    asih = office.person("Asih")
    office.add(
        Anak(employee_id=asih, nama="Bagas", tanggal_lahir=D(2005, 12, 20), tunjangan=True),
        Lisensi(employee_id=asih, jenis="SIP", nama="Perawat", sampai=D(2026, 12, 31)),
        Lisensi(employee_id=asih, jenis="STR", nama="Perawat", sampai=D(2021, 1, 1)),
        Lisensi(employee_id=asih, jenis="STR", nama="Perawat", sampai=None),
    )
    found = career_dates.coming(session, asih, today=today)
    assert [(i.kind, i.tanggal) for i in found.items] == [
        ("anak_berakhir", D(2026, 12, 19)), ("lisensi_berakhir", D(2026, 12, 31)), ("kgb", D(2027, 2, 1)),
        ("satyalancana", D(2027, 8, 17)), ("kp", D(2028, 4, 1)), ("pensiun", D(2043, 4, 1)),
    ]  # fmt: skip
    assert (found.mks.tahun, found.mks.bulan, found.mkg.tahun, found.mkg.bulan) == (17, 7, 13, 9)
    kgb_item = next(i for i in found.items if i.kind == "kgb")
    assert kgb_item.values["gaji"] == 3607500
    assert kgb_item.version == "PP 5/2024, berlaku 2024-01-01"
    assert all(i.article and i.lines for i in found.items)
    assert all("…" not in line_words(line) for item in found.items for line in item.lines)


def test_children_stay_closed_to_a_reader_who_may_not_know(office: Office, auditing: Session, today: dt.date):
    asih = office.person("Asih")
    office.add(Anak(employee_id=asih, nama="Bagas", tanggal_lahir=D(2005, 12, 20), tunjangan=True))
    assert "Bagas" not in str(career_dates.coming(auditing, asih, today=today))


def test_for_one_who_has_left_or_is_away_no_step_waits(office: Office, session: Session, today: dt.date):
    left = office.person("Pindah", berakhir=D(2026, 1, 1))
    assert career_dates.coming(session, left, today=today).items == ()
    away = office.person("Cuti", kedudukan="02")
    office.add(Cltn(employee_id=away, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31)))
    assert [i.kind for i in career_dates.coming(session, away, today=today).items] == [
        "cltn_berakhir", "cltn_lapor", "pensiun",
    ]  # fmt: skip


def test_a_rise_after_the_pension_is_said_not_to_come(office: Office, session: Session, today: dt.date):
    old = office.person("Tua", tanggal_lahir=D(1969, 1, 17), golongan=("III/b", D(2026, 4, 1), 20, 0))
    item = next(i for i in career_dates.coming(session, old, today=today).items if i.kind == "kp")
    assert item.tanggal is None
    assert "sesudah_pensiun" in item.reasons


def test_a_person_nobody_knows_is_refused(session: Session, today: dt.date):
    with pytest.raises(Refused, match="EMPLOYEE_UNKNOWN"):
        career_dates.coming(session, uuid.uuid4(), today=today)


def test_limits_of_the_office_win_over_the_shipped_ones(office: Office, session: Session, today: dt.date):
    assert career_law.limits_on(session, today).kp_jf_bulan == 24
    session.add(Setting(kunci="karier.kp_jf_bulan", nilai={"v": 36}, berlaku_mulai=D(2026, 1, 1), dasar="SE Bupati"))
    session.flush()
    found = career_law.limits_on(session, today)
    assert (found.kp_jf_bulan, found.article("kp_jf_bulan")) == (36, "SE Bupati")
    assert career_law.limits_on(session, D(2025, 12, 31)).kp_jf_bulan == 24


def test_the_law_of_a_day_before_any_salary_table(session: Session):
    law = career_law.law(session, D(2020, 1, 1))
    assert law.salary("PNS").rows == {}
    assert law.salary("PPPK_PW").rows == {}


def test_study_on_duty_counts_as_service_and_leave_of_absence_does_not(
    office: Office, session: Session, today: dt.date
):
    student, away = office.person("Tubel"), office.person("Cuti")
    for person, jenis in ((student, "6"), (away, "1")):
        office.add(Cltn(employee_id=person, jenis=jenis, mulai=D(2020, 1, 1), sampai=D(2020, 12, 31),
                        aktif_kembali=D(2021, 1, 1)))  # fmt: skip
    served = {p: career_dates.coming(session, p, today=today).mks for p in (student, away)}
    assert (served[student].tahun, served[away].tahun) == (17, 16)
    for person in (student, away):
        shown = employee_card.get(session, person, today=today).masa_kerja
        assert shown == (served[person].tahun, served[person].bulan)
