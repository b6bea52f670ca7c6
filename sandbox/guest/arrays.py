"""Text, openings, digests and changes of numpy's arrays and scalars, by what is written in C for exact classes."""

import hashlib
import sys
from collections.abc import Iterator
from typing import Any

from sandbox.guest import identity

_AS_THEY_ARE = frozenset("biuSU")
_INEXACT = {"f": 8, "c": 16}
_DEFAULTS = frozenset({"bool", "int64", "float64", "complex128"})
_SMALL_BYTES = 1 << 12
_LEAST_ITEM = 3  # characters of an item and its comma
_ndarray: list[type] = []
Frozen = tuple[object, object, bytes]
"""Shape, type of the items and contents of an array."""


def classes() -> Iterator[tuple[type, str]]:
    """The classes of arrays, scalars and types of items, with their kinds."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return
    _ndarray[:] = [numpy.ndarray]
    yield numpy.ndarray, "array"
    yield numpy.ma.MaskedArray, "opaque"  # its items are not what is stored
    for scalar in set(numpy.sctypeDict.values()):
        yield scalar, "opaque" if scalar is numpy.void else "scalar"
        yield type(numpy.dtype(scalar)), "dtype"


def is_array(cls: type) -> bool:
    """Whether a class is that of arrays or inherits from it."""
    return any(base is known for base in type.__dict__["__mro__"].__get__(cls) for known in _ndarray)


def text(value: object) -> str:
    """The whole text of an array of anything but objects, as ``array([[1, 2], [3, 4]], dtype='int8')``."""
    array = _plain(value)
    return f"{name(value)}({_listed(array)!r}{ending(value)})"


def name(value: object) -> str:
    """What the text of an array begins with: ``array``, or the name of its class where that inherits."""
    cls = type(value)
    return "array" if cls is _ndarray[0] else str(type.__dict__["__name__"].__get__(cls))


def ending(value: object) -> str:
    """What the text of an array says after its items: a shape that they do not show, a type that is not the usual one."""
    array = _plain(value)
    shape = f", shape={array.shape}" if array.ndim != 1 and (holds_objects(value) or not array.size) else ""
    usual = array.size and str(array.dtype) in _DEFAULTS
    return shape if usual else f"{shape}, dtype={str(array.dtype)!r}"


def opening(value: object, room: int) -> str:
    """The beginning of the text, right in its first ``room`` characters at least."""
    begun = f"{name(value)}("
    return begun + _opening(_plain(value), room - len(begun))


def digest(value: object) -> str:
    """Digest of an array of anything but objects."""
    array = _plain(value)
    told = f"{name(value)} {array.shape} {array.dtype}\0".encode()
    return hashlib.sha256(told + array.tobytes()).hexdigest()


def size(value: object) -> int:
    """Number of items."""
    return int(_plain(value).size)


def holds_objects(value: object) -> bool:
    """Whether its items are objects of any kind."""
    return bool(_plain(value).dtype.hasobject)


def items(value: object) -> list[object]:
    """The items of an array of objects, one after the other; none of other arrays."""
    array = _plain(value)
    return list(array.ravel().tolist()) if array.dtype.hasobject else []


def frozen(value: object) -> Frozen:
    """What ``differs`` compares with later."""
    array = _plain(value)
    return array.shape, array.dtype, array.tobytes()


def differs(value: object, known: Frozen) -> bool:
    """Whether an array is no longer what it was when it was frozen."""
    array = _plain(value)
    shape, dtype, contents = known
    if array.shape != shape or array.dtype != dtype:
        return True
    if len(contents) < _SMALL_BYTES or not array.flags.c_contiguous:
        return bool(array.tobytes() != contents)
    return not identity.same_bytes(array.__array_interface__["data"][0], contents)


def scalar(value: object, called: str) -> str:
    """The text of a scalar, as ``int64(3)``."""
    one: Any = value
    return f"{'bool_' if called == 'bool' else called}({_exactly(one, one.dtype)!r})"


def dtype(value: object) -> str:
    """The text of a type of items, as ``dtype('int8')``."""
    return f"dtype({str(value)!r})"


def _plain(value: object) -> Any:  # noqa: ANN401 - of a package that the guest knows at run time only
    """The value as an ``ndarray`` proper."""
    base: Any = _ndarray[0]
    return value if type(value) is base else base.view(value, base)


def _listed(array: Any) -> object:  # noqa: ANN401 - as above
    """The items as nested lists of what Python writes exactly."""
    return _exactly(array, array.dtype)


def _exactly(one: Any, kind: Any) -> object:  # noqa: ANN401 - as above
    exact = kind.kind in _AS_THEY_ARE or kind.itemsize <= _INEXACT.get(kind.kind, 0)
    return one.tolist() if exact else one.astype(str).tolist()


def _opening(array: Any, room: int) -> str:  # noqa: ANN401 - as above
    if array.ndim == 0:
        return repr(_listed(array))
    if array.ndim == 1:
        begun = repr(_listed(array[: max(room, 0) // _LEAST_ITEM + 2]))
        return begun if array.size <= room // _LEAST_ITEM + 2 else begun[:-1] + ", "
    parts: list[str] = []
    for row in array:
        parts.append(_opening(row, room))
        room -= len(parts[-1]) + 2
        if room <= 0:
            break
    return f"[{', '.join(parts)}" + ("]" if len(parts) == len(array) else "")
