import pytest

from sandbox.node import Act, Cycle, Round, Visit
from sandbox.structure import Structure
from sandbox.trace import Event
from tests.sandbox.recorded import recorded


def sketch(node: Visit | Act | Cycle | Round) -> str:
    """The tree in one line: ``f(...)`` a visit, ``3`` a statement by its line, ``for[...]`` a loop, ``1:`` its rounds."""
    if isinstance(node, Visit):
        name = f"{node.activation.name.rpartition('.')[2]}{node.activation.number}"
        return f"{name}({' '.join(map(sketch, node.parts))})"
    if isinstance(node, Cycle):
        return f"{node.loop.kind}[{' '.join(map(sketch, node.rounds))}]"
    if isinstance(node, Round):
        name = "end" if node.closing else f"{node.number}"
        inside = [sketch(visit) for visit in node.head.visits] if node.head else []
        return f"{name}:{','.join([*inside, *map(sketch, node.parts)])}"
    return "".join([str(node.own[0].line), *("!" for _ in node.own[:1] if node.raised), *map(sketch, node.visits)])


def tree(source: str, *args: str) -> str:
    return " ".join(map(sketch, Structure(recorded(source, *args)).visits))


CASES = {
    "for": (
        """\
def solve(xs):
    t = 0
    for x in xs:
        t += x
    return t
""",
        "[1, 2]",
        "solve1(2 for[1:4 2:4 end:] 5)",
    ),
    "for_else_without_rounds": (
        """\
def solve(xs):
    for x in xs:
        pass
    else:
        x = 1
    return x
""",
        "[]",
        "solve1(for[end:] 5 6)",
    ),
    "while_else": (
        """\
def solve(n):
    while n:
        n -= 1
    else:
        n = 9
    return n
""",
        "1",
        "solve1(while[1:3 end:] 5 6)",
    ),
    "break_skips_else": (
        """\
def solve(n):
    while n:
        n -= 1
        if n == 1:
            break
    else:
        n = 9
    return n
""",
        "3",
        "solve1(while[1:3,4 2:3,4,5] 8)",
    ),
    "continue": (
        """\
def solve(xs):
    for x in xs:
        if x:
            continue
        x = 1
    return x
""",
        "[0, 1]",
        "solve1(for[1:3,5 2:3,4 end:] 6)",
    ),
    "return_out_of_an_endless_loop": (
        """\
def solve(n):
    while True:
        n -= 1
        if n < 0:
            return n
""",
        "1",
        "solve1(while[1:3,4 2:3,4,5])",
    ),
    "nested": (
        """\
def solve(n):
    for i in range(2):
        for j in range(n):
            n += 0
    return n
""",
        "1",
        "solve1(for[1:for[1:4 end:] 2:for[1:4 end:] end:] 5)",
    ),
    "endless_loop_whose_body_begins_with_a_loop": (
        """\
def solve(n):
    while True:
        for i in range(2):
            if i: break
        n -= 1
        if n < 0:
            break
    return n
""",
        "1",
        "solve1(while[1:for[1:4 2:4],5,6 2:for[1:4 2:4],5,6,7] 8)",
    ),
    "loop_in_one_line": (
        """\
def solve(n):
    while n > 0: n -= 1; m = 2
    return n
""",
        "2",
        "solve1(while[1: 2: end:] 3)",
    ),
    "comprehension": (
        """\
def solve(n): return [k * k for k in range(n) if k]
""",
        "3",
        "solve1(1)",
    ),
    "exception_leaves_inner_loop": (
        """\
def solve(n):
    for i in range(n):
        try:
            for j in range(3):
                1 / j
        except ZeroDivisionError:
            n = 0
    return n
""",
        "1",
        "solve1(for[1:3,for[1:5!],6,7 end:] 8)",
    ),
    "recursion": (
        """\
def solve(n):
    if n == 0: return 1
    return n * solve(n - 1)
""",
        "2",
        "solve1(2 3solve2(2 3solve3(2)))",
    ),
    "nested_function": (
        """\
def solve(n):
    def add(k): return n + k
    return add(1) + add(2)
""",
        "2",
        "solve1(2 3add1(2)add2(2))",
    ),
    "raising_call": (
        """\
def fail(n):
    raise ValueError(n)
def solve(n):
    try:
        fail(n)
    except ValueError:
        return 0
""",
        "2",
        "solve1(4 5!fail1(2!) 6 7)",
    ),
    "lambda_in_the_header": (
        """\
def solve(xs):
    for x in sorted(xs, key=lambda v: -v):
        pass
    return x
""",
        "[1, 2]",
        "solve1(for[1:lambda1(2),lambda2(2),3 2:3 end:] 4)",
    ),
    "with_is_left_by_its_line": (
        """\
class C:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def solve(n):
    for i in range(n):
        with C():
            n += i
    return n
""",
        "1",
        "solve1(for[1:6__enter__1(2),7,6__exit__1(3) end:] 8)",
    ),
    "return_through_finally": (
        """\
def solve(n):
    for i in range(n):
        try:
            return i
        finally:
            n = 7
""",
        "3",
        "solve1(for[1:3,4,6])",
    ),
}


@pytest.mark.parametrize(("source", "args", "expected"), CASES.values(), ids=CASES)
def test_every_construct_has_its_place_in_the_tree(source: str, args: str, expected: str) -> None:
    assert tree(source, args) == expected


def test_a_generator_counts_its_rounds_from_visit_to_visit() -> None:
    source = (
        "def count(n):\n    for i in range(n):\n        for j in range(2):\n            x = yield i\n        y = 2\n"
        "def solve(n):\n    for v in count(n):\n        pass\n    return v"
    )
    structure = Structure(recorded(source, "2"))
    (generator,) = (one for one in structure.activations.values() if one.name == "count")
    assert [sketch(visit) for visit in generator.visits] == [
        "count1(for[1:for[1:4]])",
        "count1(for[1:for[1:4 2:4]])",
        "count1(for[1:for[end:],5 2:for[1:4]])",
        "count1(for[2:for[2:4]])",
        "count1(for[2:for[end:],5 end:])",
    ]


def test_a_generator_that_only_passes_on_keeps_its_round() -> None:
    source = (
        "def inner():\n    yield 1\n    yield 2\ndef outer(n):\n    for i in range(n):\n        yield from inner()\n"
        "def solve(n):\n    return list(outer(n))"
    )
    structure = Structure(recorded(source, "2"))
    (outer,) = (one for one in structure.activations.values() if one.name == "outer")
    numbers = [[part.rounds[0].number for part in visit.parts if isinstance(part, Cycle)] for visit in outer.visits]
    assert numbers == [[1], [1], [1], [2], [2]]


def test_a_trace_that_is_cut_ends_in_open_nodes() -> None:
    structure = Structure(recorded("def solve(n):\n    while True:\n        n += 1", "0", steps=10))
    (visit,) = structure.visits
    (loop,) = visit.parts
    assert isinstance(loop, Cycle)
    assert structure.is_cut
    assert visit.closing is None
    assert [node.last for node in (visit, loop, loop.rounds[-1])] == [9, 9, 9]


def test_an_empty_trace_has_no_visits() -> None:
    assert Structure(recorded("def solve(n):\n    yield n", "0")).visits == []


def test_visit_of_a_step() -> None:
    trace = recorded("def double(n):\n    return 2 * n\ndef solve(n):\n    return double(n) + double(3)", "2")
    structure = Structure(trace)
    for step in trace.steps:
        visit = structure.visit_at(step.index)
        assert visit.activation.name == step.function
        assert visit.first <= step.index <= visit.last


def test_a_round_whose_header_failed_was_not_entered() -> None:
    source = "def check(n):\n    return 1 / n\ndef solve(n):\n    while check(n):\n        n -= 1"
    (visit,) = Structure(recorded(source, "2")).visits
    (loop,) = visit.parts
    assert isinstance(loop, Cycle)
    assert [one.entered for one in loop.rounds] == [True, True, False]
    assert visit.closing is None


def test_ways_tell_rounds_apart_by_lines_decisions_and_exceptions() -> None:
    source = (
        "def solve(xs):\n    for x in xs:\n        try:\n            if 6 / x > 2:\n                x = 0\n"
        "        except ZeroDivisionError:\n            pass\n    return x"
    )
    (visit,) = Structure(recorded(source, "[1, 2, 6, 0, 0]")).visits
    loop = visit.parts[0]
    assert isinstance(loop, Cycle)
    first, second, third, fourth, fifth, _ = (one.way for one in loop.rounds)
    assert first == second != third != fourth == fifth


def test_calls_lie_within_the_act_that_made_them() -> None:
    source = "def double(n):\n    return 2 * n\n\ndef solve(n):\n    m = double(n) + double(3)\n    return m"
    (visit,) = Structure(recorded(source, "2")).visits
    act = visit.parts[0]
    assert isinstance(act, Act)
    assert [inner.closing.value for inner in act.visits if inner.closing] == ["4", "6"]
    assert [step.event for step in act.own] == [Event.LINE, Event.FINISH]
    assert act.last == act.own[-1].index
