"""Programs by family, and which families are held out: those of one shape stand in one split, never in both."""

import hashlib
from array import array
from collections.abc import Iterator
from functools import lru_cache

from sandbox.shape import shape

LEFT_OUT = -1
TRAIN, VALIDATION = "train", "validation"


class OneFamilyError(ValueError):
    """Nothing can be held out; the message is one line."""


class Families:
    """The family of each row, in the order of rows: four bytes for each row and some hundred for each family."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._rows: list[int] = []
        self._places = array("i")

    def add(self, source: str) -> None:
        """Count a row with a program."""
        number = self._numbers.setdefault(_family(source), len(self._rows))
        if number == len(self._rows):
            self._rows.append(0)
        self._rows[number] += 1
        self._places.append(number)

    def leave_out(self) -> None:
        """Count a row that stands in no split."""
        self._places.append(LEFT_OUT)

    @property
    def rows(self) -> int:
        """Rows that stand in a split."""
        return sum(self._rows)

    def split(self, share: float, seed: int) -> "Split":
        """Hold families out.

        They are taken in an order that the seed and their programs alone decide, each if its rows still fit, so that the share is
        met as nearly as families allow, and what is held out hardly changes when rows are added.

        Args:
            share: of the rows that is held out, at most a half; of more than none at least the smallest family.
            seed: of the order.

        Raises:
            OneFamilyError: all programs have one shape.
        """
        if share and len(self._rows) == 1:
            raise OneFamilyError(f"all {self.rows} rows are of one shape of program, so none can be held out: add --validation 0")
        held_out, left = bytearray(len(self._rows)), round(share * self.rows)
        for _, number in sorted((_rank(family, seed), number) for family, number in self._numbers.items()) if left else ():
            if self._rows[number] <= left:
                held_out[number] = 1
                left -= self._rows[number]
        if share and not any(held_out):
            held_out[self._rows.index(min(self._rows))] = 1
        return Split(self._places, self._rows, held_out)


class Split:
    """Which rows are held out.

    Attributes:
        names: of the splits, without those that have no rows.
    """

    def __init__(self, places: "array[int]", rows: list[int], held_out: bytearray) -> None:
        self._places = places
        self._held_out = held_out
        self._rows = rows
        self.names = (TRAIN, VALIDATION) if any(held_out) else (TRAIN,)

    def __iter__(self) -> Iterator[str]:
        """The split of each row; empty for those left out."""
        for number in self._places:
            yield "" if number == LEFT_OUT else VALIDATION if self._held_out[number] else TRAIN

    def rows(self, name: str) -> int:
        """How many stand in a split."""
        wanted = name == VALIDATION
        return sum(rows for rows, held_out in zip(self._rows, self._held_out, strict=True) if bool(held_out) is wanted)

    def families(self, name: str) -> int:
        """How many families of programs."""
        held_out = self._held_out.count(1)
        return held_out if name == VALIDATION else len(self._rows) - held_out


def _rank(family: bytes, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{family.hex()}".encode()).digest()


@lru_cache(maxsize=1_024)
def _family(source: str) -> bytes:
    """What programs of one family share."""
    try:
        return bytes.fromhex(shape(source))[:16]
    except SyntaxError:  # of a later Python than this one: a family of its own
        return hashlib.sha256(source.encode()).digest()[:16]
