"""The check symbol of an enrolled office: under its own key, the same every time, and absent before enrolment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from asn_desktop.letters import qr
from asn_desktop.packages import certificates
from asn_desktop.services import identity_card, letter_seal

DATA, NUMBER, DAY = b'{"isi":{}}', "800.1.11.4/215/DISHUB/2026", dt.date(2026, 11, 23)


def enrolled(session: Session, now: dt.datetime) -> None:
    identity = identity_card.make(session)
    key = certificates.load_key(identity.key)
    own = certificates.make_own(identity_card.scope(identity_card.office(session)), key, now=now)
    identity.certificate = certificates.der(own)
    session.flush()


def test_before_enrolment_there_is_no_symbol(session: Session) -> None:
    assert letter_seal.seal_of(session) is None


def test_the_symbol_is_signed_by_the_office_and_read_back(session: Session, now: dt.datetime) -> None:
    enrolled(session, now)
    seal = letter_seal.seal_of(session)
    assert seal is not None
    text = qr.text(NUMBER, DAY, DATA, seal)
    assert text == qr.text(NUMBER, DAY, DATA, seal)  # the same register entry gives the same page
    read = letter_seal.check(session, text, DATA)
    assert (read.nomor, read.tanggal, read.genuine, read.same) == (NUMBER, DAY, True, True)
    forged = qr.text("800.1.11.4/216/DISHUB/2026", DAY, DATA, lambda _claim: seal(b"lain"))
    assert not letter_seal.check(session, forged, DATA).genuine
