"""What a run is going to ask models for: ranges, from the prompts of a few of its seeds.

Nobody is asked; programs that others would write are stood in for. ``generate --dry-run`` prints it, and every run that asks
models keeps it, so that it can be held against what was really asked.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from agents import domains
from agents.author import Draft
from agents.grammar.author import GrammarAuthor
from agents.llm.base import Request, Usage
from agents.llm.open import price_of
from agents.llm_author import ModelAuthor, RefactorAuthor
from agents.llm_narrator import ModelNarrator
from agents.narration import parse
from agents.narrator import Untellable
from agents.seeds import Seed
from agents.sources import BadSource
from agents.template import TemplateNarrator
from graphs.config import Config
from graphs.context import Attempts, Context
from graphs.options import Options
from graphs.setup import open_context, seed_at
from sandbox.base import Job, Mode
from sandbox.outline import tokens
from sandbox.trace import Outcome, Trace

_LEAST_ANSWER, _MOST_ANSWER = 150, 900
"""Tokens of a reply, from a short program's to a long telling's; a model that thinks first takes more."""
_FILE = "outlook.json"
_PROMPTS = 5


class Outlook(BaseModel):
    """What one model is going to be asked for.

    From: every role is right at first, and one way of each program is told. To: each uses all of its tries, and all are told.

    Attributes:
        model: its name.
        seeds: of how many it is.
        calls, input, output: from and to; tokens.
        dollars: from and to, as decimal text; ``None`` if the price is unknown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    seeds: int
    calls: tuple[int, int]
    input: tuple[int, int]
    output: tuple[int, int]
    dollars: tuple[str, str] | None

    def of(self, seeds: int) -> "Outlook":
        """The same for another number of seeds."""
        calls, into, out = (
            (low * seeds // self.seeds, high * seeds // self.seeds) for low, high in (self.calls, self.input, self.output)
        )
        dollars = self.dollars and (self._share(self.dollars[0], seeds), self._share(self.dollars[1], seeds))
        return Outlook(model=self.model, seeds=seeds, calls=calls, input=into, output=out, dollars=dollars)

    def _share(self, dollars: str, seeds: int) -> str:
        return f"{Decimal(dollars) * seeds / self.seeds:f}"

    def __str__(self) -> str:
        """The ranges in words."""
        ranges = zip(("calls", "tokens in", "out"), (self.calls, self.input, self.output), strict=True)
        said = ", ".join(f"{low:,} to {high:,} {noun}" for noun, (low, high) in ranges)
        return f"{said}, {_dollars(self.dollars)}"


_OUTLOOKS = TypeAdapter(list[Outlook])


@dataclass(frozen=True, slots=True)
class Asked:
    """One prompt that a run would begin with.

    Attributes:
        model: who would be asked.
        role: what for.
        request: the prompt.
    """

    model: str
    role: str
    request: Request

    @property
    def tokens(self) -> int:
        """Of the prompt, at most, about."""
        return sum(tokens(message.content) for message in self.request.messages)


async def foretell(options: Options, config: Config) -> int:
    """Render some prompts, print them, and say what the whole run would ask for; returns the command's exit status."""
    seeds = min(options.asking.dry_run, options.n)
    asked, outlooks = await _rendered(options, config, seeds)
    lines = [f"{one.model}: {one}" for one in outlooks]
    if options.json:
        prompts = [{"model": one.model, "role": one.role, "tokens": one.tokens, "messages": _plain(one)} for one in asked]
        print(json.dumps({"dry_run": seeds, "prompts": prompts, "outlook": lines}))
        return 0
    for one in asked:
        print(f"===== {one.role} {one.model}, about {one.tokens:,} tokens")
        for message in one.request.messages:
            print(f"--- {message.role}\n{message.content}")
    print("=====")
    print("\n".join(lines))
    print("Nobody was asked. From: each role is right at first. To: each uses all of its tries.", file=sys.stderr)
    return 0


async def keep_outlook(work: Path, options: Options, config: Config) -> None:
    """Write down what a run is going to ask for, unless that was done before it first began."""
    path = work / _FILE
    if not path.exists():
        _, outlooks = await _rendered(options, config, min(_PROMPTS, options.n))
        partial = path.with_suffix(".partial")
        partial.write_bytes(_OUTLOOKS.dump_json(outlooks, indent=2) + b"\n")
        partial.replace(path)


def kept_outlooks(work: Path, seeds: int) -> dict[str, Outlook]:
    """Model -> what it was expected to be asked for, for a number of seeds; nothing where nothing was written down."""
    try:
        found = _OUTLOOKS.validate_json((work / _FILE).read_bytes())
    except (OSError, ValidationError):
        return {}
    return {one.model: one.of(seeds) for one in found}


async def _rendered(options: Options, config: Config, seeds: int) -> tuple[list[Asked], list[Outlook]]:
    """The first prompts of some seeds, and what follows from them for the whole run."""
    async with open_context(config) as context:
        asked = [one for index in range(seeds) for one in await _asked(config, context, index)]
        return asked, [_foretold(name, options, config, context.attempts, asked) for name in options.asking.models]


async def _asked(config: Config, context: Context, index: int) -> list[Asked]:
    """The first prompts of one seed."""
    seed, found = seed_at(config, index), list[Asked]()
    author = context.author
    if isinstance(author, ModelAuthor | RefactorAuthor):
        try:
            found.append(Asked(author.name, "author", author.request(seed, ())))
        except BadSource:
            return found
        author = GrammarAuthor()
        seed = seed if isinstance(context.author, ModelAuthor) else _stand_in(seed)
    draft = await author.write(seed, ())
    if not isinstance(draft, Draft):
        return found
    report = await context.sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE, replace(context.limits, steps=3_000)))
    if report.trace is None or report.outcome is not Outcome.RETURNED:
        return found
    narrators = [one for one in context.narrators if isinstance(one, ModelNarrator)]
    found += [Asked(one.name, "narrator", one.request(seed, report.trace, ())) for one in narrators]
    if context.annotator:
        request = context.annotator.request(report.trace, await _told(seed, report.trace))
        found.append(Asked(context.annotator.name, "annotator", request))
    return found


def _stand_in(seed: Seed) -> Seed:
    """A seed of a domain, for one that names a file of which nobody knows yet what it will become."""
    domain = domains.names()[0]
    topic, level = domains.load(domain).assign(seed.index)
    return Seed(seed.run, domain, topic, level, seed.index)


async def _told(seed: Seed, trace: Trace) -> str:
    """Prose of about the length that narrators write."""
    try:
        text = await TemplateNarrator().narrate(seed, trace, ())
    except Untellable:
        return ""
    return parse(text).prose if isinstance(text, str) else ""


def _foretold(name: str, options: Options, config: Config, attempts: Attempts, asked: Sequence[Asked]) -> Outlook:
    """What one model would be asked for."""
    least_calls = most_calls = 0
    least, most = Usage(0, 0), Usage(0, 0)
    ways, voices = 2 if config.contrast else config.paths, len(config.narrators)
    tellings = attempts.narrate * ways
    for role, tries in (("author", attempts.write), ("narrator", tellings), ("annotator", tellings * voices)):
        prompts = [one.tokens for one in asked if one.model == name and one.role == role]
        if not prompts:
            continue
        mean = sum(prompts) // len(prompts)
        later = mean if role == "annotator" else mean + _MOST_ANSWER + 200
        certain = role == "author" or (role == "narrator" and not (config.cascade and config.narrators[0] != name))
        fewest = options.n if certain else 0
        least_calls += fewest
        most_calls += options.n * tries
        least = _sum(least, fewest * mean * 2 // 3, fewest * _LEAST_ANSWER)
        most = _sum(most, options.n * (mean + (tries - 1) * later), options.n * tries * _MOST_ANSWER)
    price = price_of(name, options.asking.models[name], options.asking.prices, batch=options.asking.batch_poll is not None)
    if price and all(one.tokens <= (price.up_to or one.tokens) for one in asked):
        price = price.model_copy(update={"up_to": None})  # a bound of single requests, not of their sum
    low, high = (price.of(usage) if price else None for usage in (least, most))
    return Outlook(
        model=name,
        seeds=options.n,
        calls=(least_calls, most_calls),
        input=(least.input or 0, most.input or 0),
        output=(least.output or 0, most.output or 0),
        dollars=None if low is None or high is None else (f"{low:f}", f"{high:f}"),
    )


def _sum(usage: Usage, more_in: int, more_out: int) -> Usage:
    return Usage((usage.input or 0) + more_in, (usage.output or 0) + more_out)


def _dollars(dollars: tuple[str, str] | None) -> str:
    return f"${Decimal(dollars[0]):.2f} to ${Decimal(dollars[1]):.2f}" if dollars else "price unknown"


def _plain(one: Asked) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in one.request.messages]
