"""When a worker is no longer trusted, although it goes on working.

A worker is replaced, without loss to the programs under way, when

- a program got at the channel of its result: a token was forged, or bytes came through that no guest writes (``is_anomaly``);
- its server ended, as it does itself where it cannot empty its folder, where its own descriptors or memory have grown
  (``sandbox.guest.growth``), or where a fork fails;
- its server did not answer in time, as where a child cannot be reaped (``sandbox.lane``).

A program that merely ends badly, by a signal, a limit or its own exit, is none.
"""

from sandbox.base import Report
from sandbox.guest.child import FORGED
from sandbox.report import MALFORMED
from sandbox.trace import Outcome


def is_anomaly(report: Report) -> bool:
    """Whether a report tells of a program that got at the channel."""
    return report.outcome is Outcome.KILLED and report.detail.startswith((FORGED, MALFORMED))
