"""From the options to the configuration."""

import hashlib
import json
from pathlib import Path
from typing import TypedDict

from agents.llm.config import Model
from agents.sources import Sources, holds_python
from graphs.config import Config
from graphs.journal import Journal
from graphs.means import Means, is_model
from graphs.options import Options
from graphs.place import code_digest, find_place, source_digest
from graphs.setup import corpus_file

_PACKAGES = ("agents", "graphs", "sandbox")
_WAS_MADE_WITH_DOCKER = (
    "was begun with docker: start the Docker engine again, or begin a folder without it (another --out, or --fork)"
)


TELLINGS_OF_A_MODEL = 4
"""Texts for each trace at most; see ``graphs.context.Attempts``."""
_DECIDING = ("model", "parameters", "structured", "extra_body", "identity")


class _Asking(TypedDict, total=False):
    style: str
    plain_narration: bool
    cascade: bool
    annotator: str
    max_tokens: int
    models: str
    means: Means
    narrate_attempts: int


async def prepare(options: Options) -> Config:
    """Open the sandbox once, so that its image is built and what cannot work is said before anything begins.

    Raises:
        SandboxError: there is no sandbox for these programs; the message says what to do.
    """
    file = corpus_file(options.author)
    with_docker = not options.fork and Journal.sandbox_of(options.out / "work") == "docker"
    place = await find_place(
        options.sandbox,
        options.runtime,
        may_be_local=(file is None and not is_model(options.author)) or options.allow_foreign,
        begun=f"{options.out} {_WAS_MADE_WITH_DOCKER}" if with_docker else "",
    )
    source = file or options.own_domain
    return Config(
        domain=options.domain,
        topics=options.scope.topics,
        levels=options.scope.levels,
        seed=options.seed,
        direction=options.direction,
        prompt_style=options.prompt_style,
        paths=options.ways.paths,
        explore_seconds=options.ways.explore_seconds,
        contrast=options.ways.contrast,
        author=f"corpus:{file.resolve().name}" if file else options.author,
        narrators=options.narrators,
        sandbox=place.kind,
        refactor=options.refactor,
        source_digest=digest_of_source(source, file) if source else "",
        source=str(source.resolve()) if source else "",
        image=place.image,
        python=place.python,
        runtime=options.runtime or "",
        **_asking(options),
        code=code_digest(_PACKAGES),
    )


def digest_of_source(source: Path, file: Path | None) -> str:
    """Of what rows are made of, which is ``file`` where that is a corpus: of a folder of Python files, nothing else counts."""
    return Sources(source).digest if file and holds_python(file) else source_digest(source)


def _asking(options: Options) -> _Asking:
    """What the configuration says of models; for a run without any nothing."""
    asking = options.asking
    if not asking.models:
        return {"cascade": asking.cascade} if asking.cascade else {}
    found: _Asking = {
        "style": asking.style,
        "plain_narration": asking.plain,
        "cascade": asking.cascade,
        "annotator": asking.annotator,
        "max_tokens": asking.max_tokens,
        "models": models_digest(asking.models),
        "means": Means(
            models=asking.models,
            cache=str(asking.cache) if asking.cache else "",
            prices=asking.prices,
            max_cost=asking.max_cost,
            max_failures=asking.max_failures,
            batch_poll=asking.batch_poll,
            batch_size=asking.batch_size,
        ),
    }
    return found | ({"narrate_attempts": TELLINGS_OF_A_MODEL} if asking.style else {})


def models_digest(models: dict[str, Model]) -> str:
    """Of how models are asked, as far as that decides their replies."""
    deciding = {name: model.model_dump(mode="json", include=set(_DECIDING)) for name, model in sorted(models.items())}
    for known in deciding.values():
        known["parameters"] = sorted(known["parameters"] or ())
    return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()[:16]
