import asyncio
import json
from pathlib import Path

import pytest

from graphs.journal import Ending, Journal
from graphs.options import read_options
from graphs.preparation import prepare
from sandbox.base import SandboxUnavailable
from tests.graphs.rows import CONFIG


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:1")


def test_a_folder_made_with_docker_is_not_gone_on_with_when_the_engine_is_away(tmp_path: Path) -> None:
    Journal(tmp_path / "work", CONFIG.model_copy(update={"sandbox": "docker"}), Ending).close()
    with pytest.raises(SandboxUnavailable, match="begun with docker: start the Docker engine again, or"):
        asyncio.run(prepare(read_options(["--out", str(tmp_path)], "generate")))


def test_an_engine_that_is_away_is_named_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(SandboxUnavailable) as caught:
        asyncio.run(prepare(read_options(["--sandbox", "docker", "--out", str(tmp_path)], "generate")))
    assert str(caught.value) == "no Docker engine answers at tcp://127.0.0.1:1 (DOCKER_HOST)"


def test_who_asks_for_a_runtime_does_not_get_the_local_sandbox_instead(tmp_path: Path) -> None:
    for kind in ("auto", "local"):
        with pytest.raises(SandboxUnavailable):
            asyncio.run(prepare(read_options(["--runtime", "runsc", "--sandbox", kind, "--out", str(tmp_path)], "generate")))


def test_programs_of_others_run_in_the_local_sandbox_only_when_told_so(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"source": "def f(n):\n    return n", "entry": "f", "args": [1]}) + "\n")
    for kind in ("auto", "local"):
        with pytest.raises(SandboxUnavailable, match="--allow-foreign-code-in-local-sandbox"):
            asyncio.run(
                prepare(read_options(["--author", f"corpus:{rows}", "--sandbox", kind, "--out", str(tmp_path)], "generate"))
            )
