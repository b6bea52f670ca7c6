from agents.template.source import read
from agents.template.tree import Act, Cycle, grow, parts
from tests.agents.template.tellings import trace


def _parts(source: str, *args: str) -> list[Act | Cycle]:
    found = trace(source, *args)
    return parts(grow(read(source), found.steps).acts)


def test_a_loop_becomes_rounds_and_its_end() -> None:
    source = "def solve(xs):\n    t = 0\n    for x in xs:\n        t += x\n    return t"
    _, cycle, _ = _parts(source, "[1, 2, 3]")
    assert isinstance(cycle, Cycle)
    assert [round_.closing for round_ in cycle.rounds] == [False, False, False, True]


def test_a_loop_that_runs_again_is_another_cycle() -> None:
    source = "def solve(n):\n    for i in range(2):\n        for j in range(n):\n            n += 0\n    return n"
    outer, _ = _parts(source, "2")
    assert isinstance(outer, Cycle)
    inner = [part for round_ in outer.rounds for part in round_.parts if isinstance(part, Cycle)]
    assert [len(cycle.rounds) for cycle in inner] == [3, 3]


def test_a_loop_without_a_test_has_rounds_too() -> None:
    source = "def solve(n):\n    while True:\n        n -= 1\n        if n < 0:\n            break\n    return n"
    cycle, _ = _parts(source, "2")
    assert isinstance(cycle, Cycle)
    assert len(cycle.rounds) == 3


def test_calls_lie_within_the_act_that_made_them() -> None:
    source = "def double(n):\n    return 2 * n\n\ndef solve(n):\n    m = double(n) + double(3)\n    return m"
    act, _ = _parts(source, "2")
    assert isinstance(act, Act)
    assert [visit.closing.value for visit in act.visits if visit.closing] == ["4", "6"]
    assert act.last == act.own[-1].index
