"""What it is for a value to change: by an amount, by an item, up or down."""

import ast
from collections.abc import Sequence
from itertools import pairwise

from agents.checker.restating.clause import Clause, Form
from sandbox.guest import literals


def direction(values: Sequence[object]) -> frozenset[str]:
    """What words of change numbers bear out."""
    numbers = [
        one if isinstance(one, int | float) else len(one) for one in values if isinstance(one, int | float | str | list | dict)
    ]
    if len(numbers) != len(values) or len(numbers) < 2:
        return frozenset()
    pairs = list(pairwise(numbers))
    if all(one < other for one, other in pairs):
        return frozenset({"up", "add"})
    return frozenset({"down", "subtract"}) if all(one > other for one, other in pairs) else frozenset()


def root(tree: ast.expr) -> str:
    """The variable in which what an expression names lies; empty if it lies in none."""
    node = tree
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def changed(one: Clause, before: object, after: object, wanted: object) -> bool:
    """Whether a value changes as a clause says."""
    if one.form is Form.SHIFTS:
        if not isinstance(before, int | float) or not isinstance(after, int | float) or not isinstance(wanted, int | float):
            return False
        return wanted > 0 and after - before == one.sign * wanted
    old, new = (before, after) if one.form is Form.GAINS else (after, before)
    if isinstance(old, str) and isinstance(new, str):
        return isinstance(wanted, str) and wanted != "" and (new == old + wanted or new == wanted + old)
    if isinstance(old, list) and isinstance(new, list):
        return len(new) == len(old) + 1 and literals.text(sorted(map(literals.text, new))) == literals.text(
            sorted([*map(literals.text, old), literals.text(wanted)])
        )
    if isinstance(old, dict | set | frozenset) and isinstance(new, dict | set | frozenset):
        return len(new) == len(old) + 1 and wanted in new and wanted not in old
    return False
