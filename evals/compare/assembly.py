"""From what was recorded and told to the comparison."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from agents.llm.base import Usage
from agents.llm.open import price_of
from agents.llm.prices import Price
from evals.compare.bench import laid_out
from evals.compare.comparison import Comparison, Field, Priced, Voice
from evals.compare.duelling import duels
from evals.compare.figures import Figures
from evals.compare.sample import Recorded, Sample
from evals.compare.simulation import simulated
from evals.compare.tabulation import figures
from evals.compare.telling import Telling, Told, Used
from graphs import __version__
from graphs.funnel import ranked
from graphs.means import Means

RESAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole of a comparison; see ``Comparison``.

    Attributes:
        target: yield that the cascade shall reach.
        cascade: narrators that may be part of it; empty for all.
    """

    seed: int
    direction: Literal["forward", "backward"]
    sandbox: str
    image: str
    python: str
    code: str
    target: float = 0.95
    cascade: tuple[str, ...] = ()
    resamples: int = RESAMPLES


@dataclass(frozen=True, slots=True)
class Sampled:
    """A field and what became of its programs."""

    name: str
    digest: str
    recorded: Sequence[Recorded]

    @property
    def samples(self) -> list[Sample]:
        """Those that can be told."""
        return [one.sample for one in self.recorded if one.sample]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A narrator and how its tellings of all fields ended.

    Attributes:
        name, style, annotator, attempts: see ``Voice``.
        means: how it is asked and paid; without models where it asks none.
        told: the endings.
    """

    name: str
    style: str
    attempts: int
    told: Sequence[Told]
    means: Means = field(default_factory=Means)
    annotator: str = ""

    @property
    def tellings(self) -> list[Telling]:
        """Those that the machinery did not fail on, with what they cost."""
        return [one.telling.model_copy(update={"cost": self._cost(one.used)}) for one in self.told if one.telling]

    def price(self, model: str) -> Price | None:
        """Of a model that it asks; ``None`` if it is not known, or the narrator asks no such model."""
        asked = self.means.models.get(model)
        return price_of(model, asked, self.means.prices) if asked else None

    def _cost(self, used: Sequence[Used]) -> Decimal | None:
        total = Decimal(0)
        for one in used:
            price = self.price(one.model)
            cost = price.of(Usage(one.input, one.output, one.cached, one.written)) if price else None
            if cost is None:
                return None
            total += cost
        return total


def compared(setting: Setting, fields: Sequence[Sampled], spoken: Sequence[Spoken]) -> Comparison:
    """The comparison of some narrators on some fields."""
    samples = [sample for one in fields for sample in one.samples]
    told = {(one.narrator, one.sample): one for each in spoken for one in each.tellings}
    names = [each.name for each in spoken]
    whole = laid_out(samples, told, names, setting.resamples, setting.seed)
    benches = [whole, *(whole.of(one.name) for one in fields if len(fields) > 1)]
    asks = {each.name: each.name in each.means.models for each in spoken}
    table = [figures(bench, name, asks_model=asks[name]) for bench in benches for name in names]
    return Comparison(
        version=__version__,
        code=setting.code,
        seed=setting.seed,
        direction=setting.direction,
        sandbox=setting.sandbox,
        image=setting.image,
        python=setting.python,
        resamples=setting.resamples,
        fields=tuple(_field(one) for one in fields),
        narrators=tuple(_voice(each, len(samples), {line.narrator: line for line in table[: len(names)]}) for each in spoken),
        samples=tuple(samples),
        tellings=tuple(told[name, sample.id] for sample in samples for name in names if (name, sample.id) in told),
        table=tuple(table),
        duels=tuple(duel for bench in benches for duel in duels(bench)),
        cascade=simulated(whole.among(setting.cascade or names), setting.target),
    )


def _field(one: Sampled) -> Field:
    dropped = Counter(recorded.reason for recorded in one.recorded if not recorded.sample)
    return Field(name=one.name, programs=len(one.recorded), samples=len(one.samples), dropped=ranked(dropped), digest=one.digest)


def _voice(each: Spoken, samples: int, table: Mapping[str, Figures]) -> Voice:
    return Voice(
        name=each.name,
        asks_model=each.name in each.means.models,
        style=each.style,
        prompt=next((one.prompt for one in each.told if one.prompt), ""),
        annotator=each.annotator,
        attempts=each.attempts,
        price=_priced(each),
        missing=samples - len(each.tellings),
        dominated=any(_beats(other, table[each.name]) for other in table.values()),
    )


def _beats(one: Figures, other: Figures) -> bool:
    """Whether it is at least as faithful for no more money, and better in one of them."""
    if one.cost is None or other.cost is None:
        return False
    mine, theirs = (one.last.hits, -one.cost), (other.last.hits, -other.cost)
    return mine[0] >= theirs[0] and mine[1] >= theirs[1] and mine != theirs


def _priced(each: Spoken) -> Priced | None:
    price = each.price(each.name)
    if price is None:
        return None
    source = each.means.prices.sources.get(price.source)
    return Priced(
        input=price.input,
        output=price.output,
        cached=price.cached,
        source=source.url if source else "",
        date=source.date.isoformat() if source else "",
    )
