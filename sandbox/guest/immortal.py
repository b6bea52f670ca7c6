"""Objects that are counted no longer, so that processes forked from this one do not copy the pages that they lie in.

Using an object writes to its reference count, and the first write to a page after a fork copies it. CPython never writes to the
count of an immortal object; making all that is warm immortal saves a child, and the server after each fork, 300 page faults.

Source: PEP 683, "Immortal Objects, Using a Fixed Refcount", whose purpose is this; there is no public call for it.
"""

import ctypes
import gc
import sys

_VERSIONS = ((3, 12), (3, 13))
"""Where a count is the first machine word of an object: older ones have no immortal objects, later ones keep flags beside it."""


def immortalize() -> int:
    """Make all objects of this process immortal, as far as its Python has such; returns their number."""
    if not supported():
        return 0
    count = _word(id(None)).value
    found: dict[int, object] = {}
    waiting: list[object] = [*gc.get_objects(), *sys.modules.values()]
    own = {id(found), id(waiting)}
    while waiting:
        one = waiting.pop()
        if id(one) not in found and id(one) not in own:
            found[id(one)] = one
            waiting.extend(gc.get_referents(one))
    for place in found:
        _word(place).value = count
    return len(found)


def supported() -> bool:
    """Whether this interpreter has immortal objects of the known layout, by trying one out."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in _VERSIONS:
        return False
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return False
    tried = [object()]
    kept = _word(id(tried[0])).value
    _word(id(tried[0])).value = _word(id(None)).value
    before = sys.getrefcount(tried[0])
    more = [tried[0]] * 3
    steady = sys.getrefcount(tried[0]) == before == sys.getrefcount(None)
    del more
    _word(id(tried[0])).value = kept
    return steady


def _word(place: int) -> ctypes.c_ssize_t:
    return ctypes.c_ssize_t.from_address(place)
