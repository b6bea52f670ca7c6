"""Values of a kind: made at random, with what the program names and what lies at boundaries, and changed a little."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from sandbox.guest.explorer.kinds import Kind

_EDGES = (0, 1, -1, 2, 3, 4, 5, 7, 8, 10, 12, 16, 20, 50, 99, 100, -2, -5, -10, 101, 1000)
_LETTERS = "abcdeab"
_ALPHABETS = (
    _LETTERS,
    "abcdefghijklmnopqrstuvwxyz",
    "aAbBcC",
    "0123456789",
    "ab",
    "aB1 ,",
    "()[]{}",
    "aeiou xyz",
    "01",
    "+-*/ 12",
)
_WORDS = ("level", "hello world", "Hello", "abc", "a1b2", "racecar", "one two three", "12", "-3", "3.5", "ABC", "a,b,c", "x")
_DEEP = 5


@dataclass(frozen=True, slots=True)
class Constants:
    """What a program's text names, in order of appearance.

    Attributes:
        numbers: its integers, and lengths of its strings.
        floats: its other numbers.
        texts: its strings.
    """

    numbers: tuple[int, ...] = ()
    floats: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()


class Maker:
    """Makes values.

    Args:
        random: decides.
        constants: of the program.
    """

    def __init__(self, random: Random, constants: Constants) -> None:
        self._random = random
        self._constants = constants
        self._numbers = tuple(dict.fromkeys(near for number in constants.numbers for near in (number, number - 1, number + 1)))
        self._pieces = tuple(dict.fromkeys(text for text in constants.texts if len(text) <= 40))
        self._letters = "".join(dict.fromkeys("".join(self._pieces)))[:80]
        self._separators = ("", " ", *(text for text in self._pieces if len(text) <= 2 and text and not text.isalnum()))
        self.ground: list[object] = []

    def arguments(self, kinds: Sequence[Kind], size: int) -> tuple[object, ...]:
        """One value of each kind; later ones may take up what earlier ones hold."""
        self.ground = []
        found = []
        for kind in kinds:
            value = self.value(kind, size)
            found.append(value)
            self.ground += leaves(value)[:20]
        return tuple(found)

    def value(self, kind: Kind, size: int, depth: int = 0) -> object:
        """A value, of collections with up to ``size`` elements."""
        return _MAKERS[kind.name](self, kind, size if depth < _DEEP else 0, depth + 1)

    def changed(self, value: object, kind: Kind) -> object:
        """A value that differs a little."""
        return _CHANGERS.get(type(value), Maker._anew)(self, value, kind)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _from_ground(self, kind: type) -> object:
        found = [one for one in self.ground if type(one) is kind]
        return self._random.choice(found) if found and self._chance(0.25) else None

    def _int(self, kind: Kind, _size: int, _depth: int) -> int:
        taken = self._from_ground(int)
        if isinstance(taken, int):
            return taken + self._random.choice((0, 0, 0, 1, -1))
        random, draw = self._random, self._random.random()
        numbers = [one for one in kind.samples if type(one) is int]
        if numbers and draw < 0.5:
            return random.choice((random.choice(numbers), random.randint(min(numbers), max(numbers)), random.choice(numbers) + 1))
        if draw < 0.65:
            return random.randint(0, 10)
        if draw < 0.75:
            return random.choice(self._numbers or _EDGES)
        if draw < 0.85:
            return random.choice(_EDGES)
        return random.randint(-20, 120) if draw < 0.97 else random.randint(-2000, 5000)

    def _float(self, kind: Kind, size: int, depth: int) -> float | int:
        random, draw = self._random, self._random.random()
        numbers = [one for one in kind.samples if isinstance(one, int | float)]
        if numbers and draw < 0.4:
            return random.choice((random.choice(numbers), round(random.uniform(min(numbers), max(numbers)), 2)))
        if draw < 0.5 and self._constants.floats:
            return random.choice(self._constants.floats) + random.choice((0, 0, 1, -1, 0.5, -0.5))
        whole = self._int(Kind("int"), size, depth)
        if draw < 0.56:
            return random.choice((whole, 1e16, 1e-7))
        return float(whole) if draw < 0.8 else whole + random.choice((0.5, 0.25, 0.1, 0.75))

    def _bool(self, _kind: Kind, _size: int, _depth: int) -> bool:
        return self._chance(0.5)

    def _str(self, kind: Kind, size: int, _depth: int) -> str:  # noqa: PLR0911 -- one for each way
        taken = self._from_ground(str)
        if isinstance(taken, str):
            cut = self._random.randint(0, len(taken))
            return self._random.choice((taken, taken[:cut], taken[cut:], taken + self._piece()))
        random, draw = self._random, self._random.random()
        samples = [one for one in kind.samples if isinstance(one, str)]
        if samples and draw < (0.97 if _are_words(samples) else 0.35):
            return random.choice(samples)
        if samples and draw < 0.5:
            letters = "".join(samples)[:200] or _LETTERS
            return "".join(random.choices(letters, k=random.randint(0, size)))
        if draw < 0.6:
            return self._piece()
        if draw < 0.75:
            between, numbers = random.choice(self._separators), random.choice((0.0, 0.4, 1.0))
            return between.join(self._piece(numbers) for _ in range(random.randint(1, 5)))
        if draw < 0.82:
            half = "".join(random.choices(_LETTERS, k=random.randint(0, size // 2 + 1)))
            return half + half[::-1]
        letters = self._letters if self._letters and draw < 0.9 else random.choice(_ALPHABETS)
        return "".join(random.choices(letters, k=random.randint(0, size)))

    def _piece(self, numbers: float = 0.0) -> str:
        random = self._random
        if self._chance(numbers):
            return str(random.choice((0, 1, 2, 3, 5, 10, 12, 25, 100, 200)))
        return random.choice(self._pieces) if self._pieces and self._chance(0.6) else random.choice(_WORDS)

    def _elements(self, kind: Kind, size: int, depth: int) -> list[object]:
        random, count = self._random, self._random.randint(0, size)
        if _is_of_fixed_length(kind) and self._chance(0.8):
            count = _size(kind.samples[0])
        if not kind.parts or not count:
            return []
        inner = kind.parts[0]
        if inner.name == "list" and inner.parts and self._chance(0.6):  # a rectangle, or a square
            width = random.choice((count, random.randint(1, max(1, size))))
            return [[self.value(inner.parts[0], size, depth + 1) for _ in range(width)] for _ in range(count)]
        found = [self.value(inner, max(size - 2, 1), depth) for _ in range(count)]
        draw = random.random() if self._chance(0.3) or not _is_of_fixed_length(kind) else 1.0
        if draw < 0.12:
            found = [found[0]] * count
        elif draw < 0.36 and all(type(one) is type(found[0]) and isinstance(one, int | str) for one in found):
            found.sort(reverse=draw < 0.2)
        elif draw < 0.5:
            found[random.randrange(count)] = found[random.randrange(count)]
        return found

    def _list(self, kind: Kind, size: int, depth: int) -> list[object]:
        lists = [one for one in kind.samples if isinstance(one, list)]
        if lists and self._chance(0.2):
            return list(self._random.choice(lists))
        return self._elements(kind, size, depth)

    def _tuples(self, kind: Kind, size: int, depth: int) -> tuple[object, ...]:
        return tuple(self._elements(kind, size, depth))

    def _tuple(self, kind: Kind, size: int, depth: int) -> tuple[object, ...]:
        return tuple(self.value(part, size, depth) for part in kind.parts)

    def _set(self, kind: Kind, size: int, depth: int) -> set[object]:
        return {one for one in self._elements(kind, size, depth) if is_hashable(one)}

    def _frozenset(self, kind: Kind, size: int, depth: int) -> frozenset[object]:
        return frozenset(self._set(kind, size, depth))

    def _dict(self, kind: Kind, size: int, depth: int) -> dict[object, object]:
        keys, values = kind.parts
        made = (self.value(keys, max(size - 2, 1), depth) for _ in range(self._random.randint(0, size)))
        return {key: self.value(values, max(size - 2, 1), depth) for key in made if is_hashable(key)}

    def _record(self, kind: Kind, size: int, depth: int) -> dict[object, object]:
        return {key: self.value(part, size, depth) for key, part in zip(kind.keys, kind.parts, strict=True)}

    def _none(self, _kind: Kind, _size: int, _depth: int) -> None:
        return None

    def _choice(self, kind: Kind, _size: int, _depth: int) -> object:
        return copied(self._random.choice(kind.samples)) if kind.samples else None

    def _union(self, kind: Kind, size: int, depth: int) -> object:
        return self.value(self._random.choice(kind.parts), size, depth - 1)

    def _bytes(self, _kind: Kind, size: int, _depth: int) -> bytes:
        return bytes(self._random.choices(b"abc012 \x00\xff", k=self._random.randint(0, size)))

    def _anew(self, _value: object, kind: Kind) -> object:
        return self.value(kind, 6)

    def _other_bool(self, value: bool, _kind: Kind) -> object:  # noqa: FBT001 -- the value itself
        return not value

    def _other_int(self, value: int, kind: Kind) -> object:
        random = self._random
        near = (value + 1, value - 1, -value, value * 2, value // 2, value + random.randint(-10, 10), value * 10)
        return random.choice(near) if self._chance(0.7) else self._int(kind, 0, 0)

    def _other_float(self, value: float, kind: Kind) -> object:
        near = (
            value + 1,
            value - 1,
            -value,
            value * 2,
            value / 2,
            float(round(value)) if abs(value) < 1e15 else 0.0,
            value + 0.5,
        )
        return self._random.choice(near) if self._chance(0.7) else self._float(kind, 0, 0)

    def _other_str(self, value: str, kind: Kind) -> object:
        random, at = self._random, self._random.randint(0, len(value))
        letters = self._letters if self._letters and self._chance(0.4) else value or random.choice(_ALPHABETS)
        samples = [one for one in kind.samples if isinstance(one, str)]
        if _are_words(samples) and self._chance(0.9):
            return random.choice(samples)
        letter = random.choice(letters if self._chance(0.5) else random.choice(_ALPHABETS))
        if samples and self._chance(0.3):
            return self._crossed(value, random.choice(samples))
        near = (
            lambda: value[:at] + letter + value[at:],
            lambda: value[:at] + letter + value[at + 1 :],
            lambda: value[:at] + value[at + 1 :],
            lambda: value[:at] + self._piece() + value[at:],
            lambda: value + value,
            lambda: value[at:] + value[:at],
            value.swapcase,
            lambda: value[::-1],
            lambda: self._str(kind, 8, 0),
        )
        return random.choice(near)()

    def _crossed(self, value: str, other: str) -> str:
        """A text with a part of another one: a word for a word, or letters for the letters in their place."""
        random, words, others = self._random, value.split(" "), other.split(" ")
        if len(words) > 1 and len(others) > 1:
            words[random.randrange(len(words))] = random.choice(others)
            return " ".join(words)
        one, two = sorted((random.randint(0, len(value)), random.randint(0, len(value))))
        return value[:one] + other[one:two] + value[two:]

    def _other_list(self, value: list[object], kind: Kind) -> object:
        random = self._random
        own = _of_name(kind, "list")
        inner = own.parts[0] if own is not None and own.parts else Kind("int")
        found, draw, count = copied(value), random.random(), len(value)
        if count and draw < 0.4 and _is_of_fixed_length(kind) and self._chance(0.8):
            draw = 1.0
        assert isinstance(found, list)
        if not found or draw < 0.2:
            found.insert(random.randint(0, count), self.value(inner, 4, 1))
        elif draw < 0.35:
            del found[random.randrange(count)]
        elif draw < 0.45:
            one, other = random.randrange(count), random.randrange(count)
            found[one], found[other] = found[other], found[one]
        elif draw < 0.55:
            found.insert(random.randint(0, count), copied(random.choice(found)))
        elif draw < 0.6:
            found.reverse()
        else:
            at = random.randrange(count)
            found[at] = self.changed(found[at], inner)
        return found

    def _other_tuple(self, value: tuple[object, ...], kind: Kind) -> object:
        own = _of_name(kind, "tuple")
        if not value or own is None or len(own.parts) != len(value):
            return self.value(kind, 6)
        at = self._random.randrange(len(value))
        return (*value[:at], self.changed(value[at], own.parts[at]), *value[at + 1 :])

    def _other_dict(self, value: dict[object, object], kind: Kind) -> object:
        found = copied(value)
        assert isinstance(found, dict)
        own = _of_name(kind, "record")
        if own is not None and found and tuple(found) == own.keys:
            place = self._random.randrange(len(own.keys))
            found[own.keys[place]] = self.changed(found[own.keys[place]], own.parts[place])
            return found
        own = _of_name(kind, "dict")
        if own is None:
            return self.value(kind, 6)
        keys, values = own.parts
        if not found or self._chance(0.35):
            key = self.value(keys, 4, 1)
            if is_hashable(key):
                found[key] = self.value(values, 4, 1)
        elif self._chance(0.3):
            del found[self._random.choice(list(found))]
        else:
            key = self._random.choice(list(found))
            found[key] = self.changed(found[key], values)
        return found


def _of_name(kind: Kind, name: str) -> Kind | None:
    if kind.name == "union":
        return next((part for part in kind.parts if part.name == name), None)
    return kind if kind.name == name else None


def _are_words(samples: Sequence[str]) -> bool:
    """Whether texts are of the few that there seem to be."""
    return len(samples) >= 6 and len(set(samples)) <= len(samples) // 2


def _is_of_fixed_length(kind: Kind) -> bool:
    """Whether all examples are as long as each other."""
    sizes = {len(one) for one in kind.samples if isinstance(one, list)}
    return len(kind.samples) > 2 and len(sizes) == 1 and sizes != {0}


def _size(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def is_hashable(value: object) -> bool:
    """Whether a value made of plain parts can be a key."""
    return not isinstance(value, list | dict | set) and (not isinstance(value, tuple) or all(map(is_hashable, value)))


def copied(value: object) -> object:
    """A value that shares nothing that can change."""
    kind = type(value)
    if kind is list:
        return [copied(one) for one in value]  # type: ignore[attr-defined]
    if kind is dict:
        return {key: copied(one) for key, one in value.items()}  # type: ignore[attr-defined]
    if kind is tuple:
        return tuple([copied(one) for one in value])  # type: ignore[attr-defined]
    return set(value) if kind is set else value  # type: ignore[call-overload]


def leaves(value: object) -> list[object]:
    """The simple values within a value, itself if it is one, and the lengths of its collections."""
    if isinstance(value, dict):
        return [len(value), *(leaf for pair in value.items() for part in pair for leaf in leaves(part))]
    if isinstance(value, list | tuple | set | frozenset):
        parts = value if isinstance(value, list | tuple) else sorted(value, key=repr)
        return [len(value), *(leaf for part in parts for leaf in leaves(part))]
    return [value]


_MAKERS: dict[str, Callable[[Maker, Kind, int, int], object]] = {
    "int": Maker._int,  # noqa: SLF001 -- a table of the class's own methods, here and below
    "float": Maker._float,  # noqa: SLF001
    "bool": Maker._bool,  # noqa: SLF001
    "str": Maker._str,  # noqa: SLF001
    "bytes": Maker._bytes,  # noqa: SLF001
    "none": Maker._none,  # noqa: SLF001
    "list": Maker._list,  # noqa: SLF001
    "tuple": Maker._tuple,  # noqa: SLF001
    "tuples": Maker._tuples,  # noqa: SLF001
    "set": Maker._set,  # noqa: SLF001
    "frozenset": Maker._frozenset,  # noqa: SLF001
    "dict": Maker._dict,  # noqa: SLF001
    "record": Maker._record,  # noqa: SLF001
    "choice": Maker._choice,  # noqa: SLF001
    "union": Maker._union,  # noqa: SLF001
}
_CHANGERS: dict[type, Callable[[Maker, object, Kind], object]] = {
    bool: Maker._other_bool,  # type: ignore[dict-item]  # noqa: SLF001
    int: Maker._other_int,  # type: ignore[dict-item]  # noqa: SLF001
    float: Maker._other_float,  # type: ignore[dict-item]  # noqa: SLF001
    str: Maker._other_str,  # type: ignore[dict-item]  # noqa: SLF001
    list: Maker._other_list,  # type: ignore[dict-item]  # noqa: SLF001
    tuple: Maker._other_tuple,  # type: ignore[dict-item]  # noqa: SLF001
    dict: Maker._other_dict,  # type: ignore[dict-item]  # noqa: SLF001
}
