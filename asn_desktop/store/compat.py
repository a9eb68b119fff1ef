"""What Python will bring later, under the name it will have."""

from __future__ import annotations

import uuid

import uuid_utils


def uuid7() -> uuid.UUID:
    """A time-ordered identifier (RFC 9562), as the standard library's own type."""
    return uuid.UUID(int=uuid_utils.uuid7().int)
