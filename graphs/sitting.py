"""One sitting of a run: work until all is done, or until somebody stops it."""

import asyncio
import signal
import sys
from collections.abc import Sequence

from graphs.orders import End
from graphs.runner import Runner


async def sit(runner: Runner[End], todo: Sequence[int], concurrency: int, *, at_once: bool = False) -> bool:
    """Work until all is done; whether it was stopped before.

    The first signal lets what is under way finish, the second does not; with ``at_once`` the first does not either.
    """
    work = asyncio.create_task(runner.run(todo, concurrency))
    signals: list[signal.Signals] = []

    def stop(number: signal.Signals) -> None:
        signals.append(number)
        runner.stop()
        if at_once or len(signals) > 1:
            work.cancel()
        else:
            print("\nstopping: finishing what is under way; once more stops at once", file=sys.stderr)

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, number)
    try:
        await asyncio.wait([work])
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
    if not work.cancelled():
        work.result()
    return bool(signals)
