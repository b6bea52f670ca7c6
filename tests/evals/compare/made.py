"""Comparisons of real tellings of real programs, made in this process."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from evals.compare.assembly import Sampled, Setting, Spoken, compared
from evals.compare.comparison import Comparison
from evals.compare.work.config import Config
from evals.compare.work.recording import recorded
from evals.compare.work.retelling import told
from graphs.setup import TIERS_OF_MODELS, open_context

SETTING = Setting(seed=0, direction="forward", sandbox="local", image="", python="3", code="", resamples=200)


def configuration(narrator: str = "", **more: object) -> Config:
    """That of a field of mathematics."""
    fields = {"field": "math", "domain": "math", "seed": 0, "author": "grammar", "sandbox": "local", **more}
    return Config.model_validate({**fields, "narrators": (narrator,) if narrator else ()})


def comparison(narrators: Sequence[str] = ("template",), programs: int = 3) -> Comparison:
    """What narrators that ask no model make of some programs of mathematics."""
    return asyncio.run(_made(narrators, programs))


async def _made(narrators: Sequence[str], programs: int) -> Comparison:
    config = configuration()
    async with open_context(config) as opened, config.means.opened() as opener:
        context = replace(opened, tiers=TIERS_OF_MODELS)
        samples = [await recorded(context, config, index) for index in range(programs)]
        spoken = [
            Spoken(name, "", 2, [await told(context, configuration(name), one, opener) for one in samples if one.sample])
            for name in narrators
        ]
    return compared(SETTING, [Sampled("math", "", samples)], spoken)
