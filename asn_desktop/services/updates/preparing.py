"""A Setup made ready: signature again, room, a verified backup, a checked copy on this PC. Then its command line.

What runs is the copy in this user's data folder, hashed again at the moment of starting: a stick may change hands.
A copy counts only as a whole pair: the `.rilis` gets its name after the Setup has been read back from the disk.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.packages import release as release_file
from asn_desktop.packages.release import Keys
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.releases import Release
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import office_backup
from asn_desktop.services.office_cards import OpenOffice
from asn_desktop.services.updates.copies import LOG, copied, prepared, sweep
from asn_desktop.services.updates.search import PREPARED, Found, check, note_of, read_note, trusted
from asn_desktop.store import durable, migrate, places
from asn_desktop.store.backup import BackupSet
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault

Progress = Callable[[int, int, str], None]  # done, total, one of PHASES; may raise Cancelled
PHASES = ("cadangan", "cadangan stik", "salin", "periksa")


@dataclass(frozen=True)
class Ready:
    """A Setup that may be started: the checked copy, what it is, and the backups made before.

    `second` is the backup beside the Setup; when there is none although there should be, `warning` says why.
    """

    setup: Path
    release: Release
    backup: BackupSet
    second: BackupSet | None = None
    warning: Problem | None = None


@dataclass(frozen=True)
class Closed:
    """A Setup that may be started while the office stays closed: no backup was made, for nobody gave its key."""

    setup: Path
    release: Release


def schema_of(opened: OpenOffice) -> int:
    """The step of the office's data."""
    with opened.store.read(opened.actor) as session:
        return int(migrate.version_of(session.connection()) or 0)


def prepare(
    opened: OpenOffice, found: Found, *, root: Path, now: dt.datetime, progress: Progress | None = None,
    keys: Keys | None = None, second: Path | None = None,
) -> Ready:  # fmt: skip
    """Make a Setup ready to be started. `second` is the drive for the further backup, by default the Setup's own;
    `root` is the data folder of this user, not the office's: what runs must lie where others cannot write.

    Everybody who may open the office may: Windows installs for the one user and asks for no right, the backup is one
    the window makes daily for anybody, and no record is touched. Refused as `check` says, `update_changed` (the bytes
    are not those that were signed). Trouble `disk_nearly_full`, `disk_full`, `read_only`, `update_gone`,
    `update_copy_differs`, and those of a backup. Stopped or failed it leaves the backup and no Setup.
    """
    require(opened.actor, Deed.READ)
    keys = trusted() if keys is None else keys
    step = progress or _unwatched
    release = _demand(check(found.path, schema=schema_of(opened), keys=keys))
    folder = root / PREPARED
    sweep(folder)
    places.demand_space(opened.office.folder, release.size + _weight(opened.office.folder) + places.RESERVE)
    durable.make_folder(root)
    places.demand_space(root, release.size + places.RESERVE)
    backup = office_backup.back_up(opened, now=now, progress=_named(step, "cadangan"))
    further, warning = _second(opened, second or drive_of(found.path, opened.office.folder), now, step)
    return Ready(_laid(found.path, folder, release, keys, step), release, backup, further, warning)


def prepare_closed(
    root: Path, found: Found, *, schema: int | None = None, progress: Progress | None = None, keys: Keys | None = None
) -> Closed:
    """Make a Setup ready from the login page, where the office cannot be opened because its data is newer.

    Without its key there is no backup that could be proven, and none is made: installing touches no data. `root` is
    the program's data folder, `schema` the step of the data where the refusal told it. Refused, Trouble as `prepare`.
    """
    keys = trusted() if keys is None else keys
    release = _demand(check(found.path, schema=schema, keys=keys))
    folder = root / PREPARED
    sweep(folder)
    durable.make_folder(root)
    places.demand_space(root, release.size + places.RESERVE)
    return Closed(_laid(found.path, folder, release, keys, progress or _unwatched), release)


def waiting(
    opened: OpenOffice, *, root: Path, now: dt.datetime, progress: Progress | None = None, keys: Keys | None = None
) -> Ready | None:
    """The Setup that was prepared here earlier, newest first, with a backup of today's data; None when none fits.

    `root` as in `prepare`.
    """
    require(opened.actor, Deed.READ)
    schema = schema_of(opened)
    for setup in prepared(root / PREPARED):
        again = check(setup, schema=schema, keys=keys)
        if again.offered and again.release is not None:
            backup = office_backup.back_up(opened, now=now, progress=_named(progress or _unwatched, "cadangan"))
            return Ready(again.path, again.release, backup)
    return None


def command(ready: Ready | Closed, *, system: str = sys.platform) -> list[str]:
    """What starts the prepared Setup, checked once more: quiet with a bar of progress, then the program again.

    Trouble `update_not_windows`, `update_gone`; Refused `update_changed` when the copy is no longer what was signed.
    """
    if system != "win32":
        raise Trouble("update_not_windows", name=ready.setup.name, folder=str(ready.setup.parent))
    try:
        size, sha256 = release_file.digest(ready.setup)
    except OSError:
        raise Trouble("update_gone", name=ready.setup.name) from None
    if (size, sha256) != (ready.release.size, ready.release.sha256):
        raise Refused(Problem("update_changed", values={"name": ready.setup.name}))
    log = ready.setup.with_name(LOG)
    return [str(ready.setup), "/SILENT", "/NORESTART", "/LANG=id", "/RELAUNCH=1", f"/LOG={log}"]


def drive_of(setup: Path, office: Path) -> Path | None:
    """The drive a Setup lies on when it is another than the office's: the stick's root, else the Setup's folder."""
    with suppress(OSError):
        for stick in office_backup.sticks():
            if setup.is_relative_to(stick):
                return stick
        if setup.stat().st_dev != office.stat().st_dev:
            return setup.parent
    return None


def _demand(found: Found) -> Release:
    if found.problem is not None or found.release is None:
        raise Refused(found.problem or Problem("update_unreadable", values={"name": found.path.name}))
    return found.release


def _weight(office: Path) -> int:
    """Bytes a backup of the office takes at most."""
    vault = Vault(office)
    with told():
        blobs = sum(path.stat().st_size for path in vault.blobs.glob("??/*"))
        return vault.database.stat().st_size + blobs + 16 * 1024**2


def _second(
    opened: OpenOffice, drive: Path | None, now: dt.datetime, step: Progress
) -> tuple[BackupSet | None, Problem | None]:
    if drive is None:
        return None, None
    try:
        return office_backup.back_up(opened, drive, now=now, progress=_named(step, "cadangan stik")), None
    except Trouble as trouble:  # a locked or full stick is no reason to stay with the old version
        code = {"read_only": "update_stick_read_only", "disk_nearly_full": "update_stick_full",
                "disk_full": "update_stick_full"}.get(trouble.code, "update_stick_failed")  # fmt: skip
        return None, Problem(code, values=trouble.values)
    except OSError:
        return None, Problem("update_stick_failed")


def _laid(source: Path, folder: Path, release: Release, keys: Keys, step: Progress) -> Path:
    """The checked copy with its `.rilis`, which comes last; every other version is removed."""
    note = _note(source, keys, release)
    setup = copied(source, folder, release, step)
    durable.write(setup.with_name(setup.name + release_file.SUFFIX), note)
    sweep(folder, keep=release.version)
    return setup


def _note(setup: Path, keys: Keys, release: Release) -> bytes:
    """The `.rilis` read once more: what is kept beside the copy is what vouched for it."""
    try:
        note = note_of(setup)
        data = read_note(note) if note else None
    except OSError:
        data = None
    if data is None:
        raise Trouble("update_gone", name=setup.name)
    if release_file.verify(data, keys) != release:
        raise Refused(Problem("update_changed", values={"name": setup.name}))
    return data


def _named(step: Progress, phase: str) -> Progress:
    return lambda done, total, _text: step(done, total, phase)


def _unwatched(done: int, total: int, text: str) -> None:
    """Nobody looks on, so nobody stops it."""
