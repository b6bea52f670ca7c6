import asyncio

from agents.checker import judge, labels, prepare
from agents.verdict import Fault, Law, Passage, Verdict
from tests.agents.checker.stage import CODE, SUM, Play, changed, trace
from tests.sandbox.inprocess import DirectSandbox


def values(play: Play, text: str) -> list[int | None]:
    case = prepare(trace(play), text)
    verdict = judge(case, asyncio.run(DirectSandbox().run(case.job)))
    return [label.value for label in labels(case, verdict)]


def test_statements_of_a_true_telling_are_all_labelled_true() -> None:
    assert set(values(SUM, SUM.text)) == {1}


def test_a_false_statement_is_labelled_false_and_its_neighbours_keep_theirs() -> None:
    found = values(SUM, changed(SUM, ("0 + 4 = 4 [[4| total == 4]]", "0 + 4 = 5 [[4| total == 5]]")))
    assert found == [1, 1, 1, 1, 0, *[1] * (len(found) - 5)]


def test_a_statement_that_leaves_something_out_is_not_called_false() -> None:
    found = values(CODE, changed(CODE, ("`kept` starts as an empty list [[1| kept == []]]. ", "It goes on with [[1|]]. ")))
    assert found[1] is None
    assert 0 not in found


def test_words_that_were_not_understood_have_no_label() -> None:
    case = prepare(trace(SUM), "Words without anchors.")
    (only,) = case.statements
    verdict = Verdict((), undecided=True, unread=(Passage(only.first, only.stop, only.words),), unread_share=1.0)
    assert [label.value for label in labels(case, verdict)] == [None]


def test_plain_sentences_have_a_label_only_if_what_they_say_is_known() -> None:
    price = Play("def solve(price, count):\n    total = price * count\n    return total\n", ("30", "4"), "")
    text = "The price is 30. Bananas are yellow. So total = 30 * 4 = 120. The answer is 120."
    assert values(price, text) == [1, None, 1, 1]
    assert values(price, "The answer is 7. Bananas are yellow. The answer is 120.") == [0, None, 1]
    assert values(price, "30 times 4 is 130. The moon wobbles at 17 of 19 times, which 23 people saw.")[0] != 1


def test_where_the_anchors_cannot_be_read_nothing_is_labelled() -> None:
    case = prepare(trace(SUM), SUM.text)
    verdict = Verdict((Fault(Law.FORM, -1, "", ""),))
    assert {label.value for label in labels(case, verdict)} == {None}
