"""What is said while samples are recorded and told."""

from collections import Counter
from collections.abc import Iterable

from evals.compare.sample import Recorded
from evals.compare.telling import Told


class Recordings:
    """Counts programs by what became of them."""

    def __init__(self) -> None:
        self._fates: Counter[str] = Counter()

    @property
    def done(self) -> int:
        """How many were counted."""
        return self._fates.total()

    def add(self, endings: Iterable[Recorded], /) -> None:
        """Count some more."""
        self._fates.update(one.fate for one in endings)

    def told(self) -> str:
        """What came of them so far."""
        return ", ".join(f"{count} {fate}" for fate, count in sorted(self._fates.items()))


class Tellings:
    """Counts tellings by whether they were true, at first and in the end."""

    def __init__(self) -> None:
        self.done = self._first = self._last = self._broken = 0

    def add(self, endings: Iterable[Told], /) -> None:
        """Count some more."""
        for one in endings:
            self.done += 1
            self._broken += one.telling is None
            self._first += one.telling is not None and one.telling.first.verified
            self._last += one.telling is not None and one.telling.last.verified

    def told(self) -> str:
        """What came of them so far."""
        broken = f", {self._broken} failed" if self._broken else ""
        return f"{self._first} true at first, {self._last} in the end{broken}"
