"""Whether values changed since they were last looked at: cheaply, and without running a line of the program's code."""

from collections.abc import Callable, Mapping
from operator import is_
from weakref import WeakValueDictionary

from sandbox.guest import identity, snapshot
from sandbox.guest.folds import Folds
from sandbox.guest.shape import Shape, elements, shape_of

Changes = dict[str, str | None]
Entry = tuple[Callable[[object, object, object], bool], object, object, object]
NOTHING: Changes = {}
_ABSENT = object()
_LEAVES = frozenset({"plain", "repr", "date", "fraction", "enum", "exception", "function", "class", "module", "opaque"})
_UNCHANGING = frozenset({"tuple", "frozenset", "namedtuple", *_LEAVES})


class Look:
    """A value that can change, at one moment.

    Attributes:
        value: the live value; kept, so that its identity is not given to another.
        text: its value text, cut.
        entries: what in it can change, each with a shallow copy; empty if nothing can.
    """

    __slots__ = ("__weakref__", "entries", "text", "value")

    def __init__(self, value: object, limit: int, folds: Folds) -> None:
        self.value = value
        folds.plain.clear()
        self.text = snapshot.shown(value, limit, folds)
        self.entries = entries(value, folds)

    def moved(self) -> bool:
        """Whether anything in it was replaced, added or removed."""
        for differs, owner, first, second in self.entries:  # noqa: SIM110 - a generator would double the cost of the common case
            if differs(owner, first, second):
                return True
        return False


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
        """How ``value`` looks now."""
        found = self._shared.get(id(value))
        if found is not None and not found.moved():
            return found
        found = Look(value, self.limit, self.folds)
        if found.entries:
            self._shared[id(value)] = found
        return found


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
        values, looked = self._values, self._looked
        found: Changes | None = None
        for name, value in now.items():
            if values.get(name, _ABSENT) is value and (names_only or name not in looked or not looked[name].moved()):
                continue
            if name in hidden:
                continue
            values[name] = value
            text = self._tell(name, value)
            if self._texts.get(name) != text:
                self._texts[name] = text
                if found is None:
                    found = {name: text}
                else:
                    found[name] = text
        if len(values) != len(now):
            found = self._without(now, hidden, found or {})
        return NOTHING if found is None else found

    def _tell(self, name: str, value: object) -> str:
        kind = type(value)
        if kind is int or kind is str or kind is bool or kind is float or value is None:
            self._looked.pop(name, None)
            text = snapshot.text(value)
            return text if len(text) <= self._looks.limit else snapshot.cut(text, self._looks.limit)
        look = self._looks.at(value)
        if look.entries:
            self._looked[name] = look
        else:
            self._looked.pop(name, None)
        return look.text

    def _without(self, now: Mapping[str, object], hidden: frozenset[str], found: Changes) -> Changes:
        for name in [name for name in self._values if name not in now and name not in hidden]:
            del self._values[name]
            del self._texts[name]
            self._looked.pop(name, None)
            found[name] = None
        return found


def entries(value: object, folds: Folds) -> tuple[Entry, ...]:
    """Every object that can change and that ``value``, just told, reaches: each once, with a shallow copy of its parts."""
    found: list[Entry] = []
    seen: set[int] = set()
    waiting = [value]
    parts = 0
    while waiting and parts < snapshot.MOST_PARTS:
        one = waiting.pop()
        shape = shape_of(type(one))
        if shape.kind in _LEAVES or id(one) in seen:
            continue
        seen.add(id(one))
        inner = elements(one, shape)
        parts += len(inner)
        if shape.kind not in _UNCHANGING:
            found.append(_entry(one, shape, inner))
        if id(one) not in folds.plain and not snapshot.all_plain(inner):
            waiting.extend(inner)
    return tuple(found)


def _entry(one: object, shape: Shape, inner: list[object]) -> Entry:
    if shape.cls is list:
        return _list_differs, one, inner, None
    if shape.cls is dict:
        assert isinstance(one, dict)
        half = len(inner) // 2
        known = identity.version(one)
        return (_dict_differs, one, inner[:half], inner[half:]) if known is None else (_version_differs, one, known, inner)
    return _parts_differ, one, shape, inner


def _list_differs(owner: object, items: object, _: object) -> bool:
    assert isinstance(owner, list)
    assert isinstance(items, list)
    return not identity.same_items(owner, items)


def _version_differs(owner: object, known: object, _: object) -> bool:
    assert isinstance(owner, dict)
    return identity.version(owner) != known


def _dict_differs(owner: object, keys: object, values: object) -> bool:
    assert isinstance(owner, dict)
    assert isinstance(keys, list)
    assert isinstance(values, list)
    return len(owner) != len(keys) or not (all(map(is_, owner, keys)) and all(map(is_, owner.values(), values)))


def _parts_differ(owner: object, shape: object, items: object) -> bool:
    assert isinstance(shape, Shape)
    assert isinstance(items, list)
    return not identity.same_items(elements(owner, shape), items)
