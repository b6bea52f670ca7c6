"""A model whose requests go to the vendor in batches: they are collected, handed in, waited for, and given to who asked."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from agents.llm.base import ModelError, PausedError, Provider, RefusedError, Reply, Request, TransientError
from agents.llm.batching.base import Batches, Batching, Entry, Handed
from agents.llm.batching.register import Register, ident_of
from agents.llm.budget import Account
from agents.llm.cache import Cache, key_of
from agents.llm.retry import TRIES, patiently

_PATIENCE_S = 3_600.0
"""How long nobody may answer when a batch is looked at, before whoever waits for it is told."""
_CROWDED_POLLS = 60
"""After how many looks something is handed in again although the vendor said that too much is under way."""
_MOST_BYTES = 50_000_000
"""Of one batch; the vendors take 200 MB and 256 MB."""
_AT_A_TIME = 500
"""Replies that are written down in one step."""


@dataclass(slots=True)
class _Waiting:
    """Somebody who waits for the answer to a request."""

    request: Request
    reply: asyncio.Future[Reply] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Clerk:
    """A model that is asked in batches. A batch is handed in when no request came for a while, or when it is full.

    What was handed in is looked after whoever waits for it: a clerk that is begun again in the same register hands in nothing
    a second time. What expired or failed for the moment goes into the next batch.

    Args:
        model: who is asked; closed with the clerk.
        batches: the endpoint.
        exact: all that decides a reply to a request, as text: what the cache has its key from.
        register: of the run; closed by whoever opened it.
        account: what the model may cost.
        cache: is given every complete reply; ``None`` for no cache.
        batching: when batches are handed in and looked at.
    """

    def __init__(
        self,
        model: Provider,
        batches: Batches,
        exact: Callable[[Request], str],
        register: Register,
        account: Account,
        cache: Cache | None,
        batching: Batching,
    ) -> None:
        self.name = model.name
        self._model = model
        self._batches = batches
        self._exact = exact
        self._register = register
        self._account = account
        self._cache = cache
        self._batching = batching
        self._size = batching.size
        self._crowded_until = 0.0
        self._waiting: dict[str, _Waiting] = {}
        self._last_came = self._looked = self._heard = time.monotonic()
        self._work: asyncio.Task[None] | None = None

    async def complete(self, request: Request) -> Reply:
        """Have a request answered with the next batch, or by one that it is in already.

        Raises:
            PausedError: a limit is reached, or somebody cancelled the batch.
            ModelError: no reply was had.
        """
        key = key_of(self._exact(request), request.attempt)
        kept = self._register.reply(key)
        if kept is None:
            if key not in self._waiting:
                if not self._register.is_in_batch(key):
                    self._account.check()
                self._waiting[key] = _Waiting(request)
                self._last_came = time.monotonic()
            waiting = self._waiting[key]
            if self._work is None or self._work.done():
                self._work = asyncio.create_task(self._serve())
            kept = await asyncio.shield(waiting.reply)
        return replace(kept, requested=request.sampling)

    async def close(self) -> None:
        """Stop looking after batches, which stay where they are, and close the model."""
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
        for waiting in self._waiting.values():
            waiting.reply.cancel()
        await self._model.close()

    async def _serve(self) -> None:
        """Work until nobody waits."""
        self._looked = -self._batching.poll_s
        self._heard = time.monotonic()
        try:
            await self._adopt()
            while self._waiting:
                await asyncio.sleep(self._batching.calm_s / 2)
                await self._turn()
        except Exception as error:  # noqa: BLE001 -- whatever it is, whoever waits must learn of it
            self._fail(list(self._waiting), error)

    async def _turn(self) -> None:
        now = time.monotonic()
        in_batches = self._register.in_batches()
        queue = [key for key in self._waiting if key not in in_batches]
        due = len(queue) >= self._size or now - self._last_came >= self._batching.calm_s
        crowded = now < self._crowded_until and self._register.handed(self.name)
        if queue and due and not crowded:
            await self._hand_in(queue)
        if now - self._looked >= self._batching.poll_s:
            self._looked = now
            for handed in self._register.handed(self.name):
                await self._look_at(handed)

    async def _hand_in(self, queue: list[str]) -> None:
        """Hand in as many of the requests as one batch takes."""
        try:
            self._account.check()
        except PausedError as error:
            self._fail(queue, error)
            return
        bodies = self._fitting(queue)
        frames = {key: self._model.frame(self._waiting[key].request) for key in bodies}
        handed = Handed(self._register.begin(self.name, frames), "", time.time(), len(bodies))
        try:
            ident = await self._delivered(handed, [Entry(ident_of(handed.token, key), body) for key, body in bodies.items()])
        except TransientError as error:  # it may have been taken: the next clerk finds out
            self._fail(bodies, error)
        except ModelError as error:
            self._register.end(handed.token)
            self._fail(bodies, error)
        else:
            self._register.name(handed.token, ident)

    def _fitting(self, queue: list[str]) -> dict[str, str]:
        """Key -> what is sent, of as many requests as fit into one batch; at least one."""
        bodies, size = dict[str, str](), 0
        for key in queue[: self._size]:
            body = self._model.exact(self._waiting[key].request)
            size += len(body.encode())
            if bodies and size > _MOST_BYTES:
                break
            bodies[key] = body
        return bodies

    async def _delivered(self, handed: Handed, entries: list[Entry]) -> str:
        """Hand a batch in; what broke off is not tried again before it is certain that it was not taken."""
        tried = False

        async def deliver() -> str:
            nonlocal tried
            found = await self._find(handed) if tried else ""
            tried = True
            return found or await self._batches.hand_in(handed.token, entries)

        return await patiently(deliver)

    async def _adopt(self) -> None:
        """Find out what became of batches that were being handed in when an earlier clerk was killed."""
        for handed in self._register.handed(self.name):
            if not handed.ident:
                ident = await patiently(lambda handed=handed: self._find(handed))  # type: ignore[misc]
                if ident:
                    self._register.name(handed.token, ident)
                else:
                    self._register.end(handed.token)

    async def _find(self, handed: Handed) -> str:
        return await self._batches.find(handed, self._register.known(), self._batching.poll_s)

    async def _look_at(self, handed: Handed) -> None:
        if not handed.ident:
            return
        try:
            look = await self._batches.look(handed.ident)
            self._heard = time.monotonic()
            if look.state in ("over", "cancelled"):
                await self._fetch(handed)
        except TransientError as error:
            if time.monotonic() - self._heard > _PATIENCE_S:
                self._fail(self._register.unanswered(handed.token).values(), error)
            return
        except ModelError as error:
            self._fail(self._register.unanswered(handed.token).values(), error)
            return
        if look.state != "under_way":
            self._end(handed, look.state, look.why)

    async def _fetch(self, handed: Handed) -> None:
        """Write down what came of a batch."""
        keys = self._register.unanswered(handed.token)
        replies = dict[str, Reply]()
        async for answered in self._batches.answers(handed.ident):
            key = keys.get(answered.ident)
            if key is None:
                continue
            if isinstance(answered.result, Reply):
                replies[key] = answered.result
            elif isinstance(answered.result, RefusedError):
                self._register.free([key])
                self._fail([key], answered.result)
            if len(replies) >= _AT_A_TIME:
                self._settle(replies)
                replies.clear()
        self._settle(replies)

    def _settle(self, replies: Mapping[str, Reply]) -> None:
        for key, reply in self._register.answer(replies, self._account.enter).items():
            if self._cache:
                self._cache.put(key, self.name, reply)
            waiting = self._waiting.pop(key, None)
            if waiting and not waiting.reply.done():
                waiting.reply.set_result(reply)

    def _end(self, handed: Handed, state: str, why: str) -> None:
        """A batch is over: what is left of it goes into the next one, unless somebody wanted it cancelled or it is of no use."""
        left = list(self._register.unanswered(handed.token).values())
        self._last_came = time.monotonic()  # what is left goes along with what its neighbours' answers lead to
        self._register.end(handed.token, begun=state != "crowded")
        name = f"batch {handed.ident} of {self.name}"
        if state == "cancelled":
            self._fail(left, PausedError(f"{name} was cancelled"))
        elif state == "failed":
            self._fail(left, RefusedError(f"{name} failed: {why}"))
        elif state == "crowded":
            self._size = max(1, min(self._size, handed.size // 2))
            self._crowded_until = time.monotonic() + _CROWDED_POLLS * self._batching.poll_s
        tired = [key for key in left if self._register.tries(key) >= TRIES]
        self._fail(tired, TransientError(f"{name} left it without an answer, as did {TRIES - 1} before it; {why}"))

    def _fail(self, keys: Iterable[str], error: Exception) -> None:
        for key in keys:
            waiting = self._waiting.pop(key, None)
            if waiting and not waiting.reply.done():
                if isinstance(error, ModelError) and not isinstance(error, PausedError):
                    self._account.failed()
                waiting.reply.set_exception(error)
