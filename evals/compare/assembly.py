"""From what was recorded and told to the comparison."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from agents.llm.open import price_of
from evals.compare.bench import laid_out
from evals.compare.comparison import Comparison, Field, Priced, Voice
from evals.compare.duelling import duels
from evals.compare.figures import Figures
from evals.compare.sample import Recorded, Sample
from evals.compare.simulation import simulated
from evals.compare.tabulation import figures
from evals.compare.telling import Telling, Told
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
        """Those that the machinery did not fail on."""
        return [one.telling for one in self.told if one.telling]


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
    model = each.means.models.get(each.name)
    price = price_of(each.name, model, each.means.prices) if model else None
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
