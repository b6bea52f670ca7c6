import asyncio

import pytest

from sandbox.base import SandboxUnavailable
from sandbox.open import open_sandbox


@pytest.mark.parametrize("kind", ["auto", "docker", "local"])
def test_who_asks_for_a_runtime_never_gets_less(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:1")

    async def opened() -> None:
        async with open_sandbox(kind, workers=1, runtime="runsc"):
            pass

    with pytest.raises(SandboxUnavailable) as refusal:
        asyncio.run(opened())
    assert "\n" not in str(refusal.value)
