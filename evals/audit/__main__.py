"""The command ``python -m evals.audit FILE``, also ``code2cot audit``. What it does stands in ``evals.audit.audit``."""

import sys
from collections.abc import Sequence

from graphs.guard import guarded


def main(arguments: Sequence[str], prog: str = "python -m evals.audit") -> int:
    """Run the command; returns its exit status, see ``evals.audit.audit.run``."""

    def command() -> int:
        from evals.audit.audit import run  # noqa: PLC0415 -- takes long enough that people interrupt it

        return run(arguments, prog)

    return guarded(command, prog)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
