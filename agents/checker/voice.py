"""The law of coverage, for the words: what a statement must claim, its prose must say, and it names only what takes part."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from agents.checker.reading.sentence import Sentence
from agents.checker.reading.tokens import Kind, Token
from agents.checker.reckoning import UNKNOWN, readable
from agents.checker.scene import literal
from agents.verdict import Fault, Law
from sandbox.guest import literals
from sandbox.trace import Step


class Said:
    """What prose mentions.

    Attributes:
        tokens: of the prose.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @cached_property
    def names(self) -> set[str]:
        """The variables, in code too."""
        found = {name for token in self.tokens if token.kind is Kind.NAME for name in token.names}
        for token in self.tokens:
            if token.kind is Kind.CODE and token.tree is not None:
                found.update(node.id for node in ast.walk(token.tree) if isinstance(node, ast.Name))
        return found

    @cached_property
    def values(self) -> set[str]:
        """The value texts of the values that it writes."""
        return {literals.text(token.value) for token in self.tokens if token.kind is Kind.VALUE or token.kind is Kind.COUNT}


def unsaid(sentence: Sentence, said: Said, needed: Mapping[str, str]) -> dict[str, str]:
    """Of the variables that a statement has to tell, with their value texts, those that its prose does not."""
    news = sentence.outlook.news
    return {
        name: text
        for name, text in needed.items()
        if not _is_said(name, text, said) and not (name in said.names and news(name) & said.values)
    }


def faults(sentence: Sentence, said: Said, missing: Mapping[str, str], told: frozenset[int] = frozenset()) -> Iterator[Fault]:
    """Changes and decisions that the prose does not mention, and variables that have no part in the covered steps.

    Args:
        sentence: the prose, read.
        said: what it mentions.
        missing: variable -> value text, for what it has to tell and does not, as ``unsaid`` finds it.
        told: steps that phrases of the program tell.
    """
    outlook = sentence.outlook
    index = outlook.telling.index
    for name, text in missing.items():
        seen = f"the words do not say that {name} is {text[:160]} here"
        yield Fault(Law.COVERAGE, index, outlook.telling.prose.strip()[:160], seen)
    for span in outlook.telling.spans:
        step = outlook.scene.steps[span.first]
        if span.first in told:
            continue
        if span.single and step.decision is not None and not _decides(sentence, step, said):
            yield Fault(
                Law.COVERAGE, index, outlook.telling.prose.strip()[:160], f"the words do not say what is decided: {step.decision}"
            )
    for token in said.tokens:
        if token.kind is not Kind.NAME or token.soft:
            continue
        if not any(outlook.involves(name) or name in outlook.scene.functions for name in token.names):
            yield Fault(Law.SUPPORT, index, token.text, "it has no part in what happens at these steps")


def _is_said(name: str, text: str, said: Said) -> bool:
    """Whether prose gives a variable and its value; of what is long or no literal, the variable or its kind is enough."""
    if len(text) > _SHORT or _is_object(text):
        return name in said.names or text in said.values or _is_told(text, said.tokens)
    if name not in said.names:
        return False
    value = readable(text)
    return text in said.values or (value is not UNKNOWN and literals.text(value) in said.values)


_SHORT = 60


def _is_object(text: str) -> bool:
    """Whether a value is not written in prose: no literal, or with characters that cannot be printed."""
    node = literal(text)
    return node is None or not literals.is_literal(node) or isinstance(node, ast.Call) or "\\x" in text


def _decides(sentence: Sentence, step: Step, said: Said) -> bool:
    """Whether prose tells the decision of a step: a condition judged, a round begun, or words for either."""
    prose = sentence.outlook.telling.prose
    if sentence.outlook.scene.is_loop(step):
        targets = sentence.outlook.scene.source.line(step.line).stores
        told = bool(said.names & targets) or any(text in said.values for text in step.changed.values())
        if told or _ROUND.search(prose) or (step.decision is False and targets):
            return True
    tested = sentence.outlook.scene.source.line(step.line).loads
    for judgement in sentence.judgements:
        if (
            judgement.law is Law.DIRECTION
            or (_STATES.search(judgement.said) and judgement.uses & tested)
            or "remainder" in judgement.said
        ):
            return True
    if _DECIDED.search(prose):
        return True
    sides = (literals.text(side.value) for pair in sentence.outlook.reckoning.compared for side in pair)
    return " is " in prose and any(side in said.values for side in sides)


_ROUND = re.compile(
    r"\b(?:rounds?|iterations?|pass(?:es)?|again|next|another|once more|each|every|times|in order|in turn|"
    r"one after|one by one|first|last|"
    r"through|goes? on|continues?|repeat\w*|over|ends?|stops?|done|finished)\b",
    re.IGNORECASE,
)
_STATES = re.compile(r" (?:is|are|equals|has|leaves|contains|starts|ends|was) ")
_DECIDED = re.compile(
    r"\b(?:condition|holds?|true|false|met|stops?|over|done|as long as|until|otherwise|unless|empty|exception|caught|"
    r"match(?:es)?|fails|passes|exists?|nothing|there (?:is|are) no\w*)\b",
    re.IGNORECASE,
)


def is_collection(text: str) -> bool:
    """Whether a value text is of something with parts, which may be the same thing under another name."""
    return text[-1:] in ("]", "}", ")")


def _is_told(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the value is told by its kind: an object by the name of its type."""
    node = literal(text)
    return isinstance(node, ast.Call) and any(token.text.lower() == ast.unparse(node.func).lower() for token in tokens)
