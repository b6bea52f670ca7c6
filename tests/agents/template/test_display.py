import pytest

from agents.template.display import separator


@pytest.mark.parametrize(
    ("text", "behind"),
    [("[1, 2]", "1"), ("{'a': 1}", "'a'"), ("[(1, 2), 3]", "(1, 2)"), (r"['it\'s, so', 2]", r"'it\'s, so'")],
)
def test_the_first_item_ends_at_the_comma_or_colon_outside_of_strings_and_brackets(text: str, behind: str) -> None:
    assert text[1 : separator(text)] == behind


def test_one_item_has_nothing_behind_it() -> None:
    assert separator("[1]") == -1
