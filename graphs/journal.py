"""How every seed ended, on disk before it counts: what a run resumes from.

The journal is a folder of segments, one for each SEGMENT seeds in the order of their index, which become one shard of the
dataset each. A segment is a JSONL file of endings, rows included. Lines are only appended, and are on the disk when ``append``
returns; a line that a crash tore off is dropped when the journal is opened, and its seed is worked on again.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graphs.config import Config
from graphs.example import Example

SEGMENT = 10_000
_CONFIG = "config.json"


class JournalError(Exception):
    """The journal cannot be used; the message is one line that says what to do."""


class Ending(BaseModel):
    """How a seed ended.

    Attributes:
        index: the seed's.
        fate: how it ended; ``infra_error`` is no last word, the next run tries again.
        reason: for a seed without rows, a short word that is counted.
        detail: for people.
        drafts, tellings: how many programs and texts were made of it.
        rows: the verified ones, one for each narrator that passed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int
    fate: Literal["verified", "rejected", "infra_error"]
    reason: str = ""
    detail: str = ""
    drafts: int = 0
    tellings: int = 0
    rows: tuple[Example, ...] = ()


class Journal:
    """The endings of one run in one folder, held by one process at a time.

    Args:
        folder: is made if it is missing.
        config: must be the one that the folder was begun with.

    Raises:
        JournalError: another process is at work there, the configuration differs, or the files are damaged.
    """

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise JournalError(f"another process is writing to {folder.parent}; wait for it or choose another --out") from None
        try:
            self._agree(config)
            self._settled = {ending.index for segment in self._segments() for ending in _recovered(segment)}
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

    def append(self, endings: Iterable[Ending]) -> None:
        """Write down how seeds ended; they are on the disk when this returns.

        Raises:
            JournalError: the disk takes no more; what it took of these endings is removed again.
        """
        by_segment: dict[int, list[Ending]] = {}
        for ending in endings:
            by_segment.setdefault(ending.index // SEGMENT, []).append(ending)
        for number, group in by_segment.items():
            _append(self._path(number), b"".join(ending.model_dump_json().encode() + b"\n" for ending in group))
            self._settled |= {ending.index for ending in group if ending.fate != "infra_error"}

    def read(self, stop: int) -> Iterator[list[Ending]]:
        """The last endings of the seeds below ``stop``, in order of index, segment by segment."""
        for number in range((stop + SEGMENT - 1) // SEGMENT):
            last = {ending.index: ending for ending in _endings(self._path(number)) if ending.index < stop}
            yield [last[index] for index in sorted(last)]

    def _path(self, number: int) -> Path:
        return self.folder / f"endings-{number:05d}.jsonl"

    def _segments(self) -> list[Path]:
        return sorted(self.folder.glob("endings-*.jsonl"))

    def _agree(self, config: Config) -> None:
        path = self.folder / _CONFIG
        if not path.exists():
            partial = path.with_suffix(".partial")
            partial.write_text(config.model_dump_json(indent=2) + "\n", encoding="utf-8")
            partial.replace(path)
        elif differences := _differences(path, config):
            raise JournalError(
                f"{self.folder.parent} was begun with another configuration ({'; '.join(differences)}): "
                "choose another --out, or add --fork to begin a new folder beside it",
            )

    @staticmethod
    def sandbox_of(folder: Path) -> str:
        """The sandbox that a folder was begun with; empty where nothing was begun, or by another version."""
        try:
            return Config.model_validate_json((folder / _CONFIG).read_bytes()).sandbox
        except (OSError, ValidationError):
            return ""

    @staticmethod
    def disagrees(folder: Path, config: Config) -> bool:
        """Whether a folder was begun with another configuration."""
        path = folder / _CONFIG
        return path.exists() and bool(_differences(path, config))


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


def _differences(path: Path, config: Config) -> list[str]:
    try:
        return Config.model_validate_json(path.read_bytes()).differences(config)
    except ValidationError:
        return ["written by another version"]


def _endings(path: Path) -> Iterator[Ending]:
    """The endings of a segment.

    Raises:
        JournalError: a line other than the last is damaged.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield Ending.model_validate_json(line)
            except ValidationError:
                raise JournalError(f"{path}, line {number} is damaged: delete that line, its seed is then made again") from None


def _recovered(path: Path) -> Iterator[Ending]:
    """The endings of a segment that stand, after cutting off a torn last line."""
    with path.open("r+b") as file:
        start = end = 0
        for line in file:
            start, end = end, end + len(line)
        file.seek(start)
        if not _is_ending(file.read()):
            file.truncate(start)
    yield from (ending for ending in _endings(path) if ending.fate != "infra_error")


def _is_ending(line: bytes) -> bool:
    try:
        Ending.model_validate_json(line)
    except ValidationError:
        return False
    return line.endswith(b"\n")
