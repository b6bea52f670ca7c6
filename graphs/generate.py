"""The main job: ``python -m graphs.generate --domain math``. What it does stands in ``graphs.generation``."""

import sys
from collections.abc import Sequence

from graphs.guard import guarded


def main(arguments: Sequence[str], prog: str = "python -m graphs.generate") -> int:
    """Run the command; returns its exit status, see ``graphs.generation.run``."""

    def command() -> int:
        from graphs.generation import run  # noqa: PLC0415 -- takes long enough that people interrupt it

        return run(arguments, prog)

    return guarded(command, prog)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
