"""What the salary step pages ask of the services, each one deed at the desk."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from asn_desktop.services import kgb_notices, kgb_settings
from asn_desktop.services.kgb_notices import KgbAsk


def issue_one(session: Any, item: tuple[uuid.UUID, KgbAsk], *, key: Any, today: dt.date, now: dt.datetime) -> Any:
    """One letter of the batch, signed when a key is there."""
    who, ask = item
    if key is not None:
        return kgb_notices.issue_signed(session, who, ask, key=key, today=today, now=now)
    return kgb_notices.issue(session, who, ask, today=today, now=now)


def save_settings(session: Any, changed: Mapping[str, str], *, unit_id: uuid.UUID | None, today: dt.date) -> None:
    """Keep each changed setting."""
    for name, value in changed.items():
        kgb_settings.save(session, name, value, today=today, unit_id=unit_id)
