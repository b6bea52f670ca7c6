"""What a statement says in the phrases of the program's lines: with the values that hold they are there, or not."""

from collections.abc import Iterator, Mapping
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
        names: the variables that those steps changed.
    """

    telling: Telling
    steps: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


def heard(scene: Scene, telling: Telling) -> Spoken:
    """Find the phrases of the lines that a statement covers, filled with what really holds; none that says otherwise is found."""
    phrases = scene.trace.program.phrases
    if not phrases:
        return Spoken(telling)
    prose, at = telling.prose, 0
    steps: set[int] = set()
    names: set[str] = set()
    for step in _covered(scene, telling):
        found = _found(scene, step, phrases, prose, at)
        if found is None:
            continue
        first, stop = found
        prose = f"{prose[:first]}{' ' * (stop - first)}{prose[stop:]}"
        at = stop
        steps.update(range(scene.run(step)[0], step.index + 1) if step.event is Event.FINISH else (step.index,))
        names |= step.changed.keys()
    return Spoken(structs.replace(telling, prose=prose), frozenset(steps), frozenset(names))


def _covered(scene: Scene, telling: Telling) -> Iterator[Step]:
    for span in telling.spans:
        inside = scene.steps[span.first : span.last + 1]
        some = inside if len(inside) <= 2 * _MOST_STEPS else [*inside[:_MOST_STEPS], *inside[-_MOST_STEPS:]]
        yield from (step for step in some if step.event in _TOLD)


def _found(scene: Scene, step: Step, phrases: Mapping[str, str], prose: str, at: int) -> tuple[int, int] | None:
    """Where a phrase of the step's line stands; an empty span for a line that needs no words, ``None`` if none is there."""
    patterns = phrasing.variants(phrases, step.line, outcome=scene.decision(step))
    for pattern in patterns or ():
        if not pattern:
            return (at, at)
        said = phrasing.filled(pattern, _looking(scene, step))
        if said is None:
            continue
        bare = said.lstrip(" ,;:")
        for text in dict.fromkeys((bare, bare[:1].upper() + bare[1:])):
            first = prose.find(text, at)
            first = prose.find(text) if first < 0 else first
            if bare and first >= 0:
                return first, first + len(text)
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
