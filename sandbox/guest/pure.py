"""The functions, methods and operators that a claim may use: pure, and bounded in the size of what they make."""

import operator
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping, Sized
from typing import SupportsIndex, cast

PSEUDO = frozenset({"old", "runs", "calls"})
"""Names that are called like functions, but ask about the span; ``claims`` knows them."""
MOST_BITS = 200_000
MOST_ITEMS = 200_000
_MOST_PLACES = 4_000
_MOST_REDUCED = 4_000_000
_MOST_JOINED = 1_000


class TooMuch(Exception):  # noqa: N818 -- a bound that was reached, not an error of the claim's writer
    """A claim would need more time or memory than claims get."""


def size(value: object) -> int:
    """How much work one pass over a value is, at least 1."""
    return max(1, len(value)) if isinstance(value, Sized) else 1


def weight(value: object) -> int:
    """How many items and characters a value has, at every depth; counted up to a bound."""
    found, left = 0, [value]
    while left and found <= MOST_ITEMS:
        one = left.pop()
        found += size(one)
        if isinstance(one, list | tuple | deque):
            left.extend(one)
    return found


def call(name: str, args: list[object], options: dict[str, object]) -> object:
    """Apply the function ``name`` of the language to values.

    Raises:
        TooMuch: the result would be too large.
        Exception: whatever the function raises for such arguments.
    """
    if sum(map(size, args)) > MOST_ITEMS:
        raise TooMuch(f"{name}() of so many items")
    return FUNCTIONS[name](*args, **options)


def method(owner: object, name: str, args: list[object]) -> object:
    """Apply a pure method of a value of an exact builtin type.

    Raises:
        AttributeError: the type has no such pure method.
        TooMuch: the result would be too large.
        Exception: whatever the method raises for such arguments.
    """
    if name not in METHODS.get(type(owner), ()):
        raise AttributeError(f"{type(owner).__name__} has no pure method {name}")
    reach = size(owner) * max(map(size, args), default=1)
    if name in _GROWING and (reach > MOST_ITEMS or any(isinstance(arg, int) and arg > MOST_ITEMS for arg in args)):
        raise TooMuch(f"{name}() of so much")
    if name == "join" and sum(map(weight, args)) + reach > 2 * MOST_ITEMS:
        raise TooMuch("join() of so much")
    result = getattr(owner, name)(*args)
    return list(result) if name in _VIEWS else result


def binary(name: str, left: object, right: object) -> object:
    """Apply a binary operator, given by the name of its class in ``ast``.

    Raises:
        TooMuch: the result would be too large.
        Exception: whatever the operator raises for such operands.
    """
    if name == "Mod" and isinstance(left, str | bytes):
        raise TypeError("a claim formats no strings")
    if name in _CAUTION:
        _CAUTION[name](left, right)
    result: object = BINARY[name](left, right)
    return result


def _bits(value: object) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _careful_mult(left: object, right: object) -> None:
    if _bits(left) + _bits(right) > MOST_BITS:
        raise TooMuch("a product of so many digits")
    for items, times in ((left, right), (right, left)):
        if (
            isinstance(items, str | bytes | list | tuple | deque)
            and isinstance(times, int)
            and times > 0
            and weight(items) * times > MOST_ITEMS
        ):
            raise TooMuch("a repetition of so many items")


def _careful_pow(left: object, right: object) -> None:
    if isinstance(right, int) and max(_bits(left), 1) * abs(right) > MOST_BITS and left not in (0, 1, -1):
        raise TooMuch("a power of so many digits")


def _careful_shift(left: object, right: object) -> None:
    if isinstance(right, int) and _bits(left) + right > MOST_BITS:
        raise TooMuch("a shift so far")


def _pow(base: object, exponent: object, modulus: object = None) -> object:
    if modulus is None:
        return binary("Pow", base, exponent)
    if not (isinstance(base, int) and isinstance(exponent, int) and isinstance(modulus, int)):
        raise TypeError("pow() with a modulus needs integers")
    if _bits(exponent) * max(_bits(base), _bits(modulus)) > _MOST_REDUCED:
        raise TooMuch("a power of so many digits")
    return pow(base, exponent, modulus)


def _str(value: object = "") -> str:
    if value is None or type(value) in (str, int, float, bool):
        return str(value)
    raise TypeError("str() of plain values only")


def _range(*args: object) -> list[int]:
    numbers = [operator.index(cast("SupportsIndex", arg)) for arg in args]
    if any(number.bit_length() > _WORD for number in numbers):
        raise TooMuch("a range so wide")  # its numbers could be chosen to have one hash
    reach = range(*numbers)
    if len(reach) > MOST_ITEMS:
        raise TooMuch("a range of so many numbers")
    return list(reach)


_WORD = 61


def _round(value: object, ndigits: object = None) -> object:
    if isinstance(ndigits, int) and abs(ndigits) > _MOST_PLACES:
        raise TooMuch("a rounding to so many digits")
    if ndigits is None:
        _careful_whole(value)
    return round(value, ndigits)  # type: ignore[call-overload]


def _int(*args: object, **options: object) -> object:
    for value in args:
        _careful_whole(value)
    return int(*args, **options)  # type: ignore[call-overload]


def _careful_whole(value: object) -> None:
    """A decimal with a large exponent has as many digits once it is whole."""
    adjusted = getattr(value, "adjusted", None)
    if adjusted is not None and adjusted() > _MOST_PLACES:
        raise TooMuch("a number of so many digits")


def _sum(items: object, start: object = 0) -> object:
    if not isinstance(start, int | float) and size(items) > _MOST_JOINED:
        raise TooMuch("a sum of so many collections")  # each addition copies all before
    return sum(items, start)  # type: ignore[call-overload]


def _listed(function: Callable[..., object]) -> Callable[..., object]:
    return lambda *args: list(function(*args))  # type: ignore[call-overload]


def _invert(value: object) -> object:
    if isinstance(value, int):
        return ~int(value)
    raise TypeError("~ of integers only")


FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "len": len,
    "sum": _sum,
    "min": min,
    "max": max,
    "abs": abs,
    "round": _round,
    "sorted": sorted,
    "any": any,
    "all": all,
    "range": _range,
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "dict": dict,
    "str": _str,
    "int": _int,
    "float": float,
    "bool": bool,
    "divmod": divmod,
    "pow": _pow,
    "zip": _listed(zip),
    "enumerate": _listed(enumerate),
    "reversed": _listed(reversed),
    "ord": ord,
    "chr": chr,
    "bin": bin,
    "oct": oct,
    "hex": hex,
}
"""Name -> function; ``zip``, ``enumerate``, ``reversed`` and ``range`` give lists, so that their results can be compared."""

OPTIONS: Mapping[str, frozenset[str]] = {
    "sorted": frozenset({"reverse"}),
    "min": frozenset({"default"}),
    "max": frozenset({"default"}),
    "int": frozenset({"base"}),
    "round": frozenset({"ndigits"}),
    "sum": frozenset({"start"}),
    "enumerate": frozenset(),
}
"""Name -> keyword arguments that it takes here."""

_STR = frozenset(
    name
    for name in vars(str)
    if not name.startswith("_") and name not in {"format", "format_map", "encode", "expandtabs", "translate", "maketrans"}
)
_SEQUENCE = frozenset({"count", "index"})
_DICT = frozenset({"get", "keys", "values", "items"})
_SET = frozenset({"union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"})
METHODS: Mapping[type, frozenset[str]] = {
    str: _STR,
    bytes: frozenset({"count", "find", "index", "startswith", "endswith", "hex"}),
    list: _SEQUENCE,
    tuple: _SEQUENCE,
    range: _SEQUENCE,
    deque: _SEQUENCE,
    dict: _DICT,
    Counter: _DICT,
    OrderedDict: _DICT,
    defaultdict: _DICT,
    set: _SET,
    frozenset: _SET,
    float: frozenset({"is_integer"}),
    int: frozenset({"bit_length", "bit_count"}),
}
"""Exact type -> methods that neither change the value nor run anything of the program's."""

_VIEWS = frozenset({"keys", "values", "items"})
_GROWING = frozenset({"join", "replace", "zfill", "center", "ljust", "rjust"})

BINARY: Mapping[str, Callable[..., object]] = {
    "Add": operator.add,
    "Sub": operator.sub,
    "Mult": operator.mul,
    "Div": operator.truediv,
    "FloorDiv": operator.floordiv,
    "Mod": operator.mod,
    "Pow": operator.pow,
    "BitAnd": operator.and_,
    "BitOr": operator.or_,
    "BitXor": operator.xor,
    "LShift": operator.lshift,
    "RShift": operator.rshift,
}
"""Name of the operator's class in ``ast`` -> function."""

_CAUTION: Mapping[str, Callable[[object, object], None]] = {
    "Mult": _careful_mult,
    "Pow": _careful_pow,
    "LShift": _careful_shift,
}

UNARY: Mapping[str, Callable[..., object]] = {
    "USub": operator.neg,
    "UAdd": operator.pos,
    "Not": operator.not_,
    "Invert": _invert,
}
"""Name of the operator's class in ``ast`` -> function."""

COMPARE: Mapping[str, Callable[..., object]] = {
    "Eq": operator.eq,
    "NotEq": operator.ne,
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "In": lambda item, items: item in items,
    "NotIn": lambda item, items: item not in items,
    "Is": operator.is_,
    "IsNot": operator.is_not,
}
"""Name of the operator's class in ``ast`` -> function."""
