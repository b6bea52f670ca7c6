import pytest

from agents.checker.reading.term import distinct, unboxed
from sandbox.guest.plain import Opaque


def test_values_that_differ_in_type_only_are_told_apart() -> None:
    assert distinct([1, True, 1.0, 1]) == (1, True, 1.0)
    assert [type(value) for value in distinct([1, True, 1.0, 1])] == [int, bool, float]


def test_of_very_many_values_the_last_is_kept_as_the_first_is() -> None:
    values = distinct(range(10_000))
    assert (values[0], values[-1]) == (0, 9_999)
    assert len(values) < 1_000


@pytest.mark.parametrize(
    ("text", "value"),
    [("int64(-3)", -3), ("float64(2.5)", 2.5), ("bool_(True)", True), ("array([[1, 2], [3, 4]])", [[1, 2], [3, 4]])],
)
def test_scalars_and_arrays_of_numbers_are_what_they_write(text: str, value: object) -> None:
    assert unboxed(Opaque(text)) == value


@pytest.mark.parametrize("value", [Opaque("<function f>"), Opaque("array(['a'])"), Opaque("point(3)"), 4, "int64(4)"])
def test_other_values_stay_as_they_are(value: object) -> None:
    assert unboxed(value) is value
