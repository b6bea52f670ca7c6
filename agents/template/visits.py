"""Calls of the program's functions in words: how a visit begins, and what it gives."""

import ast
from collections.abc import Iterator

from agents.template import conditions, formulas, predicates
from agents.template.assignments import totalled
from agents.template.expressions import NoWords, phrase
from agents.template.nouns import Nouns
from agents.template.reckon import Unknown
from agents.template.values import said
from agents.template.view import View
from agents.template.wording import joined
from sandbox.node import Act, Visit
from sandbox.trace import Event
from sandbox.value import parse


def results(act: Act, *, entered: bool) -> dict[int, object]:
    """``id`` of the call expressions of an act -> what the visits returned, where it is certain which is which.

    Args:
        act: the act.
        entered: whether its visits have been told already; then only what the last one returned can still be spoken of.
    """
    node = act.place.node if act.place else None
    if node is None or not act.visits:
        return {}
    known: dict[int, object] = {}
    made: dict[str, list[Visit]] = {}
    for visit in act.visits:
        made.setdefault(visit.opening.function.rpartition(".")[2], []).append(visit)
    asked: dict[str, list[ast.Call]] = {}
    for call in _calls(node):
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
        asked.setdefault(name, []).append(call)
    for name, calls in asked.items():
        visits = made.get(name, [])
        if len(visits) == len(calls) and all(visit.closing and visit.opening.event is Event.CALL for visit in visits):
            for call, visit in zip(calls, visits, strict=True):
                try:
                    known[id(call)] = parse(visit.closing.value or "") if visit.closing else None
                except ValueError:
                    continue
    if entered and len(known) > 1:
        last = act.visits[-1].opening.function.rpartition(".")[2]
        kept = asked.get(last, [])[-1:]
        return {id(call): known[id(call)] for call in kept if id(call) in known}
    return known


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    """Calls of a statement's own line in the order of evaluation; not those in comprehensions, lambdas or inner blocks."""
    for child in _heads(node):
        if isinstance(child, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            continue
        yield from _calls(child)
        if isinstance(child, ast.Call):
            yield child


def _heads(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.stmt | ast.match_case | ast.ExceptHandler):
        yield from ast.iter_child_nodes(node)
        return
    for name, value in ast.iter_fields(node):
        if name in ("body", "orelse", "finalbody", "handlers", "cases", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child


def begun(visit: Visit, nouns: Nouns, view: View) -> tuple[str, str | None]:
    """The clauses that begin a visit: what is asked, and with which parameters (``None`` if it has none)."""
    step = visit.opening
    name = step.function.rpartition(".")[2]
    given = [
        f"{nouns.of(parameter)} is {said(text)}"
        for parameter, text in step.changed.items()
        if parameter != "self" and _is_telling(text)
    ]
    if step.event is Event.RESUME:
        return f"`{name}` goes on" if not nouns.plain else "we go on where we left off", None
    if not nouns.plain:
        whole = step.function.replace(".<locals>", "")
        return view.wording.one(f"this calls `{whole}`", f"now `{whole}` is called"), f"there {joined(given)}" if given else None
    values = [said(text) for key, text in step.changed.items() if key != "self" and text is not None and not text.startswith("<")]
    task = (
        predicates.question(name, values[0])
        if predicates.is_question(name) and values
        else f"{goal(name, nouns)} of {joined(values)}"
        if values
        else goal(name, nouns)
    )
    verb = (
        view.wording.one("check", "find out", "see")
        if predicates.is_question(name)
        else view.wording.one("find", "work out", "determine")
    )
    return f"{view.wording.one('we', 'we have to', 'now we')} {verb} {task}", joined(given) if given else None


def _is_telling(text: str | None) -> bool:
    """Whether a parameter's value is worth saying: not that of a function or class."""
    return text is not None and text[0] != "<"


def goal(name: str, nouns: Nouns) -> str:
    """What a function is for, as a noun phrase."""
    return nouns.of(name)


def explained(value: ast.expr, text: str, view: View) -> str | None:  # noqa: C901, PLR0911 -- one for each kind of expression
    """How a value comes about, as a clause that contains the value; ``None`` if there is nothing to explain."""
    if isinstance(value, ast.Constant | ast.Name | ast.List | ast.Tuple | ast.Dict | ast.Set):
        return None
    if text in ("True", "False") and isinstance(value, ast.Compare | ast.BoolOp | ast.UnaryOp):
        return conditions.reason(value, view, truth=text == "True")
    if isinstance(value, ast.IfExp):
        try:
            truth = bool(view.value(value.test))
        except Unknown:
            return None
        return conditions.reason(value.test, view, truth=truth)
    written = formulas.equation(value, view)
    if written and not written.endswith(f"= {text}"):
        written = None
    items = totalled(value, text, view)
    try:
        words = phrase(value, view)
    except NoWords:
        words = None
    view.support(value, text)
    if items:
        written = items
    if written and words and (items or formulas.operations(value) <= 2):
        return f"{words} is {written}"
    if written:
        return written
    if words and len(said(text)) <= 60:
        return f"{words} is {said(text)}"
    return None
