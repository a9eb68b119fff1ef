"""Feedback cards: for everybody who served at least half of the period, one text for all, a reason for every tick."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.rules.survey.card import Indication
from asn_desktop.services.evaluation import ratings
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.survey import cards, points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.offices import Setting
from tests.services import evaluation_office, survey_office
from tests.services.survey_office import FIRST, LAST, answers

D = dt.date


@pytest.fixture
def office(session):
    return survey_office.make(session)


@pytest.fixture
def survey(session, office, today):
    return surveys.enter(session, SurveyAsk(office.loket, FIRST, LAST, 40, answers(), populasi=44), today=today)


def refused(deed, *args, **kw):
    with pytest.raises(Refused) as no:
        deed(*args, **kw)
    return [p.code for p in no.value.problems]


def test_everybody_who_served_half_of_the_period_gets_the_same_text(session, office, survey):
    rina, dewi = cards.cards_of(session, office.skp_rina), cards.cards_of(session, office.skp_dewi)
    assert [one.survey.id for one in rina] == [survey.id]
    assert rina[0].teks == dewi[0].teks == cards.text_of(session, survey.id)
    assert cards.cards_of(session, office.skp_agus) == (), "45 of 92 days are less than half"
    assert [one.employee_id for one in cards.served_for(session, survey.id)] == [
        office.people.dewi, office.people.rina
    ]  # fmt: skip


def test_the_text_knows_no_person(survey, session):
    text = cards.text_of(session, survey.id)
    assert {f.name for f in fields(text)} == {
        "indikasi", "n_kompetensi", "n_perilaku", "nrr_kompetensi", "nrr_perilaku", "rata", "lines",
    }  # fmt: skip
    assert (text.indikasi, text.n_kompetensi, str(text.rata)) == (Indication.SEJALAN, 40, "17/5")


def test_the_appraiser_says_whether_he_considered_it_and_why_in_both_cases(session, office, survey, today):
    assert refused(cards.consider, session, survey.id, office.skp_rina, True, " ya ", today=today) == ["card_reason"]
    assert refused(cards.consider, session, survey.id, office.skp_rina, False, "", today=today) == ["card_reason"]
    said = cards.consider(session, survey.id, office.skp_rina, False, "Layanannya dibantu dua orang baru", today=today)
    assert (said.dipertimbangkan, said.oleh, said.pada) == (False, "Drs. Haryanto, M.Si.", today)
    again = cards.consider(session, survey.id, office.skp_rina, True, "Sesuai dengan yang saya lihat", today=today)
    assert (again.dipertimbangkan, again.alasan) == (True, "Sesuai dengan yang saya lihat")
    assert cards.cards_of(session, office.skp_dewi)[0].terbuka
    assert not cards.cards_of(session, office.skp_rina)[0].terbuka
    assert session.query(Evaluation).count() == 0, "a tick rates nobody"


def test_the_employee_replies_and_may_take_the_reply_back(session, office, survey, today):
    card = cards.reply(session, survey.id, office.skp_rina, "Antrean panjang karena satu alat rusak", today=today)
    assert (card.tanggapan, card.tanggapan_pada, card.dipertimbangkan) == (
        "Antrean panjang karena satu alat rusak", today, None,
    )  # fmt: skip
    assert cards.reply(session, survey.id, office.skp_rina, " ", today=today).tanggapan_pada is None


@pytest.mark.parametrize("raw", [92, "IKM 92", "A", 3.5])
def test_e_ikm_05_a_number_in_place_of_the_tick(session, office, survey, today, raw):
    assert refused(cards.consider, session, survey.id, office.skp_rina, raw, "karena bagus sekali", today=today) == [
        "E-IKM-05"
    ]
    assert cards.cards_of(session, office.skp_rina)[0].dipertimbangkan is None


@pytest.mark.parametrize("raw", ["IKM 92", "nilai survei 3,6", "SKM A"])
def test_e_ikm_05_a_survey_number_written_as_a_rating_is_refused_where_people_are_rated(session, today, raw):
    rated = evaluation_office.make(session)
    evaluation_office.goals(session, rated.agus)
    ask = RatingAsk(rated.agus, 2026, "TW1", raw, "Sesuai")
    assert refused(ratings.rate, session, ask, today=today) == ["E-IKM-05"]
    assert session.query(Evaluation).count() == 0


def test_who_served_too_short_has_no_card_to_tick(session, office, survey, today):
    assert refused(cards.consider, session, survey.id, office.skp_agus, True, "karena bagus sekali", today=today) == [
        "card_not_theirs"
    ]
    assert refused(cards.reply, session, survey.id, office.skp_agus, "saya juga", today=today) == ["card_not_theirs"]


def test_fewer_than_thirty_answers_say_data_belum_cukup_and_ask_for_no_tick(session, office, today):
    few = answers(perilaku=(0, 0, 15, 14))
    row = surveys.enter(session, SurveyAsk(office.loket, FIRST, LAST, 40, few), today=today)
    card = cards.cards_of(session, office.skp_rina)[0]
    assert (card.teks.indikasi, card.terbuka) == (Indication.KURANG_DATA, False)
    assert refused(cards.consider, session, row.id, office.skp_rina, True, "karena bagus sekali", today=today) == [
        "card_data_short"
    ]


def test_the_threshold_is_a_setting_of_the_office(session, office, survey):
    session.add(Setting(kunci="kinerja.kartu_jawaban_minimal", nilai={"v": "50"}, berlaku_mulai=D(2026, 1, 1),
                        dasar="Keputusan Kepala Dinas 7/2026"))  # fmt: skip
    session.flush()
    assert cards.text_of(session, survey.id).indikasi is Indication.KURANG_DATA


def test_a_survey_that_was_answered_keeps_its_numbers_and_its_card_when_it_is_taken_back(
    session, office, survey, today
):
    cards.consider(session, survey.id, office.skp_rina, True, "Sesuai dengan yang saya lihat", today=today)
    ask = SurveyAsk(office.loket, FIRST, LAST, 40, answers((0, 0, 0, 40)))
    assert refused(surveys.change, session, survey.id, ask, today=today) == ["survey_considered"]
    surveys.void(session, survey.id, "salah titik layanan")
    card = cards.cards_of(session, office.skp_rina)[0]
    assert (card.survey.dibatalkan, card.dipertimbangkan, card.terbuka) == ("salah titik layanan", True, False)
    assert cards.cards_of(session, office.skp_dewi) == ()
    assert refused(cards.reply, session, survey.id, office.skp_rina, "terima kasih", today=today) == ["card_void"]


def test_a_survey_outside_the_skp_is_not_shown_in_it(session, office, today):
    old = SurveyAsk(office.loket, D(2025, 7, 1), D(2025, 9, 30), 40, answers())
    surveys.enter(session, old, today=today)
    assert cards.cards_of(session, office.skp_rina) == ()


def test_two_stretches_of_one_person_are_added_up(session, office, today):
    points.serve(session, office.loket, [office.people.agus], D(2026, 7, 1), D(2026, 7, 1))
    row = surveys.enter(session, SurveyAsk(office.loket, FIRST, LAST, 40, answers()), today=today)
    assert [one.survey.id for one in cards.cards_of(session, office.skp_agus)] == [row.id]


def test_the_official_himself_ticks(session, office, survey, today):
    own, session.info["actor"] = session.info["actor"], Actor("haryanto", "Haryanto", Role.PEJABAT)
    try:
        said = cards.consider(session, survey.id, office.skp_rina, True, "Sesuai dengan yang saya lihat", today=today)
        assert said.dipertimbangkan is True
    finally:
        session.info["actor"] = own


def test_cards_are_closed_to_a_reader(session, office, survey):
    own, session.info["actor"] = session.info["actor"], Actor("rini", "Rini", Role.PEMERIKSA)
    try:
        assert refused(cards.cards_of, session, office.skp_rina) == ["role_not_allowed"]
    finally:
        session.info["actor"] = own
