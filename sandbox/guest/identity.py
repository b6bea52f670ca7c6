"""Whether long containers still hold the very same objects, compared at the speed of memory.

A list of 10,000 items in scope must not make every line of a program dear. CPython keeps a list's items as one array of pointers
and gives each state of a dict a number; both are read where they are, and only where ``trusted`` found them to be there.
"""

import ctypes
import sys
from functools import cache
from operator import is_

_LONG = 24
_POINTER = ctypes.sizeof(ctypes.c_void_p)
_AFTER_SIZE = 3 * _POINTER
_address = ctypes.c_void_p.from_address
_number = ctypes.c_uint64.from_address


def same_items(one: list[object], other: list[object]) -> bool:
    """Whether two lists hold the same objects in the same order."""
    size = len(one)
    if size != len(other):
        return False
    if size < _LONG or not trusted():
        return all(map(is_, one, other))
    return not _compare()(_address(id(one) + _AFTER_SIZE).value, _address(id(other) + _AFTER_SIZE).value, size * _POINTER)


def same_slice(one: list[object], other: list[object], begin: int, end: int) -> bool:
    """The same for the items from ``begin`` up to ``end``, which both lists have."""
    if not trusted():
        return all(map(is_, one[begin:end], other[begin:end]))
    first = (_address(id(one) + _AFTER_SIZE).value or 0) + begin * _POINTER
    second = (_address(id(other) + _AFTER_SIZE).value or 0) + begin * _POINTER
    return not _compare()(first, second, (end - begin) * _POINTER)


def same_bytes(address: int, known: bytes) -> bool:
    """Whether the bytes from ``address``, which must be as many as ``known`` has, are those of ``known``."""
    return not _compare()(address, known, len(known))


def version(mapping: dict[object, object]) -> int | None:
    """A number that the dict never had before it last changed; ``None`` if there is none, or the dict is short."""
    return _number(id(mapping) + _AFTER_SIZE).value if len(mapping) >= _LONG and trusted() else None


@cache
def trusted() -> bool:
    """Whether this interpreter keeps lists and dicts as expected, by trying it out."""
    if sys.implementation.name != "cpython" or not getattr(sys, "_is_gil_enabled", lambda: True)():
        return False
    items: list[object] = [object() for _ in range(_LONG)]
    first = _address(id(items) + _AFTER_SIZE).value
    laid_out = first is not None and [_address(first + place * _POINTER).value for place in range(_LONG)] == [*map(id, items)]
    mapping = dict.fromkeys(range(_LONG))
    seen = [_number(id(mapping) + _AFTER_SIZE).value]
    for change in (lambda: mapping.update({1: 1}), lambda: mapping.pop(2), lambda: mapping.setdefault(-1), mapping.popitem):
        change()
        seen.append(_number(id(mapping) + _AFTER_SIZE).value)
    return laid_out and len(set(seen)) == len(seen)


@cache
def _compare() -> "ctypes._NamedFuncPointer":
    found = ctypes.CDLL(None).memcmp
    found.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
    return found
