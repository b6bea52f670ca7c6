import ast
import asyncio
from pathlib import Path

import pytest

from sandbox.base import Job, Limits, Mode, Report
from sandbox.granularity import by_line
from sandbox.program import Call, Program
from sandbox.record import record
from sandbox.trace import Granularity, Trace
from tests.sandbox.inprocess import DirectSandbox

FOLDERS = [Path(__file__).parent / name for name in ("delicate", "golden")]
SOURCES = {f"{path.parent.name}/{path.stem}": path for folder in FOLDERS for path in sorted(folder.glob("*.py"))}


def run(source: str, *args: str, granularity: Granularity = Granularity.EXPRESSION, steps: int = 200_000) -> Report:
    job = Job(Program(source, "f"), Call(args), Mode.TRACE, Limits(steps=steps), granularity=granularity)
    return asyncio.run(DirectSandbox().run(job))


def trace(source: str, *args: str) -> Trace:
    report = run(source, *args)
    assert report.trace is not None, report
    return report.trace


def told(source: str, *args: str) -> list[str]:
    """The expressions of the run, as ``text -> value``."""
    return [f"{source[slice(*step.span)]} -> {step.value}" for step in trace(source, *args).steps if step.span is not None]


def lines(body: str) -> str:
    """A function ``f`` of ``a`` and ``b`` with that body."""
    return "def f(a, b):\n" + "\n".join(f"    {line}" for line in body.splitlines())


def test_parts_are_told_before_the_whole_from_left_to_right() -> None:
    assert told(lines("return (a + b) * -a - [b, a][0]"), "2", "3") == [
        "a + b -> 5",
        "-a -> -2",
        "(a + b) * -a -> -10",
        "[b, a][0] -> 3",
        "(a + b) * -a - [b, a][0] -> -13",
    ]


def test_names_constants_and_displays_are_known_without() -> None:
    assert told(lines("x = a\ny = -1\nz = (x, 2)\nreturn [y, {3: z}]"), "2", "3") == []
    assert told(lines("return 60 * 60 * 24"), "2", "3") == ["60 * 60 * 24 -> 86400"]


def test_what_was_not_evaluated_is_not_told() -> None:
    source = lines("x = a and b + 1 or a - 1\ny = a * 2 if b else a * 3\nreturn x, y")
    assert told(source, "0", "1") == ["a - 1 -> -1", "a and b + 1 or a - 1 -> -1", "a * 2 -> 0", "a * 2 if b else a * 3 -> 0"]


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        ("0", ["1 <= a -> False", "1 <= a < b < 9 -> False"]),
        ("7", ["1 <= a -> True", "a < b -> False", "1 <= a < b < 9 -> False"]),
        ("2", ["1 <= a -> True", "a < b -> True", "b < 9 -> True", "1 <= a < b < 9 -> True"]),
    ],
)
def test_each_link_of_a_chain_of_comparisons_is_told_as_far_as_it_was_reached(a: str, expected: list[str]) -> None:
    assert told(lines("return 1 <= a < b < 9"), a, "5") == expected
    assert told(lines("if 1 <= a < b < 9:\n    return 1"), a, "5") == expected


def test_a_chain_that_failed_with_an_exception_leaves_nothing_to_the_next() -> None:
    parts = ("for x, y in ((0, 'y'), (5, 3)):", "    try:", "        x < a < y", "    except TypeError:", "        continue")
    assert told(lines("\n".join(parts)), "1", "0") == ["x < a -> True", "x < a -> False", "x < a < y -> False"]


def test_a_chain_that_began_at_the_module_level_ends_where_it_is_traced() -> None:
    source = "def g():\n    yield 1 < (yield) < 9\nG = g()\nnext(G)\ndef f(a):\n    return G.send(a)"
    links = ["1 < (yield) -> True", "(yield) < 9 -> True"]
    assert told(source, "5") == ["yield -> 5", *links, "1 < (yield) < 9 -> True", "G.send(a) -> True"]
    assert told(source, "0") == ["yield -> 0", "1 < (yield) < 9 -> False", "G.send(a) -> False"]


def test_links_are_written_with_the_parentheses_of_their_operands() -> None:
    source = lines("return (a + 1) < (b) < ((9  # (\n    ))")
    chains = ["(a + 1) < (b) -> True", "(b) < ((9  # (\n        )) -> True", "(a + 1) < (b) < ((9  # (\n        )) -> True"]
    assert told(source, "1", "5") == ["a + 1 -> 2", *chains]


def test_conditions_tell_their_truth_and_values_the_object() -> None:
    source = lines("x = a or b\nif a or b:\n    return not (a and b)")
    assert told(source, "''", "'b'") == ["a or b -> 'b'", "a or b -> True", "a and b -> ''", "not (a and b) -> True"]


def test_calls_items_and_fields_are_told_but_not_methods_and_functions() -> None:
    source = "import math\n" + lines("a.append(math.floor(math.pi))\nx = a[0].real + b.imag\nreturn a.pop()")
    assert told(source, "[1]", "2") == [
        f"math.pi -> {__import__('math').pi}",
        "math.floor(math.pi) -> 3",
        "a.append(math.floor(math.pi)) -> None",
        "a[0] -> 1",
        "a[0].real -> 1",
        "b.imag -> 0",
        "a[0].real + b.imag -> 1",
        "a.pop() -> 3",
    ]


def test_comprehensions_tell_each_condition_and_element() -> None:
    source = lines("return [x * b for x in a if x > 1], {x: x + b for x in a}")
    assert told(source, "[1, 2]", "3") == [
        *("x > 1 -> False", "x > 1 -> True", "x * b -> 6", "[x * b for x in a if x > 1] -> [6]"),
        *("x + b -> 4", "x + b -> 5", "{x: x + b for x in a} -> {1: 4, 2: 5}"),
    ]


def test_generator_expressions_tell_in_the_frame_that_asks_for_their_items() -> None:
    source = "def g(items):\n    return next(items)\ndef f(a):\n    lazy = (x * 2 for x in a)\n    return g(lazy)"
    steps = [step for step in trace(source, "[4]").steps if step.span and source[slice(*step.span)] == "x * 2"]
    assert [(step.function, step.line, step.depth, step.value) for step in steps] == [("g", 4, 1, "8")]


def test_f_strings_tell_their_parts_and_the_whole() -> None:
    source = lines("return f'{a + 1:>{b * 2}}|{a!r}'")
    assert told(source, "1", "2") == ["a + 1 -> 2", "b * 2 -> 4", "f'{a + 1:>{b * 2}}|{a!r}' -> '   2|1'"]


def test_lambdas_tell_in_a_frame_of_their_own() -> None:
    source = "double = lambda x: x * (1 + 1)\ndef f(a):\n    return double(a) + 1"
    steps = [step for step in trace(source, "4").steps if step.span]
    assert [(step.function, step.line, step.depth, step.value) for step in steps] == [
        ("<lambda>", 1, 1, "2"),
        ("<lambda>", 1, 1, "8"),
        ("f", 3, 0, "8"),
        ("f", 3, 0, "9"),
    ]


def test_an_expression_that_raises_has_no_value_but_its_parts_have() -> None:
    assert told(lines("return (a + 1) // (b - 1)"), "1", "1") == ["a + 1 -> 2", "b - 1 -> 0"]


def test_what_a_line_changed_and_decided_comes_after_its_expressions() -> None:
    found = [
        (step.event, dict(step.changed), step.decision) for step in trace(lines("x = a + b\nif x > a: x = 0"), "1", "2").steps
    ]
    assert found[1:] == [
        *(("line", {}, None), ("expression", {}, None), ("finish", {"x": "3"}, None)),
        *(("line", {}, None), ("expression", {}, None), ("finish", {"x": "0"}, True), ("return", {}, None)),
    ]


def test_the_module_its_annotations_patterns_and_handlers_are_not_told() -> None:
    module = "import os\nK = 1 + len('ab')\nclass C:\n    size = K * 2\n"
    pattern = "x: os.path.join = a\nmatch x:\n    case -1 | os.name: return 1\n"
    handler = "try:\n    raise KeyError\nexcept os.error:\n    pass\nexcept KeyError:\n    return 2"
    source = module + lines(pattern + handler)
    assert told(source, "5", "2") == []


def test_targets_are_evaluated_once_and_what_they_are_made_of_is_told() -> None:
    source = lines("a[b + 1] += 5\na[-b], a[b - 1] = 7, a[b] * 2\ndel a[b + 1:b + 2]\nreturn a")
    assert told(source, "[1, 2, 3]", "1") == [
        "b + 1 -> 2",
        "a[b] -> 2",
        "a[b] * 2 -> 4",
        "-b -> -1",
        "b - 1 -> 0",
        "b + 1 -> 2",
        "b + 2 -> 3",
    ]


def test_awaited_and_sent_values_are_told() -> None:
    source = "def g():\n    x = (yield 1) or 2\n    yield x\ndef f(a):\n    h = g()\n    next(h)\n    return h.send(a)"
    assert "yield 1 -> 5" in told(source, "5")
    source = "import asyncio\nasync def g(a):\n    return a * 2\nasync def h(a):\n    return await g(a)\n"
    source += "def f(a):\n    return asyncio.run(h(a))"
    assert "await g(a) -> 4" in told(source, "2")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_count_characters_whatever_the_line_ends_and_letters(end: str) -> None:
    source = end.join(["é = 'ü'", "def f(ñ):", "    'ö→'; ß = ('→' + ñ +", "        é * 2)", "    return f'→{ß[ 0 ]}'"])
    assert told(source, "'ä'") == [
        "'→' + ñ -> '→ä'",
        "é * 2 -> 'üü'",
        f"'→' + ñ +{end}        é * 2 -> '→äüü'",
        "ß[ 0 ] -> '→'",
        "f'→{ß[ 0 ]}' -> '→→'",
    ]


def test_long_values_are_cut_and_hashed() -> None:
    first, _ = told(lines("return len('x' * a)"), "3000", "0")
    assert len(first) == len("'x' * a -> ") + Limits().value_chars
    assert "…#" in first


def test_expressions_count_as_steps() -> None:
    source = lines("while True:\n    a += b * 1")
    report = run(source, "1", "2", steps=50)
    assert (report.outcome, report.detail) == ("step_limit", "more than 50 steps")
    assert report.trace is not None
    assert len(report.trace.steps) == 50


def test_a_statement_nested_beyond_reason_tells_nothing_and_runs_as_ever() -> None:
    source = lines(f"x = a{' + 1' * 150}\nreturn x + b")
    assert told(source, "0", "1") == ["x + b -> 151"]


def test_a_run_without_any_expression_is_a_fine_trace_too() -> None:
    assert by_line(trace(lines("return a"), "1", "2")) == run(lines("return a"), "1", "2", granularity=Granularity.LINE).trace


def test_recording_twice_finds_out_expressions_that_differ() -> None:
    steady, shaky = (lines(f"x = {{*a}}\ny = len({text})\nreturn b") for text in ("max(x) + 'a'", "[*x][0] + 'a'"))
    for source, outcome in ((steady, "returned"), (shaky, "nondeterministic")):
        program, call = Program(source, "f"), Call(("'abcdefgh'", "1"))
        report = asyncio.run(record(DirectSandbox(), program, call, granularity=Granularity.EXPRESSION))
        assert report.outcome == outcome, source


def same_by_line(program: Program, call: Call) -> None:
    """A run is the same with expressions and without, and its line trace lies within the fine one."""
    jobs = [Job(program, call, Mode.TRACE, Limits(), granularity=granularity) for granularity in Granularity]
    line, fine = (asyncio.run(DirectSandbox().run(job)) for job in jobs)
    seen = [(one.outcome, one.detail, one.returned, one.raised, one.stdout) for one in (line, fine)]
    assert seen[0] == seen[1]
    assert line.trace is not None
    assert fine.trace is not None
    assert by_line(line.trace) is line.trace
    assert by_line(fine.trace) == line.trace


@pytest.mark.parametrize("name", SOURCES)
def test_programs_run_as_they_do_without(name: str) -> None:
    source = SOURCES[name].read_text()
    call = ast.parse(source.rpartition("# ")[2].strip(), mode="eval").body
    assert isinstance(call, ast.Call)
    same_by_line(Program(source, ast.unparse(call.func)), Call(tuple(map(ast.unparse, call.args))))


CHOICES = """
a and b; a or b; a and b or c; (a or b) and c; not (a and b); not a or b and c; a < b < c; a < b < c and d; (a < b < c) or d
a if b else c; (a and b) if c else d; a if (b and c) else d; (a and b if c else d) or a; not (a < b < c); (a or (b and c)) and d
(x := a and b) or c; not not (a or b); (a if b and c else d) and a; (not (a and b)) or c; ((a and b) or c) and d; a + b and c
(a, b)[0 if c and d else 1] or a; [y for y in (a, b, c) if (y or a) and d]; (lambda p: p and a or b)(c); (a and b) < c < d
all(y and a for y in (b, c)); a < (b and c or d) < c
"""
ASKED = """
class T:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        LOG.append(self.v)
        return bool(self.v)
    def __lt__(self, other):
        return T(self.v < other.v)
    def __add__(self, other):
        return T(self.v + other.v)
LOG = []
def f():
    for v in (0, 1, 3, 5, 6, 10, 12, 15):
        for g in (g0, g1, g2, g3):
            try:
                g(T(v & 1), T(v >> 1 & 1), T(v >> 2 & 1), T(v >> 3 & 1))
            except AssertionError:
                LOG.append(v)
    return LOG
"""
FORMS = ["r = {}", "if {}:\n        r = 1", "r = 0\n    while r < 2 and ({}):\n        r += 1", "assert a if ({}) else b, 'no'"]


@pytest.mark.parametrize("choice", CHOICES.strip().replace("\n", "; ").split("; "))
def test_truth_is_asked_for_as_often_as_without(choice: str) -> None:
    functions = [f"def g{number}(a, b, c, d):\n    {form.format(choice)}\n" for number, form in enumerate(FORMS)]
    same_by_line(Program(ASKED + "".join(functions), "f"), Call())
