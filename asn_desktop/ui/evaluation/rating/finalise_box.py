"""Tetapkan: what will be fixed, what stops it, the day, and the official's own password or the signed paper."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.evaluation import finalise, own_hand
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.official_way import OfficialWay
from asn_desktop.ui.evaluation.rating.live import LiveRound
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

_PAPER = "Dokumen ditandatangani pejabat penilai dengan tinta; pindaiannya dimasukkan di tab Surat."
_PASSWORD = "Hanya akun pejabat penilai pegawai-pegawai ini, atau atasannya."
_MOST = 5  # sentences in sight


def told(problems: Sequence[Problem]) -> list[str]:
    """The sentences, each person's name before his own, the same sentence of several people once with their names."""
    grouped: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        others = {name: value for name, value in one.values.items() if name != "nama"}
        grouped.setdefault((one.code, str(others)), []).append(one)
    lines = []
    for alike in grouped.values():
        names = list(dict.fromkeys(str(one.values["nama"]) for one in alike if one.values.get("nama")))
        more = f" dan {len(names) - 3} lagi" if len(names) > 3 else ""
        all_names = f"{', '.join(names[:3])}{more}"
        words = sentence(replace(alike[0], values={**alike[0].values, "nama": all_names}))
        lines.append(f"{all_names}: {words}" if names and all_names not in words else words)
    return list(dict.fromkeys(lines))


class FinaliseBox(Box):
    """`fixed` gives the rows. Enter never confirms: the focus begins on Batal."""

    fixed = Signal(object)

    def __init__(self, desk: Any, live: LiveRound, period: str, parent: QWidget | None = None) -> None:
        drafts = live.drafts()
        title = f"Tetapkan {len(drafts)} hasil evaluasi, {live.found.unit}, {period}"
        super().__init__(title, parent=parent, width=640)
        self.desk = desk
        self.ids: list[uuid.UUID] = [row.person.evaluation_id for row in drafts if row.person.evaluation_id]
        self.banner = Banner("neutral", "Memeriksa…")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.day_box = FieldBox("&Tanggal penetapan", self.day_edit, required=True)
        self.way = OfficialWay(desk, _PAPER, _PASSWORD)
        self._lay_out(live)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.fix_button = self.add_button(f"Tetapkan {len(self.ids)} hasil", "primary")
        self.fix_button.clicked.connect(self.fix)
        self.day_edit.date_changed.connect(lambda _day: self.check())
        self.cancel_button.setFocus()
        self.check()

    def check(self) -> None:
        """Ask what stops the fixing on that day."""
        self.day_box.clear()
        day = self.day_edit.date()
        if day is None:
            self.day_box.show_problem("Tanggal penetapan kosong atau tidak terbaca. Tulis misalnya 5 Jan 2027.")
            self.fix_button.setEnabled(False)
            return
        self.desk.read(self, finalise.check, self.ids, day=day, today=self.desk.today(), done=self._checked,
                       failed=self._checked, replaces="periksa")  # fmt: skip

    def fix(self) -> None:
        """Confirm, then fix them all or none."""
        day = self.day_edit.date()
        if day is None:
            self.check()
            return
        self.fix_button.setEnabled(False)
        self.way.confirm(lambda actor: self._fix(day, actor), self._unconfirmed)

    def _fix(self, day: dt.date, actor: Any) -> None:
        reason = f"penetapan dengan kata sandi {actor.name}" if actor else "penetapan menurut kertas"
        self.desk.write(self, own_hand.fix, self.ids, day=day, today=self.desk.today(), decided_by=actor, reason=reason,
                        done=self._done, failed=self._checked)  # fmt: skip

    def _unconfirmed(self, words: str) -> None:
        self.way.password_box.show_problem(words)
        self.fix_button.setEnabled(True)
        QTimer.singleShot(0, self, self.fit)

    def _done(self, made: Any) -> None:
        self.fixed.emit(made)
        self.accept()

    def _checked(self, problems: Sequence[Problem]) -> None:
        stops = [one for one in problems if one.blocks]
        empty(self.lines)
        if stops:
            title = f"{len(told(stops))} hal menahan penetapan"
            self.banner.say("warn", title, "Selesaikan dahulu; nilai yang tersimpan tidak berubah.")
        elif problems:
            self.banner.say("neutral", "Dapat ditetapkan", "Perhatikan catatan di bawah ini.")
        else:
            self.banner.say("ok", "Siap ditetapkan", "Sesudah ini nilai hanya berubah lewat keberatan atau versi baru.")
        said = told(stops) + told([one for one in problems if not one.blocks])
        for words in said[:_MOST]:
            self.lines.addWidget(label(f"• {words}", "", wrap=True))
        if len(said) > _MOST:
            self.lines.addWidget(label(f"dan {len(said) - _MOST} hal lain", "quiet"))
        self.fix_button.setEnabled(not stops and bool(self.ids))
        QTimer.singleShot(0, self.fit)  # the new lines count once they are shown

    def _lay_out(self, live: LiveRound) -> None:
        missing = live.missing()
        if missing:
            names = ", ".join(row.person.nama for row in missing[:3])
            more = f" dan {len(missing) - 3} lagi" if len(missing) > 3 else ""
            words = f"{len(missing)} orang belum lengkap dan tidak ikut ditetapkan: {names}{more}."
            self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addLayout(self.lines)
        self.body.addWidget(self.day_box)
        self.body.addWidget(self.way)
