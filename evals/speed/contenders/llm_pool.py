"""A pool of llm-sandbox, where it is installed (extra ``bench``)."""

import importlib
import logging
from collections.abc import Sequence
from importlib.util import find_spec

from docker.errors import DockerException

from evals.speed.containers import Engine
from evals.speed.contender import Absent, Block, NoAnswer, last_line, one_by_one
from evals.speed.task import Task, script

_WORKDIR = "/sandbox"


class LlmPool:
    """``PooledSandboxSession.run`` in one pre-warmed container.

    It wants a virtual environment that its set-up would download a pip for; here a link to the image's Python stands in, which
    runs programs just as fast.
    """

    name = "llm_sandbox"
    size = 4

    def __init__(self, engine: Engine) -> None:
        if find_spec("llm_sandbox") is None:
            raise Absent("llm-sandbox is not installed (pip install -e '.[bench]')")
        pool = importlib.import_module("llm_sandbox.pool")
        environment = importlib.import_module("llm_sandbox.core.session_base").PYTHON_VENV_DIR_NAME
        logging.getLogger("llm_sandbox").setLevel(logging.ERROR)
        python = f"{_WORKDIR}/{environment}/bin"
        prepare = f'mkdir -p {python} && ln -s "$(command -v python3)" {python}/python && exec sleep infinity'
        self._session = pool.PooledSandboxSession
        self._failures: tuple[type[Exception], ...] = (
            importlib.import_module("llm_sandbox.exceptions").SandboxError,
            DockerException,
            OSError,
            RuntimeError,
        )
        try:
            self._pool = pool.create_pool_manager(
                client=engine.client,
                config=pool.PoolConfig(max_pool_size=1, min_pool_size=1),
                lang="python",
                image=engine.image,
                skip_environment_setup=True,
                runtime_configs={
                    "entrypoint": ["sh", "-c", prepare],
                    "init": True,
                    "network_mode": "none",
                    "cpu_shares": 512,
                    "labels": engine.labels,
                },
            )
        except self._failures as error:
            raise Absent(f"its pool does not start: {error}") from error

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        return one_by_one(self._one, tasks)

    def close(self) -> None:
        """Remove the pool's container."""
        self._pool.close()

    def _one(self, task: Task) -> str:
        try:
            with self._session(pool_manager=self._pool, lang="python") as session:
                output = session.run(script(task))
        except self._failures as error:
            raise NoAnswer(f"{type(error).__name__}: {error}") from error
        if output.exit_code:
            raise NoAnswer(output.stderr.strip()[-200:] or f"exit status {output.exit_code}")
        return last_line(output.stdout)
