"""The desk: carries deeds and queries to the store off the GUI thread, and brings answers and refusals back.

A writer lane and a reader lane, so a search never waits behind a batch; a lane for questions that weigh everybody, so
it never waits behind those either; a side lane for files and keys.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from asn_desktop.problems import Cancelled, Problem, Refused, Trouble
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.collector import Collector
from asn_desktop.ui.lanes import Courier, Lane, Task, bug_report


@dataclass(frozen=True)
class BatchDone:
    """What a batch left behind: answers in order, refused items with their problems, whether it was stopped."""

    answers: tuple[Any, ...]
    refused: tuple[tuple[Any, tuple[Problem, ...]], ...]
    stopped: bool
    total: int


@dataclass
class _Batch:
    answers: list[Any] = field(default_factory=list)
    refused: list[tuple[Any, tuple[Problem, ...]]] = field(default_factory=list)


@lru_cache(maxsize=256)
def _takes_progress(deed: Callable[..., Any]) -> bool:
    return "progress" in inspect.signature(deed).parameters


class Porter(QObject):
    """Runs plain functions off the GUI thread. The start screens need no more; Desk adds the store."""

    busy = Signal(bool)
    progressed = Signal(object, int, int, str)  # task, done, total, text: only tasks nobody watches themselves
    ended = Signal(object)  # task
    refused = Signal(tuple)  # problems no screen wanted
    trouble = Signal(object)  # Trouble no screen wanted
    broke = Signal(str)  # our bug: text fit for copying

    def __init__(self, clock: Clock | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock or Clock()
        self.courier = Courier()
        self.courier.answered.connect(self._answered)
        self.courier.progressed.connect(self._progressed)
        self.courier.troubled.connect(self._show_trouble)
        self._collector = Collector(self)
        self._lanes: list[Lane] = []
        self._side = self._lane("asn-side")
        self._closed = False
        self._open: set[Task] = set()
        self._latest: dict[tuple[int, str], Task] = {}

    def now(self) -> dt.datetime:
        """This moment, in UTC."""
        return self.clock.now()

    def today(self) -> dt.date:
        """The legal day in the office's zone."""
        return self.clock.today()

    def call(self, screen: QObject | None, work: Callable[..., Any], *args: Any, done: Any = None, failed: Any = None,
             troubled: Any = None, title: str = "", watch: Any = None, replaces: str = "", **kw: Any) -> Task:
        """Run a function that needs no session: files, vault, preview. Options as in `Desk.read`."""
        def run(task: Task) -> Any:
            return work(*args, **self._with_progress(work, task, kw))

        return self._send(self._side, Task(title, run, screen), done, failed, troubled, watch, replaces)

    def ahead(self, screen: QObject | None, work: Callable[..., Any], done: Any) -> Task:
        """Run `work(stopped)` beside the deeds: what will be wanted later. Its thread ends with it."""
        task = Task("", lambda task: work(lambda: task.cancelled), screen)
        if self._closed:
            task.cancel()
            return task
        lane = self._lane("asn-ahead")
        self._send(lane, task, done, None, None, None, "")
        lane.close(patience=0)
        return task

    def waiting(self) -> int:
        """How many tasks have not answered yet."""
        return len(self._open)

    def close(self) -> None:
        """Stop what can be stopped, finish what is running, end the threads."""
        self._closed = True
        for task in self._open:
            task.cancel()
        ended = [lane.close() for lane in self._lanes]
        if all(ended):
            self._collector.close()  # not while a lane still works: it would find dead widgets there

    def _lane(self, name: str) -> Lane:
        self._lanes.append(Lane(name, self.courier))
        return self._lanes[-1]

    @staticmethod
    def _with_progress(work: Callable[..., Any], task: Task, kw: dict[str, Any]) -> dict[str, Any]:
        return {**kw, "progress": task.progress} if _takes_progress(work) and "progress" not in kw else kw

    def _send(self, lane: Lane, task: Task, done: Any, failed: Any, troubled: Any, watch: Any, replaces: str) -> Task:
        task.done, task.failed, task.troubled, task.watch = done, failed, troubled, watch
        if replaces:
            key = (id(task.screen), replaces)
            if (older := self._latest.get(key)) is not None:
                older.cancel()
                older.done = older.failed = None
            self._latest[key] = task
        self._open.add(task)
        if len(self._open) == 1:
            self.busy.emit(True)
        lane.put(task)
        return task

    def _progressed(self, task: Task, done: int, total: int, text: str) -> None:
        if task.watch is None:
            self.progressed.emit(task, done, total, text)
        elif task.screen is None or isValid(task.screen):
            task.watch(done, total, text)

    def _answered(self, task: Task, answer: Any, problem: BaseException | None) -> None:
        self._open.discard(task)
        self._latest = {key: one for key, one in self._latest.items() if one is not task}
        self.ended.emit(task)
        if not self._open:
            self.busy.emit(False)
        if task.screen is not None and not isValid(task.screen):
            task.done = task.failed = task.troubled = None
        try:
            self._deliver(task, answer, problem)
        finally:
            task.let_go()

    def _show_trouble(self, task: Task, trouble: Trouble) -> None:
        wanted = task.troubled if task.screen is None or isValid(task.screen) else None
        (wanted or self.trouble.emit)(trouble)

    def _deliver(self, task: Task, answer: Any, problem: BaseException | None) -> None:
        if problem is None:
            if task.done is not None:
                task.done(answer)
        elif isinstance(problem, Cancelled):
            pass  # stopping is not an error and shows nothing
        elif isinstance(problem, Refused):
            (task.failed or self.refused.emit)(problem.problems)
        elif isinstance(problem, Trouble):
            (task.troubled or self.trouble.emit)(problem)
        else:
            self.broke.emit(bug_report(problem))


class Desk(Porter):
    """The desk of one open office. `opened` (services.office.OpenOffice) has `store`, `actor`, the card `office`."""

    changed = Signal(frozenset)  # names of the tables a deed touched

    def __init__(self, opened: Any, clock: Clock | None = None, parent: QObject | None = None) -> None:
        super().__init__(clock or Clock(opened.office.zona), parent)
        self.opened = opened
        self.actor = opened.actor
        self.office = opened.office
        self.saved_at: dt.datetime | None = None
        self._store = opened.store
        self._writer = self._lane("asn-writer")
        self._reader = self._lane("asn-reader")
        self._weigher = self._lane("asn-weigher")

    def read(self, screen: QObject | None, query: Callable[..., Any], *args: Any, done: Any = None, failed: Any = None,
             troubled: Any = None, title: str = "", watch: Any = None, replaces: str = "", long: bool = False,
             **kw: Any) -> Task:
        """Run `query(session, *args, **kw)` in the reader lane; `done(answer)` comes on the GUI thread.

        long: it weighs everybody for seconds, and has a lane of its own that no list or search waits for.

        failed(problems): a refusal; without it the window's box shows the sentences. troubled(trouble): likewise.
        watch(done, total, text): the screen shows the progress itself. replaces: a name; an older task of this
        screen under the same name is dropped (search as you type).
        """
        def run(task: Task) -> Any:
            with self._store.read(self.actor) as session:
                return query(session, *args, **self._with_progress(query, task, kw))

        lane = self._weigher if long else self._reader
        return self._send(lane, Task(title, run, screen), done, failed, troubled, watch, replaces)

    def write(self, screen: QObject | None, deed: Callable[..., Any], *args: Any, done: Any = None, failed: Any = None,
              troubled: Any = None, reason: str = "", origin: str = "lokal", title: str = "", watch: Any = None,
              **kw: Any) -> Task:
        """Run `deed(session, *args, **kw)` in one transaction in the writer lane. Options as in `read`."""
        def run(task: Task) -> Any:
            return self._transact(task, deed, args, self._with_progress(deed, task, kw), reason, origin)

        return self._send(self._writer, Task(title, run, screen), done, failed, troubled, watch, "")

    def batch(self, screen: QObject | None, items: Iterable[Any], deed: Callable[..., Any], *, done: Any = None,
              troubled: Any = None, title: str = "", name: Callable[[Any], str] = str, reason: str = "",
              watch: Any = None, **kw: Any) -> Task:
        """Run `deed(session, item, **kw)` for each item, one transaction each; `done(BatchDone)` also when stopped.

        name(item) is shown in the progress line. A refused item is noted and the batch goes on; Trouble ends it,
        with `done` for what was finished.
        """
        todo = list(items)

        def run(task: Task) -> BatchDone:
            return self._run_batch(task, todo, deed, name, reason, kw)

        return self._send(self._writer, Task(title, run, screen), done, None, troubled, watch, "")

    def close(self) -> None:
        """Finish running deeds, end the lanes, close the office."""
        super().close()
        self.opened.close()

    def _deliver(self, task: Task, answer: Any, problem: BaseException | None) -> None:
        super()._deliver(task, answer, problem)
        if task.touched:
            self.saved_at = self.now()
            self.changed.emit(frozenset(task.touched))

    def _transact(self, task: Task, deed: Callable[..., Any], args: tuple[Any, ...], kw: dict[str, Any], reason: str,
                  origin: str = "lokal") -> Any:
        with self._store.begin(self.actor, reason=reason, origin=origin) as session:
            answer = deed(session, *args, **kw)
        task.touched.update(session.info.get("touched", ()))
        return answer

    def _run_batch(self, task: Task, todo: list[Any], deed: Any, name: Any, reason: str,
                   kw: dict[str, Any]) -> BatchDone:
        made = _Batch()
        stopped = False
        for index, item in enumerate(todo):
            try:
                task.progress(index, len(todo), name(item))
                made.answers.append(self._transact(task, deed, (item,), kw, reason))
            except Cancelled:
                stopped = True
                break
            except Refused as no:
                made.refused.append((item, no.problems))
            except Trouble as trouble:
                self.courier.troubled.emit(task, trouble)
                stopped = True
                break
        return BatchDone(tuple(made.answers), tuple(made.refused), stopped, len(todo))
