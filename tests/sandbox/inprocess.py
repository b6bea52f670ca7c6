"""A sandbox for tests of trusted programs: a plain fresh process of the current Python for each job, without any isolation."""

import asyncio
import json
import os
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
