"""Three ways to a signature, and the verdict on any file beside the register's own knowledge."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import uuid
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from sqlalchemy.orm import Session

from asn_desktop import keys
from asn_desktop.keys import Authority
from asn_desktop.letters import signing
from asn_desktop.letters.leave_form import FormStep, LeaveFormLetter, LeaveRowLeft
from asn_desktop.letters.leave_permit import LeavePermitLetter
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import certificates, letter_check, letter_signing, letters, units
from asn_desktop.services.certificates import PracticeSigner
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.offices import Office

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
PERSON = Person("Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan", "Bidang Angkutan",
                "Pegawai Negeri Sipil")  # fmt: skip
KADIS = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)")
KABID = Signer("Kepala Bidang Angkutan", "Rina Marlina, S.H.", "19780312 200312 2 004", "Pembina (IV/a)")
PASS = "sandi latihan"


@pytest.fixture
def practice(session: Session, tmp_path: Path) -> dict[str, bytes]:
    """A practice office with .p12 files by name."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    office.latihan = True
    session.info["actor"] = Actor("budi", "Budi", Role.ADMIN)
    who = [PracticeSigner(s.nama, s.nip, s.jabatan) for s in (KADIS, KABID)]
    made = certificates.make_practice(session, tmp_path / "kunci", who, PASS, now=NOW, today=TODAY)
    return {one.nama: one.path.read_bytes() for one in made}


def permit(session: Session, **how: object) -> LetterRow:
    root = units.root(session)
    assert root is not None
    letter = LeavePermitLetter(
        letters.letterhead(session, root), Heading(None, "Tirtamaya", None), PERSON, (2026,), 7, "hari kerja",
        dt.date(2026, 12, 21), dt.date(2026, 12, 31), "Jalan Melati 4", KADIS, ("Arsip",),
    )  # fmt: skip
    ask = LetterAsk(letter, root, None, "800.1.11.4", "Surat Izin Cuti Tahunan", **{"mode": "agenda", **how})  # type: ignore[arg-type]
    return letters.register(session, ask, now=NOW, today=TODAY)


def sign(session: Session, letter_id: uuid.UUID, file: bytes) -> LetterRow:
    name, nip = letters.signer_of(session, letter_id)
    key = letters.open_signer(session, file, PASS, now=NOW, nip=nip, nama=name)
    return letters.sign_here(session, letter_id, key, now=NOW)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [p.code for p in caught.value.problems]


def pdfsig(data: bytes, tmp_path: Path) -> str:
    if shutil.which("pdfsig") is None:
        pytest.fail("pdfsig belum terpasang. Ketik: apt-get install -y poppler-utils")
    (tmp_path / "bertanda.pdf").write_bytes(data)
    done = subprocess.run(["pdfsig", str(tmp_path / "bertanda.pdf")], capture_output=True, text=True, check=False)
    return done.stdout


def test_signed_here_from_register_to_verdict(session: Session, practice: dict[str, bytes], tmp_path: Path) -> None:
    row = permit(session, jalur="sini")
    done = sign(session, row.id, practice[KADIS.nama])
    assert (done.keadaan, done.cara_tanda, done.ditandatangani_pada) == ("ditandatangani", "sini", TODAY)
    data = letters.pdf(session, row.id, signed=True)
    said = pdfsig(data, tmp_path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    found = letter_check.check(session, data, now=NOW)
    assert (found.report.verdict, found.register, found.nomor) == ("sah", "signed", row.nomor)
    assert found.report.signatures[0].practice
    assert "unchecked_revocation" not in found.report.unchecked  # the practice list came with the root


def test_form_is_signed_by_two_in_their_order(session: Session, practice: dict[str, bytes], tmp_path: Path) -> None:
    root = units.root(session)
    assert root is not None
    left = (LeaveRowLeft(2024, 0), LeaveRowLeft(2025, 6), LeaveRowLeft(2026, 12))
    letter = LeaveFormLetter(
        Heading(None, "Tirtamaya", None), "Kepala Dinas", "Tirtamaya", PERSON, (16, 10), "TAHUNAN", "keluarga", 7,
        "hari", dt.date(2026, 12, 21), dt.date(2026, 12, 31), left, {}, "Jalan Melati 4", "0812",
        FormStep("DISETUJUI", "", KABID), FormStep("DISETUJUI", "", KADIS),
    )  # fmt: skip
    ask = LetterAsk(letter, root, None, None, "Formulir Cuti", mode="tanpa", jalur="sini")
    row = letters.register(session, ask, now=NOW, today=TODAY)
    with pytest.raises(Trouble) as wrong:
        sign(session, row.id, practice[KADIS.nama])  # the superior's turn
    assert wrong.value.code == "certificate_other"
    assert sign(session, row.id, practice[KABID.nama]).keadaan == "siap"
    assert sign(session, row.id, practice[KADIS.nama]).keadaan == "ditandatangani"
    assert pdfsig(letters.pdf(session, row.id, signed=True), tmp_path).count("Signature is Valid") == 2
    with pytest.raises(Refused) as caught:
        letters.signer_of(session, row.id)
    assert codes(caught) == ["letter_signed"]


def test_an_electronic_signature_needs_the_number_first(session: Session, practice: dict[str, bytes]) -> None:
    row = permit(session, mode="kosong", jalur="sini")
    with pytest.raises(Refused) as caught:
        sign(session, row.id, practice[KADIS.nama])
    assert codes(caught) == ["letter_number_first"]


def test_a_wrong_passphrase_and_a_real_certificate_are_refused(session: Session, practice: dict[str, bytes]) -> None:
    row = permit(session, jalur="sini")
    with pytest.raises(Trouble) as caught:
        letters.open_signer(session, practice[KADIS.nama], "keliru", now=NOW, nip=KADIS.nip, nama=KADIS.nama)
    assert caught.value.code == "key_passphrase"
    assert letters.get(session, row.id).keadaan == "siap"


def test_a_practice_authority_is_only_for_a_practice_office(session: Session, tmp_path: Path) -> None:
    session.info["actor"] = Actor("budi", "Budi", Role.ADMIN)
    with pytest.raises(Refused) as caught:
        certificates.make_practice(session, tmp_path, [], PASS, now=NOW, today=TODAY)
    assert codes(caught) == ["practice_only"]


def photo(turned: int = 1) -> bytes:
    exif, out = Image.Exif(), BytesIO()
    exif[0x0112] = turned
    Image.new("RGB", (400, 300), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photo_is_kept_upright_as_pdf(session: Session) -> None:
    row = permit(session)
    done = letters.mark_signed(session, row.id, [photo(6), photo(6)], TODAY)
    assert (done.keadaan, done.cara_tanda) == ("ditandatangani", "tinta")
    pdf = pikepdf.open(BytesIO(letters.pdf(session, row.id, signed=True)))
    box = [float(v) for v in pdf.pages[0].MediaBox]
    assert len(pdf.pages) == 2
    assert box[3] > box[2]


@pytest.mark.parametrize(
    ("files", "code"),
    [([], "scan_missing"), ([b"bukan gambar"], "scan_unreadable"), ([b"%PDF-1.7 putus"], "scan_unreadable"),
     ([b"%PDF-1.7", b"x"], "scan_mixed"), ([b"x" * (25 * 1024 * 1024 + 1)], "scan_too_large")],
)  # fmt: skip
def test_a_scan_must_be_one(session: Session, files: list[bytes], code: str) -> None:
    row = permit(session)
    with pytest.raises(Refused) as caught:
        letters.mark_signed(session, row.id, files, TODAY)
    assert codes(caught) == [code]
    assert letters.get(session, row.id).keadaan == "siap"


def test_the_number_may_come_after_the_ink(session: Session) -> None:
    row = permit(session, mode="kosong")
    before = letters.pdf(session, row.id)
    letters.mark_signed(session, row.id, [photo()], TODAY)
    done = letters.complete_number(session, row.id, "800.1.11.4/9/SETDA/2026", TODAY)
    assert (done.keadaan, done.nomor) == ("ditandatangani", "800.1.11.4/9/SETDA/2026")
    assert letters.pdf(session, row.id) == before


@pytest.fixture
def service(session: Session) -> tuple[Authority, keys.SigningKey]:
    """A national service with a root the office took in."""
    session.info["actor"] = Actor("budi", "Budi", Role.ADMIN)
    authority = keys.make_authority("Layanan TTE Contoh", now=NOW)
    from cryptography.hazmat.primitives.serialization import Encoding

    certificates.add_root(session, authority.certificate.public_bytes(Encoding.PEM), today=TODAY)
    return authority, keys.make_signer(authority, KADIS.nama, KADIS.nip, KADIS.jabatan, now=NOW)


def test_our_bytes_with_a_signature_come_home_at_once(
    session: Session, service: tuple[Authority, keys.SigningKey]
) -> None:
    row = permit(session, jalur="tte")
    issued = letters.pdf(session, row.id)
    back = signing.sign(issued, signing.open_signer(service[1]), signing.Place(), now=NOW)
    taken = letters.take_back(session, row.id, back, now=NOW)
    assert (taken.changed, taken.row.cara_tanda, taken.report.verdict) == (False, "tte", "sah")
    assert letters.pdf(session, row.id) == issued  # both files are kept


def test_a_rewritten_page_needs_a_named_word(session: Session, service: tuple[Authority, keys.SigningKey]) -> None:
    row = permit(session, jalur="tte")
    again = BytesIO()
    with pikepdf.open(BytesIO(letters.pdf(session, row.id))) as pdf:
        pdf.save(again)
    back = signing.sign(again.getvalue(), signing.open_signer(service[1]), signing.Place(), now=NOW)
    with pytest.raises(Refused) as caught:
        letters.take_back(session, row.id, back, now=NOW)
    assert codes(caught) == ["tte_changed"]
    taken = letters.take_back(session, row.id, back, now=NOW, accept="sudah dibandingkan")
    assert (taken.changed, taken.row.cara_tanda) == (True, "tte_diubah")


def test_unsigned_damaged_and_strange_files_are_not_taken(
    session: Session, service: tuple[Authority, keys.SigningKey]
) -> None:
    row, other = permit(session, jalur="tte"), permit(session, jalur="tte")
    issued = letters.pdf(session, row.id)
    signer = signing.open_signer(service[1])
    good = signing.sign(issued, signer, signing.Place(), now=NOW)
    strange = signing.sign(letters.pdf(session, other.id), signer, signing.Place(), now=NOW)
    for data, code in (
        (issued, "tte_unsigned"), (b"x", "tte_unsigned"), (good[:5000] + b"!" + good[5001:], "tte_damaged"),
        (strange, "tte_other_letter"),
    ):  # fmt: skip
        with pytest.raises(Refused) as caught:
            letters.take_back(session, row.id, data, now=NOW)
        assert codes(caught) == [code]


def test_the_register_knows_a_void_letter_and_other_bytes(session: Session) -> None:
    row = permit(session)
    data = letters.pdf(session, row.id)
    assert letter_check.check(session, data, now=NOW).register == "issued"
    assert letter_check.check(session, data + b"\n", now=NOW).register == "same_data"
    letters.void(session, row.id, "salah orang")
    found = letter_check.check(session, data, now=NOW)
    assert (found.register, found.alasan) == ("void", "salah orang")
    assert letter_check.check(session, b"%PDF-1.4 lain", now=NOW).register == "unknown"


def test_a_root_must_be_one(session: Session, service: tuple[Authority, keys.SigningKey]) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    leaf = service[1].certificate.public_bytes(Encoding.DER)
    for data, code in ((b"x", "root_unreadable"), (leaf, "root_not_one")):
        with pytest.raises(Refused) as caught:
            certificates.add_root(session, data, today=TODAY)
        assert codes(caught) == [code]
    stranger = keys.make_authority("Lain", now=NOW)
    crl = keys.make_list(stranger, [], now=NOW).public_bytes(Encoding.DER)
    for data, code in ((b"x", "crl_unreadable"), (crl, "crl_unknown_issuer")):
        with pytest.raises(Refused) as caught:
            certificates.add_list(session, data, today=TODAY)
        assert codes(caught) == [code]


def test_export_writes_the_whole_file(session: Session, tmp_path: Path) -> None:
    row = permit(session)
    path = letter_signing.export(session, row.id, tmp_path / "surat")
    assert path.read_bytes() == letters.pdf(session, row.id)
    assert path.name == "Surat_Izin_Cuti_Tahunan_Ahmad_Fauzi_S_T_800_1_11_4_1_DISHUB_2026.pdf"


def test_every_code_of_the_column_has_its_sentence() -> None:
    import re

    from asn_desktop.ui.sentences import sentences

    base = Path(__file__).parents[2] / "asn_desktop"
    found = set()
    for path in [*base.glob("services/letter*.py"), base / "services/certificates.py", base / "keys.py",
                 *base.glob("letters/*.py"), base / "rules/letter_numbers.py"]:  # fmt: skip
        text = path.read_text()
        found |= set(re.findall(r'(?:Problem|Trouble|unknown)\(\s*"([a-z_]+)"', text))
    assert found - set(sentences()) == set()
