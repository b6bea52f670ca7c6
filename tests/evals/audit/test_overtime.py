import re
import signal
from typing import NoReturn

import pytest

from evals.audit.overtime import OverTime, within


def _forever() -> NoReturn:
    while True:
        pass


def test_a_loop_and_a_regular_expression_without_end_are_stopped() -> None:
    with pytest.raises(OverTime), within(0.05):
        _forever()
    with pytest.raises(OverTime), within(0.05):
        re.fullmatch("(a*)*b", "a" * 60)


def test_what_ends_in_time_is_left_alone_and_so_is_the_signal() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with within(5):
        pass
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
