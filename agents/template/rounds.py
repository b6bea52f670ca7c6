"""Loops in words: how a round begins, how the loop ends, and what folded rounds leave."""

import ast
from collections.abc import Mapping

from agents.template import calls, conditions
from agents.template.expressions import NoWords, code, phrase
from agents.template.pen import Tie
from agents.template.plan import Folded
from agents.template.reckon import Unknown
from agents.template.source import loaded, stored
from agents.template.statements import Clause
from agents.template.telling import Telling, changes, claims_of
from agents.template.values import said
from agents.template.view import View
from agents.template.wording import joined
from sandbox.guest import literals
from sandbox.node import Act
from sandbox.trace import Event

_MOST_LEFT = 3


def opening(act: Act, view: View, number: int, *, final: bool) -> Clause | None:
    """The header of a round that is entered.

    Args:
        act: the header's act.
        view: the moment before.
        number: rounds before this one.
        final: whether no round follows.
    """
    node = act.place.node if act.place else None
    if isinstance(node, ast.While):
        if act.decision is None:
            return None
        return Clause(conditions.stated(node.test, view, truth=act.decision), Tie.REASON)
    assert isinstance(node, ast.For | ast.AsyncFor)
    names = stored(node.target)
    texts = {name: changes(act.own).get(name) or view.before(name) for name in names}
    known = {name: text for name, text in texts.items() if text is not None}
    used = {name: text for name, text in known.items() if name != "_" and name in loaded(node.body)}
    claims = [claim for name, text in known.items() for claim in view.claimed(ast.Name(name, ast.Load()), text)]
    if not used:
        again = "in the first round" if number == 0 else view.wording.one("in the next round", "once more")
        return Clause(again, Tie.OPEN, claims)
    return Clause(_item(used, view, number, final=final), Tie.NEW, claims)


def _item(used: Mapping[str, str], view: View, number: int, *, final: bool) -> str:
    if len(used) > 1 or not view.nouns.plain:
        parts = [f"{view.nouns.of(name)} is {said(text)}" for name, text in used.items()]
        if number == 0:
            return f"{view.wording.one('at first', 'in the first round')} {joined(parts)}"
        start = (
            view.wording.one("next", "in the next round", "then")
            if not (final and number)
            else view.wording.one("finally", "in the last round")
        )
        return f"{start} {joined(parts)}"
    name, text = next(iter(used.items()))
    bare = view.nouns.bare(name)
    if number == 0 and not view.nouns.is_taken(f"the first {bare}"):
        return f"the first {bare} is {said(text)}"
    if final and not view.nouns.is_taken(f"the last {bare}"):
        return f"the last {bare} is {said(text)}"
    if number == 0 or view.nouns.is_taken(f"the next {bare}"):
        return f"{view.nouns.of(name)} is {said(text)}"
    return view.wording.one(
        f"the next {bare} is {said(text)}", f"next, the {bare} is {said(text)}", f"then the {bare} is {said(text)}"
    )


def introduction(node: ast.For | ast.AsyncFor, view: View) -> str | None:
    """A sentence before the first round: what is gone through."""
    if isinstance(node.iter, ast.Name) and view.nouns.plain:
        many = view.nouns.many(node.iter.id)
        if many:
            return view.wording.one(
                f"Go through the {many} one by one.", f"Take the {many} in order.", f"Look at the {many} one at a time."
            )
    return _course(node, view)


def _course(node: ast.For | ast.AsyncFor, view: View) -> str | None:
    """From where to where a counter runs."""
    if not (isinstance(node.target, ast.Name) and isinstance(node.iter, ast.Call) and isinstance(node.iter.func, ast.Name)):
        return None
    if node.iter.func.id != "range" or not view.nouns.plain or node.target.id not in loaded(node.body):
        return None
    try:
        course = view.value(node.iter)
    except Unknown:
        return None
    if not isinstance(course, list) or len(course) < 3 or abs(course[1] - course[0]) != 1:
        return None
    for arg in node.iter.args:
        view.quote(arg)
    if all(literals.is_literal(arg) for arg in node.iter.args):
        end = node.iter.args[min(1, len(node.iter.args) - 1)]
        return f"Take the whole numbers from {course[0]} up to, but not including, {ast.unparse(end)}."
    view.claims[f"old({ast.unparse(node.iter)})[-1] == {course[-1]}"] = None
    return view.wording.one(
        f"Take the whole numbers from {course[0]} to {course[-1]} one after the other.",
        f"Go through the whole numbers from {course[0]} to {course[-1]}.",
    )


def ending(act: Act, view: View, rounds: int) -> Clause | None:
    """The header's finding that the loop is over; ``None`` if no words are needed."""
    node = act.place.node if act.place else None
    if isinstance(node, ast.While):
        why = conditions.stated(node.test, view, truth=False)
        return Clause(
            f"{why}, so {view.wording.one('these rounds end here', 'no further round follows here')}" if rounds else why, Tie.NEW
        )
    if rounds:
        return None
    assert isinstance(node, ast.For | ast.AsyncFor)
    try:
        over = phrase(node.iter, view) if isinstance(node.iter, ast.Name | ast.Attribute) or view.nouns.plain else code(node.iter)
    except NoWords:
        what = (
            f"no {view.nouns.bare(node.target.id)} to go through"
            if isinstance(node.target, ast.Name)
            else "nothing to go through"
        )
        return Clause(f"there is {what}", Tie.NEW)
    return Clause(f"there is nothing to go through in {over}", Tie.NEW)


def summary(fold: Folded, telling: Telling, view: View) -> Clause:
    """Folded rounds as one clause, with claims about what they leave."""
    count = len(fold.rounds)
    last = fold.closing.last if fold.closing else fold.rounds[-1].last
    first = fold.rounds[0].first
    frame = view.step.frame
    left = changes(step for step in telling.steps(first, last) if step.frame == frame)
    line = fold.cycle.node.lineno
    ran = sum(step.line == line and step.event is Event.LINE for step in telling.steps(first, last))
    claims = [f"runs({line}) == {ran}", *([f"runs({line}) - {ran - count} == {count}"] if ran > count else [])]
    results = telling.live(left, frame, last) or _results(fold, left, view, telling)
    claims += claims_of({name: text for name, text in results.items() if name not in left})
    told = [(view.nouns.of(name), said(text)) for name, text in results.items()]
    return Clause(f"{_handled(fold, view, count)}{_after(told, view)}", Tie.NEW, claims)


def _handled(fold: Folded, view: View, count: int) -> str:
    """That rounds were gone through."""
    one = view.wording.one
    node = fold.cycle.node
    how = (
        one("in the same way", "likewise")
        if fold.familiar and fold.before
        else "by the same rules"
        if fold.before
        else "one after the other"
    )
    if not fold.before:
        return f"{_rounds(fold, view, count)} {'is' if count == 1 else 'are'} gone through {how}"
    if isinstance(node, ast.While) and count > 1:
        more = f"{count} more times"
        return one(f"this goes on {how} {more}", f"the same is done {more}") if fold.familiar else f"this goes on {how} {more}"
    return f"{_rounds(fold, view, count)} {'is' if count == 1 else 'are'} handled {how}"


def _after(results: list[tuple[str, str]], view: View) -> str:
    """What the rounds leave."""
    one = view.wording.one
    if not results:
        return ""
    told = [f"{noun} is {text}" for noun, text in results]
    if len(results) == 1 and calls.kind_of(results[0][1]) in ("int", "float"):
        return one(f", which leaves {results[0][0]} at {results[0][1]}", f", after which {told[0]}", f", and then {told[0]}")
    return one(f"; afterwards {joined(told)}", f", after which {joined(told)}")


def _rounds(fold: Folded, view: View, count: int) -> str:
    """The rounds, as "the remaining 7 prices"."""
    node = fold.cycle.node
    start = "the remaining" if fold.ends and fold.before else "the next" if fold.before else "the"
    unit = "rounds"
    if isinstance(node, ast.For) and view.nouns.plain:
        many = view.nouns.many(node.iter.id) if isinstance(node.iter, ast.Name) else None
        unit = many or (view.nouns.each(node.target.id) if isinstance(node.target, ast.Name) else unit)
    if count == 1:
        single = view.nouns.plain and isinstance(node, ast.For) and isinstance(node.target, ast.Name) and unit != "rounds"
        unit = (
            view.nouns.bare(node.target.id)
            if single and isinstance(node, ast.For) and isinstance(node.target, ast.Name)
            else "round"
        )
        return f"{'the last' if fold.ends else 'the next' if fold.before else 'the only'} {unit}"
    return f"{start} {count} {unit}"


def _results(fold: Folded, left: Mapping[str, str | None], view: View, telling: Telling) -> dict[str, str]:
    """What a reader has to know after the rounds, most needed first."""
    node = fold.cycle.node
    own = set(stored(node.target)) if isinstance(node, ast.For | ast.AsyncFor) else set()
    own |= {name for part in ast.walk(node) if isinstance(part, ast.For | ast.AsyncFor) for name in stored(part.target)}
    texts = {name: text for name, text in left.items() if text is not None and not text.startswith("<") and name not in own}
    needed, carried = telling.source.needed(view.step.function, node), _carried(node)
    kept = [name for name in texts if name in needed]
    if not kept:
        moved = changes(telling.steps(fold.rounds[0].first, fold.closing.last if fold.closing else fold.rounds[-1].last))
        same = {name: view.before(name) for name in sorted((needed & carried) - moved.keys())}
        texts |= {name: text for name, text in same.items() if text is not None and name not in texts and name not in own}
        kept = [name for name in texts if name in needed] or [name for name in texts if name in carried] or list(texts)[:1]
    kept.sort(key=lambda name: name not in carried)
    return {name: texts[name] for name in kept[:_MOST_LEFT]}


def _carried(node: ast.AST) -> set[str]:
    """Names whose value goes from round to round: updated from themselves, changed in place, or tested by the header."""
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.AugAssign):
            found.update(
                name.id for name in ast.walk(part.target) if isinstance(name, ast.Name) and part.target in (name, part.target)
            )
        elif isinstance(part, ast.Assign):
            targets = {name for target in part.targets for name in stored(target)}
            found |= targets & loaded([part.value])
            found.update(
                name.id
                for target in part.targets
                for name in ast.walk(target)
                if isinstance(name, ast.Name) and not isinstance(target, ast.Name | ast.Tuple)
            )
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and isinstance(part.func.value, ast.Name):
            found.add(part.func.value.id)
    if isinstance(node, ast.While):
        found |= loaded([node.test])
    return found
