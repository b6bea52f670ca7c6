"""Numbers that count something: items, characters, rounds, arguments."""

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import readable

_CHARACTERS = frozenset({"digits", "letters", "characters"})
_ARGUMENTS = frozenset({"arguments", "parameters", "inputs"})
_GIVEN: dict[str, type | tuple[type, ...]] = {
    "integers": int, "numbers": (int, float), "strings": str, "lists": list, "dictionaries": dict, "values": object,
}  # fmt: skip
_INPUTS = frozenset({"input", "inputs", "arguments", "parameters"})
_ROUNDS = frozenset({"rounds", "times", "iterations", "passes", "steps", "loops", "repetitions"})


def read(clause: Utterance, index: int, number: int) -> bool:
    """Read a number as how many there are of what the word behind it names; tells whether it counts."""
    word, before = clause.behind(index), clause.words[index - 1] if index else ""
    if before == "remaining":
        clause.need(lambda sheet: _remaining(clause, sheet, number), 2)
        clause.told.ahead = number
    elif not word.endswith("s") or word in vocabulary.NO_PLURALS:
        return False
    elif word in _ARGUMENTS or (word in _GIVEN and _INPUTS & set(clause.words)):
        _arguments(clause, number, _GIVEN.get(word, object))
    else:
        clause.need(lambda sheet: _counted(clause, sheet, number, word))
    return True


def _counted(clause: Utterance, sheet: Sheet, number: int, word: str) -> bool:
    if word in _ROUNDS and any(one.rounds == number and one.first <= sheet.first for one in clause.series.loops):
        return True
    return needs.seen(str(number))(sheet) or needs.counts(sheet, number, texts=word in _CHARACTERS)


def _remaining(clause: Utterance, sheet: Sheet, number: int) -> bool:
    """As in "the remaining 4 days are handled in the same way": so many rounds are left of a loop that lines lie in."""
    around = (one for one in clause.series.loops if one.first <= sheet.first <= one.last)
    return any(one.rounds - done == number for one in around for done in sheet.rounds)


def _arguments(clause: Utterance, number: int, kind: type | tuple[type, ...]) -> None:
    call = clause.moments.scene.trace.call
    values = [readable(text) for text in (*call.args, *dict(call.kwargs).values())]
    if len(values) != number or not all(isinstance(value, kind) for value in values):
        clause.fail("other arguments", false=True)
    clause.need(lambda sheet: sheet.begins)
