"""The derivation of an answer: the lines that made what it is made of, each of which a telling without anchors must tell.

These are the lines of the dynamic backward slice of the value returned (Korel and Laski, 1988), of data alone: what conditions
decided is for other laws. What only writes a literal down, or gives something another name or type, derives nothing. A loop is
told as one thing, for it may be summed up; what a function does is told by the line that calls it, unless that line is the end.
"""

import ast
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from agents.checker.scene import Scene, changes
from sandbox.trace import Event, Step

_PLAIN = (
    *(ast.Constant, ast.Name, ast.Attribute, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.expr_context),
    *(ast.UnaryOp, ast.USub),
)
"""Nodes of what computes nothing."""
_CONVERTING = frozenset({"str", "int", "float", "list", "tuple", "set", "dict", "len"})
"""Functions that give the same in another form, or its size: prose passes over them."""
_SHORTEST_NAMED = 5
"""Characters of a text, with its quotes, that cannot stand in prose by chance."""
_MOST_SHOWN = 80


@dataclass(slots=True)
class _Link:
    """One thing on the way to the answer: the step that ended it, and the steps of which one must be told."""

    step: Step
    steps: set[int] = field(default_factory=set)


def untold(scene: Scene, told: AbstractSet[int], prose: str) -> tuple[str, ...]:
    """What the answer is derived by and nobody tells, in words, in the order of the execution.

    Args:
        scene: a trace that returned.
        told: the steps that are told.
        prose: all that is said; a text that a line gave and that stands in it is told too.
    """
    links = _links(scene)
    if len(links) > 1 and scene.trace.returned in links[-1].step.changed.values():
        del links[-1]  # what it gave is the answer, which is told anyway
    return tuple(_happens(scene, link.step) for link in links if not link.steps & told and not _is_named(link.step, prose))


def _is_named(step: Step, prose: str) -> bool:
    """Whether prose writes the texts that a step gave."""
    texts = [text for text in step.changed.values() if text is not None]
    return bool(texts) and all(text[0] in "'\"" and len(text) >= _SHORTEST_NAMED and text[1:-1] in prose for text in texts)


def _links(scene: Scene) -> list[_Link]:
    found: dict[tuple[object, ...], _Link] = {}
    tops = _tops(scene)
    for step in reversed(_slice(scene)):
        if (step.event is Event.RETURN and step.frame in tops) or _is_plain(scene, step):
            continue
        key = _key(scene, step, tops)
        if key is not None:
            found.setdefault(key, _Link(step)).step = step
    for step in scene.steps if found else ():
        for key in _keys(scene, step, tops):
            if key in found:
                found[key].steps.add(step.index)
    return list(found.values())


def _key(scene: Scene, step: Step, tops: AbstractSet[int]) -> tuple[object, ...] | None:
    """What tells a step: its line, the loop around it, or its function; ``None`` if the line that calls it does."""
    if step.frame in tops:
        return next(_keys(scene, step, tops))
    outer: Step | None = step
    while outer is not None and outer.frame not in tops:
        outer = scene.caller(outer)
    return (step.function,) if outer is None or _returns(scene, outer) else None


def _keys(scene: Scene, step: Step, tops: AbstractSet[int]) -> Iterator[tuple[object, ...]]:
    if step.frame in tops:
        rounds = scene.rounds(step)
        yield (step.frame, rounds[0].line, "loop") if rounds else (step.frame, step.line)
    else:
        yield (step.function,)


def _tops(scene: Scene) -> set[int]:
    """The activations whose lines are told one by one: the entry's, and what a last line hands all to."""
    calls: dict[str, list[Step]] = {}
    for step in scene.steps:
        if step.event is Event.CALL:
            calls.setdefault(step.function, []).append(step)
    found = {scene.steps[0].frame}
    for several in calls.values():
        outer = scene.caller(several[0])
        if len(several) == 1 and outer is not None and outer.frame in found and _returns(scene, outer):
            found.add(several[0].frame)
    return found


def _returns(scene: Scene, step: Step) -> bool:
    return any(isinstance(one.node, ast.Return) for one in scene.source.line(step.line).statements)


def _slice(scene: Scene) -> list[Step]:
    """The steps that changed, or handed on, what the value returned was made of; last first."""
    begun = _begun(scene)
    wanted: set[tuple[int, str]] = set()
    shared: set[str] = set()
    handing = {scene.steps[0].frame}
    found = []
    for step in reversed(scene.steps):
        line = scene.source.line(step.line)
        if step.event in (Event.RETURN, Event.YIELD):
            if step.frame not in handing:
                continue
            found.append(step)
        elif step.event in (Event.LINE, Event.FINISH):
            made = [name for name in step.changed if (step.frame, name) in wanted or name in shared]
            if not made:
                continue
            found.append(step)
            wanted -= {(step.frame, name) for name in made if name in line.stores and name not in line.loads}
        else:
            continue
        wanted |= {(step.frame, name) for name in line.loads}
        shared |= line.loads - scene.source.bound(step.function)
        inner = scene.steps[begun.get(step.index, step.index) : step.index]
        handing |= {one.frame for one in inner if one.event is Event.CALL and one.depth == step.depth + 1}
    return found


def _begun(scene: Scene) -> dict[int, int]:
    """Step -> the step at which the line began that it ends."""
    opened: dict[int, int] = {}
    found = {}
    for step in scene.steps:
        if step.event is Event.LINE:
            opened[step.frame] = step.index
        elif step.frame in opened:
            found[step.index] = opened[step.frame]
    return found


def _is_plain(scene: Scene, step: Step) -> bool:
    """Whether the line of a step computes nothing: it writes a literal down, or defines, or is the header of a loop."""
    return step.line in scene.source.loops or all(map(_is_given, (one.node for one in scene.source.line(step.line).statements)))


def _is_given(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Return):
        return node.value is None or all(map(_is_bare, ast.walk(node.value)))
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom)


def _is_bare(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args):
            return not args or name in _CONVERTING
        case ast.Call(func=ast.Attribute(attr=name)):
            return name == "index"
    return isinstance(node, _PLAIN)


def _happens(scene: Scene, step: Step) -> str:
    """What a step does, in a few words."""
    does = [*([f"it gives {step.value}"] if step.event is Event.RETURN else []), *changes(step)]
    where = f", where {' and '.join(does)}" if does else ""
    return f"line {step.line}, `{_cut(scene.written(step))}`{_cut(where)}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
