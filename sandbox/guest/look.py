"""A value looked at again and again: its text, bounded, written anew only where something changed.

Where the text is too long, it ends in the mark of a digest. The digest is that of a folded text, in which digests of chunks stand
for the items of long sequences: equal for equal values, and cheap to bring up to date.
"""

from collections.abc import Callable
from operator import is_

from sandbox.guest import algebra, arrays, identity, snapshot
from sandbox.guest.folds import Folds
from sandbox.guest.shape import Shape, elements, shape_of

Entry = tuple[Callable[[object, object, object], bool], object, object, object]
_FEW = 8
_LEAST_ITEM = 3  # characters of an item and its comma
_MOST_CHARS = 4_000_000
_SPARE = 64
_UNCHANGING = frozenset({"tuple", "frozenset", "namedtuple"})


def shown(value: object, limit: int, folds: Folds) -> str:
    """The value text, or where it is longer than ``limit`` its beginning and the mark of a digest of the whole value."""
    kind = type(value)
    if kind is int or kind is str or shape_of(kind).kind not in snapshot.CONTAINERS:
        return snapshot.cut(snapshot.text(value), limit)
    return Look(value, limit, folds).text


class Look:
    """A container or record, as it was when last looked at.

    Args:
        value: what is looked at; kept, so that its identity is not given to another.
        limit: characters of the text.
        folds: what is known of sequences.

    Attributes:
        value: as given.
        text: its value text, bounded.
        entries: by identity of everything in it that can change: how to find out whether it did, and a shallow copy.
    """

    __slots__ = ("__weakref__", "_folds", "_full", "_limit", "_opening", "_sure", "_texts", "entries", "text", "value")

    def __init__(self, value: object, limit: int, folds: Folds) -> None:
        self.value = value
        self._limit = limit
        self._folds = folds
        self._write_all()

    def refresh(self) -> None:
        """Look again."""
        dirty = {
            owner for owner, (differs, container, first, second) in self.entries.items() if differs(container, first, second)
        }
        if not dirty:
            return
        if self._texts is None or len(self._texts.of) > 2 * self._full + _SPARE:
            self._write_all()
            return
        self._texts.forget(dirty)
        self._write(self._texts, fresh_opening=not self._opening[0] or not self._sure or not dirty.isdisjoint(self._opening[1]))

    def _write_all(self) -> None:
        self.entries: dict[int, Entry] = {}
        self._opening: tuple[str, set[int]] = ("", set())
        self._sure = True
        self._texts: _Texts | None = _Texts()
        self._write(self._texts, fresh_opening=True)
        self._full = len(self._texts.of) if self._texts else 0

    def _write(self, texts: "_Texts", *, fresh_opening: bool) -> None:
        folder = _Folder(self._limit, self._folds, texts, self.entries)
        try:
            written = folder.write(self.value)
            if folder.barred:  # texts within a cycle depend on the way that led there
                folder = _Folder(self._limit, self._folds, None, self.entries)
                self._texts, written = None, folder.write(self.value)
        except snapshot.TooLarge:
            self.entries = {}
            self.text = f"<{shape_of(type(self.value)).name} too large>"
            return
        if not folder.folded:
            self.text = snapshot.cut(written, self._limit)
            self._opening = "", set()
            return
        if fresh_opening or self._texts is None:
            opener = _Opener(self._limit)
            self._opening = opener.write(self.value), opener.visited
            self._sure = opener.sure
        self.text = snapshot.marked(self._opening[0], written, self._limit)


class _Texts:
    """Texts of the containers within one value, and who holds whom.

    Attributes:
        of: by identity of the container: its folded text, whether anything in it is folded, and itself, so that its identity is
            not given to another.
    """

    def __init__(self) -> None:
        self.of: dict[int, tuple[str, bool, object]] = {}
        self._holders: dict[int, set[int]] = {}

    def held(self, inner: int, outer: int) -> None:
        """Note that one container is within another."""
        self._holders.setdefault(inner, set()).add(outer)

    def forget(self, changed: set[int]) -> None:
        """Drop the texts of what changed and of all that hold it."""
        waiting = list(changed)
        while waiting:
            one = waiting.pop()
            if self.of.pop(one, None) is not None:
                waiting.extend(self._holders.get(one, ()))


class _Folder(snapshot.Writer):
    """Writes folded text, and notes what can change.

    Attributes:
        folded: whether a digest stands for anything; then the whole value text is longer than the limit.
        barred: whether the walk met a cycle, or went too deep.
    """

    def __init__(self, limit: int, folds: Folds, texts: _Texts | None, entries: dict[int, Entry]) -> None:
        super().__init__()
        self.folded = False
        self.barred = False
        self._limit = limit
        self._folds = folds
        self._texts = texts
        self._entries = entries
        self._outer: int | None = None

    def container(self, value: object, shape: Shape) -> str:
        texts, me, outer = self._texts, id(value), self._outer
        if texts is None:
            return self._anew(value, shape)
        if outer is not None:
            texts.held(me, outer)
        known = texts.of.get(me)
        if known is None:
            folded, self.folded, self._outer = self.folded, False, me
            known = self._anew(value, shape), self.folded, value
            texts.of[me] = known
            self.folded, self._outer = folded, outer
        self.folded = self.folded or known[1]
        return known[0]

    def _anew(self, value: object, shape: Shape) -> str:
        written = super().container(value, shape)
        if len(written) > _MOST_CHARS:
            raise snapshot.TooLarge
        return written

    def barrier(self, value: object) -> str:
        self.barred = True
        return super().barrier(value)

    def noted(self, value: object, shape: Shape, inner: list[object]) -> None:
        if shape.kind not in _UNCHANGING:
            self._entries[id(value)] = _entry(value, shape, inner)

    def sequence(self, value: object, inner: list[object]) -> str:
        size = len(inner)
        if size < _FEW:
            return self.joined(inner)
        if size * _LEAST_ITEM > self._limit + _LEAST_ITEM:
            return self._fold((id(value), 0), inner)
        known = self._folds.known(id(value), inner)
        if known is None:
            known, plain = self.written(inner)
            if plain:
                self._folds.keep(id(value), inner, known)
        return known

    def pairs(self, value: object, keys: list[object], values: list[object]) -> str:
        if len(keys) * 2 * _LEAST_ITEM <= self._limit + _LEAST_ITEM:
            return super().pairs(value, keys, values)
        return f"{self._fold((id(value), 0), keys)}: {self._fold((id(value), 1), values)}"

    def array(self, value: object) -> str:
        if arrays.size(value) * _LEAST_ITEM <= self._limit + _LEAST_ITEM:
            return super().array(value)
        self.folded = True
        return arrays.digest(value)

    def _fold(self, key: tuple[int, int], items: list[object]) -> str:
        self.folded = True
        fold = self._folds.fold(key)
        fold.update(items, self.written)
        return f"{len(items)} items {fold.digest()}"


class _Opener(snapshot.Writer):
    """Writes the beginning of a value, true in its first ``room`` characters.

    Attributes:
        visited: identities of the containers that it went into.
        sure: whether the beginning depends on no others.
    """

    def __init__(self, room: int) -> None:
        super().__init__()
        self.visited: set[int] = set()
        self.sure = True
        self._room = room

    def write(self, value: object) -> str:
        if self._room <= 0:
            return ""
        if shape_of(type(value)).kind in snapshot.CONTAINERS:
            return super().write(value)
        written = super().write(value)
        self._room -= len(written)
        return written

    def noted(self, value: object, shape: Shape, inner: list[object]) -> None:
        del shape, inner
        self.visited.add(id(value))

    def joined(self, values: list[object]) -> str:
        opening = values[: self._room // _LEAST_ITEM + 2]
        if snapshot.all_plain(opening):
            written = self.written(opening)[0]
            self._room -= len(written)
            return written
        parts: list[str] = []
        for value in opening:
            if self._room <= 0:
                break
            parts.append(self.write(value))
        return ", ".join(parts)

    def pairs(self, value: object, keys: list[object], values: list[object]) -> str:
        count = self._room // (2 * _LEAST_ITEM) + 2
        written = snapshot.Writer.pairs(self, value, keys[:count], values[:count])
        self._room -= len(written) if snapshot.all_plain(keys[:count]) and snapshot.all_plain(values[:count]) else 0
        return written

    def array(self, value: object) -> str:
        written = arrays.opening(value, self._room)
        self._room -= len(written)
        return written

    def container(self, value: object, shape: Shape) -> str:
        if shape.kind not in ("set", "frozenset"):
            return super().container(value, shape)
        self.visited.add(id(value))
        self.sure = self.sure and snapshot.all_plain(elements(value, shape))
        written = snapshot.text(value)  # whole: only then is known which items come first
        self._room -= len(written)
        return written


def _entry(one: object, shape: Shape, inner: list[object]) -> Entry:
    if shape.kind == "array" and not arrays.holds_objects(one):
        return _array_differs, one, arrays.frozen(one), None
    if shape.kind == "matrix":
        return _matrix_differs, one, algebra.text(one), None
    if shape.cls is list:
        return list_differs, one, inner, None
    if shape.cls is dict:
        assert isinstance(one, dict)
        half = len(inner) // 2
        known = identity.version(one)
        return (dict_differs, one, inner[:half], inner[half:]) if known is None else (version_differs, one, known, inner)
    return _parts_differ, one, shape, inner


def _array_differs(owner: object, known: object, _: object) -> bool:
    assert isinstance(known, tuple)
    return arrays.differs(owner, known)


def _matrix_differs(owner: object, known: object, _: object) -> bool:
    return algebra.text(owner) != known


def list_differs(owner: object, items: object, _: object) -> bool:
    """Whether a list holds other objects than it did."""
    assert isinstance(owner, list)
    assert isinstance(items, list)
    return not identity.same_items(owner, items)


def version_differs(owner: object, known: object, _: object) -> bool:
    """Whether a dict is in another state than it was."""
    assert isinstance(owner, dict)
    return identity.version(owner) != known


def dict_differs(owner: object, keys: object, values: object) -> bool:
    """Whether a short dict holds other objects than it did."""
    assert isinstance(owner, dict)
    assert isinstance(keys, list)
    assert isinstance(values, list)
    return len(owner) != len(keys) or not (all(map(is_, owner, keys)) and all(map(is_, owner.values(), values)))


def _parts_differ(owner: object, shape: object, items: object) -> bool:
    assert isinstance(shape, Shape)
    assert isinstance(items, list)
    return not identity.same_items(elements(owner, shape), items)
