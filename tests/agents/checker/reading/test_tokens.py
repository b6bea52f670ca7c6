import pytest

from agents.checker.reading.lexicon import Lexicon
from agents.checker.reading.tokens import Kind, tokens

WORDS = Lexicon.of(
    frozenset({"total", "i", "price", "is_done"}),
    frozenset({"double"}),
    {"total": "the running total", "price": "the current price"},
    "",
)
BARE = Lexicon.of(frozenset({"total", "xs", "first_name"}), frozenset(), {}, "")


def read(prose: str, words: Lexicon = WORDS) -> list[tuple[str, object]]:
    return [(token.kind.value, token.names or token.value or token.text) for token in tokens(prose, words)]


def test_glosses_are_names_in_all_their_shapes() -> None:
    assert read("the running total")[0] == ("name", ("total",))
    assert read("its running total")[0] == ("name", ("total",))
    assert read("The next price")[0] == ("name", ("price",))
    assert read("`total`")[0] == ("name", ("total",))
    assert read("price")[0] == ("word", "price")
    assert read("a total of")[1] == ("word", "total")


def test_identifiers_are_names_where_nothing_is_quoted() -> None:
    assert read("total", BARE) == [("name", ("total",))]
    assert read("xs[0]", BARE)[0][0] == "code"
    assert read("the first name", BARE) == [("name", ("first_name",))]


@pytest.mark.parametrize(
    ("prose", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("−7", -7),
        ("1,234", 1234),
        ("2.5", 2.5),
        ("1e-05", 1e-05),
        ("'it is'", "it is"),
        ('"it\'s"', "it's"),
        ("[1, [2]]", [1, [2]]),
        ("(1, 'a')", (1, "a")),
        ("{'a': 1}", {"a": 1}),
        ("True", True),
        ("seven", 7),
        ("twenty-one", 21),
    ],
)
def test_values_are_read(prose: str, value: object) -> None:
    (token,) = tokens(prose, WORDS)
    assert token.value == value
    assert type(token.value) is type(value)


def test_an_apostrophe_opens_no_string() -> None:
    assert [kind for kind, _ in read("it's the boy's 3")] == ["word", "word", "word", "value"]


def test_a_minus_between_numbers_is_an_operator() -> None:
    assert [value for _, value in read("7 - 3")] == [7, "-", 3]
    assert [value for _, value in read("7 -3")] == [7, "-", 3]
    assert [value for _, value in read("is -3")][1] == -3


def test_words_for_empty_collections_are_values() -> None:
    (token,) = tokens("an empty list", WORDS)
    assert (token.kind, token.value) == (Kind.VALUE, [])


def test_what_begins_as_a_collection_and_is_none_is_no_value_of_the_program() -> None:
    (token,) = tokens("[1, 2 oops]", WORDS)
    assert token.kind is Kind.VALUE
    assert "oops" in str(token.value)
