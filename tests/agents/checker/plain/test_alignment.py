"""The heaviest chain of statements that never goes back."""

from agents.checker.plain.alignment import align
from agents.checker.plain.atom import Atom
from agents.checker.plain.moments import Places


def chain(*where: Places) -> list[int | None]:
    sentences = [[Atom(None, "", 1.0, event=True)] for _ in where]
    found = align(sentences, [[one] for one in where], lambda _: 0, lambda _place, _rounds: None)
    return [at for sentence in found for at in sentence]


def test_statements_take_the_first_places_in_order() -> None:
    assert chain([(2, 2), (9, 9)], [(3, 3)], [(2, 2), (8, 8)]) == [2, 3, 8]


def test_the_statement_that_does_not_fit_is_left_out() -> None:
    assert chain([(2, 2)], [(9, 9)], [(3, 3)], [(4, 4)]) == [2, None, 3, 4]


def test_one_step_is_told_in_one_sentence() -> None:
    assert chain([(2, 2)], [(2, 2)]) == [2, None]


def test_what_is_true_nowhere_has_no_place() -> None:
    assert chain([], [(1, 4)]) == [None, 1]
