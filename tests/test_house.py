"""The house: imports keep to their floor, transactions begin at doors, files say what they keep."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "asn_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Where a transaction may begin: the doors, the store that defines it, its migrations, and the named exceptions: deeds
# for which no session is open yet, or which must have none (create, unlock, keys, backup, restore, practice office).
MAY_BEGIN = {
    "ui/desk.py", "store/database.py", "store/migrate.py", "services/first_start.py", "services/practice.py",
    "services/office_create.py", "services/office_open.py", "services/office_keys.py", "services/office_backup.py",
}  # fmt: skip
MAY_BEGIN_UNDER = ("cli/",)

DRAWERS = {"utils", "helpers", "common", "core", "shared", "misc"}

# What a docstring of a rule names as its ground: a law, a regulation, a circular, a standard, or the house's own order.
GROUND = re.compile(
    r"\b(UU|PP|Perpres|Keppres|Permen\w*|Perka|Peraturan|Perban|SE|SKB|PMK|KepmenPAN\w*|Kepmen\w*|Keputusan|Pedoman|PUEBI|EYD|"
    r"KBBI|ISO|RFC|Permendagri|SIASN|BKN|Dukcapil|pasal|art\.|"
    r"leave\.md|employee\.md|evaluation\.md|employee data|design|office order)\b",
)


def _names(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls(path: Path, name: str) -> list[int]:
    """Lines that call `.name(` on anything but a progress panel."""
    return [
        node.lineno
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
        and not ast.unparse(node.func.value).endswith(("progress", "progress_panel"))
    ]


def _tracked() -> list[Path]:
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_every_import_keeps_to_its_floor():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_nobody_commits_by_hand(path):
    assert _calls(path, "commit") == []


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_transactions_begin_only_at_doors(path):
    name = _names(path)
    if name not in MAY_BEGIN and not name.startswith(MAY_BEGIN_UNDER):
        assert _calls(path, "begin") == []


def test_no_test_commits_by_hand():
    assert [path.name for path in sorted((ROOT / "tests").rglob("*.py")) if _calls(path, "commit")] == []


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_every_file_says_what_it_keeps(path):
    assert ast.get_docstring(_tree(path)), "a module docstring, one to three lines"


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_no_file_grows_beyond_reading(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 300


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_no_room_is_a_drawer_for_everything(path):
    assert not DRAWERS & set(path.relative_to(PACKAGE).with_suffix("").parts)


@pytest.mark.parametrize("path", sorted((PACKAGE / "rules").rglob("*.py")), ids=_names)
def test_a_rule_names_its_legal_ground(path):
    tree = _tree(path)
    whole = ast.get_docstring(tree) or ""
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not GROUND.search(ast.get_docstring(node) or "")
        and not GROUND.search(whole)
    ]
    assert bare == []


def test_nothing_names_the_machine_it_was_made_on():
    machine = re.compile(r"(?<![\w.~-])/(?:work|root|farm|opt)/|--(?:extra-)?index-url|find-links")
    leaks = []
    for path in _tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__).resolve():
            leaks += [f"{path.relative_to(ROOT)}: {found.group()}" for found in machine.finditer(text)]
    assert leaks == []


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert [_names(path) for path in MODULES if later.search(path.read_text(encoding="utf-8"))] == []
