"""A sandbox for tests of trusted programs: a plain fresh process of the current Python for each job, without any isolation."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from sandbox.base import Job, Report, SandboxError
from sandbox.report import decode
from sandbox.trace import Outcome

ROOT = Path(__file__).parents[2]
_GUEST = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
from sandbox.guest import execution
request = json.load(sys.stdin)
channel = os.dup(1)
def send(*parts):
    with open(channel, "wb") as stream:
        stream.write(b"".join(parts))
execution.execute(execution.prepare(request), request, send)
"""


class DirectSandbox:
    """Runs each job in a process of its own, and nothing more: only for programs that the tests wrote."""

    async def run(self, job: Job) -> Report:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-sP",
            "-c",
            _GUEST,
            str(ROOT),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={"PYTHONHASHSEED": "2" if job.other_hashes else "1", "PATH": os.environ["PATH"]},
        )
        try:
            out, err = await asyncio.wait_for(process.communicate(json.dumps(request(job)).encode()), job.limits.wall_s)
        except TimeoutError:
            process.kill()
            await process.wait()
            return Report(Outcome.TIMED_OUT, f"{job.limits.wall_s:g} s by the clock")
        if not out:
            raise SandboxError(err.decode())
        return decode(out, job, 0)


def request(job: Job) -> dict[str, object]:
    """What the guest is asked."""
    limits = {name: getattr(job.limits, name) for name in job.limits.__slots__}
    return {
        "id": 0,
        "source": job.program.source,
        "entry": job.program.entry,
        "args": job.call.args,
        "kwargs": job.call.kwargs,
        "mode": job.mode,
        "limits": limits,
        "probes": [[probe.first, probe.last, probe.claims] for probe in job.probes],
        "granularity": job.granularity,
    }


_SERVER = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
from sandbox.guest import execution
asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
while head := asked.read(8):
    request = json.loads(asked.read(int.from_bytes(head, "big")))
    reading, writing = os.pipe()
    if not os.fork():
        os.close(reading)
        def send(*parts):
            with open(writing, "wb") as stream:
                stream.write(b"".join(parts))
        execution.execute(execution.prepare(request), request, send)
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as stream:
        payload = stream.read()
    os.wait()
    answers.write(len(payload).to_bytes(8, "big") + payload)
    answers.flush()
"""


class ForkingSandbox:
    """As ``DirectSandbox``, with a fork of a process that is ready instead of a fresh one: for tests of very many executions."""

    def __init__(self) -> None:
        self._servers = [self._server(seed) for seed in ("1", "2")]

    @staticmethod
    def _server(seed: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-sP", "-c", _SERVER, str(ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONHASHSEED": seed, "PATH": os.environ["PATH"]},
        )

    async def run(self, job: Job) -> Report:
        return self.now(job)

    def now(self, job: Job) -> Report:
        server = self._servers[job.other_hashes]
        assert server.stdin
        assert server.stdout
        asked = json.dumps(request(job)).encode()
        server.stdin.write(len(asked).to_bytes(8, "big") + asked)
        server.stdin.flush()
        payload = server.stdout.read(int.from_bytes(server.stdout.read(8), "big"))
        if not payload:
            raise SandboxError("the program ended its process")
        return decode(payload, job, 0)

    def close(self) -> None:
        for server in self._servers:
            server.communicate()
