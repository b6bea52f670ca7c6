"""What holds of the claims about everyone."""

from agents import phrasing
from agents.seeds import Seed
from tests.agents.grammar.drafts import write


def test_whoever_breaks_a_claim_is_never_said_to_be_as_claimed() -> None:
    seen = 0
    for index in range(60):
        program = write(Seed(1, "logic", "quantifiers", 1 + index % 5, index)).program
        for number, line in enumerate(program.source.split("\n"), 1):
            if "as claimed" in program.phrases.get(phrasing.key_of(number, outcome=False), ""):
                assert "exception" not in line, line
                seen += "first exception" in program.problem
    assert seen
