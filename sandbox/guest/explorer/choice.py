"""Which of the inputs found are handed out, and in what order."""

from collections.abc import Iterable

from sandbox.guest.explorer.search import Found


def chosen(found: Iterable[Found], most: int) -> list[Found]:
    """Inputs of different paths: those that together take every branch, then of different sets of branches, then of others.

    Args:
        found: one for each path.
        most: how many, unless more are needed to take every branch.

    Returns:
        In order: what returned before what raised, natural values before degenerate ones.
    """
    waiting = sorted(found, key=lambda one: one.merit)
    picked = _covering(waiting)
    taken = set(map(id, picked))
    sets = {one.branches for one in picked}
    values = {repr(one.trial.value) for one in picked}

    def add(*, other_set: bool, other_value: bool) -> None:
        for one in waiting:
            if len(picked) >= most:
                return
            value = repr(one.trial.value)
            known = id(one) in taken or (other_set and one.branches in sets) or (other_value and value in values)
            if not known and one.trial.outcome == "returned":
                picked.append(one)
                taken.add(id(one))
                sets.add(one.branches)
                values.add(value)

    add(other_set=True, other_value=True)
    add(other_set=True, other_value=False)
    add(other_set=False, other_value=True)
    add(other_set=False, other_value=False)
    return sorted(picked, key=lambda one: one.merit[:2])


def _covering(waiting: list[Found]) -> list[Found]:
    """Few inputs that take every branch that any takes, by greed; the best come first where they serve equally."""
    missing = frozenset[int]().union(*(one.branches for one in waiting))
    picked: list[Found] = []
    while missing:
        best = max(waiting, key=lambda one: (-one.merit[0], -(one.merit[1] > 2), len(one.branches & missing)))
        if not best.branches & missing:
            best = max(waiting, key=lambda one: len(one.branches & missing))
        picked.append(best)
        missing -= best.branches
    return picked or waiting[:1]
