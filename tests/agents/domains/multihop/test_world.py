"""What holds of the invented facts."""

from agents.author import Draft
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from tests.agents.grammar.drafts import arguments


def test_a_capital_lies_in_a_country_whose_capital_it_is() -> None:
    seen = 0
    for index in range(24):
        draft = GrammarAuthor().compose(Seed(1, "multihop", ("bridge", "counting")[index % 2], 3 + index % 3, index), 0)
        assert isinstance(draft, Draft)
        facts = arguments(draft.calls[0])[0]
        assert isinstance(facts, dict)
        capitals = {(country, town) for (country, verb), town in facts.items() if verb == "has its capital in"}
        for _, town in capitals:
            home = facts.get((town, "lies in"))
            assert home is None or (home, town) in capitals
            seen += home is not None
    assert seen
