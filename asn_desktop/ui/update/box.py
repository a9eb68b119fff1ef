"""The dialog of an update: what is new, signature, backup, then "Pasang dan buka lagi"; stopped at any step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.services.updates import Closed, Found, Ready
from asn_desktop.ui import look
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.frame.help_box import HelpBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import Glyph, label
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.update import phrases
from asn_desktop.ui.update.case import Candidate, Case

TALLEST_NEWS = 110  # pixels
_STATES = {"todo": ("minus", look.MUTED), "ok": ("check", look.OK), "neutral": ("info", look.TEXT2),
           "warn": ("warn", look.WARN), "error": ("error", look.ERROR)}  # fmt: skip


class StepRow(QWidget):
    """A step: sign, what it is, and in small words what came of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._glyph = Glyph(side=20)
        self.title = label(title, "row_title", wrap=True)
        self.words = label("", "second", wrap=True, copyable=True)
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inside, 1)
        self.say("todo", title)

    def say(self, state: str, title: str, words: str = "", tip: str = "") -> None:
        """`state` is todo, ok, neutral, warn or error; the sign never stands without its words."""
        self.setToolTip(tip)
        self._glyph.show_icon(*_STATES[state])
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.state = state


class NewsView(QTextBrowser):
    """The news: as high as its lines, and no higher than a small screen bears; then it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Yang baru")
        self.setFont(look.font("body"))
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent; border: none; padding: 0px;")

    def show_text(self, text: str, width: int) -> None:
        """Show the lines in that many pixels of width."""
        self.setPlainText(text)
        self.document().setTextWidth(width)
        tall = int(self.document().size().height()) + 4
        self.setFixedHeight(min(tall, TALLEST_NEWS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tall > TALLEST_NEWS else Qt.FocusPolicy.NoFocus)


class UpdateBox(Box):
    """`install_wanted` carries the command once everything is ready and the person said so."""

    install_wanted = Signal(list)

    def __init__(self, case: Case, porter: Porter, parent: QWidget | None = None) -> None:
        super().__init__("Pembaruan ASN Desktop", "", parent, width=690)
        self._case, self._porter = case, porter
        self.found: Found | None = None
        self.ready: Ready | Closed | None = None
        self._task: Any = None
        self.release = label("", "card_title", wrap=True)
        self.news = NewsView()
        self.signature, self.backup = StepRow("Tanda tangan"), StepRow("Cadangan")
        self.copy = StepRow("Salinan Setup")
        self.banner, self.progress = Banner(), ProgressPanel()
        for one in (self.release, self.news, self.signature, self.backup, self.copy, self.progress, self.banner):
            self.body.addWidget(one)
        self.progress.stopped.connect(self.stop)
        self.choose_button = self.add_button("Pilih berkas…", "text", left=True)
        self.choose_button.clicked.connect(self.choose)
        self.later_button = self.add_button("Nanti", closes=True)
        self.again_button = self.add_button("Cari lagi")
        self.again_button.clicked.connect(self.search)
        self.do_button = self.add_button("Siapkan pembaruan", "primary")
        self.do_button.clicked.connect(self.go_on)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_help)
        porter.ended.connect(self._ended)
        self._blank()

    def search(self) -> None:
        """Look on the sticks that are plugged in now."""
        self._blank()
        self.progress.begin("Mencari di stik", "Boleh dihentikan; tidak ada yang diubah.")
        self._run(self._case.search, done=self._searched)

    def check(self, path: Path) -> None:
        """Look at this Setup, or at the Setup of this `.rilis`."""
        self._blank()
        self.progress.begin("Memeriksa berkas", "Boleh dihentikan; tidak ada yang diubah.")
        self._run(self._case.check, path, done=self.show_found)

    def choose(self) -> None:
        """Let the person point at the file."""
        name, _ = QFileDialog.getOpenFileName(self, phrases.CHOOSE, "", phrases.FILES)
        if name:
            self.check(Path(name))

    def show_found(self, candidate: Candidate) -> None:
        """What the Setup says of itself, and whether its signature vouches for it."""
        self._blank()
        self.found = found = candidate.found
        release = found.release
        self.release.setVisible(release is not None)
        if release is not None:
            self.release.setText(phrases.heading(release))
            self.news.show_text(phrases.news(release.news), self.minimumWidth() - 40)
            self.news.setVisible(bool(release.news))
            words = f"{phrases.place(found.path)}\nKunci {candidate.mark}"
            self.signature.say("ok", "Tanda tangan rilis sah", words, str(found.path))
        for step in (self.signature, self.backup, self.copy):
            step.setVisible(found.offered)
        if found.problem is not None:
            self._say("neutral" if found.problem.code == "update_same" else "warn", *phrases.told(found.problem))
        self.again_button.setVisible(not found.offered)
        self.do_button.setVisible(found.offered)
        (self.do_button if found.offered else self.again_button).setFocus()
        self.fit()

    def go_on(self) -> None:
        """The one next step: prepare, then install."""
        if self.ready is None:
            self._prepare()
        else:
            self._install()

    def show_help(self) -> None:
        """F1: how an update goes."""
        HelpBox("pembaruan", "Pembaruan", self).open()

    def stop(self) -> None:
        """Stop what runs; nothing half made stays behind."""
        if self._task is not None:
            self._task.cancel()

    def reject(self) -> None:
        self.stop()
        super().reject()

    def _prepare(self) -> None:
        note = "Bila dihentikan, tidak ada Setup setengah jadi; cadangan yang sudah selesai tetap ada."
        self._busy(True)
        self.progress.begin("Menyiapkan pembaruan", note)
        self._run(self._case.prepare, self.found, now=self._porter.now(), done=self._prepared, watch=self._step)

    def _prepared(self, ready: Ready | Closed) -> None:
        self.ready = ready
        if isinstance(ready, Ready):
            self.backup.say("ok", "Cadangan selesai dan sudah diuji", phrases.backups(ready), str(ready.backup.folder))
        if isinstance(ready, Ready) and ready.warning is not None:
            self._say("warn", *phrases.told(ready.warning))
        self.copy.say("ok", "Setup disalin dan diperiksa ulang", "", str(ready.setup))
        self.do_button.setText("Pasang dan buka lagi")
        self._run(self._case.command, ready, done=lambda _command: self._may_install())

    def _may_install(self) -> None:
        self.do_button.setFocus()
        self.fit()

    def _install(self) -> None:
        self._busy(True)
        self._run(self._case.command, self.ready, done=self.install_wanted.emit)

    def _step(self, done: int, total: int, phase: str) -> None:
        if phase in ("salin", "periksa"):  # these count bytes
            done, total = done // 1_000_000, max(total // 1_000_000, 1)
        self.progress.step(done, total, phrases.PHASES.get(phase, phase))

    def _searched(self, found: tuple[Candidate, ...]) -> None:
        if found:
            self.show_found(found[0])
            return
        self._say("neutral", phrases.NONE_FOUND, phrases.NONE_TODO)
        self.again_button.show()
        self.again_button.setFocus()

    def _run(self, work: Callable[..., Any], *args: Any, done: Any, watch: Any = None, **kw: Any) -> None:
        self._task = self._porter.call(self, work, *args, done=done, failed=self._refused, troubled=self._troubled,
                                       watch=watch or (lambda *_step: None), **kw)  # fmt: skip
        self.fit()

    def _ended(self, task: Any) -> None:
        if task is not self._task:
            return
        self._task = None
        self.progress.finish()
        self._busy(False)
        if task.cancelled:
            self._say("neutral", "Dihentikan", "Tidak ada yang dipasang dan tidak ada Setup setengah jadi.")
            self.again_button.setVisible(self.found is None)
        self.fit()

    def _busy(self, on: bool) -> None:
        for one in (self.do_button, self.choose_button):
            one.setEnabled(not on)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self._stand_still("error", *phrases.told(problems[0]))

    def _troubled(self, trouble: Trouble) -> None:
        here = trouble.code == "update_not_windows"
        self._stand_still("neutral" if here else "error", *headline(trouble))
        if here:  # ready, but not on this system: the deed stays visible, with its reason beside it
            self.do_button.setVisible(True)
            self.do_button.setEnabled(False)

    def _stand_still(self, tone: str, what: str, todo: str) -> None:
        self._say(tone, what, todo)
        self.do_button.setVisible(self.ready is not None or (self.found is not None and self.found.offered))

    def _say(self, tone: str, what: str, todo: str = "") -> None:
        self.banner.say(tone, what, todo)
        self.banner.show()
        self.fit()

    def _blank(self) -> None:
        self.found = self.ready = None
        for one in (self.release, self.news, self.signature, self.backup, self.copy, self.banner, self.progress):
            one.hide()
        self.do_button.setText("Siapkan pembaruan")
        self.do_button.setEnabled(True)
        self.do_button.hide()
        self.again_button.hide()
        words = ("todo", "Cadangan dibuat dan diuji dahulu") if self._case.opened else (
            "neutral", "Tanpa cadangan baru", phrases.NO_BACKUP)  # fmt: skip
        self.backup.say(*words)
        self.copy.say("todo", "Setup disalin ke komputer ini dan diperiksa ulang")
