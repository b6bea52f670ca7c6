"""What single clauses need of the lines of a run: where they are true, and what leaves them unread."""

import pytest

from agents.checker.plain import clause, phrases
from agents.checker.plain.line import Line
from agents.checker.plain.moments import Moments
from agents.checker.plain.pieces import clauses, pieces
from agents.checker.plain.series import Series
from agents.checker.plain.sheet import Sheets
from agents.checker.plain.utterance import Told, Utterance
from agents.checker.reading import tokens
from agents.checker.reading.lexicon import Lexicon
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, trace

TOTAL = Play(
    """def solve(numbers):
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total += number
    return total, [number]
""",
    ("[6, 9, 4]",),
    "",
)
MOMENTS = Moments(Scene(trace(TOTAL)))
SHEETS = Sheets(MOMENTS)
SERIES = Series(MOMENTS, SHEETS)


def told(text: str, before: Told | None = None) -> Told:
    words = Lexicon(MOMENTS.scene.names, frozenset(MOMENTS.scene.functions), {}, quoting=False)
    line = Line(tokens.tokens(text, words), MOMENTS.kinds)
    phrases.reduce(line)
    first, *_ = clauses(pieces(line))
    return clause.read(Utterance(MOMENTS, SHEETS, SERIES, first, before or Told()))


def lines(text: str) -> list[int]:
    """The source lines that are what a clause needs."""
    found = told(text)
    assert not found.failed
    sheets = [sheet for sheet in SHEETS.lines if all(need(sheet) for need in found.needs)]
    return [MOMENTS.scene.steps[sheet.first].line for sheet in sheets]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("`total` starts at 0", [2]),
        ("`total` becomes 6", [5]),
        ("`total` goes from 6 to 10", [5]),
        ("`total` grows by 4", [5]),
        ("6 % 2 = 0", [4]),
        ("9 % 2 == 0 is False", [4]),
        ("6 is divisible by 2", [4]),
        ("9 is not divisible by 2", [4]),
        ("9 leaves a remainder when divided by 2", [4]),
        ("9 is odd", [4]),
    ],
)
def test_a_truth_is_found_at_the_line_that_does_it(text: str, where: list[int]) -> None:
    assert lines(text) == where


@pytest.mark.parametrize(
    "text",
    [
        "`total` starts at 6",
        "`total` becomes 9",
        "`total` goes from 10 to 6",
        "`total` grows by 6 to 10",
        "`total` shrinks by 4",
        "the remaining 7 rounds are handled alike",
    ],
)
def test_a_lie_is_found_nowhere(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "6 is not divisible by 2",
        "9 leaves no remainder when divided by 2",
        "6 % 2 = 1",
        "9 is less than 6",
        "6 % 2 == 0 is False",
    ],
)
def test_what_is_false_anywhere_is_known_to_be(text: str) -> None:
    assert told(text).false


def test_a_value_that_stands_near_by_with_nothing_said_of_it_relates_nothing() -> None:
    assert told("and 9 as well").bare
    assert not told("`total` becomes 6").bare


@pytest.mark.parametrize("text", ["`total` would become 6", "`total` is not changed", "if the number is even"])
def test_what_is_not_said_to_happen_stays_unread(text: str) -> None:
    assert told(text).failed


def test_first_numbers_something_only_behind_an_article() -> None:
    assert not told("it first looks there").needs
    assert told("in the first round").needs


def test_a_loop_is_told_by_the_values_between_which_its_variable_goes() -> None:
    assert told("the numbers from 6 to 4").spans
    assert not told("the numbers from 6 to 9").spans
