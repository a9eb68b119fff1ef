"""The check symbol: it carries number, day and hash under the office's key, and a changed one is not believed."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from asn_desktop.letters import qr
from asn_desktop.letters.render import canonical, data_of, render
from asn_desktop.problems import Refused

from .conftest import NOW, PERMIT

KEY = ec.generate_private_key(ec.SECP256R1())
DATA = canonical(data_of(PERMIT))
NUMBER, DAY = "800.1.11.4/215/DISHUB/2026", dt.date(2026, 11, 23)


def seal(claim: bytes) -> bytes:
    return KEY.sign(claim, ec.ECDSA(hashes.SHA256()))


def genuine(claim: bytes, signature: bytes) -> bool:
    try:
        KEY.public_key().verify(signature, claim, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def test_a_symbol_is_read_back_and_proved() -> None:
    checked = qr.verify(qr.text(NUMBER, DAY, DATA, seal), genuine, DATA)
    assert (checked.nomor, checked.tanggal, checked.genuine, checked.same) == (NUMBER, DAY, True, True)


def test_other_data_and_a_changed_text_are_told_apart() -> None:
    text = qr.text(NUMBER, DAY, DATA, seal)
    assert qr.verify(text, genuine, DATA + b" ").same is False
    changed = text[:30] + ("A" if text[30] != "A" else "B") + text[31:]
    assert not qr.verify(changed, genuine, DATA).genuine


@pytest.mark.parametrize("text", ["", "https://contoh.id/x", "ASN1:", "ASN1:AAAA", "ASN1:!!!"])
def test_any_other_symbol_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        qr.verify(text, genuine)
    assert caught.value.problems[0].code == "qr_unreadable"


def test_the_symbol_stands_on_the_page_with_what_it_is_not() -> None:
    rows, captions = qr.symbol(NUMBER, DAY, DATA, seal)
    assert captions[0] == "Pemeriksaan data, bukan tanda tangan elektronik"
    assert len(rows) == len(rows[0]) <= 61
    data = render(PERMIT, identity="x", at=NOW, qr=rows, qr_lines=captions)
    assert data != render(PERMIT, identity="x", at=NOW)
