"""Value text and plain copies of live values, made without running a line of the program's code.

The text is what Python would write for literals, ``Point(x=1, y=2)`` for objects with fields, ``<function f>`` and its like for
what has no value to show. It is the same in every process: no address, sets in order, cycles as ``<...>``.
"""

import array
import contextlib
import datetime as dt
import fractions
import types
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from hashlib import sha256

from sandbox.guest import algebra, arrays, networks
from sandbox.guest.plain import Opaque, Record
from sandbox.guest.shape import Shape, as_base, elements, maxlen, shape_of

MOST_PARTS = 500_000
MOST_DEPTH = 100
_HEX_FROM_BITS = 14_000
_MARK = "…#"
_DIGITS = 12
_ONLY_TEXT = frozenset({"array", "matrix"})
_CYCLE = "<...>"
_DEEPER = "<deeper>"


class TooLarge(Exception):  # noqa: N818 - a bound of the writer, not an error
    """A value has more parts than are written."""


def whole(value: object) -> str:
    """The whole value text.

    Raises:
        TooLarge: it has more than half a million parts.
    """
    return _number(value) if type(value) is int else Writer().write(value)


def text(value: object) -> str:
    """The whole value text; ``<list too large>`` and its like beyond half a million parts."""
    try:
        return whole(value)
    except TooLarge:
        return f"<{shape_of(type(value)).name} too large>"


def cut(whole: str, limit: int) -> str:
    """``whole``, or where it is longer than ``limit`` its beginning and the mark of its digest, together ``limit`` long."""
    return whole if len(whole) <= limit else marked(whole, whole, limit)


def marked(opening: str, told: str, limit: int) -> str:
    """The beginning of a value text and the mark of a digest of ``told``, together ``limit`` long."""
    digest = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return opening[: max(limit - len(_MARK) - _DIGITS, 0)] + _MARK + digest


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
    except TooLarge:
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
            raise TooLarge
        self.open.add(id(value))
        return True

    def barrier(self, value: object) -> str:
        """What stands where the walk may not go on."""
        return _CYCLE if id(value) in self.open else _DEEPER


class Writer(_Walk):
    """Writes one value."""

    def write(self, value: object) -> str:
        """The text of any value."""
        shape = shape_of(type(value))
        if shape.kind == "plain":
            return _number(value) if type(value) is int else repr(value)
        return self.container(value, shape) if shape.kind in CONTAINERS else describe(value, shape)

    def container(self, value: object, shape: Shape) -> str:
        """The text of a container or record."""
        inner = elements(value, shape)
        if not self.enter(value, len(inner)):
            return self.barrier(value)
        self.noted(value, shape, inner)
        written = CONTAINERS[shape.kind](self, value, shape, inner)
        self.open.discard(id(value))
        return written

    def noted(self, value: object, shape: Shape, inner: list[object]) -> None:
        """Is told of each container that is written, with its parts."""

    def sequence(self, _value: object, inner: list[object]) -> str:
        """The items of ``value``, with commas."""
        return self.joined(inner)

    def pairs(self, _value: object, keys: list[object], values: list[object]) -> str:
        """The items of the mapping ``value``, with commas."""
        if all_plain(keys) and all_plain(values):
            with contextlib.suppress(ValueError):  # an integer beyond the limit of digits
                return repr(dict(zip(keys, values, strict=True)))[1:-1]
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

    def _inside(self, base: object) -> str:
        """The text of the builtin value inside a record; it exists for this moment only, so nobody is told of it."""
        shape = shape_of(type(base))
        container = CONTAINERS.get(shape.kind)
        return self.write(base) if container is None else container(self, base, shape, elements(base, shape))

    def _buffer(self, value: object, _shape: Shape, _inner: list[object]) -> str:
        return repr(value)

    def _list(self, value: object, _shape: Shape, inner: list[object]) -> str:
        return f"[{self.sequence(value, inner)}]"

    def _tuple(self, value: object, _shape: Shape, inner: list[object]) -> str:
        return f"({self.sequence(value, inner)}{',' if len(inner) == 1 else ''})"

    def _dict(self, value: object, shape: Shape, inner: list[object]) -> str:
        half = len(inner) // 2
        body = "{" + self.pairs(value, inner[:half], inner[half:]) + "}"
        if shape.cls is defaultdict:
            return f"defaultdict({self.write(factory(value))}, {body})"
        return body if shape.cls is dict else f"{shape.name}({body})"

    def _set(self, _value: object, shape: Shape, inner: list[object]) -> str:
        written = sorted((_rank(item), self.write(item)) for item in inner)
        body = "{" + ", ".join(one for _, one in written) + "}" if inner else ""
        return body or "set()" if shape.kind == "set" else f"frozenset({body})"

    def _deque(self, value: object, _shape: Shape, inner: list[object]) -> str:
        bound = "" if maxlen(value) is None else f", maxlen={maxlen(value)}"
        return f"deque([{self.sequence(value, inner)}]{bound})"

    def _namedtuple(self, _value: object, shape: Shape, inner: list[object]) -> str:
        parts = [f"{name}={self.write(item)}" for (name, _), item in zip(shape.slots, inner, strict=False)]
        return f"{shape.name}({', '.join(parts)})"

    def _array(self, value: object, _shape: Shape, inner: list[object]) -> str:
        if not arrays.holds_objects(value):
            return self.array(value)
        return f"{arrays.name(value)}([{self.sequence(value, inner)}]{arrays.ending(value)})"

    def array(self, value: object) -> str:
        """The text of an array of numbers or strings."""
        self.parts += arrays.size(value)
        if self.parts > MOST_PARTS:
            raise TooLarge
        return arrays.text(value)

    def _graph(self, value: object, shape: Shape, _inner: list[object]) -> str:
        found = networks.layout(value)
        nodes = [self._attributed(self.write(node), data) for node, data in found.nodes]
        edges = [self._attributed(", ".join(map(self.write, ends)), data, always=True) for ends, data in found.edges]
        attributes = self.write(found.attributes)
        whole = "" if attributes == "{}" else f", graph={attributes}"
        return f"{shape.name}(nodes=[{', '.join(nodes)}], edges=[{', '.join(edges)}]{whole})"

    def _attributed(self, written: str, data: object, *, always: bool = False) -> str:
        """A node or an edge, with its attributes if it has any."""
        attributes = self.write(data)
        if attributes != "{}":
            return f"({written}, {attributes})"
        return f"({written})" if always else written

    def _matrix(self, value: object, _shape: Shape, _inner: list[object]) -> str:
        return algebra.text(value)

    def _record(self, value: object, shape: Shape, _inner: list[object]) -> str:
        own = [] if shape.base is None else [self._inside(as_base(value, shape.base))]
        parts = [f"{name}={self.write(item)}" for name, item in shape.fields(value)]
        return f"{shape.name}({', '.join(own + parts)})"


CONTAINERS: dict[str, Callable[[Writer, object, Shape, list[object]], str]] = {
    "buffer": Writer._buffer,  # noqa: SLF001 - its own table
    "list": Writer._list,  # noqa: SLF001 - its own table
    "tuple": Writer._tuple,  # noqa: SLF001 - its own table
    "dict": Writer._dict,  # noqa: SLF001 - its own table
    "ordered": Writer._dict,  # noqa: SLF001 - its own table
    "set": Writer._set,  # noqa: SLF001 - its own table
    "frozenset": Writer._set,  # noqa: SLF001 - its own table
    "deque": Writer._deque,  # noqa: SLF001 - its own table
    "namedtuple": Writer._namedtuple,  # noqa: SLF001 - its own table
    "record": Writer._record,  # noqa: SLF001 - its own table
    "array": Writer._array,  # noqa: SLF001 - its own table
    "graph": Writer._graph,  # noqa: SLF001 - its own table
    "matrix": Writer._matrix,  # noqa: SLF001 - its own table
}


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


_telling: list[object] = []
"""The exceptions that are being told, each of which is told for what the one before was raised with."""


def _exception(value: object, shape: Shape) -> str:
    if len(_telling) >= MOST_DEPTH or any(one is value for one in _telling):
        return _DEEPER if len(_telling) >= MOST_DEPTH else _CYCLE
    args: tuple[object, ...] = vars(BaseException)["args"].__get__(value)
    _telling.append(value)
    try:
        return f"{shape.name}({', '.join(map(text, args))})"
    finally:
        _telling.pop()


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
    "date": _date,
    "fraction": _fraction,
    "enum": lambda value, shape: f"{shape.name}.{_stored(value, '_name_')}",
    "exception": _exception,
    "function": _function,
    "class": lambda value, _: f"<class {vars(type)['__name__'].__get__(value)}>",
    "scalar": lambda value, shape: arrays.scalar(value, shape.name),
    "dtype": lambda value, _: arrays.dtype(value),
    "expression": lambda value, _: algebra.text(value),
    "number": lambda value, _: repr(value),
    "module": lambda value, _: f"<module {_stored(value, '__name__')}>",
}


class _Copier(_Walk):
    """Copies one value."""

    def copy(self, value: object) -> object:
        shape = shape_of(type(value))
        if shape.kind in ("plain", "repr", "buffer", "date", "fraction"):
            return value[:] if isinstance(value, bytearray | array.array) else value
        if shape.kind not in CONTAINERS or shape.base is not None or shape.kind in _ONLY_TEXT:
            return Opaque(text(value))
        inner = elements(value, shape)
        if not self.enter(value, len(inner)):
            return Opaque(self.barrier(value))
        copied = self._container(value, shape, inner)
        self.open.discard(id(value))
        return copied

    def _container(self, value: object, shape: Shape, inner: list[object]) -> object:
        if shape.kind in ("record", "graph"):
            fields = networks.fields(value) if shape.kind == "graph" else shape.fields(value)
            return Record(shape.name, tuple((name, self.copy(item)) for name, item in fields))
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
