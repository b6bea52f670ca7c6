"""What a dataset card says of the rows: counts and lengths, in memory that does not grow with their number."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
COUNTED = (
    "domain",
    "topic",
    "level",
    "direction",
    "author",
    "narrator",
    "style",
    "annotator",
    "python",
    "image",
    "seed",
    "licence",
    "version",
)
"""Each is counted by its values."""
LENGTHS = ("prompt, characters", "prompt, words", "reasoning, characters", "reasoning, words", "steps executed")
NEEDED = ("prompt", "reasoning", "steps", "versions", "origin", "output_differs", *COUNTED[:-1])
"""Columns of a run's row that are looked at."""


@dataclass(slots=True)
class Statistics:
    """Counts over the rows of all splits.

    Attributes:
        rows: in all.
        counts: column -> value -> rows.
        topics: (domain, topic) -> rows.
        sources: (author, licence) -> rows.
        examples: (author, licence) -> the origin of its first row.
        lengths: measure -> length -> rows.
        output_differs: rows whose program returned something else than its origin recorded.
    """

    rows: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in COUNTED})
    topics: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)
    lengths: dict[str, Counter[int]] = field(default_factory=lambda: {name: Counter() for name in LENGTHS})
    output_differs: int = 0

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count rows."""
        for row in rows:
            self.rows += 1
            for name in COUNTED[:-1]:
                self.counts[name][str(row[name])] += 1
            self.counts["version"][row["versions"]["code2cot"]] += 1
            self.topics[row["domain"], row["topic"]] += 1
            source = (row["author"], row["licence"])
            self.sources[source] += 1
            self.examples.setdefault(source, row["origin"])
            self.output_differs += row["output_differs"]
            self._measure(row)

    def _measure(self, row: Mapping[str, Any]) -> None:
        prompt, reasoning = row["prompt"], row["reasoning"]
        found = (len(prompt), len(prompt.split()), len(reasoning), len(reasoning.split()), row["steps"])
        for name, length in zip(LENGTHS, found, strict=True):
            self.lengths[name][length] += 1

    def quantiles(self, name: str) -> list[int]:
        """The least lengths that so many rows do not exceed, for each of QUANTILES; of no rows, zeros."""
        counts = sorted(self.lengths[name].items())
        found, seen, place = [], 0, 0
        for share in QUANTILES:
            while place < len(counts) and seen < share * self.rows:
                seen += counts[place][1]
                place += 1
            found.append(counts[place - 1][0] if place else 0)
        return found

    def mean(self, name: str) -> float:
        """Of a length."""
        return sum(length * rows for length, rows in self.lengths[name].items()) / max(1, self.rows)
