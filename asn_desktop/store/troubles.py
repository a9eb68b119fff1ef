"""What the database engine complains about, as a Trouble with a code a person can be told about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from asn_desktop import disk
from asn_desktop.problems import Trouble

# Parts of SQLite's own messages -> our code. SQLite keeps these texts stable.
_BY_TEXT = (
    ("file is not a database", "store_damaged"),
    ("malformed", "store_damaged"),
    ("file is encrypted", "store_damaged"),
    ("disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("unable to open database", "store_unreachable"),
    ("database is locked", "store_busy"),
    ("disk i/o error", "disk_failed"),
)


def trouble_of(error: BaseException) -> Trouble | None:
    """The Trouble behind a driver's or the file system's error, or None when it is a bug of ours."""
    if isinstance(error, OSError):
        code = disk.code(error)
        return Trouble(code) if code else None
    text = str(getattr(error, "orig", error)).lower()
    return next((Trouble(code) for part, code in _BY_TEXT if part in text), None)


@contextmanager
def told() -> Iterator[None]:
    """Turn errors of driver and disk inside the block into Trouble; integrity errors and bugs pass through.

    The original is not chained: it could carry bound values, which are personal data.
    """
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except (sa.exc.DBAPIError, sqlcipher.Error, OSError) as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from None
