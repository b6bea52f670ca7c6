"""The law of coverage, for the words: what a statement must claim, its prose must say, and it names only what takes part."""

import ast
from collections.abc import Iterator, Sequence

from agents.checker.outlook import Outlook
from agents.checker.reading.tokens import Kind, Token
from agents.checker.scene import literal
from agents.verdict import Fault, Law
from sandbox.guest import literals


def faults(outlook: Outlook, tokens: Sequence[Token], needed: dict[str, str]) -> Iterator[Fault]:
    """Changes that the prose does not mention, and variables that have no part in the covered steps.

    Args:
        outlook: the statement.
        tokens: its prose.
        needed: variable -> value text, for what the statement has to tell.
    """
    index = outlook.telling.index
    said = _names(tokens)
    values = {literals.text(token.value) for token in tokens if token.kind in (Kind.VALUE, Kind.COUNT)}
    for name, text in needed.items():
        if name not in said and text not in values and not _is_told(text, tokens):
            yield Fault(Law.COVERAGE, index, outlook.telling.prose.strip()[:160], f"the words do not say that {name} is {text[:160]} here")
    for token in tokens:
        if token.kind is Kind.NAME and not token.soft and not set(token.names) & (outlook.involved | set(outlook.scene.functions)):
            yield Fault(Law.SUPPORT, index, token.text, "it has no part in what happens at these steps")


def is_collection(text: str) -> bool:
    """Whether a value text is of something with parts, which may be the same thing under another name."""
    return text[-1:] in ("]", "}", ")")


def _names(tokens: Sequence[Token]) -> set[str]:
    """The variables that prose mentions, in code too."""
    found = {name for token in tokens if token.kind is Kind.NAME for name in token.names}
    for token in tokens:
        if token.kind is Kind.CODE and token.tree is not None:
            found.update(node.id for node in ast.walk(token.tree) if isinstance(node, ast.Name))
    return found


def _is_told(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the value is told by its kind: an object by the name of its type."""
    node = literal(text)
    return isinstance(node, ast.Call) and any(token.text.lower() == ast.unparse(node.func).lower() for token in tokens)
