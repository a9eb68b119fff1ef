"""Proof that a copy of the program works where it lies: one short office story, told as JSON.

    ASN Desktop --smoke RESULT.json [--folder EMPTY]     exit code 0 when every step went well, else 1
    ASN Desktop --first-paint [OFFICE]                   opens the window and ends once it was painted

From a checkout: `python -m asn_desktop --smoke …`. People, keys and certificates of the story are made in the run.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from asn_desktop.smoke.result import FailedError, Result

FIRST_PAINT, FOLDER = "--first-paint", "--folder"
NAMES = ("folder", "window", "store", "import", "leave", "letter", "signature", "package", "pages")


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 well, 1 a step failed or the result could not be written, 2 wrong use."""
    if arguments[0] == FIRST_PAINT:
        from asn_desktop.smoke.window import open_and_end

        return open_and_end(Path(arguments[1]) if len(arguments) > 1 else None)
    rest = list(arguments[1:])
    work = None
    if FOLDER in rest:
        place = rest.index(FOLDER)
        work, rest = rest[place + 1 : place + 2], rest[:place] + rest[place + 2 :]
    if len(rest) != 1 or work == []:
        return 2
    return run(Path(rest[0]), Path(work[0]) if work else None)


def run(target: Path, work: Path | None = None) -> int:
    """Walk the story in `work` (made when missing, refused when something lies in it) and write `target`.

    Without `work` the story takes place in a folder of its own that is gone afterwards.
    """
    target = target.resolve()
    own = Path(tempfile.mkdtemp(prefix="asn-")) if work is None else None
    result = Result(target, NAMES)
    try:
        _walk(result, (own / "Kantor Ñusa é" if own else work or Path()).resolve())
    except BaseException as problem:  # whatever it is, the result says so; the steps after it read "skipped"
        result.fail(problem)
    finally:
        if own is not None:
            shutil.rmtree(own, ignore_errors=True)
    return 0 if result.write() else 1


def _walk(result: Result, work: Path) -> None:
    """The window first, as at a start of the program; what the story needs is loaded after it was painted."""
    with result.step("folder") as detail:
        work.mkdir(parents=True, exist_ok=True)
        if any(work.iterdir()):
            raise FailedError("folder_not_empty")
        detail["name"] = work.name
    with result.step("window") as detail:
        from asn_desktop.smoke.window import Window, pages

        window = Window(work)
        result.first_paint = window.first_paint
        detail |= window.told()
    try:
        from asn_desktop.smoke import story

        story.tell(result, work)
    finally:
        window.close()
    with result.step("pages") as detail:
        detail["pages"] = pages(work / "kantor", work / "gambar")
