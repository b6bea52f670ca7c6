"""Claims that say what a variable holds."""

import ast
import re
from functools import lru_cache

from agents.template.display import separator
from sandbox.guest import literals

_DEFAULTS = re.compile(r"defaultdict\((?:<(?:[^<>]|<[^<>]*>)*>|None|_opaque_), (.*)\)\Z", re.DOTALL)
"""A mapping with defaults is claimed as the dict that it behaves as."""
_CUT = re.compile(r"…#[0-9a-f]{12}$")
_OPAQUE = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|<(?:[^<>'"]|<[^<>'"]*>)*>""")
HIDDEN = "_opaque_"
"""Stands for a value of which nothing but its kind is known."""
_MOST_ITEMS = 12
_MOST_CHARS = 400


@lru_cache(maxsize=8192)
def read(text: str) -> ast.expr | None:
    """The expression that a value text is; ``None`` if it was cut or is none, as ``<function f>``."""
    if is_cut(text):
        return None
    if defaults := _DEFAULTS.match(text):
        text = defaults[1]
    try:
        return ast.parse(_named(text) if "<" in text else text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _named(text: str) -> str:
    """The text with what is opaque, as ``<function f>``, replaced by a name, so that the rest can be read."""
    return _OPAQUE.sub(lambda match: match[0] if match[0][0] in "'\"" else HIDDEN, text)


def is_cut(text: str) -> bool:
    """Whether a value text was too long to be kept whole."""
    return len(text) > 13 and _CUT.search(text) is not None


@lru_cache(maxsize=8192)
def holds(place: str, text: str) -> tuple[str, ...]:
    """Claims that a place holds a value: the whole value, or size and ends of a long one; none where nothing can be claimed."""
    if is_cut(text):
        return _beginning(place, text)
    node = read(text)
    if node is None:
        return ()
    if _items(node) <= _MOST_ITEMS and len(text) <= _MOST_CHARS and literals.is_literal(node):
        return (f"{place} == {ast.unparse(node) if text.startswith('defaultdict(') else text}",)
    if isinstance(node, ast.Call):
        return _parts(place, node)
    if isinstance(node, ast.Attribute):
        return (f"{place} == {text}",)
    return _outline(place, node, text)


def _items(node: ast.expr) -> int:
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return len(node.elts)
    if isinstance(node, ast.Dict):
        return len(node.keys)
    return 0


def _beginning(place: str, text: str) -> tuple[str, ...]:
    """A claim about how a value begins of which only the beginning is known."""
    head = _first(text[:-13])
    if text[0] in "'\"":
        plain = re.match(r"[^\\'\"]", text[1:2])
        return (f"{place}[0] == {plain[0]!r}",) if plain else ()
    node = read(head) if head else None
    if node is None or len(head) > 120:
        return _nested(place, text[:-13])
    if isinstance(node, ast.Constant | ast.List | ast.Tuple | ast.UnaryOp) and text[0] in "[(":
        return (f"{place}[0] == {head}",) if literals.is_literal(node) else ()
    return (
        (f"{head} in {place}",)
        if text[0] == "{" and isinstance(node, ast.Constant | ast.Tuple) and literals.is_literal(node)
        else ()
    )


def _nested(place: str, text: str) -> tuple[str, ...]:
    """A claim about the first item's beginning."""
    if text[:1] in ("[", "(") and text[1:2] in ("[", "(", "'", '"'):
        return _beginning(f"{place}[0]", f"{text[1:]}…#000000000000")
    if text[:1] == "{" and text[1:2] in ("'", '"', "("):
        return ()
    if defaults := re.match(r"defaultdict\((?:<(?:[^<>]|<[^<>]*>)*>|None), |OrderedDict\(|Counter\(|deque\(", text):
        return _beginning(place, f"{text[defaults.end() :]}…#000000000000")
    match = re.match(r"\w+\((\w+)=", text)
    if match:
        inside = text[match.end() :]
        head = _first(f"({inside}")
        node = read(head) if head else None
        return (f"{place}.{match[1]} == {head}",) if node is not None and literals.is_literal(node) else ()
    return ()


def _first(text: str) -> str:
    """The first item of a display whose end is missing, up to the comma (or colon) behind it."""
    return text[1 : max(1, separator(text))]


def _outline(place: str, node: ast.expr, text: str) -> tuple[str, ...]:
    if isinstance(node, ast.List | ast.Tuple) and node.elts:
        ends = ((f"{place}[0]", node.elts[0]), (f"{place}[-1]", node.elts[-1]))
        claims = tuple(claim for end, item in ends for claim in _short(end, item))
        return (f"len({place}) == {len(node.elts)}", *claims)
    if isinstance(node, ast.Set):
        return (
            f"len({place}) == {len(node.elts)}",
            *(f"{ast.unparse(item)} in {place}" for item in node.elts[:1] if isinstance(item, ast.Constant | ast.Tuple)),
        )
    if isinstance(node, ast.Dict):
        pairs = [(key, value) for key, value in zip(node.keys[-1:], node.values[-1:], strict=True) if key is not None]
        claims = tuple(claim for key, value in pairs for claim in _short(f"{place}[{ast.unparse(key)}]", value))
        return (f"len({place}) == {len(node.keys)}", *claims)
    return (f"{place} == {text}",) if literals.is_literal(node) else ()


def _short(place: str, item: ast.expr) -> tuple[str, ...]:
    text = ast.unparse(item)
    return (f"{place} == {text}",) if len(text) <= 120 and literals.is_literal(item) else ()


def _parts(place: str, node: ast.Call) -> tuple[str, ...]:
    """Claims about the fields of an object, or the size of a collection with a name such as ``deque``."""
    if node.keywords and not node.args:
        return tuple(
            claim for word in node.keywords if word.arg for claim in holds(f"{place}.{word.arg}", ast.unparse(word.value))
        )
    is_array = isinstance(node.func, ast.Name) and node.func.id == "array"  # of which a claim knows the text alone
    if node.args and isinstance(node.args[-1], literals.DISPLAYS) and not is_array:
        return (f"len({place}) == {_items(node.args[-1])}",)
    return (f"{place} == {ast.unparse(node)}",) if literals.is_literal(node) else ()
