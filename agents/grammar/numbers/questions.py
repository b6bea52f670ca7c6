"""Questions about numbers that a loop goes through: what is kept from item to item, and what is asked at the end."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from agents.grammar.sheet import Sheet


class Question(ABC):
    """What is asked: ``start`` before the loop, ``step`` in it for each item, ``answer`` after it.

    Attributes:
        kind: annotation of the answer.
        counts: whether the items' values do not matter.
    """

    kind = "int"
    counts = False

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def ask(self, things: str) -> str:
        """The question about ``things``, as in ``these numbers``, without its capital letter."""
        return self._ask(things)

    def start(self, things: str) -> None:
        """Write what is known before the first item."""
        self.things = things
        self._start()

    def step(self, item: str) -> None:
        """Write what an item changes."""
        self._step(item)

    def answer(self) -> str:
        """Write what remains to be done; returns the expression of the answer, empty if it was written too."""
        return self._answer()

    @abstractmethod
    def _ask(self, things: str) -> str: ...

    @abstractmethod
    def _start(self) -> None: ...

    @abstractmethod
    def _step(self, item: str) -> None: ...

    @abstractmethod
    def _answer(self) -> str: ...


class Total(Question):
    """The sum."""

    def _ask(self, things: str) -> str:
        return self.sheet.pick((f"what is the sum of {things}?", f"find the sum of {things}.", f"what do {things} add up to?"))

    def _start(self) -> None:
        self.total = self.sheet.let("total", f"the running total of {self.things}", "0")

    def _step(self, item: str) -> None:
        self.sheet.change(self.total, "+", item)

    def _answer(self) -> str:
        return self.total


class Count(Question):
    """How many there are."""

    counts = True

    def _ask(self, things: str) -> str:
        return self.sheet.pick((f"how many {things.removeprefix('these ')} are there?", "how many are there?"))

    def _start(self) -> None:
        self.count = self.sheet.let("count", f"the number of {self.things.removeprefix('these ')} found so far", "0")

    def _step(self, _: str) -> None:
        self.sheet.change(self.count, "+", "1")

    def _answer(self) -> str:
        return self.count


class Extreme(Question):
    """The largest or the smallest."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.largest = sheet.chance(0.5)

    def _ask(self, things: str) -> str:
        return f"what is the {self._word} of {things}?"

    def _start(self) -> None:
        self.best = self.sheet.let(
            f"{self._word}_found", f"the {self._word} of {self.things} so far", "0" if self.largest else "None"
        )

    def _step(self, item: str) -> None:
        test = f"{item} > {self.best}" if self.largest else f"{self.best} is None or {item} < {self.best}"
        with self.sheet.block(f"if {test}:"):
            self.sheet.line(f"{self.best} = {item}")

    def _answer(self) -> str:
        self.sheet.answer(self.best, need=self.best)
        return ""

    @property
    def _word(self) -> str:
        return "largest" if self.largest else "smallest"


class Alternating(Question):
    """Added and subtracted in turn."""

    def _ask(self, things: str) -> str:
        turns = "first minus second plus third, and so on"
        return f"starting with a plus, add and subtract {things} in turn ({turns}). What is the result?"

    def _start(self) -> None:
        self.total = self.sheet.let("result", "the result so far", "0")
        self.sign = self.sheet.let("sign", "the sign of the next number", "1")

    def _step(self, item: str) -> None:
        self.sheet.change(self.total, "+", f"{self.sign} * {item}")
        self.sheet.line(f"{self.sign} = -{self.sign}")

    def _answer(self) -> str:
        return self.total


class Weighted(Question):
    """Each times its position."""

    def _ask(self, things: str) -> str:
        return (
            f"multiply the first of {things} by 1, the second by 2, the third by 3, and so on. What is the sum of these products?"
        )

    def _start(self) -> None:
        self.total = self.sheet.let("weighted_total", "the sum of the products so far", "0")
        self.position = self.sheet.let("position", "the position in the order", "0")

    def _step(self, item: str) -> None:
        self.sheet.change(self.position, "+", "1")
        self.sheet.change(self.total, "+", f"{self.position} * {item}")

    def _answer(self) -> str:
        return self.total


class Product(Question):
    """The product, or its remainder."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.modulus = sheet.pick((7, 11, 13, 100, 1000))

    def _ask(self, things: str) -> str:
        return f"what remainder does the product of {things} leave when it is divided by {self.modulus}?"

    def _start(self) -> None:
        self.product = self.sheet.let("reduced_product", "the reduced product so far", "1")

    def _step(self, item: str) -> None:
        self.sheet.line(f"{self.product} = {self.product} * {item} % {self.modulus}")

    def _answer(self) -> str:
        return self.product


class UntilLimit(Question):
    """How many it takes until their sum passes a limit."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.limit = sheet.rng.randint(2, 12) * 10

    def _ask(self, things: str) -> str:
        return (
            f"add up {things} one after the other and stop as soon as the sum is greater than {self.limit} or none is left."
            " How many numbers have been added?"
        )

    def _start(self) -> None:
        self.total = self.sheet.let("total", f"the running total of {self.things}", "0")
        self.added = self.sheet.let("added", "the number of numbers added so far", "0")

    def _step(self, item: str) -> None:
        self.sheet.change(self.total, "+", item)
        self.sheet.change(self.added, "+", "1")
        with self.sheet.block(f"if {self.total} > {self.limit}:"):
            self.sheet.line("break")

    def _answer(self) -> str:
        return self.added


class Collected(Question):
    """The list itself."""

    kind = "list[int]"

    def _ask(self, things: str) -> str:
        return f"list {things} in the order in which they come."

    def _start(self) -> None:
        self.found = self.sheet.let("collected", f"the list of {self.things.removeprefix('these ')} so far", "[]")

    def _step(self, item: str) -> None:
        self.sheet.line(f"{self.found}.append({item})")

    def _answer(self) -> str:
        self.sheet.answer(self.found, self.kind, need=f"1 < len({self.found}) < 9")
        return ""


class Spread(Question):
    """The largest minus the smallest."""

    def _ask(self, things: str) -> str:
        return f"by how much does the largest of {things} exceed the smallest?"

    def _start(self) -> None:
        self.values = self.sheet.let("values", f"the list of {self.things.removeprefix('these ')}", "[]")

    def _step(self, item: str) -> None:
        self.sheet.line(f"{self.values}.append({item})")

    def _answer(self) -> str:
        largest = self.sheet.let("largest", "the largest value", f"max({self.values})", need=f"len({self.values}) > 1")
        smallest = self.sheet.let("smallest", "the smallest value", f"min({self.values})")
        return self.sheet.let("gap", "the difference between the largest and the smallest", f"{largest} - {smallest}")


Maker = Callable[[Sheet], Question]
