"""Writes programs through a model."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from agents import domains, prompts
from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.llm.base import LLM, Message, Request, Sampling
from agents.llm.structured import schema_of
from agents.llm_author.form import Written, read
from agents.llm_author.program import draft_of, likeness_of
from agents.llm_author.reply import Heard, heard
from agents.seeds import Seed
from sandbox.program import Origin

_IDEAS = Path(__file__).with_name("ideas.toml")
_TEMPERATURE = 0.8


class ModelAuthor:
    """Asks a model for the program of a seed, and to mend what was of no use.

    Each seed draws a setting and a shape for its program, so that many calls do not bring the same one; a program that differs
    from one of another seed in its names only goes back as ``duplicate``. The prompt depends on the seed alone, never on what
    others wrote meanwhile, so that a run that is resumed asks the same again and is answered from the cache.

    Args:
        llm: the model; closed by whoever opened it.
        max_tokens: of a reply.
        where: path of a user's own domain, which the seeds call by its name only.

    Attributes:
        name: the model's.
        prompt: digest of the words with which it is asked.
    """

    def __init__(self, llm: LLM, max_tokens: int = 4_096, where: str = "") -> None:
        self.name = llm.name
        self._where = where
        self._llm = llm
        self._max_tokens = max_tokens
        self._rules, self._wanted, self._mend = (prompts.load(one) for one in ("author", "wanted", "mend-program"))
        self.prompt = prompts.digest(self._rules, self._wanted, self._mend)
        shown = read(self._rules.text)
        assert isinstance(shown, Written), "the prompt shows an example"
        self._written = {likeness_of(shown.source): "the example of the prompt"}

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        """Write the program of a seed, or mend the last one; see ``agents.author.Author``.

        Raises:
            ModelError: no reply was had.
            UnknownDomain, UnknownTopic: the seed names what does not exist.
        """
        found = heard(await self._llm.complete(self.request(seed, complaints)), read)
        if not isinstance(found, Heard):
            return found
        least = domains.load(self._where or seed.domain).level(seed.level).least // 2 + 2
        draft = draft_of(found.written, Origin(self.name, seed.key), found.said, least)
        if isinstance(draft, Spoiled):
            return draft
        if self._written.setdefault(likeness_of(draft.program.source), seed.key) != seed.key:
            return Spoiled("duplicate", found.said, "The same program was written before. Write a problem of another kind.")
        return draft

    def request(self, seed: Seed, complaints: Sequence[Complaint]) -> Request:
        """What is asked: the task and, where there was a try, the last one with what was wrong with it."""
        domain = domains.load(self._where or seed.domain)
        level, stream = domain.level(seed.level), seed.stream("author")
        settings, shapes = _ideas()
        usable = [
            shape for number, some in shapes.items() if number <= seed.level for shape in some[-2 if number < seed.level else 0 :]
        ]
        wanted = self._wanted.render(
            topic=domain.topics[seed.topic],
            setting=stream.choice(settings),
            shape=stream.choice(usable),
            statements=str(level.statements + 1),
            most=str(2 * level.statements + 6),
        )
        rules = self._rules.render(field=domain.title, guidance=" ".join(domain.guidance.split()))
        messages = [Message("system", rules), Message("user", wanted)]
        if complaints and complaints[-1].said:
            messages.append(Message("assistant", complaints[-1].said))
            messages.append(Message("user", self._mend.render(wrong=complaints[-1].wrong)))
        number = len(complaints)
        sampling = Sampling(_TEMPERATURE, seed=seed.stream(f"{self.name}:{number}").getrandbits(31))
        return Request(tuple(messages), self._max_tokens, sampling, schema_of(Written), attempt=number)


@cache
def _ideas() -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """Settings, and shapes of programs by level."""
    with _IDEAS.open("rb") as file:
        data = tomllib.load(file)
    return tuple(data["settings"]), {int(number): tuple(some) for number, some in data["shapes"].items()}
