"""Statements in words: one clause for one act."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from agents.template import calls, conditions, mutations, updates
from agents.template.assignments import assigned, place
from agents.template.expressions import NoWords, code, phrase
from agents.template.pen import Tie
from agents.template.source import stored
from agents.template.telling import changes
from agents.template.values import said
from agents.template.view import View
from agents.template.wording import joined
from sandbox.node import Act

_MOST_STAYING = 2
_LETTERS = "ABCDEFGH"


@dataclass(slots=True)
class Clause:
    """Words for an act, without capital and full stop; ``claims`` hold in the state that it leaves."""

    text: str
    tie: Tie = Tie.FLOW
    claims: list[str] = field(default_factory=list)


def clause(act: Act, view: View, varying: frozenset[str]) -> Clause | None:  # noqa: PLR0911 -- one for each kind of statement
    """An act in words; ``None`` if it needs none.

    Args:
        act: an act of any statement but ``return`` and the headers of loops.
        view: the moment before it takes effect.
        varying: names that the program assigns more than once.
    """
    node = act.place.node if act.place else None
    if act.raised is not None:
        return _raised(act, node, view)
    match node:
        case ast.Assign(targets=targets, value=value):
            return _assignment(act, targets, value, view, varying)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            return _assignment(act, [target], value, view, varying)
        case ast.AugAssign():
            return _update(act, node, view)
        case ast.If(test=test):
            return _branch(act, node, test, view, varying)
        case ast.Assert(test=test):
            return Clause(f"{conditions.stated(test, view, truth=True)}, as it has to be")
        case ast.Expr(value=value):
            return _expression(act, value, view)
        case ast.With() | ast.AsyncWith() | ast.Delete() | ast.Match() | ast.match_case() | ast.ExceptHandler():
            return _rare(act, node, view)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if not view.nouns.plain:
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            return Clause(f"the {kind} `{node.name}` is defined")
    return _leftover(act, view)


def after_of(target: ast.expr, act: Act, view: View) -> str | None:
    """Value text of a target once an act is over, if it can be told."""
    changed = changes(act.own)
    if isinstance(target, ast.Name):
        return changed[target.id] if target.id in changed else view.before(target.id)
    return view.later(target, changed)


def _assignment(act: Act, targets: list[ast.expr], value: ast.expr, view: View, varying: frozenset[str]) -> Clause | None:
    pairs = [pair for target in targets for pair in _pairs(target, value)]
    texts = []
    claims: list[str] = []
    for target, source in pairs:
        after = after_of(target, act, view)
        text = assigned(target, source, after, view, varies=isinstance(target, ast.Name) and target.id in varying)
        if text is None:
            continue
        texts.append(text)
        claims += view.claimed(target, after)
    if not texts:
        return _leftover(act, view)
    popped = _taken(value, act, view)
    if popped and len(pairs) == 1:
        return Clause(popped, claims=claims)
    return Clause(joined(texts), claims=claims)


def _taken(value: ast.expr, act: Act, view: View) -> str | None:
    """``x = queue.pop(0)`` and the like: what is taken, and what is left."""
    node = act.place.node if act.place else None
    if not (isinstance(node, ast.Assign) and isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)):
        return None
    if value.func.attr not in ("pop", "popleft", "popitem") or not isinstance(value.func.value, ast.Name):
        return None
    target = place(node.targets[0], view)
    taken, left = after_of(node.targets[0], act, view), after_of(value.func.value, act, view)
    if target is None or taken is None or left is None:
        return None
    owner = view.nouns.of(value.func.value.id)
    rest = "empty" if left in ("[]", "{}", "deque([])", "set()") else f"as {said(left)}"
    return f"{said(taken)} is taken out of {owner} as {target}, leaving {owner} {rest}"


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Single targets with the expressions that they get, as far as those stand there one by one."""
    if not isinstance(target, ast.Tuple | ast.List):
        yield (target.value if isinstance(target, ast.Starred) else target), value
        return
    sides = value.elts if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts) else None
    starred = any(isinstance(part, ast.Starred) for part in (*target.elts, *(sides or ())))
    for index, part in enumerate(target.elts):
        inner = sides[index] if sides and not starred else None
        if inner is not None:
            yield from _pairs(part, inner)
        elif isinstance(part, ast.Tuple | ast.List):
            yield from ((name, None) for name in ast.walk(part) if isinstance(name, ast.Name))
        else:
            yield (part.value if isinstance(part, ast.Starred) else part), None


def _update(act: Act, node: ast.AugAssign, view: View) -> Clause | None:
    noun = place(node.target, view)
    before, after = view.find(node.target), after_of(node.target, act, view)
    if noun is None or before is None or after is None:
        return _leftover(act, view)
    text = updates.updated(noun, node.op, node.value, before, after, view)
    return Clause(text, claims=view.claimed(node.target, after))


def _branch(act: Act, node: ast.If, test: ast.expr, view: View, varying: frozenset[str]) -> Clause | None:
    truth = act.decision
    if truth is None:
        return _leftover(act, view)
    text = conditions.stated(test, view, truth=truth)
    if truth and changes(act.own):
        rest = _leftover(act, view)
        return Clause(f"{text}, so {rest.text}" if rest else text)
    if truth or node.orelse:
        return Clause(text, Tie.REASON)
    if isinstance(node.body[-1], ast.Return | ast.Break | ast.Continue | ast.Raise):
        return Clause(text, Tie.REASON)
    kept = [
        name
        for name in dict.fromkeys(name for part in node.body for name in stored(part))
        if name in varying and _stays(name, view)
    ]
    if not 1 <= len(kept) <= _MOST_STAYING:
        return Clause(text, Tie.FINDING)
    staying = joined([f"{view.nouns.of(name)} stays at {said(view.before(name) or '')}" for name in kept])
    claims = [claim for name in kept for claim in view.claimed(ast.Name(name, ast.Load()), view.before(name))]
    return Clause(f"{text}, so {staying}", claims=claims)


def _stays(name: str, view: View) -> bool:
    text = view.before(name)
    return text is not None and len(text) <= 12 and calls.kind_of(text) in ("int", "float", "bool", "str")


def _expression(act: Act, value: ast.expr, view: View) -> Clause | None:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        after = after_of(value.func.value, act, view)
        text = mutations.changed(value, after, view)
        if text:
            return Clause(text, claims=view.claimed(value.func.value, after))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print":
        return Clause(_printed(value, view))
    return _leftover(act, view)


def _printed(call: ast.Call, view: View) -> str:
    shown = [view.quote(arg) for arg in call.args]
    if shown and all(text is not None and len(text) <= 40 for text in shown):
        return f"{joined([text for text in shown if text is not None])} is printed"
    return view.wording.one("a line is printed", "something is printed")


def _raised(act: Act, node: ast.AST | None, view: View) -> Clause:
    name = (act.raised.value or "").partition("(")[0] if act.raised else ""
    kind = f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"
    if isinstance(node, ast.Raise):
        return Clause(view.wording.one(f"{kind} is raised", f"this raises {kind}"), Tie.THEN)
    if isinstance(node, ast.Expr | ast.Assign | ast.Return) and not view.nouns.plain:
        try:
            return Clause(f"{code(node.value)} raises {kind}" if node.value else f"this raises {kind}")
        except NoWords:
            pass
    return Clause(f"this raises {kind}")


def _rare(act: Act, node: ast.AST, view: View) -> Clause | None:  # noqa: PLR0911 -- one for each kind of statement
    match node:
        case ast.Delete(targets=targets):
            try:
                gone = joined([phrase(target, view) if view.nouns.plain else code(target) for target in targets])
            except NoWords:
                return _leftover(act, view)
            left = [f"{view.nouns.of(name)} {said(text)}" for name, text in changes(act.own).items() if text is not None]
            return Clause(f"{gone} is deleted" + (f", leaving {joined(left)}" if left else ""))
        case ast.ExceptHandler(type=kind):
            return None if act.decision is None else _handler(act, kind, view)
        case ast.match_case(pattern=pattern):
            text = ast.unparse(pattern)
            if act.decision is not None and view.nouns.plain:
                return _case(act, view)
            if act.decision is None or len(text) > 60:
                return _leftover(act, view)
            return Clause(
                f"it {'matches' if act.decision else 'does not match'} the pattern `{text}`",
                Tie.REASON if act.decision else Tie.FLOW,
            )
        case ast.Match(subject=subject):
            value = view.quote(subject)
            return Clause(f"consider {value}") if value else None
    return _leftover(act, view)


def _case(act: Act, view: View) -> Clause:
    """A case without its code, and the names that it binds."""
    rest = _leftover(act, view)
    owner = act.place.owner.node if act.place and act.place.owner else None
    cases = owner.cases if isinstance(owner, ast.Match) else []
    number = next((number for number, case in enumerate(cases) if act.place and case is act.place.node), len(_LETTERS))
    which = f"case {_LETTERS[number]}" if number < len(_LETTERS) else "that case"
    if not act.decision:
        return Clause(f"it does not match {which}", Tie.FLOW)
    return Clause(f"it matches {which}, so {rest.text}" if rest else f"it matches {which}", Tie.REASON)


def _handler(act: Act, kind: ast.expr | None, view: View) -> Clause:
    name = ast.unparse(kind) if kind is not None and not view.nouns.plain else ""
    if act.decision:
        return Clause(f"this is caught as `{name}`" if name else "this is caught", Tie.REASON)
    return Clause(f"it is not an instance of `{name}`" if name else "it is of another kind")


def _leftover(act: Act, view: View) -> Clause | None:
    """What an act changed, without saying how."""
    changed = {name: text for name, text in changes(act.own).items() if text is not None and not text.startswith("<")}
    if not changed:
        return None
    return Clause(joined([f"{view.nouns.of(name)} becomes {said(text)}" for name, text in changed.items()]))
