"""What a statement says in the phrases of the program's lines: with the values that hold they are there, or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from agents import phrasing
from agents.checker.scene import Scene, value_of
from agents.checker.telling import Telling
from sandbox.trace import Event, Step

_MOST_STEPS = 60
"""Of a span that are looked at from either end."""
_FEWEST_LETTERS = 3
"""Of a string that is known without quotes."""
_TOLD = (Event.LINE, Event.FINISH, Event.CALL)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement after its phrases were found.

    Attributes:
        telling: the statement with blanks in their place, for all else is still to be read.
        steps: the steps that they tell.
        names: the variables whose last change they are.
        unsaid: what lines told singly would say, and do not.
    """

    telling: Telling
    steps: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    unsaid: tuple[str, ...] = ()


def heard(scene: Scene, telling: Telling) -> Spoken:
    """Find the phrases of the lines that a statement covers, filled with what really holds; none that says otherwise is found."""
    phrases = scene.trace.program.phrases
    if not phrases:
        return Spoken(telling)
    prose, at = telling.prose, 0
    steps: set[int] = set()
    names: set[str] = set()
    unsaid: list[str] = []
    singly = {span.first for span in telling.spans if span.single}
    frames = {scene.steps[span.first].frame for span in telling.spans}
    for step in _covered(scene, telling):
        expected = list(_expected(scene, step, phrases))
        found = _found(expected, prose, at)
        if found is None:
            unsaid += expected[:1] if step.index in singly and step.event is not Event.CALL else []
            names -= step.changed.keys() if step.frame in frames else set()
            continue
        first, stop = found
        prose = f"{prose[:first]}{' ' * (stop - first)}{prose[stop:]}"
        at = stop
        steps.update(range(scene.run(step)[0], step.index + 1) if step.event is Event.FINISH else (step.index,))
        names |= step.changed.keys()
    return Spoken(structs.replace(telling, prose=prose), frozenset(steps), frozenset(names), tuple(unsaid))


def _covered(scene: Scene, telling: Telling) -> Iterator[Step]:
    for span in telling.spans:
        inside = scene.steps[span.first : span.last + 1]
        some = inside if len(inside) <= 2 * _MOST_STEPS else [*inside[:_MOST_STEPS], *inside[-_MOST_STEPS:]]
        yield from (step for step in some if step.event in _TOLD)


def _expected(scene: Scene, step: Step, phrases: Mapping[str, str]) -> Iterator[str]:
    """The variants of what the step's line says, without the comma that joins it to what is before."""
    for pattern in phrasing.variants(phrases, step.line, outcome=scene.decision(step)) or ():
        said = phrasing.filled(pattern, _looking(scene, step))
        if said is not None:
            yield said.lstrip(" ,;:")


def _found(expected: Sequence[str], prose: str, at: int) -> tuple[int, int] | None:
    """Where one of the texts stands; an empty span for a line that needs no words, ``None`` if none is there."""
    for said in expected:
        if not said:
            return (at, at)
        start = f"[{re.escape(said[0])}{re.escape(said[0].upper())}]"
        sought = re.compile(rf"(?<![\w.-]){start}{re.escape(said[1:])}(?!\w|\.\d|-\w)")
        match = sought.search(prose, at) or sought.search(prose)
        if match:
            return match.span()
    return None


def _looking(scene: Scene, step: Step) -> phrasing.Look:
    first, last = scene.run(step) if step.event is not Event.CALL else (step.index, step.index)

    def look(name: str, before: bool) -> object:  # noqa: FBT001 -- the protocol of phrases
        at = first if before else last + 1
        text = scene.result(step) if name == phrasing.RETURNED else scene.text(name, step.frame, at)
        try:
            return value_of(text or "")
        except ValueError as error:
            raise LookupError(name) from error

    return look


def strings(scene: Scene) -> frozenset[str]:
    """The strings of the input and of the source, which prose may write without quotes if the program has phrases."""
    trace = scene.trace
    if not trace.program.phrases:
        return frozenset()
    given = []
    for text in (*trace.call.args, *(text for _, text in trace.call.kwargs)):
        try:
            given.append(value_of(text))
        except ValueError:
            continue
    return frozenset(word for word in phrasing.words_of(given) if len(word) >= _FEWEST_LETTERS)
