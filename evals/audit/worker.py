"""A process that checks rows for the runner: one sandbox, one checker, at most one core."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from agents.llm_narrator import Annotator
from evals.audit.config import Config
from evals.audit.examine import examine
from evals.audit.finding import Finding
from evals.audit.intake import open_rows
from evals.audit.vouching import Voucher
from graphs.patience import PatientSandbox
from graphs.service import Work, run_worker
from sandbox.open import open_sandbox


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[Work]:
    rows = open_rows(Path(config.file))
    async with (
        open_sandbox(config.sandbox, workers=1, runtime=config.runtime or None) as sandbox,
        config.means.opened() as opener,
    ):
        annotator = Annotator(opener(config.annotator)) if config.annotator else None
        patient, voucher = PatientSandbox(sandbox), Voucher(config.domain)

        async def work(indexes: Sequence[int]) -> list[Finding]:
            return await asyncio.gather(*(examine(rows, index, patient, voucher, annotator) for index in indexes))

        yield work


if __name__ == "__main__":
    run_worker(Config, _opened)
