"""What a proof found: a line for every step with its seconds, written whole or not at all."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from asn_desktop import __version__, disk
from asn_desktop.problems import Refused, Trouble


class FailedError(Exception):
    """A proof that did not hold; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Result:
    """The steps in their order; those that were never reached read as skipped."""

    def __init__(self, target: Path, names: Sequence[str]) -> None:
        self.target = target
        self.names = tuple(names)
        self.steps: dict[str, dict[str, Any]] = {}
        self.first_paint: float | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Time a step. What is put into the dictionary is its detail; an exception is recorded and goes on."""
        if name not in self.names:
            raise KeyError(name)
        detail: dict[str, Any] = {}
        begin = time.perf_counter()
        line = self.steps[name] = {"name": name, "ok": False, "seconds": 0.0, "detail": detail}
        try:
            yield detail
            line["ok"] = True
        except BaseException as problem:
            line["error"] = told(problem)
            raise
        finally:
            line["seconds"] = round(time.perf_counter() - begin, 3)

    def fail(self, problem: BaseException) -> None:
        """Keep a problem that no step has recorded, under the first step that was not reached."""
        if all(line["ok"] for line in self.steps.values()):
            name = next((one for one in self.names if one not in self.steps), self.names[-1])
            self.steps[name] = {"name": name, "ok": False, "seconds": 0.0, "detail": {}, "error": told(problem)}

    def values(self) -> dict[str, Any]:
        """The whole result, as written."""
        import platform  # after the first paint: it is not small

        skipped = {"ok": False, "skipped": True, "seconds": 0.0}
        steps = [self.steps.get(name, {"name": name} | skipped) for name in self.names]
        return {
            "ok": all(line["ok"] for line in steps), "version": __version__, "python": platform.python_version(),
            "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
            "frozen": bool(getattr(sys, "frozen", False)), "steps": steps, "first_paint_seconds": self.first_paint,
        }  # fmt: skip

    def write(self) -> bool:
        """Write the result under a temporary name, rename it, and answer whether all went well."""
        values = self.values()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        half = self.target.with_name(f"{self.target.name}.{os.getpid()}.tmp")
        with half.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        disk.replace(half, self.target)
        return bool(values["ok"])


def told(problem: BaseException) -> dict[str, Any]:
    """An exception as kind, code and places in the program. Never its message: that may hold what nobody should read.

    Kept as words are only names of missing modules and of files the system refused.
    """
    found: dict[str, Any] = {"type": type(problem).__name__}
    if isinstance(problem, Trouble | FailedError):
        found["code"] = problem.code
    elif isinstance(problem, Refused):
        found["code"] = ", ".join(one.code for one in problem.problems)
    elif isinstance(problem, ImportError):
        found["code"] = problem.name or ""
    elif isinstance(problem, OSError):
        found["code"] = f"errno {problem.errno}"
        found["file"] = Path(str(problem.filename)).name if problem.filename else ""
    frames = traceback.extract_tb(problem.__traceback__)
    found["at"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    if problem.__cause__ is not None:
        found["because"] = told(problem.__cause__)
    return found
