"""Random programs that end, with much of what a tracer must tell apart; the same seed makes the same program."""

import random

_NUMBERS = ("a", "b", "c")
_CONTAINERS = ("xs", "ys", "grid")
_OPENING = """
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field

Pair = namedtuple("Pair", "left right")
TOTAL = 0
TABLE = {"k": [1, 2]}
LOG = []


@dataclass
class Box:
    size: int = 0
    held: list = field(default_factory=list)

    def put(self, one):
        self.held.append(one)
        self.size += 1
        return self.size


class Slim:
    __slots__ = ("left", "right")

    def __init__(self, left):
        self.left = left


class Gate:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        LOG.append(self.name)
        return self

    def __exit__(self, kind, error, trail):
        LOG.append(kind is None)
        return kind is KeyError


class Worse(ValueError):
    pass


def count_up(limit):
    try:
        for one in range(limit):
            got = yield one
            if got:
                yield got
    finally:
        LOG.append("closed")


def down(n, seen=()):
    if n <= 0:
        return len(seen)
    return down(n - 1, (*seen, n)) + 1


def touch(items, at=0, *rest, key=None, **more):
    items.append(at)
    return len(items) + len(rest) + len(more)
"""


class Composer:
    """Composes one program.

    Args:
        seed: of its random choices.
    """

    def __init__(self, seed: int) -> None:
        self._pick = random.Random(f"composed:{seed}")
        self._lines: list[str] = []
        self._names = 0
        self._loops = 0

    def source(self) -> str:
        """The program; its entry is ``entry(n)``."""
        self._put(0, _OPENING.strip("\n"))
        for number in range(self._pick.randint(0, 2)):
            self._helper(number)
        self._put(0, "def entry(n):")
        self._setting()
        self._block(1, 4, self._pick.randint(6, 14))
        self._put(1, f"return {self._pick.choice(('a', 'xs', 'd', 's', 'box', '(a, t, grid)', 'LOG', 'sorted(seen)', 'e'))}")
        return "\n".join(self._lines) + "\n"

    def _put(self, depth: int, text: str) -> None:
        self._lines.append("    " * depth + text)

    def _fresh(self) -> str:
        self._names += 1
        return f"v{self._names}"

    def _setting(self) -> None:
        self._put(1, "global TOTAL")
        self._put(1, "a, b, c = n, 2, -1")
        self._put(1, "xs = [3, 1, 2]; ys = xs")
        self._put(1, "grid = [[0] * 3 for _ in range(2)]")
        self._put(1, "d = {'x': 1, 'y': [0]}")
        self._put(1, "s, t, e = 'ab\\n\\'', (1, 'z', None), None")
        self._put(1, "seen, box, slim = {1, 5}, Box(), Slim(xs)")
        self._put(1, "queue, tally, groups = deque([1], 5), Counter('aab'), defaultdict(list)")

    def _helper(self, number: int) -> None:
        self._put(0, f"def helper{number}(items, k=1):")
        self._put(
            1,
            self._pick.choice(
                ("inner = lambda z: z * k", "def inner(z):\n        nonlocal k\n        k += 1\n        return z + k")
            ),
        )
        self._put(1, "for one in list(items)[:3]:")
        self._put(2, self._pick.choice(("k += inner(1)", "items.append(inner(2))", "TABLE['k'].append(k)", "LOG.append(k)")))
        self._put(2, "if len(items) > 12: items.clear()")
        self._put(1, self._pick.choice(("return k", "return items", "return inner(k)", "raise Worse(k, items)")))
        self._put(0, "")

    def _block(self, depth: int, room: int, size: int) -> None:
        for _ in range(size):
            self._statement(depth, room)

    def _statement(self, depth: int, room: int) -> None:
        compound = room > 0 and self._pick.random() < 0.4
        self._pick.choice(self._COMPOUND if compound else self._SIMPLE)(self, depth, room)

    def _number(self) -> str:
        return self._pick.choice(
            (
                *_NUMBERS, "1", "7", "-3", "n", "len(xs)", "d.get('x', 0)", "TOTAL", "xs[0]", "box.size", "True", "2.5",
                "10 ** 19",
                f"({self._pick.choice(_NUMBERS)} * 31 + 7) % 1009", "sum(z for z in (1, 2, 3))", "(lambda q: q + 1)(b)",
            )
        )  # fmt: skip

    def _value(self) -> str:
        return self._pick.choice(
            (
                self._number(), "xs", "ys[:]", "[a, b]", "'é\\ud800\"q'", "s[::-1]", "t", "(t, xs)", "None", "{1: a, 'k': xs}",
                "{a, b}", "frozenset('ba')", "Pair(a, xs)", "box", "slim", "Box(a, [b])", "[[1], {2: 3}]", "range(3)",
                "1e300 * 10",
                "b'x\\x00'", "Worse", "len", "[z * 2 for z in xs[:4]]", "{z: z for z in xs[:3]}", "list(range(500))",
                "'y' * 1500",
                "3 + 4j", "[len, Worse, Box]", "float('nan')", "{(1, 2): {3}}", "f'{a}:{s!r}'", "-0.0", "deque(xs)", "1 << 70",
            )
        )  # fmt: skip

    def _condition(self) -> str:
        return self._pick.choice(
            (
                f"{self._number()} > {self._number()}", "a % 3 == 0", "xs and xs[0] != b", "'x' in d", "not seen",
                "c < 0 or b > 9",
                "(w := b + 1) > 3", "s.startswith('a')", "len(xs) > 4", "any(z > 2 for z in xs)",
            )
        )  # fmt: skip

    def _assign(self, depth: int, _room: int) -> None:
        name = self._pick.choice((*_NUMBERS, *_NUMBERS, "s", "e", "t", self._fresh()))
        if name in _NUMBERS:
            self._put(depth, f"{name} = {self._pick.choice((name, 'n', 'b'))} % 1000 + {self._pick.randint(-3, 9)}")
        elif name == "s":
            self._put(depth, self._pick.choice(("s = s.upper()", "s += 'q'", "s = s[1:] + 'z'", "s = f'{a}{s}'[:30]")))
        else:
            self._put(depth, f"{name} = {self._value() if name != 't' else '(1, b)'}")

    def _unpack(self, depth: int, _room: int) -> None:
        self._put(
            depth,
            self._pick.choice(
                (
                    "a, b = b, a",
                    "a, *e = xs or [1]",
                    "(a, b), c = (1, 2), 3",
                    "xs[0:1], b = [a], 4",
                    "p, q = Pair(a, b)",
                    "c = b = 5",
                )
            ),
        )

    def _change(self, depth: int, _room: int) -> None:
        self._put(
            depth,
            self._pick.choice(
                (
                    f"xs.append({self._number()})", f"ys.append({self._value()})", "xs and xs.pop()", "xs[-1:] = [a, a]",
                    "xs.sort(key=str)",
                    "grid[0][a % 3] += 1", "grid[1] = grid[0]", "grid.append([a])", f"d['x'] = {self._number()}",
                    "d['y'].append(a)",
                    f"d[a % 5] = {self._value()}", "d.pop('x', None)", "seen.add(a % 7)", "seen.discard(1)", "box.put(a)",
                    f"box.size = {self._number()}", "box.extra = xs", "slim.right = a", "slim.left = [slim.left]",
                    "queue.append(a)",
                    "queue and queue.popleft()", "tally['a'] += 1", "groups[a % 3].append(b)", "TABLE['k'].append(a)",
                    "TOTAL += 1",
                    "LOG.append(s)", "xs.append(xs) if len(xs) < 2 else None", "d.update(z=a)", "xs.extend(z for z in (1, 2))",
                    "touch(xs, a)", "touch(ys, 1, 2, key=3, more=4)", "a = touch(xs) + touch(ys)", "e = down(a % 4)",
                    "del xs[:2]",
                    "b = helper0(xs) if 'helper0' in globals() else 1", "e = [down(z) for z in (1, 2)]", "print(a, s)",
                    "xs[:] = [z for z in xs if type(z) is int][:9]", "e = next(iter(seen), None)", "box.held = box.held[-2:]",
                )
            ),
        )  # fmt: skip

    def _forget(self, depth: int, _room: int) -> None:
        name = self._fresh()
        self._put(depth, f"{name} = {self._value()}")
        self._put(depth, f"del {name}")

    def _if(self, depth: int, room: int) -> None:
        if self._pick.random() < 0.2:
            self._put(depth, f"if {self._condition()}: a += 1; b = a")
            return
        self._put(depth, f"if {self._condition()}:")
        self._block(depth + 1, room - 1, self._pick.randint(1, 3))
        if self._pick.random() < 0.3:
            self._put(depth, f"elif {self._condition()}:")
            self._block(depth + 1, room - 1, 1)
        if self._pick.random() < 0.5:
            self._put(depth, "else:")
            self._block(depth + 1, room - 1, self._pick.randint(1, 2))

    def _for(self, depth: int, room: int) -> None:
        if self._loops >= 3:
            self._change(depth, room)
            return
        self._loops += 1
        over = self._pick.choice(
            (
                "range(3)",
                "list(xs)[:4]",
                "enumerate('ab')",
                "sorted(seen)",
                "list(d.items())[:2]",
                "count_up(2)",
                "(1, 2)",
                "zip(s, (1, 2))",
            )
        )
        self._put(depth, f"for {self._fresh()} in {over}:")
        self._block(depth + 1, room - 1, self._pick.randint(1, 3))
        if self._pick.random() < 0.3:
            self._put(depth + 1, f"if {self._condition()}: {self._pick.choice(('break', 'continue'))}")
        if self._pick.random() < 0.2:
            self._put(depth, "else:")
            self._block(depth + 1, 0, 1)
        self._loops -= 1

    def _while(self, depth: int, room: int) -> None:
        if self._loops >= 3:
            self._change(depth, room)
            return
        self._loops += 1
        name = self._fresh()
        self._put(depth, f"{name} = {self._pick.randint(0, 4)}")
        self._put(depth, f"while {self._pick.choice((f'{name} > 0', 'True'))}:")
        self._put(depth + 1, f"{name} -= 1")
        self._put(depth + 1, f"if {name} < 1: break")
        self._block(depth + 1, room - 1, self._pick.randint(1, 2))
        self._loops -= 1

    def _try(self, depth: int, room: int) -> None:
        self._put(depth, "try:")
        self._block(depth + 1, room - 1, 1)
        self._put(
            depth + 1,
            self._pick.choice(("raise Worse(a)", "xs[99]", "d['no']", "assert a > 5, a", "1 // (a % 2)", "int('q')", "pass")),
        )
        self._put(
            depth, self._pick.choice(("except (Worse, KeyError) as error:", "except IndexError:", "except Exception as error:"))
        )
        self._block(depth + 1, room - 1, 1)
        if self._pick.random() < 0.5:
            self._put(depth, "except Exception as other:")
            self._put(depth + 1, self._pick.choice(("e = other", "LOG.append(str(other))", "e = type(other)")))
        if self._pick.random() < 0.4:
            self._put(depth, "finally:")
            self._block(depth + 1, 0, 1)

    def _with(self, depth: int, room: int) -> None:
        self._put(depth, "with Gate('g') as gate:")
        self._block(depth + 1, room - 1, self._pick.randint(1, 2))
        if self._pick.random() < 0.3:
            self._put(depth + 1, "raise KeyError(a)")

    def _match(self, depth: int, room: int) -> None:
        self._put(depth, f"match {self._pick.choice(('a', 't', 'xs', 'd', 'Pair(a, b)'))}:")
        for case in ("0 | 1", "[first, *rest]", "{'x': found}", "Pair(left=q)", "_"):
            self._put(depth + 1, f"case {case}:")
            self._block(depth + 2, min(room - 1, 0), 1)

    def _define(self, depth: int, room: int) -> None:
        name = self._fresh()
        self._put(depth, f"def {name}(k, *more, z=b):")
        self._put(depth + 1, self._pick.choice(("nonlocal a", "k = k", "xs.append(k)")))
        self._put(depth + 1, self._pick.choice(("a = k + z", "k += z", "if k: return k")))
        self._put(
            depth + 1,
            self._pick.choice(("return k", "yield k; yield from count_up(1)", "return [k for k in more]", "raise Worse(k)")),
        )
        self._put(depth, "try:")
        self._put(
            depth + 1, self._pick.choice((f"e = {name}(a)", f"e = list({name}(1, 2) or ())", f"c = str({name}(b))[:0] == ''"))
        )
        self._put(depth, "except (TypeError, Worse) as error:")
        self._block(depth + 1, min(room - 1, 0), 1)

    def _generate(self, depth: int, _room: int) -> None:
        name = self._fresh()
        self._put(depth, f"{name} = count_up(3)")
        for _ in range(self._pick.randint(1, 3)):
            self._put(
                depth,
                self._pick.choice(
                    (f"c = next({name}, -1)", f"e = {name}.send(None)" if _ == 0 else f"xs.append(next({name}, 0))")
                ),
            )
        self._put(depth, self._pick.choice((f"{name}.close()", f"e = list({name})", f"del {name}", "pass")))

    def _class(self, depth: int, _room: int) -> None:
        name = f"K{self._fresh()}"
        self._put(depth, f"class {name}:")
        self._put(depth + 1, "held = [a]")
        self._put(depth + 1, "size = len(held) if b else 0")
        self._put(depth + 1, "def grow(self): self.size += 1; return self")
        self._put(depth, f"e = {name}().grow()")

    _SIMPLE = (_assign, _assign, _assign, _change, _change, _change, _unpack, _forget)
    _COMPOUND = (_if, _if, _for, _for, _while, _try, _with, _match, _define, _generate, _class)
