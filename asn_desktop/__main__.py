"""Opens the window, or proves that this copy of the program works."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window; the exit code of the program."""
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        from asn_desktop import smoke

        if smoke.wanted(arguments):
            return smoke.main(arguments)
    from asn_desktop import app

    return app.main()


if __name__ == "__main__":
    sys.exit(main())
