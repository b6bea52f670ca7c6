"""Expressions as noun phrases: what is meant, before its value is said."""

import ast

from agents.template import calls
from agents.template.view import View
from agents.template.wording import counted, joined


class NoWords(Exception):  # noqa: N818 -- an answer: the value has to do
    """There are no words for an expression that are better than its value."""


_MOST_CODE = 60
_MOST_WORDS = 130
_TOP = {
    ast.Add: "{0} plus {1}",
    ast.Sub: "{0} minus {1}",
    ast.Mult: "{0} times {1}",
    ast.Div: "{0} divided by {1}",
    ast.FloorDiv: "the whole part of {0} divided by {1}",
    ast.Mod: "the remainder of {0} divided by {1}",
    ast.Pow: "{0} to the power {1}",
    ast.BitAnd: "the bitwise AND of {0} and {1}",
    ast.BitOr: "the bitwise OR of {0} and {1}",
    ast.BitXor: "the bitwise XOR of {0} and {1}",
    ast.LShift: "{0} shifted left by {1} bits",
    ast.RShift: "{0} shifted right by {1} bits",
}
_NESTED = _TOP | {
    ast.Add: "the sum of {0} and {1}",
    ast.Sub: "the difference between {0} and {1}",
    ast.Mult: "the product of {0} and {1}",
    ast.Div: "the quotient of {0} and {1}",
    ast.Pow: "the power {1} of {0}",
}
_SETS = {
    ast.BitAnd: "the items that {0} and {1} have in common",
    ast.BitOr: "the union of {0} and {1}",
    ast.BitXor: "the items that are in only one of {0} and {1}",
    ast.Sub: "the items of {0} that are not in {1}",
}


def phrase(node: ast.expr, view: View) -> str:
    """An expression as a noun phrase, as "the price times the number of books".

    Raises:
        NoWords: there is no good one.
    """
    if view.nouns.plain:
        text = _words(node, view, nested=False)
    else:
        text = _words(node, view, nested=False) if _is_simple(node) else code(node)
    if len(text) > _MOST_WORDS:
        raise NoWords
    return text


def code(node: ast.AST) -> str:
    """An expression as code in backticks.

    Raises:
        NoWords: it is too long to be read within a sentence.
    """
    text = ast.unparse(node)
    if len(text) > _MOST_CODE or "`" in text or "\n" in text:
        raise NoWords
    return f"`{text}`"


def _is_simple(node: ast.expr) -> bool:
    """Whether words read better than code does."""
    if isinstance(node, ast.Name):
        return True
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
        return isinstance(node.left, ast.Name | ast.Constant) and isinstance(node.right, ast.Name | ast.Constant)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("len", "sum", "min", "max", "sorted", "abs")
    ):
        return len(node.args) == 1 and isinstance(node.args[0], ast.Name) and not node.keywords
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and isinstance(node.slice, ast.Constant)


def _words(node: ast.expr, view: View, *, nested: bool = True) -> str:  # noqa: PLR0911 -- one for each kind of expression
    match node:
        case ast.Name(id=name):
            return view.nouns.of(name)
        case ast.Constant(value=value):
            return repr(value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return ast.unparse(node)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"the negative of {view.quote(operand) or _words(operand, view)}"
        case ast.BinOp():
            return _operation(node, view, nested=nested)
        case ast.Subscript():
            return _item(node, view)
        case ast.Attribute(value=ast.Name(id="self"), attr=attr) if view.nouns.plain:
            return f"the {attr.replace('_', ' ').strip()}"
        case ast.Call():
            return _call(node, view)
        case ast.List(elts=items) | ast.Tuple(elts=items) if items and len(items) <= 4:
            kind = "list" if isinstance(node, ast.List) else "pair" if len(items) == 2 else "tuple"
            return f"the {kind} of {joined([_words(item, view) for item in items])}"
    raise NoWords


def _operation(node: ast.BinOp, view: View, *, nested: bool) -> str:
    if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Constant) and node.right.value in (2, 3):
        return f"the {'square' if node.right.value == 2 else 'cube'} of {_words(node.left, view)}"
    kind = _kind(node, view)
    if isinstance(node.op, ast.Mult) and kind in ("int", "float") and ast.dump(node.left) == ast.dump(node.right):
        return f"the square of {_words(node.left, view)}"
    node = _unambiguous(node) if kind in ("", "int", "float") else node
    left, right = _words(node.left, view, nested=not _is_same_sum(node)), _words(node.right, view)
    if kind in ("set", "frozenset") and type(node.op) in _SETS:
        return _SETS[type(node.op)].format(left, right)
    if kind in ("str", "list", "tuple", "bytes"):
        if isinstance(node.op, ast.Add):
            return f"{left} followed by {right}"
        raise NoWords
    counting = isinstance(node.op, ast.Mult) and _is_number(node.left)
    pattern = (_NESTED if nested or counting else _TOP).get(type(node.op))
    if pattern is None:
        raise NoWords
    return pattern.format(left, right)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant)


def _unambiguous(node: ast.BinOp) -> ast.BinOp:
    """The operation with an operand that is an operation itself behind the other one, where the words end with it.

    Raises:
        NoWords: that is not possible, and the words would be ambiguous.
    """
    if (
        isinstance(node.op, ast.Mult)
        and isinstance(node.left, ast.Constant)
        and not isinstance(node.right, ast.Constant | ast.BinOp)
    ):
        return ast.BinOp(node.right, node.op, node.left)
    if not isinstance(node.left, ast.BinOp) or _is_same_sum(node):
        return node
    if isinstance(node.op, ast.Add | ast.Mult) and not isinstance(node.right, ast.BinOp):
        return ast.BinOp(node.right, node.op, node.left)
    raise NoWords


def _is_same_sum(node: ast.BinOp) -> bool:
    """Whether "a plus b plus c" says it."""
    return isinstance(node.op, ast.Add | ast.Sub) and isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Add)


def _kind(node: ast.BinOp, view: View) -> str:
    for part in (node, node.left, node.right):
        text = view.find(part)
        if text is not None:
            return calls.kind_of(text)
    return ""


def _entry(node: ast.Subscript, view: View) -> str | None:
    """An entry of a table, as "the entry in row 0 and column 2 of the matrix"."""
    if not (isinstance(node.value, ast.Subscript) and isinstance(node.value.value, ast.Name)):
        return None
    row, column = view.quote(node.value.slice), view.quote(node.slice)
    table = view.find(node.value.value) or ""
    if not table.startswith("[[") or row is None or column is None or not (row + column).isdigit():
        return None
    return f"the entry in row {row} and column {column} of {view.nouns.of(node.value.value.id)}"


def _item(node: ast.Subscript, view: View) -> str:  # noqa: PLR0911 -- one for each kind of index
    entry = _entry(node, view)
    if entry:
        return entry
    owner = _words(node.value, view)
    key = node.slice
    if isinstance(key, ast.Slice):
        return _slice(key, owner, view)
    kind = calls.kind_of(view.find(node.value) or "")
    if kind in ("dict", "Counter", "defaultdict", "OrderedDict"):
        return f"the entry for {_words(key, view)} in {owner}"
    one = "character" if kind == "str" else "item"
    match key:
        case ast.Constant(value=0):
            return f"the first {one} of {owner}"
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return f"the last {one} of {owner}"
        case ast.Constant(value=int(number)):
            return f"the {one} at position {number} of {owner}"
    index = view.quote(key)
    if index is not None and not index.startswith("-") and kind:
        return f"the {one} at position {index} of {owner}"
    return f"the {one} of {owner} at position {_words(key, view)}"


def _slice(key: ast.Slice, owner: str, view: View) -> str:  # noqa: PLR0911 -- one for each kind of slice
    match key:
        case ast.Slice(lower=None, upper=None, step=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1))):
            return f"{owner} in reverse"
        case ast.Slice(lower=None, upper=None, step=None):
            return f"a copy of {owner}"
        case ast.Slice(lower=None, upper=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))), step=None):
            return f"{owner} without its last item" if number == 1 else f"{owner} without its last {number} items"
        case ast.Slice(lower=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))), upper=None, step=None):
            return f"the last {counted(number, 'item')} of {owner}"
        case ast.Slice(lower=ast.Constant(value=1), upper=None, step=None):
            return f"{owner} without its first item"
        case ast.Slice(lower=None, upper=upper, step=None) if upper is not None:
            return f"the part of {owner} before position {_words(upper, view)}"
        case ast.Slice(lower=lower, upper=None, step=None) if lower is not None:
            return f"the part of {owner} from position {_words(lower, view)} on"
        case ast.Slice(lower=lower, upper=upper, step=None) if lower is not None and upper is not None:
            first, end = _words(lower, view), _words(upper, view)
            return f"the part of {owner} from position {first} up to, but not including, position {end}"
    raise NoWords


def _call(node: ast.Call, view: View) -> str:
    if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
        raise NoWords
    if isinstance(node.func, ast.Name):
        if view.nouns.knows(node.func.id):
            return _glossed(node, node.func.id, view)
        pattern = calls.FUNCTIONS.get((node.func.id, len(node.args)))
        parts = node.args
        if node.func.id == "len" and calls.kind_of(view.find(node.args[0]) or "") == "str":
            pattern = "the number of characters in {0}"
    elif isinstance(node.func, ast.Attribute):
        pattern = calls.METHODS.get((node.func.attr, len(node.args)))
        parts = [node.func.value, *node.args]
    else:
        raise NoWords
    if pattern is None:
        raise NoWords
    return pattern.format(*(_words(part, view) for part in parts))


def _glossed(node: ast.Call, name: str, view: View) -> str:
    """A call of a function that has a gloss, as "the greatest common divisor of 12 and 18"."""
    said = [view.quote(arg) or _words(arg, view) for arg in node.args]
    return f"{view.nouns.of(name)} of {joined(said)}" if said else view.nouns.of(name)
