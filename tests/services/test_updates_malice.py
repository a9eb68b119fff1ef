"""A stick, a folder or a file laid by somebody who means harm: nothing of others is touched, asked or believed."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from asn_desktop import disk
from asn_desktop.packages import release as release_file
from asn_desktop.packages import release_keys
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.services import office, updates
from asn_desktop.services.updates.copies import copied, sweep
from asn_desktop.services.updates.search import LAST, PREPARED
from asn_desktop.ui.sentences import headline, sentence
from tests import release_stick
from tests.release_stick import KEY, SETUP

KEYS = release_stick.keys()
PUBLIC = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
PATHS = (
    "../ASN-Desktop-0.6.0-setup.exe", "..\\ASN-Desktop-0.6.0-setup.exe", "C:\\Windows\\x.exe", "/tmp/x.exe", "CON",
    "\\\\server\\x\\ASN-Desktop-0.6.0-setup.exe", "ASN-Desktop-0.6.0-setup.exe:rahasia", "NUL.exe", "",
    "ASN-Desktop-0.6.0-setup.exe ", "ASN-Desktop-0.6.0-setup.exe.", "asn-desktop-0.6.0-setup.exe",
)  # fmt: skip


def note(release: dict[str, object] | None = None, **outer: object) -> bytes:
    """A `.rilis` with other values, spelled as ours are; its signature is of the good one."""
    good = json.loads(release_file.sign(release_stick.release(), KEY))
    changed = {**good, "release": {**good["release"], **(release or {})}, **outer}
    return json.dumps(changed, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def refusal(data: bytes) -> Problem:
    with pytest.raises(Refused) as no:
        release_file.verify(data, KEYS)
    return no.value.problems[0]


def unwatched(_done: int, _total: int, _phase: str) -> None:
    """Nobody looks on."""


@pytest.mark.parametrize("name", PATHS)
def test_a_release_names_no_place_not_even_a_signed_one(name: str) -> None:
    told = refusal(release_file.sign(release_stick.release(file=name), KEY))
    assert (told.code, told.values) == ("release_values", {"field": "file"})


@pytest.mark.parametrize("key", ["\ud800", "<b>kunci</b>", "‮" * 64, "A" * 64, "0" * 63, 12, None, ["0" * 64]])
def test_the_name_of_a_key_is_hexadecimal_before_it_is_shown(key: object) -> None:
    assert refusal(note(key=key)).code == "release_malformed"


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 100, b"[" * 60_000, b'{"a":' * 10_000, b"1" * 10_000, note({"size": 10**5_0}), note({"size": True}),
     note({"size": 3072002.0}), note(version=True), note({"schema": -1}), note({"news": ["\ud800"]}),
     note({"news": [{}]}), note({"version": "0.6.0\n"}), note({"version": "٠.٦.٠"}), note({"version": "\ud800"}),
     note({"news": ["Aman‮exe.gpj"]}), note({"news": ["a\u2066b"]}), note({"news": ["a\u200bb"]}),
     note({"news": ["x" * 401]}), note({"news": ["x"] * 41}), note({"news": "x"}), note({"made": "2026-13-01"}),
     b"\xef\xbb\xbf" + note(), note() + b"\n", note().replace(b'"file"', b'"fi\\u006ce"')],
)  # fmt: skip
def test_a_degenerate_note_is_refused_and_never_breaks_the_search(tmp_path: Path, data: bytes) -> None:
    told = refusal(data)
    assert told.code.startswith("release_")
    sentence(told).encode()  # whatever it names can be shown
    (tmp_path / "ASN-Desktop-0.6.0-setup.exe").write_bytes(SETUP)
    (tmp_path / "ASN-Desktop-0.6.0-setup.exe.rilis").write_bytes(data)
    (found,) = updates.look([tmp_path], keys=KEYS)
    assert (found.release, found.problem) == (None, told)


def test_what_is_shown_of_a_strange_file_steers_no_line() -> None:
    twice = b'{"a\\u202e\\u001b[2J\\ud800":1,"a\\u202e\\u001b[2J\\ud800":1}'
    for words in (sentence(refusal(twice)), *headline(Trouble("update_gone", name="ASN‮exe.gpj\x1b]0;x\x07-setup"))):
        assert all(sign.isprintable() for sign in words), words


def test_links_on_a_stick_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a link there may be a server that learns who asks: nothing beyond it is asked for at all."""
    server, stick = tmp_path / "server", tmp_path / "stik"
    setup = release_stick.lay(server)
    stick.mkdir()
    (stick / "Setup").symlink_to(server)
    for name in (setup.name, setup.name + ".rilis"):
        (stick / name).symlink_to(server / name)
    assert updates.look([stick], keys=KEYS) == ()
    assert updates.check(stick / setup.name, schema=None, keys=KEYS).problem == Problem(
        "update_unreadable", values={"name": setup.name}
    )
    tag = SimpleNamespace(st_mode=0o100644, st_reparse_tag=0xA0000003)  # a junction, as Windows tells one
    cloud = SimpleNamespace(st_mode=0o100644, st_reparse_tag=0x9000001A)  # a file that OneDrive keeps
    assert [disk.leads_away(one) for one in (tag, cloud)] == [True, False]  # type: ignore[arg-type]


def test_sweeping_takes_only_what_this_program_names(tmp_path: Path) -> None:
    """"pembaruan" may be the folder of a person, or a link to one."""
    mine, linked = tmp_path / "mereka", tmp_path / "data" / PREPARED
    release_stick.lay(mine, "0.4.0")
    (mine / "surat penting.docx").write_bytes(b"isi")
    linked.parent.mkdir()
    linked.symlink_to(mine)
    before = sorted(mine.iterdir())
    sweep(linked)
    (linked.parent / LAST).write_text('{"versi": "0.0.1"}')
    updates.seen(linked.parent)
    assert sorted(mine.iterdir()) == before
    sweep(mine)
    assert sorted(path.name for path in mine.iterdir()) == ["surat penting.docx"]


def test_the_copy_is_written_through_no_link(tmp_path: Path) -> None:
    stick, folder, other = tmp_path / "stik", tmp_path / "pembaruan", tmp_path / "milik orang"
    setup = release_stick.lay(stick)
    other.mkdir()
    (other / "gaji.xlsx").write_bytes(b"isi")
    folder.symlink_to(other)
    made = copied(setup, folder, release_stick.release(), unwatched)
    assert not folder.is_symlink()
    assert sorted(other.iterdir()) == [other / "gaji.xlsx"]
    made.unlink()
    made.with_name(made.name + ".sementara").symlink_to(other / "gaji.xlsx")
    sweep(folder)
    copied(setup, folder, release_stick.release(), unwatched)
    made.unlink()
    made.symlink_to(other / "gaji.xlsx")
    copied(setup, folder, release_stick.release(), unwatched)
    assert made.read_bytes() == SETUP
    assert (other / "gaji.xlsx").read_bytes() == b"isi"


def test_what_runs_lies_in_the_data_folder_of_this_user(
    opened: office.OpenOffice, tmp_path: Path, now: dt.datetime
) -> None:
    """An office may lie where every user of the PC can write; a Setup that waits there could be exchanged."""
    release_stick.lay(tmp_path / "stik")
    (found,) = updates.look([tmp_path / "stik"], keys=KEYS)
    own = tmp_path / "milik sendiri"
    ready = updates.prepare(opened, found, now=now, keys=KEYS, root=own)
    assert ready.setup.parent == own / PREPARED
    assert not (opened.office.folder / PREPARED).exists()
    again = updates.waiting(opened, now=now + dt.timedelta(hours=1), keys=KEYS, root=own)
    assert again is not None
    assert again.setup == ready.setup


@pytest.mark.parametrize("kind", ["two", "rsa", "ec", "private", "long", "nothing"])
def test_a_key_file_is_one_public_ed25519_key(tmp_path: Path, kind: str) -> None:
    one = release_keys.public_pem(KEY.public_key())
    curve, number = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)
    data = {
        "two": one + release_keys.public_pem(release_stick.OTHER_KEY.public_key()), "nothing": b"",
        "rsa": number.public_key().public_bytes(*PUBLIC), "ec": curve.public_key().public_bytes(*PUBLIC),
        "private": release_keys.private_pem(KEY, "empat kata yang mudah"), "long": one + b"\n" * 20_000,
    }[kind]  # fmt: skip
    (tmp_path / "kunci.pem").write_bytes(data)
    with pytest.raises(Trouble, match="release_key_file"):
        release_keys.read_keys(tmp_path)
    assert os.listdir(tmp_path) == ["kunci.pem"]


def test_no_word_of_a_file_becomes_an_argument_of_the_installer(
    opened: office.OpenOffice, tmp_path: Path, now: dt.datetime
) -> None:
    stick = tmp_path / "stik"
    setup = release_stick.lay(stick)
    odd = setup.rename(stick / 'ASN-Desktop setup" ,LOADINF=x ,DIR=y .exe')
    setup.with_name(setup.name + ".rilis").rename(odd.with_name(odd.name + ".rilis"))
    (found,) = updates.look([stick], keys=KEYS)
    words = updates.command(updates.prepare(opened, found, now=now, keys=KEYS, root=tmp_path / "data"), system="win32")
    here = tmp_path / "data" / PREPARED
    assert words == [str(here / setup.name), "/SILENT", "/NORESTART", "/LANG=id", "/RELAUNCH=1",
                     f"/LOG={here / 'pasang.log'}"]  # fmt: skip
