"""Mutators of arithmetic: a result, an operand or an operator, in signs and in words."""

import ast
import re
from collections.abc import Iterator
from random import Random

from evals.faithfulness.account import Account, Told
from evals.faithfulness.mutant import Kind, Mutant
from evals.faithfulness.mutators.edit import Mutator, shuffled, with_prose

_NUMBER = r"(?:\(-\d+\)|-?\d+)"
_EQUATION = re.compile(
    rf"(?:(?<=gives )|(?<=comes to )|(?<=becomes )|(?<= is )|(?<=makes )|(?<=returns )|(?<![\w.×+÷/%^*-] ))"
    rf"(?<![\w.(])(?P<left>{_NUMBER}(?: (?:[-+×*]|//) {_NUMBER})+) = (?P<right>-?\d+)(?![\w.]| [-+×*/÷%=^])"
)
_PYTHON = {"×": "*", "+": "+", "-": "-", "*": "*", "//": "//"}
_SIGN = re.compile(r" (//|[-+×*]) ")


def value_of(expression: str) -> int | None:
    """What an expression of whole numbers in the four signs of ``_PYTHON`` comes to; ``None`` if it is no such expression."""
    text = _SIGN.sub(lambda match: f" {_PYTHON[match[1]]} ", expression)
    try:
        return _reckon(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None


def _reckon(node: ast.expr) -> int:
    match node:
        case ast.Constant(value=int() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_reckon(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            one, other = _reckon(left), _reckon(right)
            return _apply(op, one, other)
    raise ValueError(ast.dump(node))


def _apply(op: ast.operator, one: int, other: int) -> int:
    if isinstance(op, ast.FloorDiv):
        return one // other
    return one + other if isinstance(op, ast.Add) else one - other if isinstance(op, ast.Sub) else one * other


_OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv)


def equations(told: Told) -> list[re.Match[str]]:
    """The true equations between whole numbers in a statement."""
    found = _EQUATION.finditer(told.prose)
    return [match for match in found if value_of(match["left"]) == int(match["right"])]


def _calculated(name: str) -> Mutator:
    """A mutator that changes the result or an operand of an equation."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        sites = [(told, match) for told in account.told for match in equations(told)]
        for told, match in shuffled(rng, sites):
            spans = [one.span() for one in re.finditer(r"\d+", match[0])]
            first, stop = rng.choice(spans[-1:] if rng.random() < 0.6 else spans)
            number = int(match[0][first:stop]) + rng.choice((-10, -2, -1, 1, 2, 10))
            said = match[0][:first] + str(number) + match[0][stop:]
            yield _mutant(name, account, told, match, said) if number >= 0 else None

    return mutate


def _mutant(name: str, account: Account, told: Told, match: re.Match[str], said: str) -> Mutant | None:
    """The equation with other numbers or signs; ``None`` if it is true like that."""
    left, _, right = said.rpartition(" = ")
    value = value_of(left)
    if value is None or value == int(right):
        return None
    prose = told.prose[: match.start()] + said + told.prose[match.end() :]
    text = with_prose(account, told, prose)
    return Mutant(name, Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), f"{left} is {value}")


_WORDS = (
    ("goes up by", "goes down by"),
    ("goes down by", "goes up by"),
    ("Adding", "Subtracting"),
    ("Subtracting", "Adding"),
    (" plus ", " minus "),
    (" minus ", " plus "),
    (" times ", " plus "),
    ("the product of", "the sum of"),
    ("the sum of", "the product of"),
    ("is added to", "is subtracted from"),
    ("is multiplied by", "is divided by"),
    ("increases by", "decreases by"),
    ("decreases by", "increases by"),
    ("the remainder of", "the quotient of"),
)
_NEEDED: dict[str, tuple[type[ast.operator], ...]] = {
    "goes down by": (ast.Sub,),
    "decreases by": (ast.Sub,),
    "goes up by": (ast.Add,),
    "increases by": (ast.Add,),
    "Subtracting": (ast.Sub,),
    "Adding": (ast.Add,),
    " minus ": (ast.Sub,),
    " plus ": (ast.Add,),
    "the sum of": (ast.Add,),
    "the product of": (ast.Mult,),
    "is subtracted from": (ast.Sub,),
    "is divided by": (ast.Div, ast.FloorDiv),
    "the quotient of": (ast.Div, ast.FloorDiv),
}


def _operated(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """Another operator: a sign in an equation, or a word for an operation that the lines do not do."""
    signs = [(told, match, sign) for told in account.told for match in equations(told) for sign in _SIGN.finditer(match["left"])]
    for told, match, sign in shuffled(rng, signs):
        other = rng.choice([one for one in ("+", "-", "×") if one != sign[1]])
        said = match[0][: sign.start(1)] + other + match[0][sign.end(1) :]
        yield _mutant("wrong_operator", account, told, match, said)
    sites = [(told, old, new) for told in account.told for old, new in _WORDS if told.prose.count(old) == 1]
    for told, old, new in shuffled(rng, sites):
        prose = told.prose.replace(old, new)
        done = {type(node.op) for top in told.lines for node in ast.walk(top) if isinstance(node, ast.BinOp | ast.AugAssign)}
        if not told.single or not done or done & set(_NEEDED[new]):
            yield None
            continue
        why = f"the line does {', '.join(sorted(one.__name__ for one in done))} and nothing else"
        yield Mutant("wrong_operator", Kind.PROSE, with_prose(account, told, prose), told.index, told.prose, prose, why)


def _mixed(account: Account, rng: Random) -> Iterator[Mutant | None]:
    found = list(_operated(account, rng))
    yield from shuffled(rng, found)


MUTATORS: dict[str, Mutator] = {
    "computation_error": _calculated("computation_error"),
    "wrong_operator": _mixed,
}
