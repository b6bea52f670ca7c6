"""From the options to what decides samples and tellings."""

from pathlib import Path

from agents.llm_narrator import shows_code
from evals.compare.options import Options
from evals.compare.source import Source
from evals.compare.work.config import Config
from graphs.config import Config as Generating
from graphs.costs import LEDGER
from graphs.means import Means
from graphs.place import Place, code_digest
from graphs.preparation import TELLINGS_OF_A_MODEL, models_digest

_CODE = ("agents", "graphs", "sandbox", "evals/compare/work", "evals/faithfulness")
"""Folders whose code decides samples and tellings."""


def code() -> str:
    """Digest of that code."""
    return code_digest(_CODE)


def of_samples(options: Options, source: Source, place: Place) -> Config:
    """What decides the samples of a field: nothing that is only said of narrators, but whether they speak of the program."""
    return Config(
        field=source.name,
        domain=source.domain,
        seed=options.seed,
        direction=options.direction,
        author=source.author,
        narrators=(),
        sandbox=place.kind,
        source_digest=source.digest,
        source=str(source.path.resolve()) if source.path else "",
        image=place.image,
        python=place.python,
        runtime=options.runtime or "",
        style=options.asking.style if shows_code(options.asking.style) else "",
        code=code(),
    )


def of_tellings(options: Options, config: Config, narrator: str, samples: Path) -> Config:
    """What decides the tellings of samples by one narrator."""
    return Config.model_validate(config.model_dump() | _asking(options, narrator) | {"samples": str(samples)})


def attempts(options: Options, narrator: str) -> int:
    """Texts that a narrator tells of each sample at most."""
    return TELLINGS_OF_A_MODEL if narrator in options.asking.models else _default_attempts()


def means_of(options: Options, narrator: str) -> Means:
    """How a narrator, and who adds anchors to its prose, are asked and paid."""
    asking = options.asking
    if narrator not in asking.models:
        return Means()
    names = {narrator, asking.annotator} - {""}
    return Means(
        models={name: asking.models[name] for name in sorted(names)},
        cache=str(asking.cache) if asking.cache else "",
        ledger=str(options.out / "work" / LEDGER),
        prices=asking.prices,
        max_cost=asking.max_cost,
        max_failures=asking.max_failures,
    )


def _asking(options: Options, narrator: str) -> dict[str, object]:
    named = {"narrators": (narrator,), "narrate_attempts": attempts(options, narrator)}
    asking, means = options.asking, means_of(options, narrator)
    if not means.models:
        return {**named, "style": ""}
    return {
        **named,
        "style": asking.style,
        "plain_narration": asking.plain,
        "annotator": asking.annotator,
        "max_tokens": asking.max_tokens,
        "models": models_digest(means.models),
        "means": means,
    }


def _default_attempts() -> int:
    return int(Generating.model_fields["narrate_attempts"].default)
