"""What a run would ask models for: ``generate --dry-run``. Nobody is asked; programs that others would write are stood in for."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from agents import domains
from agents.author import Draft
from agents.grammar.author import GrammarAuthor
from agents.llm.base import Request, Usage
from agents.llm.open import price_of
from agents.llm_author import ModelAuthor, RefactorAuthor
from agents.llm_narrator import ModelNarrator
from agents.seeds import Seed
from agents.sources import BadSource
from graphs.config import Config
from graphs.context import Context
from graphs.options import Options
from graphs.setup import open_context, seed_at
from sandbox.base import Job, Mode
from sandbox.outline import tokens
from sandbox.trace import Outcome

_LEAST_ANSWER, _MOST_ANSWER = 150, 900
"""Tokens of a reply, from a short program's to a long telling's; a model that thinks first takes more."""


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
    async with open_context(config) as context:
        indexes = range(min(options.asking.dry_run, options.n))
        asked = [one for index in indexes for one in await _asked(config, context, index)]
    lines = [line for name in options.asking.models for line in _foretold(name, options, config, context, asked)]
    if options.json:
        prompts = [{"model": one.model, "role": one.role, "tokens": one.tokens, "messages": _plain(one)} for one in asked]
        print(json.dumps({"dry_run": len(indexes), "prompts": prompts, "outlook": lines}))
        return 0
    for one in asked:
        print(f"===== {one.role} {one.model}, about {one.tokens:,} tokens")
        for message in one.request.messages:
            print(f"--- {message.role}\n{message.content}")
    print("=====")
    print("\n".join(lines))
    print("Nobody was asked. From: each role is right at first. To: each uses all of its tries.", file=sys.stderr)
    return 0


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
    return [*found, *(Asked(one.name, "narrator", one.request(seed, report.trace, ())) for one in narrators)]


def _stand_in(seed: Seed) -> Seed:
    """A seed of a domain, for one that names a file of which nobody knows yet what it will become."""
    domain = domains.names()[0]
    topic, level = domains.load(domain).assign(seed.index)
    return Seed(seed.run, domain, topic, level, seed.index)


def _foretold(name: str, options: Options, config: Config, context: Context, asked: Sequence[Asked]) -> list[str]:
    """What one model would be asked for, in words."""
    least_calls = most_calls = 0
    least, most = Usage(0, 0), Usage(0, 0)
    for role, tries in (("author", context.attempts.write), ("narrator", context.attempts.narrate)):
        prompts = [one.tokens for one in asked if one.model == name and one.role == role]
        if not prompts:
            continue
        mean = sum(prompts) // len(prompts)
        later = mean + _MOST_ANSWER + 200
        fewest = 0 if config.cascade and role == "narrator" and config.narrators[0] != name else options.n
        least_calls += fewest
        most_calls += options.n * tries
        least = _sum(least, fewest * mean * 2 // 3, fewest * _LEAST_ANSWER)
        most = _sum(most, options.n * (mean + (tries - 1) * later), options.n * tries * _MOST_ANSWER)
    price = price_of(name, options.asking.models[name], options.asking.prices)
    money = [price.of(usage) if price else None for usage in (least, most)]
    said = f"{name}: {least_calls:,} to {most_calls:,} calls, {least.input:,} to {most.input:,} tokens in, "
    return [f"{said}{least.output:,} to {most.output:,} out, {_dollars(money[0], money[1])}"]


def _sum(usage: Usage, more_in: int, more_out: int) -> Usage:
    return Usage((usage.input or 0) + more_in, (usage.output or 0) + more_out)


def _dollars(least: Decimal | None, most: Decimal | None) -> str:
    return "price unknown" if least is None or most is None else f"${least:.2f} to ${most:.2f}"


def _plain(one: Asked) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in one.request.messages]
