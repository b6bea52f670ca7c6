"""Comparisons in a clause: some line must have compared these sides, and it must have come out so."""

from collections.abc import Sequence

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.needs import CONTRARY
from agents.checker.plain.noun import Noun
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals

STARTS = frozenset({"is", "was", "are", "were", "exceeds", "more", "less", "still", "does", "leaves"})
"""First words of clauses that speak on of what was said last."""
_BEING = frozenset({"is", "was", "are", "were", "be", "not", "falls", "fall", "already"})
"""Words before "over" and "under" where these compare."""

_BE = frozenset({"is", "was"})
_OF_BOTH = frozenset({"they", "we", "it", "and"})
"""Words behind one that compares with what is not said again: "since 2 is larger they are swapped"."""
_TWO = (["of", "the", "two"], ["of", "both"], ["of", "them"], ["of", "these", "two"])
"""The same."""

_FAR = frozenset({"apart", "away"})
"""Words behind a distance."""

_Side = tuple[list[str], Noun | None]
"""The values that are written, or else what is spoken of."""


def read(clause: Utterance) -> None:
    """Read the comparisons of a clause."""
    for index, word in enumerate(clause.words):
        if word in _FAR and clause.said_before(index) and (word == "apart" or clause.behind(index) == "from"):
            _distance(clause, index)
        elif word and (sign := _sign(clause, index, word)):
            _compare(clause, index, sign)


def _sign(clause: Utterance, index: int, word: str) -> str:
    """How a word compares; empty if it does not."""
    behind, before = clause.behind(index), clause.words[index - 1] if index else ""
    if word == "not" and index + 1 < len(clause.pieces) and clause.pieces[index + 1].sort is Sort.VALUE:
        clause.heeded = True
        return "!="
    if word == "at" and behind in ("least", "most"):
        return ">=" if behind == "least" else "<="
    if word in ("over", "under"):
        return {"over": ">", "under": "<"}[word] if before in _BEING else ""
    if word == "equal" and before == "or":  # as in "less than or equal to"
        return ""
    forms = (word, *sorted(vocabulary.stems(word)))
    sign = next((vocabulary.COMPARISONS[one] for one in forms if one in vocabulary.COMPARISONS), "")
    if sign and (word not in vocabulary.BEFORE_THAN or behind in ("than", "or") or _is_alone(clause, index)):
        return sign
    return vocabulary.TOO.get(word, "") if before == "too" else ""


def _is_alone(clause: Utterance, index: int) -> bool:
    """Whether something is said to be larger, and not than what: than the other side, whatever that is."""
    if clause.words[index] not in vocabulary.BEFORE_THAN - {"more"} or not _BE & set(clause.ahead(index)[:3]):
        return False
    behind = [piece.text for piece in clause.pieces[index + 1 : index + 4]]
    return not behind or behind[0] in _OF_BOTH or any(behind[: len(one)] == one for one in _TWO)


def _compare(clause: Utterance, index: int, sign: str) -> None:
    if sign in "<>" and "equal" in clause.words[index + 1 : index + 5] and "or" in clause.words[index + 1 : index + 4]:
        sign += "="
    if clause.negated(index):
        sign, clause.heeded = CONTRARY[sign], True
    nouns = [at for at, piece in enumerate(clause.pieces) if piece.nouns]
    left, right = [at for at in nouns if at < index][-1:], [at for at in nouns if at > index][:1]
    if "by" in clause.words[index:] and right and clause.pieces[right[0]].sort is Sort.EQUATION:
        _subtracts(clause, clause.pieces[right[0]])
        return  # as in "they differ by 36 - 4 = 32"
    if _is_alone(clause, index):
        right = []
        clause.taken.update(at for at in nouns if at > index and clause.pieces[at].text == "two")
    clause.taken.update(left, right)
    for at in (*left, *(one + 2 for one in right)):
        _valued(clause, at)
    lefts, owner = _side(clause, left)
    rights, other = _side(clause, right)
    if not left and clause.before.said and (not clause.words or clause.words[0] in STARTS):
        lefts = list(clause.before.said[-1:])
    if vocabulary.ASKING & set(clause.words) and rights:
        clause.need(lambda sheet: needs.asks(sheet, sign, readable(rights[0])))
    elif "by" in clause.words[index:]:
        _apart(clause, lefts, rights)
    else:
        _hold(clause, (lefts, owner), sign, (rights, other))


def _valued(clause: Utterance, at: int) -> None:
    """As in "b = 15 is the larger of the two": the variable has this value."""
    if not 2 <= at < len(clause.pieces):
        return
    name, sign, value = clause.pieces[at - 2 : at + 1]
    if name.sort is Sort.NAME and sign.text == "=" and value.sort is Sort.VALUE and name.nouns[0].name:
        said, owner = value.values[0], name.nouns[0].name
        clause.taken.add(at)
        clause.need(lambda sheet: any(needs.alike(said, text) for text in sheet.values.get(owner, ())))


def _side(clause: Utterance, at: Sequence[int]) -> _Side:
    """One side: the values that are written, or else the thing that is spoken of."""
    if not at:
        return [], None
    piece = clause.pieces[at[0]]
    values = [clause.moments.value(noun.trees[0], clause.moments.scene.steps[0].frame, 0) for noun in _written(piece)]
    texts = [literals.text(value) for value in values if value is not UNKNOWN]
    return texts, None if texts else piece.nouns[0]


def _written(piece: Piece) -> Sequence[Noun]:
    """The values and sums of values that a piece writes; of an equation what it comes to."""
    found = piece.nouns[-1:] if piece.sort is Sort.EQUATION else piece.nouns
    return [noun for noun in found if noun.is_static]


def _hold(clause: Utterance, left: _Side, sign: str, right: _Side) -> None:
    """Need a line that compares the sides; where both are written, what is said of them must be true."""

    def need(sheet: Sheet) -> bool:
        sides = []
        for texts, noun in (left, right):
            side = [readable(text) for text in texts] + (clause.values(noun, sheet) if noun is not None else [])
            if noun is not None and not side:
                return False
            sides.append(side)
        return needs.compares(sheet, sides[0], sign, sides[1]) or (sign == "==" and _has(clause, sheet, left, right))

    if any(not holds(readable(one), sign, readable(two)) for one in left[0] for two in right[0]):
        clause.fail("a false comparison", false=True)
    clause.need(need, 2 if any(left) and any(right) else 1)


def _has(clause: Utterance, sheet: Sheet, left: _Side, right: _Side) -> bool:
    """As in "with hours equal to 7": a variable has a value."""
    noun, said = left[1], right[0]
    return noun is not None and noun.name in sheet.names and bool(clause.texts(noun, sheet) & set(said))


def _distance(clause: Utterance, index: int) -> None:
    """As in "4 and 9 are 5 apart", and in "which is 5 away from 9" behind what comes to 4."""
    said = clause.said_before(index)
    sums = [piece for piece in clause.pieces[:index] if piece.sort is Sort.EQUATION]
    if sums:
        _subtracts(clause, sums[-1])
        return
    if clause.words[index] == "away":
        one = said[-2:-1] or list(clause.before.said[-1:])
        said = [*one, *clause.said_after(index)[:1], *said[-1:]]
    clause.taken.update(at for at, piece in enumerate(clause.pieces) if piece.values)
    _apart(clause, said[:-1], said[-1:])


def _subtracts(clause: Utterance, equation: Piece) -> None:
    """A distance that is written as a sum is a difference."""
    if needs.signs_of(equation.nouns[:1]) != {"-"}:
        clause.fail("no difference")


def _apart(clause: Utterance, lefts: Sequence[str], rights: Sequence[str]) -> None:
    """As in "4 and 9 differ by 5", and "they differ by 5" behind two sums."""
    if not lefts and "they" in clause.words:
        lefts = clause.before.sums
        if len(rights) == 1 and clause.before.gap in (
            rights[0],
            f"-{rights[0]}",
        ):  # as in "their difference is -5, so they are 5 apart"
            clause.need(needs.made(rights[0]), 2)
            return
    values = [readable(text) for text in (*lefts, *rights)]
    numbers = [value for value in values if isinstance(value, int | float)]
    if len(values) != 3 or len(numbers) != 3:
        clause.fail("no difference of two numbers")
        return
    one, other, by = numbers
    if abs(one - other) != by:
        clause.fail("a false difference", false=True)
    clause.need(lambda sheet: all(needs.operand(text)(sheet) for text in lefts) and needs.seen(literals.text(by))(sheet), 2)
