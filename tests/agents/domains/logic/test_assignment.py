"""What holds of the puzzles in which everybody has one thing."""

from agents.author import Draft
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from tests.agents.grammar.drafts import arguments


def test_what_is_asked_for_is_not_said_by_a_clue_alone() -> None:
    asked = 0
    for index in range(15):
        draft = GrammarAuthor().compose(Seed(1, "logic", "assignment", 1 + index % 5, index), 0)
        assert isinstance(draft, Draft)
        for call in draft.calls:
            possible, *target = arguments(call)
            assert isinstance(possible, dict)
            settled = {name: some[0] for name, some in possible.items() if len(some) == 1}
            assert not {*settled, *settled.values()} & {*target}
            asked += len(target)
    assert asked
