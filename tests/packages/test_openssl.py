"""Debian's `openssl cms` opens what we write and writes what we open: nobody needs this program to read a package."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from asn_desktop.packages import certificates, cms, container, envelope
from asn_desktop.packages.cms import PrivateKey
from asn_desktop.problems import Trouble
from tests.packages.conftest import Post


def openssl(folder: Path, *words: str) -> None:
    done = subprocess.run(["openssl", "cms", *words], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def lay_out(folder: Path, post: Post, key: PrivateKey, certificate: object) -> None:
    pem = serialization.Encoding.PEM
    (folder / "root.pem").write_bytes(post.root.public_bytes(pem))
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))  # type: ignore[attr-defined]
    clear = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, clear))


def test_openssl_and_unzip_open_our_package(post: Post, tmp_path: Path) -> None:
    data = post.pack({"changes.jsonl": b"{}\n"})[0].data
    (tmp_path / "paket (1).asnx").write_bytes(data)  # trailer and all, under any name
    lay_out(tmp_path, post, post.centre.key, post.centre.certificate)
    der = ("-inform", "DER", "-in")
    openssl(tmp_path, "-decrypt", *der, "paket (1).asnx", "-inkey", "key.pem", "-recip", "cert.pem", "-out", "signed")
    openssl(tmp_path, "-verify", "-cades", *der, "signed", "-CAfile", "root.pem", "-purpose", "any", "-out", "zip")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "zip").read_bytes())) as archive:
        assert archive.read("changes.jsonl") == b"{}\n"
        assert archive.namelist() == ["manifest.json", "changes.jsonl"]


def test_we_open_what_openssl_writes(post: Post, tmp_path: Path) -> None:
    content = b"changes\n" * 500
    (tmp_path / "content").write_bytes(content)
    lay_out(tmp_path, post, post.office.key, post.office.certificate)
    der = ("-binary", "-outform", "DER")
    openssl(tmp_path, "-sign", "-cades", *der, "-nodetach", "-nosmimecap", "-md", "sha256", "-signer", "cert.pem",
            "-inkey", "key.pem", "-in", "content", "-out", "signed")  # fmt: skip
    openssl(tmp_path, "-encrypt", *der, "-aes-256-gcm", "-in", "signed", "-out", "sealed", "-keyid", "-recip",
            "cert.pem", "-aes256-wrap", "-keyopt", "ecdh_kdf_md:sha256")  # fmt: skip
    signed = envelope.unseal((tmp_path / "sealed").read_bytes(), post.office.key)
    assert cms.verify(signed).content == content


def test_rsa_goes_both_ways_too(post: Post, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 3072)
    certificate = certificates.issue(post.office.scope, key.public_key(), post.root, post.root_key, now=post.now)
    lay_out(tmp_path, post, key, certificate)
    signed = cms.sign(b"isi", key, certificate, now=post.now)
    ours = envelope.seal(signed, [post.centre.key.public_key(), key.public_key()])
    assert cms.verify(envelope.unseal(ours, key)).content == b"isi"
    (tmp_path / "ours").write_bytes(ours)
    openssl(tmp_path, "-decrypt", "-inform", "DER", "-in", "ours", "-inkey", "key.pem", "-recip", "cert.pem",
            "-out", "signed")  # fmt: skip
    openssl(tmp_path, "-verify", "-cades", "-inform", "DER", "-in", "signed", "-CAfile", "root.pem", "-purpose", "any",
            "-out", "content")  # fmt: skip
    assert (tmp_path / "content").read_bytes() == b"isi"
    openssl(tmp_path, "-encrypt", "-binary", "-outform", "DER", "-aes-256-gcm", "-in", "signed", "-out", "theirs",
            "-keyid", "-recip", "cert.pem", "-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256",
            "-keyopt", "rsa_mgf1_md:sha256")  # fmt: skip
    assert envelope.unseal((tmp_path / "theirs").read_bytes(), key) == (tmp_path / "signed").read_bytes()


def test_a_tag_of_one_byte_is_refused_which_openssl_takes(post: Post) -> None:
    wrapped, nonce, ciphertext, tag = envelope._take_apart(envelope.seal(b"isi", [post.centre.key.public_key()]))
    for short in (tag[:1], tag[:12], b"", tag + b"\0"):
        with pytest.raises(Trouble) as refusal:
            envelope.unseal(envelope._enveloped(wrapped, nonce, ciphertext, short), post.centre.key)
        assert refusal.value.code == "package_damaged"


def test_a_key_outside_the_profile_is_refused(post: Post) -> None:
    with pytest.raises(Trouble) as refusal:
        envelope.seal(b"isi", [rsa.generate_private_key(65537, 2048).public_key()])
    assert refusal.value.code == "key_outside_profile"


def test_a_message_with_a_second_spelling_is_refused(post: Post) -> None:
    sealed = envelope.seal(b"isi", [post.centre.key.public_key()])
    assert sealed[1] == 0x82
    longer = sealed[:1] + b"\x83\x00" + sealed[2:]  # the same length, written with one byte more
    with pytest.raises(Trouble) as refusal:
        envelope.unseal(longer, post.centre.key)
    assert refusal.value.code == "package_damaged"
    assert container.peek(post.pack({})[0].data)[0].kind == "perubahan"
