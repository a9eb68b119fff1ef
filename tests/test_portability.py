"""What works on Linux and fails on Windows, looked for in the program's text and tried where that can be done."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.cli import streams

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "asn_desktop"
TREES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
         for path in sorted(PACKAGE.rglob("*.py"))}  # fmt: skip


def _calls() -> Iterator[tuple[str, ast.Call, str, str]]:
    """Every call: file with line, the call, the last word of what is called, and all of it."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                yield f"{name}:{node.lineno}", node, called.rsplit(".", 1)[-1], called


CALLS = list(_calls())


def _given(call: ast.Call) -> set[str | None]:
    return {one.arg for one in call.keywords}


def test_there_is_something_to_look_at():
    assert len(TREES) > 300
    assert len(CALLS) > 20_000


def test_text_files_say_their_encoding():
    """Windows would read and write them in cp1252."""
    found = [at for at, call, word, _ in CALLS
             if word in ("read_text", "write_text") and "encoding" not in _given(call)]  # fmt: skip
    for at, call, word, whole in CALLS:
        if whole in ("open", "io.open") or (word == "open" and whole.startswith("files.")):
            words = [one.value for one in call.args if isinstance(one, ast.Constant)]
            if not {"rb", "wb", "xb", "ab", "r+b", "w+b"} & set(words) and "encoding" not in _given(call):
                found.append(at)
    assert found == []


def test_csv_files_are_opened_without_translating_lines():
    """Otherwise the rows of a file written on Windows are parted by an empty one."""
    for name, tree in TREES.items():
        text = ast.unparse(tree)
        if re.search(r"csv\.(writer|DictWriter)\((?!sys\.stdout)", text) and "StringIO(" not in text:
            pytest.fail(f"{name} writes CSV neither to the terminal nor into memory: open with newline='', say so here")


def test_children_answer_in_utf_8():
    found = [at for at, call, word, _ in CALLS
             if word in ("run", "Popen", "check_output") and _given(call) & {"text", "universal_newlines"}
             and "encoding" not in _given(call)]  # fmt: skip
    assert found == []


def test_no_call_exists_on_one_system_only():
    """Calls and modules Windows lacks stand behind a question for the system, in the files that are meant to ask it."""
    lacking = {"fork", "getuid", "geteuid", "statvfs", "mkfifo", "chown", "umask", "killpg", "alarm", "pause", "tzset",
               "startfile"}  # fmt: skip
    asked = {name for name, tree in TREES.items() if re.search(r"sys\.platform|os\.name", ast.unparse(tree))}
    calls = [at for at, _, word, whole in CALLS if word in lacking and whole.startswith(("os.", "signal.", "time."))
             and at.split(":")[0] not in asked]  # fmt: skip
    modules = {"pwd", "grp", "fcntl", "termios", "resource", "msvcrt", "winreg", "_winapi", "curses", "readline"}
    allowed = {("store/lock.py", "fcntl"), ("store/lock.py", "msvcrt"), ("store/machine.py", "winreg")}
    imported = {(name, alias.name) for name, tree in TREES.items() for node in ast.walk(tree)
                if isinstance(node, ast.Import) for alias in node.names if alias.name in modules}  # fmt: skip
    assert calls == []
    assert imported <= allowed
    tops = {(name, alias.name) for name, tree in TREES.items() for node in tree.body
            if isinstance(node, ast.Import) for alias in node.names if alias.name in modules}  # fmt: skip
    assert tops == set(), "imported while the file is loaded: it could not be loaded on the other system"


def test_a_file_is_put_in_its_place_in_one_room_only():
    """`disk.py` waits for the virus scanner; a bare rename does not, and `os.rename` never replaces there."""
    found = [at for at, _, _, whole in CALLS if whole in ("os.rename", "os.replace", "os.renames", "shutil.move")]
    found += [at for at, call, word, whole in CALLS if word in ("rename", "replace") and len(call.args) == 1
              and not call.keywords and whole not in ("replace", "dataclasses.replace")]  # fmt: skip
    assert [at for at in found if not at.startswith("disk.py:")] == []


def test_folders_are_opened_for_the_disk_nowhere_on_windows():
    """`os.open` of a folder is refused there: both places ask for the system first."""
    folders = [at for at, call, _, whole in CALLS if whole == "os.open" and "O_RDONLY" in ast.unparse(call)]
    assert folders
    for name in {at.split(":")[0] for at in folders}:
        text = (PACKAGE / name).read_text(encoding="utf-8")
        assert re.search(r'if (sys\.platform == "win32"|os\.name == "nt"):\n\s+return', text), name


def test_moments_name_their_zone_and_no_text_needs_the_system():
    """`%-d` is unknown there, `%B` speaks the system's tongue, and a moment without zone is the PC's."""
    found = []
    for at, call, word, whole in CALLS:
        if word == "strftime" and re.search(r"%(-|#|s|a|A|b|B|c|x|X|p|h|Z)", ast.unparse(call)):
            found.append(at)
        bare = not call.args and not call.keywords
        ours = ("datetime.now", "datetime.today", "date.today", "utcnow", "astimezone")
        if bare and whole.endswith(ours):
            found.append(at)
        if word in ("fromtimestamp", "utcfromtimestamp") and len(call.args) < 2 and "tz" not in _given(call):
            found.append(at)
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
                spec = ast.unparse(node.format_spec)
                if re.search(r"%(-|#|s|a|A|b|B|c|x|X|p|h|Z)", spec):
                    found.append(f"{name}:{node.lineno}")
    found = [at for at in found if not at.startswith("__main__.py:")]  # the log's last line, in the PC's own time
    assert found == []


def test_no_place_of_one_system_is_written_down():
    """Folders of Linux stand only where Linux was asked for."""
    allowed = {"store/machine.py", "services/outbox.py", "services/office_backup.py", "store/places.py",
               "smoke/window.py"}  # fmt: skip
    found = {name for name, tree in TREES.items() for node in ast.walk(tree)
             if isinstance(node, ast.Constant) and isinstance(node.value, str)
             and re.match(r"/(tmp|dev|proc|etc|var|usr|home|run|media|mnt)(/|$)", node.value)}  # fmt: skip
    assert found <= allowed


def test_no_key_takes_a_letter_from_the_keyboard():
    """Ctrl+Alt is AltGr there: a shortcut of it would swallow signs on many keyboards."""
    texts = [(path, path.read_text(encoding="utf-8")) for room in (PACKAGE, ROOT / "forms") for ending in ("py", "ui")
             for path in room.rglob(f"*.{ending}")]  # fmt: skip
    assert len(texts) > 400
    assert [path.name for path, text in texts if re.search(r"Ctrl\+Alt|AltGr|Meta\+", text)] == []


def _python(code: str, encoding: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONUTF8"}
    env |= {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code, *words], env=env, capture_output=True, check=False,
                          stdin=subprocess.DEVNULL)  # fmt: skip


ASN = "import sys; sys.argv[0] = 'asn'; from asn_desktop.cli import main; main()"


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_the_terminal_speaks_utf_8_through_any_pipe(encoding: str):
    """Help with "…" in it, into a pipe of an old code page: whole, and no traceback."""
    done = _python(ASN, encoding, "wewenang", "catat", "--help")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "…" in done.stdout.decode("utf-8")


def test_a_sign_nobody_can_write_does_not_end_a_command():
    """A lone surrogate comes from a file name of another code page."""
    done = _python("from asn_desktop.cli import streams; streams.make_fit(); print('a\\udce9b \\u2265')", "cp1252")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").strip() == "a\\udce9b ≥"


@pytest.mark.parametrize("words", [["--versi"], ["tidak-ada"], ["kantor", "periksa"]])
def test_the_terminal_lives_without_streams(words: list[str]):
    """A windowed program has none: `sys.stdout is None`. Said to nobody, but the exit code is the same."""
    command = [sys.executable, "-c", ASN, *words]
    env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")} | {"PYTHONPATH": str(ROOT)}
    there = subprocess.run(command, env=env, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    closed = "import os, sys; [os.close(n) for n in (0, 1, 2)]; os.execv(sys.executable, sys.argv[1:])"
    none = subprocess.run([sys.executable, "-c", closed, *command], env=env, check=False)
    assert none.returncode == there.returncode
    assert none.returncode in (0, 2)


@pytest.mark.parametrize(
    "data",
    ["sandi é".encode(), "sandi é".encode("utf-8-sig"), "sandi é".encode("utf-16"), "sandi é\r\n".encode("utf-16")],
)
def test_a_file_of_notepad_or_powershell_is_read(data: bytes):
    """The mark before a password would otherwise be part of it."""
    assert streams.text_of(data).splitlines() == ["sandi é"]


def test_the_window_opens_without_streams(tmp_path: Path):
    """What a double click starts on Windows has no stdin, stdout or stderr: nothing it prints or warns may end it."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path),
                        "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONWARNINGS": "always"}  # fmt: skip
    noisy = "import sys, warnings, logging, traceback\n" \
            "assert sys.stdout is None and sys.stderr is None and sys.stdin is None\n" \
            "print('x'); warnings.warn('x'); logging.warning('x'); logging.getLogger('asn_desktop').error('x')\n" \
            "from asn_desktop.__main__ import main\n" \
            "sys.argv = ['ASN Desktop', '--first-paint']\n" \
            "sys.exit(main())"  # fmt: skip
    closed = "import os, sys; [os.close(n) for n in (0, 1, 2)]; os.execv(sys.executable, sys.argv[1:])"
    command = [sys.executable, "-c", closed, sys.executable, "-c", noisy]
    done = subprocess.run(command, env=env, check=False, cwd=tmp_path)
    assert done.returncode == 0


def test_a_checkout_on_windows_has_the_same_bytes():
    """Git turns line ends there otherwise; fingerprints of packaging and samples are reckoned from bytes."""
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* text=auto eol=lf" in rules
    listed = subprocess.run(["git", "ls-files", "-z", "--eol"], cwd=ROOT, capture_output=True, check=True).stdout
    lines = [line.split("\t") for line in listed.decode("utf-8").split("\0") if line]
    assert len(lines) > 1000
    turned = [name for kinds, name in lines if "i/crlf" in kinds and "attr/-text" not in kinds]
    assert turned == []


def test_no_second_process_is_made_that_windows_would_start_anew():
    """There is no fork: a frozen program would open its window once more unless it says `freeze_support` first."""
    text = {name: ast.unparse(tree) for name, tree in TREES.items()}
    using = [name for name, body in text.items() if re.search(r"\bmultiprocessing\b|ProcessPoolExecutor", body)]
    assert not using or "freeze_support()" in text["__main__.py"], using
