from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from sandbox.address import AddressError, Addresses, parse
from sandbox.granularity import Granularity
from sandbox.node import Node, Run, Step, first_of, last_of
from sandbox.structure import Structure
from sandbox.trace import Trace
from tests.sandbox.guest import golden_traces
from tests.sandbox.recorded import forged, golden, recorded

SOURCE = """\
def helper(k):
    s = 0
    while s < k:
        s += 1
    return s

def count(n):
    for i in range(n):
        yield i

def solve(xs):
    total = 0
    for x in xs:
        for y in count(x):
            total += helper(y)
        if x == 3:
            break
    key = lambda k: k
    return total + key(1)
"""


@pytest.fixture(scope="module")
def structure() -> Structure:
    return Structure(recorded(SOURCE, "[1, 2, 3, 4]"))


def everything(structure: Structure) -> Iterator[Node | Step]:
    waiting: list[Node | Step] = list(structure.children(None))
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(() if isinstance(item, Step) else structure.children(item))


def span(item: Node | Run | Step) -> tuple[int, int]:
    return first_of(item), last_of(item)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("solve", (11, 19)),
        ("solve#1", (11, 19)),
        ("solve~1", (11, 19)),
        ("solve/line 12", (12, 12)),
        ("solve/for@13", (13, 17)),
        ("solve/for@13/round 1", (13, 16)),
        ("solve/for@13/round 1..2", (13, 16)),
        ("solve/for@13/round 2/for@14/end", (14, 14)),
        ("solve/for@13/round 2/for@14/round 2..end", (14, 14)),
        ("solve/for@13/round 2/line 13", (13, 13)),
        ("helper#3", (1, 5)),
        ("helper#3/while@3/round 1", (3, 4)),
        ("helper#3/while@3/end", (3, 3)),
        ("solve/for@13/round 2/helper#3", (1, 5)),
        (" /helper#3/ ", (1, 5)),
        ("count#3~2/for@8/round 2", (8, 9)),
        ("solve.lambda", (18, 18)),
        ("[0]", (11, 11)),
        ("[0..1]", (11, 12)),
        ("solve/[0..1]", (11, 12)),
    ],
)
def test_an_address_names_a_part(structure: Structure, address: str, lines: tuple[int, int]) -> None:
    first, last = span(Addresses(structure).at(address))
    steps = structure.trace.steps
    assert (steps[first].line, steps[last].line) == lines


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("", "no address: nothing"),
        ("solve/round x", "no address: round x"),
        ("for@13", "begin with a call such as solve"),
        ("nobody", "called are solve, count, helper, solve.lambda"),
        ("helper#99", "numbered 1 to"),
        ("helper#0", "numbered 1 to"),
        ("solve~2", "stretches are numbered 1 to 1"),
        ("solve/for@12", "there are line 12, for@13, line 18"),
        ("solve/for@13/round 4", "rounds are numbered 1 to 3"),
        ("solve/for@13/round 2..1", "rounds are numbered 1 to 3"),
        ("solve/for@13/round 0", "rounds are numbered 1 to 3"),
        ("solve/for@13/end", "left before its end"),
        ("solve/for@13/round 1/for@14/round 2", "rounds are numbered 1 to 1"),
        ("solve/for@13/round 1/for@14/round 1/helper#3", "not made there"),
        ("solve/round 1", "there are line 12"),
        ("solve/line 12#2", "there are line 12"),
        ("solve/line 12/line 12", "nothing is inside"),
        ("solve/for@13/round 1..2/line 13", "nothing is inside of round 1..2"),
        ("[5..4]", "numbered 0 to"),
        ("[99999]", "numbered 0 to"),
        ("solve/line 12/[0]", "numbered 1 to 1"),
    ],
)
def test_an_address_of_nothing_is_refused_in_one_line(structure: Structure, address: str, complaint: str) -> None:
    with pytest.raises(AddressError, match=complaint.replace("(", r"\(")) as caught:
        Addresses(structure).at(address)
    assert "\n" not in str(caught.value)


def test_steps_are_the_fewest_neighbours_they_lie_in(structure: Structure) -> None:
    addresses = Addresses(structure)
    loop = addresses.at("solve/for@13")
    first, last = span(loop)
    assert addresses.at(f"[{first}..{last}]") is loop
    rounds = addresses.at(f"[{first + 1}..{last}]")
    assert isinstance(rounds, Run)
    assert rounds.owner is loop
    assert addresses.of(rounds) == "solve/for@13/round 1..3"


def test_all_parts_of_an_address_count() -> None:
    assert [part.kind for part in parse("solve/for@13/round 2/line 4#2/[3..4]")] == ["call", "for", "round", "line", "steps"]


def check(trace: Trace) -> None:
    """The parts of every node follow each other and cover it, and every address leads back."""
    structure = Structure(trace)
    addresses = Addresses(structure)
    covered = [span(one) for one in structure.children(None)]
    assert [first for first, _ in covered] == [0, *(last + 1 for _, last in covered[:-1])]
    assert covered[-1][1] == len(trace.steps) - 1
    for item in everything(structure):
        found = addresses.at(addresses.of(item))
        assert span(found) == span(item) or isinstance(item, Step)
        if not isinstance(item, Step) and structure.children(item):
            inside = [span(one) for one in structure.children(item)]
            assert [first for first, _ in inside] == [item.first, *(last + 1 for _, last in inside[:-1])]
            assert inside[-1][1] == item.last


@pytest.mark.parametrize("name", golden_traces.names())
def test_every_part_of_a_golden_trace_has_an_address(name: str) -> None:
    trace = golden(name)
    if trace.steps:
        check(trace)


@pytest.mark.parametrize("name", golden_traces.FINE)
def test_every_part_of_a_trace_of_expressions_has_an_address(name: str) -> None:
    check(golden(name, granularity=Granularity.EXPRESSION))


@pytest.mark.parametrize("name", golden_traces.names())
def test_every_part_of_a_cut_trace_has_an_address(name: str) -> None:
    trace = golden(name, steps=37)
    if trace.steps:
        check(trace)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forged())
def test_every_part_of_a_forged_trace_has_an_address(trace: Trace) -> None:
    check(trace)
