"""The language of claims: one pure expression over plain values, parsed by Python's grammar, evaluated by a bounded interpreter.

Besides the names of the program there are ``return`` (the value returned or yielded at the end of the span), ``raised`` (the name
of the exception's type), ``branch`` (the last decision), ``old(expression)`` (its value before the span), ``runs(LINE)`` and
``calls('f')`` (counts within the span). ``PLACE == LITERAL`` is strict in type at every depth; other comparisons are Python's.

Not guaranteed: that a claim is about anything (``1 == 1`` is one). Nothing here is ever given to ``eval``.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.guest import literals, pure
from sandbox.guest.interpreter import FAILURES, RETURN, Interpreter, State, short

MOST_CHARACTERS = 25_000
_MOST_BITS = 13_000
_OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Call)
_PLACES = (ast.Name, ast.Subscript, ast.Slice, ast.Attribute)
_ALLOWED = (ast.Constant, *literals.DISPLAYS, *_OPERATIONS, *_PLACES)


class BadClaim(ValueError):  # noqa: N818 -- a verdict on a text, as the words of the system have it
    """A text is no claim; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim, parsed.

    Attributes:
        text: as it was written.
        tree: its expression, in which ``return`` is a name like others.
        names: names it uses outside ``old``; ``return``, ``raised`` and ``branch`` are among them.
        old_names: names it uses inside ``old``.
    """

    text: str
    tree: ast.expr
    names: frozenset[str]
    old_names: frozenset[str]


def parse(text: str) -> Claim:
    """Read a claim.

    Raises:
        BadClaim: it is too long, no Python expression, or uses what claims may not.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadClaim(f"a claim has at most {MOST_CHARACTERS} characters")
    try:
        tree = ast.parse(_without_keyword(text.strip()), mode="eval").body
        _admit_depth(text, tree)
        names, old_names = set[str](), set[str]()
        _read(tree, names, old_names)
    except BadClaim:
        raise
    except (SyntaxError, SystemError, ValueError, tokenize.TokenError) as error:
        raise BadClaim(f"not an expression of claims: {error}") from None
    except (RecursionError, MemoryError):
        raise BadClaim("a claim so deep cannot be read") from None
    return Claim(text.strip(), tree, frozenset(names), frozenset(old_names))


def evaluate(
    claim: Claim,
    now: Callable[[str], object],
    before: Callable[[str], object],
    runs: Callable[[int], int],
    calls: Callable[[str], int],
) -> tuple[bool | None, str]:
    """Whether a claim holds, and what was seen.

    Args:
        claim: what is claimed.
        now: plain value of a name once the span is over; raises ``KeyError`` for an unknown name.
        before: the same just before the span.
        runs: how often a line ran within the span.
        calls: how often a function was called within the span.

    Returns:
        Whether it is true, and the value text of the left side of its (first failing) comparison; or ``None``, and why it has no
        truth value.
    """
    machine = Interpreter(State(now, before, runs, calls))
    try:
        value = machine.value(claim.tree)
        if type(value) is not bool:
            return None, f"{claim.text} is {short(value)}, neither True nor False"
        return value, short(machine.value(_shown(claim.tree, machine)))
    except KeyError as error:
        return None, f"{error.args[0] if error.args else 'a name'} is not known there"
    except pure.TooMuch as error:
        return None, f"too much to compute: {error}"
    except RecursionError:
        return None, "too deep to compute"
    except FAILURES as error:
        return None, f"{type(error).__name__}: {error}"[:300]


def _without_keyword(text: str) -> str:
    """The text with the word ``return`` (outside strings) replaced by a name."""
    if "return" not in text:
        return text
    if text.count("return") == 1 and re.match(r"return\b", text):
        return RETURN + text[len("return") :]
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token in reversed(tokens):
        if token.type == tokenize.NAME and token.string == "return":
            if token.start[0] != 1:
                raise BadClaim("a claim is one line")
            text = text[: token.start[1]] + RETURN + text[token.end[1] :]
    return text


def _read(node: ast.AST, names: set[str], old_names: set[str]) -> None:
    """Collect the names under ``node``, those within ``old`` apart; refuses what the language does not have."""
    if isinstance(node, ast.Name):
        names.add("return" if node.id == RETURN else node.id)
        return
    _admit(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "old":
        _read(node.args[0], old_names, old_names)
        return
    for child in _children(node):
        _read(child, names, old_names)


def _children(node: ast.AST) -> list[ast.expr]:
    """The operands of an expression; a literal that something is compared with has no names."""
    if isinstance(node, ast.Compare):
        return [part for part in (node.left, *node.comparators) if not literals.is_literal(part)]
    if isinstance(node, ast.Call):
        owner = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        return [*owner, *node.args, *(word.value for word in node.keywords)]
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]


def _admit_depth(text: str, tree: ast.expr) -> None:
    if len(text) > literals.MOST_NESTED and literals.is_deep(tree):
        raise BadClaim(f"a claim has at most {literals.MOST_NESTED} levels")


def _admit(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadClaim(f"claims have no {type(node).__name__}")
    if isinstance(node, ast.Constant) and node.value is ...:
        raise BadClaim("claims have no ellipsis")
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value.bit_length() > _MOST_BITS:
        raise BadClaim("a claim has no number of so many digits")
    if isinstance(node, ast.Dict) and None in node.keys:
        raise BadClaim("claims have no unpacking")
    if isinstance(node, ast.Compare):
        for operator, right in zip(node.ops, node.comparators, strict=True):
            singleton = isinstance(right, ast.Constant) and right.value in (None, True, False)
            if isinstance(operator, ast.Is | ast.IsNot) and not singleton:
                raise BadClaim("`is` only with None, True or False")
    if isinstance(node, ast.BinOp) and type(node.op).__name__ not in pure.BINARY:
        raise BadClaim(f"claims have no {type(node.op).__name__}")
    if isinstance(node, ast.Call):
        _admit_call(node)


def _admit_call(node: ast.Call) -> None:
    if isinstance(node.func, ast.Attribute):
        if node.keywords:
            raise BadClaim("methods take no keywords in claims")
        return
    if not isinstance(node.func, ast.Name):
        raise BadClaim("only named functions can be called")
    name = node.func.id
    if name in pure.PSEUDO:
        _admit_pseudo(name, node)
    elif name not in pure.FUNCTIONS:
        raise BadClaim(f"claims have no function {name}; a value written {name}(...) can only be compared with ==")
    elif any(word.arg not in pure.OPTIONS.get(name, ()) for word in node.keywords):
        raise BadClaim(f"{name}() does not take that keyword in claims")


def _admit_pseudo(name: str, node: ast.Call) -> None:
    kind = {"runs": int, "calls": str}.get(name)
    if len(node.args) != 1 or node.keywords:
        raise BadClaim(f"{name}() takes one argument")
    if kind and not (isinstance(node.args[0], ast.Constant) and type(node.args[0].value) is kind):
        raise BadClaim(f"{name}() takes a literal {kind.__name__}")


def _shown(node: ast.expr, machine: Interpreter) -> ast.expr:
    """The part of a claim whose value says most about why it (does not) hold."""
    if isinstance(node, ast.BoolOp):
        for part in node.values:
            if not machine.value(part):
                return _shown(part, machine)
        return _shown(node.values[0], machine)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _shown(node.operand, machine)
    if isinstance(node, ast.Compare):
        return next((part for part in (node.left, *node.comparators) if not literals.is_literal(part)), node)
    return node
