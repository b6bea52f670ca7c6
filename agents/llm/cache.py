"""Replies that were paid for once: a database of complete replies by the exact request and its attempt.

What a process has put in survives its being killed. Truncated, refused and failed replies are never kept: they are asked for
anew.
"""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agents.llm.base import LLM, Finish, Reply, Request
from agents.llm.database import Database

_VERSION = 1
_REPLY = TypeAdapter(Reply)
_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY, model TEXT NOT NULL, made REAL NOT NULL, reply TEXT NOT NULL
) WITHOUT ROWID
"""


class CacheError(Exception):
    """The file is no cache, or cannot be used; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the cache holds of one model.

    Attributes:
        model: as the command line names it.
        replies: how many.
        size: of their texts, in bytes.
        first, last: when they were made, in seconds since 1970.
    """

    model: str
    replies: int
    size: int
    first: float
    last: float


class Cache:
    """A file of replies; several processes may use it at once.

    Args:
        path: is made if it is missing, with its folder.

    Raises:
        CacheError: the file is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = Database(path, self._begin, self._damage)

    def _begin(self, base: sqlite3.Connection) -> None:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise CacheError(f"{self._path} was written by another version of code2cot: delete it, or choose another file")
        base.execute(_TABLE)
        base.execute(f"PRAGMA user_version = {_VERSION}")

    def _damage(self, error: Exception) -> CacheError:
        return CacheError(f"the cache {self._path} cannot be used: {error}; delete it, or choose another file")

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def get(self, key: str) -> Reply | None:
        """The reply kept under a key, marked as replayed; ``None`` if there is none that can be read."""
        with self._base.used() as base:
            row = base.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            return replace(_REPLY.validate_json(row[0]), replayed=True)
        except ValidationError:
            return None  # asked for anew, and then overwritten

    def put(self, key: str, model: str, reply: Reply) -> None:
        """Keep a reply, if it is complete."""
        if reply.finish is not Finish.COMPLETE:
            return
        row = (key, model, time.time(), _REPLY.dump_json(reply).decode())
        with self._base.used() as base:
            base.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)", row)

    def kept(self) -> list[Kept]:
        """What there is, by model."""
        query = """SELECT model, COUNT(*), SUM(LENGTH(CAST(reply AS BLOB))), MIN(made), MAX(made)
                   FROM replies GROUP BY model ORDER BY model"""
        with self._base.used() as base:
            return [Kept(*row) for row in base.execute(query)]

    def clear(self, model: str = "") -> int:
        """Forget the replies of a model, or all; returns how many. The file shrinks."""
        with self._base.used() as base:
            gone = base.execute("DELETE FROM replies WHERE ? IN ('', model)", (model,)).rowcount
            base.execute("VACUUM")
        return gone


class Cached:
    """A model whose complete replies are kept.

    Args:
        llm: the model.
        exact: all that decides a reply to a request, as text.
        cache: where they are kept; closed by whoever opened it.
        replayed: is called for every reply that was found.
    """

    def __init__(self, llm: LLM, exact: Callable[[Request], str], cache: Cache, replayed: Callable[[], None]) -> None:
        self.name = llm.name
        self._llm = llm
        self._exact = exact
        self._cache = cache
        self._replayed = replayed

    async def complete(self, request: Request) -> Reply:
        """Look the reply up, or ask for it and keep it.

        Raises:
            ModelError: no reply was had.
        """
        key = key_of(self._exact(request), request.attempt)
        kept = self._cache.get(key)
        if kept is not None:
            self._replayed()
            return replace(kept, requested=request.sampling)
        reply = await self._llm.complete(request)
        self._cache.put(key, self.name, reply)
        return reply

    async def close(self) -> None:
        """Close the model."""
        await self._llm.close()


def key_of(exact: str, attempt: int) -> str:
    """The key of a reply: a digest, so that nothing of the request can be read from it."""
    return hashlib.sha256(f"{attempt}:{exact}".encode()).hexdigest()


def default_path() -> Path:
    """Where replies are kept unless the command line says otherwise."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "code2cot" / "replies.sqlite"
