"""Value text and plain copies of live values, made without running a line of the program's code.

The text is what Python would write for literals, ``Point(x=1, y=2)`` for objects with fields, ``<function f>`` and its like for
what has no value to show. It is the same in every process: no address, sets in order, cycles as ``<...>``.
"""

import array
import datetime as dt
import fractions
import hashlib
import types
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable

from sandbox.guest.folds import Folds
from sandbox.guest.plain import Opaque, Record
from sandbox.guest.shape import Shape, as_base, elements, maxlen, shape_of

MOST_PARTS = 500_000
MOST_DEPTH = 100
_HEX_FROM_BITS = 14_000
_MARK = "…#"
_DIGITS = 12
_FEW = 8
_LEAST_ITEM = 3  # characters of an item and its comma
_CYCLE = "<...>"
_DEEPER = "<deeper>"


class _TooLarge(Exception):  # noqa: N818 - control flow of the writer, never leaves this file
    """A value has more parts than are written."""


def text(value: object) -> str:
    """The whole value text; ``<list too large>`` and its like beyond half a million parts."""
    if type(value) is int:
        return _number(value)
    try:
        return _Writer().write(value)
    except _TooLarge:
        return f"<{shape_of(type(value)).name} too large>"


def cut(whole: str, limit: int) -> str:
    """``whole``, or where it is longer than ``limit`` its beginning and the mark of its digest, together ``limit`` long."""
    return whole if len(whole) <= limit else _marked(whole, whole, limit)


def _marked(opening: str, told: str, limit: int) -> str:
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return opening[: max(limit - len(_MARK) - _DIGITS, 0)] + _MARK + digest


def shown(value: object, limit: int, folds: Folds) -> str:
    """The value text, or where it is longer than ``limit`` its beginning and the mark of a digest of the whole value.

    Args:
        value: a live value.
        limit: characters.
        folds: digests of long sequences, kept from one look to the next.
    """
    kind = type(value)
    if kind is int or kind is str:
        return cut(text(value), limit)
    folder = _Folder(limit, folds)
    try:
        written = folder.write(value)
    except _TooLarge:
        return f"<{shape_of(type(value)).name} too large>"
    if len(written) <= limit and not folder.folded:
        return written
    opening = _Opener(limit).write(value) if folder.folded else written
    return _marked(opening, written, limit)


def all_plain(values: Iterable[object]) -> bool:
    """Whether all are of types whose ``repr`` is a literal and that never change."""
    for value in values:  # a loop over identities is faster here than any set of types, whose hash a metaclass may define
        kind = type(value)
        if (
            kind is not int
            and kind is not str
            and kind is not float
            and kind is not bool
            and value is not None
            and kind is not bytes
        ):
            return False
    return True


def plain(value: object) -> object:
    """A deep copy of builtins, ``Record`` and ``Opaque``; sharing is lost, cycles end in ``Opaque('<...>')``."""
    try:
        return _Copier().copy(value)
    except _TooLarge:
        return Opaque(f"<{shape_of(type(value)).name} too large>")


def _number(value: int) -> str:
    if -(1 << 62) < value < 1 << 62:
        return repr(value)
    try:
        return hex(value) if value.bit_length() > _HEX_FROM_BITS else repr(value)
    except ValueError:  # the program lowered the limit of digits
        return hex(value)


class _Walk:
    """What writer and copier share: the path from the root, and the bound."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self.parts = 0

    def enter(self, value: object, size: int) -> bool:
        """Whether the walk may go into ``value``; ``leave`` it then."""
        if id(value) in self.open or len(self.open) >= MOST_DEPTH:
            return False
        self.parts += size + 1
        if self.parts > MOST_PARTS:
            raise _TooLarge
        self.open.add(id(value))
        return True

    def barrier(self, value: object) -> str:
        """What stands where the walk may not go on."""
        return _CYCLE if id(value) in self.open else _DEEPER


class _Writer(_Walk):
    """Writes one value."""

    def write(self, value: object) -> str:
        shape = shape_of(type(value))
        if shape.kind == "plain":
            return _number(value) if type(value) is int else repr(value)
        container = _CONTAINERS.get(shape.kind)
        if container is None:
            return describe(value, shape)
        inner = elements(value, shape)
        if not self.enter(value, len(inner)):
            return self.barrier(value)
        written = container(self, value, shape, inner)
        self.open.discard(id(value))
        return written

    def sequence(self, _value: object, inner: list[object]) -> str:
        """The items of ``value``, with commas."""
        return self.joined(inner)

    def pairs(self, _value: object, keys: list[object], values: list[object]) -> str:
        """The items of the mapping ``value``, with commas."""
        return ", ".join([f"{self.write(key)}: {self.write(item)}" for key, item in zip(keys, values, strict=True)])

    def joined(self, values: list[object]) -> str:
        """All values with commas."""
        return self.written(values)[0]

    def written(self, values: list[object]) -> tuple[str, bool]:
        """All values with commas, by Python itself where that runs nothing and is exact; and whether they are all plain."""
        plain = all_plain(values)
        if plain:
            try:
                return repr(values)[1:-1], True
            except ValueError:  # an integer beyond the limit of digits
                pass
        return ", ".join(map(self.write, values)), plain

    def of_list(self, value: object, _shape: Shape, inner: list[object]) -> str:
        return f"[{self.sequence(value, inner)}]"

    def of_tuple(self, value: object, _shape: Shape, inner: list[object]) -> str:
        return f"({self.sequence(value, inner)}{',' if len(inner) == 1 else ''})"

    def of_dict(self, value: object, shape: Shape, inner: list[object]) -> str:
        half = len(inner) // 2
        body = "{" + self.pairs(value, inner[:half], inner[half:]) + "}"
        if shape.cls is defaultdict:
            return f"defaultdict({self.write(factory(value))}, {body})"
        return body if shape.cls is dict else f"{shape.name}({body})"

    def of_set(self, _value: object, shape: Shape, inner: list[object]) -> str:
        written = sorted((_rank(item), self.write(item)) for item in inner)
        body = "{" + ", ".join(one for _, one in written) + "}" if inner else ""
        return body or "set()" if shape.kind == "set" else f"frozenset({body})"

    def of_deque(self, value: object, _shape: Shape, inner: list[object]) -> str:
        bound = "" if maxlen(value) is None else f", maxlen={maxlen(value)}"
        return f"deque([{self.sequence(value, inner)}]{bound})"

    def of_namedtuple(self, _value: object, shape: Shape, inner: list[object]) -> str:
        parts = [f"{name}={self.write(item)}" for (name, _), item in zip(shape.slots, inner, strict=False)]
        return f"{shape.name}({', '.join(parts)})"

    def of_record(self, value: object, shape: Shape, _inner: list[object]) -> str:
        own = [] if shape.base is None else [self.write(as_base(value, shape.base))]
        parts = [f"{name}={self.write(item)}" for name, item in shape.fields(value)]
        return f"{shape.name}({', '.join(own + parts)})"


_CONTAINERS: dict[str, Callable[[_Writer, object, Shape, list[object]], str]] = {
    "list": _Writer.of_list,
    "tuple": _Writer.of_tuple,
    "dict": _Writer.of_dict,
    "ordered": _Writer.of_dict,
    "set": _Writer.of_set,
    "frozenset": _Writer.of_set,
    "deque": _Writer.of_deque,
    "namedtuple": _Writer.of_namedtuple,
    "record": _Writer.of_record,
}


class _Folder(_Writer):
    """Writes a text that is equal for equal values, in which the digest of a long sequence stands for its items.

    Attributes:
        folded: whether any does; then the whole value text is longer than the limit.
    """

    def __init__(self, limit: int, folds: Folds) -> None:
        super().__init__()
        self.folded = False
        self._limit = limit
        self._folds = folds

    def sequence(self, value: object, inner: list[object]) -> str:
        size = len(inner)
        if size < _FEW:
            return self.joined(inner)
        if size * _LEAST_ITEM > self._limit + _LEAST_ITEM:
            return self._fold((id(value), 0), inner)
        known = self._folds.known(id(value), inner)
        if known is None:
            known, plain = self.written(inner)
            if plain:
                self._folds.keep(id(value), inner, known)
        return known

    def pairs(self, value: object, keys: list[object], values: list[object]) -> str:
        if len(keys) * 2 * _LEAST_ITEM <= self._limit + _LEAST_ITEM:
            return super().pairs(value, keys, values)
        return f"{self._fold((id(value), 0), keys)}: {self._fold((id(value), 1), values)}"

    def _fold(self, key: tuple[int, int], items: list[object]) -> str:
        self.folded = True
        fold = self._folds.fold(key)
        fold.update(items, self.written)
        if all(fold.plain) and not key[1]:
            self._folds.plain.add(key[0])
        return f"{len(items)} items {fold.digest()}"


class _Opener(_Writer):
    """Writes the beginning of a value, true in its first ``room`` characters."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, value: object) -> str:
        if self._room <= 0:
            return ""
        if shape_of(type(value)).kind in _CONTAINERS:
            return super().write(value)
        written = super().write(value)
        self._room -= len(written)
        return written

    def joined(self, values: list[object]) -> str:
        opening = values[: self._room // _LEAST_ITEM + 2]
        if all_plain(opening):
            written = self.written(opening)[0]
            self._room -= len(written)
            return written
        parts: list[str] = []
        for value in opening:
            if self._room <= 0:
                break
            parts.append(self.write(value))
        return ", ".join(parts)

    def pairs(self, value: object, keys: list[object], values: list[object]) -> str:
        return super().pairs(value, keys[: self._room + 1], values[: self._room + 1])

    def of_set(self, value: object, shape: Shape, inner: list[object]) -> str:
        written = _Writer().of_set(value, shape, inner)
        self._room -= len(written)
        return written


def factory(value: object) -> object:
    """The factory of a ``defaultdict``."""
    return defaultdict.__dict__["default_factory"].__get__(value)


def _rank(item: object) -> tuple[str, float]:
    """Order within a set: by type, numbers by size; equal ranks are put in order by their text."""
    kind = type(item)
    if kind is int or kind is float:
        assert isinstance(item, int | float)
        return kind.__name__, float(item) if abs(item) < 1 << 52 else 0.0
    return shape_of(kind).name, 0.0


def describe(value: object, shape: Shape) -> str:
    """Text of what is neither a literal nor a container."""
    tell = _DESCRIPTIONS.get(shape.kind)
    return f"<{shape.name}>" if tell is None else tell(value, shape)


def _date(value: object, shape: Shape) -> str:
    zone = getattr(value, "tzinfo", None)
    return repr(value) if zone is None or type(zone) is dt.timezone else f"<{shape.name}>"


def _fraction(value: object, shape: Shape) -> str:
    parts = [text(vars(fractions.Fraction)[name].__get__(value)) for name in ("_numerator", "_denominator")]
    return f"{shape.name}({', '.join(parts)})"


def _exception(value: object, shape: Shape) -> str:
    args: tuple[object, ...] = vars(BaseException)["args"].__get__(value)
    return f"{shape.name}({', '.join(map(text, args))})"


def _function(value: object, _shape: Shape) -> str:
    if isinstance(value, types.MethodType):
        value = types.MethodType.__dict__["__func__"].__get__(value)
    name = getattr(value, "__name__", None) if type(value).__module__ == "builtins" else None
    return f"<function {name if type(name) is str else '?'}>"


def _stored(value: object, name: str) -> object:
    attributes: dict[str, object] = object.__getattribute__(value, "__dict__")
    return attributes.get(name)


_DESCRIPTIONS: dict[str, Callable[[object, Shape], str]] = {
    "repr": lambda value, _: repr(value),
    "buffer": lambda value, _: repr(value),
    "date": _date,
    "fraction": _fraction,
    "enum": lambda value, shape: f"{shape.name}.{_stored(value, '_name_')}",
    "exception": _exception,
    "function": _function,
    "class": lambda value, _: f"<class {vars(type)['__name__'].__get__(value)}>",
    "module": lambda value, _: f"<module {_stored(value, '__name__')}>",
}


class _Copier(_Walk):
    """Copies one value."""

    def copy(self, value: object) -> object:
        shape = shape_of(type(value))
        if shape.kind in ("plain", "repr", "buffer", "date", "fraction"):
            return value[:] if isinstance(value, bytearray | array.array) else value
        if shape.kind not in _CONTAINERS or shape.base is not None:
            return Opaque(text(value))
        inner = elements(value, shape)
        if not self.enter(value, len(inner)):
            return Opaque(self.barrier(value))
        copied = self._container(value, shape, inner)
        self.open.discard(id(value))
        return copied

    def _container(self, value: object, shape: Shape, inner: list[object]) -> object:
        if shape.kind == "record":
            return Record(shape.name, tuple((name, self.copy(item)) for name, item in shape.fields(value)))
        copies = list(map(self.copy, inner))
        match shape.kind:
            case "list" | "tuple":
                return shape.cls(copies)
            case "set" | "frozenset":
                return shape.cls(map(_hashable, copies))
            case "deque":
                return deque(copies, maxlen(value))
            case "namedtuple":
                return Record(shape.name, tuple((name, item) for (name, _), item in zip(shape.slots, copies, strict=False)))
        return _mapping(value, shape, copies)


def _mapping(value: object, shape: Shape, copies: list[object]) -> object:
    half = len(copies) // 2
    pairs = dict(zip(map(_hashable, copies[:half]), copies[half:], strict=True))
    if shape.cls is defaultdict:
        made = factory(value)
        return defaultdict(None if made is None else _Factory(text(made)), pairs)
    copied: dict[object, object] = shape.cls()
    dict.update(copied, pairs)
    return OrderedDict(pairs) if shape.cls is OrderedDict else copied


def _hashable(key: object) -> object:
    """A key's copy; a record that holds lists has no hash and stands as its text."""
    try:
        hash(key)
    except TypeError:
        return Opaque(repr(key))
    return key


class _Factory:
    """Stands for a ``defaultdict``'s factory: shows its name, makes nothing."""

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __call__(self) -> object:
        raise KeyError("no default value is made in a claim")

    def __repr__(self) -> str:
        return self._shown
