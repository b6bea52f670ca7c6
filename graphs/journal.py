"""How every seed ended, on disk before it counts: what a run resumes from.

The journal is a folder of segments, one for each SEGMENT seeds in the order of their index, which become one shard of the
dataset each. A segment is a JSONL file of endings, rows included. Lines are only appended, and are on the disk when ``append``
returns; a line that a crash tore off is dropped when the journal is opened, and its seed is worked on again.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from graphs.config import Decisive
from graphs.example import Example

SEGMENT = 10_000
_CONFIG = "config.json"
_SEGMENTS = "endings-*.jsonl"
OTHERWISE = "choose another --out, or add --fork to begin a new folder beside it"


class JournalError(Exception):
    """The journal cannot be used; the message is one line that says what to do."""


class BegunOtherwiseError(JournalError):
    """The folder was begun with another configuration; the same command never helps."""


class Ended(BaseModel):
    """How a piece of work ended.

    Attributes:
        index: its place in the whole, from 0.
        fate: how it ended; ``infra_error`` is no last word, the next run tries again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int
    fate: str

    @property
    def settled(self) -> bool:
        """Whether it ended for good."""
        return self.fate != "infra_error"


End = TypeVar("End", bound=Ended)


class Told(BaseModel):
    """What came of one narrator's telling: how many texts it took, and why it was rejected, if it was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    narrator: str
    verified: bool
    attempts: int
    reason: str = ""


class Ending(Ended):
    """How a seed ended.

    Attributes:
        reason: for a seed without rows, a short word that is counted.
        detail: for people.
        drafts, tellings: how many programs and texts were made of it.
        reached: how far its author took what it is made of, in short words that are counted.
        told: each narrator that told, in their order.
        rows: the verified ones, one for each narrator that passed.
    """

    fate: Literal["verified", "rejected", "infra_error"]
    reason: str = ""
    detail: str = ""
    drafts: int = 0
    tellings: int = 0
    reached: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    rows: tuple[Example, ...] = ()


class Journal(Generic[End]):
    """The endings of one run in one folder, held by one process at a time.

    Args:
        folder: is made if it is missing.
        config: must be the one that the folder was begun with.
        kind: what an ending is.
        name: what people call the results; ``None`` for the folder that the journal's lies in.
        otherwise: what to do if the configuration is another one, for people.
        anew: forget what the folder holds.

    Raises:
        JournalError: another process is at work there, or the files are damaged.
        BegunOtherwiseError: the configuration differs.
    """

    def __init__(
        self,
        folder: Path,
        config: Decisive,
        kind: type[End],
        *,
        name: Path | None = None,
        otherwise: str = OTHERWISE,
        anew: bool = False,
    ) -> None:
        self.folder = folder
        self._name = name or folder.parent
        self._kind = kind
        self._otherwise = otherwise
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise JournalError(f"another process is writing to {self._name}; wait for it or choose another --out") from None
        try:
            if anew:
                self._forget()
            self._agree(config)
            self._settled = {ending.index for path in self._segments() for ending in self._recovered(path)}
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let other processes have the folder."""
        self._lock.close()

    def is_settled(self, index: int) -> bool:
        """Whether the seed has ended for good."""
        return index in self._settled

    @property
    def settled(self) -> int:
        """Number of seeds that have ended for good."""
        return len(self._settled)

    def append(self, endings: Iterable[End]) -> None:
        """Write down how seeds ended; they are on the disk when this returns.

        Raises:
            JournalError: the disk takes no more; what it took of these endings is removed again.
        """
        by_segment: dict[int, list[End]] = {}
        for ending in endings:
            by_segment.setdefault(ending.index // SEGMENT, []).append(ending)
        for number, group in by_segment.items():
            _append(self._path(number), b"".join(ending.model_dump_json().encode() + b"\n" for ending in group))
            self._settled |= {ending.index for ending in group if ending.settled}

    def read(self, stop: int) -> Iterator[list[End]]:
        """The last endings of the seeds below ``stop``, in order of index, segment by segment."""
        for number in range((stop + SEGMENT - 1) // SEGMENT):
            last = {ending.index: ending for ending in _endings(self._path(number), self._kind) if ending.index < stop}
            yield [last[index] for index in sorted(last)]

    def _path(self, number: int) -> Path:
        return self.folder / f"endings-{number:05d}.jsonl"

    def _segments(self) -> list[Path]:
        return sorted(self.folder.glob(_SEGMENTS))

    def _forget(self) -> None:
        for path in (*self._segments(), self.folder / _CONFIG):
            path.unlink(missing_ok=True)

    def _agree(self, config: Decisive) -> None:
        path = self.folder / _CONFIG
        if not path.exists():
            partial = path.with_suffix(".partial")
            partial.write_text(config.model_dump_json(indent=2) + "\n", encoding="utf-8")
            partial.replace(path)
        elif differences := _differences(path, config):
            why = "; ".join(differences)
            raise BegunOtherwiseError(f"{self._name} was begun with another configuration ({why}): {self._otherwise}")

    def _recovered(self, path: Path) -> Iterator[End]:
        """The endings of a segment that stand, after cutting off a torn last line."""
        with path.open("r+b") as file:
            start = end = 0
            for line in file:
                start, end = end, end + len(line)
            file.seek(start)
            if not self._is_ending(file.read()):
                file.truncate(start)
        yield from (ending for ending in _endings(path, self._kind) if ending.settled)

    def _is_ending(self, line: bytes) -> bool:
        try:
            self._kind.model_validate_json(line)
        except ValidationError:
            return False
        return line.endswith(b"\n")

    @staticmethod
    def found(folder: Path, kind: type[End]) -> list[End]:
        """The last endings in a folder that nobody is writing to, in order of index.

        Raises:
            JournalError: a line is damaged.
        """
        last = {ending.index: ending for path in folder.glob(_SEGMENTS) for ending in _endings(path, kind)}
        return [last[index] for index in sorted(last)]

    @staticmethod
    def sandbox_of(folder: Path) -> str:
        """The sandbox that a folder was begun with; empty where nothing was begun."""
        try:
            return _Begun.model_validate_json(Journal.begun_with(folder)).sandbox
        except ValidationError:
            return ""

    @staticmethod
    def begun_with(folder: Path) -> bytes:
        """The configuration that a folder was begun with, as JSON; empty where nothing was begun."""
        try:
            return (folder / _CONFIG).read_bytes()
        except OSError:
            return b""

    @staticmethod
    def disagrees(folder: Path, config: Decisive) -> bool:
        """Whether a folder was begun with another configuration."""
        path = folder / _CONFIG
        return path.exists() and bool(_differences(path, config))


def _endings(path: Path, kind: type[End]) -> Iterator[End]:
    """The endings of a segment.

    Raises:
        JournalError: a line is damaged.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield kind.model_validate_json(line)
            except ValidationError:
                message = f"{path}, line {number} is damaged: delete that line, its work is then done again"
                raise JournalError(message) from None


def _append(path: Path, lines: bytes) -> None:
    try:
        with path.open("ab", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            try:
                left = memoryview(lines)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError:
                file.truncate(before)  # or the next line would be appended to half a one
                raise
    except OSError as error:
        raise JournalError(f"cannot write {path}: {error.strerror}; mend that, and the same command goes on") from error


def _differences(path: Path, config: Decisive) -> list[str]:
    try:
        return type(config).model_validate_json(path.read_bytes()).differences(config)
    except ValidationError:
        return ["written by another version"]


class _Begun(BaseModel):
    """What any configuration says of where programs run."""

    sandbox: str = ""
