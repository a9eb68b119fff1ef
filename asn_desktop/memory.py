"""Rest for Python's collector of cyclic rubbish, while a deed makes very many values that all live until its end."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_resting = 0


@contextmanager
def at_rest() -> Iterator[None]:
    """As a `with` block or a decorator: no cyclic collection meanwhile, in any thread; what has no cycle goes at once.

    Without it a file of 10,000 people is walked again and again as it grows: a fifth of the time of an import.
    """
    global _resting
    with _lock:
        _resting += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if not _resting:
                gc.enable()
