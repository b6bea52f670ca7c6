"""The classes of the carried packages whose values have a text of their own, known by identity.

They are learnt in a nest, once its packages are imported and before any program runs there, so that nothing that a program calls
``ndarray`` is taken for one; a server without packages knows none.
"""

from sandbox.guest import algebra, arrays, networks

_kinds: dict[int, tuple[type, str]] = {}


def learn() -> None:
    """Take in the classes of the packages that are imported."""
    for classes in (arrays.classes(), algebra.classes(), networks.classes()):
        _kinds.update((id(cls), (cls, kind)) for cls, kind in classes)


def kind(cls: type) -> str:
    """What kind of value the instances of a class are; empty for a class of no package. A program's own arrays are arrays.

    numpy: ``array``, ``scalar``, ``dtype``; sympy: ``expression``, ``matrix``; mpmath: ``number``; networkx: ``graph``.
    """
    found = _kinds.get(id(cls))
    if found and found[0] is cls:
        return found[1]
    return "array" if arrays.is_array(cls) else ""
