"""Where the expressions of a source stand in it, counted in characters from its beginning."""

import ast
import re
from collections.abc import Iterator

Span = tuple[int, int]
"""Where an expression begins, and one past its end."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def places(source: str, tree: ast.AST) -> dict[int, Span]:
    """Identity of each expression of a freshly parsed ``source`` -> its place.

    Python before 3.12 misplaces some of what is within f-strings: what is not where it is said to be gets the f-string's place.
    """
    ruler = _Ruler(source)
    found = {id(node): ruler.span(node) for node in ast.walk(tree) if isinstance(node, ast.expr)}
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            for node in _inside(text):
                if not _stands_at(node, source, found[id(node)]):
                    found[id(node)] = found[id(text)]
    return found


class _Ruler:
    """Turns lines and columns, which count bytes, into characters."""

    def __init__(self, source: str) -> None:
        self._lines = _LINES.findall(source)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def span(self, node: ast.expr) -> Span:
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno or 1, node.end_col_offset or 0)

    def _offset(self, line: int, column: int) -> int:
        text: str = self._lines[line - 1] if line <= len(self._lines) else ""
        within = column if text.isascii() else len(text.encode()[:column].decode(errors="ignore"))
        return self._starts[min(line, len(self._starts)) - 1] + within


def _inside(text: ast.JoinedStr) -> Iterator[ast.expr]:
    """The expressions within an f-string, the f-strings of format specifications left out."""
    for part in ast.walk(text):
        if isinstance(part, ast.FormattedValue):
            yield from (one for one in ast.walk(part.value) if isinstance(one, ast.expr))


def _stands_at(node: ast.expr, source: str, span: Span) -> bool:
    try:
        there = ast.parse(f"({source[slice(*span)]}\n)", mode="eval").body
    except (SyntaxError, ValueError):
        return False
    return ast.dump(there) == ast.dump(node)
