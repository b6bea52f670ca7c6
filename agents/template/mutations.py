"""Calls that change what they are called on, in words: "4 is added to the end of the queue"."""

import ast
from collections.abc import Mapping

from agents.template import calls, facts
from agents.template.expressions import NoWords, phrase
from agents.template.values import said
from agents.template.view import View

_PATTERNS: Mapping[tuple[str, int], str] = {
    ("append", 1): "{0} is added to the end of {owner}",
    ("appendleft", 1): "{0} is added to the front of {owner}",
    ("add", 1): "{0} is added to {owner}",
    ("insert", 2): "{1} is inserted into {owner} at position {0}",
    ("extend", 1): "the items of {0} are added to the end of {owner}",
    ("update", 1): "{owner} is updated with {0}",
    ("remove", 1): "{0} is removed from {owner}",
    ("discard", 1): "{0} is taken out of {owner}",
    ("pop", 0): "the last item of {owner} is taken off",
    ("popleft", 0): "the first item of {owner} is taken off",
    ("pop", 1): "the item at {0} is taken out of {owner}",
    ("sort", 0): "{owner} is put in order",
    ("reverse", 0): "{owner} is reversed",
    ("clear", 0): "{owner} is emptied",
    ("setdefault", 2): "{owner} gets {1} for {0} unless it has an entry",
}


def changed(call: ast.Call, after: str | None, view: View) -> str | None:  # noqa: C901, PLR0911 -- one for each outcome
    """A method called for its effect, with what it leaves; ``None`` if there are no words.

    Args:
        call: the call of a method.
        after: value text of what the method was called on, afterwards.
        view: the moment before.
    """
    if not isinstance(call.func, ast.Attribute):
        return None
    pattern = _PATTERNS.get((call.func.attr, len(call.args)))
    if call.func.attr == "sort" and call.keywords:
        pattern = "{owner} is sorted"
    elif call.keywords:
        return None
    if pattern is None:
        return None
    before = view.find(call.func.value)
    try:
        owner = phrase(call.func.value, view)
        parts = [_part(arg, view) for arg in call.args]
    except NoWords:
        return None
    if call.func.attr == "pop" and call.args:
        pattern = _popped(call, before)
    text = pattern.format(*parts, owner=owner)
    if after is None:
        return text
    if after == before and call.func.attr == "add":
        return f"{parts[0]} is already in {owner}"
    if after is not None and facts.is_cut(after):
        return f"{owner} changes to {said(after)}"
    if after == before:
        return f"{text}, which leaves it as it was"
    if call.func.attr == "append" and view.nouns.plain:
        return view.wording.one(
            f"{parts[0]} is added to {owner}, which is then {said(after)}",
            f"with {parts[0]} added, {owner} is {said(after)}",
        )
    return (
        f"{text}, which {view.wording.one('becomes', 'is now')} {said(after)}"
        if pattern.endswith("{owner}")
        else f"{text}, leaving {said(after)}"
    )


def _popped(call: ast.Call, before: str | None) -> str:
    if calls.kind_of(before or "") != "list":
        return "the entry for {0} is taken out of {owner}"
    if isinstance(call.args[0], ast.Constant) and call.args[0].value == 0:
        return "the first item of {owner} is taken off"
    return "the item at position {0} is taken out of {owner}"


def _part(arg: ast.expr, view: View) -> str:
    value = view.quote(arg) if isinstance(arg, ast.Constant) or view.can_claim(arg) else None
    if value is not None and len(value) <= 60:
        return value
    return phrase(arg, view)
