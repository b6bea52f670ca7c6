"""The command ``python -m sandbox FILE.py ENTRY 'ARGS'``. What it does stands in ``sandbox.command``."""

import sys
from collections.abc import Sequence

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status, see ``sandbox.command.run``. Stopped at any moment, it ends with one line."""
    try:
        from sandbox.command import run  # noqa: PLC0415 -- takes long enough that people interrupt it

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        sys.stderr.write("sandbox: stopped\n")
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
