"""Results fixed with a password: only by the account of the appraiser or his superior."""

from __future__ import annotations

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import achievements, feedback, own_hand, ratings
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.store.users import User
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY, D


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def draft(session, office):
    """Rina's third quarter, rated by the head of her bidang, with what fixing asks for."""
    for who in (office.kepala, office.kabid, office.rina):
        made = evaluation_office.goals(session, who, 2026)
    feedback.give(session, FeedbackAsk(made.row.id, "TW3", D(2026, 10, 2), Giver.PIMPINAN,
                                       "Pekerjaan sesuai rencana."), today=TODAY)  # fmt: skip
    for unit in (office.root, office.angkutan):
        achievements.record(session, AchievementAsk(unit, 2026, "TW3", "Istimewa", "000.8/9/2026", D(2026, 10, 8),
                                                    "Sekretaris Daerah"))  # fmt: skip
    return ratings.rate(session, ratings.RatingAsk(office.rina, 2026, "TW3", "Sesuai", "Sesuai"), today=TODAY)


def account(session, username, employee_id, *, active=True):
    session.add(User(nama_pengguna=username, nama=username, peran="pejabat", kunci_publik="-", aktif=active,
                     employee_id=employee_id))  # fmt: skip
    session.flush()
    return Actor(username, username, Role.PEJABAT)


def test_the_appraiser_fixes_with_his_own_account(session, office, draft):
    actor = account(session, "bambang", office.kabid)
    (row,) = own_hand.fix(session, [draft.id], day=TODAY, today=TODAY, decided_by=actor)
    assert (row.keadaan, row.ditetapkan) == ("ditetapkan", TODAY)


def test_so_does_his_superior(session, office, draft):
    actor = account(session, "haryanto", office.kepala)
    (row,) = own_hand.fix(session, [draft.id], day=TODAY, today=TODAY, decided_by=actor)
    assert row.keadaan == "ditetapkan"


@pytest.mark.parametrize("who", ["kabid_ll", "rina"])
def test_nobody_else_does(session, office, draft, who):
    actor = account(session, "lain", getattr(office, who))
    with pytest.raises(Refused) as no:
        own_hand.fix(session, [draft.id], day=TODAY, today=TODAY, decided_by=actor)
    assert [problem.code for problem in no.value.problems] == ["not_the_official"]
    assert ratings.get(session, draft.id).keadaan == "draf"


def test_an_account_that_was_expelled_fixes_nothing(session, office, draft):
    actor = account(session, "bambang", office.kabid, active=False)
    with pytest.raises(Refused):
        own_hand.fix(session, [draft.id], day=TODAY, today=TODAY, decided_by=actor)


def test_the_signed_paper_needs_no_account(session, draft):
    (row,) = own_hand.fix(session, [draft.id], day=TODAY, today=TODAY)
    assert row.keadaan == "ditetapkan"
