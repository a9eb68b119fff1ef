"""The console program of the frozen folder: the same commands as `asn`, under a file name of its own."""

from __future__ import annotations

from asn_desktop.cli import main

if __name__ == "__main__":
    main()
