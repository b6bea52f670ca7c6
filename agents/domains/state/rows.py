"""A row of cards, carriages or people that orders rearrange."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its variable, what it consists of, the parameter it begins with, and what writes the orders' lines.

    Attributes:
        follow: writes the lines that carry the orders out, and after each of them what it is given to write.
    """

    name: str
    thing: str
    start: str
    follow: Callable[[Callable[[], None]], None]


_ROWS = (
    ("the cards lie in a row, from left to right", "card", "ace king queen jack ten nine eight seven"),
    ("the carriages of a toy train are, from front to back", "carriage", "red blue green yellow white black orange brown"),
    ("the books on a shelf are, from left to right", "book", "Atlas Cookbook Diary Fables Grammar History Poems Riddles"),
    ("these people stand in a queue, from front to back", "person", " ".join(person.name for person in PEOPLE)),
    ("the letters of a sliding puzzle are, from left to right", "letter", "A B C D E F G H K L M N P R S T U V W Z"),
    ("the flags on a line are, from left to right", "flag", "Chile Norway Japan Kenya Peru Malta India Ghana"),
)
_Verb = tuple[str, str, str]
"""The word of an order, what it does, and its line, in which R stands for the row and N for the number."""
_VERBS: tuple[_Verb, ...] = (
    ("cut", "takes that many from the beginning and puts them, as they are, at the end", "R = R[N:] + R[:N]"),
    ("flip", "turns round the order of that many at the beginning", "R = R[:N][::-1] + R[N:]"),
    ("first", "takes what has this place to the very beginning", "R = [R[N - 1]] + R[: N - 1] + R[N:]"),
    ("last", "takes what has this place to the very end", "R = R[: N - 1] + R[N:] + [R[N - 1]]"),
    ("trade", "exchanges what has this place with the one behind it", "R[N - 1], R[N] = R[N], R[N - 1]"),
    ("ends", "exchanges what has this place with the last one", "R[N - 1], R[-1] = R[-1], R[N - 1]"),
    ("tail", "turns round the order of all but that many at the beginning", "R = R[:N] + R[N:][::-1]"),
)


def _row(names: list[str], length: tuple[int, int]) -> Draw:
    return lambda rng, _: rng.sample(names, rng.randint(*length))


def _numbers(word: str, length: int) -> range:
    """The places that an order may name: those before the last."""
    return range(2, length - (word == "tail"))


def compose(sheet: Sheet) -> None:
    """Order after order; the row in the end, or one place of it."""
    said, thing, names = sheet.pick(_ROWS)
    verbs = sheet.rng.sample(_VERBS, sheet.rng.randint(2, 2 + (sheet.level + 1) // 2))
    start = sheet.given("start", "the row at first", _row(names.split(), (4, 4 + (sheet.level + 1) // 2)), "list[str]", "{0}")
    orders = sheet.given(
        "orders",
        "the orders",
        moves.orders(start, [verb[0] for verb in verbs], _numbers, moves.size(sheet)),
        "list[tuple[str, int]]",
        "“{0} {1}”",
    )
    sheet.say(f"{said}: {{{start}}}. Places are counted from 1.")
    sheet.say("orders are a word and a number: " + "; ".join(f"“{verb[0]}” {verb[1]}" for verb in verbs) + ".")
    sheet.say(f"the orders are, one after the other: {{{orders}}}.")
    sheet.begin(f"the row is {{{start}}}|we begin with {{{start}}}")
    ask = sheet.pick((_whole, _whole, _place, _found, _front, _met))
    row = sheet.let("row", "the row", f"list({start})", told="")
    ask(sheet, _Row(row, thing, start, lambda after: _follow(sheet, row, orders, verbs, after)))


def _follow(sheet: Sheet, row: str, orders: str, verbs: list[_Verb], after: Callable[[], None]) -> None:
    """Carry the orders out; ``after`` writes what is done after each."""
    word, number = sheet.name("word", "the order"), sheet.name("number", "its number")

    def writing(code: str) -> Callable[[], None]:
        text = "".join({"R": row, "N": number}.get(letter, letter) for letter in code)
        return lambda: sheet.line(text, told=f"“{{{word}}} {{{number}}}” makes it {{{row}}}")

    with sheet.block(f"for {word}, {number} in {orders}:", told=""):
        moves.decide(sheet, [(f"{word} == {verb[0]!r}", writing(verb[2])) for verb in verbs], rest=True)
        after()


def _nothing() -> None:
    """Nothing is done after an order."""


def _whole(sheet: Sheet, row: _Row) -> None:
    row.follow(_nothing)
    backwards = sheet.chance(0.3)
    sheet.say(f"give the whole row in the end as a list{', from its end to its beginning' if backwards else ''}.")
    told = "read from the end, that is {returned}" if backwards else f"in the end, the row is {{{row.name}}}"
    sheet.answer(f"{row.name}[::-1]" if backwards else row.name, "list[str]", told=told)


def _place(sheet: Sheet, row: _Row) -> None:
    place = sheet.given("place", "the place asked for", _somewhere(row.start), "int")
    row.follow(_nothing)
    sheet.say(f"which {row.thing} has place {{{place}}} in the end?")
    sheet.answer(f"{row.name}[{place} - 1]", "str", told=f"in the end, place {{{place}}} has {{returned}}")


def _somewhere(start: str) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[start]
        assert isinstance(known, list)
        return rng.randint(1, len(known))

    return draw


def _someone(start: str) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[start]
        assert isinstance(known, list)
        return rng.choice(known)

    return draw


def _found(sheet: Sheet, row: _Row) -> None:
    wanted = sheet.given("wanted", f"the {row.thing} asked for", _someone(row.start), "str")
    places = sheet.let("places", "its places so far", "[]", told="")

    def after() -> None:
        sheet.line(f"{places}.append({row.name}.index({wanted}) + 1)", told=f", with {{{wanted}}} at place {{{places}[-1]}}")

    row.follow(after)
    sheet.say(f"at which place is {{{wanted}}} after each of the orders? Give the list.")
    sheet.answer(places, "list[int]", told="")


def _front(sheet: Sheet, row: _Row) -> None:
    last = sheet.chance(0.4)
    seen = sheet.let("seen", "the list so far", "[]", told="")
    row.follow(
        lambda: sheet.line(
            f"{seen}.append({row.name}[{-1 if last else 0}])",
            told=f", with {{{seen}[-1]}} at the {'end' if last else 'beginning'}",
        )
    )
    sheet.say(f"which {row.thing} is at the {'end' if last else 'beginning'} of the row after each of the orders? Give the list.")
    sheet.answer(seen, "list[str]", f"len(set({seen})) > 1", told="")


def _met(sheet: Sheet, row: _Row) -> None:
    """The neighbours of one of them in the end."""
    wanted = sheet.given("wanted", f"the {row.thing} asked for", _someone(row.start), "str")
    row.follow(_nothing)
    at = sheet.let("at", "its place from 0", f"{row.name}.index({wanted})", told="")
    before = sheet.chance(0.5)
    side, need = ("before", f"{at} > 0") if before else ("behind", f"{at} + 1 < len({row.name})")
    sheet.say(f"which {row.thing} comes right {side} {{{wanted}}} in the end?")
    sheet.answer(
        f"{row.name}[{at} {'- 1' if before else '+ 1'}]",
        "str",
        need,
        told=f"in the end, what comes right {side} {{{wanted}}} is {{returned}}",
    )
