"""What one narrator's telling of one sample is, with its faults where they happen."""

from decimal import Decimal

import pytest

from evals.compare.comparison import Comparison
from tests.evals.compare.made import comparison


@pytest.fixture(scope="module")
def made() -> Comparison:
    return comparison(("template", "planted:1"), 4)


def test_a_comparison_is_read_back_as_it_was_written(made: Comparison) -> None:
    assert Comparison.model_validate_json(made.model_dump_json()) == made


def test_the_template_is_true_and_tells_every_step(made: Comparison) -> None:
    for one in made.tellings:
        if one.narrator == "template":
            assert (one.first.verified, one.first.coverage, one.attempts, one.cost) == (True, 1.0, 1, Decimal(0))
            assert one.first == one.last


def test_who_always_lies_is_found_out_with_the_fault_where_it_is(made: Comparison) -> None:
    lies = [one for one in made.tellings if one.narrator == "planted:1"]
    assert len(lies) == 4
    for one in lies:
        assert not one.first.verified
        assert one.first.reason.startswith("broke_")
        assert one.first.faults
        for fault in one.first.faults:
            assert 0 <= fault.start <= fault.stop <= len(one.first.text)
            assert fault.statement < len(one.first.pieces)


def test_pieces_lie_in_the_text_one_after_the_other(made: Comparison) -> None:
    for one in made.tellings:
        ends = [0, *(end for piece in one.last.pieces for end in (piece.start, piece.stop)), len(one.last.text)]
        assert ends == sorted(ends)


def test_the_shown_lines_are_the_whole_trace(made: Comparison) -> None:
    for sample in made.samples:
        assert [line.first for line in sample.shown[1:]] == [line.last + 1 for line in sample.shown[:-1]]
        assert (sample.shown[0].first, sample.shown[-1].last) == (0, sample.steps - 1)
