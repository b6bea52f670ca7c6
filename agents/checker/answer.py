"""The law of the answer: the last statement gives exactly the value that was returned, and no other gives another."""

import ast
import re
from collections.abc import Iterator, Sequence

from agents.checker.scene import literal, value_of
from agents.checker.sought import Sought
from agents.checker.telling import Telling
from agents.question import Question
from agents.verdict import Fault, Law, Remedy
from sandbox.guest import literals
from sandbox.trace import Outcome, Trace

_ANSWER = Sought(
    re.compile(
        r"\b(?:the|our|its|this|that|final|correct) (?:final |correct |overall )*answer\b(?!`)[^.;:\n]{0,80}?"
        r"(?:\bis\b|\bbe\b|\bequals\b|=|:)(?: (?:therefore|thus|then|so|hence)\b)?:?\s*",
        re.IGNORECASE,
    ),
    "answer",
)
_OTHER_WORDS = Sought(
    re.compile(
        r"\b(?:the|our|its|final|correct) (?:final |correct |overall )*(?:"
        r"(?:solution|(?<=final )result|(?<=overall )result) (?:is|equals|comes to|=|:)|answer comes (?:out )?(?:to|at|as))"
        r"(?: (?:therefore|thus|then|so|hence))?:?\s*|(?:^|(?<=[.!?]))\s*answer:\s*",
        re.IGNORECASE,
    ),
    *("solution", "result", "answer"),
)
_BEHIND = Sought(
    re.compile(
        r"(?<![\w.\])}'\"-])(?P<said>-?\d+(?:\.\d+)?|'[^'\n]*'|True|False|None) is (?:therefore |thus |then |so |hence )?"
        r"the (?:final |correct )?(?:answer|solution)\b"
    ),
    *("answer", "solution"),
)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?![\w(]|\.\d)|'[^'\n]*'|\[[^\[\]]*\]|(?:True|False|None)\b")
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")


def faults(trace: Trace, tellings: Sequence[Telling]) -> Iterator[Fault]:
    """A last statement without the exact answer, and answers that are given elsewhere."""
    if trace.outcome is Outcome.RAISED:
        yield from _raised(trace, tellings)
        return
    stated = [(telling, said) for telling in tellings for said in answers(telling.prose)]
    expected = trace.returned or ""
    for telling, said in stated:
        if not same(said, expected) and not (trace.program.phrases and _is_bare(said, expected)):
            yield Fault(Law.ANSWER, telling.index, said, f"the value returned is {expected}", Remedy(said, expected))
    if not stated or stated[-1][0] is not tellings[-1]:
        said = tellings[-1].prose.strip() if tellings else ""
        yield Fault(
            Law.ANSWER, tellings[-1].index if tellings else -1, said, f"the last statement gives no answer; it is {expected}"
        )
    own = " ".join((*trace.program.glosses.values(), trace.program.source)).lower()
    for telling in tellings:
        for said in _in_other_words(telling.prose, own):
            if not same(said, expected):
                yield Fault(Law.ANSWER, telling.index, said, f"the value returned is {expected}", Remedy(said, expected))
    for telling in dict.fromkeys(one for one, _ in stated[:-1]):
        yield Fault(Law.HYGIENE, telling.index, telling.prose.strip(), "an answer is given before its derivation is over")


def unproven(question: Question, tellings: Sequence[Telling]) -> Iterator[Fault]:
    """A last statement that does not claim what answers the question, of the steps that it is about."""
    last = tellings[-1] if tellings else None
    spans = [span for span in last.spans if (span.first, span.last) == (question.first, question.step)] if last else []
    if not any(one.claim.text == question.claim for span in spans for one in span.assertions):
        seen = f"the answer is what holds of steps {question.first}..{question.step}: claim {question.claim}"
        yield Fault(Law.ANSWER, last.index if last else -1, last.prose.strip() if last else "", seen)


def _is_bare(said: str, expected: str) -> bool:
    """Whether it is the string without its quotes."""
    return expected[:1] in ("'", '"') and value_of(expected) == said


def _raised(trace: Trace, tellings: Sequence[Telling]) -> Iterator[Fault]:
    kind = (trace.raised or "").partition("(")[0]
    last = tellings[-1] if tellings else None
    for telling in tellings:
        for said in answers(telling.prose):
            yield Fault(Law.ANSWER, telling.index, said, f"there is no answer: it ends with {kind}")
    if last is None or not re.search(rf"\b{re.escape(kind)}\b", last.prose):
        yield Fault(Law.ANSWER, last.index if last else -1, last.prose.strip() if last else "", f"it ends with {kind}")


def answers(prose: str) -> list[str]:
    """The value texts that a statement gives as the answer, as it writes them."""
    found = []
    for match in _ANSWER.finditer(prose):
        rest = prose[match.end() :].rstrip()
        rest = rest[:-1] if rest[-1:] in (".", "!") else rest
        found.append(rest.strip().strip("`").strip("*"))
    return found


def _in_other_words(prose: str, own: str) -> Iterator[str]:
    """The plain values that a statement gives as solution or final result, or of which it says that they are the answer.

    Where the program itself speaks of solutions or results (``own``), those words may mean other things.
    """
    for match in _OTHER_WORDS.finditer(prose):
        if any(word in own and word in match[0].lower() for word in ("solution", "result")):
            continue
        if value := _PLAIN.match(prose, match.end()):
            yield value[0]
    yield from (match["said"] for match in _BEHIND.finditer(prose))


def same(said: str, expected: str) -> bool:
    """Whether two value texts write the same value of the same type."""
    if said == expected:
        return True
    if "#" in _STRING.sub("", said):
        return False  # the rest would be a comment
    node: ast.expr | None = literal(said) if len(said) <= 2 * len(expected) + 40 else None
    if node is None or not literals.is_literal(node):
        return False
    try:
        value = value_of(expected)
    except ValueError:
        return False
    return literals.matches(node, value) and (not isinstance(node, ast.Dict) or type(value) is dict)
