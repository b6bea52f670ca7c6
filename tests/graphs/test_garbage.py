"""A process that settled collects less, and still collects."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from graphs.garbage import settle


@pytest.fixture(autouse=True)
def _unsettled() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


class _Ring:
    def __init__(self) -> None:
        self.itself = self


def test_what_was_there_before_is_left_alone() -> None:
    settle()
    assert gc.get_freeze_count() > 0


def test_rings_that_come_later_are_collected() -> None:
    settle()
    lost = weakref.ref(_Ring())
    many = [_Ring() for _ in range(2 * gc.get_threshold()[0])]
    assert many
    assert lost() is None
