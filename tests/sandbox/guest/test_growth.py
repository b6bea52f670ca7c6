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
    held = bytearray(64 << 20)
    with pytest.raises(GrownError, match="bytes more than at the start"):
        _work(watch)
    assert held


def _work(watch: Growth) -> None:
    for _ in range(1_000):
        watch.check(5)
