"""A telling is mended sentence by sentence: what is right stays word for word, what is asked for is what is wrong or missing."""

import pytest

from agents.complaint import Complaint
from agents.llm.base import Reply, Request
from agents.llm_narrator import ModelNarrator
from agents.llm_narrator.mending import Patch
from agents.llm_narrator.view import Part, parts, view
from agents.seeds import Seed
from tests.agents.llm_narrator.traces import traced

SOURCE = "def solve(n):\n    total = n + 1\n    if total > 9:\n        total = 9\n    return total\n"
TOLD = [
    "At first n is 4 [[0| n == 4]].",
    "So total becomes 4 + 1 = 6 [[1| total == 5]].",
    "It is not greater than 9 [[2| not branch]].",
    "The answer is 5 [[3|]] [[4| return == 5]].",
]
SUM = "So total becomes 4 + 1 = 5 [[1| total == 5]]."


class Unasked:
    """A model that nobody asks."""

    name = "openai/m"

    async def complete(self, request: Request) -> Reply:
        raise AssertionError(request)

    async def close(self) -> None:
        """There is nothing to be closed."""


def whole() -> list[Part]:
    return parts(view(traced(SOURCE, "4"), 2_000, with_code=False))


def patch(wrong: dict[int, str], told: list[str] = TOLD) -> Patch:
    return Patch(whole(), " ".join(told), wrong)


def test_only_faulty_sentences_are_shown_with_what_happens_and_what_is_wrong() -> None:
    assert patch({1: "you said 6"}).task().splitlines() == [
        "1. Happens: total becomes 4 + 1 = 5",
        "   Sentence: So total becomes 4 + 1 = 6.",
        "   Wrong: you said 6",
    ]


@pytest.mark.parametrize(
    "reply",
    [
        "1. So total becomes 4 + 1 = 5.",
        "Answer:\n**1:** So total becomes 4 + 1 = 5",
        "So total becomes 4 + 1 = 5.",
        SUM,
        f"1. {SUM}",
        " ".join([TOLD[0], SUM, *TOLD[2:]]),
    ],
)
def test_however_the_reply_writes_the_sentence_it_takes_the_place_of_the_faulty_one(reply: str) -> None:
    assert patch({1: "you said 6"}).filled(reply) == " ".join([TOLD[0], SUM, *TOLD[2:]])


def test_what_is_missing_is_asked_for_and_put_in_its_place() -> None:
    gap = patch({}, [TOLD[0], *TOLD[2:]])
    assert gap.task().splitlines() == ["1. Happens: total becomes 4 + 1 = 5", "   Sentence: (missing)"]
    assert gap.filled("1. So total becomes 4 + 1 = 5.") == " ".join([TOLD[0], SUM, *TOLD[2:]])


def test_a_reply_of_no_use_leaves_the_faulty_sentence() -> None:
    assert patch({1: "you said 6"}).filled("7. Sure!") == " ".join(TOLD)


def test_of_several_gaps_each_gets_the_sentence_of_its_number() -> None:
    gaps = patch({1: "x", 2: "y"})
    assert [gap.said for gap in gaps.gaps] == ["So total becomes 4 + 1 = 6.", "It is not greater than 9."]
    told = gaps.filled("1. So total becomes 5.\n2. 5 is not greater than 9.")
    assert "So total becomes 5 [[1| total == 5]]. 5 is not greater than 9 [[2| not branch]]." in told


def test_sentences_that_a_model_splits_and_counts_on_from_find_their_places() -> None:
    source = "def solve(n, m):\n    total = n + m\n    return total\n"
    told = "At first n is 4 [[0| n == 4]]. The total is 8 [[1| total == 7]]. The answer is 7 [[2|]] [[3| return == 7]]."
    several = Patch(parts(view(traced(source, "4", "3"), 2_000, with_code=False)), told, {0: "x", 1: "y"})
    assert several.filled("1. At first n is 4.\n2. And m is 3.\n3. So total becomes 4 + 3 = 7.") == (
        "At first n is 4. And m is 3 [[0| n == 4; m == 3]]. So total becomes 4 + 3 = 7 [[1| total == 7]]. "
        "The answer is 7 [[2|]] [[3| return == 7]]."
    )


def test_what_is_told_twice_or_out_of_order_is_told_once_and_in_order() -> None:
    told = [TOLD[0], TOLD[2], SUM, TOLD[2], TOLD[3]]
    assert [gap.part.first for gap in patch({}, told).gaps] == [1]


def test_text_without_usable_anchors_is_not_mended_sentence_by_sentence() -> None:
    for text in ("The answer is 5.", "It never ends [[1| total == 5", ""):
        assert not Patch(whole(), text, {}).gaps


def test_lists_within_lists_in_the_words_stay() -> None:
    assert "It is [[1, 2], [3]] [[1| total == 5]]." in patch({1: "x"}).filled("1. It is [[1, 2], [3]].")


def test_of_many_gaps_only_the_first_few_are_asked_for_at_once() -> None:
    source = "def solve(n):\n" + "".join(f"    a{number} = n + {number}\n" for number in range(9)) + "    return a8\n"
    several = Patch(parts(view(traced(source, "4"), 2_000, with_code=False)), "At first n is 4 [[0| n == 4]].", {})
    assert [gap.part.first for gap in several.gaps] == [1, 2, 3, 4, 5, 6]
    assert several.filled("6. a5 becomes 4 + 5 = 9.").endswith("a5 becomes 4 + 5 = 9 [[6| a5 == 9]].")


def test_a_text_without_the_anchors_that_were_asked_for_is_not_shown_again() -> None:
    narrator, trace = ModelNarrator(Unasked()), traced(SOURCE, "4")
    seed = Seed(0, "math", "", 1, 0)
    first = narrator.request(seed, trace, ())
    again = narrator.request(seed, trace, [Complaint("The answer is 5.", "It is not clear.")])
    broken = narrator.request(seed, trace, [Complaint("The answer is 5 [[1| total == 5", "It never ends.")])
    assert again.messages == first.messages
    assert len(broken.messages) == len(first.messages) + 2
