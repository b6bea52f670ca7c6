"""Points of a plane in prose: "(3, 4)" is what two variables have that are named alike but for x and y."""

import ast

from agents.checker.plain.needs import Need, alike
from agents.checker.plain.noun import text_of
from agents.checker.plain.sheet import Sheet


def named(names: set[str]) -> list[tuple[str, str]]:
    """The variables that are the coordinates of one point."""
    return sorted((name, other) for name in names for other in _twins(name) & names)


def need(said: str) -> Need | None:
    """That a line has a point, and one of its coordinates from there; ``None`` for what is no point."""
    parts = _parts(said)
    return (lambda sheet: any(_has(sheet, pair, parts) for pair in named(set(sheet.values)))) if parts else None


def _twins(name: str) -> set[str]:
    return {f"{name[:at]}y{name[at + 1 :]}" for at, letter in enumerate(name) if letter == "x" and _stands(name, at)}


def _stands(name: str, at: int) -> bool:
    """Whether a letter is a word of a name: "x" and "x_first", but not "next"."""
    return not (name[:at][-1:].isalpha() or name[at + 1 :][:1].isalpha())


def _parts(said: str) -> list[str]:
    try:
        tree = ast.parse(said, mode="eval").body
    except SyntaxError:
        return []
    return [text_of(part) for part in tree.elts] if isinstance(tree, ast.Tuple) and len(tree.elts) == 2 else []


def _has(sheet: Sheet, pair: tuple[str, str], parts: list[str]) -> bool:
    return all(alike(part, sheet.values[name][1]) for name, part in zip(pair, parts, strict=True))
