"""Passwords, new and expelled users, the recovery sheet, the centre's slot."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.roles import Role
from asn_desktop.services import office, users
from asn_desktop.store import seals, slots, swap, words
from asn_desktop.store.blobs import Blobs
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2
from asn_desktop.store.vault import Vault

LIGHT = Argon2(memory=1024, passes=1, lanes=1)
SITI, BUDI = ("siti", "sandi siti 2026"), ("budi", "sandi budi 2026")
NEW = "sandi baru 2027"


def certificate(private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """A self-signed certificate of an invented centre."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "BKPSDM Tirtamaya")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, private.public_key(), 1, day, day + dt.timedelta(days=3650))
    return builder.sign(private, hashes.SHA256())


def test_a_changed_password_rewrites_one_slot(folder: Path) -> None:
    """The old word no longer opens, the new one does, and the other user's slot has the same bytes."""
    before = slots.read(Vault(folder).slots)
    with office.unlock(folder, *SITI) as opened:
        office.change_password(opened, SITI[1], NEW, cost=LIGHT)
    after = slots.read(Vault(folder).slots)
    assert after.find(slots.PASSWORD, "budi") == before.find(slots.PASSWORD, "budi")
    with pytest.raises(Trouble, match="wrong_login"):
        office.unlock(folder, *SITI)
    with office.unlock(folder, "siti", NEW) as opened:
        assert opened.actor.role is Role.OPERATOR


def test_changing_needs_the_old_password_and_a_good_new_one(folder: Path) -> None:
    """Nothing is written otherwise."""
    with office.unlock(folder, *SITI) as opened:
        with pytest.raises(Trouble, match="wrong_login"):
            office.change_password(opened, "salah", NEW, cost=LIGHT)
        for bad, code in (("pendek", "password_short"), ("SITI", "password_short")):
            with pytest.raises(Refused, match=code):
                office.change_password(opened, SITI[1], bad, cost=LIGHT)
    with office.unlock(folder, *SITI) as opened:
        assert opened.actor.username == "siti"


def test_only_an_admin_adds_users(folder: Path) -> None:
    """With his own password; the name must be free."""
    asih = office.NewUser("Asih", "Asih Lestari", "sandi asih 2026", Role.VERIFIKATOR)
    with office.unlock(folder, *SITI) as opened, pytest.raises(Refused, match="role_not_allowed"):
        office.add_user(opened, SITI[1], asih, cost=LIGHT)
    with office.unlock(folder, *BUDI) as opened:
        with pytest.raises(Trouble, match="wrong_login"):
            office.add_user(opened, "salah", asih, cost=LIGHT)
        office.add_user(opened, BUDI[1], asih, cost=LIGHT)
        with pytest.raises(Refused, match="username_taken"):
            office.add_user(opened, BUDI[1], asih, cost=LIGHT)
        with opened.store.read(opened.actor) as session:
            assert [row.username for row in users.listing(session)] == ["asih", "budi", "siti"]
    with office.unlock(folder, "asih", "sandi asih 2026") as opened:
        assert opened.actor.role is Role.VERIFIKATOR


def test_an_expelled_user_opens_nothing_and_the_others_keep_their_passwords(folder: Path, template: object) -> None:
    """New key for the store; rows, blobs, recovery words and the others' passwords stay."""
    with office.unlock(folder, *SITI) as opened:
        old_key, blob = opened.key, opened.store.blobs.put(b"surat")
        office.back_up(opened, now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    stolen = slots.read(Vault(folder).slots)
    assert office.expel_user(folder, *BUDI, "Siti", reason="mutasi") == 1
    with pytest.raises(Trouble, match="wrong_login"):
        office.unlock(folder, *SITI)
    with office.unlock(folder, *BUDI) as opened:
        assert opened.key != old_key
        assert opened.store.blobs.get(blob) == b"surat"
        with opened.store.read(opened.actor) as session:
            assert session.scalar(sa.select(sa.func.count()).select_from(Unit)) == 4
            assert {row.username: row.active for row in users.listing(session)} == {"budi": True, "siti": False}
    slots.write(Vault(folder).slots, stolen)  # his old slots file brings the old key: it opens nothing any more
    with pytest.raises(Trouble, match="store_damaged"):
        office.unlock(folder, *SITI)


def test_the_recovery_sheet_still_opens_after_an_expulsion(folder: Path, template: object) -> None:
    """Its slot was sealed anew without its words."""
    office.expel_user(folder, *BUDI, "siti", reason="mutasi")
    office.recover(folder, " ".join(template.recovery.words), "budi", NEW, cost=LIGHT)
    with office.unlock(folder, "budi", NEW) as opened:
        assert opened.actor.username == "budi"


def test_expelling_is_refused_where_it_must_be(folder: Path) -> None:
    """Not by an operator, not oneself, not the last admin, not without a reason, not while open."""
    with pytest.raises(Refused, match="role_not_allowed"):
        office.expel_user(folder, *SITI, "budi", reason="x")
    with pytest.raises(Refused, match="expel_self"):
        office.expel_user(folder, *BUDI, "budi", reason="x")
    with pytest.raises(Refused, match="user_unknown"):
        office.expel_user(folder, *BUDI, "orang", reason="x")
    with pytest.raises(Refused, match="expel_reason_missing"):
        office.expel_user(folder, *BUDI, "siti", reason=" ")
    with office.unlock(folder, *SITI), pytest.raises(Trouble, match="store_in_use"):
        office.expel_user(folder, *BUDI, "siti", reason="x")
    with office.unlock(folder, *BUDI) as opened, opened.store.begin(opened.actor) as session:
        assert all(row.active for row in users.listing(session))
        with pytest.raises(Refused, match="last_admin"):
            users.set_role(session, "budi", Role.OPERATOR)
        session.rollback()


def test_a_smuggled_slot_does_not_get_the_new_key(folder: Path) -> None:
    """Somebody with the folder but no password puts his own public key into another's slot."""
    file = slots.read(Vault(folder).slots)
    mine = seals.password_slot(file.database_id, "pemulihan", "", "x" * 9, bytes(32), LIGHT)
    real = file.find(slots.RECOVERY, seals.RECOVERY_NAME)
    assert real is not None
    forged = slots.Slot(slots.RECOVERY, real.name, real.shown, mine.public, real.sealed, real.secret)
    slots.write(Vault(folder).slots, file.with_slot(forged))
    with pytest.raises(Trouble, match="slots_tampered"):
        office.expel_user(folder, *BUDI, "siti", reason="mutasi")
    slots.write(Vault(folder).slots, file)
    with office.unlock(folder, *BUDI) as opened:
        assert opened.actor.username == "budi"


@pytest.mark.parametrize("step", range(6))
def test_a_swap_cut_short_anywhere_is_finished_or_undone_at_the_next_start(folder: Path, step: int) -> None:
    """Stop the renames after `step` of them: old office or new office, whole, and the next start tidies."""
    whole = folder.parent / "sebelum"
    shutil.copytree(folder, whole)
    office.expel_user(folder, *BUDI, "siti", reason="mutasi")
    # Rebuild the moment of the crash: intent on the disk, new files waiting, `step` moves done.
    done = folder.parent / "sesudah"
    folder.rename(done)
    shutil.copytree(whole, folder)
    vault, after = Vault(folder), Vault(done)
    shutil.copy(after.database, str(vault.database) + swap.NEW)
    shutil.copy(after.slots, str(vault.slots) + swap.NEW)
    moves = [*swap.put_aside(vault, "disimpan/x"), *swap.put_in_place(vault)]
    if step == 0:  # before the intent: the new files are litter
        with office.unlock(folder, *SITI) as opened:
            assert {"kantor.asn.baru", "slots.json.baru"} <= set(opened.tidied)
        return
    swap.durable.write(
        vault.intent,
        swap.json.dumps({"langkah": [[m.source, m.target, m.keep] for m in moves]}).encode(),
    )
    for move in [m for m in moves if (folder / m.source).exists()][: step - 1]:
        (folder / move.target).parent.mkdir(parents=True, exist_ok=True)
        (folder / move.source).rename(folder / move.target)
    with office.unlock(folder, *BUDI) as opened:
        assert "kantor.asn" in opened.tidied
    with pytest.raises(Trouble, match="wrong_login"):
        office.unlock(folder, *SITI)
    assert not vault.intent.exists()
    assert (folder / "disimpan/x/kantor.asn").exists()


def test_an_intent_that_leaves_the_folder_is_not_followed(folder: Path) -> None:
    """Nothing outside is touched, and nothing inside."""
    Vault(folder).intent.write_text('{"langkah": [["kantor.asn", "../keluar.asn", false]]}')
    with pytest.raises(Trouble, match="swap_unreadable"):
        office.unlock(folder, *SITI)
    assert not (folder.parent / "keluar.asn").exists()


def test_the_recovery_words_give_a_new_password(folder: Path, template: object) -> None:
    """By words, by their first four letters, or by the QR's text."""
    for said in (
        " ".join(template.recovery.words),
        "\n".join(f"{n}. {word[:4].upper()}" for n, word in enumerate(template.recovery.words, 1)),
        template.recovery.qr_text,
    ):
        office.recover(folder, said, "Siti", NEW, cost=LIGHT)
    with office.unlock(folder, "siti", NEW) as opened:
        assert opened.actor.name == "Siti Rahmawati"


def test_wrong_words_are_told_apart_from_slips(folder: Path, template: object) -> None:
    """Too few, unknown, exchanged, and the words of another sheet."""
    said = list(template.recovery.words)
    other = " ".join(words.encode(bytes(16)))
    swapped = [said[1], said[0], *said[2:]] if said[0] != said[1] else [said[2], *said[1:2], said[0], *said[3:]]
    cases = (
        (said[:15], "recovery_word_count"), (["xylofon", *said[1:]], "recovery_word_unknown"),
        (swapped, "recovery_checksum"), ([other], "recovery_wrong"),
    )  # fmt: skip
    for text, code in cases:
        with pytest.raises(Refused, match=code):
            office.recover(folder, " ".join(text), "siti", NEW, cost=LIGHT)
    with pytest.raises(Refused, match="user_unknown"):
        office.recover(folder, " ".join(said), "orang", NEW, cost=LIGHT)


def test_a_new_sheet_makes_the_old_one_worthless(folder: Path, template: object) -> None:
    """An opened envelope is replaced."""
    with office.unlock(folder, *BUDI) as opened:
        fresh = office.new_recovery_sheet(opened, BUDI[1])
    with pytest.raises(Refused, match="recovery_wrong"):
        office.recover(folder, " ".join(template.recovery.words), "siti", NEW, cost=LIGHT)
    office.recover(folder, " ".join(fresh.words), "siti", NEW, cost=LIGHT)
    office.expel_user(folder, *BUDI, "siti", reason="mutasi")


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
def test_a_slot_for_a_certificate_opens_with_its_private_key_only(folder: Path, kind: str) -> None:
    """The centre can help an office that lost everything; the slot survives a re-key."""
    private = {
        "rsa": lambda: rsa.generate_private_key(65537, 3072),
        "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
    }[kind]()
    with office.unlock(folder, *BUDI) as opened:
        fingerprint = office.seal_to_centre(opened, certificate(private), "BKPSDM")
        assert office.open_with_certificate(folder, fingerprint, private) == opened.key
        with pytest.raises(Trouble, match="certificate_not_ours"):
            office.open_with_certificate(folder, fingerprint, ec.generate_private_key(ec.SECP256R1()))
    office.expel_user(folder, *BUDI, "siti", reason="mutasi")
    with office.unlock(folder, *BUDI) as opened:
        assert office.open_with_certificate(folder, fingerprint, private) == opened.key


def test_a_weak_certificate_is_refused(folder: Path) -> None:
    """RSA below 3072 bits."""
    weak = certificate(rsa.generate_private_key(65537, 2048))
    with office.unlock(folder, *BUDI) as opened, pytest.raises(Trouble, match="certificate_unfit"):
        office.seal_to_centre(opened, weak, "BKPSDM")


def test_the_word_list_is_fit_for_paper() -> None:
    """512 words, lower case, no two with the same first four letters; every secret comes back."""
    listed = words.dictionary()
    assert len(listed) == len({word[:4] for word in listed}) == 512
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 8 for word in listed)
    for entropy in (bytes(16), b"\xff" * 16, words.fresh()):
        assert words.decode(" ".join(words.encode(entropy))) == entropy


def test_the_sheet_is_one_page_with_every_word_and_a_practice_mark(template: object, opened: office.OpenOffice) -> None:
    """One A4 page; the same sheet gives the same bytes."""
    today = dt.date(2026, 11, 23)
    made = office.recovery_pdf(opened.office, template.recovery, ("Siti Rahmawati", "Budi"), today=today)
    assert made == office.recovery_pdf(opened.office, template.recovery, ("Siti Rahmawati", "Budi"), today=today)
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    text = document[0].get_textpage().get_text_bounded()
    assert all(word in text for word in template.recovery.words)
    assert "LATIHAN" not in text
    assert "23 November 2026" in text


def test_blobs_keep_what_they_are_given(tmp_path: Path) -> None:
    """Same content, same name; altered or missing files are told apart; names do not leave the folder."""
    blobs = Blobs(tmp_path, b"k" * 32)
    name = blobs.put(b"pindaian SK")
    assert blobs.put(b"pindaian SK") == name
    assert Blobs(tmp_path, b"l" * 32).put(b"pindaian SK") != name
    assert blobs.get(name) == b"pindaian SK"
    path = blobs.path(name)
    sealed = path.read_bytes()
    assert b"pindaian" not in sealed
    for place in range(len(sealed)):
        path.write_bytes(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])
        with pytest.raises(Trouble, match="blob_damaged"):
            blobs.get(name)
        path.write_bytes(sealed[:place])
        with pytest.raises(Trouble, match="blob_damaged"):
            blobs.get(name)
    path.unlink()
    with pytest.raises(Trouble, match="blob_missing"):
        blobs.get(name)
    with pytest.raises(ValueError, match="blob"):
        blobs.get("../" + name)
