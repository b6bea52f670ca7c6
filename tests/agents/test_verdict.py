import pytest

from agents.verdict import Fault, Law, Remedy


@pytest.mark.parametrize(
    ("old", "new", "prose", "mended"),
    [
        ("12", "11", "It becomes 4 + 7 = 12.", "It becomes 4 + 7 = 11."),
        ("7", "8", "17 and 7.5 are not 7.", "17 and 7.5 are not 8."),
        ("-1", "1", "The sign is -1", "The sign is 1"),
        ("'a'", "'b'", "The letter is 'a'.", "The letter is 'b'."),
        ("12", "11", "It is 12, and 12 it stays.", None),
        ("12", "11", "It becomes twelve.", None),
        ("2", "3", "It is 'a2'.", None),
    ],
)
def test_a_value_that_is_written_once_is_replaced(old: str, new: str, prose: str, mended: str | None) -> None:
    assert Remedy(old, new).mended(prose) == mended


@pytest.mark.parametrize(("at", "mended"), [(14, "It is 12, and 11 it stays."), (6, "It is 11, and 12 it stays."), (7, None)])
def test_of_equal_values_the_one_at_the_known_place_is_replaced(at: int, mended: str | None) -> None:
    assert Remedy("12", "11", at).mended("It is 12, and 12 it stays.") == mended


def test_faults_that_differ_in_their_remedy_only_are_one() -> None:
    assert Fault(Law.TRUTH, 0, "a", "b", Remedy("1", "2")) == Fault(Law.TRUTH, 0, "a", "b")
