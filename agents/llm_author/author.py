"""Writes programs through a model."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from agents import domains, prompts
from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.domains import Domain
from agents.llm.base import LLM, Message, Request, Sampling
from agents.llm.structured import Unreadable, schema_of
from agents.llm_author.claims import Owner
from agents.llm_author.form import Gloss, Inputs, Problem, Written, read, with_field
from agents.llm_author.program import draft_of, likeness_of, posed
from agents.llm_author.reply import Heard, heard
from agents.seeds import Seed
from sandbox.program import Origin

_IDEAS = Path(__file__).with_name("ideas.toml")
_TEMPERATURE = 0.8
_FIELDS: dict[str, tuple[str, type[Problem | Inputs]]] = {
    "bad_problem": ("mend-problem", Problem),
    "few_inputs": ("mend-inputs", Inputs),
}
"""What may be the matter with one field alone -> the prompt that asks for it once more, and its form."""


class ModelAuthor:
    """Asks a model for the program of a seed, and to mend what was of no use.

    Each seed draws a setting and a shape for its program, so that many calls do not bring the same one; a program that differs
    from one of another seed in its names only goes back as ``duplicate``. The prompt depends on the seed alone, never on what
    others wrote meanwhile, so that a run that is resumed asks the same again and is answered from the cache.

    Args:
        llm: the model; closed by whoever opened it.
        max_tokens: of a reply.
        where: path of a user's own domain, which the seeds call by its name only.
        owner: knows which programs were written before; ``None`` for those of this author only.

    Attributes:
        name: the model's.
        prompt: digest of the words with which it is asked.
    """

    def __init__(self, llm: LLM, max_tokens: int = 4_096, where: str = "", owner: Owner | None = None) -> None:
        self.name = llm.name
        self._where = where
        self._llm = llm
        self._max_tokens = max_tokens
        self._rules, self._wanted, self._mend = (prompts.load(one) for one in ("author", "wanted", "mend-program"))
        self._example = prompts.load("shown-problem")
        self._fields = {reason: prompts.load(name) for reason, (name, _) in _FIELDS.items()}
        self.prompt = prompts.digest(self._rules, self._wanted, self._mend, self._example, *self._fields.values())
        self._owner = owner or dict[str, str]().setdefault

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        """Write the program of a seed, or mend the last one; see ``agents.author.Author``.

        Raises:
            ModelError: no reply was had.
            UnknownDomain, UnknownTopic: the seed names what does not exist.
        """
        before = self._before(seed, complaints)
        reply = await self._llm.complete(self.request(seed, complaints))
        found = heard(reply, _read if before is None else before.completed)
        if isinstance(found, Spoiled) and before is not None:
            return replace(found, said=before.written.model_dump_json())
        if not isinstance(found, Heard):
            return found
        draft = self._draft(seed, found.written, found.said if before is None else found.written.model_dump_json())
        if isinstance(draft, Spoiled):
            return draft
        likeness = likeness_of(draft.program.source)
        if likeness == likeness_of(self._shown(seed).source) or self._owner(likeness, seed.key) != seed.key:
            return Spoiled("duplicate", draft.said, "The same program was written before. Write a problem of another kind.")
        return draft

    def request(self, seed: Seed, complaints: Sequence[Complaint]) -> Request:
        """What is asked: the task, and where there was a try with something the matter, that.

        If one field alone was wrong, only that is asked for. The last try begins anew: a model that has said the same again would
        say it once more.
        """
        before = self._before(seed, complaints)
        number = len(complaints)
        sampling = Sampling(_TEMPERATURE, seed=seed.stream(f"{self.name}:{number}").getrandbits(31))
        if before is not None:
            return Request((Message("user", before.task),), self._max_tokens, sampling, schema_of(before.form), attempt=number)
        messages = self._asked(seed)
        if complaints and complaints[-1].said and not _repeats(complaints):
            messages.append(Message("assistant", complaints[-1].said))
            messages.append(Message("user", self._mend.render(wrong=complaints[-1].wrong)))
        return Request(tuple(messages), self._max_tokens, sampling, schema_of(Written), attempt=number)

    def _asked(self, seed: Seed) -> list[Message]:
        domain = self._domain(seed)
        level, stream = domain.level(seed.level), seed.stream("author")
        settings, shapes = _ideas()
        usable = [
            shape
            for number, some in (domain.shapes or shapes).items()
            if number <= seed.level
            for shape in some[-2 if number < seed.level else 0 :]
        ]
        wanted = self._wanted.render(
            topic=domain.topics[seed.topic],
            setting=stream.choice(settings),
            shape=stream.choice(usable),
            statements=str(level.statements + 1),
            most=str(2 * level.statements + 6),
        )
        example = json.dumps(self._shown(seed).model_dump(), ensure_ascii=False)
        rules = self._rules.render(field=domain.title, guidance=" ".join(domain.guidance.split()), example=example)
        return [Message("system", rules), Message("user", wanted)]

    def _before(self, seed: Seed, complaints: Sequence[Complaint]) -> "_Before | None":
        """What was written, if one field of it alone is to be written once more."""
        if not complaints or _repeats(complaints):
            return None
        written = _read(complaints[-1].said)
        found = None if isinstance(written, Unreadable) else self._draft(seed, written, complaints[-1].said)
        if isinstance(written, Unreadable) or not isinstance(found, Spoiled) or found.reason not in self._fields:
            return None
        task = self._fields[found.reason].render(problem=written.problem, source=written.source.strip(), wrong=found.wrong)
        return _Before(written, _FIELDS[found.reason][1], task)

    def _draft(self, seed: Seed, written: Written, said: str) -> Draft | Spoiled:
        least = self._domain(seed).level(seed.level).least // 2 + 2
        return draft_of(written, Origin(self.name, seed.key), said, least)

    def _domain(self, seed: Seed) -> Domain:
        return domains.load(self._where or seed.domain)

    def _shown(self, seed: Seed) -> Written:
        """The example in the prompt."""
        shown = self._domain(seed).example
        if shown is None:
            return Written.model_validate_json(self._example.text)
        glosses = [Gloss(name=name, phrase=phrase) for name, phrase in shown.glosses.items()]
        return Written(problem=shown.problem, source=f"{shown.source}\n", glosses=glosses, inputs=list(shown.inputs))


@dataclass(frozen=True, slots=True)
class _Before:
    """A try of which one field is written once more: what it was, the field's form, and how it is asked for."""

    written: Written
    form: type[Problem | Inputs]
    task: str

    def completed(self, text: str) -> Written | Unreadable:
        """The whole, with the field as a reply has it."""
        return with_field(self.written, text, self.form)


def _read(text: str) -> Written | Unreadable:
    found = read(text)
    return found if isinstance(found, Unreadable) else posed(found)


def _repeats(complaints: Sequence[Complaint]) -> bool:
    """Whether the last two tries were one and the same."""
    return len(complaints) > 1 and read(complaints[-1].said) == read(complaints[-2].said)


@cache
def _ideas() -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """Settings, and shapes of programs by level."""
    with _IDEAS.open("rb") as file:
        data = tomllib.load(file)
    return tuple(data["settings"]), {int(number): tuple(some) for number, some in data["shapes"].items()}
