"""The restatements written by hand: for a true text as they are, for a lie also changed as the lie is."""

from evals.faithfulness.plain.restatements import NOTHING, Restatements, changed

TRUE = ("The total is 12.", "Since 12 is greater than 9, we stop.")
KNOWN = Restatements(((TRUE, (("total == 12",), ("total > 9", "stop"))),))


def test_a_text_that_is_known_has_its_clauses_and_another_has_none() -> None:
    assert KNOWN.of(TRUE, following=False) == [("total == 12",), ("total > 9", "stop")]
    assert KNOWN.of(["Something else was the matter."], following=False) == [()]
    assert NOTHING.of(TRUE, following=False) == [(), ()]


def test_a_lie_has_those_of_the_truth_and_those_changed_as_it_is() -> None:
    lie = ("The total is 13.", TRUE[1])
    assert KNOWN.of(lie, following=False)[0] == ("total == 12",)
    assert KNOWN.of(lie, following=True)[0] == ("total == 13",)


def test_a_word_that_stands_in_no_clause_turns_a_sign_of_one() -> None:
    assert list(changed(["total > 9"], "It is greater than 9.", "It is less than 9.")) == ["total <= 9"]


def test_every_row_has_clauses_for_each_of_its_sentences() -> None:
    known = Restatements.packaged().known
    assert known
    assert all(len(texts) == len(clauses) for texts, clauses in known)
