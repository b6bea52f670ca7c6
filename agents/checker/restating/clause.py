"""The language of restatements: one clause says one thing of the execution, strictly enough to be judged.

    total becomes 12      a change, to this value              total == 12           a state
    total += 3            a change, by this much               n * n == 25           arithmetic that the program does there
    seen gains 'a'        an item comes, or goes (loses)       x > 2, not x > 2      a comparison that the program makes there
    total stays           no change in this round              groups lacks 3        membership, also ``has``
    nothing changes       nothing does, in this round          total = price * 2     a line that is run; ``run 2: LINE`` counts
                          its runs
    stop                  a loop ends                          if x > 2              a condition that is asked, either way
    returns total         a return that is run                 return == 12          the answer
    round == 2            the place: this round, or ``last``   takes a, b; takes 2  the parameters
    never LINE            a line that is not run at all, ``never returns 0``

What is not of one of these forms is no clause.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from agents.checker.restating import code
from agents.checker.restating import vocabulary as words
from agents.checker.restating.token import COMPARE, NAME, NOT, ORDINAL, SENSE, UNKNOWN, VALUE, Token
from sandbox.guest import literals
from sandbox.guest.interpreter import RETURN


class Form(StrEnum):
    """What kind of thing a clause says."""

    BECOMES = "becomes"
    SHIFTS = "shifts"
    GAINS = "gains"
    LOSES = "loses"
    STAYS = "stays"
    STOP = "stop"
    LINE = "line"
    ASKED = "asked"
    RETURNS = "returns"
    ANSWER = "answer"
    ROUND = "round"
    HOLDS = "holds"
    NEVER = "never"
    TAKES = "takes"


_ROUNDS = frozenset({"rounds"})
_GIVEN = frozenset({"given"})
CHANGES = frozenset({Form.BECOMES, Form.SHIFTS, Form.GAINS, Form.LOSES})
"""Those of something that changes."""
_SURFACES = (
    (Form.BECOMES, re.compile(r"(.+?) becomes (.+)")),
    (Form.GAINS, re.compile(r"(.+?) gains (.+)")),
    (Form.LOSES, re.compile(r"(.+?) loses (.+)")),
    (Form.SHIFTS, re.compile(r"(.+?) ([+-])= (.+)")),
)
_PROVIDES = {
    Form.BECOMES: {"become"},
    Form.GAINS: {"become", "add", "up", "glue"},
    Form.LOSES: {"become", "subtract", "remove", "down"},
    Form.STAYS: {"become", "add", "subtract", "up", "down", "stay", "skip", "remove"},
    Form.STOP: {"stop"},
    Form.LINE: {"become"},
    Form.ASKED: {"condition"},
    Form.HOLDS: {"true"},
    Form.RETURNS: {"return"},
    Form.ANSWER: {"return"},
}
_WIDER = {"remainder": (frozenset({"remainder", "divisible", "divide"}), frozenset({"remainder", "divisible"}))}
"""Sense of what is computed -> the senses of words that may say it, and those of which one has to."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        text: as it was written.
        form: what it says.
        subject: of what; ``None`` where it is of nothing.
        value: the other side, or the condition.
        slots: its values, names and comparisons, in order; a name may be left out by a sentence, all else not.
        gives: senses that words of the sentence may have.
        wants: senses of which a word of the sentence must have one each.
        computes: the senses that words for what it computes may have, in the order in which they must be said.
    """

    text: str
    form: Form
    subject: ast.expr | None = None
    value: ast.AST | None = None
    slots: tuple[Token, ...] = ()
    gives: frozenset[str] = frozenset()
    wants: tuple[frozenset[str], ...] = ()
    computes: tuple[frozenset[str], ...] = ()

    @property
    def sign(self) -> int:
        """Up or down, of a shift."""
        return -1 if " -= " in self.text else 1


class NoClause(ValueError):  # noqa: N818 -- a verdict on a text
    """A text is no clause."""


@lru_cache(maxsize=4_096)
def parse(text: str) -> Clause:  # noqa: C901, PLR0911, PLR0912 -- a case per form
    """Read a clause.

    Raises:
        NoClause: it is of none of the forms.
    """
    text = text.strip()
    if text in ("stop", "nothing changes"):
        form = Form.STOP if text == "stop" else Form.STAYS
        return Clause(text, form, slots=(_MAYBE_NOT,), gives=frozenset(_PROVIDES[form]), wants=(_DENIED,))
    if match := re.fullmatch(r"run (\d{1,3}): (.+)", text):
        one = parse(match[2])
        if one.form is not Form.LINE:
            raise NoClause(text)
        return replace(one, text=text, slots=(Token(ORDINAL, frozenset({match[1]})), *one.slots))
    if text.startswith("never "):
        one = parse(text.removeprefix("never "))
        if one.form not in (Form.LINE, Form.RETURNS):
            raise NoClause(text)
        soft = tuple(Token(token.kind, token.what, soft=True) for token in one.slots)
        return Clause(text, Form.NEVER, value=one.value, slots=(_MAYBE_NOT, *soft), gives=one.gives | {"skip"}, wants=(_DENIED,))
    if text.startswith("takes "):
        return _takes(text)
    for form, pattern in _SURFACES:
        if match := pattern.fullmatch(text):
            return _said(text, form, match[1], match[match.re.groups])
    if text.endswith(" stays"):
        subject = _expression(text.removesuffix(" stays"))
        slots = (_MAYBE_NOT, *_slots(subject), _MAYBE_NOT)
        return Clause(text, Form.STAYS, subject, slots=slots, gives=frozenset(_PROVIDES[Form.STAYS]), wants=(_DENIED,))
    if match := re.fullmatch(r"(.+?) (has|lacks) (.+)", text):
        owner, item = _expression(match[1]), _expression(match[3])
        op = ast.In() if match[2] == "has" else ast.NotIn()
        slots = (*([Token(NOT, frozenset())] if match[2] == "lacks" else []), *_slots(owner), *_slots(item))
        return Clause(text, Form.HOLDS, value=ast.Compare(item, [op], [owner]), slots=slots, gives=frozenset({"in"}))
    if match := re.fullmatch(r"(.+?) gives (\w+)", text):
        value = _expression(match[1])
        one = _of(text, Form.LINE, ast.Assign([ast.Name(match[2], ast.Store())], value, lineno=1))
        return replace(one, slots=(*_slots(value), Token(NAME, frozenset({match[2]}))))
    if match := re.fullmatch(r"(returns|if) (.+)", text):
        form = Form.RETURNS if match[1] == "returns" else Form.ASKED
        one = _of(text, form, _expression(match[2]))
        if form is Form.ASKED:
            bare = not isinstance(one.value, ast.Compare | ast.UnaryOp)
            return replace(one, gives=one.gives | {"true"}) if bare else one
        own = (Token(slot.kind, slot.what, soft=slot.soft or slot.kind == NAME) for slot in one.slots)
        shown = isinstance(one.value, ast.Tuple | ast.List | ast.Dict)
        holding = [Token(COMPARE, frozenset({"in"}), soft=True)] if shown else []  # "a pair containing x and y"
        return replace(one, slots=(_LAST, *holding, *own))
    return _python(text)


_MAYBE_NOT = Token(NOT, frozenset(), soft=True)
_LAST = Token(ORDINAL, frozenset({"last"}), soft=True)
_DENIED = frozenset({"stay", "skip", "stop", "denied"})
"""What a sentence must say of what does not happen."""


def _takes(text: str) -> Clause:
    rest = text.removeprefix("takes ")
    if re.fullmatch(r"\d{1,2}", rest):
        return Clause(text, Form.TAKES, None, ast.Constant(int(rest)), (Token(VALUE, frozenset({rest})),), _GIVEN, (_GIVEN,))
    names = [name.strip() for name in rest.split(",")]
    if not all(name.isidentifier() for name in names):
        raise NoClause(text)
    slots = tuple(Token(NAME, frozenset({name})) for name in names)
    return Clause(text, Form.TAKES, None, ast.Tuple([ast.Constant(name) for name in names]), slots, _GIVEN)


def _said(text: str, form: Form, left: str, right: str) -> Clause:
    subject, value = _expression(left), _expression(right)
    if not literals.is_literal(value):
        raise NoClause(text)
    senses = _Senses.of((subject,))
    gives, wants = senses.gives | _PROVIDES.get(form, {"become"}), senses.wants
    if form is Form.SHIFTS:
        way = frozenset({"up", "add"} if " += " in text else {"down", "subtract", "remove"})
        gives, wants = gives | way, (*wants, way)
    return Clause(text, form, subject, value, (*_slots(subject), *_slots(value)), gives, wants)


def _python(text: str) -> Clause:
    tree = code.parsed(re.sub(r"^return\b", RETURN, text))
    if isinstance(tree, ast.Assign) and len(tree.targets) == 1 and isinstance(tree.targets[0], ast.Name):
        return _of(text, Form.LINE, tree)
    if not isinstance(tree, ast.expr):
        raise NoClause(text)
    match tree:
        case ast.Compare(left=ast.Name(id="round"), ops=[ast.Eq()], comparators=[side]):
            which = side.id if isinstance(side, ast.Name) else ast.unparse(side)
            if not re.fullmatch(r"last|\d{1,4}", which):
                raise NoClause(text)
            slots = (Token(ORDINAL, frozenset({which})),)
            return Clause(text, Form.ROUND, None, ast.Constant(which), slots, _ROUNDS, (_ROUNDS,))
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()], comparators=[side]) if name == RETURN:
            if not literals.is_literal(side):
                raise NoClause(text)
            return Clause(
                text,
                Form.ANSWER,
                value=side,
                slots=(_LAST, *_slots(side)),
                gives=frozenset({"return"}),
                wants=(frozenset({"return"}),),
            )
    _admit(tree, text)
    return _of(text, Form.HOLDS, tree)


_SAYS = {Form.ASKED: frozenset({"condition"}), Form.RETURNS: frozenset({"return"})}
"""What a sentence must say of these."""


def _of(text: str, form: Form, tree: ast.expr | ast.Assign) -> Clause:
    senses = _Senses.of((tree,))
    wants = (*senses.wants, *([_SAYS[form]] if form in _SAYS else []))
    if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.Eq) and literals.is_literal(tree.left):
        wants = tuple(one for one in wants if one != {"length"})  # "four parts": the number before what is counted
    gives = senses.gives | _PROVIDES.get(form, set())
    return Clause(text, form, None, tree, tuple(_slots(tree)), gives, wants, senses.computes)


def _expression(text: str) -> ast.expr:
    tree = code.parsed(text)
    if not isinstance(tree, ast.expr):
        raise NoClause(text)
    _admit(tree, text)
    return tree


def _admit(tree: ast.expr, text: str) -> None:
    """Refuse what has no fixed order of words, or several ways to be true."""
    for node in ast.walk(tree):
        if isinstance(node, _REFUSED):
            raise NoClause(text)
        if isinstance(node, ast.Compare) and len(node.ops) > 1 and not all(isinstance(op, ast.Eq) for op in node.ops):
            raise NoClause(text)
    if any(token.kind == UNKNOWN for token in code.linear(tree)):
        raise NoClause(text)


_REFUSED = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.NamedExpr, ast.Starred, ast.GeneratorExp, ast.ListComp)


def parity(tree: ast.AST) -> tuple[ast.expr, str] | None:
    """What a condition says to be even, or odd."""
    match tree:
        case ast.Compare(
            left=ast.BinOp(left=what, op=ast.Mod(), right=ast.Constant(value=2)),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=0 | 1 as rest)],
        ):
            return what, "odd" if rest else "even"
    return None


def matter(one: Clause) -> str:
    """What a clause is about, as code: the side of a comparison that is no literal."""
    tree = one.subject or one.value
    if one.form is Form.ROUND:
        return "round"
    if isinstance(tree, ast.Compare):
        tree = tree.comparators[0] if literals.is_literal(tree.left) else tree.left
    return "" if tree is None else ast.unparse(tree)


def topic(one: Clause) -> frozenset[str]:
    """The names of what a clause is about; none if it is about nothing that has one."""
    tree = one.value.targets[0] if isinstance(one.value, ast.Assign) else code.parsed(matter(one)) if matter(one) else None
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) if tree else frozenset()


def without(one: Clause, names: frozenset[str]) -> tuple[Token, ...]:
    """The slots of a clause where these names may be left out, unless it computes with them; and its target.

    What is squared may be left out too: "its square".
    """
    trees = [tree for tree in (one.subject, one.value) if tree is not None]
    sides = [
        side
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and not is_square(node) and not parity(tree)
        for side in (node.left, node.right)
    ]
    computed = {side.id for side in sides if isinstance(side, ast.Name)}
    if one.form is Form.LINE:
        computed |= topic(one)
    open_ones = names - computed if one.form in _STATED else frozenset[str]()
    found = [Token(slot.kind, slot.what, soft=slot.soft or (slot.kind == NAME and slot.what <= open_ones)) for slot in one.slots]
    if isinstance(one.value, ast.Assign) and one.computes and " gives " not in one.text:
        at = next(index for index, slot in enumerate(found) if slot.kind == NAME)
        found[at] = Token(NAME, found[at].what, soft=True)
    return tuple(found)


def is_square(node: ast.BinOp) -> bool:
    """Whether something is multiplied by itself."""
    if isinstance(node.op, ast.Pow):
        return isinstance(node.right, ast.Constant) and node.right.value == 2
    return isinstance(node.op, ast.Mult) and ast.unparse(node.left) == ast.unparse(node.right)


_STATED = frozenset({Form.HOLDS, Form.BECOMES, Form.SHIFTS, Form.GAINS, Form.LOSES, Form.STAYS, Form.LINE})


def _slots(tree: ast.AST) -> Iterator[Token]:
    """Values, names and comparisons of an expression in order; a denial is joined to the comparison that it denies."""
    if known := parity(tree):
        yield from _slots(known[0])
        return
    found = [token for token in code.negated(list(code.linear(tree))) if token.kind in (VALUE, NAME, COMPARE, NOT)]
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not) and isinstance(tree.operand, ast.Compare):
        inner = tree.operand
        sign = code.COMPARED.get(type(inner.ops[0]), "is")
        yield from _slots(inner.left)
        yield Token(COMPARE, frozenset({words.NEGATED.get(sign, "is")}))
        yield from _slots(inner.comparators[0])
        return
    yield from found


@dataclass(frozen=True, slots=True)
class _Senses:
    """The senses that words for some code may have, those of which one each must be said, and what is computed, in order."""

    gives: frozenset[str]
    wants: tuple[frozenset[str], ...]
    computes: tuple[frozenset[str], ...]

    @staticmethod
    def of(trees: "Iterable[ast.AST]") -> "_Senses":
        """Those of code."""
        gives, wants, computes = {"equal"}, [], []
        for tree in trees:
            if known := parity(tree):
                gives.add(known[1])
                wants.append(frozenset({known[1]}))
            inner = known[0] if known else tree
            for token in code.linear(inner):
                if token.kind != SENSE or "equal" in token.what:
                    continue
                may, must = _WIDER.get(next(iter(token.what)), (token.what, token.what))
                gives |= may
                if not token.soft:
                    wants.append(must)
                    computes.append(may)
        merged = tuple(one for number, one in enumerate(computes) if number == 0 or one != computes[number - 1])
        return _Senses(frozenset(gives), tuple(dict.fromkeys(wants)), merged)
