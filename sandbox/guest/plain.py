"""Stand-ins for objects that are not plain data, so that claims never touch a live object."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """An object with named fields: a dataclass, a namedtuple, an instance of a program's class.

    Attributes:
        type_name: name of its class, without module.
        fields: (name, plain value) in the order of storing.
    """

    type_name: str
    fields: tuple[tuple[str, object], ...]

    def field(self, name: str) -> object:
        """The plain value of the field ``name``.

        Raises:
            KeyError: there is none.
        """
        for known, value in self.fields:
            if known == name:
                return value
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value of which only the text is known, as ``<function f>`` or ``Color.RED``.

    Attributes:
        text: its value text.
    """

    text: str
