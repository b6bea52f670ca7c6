"""One call on the wire, by the SDK of either vendor: what it may come to, and how long it may take."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import httpx2

from agents.llm.base import Finish, Reply, Request, TransientError, Usage
from agents.llm.config import Model
from agents.llm.failures import broken, error_of, outcome_of, shown
from agents.llm.wire import Listing

_StatusT = TypeVar("_StatusT", bound=Exception)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer whose status is an error's.

    Attributes:
        status: of HTTP.
        text: what the server says, with its codes.
        headers: of the answer, lower case.
    """

    status: int
    text: str
    headers: Mapping[str, str]


class Exchange(Generic[_StatusT]):
    """Calls to one endpoint; whatever goes wrong in one is raised as a ``ModelError``.

    Args:
        model: how it is asked, with all defaults worked out.
        where: the server.
        status: the SDK's exception for an answer whose status is an error's.
        failed: the SDK's exception for anything else.
        read: what such an answer says.
    """

    def __init__(
        self,
        model: Model,
        where: str,
        status: type[_StatusT],
        failed: type[Exception],
        read: Callable[[_StatusT], Refusal],
    ) -> None:
        self._model = model
        self._where = where
        self._status = status
        self._broken = (failed, httpx2.HTTPError, httpx2.StreamError, ValueError)
        self._read = read

    async def reply(self, request: Request, call: Awaitable[Reply], *, enforced: bool) -> Reply:
        """What comes of a request, an outcome that the server tells by a status among it.

        Args:
            request: what is asked.
            call: asks it.
            enforced: whether the server was made to keep to a schema, if the request has one.

        Raises:
            ModelError: no reply was had.
        """
        started = time.monotonic()
        async with self.mapped():
            try:
                reply = await call
            except self._status as error:
                refusal = self._read(error)
                finish = outcome_of(refusal.status, refusal.text)
                if finish is None:
                    raise
                reply = Reply(shown(refusal.text), finish, Usage(0, 0))
        frame = self.frame(request, enforced=enforced)
        return replace(
            reply,
            requested=frame.requested,
            effective=frame.effective,
            enforced=frame.enforced,
            latency_s=time.monotonic() - started,
        )

    def frame(self, request: Request, *, enforced: bool) -> Reply:
        """The reply to a request as far as it is known before it is given; arguments as of ``reply``."""
        return Reply(
            "",
            Finish.COMPLETE,
            requested=request.sampling,
            effective=request.sampling.only(self._model.parameters or frozenset()),
            enforced=request.schema is not None and enforced,
        )

    async def listed(self, call: Awaitable[httpx2.Response]) -> tuple[str, ...]:
        """The models of a listing.

        Raises:
            ModelError: none was had.
        """
        async with self.mapped():
            answer = await call
            return tuple(model.id for model in Listing.model_validate_json(answer.content).data)

    @asynccontextmanager
    async def mapped(self) -> AsyncIterator[None]:
        """Raise what may go wrong as a ``ModelError``, and give up in time.

        Raises:
            ModelError: for whatever went wrong.
        """
        try:
            async with asyncio.timeout(self._model.timeout_s):
                yield
        except self._status as error:
            refusal = self._read(error)
            raise error_of(refusal.status, refusal.text, refusal.headers, self._where) from error
        except TimeoutError as error:
            raise TransientError(f"{self._where} gave no reply within {self._model.timeout_s:g} s") from error
        except self._broken as error:
            raise broken(error, self._where) from error
