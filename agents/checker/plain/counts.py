"""Numbers that count something: items, characters, rounds, arguments."""

import ast
import re
from collections.abc import Sequence

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.noun import text_of
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import readable
from sandbox.trace import Event

_CHARACTERS = frozenset({"digits", "digit", "letters", "letter", "characters", "character"})
_LETTERS = re.compile(r"([a-z])['’]s")
_ARGUMENTS = frozenset({"arguments", "parameters", "inputs"})
_GIVEN: dict[str, type | tuple[type, ...]] = {
    "integers": int, "numbers": (int, float), "strings": str, "lists": list, "dictionaries": dict, "values": object,
}  # fmt: skip
_INPUTS = frozenset({"input", "inputs", "arguments", "parameters"})
_ROUNDS = frozenset({"rounds", "times", "iterations", "passes", "steps", "loops", "repetitions"})
_RUNNING = frozenset({"run", "runs", "ran", "repeated", "repeats", "loop"})
"""Words for what loops do."""
_HAVING = frozenset({"has", "have", "had"})
_ONLY_ROUNDS = frozenset({"rounds", "iterations"})
"""Those of them that count nothing else."""
_OPENING = frozenset({"first", "begin", "begins", "start", "starts", "initially", "beginning"})
"""Words of clauses that tell how something begins."""


def read(clause: Utterance, index: int, number: int) -> bool:
    """Read a number as how many there are of what the word behind it names; tells whether it counts."""
    word, before = clause.behind(index), clause.words[index - 1] if index else ""
    named = clause.pieces[index + 1].text if index + 1 < len(clause.pieces) else ""
    if named in _CHARACTERS and index > 1 and _HAVING & set(clause.ahead(index)):
        _long(clause, index, number)
    if letter := _LETTERS.fullmatch(word):
        clause.need(needs.made(f"'{letter[1] * number}'"), 2)
        return True
    if word == "calls":
        clause.need(lambda sheet: sheet.begins and number in _calls(clause), 2)
        return True
    if before == "remaining":
        clause.need(lambda sheet: _remaining(clause, sheet, number), 2)
        clause.told.ahead = number
    elif given := _given(clause, clause.pieces[index + 1 : index + 2]):
        clause.need(lambda sheet: sheet.begins and any(sheet.values[name][0] == str(number) for name in given), 2)
    elif word == "times" and _RUNNING & set(clause.words):
        clause.need(lambda sheet: any(one.rounds == number and one.first <= sheet.first for one in clause.series.loops), 2)
    elif not word.endswith("s") or word in vocabulary.NO_PLURALS:
        return False
    elif word in _ARGUMENTS or (word in _GIVEN and _INPUTS & set(clause.words)):
        _arguments(clause, number, _GIVEN.get(word, object))
    elif reckoned(clause, index):
        clause.need(needs.operand(str(number)))
    else:
        clause.need(lambda sheet: any(_counted(clause, line, number, word) for line in making(clause, index, sheet)))
    return True


def making(clause: Utterance, index: int, sheet: Sheet) -> Sequence[Sheet]:
    """Of several lines those that make what sums behind a piece come to; all of them together if there are no sums."""
    results = [text for piece in clause.pieces[index + 1 :] if piece.sort is Sort.EQUATION for text in piece.values]
    if not results:
        return (sheet,)
    return [line for line in sheet.lines or (sheet,) if all(needs.seen(text)(line) for text in results)]


def reckoned(clause: Utterance, index: int) -> bool:
    """Whether a sum behind a value, in the same clause, writes it, and those before it in the same order.

    As in "the 9 jars and 4 bags make 9 + 4 = 13": what is said there of 4 is what the sum does with it.
    """
    sums = [piece for piece in clause.pieces[index + 1 :] if piece.sort is Sort.EQUATION]
    if not sums or not sums[0].nouns[0].trees:
        return False
    operands = _operands(sums[0].nouns[0].trees[0])
    before = clause.pieces[: clause.pieces.index(sums[0])]
    said = [text for piece in before if piece.sort is Sort.VALUE for text in piece.values if text in operands]
    rest = iter(operands)
    return clause.pieces[index].values[0] in operands and all(text in rest for text in said)


def _operands(tree: ast.expr) -> list[str]:
    """Texts of the values of a sum, from left to right."""
    if isinstance(tree, ast.BinOp):
        return [*_operands(tree.left), *_operands(tree.right)]
    return [text_of(tree)]


def _long(clause: Utterance, index: int, number: int) -> None:
    """As in "3 has only one digit": of what stands before."""
    said = clause.said_before(index)
    value = readable(said[-1]) if said else ""
    clause.told.decides = True
    if said and isinstance(value, str | int) and len(str(value)) != number:
        clause.fail("another length", false=True)


def _calls(clause: Utterance) -> set[int]:
    """How often each function is called."""
    called = [step.function for step in clause.moments.scene.steps if step.event is Event.CALL]
    return {called.count(one) for one in called}


def _given(clause: Utterance, counted: Sequence[Piece]) -> list[str]:
    """As in "at first there are 21 bagels": the arguments that may be meant, by the words that their glosses share with it.

    None if the clause does not say how something begins, or no gloss that does has the word for what is counted.
    """
    spoken = {piece.text.lower() for piece in clause.pieces}
    word = counted[0].text.lower() if counted else ""
    if not word or not _OPENING & spoken:
        return []
    scene = clause.moments.scene
    glosses = {name: set(scene.trace.program.glosses.get(name, "").lower().split()) for name in scene.steps[0].changed}
    shared = {name: len(words & spoken) for name, words in glosses.items() if word in words and _OPENING & words}
    return [name for name, several in shared.items() if several == max(shared.values())]


def _counted(clause: Utterance, sheet: Sheet, number: int, word: str) -> bool:
    if word in _ROUNDS and any(one.rounds == number and one.first <= sheet.first for one in clause.series.loops):
        return True
    if word in _ONLY_ROUNDS and clause.series.loops:
        return False
    found = needs.operand if clause.backed else needs.seen
    return found(str(number))(sheet) or needs.counts(sheet, number, texts=word in _CHARACTERS)


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
