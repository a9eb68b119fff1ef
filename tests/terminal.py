"""`asn` for the tests: each command a process of its own, forked from one in which the program is loaded already.

Started from nothing a command spends a second and a half loading libraries; `test_cli_office` starts it so, as a
shell does. What is loaded here is what every command loads first: the doors, the office and its tables.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Done:
    """A command that ended, as `subprocess.run` tells it."""

    returncode: int
    stdout: str
    stderr: str


def run(words: Sequence[object], env: Mapping[str, str]) -> Done:
    """Run one command with exactly this environment, without anybody at the keyboard."""
    with tempfile.TemporaryDirectory() as place:
        order = {"words": [str(word) for word in words], "env": dict(env), "place": place, "at": os.getcwd()}
        loaded = _loaded()
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        loaded.stdin.write(json.dumps(order) + "\n")
        loaded.stdin.flush()
        code = loaded.stdout.readline()
        assert code, "the process that starts the commands is gone"
        return Done(int(code), *((Path(place) / name).read_text("utf-8") for name in ("1", "2")))


@functools.cache
def _loaded() -> subprocess.Popen[str]:
    """The loaded process; it ends when the tests end and close its input."""
    command = [sys.executable, "-c", "from tests.terminal import serve; serve()"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def serve() -> None:
    """Fork for each order; the child goes on as the command itself and ends as any interpreter ends."""
    from sqlalchemy.orm import configure_mappers

    from asn_desktop.cli import main
    from asn_desktop.services import office

    assert office.unlock
    configure_mappers()
    gc.freeze()  # what is loaded is not looked through again at the end of every command
    while line := sys.stdin.readline():
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        else:
            _become(json.loads(line))
            main()
            return


def _become(order: Mapping[str, object]) -> None:
    """Take over environment, folder, words and files of the command."""
    os.environ.clear()
    os.environ.update(order["env"])  # type: ignore[call-overload]
    os.chdir(str(order["at"]))
    sys.argv = ["asn", *order["words"]]  # type: ignore[misc]
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(f"{order['place']}/{number}", os.O_WRONLY | os.O_CREAT), number)
