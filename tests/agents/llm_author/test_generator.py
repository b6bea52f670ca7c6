import pytest

from agents.llm_author.generator import inputs
from sandbox.program import Call
from tests.conftest import Backend

GOOD = """
import random

def make_input(seed: int) -> dict:
    rng = random.Random(seed)
    return {"words": [rng.choice("abc") for _ in range(3)], "most": rng.randint(0, 99)}
"""


def made(backend: Backend, source: str, *names: str) -> tuple[Call, ...] | str:
    return backend.wait(inputs(backend.pool, source, names))


def test_inputs_pass_each_parameter_as_a_literal_in_the_order_of_the_parameters(backend: Backend) -> None:
    calls = made(backend, GOOD, "most", "words")
    assert isinstance(calls, tuple), calls
    assert len(calls) >= 3
    assert all(0 <= int(call.args[0]) <= 99 and call.args[1].startswith("['") for call in calls)
    assert made(backend, GOOD, "most", "words") == calls


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("return {'n': 1}", "gives only 1 different inputs"),
        ("return {'n': seed, 'm': 1}", "gives the keys n, m, but solve takes n"),
        ("return [seed]", "gives no dictionary but [1]"),
        ("return {'n': object()}", "cannot be written as a literal"),
        ("return {'n': lambda: 1}", "cannot be written as a literal"),
        ("return {'n': [seed] * 5000}", "more than 2,000 characters"),
        ("return {'n': 1 // (seed - seed)}", "ends as raised: ZeroDivisionError"),
        ("import time; return {'n': time.time_ns()}", "another input each time"),
        ("while True: pass", "ends as timed_out"),
        ("import absent; return {'n': 1}", "ends as missing_package"),
    ],
)
def test_a_generator_of_no_use_is_said_to_be_so_in_words(backend: Backend, body: str, why: str) -> None:
    said = made(backend, f"def make_input(seed):\n    {body}\n", "n")
    assert isinstance(said, str), said
    assert why in said


def test_a_generator_that_is_no_program_is_said_to_be_so(backend: Backend) -> None:
    for source in ("def make_input(seed:", "def other(seed):\n    return {}\n", ""):
        assert "make_input(1) ends as" in made(backend, source, "n")
