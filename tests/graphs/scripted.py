"""An author and a narrator that say what they were told to say."""

from collections.abc import Sequence

from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.narrator import Untellable
from agents.seeds import Seed
from sandbox.program import Call, Origin, Program
from sandbox.trace import Trace

SEED = Seed(7, "math", "arithmetic", 1, 0)


def draft(body: str, *inputs: str) -> Draft:
    """A function ``solve(n)`` of the given body, to be called with each of the inputs."""
    source = "def solve(n):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    program = Program(source, "solve", "What comes out for {n}?", {}, Origin("scripted", "", "Apache-2.0"))
    return Draft(program, tuple(Call((text,)) for text in inputs))


GOOD = draft("return n + 1", "1", "2", "3")


class ScriptedAuthor:
    """Gives one draft after another, the last one for ever."""

    name = "scripted"
    prompt = ""

    def __init__(self, *drafts: Draft | Refused | Spoiled) -> None:
        self._drafts = drafts
        self.heard: list[list[str]] = []

    async def write(self, _seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        self.heard.append([one.wrong for one in complaints])
        return self._drafts[min(len(complaints), len(self._drafts) - 1)]


class ScriptedNarrator:
    """Gives one text after another, the last one for ever; ``{returned}`` and ``{last}`` are filled in."""

    style = ""
    prompt = ""

    def __init__(self, *texts: str | Untellable | Spoiled, name: str = "scripted") -> None:
        self.name = name
        self._texts = texts
        self.heard: list[list[str]] = []
        self.calls: list[Call] = []

    async def narrate(self, _seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str | Spoiled:
        self.heard.append([one.wrong for one in complaints])
        self.calls.append(trace.call)
        text = self._texts[min(len(complaints), len(self._texts) - 1)]
        if isinstance(text, Untellable):
            raise text
        if isinstance(text, Spoiled):
            return text
        return text.format(returned=trace.returned, last=len(trace.steps) - 1)
