"""After the predikat: lists to recognise and to coach, the coaching record, dialogues with their follow-up."""

import datetime as dt

import pytest

from asn_desktop.letters import scan as scans
from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import coaching, dialogues, follow_up, told_results
from asn_desktop.services.evaluation.coaching import CoachingAsk
from asn_desktop.services.evaluation.dialogues import DialogueAsk
from asn_desktop.store.career import Kinerja
from asn_desktop.store.evaluation import Evaluation
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY
from tests.services.test_documents import photo

D = dt.date


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def result(session, who, year, code, asal="ekinerja", **more):
    values = {"periode": "tahunan", "aturan": "PermenPANRB 6/2022"} | more
    session.add(Kinerja(employee_id=who, tahun=year, predikat=code, asal=asal, **values))
    session.flush()


def ask(office, **more):
    values = {"employee_id": office.wawan, "tahun": 2025, "mulai": D(2026, 2, 1), "sampai": D(2026, 7, 31),
              "masalah": "Laporan lalu lintas sering terlambat", "rencana": "Pendampingan setiap Senin",
              "ukuran": "Laporan tepat waktu tiga bulan berturut-turut", "pembina": "Yuli Astuti"} | more  # fmt: skip
    return CoachingAsk(**values)


def refused(deed):
    with pytest.raises(Refused) as no:
        deed()
    return [problem.code for problem in no.value.problems]


def test_reward_lists_sangat_baik_with_its_years_in_a_row(session, office):
    for year in (2023, 2024, 2025):
        result(session, office.rina, year, "1")
    result(session, office.tono, 2025, "1")
    result(session, office.tono, 2023, "1")
    result(session, office.agus, 2025, "2")
    found = follow_up.listing(session, 2025)
    assert [(row.nama, row.berturut) for row in found.penghargaan] == [("Rina Marlina", 3), ("Tono Sugiarto", 1)]
    assert found.hitungan == {Predikat.SANGAT_BAIK: 2, Predikat.BAIK: 1}
    assert found.tanpa_hasil == 8


def test_coaching_lists_butuh_perbaikan_and_below_the_poorest_first_with_their_plans(session, office):
    for who, code in ((office.wawan, "3"), (office.sari, "5"), (office.agus, "4"), (office.rina, "2")):
        result(session, who, 2025, code)
    result(session, office.wawan, 2024, "4")
    plan = coaching.record(session, ask(office), today=TODAY)
    found = follow_up.listing(session, 2025)
    assert [row.predikat for row in found.pembinaan] == [
        Predikat.SANGAT_KURANG, Predikat.KURANG, Predikat.BUTUH_PERBAIKAN
    ]  # fmt: skip
    wawan = found.pembinaan[-1]
    assert (wawan.berturut, wawan.pembinaan) == (2, (plan,))
    assert [row.nama for row in follow_up.listing(session, 2025, office.sekretariat).pembinaan] == ["Sari Puspita"]


def test_the_official_result_counts_before_ones_own_and_an_old_one_never(session, office):
    result(session, office.rina, 2025, "3", asal=None)
    result(session, office.rina, 2025, "1")
    result(session, office.agus, 2020, None, asal=None, aturan="PP 46/2011", nilai="58 (Kurang)")
    session.add(Evaluation(
        employee_id=office.tono, skp_id=None, unit_id=office.angkutan, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1),
        sampai=D(2025, 12, 31), hasil="DI_BAWAH", perilaku="SESUAI", predikat="BUTUH_PERBAIKAN", tidak_dinilai=[],
        penilai={}, atasan={}, keadaan="ditetapkan", ditetapkan=D(2026, 1, 5),
    ))  # fmt: skip
    session.flush()
    told = told_results.of_person(session, office.rina)
    assert (told[2025].predikat, told[2025].asal) == (Predikat.SANGAT_BAIK, "ekinerja")
    assert follow_up.listing(session, 2020).pembinaan == ()
    [row] = follow_up.listing(session, 2025).pembinaan
    assert (row.nama, row.asal) == ("Tono Sugiarto", "evaluasi")


def test_a_reader_without_sensitive_sees_counts_and_nobody(session, office):
    for who, code in zip((*office.staff, *office.heads), "1111111333", strict=True):
        result(session, who, 2025, code)
    clerk, session.info["actor"] = session.info["actor"], Actor("rini", "Rini", Role.PEMERIKSA)
    found = follow_up.listing(session, 2025)
    assert (found.tertutup, found.penghargaan, found.pembinaan) == (True, (), ())
    assert found.hitungan == {Predikat.SANGAT_BAIK: 7, Predikat.BUTUH_PERBAIKAN: 3}
    session.info["actor"] = clerk
    result(session, office.rina, 2024, "1")
    result(session, office.wawan, 2024, "3")
    session.info["actor"] = Actor("rini", "Rini", Role.PEMERIKSA)
    assert follow_up.listing(session, 2024).hitungan == {}, "so few that a count would name them"
    assert refused(lambda: coaching.of_person(session, office.wawan)) == ["role_not_allowed"]
    assert refused(lambda: told_results.of_person(session, office.wawan)) == ["role_not_allowed"]


def test_a_plan_is_kept_and_concluded_once(session, office):
    result(session, office.wawan, 2025, "3")
    plan = coaching.record(session, ask(office), today=TODAY)
    assert plan.berjalan
    done = coaching.conclude(
        session, plan.id, "Laporan tepat waktu sejak Mei", berhasil=True, day=D(2026, 8, 3), today=TODAY
    )
    assert (done.berjalan, done.berhasil, done.tanggal_hasil) == (False, True, D(2026, 8, 3))
    assert coaching.of_person(session, office.wawan) == (done,)
    again = lambda: coaching.conclude(session, plan.id, "lagi", berhasil=False, day=TODAY, today=TODAY)  # noqa: E731
    assert refused(again) == ["coaching_concluded"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"masalah": " "}, "coaching_field_empty"),
        ({"ukuran": ""}, "coaching_field_empty"),
        ({"sampai": D(2026, 1, 31)}, "coaching_reversed"),
        ({"tahun": 2024}, "coaching_year"),
        ({"pembina": "Wawan Kurniawan, A.Md."}, "coaching_self"),
    ],
)  # fmt: skip
def test_every_refusal_of_a_plan(session, office, more, code):
    result(session, office.wawan, 2025, "3")
    result(session, office.wawan, 2024, "2")
    assert refused(lambda: coaching.record(session, ask(office, **more), today=TODAY)) == [code]
    assert coaching.of_person(session, office.wawan) == ()


def test_the_signed_plan_is_kept(session, office):
    result(session, office.wawan, 2025, "3")
    bare = coaching.record(session, ask(office, sampai=D(2026, 2, 28)), today=TODAY)
    data = scans.to_pdf([photo()])
    plan = coaching.record(session, ask(office, mulai=D(2026, 3, 1), berkas=data), today=TODAY)
    assert coaching.scan(session, plan.id) == data
    assert refused(lambda: coaching.scan(session, bare.id)) == ["coaching_unknown"]


def test_two_plans_do_not_run_at_once_and_a_voided_one_makes_room(session, office):
    result(session, office.wawan, 2025, "3")
    plan = coaching.record(session, ask(office), today=TODAY)
    assert refused(lambda: coaching.record(session, ask(office), today=TODAY)) == ["coaching_overlaps"]
    assert refused(lambda: coaching.void(session, plan.id, " ")) == ["coaching_void_reason"]
    coaching.void(session, plan.id, "salah pegawai")
    coaching.record(session, ask(office), today=TODAY)
    assert refused(lambda: coaching.void(session, plan.id, "lagi")) == ["coaching_unknown"]


def test_every_refusal_of_a_conclusion(session, office):
    result(session, office.wawan, 2025, "3")
    plan = coaching.record(session, ask(office), today=TODAY)
    told = {("", D(2026, 8, 1)): "coaching_result_empty", ("Baik", D(2026, 1, 1)): "coaching_result_early",
            ("Baik", D(2026, 12, 1)): "coaching_result_future"}  # fmt: skip
    for (text, day), code in told.items():
        assert refused(
            lambda text=text, day=day: coaching.conclude(session, plan.id, text, berhasil=True, day=day, today=TODAY)
        ) == [code]


@pytest.fixture
def goals(session, office):
    return evaluation_office.goals(session, office.rina)


def talk(goals, **more):
    values = {"tanggal": D(2026, 11, 2), "isi": "Capaian triwulan III dan hambatan alat uji"} | more
    return DialogueAsk(goals.row.id, **values)


def test_a_talk_takes_the_period_of_its_day_and_its_follow_up_is_called_to_mind(session, office, goals):
    row = dialogues.record(
        session, talk(goals, kesepakatan="Kalibrasi alat", tindak_lanjut=D(2026, 11, 27)), today=TODAY
    )
    assert (row.periode, row.terbuka) == ("TW4", True)
    [reminder] = dialogues.reminders(session, today=TODAY)
    assert (reminder.nama, reminder.hari, reminder.dialogue.id) == ("Rina Marlina", 4, row.id)
    assert dialogues.reminders(session, today=D(2026, 11, 19)) == ()
    assert dialogues.reminders(session, today=D(2026, 12, 1))[0].hari == -4
    assert dialogues.reminders(session, today=TODAY, unit_id=office.sekretariat) == ()
    done = dialogues.finish(session, row.id, TODAY, today=TODAY)
    assert (done.terbuka, dialogues.reminders(session, today=TODAY)) == (False, ())
    assert dialogues.of_skp(session, goals.row.id) == (done,)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"isi": " "}, "dialogue_empty"),
        ({"tanggal": D(2026, 11, 24)}, "dialogue_in_future"),
        ({"kesepakatan": "Kalibrasi", "tindak_lanjut": D(2026, 11, 1)}, "dialogue_follow_up_before"),
        ({"tindak_lanjut": D(2026, 12, 1)}, "dialogue_follow_up_bare"),
        ({"periode": "B11"}, "period_not_of_rhythm"),
    ],
)  # fmt: skip
def test_every_refusal_of_a_talk(session, goals, more, code):
    assert refused(lambda: dialogues.record(session, talk(goals, **more), today=TODAY)) == [code]


def test_every_refusal_of_a_follow_up(session, goals):
    bare = dialogues.record(session, talk(goals), today=TODAY)
    assert refused(lambda: dialogues.finish(session, bare.id, TODAY, today=TODAY)) == ["dialogue_no_follow_up"]
    row = dialogues.record(session, talk(goals, kesepakatan="Kalibrasi", tindak_lanjut=TODAY), today=TODAY)
    assert refused(lambda: dialogues.finish(session, row.id, D(2026, 11, 1), today=TODAY)) == ["dialogue_done_before"]
    assert refused(lambda: dialogues.finish(session, row.id, D(2026, 12, 1), today=TODAY)) == ["dialogue_in_future"]
    dialogues.finish(session, row.id, TODAY, today=TODAY)
    assert refused(lambda: dialogues.finish(session, row.id, TODAY, today=TODAY)) == ["dialogue_done"]
    assert refused(lambda: dialogues.void(session, row.id, "")) == ["dialogue_void_reason"]
    dialogues.void(session, row.id, "ganda")
    assert refused(lambda: dialogues.finish(session, row.id, TODAY, today=TODAY)) == ["dialogue_unknown"]
