"""Backups that count, rotation, restore with its losses shown, self-check, drafts."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Trouble
from asn_desktop.rules.roles import Actor
from asn_desktop.services import drafts, office
from asn_desktop.store import backup, check, connection, machine, meta
from asn_desktop.store import troubles as driver
from asn_desktop.store.database import Store
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Unit
from asn_desktop.store.vault import Vault
from asn_desktop.ui import sentences

SITI, BUDI = ("siti", "sandi siti 2026"), ("budi", "sandi budi 2026")


def add_units(store: Store, actor: Actor, *names: str) -> None:
    """More units, each its own change."""
    with store.begin(actor) as session:
        session.add_all([Unit(nama=name) for name in names])


def unit_names(folder: Path, who: tuple[str, str] = SITI) -> set[str]:
    """What the office holds now."""
    with office.unlock(folder, *who) as opened, opened.store.read(opened.actor) as session:
        return set(session.scalars(sa.select(Unit.nama)))


def test_a_backup_is_a_whole_office(opened: office.OpenOffice, actor: Actor, tmp_path: Path, now: dt.datetime) -> None:
    """Store, slots and blobs; made beside an open writer; it opens by itself, also from a stick nobody can write."""
    add_units(opened.store, actor, "Gudang")
    blob = opened.store.blobs.put(b"surat")
    stick = tmp_path / "stik"
    with opened.store.begin(actor) as session:  # a writer in the middle of its work does not stop a backup
        session.add(Unit(nama="belum"))
        session.flush()
        made = office.back_up(opened, stick, now=now)
    assert made.rows["units"] == 5
    assert made.folder.parent.parent.name == "Cadangan ASN Desktop"
    assert sorted(p.name for p in made.folder.iterdir()) == ["blobs", "cadangan.json", "kantor.asn", "slots.json"]
    assert (made.folder / "blobs" / blob[:2] / blob).exists()
    for path in (made.folder, *made.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    rows, last = backup.prove(Vault(made.folder).database, opened.key)
    assert rows == made.rows
    assert last == made.last_change == now
    assert office.backups(opened.office.folder, stick) == [made]
    for path in (made.folder, *made.folder.rglob("*")):
        path.chmod(0o755)


def test_two_backups_within_one_second_both_count(opened: office.OpenOffice, tmp_path: Path, now: dt.datetime) -> None:
    """Each keeps a folder of its own; none is written over."""
    vault = Vault(opened.office.folder)
    first, second = (backup.make(vault, opened.key, tmp_path / "stik", now) for _ in range(2))
    assert first.folder != second.folder
    assert [backup.prove(Vault(one.folder).database, opened.key)[0] for one in (first, second)] == [first.rows] * 2


def test_a_backup_that_is_not_sound_does_not_count(opened: office.OpenOffice, now: dt.datetime) -> None:
    """One flipped byte, a cut file, a missing one: refused by rehearsal and restore, with its date."""
    made = office.back_up(opened, now=now)
    assert office.rehearse(opened) == made
    path = Vault(made.folder).database
    whole = path.read_bytes()
    for place in (100, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Trouble, match="backup_unsound") as caught:
            office.rehearse(opened)
        assert caught.value.values["at"] == now
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Trouble, match="backup_unsound"):
        office.rehearse(opened)
    (made.folder / backup.FACTS).unlink()
    assert office.backups(opened.office.folder) == []


def test_every_page_of_a_backup_is_checked(opened: office.OpenOffice, now: dt.datetime) -> None:
    """A flipped bit in each page in turn is found."""
    made = office.back_up(opened, now=now)
    path = Vault(made.folder).database
    whole = path.read_bytes()
    pages = len(whole) // 4096
    for page in range(0, pages, max(1, pages // 25)):
        place = page * 4096 + 2048
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(Trouble, match="backup_unsound"):
            backup.prove(path, opened.key)
    path.write_bytes(whole)
    backup.prove(path, opened.key)


def test_rotation_keeps_days_weeks_and_months() -> None:
    """A year of daily backups leaves 7 days, 5 weeks, 12 months; other kinds and the newest always stay."""
    start = dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC)
    sets = [
        backup.BackupSet(Path(f"/b/{day}"), start + dt.timedelta(days=day), "otomatis", {}, None, 1)
        for day in range(330)
    ]
    other = backup.BackupSet(Path("/b/m"), start, "migrasi", {}, None, 1)
    gone = backup.surplus([*sets, other])
    kept = [one for one in sets if one not in gone]
    assert other not in gone
    assert sets[-1] in kept
    assert {one.at.date() for one in sets[-7:]} <= {one.at.date() for one in kept}
    assert len({one.at.strftime("%Y-%m") for one in kept}) == 11
    assert len(kept) <= 7 + 5 + 12


def test_a_backup_is_due_once_a_working_day(opened: office.OpenOffice, now: dt.datetime) -> None:
    """The first is due at once."""
    folder = opened.office.folder
    assert office.backup_due(folder, now)
    office.back_up(opened, now=now)
    assert not office.backup_due(folder, now + dt.timedelta(hours=8))
    assert office.backup_due(folder, now + dt.timedelta(hours=24))


def test_coming_back_shows_the_loss_first_and_begins_an_epoch(
    folder: Path, actor: Actor, now: dt.datetime
) -> None:
    """Counts and time before; afterwards the old state, the old files kept, no number used twice."""
    with office.unlock(folder, *SITI, clock=lambda: now) as opened:
        add_units(opened.store, actor, "Gudang")
        made = office.back_up(opened, now=now)
    later = now + dt.timedelta(hours=3)
    with office.unlock(folder, *SITI, clock=lambda: later) as opened:
        add_units(opened.store, actor, "Terminal", "Dermaga")
    plan = office.plan_restore(folder, made.folder, *SITI)
    assert plan.lost == {"units": 2}
    assert plan.lost_changes == 2
    assert plan.newest_change == later
    assert "Dermaga" in unit_names(folder)
    done = office.restore(folder, made.folder, *SITI)
    assert done.epoch == 2
    assert unit_names(folder) == {
        "Dinas Perhubungan", "Sekretariat", "Bidang Angkutan", "Bidang Lalu Lintas", "Gudang",
    }  # fmt: skip
    assert (done.kept / "kantor.asn").exists()
    assert office.restore(folder, made.folder, *SITI).epoch == 3


def test_a_damaged_store_is_kept_and_the_backup_takes_its_place(folder: Path, now: dt.datetime) -> None:
    """The loss cannot be counted, and that is said."""
    with office.unlock(folder, *SITI) as opened:
        made = office.back_up(opened, now=now)
    damaged = os.urandom(9_000)
    Vault(folder).database.write_bytes(damaged)
    plan = office.plan_restore(folder, made.folder, *SITI)
    assert plan.lost is None
    done = office.restore(folder, made.folder, *SITI)
    assert (done.kept / "kantor.asn").read_bytes() == damaged
    assert len(unit_names(folder)) == 4


def test_an_office_comes_back_on_a_new_pc(folder: Path, actor: Actor, tmp_path: Path, now: dt.datetime) -> None:
    """Only the stick is left: store, users, scans."""
    with office.unlock(folder, *SITI) as opened:
        blob = opened.store.blobs.put(b"pindaian")
        made = office.back_up(opened, tmp_path / "stik", now=now)
    fresh = tmp_path / "komputer baru" / "kantor"
    done = office.restore(fresh, made.folder, *SITI)
    assert done.epoch == 2
    with office.unlock(fresh, *SITI) as opened:
        assert not opened.copied
        assert opened.store.blobs.get(blob) == b"pindaian"


def test_a_restore_needs_a_real_backup_and_the_password_of_its_day(folder: Path, now: dt.datetime) -> None:
    """A strange folder, a wrong password, an open store."""
    with office.unlock(folder, *SITI) as opened:
        made = office.back_up(opened, now=now)
        with pytest.raises(Trouble, match="store_in_use"):
            office.restore(folder, made.folder, *SITI)
    with pytest.raises(Trouble, match="backup_unknown"):
        office.restore(folder, folder, *SITI)
    with pytest.raises(Trouble, match="wrong_login"):
        office.restore(folder, made.folder, "siti", "salah")
    assert len(unit_names(folder)) == 4


def test_an_older_backup_opens_after_a_password_change_and_a_new_key(folder: Path, now: dt.datetime) -> None:
    """With the password that held then; the present store is compared under its own key."""
    with office.unlock(folder, *BUDI) as opened:
        made = office.back_up(opened, now=now)
    office.expel_user(folder, *BUDI, "siti", reason="mutasi")
    plan = office.plan_restore(folder, made.folder, *BUDI)
    assert plan.lost == {}
    assert plan.lost_changes == 1  # the expulsion itself
    assert office.restore(folder, made.folder, *BUDI).epoch == 2


def test_no_half_backup_stays_when_a_blob_cannot_be_read(opened: office.OpenOffice, now: dt.datetime) -> None:
    """A folder where a file should be: the set is not kept."""
    name = opened.store.blobs.put(b"x")
    path = opened.store.blobs.path(name)
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        office.back_up(opened, now=now)
    assert list(Vault(opened.office.folder).backups.iterdir()) == []


def test_the_self_check_says_what_is_wrong(folder: Path, actor: Actor, now: dt.datetime) -> None:
    """All whole; then a lost scan; then damaged pages."""
    with office.unlock(folder, *SITI) as opened:
        blob = opened.store.blobs.put(b"lambang")
        with opened.store.begin(actor) as session:
            session.scalars(sa.select(Unit)).first().lambang = blob
        steps: list[tuple[int, int, str]] = []
        health = office.self_check(opened, now=now, progress=lambda *step: steps.append(step))
        assert health.sound
        assert health.journal_lines > 5
        opened.store.blobs.path(blob).unlink()
        health = office.self_check(opened, now=now)
        assert not health.sound
        assert health.missing_blobs == 1
    path = Vault(folder).database
    whole = bytearray(path.read_bytes())
    whole[-100] ^= 1
    path.write_bytes(whole)
    with office.unlock(folder, *SITI) as opened:
        assert office.self_check(opened, now=now).damaged_pages == 1


def test_blob_columns_are_known_by_their_names() -> None:
    """Every column that a letter or scan is kept under is checked."""
    assert {"pdf", "bertanda"} <= {c.name for c in Letter.__table__.columns} & check._BLOB_COLUMNS


def test_a_draft_comes_back_after_a_kill(folder: Path, now: dt.datetime) -> None:
    """Per user and form; newest first; forgotten when saved; no line in the journal."""
    with office.unlock(folder, *SITI) as opened:
        with opened.store.begin(opened.actor) as session:
            drafts.save(session, "cuti:baru", {"mulai": "2026-12-21"}, now=now)
            drafts.save(session, "cuti:baru", {"mulai": "2026-12-22", "alasan": "kel"}, now=now)
            drafts.save(session, "pegawai:baru", {"nama": "As"}, now=now + dt.timedelta(minutes=1))
            assert session.info["touched"] == {"drafts"}
        shutil.copytree(folder, folder.parent / "mati")  # the disk as a kill leaves it
    with office.unlock(folder.parent / "mati", *SITI) as opened, opened.store.begin(opened.actor) as session:
        found = drafts.load(session, "cuti:baru")
        assert found is not None
        assert found.values == {"mulai": "2026-12-22", "alasan": "kel"}
        assert [draft.form for draft in drafts.listing(session)] == ["pegawai:baru", "cuti:baru"]
        drafts.forget(session, "cuti:baru")
        drafts.forget(session, "cuti:baru")
        assert drafts.load(session, "cuti:baru") is None
    with office.unlock(folder.parent / "mati", *BUDI) as opened, opened.store.read(opened.actor) as session:
        assert drafts.listing(session) == []


def test_every_code_of_the_store_has_its_sentence() -> None:
    """The codes in our sources, each with words; a trouble says what happened and what to do."""
    troubles_of_the_driver = driver._BY_TEXT
    root = Path(__file__).resolve().parents[2] / "asn_desktop"
    mine = [*root.glob("services/office*.py"), root / "services/users.py"]
    mine += [root / "store" / f"{name}.py" for name in (
        "attempts", "backup", "blobs", "check", "database", "journal", "lock", "migrate", "places", "rekey", "seals",
        "slots", "swap", "troubles", "words",
    )]  # fmt: skip
    text = "\n".join(path.read_text() for path in mine)
    troubles = set(re.findall(r'Trouble\(\s*"(\w+)"', text)) | {code for _, code in troubles_of_the_driver}
    refusals = set(re.findall(r'Problem\(\s*"(\w+)"', text))
    known = sentences.sentences()
    assert {"store_damaged", "wrong_login", "disk_full"} <= troubles
    assert {"recovery_checksum", "last_admin"} <= refusals
    assert not (troubles | refusals) - set(known)
    for code in troubles:
        what, todo = sentences.headline(Trouble(code))
        assert what.endswith("."), code
        assert todo, code


def test_the_epoch_is_kept_in_the_store(opened: office.OpenOffice) -> None:
    """Packages read it there."""
    with opened.store.read(opened.actor) as session:
        assert machine.epoch(session.connection()) == 1
        assert meta.read(session.connection(), "sentinel") == meta.SENTINEL
    assert connection.BUSY_MS > 0
