"""Rows of brackets: what closes those that are open, and whether each one closes what was opened last."""

from contextlib import AbstractContextManager
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.phrasing import ABOUT

_PAIRS = ("()", "[]", "{}", "<>")
_OPENINGS = (
    "{who} types these brackets: {text}.",
    "of a formula, {who} has copied the brackets only: {text}.",
    "here is a row of brackets: {text}.",
    "a computer reads the brackets {text}, from left to right.",
    "on a slip of paper there are the brackets {text}.",
)


def compose(sheet: Sheet) -> None:
    """Bracket after bracket, and one of the questions that can be asked of them."""
    sheet.pick((_rest, _rest, _whole, _partners, _deepest, _wrong))(sheet)


def _row(pairs: list[str], bounds: tuple[int, int], *, closed: bool, wrong: float) -> Draw:
    """Brackets with blanks between them.

    Args:
        pairs: that occur in it.
        bounds: how many brackets at least and at most, before those that are missing are added.
        closed: whether all are closed in the end.
        wrong: how often one of them is exchanged for another one, again and again.
    """

    def build(rng: Random, _: Given) -> Value:
        found: list[str] = []
        still: list[str] = []
        for _number in range(rng.randint(*bounds)):
            if still and rng.random() < 0.45:
                found.append(still.pop())
            else:
                pair = rng.choice(pairs)
                found.append(pair[0])
                still.append(pair[1])
        found += reversed(still) if closed else []
        while rng.random() < wrong:
            at = rng.randrange(len(found))
            found[at] = rng.choice([mark for pair in pairs for mark in pair if mark != found[at]])
        return " ".join(found)

    return build


class _Reader:
    """The row of brackets of a problem, and what a program keeps in mind while it reads it.

    Args:
        sheet: on which the problem is composed.
        closed, wrong: as ``_row`` has them.
        as_closings: whether what closes a bracket may be kept in mind instead of the bracket.
    """

    def __init__(self, sheet: Sheet, *, closed: bool = False, wrong: float = 0, as_closings: bool = True) -> None:
        self.sheet = sheet
        pairs = sheet.rng.sample(_PAIRS, min(4, 1 + sheet.level))
        low, high = moves.size(sheet, (1 if closed else 3) + 2 * (sheet.level > 4))
        self.text = sheet.given("text", "the brackets", _row(pairs, (low, high), closed=closed, wrong=wrong), "str")
        sheet.say(sheet.pick(_OPENINGS).format(who=sheet.pick(PEOPLE).name, text=f"{{{self.text}}}"))
        sheet.say("a closing bracket closes the one that was opened last and is not closed yet, and has to be of the same kind.")
        sheet.begin("nothing is open at first|we keep in mind which brackets are open")
        table = ", ".join(f'"{pair[0]}": "{pair[1]}"' for pair in sorted(pairs))
        self.closing = sheet.let("closing", "what closes each bracket", f"{{{table}}}", told="")
        self.as_closings = as_closings and sheet.chance(0.5)
        gloss = "what is awaited" if self.as_closings else "what is open"
        self.still = sheet.let("still", gloss, "[]", told="")
        self.mark = sheet.name("mark", "the bracket")

    def each(self) -> AbstractContextManager[None]:
        """The loop over the brackets."""
        return self.sheet.block(f"for {self.mark} in {self.text}.split():", told=f"“{{{self.mark}}}” comes")

    def if_it_opens(self) -> AbstractContextManager[None]:
        """What is done with an opening bracket."""
        return self.sheet.block(f"if {self.mark} in {self.closing}:", told=("", ""))

    @property
    def fits(self) -> str:
        """Whether a bracket closes what was opened last."""
        last = f"{self.still}[-1]"
        return f"{last if self.as_closings else f'{self.closing}[{last}]'} == {self.mark}"

    def open(self) -> None:
        """Write what an opening bracket does."""
        item = f"{self.closing}[{self.mark}]" if self.as_closings else self.mark
        way = self.sheet.pick((f"{self.still}.append({item})", f"{self.still} = {self.still} + [{item}]"))
        self.sheet.line(way, told=self._now("opens, so"), asked=self._asked())

    def shut(self) -> None:
        """Write what a closing bracket does."""
        way = self.sheet.pick((f"{self.still}.pop()", f"{self.still} = {self.still}[:-1]"))
        self.sheet.line(way, told=self._now("closes the last one that is open, so"), asked=self._asked())

    def _asked(self) -> str:
        which = "closing brackets are waited for" if self.as_closings else "brackets are open"
        return f"which {which} after bracket number {{nth}}, from the outside to the inside? Give the list.{ABOUT}{self.still}"

    def _now(self, does: str) -> str:
        what = "what is awaited, the last one first, is" if self.as_closings else "what is open is"
        return f", which {does} {what} {{{self.still}}}"


def _rest(sheet: Sheet) -> None:
    """What is still to be closed."""
    reader = _Reader(sheet)
    sheet.say(
        sheet.pick(
            (
                "which brackets must follow, so that all are closed? Give them as a list, in order.",
                "give the list of the closing brackets that are missing at the end, in the order in which they have to come.",
                "what has to be written behind them to close all that is open? Give the brackets in order, as a list.",
            )
        )
    )
    with reader.each():
        with reader.if_it_opens():
            reader.open()
        with sheet.block("else:"):
            reader.shut()
    need = f"len({reader.still}) > {int(sheet.level > 1)}"
    told = "from the last one opened to the first, they are closed by {returned}"
    if reader.as_closings:
        sheet.answer(f"{reader.still}[::-1]", "list[str]", need, told=told)
        return
    rest, bracket = (
        sheet.let("rest", "the brackets that follow", "[]", told=""),
        sheet.name("bracket", "the bracket that is open"),
    )
    with sheet.block(f"for {bracket} in reversed({reader.still}):", need, told=f"“{{{bracket}}}” is to be closed"):
        sheet.line(f"{rest}.append({reader.closing}[{bracket}])", told=f", by “{{{rest}[-1]}}”")
    sheet.answer(rest, "list[str]", told="")


def _whole(sheet: Sheet) -> None:
    """Whether all is as it should be."""
    reader = _Reader(sheet, closed=True, wrong=0.5)
    sheet.say(
        sheet.pick(
            (
                "does each closing bracket fit the one that it closes, and is none left open in the end?",
                "is every bracket closed by one of its kind, in the right order, and does none close what was not opened?",
                "are the brackets in order: each one closed by its own kind, the last one opened first, and none left over?",
            )
        )
    )
    with reader.each():
        with reader.if_it_opens():
            reader.open()
        with sheet.block(f"elif {reader.still} and {reader.fits}:", told=("", ", which does not fit")):
            reader.shut()
        with sheet.block("else:"):
            sheet.answer("False", "bool", told="")
    told = "at the end {returned?nothing is open, so all is in order:something is open, so it is not in order}"
    sheet.answer(f"len({reader.still}) == 0", "bool", told=told)


def _wrong(sheet: Sheet) -> None:
    """The brackets that close nothing."""
    reader = _Reader(sheet, wrong=0.7)
    sheet.say("one that does not fit the last one that is open, or finds none open, is wrong and is passed over.")
    sheet.say("count the brackets from 1 on. Which of them are wrong? Give the list of their numbers.")
    number = sheet.let("number", "the number of the bracket", "0", told="")
    found = sheet.let("found", "the numbers of the wrong brackets", "[]", told="")
    with reader.each():
        sheet.change(number, "+", "1", told="")
        with reader.if_it_opens():
            reader.open()
        with sheet.block(f"elif {reader.still} and {reader.fits}:", told=("", f", number {{{number}}}, which is wrong")):
            reader.shut()
        with sheet.block("else:"):
            sheet.line(f"{found}.append({number})", told="")
    sheet.answer(found, "list[int]", f"len({found}) > {int(sheet.level > 2)}", told="")


def _partners(sheet: Sheet) -> None:
    """Where the partner of each closing bracket stands."""
    reader = _Reader(sheet, closed=True)
    sheet.say(
        "number the brackets from 1 on. Which number has the one that is closed by each closing bracket? List them in order."
    )
    number = sheet.let("number", "the number of the bracket", "0", told="")
    places = sheet.let("places", "the numbers of the brackets that are open", "[]", told="")
    found = sheet.let("found", "the numbers found so far", "[]", told="")
    asked = f"which brackets are open after bracket number {{nth}}? Give the list of their numbers.{ABOUT}{places}"
    with reader.each():
        sheet.change(number, "+", "1", told=f", as number {{{number}}}")
        with reader.if_it_opens():
            sheet.line(f"{places}.append({number})", told=f", so open are those with the numbers {{{places}}}", asked=asked)
        with sheet.block("else:"):
            sheet.line(f"{found}.append({places}.pop())", told=f", which closes number {{{found}[-1]}}")
    sheet.answer(found, "list[int]", told="")


def _deepest(sheet: Sheet) -> None:
    """What is open where most are open."""
    reader = _Reader(sheet, closed=True, as_closings=False)
    sheet.say("which brackets are open when for the first time most are open at once? List them from the outside to the inside.")
    deepest = sheet.let("deepest", "what was open where most were open", "[]", told="")
    with reader.each():
        with reader.if_it_opens():
            reader.open()
            with sheet.block(f"if len({reader.still}) > len({deepest}):", told=(", more than ever before", "")):
                sheet.line(f"{deepest} = list({reader.still})", told="")
        with sheet.block("else:"):
            reader.shut()
    sheet.answer(deepest, "list[str]", f"len({deepest}) > 1", told="where most are open, they are {returned}")
