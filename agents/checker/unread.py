"""Words that no rule has understood, and that must be understood: denials, hedges, code, the names of exceptions."""

import ast
import re
import unicodedata
from collections.abc import Iterator, Sequence

from agents.checker.outlook import Outlook
from agents.checker.reading.rules import kept
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.tokens import Kind, Token
from agents.checker.sought import Sought
from agents.verdict import Fault, Law
from sandbox.trace import Event

_DENIAL = re.compile(r"(?<= )(?:not|never|nobody|untrue|nothing|none|neither|nor|no|hardly|anything but|far from)(?= )")
_THING = (
    r"(?:round|item|character|number|word|element|value|letter|digit|entr|pair|key|one|change|exception|branch|case|part|"
    r"correction|line|row)\w*"
)
ALLOWED = re.compile(
    rf" (?:so |and |with |there (?:is|are) )?(?:no|nothing) (?:further |more |other )?{_THING}"
    r"| nothing (?:to go through|more is done|is done|else|happens|changes|is left|remains|has to be|needs to be|follows)"
    "| no (?:more|further|other|longer|remainder|(?:less|fewer|greater|larger|smaller) than|[\ue000-\uefff])"
    r"| (?:but )?not (?:including|counting)| no [a-z]+ (?:is|are) left"
    r"| (?:does|do|did|is|are|has|have|was|were|need|needs) not "
    r"(?:hold|met|changed?|happen|run|apply|entered|enter|need|be|match)\b"
    r"|(?<=[,)]) is not (?:equal to|the same as|less than|greater than|in) (?=[A-Za-z_.\ue000-\uefff])"
    r"| not (?:yet|just|only|needed|taken|done|run|executed|changed|affected|touched|counted|reached)\b"
)
"""Denials that deny nothing of the program, or are judged by other laws."""
_HEDGE = re.compile(
    r"\b(?:should|would|could|might|maybe|perhaps|untrue|nobody|nowhere|supposedly|allegedly|wrongly|anything but|far from"
    r"|or rather|after all|as if|pretend(?:s|ing)?|by accident|at random|in spite of|despite|no doubt)\b",
    re.IGNORECASE,
)
_EXCEPTION = Sought(
    re.compile(r"(?<![\w'\"])[A-Z]\w*(?:Error|Exception|Interrupt|Warning|StopIteration)\b|(?<![\w'\"])StopIteration\b"),
    *("error", "exception", "interrupt", "warning", "stopiteration"),
)
_SIGNS = frozenset(("+", "-", "×", "/", "^", "<", ">", "<=", ">=", "=", "==", "!=", "|", "~", "->", "±"))
_SPACES = re.compile(r"\s+")


def faults(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Fault]:
    """Denials and hedges outside what was understood, code that is none of the program's, exceptions that did not occur."""
    outlook = sentence.outlook
    index = outlook.telling.index
    if sentence.overfull:
        yield Fault(Law.SUPPORT, index, outlook.telling.prose.strip()[:80], "so many values in one statement cannot be read")
    for said in _denials(sentence):
        yield Fault(Law.DIRECTION, index, said, "what is denied here cannot be read: say what is the case")
    words = " ".join([token.text for token in tokens if token.kind is Kind.WORD or token.kind is Kind.SIGN])
    for hedge in _hedges(words):
        yield Fault(Law.DIRECTION, index, hedge, "this leaves open what is the case, or denies it")
    for token in tokens if not words.isascii() else ():
        if token.kind is Kind.SIGN and token.text not in _SIGNS and unicodedata.category(token.text[0]) == "Sm":
            yield Fault(Law.SUPPORT, index, token.text, "this sign cannot be read")
    yield from _odd(outlook, tokens)
    yield from _code(sentence, tokens)
    yield from _exceptions(outlook)


@kept
def _hedges(words: str) -> tuple[str, ...]:
    return tuple(_HEDGE.findall(words))


def _odd(outlook: Outlook, tokens: Sequence[Token]) -> Iterator[Fault]:
    """Words with digits in them, Roman numbers and ratios, which may stand for any number."""
    prose = outlook.telling.prose
    found = [token.text for token in tokens if token.kind is Kind.WORD] if _DIGITS.search(prose.lower()) else []
    words = [text for text in found if _DIGITS.search(text)] + _ROMAN.findall(prose)
    for word in words:
        if word.lower() not in _own(outlook) and not any(
            word in text for step in outlook.steps for text in step.changed.values() if text
        ):
            yield Fault(Law.SUPPORT, outlook.telling.index, word, "this word cannot be read as a number, nor as a word")
    if ":" not in prose:
        return
    for left, sign, right, behind in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if (
            sign.text == ":"
            and behind.text == "="
            and left.kind is right.kind is Kind.VALUE
            and isinstance(left.value, int | float)
        ):
            yield Fault(Law.SUPPORT, outlook.telling.index, f"{left.text} : {right.text}", "this sign cannot be read")


def _own(outlook: Outlook) -> str:
    """All that the program says of itself."""
    program = outlook.scene.trace.program
    return " ".join([program.problem, program.source, *program.glosses.values()]).lower()


_DIGITS = re.compile(r"[a-z]\d|\d[a-z]")
_ROMAN = re.compile(r"(?<![\w`'\".])[IVXLCDM]{2,}(?![\w`'\".(])")


def _denials(sentence: Sentence) -> Iterator[str]:
    """Denials that stand neither in a relation that was judged nor in one of the phrases that deny nothing of the program."""
    for match in _loose_denials(sentence.line):
        if not any(first <= match.start() < stop for first, stop in sentence.understood):
            around = sentence.line[max(0, match.start() - 24) : match.end() + 24]
            yield sentence.words(around)


@kept
def _loose_denials(line: str) -> tuple[re.Match[str], ...]:
    """The denials of a line outside of the phrases that deny nothing."""
    allowed = [match.span() for match in ALLOWED.finditer(line)]
    found = _DENIAL.finditer(line)
    return tuple(match for match in found if not any(first <= match.start() < stop for first, stop in allowed))


def _code(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Fault]:
    """Code in backticks that does not stand in the program, and conditions stated as facts that do not hold."""
    outlook = sentence.outlook
    index = outlook.telling.index
    for token in [one for one in tokens if one.kind is Kind.CODE]:
        values = outlook.reckoning.evaluate(token.tree) if token.tree is not None else []
        if not values and not _is_written(outlook, token.text):
            yield Fault(Law.SUPPORT, index, token.text, "this code is no part of the program, and has no value here")
        elif _is_stated(sentence, token) and values and not any(value is True for value in values):
            yield Fault(Law.DIRECTION, index, token.text, "this does not hold here")


def _is_written(outlook: Outlook, code: str) -> bool:
    """Whether code stands in the program, or is the name of one of its functions, or of the type of what a step made."""
    source, text = (_SPACES.sub("", one).replace('"', "'") for one in (outlook.scene.trace.program.source, code))
    last = code.removesuffix("()").rpartition(".")[2].strip("<>")
    if text in source or last == "lambda" or last in outlook.scene.functions:
        return True
    return any(value.startswith(f"<{code}") for step in outlook.steps for value in step.changed.values() if value is not None)


_QUESTION = re.compile(r"\b(?:whether|if|unless|until|while|false|not|fails?|as long as|condition|test|check)\b", re.IGNORECASE)


def _is_stated(sentence: Sentence, token: Token) -> bool:
    """Whether code is a condition that stands there as a fact: nothing that was judged says more of it, and nothing asks."""
    if not isinstance(token.tree, ast.Compare | ast.BoolOp) or _QUESTION.search(sentence.outlook.telling.prose):
        return False
    return not any(token.text in judgement.said for judgement in sentence.judgements)


def _exceptions(outlook: Outlook) -> Iterator[Fault]:
    """Exceptions that neither occur at the covered steps nor stand in their lines."""
    kinds = [match[0] for match in _EXCEPTION.finditer(outlook.telling.prose)]
    if not kinds:
        return
    texts = [step.value or "" for step in outlook.steps if step.event is Event.EXCEPTION]
    texts += [outlook.scene.trace.raised or ""]
    own = {node.id for line in outlook.lines for node in line.nodes if isinstance(node, ast.Name)}
    caught = [one.node for line in outlook.lines for one in line.statements]
    own |= {ast.unparse(node.type) for node in caught if isinstance(node, ast.ExceptHandler) and node.type is not None}
    values = {text for name in outlook.involved for text in outlook.texts(name)}
    for kind in kinds:
        if not any(text.partition("(")[0].endswith(kind) for text in texts) and not any(kind in text for text in own | values):
            yield Fault(Law.TRUTH, outlook.telling.index, kind, "no such exception occurs at these steps")
