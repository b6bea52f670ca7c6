"""An author whose programs stand for themselves: without a problem, they are asked about by their code and the call."""

from collections.abc import Sequence
from dataclasses import replace

from agents.author import Author, Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.seeds import Seed


class BareAuthor:
    """Takes the words from another author's programs: problem, glosses and phrases; so they are told by the names in the code."""

    def __init__(self, author: Author) -> None:
        self._author = author
        self.name = author.name
        self.prompt = author.prompt

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        """Write as the other author does, without the words."""
        written = await self._author.write(seed, complaints)
        if not isinstance(written, Draft):
            return written
        return replace(written, program=replace(written.program, problem="", glosses={}, phrases={}))
