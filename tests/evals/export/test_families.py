import pytest

from evals.export.families import TRAIN, VALIDATION, Families, OneFamilyError
from sandbox.shape import shape
from tests.evals.export.rows import program


def families(sources: list[str]) -> Families:
    found = Families()
    for source in sources:
        found.add(source)
    return found


def test_no_shape_is_in_both_splits() -> None:
    sources = [program(number % 60, "abc"[number % 3]) for number in range(1_000)]
    splits: dict[str, set[str]] = {TRAIN: set(), VALIDATION: set()}
    for source, name in zip(sources, families(sources).split(0.1, 0), strict=True):
        splits[name].add(shape(source))
    assert not splits[TRAIN] & splits[VALIDATION]
    assert len(splits[TRAIN] | splits[VALIDATION]) == 60


def test_the_share_is_met_as_nearly_as_families_allow() -> None:
    sources = [program(number % 60) for number in range(6_000)]
    split = families(sources).split(0.05, 0)
    assert split.rows(VALIDATION) == 300
    assert split.rows(TRAIN) == 5_700
    assert list(split).count(VALIDATION) == 300
    assert (split.families(VALIDATION), split.families(TRAIN)) == (3, 57)


def test_a_family_larger_than_the_share_stays_in_training() -> None:
    sources = [program(0)] * 900 + [program(number) for number in range(1, 101)]
    split = families(sources).split(0.05, 0)
    assert split.rows(VALIDATION) == 50
    assert next(iter(split)) == TRAIN


def test_the_seed_decides_and_the_order_of_rows_does_not() -> None:
    sources = [program(number % 40) for number in range(400)]

    def held_out(order: list[str], seed: int) -> set[str]:
        return {shape(source) for source, name in zip(order, families(order).split(0.2, seed), strict=True) if name == VALIDATION}

    assert held_out(sources, 1) == held_out(sources[::-1], 1)
    assert held_out(sources, 1) != held_out(sources, 2)


def test_what_is_held_out_stays_so_when_rows_are_added() -> None:
    few = [program(number) for number in range(40)] * 10
    more = few + [program(number) for number in range(40, 80)] * 10

    def held_out(sources: list[str]) -> set[str]:
        return {source for source, name in zip(sources, families(sources).split(0.2, 0), strict=True) if name == VALIDATION}

    assert len(held_out(few) & held_out(more)) >= len(held_out(few)) / 2


def test_of_two_families_one_is_held_out_and_of_one_none_can_be() -> None:
    assert families([program(0)] * 9 + [program(1)]).split(0.01, 0).rows(VALIDATION) == 1
    with pytest.raises(OneFamilyError, match="all 9 rows are of one shape"):
        families([program(0)] * 9).split(0.05, 0)


def test_nothing_is_held_out_where_nothing_shall_be() -> None:
    split = families([program(0)] * 9).split(0, 0)
    assert split.names == (TRAIN,)
    assert list(split) == [TRAIN] * 9


def test_rows_that_are_left_out_are_in_no_split() -> None:
    found = families([program(0), program(1)])
    found.leave_out()
    found.add(program(2))
    split = found.split(0.3, 0)
    assert list(split)[2] == ""
    assert split.rows(TRAIN) + split.rows(VALIDATION) == 3


def test_a_program_of_a_later_python_is_a_family_of_its_own() -> None:
    split = families(["def solve(:\n", "def solve(:\n", "def solve(?\n"]).split(0.34, 0)
    assert sorted(list(split)[::2]) == [TRAIN, VALIDATION]
