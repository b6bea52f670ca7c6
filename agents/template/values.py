"""Values in words."""

import ast
from functools import lru_cache

from agents.template import facts
from agents.template.wording import article, counted

MOST_CHARS = 90
_KINDS: dict[type[ast.expr], str] = {ast.List: "list", ast.Tuple: "tuple", ast.Set: "set", ast.Dict: "dictionary"}


@lru_cache(maxsize=8192)
def said(text: str, most: int = MOST_CHARS) -> str:  # noqa: PLR0911 -- one for each kind of value
    """A value as it is written in prose: exact where that is short, otherwise by its kind and size."""
    if facts.is_cut(text):
        return _opening(text)
    if text.startswith("<"):
        return _opaque(text)
    if len(text) <= most and "\\x" not in text:
        return text
    node = facts.read(text)
    if node is None:
        return "an object"
    if isinstance(node, ast.Call):
        return f"a {ast.unparse(node.func)}" if node.keywords or not node.args else _sized(ast.unparse(node.func), node.args[-1])
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return f"a string of {counted(len(node.value), 'character')}"
    if type(node) in _KINDS:
        return _sized(_KINDS[type(node)], node)
    return text


def is_exact(text: str) -> bool:
    """Whether ``said`` gives the value itself."""
    return said(text) == text


def _sized(kind: str, node: ast.expr) -> str:
    if isinstance(node, ast.Dict):
        return f"{article(kind)} of {counted(len(node.keys), 'entry', 'entries')}"
    return f"{article(kind)} of {counted(len(getattr(node, 'elts', ())), 'item')}"


def _opening(text: str) -> str:
    kinds = {"[": "a long list", "(": "a long tuple", "{": "a large collection", "'": "a long string", '"': "a long string"}
    return kinds.get(text[0], "a very large number" if text[0] in "-0123456789" else "a large object")


def _opaque(text: str) -> str:
    words = text.strip("<>").split(" ")
    if len(words) == 2 and words[0] in ("function", "class", "Class", "module"):
        return f"the {words[0].lower()} `{words[1]}`"
    return f"an object of type `{words[0]}`"
