"""Rules for how far numbers lie from each other in plain prose."""

import ast
import re

from agents.checker.plain.changes import Becomes
from agents.checker.plain.line import NOUN
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.reader import Clause, Reader, clause
from agents.checker.plain.states import Computes, Preferably


def _distance(reader: Reader, match: re.Match[str]) -> bool:
    """As in "between 7 and 60 the distance is 53": what a line subtracts, and what that comes to without its sign."""
    one, other, value = (reader.line.noun(match[group]) for group in "abc")
    owner = reader.line.noun(match["d"]) if match["d"] else None
    if not (one.is_static and other.is_static and value.is_static) or (owner is not None and not _is_distance(owner)):
        return False
    frame = reader.moments.scene.steps[0].frame
    apart = ast.BinOp(one.trees[0], ast.Sub(), other.trees[0])
    if reader.moments.value(ast.Compare(apart, [ast.Lt()], [ast.Constant(0)]), frame, 0) is True:
        apart = ast.BinOp(other.trees[0], ast.Sub(), one.trees[0])
    signed = (value.trees[0], ast.UnaryOp(ast.USub(), value.trees[0]))
    truth = reader.moments.value(ast.Compare(apart, [ast.Eq()], [value.trees[0]]), frame, 0)
    tests = tuple(Computes.of((ast.Compare(apart, [ast.Eq()], [tree]),), deciding=False) for tree in signed)
    if not isinstance(truth, bool):
        return False
    reader.state(Preferably(tests), match, truth=truth, seen=f"{text_of(apart)} is not that")
    if owner is not None:
        reader.state(Becomes(owner, value), match, event=True, sure=False)
        reader.speak_of(owner)
    reader.last = value
    return True


def _is_distance(noun: Noun) -> bool:
    return noun.name is not None and noun.label.rpartition(" ")[2] in ("distance", "difference")


CLAUSES: tuple[Clause, ...] = (
    clause(r"<A> and <B> (?:are|lie) <C>(?: [a-z]+)? apart(?P<d>)", _distance),
    clause(r"<A> and <B> differ by <C>(?P<d>)", _distance),
    clause(rf"between <A> and <B> (?:the (?:distance|difference)|(?P<d>{NOUN})) (?:is|comes to) <C>", _distance),
)
"""Rules for distances."""
