"""Which seed wrote a program first, on disk: what an earlier sitting or another process of the run wrote counts as written."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from agents.llm.database import Database

Owner = Callable[[str, str], str]
"""The seed that a program belongs to, by its likeness: the given one, if no other wrote it before."""
_TABLE = "CREATE TABLE IF NOT EXISTS claims (likeness TEXT PRIMARY KEY, seed TEXT NOT NULL) WITHOUT ROWID"


class ClaimsError(Exception):
    """The file cannot be used; the message is one line that says what to do."""


@contextmanager
def claims(path: Path | None) -> Iterator[Owner]:
    """The claims that are kept in a file; in memory if there is none.

    Raises:
        ClaimsError: the file is none of ours.
    """
    if path is None:
        yield dict[str, str]().setdefault
        return
    with closing(Database(path, _begin, lambda error: ClaimsError(f"{path} cannot be used: {error}"))) as database:

        def owner(likeness: str, seed: str) -> str:
            with database.used() as base:
                base.execute("INSERT OR IGNORE INTO claims VALUES (?, ?)", (likeness, seed))
                (found,) = base.execute("SELECT seed FROM claims WHERE likeness = ?", (likeness,)).fetchone()
            return str(found)

        yield owner


def _begin(base: sqlite3.Connection) -> None:
    base.execute(_TABLE)
