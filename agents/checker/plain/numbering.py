"""Numbers that say which of several things is meant, and measure nothing: "hotel number 2", "term 1", "p(3)"."""

import ast
from collections.abc import Iterator

from agents.checker.plain import vocabulary
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.pieces import Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import readable

_NUMBER = "number"
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
"""Words before things that no number tells apart: "with the wind 113"."""


def read(clause: Utterance, index: int, number: int) -> bool:
    """Read a number behind the word for what it numbers; tells whether it is one.

    Things are numbered by the rounds of a loop, by a variable of that name, or in the order in which a variable gets its values.
    """
    is_told = clause.ahead(index)[:1] == [_NUMBER]
    ahead = clause.ahead(index)[1 if is_told else 0 :]
    if not ahead or set(ahead[1:2]) & _DETERMINERS or not _is_thing(clause, ahead[0]):
        return False
    word = ahead[0]
    others = [text for at, piece in enumerate(clause.pieces) if at != index for text in piece.values]
    named = [name for name, gloss in _glosses(clause) if vocabulary.stems(word) & set(gloss)]
    heads = [name for name in named if dict(_glosses(clause))[name][-1] in vocabulary.stems(word) and _is_number(clause, name)]

    behind = clause.pieces[index + 1 : index + 3]
    reckoned = [piece.text for piece in behind[:1]] == ["is"] and behind[-1].sort is Sort.EQUATION

    def need(sheet: Sheet) -> bool:
        if any(_has(clause, sheet, name, number) for name in heads):
            return True
        if any(0 < number == _count(clause, sheet, name) and _gets(sheet, name, others) for name in named):
            return True
        if reckoned and not is_told and _walked(clause, sheet, number):
            return True
        return number in sheet.rounds and (is_told or not heads)

    if is_told or heads or any(map(need, clause.sheets.lines)):
        clause.need(need)
        return True
    return False  # as in "after lunch 847"


def noted(clause: Utterance, noun: Noun) -> None:
    """As in "p(3)": the number is what the loop's variable has, or what the function was given."""
    tree = noun.trees[0]
    said = {text_of(arg) for arg in tree.args} if isinstance(tree, ast.Call) else set()

    def need(sheet: Sheet) -> bool:
        return said <= set(_subjects(clause, sheet))

    clause.need(need, 0)


def _subjects(clause: Utterance, sheet: Sheet) -> Iterator[str]:
    """Texts of what the variable of the loop around lines has, or else of what their function was given."""
    scene = clause.moments.scene
    if sheet.place:
        names = [*scene.source.line(sheet.place[-1][0]).stores]
    else:
        names = [*scene.steps[clause.moments.stretches[sheet.frame][0]].changed]
    for name in names:
        text = scene.text(name, sheet.frame, sheet.first)
        if text is not None:
            yield text


def _is_thing(clause: Utterance, word: str) -> bool:
    """Whether a word names what the problem speaks of, in the singular."""
    singular = word.isalpha() and (word[-1] != "s" or word.endswith("ss")) and not word.endswith("ing")
    return singular and word not in vocabulary.FREE and bool(vocabulary.stems(word) & clause.moments.words)


def _glosses(clause: Utterance) -> list[tuple[str, list[str]]]:
    return [(name, gloss.lower().split()) for name, gloss in clause.moments.scene.trace.program.glosses.items()]


def _is_number(clause: Utterance, name: str) -> bool:
    """Whether a variable has whole numbers."""
    return any(type(readable(text)) is int for _, _, text in clause.moments.changes.get(name, ())[:1])


def _walked(clause: Utterance, sheet: Sheet, number: int) -> bool:
    """Whether the variable of a loop that counts from 1 or more gets this value: "term 3" where the loop begins with 2."""
    around = (one for one in clause.series.loops if one.first <= sheet.first <= one.last)
    return str(number) in sheet.bound and all("0" not in one.starts for one in around)


def _has(clause: Utterance, sheet: Sheet, name: str, number: int) -> bool:
    """Whether a variable has this value before lines or behind them."""
    texts = (clause.moments.scene.text(name, sheet.frame, at) for at in (sheet.first, sheet.last + 1))
    return any(text is not None and readable(text) == number for text in texts)


def _gets(sheet: Sheet, name: str, said: list[str]) -> bool:
    """Whether a variable gets one of these values, if there are any."""
    return not said or sheet.values[name][1] in said


def _count(clause: Utterance, sheet: Sheet, name: str) -> int:
    """The how manieth value a variable gets in lines; 0 if it gets none."""
    if name not in sheet.stored:
        return 0
    steps = [step for step, frame, _ in clause.moments.changes.get(name, ()) if frame == sheet.frame]
    return sum(step <= sheet.last for step in steps) if any(sheet.first <= step <= sheet.last for step in steps) else 0
