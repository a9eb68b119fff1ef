"""Salary step letters: who is due, what is missing, letter and row together or neither, deferral, void."""

from __future__ import annotations

import datetime as dt
import subprocess
import uuid
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import kgb_notices, kgb_settings, letter_check, letters, officials
from asn_desktop.services.kgb_notices import DecreeAsk, DeferAsk, KgbAsk, Notice
from asn_desktop.store.career import Kgb
from asn_desktop.store.employees import Golongan
from asn_desktop.store.letters import AgendaCounter, Letter
from asn_desktop.store.offices import Office, UnitOfficial

from .person_office import PersonOffice, make, results

D = dt.date
NUMBERED = KgbAsk(mode="agenda")


@pytest.fixture
def people(session: Session) -> PersonOffice:
    return make(session)


def notices(session: Session, today: dt.date, **how: object) -> dict[uuid.UUID, Notice]:
    return {n.employee_id: n for n in kgb_notices.propose(session, today=today, **how)}  # type: ignore[arg-type]


def codes(caught: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {p.code for p in caught.value.problems}


def text_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "surat.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_those_who_are_due_stand_in_the_list_with_what_is_missing(
    session: Session, people: PersonOffice, today: dt.date
) -> None:
    found = notices(session, today)
    rina, dewi, agus = found[people.rina], found[people.dewi], found[people.agus]
    assert (rina.tmt, rina.mkg, rina.gaji_lama, rina.gaji_baru) == (D(2027, 1, 1), (16, 0), 3_645_200, 3_878_500)
    assert (rina.tenggat, rina.terlambat, rina.berikut) == (D(2026, 11, 1), True, D(2029, 1, 1))
    assert rina.siap
    assert rina.dasar is not None
    assert (rina.dasar.nomor, rina.dasar.tmt, rina.dasar.mkg) == ("822.4/310/DISHUB/2024", D(2025, 1, 1), (14, 0))
    assert (dewi.tmt, dewi.siap, dewi.golongan) == (D(2027, 2, 1), True, "IX")
    assert agus.kurang == ("predikat", "dasar_nomor", "dasar_tanggal", "dasar_pejabat")
    assert people.paruh not in found
    assert [n.tmt for n in kgb_notices.propose(session, today=today)] == sorted(n.tmt for n in found.values() if n.tmt)


def test_a_unit_without_them_has_nobody_due(session: Session, people: PersonOffice, today: dt.date) -> None:
    from asn_desktop.store.offices import Unit

    other = session.query(Unit).filter_by(nama="Bidang Lalu Lintas").one().id
    assert notices(session, today, unit_id=other) == {}
    assert people.rina in notices(session, today, unit_id=people.root)


def test_letter_and_row_are_made_together_and_say_the_same(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    made = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    assert made.letter.nomor == "800.1.11.13/1/DISHUB/2026"
    row = session.get_one(Kgb, (session.info["office_id"], made.kgb_id))
    assert (row.tmt, row.mkg_tahun, row.gaji_lama, row.gaji_baru) == (D(2027, 1, 1), 16, 3_645_200, 3_878_500)
    assert (row.nomor_sk, row.tanggal_sk, row.letter_id) == (made.letter.nomor, today, made.letter.id)
    assert row.pejabat == "Kepala Dinas Perhubungan"
    text = text_of(letters.pdf(session, made.letter.id), tmp_path)
    for shown in ("Yth. Kepala BPKAD Kabupaten Tirtamaya", "Rina Marlina, S.T.", "19880612 201101 2 001",
                  "Penata (III/c)", "Rp3.645.200", "822.4/310/DISHUB/2024", "4 November 2024", "14 tahun 0 bulan",
                  "Rp3.878.500", "16 tahun 0 bulan", "1 Januari 2027", "1 Januari 2029", "a.n. BUPATI TIRTAMAYA",
                  "Peraturan Pemerintah Nomor 5 Tahun 2024", "Drs. Haryanto, M.Si.",
                  "Bidang Angkutan, Dinas Perhubungan",
                  "Pasal 11 Peraturan Pemerintah Nomor 7 Tahun 1977"):  # fmt: skip
        assert shown in text, shown
    after = notices(session, today)[people.rina]
    assert (after.letter_id, after.nomor, after.siap) == (made.letter.id, made.letter.nomor, False)


def test_a_pppk_gets_her_own_ground_and_number(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    made = kgb_notices.issue(session, people.dewi, NUMBERED, today=today, now=now)
    text = text_of(letters.pdf(session, made.letter.id), tmp_path)
    assert "NI PPPK" in text
    assert "Peraturan Presiden Nomor 98 Tahun 2020 sebagaimana telah diubah dengan Peraturan Presiden Nomor 11" in text
    assert "Peraturan Menteri PANRB Nomor 7 Tahun 2023" in text
    assert "1977" not in text


def test_no_second_letter_for_the_same_step(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    assert codes(caught) == {"kgb_letter_exists"}
    assert session.query(Letter).count() == 1


def test_voiding_the_letter_voids_the_step_and_another_can_be_made(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    made = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    letters.void(session, made.letter.id, "salah tanggal")
    row = session.get_one(Kgb, (session.info["office_id"], made.kgb_id))
    assert row.dibatalkan == "surat dibatalkan: salah tanggal"
    assert notices(session, today)[people.rina].siap
    again = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    assert again.letter.urut == 2


def test_a_blank_number_reaches_the_row_when_it_comes(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    made = kgb_notices.issue(session, people.rina, KgbAsk(mode="kosong"), today=today, now=now)
    row = session.get_one(Kgb, (session.info["office_id"], made.kgb_id))
    assert row.nomor_sk is None
    letters.complete_number(session, made.letter.id, "822.4/99/SETDA/2026", today)
    assert (row.nomor_sk, row.tanggal_sk) == ("822.4/99/SETDA/2026", today)


def test_what_is_missing_is_refused_by_name_and_takes_no_number(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    with pytest.raises(Refused) as caught, session.begin_nested():
        kgb_notices.issue(session, people.agus, NUMBERED, today=today, now=now)
    assert codes(caught) == {"kgb_predikat", "kgb_dasar_nomor", "kgb_dasar_tanggal", "kgb_dasar_pejabat"}
    assert session.query(AgendaCounter).count() == 0
    assert session.query(Letter).count() == 0


def test_the_clerk_enters_the_last_decree_and_vouches_for_the_result(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    ask = KgbAsk(mode="agenda", dasar=DecreeAsk("822.4/5/2024", D(2024, 10, 1), "Kepala Dinas Perhubungan"),
                 reasons={"predikat": "penilaian 2025 Baik, berkas belum masuk"})  # fmt: skip
    made = kgb_notices.issue(session, people.agus, ask, today=today, now=now)
    old = session.query(Kgb).filter_by(employee_id=people.agus, tmt=D(2024, 12, 1)).one()
    assert (old.nomor_sk, old.tanggal_sk) == ("822.4/5/2024", D(2024, 10, 1))
    assert made.tmt == D(2026, 12, 1)
    assert "penilaian 2025 Baik" in session.info["reason"]


def test_what_the_record_says_of_the_decree_is_not_overwritten(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    ask = KgbAsk(mode="agenda", dasar=DecreeAsk("LAIN/1/2024", D(2024, 1, 1), "Orang lain"))
    made = kgb_notices.issue(session, people.rina, ask, today=today, now=now)
    data = session.get_one(Letter, (session.info["office_id"], made.letter.id)).data["isi"]["dasar"]
    assert data["nomor"] == "822.4/310/DISHUB/2024"


def test_a_low_result_is_refused_whatever_is_said(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    results(session, people.agus, 2025, predikat="4")
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.agus, KgbAsk(reasons={"predikat": "tetap saja"}), today=today, now=now)
    assert "kgb_predikat_kinerja" in codes(caught)


def test_part_time_pppk_and_those_not_near_are_refused(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.paruh, NUMBERED, today=today, now=now)
    assert codes(caught) == {"kgb_bukan_penerima_kgb"}
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.rina, NUMBERED, today=D(2026, 3, 1), now=now)
    assert codes(caught) == {"kgb_belum_waktunya"}


def test_the_head_signs_for_others_and_the_one_above_signs_for_the_head(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    results(session, people.kepala, 2025)
    held = session.query(Golongan).filter_by(employee_id=people.kepala).one()
    held.mkg_tahun, held.mkg_bulan = 27, 2
    session.flush()
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.kepala, NUMBERED, today=today, now=now)
    assert codes(caught) == {"kgb_penandatangan"}
    officials.appoint(session, officials.OfficialAsk(
        people.root, "pyb", "Sekretaris Daerah", D(2024, 1, 1), nama="Sri Lestari, M.Si.", nip="197001011995012001",
        pangkat="Pembina Utama Madya (IV/d)"))
    made = kgb_notices.issue(session, people.kepala, NUMBERED, today=today, now=now)
    assert made.letter.penandatangan == "Sri Lestari, M.Si."


def test_a_plt_signs_as_such(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    session.query(UnitOfficial).one().berlaku_sampai = D(2026, 6, 30)
    session.flush()
    officials.appoint(session, officials.OfficialAsk(
        people.root, "kepala", "Kepala Dinas Perhubungan", D(2026, 7, 1), nama="Budi Raharjo, S.E.",
        nip="197001011995011001", penugasan="PLT", dasar="SP 1/2026"))
    made = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    text = text_of(letters.pdf(session, made.letter.id), tmp_path)
    assert "a.n. BUPATI TIRTAMAYA Plt. KEPALA DINAS PERHUBUNGAN," in text
    assert session.get_one(Kgb, (session.info["office_id"], made.kgb_id)).pejabat == "Plt. Kepala Dinas Perhubungan"


def test_a_deferral_moves_the_letter_and_keeps_the_rhythm(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    ask = DeferAsk(D(2027, 6, 30), "hasil kinerja belum baik", "861/4/2026", D(2026, 11, 20))
    key = kgb_notices.defer(session, people.rina, ask, today=today)
    row = session.get_one(Kgb, (session.info["office_id"], key))
    assert (row.jenis, row.tmt, row.ditunda_sampai) == ("ditunda", D(2027, 1, 1), D(2027, 6, 30))
    assert people.rina not in {k for k, n in notices(session, today).items() if n.siap}
    later = D(2027, 5, 3)
    results(session, people.rina, 2026)
    again = notices(session, later)[people.rina]
    assert (again.tmt, again.berikut) == (D(2027, 7, 1), D(2029, 1, 1))
    assert "ditunda" in again.catatan


@pytest.mark.parametrize(
    ("sampai", "alasan", "nomor", "code"),
    [(D(2028, 2, 1), "hasil belum baik", "861/4", "kgb_defer_length"),
     (D(2026, 12, 31), "hasil belum baik", "861/4", "kgb_defer_length"),
     (D(2027, 6, 30), " ", "861/4", "kgb_defer_alasan"),
     (D(2027, 6, 30), "hasil belum baik", "", "kgb_defer_nomor_sk")],
)  # fmt: skip
def test_a_deferral_has_its_limits(
    session: Session, people: PersonOffice, today: dt.date, sampai: dt.date, alasan: str, nomor: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        kgb_notices.defer(session, people.rina, DeferAsk(sampai, alasan, nomor, today), today=today)
    assert codes(caught) == {code}


def test_addressee_code_and_behalf_are_the_offices_and_a_unit_may_have_its_own(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    kgb_settings.save(session, "kode", "822.4", today=today)
    kgb_settings.save(session, "tujuan", "Kepala KPPN Tirtamaya", today=today, unit_id=people.bidang)
    kgb_settings.save(session, "atas_nama", "-", today=today)
    made = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    text = text_of(letters.pdf(session, made.letter.id), tmp_path)
    assert made.letter.nomor == "822.4/1/DISHUB/2026"
    assert "Yth. Kepala KPPN Tirtamaya" in text
    assert "a.n. BUPATI" not in text
    assert kgb_settings.get(session, people.root, today).tujuan == "Kepala BPKAD Kabupaten Tirtamaya"
    kgb_settings.save(session, "kode", "", today=today)
    assert kgb_settings.get(session, people.root, today).kode == kgb_settings.CODE
    with pytest.raises(Refused):
        kgb_settings.save(session, "warna", "biru", today=today)


def test_the_check_of_a_file_knows_the_letter_and_the_marks_of_practice(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    session.query(Office).one().latihan = True
    session.flush()
    made = kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    data = letters.pdf(session, made.letter.id)
    assert letter_check.check(session, data, now=now).register == "issued"
    assert "BUKAN SURAT DINAS" in text_of(data, tmp_path)
    both = kgb_notices.together(session, [made.letter.id, made.letter.id])
    name = "Rina Marlina, S.T."
    assert text_of(both, tmp_path).count(name) == 2 * text_of(data, tmp_path).count(name)


def test_a_reader_may_look_and_not_issue(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    assert people.rina in notices(session, today)
    with pytest.raises(Refused) as caught:
        kgb_notices.issue(session, people.rina, NUMBERED, today=today, now=now)
    assert codes(caught) == {"role_not_allowed"}


def test_the_preview_writes_nothing(session: Session, people: PersonOffice, today: dt.date, now: dt.datetime) -> None:
    assert kgb_notices.preview(session, people.rina, today=today, now=now).startswith(b"%PDF")
    assert session.query(Letter).count() == 0
    assert session.query(Kgb).filter_by(employee_id=people.rina).count() == 1
