"""Opening an office: every no has its own code, and reveals nothing it should not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.roles import Role
from asn_desktop.services import office
from asn_desktop.store import connection, places, slots
from asn_desktop.store.seals import Argon2
from asn_desktop.store.vault import Vault
from asn_desktop.ui import sentences

SITI, WORD = "siti", "sandi siti 2026"
LIGHT = Argon2(memory=1024, passes=1, lanes=1)


def clock_at(moment: dt.datetime) -> object:
    """A clock that stands still."""
    return lambda: moment


def test_an_office_opens_with_its_facts(opened: office.OpenOffice, folder: Path) -> None:
    """Actor, office card, and a name typed in another case."""
    assert (opened.actor.username, opened.actor.name, opened.actor.role) == ("siti", "Siti Rahmawati", Role.OPERATOR)
    assert (opened.office.nama, opened.office.zona) == ("Dinas Perhubungan", "Asia/Jakarta")
    assert not opened.office.latihan
    assert opened.key.hex() not in repr(opened)
    with office.unlock(folder, "  SITI ", WORD, writing=False) as again:
        assert again.actor == opened.actor


def test_the_login_window_knows_office_and_names_without_a_password(folder: Path) -> None:
    """And no key, of course."""
    card = office.login_card(folder)
    assert [(user.username, user.name) for user in card.users] == [
        ("budi", "Budi Santoso"), ("siti", "Siti Rahmawati"),
    ]  # fmt: skip
    assert card.nama == "Dinas Perhubungan"


def test_a_wrong_password_and_an_unknown_name_say_the_same(folder: Path, now: dt.datetime) -> None:
    """Same code, same values, same growing delay."""
    answers = {}
    for name in ("siti", "tidak ada"):
        told, moment = [], now
        for _ in range(6):
            with pytest.raises(Trouble) as caught:
                office.unlock(folder, name, "salah", clock=clock_at(moment))
            told.append((caught.value.code, dict(caught.value.values)))
            moment += dt.timedelta(seconds=caught.value.values["seconds"])
        answers[name] = told
    assert answers["siti"] == answers["tidak ada"]
    assert [values["seconds"] for _, values in answers["siti"]] == [0, 0, 2, 4, 8, 16]


def test_the_delay_grows_survives_and_ends(folder: Path, now: dt.datetime) -> None:
    """Within the delay not even the right password opens; afterwards it does, and the count is forgotten."""
    for _ in range(3):
        with pytest.raises(Trouble, match="wrong_login"):
            office.unlock(folder, SITI, "salah", clock=clock_at(now))
    with pytest.raises(Trouble, match="login_wait") as caught:
        office.unlock(folder, SITI, WORD, clock=clock_at(now))
    assert caught.value.values == {"seconds": 2}
    with office.unlock(folder, "budi", "sandi budi 2026", clock=clock_at(now)):
        pass  # another user does not wait
    later = now + dt.timedelta(seconds=2)
    with office.unlock(folder, SITI, WORD, clock=clock_at(later)):
        pass
    with pytest.raises(Trouble, match="wrong_login") as caught:
        office.unlock(folder, SITI, "salah", clock=clock_at(later))
    assert caught.value.values["seconds"] == 0


def test_a_clock_set_back_does_not_lock_anybody_out(folder: Path, now: dt.datetime) -> None:
    """The wait is never longer than the delay itself."""
    for _ in range(3):
        with pytest.raises(Trouble, match="wrong_login"):
            office.unlock(folder, SITI, "salah", clock=clock_at(now))
    with pytest.raises(Trouble) as caught:
        office.unlock(folder, SITI, WORD, clock=clock_at(now - dt.timedelta(days=400)))
    assert caught.value.values["seconds"] <= 2


def test_passwords_are_compared_in_nfkc(folder: Path, now: dt.datetime) -> None:
    """The same letters from another keyboard open the office."""
    with office.unlock(folder, "ｓｉｔｉ", "ｓandi siti ２026", clock=clock_at(now)) as found:
        assert found.actor.username == "siti"


def test_a_second_writer_is_told_who_writes(opened: office.OpenOffice, folder: Path) -> None:
    """The holder's name, machine and since when; readers may come in."""
    with pytest.raises(Trouble, match="store_in_use") as caught:
        office.unlock(folder, "budi", "sandi budi 2026")
    assert caught.value.values["holder"] == "Siti Rahmawati"
    assert caught.value.values["machine"] == os.uname().nodename
    what, todo = sentences.headline(caught.value)
    assert "Siti Rahmawati" in what
    assert todo
    with office.unlock(folder, "budi", "sandi budi 2026", writing=False) as reading:
        assert reading.lock is None


def test_the_lock_of_a_killed_program_is_free(folder: Path) -> None:
    """A crash keeps nobody out."""
    code = (
        "import sys, pathlib, time; from asn_desktop.services import office\n"
        "o = office.unlock(pathlib.Path(sys.argv[1]), 'siti', 'sandi siti 2026')\n"
        "print('in', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    with pytest.raises(Trouble, match="store_in_use"):
        office.unlock(folder, "budi", "sandi budi 2026")
    process.kill()
    process.wait()
    process.stdout.close()
    with office.unlock(folder, "budi", "sandi budi 2026") as found:
        assert found.actor.username == "budi"


def test_a_cut_or_damaged_store_is_named_so(folder: Path) -> None:
    """Cut to nothing, cut in the middle of its first page, scrambled, or no file at all."""
    database = Vault(folder).database
    whole = database.read_bytes()
    cases = {
        "store_empty": b"",
        "store_damaged": whole[:700],
        "store_damaged ": bytes([whole[40] ^ 1]).join([whole[:40], whole[41:]]),
        "store_damaged  ": os.urandom(len(whole)),
    }
    for code, content in cases.items():
        database.write_bytes(content)
        with pytest.raises(Trouble) as caught:
            office.unlock(folder, SITI, WORD)
        assert caught.value.code == code.strip()
    database.unlink()
    with pytest.raises(Trouble, match="store_missing"):
        office.unlock(folder, SITI, WORD)
    database.write_bytes(whole)
    with office.unlock(folder, SITI, WORD) as found:
        assert found.actor.username == "siti"


def test_another_offices_slots_do_not_fit(folder: Path, tmp_path: Path, now: dt.datetime) -> None:
    """A store beside the slots of another office is refused before anything is written."""
    other = tmp_path / "lain"
    users = (office.NewUser("siti", "Siti", WORD), office.NewUser("budi", "Budi", "sandi budi 2026"))
    office.create(other, office.NewOffice("Lain", "PEMERINTAH KOTA", "Kota"), users, now=now, cost=LIGHT)
    shutil.copy(other / "slots.json", folder / "slots.json")
    with pytest.raises(Trouble) as caught:
        office.unlock(folder, SITI, WORD)
    assert caught.value.code in ("store_damaged", "slots_mismatch")


def test_damaged_slots_are_named_so(folder: Path) -> None:
    """Not JSON, half a file, wrong shape, newer format, none."""
    path = Vault(folder).slots
    whole = path.read_text()
    for text in ("", whole[:100], "[]", '{"format": 1}', whole.replace('"kind"', '"jenis"', 1)):
        path.write_text(text)
        with pytest.raises(Trouble, match="slots_damaged"):
            office.unlock(folder, SITI, WORD)
    path.write_text(whole.replace('"format": 1', '"format": 9'))
    with pytest.raises(Trouble, match="slots_newer"):
        office.unlock(folder, SITI, WORD)
    path.unlink()
    with pytest.raises(Trouble, match="slots_missing"):
        office.unlock(folder, SITI, WORD)


def test_a_flipped_bit_in_a_slot_never_opens(folder: Path, now: dt.datetime) -> None:
    """Name, parameters, keys: all stand in the associated data or under the tag."""
    path = Vault(folder).slots
    found = json.loads(path.read_text())
    siti = next(slot for slot in found["slots"] if slot["name"] == "siti")
    siti["secret"]["argon2id"]["passes"] = 2
    path.write_text(json.dumps(found))
    with pytest.raises(Trouble, match="wrong_login"):
        office.unlock(folder, SITI, WORD, clock=clock_at(now))


def test_a_store_of_a_later_program_is_refused_with_its_version(folder: Path) -> None:
    """Nothing is touched, and both versions are named."""
    with office.unlock(folder, SITI, WORD) as found:
        dbapi = connection.bare(Vault(folder).database, found.key)
        dbapi.execute("UPDATE alembic_version SET version_num = '9999'")
        dbapi.close()
    before = Vault(folder).database.read_bytes()
    with pytest.raises(Trouble, match="store_newer") as caught:
        office.unlock(folder, SITI, WORD)
    assert caught.value.values["found"] == "9999"
    assert "9999" in sentences.headline(caught.value)[1]
    assert Vault(folder).database.read_bytes() == before


def test_a_copied_store_knows_it(folder: Path, tmp_path: Path) -> None:
    """Another folder is another home: a new epoch before anything is sent."""
    copy = tmp_path / "salinan"
    shutil.copytree(folder, copy)
    with office.unlock(copy, SITI, WORD) as found:
        assert found.copied
        assert office.adopt_copy(found) == 2
    with office.unlock(copy, SITI, WORD) as found:
        assert not found.copied


@pytest.mark.parametrize("change", ["zona", "nama", "short", "same", "blank"])
def test_first_start_refuses_field_by_field(tmp_path: Path, now: dt.datetime, change: str) -> None:
    """All problems at once, each at its field; nothing is written."""
    ask = office.NewOffice("Kantor", "PEMERINTAH KOTA", "Kota")
    first, second = office.NewUser("a", "A", "kata sandi a"), office.NewUser("b", "B", "kata sandi b")
    wanted = {
        "zona": ("zone_unknown", "zona"), "nama": ("field_missing", "nama"),
        "short": ("password_short", "holders.0.password"),
        "same": ("holders_same", "holders.1.username"), "blank": ("username_missing", "holders.1.username"),
    }[change]  # fmt: skip
    if change == "zona":
        ask = dataclasses.replace(ask, zona="Europe/Paris")
    elif change == "nama":
        ask = dataclasses.replace(ask, nama=" ")
    elif change == "short":
        first = dataclasses.replace(first, password="pendek")
    else:
        second = dataclasses.replace(second, username="A" if change == "same" else " ")
    with pytest.raises(Refused) as caught:
        office.create(tmp_path / "k", ask, (first, second), now=now, cost=LIGHT)
    assert [(p.code, p.field) for p in caught.value.problems] == [wanted]
    assert not (tmp_path / "k").exists()


def test_an_office_is_never_created_over_another(folder: Path, now: dt.datetime) -> None:
    """Not even when its slots file was lost."""
    users = (office.NewUser("a", "A", "kata sandi a"), office.NewUser("b", "B", "kata sandi b"))
    Vault(folder).slots.unlink()
    with pytest.raises(Refused, match="office_exists"):
        office.create(folder, office.NewOffice("K", "P", "K"), users, now=now, cost=LIGHT)


def test_a_synced_folder_is_refused_at_creation_and_opening(folder: Path, tmp_path: Path, now: dt.datetime) -> None:
    """The service is named."""
    users = (office.NewUser("a", "A", "kata sandi a"), office.NewUser("b", "B", "kata sandi b"))
    with pytest.raises(Trouble, match="folder_synced") as caught:
        office.create(tmp_path / "OneDrive - Kantor" / "x", office.NewOffice("K", "P", "K"), users, now=now, cost=LIGHT)
    assert caught.value.values == {"service": "OneDrive"}
    moved = tmp_path / "Dropbox" / "kantor"
    shutil.copytree(folder, moved)
    with pytest.raises(Trouble, match="folder_synced"):
        office.unlock(moved, SITI, WORD)


def test_too_little_room_is_said_before_writing(folder: Path) -> None:
    """The figure needed stands in the sentence."""
    with pytest.raises(Trouble, match="disk_nearly_full") as caught:
        places.demand_space(folder, needed=1 << 60)
    assert caught.value.values["needed_mb"] == 1 << 40
    assert "MB" in sentences.headline(caught.value)[0]


def test_verify_password_answers_beside_an_open_store(opened: office.OpenOffice, folder: Path) -> None:
    """The official's own password while the clerk's window is open."""
    assert office.verify_password(folder, "budi", "sandi budi 2026").role is Role.ADMIN
    with pytest.raises(Trouble, match="wrong_login"):
        office.verify_password(folder, "budi", "salah")


def test_the_key_appears_in_no_file(opened: office.OpenOffice, folder: Path) -> None:
    """Neither raw nor as hexadecimal text."""
    opened.store.blobs.put(b"pindaian")
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert opened.key not in content
            assert opened.key.hex().encode() not in content
            assert b"Tirtamaya" not in content


def test_slots_file_holds_only_wrapped_keys(folder: Path) -> None:
    """Strong parameters are the default; the recovery slot has no password."""
    kinds = {slot.kind for slot in slots.read(Vault(folder).slots).slots}
    assert kinds == {"sandi", "pemulihan"}
    assert Argon2() == Argon2(memory=65_536, passes=3, lanes=4)
