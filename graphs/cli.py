"""The command ``code2cot``: its subcommands, each loaded when it is called."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import cast

COMMANDS = {"generate": ("graphs.generate:main", "make verified rows by really executing programs")}
"""Name -> (where its function is, what it does)."""


def main() -> int:
    """Run the subcommand that the first argument names; the rest is its own."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_help())
        return 0 if arguments else 2
    if arguments[0] not in COMMANDS:
        print(f"code2cot: unknown command {arguments[0]!r}; allowed: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    module, _, name = COMMANDS[arguments[0]][0].partition(":")
    command = cast("Callable[[list[str], str], int]", getattr(import_module(module), name))
    return command(arguments[1:], f"code2cot {arguments[0]}")


def _help() -> str:
    lines = [f"  {name:12}{does}" for name, (_, does) in COMMANDS.items()]
    return "\n".join(["usage: code2cot COMMAND ...", "", "commands:", *lines, "", "code2cot COMMAND --help says more."])
