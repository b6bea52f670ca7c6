"""A hardened container in which contenders start processes of their own, and the words that go in and out.

Programs that others wrote are run here, never on the host, whatever the contender; times are taken inside, so that none pays
for the way in.
"""

import io
import json
import subprocess
import tarfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from evals.speed.containers import WORK, Engine, command_line
from evals.speed.contender import Absent

_INSIDE = Path(__file__).parent / "inside"
SITE = f"{WORK}/site"


class BedError(Exception):
    """The container did not do what the benchmark itself asked for."""


class Bed:
    """One container.

    Args:
        engine: where it runs.
        packages: top-level packages of this Python that programs inside shall find; pure Python only.

    Raises:
        Absent: a package is not installed, or the engine's command is not.
    """

    def __init__(self, engine: Engine, packages: tuple[str, ...] = ()) -> None:
        folders = self.folders(packages)
        self._command = command_line()
        self._engine = engine
        self._container = engine.start()
        self.path = SITE if packages else ""
        if packages:
            self._send("unpack.py", _archive(folders), SITE)

    @staticmethod
    def folders(packages: Sequence[str]) -> list[Path]:
        """Where packages are installed.

        Raises:
            Absent: one is not.
        """
        return [_folder(package) for package in packages]

    def ask(self, script: str, question: object) -> object:
        """Run one of the scripts of ``inside`` with a JSON text as its input; gives the JSON value that it prints.

        Raises:
            BedError: it failed.
        """
        answer = self._send(script, json.dumps(question).encode())
        try:
            value: object = json.loads(answer)
        except ValueError as error:
            raise BedError(f"{script} printed no JSON") from error
        return value

    def close(self) -> None:
        """Remove the container."""
        self._engine.remove(self._container)

    def _send(self, script: str, stdin: bytes, *arguments: str) -> bytes:
        source = (_INSIDE / script).read_text()
        environment = ("--env", f"PYTHONPATH={self.path}")
        command = [
            self._command,
            "exec",
            "--interactive",
            *environment,
            self._container,
            "python3",
            "-s",
            "-c",
            source,
            *arguments,
        ]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603 - a script of the benchmark
        if done.returncode:
            complaint = done.stderr.decode(errors="replace").strip().splitlines()
            raise BedError(f"{script}: {complaint[-1] if complaint else done.returncode}")
        return done.stdout


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise Absent(f"{package} is not installed (pip install -e '.[bench]')")
    return Path(spec.origin).parent


def _archive(folders: list[Path]) -> bytes:
    """The Python files of packages, as a tar archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for folder in folders:
            for file in sorted(folder.rglob("*.py")):
                archive.add(file, f"{folder.name}/{file.relative_to(folder)}")
    return buffer.getvalue()
