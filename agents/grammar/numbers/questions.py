"""Questions about numbers that a loop goes through: what is kept from item to item, and what is asked at the end."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, written


class Question(ABC):
    """What is asked: ``start`` before the loop, ``step`` in it for each item, ``answer`` after it.

    The words for a step go on with a sentence about its item, or about why the item is taken.

    Attributes:
        kind: annotation of the answer.
        counts: whether the items' values do not matter.
        ordered: whether the order of the items matters.
    """

    kind = "int"
    counts = False
    ordered = False

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
        self.total = self.sheet.let("total", f"the running total of {self.things}", "0", told="")

    def _step(self, item: str) -> None:
        self.sheet.change(self.total, "+", item, told=_summed(self.total, item))

    def _answer(self) -> str:
        return self.total


class Count(Question):
    """How many there are."""

    counts = True

    def _ask(self, things: str) -> str:
        return self.sheet.pick((f"how many such {things.removeprefix('these ')} are there?", "how many are there?"))

    def _start(self) -> None:
        self.count = self.sheet.let("count", f"the number of {self.things.removeprefix('these ')} found so far", "0", told="")

    def _step(self, _: str) -> None:
        told = f", which makes {{{self.count}}} so far|, and that is number {{{self.count}}}"
        self.sheet.change(self.count, "+", "1", told=told)

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
            f"{self._word}_found", f"the {self._word} of {self.things} so far", "0" if self.largest else "None", told=""
        )

    def _step(self, item: str) -> None:
        test = f"{item} > {self.best}" if self.largest else f"{self.best} is None or {item} < {self.best}"
        behind = f", but {written(item)} is not {'more' if self.largest else 'less'} than {{{self.best}}}"
        with self.sheet.block(f"if {test}:", told=("", behind)):
            self.sheet.line(f"{self.best} = {item}", told=f", and {written(item)} is the {self._word} so far")

    def _answer(self) -> str:
        self.sheet.answer(self.best, need=self.best)
        return ""

    @property
    def _word(self) -> str:
        return "largest" if self.largest else "smallest"


class Alternating(Question):
    """Added and subtracted in turn."""

    ordered = True

    def _ask(self, things: str) -> str:
        turns = "first minus second plus third, and so on"
        return f"starting with a plus, add and subtract {things} in turn ({turns}). What is the result?"

    def _start(self) -> None:
        self.total = self.sheet.let("result", "the result so far", "0", told="")
        self.sign = self.sheet.let("sign", "the sign of the next number", "1", told="")

    def _step(self, item: str) -> None:
        told = f", which takes the result from {{old({self.total})}} to {{{self.total}}}"
        self.sheet.change(self.total, "+", f"{self.sign} * {item}", told=told)
        self.sheet.line(f"{self.sign} = -{self.sign}", told="")

    def _answer(self) -> str:
        return self.total


class Weighted(Question):
    """Each times its position."""

    ordered = True

    def _ask(self, things: str) -> str:
        return (
            f"multiply the first of {things} by 1, the second by 2, the third by 3, and so on. What is the sum of these products?"
        )

    def _start(self) -> None:
        self.total = self.sheet.let("weighted_total", "the sum of the products so far", "0", told="")
        self.position = self.sheet.let("position", "the position in the order", "0", told="")

    def _step(self, item: str) -> None:
        self.sheet.change(self.position, "+", "1", told="")
        told = f", which counts {{{self.position}:time/times}}: {changed(self.total, '+', f'{self.position} * {item}')}"
        self.sheet.change(self.total, "+", f"{self.position} * {item}", told=told)

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
        self.product = self.sheet.let("reduced_product", "the reduced product so far", "1", told="")

    def _step(self, item: str) -> None:
        told = f", and {{old({self.product})}} × {written(item)} leaves {{{self.product}}} when divided by {self.modulus}"
        self.sheet.line(f"{self.product} = {self.product} * {item} % {self.modulus}", told=told)

    def _answer(self) -> str:
        return self.product


class UntilLimit(Question):
    """How many it takes until their sum passes a limit."""

    ordered = True

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.limit = sheet.rng.randint(2, 12) * 10

    def _ask(self, things: str) -> str:
        return (
            f"add up {things} one after the other and stop as soon as the sum is greater than {self.limit} or none is left."
            " How many numbers have been added?"
        )

    def _start(self) -> None:
        self.total = self.sheet.let("total", f"the running total of {self.things}", "0", told="")
        self.added = self.sheet.let("added", "the number of numbers added so far", "0", told="")

    def _step(self, item: str) -> None:
        self.sheet.change(self.total, "+", item, told=_summed(self.total, item))
        self.sheet.change(self.added, "+", "1", told="")
        with self.sheet.block(f"if {self.total} > {self.limit}:", told=(f", which is more than {self.limit}", "")):
            self.sheet.line("break", told=f", so we stop here, with {{{self.added}}} added")

    def _answer(self) -> str:
        return self.added


class Collected(Question):
    """The list itself."""

    kind = "list[int]"
    ordered = True

    def _ask(self, things: str) -> str:
        return f"list {things} in the order in which they come."

    def _start(self) -> None:
        self.found = self.sheet.let("collected", f"the list of {self.things.removeprefix('these ')} so far", "[]", told="")

    def _step(self, item: str) -> None:
        self.sheet.line(f"{self.found}.append({item})", told=_noted(item))

    def _answer(self) -> str:
        self.sheet.answer(self.found, self.kind, need=f"1 < len({self.found}) < 9")
        return ""


class Spread(Question):
    """The largest minus the smallest."""

    def _ask(self, things: str) -> str:
        return f"by how much does the largest of {things} exceed the smallest?"

    def _start(self) -> None:
        self.values = self.sheet.let("values", f"the list of {self.things.removeprefix('these ')}", "[]", told="")

    def _step(self, item: str) -> None:
        self.sheet.line(f"{self.values}.append({item})", told=_noted(item))

    def _answer(self) -> str:
        need = f"len({self.values}) > 1"
        largest = self.sheet.let("largest", "the largest value", f"max({self.values})", need, told="the largest of them is {it}")
        smallest = self.sheet.let("smallest", "the smallest value", f"min({self.values})", told=", the smallest is {it}")
        told = f", so they differ by {{{largest}}} - {{{smallest}}} = {{it}}"
        return self.sheet.let("gap", "the difference between the largest and the smallest", f"{largest} - {smallest}", told=told)


def _summed(total: str, item: str) -> str:
    """Words for an item that is added."""
    return f", which brings the sum to {changed(total, '+', item)}|, and the sum is then {changed(total, '+', item)}"


def _noted(item: str) -> str:
    """Words for an item that is put on a list."""
    return f", and {written(item)} goes on the list"


Maker = Callable[[Sheet], Question]
