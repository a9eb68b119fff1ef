"""Continuous feedback: who may say what, a citizen's word verified by another, the appraiser's own due per period."""

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Giver, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import feedback, ratings, rule_settings, skp
from asn_desktop.services.evaluation.feedback import FeedbackAsk, Verifier
from asn_desktop.services.evaluation.ratings import RatingAsk
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY

D = dt.date
GOOD = "Laporan angkutan selesai sebelum waktunya dan dapat dipakai rapat."


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def goals(session, office):
    return evaluation_office.goals(session, office.rina)


def ask(goals, **more):
    values = {"periode": "TW3", "tanggal": D(2026, 9, 28), "peran": Giver.PIMPINAN, "isi": GOOD} | more
    return FeedbackAsk(goals.row.id, **values)


def refused(session, goals, **more):
    with pytest.raises(Refused) as no:
        feedback.give(session, ask(goals, **more), today=TODAY)
    return [problem.code for problem in no.value.problems]


def citizen(session, goals, isi="Petugas Rina Marlina meminta saya datang tiga kali.", **more):
    values = {"peran": Giver.MASYARAKAT, "sifat": "keluhan", "isi": isi} | more
    return feedback.give(session, ask(goals, **values), today=TODAY)


def test_feedback_stands_on_a_result_on_a_value_or_on_the_whole(session, goals):
    result = goals.results[0].id
    for more in ({"result_id": result, "indikasi": Rating.DI_ATAS}, {"nilai": 2}, {}):
        feedback.give(session, ask(goals, **more), today=TODAY)
    rows = feedback.of_skp(session, goals.row.id, "TW3")
    assert sorted((row.result_id is not None, row.nilai or 0) for row in rows) == [(False, 0), (False, 2), (True, 0)]
    assert {row.pemberi for row in rows} == {goals.row.penilai.nama}
    assert all(row.dihitung for row in rows)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"isi": "  "}, "feedback_empty"),
        ({"isi": "x" * 2001}, "feedback_long"),
        ({"tanggal": D(2026, 11, 24)}, "feedback_in_future"),
        ({"nilai": 8}, "feedback_value_unknown"),
        ({"periode": "B09"}, "period_not_of_rhythm"),
        ({"periode": "TW9"}, "period_not_of_rhythm"),
        ({"peran": Giver.REKAN}, "feedback_giver_missing"),
        ({"peran": Giver.BAWAHAN, "pemberi": "Rina Marlina"}, "feedback_giver_own"),
        ({"sifat": "pujian"}, "feedback_kind_not_citizen"),
        ({"isi": "IKM loket 92", "indikasi": Rating.DI_ATAS}, "E-IKM-05"),
        ({"isi": "Pelayanan baik", "bukti": "Hasil survei kepuasan 2026", "indikasi": Rating.DI_ATAS}, "E-IKM-05"),
        ({"peran": Giver.MASYARAKAT}, "feedback_kind_missing"),
        ({"peran": Giver.MASYARAKAT, "sifat": "keluhan", "pemberi": "Sukirman"}, "feedback_citizen_named"),
        ({"peran": Giver.MASYARAKAT, "sifat": "keluhan", "berkas": b"%PDF-1.7"}, "feedback_citizen_scan"),
    ],
)  # fmt: skip
def test_every_refusal_of_feedback(session, goals, more, code):
    assert code in refused(session, goals, **more)
    assert feedback.of_skp(session, goals.row.id) == ()


def test_one_piece_of_feedback_stands_in_one_place(session, goals):
    assert refused(session, goals, result_id=goals.results[0].id, nilai=1) == ["feedback_two_places"]


def test_a_result_of_somebody_else_is_refused(session, office, goals):
    other = evaluation_office.goals(session, office.tono)
    assert refused(session, goals, result_id=other.results[0].id) == ["feedback_result_unknown"]


def test_a_period_outside_the_skp_and_one_to_come_are_refused(session, office):
    moved = evaluation_office.goals(session, office.tono, mulai=D(2026, 4, 1), alasan_mulai="pindah")
    assert refused(session, moved, periode="TW1") == ["period_outside_skp"]
    goals = evaluation_office.goals(session, office.rina)
    with pytest.raises(Refused) as no:
        feedback.give(session, ask(goals, periode="TW2", tanggal=D(2026, 2, 10)), today=D(2026, 2, 10))
    assert [p.code for p in no.value.problems] == ["period_not_begun"]


def test_a_draft_takes_no_feedback(session, office):
    draft = evaluation_office.goals(session, office.agus, fixed=False)
    assert refused(session, draft) == ["skp_not_fixed"]


@pytest.mark.parametrize(
    "isi",
    [
        "Saya Ibu Sumarni menunggu dua jam di loket.",
        "Hubungi saya di 0812-3456-7890 untuk penjelasan.",
        "NIK 3311054507900001 sudah saya serahkan.",
        "Aduan a.n. Sukirman tentang biaya di luar tarif.",
        "Balas ke warga@contoh.id.",
    ],
)  # fmt: skip
def test_a_citizens_name_phone_or_nik_is_never_kept(session, goals, isi):
    assert "feedback_citizen_identity" in refused(session, goals, peran=Giver.MASYARAKAT, sifat="keluhan", isi=isi)


def test_a_citizen_may_name_the_official_and_a_date(session, goals):
    row = citizen(
        session, goals, "Ibu Rina Marlina membantu saya 12-9-2026 pukul 09.15 sampai selesai.", sifat="pujian"
    )
    assert (row.menunggu, row.dihitung, row.pemberi) == (True, False, None)


def test_a_complaint_counts_only_once_somebody_else_has_verified_it(session, office, goals):
    row = citizen(session, goals)
    assert [one.id for one, _ in feedback.waiting(session, 2026, office.angkutan)] == [row.id]
    done = feedback.verify(session, row.id, Verifier(office.sekretaris), benar=True, day=D(2026, 10, 2), today=TODAY,
                           catatan="Buku tamu dan berkas diperiksa; kejadian benar.")  # fmt: skip
    assert (done.dihitung, done.verifikator, done.menunggu) == (True, "Sri Wahyuni", False)
    assert feedback.waiting(session, 2026) == ()
    said = feedback.reply(
        session, row.id, "Berkas pemohon belum lengkap pada dua kedatangan pertama.", day=D(2026, 10, 5)
    )
    assert said.tanggapan_pada == D(2026, 10, 5)


def test_a_complaint_found_untrue_is_kept_and_never_counts(session, office, goals):
    row = citizen(session, goals)
    done = feedback.verify(session, row.id, Verifier(office.sekretaris), benar=False, day=D(2026, 10, 2), today=TODAY,
                           catatan="Hari itu petugas lain yang bertugas.")  # fmt: skip
    assert (done.dihitung, done.verifikasi) == (False, "tidak_benar")


def test_the_appraiser_and_the_appraised_cannot_verify(session, office, goals):
    row = citizen(session, goals)
    told = {
        "verifier_is_appraiser": (Verifier(office.kabid), Verifier(nama="Bambang Prasetyo"),
                                  Verifier(nama="Drs. Bambang Prasetyo, M.T.", nip="197505202000031002")),
        "verifier_is_appraised": (Verifier(office.rina), Verifier(nama="Rina Marlina, S.T.")),
        "verifier_missing": (Verifier(),),
    }  # fmt: skip
    for code, verifiers in told.items():
        for one in verifiers:
            with pytest.raises(Refused) as no:
                feedback.verify(session, row.id, one, benar=True, catatan="Benar.", day=D(2026, 10, 2), today=TODAY)
            assert [p.code for p in no.value.problems] == [code]
    assert feedback.of_skp(session, goals.row.id)[0].verifikasi is None


def test_a_verification_needs_its_note_and_is_given_once(session, office, goals):
    row = citizen(session, goals)
    one = Verifier(office.sekretaris)
    with pytest.raises(Refused) as no:
        feedback.verify(session, row.id, one, benar=True, catatan=" ", day=D(2026, 10, 2), today=TODAY)
    assert [p.code for p in no.value.problems] == ["verification_note_missing"]
    feedback.verify(session, row.id, one, benar=True, catatan="Diperiksa.", day=D(2026, 10, 2), today=TODAY)
    with pytest.raises(Refused) as no:
        feedback.verify(session, row.id, one, benar=False, catatan="Lain.", day=D(2026, 10, 3), today=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_verified_already"]
    own = feedback.give(session, ask(goals), today=TODAY)
    with pytest.raises(Refused) as no:
        feedback.verify(session, own.id, one, benar=True, catatan="Diperiksa.", day=D(2026, 10, 2), today=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_not_citizen"]


def test_a_reply_waits_for_the_verification_and_names_no_citizen(session, office, goals):
    row = citizen(session, goals)
    with pytest.raises(Refused) as no:
        feedback.reply(session, row.id, "Tidak benar.", day=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_reply_unverified"]
    feedback.verify(session, row.id, Verifier(office.sekretaris), benar=True, catatan="Benar.", day=TODAY, today=TODAY)
    with pytest.raises(Refused) as no:
        feedback.reply(session, row.id, "Pelapor Sukirman sudah saya temui.", day=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_citizen_identity"]
    with pytest.raises(Refused) as no:
        feedback.reply(session, row.id, " ", day=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_reply_empty"]


def test_the_appraisers_own_feedback_is_due_in_every_period_begun(session, goals):
    assert feedback.missing(session, goals.row.id, today=TODAY) == ("TW1", "TW2", "TW3", "TW4")
    assert feedback.missing(session, goals.row.id, today=D(2026, 6, 30)) == ("TW1", "TW2")
    feedback.give(session, ask(goals), today=TODAY)
    feedback.give(session, ask(goals, periode="TW2", peran=Giver.REKAN, pemberi="Tono Sugiarto"), today=TODAY)
    assert feedback.missing(session, goals.row.id, today=TODAY) == ("TW1", "TW2", "TW4")
    row = feedback.of_skp(session, goals.row.id, "TW3")[0]
    feedback.void(session, row.id, "salah orang")
    assert feedback.missing(session, goals.row.id, today=TODAY) == ("TW1", "TW2", "TW3", "TW4")


def test_the_periods_are_those_of_the_rhythm_the_office_chose(session, office):
    session.info["actor"] = Actor("budi", "Budi Santoso", Role.ADMIN)
    rule_settings.change(session, "periode_evaluasi", "BULANAN", since=D(2026, 1, 1), ground="Keputusan Bupati 1/2026",
                         today=TODAY)  # fmt: skip
    goals = evaluation_office.goals(session, office.bayu)
    assert feedback.missing(session, goals.row.id, today=D(2026, 5, 3)) == ("B03", "B04", "B05")
    assert refused(session, goals, periode="TW3") == ["period_not_of_rhythm"]


def test_a_voided_skp_takes_nothing_and_a_reader_without_sensitive_sees_nothing(session, office, goals):
    feedback.give(session, ask(goals), today=TODAY)
    actor = session.info["actor"]
    session.info["actor"] = Actor("rini", "Rini", Role.PEMERIKSA)
    for deed in (lambda: feedback.of_skp(session, goals.row.id), lambda: feedback.waiting(session, 2026),
                 lambda: feedback.give(session, ask(goals), today=TODAY)):  # fmt: skip
        with pytest.raises(Refused) as no:
            deed()
        assert no.value.problems[0].code == "role_not_allowed"
    session.info["actor"] = actor
    fresh = evaluation_office.goals(session, office.agus)
    skp.void(session, fresh.row.id, "keliru orang")
    assert refused(session, fresh) == ["skp_void"]


def test_an_appraiser_with_the_role_of_official_gives_and_verifies_himself(session, office, goals):
    session.info["actor"] = Actor("dedi", "Dedi Kurniawan", Role.PEJABAT)
    assert feedback.give(session, ask(goals), today=TODAY).dihitung
    row = citizen(session, goals)
    done = feedback.verify(session, row.id, Verifier(nama="Ir. Lestari, Ombudsman"), benar=True, catatan="Diperiksa.",
                           day=TODAY, today=TODAY)  # fmt: skip
    assert done.verifikator == "Ir. Lestari, Ombudsman"


def test_voiding_needs_a_reason(session, goals):
    row = feedback.give(session, ask(goals), today=TODAY)
    with pytest.raises(Refused) as no:
        feedback.void(session, row.id, " ")
    assert no.value.problems[0].code == "feedback_void_reason"
    feedback.void(session, row.id, "ganda")
    with pytest.raises(Refused) as no:
        feedback.reply(session, row.id, "Baik.", day=TODAY)
    assert no.value.problems[0].code == "feedback_unknown"


@pytest.mark.parametrize("name", ["Ir. Wulandari, M.T.", "Yuli Astuti"])
def test_the_leader_above_a_post_held_as_plt_is_not_taken_for_the_appraiser(session, goals, name):
    with pytest.raises(Refused) as no:
        feedback.give(session, ask(goals, pemberi=name), today=TODAY)
    assert [p.code for p in no.value.problems] == ["feedback_not_the_appraiser"]
    feedback.give(session, ask(goals, peran=Giver.PIHAK_LAIN, pemberi=name), today=TODAY)
    assert "TW3" in feedback.missing(session, goals.row.id, today=TODAY)
    feedback.give(session, ask(goals, pemberi="Bambang Prasetyo, S.T."), today=TODAY)
    assert "TW3" not in feedback.missing(session, goals.row.id, today=TODAY)


def test_an_office_that_changes_its_rhythm_within_the_year_keeps_the_quarters_before(session, office):
    goals = evaluation_office.goals(session, office.rina)
    mine, session.info["actor"] = session.info["actor"], Actor("budi", "Budi Santoso", Role.ADMIN)
    rule_settings.change(session, "periode_evaluasi", "BULANAN", since=D(2026, 7, 1), ground="Keputusan Bupati 1/2026",
                         today=TODAY)  # fmt: skip
    session.info["actor"] = mine
    feedback.give(session, ask(goals, periode="TW1", tanggal=D(2026, 4, 2)), today=TODAY)
    assert feedback.missing(session, goals.row.id, today=D(2026, 9, 2)) == ("TW2", "B07", "B08", "B09")
    assert refused(session, goals, periode="TW3") == ["period_not_of_rhythm"]
    assert refused(session, goals, periode="B03") == ["period_not_of_rhythm"]
    odd = "period_not_of_rhythm"
    for code, problems in (("TW2", None), ("B07", None), ("TW3", odd), ("B06", odd)):
        ask_ = RatingAsk(office.rina, 2026, code, "Sesuai", "Sesuai")
        if problems is None:
            assert ratings.rate(session, ask_, today=TODAY).periode == code
            continue
        with pytest.raises(Refused) as no:
            ratings.rate(session, ask_, today=TODAY)
        assert [p.code for p in no.value.problems] == [problems]
