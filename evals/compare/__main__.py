"""The command ``python -m evals.compare``, also ``code2cot compare``. What it does stands in ``evals.compare.command``."""

import sys
from collections.abc import Sequence

from graphs.guard import guarded


def main(arguments: Sequence[str], prog: str = "python -m evals.compare") -> int:
    """Run the command; returns its exit status, see ``evals.compare.command.run``."""

    def command() -> int:
        from evals.compare.command import run  # noqa: PLC0415 -- takes long enough that people interrupt it

        return run(arguments, prog)

    return guarded(command, prog)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
