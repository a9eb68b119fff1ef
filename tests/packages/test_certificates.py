"""The centre's authority: whom a certificate stands for, and when it no longer counts."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from asn_desktop.packages import certificates
from asn_desktop.packages.certificates import Scope
from asn_desktop.problems import Trouble
from tests.packages.conftest import Post


def judge(post: Post, certificate: object, **more: object) -> Scope:
    given = {"root": post.root, "revoked": frozenset(), "now": post.now} | more
    return certificates.check(certificate, given["root"], given["revoked"], now=given["now"])  # type: ignore[arg-type]


def test_a_certificate_says_for_whom_it_stands(post: Post) -> None:
    assert judge(post, post.office.certificate) == post.office.scope


@pytest.mark.parametrize(
    ("days", "code"), [(-2, "office_certificate_not_yet"), (0, None), (729, None), (731, "office_certificate_expired")]
)
def test_it_holds_for_two_years(post: Post, days: int, code: str | None) -> None:
    when = post.now + dt.timedelta(days=days)
    if code is None:
        judge(post, post.office.certificate, now=when)
        return
    with pytest.raises(Trouble) as refusal:
        judge(post, post.office.certificate, now=when)
    assert refusal.value.code == code


def test_a_revoked_certificate_no_longer_counts(post: Post) -> None:
    crl = certificates.make_crl(
        [(post.office.certificate.serial_number, post.now)], 3, post.root, post.root_key, now=post.now
    )
    number, revoked = certificates.read_crl(crl, post.root)
    assert number == 3
    with pytest.raises(Trouble) as refusal:
        judge(post, post.office.certificate, revoked=revoked)
    assert refusal.value.code == "office_certificate_revoked"
    judge(post, post.centre.certificate, revoked=revoked)


def test_a_list_of_another_root_is_refused(post: Post) -> None:
    other = certificates.new_key()
    root = certificates.make_root(post.centre.scope, other, now=post.now)
    crl = certificates.make_crl([], 1, root, other, now=post.now)
    with pytest.raises(Trouble) as refusal:
        certificates.read_crl(crl, post.root)
    assert refusal.value.code == "crl_wrong"


def test_another_authority_of_the_same_name_is_unknown(post: Post) -> None:
    other = certificates.new_key()
    root = certificates.make_root(post.centre.scope, other, now=post.now)
    forged = certificates.issue(post.office.scope, post.office.key.public_key(), root, other, now=post.now)
    with pytest.raises(Trouble) as refusal:
        judge(post, forged)
    assert refusal.value.code == "certificate_unknown"


def test_the_request_s_own_certificate_is_no_office_certificate(post: Post) -> None:
    own = certificates.make_own(post.office.scope, post.office.key, now=post.now)
    with pytest.raises(Trouble) as refusal:
        judge(post, own)
    assert refusal.value.code == "certificate_unknown"


def test_the_practice_mark_stands_in_name_and_scope(post: Post) -> None:
    scope = replace(post.office.scope, latihan=True, office_id=uuid.UUID(int=9))
    certificate = certificates.issue(scope, post.office.key.public_key(), post.root, post.root_key, now=post.now)
    assert certificates.scope_of(certificate).latihan
    assert "LATIHAN" in certificate.subject.rfc4514_string()
