"""A file of SQLite that several processes may use at once; what one of them has written survives its being killed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE_S = 30.0


class Database:
    """An open file.

    Args:
        path: is made if it is missing, with its folder.
        begin: makes the tables that are missing, or raises if the file is none of ours; the file is closed then.
        told: the error to raise for what SQLite or the system says.
    """

    def __init__(self, path: Path, begin: Callable[[sqlite3.Connection], None], told: Callable[[Exception], Exception]) -> None:
        self._told = told
        with self._damage_told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
        try:
            with self.used() as base:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                begin(base)
        except BaseException:
            self._base.close()
            raise

    @contextmanager
    def used(self) -> Iterator[sqlite3.Connection]:
        """The connection; what goes wrong with it is raised as ``told`` says."""
        with self._damage_told():
            yield self._base

    @contextmanager
    def changed(self) -> Iterator[sqlite3.Connection]:
        """The connection within a transaction: all that is changed there stands, or nothing does."""
        with self.used() as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
            except BaseException:
                base.execute("ROLLBACK")
                raise
            base.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._told(error) from error
