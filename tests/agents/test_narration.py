import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.narration import LAST_STEP, Anchor, BadNarration, Narration, Statement, parse, render

TEXT = (
    "The total starts at 0 [[3| total == 0]]. The remaining 7 prices are added the same way [[6..26| runs(5) == 7; total == 45]]."
    "\nThe answer is 45 [[return == 45]]."
)


def test_a_statement_is_prose_up_to_its_anchors_with_the_punctuation_behind() -> None:
    assert parse(TEXT) == Narration(
        (
            Statement("The total starts at 0.", (Anchor(3, 3, ("total == 0",)),)),
            Statement(" The remaining 7 prices are added the same way.", (Anchor(6, 26, ("runs(5) == 7", "total == 45")),)),
            Statement("\nThe answer is 45.", (Anchor(LAST_STEP, LAST_STEP, ("return == 45",)),)),
        )
    )


def test_the_prose_has_no_anchors() -> None:
    assert parse(TEXT).prose == ("The total starts at 0. The remaining 7 prices are added the same way.\nThe answer is 45.")


@pytest.mark.parametrize("text", ["What is open is ] and ) [[3| branch ]].", "It is ) [[3|]]", "It is ? [[3|]] ? [[4|]]!"])
def test_a_sign_that_stands_by_itself_before_anchors_keeps_its_place(text: str) -> None:
    assert parse(render(parse(text))) == parse(text)


def test_adjacent_anchors_belong_to_one_statement() -> None:
    statement = parse("So a is 1 [[1| a == 1]] [[2|]][[ 3 .. 4 | b == 2 ]], and").statements[0]
    assert statement.prose == "So a is 1,"
    assert statement.anchors == (Anchor(1, 1, ("a == 1",)), Anchor(2, 2, ()), Anchor(3, 4, ("b == 2",)))


@pytest.mark.parametrize(
    ("inside", "claims"),
    [
        ("x == [[1, 2], [3]]", ("x == [[1, 2], [3]]",)),
        ("x == ']]'; y == \"[[;\"", ("x == ']]'", 'y == "[[;"')),
        ("x == 'it\\'s ]];'", ("x == 'it\\'s ]];'",)),
        ("d[k[0]] == {(1, 2): [3]}", ("d[k[0]] == {(1, 2): [3]}",)),
        (" ; ;", ()),
    ],
)
def test_brackets_and_quotes_in_claims_do_not_end_an_anchor(inside: str, claims: tuple[str, ...]) -> None:
    assert parse(f"It is so [[7|{inside}]].").statements == (Statement("It is so.", (Anchor(7, 7, claims),)),)


def test_nested_lists_may_stand_in_the_prose() -> None:
    assert parse("The grid is [[1, 2], [3, 4]] now [[2| g == [[1, 2], [3, 4]]]].").statements == (
        Statement("The grid is [[1, 2], [3, 4]] now.", (Anchor(2, 2, ("g == [[1, 2], [3, 4]]",)),)),
    )


def test_words_after_the_last_anchor_are_a_statement_without_anchors() -> None:
    assert parse("It is 1 [[1|]]. Done.").statements[1] == Statement(" Done.", ())


def test_an_exception_ends_a_narration_too() -> None:
    assert parse("It stops [[raised == 'ValueError']].").statements[0].anchors[0] == Anchor(-1, -1, ("raised == 'ValueError'",))


@pytest.mark.parametrize(
    "text", ["a [[1| x == 1", "a [[1| x == 1]", "a [[1| x == (1]]", "a [[1| x == 'a]]", "a [[5..3|]]", "[[1|x)]]"]
)
def test_a_broken_anchor_is_refused(text: str) -> None:
    with pytest.raises(BadNarration):
        parse(text)


PROSE = st.from_regex(r"[A-Za-z][A-Za-z0-9 ,\[\]=]*[A-Za-z0-9]", fullmatch=True)
ANCHORS = st.builds(
    lambda first, more, claims: Anchor(first, first + more, tuple(claims)),
    st.integers(0, 99),
    st.integers(0, 9),
    st.lists(st.sampled_from(["a == 1", "b == ']]'", "c == [[1], [2]]", "d['x;y'] == 1"]), max_size=3),
)


@given(st.lists(st.builds(lambda p, a: Statement(p + ".", tuple(a)), PROSE, st.lists(ANCHORS, min_size=1, max_size=3))))
def test_what_is_written_is_read_back(statements: list[Statement]) -> None:
    narration = Narration(tuple(statements))
    assert parse(render(narration)) == narration


@given(st.text() | st.from_regex(r"(?:[a-z .]*\[\[[0-9.]{1,4}\|[a-z0-9 ='\[\](){};]*\]?\]?){0,4}", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        narration = parse(text)
    except BadNarration:
        return
    assert parse(render(narration)) == narration
