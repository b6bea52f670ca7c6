import pytest

from agents.template.nouns import Nouns, is_plural, plural


@pytest.mark.parametrize(
    ("one", "many"),
    [("price", "prices"), ("possible factor", "possible factors"), ("entry", "entries"), ("box", "boxes"), ("child", "children")],
)
def test_nouns_have_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize("phrase", ["the prices", "the digits written so far", "the given numbers", "the numbers on the cards"])
def test_plural_phrases_are_known(phrase: str) -> None:
    assert is_plural(phrase)


@pytest.mark.parametrize(
    "phrase", ["the sum of the digits", "the price of the books", "how many times it was read", "the list of numbers"]
)
def test_singular_phrases_are_known(phrase: str) -> None:
    assert not is_plural(phrase)


def test_verbs_agree_with_plural_subjects_only() -> None:
    nouns = Nouns({"xs": "the digits", "s": "the sum of the digits"})
    assert (
        nouns.agree("the digits is [1], and the sum of the digits is 1") == "the digits are [1], and the sum of the digits is 1"
    )


def test_without_glosses_names_stand_in_backticks() -> None:
    assert Nouns({}).of("total") == "`total`"
    assert Nouns({"x": "the price"}).of("y_left") == "the y left"


def test_what_follows_the_head_noun_stays_as_it_is() -> None:
    nouns = Nouns(
        {"x": "the number drawn", "y": "the exponent in the first polynomial", "i": "the left index", "c": "the letter looked at"}
    )
    assert [nouns.each(name) for name in "xyic"] == [
        "numbers drawn",
        "exponents in the first polynomial",
        "left indexes",
        "letters looked at",
    ]
