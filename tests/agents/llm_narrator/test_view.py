from agents.llm_narrator.view import anchored, listed, view
from tests.agents.llm_narrator.traces import traced

LOOP = """\
def double(n):
    return n + n


def solve(n):
    total = 0
    for step in range(n):
        total += step
    if total > 5:
        total = double(total)
    return total
"""


def test_each_line_has_its_anchor_with_what_it_leaves_and_shows_the_numbers() -> None:
    lines = view(traced(LOOP, "2", glosses={"total": "the sum"}), 2_000, with_code=False)
    assert anchored(lines).splitlines() == [
        "[[0| n == 2]] n is 2",
        "[[1| total == 0]] the sum becomes 0",
        "[[2| branch; step == 0]] next, step is 0",
        "[[3| total == 0]] the sum becomes 0 + 0 = 0",
        "[[4| branch; step == 1]] next, step is 1",
        "[[5| total == 1]] the sum becomes 0 + 1 = 1",
        "[[6| not branch]] for step in range(n): there are no more",
        "[[7| not branch]] if the sum > 5: 1 > 5? no",
        "[[8|]] [[9| return == 1]] the answer is 1",
    ]


def test_a_list_without_anchors_has_the_same_words() -> None:
    lines = view(traced(LOOP, "2"), 2_000, with_code=True)
    assert listed(lines).splitlines()[1] == "- total = 0, so total becomes 0"
    assert "[[" not in listed(lines)


def test_a_long_trace_is_folded_to_its_budget_without_a_gap() -> None:
    trace = traced(LOOP, "300")
    lines = view(trace, 400, with_code=False)
    assert len(lines) < 40
    assert [line.first for line in lines] == [0, *(line.last + 1 for line in lines[:-1])]
    assert lines[-1].last == len(trace.steps) - 1


def test_what_a_function_gives_is_claimed_where_it_ends() -> None:
    assert "| return == 12]] what double gives is 12" in anchored(view(traced(LOOP, "4"), 2_000, with_code=False))


def test_long_values_are_claimed_by_their_size_and_objects_not_at_all() -> None:
    source = "def solve(n):\n    many = list(range(n))\n    thing = object\n    return len(many)\n"
    claims = [line.claims for line in view(traced(source, "90"), 2_000, with_code=True)]
    assert claims[1:3] == [("len(many) == 90",), ()]


def test_an_input_that_is_sought_is_supposed_and_is_the_answer() -> None:
    lines = anchored(view(traced(LOOP, "2"), 2_000, with_code=False, backward=True)).splitlines()
    assert lines[0] == "[[0| n == 2]] suppose that n is 2"
    assert lines[-1] == "[[8|]] [[9| return == 1]] that gives 1, as wanted, so the answer is n = 2"
