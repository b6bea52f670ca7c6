"""Traces for the tests of what is made of them: really recorded, of every construct, and some that no program makes."""

import ast
import asyncio

from hypothesis import strategies as st

from sandbox.base import Job, Limits
from sandbox.granularity import Granularity
from sandbox.program import Call, Program
from sandbox.trace import Event, Outcome, Step, Trace
from tests.sandbox.guest import golden_traces
from tests.sandbox.inprocess import DirectSandbox


def recorded(
    source: str, *args: str, entry: str = "solve", steps: int = 200_000, granularity: Granularity = Granularity.LINE
) -> Trace:
    """The trace of a call."""
    job = Job(Program(source, entry), Call(args), limits=Limits(steps=steps), granularity=granularity)
    trace = asyncio.run(DirectSandbox().run(job)).trace
    assert trace is not None
    return trace


def golden(name: str, steps: int = 200_000, granularity: Granularity = Granularity.LINE) -> Trace:
    """The trace of a golden program."""
    source = (golden_traces.FOLDER / f"{name}.py").read_text()
    call = ast.parse(source.rpartition("# ")[2].strip(), mode="eval").body
    assert isinstance(call, ast.Call)
    args = tuple(map(ast.unparse, call.args))
    return recorded(source, *args, entry=ast.unparse(call.func), steps=steps, granularity=granularity)


SOURCE = """\
def solve(n):
    for i in range(n):
        while i:
            n = helper(i)
    return n
def helper(k):
    for a in k: yield a; k += 1
"""


@st.composite
def forged(draw: st.DrawFn) -> Trace:
    """Steps in any order, as a hostile guest may send them."""
    text = st.sampled_from(["0", "[1, 2]", "x" * 1000, "\n\t\x00", "日本語" * 30, "'é'", ""])
    names = st.sampled_from(["solve", "helper", "solve.<locals>.<lambda>", "a/b", "", "end", "長" * 200])
    variables = st.sampled_from(["n", "i", "k\n", "名" * 100])
    rest = st.tuples(
        st.sampled_from(list(Event)),
        names,
        st.integers(1, 8),
        st.integers(0, 3),
        st.integers(0, 3),
        st.dictionaries(variables, st.none() | text, max_size=3),
        st.none() | st.booleans(),
        st.none() | text,
    )
    steps = [Step(index, *one) for index, one in enumerate(draw(st.lists(rest, min_size=1, max_size=60)))]
    outcome = draw(st.sampled_from([Outcome.STEP_LIMIT, Outcome.RETURNED]))
    return Trace(Program(SOURCE, "solve"), Call(("1",)), outcome, tuple(steps), "1", None, "", "3.13.5", "")
