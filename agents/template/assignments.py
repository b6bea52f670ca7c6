"""Assignments in words: what a variable becomes, and how that comes about."""

import ast

from agents.template import calls, conditions, divisions, formulas, updates
from agents.template.expressions import NoWords, phrase
from agents.template.reckon import Unknown
from agents.template.values import MOST_CHARS, is_exact, said
from agents.template.view import View
from sandbox.guest import literals

_EMPTY = {
    "[]": "an empty list",
    "{}": "an empty dictionary",
    "()": "an empty tuple",
    "set()": "an empty set",
    "''": "an empty string",
}


def assigned(target: ast.expr, value: ast.expr | None, after: str | None, view: View, *, varies: bool) -> str | None:
    """One target in words.

    Args:
        target: what is assigned to.
        value: the expression that it gets; ``None`` if it is a part of one.
        after: value text that the target has afterwards, if known.
        view: the moment before.
        varies: whether the target is assigned more than once.

    Returns:
        A clause, or ``None`` if there is nothing to say.
    """
    noun = place(target, view)
    before = view.find(target)
    if after is None or noun is None:
        return None
    if value is None:
        return f"{noun} {'is' if before is None else 'becomes'} {said(after)}"
    if isinstance(value, ast.BinOp) and before is not None and ast.dump(_loading(target)) == ast.dump(_loading(value.left)):
        return updates.updated(noun, value.op, value.right, before, after, view, equation=formulas.equation(value, view))
    return f"{view.wording.one(*_given(noun, value, before, after, view, varies=varies))}"


def place(target: ast.expr, view: View) -> str | None:
    """What is assigned to, as a noun phrase."""
    try:
        if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
            owner = phrase(target.value, view)
            key = view.quote(target.slice)
            kind = calls.kind_of(view.find(target.value) or "")
            if key is None:
                return None
            return f"the item at position {key} of {owner}" if kind == "list" else f"the entry for {key} in {owner}"
        if isinstance(target, ast.Subscript):
            return f"a part of {phrase(target.value, view)}"
        return phrase(target, view)
    except NoWords:
        return None


def _loading(node: ast.expr) -> ast.expr:
    return ast.Name(node.id, ast.Load()) if isinstance(node, ast.Name) else node


def _given(noun: str, value: ast.expr, before: str | None, after: str, view: View, *, varies: bool) -> tuple[str, ...]:
    """Variants of a clause that says what a place is given."""
    if _is_fixed(value):
        return _fixed(noun, before, after, view, varies=varies)
    if after in ("True", "False") and isinstance(value, ast.Compare | ast.BoolOp | ast.UnaryOp):
        why = conditions.reason(value, view, truth=after == "True")
        return (f"{noun} is {after}, because {why}", f"{noun} is {after}, since {why}") if why else (f"{noun} is {after}",)
    if isinstance(value, ast.IfExp):
        return _chosen(noun, value, after, view)
    if isinstance(value, ast.Name):
        return _copied(noun, value, before, after, view)
    return divisions.divided(noun, value, view) or _extreme(noun, value, after, view) or _explained(noun, value, after, view)


def _is_fixed(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp):
        return isinstance(value.operand, ast.Constant)
    return isinstance(value, ast.Constant | ast.List | ast.Dict | ast.Tuple | ast.Set)


def _fixed(noun: str, before: str | None, after: str, view: View, *, varies: bool) -> tuple[str, ...]:
    if after in _EMPTY:
        kind = _EMPTY[after]
        if before is None and view.nouns.plain:
            return _begun(noun, kind)
        return (f"{noun} {'starts as' if before is None else 'is still' if before == after else 'becomes'} {kind}",)
    shown = said(after)
    if before == after:
        return (f"{noun} is {shown}, as before", f"{noun} stays {shown}")
    if before is None:
        if not varies:
            return (f"{noun} is {shown}",)
        return _begun(noun, shown) if view.nouns.plain else (f"{noun} starts at {shown}", f"{noun} is {shown} to begin with")
    again = (f"this time {noun} is {shown}", f"{noun} is then {shown}")
    return again if view.nouns.plain else (f"{noun} is set to {shown}", f"{noun} becomes {shown}")


def _begun(noun: str, shown: str) -> tuple[str, ...]:
    """Variants of what a place that changes later holds at first."""
    return (f"at first {noun} is {shown}", f"{noun} is {shown} at first", f"{noun} is {shown} to begin with")


def _chosen(noun: str, value: ast.IfExp, after: str, view: View) -> tuple[str, ...]:
    truth = view.truth(value.test)
    if truth is None:
        return _explained(noun, value, after, view)
    why = conditions.reason(value.test, view, truth=truth)
    written = formulas.equation(value.body if truth else value.orelse, view)
    shown = written if written and written.endswith(f"= {after}") else said(after)
    return (f"since {why}, {noun} is {shown}", f"{noun} is {shown}, because {why}") if why else (f"{noun} is {shown}",)


def _copied(noun: str, value: ast.Name, before: str | None, after: str, view: View) -> tuple[str, ...]:
    shown, words = said(after), view.nouns.of(value.id)
    if view.nouns.plain:
        return _taken_over(noun, words, before, shown, fresh=value.id in view.fresh)
    if before is None:
        return (f"{noun} starts as {words}, {shown}",) if words not in (shown, noun) else (f"{noun} is {shown}",)
    if noun == words:
        return (f"{noun} is {shown}",)
    if value.id in view.fresh:
        return (f"{noun} becomes {shown}", f"{noun} is now {shown}")
    return (f"{noun} becomes {words}, {shown}", f"{noun} is set to {words}, which is {shown}")


def _taken_over(noun: str, words: str, before: str | None, shown: str, *, fresh: bool) -> tuple[str, ...]:
    """Variants of what a place holds that takes over the value of another, whose words are known."""
    if before is None:
        same = fresh or words in (shown, noun) or words.startswith(f"{noun} ")
        return (
            (f"at first {noun} is {shown}",) if same else (f"{noun} is {words}, {shown}", f"at first {noun} is {words}, {shown}")
        )
    return (f"{noun} is then {shown}",) if fresh or noun == words else (f"{noun} becomes {words}, {shown}",)


def _extreme(noun: str, value: ast.expr, after: str, view: View) -> tuple[str, ...]:
    """The larger or smaller of two numbers, with both of them: else nobody sees why it is that one."""
    if not (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("max", "min") and view.nouns.plain
    ):
        return ()
    texts = [view.quote(arg) for arg in value.args]
    if len(texts) != 2 or value.keywords or not all(text and calls.kind_of(text) == "int" for text in texts):
        return ()
    view.support(value, after)
    worked = [text for arg in value.args if (text := formulas.equation(arg, view))]
    first = f"{' and '.join(worked)}, and " if worked else ""
    which = f"the {'larger' if value.func.id == 'max' else 'smaller'} of {' and '.join(map(str, texts))}"
    return (f"{first}{noun} is {which}, {after}", f"{first}{noun} is {after}, {which}")


def _explained(noun: str, value: ast.expr, after: str, view: View) -> tuple[str, ...]:
    shown = said(after)
    written = formulas.equation(value, view)
    if written and not written.endswith(f"= {after}"):
        written = None
    try:
        words = phrase(value, view)
    except NoWords:
        words = ""
    view.support(value, after)
    if view.told(value):
        return (f"{noun} is {shown}", f"that makes {noun} {shown}")
    items = totalled(value, after, view)
    if items and words:
        return (f"{noun} is {words}, {items}",)
    if written:
        plain = (f"{noun} is {written}", f"{noun} comes to {written}")
        return (f"{noun} is {words}, {written}", *plain) if _is_brief(value, words) else plain
    if not words or words == shown:
        return (f"{noun} is {shown}",)
    if not is_exact(after):
        return (f"{noun} is {words}, {shown}",)
    nested = any(word in words for word in (" of ", " in ", " from ", " by "))
    return (f"{noun} is {words}, {shown}", f"{noun} is {shown}, {words}" if nested else f"{noun} is {words}, which is {shown}")


def _is_brief(value: ast.expr, words: str) -> bool:
    return bool(words) and formulas.operations(value) <= 2


def totalled(value: ast.expr, after: str, view: View) -> str | None:
    """The sum of a few numbers written out."""
    if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "sum" and len(value.args) == 1):
        return None
    try:
        numbers = view.value(value.args[0])
    except Unknown:
        return None
    if (
        not isinstance(numbers, list | tuple)
        or not 2 <= len(numbers) <= 8
        or any(type(number) is not int or number < 0 for number in numbers)
    ):
        return None
    if not view.can_claim(value.args[0]):
        return None
    view.support(value.args[0], literals.text(numbers))
    text = f"{' + '.join(map(str, numbers))} = {after}"
    return text if len(text) <= MOST_CHARS else None
