"""The monotone alignment of what is stated to places of a trace: the heaviest chain of true statements that never goes back.

For each weight that a chain can have, the earliest place where it can stand is kept; a further statement extends every chain to
the first place from there on at which it is true, or is left out. Statements of one sentence may look back to where it began.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.checker.plain.atom import Atom
from agents.checker.plain.moments import Places, following

_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class _Chain:
    """A chain of statements: where it stands, where its sentence and its last event began, how far its round reaches, and
    its links, last first.
    """

    at: int
    begun: int
    event: int
    fresh: int
    limit: int
    links: tuple[int, int, "object"] | None


def align(
    sentences: Sequence[Sequence[Atom]],
    places: Sequence[Sequence[Places]],
    floor: Callable[[int], int],
    ahead: Callable[[int, int], int | None],
) -> list[list[int | None]]:
    """The place of each statement, sentence by sentence; ``None`` for those left out.

    Args:
        sentences: what each sentence states.
        places: where that is true.
        floor: the place where the round of a loop begins that a place lies in, before which its sentence does not look back.
        ahead: the place where so many more rounds are over, from a place on.
    """
    chains: dict[int, _Chain] = {0: _Chain(0, 0, -1, -1, _FAR, None)}
    number = 0
    for atoms, found in zip(sentences, places, strict=True):
        if not atoms:
            continue
        chains = {score: _Chain(one.at, one.at, one.event, one.event, _FAR, one.links) for score, one in chains.items()}
        for atom, where in zip(atoms, found, strict=True):
            chains = _extended(chains, atom, where, number, floor, ahead)
            number += 1
    best = chains[max(chains)]
    flat: list[int | None] = [None] * number
    links = best.links
    while links is not None:
        index, at, links = links  # type: ignore[assignment]
        flat[index] = at
    ordered = iter(flat)
    return [[next(ordered) for _ in atoms] for atoms in sentences]


def _extended(
    chains: dict[int, _Chain],
    atom: Atom,
    where: Places,
    number: int,
    floor: Callable[[int], int],
    ahead: Callable[[int, int], int | None],
) -> dict[int, _Chain]:
    found = dict(chains)
    if not where and not atom.ahead:
        return found
    worth = 3 if atom.event else 2
    for score, chain in chains.items():
        low = max(chain.begun, chain.fresh + 1) if atom.event else chain.begun
        at = ahead(chain.at, atom.ahead) if atom.ahead else following(where, low)
        if at is None or (atom.here and at != max(low, chain.at)) or (at > chain.limit and atom.bounded):
            continue
        begun = max(chain.begun, at if atom.anchors else floor(at))
        event = max(chain.event, at) if atom.event else chain.event
        limit = next((last for first, last in where if first <= at <= last), _FAR) if atom.anchors else chain.limit
        longer = _Chain(max(chain.at, at), begun, event, chain.fresh, limit, (number, at, chain.links))
        known = found.get(score + worth)
        if known is None or longer.at < known.at:
            found[score + worth] = longer
    return found
