"""What expressions and assignments say, in the order in which they are written."""

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agents.checker.reckoning import UNKNOWN as UNREADABLE
from agents.checker.reckoning import readable
from agents.checker.restating import vocabulary as words
from agents.checker.restating.token import COMPARE, NAME, NOT, SENSE, UNKNOWN, VALUE, Token
from sandbox.guest import literals


def value_text(tree: ast.expr) -> str:
    """The value text of a literal, also of one that only constructs something."""
    value = readable(ast.unparse(tree))
    return ast.unparse(tree) if value is UNREADABLE else literals.text(value)


def said(tree: ast.expr) -> Token:
    """What a literal says."""
    return Token(VALUE, frozenset({value_text(tree)}))


@lru_cache(maxsize=4_096)
def parsed(text: str) -> ast.expr | ast.stmt | None:
    """Code as one expression or assignment; ``None`` if it is none."""
    if len(text) > _LONGEST:
        return None
    try:
        body = ast.parse(text.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if len(body) != 1:
        return None
    return body[0].value if isinstance(body[0], ast.Expr) else body[0]


_LONGEST = 4_000


def linear(node: ast.AST, functions: frozenset[str] = frozenset()) -> Iterator[Token]:  # noqa: C901, PLR0912, PLR0915 -- a case per form
    """What an expression, or an assignment, says, in the order in which it is written."""
    match node:
        case ast.expr() if literals.is_literal(node):
            yield said(node)
        case ast.Name(id=name):
            if name not in functions:
                yield Token(NAME, frozenset({name}))
        case ast.Attribute(value=owner, attr=name):
            if not isinstance(owner, ast.Name):
                yield from linear(owner, functions)
            yield Token(NAME, frozenset({name}))
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=2)):
            yield from linear(left, functions)
            yield Token(SENSE, frozenset({"square"}))
        case ast.BinOp(left=left, op=op, right=right):
            yield from linear(left, functions)
            twice = isinstance(op, ast.Mult) and ast.unparse(left) == ast.unparse(right)
            sense = words.SIGNS.get(SIGN.get(type(op), ""), "unread")
            yield Token(SENSE, frozenset({sense, "square"} if twice else {sense}))
            yield from linear(right, functions)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Token(NOT, frozenset())
            yield from linear(operand, functions)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield Token(SENSE, frozenset({"subtract"}))
            yield from linear(operand, functions)
        case ast.Compare(left=left, ops=ops, comparators=sides):
            yield from linear(left, functions)
            for sort, side in zip(ops, sides, strict=True):
                sign = COMPARED.get(type(sort), "is")
                yield Token(SENSE, frozenset({"equal"}), soft=True) if sign == "==" else Token(COMPARE, frozenset({sign}))
                yield from linear(side, functions)
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=args):
            yield from linear(owner, functions)
            yield Token(SENSE, frozenset({words.CALLS.get(name, name)}), soft=True)
            for part in args:
                yield from linear(part, functions)
        case ast.Call(func=ast.Name(id=name), args=args):
            soft = name in functions or name in words.CONVERSIONS
            yield Token(SENSE, frozenset({words.CALLS.get(name, name)}), soft=soft)
            for part in args:
                yield from linear(part, functions)
        case ast.Subscript(value=owner, slice=part):
            yield from linear(owner, functions)
            yield from linear(part, functions)
        case ast.Assign(targets=[target], value=value):
            yield from linear(target, functions)
            yield Token(SENSE, frozenset({"equal"}), soft=True)
            yield from linear(value, functions)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from linear(part, functions)
        case ast.Slice(lower=low, upper=high, step=None):
            for bound in (low, high):
                if bound is not None:
                    yield from linear(bound, functions)
        case _:
            yield Token(UNKNOWN, frozenset({type(node).__name__}))


SIGN: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
}  # fmt: skip
COMPARED: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


NEGATED = words.NEGATED


def negated(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with a denial joined to the comparison that it denies."""
    found: list[Token] = []
    for token in tokens:
        if found and found[-1].kind == NOT and token.kind == COMPARE:
            found[-1] = Token(COMPARE, frozenset(words.NEGATED[sign] for sign in token.what))
        elif found and found[-1].kind == NOT and token.kind == SENSE and token.what == {"equal"}:
            found[-1] = Token(COMPARE, frozenset({"!="}))
        else:
            found.append(token)
    return found
