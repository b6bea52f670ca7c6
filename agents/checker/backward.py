"""The backward direction: a narration that argues from an output to an input is judged by what the program does with that input.

Whatever input it proposes, the program is executed on it; the narration is then held against that execution by the same laws as
any other, and its answer is the input. So any input is accepted that gives the wanted output.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from agents.checker import answer
from agents.checker.plain import markup, sentences
from agents.checker.plain.prose import MOST_CHARACTERS
from agents.inputs import BadInput, input_text, read_input, same_input
from agents.narration import BadNarration, is_anchored, parse
from agents.verdict import Fault, Law, Passage, Remedy, Verdict
from sandbox.program import Call
from sandbox.trace import Outcome, Trace

_ANSWER = re.compile(
    r"\b(?:the|our|this|that|an?|one|such an?|final|correct|possible|valid|suitable|wanted)"
    r"(?: (?:final|correct|possible|valid|suitable|wanted|such))* (?:answer|input|solution)\b(?!`)[^.;:\n=]{0,60}?"
    r"(?:\bis\b|\bbe\b|:)(?: (?:therefore|thus|then|so|hence))?:?\s*(?:answer:\s*)?|\b(?:answer|input):\s*",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(r"\b(?:(?:let us|let's|we) )?(?:suppose|assume|guess)\b(?: that)?", re.IGNORECASE)
_BLANKS = " \t\n\r\v\f\u00a0*`$"
_MOST_STATED = 8
_MARKS = "`*$ \n"


def proposed(text: str, apart: str | None = None) -> Call | None:
    """The input that a narration proposes, by what it gives as its answer; ``None`` if nothing can be read as one.

    Args:
        text: the narration, with its anchors or without any.
        apart: the answer that stands apart, if one does; it counts then, and the narration must not give another.
    """
    if apart is not None:
        return _read(apart)
    found = [call for prose in _pieces(text) for _, _, said in _stated(prose) if (call := _read(said)) is not None]
    return found[-1] if found else None


def _pieces(text: str) -> list[str]:
    """The statements of anchored prose, or the sentences of plain prose."""
    if not is_anchored(text):
        return [clean for _, clean in _sentences(text)]
    try:
        return [statement.prose for statement in parse(text).statements]
    except BadNarration:
        return []


def _sentences(text: str) -> list[tuple[int, str]]:
    """(begin, words) of the sentences of plain prose, without markup."""
    clean = markup.plain(text[:MOST_CHARACTERS])
    return [(first, clean[first:stop]) for first, stop in sentences.sentences(clean)]


def _stated(prose: str) -> Iterator[tuple[int, int, str]]:
    """(begin, end, text) of what a statement gives as the answer, of the last few such places."""
    for match in deque(_ANSWER.finditer(prose), _MOST_STATED):
        said = prose[match.end() :].rstrip(_BLANKS)
        said = said[:-1] if said[-1:] in (".", "!") else said
        yield match.start(), match.end() + len(said), said.strip(_MARKS)


def _read(said: str) -> Call | None:
    try:
        return read_input(said.strip(_MARKS))
    except BadInput:
        return None


def without_answer(prose: str) -> str:
    """The prose with the input that it gives as its answer blanked: a law of its own judges that, and it tells no step."""
    for begin, end, said in reversed(list(_stated(prose))):
        if _read(said) is not None:
            return prose[:begin] + re.sub(r"\S", " ", prose[begin:end]) + prose[end:]
    return prose


def as_given(text: str) -> str:
    """Plain prose with its proposal as something given, of the same length, and without its answer.

    Where it supposes more than once, it tries several inputs, and what it supposes is no proposal.
    """
    found = list(_SUPPOSES.finditer(text))
    if len(found) == 1:
        text = text[: found[0].start()] + " " * len(found[0][0]) + text[found[0].end() :]
    for first, clean in reversed(_sentences(text)):
        rest = without_answer(clean)
        if rest != clean:
            return text[:first] + rest + text[first + len(clean) :]
    return text


def faults(trace: Trace, statements: Sequence[tuple[int, str]], wanted: str) -> Iterator[Fault]:
    """An input that does not give the wanted output, and answers that are not the input that is told.

    Args:
        trace: the execution on the proposed input.
        statements: number and words of each.
        wanted: value text of the output that was asked for.
    """
    last = statements[-1][0] if statements else -1
    said = input_text(trace.program, trace.call)
    if trace.outcome is Outcome.RAISED:
        yield Fault(Law.ANSWER, last, said, f"on this input the program ends with {trace.raised}, where {wanted} is wanted")
    elif not answer.same(wanted, trace.returned or ""):
        yield Fault(Law.ANSWER, last, said, f"this input gives {trace.returned}, where {wanted} is wanted")
    for index, prose in statements:
        for _, _, text in _stated(prose):
            call = _read(text)
            if call and not same_input(trace.program, call, trace.call) and not answer.same(text, wanted):
                yield Fault(Law.ANSWER, index, text, f"the input that is told is {said}", Remedy(text, said))


def unanswered(statements: Sequence[tuple[int, str]]) -> Iterator[Fault]:
    """A last statement that gives no input."""
    index, prose = statements[-1] if statements else (-1, "")
    if not any(_read(text) for _, _, text in _stated(prose)):
        yield Fault(Law.ANSWER, index, prose.strip(), "the last statement gives no input as the answer")


def silent(text: str) -> Verdict:
    """The verdict on a narration that proposes no input, so that nothing can be executed."""
    if is_anchored(text):
        return Verdict((Fault(Law.ANSWER, -1, text[:80], "no input is given as the answer"),))
    return Verdict((), undecided=True, unread=(Passage(0, len(text), text),), unread_share=1.0)
