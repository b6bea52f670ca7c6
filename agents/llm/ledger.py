"""What the models of a run have cost so far: a small database beside its results, exact to the last digit.

Several processes may write to it at once, and what they have written survives their being killed.
"""

import sqlite3
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from agents.llm.base import Usage
from agents.llm.database import Database

_PICO = 10**12
"""Parts of a dollar in which sums are kept: the price of one token is a whole number of them."""
_TABLE = """
CREATE TABLE IF NOT EXISTS spent (
    model TEXT PRIMARY KEY, calls INTEGER NOT NULL, replayed INTEGER NOT NULL, unpriced INTEGER NOT NULL,
    input INTEGER NOT NULL, output INTEGER NOT NULL, cached INTEGER NOT NULL, pico INTEGER NOT NULL
) WITHOUT ROWID
"""
_ADD = """
INSERT INTO spent VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (model) DO UPDATE SET
    calls = calls + excluded.calls, replayed = replayed + excluded.replayed, unpriced = unpriced + excluded.unpriced,
    input = input + excluded.input, output = output + excluded.output, cached = cached + excluded.cached,
    pico = pico + excluded.pico
"""


class LedgerError(Exception):
    """The ledger cannot be used; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one model has cost.

    Attributes:
        model: as the command line names it.
        calls: replies that were paid for.
        replayed: replies that came from our cache.
        unpriced: of ``calls``, those whose cost is unknown.
        input, output, cached: tokens, as far as servers counted them; ``cached`` are among ``input``.
        cost: US dollars, of the calls whose cost is known.
    """

    model: str
    calls: int
    replayed: int
    unpriced: int
    input: int
    output: int
    cached: int
    cost: Decimal


class Ledger:
    """A file of sums by model.

    Args:
        path: is made if it is missing.

    Attributes:
        database: the file, for what must be entered together with a sum.

    Raises:
        LedgerError: the file is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self.database = Database(path, _begin, lambda error: LedgerError(f"the ledger {path} cannot be used: {error}"))

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def add(self, model: str, usage: Usage, cost: Decimal | None) -> None:
        """Enter a reply that was paid for; ``cost`` is ``None`` if it is unknown."""
        pico = 0 if cost is None else int(cost * _PICO)
        row = (model, 1, 0, int(cost is None), usage.input or 0, usage.output or 0, usage.cached or 0, pico)
        with self.database.used() as base:
            base.execute(_ADD, row)

    def add_replayed(self, model: str) -> None:
        """Enter a reply that cost nothing, because it had been paid for before."""
        with self.database.used() as base:
            base.execute(_ADD, (model, 0, 1, 0, 0, 0, 0, 0))

    def spent(self) -> list[Spent]:
        """The sums, by model."""
        with self.database.used() as base:
            rows = base.execute("SELECT * FROM spent ORDER BY model").fetchall()
        return [Spent(*(*row[:-1], Decimal(row[-1]) / _PICO)) for row in rows]

    def total(self) -> Decimal:
        """US dollars of all calls whose cost is known."""
        with self.database.used() as base:
            (pico,) = base.execute("SELECT COALESCE(SUM(pico), 0) FROM spent").fetchone()
        return Decimal(pico) / _PICO


def _begin(base: sqlite3.Connection) -> None:
    base.execute(_TABLE)
