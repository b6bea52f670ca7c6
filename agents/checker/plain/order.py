"""Order in plain mode: what is told for the first time must not have happened before what was told already.

Alignment asks only that a statement is true where it stands; a value that was reached earlier still holds there. Prose that tells
steps in the wrong order would pass. So each first telling of a value that a variable got is held against the latest step that
sentences before it told.
"""

import ast
from collections.abc import Iterator, Sequence

from agents.checker.plain.atom import Atom
from agents.checker.plain.changes import Becomes, rewrites
from agents.checker.plain.moments import Moments
from agents.checker.plain.noun import text_of
from agents.checker.plain.states import At, Holds, Settled, Test
from sandbox.guest import literals
from sandbox.trace import Event

_REASONS = frozenset({"because", "since", "as", "when", "after", "once", "while", "from", "where", "for", "which", "with"})
_SAYING = (" is ", " are ", " becomes ", " comes to ", " starts ")
"""What stands in words that say a value, and do not just put it beside a name."""
_STAYING = ("stay", "remain", "still", "keep", "already")
"""Parts of words that tell a value again, which a summary may have told."""


def late(
    moments: Moments, sentences: Sequence[Sequence[Atom]], aligned: Sequence[Sequence[int | None]], words: Sequence[set[str]]
) -> int:
    """How many values are first told after values that variables got later.

    Args:
        moments: the trace.
        sentences: what each sentence states.
        aligned: where.
        words: the words of each; one that gives reasons may tell the later value first.
    """
    told: set[tuple[str, int]] = set()
    front, found = -1, 0
    for atoms, where, spoken in zip(sentences, aligned, words, strict=True):
        reached = front
        for atom, at in zip(atoms, where, strict=True):
            beside = isinstance(atom.test, Holds | Settled) and not any(word in atom.said for word in _SAYING)
            for name, text in () if beside else _told(moments, atom.test, at):
                step = None if at is None else _given(moments, name, text, at, _limit(moments, atom.test, at))
                if step is None or (name, step) in told:
                    continue
                told.add((name, step))
                before = front if spoken & _REASONS else reached
                found += step < before and not any(word in atom.said for word in _STAYING)
                reached = max(reached, step)
        front = reached
    return found


def _told(moments: Moments, test: Test | None, at: int | None) -> Iterator[tuple[str, str]]:
    """The variable that something is said of, with the text of its value."""
    if isinstance(test, Becomes) and test.target.name and test.value.is_static:
        yield from ((test.target.name, text_of(tree)) for tree in test.value.trees)
    elif isinstance(test, Becomes) and test.target.name:
        text = _had(moments, test.target.name, at)
        yield from [(test.target.name, text)] if text is not None else []
    elif isinstance(test, Settled | Holds):
        for tree in test.relations:
            if isinstance(tree, ast.Compare) and isinstance(tree.left, ast.Name) and isinstance(tree.ops[0], ast.Eq):
                name, side = tree.left.id, tree.comparators[0]
                text = text_of(side) if literals.is_literal(side) else _had(moments, name, at)
                yield from [(name, text)] if text is not None and not isinstance(side, ast.Name) else []
    elif isinstance(test, At) and test.name:
        yield test.name, test.text


def _had(moments: Moments, name: str, at: int | None) -> str | None:
    """The text of the value that a variable has at a place."""
    return moments.scene.text(name, moments.scene.steps[at - 1].frame, at) if at else None


def _limit(moments: Moments, test: Test | None, at: int) -> int:
    """Where the lines end in which something that was found true at a place is so: until then it may be told."""
    stretches = test.places(moments) if isinstance(test, At | Holds | Settled) else []
    return next((last for first, last in stretches if first <= at <= last), at)


def _given(moments: Moments, name: str, text: str, at: int, limit: int) -> int | None:
    """The step that gave a variable a value: one around a place, or the last one before; none if a caller did."""
    values = (text, f"{text}.0")
    again = (step for step in rewrites(moments, name) if moments.scene.text(name, step.frame, step.index + 1) in values)
    changed = (step for step, _, known in moments.changes.get(name, ()) if known in values)
    steps = sorted({*(step for step in changed if step < limit), *(step.index for step in again if step.index <= limit)})
    around = [step for step in steps if step >= at - 1]
    step = around[0] if around else steps[-1] if steps else None
    return None if step is None or moments.scene.steps[step].event is Event.CALL else step
