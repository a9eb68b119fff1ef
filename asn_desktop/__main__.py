"""Opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window; the exit code of the program."""
    from asn_desktop import app

    return app.main()


if __name__ == "__main__":
    sys.exit(main())
