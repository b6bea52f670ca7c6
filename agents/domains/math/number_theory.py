"""Divisors, primes, remainders and digits of whole numbers."""

from collections.abc import Callable

from agents.domains.math import steps
from agents.grammar import coda, frame
from agents.grammar.numbers import changes, conditions, questions, supplies
from agents.grammar.numbers.pipeline import Pipeline
from agents.grammar.numbers.supplies import Supply
from agents.grammar.sheet import Sheet

_QUESTIONS: tuple[questions.Maker, ...] = (
    questions.Total,
    questions.Total,
    questions.Count,
    questions.Extreme,
    questions.Product,
    questions.Weighted,
    questions.UntilLimit,
    questions.Collected,
    questions.Spread,
    questions.Alternating,
)

_SUPPLIES: tuple[Callable[[Sheet], Supply], ...] = (
    supplies.Range,
    supplies.Range,
    supplies.Divisors,
    supplies.Listed,
    supplies.Multiples,
)


def compose(sheet: Sheet) -> None:
    """One number at level 1, collections of numbers above."""
    if sheet.level == 1:
        steps.compose(sheet)
    else:
        _collection(sheet)
    coda.extend(sheet, "your answer")
    frame.open_with(sheet)


def _collection(sheet: Sheet) -> None:
    supply = sheet.pick(_SUPPLIES)(sheet)
    question = sheet.pick(_QUESTIONS)(sheet)
    condition = conditions.any_condition(sheet) if sheet.chance(0.85) or isinstance(question, questions.Count) else None
    change = None if question.counts or (condition and sheet.chance(0.4)) else changes.any_change(sheet)
    answer = Pipeline(supply, condition, change, question).compose(sheet)
    if answer:
        sheet.answer(answer, question.kind)
