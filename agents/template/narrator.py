"""The narrator that needs no model."""

import ast
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from agents.complaint import Complaint
from agents.narration import parse
from agents.narrator import Untellable
from agents.question import Question, question_of
from agents.seeds import Seed
from agents.template import plan
from agents.template.ledger import Ledger
from agents.template.nouns import Nouns
from agents.template.pen import Pen
from agents.template.source import read
from agents.template.teller import Teller
from agents.template.telling import Telling
from agents.template.wording import Wording
from sandbox.granularity import by_line
from sandbox.guest import pure
from sandbox.liveness import Liveness
from sandbox.structure import Structure
from sandbox.trace import Outcome, Trace


class TemplateNarrator:
    """Tells any trace in plain English, from the AST of each line and the values of each step.

    With glosses the telling has no identifier and no code; without them names stand in backticks. Wording varies by seed. Takes
    time linear in the steps; the length is bounded whatever their number.

    Args:
        backward: whether it argues from the output to the input: the input is proposed, executed in words, and is the answer.
        asked: whether it answers the seed's question about the execution, and tells no more than that takes.
    """

    name = "template"
    style = ""
    prompt = ""

    def __init__(self, *, backward: bool = False, asked: bool = False) -> None:
        self._backward = backward
        self._asked = asked

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str:  # noqa: ARG002 -- it has one way
        """Tell a whole trace; see ``agents.narrator.Narrator``.

        Raises:
            Untellable: the trace is ``incomplete``, ``raised`` instead of returning, is ``too_long`` with all loops and calls
                folded, has a variable with a ``shadowed_name``, which in claims means something else, or leaves ``no_question``
                to be asked.
        """
        question = question_of(seed, trace) if self._asked else None
        if self._asked and question is None:
            raise Untellable("no_question", "nothing can be asked about this execution")
        return tell(seed, trace, backward=self._backward, question=question)


def tell(seed: Seed, trace: Trace, *, backward: bool = False, question: Question | None = None) -> str:
    """The telling of a trace as anchored text, or of as much as answers a question; a finer trace counts as ``by_line`` makes it.

    Raises:
        Untellable: see ``TemplateNarrator.narrate``.
    """
    if trace.outcome is Outcome.RAISED:
        raise Untellable("raised", trace.raised or "")
    if trace.outcome is not Outcome.RETURNED or not trace.steps or trace.returned is None:
        raise Untellable("incomplete", trace.outcome)
    trace = by_line(trace)
    source = read(trace.program.source)
    names = {name for step in trace.steps for name in step.changed}
    _speakable(names & _OF_CLAIMS)
    whole = trace
    if question is not None:
        trace = replace(trace, steps=trace.steps[: question.step + 1])
    root = Structure(trace, source.places).visits[0]
    pieces = plan.draw(root, trace.program.phrases)
    if question is not None:
        plan.reopen(pieces)
    wording = Wording(seed.stream("narrate"))
    nouns = Nouns(trace.program.glosses)
    ledger, liveness = Ledger(trace.steps, source), Liveness(whole.steps, source.table, source.bound)
    telling = Telling(trace, source, ledger, nouns, wording, Pen(wording, nouns.agree), liveness)
    phrased = frozenset(int(key.split()[0]) for key in trace.program.phrases if key.split()[0].isdigit())
    Teller(telling, _varying(trace.program.source, phrased), backward=backward, question=question).whole(root, pieces)
    text = telling.pen.text()
    _speakable({name for name in names - pure.PSEUDO if f"{name}(" in text and _calls(text, name)})
    return text


_OF_CLAIMS = frozenset({"branch", "raised"})


def _speakable(shadowed: set[str]) -> None:
    """Refuse variables that have the names of what claims speak of."""
    if shadowed:
        raise Untellable("shadowed_name", ", ".join(sorted(shadowed)))


def _calls(text: str, name: str) -> bool:
    """Whether a claim calls what a variable is named."""
    called = re.compile(rf"(?<![\w.]){name}\(")
    return any(called.search(claim) for told in parse(text).statements for anchor in told.anchors for claim in anchor.claims)


@lru_cache(maxsize=256)
def _varying(text: str, phrased: frozenset[int]) -> frozenset[str]:
    """Names that are assigned more than once, or updated, by lines that have no phrases."""
    counts: Counter[str] = Counter()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.lineno not in phrased:
            counts[node.id] += 1
    return frozenset(name for name, count in counts.items() if count > 1)
