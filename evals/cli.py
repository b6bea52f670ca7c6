"""The command ``code2cot``: its subcommands, each loaded when it is called."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import cast

from graphs import __version__
from graphs.guard import guarded

COMMANDS = {
    "generate": ("graphs.generate:main", "make verified rows by really executing programs"),
    "audit": ("evals.audit.__main__:main", "check any file of narrations once more, by really executing their programs"),
    "compare": ("evals.compare.__main__:main", "say which narrators tell the same traces most faithfully, and for what money"),
    "dataset": ("evals.dataset.__main__:main", "say how varied, evenly spread, guessable and hard the rows of a run are"),
    "export": ("evals.export.__main__:main", "write the rows of a run in the form that trainers read, with a dataset card"),
    "new-domain": ("evals.newdomain.command:main", "begin a domain of your own, and check that it is a good one"),
    "doctor": ("evals.doctor.command:main", "say what works here and what does not: engine, image, keys, models, disk"),
    "cache": ("evals.cache:main", "list or forget the replies of models that were paid for"),
    "scripted-server": ("evals.scripted:main", "speak both protocols of models from a script, for tests and demonstrations"),
}
"""Name -> (where its function is, what it does)."""


def main() -> int:
    """Run the subcommand that the first argument names; the rest is its own."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"code2cot {__version__}")
        return 0
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_help())
        return 0 if arguments else 2
    if arguments[0] not in COMMANDS:
        print(f"code2cot: unknown command {arguments[0]!r}; allowed: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    module, _, name = COMMANDS[arguments[0]][0].partition(":")
    prog = f"code2cot {arguments[0]}"

    def command() -> int:
        return cast("Callable[[list[str], str], int]", getattr(import_module(module), name))(arguments[1:], prog)

    return guarded(command, prog)


def _help() -> str:
    lines = [f"  {name:17}{does}" for name, (_, does) in COMMANDS.items()]
    return "\n".join(
        [
            "usage: code2cot COMMAND ...",
            "       code2cot --version",
            "",
            "commands:",
            *lines,
            "",
            "code2cot COMMAND --help says more.",
        ]
    )
