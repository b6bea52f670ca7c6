"""Makes programs of files that others wrote, through a model: a problem, a typed entry and a generator of inputs for each.

The step by which CodeI/O turns code in the wild into tasks (arXiv 2502.07316).
"""

from collections.abc import Sequence

from agents import prompts
from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.llm.base import LLM, Message, Request, Sampling
from agents.llm.structured import schema_of
from agents.llm_author import generator
from agents.llm_author.claims import Owner
from agents.llm_author.form import Refactored, read_refactored
from agents.llm_author.program import likeness_of, parameters_of, program_of, unfenced
from agents.llm_author.reply import Heard, heard
from agents.llm_author.stated import unlike
from agents.seeds import Seed
from agents.sources import BadSource, Sources, licence_of
from sandbox.base import Sandbox
from sandbox.program import Origin

_TEMPERATURE = 0.4
_MOST_CHARS = 12_000
_FEWEST_LINES = 3
_MOST_CALLS = 8
_LEAST_STEPS = 4


class RefactorAuthor:
    """Asks a model to make a program of a file, the seed with index ``i`` of file ``i``, and to mend what was of no use.

    What the model writes runs in the sandbox only, the generator of inputs included.

    Args:
        llm: the model; closed by whoever opened it.
        sources: the files; they are shown to the model, never executed.
        sandbox: where generators run; used, not closed.
        max_tokens: of a reply.
        owner: knows which programs were made before; ``None`` for those of this author only.

    Attributes:
        name: the model's.
        prompt: digest of the words with which it is asked.
    """

    def __init__(self, llm: LLM, sources: Sources, sandbox: Sandbox, max_tokens: int = 4_096, owner: Owner | None = None) -> None:
        self.name = llm.name
        self._llm = llm
        self._sources = sources
        self._sandbox = sandbox
        self._max_tokens = max_tokens
        self._rules, self._file, self._mend = (prompts.load(one) for one in ("refactor", "refactor-file", "mend-program"))
        self.prompt = prompts.digest(self._rules, self._file, self._mend)
        shown = read_refactored(self._rules.text)
        assert isinstance(shown, Refactored), "the prompt shows an example"
        self._example = likeness_of(shown.source)
        self._owner = owner or dict[str, str]().setdefault

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        """Make a program of the file of this seed, or mend the last one; see ``agents.author.Author``.

        Refuses with ``no_row`` past the last file, and with ``bad_file`` where there is nothing to be shown.

        Raises:
            ModelError: no reply was had.
        """
        try:
            request = self.request(seed, complaints)
        except BadSource as error:
            return Refused("bad_file", str(error))
        except IndexError:
            return Refused("no_row", f"{self._sources.name} has {len(self._sources)} files")
        found = heard(await self._llm.complete(request), read_refactored)
        return await self._draft(found, seed) if isinstance(found, Heard) else found

    def request(self, seed: Seed, complaints: Sequence[Complaint]) -> Request:
        """What is asked: the file and, where there was a try, the last one with what was wrong with it.

        Raises:
            BadSource: there is nothing in the file that could be shown.
            IndexError: there is no such file.
        """
        path = self._sources.paths[seed.index]
        text = self._shown(path)
        part = ", of which this is the beginning" if len(text) < len(self._sources.text(path).strip()) else ""
        messages = [Message("system", self._rules.text), Message("user", self._file.render(path=path, part=part, source=text))]
        if complaints and complaints[-1].said:
            messages.append(Message("assistant", complaints[-1].said))
            messages.append(Message("user", self._mend.render(wrong=complaints[-1].wrong)))
        number = len(complaints)
        sampling = Sampling(_TEMPERATURE, seed=seed.stream(f"{self.name}:{number}").getrandbits(31))
        return Request(tuple(messages), self._max_tokens, sampling, schema_of(Refactored), attempt=number)

    def _shown(self, path: str) -> str:
        """What a model sees of a file: no more than it can take in."""
        try:
            text = self._sources.text(path).strip()
        except BadSource as error:
            raise BadSource(f"{path} {error}") from error
        if sum(bool(line.strip()) for line in text.splitlines()) < _FEWEST_LINES:
            raise BadSource(f"{path} has hardly a line in it")
        return text if len(text) <= _MOST_CHARS else text[:_MOST_CHARS].rpartition("\n")[0]

    async def _draft(self, found: Heard[Refactored], seed: Seed) -> Draft | Spoiled:
        path = self._sources.paths[seed.index]
        origin = Origin(self.name, f"{self._sources.name}/{path}", licence_of(self._sources.text(path)) or "unknown")
        program = program_of(found.written, origin, found.said, alone=False)
        if isinstance(program, Spoiled):
            return program
        likeness = likeness_of(program.source)
        if likeness == self._example or self._owner(likeness, seed.key) != seed.key:
            return Spoiled("duplicate", found.said, "The same program was made of another file. Make another one of this file.")
        calls = await generator.inputs(self._sandbox, unfenced(found.written.generator), parameters_of(program))
        if isinstance(calls, str):
            return Spoiled("bad_generator", found.said, calls)
        if wrong := unlike(program.problem, program.source, calls):
            return Spoiled("bad_problem", found.said, wrong)
        return Draft(program, calls[:_MOST_CALLS], said=found.said, least_steps=_LEAST_STEPS)
