"""The law of coverage: every step lies in an anchored span, and a span claims the state that it leaves."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agents.checker import telling as words
from agents.checker.scene import Scene, changes, literal, value_of
from agents.checker.source import code
from agents.checker.telling import Span, Telling
from agents.verdict import Fault, Law
from sandbox.guest import literals
from sandbox.guest.claims import Claim
from sandbox.guest.plain import Record
from sandbox.liveness import Liveness
from sandbox.trace import Event, Step
from sandbox.value import is_cut

MOST_ITEMS = 12
MOST_CHARACTERS = 400
_VERY_FEW = 4
"""Steps of an execution that one span may tell whole."""
_FEW = 8
"""Steps of an execution that one span may tell whole but for the last one."""


def faults(
    scene: Scene, liveness: Liveness, tellings: Sequence[Telling], asked: tuple[int, int] | None = None
) -> Iterator[Fault]:
    """Steps that nobody tells, and spans that do not say what they leave.

    Args:
        scene: the trace.
        liveness: of its variables.
        tellings: the statements.
        asked: the steps that a question is about: nothing need be told after them, and what they leave is said before the last
            statement, which answers it, speaks of them once more.
    """
    yield from _untold(scene, tellings, scene.last if asked is None else asked[1])
    for telling in tellings:
        claimed = _Claimed(scene, telling)
        for span in telling.spans:
            if not (telling is tellings[-1] and (span.first, span.last) == asked):
                yield from _span(scene, liveness, claimed, span)


def needed(scene: Scene, liveness: Liveness, telling: Telling) -> dict[str, str]:
    """Variable -> value text, for what the spans of a statement leave and others read later; the last value counts."""
    found: dict[str, str] = {}
    for span in telling.spans:
        head = scene.steps[span.first]
        for name, step in _left(scene, head, span).items():
            text = step.value if name == "return" else step.changed[name]
            if name == "return" or text is None or not _must_claim(scene, liveness, name, step, span):
                continue
            if name not in ("self", "cls") and (step.event is Event.CALL or _acts_on(scene, name, span)):
                found[name] = text
    return found


def _acts_on(scene: Scene, name: str, span: Span) -> bool:
    """Whether a line of a span binds a variable or does something to what it holds; otherwise it changed under another name."""
    for line in {step.line for step in scene.covered(span.first, span.last)}:
        for one in scene.source.table.starting(line):
            if name in one.stores or name in _targets(one.node):
                return True
    return False


def _targets(node: ast.AST) -> set[str | None]:
    """Variables in whose items or fields a statement stores, and those that a statement only calls a method of."""
    places: list[ast.expr] = []
    match node:
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            places = targets
        case ast.AugAssign(target=target):
            places = [target]
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner))):
            places = [owner]
    return {words.root(place) for place in places}


def _untold(scene: Scene, tellings: Sequence[Telling], last: int) -> Iterator[Fault]:
    reached = 0
    for telling in tellings:
        for span in telling.spans:
            if span.first > reached:
                yield _gap(scene, telling.index, reached, span.first - 1)
            reached = max(reached, span.last + 1)
    if reached <= last:
        yield _gap(scene, tellings[-1].index if tellings else -1, reached, last)


def _gap(scene: Scene, index: int, first: int, last: int) -> Fault:
    span = f"step {first}" if first == last else f"steps {first}..{last}"
    seen = f"{'it is' if first == last else 'they are'} part of the execution{', beginning with' if first < last else ':'}"
    return Fault(Law.COVERAGE, index, f"nothing about {span}", f"{seen} {_happens(scene, scene.steps[first])}")


def _happens(scene: Scene, step: Step) -> str:
    """What a step is and does, in a few words."""
    does = [*changes(step), *([f"it decides {step.decision}"] if step.decision is not None else [])]
    what = f"a {step.event} of {step.function}" if step.event is not Event.LINE else f"line {step.line}"
    return _quote(f"{what}, `{scene.written(step)}`{', where ' if does else ''}{' and '.join(does)}")


def _span(scene: Scene, liveness: Liveness, claimed: "_Claimed", span: Span) -> Iterator[Fault]:
    head, telling = scene.steps[span.first], claimed.telling
    if _is_everything(scene, span):
        seen = "the whole execution in one span is no telling: tell its steps one after another"
        yield Fault(Law.COVERAGE, telling.index, f"steps {span.first}..{span.last}", seen)
    outside = next((step for step in scene.covered(span.first, span.last) if _is_outside(head, step)), None)
    if outside is not None:
        said = f"steps {span.first}..{span.last}"
        yield Fault(
            Law.COVERAGE,
            telling.index,
            said,
            f"the call in which the span begins is over at step {outside.index}; begin another span there",
        )
        return
    for name, step in _left(scene, head, span).items():
        if (
            not claimed.suffices(name, head.frame, span.last)
            and not (name == "return" and _says(telling.prose, step.value or ""))
            and _must_claim(scene, liveness, name, step, span)
        ):
            yield _unclaimed(scene, telling, name, step, span)
    if span.single and head.decision is not None and not claimed.tells_decision(head):
        said = _quote(telling.prose)
        seen = f"step {head.index} decides {head.decision}: claim `branch` or the condition itself"
        yield Fault(Law.COVERAGE, telling.index, said, seen)


def _is_everything(scene: Scene, span: Span) -> bool:
    """Whether a span passes over all that happens between the entry's first line and its end, unless that is next to nothing."""
    start = next((step.index for step in scene.steps if step.event is Event.LINE), scene.last)
    count = len(scene.steps)
    end = scene.last - (count > _FEW)
    return count > _VERY_FEW and span.first <= start and span.last >= end


def _says(prose: str, text: str) -> bool:
    """Whether prose writes a value; truth values also in lower case."""
    words = re.escape(text) if text not in ("True", "False") else f"{text}|{text.lower()}"
    return re.search(rf"(?<![\w.])(?:{words})(?![\w]|\.\d)", prose) is not None


def _is_outside(head: Step, step: Step) -> bool:
    return step.depth < head.depth or (step.depth == head.depth and step.frame != head.frame)


def _left(scene: Scene, head: Step, span: Span) -> dict[str, Step]:
    """Variable of the span's frame that the span changed -> the step of its last change; ``return`` for a value handed out."""
    found: dict[str, Step] = {}
    for step in scene.covered(span.first, span.last):
        if step.frame == head.frame:
            for name in step.changed:
                found[name] = step
            if step.event in (Event.RETURN, Event.YIELD) and step.index == span.last:
                found["return"] = step
    return found


def _must_claim(scene: Scene, liveness: Liveness, name: str, step: Step, span: Span) -> bool:
    if name == "return":
        return step.value not in (None, "None") and is_claimable(step.value or "")
    text = step.changed[name]
    if text is None or not is_claimable(text):
        return False
    if step.event is Event.CALL and name not in scene.source.bound(step.function):
        return False  # the program's global data is no change
    return liveness.is_read(name, step.frame, span.last) or liveness.is_read_elsewhere(name, step.function, span.last)


def is_claimable(text: str) -> bool:
    """Whether something can be claimed of a value with this text: it is data and whole, without functions or files in it."""
    if text.startswith("<") or is_cut(text):
        return False
    return literal(text) is not None or text.startswith(("defaultdict(", "[", "{", "("))


class _Claimed:
    """What the claims of one statement say, of which variable; made once, for a statement may have thousands of anchors.

    Args:
        scene: the trace.
        telling: the statement.
    """

    def __init__(self, scene: Scene, telling: Telling) -> None:
        self.telling = telling
        self._scene = scene
        self._last: dict[tuple[int, str], dict[str, int]] = {}
        """(activation, variable) -> what is said of it -> the last step after which that is said."""
        self._single: dict[int, list[Claim]] = {}
        """Step -> claims of that step alone."""
        for span in telling.spans:
            frame = scene.steps[span.first].frame
            if span.single:
                self._single.setdefault(span.first, []).extend(one.claim for one in span.assertions)
            for one in span.assertions:
                for name, what in _told(one.claim):
                    known = self._last.setdefault((frame, name), {})
                    known[what] = max(known.get(what, -1), span.last)

    def suffices(self, name: str, frame: int, after: int) -> bool:
        """Whether claims made at or after a step say what a variable of an activation holds."""
        found = {what for what, last in self._last.get((frame, name), {}).items() if last >= after}
        return bool(found) and _suffices(self._scene, name, found, frame, after)

    def tells_decision(self, step: Step) -> bool:
        """Whether a claim at the step alone says which way ``branch`` went, or is the condition that was decided."""
        said = self._single.get(step.index, ())
        tests = _tests(self._scene, step) if said else set[str]()
        return any(_states(part, tests) for claim in said for part in words.conjuncts(claim.tree))


@lru_cache(maxsize=4_096)
def _told(claim: Claim) -> tuple[tuple[str, str], ...]:
    """What the parts of a claim say, as ``_places`` has it."""
    return tuple(pair for part in words.conjuncts(claim.tree) for pair in _places(part))


def _places(part: ast.expr) -> Iterator[tuple[str, str]]:
    """(variable, ``whole`` | ``size`` | ``part``) for what a claim says about a variable."""
    if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.In):
        name = words.root(part.comparators[0])
        if name is not None:
            yield _plain(name), "part"
    pair = words.equality(part)
    if pair is None:
        return
    place = pair[0]
    if isinstance(place, ast.Call) and isinstance(place.func, ast.Name) and place.func.id == "len" and len(place.args) == 1:
        name, what = words.root(place.args[0]), "size" if isinstance(place.args[0], ast.Name) else "part"
    else:
        name, what = words.root(place), "whole" if isinstance(place, ast.Name) else "part"
    if name is not None:
        yield _plain(name), what


def _plain(name: str) -> str:
    return "return" if name == "_return_" else name


def _suffices(scene: Scene, name: str, what: set[str], frame: int, after: int) -> bool:
    """Whether claims of these kinds say what a variable holds: all of it, or size or parts of what is too large to be claimed."""
    if "whole" in what:
        return True
    text = scene.steps[after].value if name == "return" else scene.text(name, frame, after + 1)
    return text is None or is_large(text) or (_is_record(text) and "part" in what)


def is_large(text: str) -> bool:
    """Whether a value is too large to be claimed whole: long, cut, or a collection of many items, or no literal."""
    node = literal(text) if len(text) <= MOST_CHARACTERS else None
    if node is None:
        return True
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
    return len(parts) > MOST_ITEMS or isinstance(node, ast.Call) or not literals.is_literal(node)


def _is_record(text: str) -> bool:
    try:
        return isinstance(value_of(text), Record)
    except ValueError:
        return True


def _tests(scene: Scene, step: Step) -> set[str]:
    """The conditions that the line of a step decides."""
    nodes = (getattr(one.node, "test", None) for one in scene.source.line(step.line).statements)
    return {code(test) for test in nodes if isinstance(test, ast.expr)}


def _states(tree: ast.expr, tests: set[str]) -> bool:
    bare = tree.operand if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not) else tree
    return _is_branch(tree) or code(tree) in tests or code(bare) in tests


def _is_branch(tree: ast.expr) -> bool:
    pair = words.equality(tree)
    return (
        pair is not None
        and isinstance(pair[0], ast.Name)
        and pair[0].id == "branch"
        and isinstance(pair[1], ast.Constant)
        and type(pair[1].value) is bool
    )


def _unclaimed(scene: Scene, telling: Telling, name: str, step: Step, span: Span) -> Fault:
    value = step.value if name == "return" else step.changed[name]
    where = f"step {span.first}" if span.single else f"steps {span.first}..{span.last}"
    claim = f"{name} == {value}" if value is not None and not is_large(value) else f"len({name}) == ..."
    seen = (
        f"{where} leave{'s' if span.single else ''} {name} as {_quote(value or '')}, and it is used later: claim {_quote(claim)}"
    )
    if name == "return":
        seen = f"{where} end{'s' if span.single else ''} with the value {_quote(value or '')}: claim {_quote(claim)}"
    del scene
    return Fault(Law.COVERAGE, telling.index, _quote(telling.prose), seen)


def _quote(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 160 else f"{text[:160]}…"
