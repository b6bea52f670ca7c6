"""The folders are the registry."""

from collections import Counter
from itertools import pairwise

from agents import domains


def test_math_has_26_topics_and_five_levels() -> None:
    math = domains.load("math")
    assert "math" in domains.names()
    assert len(math.topics) == 26
    assert [level.number for level in math.levels] == [1, 2, 3, 4, 5]
    assert math.guidance


def test_levels_ask_for_ever_more_steps() -> None:
    for name in domains.names():
        levels = domains.load(name).levels
        assert all(a.least < b.least and a.most < b.most for a, b in pairwise(levels))


def test_rows_are_spread_evenly_over_topics_and_levels() -> None:
    for name in domains.names():
        domain = domains.load(name)
        cells = len(domain.topics) * len(domain.levels)
        counts = Counter(domain.assign(index) for index in range(3 * cells))
        assert len(counts) == cells
        assert set(counts.values()) == {3}


def test_every_topic_has_its_grammar() -> None:
    for name in domains.names():
        domain = domains.load(name)
        assert all(callable(domain.composer(topic)) for topic in domain.topics)
