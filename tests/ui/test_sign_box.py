"""Documents of a unit signed with one certificate opened once; wrong passphrase, wrong signer, nothing waiting."""

from __future__ import annotations

import pytest

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import certificates, letters
from asn_desktop.services.certificates import PracticeSigner
from asn_desktop.services.evaluation import finalise, papers, ratings
from asn_desktop.store.offices import Office
from asn_desktop.ui.evaluation.sign_box import SignBox
from tests.ui import evaluation_screen

PHRASE = "sandi kunci 2026"
ADMIN = Actor("budi", "Budi Santoso", Role.ADMIN)


@pytest.fixture
def made(opened, actor, today, now, tmp_path):
    """Three fixed results with their documents, and certificates for the appraiser and for a stranger."""
    with opened.store.begin(actor, reason="uji") as session:
        office = evaluation_screen.make(session, 3, feedback_for=("TW3",))
        rows = [ratings.rate(session, ratings.RatingAsk(who, 2026, "TW3", hasil, "SESUAI"), today=today)
                for who, hasil in zip(office.staff[:3], ("SESUAI", "DI_ATAS", "DI_BAWAH"), strict=True)]
        finalise.finalise(session, [row.id for row in rows], day=today, today=today)
        documents = [papers.make(session, "dokumen_evaluasi", evaluation_id=row.id, today=today, now=now).id
                     for row in rows]
    above = rows[0].penilai
    with opened.store.begin(ADMIN, reason="CA latihan") as session:
        session.get_one(Office, (session.info["office_id"], session.info["office_id"])).latihan = True
        asked = [PracticeSigner(above.nama, above.nip, above.jabatan), PracticeSigner("Orang Lain", None, "Camat")]
        files = certificates.make_practice(session, tmp_path / "kunci", asked, PHRASE, now=now, today=today)
    return office, documents, [file.path for file in files]


@pytest.fixture
def box(qtbot, desk, made, settled):
    shown = SignBox(desk, 2026, made[0].office.angkutan, "TW3")
    qtbot.addWidget(shown)
    shown.open()
    settled(desk)
    return shown


def fill(box, path, phrase=PHRASE):
    box.path_edit.setText(str(path))
    box.pass_edit.setText(phrase)
    box.sign_button.click()


def states(desk, documents):
    with desk.opened.store.read(desk.actor) as session:
        return [letters.get(session, one).bertanda_sha256 is not None for one in documents]


def test_all_that_wait_for_one_hand_are_signed_with_one_passphrase(box, desk, made, settled, picture):
    picture(box, "kinerja_tanda_tangan")
    assert box.signer_choice.currentText() == "Bambang Prasetyo, 3 dokumen"
    assert box.sign_button.text() == "Tanda tangani 3 dokumen"
    told = []
    box.signed.connect(told.append)
    fill(box, made[2][0])
    settled(desk)
    assert told == [3]
    assert states(desk, made[1]) == [True] * 3
    assert not box.isVisible()
    assert box.pass_edit.text() == ""


@pytest.mark.parametrize(("which", "phrase"), [(0, "sandi keliru"), (1, PHRASE)])
def test_a_wrong_passphrase_or_somebody_elses_key_signs_nothing(box, desk, made, settled, which, phrase):
    fill(box, made[2][which], phrase)
    settled(desk)
    assert box.refusal.isVisible()
    assert box.sign_button.isEnabled()
    assert states(desk, made[1]) == [False] * 3


def test_what_is_not_filled_in_is_told_beside_its_field(box, desk, settled):
    box.sign_button.click()
    assert box.path_box.problem()
    assert box.pass_box.problem()


def test_where_nothing_waits_the_box_says_so(qtbot, desk, made, settled):
    shown = SignBox(desk, 2026, made[0].office.lalu_lintas, "TW3")
    qtbot.addWidget(shown)
    shown.open()
    settled(desk)
    assert shown.empty.isVisible()
    assert not shown.sign_button.isVisible()
