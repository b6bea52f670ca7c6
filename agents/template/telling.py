"""What all parts of a telling share: the trace, the ledger, the nouns, the pen; and the marks of acts."""

import ast
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from agents.template import facts
from agents.template.ledger import Ledger
from agents.template.nouns import Nouns
from agents.template.pen import Mark, Pen
from agents.template.source import Source
from agents.template.view import View
from agents.template.wording import Wording
from sandbox.liveness import Liveness
from sandbox.node import Act
from sandbox.trace import Step, Trace


@dataclass(slots=True)
class Telling:
    """One narration in the making."""

    trace: Trace
    source: Source
    ledger: Ledger
    nouns: Nouns
    wording: Wording
    pen: Pen
    liveness: Liveness
    fresh: frozenset[str] = frozenset()
    """Names whose values have just been said."""
    items: frozenset[str] = frozenset()
    """What the round that is told goes through, if that is one variable whose values are those of a list."""

    def said(self, mentioned: AbstractSet[str], changed: Mapping[str, str | None]) -> None:
        """Know names by their values alone, and the item of the round, unless something else has just got the same value."""
        texts = set(changed.values())
        alike = {name for name in self.items if self.ledger.own(self.trace.steps[self.ledger.now]).get(name) in texts}
        self.fresh = frozenset(mentioned | changed.keys() | (self.items - alike))

    def enter(self, changed: Mapping[str, str | None], cycle: ast.stmt | None, *, continued: bool) -> None:
        """Know by their values alone what a round begins with; ``continued`` if that leaves what was said before in mind."""
        self.fresh = frozenset(changed) | (self.fresh if continued else frozenset())
        listed = self.nouns.plain and isinstance(cycle, ast.For) and isinstance(cycle.iter, ast.Name)
        self.items = frozenset(changed) if listed and len(changed) == 1 else frozenset()

    def view(self, step: Step, known: Mapping[int, object] | None = None) -> View:
        """What holds just before a step; steps are looked at in order."""
        self.ledger.advance(step.index)
        view = View(step, self.ledger, self.nouns, self.wording, known or {})
        view.fresh = self.fresh
        return view

    def live(self, changed: Mapping[str, str | None], frame: int, after: int) -> dict[str, str]:
        """Of changed variables of a frame those with data that it reads after a step."""
        return {
            name: text
            for name, text in changed.items()
            if text is not None and text[0] != "<" and self._is_read(name, frame, after)
        }

    def _is_read(self, name: str, frame: int, after: int) -> bool:
        """Whether it is read again; a variable that other functions can see counts as read."""
        return name in self.source.shared or self.liveness.is_read(name, frame, after)

    def steps(self, first: int, last: int) -> Sequence[Step]:
        """The steps of a span."""
        return self.trace.steps[first : last + 1]


def changes(steps: Iterable[Step]) -> dict[str, str | None]:
    """What steps of one frame left in its variables."""
    found: dict[str, str | None] = {}
    for step in steps:
        found.update(step.changed)
    return found


def claims_of(changed: Mapping[str, str | None]) -> list[str]:
    """Claims that variables hold what they hold now."""
    return [claim for name, text in changed.items() if text is not None for claim in facts.holds(name, text)]


def effect(act: Act, *, entered: bool, claims: Iterable[str] = ()) -> list[Mark]:
    """The marks of an act's own words.

    Args:
        act: the act.
        entered: whether its first step and its visits have been told already.
        claims: more to claim, in the state that it leaves.
    """
    own = act.own[1:] if entered else act.own
    results = _result(act) if entered else []
    if not own:
        return results or [Mark(act.last, act.last)]
    first = own[0].index
    last = act.last if not entered else own[-1].index
    found = claims_of(changes(own))
    if act.decision is not None:
        found.append("branch" if act.decision else "not branch")
    if act.visits and not entered and len(own) == 1:
        claims = [claim for claim in claims if claim.startswith("old(")]
    return [*results, Mark(first, last, [*found, *claims])]


def _result(act: Act) -> list[Mark]:
    """The end of the last visit once more, so that its value may be spoken of."""
    closing = act.visits[-1].closing if act.visits else None
    if closing is None or closing.value in (None, "None"):
        return []
    return [Mark(closing.index, closing.index, list(facts.holds("return", closing.value)))]
