"""The `.rilis`: one spelling, one signature, and no changed byte that is not noticed."""

from __future__ import annotations

import base64
import json
import subprocess

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some

from asn_desktop.packages import release as release_file
from asn_desktop.packages import release_keys
from asn_desktop.problems import Cancelled, Problem, Refused, Trouble
from asn_desktop.ui.sentences import headline
from tests import release_stick
from tests.release_stick import KEY, OTHER_KEY

GOOD = release_file.sign(release_stick.release(), KEY)
KEYS = release_stick.keys()
ORDER = 2**252 + 27742317777372353535851937790883648493  # of the curve's group (RFC 8032, 5.1)
PASSPHRASE = "empat kata yang mudah"


def refused(data, keys=KEYS):
    with pytest.raises(Refused) as no:
        release_file.verify(data, keys)
    return no.value.problems[0].code


def changed(**outer):
    return json.dumps({**json.loads(GOOD), **outer}, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def test_what_was_signed_is_read_back():
    assert release_file.verify(GOOD, KEYS) == release_stick.release()
    outer = json.loads(GOOD)
    assert (outer["format"], outer["version"], outer["key"]) == ("asn-rilis", 1, next(iter(KEYS)))


def test_the_signature_stands_over_a_domain_line():
    """The same JSON signed for another purpose is no release."""
    bare = release_file.canonical(release_stick.release()).removeprefix(release_file.DOMAIN)
    assert refused(changed(signature=base64.b64encode(KEY.sign(bare)).decode())) == "release_signature"


@given(some.integers(0, len(GOOD) - 1), some.integers(1, 255))
def test_no_changed_byte_is_taken(place, flip):
    bad = bytearray(GOOD)
    bad[place] ^= flip
    with pytest.raises(Refused):
        release_file.verify(bytes(bad), KEYS)


@given(some.integers(0, len(GOOD) - 1))
def test_no_cut_is_taken(length):
    with pytest.raises(Refused):
        release_file.verify(GOOD[:length], KEYS)


@given(some.binary(max_size=300))
def test_any_bytes_are_refused_in_words_and_never_crash(data):
    code = refused(data)
    assert all(headline(Problem(code))), code


@given(some.binary(max_size=40), some.integers(0, len(GOOD)))
def test_no_inserted_byte_is_taken(more, place):
    data = GOOD[:place] + more + GOOD[place:]
    if data != GOOD:
        refused(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "release_malformed"),
        (b"\xff\xfe{}", "release_malformed"),
        (b"[" * 60_000, "release_malformed"),
        (b'{"a":' * 12_000, "release_malformed"),
        (b"9" * 60_000, "release_malformed"),
        (b"[]", "release_foreign"),
        (b'{"format":"asnx","version":1}', "release_foreign"),
        (b'{"format":"asn-rilis","version":2,"new":"field"}', "release_format_newer"),
        (b'{"format":"asn-rilis","version":1}', "release_malformed"),
        (b'{"format":"asn-rilis","version":NaN}', "release_malformed"),
        (b'{"format":"asn-rilis","format":"asn-rilis"}', "release_twice"),
        (GOOD.replace(b'"size":', b'"size":1,"size":'), "release_twice"),
        (b" " * (64 * 1024 + 1), "release_too_long"),
        (changed(release=[]), "release_malformed"),
        (changed(key=5), "release_malformed"),
        (changed(version=True), "release_spelling"),
        (changed(version=1.0), "release_spelling"),
        (changed(signature="x"), "release_malformed"),
        (changed(signature="é"), "release_malformed"),
        (changed(signature=None), "release_malformed"),
        (changed(signature=base64.b64encode(bytes(64)).decode()), "release_signature"),
        (GOOD + b"\n", "release_spelling"),
        (GOOD.removesuffix(b"\n"), "release_spelling"),
        (GOOD.replace(b"\n", b"\r\n"), "release_spelling"),
        (b"\xef\xbb\xbf" + GOOD, "release_malformed"),
        (json.dumps(json.loads(GOOD), indent=2).encode(), "release_spelling"),
        (GOOD.replace(b"Pembaruan", b"\\u0050embaruan"), "release_spelling"),
        (GOOD.replace(b'"version":"0.6.0"', b'"version":"0.06.0"'), "release_version"),
        (GOOD.replace(b'"size":', b'"size":-'), "release_values"),
    ],
)  # fmt: skip
def test_each_kind_of_wrong_has_its_code(data, code):
    assert refused(data) == code
    what, todo = headline(Problem(code))
    assert what.endswith(".")
    assert todo


def test_bits_that_base64_ignores_are_not_ignored_here():
    """64 bytes leave four bits of the last sign unused; another sign there decodes alike."""
    text = json.loads(GOOD)["signature"]
    twin = text[:-3] + chr(ord(text[-3]) + 1) + "=="
    assert base64.b64decode(twin) == base64.b64decode(text)
    assert refused(changed(signature=twin)) == "release_spelling"


def test_a_signature_written_another_way_is_refused():
    """S and S + L satisfy the same equation; only the smaller one is a signature."""
    raw = base64.b64decode(json.loads(GOOD)["signature"])
    larger = (int.from_bytes(raw[32:], "little") + ORDER).to_bytes(32, "little")
    assert refused(changed(signature=base64.b64encode(raw[:32] + larger).decode())) == "release_signature"


def test_keys_come_and_go_with_the_program():
    """Rotation: a program that carries both halves takes either; one that carries the old only refuses the new."""
    new = release_file.sign(release_stick.release(), OTHER_KEY)
    both = release_stick.keys(KEY, OTHER_KEY)
    assert release_file.verify(GOOD, both) == release_file.verify(new, both)
    assert refused(new) == "release_key_unknown"
    assert refused(GOOD, release_stick.keys(OTHER_KEY)) == "release_key_unknown"
    assert refused(GOOD, {}) == "release_no_keys"


def test_a_release_signed_by_one_key_in_the_name_of_another_is_refused():
    mine = json.loads(release_file.sign(release_stick.release(), OTHER_KEY))
    assert refused(changed(signature=mine["signature"])) == "release_signature"


def test_hashing_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    path, steps = tmp_path / "setup.exe", []
    path.write_bytes(release_stick.SETUP)
    size, sha256 = release_file.digest(path, lambda done, whole: steps.append((done, whole)))
    assert (size, sha256) == (release_stick.release().size, release_stick.release().sha256)
    assert steps[-1] == (size, size)
    assert len(steps) == 3

    def stop(done, whole):
        raise Cancelled

    with pytest.raises(Cancelled):
        release_file.digest(path, stop)


def test_the_private_half_is_locked_and_openssl_opens_it(tmp_path):
    private = Ed25519PrivateKey.generate()
    data = release_keys.private_pem(private, PASSPHRASE)
    assert release_keys.open_private(data, PASSPHRASE).public_key() == private.public_key()
    (tmp_path / "kunci.pem").write_bytes(data)
    command = ["openssl", "pkey", "-in", str(tmp_path / "kunci.pem"), "-passin", f"pass:{PASSPHRASE}", "-pubout"]
    opened = subprocess.run(command, capture_output=True, check=True)
    assert opened.stdout == release_keys.public_pem(private.public_key())
    assert (
        b"0927C0"
        in subprocess.run(  # 600,000 rounds
            ["openssl", "asn1parse", "-in", str(tmp_path / "kunci.pem")], capture_output=True, check=True
        ).stdout
    )


def _pem(key, passphrase=None):
    lock = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (release_keys.private_pem(KEY, PASSPHRASE + "x"), "release_passphrase"),
        (_pem(KEY), "release_key_open"),
        (_pem(ec.generate_private_key(ec.SECP256R1()), PASSPHRASE.encode()), "release_key_file"),
        (release_keys.public_pem(KEY.public_key()), "release_key_file"),
        (b"", "release_key_file"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "release_key_file"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_the_key_is_refused(data, code):
    with pytest.raises(Trouble) as no:
        release_keys.open_private(data, PASSPHRASE, "kunci.pem")
    assert no.value.code == code
    assert no.value.__suppress_context__ or no.value.__context__ is None
    assert PASSPHRASE not in str(no.value.values)


def test_a_short_passphrase_locks_nothing():
    with pytest.raises(Trouble, match="release_passphrase_short"):
        release_keys.private_pem(KEY, "x" * (release_keys.LEAST - 1))


def test_every_public_key_of_a_folder_is_trusted_and_nothing_else(tmp_path):
    assert release_keys.read_keys(tmp_path) == {}
    for place, key in enumerate((KEY, OTHER_KEY)):
        (tmp_path / f"{place}.pem").write_bytes(release_keys.public_pem(key.public_key()))
    (tmp_path / "README.md").write_text("kunci")
    assert release_keys.read_keys(tmp_path).keys() == release_stick.keys(KEY, OTHER_KEY).keys()
    (tmp_path / "lain.pem").write_bytes(_pem(KEY))
    with pytest.raises(Trouble, match="release_key_file"):
        release_keys.read_keys(tmp_path)


def test_a_fingerprint_is_read_aloud_in_groups():
    assert release_keys.shown("0123456789ab") == "0123 4567 89ab"
