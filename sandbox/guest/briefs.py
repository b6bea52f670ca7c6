"""What the tracer in C is told of each statement: plain values, so that they can be sent to another process."""

import ast

from sandbox.guest.quiet import Quiet
from sandbox.guest.statements import Statement, Table

Brief = tuple[int, int, int, int, int, bool, bool, bool, str | None, tuple[str, ...], frozenset[str]]
"""Index, line, mark, first and one past the last statement of its body, whether it decides a branch, is an assertion, is quiet;
the name that it augments (``None`` where it augments anything else, empty where nothing); the names that it binds, in the order
of the text; and those of its comprehensions' variables."""


def briefs(table: Table) -> dict[int, Brief]:
    """The briefs of all statements, by the line number that each is compiled with."""
    quiet = Quiet(table)
    return {one.mark: _brief(one, quiet) for one in table.statements}


def _brief(one: Statement, quiet: Quiet) -> Brief:
    first, stop = one.body
    is_quiet, asserts = quiet.is_quiet(one), one.kind == "assert"
    order, comprehended = one.binding_order, one.comprehended
    return one.index, one.line, one.mark, first, stop, one.decides, asserts, is_quiet, _augmented(one), order, comprehended


def _augmented(one: Statement) -> str | None:
    if not isinstance(one.node, ast.AugAssign):
        return ""
    return one.node.target.id if isinstance(one.node.target, ast.Name) else None
