"""`asn perbarui` in a program that carries a release key: a copy of the package with a key made on the spot."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from asn_desktop.packages import release_keys
from asn_desktop.services import office, updates
from asn_desktop.services.updates.search import PREPARED
from tests import release_stick, terminal

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The package as a build with one release key lays it out."""
    home = tmp_path_factory.mktemp("program")
    shutil.copytree(ROOT / "asn_desktop", home / "asn_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "forms").symlink_to(ROOT / "forms")
    (home / "resources").mkdir()
    for room in (ROOT / "resources").iterdir():
        if room.name != "release":
            (home / "resources" / room.name).symlink_to(room)
    keys = home / "resources" / "release"
    keys.mkdir()
    (keys / "rilis-uji.pem").write_bytes(release_keys.public_pem(release_stick.KEY.public_key()))
    return home


@pytest.fixture
def env(folder, tmp_path):
    """Who asks, of which office."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
    return clean | {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": "sandi siti 2026",
                    "XDG_DATA_HOME": str(tmp_path / "data")}  # fmt: skip


@pytest.fixture
def asn(program, env, tmp_path):
    """Run `asn` of that program."""

    def run(*words):
        command = [sys.executable, "-c", "from asn_desktop.cli import main; main()", *map(str, words)]
        return subprocess.run(command, env=env | {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"},
                              cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip

    return run


def test_from_the_stick_to_the_prepared_setup(asn, folder, tmp_path):
    stick = tmp_path / "stik"
    setup = release_stick.lay(stick)
    release_stick.lay(stick, "0.4.0")
    seen = asn("perbarui", "periksa", stick)
    assert seen.returncode == 0, seen.stderr
    assert release_stick.NEWS[0] in seen.stdout
    assert "tidak ditawarkan" in seen.stdout  # the older one, with its reason
    done = asn("perbarui", "siapkan", setup, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert Path(told["setup"]).read_bytes() == release_stick.SETUP
    assert Path(told["cadangan"], "kantor.asn").exists()
    assert told["rilis"]["version"] == "0.6.0"
    started = asn("perbarui", "pasang")
    assert started.returncode == 3  # the tests do not run on Windows
    assert "Windows" in started.stderr
    assert str(tmp_path / "data" / "ASN Desktop" / PREPARED) in started.stderr


def test_the_newest_of_the_usual_places_is_taken_when_none_is_named(asn, folder):
    release_stick.lay(folder.parent / "dari stik", "0.6.0")
    release_stick.lay(folder.parent / "dari stik", "0.7.0")
    done = asn("perbarui", "siapkan")
    assert done.returncode == 0, done.stderr
    assert "0.7.0 siap dipasang" in done.stdout
    assert "asn perbarui pasang" in done.stdout


def test_every_no_has_its_words_and_its_exit_code(asn, folder, tmp_path):
    older = release_stick.lay(tmp_path / "stik", "0.4.0")
    refused = asn("perbarui", "siapkan", older)
    assert refused.returncode == 1
    assert "lebih lama" in refused.stderr
    assert " | " not in refused.stderr
    bad = asn("perbarui", "siapkan", release_stick.lay(tmp_path / "b", key=release_stick.OTHER_KEY), "--json")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["masalah"][0]["kode"] == "release_key_unknown"
    assert asn("perbarui", "siapkan", tmp_path / "tidak ada.exe").returncode == 1
    nothing = asn("perbarui", "pasang")
    assert nothing.returncode == 3
    assert "Belum ada Setup" in nothing.stderr
    assert not (tmp_path / "data" / "ASN Desktop" / PREPARED).exists()


def test_a_program_without_that_key_says_so(env, tmp_path):
    """The checkout carries none at all, or those of the real publishers."""
    release_stick.lay(tmp_path / "stik")
    seen = terminal.run(["perbarui", "periksa", tmp_path / "stik", "--json"], env)
    assert seen.returncode == 0, seen.stderr
    (one,) = json.loads(seen.stdout)["ditemukan"]
    code = "release_key_unknown" if updates.trusted() else "release_no_keys"
    assert (one["kode"], one["ditawarkan"], one["rilis"]) == (code, False, None)
    empty = terminal.run(["perbarui", "periksa", tmp_path / "kosong"], env | {"ASN_KANTOR": str(tmp_path / "x")})
    assert empty.returncode == 0
    assert "Tidak ada Setup" in empty.stdout
    assert ("dibuat tanpa kunci rilis" in empty.stdout) is not bool(updates.trusted())
    assert terminal.run(["perbarui", "siapkan"], env).returncode == 1


def test_data_of_a_later_program_is_told_at_the_terminal(env, folder):
    with (
        office.unlock(folder, "siti", "sandi siti 2026") as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    for words in (["kantor", "periksa"], ["perbarui", "pasang"], ["pegawai", "daftar"]):
        told = terminal.run(words, env)
        assert told.returncode == 3, words
        assert "versi yang lebih baru" in told.stderr
        assert "tidak rusak" in told.stderr
        assert "Traceback" not in told.stderr
