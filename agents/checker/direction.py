"""The law of direction: words about decisions agree with what was decided at the steps that a statement covers."""

import ast
import re
from collections.abc import Iterator

from agents.checker.outlook import Outlook
from agents.checker.sought import Sought, words_of
from agents.verdict import Fault, Law
from sandbox.trace import Event, Step

_NOT = r"(?:does not|do not|did not|is not|are not|no longer|never|can not)"
_TESTS = ("condition", "test", "check", "comparison", "requirement", "criterion")
_TEST = rf"(?:{'|'.join(_TESTS)})"
_LOOPS = ("loop", "repetition", "iteration", "search", "scan")
_HOLDS = Sought(
    re.compile(
        rf"\b{_TEST} (?:holds|does hold|is (?:also |now |still |again )?(?:met|true|satisfied|fulfilled|positive)|succeeds"
        r"|passes)\b"
        r"|\b(?:and it|which|and this|and that) holds\b",
        re.IGNORECASE,
    ),
    *_TESTS,
    "holds",
)
_FAILS = Sought(
    re.compile(
        rf"\b{_TEST} (?:fails|(?:does not|no longer) holds?|is (?:not (?:met|true|satisfied)|no longer (?:met|true)|"
        rf"false|unmet|negative)|does not succeed)\b",
        re.IGNORECASE,
    ),
    *_TESTS,
)
_ENDS = Sought(
    re.compile(
        r"\b(?:this (?:stops|ends|is over)|(?:the |this |that )?(?:\w+ )?(?:loop|repetition|iteration|search|"
        r"scan) (?:is (?:over|done|finished)|ends|stops|finishes|"
        r"terminates|is left|exits|comes to an end)|leaves the loop|(?:there are|there is) no (?:more|further|other)\b|"
        r"(?:are|is) exhausted|nothing (?:is|remains) left|no (?:\w+ )?(?:remains?|(?:is|are) left)\b|"
        r"(?:all|every) (?:the )?`?\w+`? (?:have|has) been (?:seen|read|handled|taken|visited|looked at|gone through))",
        re.IGNORECASE,
    ),
    *_LOOPS,
    "this stops",
    "this ends",
    "this is over",
    "no more",
    "no further",
    "no other",
    "exhausted",
    "nothing is left",
    "nothing remains left",
    "remain",
    "left",
    " been ",
)
_GOES_ON = Sought(
    re.compile(
        r"\b(?:(?:the |this |that )?(?:\w+ )?(?:loop|repetition|iteration|search|scan) (?:goes on|continues|"
        r"runs (?:again|once more)|repeats|"
        r"starts (?:again|another round))|(?:enters|goes into) the (?:loop|body)|(?:another|one more|the next|a new|"
        r"once more a) (?:round|iteration|pass)\b)",
        re.IGNORECASE,
    ),
    *_LOOPS,
    "body",
    "round",
    "pass",
)


_RETURNED = Sought(
    re.compile(r"\b(?:is|are|gets|was|were) (?:then |now |thus |at once )?(?:returned|handed back|given back)\b"),
    "returned",
    " back",
)
_NO_MORE = Sought(
    re.compile(r"\bthere (?:is|are) no (?:more|further|other)\b", re.IGNORECASE), "no more", "no further", "no other"
)
_ANY = words_of(_HOLDS, _FAILS, _ENDS, _GOES_ON, _RETURNED)
_SPENT: tuple[object, ...] = (0, "", [], (), {}, set())
"""Values of what holds nothing any more."""


def _returns(outlook: Outlook) -> bool:
    """Whether a value is handed out at the covered steps, or handed to a line that waits for it."""
    lines = [*outlook.lines, *(outlook.scene.source.line(step.line) for step in outlook.steps)]
    written = any(isinstance(one.node, ast.Return) for line in lines for one in line.statements)
    return written or any(line.calls for line in lines) or any(step.value is not None for step in outlook.steps)


def faults(outlook: Outlook) -> Iterator[Fault]:
    """Words about decisions that were otherwise."""
    if _ANY.occur(outlook.telling.prose):
        yield from _otherwise(outlook)
        match = _NO_MORE.search(outlook.telling.prose)
        if match and not outlook.decisions and not _is_spent(outlook):
            yield Fault(Law.DIRECTION, outlook.telling.index, match[0], "nothing comes to an end at these steps")


def _otherwise(outlook: Outlook) -> Iterator[Fault]:
    prose, decisions = outlook.telling.prose, outlook.decisions
    for pattern, wanted in ((_HOLDS, True), (_FAILS, False)):
        for match in pattern.finditer(prose):
            if decisions and all(step.decision is not wanted for step in decisions):
                yield Fault(
                    Law.DIRECTION, outlook.telling.index, match[0], f"what is decided here comes out {not wanted}".lower()
                )
    for match in _RETURNED.finditer(prose):
        if not _returns(outlook):
            yield Fault(Law.DIRECTION, outlook.telling.index, match[0], "nothing is returned at these steps")
    for match in _ENDS.finditer(prose):
        if decisions and not _can_end(outlook):
            yield Fault(Law.DIRECTION, outlook.telling.index, match[0], "there is another round: nothing ends at these steps")
    for match in _GOES_ON.finditer(prose):
        loops = [step for step in decisions if _is_loop(outlook, step)]
        if loops and not any(step.decision for step in loops):
            yield Fault(
                Law.DIRECTION, outlook.telling.index, match[0], "there is no further round: the repetition is over at these steps"
            )


def _is_spent(outlook: Outlook) -> bool:
    """Whether something may have come to its end: a loop is over by then, or a value holds nothing any more."""
    if any(value in _SPENT for value in outlook.effects):
        return True
    past = outlook.scene.steps[: outlook.steps[-1].index + 1]
    return any(step.decision is False and _is_loop(outlook, step) for step in past)


def _can_end(outlook: Outlook) -> bool:
    for step in outlook.steps:
        if step.event in (Event.RETURN, Event.EXCEPTION) or (step.decision is False and _is_loop(outlook, step)):
            return True
        if any(isinstance(one.node, ast.Break | ast.Return) for one in outlook.scene.source.line(step.line).statements):
            return True
    return not any(_is_loop(outlook, step) for step in outlook.decisions)


def _is_loop(outlook: Outlook, step: Step) -> bool:
    return any(
        isinstance(one.node, ast.For | ast.While | ast.AsyncFor) for one in outlook.scene.source.line(step.line).statements
    )
