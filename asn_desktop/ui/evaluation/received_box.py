"""The day on which several people received their results, entered once; from the next day objections may come."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.services.evaluation import finalise
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import BatchDone
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class ReceivedBox(Box):
    """`entered` gives how many were marked."""

    entered = Signal(int)

    def __init__(self, desk: Any, people: Sequence[tuple[uuid.UUID, str]], parent: QWidget | None = None) -> None:
        super().__init__(f"Tanggal diterima untuk {len(people)} hasil evaluasi", parent=parent, width=560)
        self.desk, self.people = desk, tuple(people)
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.day_box = FieldBox("&Diterima pegawai pada", self.day_edit,
                                "Batas keberatan dihitung mulai hari sesudahnya", required=True)  # fmt: skip
        names = ", ".join(name for _, name in people[:4])
        more = f" dan {len(people) - 4} lagi" if len(people) > 4 else ""
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.progress = ProgressPanel()
        self.progress.hide()
        self.body.addWidget(label(f"{names}{more}", "quiet", wrap=True))
        self.body.addWidget(self.day_box)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.problem)
        self.add_button("Tutup", closes=True)
        self.save_button = self.add_button(f"Catat {len(people)} tanggal terima", "primary")
        self.save_button.clicked.connect(self.save)
        self._task: Any = None
        desk.ended.connect(self._ended)

    def save(self) -> None:
        """Enter the day for everybody, one after another."""
        self.day_box.clear()
        day = self.day_edit.date()
        if day is None:
            self.day_box.show_problem("Tanggal kosong atau tidak terbaca. Tulis misalnya 5 Jan 2027.")
            self.fit()
            return
        self.save_button.setEnabled(False)
        self.progress.begin("Mencatat tanggal terima", "Bila dihentikan, {done} yang sudah dicatat tetap tercatat.")
        self.fit()
        task = self.desk.batch(self, self.people, _mark, day=day, today=self.desk.today(), done=self._done,
                               name=lambda one: one[1], watch=self.progress.step, title="Mencatat tanggal terima",
                               reason="tanggal terima hasil evaluasi")  # fmt: skip
        self._task = task
        self.progress.stopped.connect(task.cancel)

    def _ended(self, task: Any) -> None:
        """Also when it was stopped before it began: then nothing else is heard of it."""
        if task is self._task:
            self._task = None
            self.progress.finish()
            self.save_button.setEnabled(True)
            self.fit()

    def _done(self, made: BatchDone) -> None:
        self.progress.finish()
        self.entered.emit(len(made.answers))
        if not made.refused:
            self.accept()
            return
        (_, name), problems = made.refused[0]
        self.problem.setText(f"{len(made.answers)} dicatat, {len(made.refused)} tidak. {name}: {sentence(problems[0])}")
        self.problem.show()
        self.people = tuple(item for item, _ in made.refused)
        self.save_button.setText(f"Catat {len(self.people)} tanggal terima")
        self.save_button.setEnabled(True)
        self.fit()


def _mark(session: Any, one: tuple[uuid.UUID, str], *, day: dt.date, today: dt.date) -> Any:
    return finalise.received(session, one[0], day, today=today)
