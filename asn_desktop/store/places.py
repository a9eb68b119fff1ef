"""Where a store may live: not on a network drive, not in a folder some service synchronises, not on a full disk."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.problems import Trouble
from asn_desktop.store.troubles import told

RESERVE = 64 * 1024 * 1024  # bytes that must stay free before anything is written
DEEPEST = 120  # signs of an office's folder on Windows: 140 are needed inside it, see the test

_NETWORK_KINDS = (
    "nfs nfs4 cifs smb smb2 smb3 smbfs smbnetfs ncpfs afs afpfs ceph glusterfs davfs webdav 9p sshfs rclone davfs2 "
    "gvfsd-fuse ftpfs curlftpfs s3fs"
)
_NETWORK = frozenset(_NETWORK_KINDS.split())
_BY_HAND = ("/media/", "/run/media/", "/Volumes/")  # where other systems put what was plugged in
# Services by the folder names they make, and by the files they leave in their root.
_SYNCED_NAMES = (
    (re.compile(r"onedrive( - .*)?", re.I), "OneDrive"),
    (re.compile(r"(my drive|drive saya|google ?drive.*|googledrive.*)", re.I), "Google Drive"),
    (re.compile(r"dropbox( \(.*\))?", re.I), "Dropbox"),
    (re.compile(r"nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.I), "ownCloud"),
    (re.compile(r"(icloud ?drive|mobile documents)", re.I), "iCloud Drive"),
    (re.compile(r"mega(sync)?( .*)?", re.I), "MEGA"),
)
_SYNCED_FILES = (
    (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"), (".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"),
    (".stfolder", "Syncthing"), (".tmp.drivedownload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
)  # fmt: skip


@dataclass(frozen=True)
class Mount:
    """One line of the system's table of drives."""

    point: str
    kind: str  # "ext4", "NTFS", "fuse.sshfs"
    options: str = ""
    device: str = ""


def mounts(*, every: bool = True) -> list[Mount]:
    """The drives of this machine as psutil sees them; not `every`: those of this machine's own plugs only."""
    import psutil

    return [Mount(part.mountpoint, part.fstype, part.opts, part.device) for part in psutil.disk_partitions(all=every)]


def removable(
    table: Sequence[Mount] | None = None, *, writable: bool = False, windows: bool = sys.platform == "win32"
) -> list[Mount]:
    """Sticks among the drives. Windows says so of each drive; elsewhere what was mounted by hand counts as one.

    A reader without a card (no file system) and a CD drive are none. `writable`: not those whose slide is shut.
    """
    found = []
    for mount in mounts(every=False) if table is None else table:
        options = mount.options.casefold().split(",")
        stick = "removable" in options if windows else mount.point.startswith(_BY_HAND)
        if stick and mount.kind and "cdrom" not in options and not (writable and "ro" in options):
            found.append(mount)
    return found


def _plain(text: str) -> str:
    """Without the prefix that lifts Windows' limit on lengths: ``\\\\?\\C:\\x`` is ``C:\\x``."""
    for prefix, instead in (("\\\\?\\UNC\\", "\\\\"), ("\\\\?\\", ""), ("\\\\.\\", "")):
        if text.replace("/", "\\")[: len(prefix)].upper() == prefix.upper():
            return instead + text[len(prefix) :]
    return text


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[\\/]+", _plain(text)) if part]


def _mount_of(folder: str, table: Sequence[Mount]) -> Mount | None:
    inside = [part.casefold() for part in _parts(folder)]
    fitting = [
        mount for mount in table
        if inside[: len(_parts(mount.point))] == [part.casefold() for part in _parts(mount.point)]
    ]  # fmt: skip
    return max(fitting, key=lambda mount: len(_parts(mount.point)), default=None)


def network_drive(folder: Path | str, table: Sequence[Mount] | None = None) -> str | None:
    """What kind of network drive the folder lies on ("cifs", "UNC"), or None."""
    text = _plain(str(folder))
    if text.startswith(("\\\\", "//")):
        return "UNC"
    mount = _mount_of(text, mounts() if table is None else table)
    if mount is None:
        return None
    kind = mount.kind.casefold()
    if kind in _NETWORK or kind.removeprefix("fuse.") in _NETWORK:
        return mount.kind
    remote = "remote" in mount.options.casefold().split(",") or mount.device.startswith(("\\\\", "//"))
    return (mount.kind or "remote") if remote else None


def synced_by(folder: Path | str, environment: Mapping[str, str] | None = None) -> str | None:
    """The service that synchronises the folder ("OneDrive"), or None."""
    environment = os.environ if environment is None else environment
    parts = [part.casefold() for part in _parts(str(folder))]
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        root = [part.casefold() for part in _parts(environment.get(name, ""))]
        if root and parts[: len(root)] == root:
            return "OneDrive"
    for part in _parts(str(folder)):
        for pattern, service in _SYNCED_NAMES:
            if pattern.fullmatch(part):
                return service
    path = Path(folder)
    for place in (path, *path.parents):
        for pattern_, service in _SYNCED_FILES:
            if place.is_dir() and any(place.glob(pattern_)):
                return service
    return None


def demand_length(folder: Path | str, *, windows: bool = sys.platform == "win32") -> None:
    """Trouble `folder_too_deep` where Windows' 260 signs would not hold a scan inside a backup inside the folder."""
    if windows and len(_plain(str(folder))) > DEEPEST:
        raise Trouble("folder_too_deep", longest=DEEPEST)


def demand_place(
    folder: Path, table: Sequence[Mount] | None = None, environment: Mapping[str, str] | None = None
) -> None:
    """Trouble `folder_network` (kind) or `folder_synced` (service) where a store would be damaged sooner or later.

    Also `folder_too_deep`.
    """
    here = Path(os.path.abspath(folder)) if not str(folder).startswith("\\\\") else folder
    demand_length(here)
    if kind := network_drive(here, table):
        raise Trouble("folder_network", kind=kind)
    if service := synced_by(here, environment):
        raise Trouble("folder_synced", service=service)


def demand_space(folder: Path, needed: int = RESERVE) -> None:
    """Trouble `disk_nearly_full` (free_mb, needed_mb) when less than `needed` bytes are free."""
    with told():
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise Trouble("disk_nearly_full", free_mb=free // 1024**2, needed_mb=-(-needed // 1024**2))
