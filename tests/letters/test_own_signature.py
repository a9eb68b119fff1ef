"""Our own signature writer held against pyHanko: the same CMS byte for byte, the same dictionary, the same verdict."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader

from asn_desktop import keys
from asn_desktop.keys import Authority, Root, SigningKey
from asn_desktop.letters import checking, cms_rules, der, increment, library_signing, signing
from asn_desktop.problems import Refused, Trouble

from .conftest import FORM, KADIS, LINES, NOW, PERMIT, printed, tool

PLACES = {
    "pejabat": (PERMIT, signing.Place()),
    "atasan": (FORM, signing.Place("atasan", certifies=True, locks=False)),
    "pyb": (FORM, signing.Place("pyb", certifies=True)),
}


def by_library(pdf: bytes, key: SigningKey, place: signing.Place, lines: tuple[str, ...] = LINES) -> bytes:
    """The same deed done by pyHanko."""
    signer = library_signing.LibrarySigner(key)
    return library_signing.sign(
        pdf, signer, place.field, certifies=place.certifies, locks=place.locks, now=NOW, lines=lines
    )


def envelope(data: bytes) -> bytes:
    """The CMS object of the last signature, without the zeros after it."""
    gap = cms_rules.gaps(data)[-1]
    raw = bytes.fromhex(data[gap.start + 1 : gap.end - 1].decode())
    return raw[: int.from_bytes(raw[2:4], "big") + 4]


def digest_of(data: bytes) -> bytes:
    return cms_rules._digest(data, cms_rules.gaps(data)[-1], "sha256")


def issued(authority: Authority, key: ec.EllipticCurvePrivateKey, name: x509.Name, *, signs: bool) -> x509.Certificate:
    """A certificate below the authority with a curve key, as another provider would write it."""
    usage = x509.KeyUsage(True, signs, False, False, False, not signs, not signs, False, False)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(authority.certificate.subject)
    made = made.public_key(key.public_key()).serial_number(2**159 - 1)
    made = made.not_valid_before(NOW - dt.timedelta(days=1)).not_valid_after(NOW + dt.timedelta(days=700))
    made = made.add_extension(x509.BasicConstraints(not signs, None), True).add_extension(usage, True)
    return made.sign(authority.key, hashes.SHA256())


@pytest.mark.parametrize("field", PLACES)
def test_the_object_is_pyhankos_byte_for_byte(field: str, kadis: SigningKey, authority: Authority) -> None:
    letter, place = PLACES[field]
    with_root = SigningKey(kadis.private, kadis.certificate, (authority.certificate,))
    for key in (kadis, with_root):
        theirs = by_library(printed(letter), key, place)
        assert signing.open_signer(key).writer.write(digest_of(theirs)) == envelope(theirs)


def test_with_a_curve_key_only_the_signature_itself_differs(authority: Authority, roots: list[Root]) -> None:
    private = ec.generate_private_key(ec.SECP384R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ni Wayan Ārya 李")])
    key = SigningKey(private, issued(authority, private, name, signs=True))
    theirs = by_library(printed(PERMIT), key, signing.Place())
    own = signing.open_signer(key).writer.write(digest_of(theirs))

    def without_value(raw: bytes) -> list[bytes]:
        signed = der.parts_of(der.parts_of(der.parts_of(raw)[1])[0])
        return signed[:4] + der.parts_of(der.parts_of(signed[4])[0])[:-1]

    assert without_value(own) == without_value(envelope(theirs))
    mine = signing.sign(printed(PERMIT), signing.open_signer(key), signing.Place(), now=NOW, lines=LINES)
    assert checking.check(mine, roots=roots, now=NOW).sound
    assert PdfFileReader(io.BytesIO(mine)).embedded_signatures[0].sig_object["/Name"] == "Ni Wayan Ārya 李"


def test_an_issuer_between_goes_with_it_and_a_root_does_not(authority: Authority, roots: list[Root]) -> None:
    middle_key, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    middle_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Antara LATIHAN")])
    middle = issued(authority, middle_key, middle_name, signs=False)
    below = Authority(middle_key, middle)
    leaf = issued(below, own, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Haryanto")]), signs=True)
    key = SigningKey(own, leaf, (middle, authority.certificate))
    theirs = by_library(printed(PERMIT), key, signing.Place())
    mine = signing.sign(printed(PERMIT), signing.open_signer(key), signing.Place(), now=NOW, lines=LINES)
    held = [der.parts_of(der.parts_of(der.parts_of(envelope(d))[1])[0])[3] for d in (mine, theirs)]
    assert held[0] == held[1]
    assert checking.check(mine, roots=roots, now=NOW).sound


@pytest.mark.parametrize("field", PLACES)
def test_dictionary_catalog_and_verdict_are_pyhankos(field: str, kadis: SigningKey, roots: list[Root]) -> None:
    letter, place = PLACES[field]
    mine = signing.sign(printed(letter), signing.open_signer(kadis), place, now=NOW, lines=LINES)
    theirs = by_library(printed(letter), kadis, place)
    reports = [checking.check(d, roots=roots, now=NOW) for d in (mine, theirs)]
    assert reports[0].signatures == reports[1].signatures
    assert [r.verdict for r in reports] == ["sah", "sah"]
    one, two = (PdfFileReader(io.BytesIO(d)) for d in (mine, theirs))
    values = [r.embedded_signatures[0].sig_object for r in (one, two)]
    for key in ("/Type", "/Filter", "/SubFilter", "/M", "/Name"):
        assert values[0][key] == values[1][key], key
    assert [_rules(v) for v in values[:1]] == [_rules(v) for v in values[1:]]
    assert ("/Perms" in one.root) is ("/Perms" in two.root) is place.certifies
    assert one.root["/Extensions"]["/ESIC"] == two.root["/Extensions"]["/ESIC"]
    assert one.root["/AcroForm"]["/SigFlags"] == two.root["/AcroForm"]["/SigFlags"] == 3


def _rules(value: object) -> list[tuple[str, dict[str, str]]]:
    found = value["/Reference"]  # type: ignore[index]
    return sorted((r["/TransformMethod"], {k: str(v) for k, v in r["/TransformParams"].items()}) for r in found)


@pytest.mark.parametrize("field", PLACES)
def test_other_tools_agree(field: str, kadis: SigningKey, tmp_path: Path) -> None:
    letter, place = PLACES[field]
    data = signing.sign(printed(letter), signing.open_signer(kadis), place, now=NOW, lines=LINES)
    path = tmp_path / "surat.pdf"
    path.write_bytes(data)
    said = tool("pdfsig", str(path))
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(path))
    assert LINES[0] in tool("pdftotext", "-layout", str(path), "-")
    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()
        assert [str(f.T) for f in pdf.Root.AcroForm.Fields if "/V" in f] == [field]


def test_without_lines_the_field_stays_blank(kadis: SigningKey, roots: list[Root]) -> None:
    data = signing.sign(printed(PERMIT), signing.open_signer(kadis), signing.Place(), now=NOW)
    assert checking.check(data, roots=roots, now=NOW).sound


def test_only_a_file_straight_from_the_canvas_is_taken(signed: bytes, kadis: SigningKey) -> None:
    issued_ = printed(PERMIT)
    assert increment.read(issued_) is not None
    for other in (signed, issued_ + b"\n", issued_[:-1], b" " + issued_, b"", issued_.replace(b"/Size", b"/Sise")):
        assert increment.read(other) is None
    moved = issued_.replace(b"/AcroForm ", b"/AcroFarm ")
    for other in (moved, issued_[:100]):
        with pytest.raises((Refused, Trouble)):
            signing.sign(other, signing.open_signer(kadis), signing.Place(), now=NOW)
    with pytest.raises(Refused) as caught:
        signing.sign(issued_, signing.open_signer(kadis), signing.Place("lain"), now=NOW)
    assert caught.value.problems[0].code == "letter_field"


@pytest.mark.parametrize("value", [0, 1, 127, 128, 255, 256, 2**159 - 1])
def test_numbers_are_written_shortest(value: int) -> None:
    from asn1crypto.core import Integer

    assert der.integer(value) == Integer(value).dump()


@pytest.mark.parametrize("size", [0, 127, 128, 255, 256, 70_000])
def test_lengths_are_written_shortest_and_read_back(size: int) -> None:
    from asn1crypto.core import OctetString

    made = der.octets(b"x" * size)
    assert made == OctetString(b"x" * size).dump()
    assert der.parts_of(der.sequence(made, der.NULL)) == [made, der.NULL]


def test_the_key_file_gives_the_same_signature_every_time(kadis: SigningKey) -> None:
    first, second = (
        signing.sign(printed(PERMIT), signing.open_signer(key), signing.Place(), now=NOW, lines=LINES)
        for key in (kadis, keys.open_p12(keys.save_p12(kadis, "sandi uji"), "sandi uji"))
    )
    assert first == second
    assert KADIS.nama.split()[1].rstrip(",").encode() in first
