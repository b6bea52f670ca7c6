"""Conditions with the values that decide them: "the total, 45, is divisible by 9"."""

import ast
from collections.abc import Mapping

from agents.template import calls, formulas, predicates
from agents.template.expressions import NoWords, code, phrase
from agents.template.reckon import Unknown
from agents.template.values import said
from agents.template.view import View
from agents.template.wording import joined
from sandbox.guest import pure

_RELATIONS: Mapping[type[ast.cmpop], tuple[str, str]] = {
    ast.Gt: ("is greater than {0}", "is not greater than {0}"),
    ast.Lt: ("is less than {0}", "is not less than {0}"),
    ast.GtE: ("is at least {0}", "is less than {0}"),
    ast.LtE: ("is at most {0}", "is greater than {0}"),
    ast.Eq: ("is equal to {0}", "is not equal to {0}"),
    ast.NotEq: ("is not equal to {0}", "is equal to {0}"),
    ast.In: ("is in {0}", "is not in {0}"),
    ast.NotIn: ("is not in {0}", "is in {0}"),
    ast.Is: ("is {0}", "is not {0}"),
    ast.IsNot: ("is not {0}", "is {0}"),
}
_TESTS: Mapping[str, tuple[str, str]] = {
    "isdigit": ("consists of digits", "does not consist of digits only"),
    "isnumeric": ("is numeric", "is not numeric"),
    "isdecimal": ("is decimal", "is not decimal"),
    "isalpha": ("consists of letters", "does not consist of letters only"),
    "isalnum": ("consists of letters and digits", "does not consist of letters and digits only"),
    "isupper": ("is in upper case", "is not in upper case"),
    "islower": ("is in lower case", "is not in lower case"),
    "isspace": ("is blank", "is not blank"),
    "istitle": ("is in title case", "is not in title case"),
    "startswith": ("starts with {0}", "does not start with {0}"),
    "endswith": ("ends with {0}", "does not end with {0}"),
}
_MOST_CHARS = 40


def reason(node: ast.expr, view: View, *, truth: bool) -> str | None:
    """Why a condition is true or false, as a clause; ``None`` if there are no words or the values do not agree with ``truth``."""
    try:
        return _reason(node, view, truth=truth)
    except NoWords:
        return None


def stated(node: ast.expr, view: View, *, truth: bool) -> str:
    """As ``reason``, but something in any case."""
    text = reason(node, view, truth=truth)
    if text is not None:
        return text
    if not view.nouns.plain:
        try:
            return f"{code(node)} is {'true' if truth else 'false'}"
        except NoWords:
            pass
    return "the condition holds" if truth else "the condition does not hold"


def _reason(node: ast.expr, view: View, *, truth: bool) -> str:  # noqa: PLR0911 -- one for each kind of condition
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _reason(operand, view, truth=not truth)
        case ast.BoolOp(op=operator, values=values):
            if truth is isinstance(operator, ast.And):
                return _listed([_next(part, view, truth=truth) for part in values])
            return _decisive(values, view, truth=truth)
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return _relation(left, operator, right, view, truth=truth)
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            return _chain([left, *comparators], operators, view, truth=truth)
        case ast.Call(func=ast.Attribute(value=owner, attr=attr), args=args) if attr in _TESTS:
            _agree(node, view, truth=truth)
            pattern = _TESTS[attr][not truth]
            return _with_subject(owner, pattern.format(*(_object(arg, view) for arg in args)), view)
        case ast.Call(func=ast.Name(id=name), args=[arg]) if view.nouns.plain and predicates.is_question(name):
            return _with_subject(arg, predicates.verb_of(name, truth=truth), view)
    return _truth(node, view, truth=truth)


def _next(node: ast.expr, view: View, *, truth: bool) -> str:
    """One of several reasons: what the ones before said need not be said again."""
    view.fresh |= view.mentioned
    return _reason(node, view, truth=truth)


def _listed(reasons: list[str]) -> str:
    different = list(dict.fromkeys(reasons))
    return ", and ".join(different) if any("," in one for one in different) else joined(different)


def _decisive(parts: list[ast.expr], view: View, *, truth: bool) -> str:
    for part in parts:
        found = view.truth(part)
        if found is None:
            raise NoWords
        if found is truth:
            return _reason(part, view, truth=truth)
    raise NoWords


def _chain(sides: list[ast.expr], operators: list[ast.cmpop], view: View, *, truth: bool) -> str:
    pairs = list(zip(sides, operators, sides[1:], strict=False))
    if truth:
        return _listed([_relation(left, operator, right, view, truth=True) for left, operator, right in pairs])
    for left, operator, right in pairs:
        found = view.truth(ast.Compare(left, [operator], [right]))
        if found is None:
            break
        if not found:
            return _relation(left, operator, right, view, truth=False)
    raise NoWords


def _agree(node: ast.expr, view: View, *, truth: bool) -> None:
    """Refuse words for what does not come out as the trace says."""
    found = view.truth(node)
    if found is not None and found is not truth:
        raise NoWords


def _relation(left: ast.expr, operator: ast.cmpop, right: ast.expr, view: View, *, truth: bool) -> str:
    left, right = (side.value if isinstance(side, ast.NamedExpr) else side for side in (left, right))
    _agree(ast.Compare(left, [operator], [right]), view, truth=truth)
    if isinstance(operator, ast.Eq | ast.NotEq) and _differ_in_kind(left, right, view):
        raise NoWords
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mod) and isinstance(operator, ast.Eq | ast.NotEq):
        found = _remainder(left, right, view, equal=truth is isinstance(operator, ast.Eq))
        if found:
            return found
    if isinstance(right, ast.Constant) and right.value is None and isinstance(operator, ast.Eq | ast.NotEq):
        operator = ast.Is() if isinstance(operator, ast.Eq) else ast.IsNot()
    verb = _RELATIONS[type(operator)][not truth]
    if isinstance(left, ast.Constant) and not isinstance(right, ast.Constant) and type(operator) in _MIRRORED:
        return _relation(right, _MIRRORED[type(operator)](), left, view, truth=truth)
    if isinstance(right, ast.Constant) and isinstance(operator, ast.Eq | ast.NotEq) and _is_plain(right):
        return _with_subject(
            left, f"is {'' if truth is isinstance(operator, ast.Eq) else 'not '}{right.value!r}", view, bare=True
        )
    return _with_subject(left, verb.format(_object(right, view)), view)


_MIRRORED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Gt: ast.Lt,
    ast.Lt: ast.Gt,
    ast.GtE: ast.LtE,
    ast.LtE: ast.GtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}


def _are_equal(left: ast.expr, right: ast.expr, view: View) -> bool:
    try:
        return bool(pure.COMPARE["Eq"](view.value(left), view.value(right)))
    except Unknown:
        return False


def _differ_in_kind(left: ast.expr, right: ast.expr, view: View) -> bool:
    """Whether a truth value is compared with something else, as ``True == 1``."""
    kinds = [calls.kind_of(view.find(side) or "") for side in (left, right)]
    return all(kinds) and (kinds[0] == "bool") is not (kinds[1] == "bool")


def _remainder(left: ast.BinOp, right: ast.expr, view: View, *, equal: bool) -> str | None:
    """A comparison of a remainder in the words of divisibility; ``None`` where the operands are no whole numbers."""
    values = [view.find(part) for part in (left.left, left.right, right, left)]
    if any(value is None or calls.kind_of(value) != "int" for value in values):
        return None
    divisor, wanted, rest = values[1] or "", values[2] or "", values[3] or ""
    view.support(left.right, divisor)
    view.support(left, rest)
    if divisor == "2" and wanted in ("0", "1"):
        return _with_subject(left.left, "is even" if rest == "0" else "is odd", view)
    if wanted == "0" and equal:
        words = view.wording.one("is divisible by {0}", "leaves no remainder when divided by {0}")
    elif view.nouns.is_taken("the remainder"):
        return _modulo(left, wanted, view, equal=equal)
    elif equal:
        words = view.wording.one("leaves a remainder of {1} when divided by {0}", "leaves the remainder {1} when divided by {0}")
    elif wanted == "0":
        words = view.wording.one("is not divisible by {0}", "leaves a remainder of {1} when divided by {0}")
    else:
        words = "leaves a remainder of {1}, not {2}, when divided by {0}"
    view.support(right, wanted)
    return _with_subject(left.left, words.format(divisor, rest, wanted), view)


def _modulo(left: ast.BinOp, wanted: str, view: View, *, equal: bool) -> str | None:
    """The same in signs, where "the remainder" means something else."""
    written = formulas.equation(left, view)
    if written is None:
        return None
    return " is ".join(written.rsplit(" = ", 1)) if equal else f"{written}, not {wanted}"


def _is_plain(node: ast.Constant) -> bool:
    return type(node.value) in (int, float, str)


def _with_subject(node: ast.expr, verb: str, view: View, *, bare: bool = False) -> str:  # noqa: C901, PLR0911 -- one for each way to name a subject
    """A clause: the subject with its value, and the verb; ``bare`` if the verb itself says the value when it is true."""
    if isinstance(node, ast.Constant):
        return f"{node.value!r} {verb}"
    if formulas.operations(node):
        written = formulas.equation(node, view)
        if written:
            return f"{written}, which {verb}"
    value = view.quote(node)
    short = value is not None and len(value) <= _MOST_CHARS and value == view.find(node)
    try:
        noun = phrase(node, view)
    except NoWords:
        if not short:
            raise
        return f"{value} {verb}"
    if isinstance(node, ast.Name) and node.id in view.fresh and not bare and short and len(str(value)) <= 20:
        return f"{value if view.nouns.plain else noun} {verb}"
    if not short or noun == value or (bare and verb == f"is {value}"):
        return f"{noun} {verb}"
    if bare and verb.startswith("is not "):
        return f"{noun} is {value}, {verb.removeprefix('is ')}"
    if noun.startswith("the negative") or str(value).startswith("("):
        return f"{value} {verb}"
    if isinstance(node, ast.Name) and view.wording.chance(0.35) and verb.startswith("is ") and "," not in verb:
        return f"{noun} is {value}, which {verb}"
    return view.wording.one(f"{noun}, {value}, {verb}", f"{noun} ({value}) {verb}")


def _object(node: ast.expr, view: View) -> str:
    """The other side of a relation."""
    if isinstance(node, ast.Constant):
        return repr(node.value)
    value = view.quote(node)
    exact = value is not None and value == view.find(node) and len(value) <= _MOST_CHARS
    if exact and not isinstance(node, ast.Name | ast.Subscript) and (view.nouns.plain or not isinstance(node, ast.Attribute)):
        written = formulas.equation(node, view)
        return written or str(value)
    try:
        noun = phrase(node, view)
    except NoWords:
        if exact:
            return str(value)
        raise
    if not exact:
        return noun
    return f"{noun}, {value}" if noun != value else noun


def _truth(node: ast.expr, view: View, *, truth: bool) -> str:  # noqa: PLR0911 -- one for each kind of value
    """A value that is used as a condition."""
    text = view.find(node)
    if isinstance(node, ast.Call | ast.ListComp | ast.GeneratorExp) and not view.nouns.plain:
        return f"{code(node)} is {'true' if truth else 'false'}"
    kind = calls.kind_of(text or "")
    noun = phrase(node, view)
    if text is not None:
        _agree(node, view, truth=truth)
    if kind == "bool":
        return f"{noun} is {said(text or '')}"
    if kind in ("int", "float"):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            found = _remainder(node, ast.Constant(0), view, equal=not truth)
            if found:
                return found
        sign = "positive" if not (text or "").startswith("-") else "negative"
        return _with_subject(node, f"is {sign}", view) if truth else f"{noun} is 0"
    if kind == "NoneType":
        return f"{noun} is None"
    if kind in ("str", "list", "tuple", "dict", "set", "frozenset", "deque", "Counter", "defaultdict", "OrderedDict"):
        return f"{noun} is not empty" if truth else f"{noun} is empty"
    return f"{noun} is {'true' if truth else 'false'}" if not text else f"there is {'' if truth else 'no '}{noun}"
