"""Imports as Python makes them: imported by the window's door before anything else of ours.

PySide reads the source of every module that is imported after it, to see whether that module asks for PySide's own
renamings (`from __feature__ import …`), and `linecache` keeps all it read: 850 files, 18 MB and a sixth of the start
of this program, which asks for none.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401  puts its reading import in place

if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
    linecache.clearcache()
