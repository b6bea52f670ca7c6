"""Coverage in plain mode: loops may be summarised, but rounds that are told are told without a gap, and the answer is derived.

Anchored narrations must tell every step. Of prose by others that would reject nearly all: people pass over what is plain. So of
the lines that changed a variable at least a share must be told, each at least once; and between two rounds of a loop that are
told there may be none of which nothing is said, unless the words say that rounds are told together.
"""

import ast
from collections.abc import Iterator, Sequence

from agents.checker.plain.atom import Atom
from agents.checker.plain.changes import Becomes, Gets, Shifts
from agents.checker.plain.happenings import Element, InRound, Remains
from agents.checker.plain.moments import Moments
from agents.checker.plain.states import Appears, At, Either, Holds, Preferably, Settled, Test, Together
from sandbox.trace import Event

Aligned = Sequence[Sequence[int | None]]
_RUN = (Event.LINE, Event.FINISH)
_TELLING = (Becomes, Settled, InRound, Element)


def gaps(moments: Moments, sentences: Sequence[Sequence[Atom]], aligned: Aligned) -> list[tuple[int, int]]:
    """Rounds of loops that nothing is said of between others that are told: the numbers of the one before and the one behind."""
    told = [stretch for atom, at in _flat(sentences, aligned) for stretch in _along(atom, at)]
    reached: dict[tuple[int, int], tuple[int, int]] = {}
    found = []
    for atom, at in _flat(sentences, aligned):
        is_rest = isinstance(atom.test, Remains)
        if is_rest or atom.ahead:
            reached.clear()
        if at is None or is_rest:
            continue
        for key, number in moments.rounds_at(at):
            before, since = reached.get(key, (number, at))
            is_far = number > before + 1
            if is_far and not _tells(atom):  # it may as well be said of a later round than this
                continue
            if is_far and not _is_told(moments, key, (since, at), told):
                found.append((before, number))
            reached[key] = (number, at)
    return found


def _flat(sentences: Sequence[Sequence[Atom]], aligned: Aligned) -> Iterator[tuple[Atom, int | None]]:
    for atoms, where in zip(sentences, aligned, strict=True):
        yield from zip(atoms, where, strict=True)


def _along(atom: Atom, at: int | None) -> Iterator[tuple[int, int]]:
    """The stretches around a place whose rounds are told together."""
    if at is not None and isinstance(atom.test, At):
        yield from ((first, last) for first, last in atom.test.along if first - 1 <= at <= last + 1)


def _is_told(moments: Moments, key: tuple[int, int], between: tuple[int, int], told: Sequence[tuple[int, int]]) -> bool:
    """Whether all rounds of a loop that begin and end between two places are told together, as by a list of what they come to."""
    rounds = [(step.index, last) for step, one, last in moments.rounds if (step.frame, one.line) == key]
    passed = [(first, last) for first, last in rounds if between[0] <= first and last < between[1]]
    return all(any(begin <= first + 1 and last <= end for begin, end in told) for first, last in passed)


def _tells(atom: Atom) -> bool:
    """Whether it is told what happens at one place."""
    return isinstance(atom.test, _TELLING) or (isinstance(atom.test, At) and len(atom.test.found) == 1)


def share(moments: Moments, sentences: Sequence[Sequence[Atom]], aligned: Aligned) -> float:
    """Share of the lines that changed variables which are told at least once, from 0 to 1; 1 if there are none."""
    source = moments.scene.source
    lines = (step for step in moments.scene.steps if step.event in (Event.LINE, Event.FINISH))
    changing = {step.line for step in lines if step.changed and step.line not in source.loops}
    told: set[int] = set()
    for atoms, where in zip(sentences, aligned, strict=True):
        for atom, at in zip(atoms, where, strict=True):
            if at is not None and not isinstance(atom.test, Appears):  # a bare value tells of no line
                first, last = _stretch(atom, at, moments)
                told.update(step.line for step in moments.scene.steps[first : last + 1])
    definitions = {one.line for one in source.table.statements if one.kind in ("def", "class", "import")}
    wanted = changing - definitions
    return len(wanted & told) / len(wanted) if wanted else 1.0


def _stretch(atom: Atom, at: int, moments: Moments) -> tuple[int, int]:
    """The steps that a statement tells which stands at a place."""
    if isinstance(atom.test, At):
        for first, last in atom.test.found:
            if first <= at <= last and last - first < moments.end:
                return first - 1, last - 1
    return max(0, at - 1), at


def told(moments: Moments, sentences: Sequence[Sequence[Atom]], aligned: Aligned) -> frozenset[int]:
    """The steps that are told: those that did what is said where it is said, or gave the values that are said of variables.

    None if no line is told that does anything: words that only find values in the lines that read them derive nothing.
    """
    found: set[int] = set()
    acts = False
    for atom, at in _flat(sentences, aligned):
        if at is not None and atom.test is not None:
            steps = {index for index in _steps(moments, atom.test, at) if index < moments.end}
            is_idle = isinstance(atom.test, At) and atom.test.idle
            acts |= not is_idle and any(moments.scene.steps[index].event in _RUN for index in steps)
            found |= steps
    return frozenset(found if acts else ())


def _steps(moments: Moments, test: Test, at: int) -> Iterator[int]:
    match test:
        case Appears():
            return
        case Either(tests=tests) | Preferably(tests=tests):
            for one in tests:
                if any(first <= at <= last for first, last in one.places(moments)):
                    yield from _steps(moments, one, at)
        case Becomes() | Gets() | Shifts() | InRound() | Element():
            yield at - 1
        case Holds(relations=relations) | Settled(relations=relations):
            yield from _givers(moments, relations, at)
        case Together(relations=several):
            yield from _givers(moments, [one for relations in several for one in relations], at)
        case At(found=found):
            yield from (index for first, last in found if first <= at <= last for index in range(first - 1, last))
        case _:
            yield from (index for first, last in test.places(moments) if first <= at <= last for index in range(first, last))


def _givers(moments: Moments, relations: Sequence[ast.expr], at: int) -> Iterator[int]:
    """The steps that last gave variables their values before a place."""
    names = {node.id for tree in relations for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for name in names:
        steps = [step for step, _, _ in moments.changes.get(name, ()) if step < at]
        yield from steps[-1:]
