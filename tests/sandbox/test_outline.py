import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.address import AddressError, Addresses
from sandbox.granularity import Granularity
from sandbox.node import first_of, last_of
from sandbox.outline import LEAST_TOKENS, Outline, Outliner, outline, tokens
from sandbox.trace import Trace
from tests.sandbox.guest import golden_traces
from tests.sandbox.recorded import forged, golden, recorded

LONG = """\
def helper(k):
    s = 0
    for j in range(k % 7):
        if j == 3 and k == 5562:
            raise ValueError(k)
        s += j * k
    return s

def solve(n):
    total = 0
    i = 0
    while i < n:
        if i % 3 == 0:
            try:
                total += helper(i)
            except ValueError:
                total = 0
        elif i == 1000:
            total = 0
        i += 1
    return total
"""


def check(outliner: Outliner, budget: int, at: str = "") -> Outline:
    """Every step lies in one row's span, every row's address names that span, and the budget is kept."""
    found = outliner.draw(budget, at)
    addresses = Addresses(outliner.structure)
    assert tokens(found.text) == found.tokens <= budget
    whole = addresses.at(at) if at else None
    expected = 0 if whole is None else first_of(whole)
    for row in found.rows:
        assert row.first == expected
        expected = row.last + 1
        part = addresses.at(row.address)
        assert (first_of(part), last_of(part)) == (row.first, row.last)
        assert row.text.isprintable()
    assert expected == (len(outliner.structure.trace.steps) if whole is None else last_of(whole) + 1)
    return found


@pytest.fixture(scope="module")
def long() -> Outliner:
    trace = recorded(LONG, "10900")
    assert len(trace.steps) > 100_000
    return Outliner(trace)


def test_a_hundred_thousand_steps_within_two_thousand_tokens(long: Outliner) -> None:
    found = check(long, 2_000)
    assert found.tokens > 1_500
    assert len(found.rows) > 30
    for row in found.rows:
        if row.folded:
            check(long, 2_000, row.address)


def test_what_is_rare_is_shown(long: Outliner) -> None:
    text = outline(long.structure.trace).text
    assert "raises ValueError(5562)" in text
    assert "elif i == 1000: yes" in text or "elif i == 1000: | yes" in text


def test_every_step_can_be_reached_by_asking_on(long: Outliner) -> None:
    wanted, at, asked = 54_321, "", 0
    while True:
        row = next(row for row in check(long, 1_000, at).rows if row.first <= wanted <= row.last)
        if not row.folded:
            break
        at, asked = row.address, asked + 1
    assert row.first <= wanted <= row.last
    assert asked < 12


def test_a_fold_says_what_it_leaves_and_how_its_conditions_came_out() -> None:
    source = (
        "def solve(n):\n    total = 0\n    for i in range(n):\n        if i == 7:\n            total += 10\n"
        "        total += i\n    return total"
    )
    (row,) = outline(recorded(source, "20"), 500, "solve/for@3/round 2..19").rows[:1]
    assert row.text.startswith("[5] for@3/round 2")
    folded = outline(recorded(source, "20"), 100, "solve/for@3/round 4..19").rows
    assert "for@3/round 4..19: 16 rounds | total 3 -> 181; i = 18 | if i == 7: yes 1 of 16 at [" in folded[0].text


def test_a_short_trace_is_shown_whole() -> None:
    found = outline(recorded("def solve(xs):\n    t = 0\n    for x in xs:\n        t += x\n    return t", "[4, 7]"))
    assert found.text.splitlines() == [
        "solve: 9 steps, returned 11",
        "[0] call solve | xs = [4, 7]",
        " [1] t = 0 | t = 0",
        " [2] for@3/round 1: for x in xs: | x = 4",
        "  [3] t += x | t = 4",
        " [4] for@3/round 2: x = 7",
        "  [5] t += x | t = 11",
        " [6] for@3/end: no more items",
        " [7] return t",
        " [8] returns 11",
    ]


def test_calls_generators_and_exceptions_in_lines() -> None:
    source = (
        "def count(n):\n    for i in range(n):\n        yield i\ndef fail(n):\n    raise ValueError(n)\ndef solve(n):\n"
        "    for i in count(n):\n        fail(i)\n    return n"
    )
    assert outline(recorded(source, "1")).text.splitlines() == [
        "solve: 12 steps, raised ValueError(0)",
        "[0] call solve | n = 1",
        " [1] for@7/round 1: for i in count(n):",
        "  [2] call count | n = 1",
        "   [3] for@2/round 1: for i in range(n): | i = 0",
        "    [4] yield i",
        "   [5] yields 0",
        "  [6] line 7 is over | i = 0",
        "  [7] fail(i)",
        "   [8] call fail | n = 0",
        "    [9..10] raise ValueError(n) | raises ValueError(0)",
        "   [11] raises ValueError(0)",
    ]


def test_a_cut_trace_says_so() -> None:
    found = outline(recorded("def solve(n):\n    while True:\n        n += 1", "0", steps=300), 100)
    assert found.title == "solve: 300 steps, step_limit"
    assert found.rows[-1].last == 299
    assert found.rows[-1].text.endswith("cut here")


def test_an_empty_trace_has_no_rows() -> None:
    assert outline(recorded("def solve(n):\n    yield n", "0")).rows == ()


def test_too_small_a_budget_and_a_wrong_address_are_refused() -> None:
    trace = recorded("def solve(n):\n    return n", "0")
    with pytest.raises(ValueError, match="the least is 100"):
        outline(trace, 99)
    with pytest.raises(AddressError, match="called are solve"):
        outline(trace, at="other")


@pytest.mark.parametrize(("name", "granularity"), golden_traces.files())
def test_golden_traces_within_any_budget(name: str, granularity: str) -> None:
    outliner = Outliner(golden(name, granularity=Granularity(granularity)))
    for budget in (LEAST_TOKENS, 150, 400, 1_000, 20_000):
        for row in check(outliner, budget).rows:
            if row.folded:
                check(outliner, budget, row.address)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forged(), st.integers(LEAST_TOKENS, 1_500))
def test_forged_traces_within_any_budget(trace: Trace, budget: int) -> None:
    check(Outliner(trace), budget)


def test_tokens_are_counted_on_the_safe_side() -> None:
    assert tokens("total += price\n") == 7
    assert tokens("[123..126]") == 10
    assert tokens("日本") == 6
