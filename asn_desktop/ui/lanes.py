"""Lanes: one worker thread each, tasks in order, with cancelling; answers come back on the GUI thread."""

from __future__ import annotations

import queue
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from asn_desktop.problems import Cancelled

_ROOT = Path(__file__).resolve().parents[2]


class Task:
    """One piece of work on its way: what it is called, and whether it should stop."""

    def __init__(self, title: str, work: Callable[[Task], Any], screen: QObject | None) -> None:
        self.title = title
        self.work = work
        self.screen = screen
        self.done: Callable[..., None] | None = None
        self.failed: Callable[..., None] | None = None
        self.troubled: Callable[..., None] | None = None
        self.watch: Callable[[int, int, str], None] | None = None
        self.touched: set[str] = set()  # tables of committed transactions
        self.courier: Courier | None = None
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop: before it starts, or at its next progress call."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._stop.is_set()

    def let_go(self) -> None:
        """Forget the work and who asked, on the GUI thread: the lane, which holds this task a moment longer, must not
        be the one that ends a widget."""
        self.work = _nothing
        self.screen = self.done = self.failed = self.troubled = self.watch = None

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Called by the work. Raises `Cancelled` when the clerk pressed Hentikan."""
        if self._stop.is_set():
            raise Cancelled
        if self.courier is not None:
            self.courier.progressed.emit(self, done, total, text)


def _nothing(_task: Task) -> None:
    """What is left to do of a task that answered."""


class Courier(QObject):
    """Carries answers from the lanes to the GUI thread, where it lives."""

    answered = Signal(object, object, object)  # task, answer, exception or None
    progressed = Signal(object, int, int, str)
    troubled = Signal(object, object)  # task, Trouble: a batch that ends early still answers


class Lane:
    """A single worker: tasks run one after another, in the order they came."""

    def __init__(self, name: str, courier: Courier) -> None:
        self._courier = courier
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, task: Task) -> None:
        """Queue a task."""
        task.courier = self._courier
        self._tasks.put(task)

    def close(self, patience: float = 30.0) -> bool:
        """Finish what is queued and end the thread; whether it ended."""
        self._tasks.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            answer, problem = self._carry_out(task)
            try:
                self._courier.answered.emit(task, answer, problem)
            except RuntimeError:
                return  # the window is gone; so is everyone who asked
            del task, answer, problem

    @staticmethod
    def _carry_out(task: Task) -> tuple[Any, BaseException | None]:
        if task.cancelled:
            return None, Cancelled()
        try:
            return task.work(task), None
        except Exception as problem:
            return None, problem


def bug_report(problem: BaseException) -> str:
    """A traceback fit for copying: places and kinds of errors, never messages, which may hold personal data."""
    lines = []
    while problem is not None:
        lines.append(f"{type(problem).__module__}.{type(problem).__name__}")
        for frame in traceback.extract_tb(problem.__traceback__):
            path = Path(frame.filename)
            place = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
        if problem is not None:
            lines.append("caused by")
    return "\n".join(lines)
