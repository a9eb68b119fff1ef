"""The documents keep up: every command stands in the guide, every tab has its picture, every code its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands(group, words=("asn",)):
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


def _all_commands():
    from asn_desktop.cli import app

    return list(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", [name for name, _ in _all_commands()])
def test_every_command_is_in_the_guide(name):
    assert re.search(rf"`{re.escape(name)}\b", GUIDE), f"docs/panduan.md does not show {name}"


def test_every_command_says_what_it_does():
    assert [name for name, command in _all_commands() if not command.help] == []


def test_the_guide_shows_no_command_that_is_not_there():
    there = {name for name, _ in _all_commands()}
    groups = {name.split()[1] for name in there if name.count(" ") > 1}
    alone = {name.split()[1] for name in there if name.count(" ") == 1}
    shown = re.findall(r"`asn (?:--?[a-z][\w-]*(?: [A-Z]\S*)? )*([a-z][a-z-]*)(?: ([a-z][a-z0-9-]*))?", GUIDE)
    named = {" ".join(name.split()[:3]) for name in there}  # a group within a group counts by its name
    assert {f"asn {noun} {deed}" for noun, deed in shown if noun in groups and deed} - named == set()
    assert {noun for noun, _ in shown} - groups - alone == set()


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_every_link_and_picture_is_there(page):
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_tab_has_its_picture_in_the_readme():
    tabs = [path.parent.name for path in (ROOT / "asn_desktop" / "ui").glob("*/tab.py")]
    shown = re.findall(r"docs/pictures/([\w-]+)\.png", README)
    missing = [tab for tab in tabs if TAB_PICTURES.get(tab, tab) not in shown]
    assert tabs
    assert missing == []


def test_every_kept_picture_is_in_the_index():
    index = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
    kept = [path.name for path in (ROOT / "docs" / "pictures").glob("*.png")]
    assert kept
    assert [name for name in kept if f"pictures/{name}" not in index] == []


# The folder of a tab is English, its picture has the name the clerk sees.
TAB_PICTURES = {
    "home": "beranda", "employees": "pegawai", "leave": "cuti_permintaan", "letters": "surat", "exchange": "kirim",
    "centre": "kirim_bkpsdm", "reports": "laporan", "attendance": "kehadiran",
    "evaluation": "kinerja",
}  # fmt: skip
