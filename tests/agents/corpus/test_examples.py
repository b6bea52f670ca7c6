import asyncio
from pathlib import Path

from agents.author import Draft
from agents.corpus import CorpusAuthor
from agents.output import same_output
from agents.prompt import prompt_of
from agents.seeds import Seed
from sandbox.base import Job, Mode
from tests.sandbox.inprocess import DirectSandbox

EXAMPLES = Path(__file__).parents[3] / "examples" / "programs.jsonl"


def drafts() -> list[Draft]:
    author = CorpusAuthor(EXAMPLES)
    written = [asyncio.run(author.write(Seed(1, "corpus", "", 0, index), ())) for index in range(len(author))]
    return [draft for draft in written if isinstance(draft, Draft)]


def test_every_shipped_example_is_a_program_with_a_problem_that_mentions_its_whole_input() -> None:
    found = drafts()
    assert len(found) == 12
    for draft in found:
        assert len(draft.calls) == len(draft.expected) == 3
        for call in draft.calls:
            assert "Input:" not in prompt_of(draft.program, call)


def test_every_shipped_example_returns_what_is_recorded() -> None:
    for draft in drafts():
        report = asyncio.run(DirectSandbox().run(Job(draft.program, draft.calls[0], Mode.RUN)))
        assert report.returned is not None, report
        assert same_output(report.returned, draft.expected[0], draft.likeness), draft.program.origin.ident
