from mmap import PAGESIZE
from pathlib import Path

import pytest

from sandbox.guest import growth
from sandbox.guest.growth import MOST_DESCRIPTOR, GrownError, Growth


def test_a_server_that_lost_descriptors_is_found_out() -> None:
    watch = Growth()
    watch.check(MOST_DESCRIPTOR)
    with pytest.raises(GrownError, match="descriptors"):
        watch.check(MOST_DESCRIPTOR + 1)


def test_a_server_that_holds_too_much_memory_is_found_out_before_long(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Growth()
    _work(watch)
    monkeypatch.setattr(growth, "MOST_GROWTH", 0)
    held = bytearray(growth._peak() - _now() + (64 << 20))  # other tests of this process have held much
    with pytest.raises(GrownError, match="bytes more than at the start"):
        _work(watch)
    assert held


def _now() -> int:
    """Bytes of memory that this process has at present."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGESIZE


def _work(watch: Growth) -> None:
    for _ in range(1_000):
        watch.check(5)
