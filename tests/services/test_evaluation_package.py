"""Evaluations in packages: what follows arrives, what does not follow is refused at the centre with its finding."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import findings
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation, Objection
from asn_desktop.store.goals import Skp, SkpAction, SkpResult
from asn_desktop.store.offices import Unit
from asn_desktop.store.reference import ReferenceRow
from asn_desktop.ui.sentences.findings import advice, headline
from tests.services.post_office import CLERK, Postal
from tests.services.test_sync import centre_template, post  # noqa: F401

D = dt.date


def _evaluated(post: Postal, who, predikat: str) -> Evaluation:  # noqa: F811
    with post.office.writing() as session:
        unit = session.query(Unit).filter(Unit.nama == "Sekretariat").one()
        row = Evaluation(
            employee_id=who, unit_id=unit.id, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1), sampai=D(2025, 12, 31),
            hasil="SESUAI", perilaku="SESUAI", predikat=predikat, tidak_dinilai=[], penilai={"nama": "Haryanto"},
            atasan={}, keadaan="ditetapkan", ditetapkan=D(2026, 1, 20),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row


def _at_centre(post: Postal, evaluation_id) -> Evaluation | None:  # noqa: F811
    with post.centre.store.read(CLERK) as session:
        row = session.get(Evaluation, (post.office.id, evaluation_id))
        session.expunge_all()
        return row


@pytest.fixture
def asih(post: Postal):  # noqa: F811
    return post.office.hire("Asih Lestari", nip="198503172009042003")


def test_a_result_that_follows_from_the_matrix_arrives(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    assert "ditolak" not in post.receive(post.send()[0]).rows
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert (arrived.predikat, arrived.hasil, arrived.penilai["nama"]) == ("BAIK", "SESUAI", "Haryanto")


@pytest.mark.parametrize(("predikat", "code"), [("SANGAT_BAIK", "E-PRED-01"), ("ISTIMEWA", "E-PRED-03")])
def test_e_pred_01_and_03_in_a_package_are_refused_at_the_centre_as_a_finding(
    post: Postal, asih, predikat, code  # noqa: F811
) -> None:
    row = _evaluated(post, asih, predikat)
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    assert _at_centre(post, row.id) is None
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        (line,) = [one for one in findings.listing(session, post.office.id) if one.table == "evaluations"]
    assert line.code == code
    with post.office.writing() as session:  # put right, it travels whole again
        session.get_one(Evaluation, (post.office.id, row.id)).predikat = "BAIK"
    assert "ditolak" not in post.receive(post.send()[0]).rows
    assert _at_centre(post, row.id) is not None


@pytest.mark.parametrize("side", ["office", "centre"])
def test_a_finding_on_a_result_names_no_predikat_to_a_reader(post: Postal, asih, side) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    post.receive(post.send()[0])
    with post.centre.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).catatan = "RAHASIA pusat"
    with post.office.writing() as session:
        found = session.get_one(Evaluation, (post.office.id, row.id))
        found.catatan, found.predikat = "RAHASIA kantor", "KURANG"
        session.get_one(Employee, (post.office.id, asih)).nik = "3374016703850001"
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.centre.writing() as session:
        session.get_one(Employee, (post.office.id, asih)).nik = "3374016703850002"
    with post.office.writing() as session:
        session.get_one(Employee, (post.office.id, asih)).nik = "3374016703850003"
    post.receive(post.send()[0])
    post.take(post.answer())
    here = post.office if side == "office" else post.centre
    with here.store.read(Actor("rudi", "Rudi Hartono", Role.PEMERIKSA)) as session:
        lines = findings.listing(session, post.office.id)
    told = " ".join(f"{line!r} {headline(line)} {advice(line)}" for line in lines)
    assert len(lines) >= 2
    assert not [word for word in ("RAHASIA", "Kurang", "Sesuai", "KURANG", "33740167") if word in told]
    assert "tertutup" in told
    with here.store.read(CLERK) as session:
        assert "Kurang" in " ".join(advice(line) for line in findings.listing(session, post.office.id))


def test_e_pred_01_a_later_change_of_one_rating_alone_is_held_against_the_matrix(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).perilaku = "DI_BAWAH"
        session.get_one(Employee, (post.office.id, asih)).email = "asih@tirtamaya.example"
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert arrived.perilaku == "SESUAI"
    assert post.centre.person(asih, post.office.id).email == "asih@tirtamaya.example"


def test_a_day_of_receipt_alone_travels_without_a_question(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).diterima = D(2026, 2, 2)
    assert "ditolak" not in post.receive(post.send()[0]).rows
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert arrived.diterima == D(2026, 2, 2)


def test_a_change_of_a_result_the_centre_has_not_got_holds_up_nothing_else(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "SANGAT_BAIK")
    assert post.receive(post.send()[0]).rows["ditolak"] == 1
    with post.office.writing() as session:  # before she hears of it: two ratings, but no day of the period, travel
        found = session.get_one(Evaluation, (post.office.id, row.id))
        found.hasil, found.predikat = "DI_ATAS", "BAIK"
        session.get_one(Employee, (post.office.id, asih)).email = "asih@tirtamaya.example"
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    assert post.centre.person(asih, post.office.id).email == "asih@tirtamaya.example"
    post.take(post.answer())
    with post.office.writing() as session:  # told, put right, sent again whole
        session.get_one(Evaluation, (post.office.id, row.id)).catatan = "Diperbaiki."
    assert "ditolak" not in post.receive(post.send()[0]).rows
    arrived = _at_centre(post, row.id)
    assert (arrived.hasil, arrived.predikat, arrived.sampai) == ("DI_ATAS", "BAIK", D(2025, 12, 31))


def test_what_hangs_on_a_refused_result_waits_with_it_and_arrives_with_it(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "SANGAT_BAIK")
    with post.office.writing() as session:
        newer = Evaluation(
            employee_id=asih, unit_id=row.unit_id, tahun=2025, periode="AKHIR", mulai=row.mulai, sampai=row.sampai,
            versi=2, hasil="DI_ATAS", perilaku="DI_ATAS", predikat="SANGAT_BAIK", tidak_dinilai=[], penilai={},
            atasan={}, keadaan="ditetapkan", menggantikan_id=row.id,
        )  # fmt: skip
        session.add(newer)
        session.flush()
        word = Objection(
            evaluation_id=row.id, diajukan=D(2026, 2, 3), hari_terakhir=D(2026, 2, 16), alasan="Capaian terlampaui.",
            kepada={"nama": "Haryanto"}, keadaan="DIAJUKAN",
        )  # fmt: skip
        session.add(word)
        session.flush()
        new_id, word_id = newer.id, word.id
    assert post.receive(post.send()[0]).rows["ditolak"] == 3
    post.take(post.answer())
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).predikat = "BAIK"
    assert "ditolak" not in post.receive(post.send()[0]).rows
    post.take(post.answer())
    with post.centre.store.read(CLERK) as session:
        assert session.get_one(Evaluation, (post.office.id, new_id)).menggantikan_id == row.id
        assert session.get_one(Objection, (post.office.id, word_id)).evaluation_id == row.id
    with post.office.store.read(CLERK) as session:
        assert findings.listing(session, post.office.id) == []


def test_a_hole_in_the_centres_matrix_refuses_the_results_it_cannot_judge_and_nothing_else(
    post: Postal, asih  # noqa: F811
) -> None:
    with post.centre.writing() as session:
        gone = session.query(ReferenceRow).filter(
            ReferenceRow.tabel == "matriks_predikat", ReferenceRow.kunci == "SESUAI:SESUAI"
        )
        for one in gone:
            one.berlaku_sampai = D(2025, 6, 30)
    row = _evaluated(post, asih, "BAIK")
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    assert post.centre.person(asih, post.office.id) is not None
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        (line,) = [one for one in findings.listing(session, post.office.id) if one.table == "evaluations"]
    assert line.code == "matrix_incomplete"
    assert advice(line)
    with post.centre.writing() as session:
        for one in session.query(ReferenceRow).filter(ReferenceRow.tabel == "matriks_predikat"):
            one.berlaku_sampai = None
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).catatan = "Dikirim lagi."
    assert "ditolak" not in post.receive(post.send()[0]).rows
    assert _at_centre(post, row.id) is not None


def test_a_conflict_deep_in_an_skp_names_its_person(post: Postal, asih) -> None:  # noqa: F811
    with post.office.writing() as session:
        unit = session.query(Unit).filter(Unit.nama == "Sekretariat").one()
        skp = Skp(
            employee_id=asih, unit_id=unit.id, tahun=2026, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31),
            pendekatan="KUANTITATIF", bentuk="JA_JF", pegawai={}, penilai={}, ekspektasi={}, lampiran={},
        )  # fmt: skip
        session.add(skp)
        session.flush()
        result = SkpResult(skp_id=skp.id, jenis="UTAMA", rencana="Laporan bulanan")
        session.add(result)
        session.flush()
        action = SkpAction(result_id=result.id, aksi="Menyusun laporan", target={"TW1": "3 laporan"})
        session.add(action)
        session.flush()
        action_id = action.id
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.centre.writing() as session:
        session.get_one(SkpAction, (post.office.id, action_id)).target = {"TW1": "4 laporan"}
    with post.office.writing() as session:
        session.get_one(SkpAction, (post.office.id, action_id)).target = {"TW1": "5 laporan", "TW2": "1 laporan"}
    assert post.receive(post.send()[0]).rows == {"bentrok": 1}
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        (line,) = findings.listing(session, post.office.id)
    assert headline(line) == (
        "Asih Lestari – Target per periode: Anda Triwulan I: 5 laporan; Triwulan II: 1 laporan, "
        "BKPSDM Triwulan I: 4 laporan"
    )
    with post.office.writing() as session:
        findings.settle(session, line.id, take_centre=True, now=post.office.now)
    assert post.receive(post.send()[0]).rows.get("bentrok") is None
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        assert findings.listing(session, post.office.id) == []
        assert session.get_one(SkpAction, (post.office.id, action_id)).target == {"TW1": "4 laporan"}
