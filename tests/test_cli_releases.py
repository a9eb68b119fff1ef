"""`asn rilis`: the publisher's key, the signed file, the check; and no passphrase in any output."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys

import pytest

from asn_desktop import __version__
from asn_desktop.packages import release as release_file
from asn_desktop.rules.releases import setup_name
from tests import release_stick, terminal

PASSPHRASE = "sandi rilis yang panjang"


@pytest.fixture
def asn(tmp_path):
    """Run `asn` with the passphrase in the environment; whatever it says, it never says that."""

    def run(*words, passphrase=PASSPHRASE):
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        done = terminal.run(words, env | ({"ASN_SANDI_RILIS": passphrase} if passphrase else {}))
        assert PASSPHRASE not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def pair(asn, tmp_path):
    """Private and public half."""
    made = json.loads(asn("rilis", "kunci", tmp_path / "kunci", "--json").stdout)
    return made["private"], made["public"]


@pytest.fixture
def setup(tmp_path):
    """A Setup of this version, not signed yet."""
    path = tmp_path / "dist" / setup_name(__version__)
    path.parent.mkdir()
    path.write_bytes(release_stick.SETUP)
    return path


def test_a_pair_says_what_each_half_is_for(asn, tmp_path):
    made = asn("rilis", "kunci", tmp_path / "baru" / "kunci")
    assert made.returncode == 0, made.stderr
    private, public = sorted((tmp_path / "baru" / "kunci").iterdir(), key=lambda path: "pribadi" not in path.name)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert public.read_bytes().startswith(b"-----BEGIN PUBLIC KEY-----")
    assert str(private) in made.stdout
    assert "brankas" in made.stdout
    assert "resources/release/" in made.stdout
    assert private.name[6:10] in made.stdout  # the fingerprint begins as the file's name does


def at_a_keyboard(words, answers):
    """Run `asn` on a terminal of its own and type each answer when it is asked for; what the screen showed."""
    screen, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
    command = ["setsid", "--ctty", "--wait", sys.executable, "-c", "from asn_desktop.cli import main; main()"]
    process = subprocess.Popen([*command, *map(str, words)], env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, left = b"", list(answers)
    try:
        while piece := os.read(screen, 4096):
            shown += piece
            if left and shown.count(b": ") > len(answers) - len(left) and shown.endswith(b": "):
                os.write(screen, left.pop(0).encode() + b"\n")
    except OSError:  # the terminal is gone with its process
        pass
    os.close(screen)
    return shown.decode(), process.wait()


def test_the_passphrase_is_asked_twice_and_never_shown(tmp_path):
    shown, code = at_a_keyboard(["rilis", "kunci", tmp_path / "kunci"], [PASSPHRASE, PASSPHRASE])
    assert code == 0, shown
    assert len(list((tmp_path / "kunci").iterdir())) == 2
    assert PASSPHRASE not in shown
    shown, code = at_a_keyboard(["rilis", "kunci", tmp_path / "lain"], [PASSPHRASE, PASSPHRASE + "x"])
    assert code == 2
    assert not (tmp_path / "lain").exists()
    assert PASSPHRASE not in shown


@pytest.mark.parametrize("passphrase", ["pendek", None])
def test_no_key_without_a_good_passphrase(asn, tmp_path, passphrase):
    made = asn("rilis", "kunci", tmp_path / "kunci", passphrase=passphrase)
    assert made.returncode == (3 if passphrase else 2)
    assert not list(tmp_path.glob("kunci/*"))


def test_a_setup_is_signed_and_examined(asn, pair, setup, tmp_path):
    notes = tmp_path / "catatan.txt"
    notes.write_text("Pembaruan dari stik.\n\n  Laporan KGB per unit.  \n", encoding="utf-8-sig")
    signed = asn("rilis", "tanda-tangan", setup, "--kunci", pair[0], "--catatan", notes, "--baru", "Satu lagi.")
    assert signed.returncode == 0, signed.stderr
    note = release_file.decode(setup.with_name(setup.name + ".rilis").read_bytes())
    assert note.release.news == ("Pembaruan dari stik.", "Laporan KGB per unit.", "Satu lagi.")
    assert note.release.version == __version__
    good = asn("rilis", "periksa", setup, "--kunci-publik", pair[1])
    assert good.returncode == 0, good.stderr
    assert "Laporan KGB per unit." in good.stdout
    with setup.open("r+b") as file:
        file.seek(len(release_stick.SETUP) - 1)
        file.write(b"!")
    bad = asn("rilis", "periksa", setup, "--kunci-publik", pair[1], "--json")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["masalah"][0]["kode"] == "update_changed"


def sign(asn, pair, setup, *more):
    """Sign with one sentence of news."""
    return asn("rilis", "tanda-tangan", setup, "--kunci", pair[0], "--baru", "Satu.", *more)


def test_a_signed_release_is_not_overwritten_silently(asn, pair, setup):
    assert sign(asn, pair, setup).returncode == 0
    note = setup.with_name(setup.name + ".rilis")
    before = note.read_bytes()
    again = sign(asn, pair, setup, "--baru", "Dua.")
    assert again.returncode == 1
    assert "sudah ada" in again.stderr
    assert note.read_bytes() == before
    assert sign(asn, pair, setup, "--baru", "Dua.", "--timpa").returncode == 0
    assert note.read_bytes() != before


def test_another_version_must_be_meant(asn, pair, setup):
    other = setup.with_name(setup_name("9.9.9"))
    setup.rename(other)
    told = sign(asn, pair, other)
    assert told.returncode == 1
    assert "9.9.9" in told.stderr
    assert sign(asn, pair, other, "--versi-lain").returncode == 1  # its schema cannot be guessed
    assert sign(asn, pair, other, "--versi-lain", "--skema", "12", "--skema-tertua", "4").returncode == 0
    release = release_file.decode(other.with_name(other.name + ".rilis").read_bytes()).release
    assert (release.version, release.schema, release.reads_from) == ("9.9.9", 12, 4)


def test_a_name_without_version_needs_one(asn, pair, setup):
    other = setup.with_name("setup.exe")
    setup.rename(other)
    assert sign(asn, pair, other).returncode == 1
    assert sign(asn, pair, other, "--versi", __version__).returncode == 0
    assert sign(asn, pair, other, "--versi", "0.5", "--timpa").returncode == 1


def test_what_is_no_setup_or_says_nothing_new_is_not_signed(asn, pair, setup):
    silent = asn("rilis", "tanda-tangan", setup, "--kunci", pair[0], "--json")
    assert json.loads(silent.stdout)["masalah"][0]["kode"] == "release_news"
    setup.write_bytes(b"PK bukan program")
    told = sign(asn, pair, setup, "--json")
    assert json.loads(told.stdout)["masalah"][0]["kode"] == "release_setup_unreadable"
    assert not setup.with_name(setup.name + ".rilis").exists()


def test_a_wrong_passphrase_or_key_signs_nothing(asn, pair, setup):
    words = ("rilis", "tanda-tangan", setup, "--baru", "Satu.", "--kunci")
    wrong = asn(*words, pair[0], passphrase="sandi lain yang panjang")
    assert wrong.returncode == 3
    assert "tidak cocok" in wrong.stderr
    assert asn(*words, pair[1]).returncode == 3
    assert asn(*words, setup).returncode == 3
    assert asn(*words, setup.with_name("tidak ada")).returncode == 3
    assert not setup.with_name(setup.name + ".rilis").exists()


def test_an_unsigned_or_unknown_setup_is_told_to_the_publisher(asn, pair, setup):
    told = asn("rilis", "periksa", setup, "--kunci-publik", pair[1])
    assert told.returncode == 1
    assert ".rilis" in told.stderr
    assert sign(asn, pair, setup).returncode == 0
    without = asn("rilis", "periksa", setup)
    assert without.returncode == 1
    assert "kunci" in without.stderr
