"""Signatures: real tools agree, every changed byte is found, a certificate is judged before it is used."""

from __future__ import annotations

import datetime as dt
import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from asn_desktop import keys
from asn_desktop.keys import Authority, Root, SigningKey
from asn_desktop.letters import checking, cms_rules, signing
from asn_desktop.problems import Refused, Trouble

from .conftest import FORM, KADIS, LINES, NOW, PERMIT, printed, tool

DAY = dt.timedelta(days=1)


def code_of(caught: pytest.ExceptionInfo[Trouble]) -> str:
    return caught.value.code


def test_pdfsig_and_qpdf_call_the_signed_letter_valid(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(signed)
    said = tool("pdfsig", str(path))
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(path))
    assert "LiberationSans" in tool("pdffonts", str(path))


def test_signing_only_appends(signed: bytes) -> None:
    assert signed.startswith(printed(PERMIT))


def test_two_hands_on_the_form_and_then_it_is_locked(
    signed_form: bytes, roots: list[Root], kadis: SigningKey, tmp_path: Path
) -> None:
    path = tmp_path / "formulir.pdf"
    path.write_bytes(signed_form)
    said = tool("pdfsig", str(path))
    assert said.count("Signature is Valid") == 2
    assert said.count("  - Total document signed") == 1
    report = checking.check(signed_form, roots=roots, now=NOW)
    assert report.verdict == "sah"
    assert [(s.field, s.covers_all, s.added) for s in report.signatures] == [
        ("atasan", False, "isian"), ("pyb", True, "tidak_ada"),
    ]  # fmt: skip
    with pytest.raises(Refused) as caught:
        signing.sign(signed_form, signing.open_signer(kadis), signing.Place("pyb"), now=NOW)
    assert caught.value.problems[0].code == "letter_field"


def test_the_report_says_who_with_what_post_and_whose_clock(signed: bytes, roots: list[Root]) -> None:
    report = checking.check(signed, roots=roots, now=NOW)
    only = report.signatures[0]
    assert report.sound
    assert (only.nama, only.nip, only.jabatan) == ("Haryanto", "196902141994031005", KADIS.jabatan)
    assert (only.at, only.clock, only.practice, only.certified) == (NOW, "penanda_tangan", True, False)
    assert report.unchecked == ("unchecked_revocation", "unchecked_time")
    assert report.data is not None
    assert report.data["isi"]["heading"]["nomor"] == PERMIT.heading.nomor


def test_without_the_root_the_verdict_is_not_trusted(signed: bytes) -> None:
    report = checking.check(signed, roots=[], now=NOW)
    assert report.verdict == "tidak_terpercaya"
    assert report.problems == ("check_certificate_chain",)


def _verdict(job: tuple[bytes, bytes, int, int]) -> tuple[int, str]:
    """One changed byte, judged in another process."""
    data, root, place, mask = job
    changed = bytearray(data)
    changed[place] ^= mask
    held = [Root(x509.load_der_x509_certificate(root))]
    return place, checking.check(bytes(changed), roots=held, now=NOW).verdict


def _strata(data: bytes) -> list[int]:
    """2,000 places: the CMS object most densely, then padding, the appended part, the head and the body."""
    gap = cms_rules.gaps(data)[-1]
    raw = bytes.fromhex(data[gap.start + 1 : gap.end - 1].decode())
    end = gap.start + 1 + 2 * (int.from_bytes(raw[2:4], "big") + 4)
    chance = random.Random(20261123)
    picked = {gap.start, gap.end - 1, gap.start - 1, gap.end, len(data) - 1, 0}
    for low, high, count in (
        (gap.start + 1, end, 450), (end, gap.end - 1, 300), (gap.end, len(data), 200), (0, 600, 150),
        (gap.start - 3000, gap.start, 250), (0, gap.start, 2000),
    ):  # fmt: skip
        wanted = min(len(picked) + count, 2000)
        while len(picked) < wanted:
            picked.add(chance.randrange(low, high))
    return sorted(picked)


def test_two_thousand_changed_bytes_are_all_found(signed: bytes, authority: Authority) -> None:
    places = _strata(signed)
    assert len(places) == 2000
    chance = random.Random(7)
    root = authority.certificate.public_bytes(Encoding.DER)
    jobs = [(signed, root, place, chance.choice((1, 2, 4, 8, 16, 32, 64, 128, 255))) for place in places]
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        accepted = [place for place, verdict in pool.map(_verdict, jobs, chunksize=50) if verdict == "sah"]
    assert accepted == []


def test_what_is_appended_or_cut_is_found(signed: bytes, roots: list[Root]) -> None:
    wider = signed.replace(b"/Contents <", b"/Contents  <")
    for changed in (signed + b"\n", signed[:-1], signed + signed[-700:], wider):
        assert checking.check(changed, roots=roots, now=NOW).verdict in ("diubah", "rusak")


def test_any_other_file_is_judged_without_an_error() -> None:
    assert checking.check(b"", roots=[], now=NOW).verdict == "bukan_pdf"
    assert checking.check(b"%PDF-1.7 rusak", roots=[], now=NOW).verdict == "rusak"
    assert checking.check(printed(FORM), roots=[], now=NOW).verdict == "tanpa_tanda"


def test_a_wrong_passphrase_has_its_own_word(kadis: SigningKey) -> None:
    file = keys.save_p12(kadis, "benar sekali")
    with pytest.raises(Trouble) as caught:
        keys.open_p12(file, "salah")
    assert code_of(caught) == "key_passphrase"
    assert "salah" not in repr(caught.value.values)
    assert keys.open_p12(file, "benar sekali").certificate == kadis.certificate


def test_another_file_is_no_certificate_file() -> None:
    for data in (b"", b"%PDF-1.7", b"\x30\x03\x02\x01\x03"):
        with pytest.raises(Trouble) as caught:
            keys.open_p12(data, "x")
        assert code_of(caught) == "key_file"


def test_an_expired_certificate_is_refused_before_signing(kadis: SigningKey, roots: list[Root]) -> None:
    with pytest.raises(Trouble) as caught:
        keys.judge(kadis, now=NOW + 731 * DAY, roots=roots, practice=True)
    assert code_of(caught) == "certificate_expired"
    with pytest.raises(Trouble) as early:
        keys.judge(kadis, now=NOW - 2 * DAY, roots=roots, practice=True)
    assert code_of(early) == "certificate_not_yet"


def test_a_certificate_for_something_else_is_refused(authority: Authority, roots: list[Root]) -> None:
    web = keys.make_signer(authority, "Haryanto", KADIS.nip, "x", now=NOW, signs=False)
    with pytest.raises(Trouble) as caught:
        keys.judge(web, now=NOW, roots=roots, practice=True)
    assert code_of(caught) == "certificate_usage"
    ca = SigningKey(authority.key, authority.certificate)
    with pytest.raises(Trouble) as root:
        keys.judge(ca, now=NOW, roots=roots, practice=True)
    assert code_of(root) == "certificate_usage"


def test_a_certificate_of_somebody_else_is_refused(kabid: SigningKey, roots: list[Root]) -> None:
    with pytest.raises(Trouble) as caught:
        keys.judge(kabid, now=NOW, roots=roots, nip=KADIS.nip, nama=KADIS.nama, practice=True)
    assert code_of(caught) == "certificate_other"


@pytest.mark.parametrize(
    ("held", "printed_name", "fits"),
    [
        ("HARYANTO", "Drs. Haryanto, M.Si.", True), ("Ahmad Fauzi", "Ahmad Fauzi, S.T.", True),
        ("Ahmad Fauzan", "Ahmad Fauzi, S.T.", False), ("", "Ahmad Fauzi", False),
    ],
)  # fmt: skip
def test_without_a_nip_the_bare_name_decides(authority: Authority, held: str, printed_name: str, fits: bool) -> None:
    certificate = keys.make_signer(authority, held or " ", None, "x", now=NOW).certificate
    if fits:
        keys.check_holder(certificate, None, printed_name)
    else:
        with pytest.raises(Trouble) as caught:
            keys.check_holder(certificate, None, printed_name)
        assert code_of(caught) == "certificate_other"


def test_a_chain_to_nowhere_and_the_other_world_are_refused(kadis: SigningKey, roots: list[Root]) -> None:
    stranger = keys.make_authority("Akar Lain", now=NOW)
    with pytest.raises(Trouble) as caught:
        keys.judge(kadis, now=NOW, roots=[Root(stranger.certificate)], practice=True)
    assert code_of(caught) == "certificate_chain"
    with pytest.raises(Trouble) as world:
        keys.judge(kadis, now=NOW, roots=roots, practice=False)
    assert code_of(world) == "certificate_practice"


def test_a_revoked_certificate_is_refused_and_the_age_of_the_list_is_told(
    authority: Authority, kadis: SigningKey, roots: list[Root]
) -> None:
    clean = keys.make_list(authority, [], now=NOW - 9 * DAY)
    assert keys.judge(kadis, now=NOW, roots=roots, lists=[clean], practice=True).list_age_days == 9
    taken = keys.make_list(authority, [(kadis.certificate.serial_number, NOW - 3 * DAY)], now=NOW - DAY)
    with pytest.raises(Trouble) as caught:
        keys.judge(kadis, now=NOW, roots=roots, lists=[taken], practice=True)
    assert code_of(caught) == "certificate_revoked"


def test_every_trouble_of_a_key_has_its_sentence() -> None:
    from asn_desktop.ui.sentences import sentences

    for code in ("key_passphrase", "key_file", "key_empty", "key_weak", "certificate_expired", "certificate_not_yet",
                 "certificate_usage", "certificate_chain", "certificate_practice", "certificate_revoked",
                 "certificate_other", "certificate_key", "signing_failed"):  # fmt: skip
        assert " | " in sentences()[code]


def test_the_lines_in_the_field_are_on_the_page(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(signed)
    assert LINES[0] in tool("pdftotext", "-layout", str(path), "-")
