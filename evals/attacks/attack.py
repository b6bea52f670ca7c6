"""One attack, and all of them.

A file of this folder is a class of attacks. After each of them three things must be true: the outcome is one of ``ends``, and the
value is ``value`` where that is given; nothing outside the program's own folder was read or written (an attempt raises the
system's error, which the attack reports as ``refused``); and the next program finds the sandbox as this one did.
"""

import platform
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from sandbox.base import Report
from sandbox.program import Program

REFUSED = "refused"
"""The end of an attack that met the system's error and returned."""


@dataclass(frozen=True, slots=True)
class Attack:
    """The body of a hostile function ``solve``.

    Attributes:
        group: class, the name of its file.
        name: unique in its class.
        body: statements of ``solve``.
        ends: outcomes that are fine; ``refused`` means that the system's error reached the program, which then returned.
        value: text of the value, where it returns one of its own; empty for any.
        prelude: what stands before ``solve``.
        forgeable: whether it may bring about a false trace, alike in both recordings, by knowing the code of the guest.
    """

    group: str
    name: str
    body: str
    ends: tuple[str, ...]
    value: str = ""
    prelude: str = ""
    forgeable: bool = False

    @property
    def program(self) -> Program:
        """The whole program."""
        body = textwrap.indent(self.body.strip("\n"), "    ")
        if REFUSED in self.ends:
            body = f"    try:\n{textwrap.indent(body, '    ')}\n    except (OSError, RuntimeError):\n        return {REFUSED!r}"
        return Program(f"{self.prelude}def solve():\n{body}\n", "solve")

    def objection(self, report: Report) -> str:
        """What is wrong with how it ended, for people; empty if nothing is."""
        if report.returned == repr(REFUSED):
            return "" if REFUSED in self.ends else "it was refused"
        if report.outcome not in self.ends:
            return f"{report.outcome} {report.detail}: {str(report.returned or report.raised)[:80]}"
        if self.value and report.returned not in (None, self.value):
            return f"returned {str(report.returned)[:80]} instead of {self.value}"
        return ""


def attacks() -> list[Attack]:
    """All that this machine can run, in order of class."""
    found: list[Attack] = []
    files = [path for path in resources.files("evals.attacks").iterdir() if path.name.endswith(".toml")]
    for path in sorted(files, key=lambda path: path.name):
        content: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        if content.get("machine", platform.machine()) == platform.machine():
            found += _of_class(path.name.removesuffix(".toml"), content)
    return found


def _of_class(group: str, content: Mapping[str, Any]) -> list[Attack]:
    prelude = str(content.get("prelude", ""))
    return [
        Attack(
            group,
            name,
            str(one["body"]),
            tuple(one["ends"]),
            str(one.get("value", "")),
            f"{prelude}\n\n" if prelude else "",
            bool(one.get("forgeable")),
        )
        for name, one in content.items()
        if isinstance(one, dict)
    ]
