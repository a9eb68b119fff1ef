"""The desk: answers on the GUI thread, refusals roll back, progress, cancelling, batches, closed screens."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.ui.desk import Desk


class Shelf:
    """A store as the desk needs it: remembers what was committed."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.closed = False

    @contextmanager
    def begin(self, actor, reason="", origin="lokal"):
        session = SimpleNamespace(info={"reason": reason, "touched": set()}, rows=[])
        yield session
        self.kept.extend(session.rows)

    @contextmanager
    def read(self, actor):
        yield SimpleNamespace(info={}, kept=tuple(self.kept))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def plain(qapp, shelf):
    office = SimpleNamespace(zona="Asia/Jakarta")
    desk = Desk(SimpleNamespace(store=shelf, actor="asih", office=office, close=shelf.close))
    yield desk
    desk.close()
    assert shelf.closed


def put(session, text):
    session.rows.append(text)
    session.info["touched"].add("letters")
    return text.upper()


def refuse(session, text):
    session.rows.append(text)
    raise Refused(Problem("required", "nama"))


def test_the_answer_comes_on_the_gui_thread_and_the_change_is_told(plain, shelf, qtbot):
    got = []
    with qtbot.waitSignal(plain.changed) as told:
        plain.write(None, put, "surat", done=lambda answer: got.append((answer, threading.current_thread())))
    assert got == [("SURAT", threading.main_thread())]
    assert told.args == [frozenset({"letters"})]
    assert shelf.kept == ["surat"]
    assert plain.saved_at is not None


def test_a_refusal_keeps_nothing_and_names_the_field(plain, shelf, qtbot):
    got = []
    plain.write(None, refuse, "surat", failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0].field == "nama"
    assert shelf.kept == []


def test_trouble_nobody_wanted_reaches_the_window(plain, qtbot):
    def full(session):
        raise Trouble("disk_full", free=0)

    with qtbot.waitSignal(plain.trouble) as told:
        plain.write(None, full)
    assert told.args[0].code == "disk_full"


def test_a_bug_is_reported_without_the_data_that_caused_it(plain, qtbot):
    def broken(session, name):
        raise ValueError(f"cannot digest {name}")

    with qtbot.waitSignal(plain.broke) as told:
        plain.read(None, broken, "Siti Rahmawati")
    assert "ValueError" in told.args[0]
    assert "test_desk.py" in told.args[0]
    assert "Siti" not in told.args[0]


def test_a_screen_closed_before_the_answer_does_no_harm(plain, shelf, qtbot):
    gate = threading.Event()

    def slow(session):
        gate.wait(5)
        return put(session, "surat")

    screen = QLabel()
    plain.write(screen, slow, done=lambda answer: screen.setText(answer))
    screen.deleteLater()
    qtbot.waitUntil(lambda: True)
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: plain.waiting() == 0)
    assert shelf.kept == ["surat"]


def test_forty_writes_finish_in_order(plain, shelf, qtbot):
    for number in range(40):
        plain.write(None, put, str(number))
    qtbot.waitUntil(lambda: plain.waiting() == 0)
    assert shelf.kept == [str(number) for number in range(40)]


def test_reading_does_not_wait_behind_a_long_write(plain, qtbot):
    gate, got = threading.Event(), []
    plain.write(None, lambda session: gate.wait(5))
    plain.read(None, lambda session: "found", done=got.append)
    qtbot.waitUntil(lambda: got == ["found"], timeout=2000)
    gate.set()


def test_a_newer_search_replaces_the_older_one(plain, qtbot):
    gate, got = threading.Event(), []
    plain.read(None, lambda session: gate.wait(5))
    for text in ("s", "si", "siti"):
        plain.read(None, lambda session, text: text, text, done=got.append, replaces="search")
    gate.set()
    qtbot.waitUntil(lambda: plain.waiting() == 0)
    assert got == ["siti"]


def test_progress_reaches_the_screen_and_cancel_keeps_nothing(plain, shelf, qtbot):
    seen, gate = [], threading.Event()

    def long(session, progress):
        session.rows.append("half")
        progress(1, 10, "Asih")
        gate.wait(5)
        progress(2, 10, "Budi")

    task = plain.write(None, long, watch=lambda done, total, text: seen.append((done, total, text)))
    qtbot.waitUntil(lambda: seen == [(1, 10, "Asih")])
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: plain.waiting() == 0)
    assert shelf.kept == []


def test_a_batch_is_one_transaction_per_item_and_says_what_was_done(plain, shelf, qtbot):
    def deed(session, item):
        if item == "b":
            refuse(session, item)
        return put(session, item)

    got = []
    with qtbot.waitSignal(plain.changed):
        plain.batch(None, ["a", "b", "c"], deed, done=got.append, title="Surat")
    assert shelf.kept == ["a", "c"]
    assert got[0].answers == ("A", "C")
    assert got[0].refused[0][0] == "b"
    assert not got[0].stopped


def test_a_stopped_batch_keeps_what_was_done(plain, shelf, qtbot):
    got, tasks = [], []

    def deed(session, item):
        if item == "b":
            tasks[0].cancel()
        return put(session, item)

    tasks.append(plain.batch(None, ["a", "b", "c"], deed, done=got.append))
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].stopped
    assert shelf.kept == ["a", "b"]


def test_trouble_in_a_batch_tells_and_still_answers(plain, shelf, qtbot):
    def deed(session, item):
        if item == "b":
            raise Trouble("token_gone")
        return put(session, item)

    got, troubles = [], []
    plain.batch(None, ["a", "b", "c"], deed, done=got.append, troubled=troubles.append)
    qtbot.waitUntil(lambda: bool(got))
    assert troubles[0].code == "token_gone"
    assert got[0].answers == ("A",)


def test_a_call_needs_no_store(plain, qtbot):
    got = []
    plain.call(None, sum, [1, 2], done=got.append)
    qtbot.waitUntil(lambda: got == [3])


def test_the_store_of_the_office_answers_too(desk, qtbot):
    import sqlalchemy as sa

    got = []
    desk.read(None, lambda session: session.scalar(sa.text("SELECT count(*) FROM units")), done=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0] >= 4


def test_twenty_thousand_calls_and_two_thousand_signals_do_not_wear_the_binding_out(qapp):
    """PySide6 6.12.0 on Python 3.11 aborts the process here; 6.11.3 is sound."""

    class Bell(QObject):
        rang = Signal(bool)

    label, bell, heard = QLabel(), Bell(), []
    bell.rang.connect(heard.append)
    for number in range(20_000):
        label.setText(str(number % 7))
    for number in range(2_000):
        bell.rang.emit(number % 2 == 0)
    assert len(heard) == 2_000
