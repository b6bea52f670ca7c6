"""What kind of thing a value is, and how to reach its parts without running a line of the program's code.

Everything goes through C-level slots of exact types (``type.__dict__`` descriptors, ``list.__iter__`` and its like), never
through attributes, operators or hashes that a class may define.
"""

import array
import collections
import datetime as dt
import decimal
import enum
import fractions
import re
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.guest import arrays, library, networks

Getter = Callable[[object], object]

_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
_namespace: Callable[[type], Mapping[str, object]] = type.__dict__["__dict__"].__get__
_name: Callable[[type], str] = type.__dict__["__name__"].__get__

REPRODUCIBLE: tuple[type, ...] = (int, str, float, bool, type(None), bytes)
"""Types whose ``repr`` is a literal and runs nothing."""

_EXACTLY: dict[str, tuple[type, ...]] = {
    "plain": REPRODUCIBLE,
    "repr": (complex, range, type(...), decimal.Decimal, re.Pattern),
    "buffer": (bytearray, array.array),
    "date": (dt.date, dt.datetime, dt.time, dt.timedelta, dt.timezone),
    "list": (list,),
    "tuple": (tuple,),
    "dict": (dict, collections.Counter, collections.defaultdict),
    "ordered": (collections.OrderedDict,),
    "set": (set,),
    "frozenset": (frozenset,),
    "deque": (collections.deque,),
    "function": (
        types.FunctionType,
        types.BuiltinFunctionType,
        types.MethodType,
        types.MethodWrapperType,
        types.WrapperDescriptorType,
        types.MethodDescriptorType,
    ),
    "fraction": (fractions.Fraction,),
}
_DESCENDING: tuple[tuple[str, type], ...] = (
    ("class", type),
    ("module", types.ModuleType),
    ("enum", enum.Enum),
    ("exception", BaseException),
)
_BASES: tuple[type, ...] = (list, tuple, dict, set, frozenset, collections.deque, str, bytes, int, float, complex)
_OPEN_MODULES = frozenset({"types", "queue", "collections", "argparse", "string"})
_HIDDEN = frozenset({"mutex", "not_empty", "not_full", "all_tasks_done", "unfinished_tasks", "is_shutdown"})


@dataclass(frozen=True, slots=True)
class Shape:
    """How values of one class are seen.

    Attributes:
        kind: ``plain``, ``repr``, ``buffer``, ``date``, ``list``, ``tuple``, ``dict``, ``ordered``, ``set``, ``frozenset``,
            ``deque``, ``record``, ``namedtuple``, ``fraction``, ``enum``, ``exception``, ``function``, ``class``, ``module``,
            ``opaque``, or a kind of ``library``.
        cls: the class.
        name: its name.
        stored: reaches the instance's dictionary; ``None`` if there is none.
        slots: (name, getter) of its slots, base classes' first; of a named tuple the names only matter.
        base: for a record that is also a container or number: the builtin class.
    """

    kind: str
    cls: type
    name: str
    stored: Getter | None = None
    slots: tuple[tuple[str, Getter], ...] = ()
    base: type | None = None

    def fields(self, value: object) -> list[tuple[str, object]]:
        """The stored fields of a record, in the order of storing."""
        found: list[tuple[str, object]] = []
        for name, getter in self.slots:
            try:
                found.append((name, getter(value)))
            except AttributeError:
                continue
        if self.stored is not None:
            attributes = self.stored(value)
            assert isinstance(attributes, dict)
            found.extend((key, item) for key, item in dict.items(attributes) if type(key) is str and key not in _HIDDEN)
        return found


_known: dict[int, Shape] = {}


def shape_of(cls: type) -> Shape:
    """The shape of a class; computed once for each."""
    found = _known.get(id(cls))
    if found is None or found.cls is not cls:
        found = _known[id(cls)] = _shape(cls)
    return found


def _shape(cls: type) -> Shape:
    name = _name(cls)
    for kind, classes in _EXACTLY.items():
        if _among(cls, classes):
            return Shape(kind, cls, name)
    of_library = library.kind(cls)
    if of_library:
        return Shape(of_library, cls, name)
    for kind, ancestor in _DESCENDING:
        if _among(ancestor, _mro(cls)):
            return Shape(kind, cls, name)
    names = _namedtuple_fields(cls) if _among(tuple, _mro(cls)) else ()
    if names:
        return Shape("namedtuple", cls, name, slots=tuple((field, _unreachable) for field in names))
    if not _shows_fields(cls):
        return Shape("opaque", cls, name)
    base = next((base for base in _BASES if _among(base, _mro(cls))), None)
    return Shape("record", cls, name, _stored(cls), _slots(cls), base)


def _among(cls: type, classes: Iterable[type]) -> bool:
    """Whether a class is one of several, by identity: a metaclass may define equality and hash."""
    return any(known is cls for known in classes)


def _shows_fields(cls: type) -> bool:
    """Whether it is a class of the program (or one of the few of the library that hold a program's data)."""
    if cls is types.SimpleNamespace:
        return True
    made_by_statement = bool(type.__dict__["__flags__"].__get__(cls) & 1 << 9)
    module = _namespace(cls).get("__module__")
    top = module.partition(".")[0] if type(module) is str else ""
    return made_by_statement and (top not in sys.stdlib_module_names or top in _OPEN_MODULES)


def _stored(cls: type) -> Getter | None:
    for one in _mro(cls):
        found = _namespace(one).get("__dict__")
        if isinstance(found, types.GetSetDescriptorType | types.MemberDescriptorType):
            return found.__get__
    return None


def _slots(cls: type) -> tuple[tuple[str, Getter], ...]:
    found: list[tuple[str, Getter]] = []
    for one in reversed(_mro(cls)):
        names = _namespace(one)
        if "__slots__" in names:
            found.extend((name, member.__get__) for name, member in names.items() if type(member) is types.MemberDescriptorType)
    return tuple(found)


def _namedtuple_fields(cls: type) -> tuple[str, ...]:
    for one in _mro(cls):
        fields = _namespace(one).get("_fields")
        if fields is not None:
            plain = type(fields) is tuple and all(type(field) is str for field in fields)
            return fields if plain else ()  # type: ignore[return-value]
    return ()


def _unreachable(_value: object) -> object:
    raise AttributeError


def as_base(value: object, base: type) -> object:
    """The builtin value inside an instance of a subclass of ``base``."""
    return _INSIDE[base](value)


def elements(value: object, shape: Shape) -> list[object]:
    """The direct parts of a container or record, in its order; of a mapping first all keys, then all values.

    Of what is no container but can change (``bytearray``, ``array``) its text.
    """
    collect = _ELEMENTS.get(shape.kind)
    if collect is not None:
        return collect(value)
    if shape.kind == "buffer":
        return [repr(value)]
    found: list[object] = []
    if shape.base is not None:
        base = as_base(value, shape.base)
        found = elements(base, shape_of(type(base)))
    if shape.kind == "record":
        for field in shape.fields(value):
            found += field
    return found


def maxlen(value: object) -> int | None:
    """The bound of a ``deque``."""
    found: int | None = collections.deque.__dict__["maxlen"].__get__(value)
    return found


_INSIDE: dict[type, Callable[[Any], object]] = {
    list: lambda value: list.__getitem__(value, slice(None)),
    tuple: lambda value: tuple.__getitem__(value, slice(None)),
    dict: lambda value: dict(zip(dict.keys(value), dict.values(value), strict=True)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
    collections.deque: lambda value: collections.deque(collections.deque.__iter__(value), maxlen(value)),
    str: lambda value: str.__getitem__(value, slice(None)),
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    int: lambda value: int.__add__(value, 0),
    float: float.__pos__,
    complex: complex.__pos__,
}
_ELEMENTS: dict[str, Callable[[Any], list[object]]] = {
    "list": lambda value: list.__getitem__(value, slice(None)),
    "tuple": lambda value: list(tuple.__iter__(value)),
    "namedtuple": lambda value: list(tuple.__iter__(value)),
    "dict": lambda value: [*dict.keys(value), *dict.values(value)],
    "ordered": lambda value: [*collections.OrderedDict.__iter__(value), *collections.OrderedDict.values(value)],
    "set": lambda value: list(set.__iter__(value)),
    "frozenset": lambda value: list(frozenset.__iter__(value)),
    "deque": lambda value: list(collections.deque.__iter__(value)),
    "array": arrays.items,
    "graph": networks.parts,
    "matrix": lambda _value: [],
}
