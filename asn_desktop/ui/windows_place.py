"""What Windows wants to know of a running program; elsewhere these do nothing.

The mutex says "ASN Desktop runs": Setup looks for it by the same name (AppMutex in installer.iss) and asks the person
to close the program before files are replaced. It is held for the life of the process and goes with it, crash or not.
"""

from __future__ import annotations

import sys
from typing import Any

MUTEX = "ASNDesktopWindow"
_ANY_PROCESS = -1
_held: list[Any] = []


def say_it_runs() -> bool:
    """Make the mutex; whether it is held now."""
    if sys.platform != "win32":
        return False
    import ctypes

    if not _held:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateMutexW.restype = ctypes.c_void_p
        kernel.CreateMutexW.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_wchar_p)
        handle = kernel.CreateMutexW(None, 0, MUTEX)
        if handle:
            _held.append(handle)
    return bool(_held)


def let_others_come_forward() -> None:
    """Let the window that runs already step before others: Windows asks the program in front for leave."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANY_PROCESS)
