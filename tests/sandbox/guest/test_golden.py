"""Each language feature is traced as it was reviewed; ``golden_traces.py`` explains the files."""

import pytest

from tests.sandbox.guest import golden_traces


@pytest.mark.parametrize("name", golden_traces.names())
def test_trace_is_the_reviewed_one(name: str) -> None:
    assert golden_traces.traced(name) == golden_traces.expected(name).read_text()


@pytest.mark.parametrize("name", golden_traces.names())
def test_trace_does_not_depend_on_hash_seeds(name: str) -> None:
    assert golden_traces.traced(name, seed="1") == golden_traces.traced(name, seed="2")
