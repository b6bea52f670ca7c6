import ast
import asyncio

import pytest

from sandbox.base import Job, Limits, Mode, Report
from sandbox.guest.arguments import literal
from sandbox.guest.execution import prepare
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from tests.sandbox.inprocess import DirectSandbox, request


def run(source: str, *args: str, mode: Mode = Mode.RUN, limits: Limits | None = None, entry: str = "f") -> Report:
    return asyncio.run(DirectSandbox().run(Job(Program(source, entry), Call(args), mode, limits or Limits())))


@pytest.mark.parametrize("mode", [Mode.RUN, Mode.TRACE])
@pytest.mark.parametrize(
    ("source", "outcome", "value"),
    [
        ("def f(): return {'a': (1, True, 1.0)}", Outcome.RETURNED, "{'a': (1, True, 1.0)}"),
        ("def f(): raise ValueError('no')", Outcome.RAISED, "ValueError('no')"),
        ("def f(): raise SystemExit(3)", Outcome.RAISED, "SystemExit(3)"),
        ("def f(): import absent_thing", Outcome.MISSING_PACKAGE, "absent_thing"),
        ("import absent_thing.part", Outcome.MISSING_PACKAGE, "absent_thing"),
        ("def f(): import json.absent", Outcome.RAISED, None),
        ("def f(): raise MemoryError", Outcome.OUT_OF_MEMORY, None),
        ("def f(: pass", Outcome.RAISED, None),
        ("1 / 0", Outcome.RAISED, "ZeroDivisionError('division by zero')"),
        ("def g(): pass", Outcome.RAISED, "NameError(\"name 'f' is not defined\")"),
        ("def f(): return 'x' * 20_000", Outcome.OUTPUT_LIMIT, None),
        ("def f():\n    while True:\n        print('x' * 1000)", Outcome.OUTPUT_LIMIT, None),
        (
            "def f():\n    try:\n        print('x' * 100_000)\n    except BaseException:\n        return 1",
            Outcome.OUTPUT_LIMIT,
            None,
        ),
        (
            "import sys\ndef f(): print('a'); print('b', file=sys.stderr); sys.stdout.buffer.write(b'c'); return 1",
            Outcome.RETURNED,
            "1",
        ),
    ],
)
def test_outcome(mode: Mode, source: str, outcome: Outcome, value: str | None) -> None:
    report = run(source, mode=mode)
    assert report.outcome is outcome
    if value is not None:
        assert value in (report.returned, report.raised, report.detail)


def test_output_is_stdout_only() -> None:
    source = "import sys\ndef f():\n    print('a')\n    print('b', file=sys.stderr)\n    sys.stdout.buffer.write(b'c')"
    assert run(source).stdout == "a\nc"


def test_endless_loop_ends_at_the_step_limit_and_nothing_can_catch_it() -> None:
    source = "def f():\n    while True:\n        try:\n            x = 1\n        except BaseException:\n            pass"
    report = run(source, mode=Mode.TRACE, limits=Limits(steps=50))
    assert report.outcome is Outcome.STEP_LIMIT
    assert report.trace is not None
    assert len(report.trace.steps) == 50


def test_trace_of_too_many_bytes_ends_at_the_step_limit() -> None:
    source = "def f():\n    s = ''\n    for i in range(1000):\n        s += 'x' * 50"
    assert run(source, mode=Mode.TRACE, limits=Limits(trace_bytes=20_000)).outcome is Outcome.STEP_LIMIT


NO_LINES = "sys._getframe().f_trace_lines = False"


@pytest.mark.parametrize(
    "attack", ["sys.settrace(None)", "sys._getframe().f_trace = None", "sys.settrace(lambda *_: None)", NO_LINES]
)
def test_removed_tracer_is_found_out(attack: str) -> None:
    report = run(f"import sys\ndef f():\n    {attack}\n    return 1", mode=Mode.TRACE)
    assert report.outcome is Outcome.KILLED
    assert "tracer" in report.detail


def test_an_answer_of_too_many_parts_is_none() -> None:
    assert run("def f(): return [0] * 600_000").outcome is Outcome.OUTPUT_LIMIT
    assert run("def f(): return dict.fromkeys(range(600_000))").outcome is Outcome.OUTPUT_LIMIT


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def f():\n    e = ValueError(1)\n    e.args = (e, [e])\n    raise e", "ValueError(<...>, [<...>])"),
        ("class E(Exception):\n    def __getattribute__(self, name): raise SystemExit\ndef f(): raise E('x')", "E('x')"),
        ("class E(ImportError): name = 5\ndef f(): raise E('x')", "E('x')"),
    ],
)
def test_no_exception_can_disturb_its_telling(source: str, told: str) -> None:
    assert run(source).raised == told
    assert run(source, mode=Mode.TRACE).raised == told


def test_a_tower_of_exceptions_ends_somewhere() -> None:
    source = "def f():\n    e = ValueError(1)\n    for _ in range(5_000): e = ValueError(e)\n    return e"
    assert "<deeper>" in str(run(source).returned)


def test_answers_are_never_cut_but_steps_are() -> None:
    report = run("def f(): return list(range(1000))", mode=Mode.TRACE, limits=Limits(value_chars=100))
    assert report.returned == str(list(range(1000)))
    assert report.trace is not None
    assert len(report.trace.steps[-1].value or "") == 100


DEPTH = """
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)

def f(low, high):
    while low < high:
        middle = (low + high + 1) // 2
        try:
            low = down(middle)
        except RecursionError:
            high = middle - 1
    return low
"""


@pytest.mark.parametrize("mode", [Mode.RUN, Mode.TRACE])
def test_recursion_is_as_deep_as_in_a_script(mode: Mode) -> None:
    assert run(DEPTH, "1", "2000", mode=mode).returned == "997"


def test_program_sees_the_limit_that_it_set() -> None:
    source = "import sys\n" + DEPTH + "\ndef g():\n    sys.setrecursionlimit(300)\n    return sys.getrecursionlimit(), f(1, 900)"
    for mode in (Mode.RUN, Mode.TRACE):
        assert run(source, mode=mode, entry="g").returned == "(300, 296)"


@pytest.mark.parametrize("text", ["[1, -2.5, 'a']", "{1: (2,)}", "{1}", "True", "None", "b'x'", "(1+2j)"])
def test_arguments_are_literals(text: str) -> None:
    assert repr(literal(text)) == text


def test_arguments_may_be_empty_sets_and_infinite() -> None:
    assert literal("[set(), frozenset({1}), -inf]") == [set(), frozenset({1}), float("-inf")]


@pytest.mark.parametrize("text", ["open('x')", "x", "1 +", "{**{}}", "[" * 500, "set(1, 2)", "__import__('os')"])
def test_what_is_no_literal_is_no_argument(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        literal(text)


def test_syntax_error_is_a_result() -> None:
    for mode in (Mode.RUN, Mode.TRACE):
        assert prepare(request(Job(Program("x = = 1", "f"), Call(), mode))).error == "SyntaxError('invalid syntax')"


LITERALS = [
    "1",
    "-0",
    "-0.0",
    "1e999",
    "01",
    "1_0",
    "true",
    "'true'",
    '"true"',
    "NaN",
    "nan",
    "-Infinity",
    '"\\/"',
    '"\\u00e9"',
    "é",
    '{"a": 1, "a": 2}',
]
LITERALS += [
    "[1, 2.5, [None, True]]",
    '["a" "b"]',
    "{}",
    "{1: 2}",
    " [1]\n",
    "(1)",
    "[1,]",
    '{"a": [1, {"b": "c"}]}',
    "1" * 5000,
    "[" * 2000 + "]" * 2000,
]


@pytest.mark.parametrize("text", LITERALS)
def test_what_is_read_as_json_means_the_same_in_python(text: str) -> None:
    try:
        expected = repr(ast.literal_eval(text.strip()))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        expected = "no literal"
    try:
        found = repr(literal(text))
    except ValueError:
        found = "no literal"
    assert found == expected or (text == "nan" and found == "nan")
