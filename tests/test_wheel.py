"""The wheel carries forms and resources, and the installed program finds them there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as the build backend makes it from this checkout."""
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)], cwd=ROOT, check=True)
    return next(target.glob("*.whl"))


def test_every_form_and_resource_is_packed(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    for room in ("forms", "resources"):
        files = [path.relative_to(ROOT).as_posix() for path in (ROOT / room).rglob("*") if path.is_file()]
        assert files
        missing = [name for name in files if f"asn_desktop/{name}" not in packed]
        assert missing == []


def test_the_unpacked_wheel_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    asked = (
        "from asn_desktop import files;"
        "print(files.form('paper/surat_izin_cuti_tahunan.xml')); print(files.resource('tables/hari_libur.csv'))"
    )
    found = subprocess.run(
        [sys.executable, "-S", "-c", asked], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert found
    assert all(Path(name).is_relative_to(tmp_path / "asn_desktop") for name in found)
