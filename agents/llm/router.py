"""One model at one or several endpoints: each is asked as fast as it bears, and left alone while it is down."""

import json
import logging
from collections.abc import Sequence

from agents.llm.base import Provider, RefusedError, Reply, Request, ThrottledError, TransientError, UnreachableError
from agents.llm.config import Endpoint
from agents.llm.gate import Dispersed, Gate, Quota

_LOG = logging.getLogger("code2cot.llm")
_FAILURES_TO_OPEN = 5
"""Failures one after the other that tell a server which is down from one that stumbled."""
_CALLS_TO_NOBODY = 4
"""Calls to a server that was never there, before they end: then its address is wrong, or nobody has started it."""
_FIRST_REST_S = 1.0
_LONGEST_REST_S = 60.0
_WORTH_SAYING_S = 5.0
_CHARACTERS_A_TOKEN = 3.5
_TOKENS_EXPECTED = 500.0


class Lane:
    """One endpoint with what is known of it.

    Args:
        provider: the model there.
        endpoint: its limits.
        processes: how many processes share them.

    Attributes:
        provider, gate: the model, and who waits for it.
        answered: whether anybody was ever there.
        unanswered: how often nobody was.
    """

    def __init__(self, provider: Provider, endpoint: Endpoint, processes: int) -> None:
        self.provider = provider
        self.gate = Gate(max(1, endpoint.concurrency // processes))
        self._requests = Quota(endpoint.rpm and endpoint.rpm / processes)
        self._tokens = Quota(endpoint.tpm and endpoint.tpm / processes)
        self._expected = _TOKENS_EXPECTED
        self.answered = False
        self.unanswered = 0
        self._failures = 0
        self._rest_s = _FIRST_REST_S

    async def complete(self, request: Request) -> Reply:
        """Ask this endpoint when its turn comes.

        Raises:
            Dispersed: it went down before that.
            ModelError: no reply was had.
        """
        await self.gate.enter()
        try:
            estimate = self._estimate(request)
            await self._requests.take(1)
            await self._tokens.take(estimate)
            reply = await self.provider.complete(request)
        except ThrottledError as error:
            self.answered = True
            self.gate.narrow()
            self._rest(error.retry_after or 0.0, error)
            raise
        except TransientError as error:
            unreachable = isinstance(error, UnreachableError)
            self.unanswered += unreachable
            self.answered |= not unreachable
            self._stumbled(error)
            raise
        else:
            self._succeeded(reply, estimate)
            return reply
        finally:
            self.gate.leave()

    def _estimate(self, request: Request) -> float:
        """Tokens that a request will use."""
        said = sum(len(message.content) for message in request.messages) / _CHARACTERS_A_TOKEN
        return said + min(request.max_tokens, self._expected)

    def _stumbled(self, error: TransientError) -> None:
        self._failures += 1
        self.gate.narrow()
        if self._failures >= _FAILURES_TO_OPEN:
            self.gate.begin_anew()
            self._rest(max(self._rest_s, error.retry_after or 0.0), error)
            self.gate.disperse()
            self._failures = 0
            self._rest_s = min(_LONGEST_REST_S, 2 * self._rest_s)
        elif error.retry_after:
            self._rest(error.retry_after, error)

    def _rest(self, seconds: float, error: TransientError) -> None:
        """Leave the endpoint alone for a while, and say so if that is long enough for somebody to wonder."""
        if seconds >= _WORTH_SAYING_S > self.gate.closed_s:
            _LOG.warning("%s: asked again in %.0f s: %s", self.provider.name, seconds, error)
        self.gate.close_for(seconds)

    def _succeeded(self, reply: Reply, estimate: float) -> None:
        self.answered, self._failures, self._rest_s = True, 0, _FIRST_REST_S
        self.gate.widen()
        used = reply.usage
        if used.output is not None:
            self._expected += (used.output - self._expected) / 10
        if used.input is not None and used.output is not None:
            self._tokens.give_back(estimate - used.input - used.output)


class Router:
    """A model at all of its endpoints; every request, and every further try of one, goes to the one that is least busy.

    Args:
        lanes: at least one.
        identity: what tells this model from others of the same name.
    """

    def __init__(self, lanes: Sequence[Lane], identity: str) -> None:
        self.name = lanes[0].provider.name
        self._lanes = lanes
        self._identity = identity

    async def complete(self, request: Request) -> Reply:
        """Ask one of the endpoints.

        Raises:
            ModelError: no reply was had.
        """
        while True:
            lane = min(self._lanes, key=lambda lane: (lane.gate.closed_s, lane.gate.load))
            try:
                return await lane.complete(request)
            except Dispersed:
                continue
            except UnreachableError as error:
                if self._nobody_was_ever_there():
                    raise RefusedError(f"{error}, and never could be") from error
                raise
            except TransientError as error:
                if any(not other.gate.closed_s for other in self._lanes):
                    error.retry_after = None  # another endpoint takes it at once
                raise

    def _nobody_was_ever_there(self) -> bool:
        calls = sum(lane.unanswered for lane in self._lanes)
        return calls >= _CALLS_TO_NOBODY and not any(lane.answered for lane in self._lanes)

    def exact(self, request: Request) -> str:
        """All that decides the reply, as text; it is the same at every endpoint."""
        return json.dumps([self.name, self._identity, self._lanes[0].provider.exact(request)])

    async def close(self) -> None:
        """Close all connections."""
        for lane in self._lanes:
            await lane.provider.close()
