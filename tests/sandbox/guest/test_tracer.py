import asyncio
import sys

import pytest

from sandbox.base import Job, Mode
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox


def trace(source: str, *args: str) -> Trace:
    report = asyncio.run(DirectSandbox().run(Job(Program(source, "f"), Call(args), Mode.TRACE)))
    assert report.trace is not None, report
    return report.trace


def lines(found: Trace) -> list[tuple[str, int, bool | None]]:
    return [(step.event, step.line, step.decision) for step in found.steps]


def changes(found: Trace, name: str) -> list[str | None]:
    return [step.changed[name] for step in found.steps if name in step.changed]


def test_each_turn_of_an_endless_loop_with_one_statement_is_a_step() -> None:
    source = "def f(xs):\n    try:\n        while True:\n            xs.pop()\n    except IndexError:\n        return 1"
    assert [step.line for step in trace(source, "[1, 2]").steps if step.event == "line"].count(4) == 3


def test_statement_over_several_lines_is_one_step() -> None:
    source = "def f(a,\n      b):\n    x = max(\n        a,\n        b)\n    return (x\n            + 1)"
    assert lines(trace(source, "1", "2")) == [("call", 1, None), ("line", 3, None), ("line", 6, None), ("return", 6, None)]


def test_condition_and_body_in_one_line_are_one_step() -> None:
    source = "def f(n):\n    if n: return 1\n    return 2"
    assert lines(trace(source, "1")) == [("call", 1, None), ("line", 2, True), ("return", 2, None)]
    assert lines(trace(source, "0")) == [("call", 1, None), ("line", 2, False), ("line", 3, None), ("return", 3, None)]


def test_what_an_interrupted_line_changes_comes_when_it_ends() -> None:
    source = "def g(xs):\n    xs.append(1)\n    return 5\n\ndef f(xs):\n    y = g(xs)"
    found = [(step.event, dict(step.changed)) for step in trace(source, "[]").steps]
    assert found[1] == ("line", {})
    assert found[-2] == ("finish", {"xs": "[1]", "y": "5"})


def test_call_tells_parameters_and_the_entry_also_global_data() -> None:
    source = "import math\nlimit = 3\nunused = 4\ndef g(a, /, b, *c, d=1, **e):\n    return limit\ndef f(n):\n    g(n, 2, 3, x=4)"
    calls = [dict(step.changed) for step in trace(source, "1").steps if step.event == "call"]
    assert calls == [{"n": "1", "limit": "3"}, {"a": "1", "b": "2", "c": "(3,)", "d": "1", "e": "{'x': 4}"}]


def test_changed_global_shows_where_it_changed() -> None:
    source = "total = 0\nseen = []\ndef g():\n    global total\n    total += 1\n    seen.append(total)\ndef f():\n    g()"
    found = [(step.function, step.line, dict(step.changed)) for step in trace(source).steps if step.changed and step.index]
    assert found == [("g", 5, {"total": "1"}), ("g", 6, {"seen": "[1]"})]


def test_library_code_gives_no_steps_but_what_it_calls_does() -> None:
    source = "import functools\ndef f(xs):\n    return functools.reduce(lambda a, b: a + b, sorted(xs, key=abs))"
    found = trace(source, "[3, 1, 2]")
    assert [step.event for step in found.steps] == ["call", "line", *["call", "line", "return"] * 2, "return"]
    assert {step.depth for step in found.steps} == {0, 1}


def test_comprehension_variables_do_not_show() -> None:
    parts = ["def g(x):", "    return 1 // x", "def f(xs):", "    try:", "        return [g(x) for x in xs]"]
    source = "\n".join([*parts, "    except ArithmeticError:", "        return xs"])
    assert changes(trace(source, "[1, 0]"), "x") == ["1", "0"]  # the parameter of g


def test_statements_after_quiet_ones_see_what_hidden_code_changed() -> None:
    source = "def f(xs):\n    take = (xs.pop() for _ in range(2))\n    n = sum(take)\n    return n"
    assert changes(trace(source, "[1, 2, 3]"), "xs") == ["[1, 2, 3]", "[1]"]


def test_change_through_a_bound_method_is_seen_at_once() -> None:
    source = "def f(xs):\n    add = xs.append\n    ys = list(map(add, 'ab'))\n    return ys"
    step = next(step for step in trace(source, "[]").steps if step.line == 3)
    assert dict(step.changed) == {"ys": "[None, None]", "xs": "['a', 'b']"}


def test_augmented_assignment_changes_a_list_in_place() -> None:
    source = "def f(xs):\n    ys = xs\n    ys += [1]\n    n = 0\n    n += 1"
    assert changes(trace(source, "[]"), "xs") == ["[]", "[1]"]


def test_defaultdict_grows_by_being_read() -> None:
    source = "from collections import defaultdict\ndef f():\n    d = defaultdict(int)\n    n = d['a']"
    assert changes(trace(source), "d")[-1] == "defaultdict(<class int>, {'a': 0})"


HOSTILE = """
class Meta(type):
    def __hash__(self): raise OSError
    def __eq__(self, other): raise OSError

class Thing(metaclass=Meta):
    def __init__(self): self.n = 1
    def __eq__(self, other): raise OSError
    def __repr__(self): raise OSError
    def __hash__(self): raise OSError
    def __len__(self): raise OSError
    def __getattribute__(self, name): return object.__getattribute__(self, name)

def f():
    things = [Thing(), Thing()]
    things[0].n += 1
    things[1] = things[0]
    table = {1: things}
    return len(things)
"""


def test_looking_at_values_runs_nothing_of_the_program() -> None:
    found = trace(HOSTILE)
    assert found.outcome == "returned"
    called = {step.function for step in found.steps if step.event == "call"}
    assert called == {"f", "Thing.__init__", "Thing.__getattribute__"}
    assert changes(found, "table") == ["{1: [Thing(n=2), Thing(n=2)]}"]


def test_steps_of_one_frame_nest() -> None:
    source = "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)"
    stack: list[int] = []
    for step in trace(source, "5").steps:
        if step.event == "call":
            assert step.depth == len(stack)
            stack.append(step.frame)
        assert step.frame == stack[-1]
        if step.event == "return":
            stack.pop()
    assert not stack


def test_refused_depth_is_an_exception_of_the_caller_and_tracing_goes_on() -> None:
    source = (
        "def down(n):\n    return down(n + 1)\ndef f():\n    try:\n        down(0)\n    except RecursionError:\n        return 1"
    )
    found = trace(source).steps
    raised = [step for step in found if step.event == "exception"]
    assert len(raised) == 1 + max(step.depth for step in found) == 999
    assert found[-1].value == "1"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the syntax is of 3.12")
def test_type_statements_and_generic_functions() -> None:
    source = "def f(n):\n    type Pairs = list[tuple[int, int]]\n    def g[T](x: T) -> T:\n        return x\n    return g(n)"
    assert trace(source, "1").returned == "1"
