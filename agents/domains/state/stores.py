"""Amounts that are moved between a few containers, with limits and losses."""

from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Noun, noun
from agents.phrasing import ABOUT

_MOST = 30
"""What a container holds at most at first; there is always room for it."""


@dataclass(frozen=True, slots=True)
class _World:
    """What holds what: the names of the containers, and what is counted."""

    places: tuple[str, ...]
    unit: Noun


def _worlds() -> tuple[_World, ...]:
    return (
        _World(("the red jar", "the blue jar", "the glass jar", "the tin jar"), noun("marble")),
        _World(("the upper tank", "the lower tank", "the side tank", "the spare tank"), noun("litre")),
        _World(("the purse", "the drawer", "the money box", "the safe"), noun("coin")),
        _World(("the first crate", "the second crate", "the third crate", "the trolley"), noun("book")),
        _World(("the east barn", "the west barn", "the mill", "the cart"), noun("sack")),
        _World(("the front coach", "the middle coach", "the rear coach", "the waiting room"), noun("passenger")),
        _World(("Pen A", "Pen B", "Pen C", "Pen D"), noun("sheep", "sheep")),
    )


def _amounts(places: tuple[str, ...]) -> Draw:
    return lambda rng, _: {place: rng.randint(5, _MOST) for place in places}


def _moves(places: tuple[str, ...], bounds: tuple[int, int], most: int) -> Draw:
    """Amounts with where they come from and where they go, never there and back at once."""

    def draw(rng: Random, _: Given) -> Value:
        found: list[tuple[int, str, str]] = []
        for _number in range(rng.randint(*bounds)):
            one, other = rng.sample(places, 2)
            while found and {one, other} == set(found[-1][1:]):
                one, other = rng.sample(places, 2)
            found.append((rng.randint(3, most), one, other))
        return found

    return draw


def compose(sheet: Sheet) -> None:
    """Move after move; how much is where in the end."""
    world = sheet.pick(_worlds())
    places = world.places[: 3 + (sheet.level > 2 and sheet.chance(0.5))]
    start = sheet.given(
        "start",
        "what is where at first",
        _amounts(places),
        "dict[str, int]",
        f"{{1:{world.unit.one}/{world.unit.many}}} in {{0}}",
    )
    steps = sheet.given(
        "moves", "the moves", _moves(places, moves.size(sheet), 18), "list[tuple[int, str, str]]", "{0} from {1} to {2}"
    )
    store = _Store(sheet, world.unit, places)
    sheet.say(f"at first, there are {{{start}}}. {sheet.pick(PEOPLE).name} moves {world.unit.many}, in this order: {{{steps}}}.")
    store.say()
    sheet.begin("let us follow the moves one by one|we keep track of every move")
    store.follow(start, steps)
    store.ask()


class _Store:
    """The containers while the moves are made.

    Attributes:
        lost: the variable of what is lost, if anything may be.
    """

    def __init__(self, sheet: Sheet, unit: Noun, places: tuple[str, ...]) -> None:
        self._sheet, self._unit, self._places = sheet, unit, places
        self._scarce = sheet.pick(("enough", "rest", "refuse"))
        self._full = sheet.pick(("", "lost", "back", "lost")) if sheet.level > 1 else sheet.pick(("", "lost"))
        self._cap, self._fee, self._bonus = max(_MOST, sheet.rng.randint(28, 40)), sheet.chance(0.35), sheet.chance(0.35)
        self._each, self._gift = sheet.rng.randint(1, 2), sheet.rng.randint(2, 6)
        self._lucky = sheet.pick(places)
        self._asks = sheet.pick((self._one, self._one, self._all, self._largest, self._gap, self._course))
        self.now = self._lost = self._seen = self._many = self._one_side = self._other = ""

    def say(self) -> None:
        """Say the rules."""
        sheet, many = self._sheet, self._unit.many
        if self._scarce == "rest":
            sheet.say(f"where there are fewer {many} than that, all of them are moved.")
        elif self._scarce == "refuse":
            sheet.say(f"where there are fewer {many} than that, the move is left out.")
        if self._fee:
            sheet.say(f"{self._unit.count(self._each)} of each move {'is' if self._each == 1 else 'are'} lost on the way.")
        if self._bonus:
            sheet.say(f"each time that something is moved to {self._lucky}, {self._gift} new {many} are put there as well.")
        if self._full == "lost":
            sheet.say(f"nothing holds more than {self._cap} {many}: what would be too much there is given away.")
        elif self._full == "back":
            sheet.say(
                f"nothing holds more than {self._cap} {many}: what would be too much there goes to where the move came from."
            )

    def follow(self, start: str, steps: str) -> None:
        """Write the loop over the moves."""
        sheet, unit = self._sheet, self._unit
        self.now = sheet.let("now", "what is where now", f"dict({start})", told="")
        if self._full == "lost":
            self._lost = sheet.let("given_away", f"the number of {unit.many} given away", "0", told="")
        if self._asks == self._course:
            self._seen = sheet.let("seen", "the numbers so far", "[]", told="")
        self._many = sheet.name("amount", f"the number of {unit.many} of this move")
        self._one_side, self._other = sheet.name("source", "where they come from"), sheet.name("target", "where they go")
        with sheet.block(f"for {self._many}, {self._one_side}, {self._other} in {steps}:", told=""):
            self._move()
            if self._seen:
                sheet.line(f"{self._seen}.append({self.now}[{self._lucky!r}])", told="")

    def _move(self) -> None:
        sheet, now, many, source = self._sheet, self.now, self._many, self._one_side
        if self._scarce == "refuse":
            no = f"{{{source}}} has only {{{now}[{source}]}}, fewer than {{{many}}}, so nothing is moved"
            with sheet.block(f"if {now}[{source}] >= {many}:", told=("", no)):
                self._carry()
            return
        if self._scarce == "rest":
            told = f"instead of {{{many}}}, there are only {{{now}[{source}]}} to be moved"
            with sheet.block(f"if {now}[{source}] < {many}:", told=(told, "")):
                sheet.line(f"{many} = {now}[{source}]", told="")
        self._carry("" if self._scarce == "rest" else f"{now}[{source}] >= {many}")

    def _carry(self, need: str = "") -> None:
        """One move of what can be moved."""
        sheet, now, many, source, target = self._sheet, self.now, self._many, self._one_side, self._other
        left = f"{{{source}}} is left with {{old({now}[{source}])}} - {{{many}}} = {{{now}[{source}]}}"
        asked = f"what is left in {{{source}}} right after move number {{nth}}? Give the number.{ABOUT}{now}[{source}]"
        sheet.line(f"{now}[{source}] = {now}[{source}] - {many}", need, left, asked)
        less, words = (f" - {self._each}", f" - {self._each}") if self._fee else ("", "")
        came = f", and {{{target}}} comes to {{old({now}[{target}])}} + {{{many}}}{words} = {{{now}[{target}]}}"
        sheet.line(f"{now}[{target}] = {now}[{target}] + {many}{less}", f"{many} > 2", came)
        if self._bonus:
            with sheet.block(f"if {target} == {self._lucky!r}:", told=("", "")):
                told = f", where {self._gift} new ones make it {{{now}[{target}]}}"
                sheet.line(f"{now}[{target}] = {now}[{target}] + {self._gift}", told=told)
        if self._full:
            self._spill()

    def _spill(self) -> None:
        sheet, now, target = self._sheet, self.now, self._other
        with sheet.block(f"if {now}[{target}] > {self._cap}:", told=(f", more than {self._cap}", "")):
            extra = sheet.let("extra", "what is too much", f"{now}[{target}] - {self._cap}", told=", {it} too many")
            if self._lost:
                sheet.change(self._lost, "+", extra, told=f", so {{{self._lost}}} have been given away so far")
            else:
                back = f", so {{{self._one_side}}} gets the surplus and has {{{now}[{self._one_side}]}}"
                need = f"{now}[{self._one_side}] + {extra} <= {self._cap}"
                sheet.line(f"{now}[{self._one_side}] = {now}[{self._one_side}] + {extra}", need, back)
            sheet.line(f"{now}[{target}] = {self._cap}", told="")

    def ask(self) -> None:
        """Ask, and write the answer."""
        self._asks()

    def _one(self) -> None:
        sheet = self._sheet
        if self._lost and sheet.chance(0.4):
            sheet.say(f"how many {self._unit.many} are given away altogether?")
            sheet.answer(self._lost, need=f"{self._lost} > 0", told="")
            return
        place = sheet.given("wanted", "the place asked for", lambda rng, _: rng.choice(self._places), "str")
        sheet.say(f"how many {self._unit.many} does {{{place}}} have in the end?")
        sheet.answer(f"{self.now}[{place}]", told=f"in the end, {{{place}}} has {{returned}}")

    def _all(self) -> None:
        self._sheet.say("what are the numbers in the end? Give the list, in the order in which the places were named at first.")
        self._sheet.answer(f"list({self.now}.values())", "list[int]", told="in the end, the numbers are {returned}")

    def _largest(self) -> None:
        sheet, now = self._sheet, self.now
        sheet.say(f"where are the most {self._unit.many} in the end?")
        values = f"list({now}.values())"
        most = sheet.let(
            "most",
            "the largest number",
            f"max({now}.values())",
            f"{values}.count(max({values})) == 1",
            "the largest number is {it}",
        )
        place = sheet.name("place", "the place looked at")
        found = sheet.let("found", "where it is", f"[{place} for {place} in {now} if {now}[{place}] == {most}]", told=", in {it}")
        sheet.answer(f"{found}[0]", "str", told="")

    def _gap(self) -> None:
        sheet, now = self._sheet, self.now
        sheet.say("how far are the largest and the smallest number apart in the end?")
        told = "in the end, the numbers lie {it} apart at most"
        sheet.answer(sheet.let("gap", "the difference", f"max({now}.values()) - min({now}.values())", told=told), told="")

    def _course(self) -> None:
        sheet = self._sheet
        sheet.say(f"how many {self._unit.many} does {self._lucky} have after each of the moves? Give the list.")
        sheet.answer(self._seen, "list[int]", f"len(set({self._seen})) > 1", told="")
