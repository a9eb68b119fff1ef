"""The mark of a finding: which values a clerk's reason was given for. Other values, and the reason no longer holds.

Source: employee data §9.1 (refused without a reason) and §9.3 (anomalies); office order of this program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from asn_desktop.problems import Problem


def mark(code: str, values: Mapping[str, Any]) -> str:
    """SHA-256 (64 hexadecimal digits) of a finding's code and values, whatever their order (employee data §9.3).

    Days count as ISO text, ids as text; a value that is None or "" counts as not there.
    """
    told = {name: str(value) for name, value in values.items() if value is not None and value != ""}
    return hashlib.sha256(json.dumps([code, told], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def mark_of(problem: Problem) -> str:
    """The mark of a finding as a rule gave it (employee data §9.3)."""
    return mark(problem.code, problem.values)
