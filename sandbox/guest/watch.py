"""Whether values changed since they were last looked at: cheaply, and without running a line of the program's code."""

from collections.abc import Mapping
from weakref import WeakValueDictionary

from sandbox.guest import snapshot
from sandbox.guest.folds import Folds
from sandbox.guest.look import Look, shown
from sandbox.guest.shape import shape_of

Changes = dict[str, str | None]
NOTHING: Changes = {}
_ABSENT = object()
_CHANGING = frozenset(snapshot.CONTAINERS)


class Looks:
    """Looks shared among variables and frames that reach the same object.

    Args:
        limit: characters of a value text.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.folds = Folds()
        self._shared: WeakValueDictionary[int, Look] = WeakValueDictionary()

    def at(self, value: object) -> Look:
        """How the container or record ``value`` looks now."""
        found = self._shared.get(id(value))
        if found is None:
            found = Look(value, self.limit, self.folds)
            if found.entries:
                self._shared[id(value)] = found
        else:
            found.refresh()
        return found

    def text(self, value: object) -> str:
        """The text of any value, which is not looked at again."""
        return shown(value, self.limit, self.folds)


class Variables:
    """The variables of one frame (or module), as they were last told.

    Args:
        looks: where looks are shared.
    """

    __slots__ = ("_looked", "_looks", "_texts", "_values")

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._values: dict[str, object] = {}
        self._texts: dict[str, str] = {}
        self._looked: dict[str, Look] = {}

    def changes(self, now: Mapping[str, object], hidden: frozenset[str] = frozenset(), *, names_only: bool = False) -> Changes:
        """What got another value text since the last call.

        Args:
            now: the variables.
            hidden: names that are left for the next time.
            names_only: whether it is known that nothing changed inside the objects.

        Returns:
            Value texts, in the order of ``now``; deleted variables map to ``None``.
        """
        values, looked, texts = self._values, self._looked, self._texts
        found: Changes | None = None
        for name, value in now.items():
            if values.get(name, _ABSENT) is value:
                look = looked.get(name)
                if look is None or names_only:
                    continue
                look.refresh()
                text = look.text
            elif name in hidden:
                continue
            else:
                text = self._tell(name, value)
                values[name] = value
            if texts.get(name) != text and name not in hidden:
                texts[name] = text
                if found is None:
                    found = {}
                found[name] = text
        if len(values) != len(now):
            found = self._without(now, hidden, found or {})
        return NOTHING if found is None else found

    def _tell(self, name: str, value: object) -> str:
        """The text of a value that ``name`` did not have before."""
        kind = type(value)
        if kind is int or kind is str or kind is bool or kind is float or value is None:
            self._looked.pop(name, None)
            text = snapshot.text(value)
            return text if len(text) <= self._looks.limit else snapshot.cut(text, self._looks.limit)
        if shape_of(kind).kind not in _CHANGING:
            self._looked.pop(name, None)
            return self._looks.text(value)
        look = self._looked[name] = self._looks.at(value)
        return look.text

    def _without(self, now: Mapping[str, object], hidden: frozenset[str], found: Changes) -> Changes:
        for name in [name for name in self._values if name not in now and name not in hidden]:
            del self._values[name]
            del self._texts[name]
            self._looked.pop(name, None)
            found[name] = None
        return found
