"""Starts the Setup as a program of its own, which outlives this one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from asn_desktop.problems import Trouble


def start_detached(command: Sequence[str]) -> None:
    """Start `command` beside this program: no console, no shared group. Trouble `update_not_started` (name)."""
    apart: dict[str, object] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(
            list(command), stdin=nothing, stdout=nothing, stderr=nothing, close_fds=True, **apart  # type: ignore[call-overload]
        )  # fmt: skip
    except OSError:
        raise Trouble("update_not_started", name=str(command[0])) from None
