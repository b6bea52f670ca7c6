import asyncio
from pathlib import Path

from agents.author import Draft
from agents.corpus import CorpusAuthor
from agents.prompt import prompt_of
from agents.seeds import Seed

EXAMPLES = Path(__file__).parents[3] / "examples" / "programs.jsonl"


def test_every_shipped_example_is_a_program_with_a_problem_that_mentions_its_whole_input() -> None:
    author = CorpusAuthor(EXAMPLES)
    assert len(author) == 12
    for index in range(len(author)):
        draft = asyncio.run(author.write(Seed(1, "corpus", "", 0, index), ()))
        assert isinstance(draft, Draft), draft
        assert len(draft.calls) == len(draft.expected) == 3
        for call in draft.calls:
            assert "Input:" not in prompt_of(draft.program, call)
