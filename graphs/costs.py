"""What the models of a run have cost, and what came of it for each narrator."""

from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from typing_extensions import TypedDict

from agents.llm.ledger import Ledger, Spent
from graphs.counting import counted
from graphs.funnel import Funnel, ranked
from graphs.outlook import Outlook, kept_outlooks

LEDGER = "spent.sqlite"
_TOP = 4


class Cost(TypedDict):
    """Of one model in all sittings of a run.

    Attributes:
        model: its name.
        calls, replayed: replies that were paid for, and that came from the cache.
        input, output, cached: tokens of the former.
        dollars: as decimal text; of the calls whose price is known.
        unpriced: calls whose price is not.
        outlook: what was expected before the run began, for as many seeds; ``None`` if that is not known.
        held: what of ``calls``, with those replayed, ``input``, ``output`` and ``dollars`` lies within what was expected; of
            tokens and dollars this says nothing where replies came from the cache, for these are not among them.
    """

    model: str
    calls: int
    replayed: int
    input: int
    output: int
    cached: int
    dollars: str
    unpriced: int
    outlook: dict[str, object] | None
    held: dict[str, bool]


def costs(work: Path, seeds: int) -> list[Cost]:
    """The costs of the run of some seeds that works in a folder; none where no model was asked."""
    if not (work / LEDGER).exists():
        return []
    outlooks = kept_outlooks(work, seeds)
    with closing(Ledger(work / LEDGER)) as ledger:
        return [
            {
                "model": one.model,
                "calls": one.calls,
                "replayed": one.replayed,
                "input": one.input,
                "output": one.output,
                "cached": one.cached,
                "dollars": f"{one.cost:f}",
                "unpriced": one.unpriced,
                "outlook": outlooks[one.model].model_dump(mode="json") if one.model in outlooks else None,
                "held": _held(one, outlooks[one.model]) if one.model in outlooks else {},
            }
            for one in ledger.spent()
        ]


def _held(spent: Spent, outlook: Outlook) -> dict[str, bool]:
    """What lies within what was expected, of what can be compared."""
    low, high = outlook.calls
    held = {"calls": low <= spent.calls + spent.replayed <= high}
    if spent.replayed:
        return held
    held |= {"input": outlook.input[0] <= spent.input <= outlook.input[1]}
    held |= {"output": outlook.output[0] <= spent.output <= outlook.output[1]}
    if outlook.dollars and not spent.unpriced:
        held["dollars"] = Decimal(outlook.dollars[0]) <= spent.cost <= Decimal(outlook.dollars[1])
    return held


def report_models(to: TextIO, funnel: Funnel, spent: Sequence[Cost]) -> None:
    """Write what each narrator and each model brought; nothing for a run without models."""
    if not spent:
        return
    programs = funnel.sound
    drafts = f"{funnel.drafts} drafts, {programs['programs']} programs that could be told, {programs['first']} of them at first"
    to.write(f"Programs: {drafts}\n")
    for name, voice in sorted(funnel.narrators.items()):
        reasons = ", ".join(f"{reason} {count}" for reason, count in list(ranked(voice.reasons).items())[:_TOP])
        told = f"{voice.verified} of {voice.told} told truly, {voice.first} of them at first"
        to.write(f"Narrator {name}: {told}{f'; rejected: {reasons}' if reasons else ''}\n")
    verified = funnel.fates["verified"]
    to.write(f"Seeds: {funnel.at_first} of {funnel.seeds} verified by first programs and first texts, {verified} with the loop")
    to.write(f" (+{verified / funnel.at_first - 1:.0%})\n" if funnel.at_first else "\n")
    for one in spent:
        calls = f"{counted(one['calls'], 'call')} ({one['replayed']} more from the cache)"
        to.write(
            f"Model {one['model']}: {calls}, {one['input']:,} tokens in, {one['output']:,} out, {_money(one, funnel.rows)}\n"
        )
        if one["outlook"]:
            missed = ", ".join(name for name, held in one["held"].items() if not held)
            judged = f"outside of it: {missed}" if missed else "as it came"
            to.write(f"  expected before the run: {Outlook.model_validate(one['outlook'])}; {judged}\n")


def _money(one: Cost, rows: int) -> str:
    if one["unpriced"] == one["calls"] > 0:
        return "cost unknown"
    dollars = Decimal(one["dollars"])
    share = f", ${dollars / rows:.4f} a row" if rows else ""
    more = f" and {one['unpriced']} calls of unknown cost" if one["unpriced"] else ""
    return f"${dollars:.4f}{more}{share}"
