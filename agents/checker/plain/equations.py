"""Sums with what they come to in a clause: they must be true, and lines must do them."""

import ast
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.noun import text_of, written
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals

_SCALING = ("divided", "multiplied")
_GIVING = frozenset({"gives", "makes", "leaves", "is", "yields"})
"""Words before what comes out of a sum that was said before."""


def read(clause: Utterance, index: int) -> str:
    """Read a sum with what it comes to: it must be true, and a line must do it with these values; gives what it comes to."""
    piece = clause.pieces[index]
    *sums, final = piece.nouns
    said = text_of(final.trees[0]) if final.trees else ""
    trees = [noun.trees[0] for noun in sums if noun.trees]
    signs = needs.signs_of(sums)
    check_operation(clause, signs, clause.words)
    if [piece.text for piece in clause.pieces[index + 1 : index + 3]] == ["is", "False"]:
        _untrue(clause, trees, said)
        return ""
    _true(clause, trees, said)
    operands = {text for tree in trees for text in written(tree)}
    if clause.before.given and clause.before.given not in operands:
        clause.fail("a sum of other values")
    is_reversed = piece.text.startswith(f"{final.label} ")  # "31 = 30 + 1" takes 31 apart
    parts = [*map(needs.operand, operands), needs.seen(said) if is_reversed else needs.made(said)]
    for part in parts:
        clause.need(part)
    clause.need(lambda sheet: needs.reckons(sheet, signs))
    if all(map(_is_single, trees)):  # which one line does
        clause.need(lambda sheet: any(all(part(line) for part in parts) for line in sheet.lines or (sheet,)), 0)
    clause.outs.append(said)
    clause.told.gap = said if signs == {"-"} else ""
    clause.told.sums = (*clause.told.sums, said)[-2:]
    return said


def _is_single(tree: ast.expr) -> bool:
    """Whether a sum is one operation of two values."""
    return isinstance(tree, ast.BinOp) and literals.is_literal(tree.left) and literals.is_literal(tree.right)


def check_operation(clause: Utterance, signs: AbstractSet[str], words: Sequence[str]) -> None:
    """What is called a product must multiply, and so on."""
    named = [vocabulary.OPERATIONS[word] for word in words if word in vocabulary.OPERATIONS]
    if any(signs and not signs & one for one in named):
        clause.fail("another operation", false=True)


def scaled(clause: Utterance) -> None:
    """As in "and divided by 2 this is 34" behind what comes to 69, and in "it is multiplied by 4, which gives 84" behind 21."""
    found = [word for word in _SCALING if word in clause.words[:4] and f"{word} by" in " ".join(clause.words)]
    values, before = clause.told.said, clause.before
    if found and before.said and len(values) == 1:
        clause.told.scaled = (before.said[-1], found[0], values[0])
    elif found and before.said and len(values) == 2 and set(clause.words[: clause.words.index(found[0])]) <= {"and"}:
        _scales(clause, before.said[-1], found[0], values)
    elif before.scaled and len(values) == 1 and set(clause.words[:2]) & _GIVING:
        _scales(clause, before.scaled[0], before.scaled[1], (before.scaled[2], values[0]))


def _scales(clause: Utterance, whole: str, word: str, values: Sequence[str]) -> None:
    """What is divided or multiplied by the first value must come to the second, or leave it."""
    number, by, said = (readable(text) for text in (whole, *values))
    if not isinstance(number, int) or not isinstance(by, int) or (word == "divided" and not by):
        return
    results = (number * by,) if word == "multiplied" else (number // by, number / by, number % by)
    if said not in results[2:] if "leaves" in clause.words else said not in results[:2]:
        clause.fail("another result")


def _true(clause: Utterance, trees: list[ast.expr], said: str) -> None:
    """Sums must come to a value: by themselves, or with what the variables in them have."""
    if any(isinstance(node, ast.Name) for tree in trees for node in ast.walk(tree)):
        clause.need(lambda sheet: all(clause.comes_to(tree, sheet, said) for tree in trees))
        return
    values = [clause.moments.value(tree, clause.moments.scene.steps[0].frame, 0) for tree in trees]
    if not all(value is not UNKNOWN and needs.alike(said, literals.text(value)) for value in values):
        clause.fail("a false sum", false=UNKNOWN not in values)


def _untrue(clause: Utterance, trees: list[ast.expr], said: str) -> None:
    """As in "7 % 2 == 0 is False": the sums come to something else, which a line finds out."""
    values = [clause.moments.value(tree, clause.moments.scene.steps[0].frame, 0) for tree in trees]
    texts = [literals.text(value) for value in values if value is not UNKNOWN]
    if len(texts) < len(trees) or said in texts:
        clause.fail("a false sum", false=said in texts)
    clause.need(lambda sheet: set(texts) <= sheet.makes and False in sheet.decisions + sheet.loops)
