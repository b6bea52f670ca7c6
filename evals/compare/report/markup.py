"""Markup that cannot be mistaken for text: whatever is not made here is escaped."""

import html

_VOID = frozenset({"br", "col", "circle", "line", "path", "rect"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | None) -> Markup:
    """An element.

    Args:
        name: of the element, from our own code.
        children: ``Markup`` as it is, any other text escaped.
        attributes: escaped; ``_`` in a name stands for ``-``, one at its end is dropped, and ``None`` leaves the attribute out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items() if value is not None
    )
    if name in _VOID and not children:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*parts: str) -> Markup:
    """Parts one after the other; what is not ``Markup`` is escaped."""
    return Markup("".join(part if isinstance(part, Markup) else html.escape(part) for part in parts))
