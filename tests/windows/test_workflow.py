"""The workflow for a Windows machine and the list for a person agree with the chain, and say they have not run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "windows.yml"
CHECKLIST = ROOT / "docs" / "windows_periksa.md"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CLAIM = re.compile(r'(?<!")(tested on Windows|diuji di Windows|dicoba di PC Windows)', re.IGNORECASE)


def _workflow() -> dict:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def _lines() -> str:
    return "\n".join(step.get("run", "") for job in _workflow()["jobs"].values() for step in job["steps"])


def test_the_workflow_says_that_it_has_not_run():
    assert "NOT RUN YET" in "\n".join(WORKFLOW.read_text(encoding="utf-8").splitlines()[:4])
    assert "**Belum pernah dijalankan.**" in CHECKLIST.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_nothing_claims_more_than_wine_can_tell(page):
    told = [line for line in page.read_text(encoding="utf-8").splitlines() if CLAIM.search(line)]
    assert [line for line in told if "belum" not in line.casefold() and "not" not in line.casefold()] == []


def test_the_workflow_packs_what_the_chain_packs():
    text = _lines()
    for name in ("asn-desktop.spec", "installer.iss"):
        assert name in text
        assert (ROOT / name).is_file()
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / ".ci" / "windows").glob("*.py"))
    environment = _workflow()["env"]
    assert environment["INNO_SHA256"] in sources
    assert f"innosetup@{environment['INNO']}" in sources or environment["INNO"] in sources
    versions = {
        step["with"]["python-version"] for job in _workflow()["jobs"].values() for step in job["steps"]
        if "python-version" in step.get("with", {})
    }  # fmt: skip
    assert versions == {"3.13"}


def test_every_change_of_the_packing_starts_the_workflow():
    paths = _workflow()[True]["push"]["paths"]  # YAML reads the key `on` as true
    for path in paths:
        name = path.removesuffix("/**")
        assert (ROOT / name).exists(), path
    assert {"asn-desktop.spec", "installer.iss", "pyproject.toml", ".ci/**", "resources/installer/**"} <= set(paths)


def test_the_list_by_hand_names_what_wine_cannot_tell():
    text = CHECKLIST.read_text(encoding="utf-8")
    for word in ("F4", "Skala", "SmartScreen", "Antivirus", "stik", "klik dua kali", "Mode gelap", "OneDrive"):
        assert word.casefold() in text.casefold(), word
