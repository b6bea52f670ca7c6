"""Where the expressions of a source stand in it, counted in characters from its beginning."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]
"""Where an expression begins, and one past its end."""
_COMMENT = re.compile(r"#[^\r\n]*")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Places:
    """Where expressions stand, by their identity.

    Attributes:
        of: the place of each.
        links: of each chain of comparisons the places of its links, with the parentheses around their operands.
    """

    of: dict[int, Span]
    links: dict[int, tuple[Span, ...]]


def places(source: str, tree: ast.AST) -> Places:
    """The places of the expressions of a freshly parsed ``source``.

    Python before 3.12 misplaces some of what is within f-strings: what is not where it is said to be gets the f-string's place.
    """
    ruler = _Ruler(source)
    found = {id(node): ruler.span(node) for node in ast.walk(tree) if isinstance(node, ast.expr)}
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            for node in _inside(text):
                if not _stands_at(node, source, found[id(node)]):
                    found[id(node)] = found[id(text)]
    chains = [node for node in ast.walk(tree) if isinstance(node, ast.Compare) and len(node.ops) > 1]
    return Places(found, {id(node): _links(node, source, found) for node in chains})


def _links(chain: ast.Compare, source: str, found: dict[int, Span]) -> tuple[Span, ...]:
    """The places of the links of a chain; where its operands are misplaced, the chain's own."""
    begin, end = found[id(chain)]
    operands = [found[id(one)] for one in (chain.left, *chain.comparators)]
    begins, ends = [begin], []
    for (_, before), (after, _) in pairwise(operands):
        gap = _COMMENT.sub(lambda comment: " " * len(comment[0]), source[before:after])
        ends.append(before + gap.rfind(")") + 1)
        begins.append(before + gap.find("(") if "(" in gap else after)
    found_links = tuple(zip(begins[:-1], [*ends[1:], end], strict=True))
    in_order = all(first < last for first, last in found_links) and begin <= operands[0][0] and operands[-1][1] <= end
    return found_links if in_order else ((begin, end),) * len(chain.ops)


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
