"""Words that carry weight, and that no rule has read: comparisons, properties, quantities and reasons in other shapes than known.

What they say may be false, and nobody would notice. Therefore a statement may use them only where they were understood.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from agents.checker.reading.rules import kept
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Sort, loosely
from agents.checker.rounds import Rounds
from agents.checker.unread import ALLOWED
from agents.verdict import Fault, Law

_SIDES = (
    r"than|exceed\w*|beats?|beaten|outweighs?|ties?|tied|below|above|beyond|under|beneath|surpass\w*|match(?:es|ed)?|equals?|equal(?:led)?"
    r"|differs?|different|alike|greater|larger|bigger|higher|smaller|lower|shorter|longer|fewer|less|lesser|precedes?"
    r"|(?:comes?|goes|stands?) (?:before|after)|too (?:small|large|big|little|high|low|short|long|many|few|much)"
    rf"|(?<!we )(?<!you )(?:starts?|begins?|ends?) (?:with|in) {TERM}"
)
_DECIDING = (
    rf"holds?(?! {TERM})|fails?|failed|succeeds?|decides?|decisive|carries on|refused|rejected|wins?|loses?|tips the scales"
)
_PROPERTY = (
    r"even|odd|prime|squares?|cubes?|perfect|positive|negative|true|false|palindrom\w*|divi(?:des?|sible|sors?)|multiples?|ascending"
    r"|descending|alphabetical\w*|sorted|backwards?|reversed|distinct|unique|duplicates?|frequent|rare|vowels?|consonants?"
    r"|integers?|floats?|strings|tuples|booleans?|whole numbers?(?= of)|numeric|upper case|lower case|uppercase|lowercase|rid"
)
_REMARKABLE = r"largest|smallest|biggest|greatest|maximum|minimum|highest|lowest|least|most|longest|shortest|earliest|latest"
_QUANTITY = (
    r"half|halves|halved|quarters?|twice|thrice|double[sd]?|tripled?|quadruple\w*|dozens?|hundreds|thousands|millions|percent"
    r"|several|few"
    r"|many|majority|plenty|countless|single|only|ever|both|all but"
    r"|that is all|nothing else (?:happens|changes|is done)"
)
_SUM = (
    r"subtract\w*|multipl(?:y|ied|ies|ying)"
    r"|union|intersection|quotient|product|sum|difference|remainder|average|mean|median|total of|count of"
)
_MOVING = r"rises?|grows?|falls?|drops?|shrinks?|climbs?|sinks?|increases?|decreases?|doubles"
_LOADED = (
    (Law.DIRECTION, re.compile(rf"(?<= )(?:{_SIDES}|{_DECIDING})(?= )")),
    (Law.SUPPORT, re.compile(rf"(?<= )(?:{_PROPERTY}|{_REMARKABLE}|{_QUANTITY}|{_SUM}|{_MOVING})(?= )")),
)
_IDIOMS = re.compile(
    rf" (?:we|let us|the task is to|the question is) (?:now |then |first |have to |want to |are to |need to )*"
    r"(?:look for|find|find out|check|see|determine|work out|ask|raise|compute|calculate|know)(?! that)\b[^.;:?]*[.;:?]"
    r"|(?:^|(?<=[.;:?]))[^.;:?]*\?"
    rf"| it (?:matches|does not match) (?:the pattern|case [a-z]|that case)\b| both together , "
    rf"| {TERM} (?:is|are) (?:then |now )?(?:sorted|reversed) (?:,|\.|and)"
    r"| of (?:digits|letters|letters and digits) only| (?:in|with) ascending order"
    rf"| the condition (?:holds|does not hold)| (?:is|are) emptied| on both sides| both times"
)
_REASON = re.compile(
    r"(?<= )(?:because|since|due to|thanks to|owing to|given that|seeing that|for the reason that)(?= )(?P<clause>[^.;:]*)"
)
_OF = re.compile(rf"(?<= )(?P<name>{TERM}) of (?P<value>{TERM})(?= )")
_RELATIVE = re.compile(
    r"(?:multiples?|divisors?|factors?|powers?|squares?|cubes?|roots?|sums?|products?|differences?|quotients?|remainders?"
    r"|hal(?:f|ves)|thirds?|quarters?|percent)\Z"
)
"""How the names of quantities end that are such of another one."""
_KIN = re.compile(
    r"(?<= )an? (?!(?:copy|part|piece|slice|list|set|pair|row|tuple|string|letter|character|kind) )"
    rf"[a-z]+ of (?P<value>{TERM})(?= )"
)
_ONE = re.compile(rf"(?<!\w )(?<= )one (?:{TERM}|[a-z]+) (?=is|was|are|has|gets|remains)")
_LEFT = re.compile(rf"{TERM} (?:more )?(?:left|to go|to come|ahead)(?= [.,;])")


class _Weights(NamedTuple):
    """What carries weight in a line.

    Attributes:
        idioms: spans in which it carries none.
        loaded: words, with the law that they would break.
        reasons, left, single: what is given as a reason, what is left, and single things.
    """

    idioms: tuple[tuple[int, int], ...]
    loaded: tuple[tuple[Law, re.Match[str]], ...]
    reasons: tuple[re.Match[str], ...]
    left: tuple[re.Match[str], ...]
    single: tuple[re.Match[str], ...]


@kept
def _weights(line: str) -> _Weights:
    idioms = tuple(match.span() for pattern in (_IDIOMS, ALLOWED) for match in pattern.finditer(line))
    loaded = tuple((law, match) for law, pattern in _LOADED for match in pattern.finditer(line))
    return _Weights(idioms, loaded, *(tuple(pattern.finditer(line)) for pattern in (_REASON, _LEFT, _ONE)))


def idioms(line: str) -> tuple[tuple[int, int], ...]:
    """Where a line has words that carry no weight."""
    return _weights(line).idioms


def faults(sentence: Sentence, rounds: Rounds) -> Iterator[Fault]:
    """Words that carry weight outside of what was understood, and reasons that cannot be read."""
    index = sentence.outlook.telling.index
    weights = _weights(sentence.line)
    known = [*sentence.understood, *weights.idioms]
    for law, match in weights.loaded:
        if not _lies_in(match.start(), known) and not _is_own(sentence, match[0]):
            yield Fault(law, index, _around(sentence, match), "these words cannot be read: say it of values, as a plain relation")
    yield from _owners(sentence, known)
    yield from _reasons(sentence, weights)
    yield from _counts(sentence, rounds, weights, known)


def _owners(sentence: Sentence, known: list[tuple[int, int]]) -> Iterator[Fault]:
    """Values of which a variable is said to be something ("the next multiple of 5"), if they are not its own ("the total of 5").

    And what strings are said to have, but for their parts: "a friend of Anna".
    """
    for match in _OF.finditer(sentence.line):
        name, value = sentence.term(match["name"]), sentence.term(match["value"])
        if name.sort is not Sort.NAME or not value.written or _lies_in(match.start(), known):
            continue
        of_another = _RELATIVE.search(name.label.lower()) is not None
        numbers = [one for one in name.values if isinstance(one, int | float)]
        if of_another or (numbers and not any(loosely(one, other) for one in numbers for other in value.values)):
            said = sentence.words(match[0])
            yield Fault(Law.SUPPORT, sentence.outlook.telling.index, said, "this is not so, or cannot be read: say it of values")
    for match in _KIN.finditer(sentence.line):
        value = sentence.term(match["value"])
        if value.written and isinstance(value.values[0], str) and not _lies_in(match.start(), known):
            yield Fault(Law.SUPPORT, sentence.outlook.telling.index, sentence.words(match[0]), "these words cannot be read")


def _reasons(sentence: Sentence, weights: _Weights) -> Iterator[Fault]:
    """Reasons without a relation that was read."""
    for match in weights.reasons:
        if not any(first < match.end() and match.start("clause") < stop for first, stop in sentence.understood):
            yield Fault(Law.DIRECTION, sentence.outlook.telling.index, sentence.words(match[0]), "this reason cannot be read")


def _counts(sentence: Sentence, rounds: Rounds, weights: _Weights, known: list[tuple[int, int]]) -> Iterator[Fault]:
    """Things that are left, and single things where there are several."""
    index = sentence.outlook.telling.index
    for match in weights.left:
        if not _lies_in(match.start(), known):
            yield Fault(Law.SUPPORT, index, sentence.words(match[0]), "these words cannot be read")
    for match in weights.single:
        if 1 not in rounds.counts and not _lies_in(match.start(), known):
            yield Fault(Law.SUPPORT, index, sentence.words(match[0]), "this happens more than once here")


def _lies_in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= at < stop for first, stop in spans)


def _around(sentence: Sentence, match: re.Match[str]) -> str:
    return sentence.words(sentence.line[max(0, match.start() - 24) : match.end() + 24])


def _is_own(sentence: Sentence, word: str) -> bool:
    """Whether it is a noun of the problem, which the checker cannot read but the story needs."""
    program = sentence.outlook.scene.trace.program
    return (
        word in _NOUNS and re.search(rf"\b{word}\b", " ".join([program.problem, *program.glosses.values()]).lower()) is not None
    )


_NOUNS = (
    "vowels",
    "vowel",
    "consonants",
    "consonant",
    "strings",
    "quarters",
    "quarter",
    "union",
    "dozens",
    "dozen",
    "duplicates",
    "double",
)
