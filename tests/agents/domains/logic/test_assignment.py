"""What holds of the puzzles in which everybody has one thing."""

from itertools import permutations
from typing import Any

from agents.author import Draft
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from sandbox.program import Call
from tests.agents.grammar.drafts import arguments, parameters, run


def _drafts(count: int) -> list[Draft]:
    found = [GrammarAuthor().compose(Seed(1, "logic", "assignment", 1 + index % 5, index), 0) for index in range(count)]
    return [draft for draft in found if isinstance(draft, Draft)]


def _given(draft: Draft, call: Call) -> dict[str, Any]:
    return dict(zip(parameters(draft.program), arguments(call), strict=True))


def _possible(given: dict[str, Any]) -> dict[str, list[str]]:
    """What each may have, by the clues."""
    if "possible" in given:
        return dict(given["possible"])
    return {name: [item for item in given["items"] if item not in given["excluded"].get(name, [])] for name in given["people"]}


def test_what_is_asked_for_is_not_said_by_a_clue_alone() -> None:
    asked = 0
    for draft in _drafts(30):
        for call in draft.calls:
            given = _given(draft, call)
            settled = {name: some[0] for name, some in _possible(given).items() if len(some) == 1}
            assert given.get("target") not in {*settled, *settled.values()}
            asked += "target" in given
    assert asked


def test_the_clues_leave_one_solution_which_is_the_answer() -> None:
    solved = 0
    for draft in _drafts(30):
        given = _given(draft, draft.calls[0])
        possible = _possible(given)
        things = sorted({item for some in possible.values() for item in some})
        ways = [
            dict(zip(possible, way, strict=True))
            for way in permutations(things, len(possible))
            if all(item in some for item, some in zip(way, possible.values(), strict=True))
        ]
        assert len(ways) == 1
        answer = run(draft.program, *arguments(draft.calls[0]))
        if draft.program.problem.endswith("named above."):
            assert answer == list(ways[0].values())
            solved += 1
        elif isinstance(answer, str) and "target" in given:
            assert (given["target"], answer) in {pair for name, item in ways[0].items() for pair in ((name, item), (item, name))}
            solved += 1
    assert solved
