"""Starts the Setup as a program of its own, which outlives this one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess

from asn_desktop.problems import Trouble


def start_detached(command: Sequence[str]) -> None:
    """Start `command` beside this program, standing in its own folder. Trouble `update_not_started` (name)."""
    program = Path(command[0])
    started, _pid = QProcess.startDetached(str(program), list(command[1:]), str(program.parent))
    if not started:
        raise Trouble("update_not_started", name=program.name)
