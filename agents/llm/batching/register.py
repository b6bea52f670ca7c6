"""What was handed in as batches and what came back, on disk before it counts: what a run that is killed goes on from.

It lies in the file of the run's ledger, so that a reply is entered and paid for in one step or not at all. A batch is written
down before it is handed in; if we were killed before we learned the vendor's name of it, the vendor's list says whether it was
taken. One process at a time has the register.
"""

import fcntl
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agents.llm.base import Reply
from agents.llm.batching.base import Handed
from agents.llm.ledger import Ledger

_REPLY = TypeAdapter(Reply)
_KEY_SHOWN = 40
_TABLES = """
CREATE TABLE IF NOT EXISTS batches (
    token TEXT PRIMARY KEY, model TEXT NOT NULL, ident TEXT NOT NULL, made REAL NOT NULL, size INTEGER NOT NULL,
    over INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS asked (
    key TEXT PRIMARY KEY, token TEXT NOT NULL, tries INTEGER NOT NULL, frame TEXT NOT NULL, reply TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_token ON asked (token)
"""
_ASK = """
INSERT INTO asked VALUES (?, ?, 1, ?, NULL)
ON CONFLICT (key) DO UPDATE SET token = excluded.token, tries = tries + 1, frame = excluded.frame
"""
_HANDED = "SELECT token, ident, made, size FROM batches WHERE over = 0 AND model = ? ORDER BY made"


class Register:
    """The batches of a run. A request has the key that the cache has for it, and is in one batch at a time.

    Args:
        ledger: of the run; closed by whoever opened it.
        lock: file that is locked as long as the register is open; opening waits for a process that has it.

    Raises:
        LedgerError: the file cannot be used.
    """

    def __init__(self, ledger: Ledger, lock: Path) -> None:
        self._base = ledger.database
        self._lock = lock.open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        with self._base.used() as base:
            for table in _TABLES.split(";"):
                base.execute(table)

    def close(self) -> None:
        """Let another process have it."""
        self._lock.close()

    def reply(self, key: str) -> Reply | None:
        """The reply to a request, if there is one that can be read."""
        with self._base.used() as base:
            row = base.execute("SELECT reply FROM asked WHERE key = ? AND reply IS NOT NULL", (key,)).fetchone()
        try:
            return _REPLY.validate_json(row[0]) if row else None
        except ValidationError:
            return None

    def in_batches(self) -> set[str]:
        """The requests that are in a batch and have no reply."""
        with self._base.used() as base:
            return {row[0] for row in base.execute("SELECT key FROM asked WHERE token != '' AND reply IS NULL")}

    def is_in_batch(self, key: str) -> bool:
        """Whether a request is in a batch and has no reply."""
        with self._base.used() as base:
            query = "SELECT 1 FROM asked WHERE key = ? AND token != '' AND reply IS NULL"
            return base.execute(query, (key,)).fetchone() is not None

    def tries(self, key: str) -> int:
        """In how many batches a request has been."""
        with self._base.used() as base:
            row = base.execute("SELECT tries FROM asked WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def begin(self, model: str, frames: Mapping[str, Reply]) -> str:
        """Write a batch down that is about to be handed in; returns our name of it.

        Args:
            model: whom it is for.
            frames: key -> the reply as far as it is known before it is given.
        """
        token = secrets.token_hex(8)
        with self._base.changed() as base:
            base.execute("INSERT INTO batches VALUES (?, ?, '', ?, ?, 0)", (token, model, time.time(), len(frames)))
            base.executemany(_ASK, [(key, token, _REPLY.dump_json(frame).decode()) for key, frame in frames.items()])
        return token

    def name(self, token: str, ident: str) -> None:
        """Write down the vendor's name of a batch."""
        with self._base.used() as base:
            base.execute("UPDATE batches SET ident = ? WHERE token = ?", (ident, token))

    def known(self) -> frozenset[str]:
        """The vendors' names of all batches."""
        with self._base.used() as base:
            return frozenset(row[0] for row in base.execute("SELECT ident FROM batches WHERE ident != ''"))

    def handed(self, model: str) -> list[Handed]:
        """A model's batches that are not over, the oldest first."""
        with self._base.used() as base:
            return [Handed(*row) for row in base.execute(_HANDED, (model,)).fetchall()]

    def unanswered(self, token: str) -> dict[str, str]:
        """Ident of an entry -> key, of those in a batch that have no reply."""
        with self._base.used() as base:
            rows = base.execute("SELECT key FROM asked WHERE token = ? AND reply IS NULL", (token,)).fetchall()
        return {ident_of(token, key): key for (key,) in rows}

    def answer(self, replies: Mapping[str, Reply], paid: Callable[[Reply], None]) -> dict[str, Reply]:
        """Write replies down and have them paid for, all or none; returns them, filled into their frames.

        Args:
            replies: key -> reply; those that were written down before are left out.
            paid: enters a reply into the ledger.
        """
        now, found = time.time(), dict[str, Reply]()
        with self._base.changed() as base:
            for key, reply in replies.items():
                query = "SELECT frame, made FROM asked JOIN batches USING (token) WHERE key = ? AND reply IS NULL"
                row = base.execute(query, (key,)).fetchone()
                if row:
                    found[key] = _framed(reply, _REPLY.validate_json(row[0]), now - row[1])
                    base.execute("UPDATE asked SET reply = ? WHERE key = ?", (_REPLY.dump_json(found[key]).decode(), key))
                    paid(found[key])
        return found

    def free(self, keys: Sequence[str]) -> None:
        """Take requests out of their batch, so that they can be put into another."""
        with self._base.changed() as base:
            base.executemany("UPDATE asked SET token = '' WHERE key = ? AND reply IS NULL", [(key,) for key in keys])

    def end(self, token: str, *, begun: bool = True) -> None:
        """A batch is over: what has no reply can be put into another, and was not tried if the batch was never begun."""
        with self._base.changed() as base:
            query = "UPDATE asked SET token = '', tries = tries - ? WHERE token = ? AND reply IS NULL"
            base.execute(query, (int(not begun), token))
            base.execute("UPDATE batches SET over = 1 WHERE token = ?", (token,))


def ident_of(token: str, key: str) -> str:
    """What the answer to a request of a batch is found by."""
    return f"{token}-{key[:_KEY_SHOWN]}"


def under_way(ledger: Ledger) -> tuple[int, int]:
    """Batches that are not over, and the requests in them without a reply; may be read while a register is open elsewhere."""
    query = """SELECT COUNT(DISTINCT token), COUNT(key) FROM batches LEFT JOIN asked USING (token)
               WHERE over = 0 AND reply IS NULL"""
    with ledger.database.used() as base:
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'asked'").fetchone():
            return 0, 0
        batches, requests = base.execute(query).fetchone()
    return int(batches), int(requests)


def _framed(reply: Reply, frame: Reply, seconds: float) -> Reply:
    return Reply(
        reply.text, reply.finish, reply.usage, reply.model, frame.requested, frame.effective, frame.enforced, max(0.0, seconds)
    )
