"""The program folder, frozen from this checkout: it proves itself away from home, and holds what it must and no more.

Everything that needs the folder stands in this file, so that it is built once.
"""

from __future__ import annotations

import json
import marshal
import os
import re
import shutil
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from types import CodeType

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from asn_desktop import __version__
from asn_desktop.__main__ import DEFECT, WORDS
from asn_desktop.services import practice
from asn_desktop.smoke import NAMES
from tests.frozen.bundle import ROOT, TERMINAL, WINDOW, Bundle, freeze

# Measured 268 MB on Linux: 88 of them Qt with its bindings and ICU data, 84 the two programs with their modules, which
# are stored as they are. The bound leaves a twelfth, and stops a library that comes in unseen.
MEGABYTES = 290
QT_LIBRARIES = {
    "Core", "Gui", "Widgets", "Network", "Svg", "PrintSupport", "UiTools", "OpenGL", "OpenGLWidgets", "DBus", "XcbQpa",
}
QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtPrintSupport", "QtUiTools"}
ONLY_GPL = re.compile(
    r"Charts|Graphs|DataVisualization|VirtualKeyboard|Quick|Qml|Lottie|Timeline|NetworkAuth|HttpServer|CoAP|Mqtt|"
    r"WaylandCompositor|Shader|Designer",
)
TOOLS = {
    "pytest", "_pytest", "hypothesis", "mypy", "coverage", "ruff", "pip", "setuptools", "pkg_resources", "wheel",
    "tkinter", "_tkinter", "unittest", "pikepdf", "openpyxl", "PyInstaller", "hatchling", "importlinter", "yaml",
    "multiprocessing",
}


@pytest.fixture(scope="module")
def release_key(tmp_path_factory):
    """The public half of a release key made for this test, as its holder would lay it beside the build."""
    folder = tmp_path_factory.mktemp("kunci")
    made = Ed25519PrivateKey.generate().public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    (folder / "rilis.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM, form))
    return folder / "rilis.pem"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory, release_key):
    """The folder, built once."""
    return freeze(tmp_path_factory.mktemp("beku"), release_key.parent)


@pytest.fixture(scope="module")
def names(bundle):
    """Paths of all files below the folder, with forward slashes."""
    return [path.relative_to(bundle.folder).as_posix() for path in bundle.files()]


@pytest.fixture(scope="module")
def modules(bundle):
    """Name and code of every packed module."""
    return dict(bundle.code())


@pytest.fixture
def broken(bundle, tmp_path):
    """A copy of the folder (its files are links to the same bytes) from which a test takes something away."""
    shutil.copytree(bundle.folder, tmp_path / "rusak", symlinks=True, copy_function=os.link)
    home = tmp_path / "rumah"
    home.mkdir()
    return Bundle(tmp_path / "rusak", home)


def test_the_whole_story_holds_in_a_folder_with_a_difficult_name(bundle, tmp_path):
    work, target = tmp_path / "Kantor Siti Nurhaliza Ñ é", tmp_path / "hasil.json"
    done = bundle.run(WINDOW, "--smoke", target, "--folder", work)
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found["ok"], (found, done.stderr)
    assert done.returncode == 0
    assert (found["frozen"], found["version"]) == (True, __version__)
    assert [line["name"] for line in found["steps"]] == list(NAMES)
    detail = {line["name"]: line["detail"] for line in found["steps"]}
    assert detail["signature"] == {"formulir-cuti": 2, "surat-izin-cuti": 1}
    assert detail["package"]["people"] == detail["import"]["people"] > 50
    assert detail["pages"]["pages"] >= 15
    assert found["first_paint_seconds"] > 0
    assert (work / "kantor/kantor.asn").is_file(), "what the story left behind stays in the folder that was named"
    assert list(bundle.home.rglob("*.asn")) == []


def test_both_programs_start(bundle, tmp_path):
    opened = bundle.run(WINDOW, "--first-paint", XDG_DATA_HOME=str(tmp_path))
    assert (opened.returncode, opened.stdout) == (0, ""), opened.stderr
    told = bundle.run(TERMINAL, "--versi")
    assert (told.returncode, told.stdout) == (0, f"ASN Desktop {__version__}\n")


def test_the_terminal_makes_a_practice_office_and_lists_its_people(bundle, tmp_path):
    user = practice.USERS[1].username
    office = {"ASN_KANTOR": str(tmp_path / "latihan"), "ASN_PENGGUNA": user, "ASN_SANDI": practice.PASSWORD}
    made = bundle.run(TERMINAL, "kantor", "latihan", **office)
    assert made.returncode == 0, made.stderr
    listed = bundle.run(TERMINAL, "pegawai", "daftar", **office)
    assert listed.returncode == 0, listed.stderr
    assert len(re.findall(r"^\d{18} ", listed.stdout, re.MULTILINE)) > 50


@pytest.mark.parametrize("room", ["forms", "resources"])
def test_every_form_and_resource_is_packed_as_it_is(bundle, room):
    wanted = [path for path in (ROOT / room).rglob("*") if path.is_file() and path.parent.name != "installer"]
    assert wanted
    packed = bundle.inside / "asn_desktop"
    apart = [
        path.relative_to(ROOT).as_posix()
        for path in wanted
        if not (here := packed / path.relative_to(ROOT)).is_file() or here.read_bytes() != path.read_bytes()
    ]
    assert apart == []


def test_every_module_of_the_program_is_packed(modules):
    wanted = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in (ROOT / "asn_desktop").rglob("*.py")
        if path.name not in ("__main__.py", "console.py")
    }
    assert wanted - set(modules) == set()


def test_the_steps_of_the_store_lie_as_files_where_they_are_looked_for(bundle):
    wanted = {path.name for path in (ROOT / "asn_desktop/store/migrations/versions").glob("v*.py")}
    assert wanted
    assert wanted <= {path.name for path in (bundle.inside / "asn_desktop/store/migrations/versions").iterdir()}


def test_a_release_key_from_outside_is_packed(bundle, release_key):
    packed = bundle.inside / "asn_desktop/resources/release/rilis.pem"
    assert packed.read_bytes() == release_key.read_bytes()


def test_no_qt_room_is_packed_but_those_in_use(names):
    libraries = {found[1] for name in names if (found := re.search(r"(?:^|/)(?:lib)?Qt6(\w+?)\.(?:so|dll)", name))}
    assert "Core" in libraries
    assert libraries - QT_LIBRARIES == set()
    rooms = {found[1] for name in names if (found := re.search(r"PySide6/(Qt\w+)\.(?:abi3\.so|pyd)", name))}
    assert "QtCore" in rooms
    assert rooms - QT_MODULES == set()
    assert [name for name in names if "PySide6" in name and ONLY_GPL.search(name)] == []
    plugins = {name.split("/plugins/")[1].split("/")[0] for name in names if "/plugins/" in name}
    assert "platforms" in plugins
    assert plugins & {"tls", "platforminputcontexts", "qmltooling", "sqldrivers", "virtualkeyboard"} == set()


def test_no_tool_of_building_or_testing_is_packed(names, modules):
    inside = {name.split("/")[1].split("-")[0] for name in names if name.startswith("_internal/")}
    packed = {name.split(".")[0] for name in modules}
    assert {"asn_desktop", "pyhanko", "sqlalchemy"} <= packed
    assert (inside | packed) & TOOLS == set()
    assert [name for name in names if name.endswith((".ts", ".qm", ".pyi", ".h", ".cmake"))] == []


def test_licences_go_with_the_folder(bundle):
    assert (bundle.inside / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (bundle.inside / "licences.md").read_bytes() == (ROOT / "docs/licences.md").read_bytes()
    texts = {path.name for path in (bundle.inside / "asn_desktop/resources/licences").rglob("*") if path.is_file()}
    assert any("LGPL" in name.upper() for name in texts), texts
    assert any("GPL-3" in name.upper() or name.upper().startswith("GPL") for name in texts), texts


def test_every_packed_package_brings_its_terms(bundle, modules):
    owners = packages_distributions()
    packed = {owner for name in modules for owner in owners.get(name.split(".")[0], ())}
    assert {"SQLAlchemy", "pyHanko", "reportlab", "PySide6_Essentials"} <= packed
    brought = {path.parent.name for path in (bundle.inside / "licences").glob("*/*") if path.stat().st_size > 100}
    assert (packed | {"Python", "pyinstaller", "num2words"}) - brought == set()


def test_num2words_may_be_replaced_by_whoever_uses_the_program(broken, modules):
    assert not [name for name in modules if name.startswith("num2words")]
    own = broken.inside / "num2words/__init__.py"
    text = own.read_text(encoding="utf-8")
    own.unlink()  # the link, not the bytes of the other folder
    own.write_text(text + "\nraise ImportError('pustaka pengganti', name='pengganti')\n", encoding="utf-8")
    target = broken.home / "hasil.json"
    assert broken.run(WINDOW, "--smoke", target, "--folder", broken.home / "kantor").returncode == 1
    assert "pengganti" in target.read_text(encoding="utf-8")


def test_the_modules_are_stored_as_they_are(bundle):
    """A packed archive in each program would cost the Setup its size twice over."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(bundle.folder / WINDOW))
    name = next(name for name in archive.toc if name.startswith("PYZ"))
    stored, whole = archive.toc[name][1], archive.toc[name][2]
    modules = archive.open_embedded_archive(name)
    some = [one for one in list(modules.toc)[::50] if isinstance(modules.extract(one), CodeType)]
    assert stored == whole
    assert len(some) > 20
    assert all(modules.toc[one][2] >= len(marshal.dumps(modules.extract(one))) for one in some)


def test_the_folder_is_no_larger_than_said(bundle):
    megabytes = sum(path.stat().st_size for path in bundle.files()) / 1024**2
    assert megabytes < MEGABYTES


def test_nothing_names_the_machine_it_was_built_on(bundle, modules):
    here = [str(ROOT / "asn_desktop"), str(Path(sys.prefix) / "lib"), str(bundle.folder.parent.parent)]
    marks = [place.encode() for place in here]
    naming = [
        path.relative_to(bundle.folder).as_posix()
        for path in bundle.files()
        if any(mark in data for data in [path.read_bytes()] for mark in marks)
    ]
    assert naming == []
    assert [name for name, code in modules.items() if os.path.isabs(code.co_filename)] == []


def test_a_missing_library_ends_in_a_failed_step_and_skipped_ones(broken):
    library = next(broken.inside.glob("sqlcipher3/*.so"))
    library.unlink()
    target = broken.home / "hasil.json"
    assert broken.run(WINDOW, "--smoke", target, "--folder", broken.home / "kantor").returncode == 1
    steps = {line["name"]: line for line in json.loads(target.read_text(encoding="utf-8"))["steps"]}
    assert "sqlcipher3" in steps["store"]["error"]["code"]
    assert steps["window"]["ok"]
    assert steps["pages"]["skipped"]


def test_a_program_without_a_library_says_so_and_keeps_it(broken):
    (broken.inside / "PySide6/QtWidgets.abi3.so").unlink()
    done = broken.run(WINDOW)
    log = broken.home / ".local/share/ASN Desktop/log/asn-desktop.log"
    assert done.returncode == DEFECT
    assert done.stderr == WORDS.format(place=log) + "\n"
    assert "ModuleNotFoundError (PySide6.QtWidgets)" in log.read_text(encoding="utf-8")


def test_a_program_without_a_resource_says_so(broken):
    (broken.inside / "asn_desktop/resources/style.qss").unlink()
    with broken.start(WINDOW) as running:  # its box waits for somebody
        said = running.stderr.readline()
        running.kill()
    assert "resources/style.qss" in said
