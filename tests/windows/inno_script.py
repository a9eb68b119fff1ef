"""Reads installer scripts (.iss) and translations (.isl) of Inno Setup into plain values, as far as ours use them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_DEFINE = re.compile(r'^\s*#define\s+(\w+)\s+(?:"([^"]*)"|(\S+))\s*$')
_PARAMETER = re.compile(r'(\w+):\s*("(?:[^"]|"")*"|[^;]*)\s*(?:;|$)')
PLACEHOLDER = re.compile(r"%[1-9n]|\[[a-z/]+\]")
# Sections whose lines are entries of parameters; the others hold key=value.
ENTRIES = {
    "Languages", "Tasks", "InstallDelete", "UninstallDelete", "Files", "Dirs", "Icons", "Registry", "Run",
    "UninstallRun",
}  # fmt: skip


@dataclass
class Script:
    """One script: `values[section][key]`, `entries[section] = [{parameter: value}]`, `code` without comments."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    entries: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    code: str = ""
    defines: dict[str, str] = field(default_factory=dict)

    @property
    def setup(self) -> dict[str, str]:
        return self.values.get("Setup", {})


def text_of(path: Path) -> str:
    """The text of a file that must begin with the mark of UTF-8 (BOM); ValueError without it."""
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        raise ValueError(f"{path.name} does not begin with the UTF-8 mark: Inno Setup would read it as ANSI")
    return raw.decode("utf-8-sig")


def parse(text: str) -> Script:
    """The script's values, defines expanded; ValueError for a line that is not understood and for a key told twice."""
    script, section = Script(), ""
    for number, line in enumerate(text.splitlines(), 1):
        if define := _DEFINE.match(line):
            script.defines.setdefault(define[1], define[2] if define[2] is not None else define[3])
        elif heading := re.match(r"\[(\w+)\]\s*$", line):
            section = heading[1]
        elif section == "Code":
            script.code += _expanded(line, script.defines) + "\n"
        elif line.strip() and not line.lstrip().startswith((";", "#")):
            _read(script, section, _expanded(line, script.defines), number)
    script.code = re.sub(r"'[^'\n]*'|\{[^}]*\}", lambda found: found[0] if found[0][0] == "'" else " ", script.code)
    return script


def _expanded(line: str, defines: dict[str, str]) -> str:
    return re.sub(r"\{#(\w+)\}", lambda found: defines[found[1]], line)


def _read(script: Script, section: str, line: str, number: int) -> None:
    if section in ENTRIES:
        pairs = {name: _bare(value) for name, value in _PARAMETER.findall(line)}
        if not pairs:
            raise ValueError(f"line {number}: no entry: {line}")
        script.entries.setdefault(section, []).append(pairs)
        return
    key, equals, value = line.partition("=")
    kept = script.values.setdefault(section, {})
    if not section or not equals or key in kept:
        raise ValueError(f"line {number}: {'told twice' if key in kept else 'not understood'}: {line}")
    kept[key.strip()] = value


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1].replace('""', '"') if value.startswith('"') else value


def ending(sentence: str) -> str:
    """How a sentence ends: `.`, `?`, `:`, `…` (three points), or `-` for anything else."""
    if sentence.endswith("..."):
        return "…"
    return sentence[-1:] if sentence[-1:] in (".", "?", ":") else "-"


@dataclass(frozen=True)
class Key:
    """What Inno Setup itself says under a key, without the sentence."""

    placeholders: tuple[str, ...]
    end: str
    access: bool


def known_keys(path: Path) -> dict[tuple[str, str], Key]:
    """(section, key) -> Key, from inno_keys.txt."""
    keys = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        section, name, *rest = line.split()
        access = rest[-1] == "&"
        *placeholders, end = rest[:-1] if access else rest
        keys[section, name] = Key(tuple(placeholders), end, access)
    return keys


def shape(sentence: str) -> Key:
    """The same of a sentence of ours."""
    return Key(tuple(sorted(PLACEHOLDER.findall(sentence))), ending(sentence), bool(re.search(r"&\S", sentence)))
