"""One window for each person and office folder: a second start hands its files over and ends.

The running window listens on a local socket (Windows: a named pipe) that only its own user may use. A mark beside the
data says that somebody may be listening, so an ordinary start asks nobody and loads no network room before it paints.
Beside it lies a word the listener must answer with: after a crash another user may take the address, but not read that.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop import disk
from asn_desktop.problems import Trouble

PATIENCE_MS = 3_000
LONGEST = 1 << 20  # bytes of a message; more is not ours
_END = b"\n"
_WORD = 32  # signs
_SOCKET_PATH = 100  # bytes; a socket's address holds 107


class Meeting:
    """Where the windows of one person and office folder meet. `root`: data folder; `office`: folder of the office."""

    def __init__(self, root: Path, office: Path) -> None:
        whose = f"{_user()}\n{root}\n{office}"
        name = "jendela-" + hashlib.sha256(whose.encode()).hexdigest()[:16]
        self.mark, self._secret = root / name, root / f"{name}.kata"
        path = str(self.mark)
        fits = sys.platform != "win32" and len(path.encode()) <= _SOCKET_PATH
        self.address = path if fits else f"asn-desktop-{name}"

    def marked(self) -> bool:
        """Whether somebody listened here and has not said good-bye; after a crash nobody may be there any more."""
        try:
            return self.mark.exists()
        except OSError:
            return False

    def word(self) -> bytes:
        """What the window that listens will answer with; b"" where none can be read."""
        try:
            with self._secret.open("rb") as file:
                return file.read(_WORD)
        except OSError:
            return b""

    def note(self, word: bytes) -> None:
        """Keep the word, whole at any moment. OSError, Trouble."""
        part = self._secret.with_name(f"{self._secret.name}.{os.getpid()}")
        part.write_bytes(word)
        disk.replace(part, self._secret)

    def forget(self) -> None:
        """Take word and mark away. OSError."""
        self._secret.unlink(missing_ok=True)
        self.mark.unlink(missing_ok=True)


def _user() -> str:
    return os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())


def hand_over(meeting: Meeting, files: Sequence[Path]) -> bool:
    """Give the files to the window that runs already; False when there is none, or it does not answer."""
    from PySide6.QtNetwork import QLocalSocket

    from asn_desktop.ui.windows_place import let_others_come_forward

    word = meeting.word()
    if not word:
        return False
    socket = QLocalSocket()
    socket.connectToServer(meeting.address)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    let_others_come_forward()
    socket.write(json.dumps([str(path) for path in files]).encode() + _END)
    socket.flush()
    answer = b""
    while len(answer) <= _WORD and not answer.endswith(_END) and socket.waitForReadyRead(PATIENCE_MS):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == word + _END


class OneWindow(QObject):
    """Listens for later starts. `called` carries their files, maybe none: then the window is only to come forward."""

    called = Signal(list)

    def __init__(self, meeting: Meeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._server: Any = None
        self.word = secrets.token_hex(_WORD // 2).encode()

    def listen(self) -> bool:
        """Take the place; what a crash left there is cleared away. False when the place cannot be made."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        QLocalServer.removeServer(self.meeting.address)
        with contextlib.suppress(OSError, Trouble):  # without its word nobody asks: each start opens a window
            self.meeting.note(self.word)
        if not server.listen(self.meeting.address):
            return False
        self._server = server
        with contextlib.suppress(OSError):
            self.meeting.mark.touch()
        return True

    def close(self) -> None:
        """Say good-bye."""
        if self._server is not None:
            self._server.close()
            self._server = None
            with contextlib.suppress(OSError):
                self.meeting.forget()

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            _Guest(self._server.nextPendingConnection(), self.word, self).spoke.connect(self.called)


class _Guest(QObject):
    """One later start while it speaks. Who says nothing, or something else, is not waited for."""

    spoke = Signal(list)

    def __init__(self, socket: Any, word: bytes, parent: QObject) -> None:
        super().__init__(parent)
        socket.setParent(self)
        self._socket, self._word, self._heard = socket, word, b""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._turn_away)
        self._patience.start(PATIENCE_MS)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self.deleteLater)
        self._hear()

    def _hear(self) -> None:
        self._heard += bytes(self._socket.readAll().data())
        if len(self._heard) > LONGEST:
            self._turn_away()
        elif self._heard.endswith(_END):
            files, self._heard = _files(self._heard), b""
            if files is None:
                self._turn_away()
                return
            self._socket.write(self._word + _END)
            self._socket.flush()
            self.spoke.emit(files)

    def _turn_away(self) -> None:
        self._socket.abort()


def _files(message: bytes) -> list[Path] | None:
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or not all(isinstance(one, str) and "\0" not in one for one in told):
        return None
    return [Path(one) for one in told]
