from agents.checker.reading.term import distinct


def test_values_that_differ_in_type_only_are_told_apart() -> None:
    assert distinct([1, True, 1.0, 1]) == (1, True, 1.0)
    assert [type(value) for value in distinct([1, True, 1.0, 1])] == [int, bool, float]


def test_of_very_many_values_the_last_is_kept_as_the_first_is() -> None:
    values = distinct(range(10_000))
    assert (values[0], values[-1]) == (0, 9_999)
    assert len(values) < 1_000
