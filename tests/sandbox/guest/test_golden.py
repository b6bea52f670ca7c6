"""Each language feature is traced as it was reviewed; ``golden_traces.py`` explains the files."""

import pytest

from tests.sandbox.guest import golden_traces


@pytest.mark.parametrize(("name", "granularity"), golden_traces.files())
def test_trace_is_the_reviewed_one(name: str, granularity: str) -> None:
    assert golden_traces.traced(name, granularity) == golden_traces.expected(name, granularity).read_text()


@pytest.mark.parametrize(("name", "granularity"), golden_traces.files())
def test_trace_does_not_depend_on_hash_seeds(name: str, granularity: str) -> None:
    assert golden_traces.traced(name, granularity, seed="1") == golden_traces.traced(name, granularity, seed="2")
