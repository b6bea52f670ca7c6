"""Prose without its markup: Markdown, LaTeX, list marks and labels give way to blanks, so that every word keeps its place."""

import ast
import re

from agents.checker.scene import literal
from sandbox.guest import literals

_SIGNS = {
    "times": "×", "cdot": "×", "div": "/", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "to": "→",
    "rightarrow": "→", "lt": "<", "gt": ">", "bmod": "%", "mod": "%",
}  # fmt: skip
_COMMAND = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])")
_BOXED = re.compile(r"\\boxed\{([^{}]*)\}")
_FENCE = re.compile(r"^[ \t]*```[^\n]*\n(.*?)(?:^[ \t]*```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_BLANKS = (
    re.compile(r"\\(?:text|mathrm|mathbf|texttt)(?=\{)|\\[()\[\],;!]|\\quad|\$+"),
    re.compile(
        r"^[ \t]*#{1,6}(?= )|^[ \t]*>+|^[ \t]*[-*•+](?= )|^[ \t]*\(?\d{1,3}[.)](?= )|^[ \t]*[-*_=]{3,}[ \t]*$", re.MULTILINE
    ),
    re.compile(r"\*\*(?!(?<= \*\*) )(?!(?<=\w\*\*)\d)|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"^[ \t]*(?:\*\*[ \t]*)?step (?:number )?#?\d{1,3}(?:\.\d+)?[ \t]*[:.)-]?", re.MULTILINE | re.IGNORECASE),
    re.compile(r"[\ue000-\uf8ff]"),
)
_CODE = re.compile(r"`([^`\n]+)`")


def plain(text: str) -> str:
    """The text with all markup blanked, of the same length."""
    text = _BOXED.sub(lambda match: f"answer:{match[1]} ", text)
    text = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    text = _COMMAND.sub(lambda match: _SIGNS[match[1]].ljust(len(match[0])), text)
    for pattern in _BLANKS:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return _CODE.sub(_unquoted, text)


def _unquoted(match: re.Match[str]) -> str:
    """Code, without its quotes if prose could say it as well: assignments, relations, arithmetic."""
    node = literal(match[1])
    if node is not None and (
        isinstance(node, ast.Name | ast.Call | ast.Subscript | ast.Attribute | ast.Constant) or literals.is_literal(node)
    ):
        return match[0]
    return f" {match[1]} "
