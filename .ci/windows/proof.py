"""What a good run leaves behind: proof.json with the fingerprint of what decides the packing, and the figures.

Reads only files of the checkout; the ordinary tests import it to compute the fingerprint again.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROOF = HERE / "proof.json"
FIGURES = "docs/windows.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
TITLE = "# Windows: how the Setup is made, and what that proves\n"


def inputs(checkout: Path) -> list[Path]:
    """The files that decide how the program is packed and tried."""
    found = [checkout / name for name in ("asn-desktop.spec", "installer.iss", ".ci/constraints.txt")]
    for folder, pattern in (
        ("resources/installer", "*.isl"),
        (".ci/windows", "*.py"),
        ("tests/windows/stand_ins", "*.c"),
    ):
        found += sorted((checkout / folder).glob(pattern))
    return found


def fingerprint(checkout: Path) -> str:
    """A hash over the inputs and what pyproject.toml asks for; line ends do not count."""
    total = hashlib.sha256()
    for path in inputs(checkout):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(checkout).as_posix()}\0{len(content)}\0".encode() + content)
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [project["requires-python"], *sorted(project["dependencies"]), *sorted(extras["gui"] + extras["freeze"])]
    total.update("\n".join(asked).encode())
    return total.hexdigest()


def written(values: dict[str, Any], proof: Path = PROOF) -> dict[str, Any]:
    """The proof with the values of this run; the seconds of the other kind of run (fresh, kept) stay as they were."""
    before = json.loads(proof.read_text("utf-8")) if proof.exists() else {}
    seconds = {**before.get("seconds", {}), **values["seconds"]}
    whole = {**values, "seconds": seconds}
    proof.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return whole


def table(proof: dict[str, Any]) -> str:
    """The figures as a table of Markdown: a line for each step, a column for each kind of run."""
    kinds = [kind for kind in ("fresh", "kept") if kind in proof["seconds"]]
    heads = {"fresh": "fresh machine, s", "kept": "kept root, s"}
    steps = list(dict.fromkeys(step for kind in kinds for step in proof["seconds"][kind]))
    lines = [
        f"Version {proof['version']}, {proof['day']}, CPython {proof['python']}, under wine on two shared cores: "
        f"Setup **{proof['setup_megabytes']} MB** (limit 45), program folder {proof['payload_megabytes']} MB.",
        "", "| step | " + " | ".join(heads[kind] for kind in kinds) + " |", "|---|" + "--:|" * len(kinds),
    ]  # fmt: skip
    lines += [
        f"| {step} | " + " | ".join(_cell(proof["seconds"][kind].get(step)) for kind in kinds) + " |" for step in steps
    ]
    total = [f"**{sum(proof['seconds'][kind].values()):.0f}**" for kind in kinds]
    return "\n".join([*lines, "| **together** | " + " | ".join(total) + " |"])


def _cell(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.0f}"


def shown(page: str, figures: str) -> str:
    """A page with the figures between its markers; they are put at its end when it has none."""
    if BEGIN not in page or END not in page:
        page = (page or TITLE).rstrip() + f"\n\n{BEGIN}\n{END}\n"
    head, rest = page.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{figures}\n{END}{rest.split(END, 1)[1]}"
