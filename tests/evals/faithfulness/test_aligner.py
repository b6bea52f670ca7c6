"""The scripted annotator: it sees sentences and lines, and anchors each sentence to the lines where its values occur."""

import asyncio

from agents.llm_narrator import Annotator
from evals.faithfulness.plain.aligner import Aligner, aligned
from tests.agents.llm_narrator.traces import traced

LINES = ["n is 4", "total becomes 4 + 1 = 5", "if total > 9: 5 > 9? no", "the answer is 5"]


def test_each_sentence_gets_the_lines_with_its_values_and_order_is_kept() -> None:
    sentences = ["We begin with four.", "Adding 1 gives a total of 5.", "That is no more than 9.", "The answer is 5."]
    assert aligned(sentences, LINES) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_what_says_nothing_of_the_execution_gets_no_line() -> None:
    first, stop = aligned(["Look!", "It is 9."], LINES)[0]
    assert first == stop


def test_a_lie_is_anchored_where_the_rest_of_it_belongs() -> None:
    assert aligned(["Adding 1 to 4 gives a total of 7.", "The answer is 5."], LINES)[0][1] == 2


def test_it_answers_the_question_that_any_annotator_is_asked() -> None:
    trace = traced("def solve(n):\n    total = n + 1\n    return total\n", "4")
    found = asyncio.run(Annotator(Aligner()).annotate(trace, "We start with 4. Adding 1 gives 5. So the answer is 5."))
    assert "We start with 4. [[0| n == 4]] Adding 1 gives 5. [[1| total == 5]]" in found.anchored
    assert found.restated == ()
