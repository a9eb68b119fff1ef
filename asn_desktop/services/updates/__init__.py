"""Update by stick: look for a newer Setup, check it, prepare it beside a fresh backup, say how it is started.

A deed without a session: it takes folders and the opened office, as those of `office` do. `keys` is left out by the
doors: then the release keys this program carries are asked (`resources/release/`).
"""

from __future__ import annotations

from asn_desktop.rules.releases import Release
from asn_desktop.services.updates.arrival import Arrival, arrived, seen
from asn_desktop.services.updates.preparing import (
    PHASES,
    Closed,
    Progress,
    Ready,
    command,
    prepare,
    prepare_closed,
    schema_of,
    waiting,
)
from asn_desktop.services.updates.search import Found, check, here, look, places, setup_of, signer, trusted

__all__ = [
    "PHASES", "Arrival", "Closed", "Found", "Progress", "Ready", "Release", "arrived", "check", "command", "here",
    "look", "places", "prepare", "prepare_closed", "schema_of", "seen", "setup_of", "signer", "trusted", "waiting",
]  # fmt: skip
