"""Digests of long sequences, kept in chunks, so that one changed item costs one chunk."""

from collections.abc import Callable
from hashlib import sha256

from sandbox.guest.identity import same_items, same_slice

_CHUNK = 128
_KEPT = 200
_KEPT_TEXTS = 5_000
Key = tuple[int, int]


class Fold:
    """The items of one sequence as last seen, and the digest of each chunk of them."""

    __slots__ = ("digests", "items", "plain")

    def __init__(self) -> None:
        self.items: list[object] = []
        self.digests: list[bytes] = []
        self.plain: list[bool] = []

    def update(self, items: list[object], write: Callable[[list[object]], tuple[str, bool]]) -> None:
        """Take in what the sequence holds now; ``write`` gives the text of some items, and whether they are all plain."""
        count = -(-len(items) // _CHUNK)
        del self.digests[count:], self.plain[count:]
        first, stop = self._differing(items, count)
        for number in range(count):
            if first <= number < stop or number >= len(self.digests) or not self.plain[number]:
                written, plain = write(items[number * _CHUNK : (number + 1) * _CHUNK])
                self.plain[number : number + 1] = [plain]
                self.digests[number : number + 1] = [sha256(written.encode("utf-8", "surrogatepass")).digest()]
        self.items = items

    def digest(self) -> str:
        """Digest of the whole, in hexadecimal."""
        return sha256(b"".join(self.digests)).hexdigest()

    def _differing(self, items: list[object], count: int) -> tuple[int, int]:
        """First and one past the last of the chunks that differ from those known."""
        known = self.items
        if len(known) == len(items) and same_items(known, items):
            return 0, 0
        shared = min(len(known), len(items))
        low, high = 0, shared // _CHUNK  # binary search for the first full chunk that differs, or the first after them
        while low < high:
            middle = (low + high) // 2
            if same_slice(known, items, 0, (middle + 1) * _CHUNK):
                low = middle + 1
            else:
                high = middle
        if len(known) != len(items):
            return low, count
        first, high = low, count - 1  # and for the last
        while low < high:
            middle = (low + high) // 2
            if same_slice(known, items, (middle + 1) * _CHUNK, len(items)):
                high = middle
            else:
                low = middle + 1
        return first, low + 1


class Folds:
    """What is known of the sequences that were looked at: digests of long ones, texts of shorter ones of plain values.

    All is found by a sequence's identity; should that have passed to another, it only saves nothing: what is known is which
    objects have which text, and of plain values only.

    Attributes:
        plain: identities of the sequences found to hold plain values only in the present look.
    """

    def __init__(self) -> None:
        self.plain: set[int] = set()
        self._folds: dict[Key, Fold] = {}
        self._texts: dict[int, tuple[list[object], str]] = {}

    def fold(self, key: Key) -> Fold:
        """The fold of a long sequence, a new one if it is not known."""
        found = self._folds.get(key)
        if found is None:
            if len(self._folds) >= _KEPT:
                del self._folds[next(iter(self._folds))]
            found = self._folds[key] = Fold()
        return found

    def keep(self, owner: int, items: list[object], text: str) -> None:
        """Remember the text of a shorter sequence of plain values only."""
        if len(self._texts) >= _KEPT_TEXTS:
            self._texts.clear()
        self._texts[owner] = items, text
        self.plain.add(owner)

    def known(self, owner: int, items: list[object]) -> str | None:
        """The remembered text, if it is that of ``items``."""
        found = self._texts.get(owner)
        if found is None or not same_items(found[0], items):
            return None
        self.plain.add(owner)
        return found[1]
