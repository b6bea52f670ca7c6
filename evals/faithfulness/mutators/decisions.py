"""Mutators of decisions and their reasons: comparisons, properties, what a branch does."""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from agents.narration import Statement
from evals.faithfulness.account import Account, Told
from evals.faithfulness.mutant import Kind, Mutant
from evals.faithfulness.mutators.edit import Mutator, shuffled, with_prose, with_statements

_ORDERS: dict[str, Callable[[int, int], bool]] = {
    "greater than": operator.gt,
    "larger than": operator.gt,
    "more than": operator.gt,
    "above": operator.gt,
    "less than": operator.lt,
    "smaller than": operator.lt,
    "below": operator.lt,
    "at least": operator.ge,
    "at most": operator.le,
    "equal to": operator.eq,
    "divisible by": lambda one, other: other != 0 and one % other == 0,
}
_SWAPS = {
    "greater than": ("less than", "equal to", "at most"),
    "larger than": ("smaller than", "equal to"),
    "more than": ("less than", "at most"),
    "above": ("below",),
    "less than": ("greater than", "equal to", "at least"),
    "smaller than": ("larger than", "equal to"),
    "below": ("above",),
    "at least": ("less than", "at most"),
    "at most": ("greater than", "at least"),
    "equal to": ("greater than", "less than"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers that prose compares.

    Attributes:
        told: the statement.
        match: where it stands, with groups ``not``, ``word`` and ``number``.
        left, right: the numbers.
    """

    told: Told
    match: re.Match[str]
    left: int
    right: int

    def holds(self, word: str, *, negated: bool, right: int | None = None) -> bool:
        """Whether the two stand in a relation."""
        return _ORDERS[word](self.left, self.right if right is None else right) is not negated


def comparisons(account: Account) -> Iterator[Comparison]:
    """The comparisons whose sides are known and that are true as they stand."""
    for told in account.told:
        for found in written_comparisons(account, told):
            if found.holds(found.match["word"], negated=bool(found.match["not"])):
                yield found


def written_comparisons(account: Account, told: Told) -> Iterator[Comparison]:
    """The comparisons of a statement whose sides are known, true or not."""
    for match in _comparing(account.subject).finditer(told.prose):
        left, right = (_value(told, account.named, match[group]) for group in "ab")
        if left is not None and right is not None:
            yield Comparison(told, match, left, right)


@lru_cache(maxsize=32)
def _comparing(subject: str) -> re.Pattern[str]:
    side = rf"(?:{subject})(?:,? \(?-?\d+\)?,?)?|-?\d+"
    words = "|".join(_ORDERS)
    return re.compile(rf"(?<![\w+×*/.-] )(?P<a>{side}) is (?P<not>not )?(?P<word>{words}) (?P<b>{side})(?!\w| [-+×*/÷%])")


def _value(told: Told, names: dict[str, str], words: str) -> int | None:
    """The number that a side writes, or that the record gives for the variable it names."""
    written = re.search(r"(?:^|[ (])(-?\d+)\)?,?$", words)
    if written:
        return int(written[1])
    name = names.get(words)
    text = told.before(name) if name and not told.taken(name) else None
    return int(text) if text is not None and re.fullmatch(r"-?\d+", text) else None


def _compared(name: str, lie: Callable[[Comparison, Random], tuple[str, bool] | None]) -> Mutator:
    """A mutator that words a comparison otherwise; ``lie`` gives the words and whether they are true."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        for one in shuffled(rng, list(comparisons(account))):
            said = lie(one, rng)
            if said is None:
                continue
            words, truth = said
            told, match = one.told, one.match
            prose = told.prose[: match.start()] + words + told.prose[match.end() :]
            why = f"{one.left} is compared with {one.right}"
            text = with_prose(account, told, prose)
            yield None if truth else Mutant(name, Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), why)

    return mutate


def _said(one: Comparison, word: str, *, negated: bool) -> str:
    return f"{one.match['a']} is {'not ' if negated else ''}{word} {one.match['b']}"


def _swap(one: Comparison, rng: Random) -> tuple[str, bool] | None:
    others, negated = _SWAPS.get(one.match["word"]), bool(one.match["not"])
    word = rng.choice(others) if others else None
    return (_said(one, word, negated=negated), one.holds(word, negated=negated)) if word else None


def _negate(one: Comparison, _rng: Random) -> tuple[str, bool]:
    negated = not one.match["not"]
    return _said(one, one.match["word"], negated=negated), one.holds(one.match["word"], negated=negated)


def _reason(one: Comparison, rng: Random) -> tuple[str, bool] | None:
    """Another bound, which the number is on the wrong side of."""
    number = re.search(r"-?\d+", one.match["b"])
    if number is None:
        return None
    other = one.left + rng.choice((-7, -3, -1, 1, 3, 7))
    words = one.match["b"][: number.start()] + str(other) + one.match["b"][number.end() :]
    negated = bool(one.match["not"])
    return f"{one.match['a']} is {'not ' if negated else ''}{one.match['word']} {words}", one.holds(
        one.match["word"], negated=negated, right=other
    )


_OPPOSITES = (
    ("no further round follows", "another round follows"),
    ("does not hold", "holds"),
    (" holds", " does not hold"),
    (" is true", " is false"),
    (" is false", " is true"),
    (" is not in ", " is in "),
    (" is in ", " is not in "),
    (" is even", " is odd"),
    (" is odd", " is even"),
    (" is not empty", " is empty"),
    (" is empty", " is not empty"),
    ("leaves no remainder", "leaves a remainder"),
    ("is not divisible", "is divisible"),
    ("is divisible", "is not divisible"),
    (" contains ", " does not contain "),
    (" is positive", " is negative"),
    (" does not start with", " starts with"),
    (" starts with", " does not start with"),
    ("is not a", "is a"),
)


def _opposite(name: str) -> Mutator:
    """A mutator that says the opposite of what was decided, in words, in the claim of the branch, or in both."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        sites = [(told, pair) for told in account.told if told.head.decision is not None for pair in _OPPOSITES]
        for told, (old, new) in shuffled(rng, sites):
            if told.prose.count(old) != 1 or (old == " holds" and "not" in told.prose):
                continue
            prose = told.prose.replace(old, new)
            statement = Statement(prose, account.narration.statements[told.index].anchors)
            kind = rng.choice((Kind.PROSE, Kind.PROSE, Kind.BOTH))
            statement = _turned(statement) if kind is Kind.BOTH else statement
            why = f"{old.strip()!r} is true there, and what is said is its negation"
            text = with_statements(account, {told.index: statement})
            yield Mutant(name, kind, text, told.index, told.prose.strip(), prose.strip(), why)

    return mutate


def _turned(statement: Statement) -> Statement:
    """A statement whose claims of a branch say the other one."""
    other = {"branch": "not branch", "not branch": "branch"}
    anchors = tuple(replace(one, claims=tuple(other.get(text, text) for text in one.claims)) for one in statement.anchors)
    return replace(statement, anchors=anchors)


def _branching(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """Comparisons negated, the opposite of other decisions, and the claim alone turned."""
    found = [*_compared("wrong_branch", _negate)(account, rng), *_opposite("wrong_branch")(account, rng)]
    for told in account.told[:: max(1, len(account.told) // 4)]:
        old = account.narration.statements[told.index]
        if _turned(old) != old:
            text = with_statements(account, {told.index: _turned(old)})
            why = f"what is decided comes out {told.head.decision}"
            found.append(Mutant("wrong_branch", Kind.CLAIM, text, told.index, told.prose.strip(), "the claim `branch`", why))
    yield from shuffled(rng, found)


MUTATORS: dict[str, Mutator] = {
    "wrong_comparison": _compared("wrong_comparison", _swap),
    "wrong_branch": _branching,
    "control_flow_error": _opposite("control_flow_error"),
    "false_reason": _compared("false_reason", _reason),
}
