"""Where the numbers of a loop come from."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from agents.grammar import draw
from agents.grammar.sheet import Sheet


class Supply(ABC):
    """A collection of whole numbers, given by parameters of the program.

    Attributes:
        things: what they are called, as ``divisors``.
        item: what one of them is called, as ``divisor``.
        order: what says their order, where that must be said.
    """

    things = "numbers"
    item = "number"
    order = ""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def phrase(self, *, ordered: bool = False) -> str:
        """The collection as a noun phrase, as ``the positive divisors of {number}``; ``ordered`` if their order matters."""
        return self._phrase() + (self.order if ordered else "")

    def loop(self, *, silent: bool = False) -> AbstractContextManager[str]:
        """Write the loop; what is written inside the ``with`` is done for each number; its variable comes out.

        Args:
            silent: whether what is done says itself which number it is done for.
        """
        self._silent = silent
        return contextmanager(self._loop)()

    def _comes(self, name: str) -> str:
        """Words for the next number."""
        return "" if self._silent else f"{{{name}}} comes next"

    @abstractmethod
    def _phrase(self) -> str: ...

    @abstractmethod
    def _loop(self) -> Iterator[str]: ...


class Range(Supply):
    """All whole numbers from one to another."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        size = 4 * sheet.level
        self.low = "1" if sheet.chance(0.3) else sheet.given("low", "the lower end", draw.whole(2, 12 * sheet.level))
        spread = draw.whole(6, 3 * size) if self.low == "1" else draw.above(self.low, 3, 3 * size)
        self.high = sheet.given("high", "the upper end", spread)
        self.step = sheet.pick((1, 1, 1, 2, 3, 5)) if self.low != "1" else 1
        self.counted = sheet.chance(0.3)

    def _phrase(self) -> str:
        low = self.low if self.low == "1" else f"{{{self.low}}}"
        high = f"{{{self.high}}}"
        if self.step > 1:
            return f"the numbers that are reached by counting from {low} in steps of {self.step} without going above {high}"
        return self.sheet.pick(
            (f"the whole numbers from {low} to {high}", f"all whole numbers from {low} up to and including {high}")
        )

    def _loop(self) -> Iterator[str]:
        name = self.sheet.name("number", "the current number")
        if self.counted:
            self.sheet.line(f"{name} = {self.low}", told="")
            over = f"{{{name}}} would be more than {{{self.high}}}"
            with self.sheet.block(f"while {name} <= {self.high}:", told=(self._comes(name), over)):
                yield name
                self.sheet.change(name, "+", str(self.step), told="")
            return
        end = f"{self.high} + 1"
        header = f"for {name} in range({self.low}, {end}{f', {self.step}' if self.step > 1 else ''}):"
        with self.sheet.block(header, told=self._comes(name)):
            yield name


class Listed(Supply):
    """Numbers given one by one."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        length = (2 + sheet.level // 2, 3 + 2 * sheet.level)
        self.numbers = sheet.given("numbers", "the given numbers", draw.many(length, 2, 15 + 20 * sheet.level), "list[int]")
        self.indexed = sheet.chance(0.25)

    def _phrase(self) -> str:
        return self.sheet.pick((f"the numbers {{{self.numbers}}}", f"the numbers in the list {{{self.numbers}}}"))

    def _loop(self) -> Iterator[str]:
        name = self.sheet.name("number", "the current number")
        if self.indexed:
            index = self.sheet.name("index", "the index")
            with self.sheet.block(f"for {index} in range(len({self.numbers})):", told=""):
                self.sheet.line(f"{name} = {self.numbers}[{index}]", told=self._comes(name))
                yield name
            return
        with self.sheet.block(f"for {name} in {self.numbers}:", told=self._comes(name)):
            yield name


class Divisors(Supply):
    """The positive divisors of a number."""

    things = "divisors"
    item = "divisor"
    order = ", in increasing order"

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.proper = sheet.chance(0.3)
        self.number = sheet.given(
            "whole", "the number whose divisors are wanted", draw.whole(6 + 2 * sheet.level, 14 * sheet.level, 2)
        )
        self.counted = sheet.chance(0.4)

    def _phrase(self) -> str:
        if self.proper:
            return f"the positive divisors of {{{self.number}}} other than {{{self.number}}} itself"
        return self.sheet.pick(
            (f"the positive divisors of {{{self.number}}}", f"all positive whole numbers that divide {{{self.number}}}")
        )

    def _loop(self) -> Iterator[str]:
        name = self.sheet.name("divisor", "the possible divisor")
        end = self.number if self.proper else f"{self.number} + 1"
        divides = (f"{{{name}}} divides {{{self.number}}}", f"{{{name}}} does not divide {{{self.number}}}")
        test = f"if {self.number} % {name} == 0:"
        if self.counted:
            self.sheet.line(f"{name} = 1", told="")
            with self.sheet.block(f"while {name} < {end}:", told=("", "")):
                with self.sheet.block(test, told=divides):
                    yield name
                self.sheet.change(name, "+", "1", told="")
            return
        with self.sheet.block(f"for {name} in range(1, {end}):", told=""), self.sheet.block(test, told=divides):
            yield name


class Digits(Supply):
    """The decimal digits of a number, from one end to the other."""

    things = "digits"
    item = "digit"

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        size = sheet.rng.randint(1 + sheet.level, 2 + sheet.level)
        self.number = sheet.given("number", "the given number", draw.whole(10**size, 10 ** (size + 1) - 1))
        self.backwards = sheet.chance(0.5)

    def _phrase(self) -> str:
        order = "from right to left" if self.backwards else "from left to right"
        return f"the digits of {{{self.number}}}, read {order}"

    def _loop(self) -> Iterator[str]:
        digit = self.sheet.name("digit", "the current digit")
        if self.backwards:
            rest = self.sheet.let("remaining", "the part still to be read", self.number, told="")
            with self.sheet.block(f"while {rest} > 0:", told=("", "")):
                self.sheet.line(f"{digit} = {rest} % 10", told=f"the next digit is {{{digit}}}")
                self.sheet.line(f"{rest} = {rest} // 10", told="")
                yield digit
            return
        character = self.sheet.name("character", "the written digit")
        with self.sheet.block(f"for {character} in str({self.number}):", told=""):
            self.sheet.line(f"{digit} = int({character})", told=f"the next digit is {{{digit}}}")
            yield digit


class Multiples(Supply):
    """The multiples of a number up to a limit."""

    things = "multiples"
    item = "multiple"

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.base = sheet.rng.randint(3, 13)
        self.limit = sheet.given("limit", "the limit", draw.whole(4 * self.base, (4 + 6 * sheet.level) * self.base))

    def _phrase(self) -> str:
        return self.sheet.pick(
            (
                f"the positive multiples of {self.base} that are at most {{{self.limit}}}",
                f"the positive multiples of {self.base} up to {{{self.limit}}}",
            )
        )

    def _loop(self) -> Iterator[str]:
        name = self.sheet.let("multiple", "the current multiple", str(self.base), told="")
        over = f"{{{name}}} would be more than {{{self.limit}}}"
        with self.sheet.block(f"while {name} <= {self.limit}:", told=(self._comes(name), over)):
            yield name
            self.sheet.change(name, "+", str(self.base), told="")
