from collections import Counter, OrderedDict, deque
from random import Random

import pytest

from sandbox.guest.folds import Folds
from sandbox.guest.look import Look, shown


class Node:
    def __init__(self, value: object) -> None:
        self.value = value
        self.next: object = None


def leaf(random: Random) -> object:
    return random.choice([random.randrange(100), "ab", 1.5, None, True, (1, 2), "x" * random.randrange(30)])


def built(random: Random, depth: int) -> object:
    size = random.choice([0, 1, 3, 10, 60, 400]) if depth else random.choice([0, 1, 3])
    inner = [built(random, depth + 1) if depth < 2 and random.random() < 0.3 else leaf(random) for _ in range(size)]
    kind = random.randrange(9)
    if kind < 4:
        return inner
    if kind == 4:
        return dict(enumerate(inner))
    if kind == 5:
        return {item for item in inner if isinstance(item, int | str | float)}
    if kind == 6:
        return deque(inner)
    if kind == 7:
        return tuple(inner)
    return random.choice([Node(inner), OrderedDict(enumerate(inner)), Counter(str(inner)[:50])])


def reachable(value: object) -> list[object]:
    found: list[object] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if any(one is known for known in found):
            continue
        found.append(one)
        if isinstance(one, list | tuple | deque | set):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, Node):
            waiting += (one.value, one.next)
    return found


def mutate(random: Random, root: object) -> None:
    one = random.choice([part for part in reachable(root) if isinstance(part, list | dict | deque | set | Node)] or [None])
    new = built(random, 2) if random.random() < 0.3 else leaf(random)
    if isinstance(one, Counter):
        one["k"] += 1
    elif isinstance(one, list | deque):
        action = random.randrange(4)
        if action == 0 or not one:
            one.append(new)
        elif action == 1:
            one[random.randrange(len(one))] = new
        elif action == 2:
            one.pop()
        else:
            one.rotate() if isinstance(one, deque) else one.reverse()
    elif isinstance(one, dict):
        one[random.randrange(30)] = new
    elif isinstance(one, set):
        one.add(random.randrange(1000))
    elif isinstance(one, Node):
        one.next = random.choice([new, root]) if random.random() < 0.2 else new


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("limit", [60, 300, 1_000])
def test_look_brought_up_to_date_is_a_look_anew(seed: int, limit: int) -> None:
    random = Random(seed)
    value = built(random, 0)
    folds = Folds()
    if not isinstance(value, list | dict | deque | set | Node):
        return
    look = Look(value, limit, folds)
    for _ in range(40):
        for _ in range(random.randrange(3)):
            mutate(random, value)
        look.refresh()
        assert look.text == shown(value, limit, Folds())
        assert len(look.text) <= limit


def test_what_was_removed_does_not_lend_its_text_to_what_comes_after() -> None:
    look = Look(items := [(1, 2), (3, 4)], 1_000, Folds())
    for number in range(200):
        items.pop()
        items.append((number, number))
        look.refresh()
        assert look.text == repr(items)
