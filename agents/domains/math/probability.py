"""Probability by enumeration: all outcomes are gone through, the favourable ones counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions, helpers
from agents.grammar.numbers.conditions import Condition
from agents.grammar.sheet import Sheet

_FRACTION = "give it as a fraction in lowest terms, as numerator and denominator."


def compose(sheet: Sheet) -> None:
    """Shares of a hundred at level 1; enumerations above, reduced to lowest terms where there is room for it."""
    if sheet.level == 1:
        sheet.pick((_urn_percent, _complement, _expected))(sheet)
    elif sheet.level == 2:
        sheet.pick((_urn_fraction, _ticket, _without_return))(sheet)
    else:
        sheet.pick((_two_wheels, _two_wheels, _two_cards, _two_cards, _ticket, _three_coins, _race))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


_URNS = (
    ("a bag", "marbles", ("red", "blue", "green")),
    ("a jar", "sweets", ("mint", "lemon", "cherry")),
    ("a box", "socks", ("black", "white", "grey")),
    ("a drawer", "buttons", ("round", "square", "oval")),
    ("a basket", "eggs", ("brown", "white", "spotted")),
    ("a hat", "slips of paper", ("yellow", "pink", "orange")),
)


def _urn(sheet: Sheet, kinds: int) -> tuple[str, str, tuple[str, ...], list[str]]:
    place, things, colours = sheet.pick(_URNS)
    shuffled = tuple(sheet.rng.sample(colours, kinds))
    names = [sheet.given(colour, f"the number of {colour} {things}", draw.whole(2, 24)) for colour in shuffled]
    listing = [f"{{{name}}} {colour} {things}" for name, colour in zip(names, shuffled, strict=True)]
    sheet.say(f"{place} holds {', '.join(listing[:-1])} and {listing[-1]}.")
    return place, things, shuffled, names


def _one(things: str) -> str:
    return "slip of paper" if things.startswith("slips") else things.removesuffix("s")


def _urn_percent(sheet: Sheet) -> None:
    _, things, colours, names = _urn(sheet, sheet.pick((2, 3)))
    sheet.say(f"one {_one(things)} is taken out at random. What is the probability, in percent, that it is {colours[0]}?")
    total = sheet.let("total", f"the number of all {things}", " + ".join(names))
    sheet.answer(
        sheet.let(
            "percent", "the probability in percent", f"100 * {names[0]} // {total}", need=f"100 * {names[0]} % {total} == 0"
        )
    )


def _complement(sheet: Sheet) -> None:
    chance = sheet.given("chance", "the probability of success in percent", draw.whole(10, 90, 10))
    game = sheet.pick(
        (
            "a shot at the basket succeeds",
            "a seed sprouts",
            "a bus is on time",
            "a penalty kick is scored",
            "a coin machine works",
            "a fish bites",
            "a letter arrives the next day",
        )
    )
    other = sheet.pick((2, 2, 3))
    sheet.say(
        f"with a probability of {{{chance}}} percent, {game}. What is the probability, in "
        f"parts per {'ten thousand' if other == 2 else 'million'}, that this fails "
        f"{'twice' if other == 2 else 'three times'} in a row?"
    )
    miss = sheet.let("failure", "the probability of failure in percent", f"100 - {chance}")
    value = sheet.let("both_fail", "the probability of failing repeatedly", f"{miss} * {miss}")
    sheet.answer(value if other == 2 else sheet.let("all_fail", "the probability of failing every time", f"{value} * {miss}"))


def _expected(sheet: Sheet) -> None:
    tickets = sheet.given("tickets", "the number of tickets", draw.whole(20, 200, 10))
    big = sheet.given("main_prize", "the main prize", draw.whole(100, 1000, 50))
    small = sheet.given("small_prize", "each small prize", draw.whole(5, 50, 5))
    number = sheet.given("small_prizes", "the number of small prizes", draw.whole(3, 12))
    sheet.say(
        f"a lottery has {{{tickets}}} tickets, of which one wins {{{big}}} dollars "
        f"and {{{number}}} others win {{{small}}} dollars each."
    )
    sheet.say("what is the average winning of a ticket, in whole cents, rounded down?")
    small_sum = sheet.let("small_sum", "the sum of the small prizes", f"{number} * {small}")
    all_prizes = sheet.let("prize_sum", "the sum of all prizes", f"{big} + {small_sum}")
    sheet.answer(sheet.let("average", "the average winning in cents", f"100 * {all_prizes} // {tickets}"))


def _reduced(sheet: Sheet, favourable: str, total: str) -> None:
    """Answer with the fraction in lowest terms."""
    sheet.say(_FRACTION)
    divisor = sheet.let(
        "greatest_divisor", "the greatest divisor of both", f"{helpers.common_divisor(sheet)}({total}, {favourable})"
    )
    numerator = sheet.let("numerator", "the numerator", f"{favourable} // {divisor}", need=f"0 < {favourable} < {total}")
    denominator = sheet.let("denominator", "the denominator", f"{total} // {divisor}")
    sheet.answer(f"[{numerator}, {denominator}]", "list[int]")


def _urn_fraction(sheet: Sheet) -> None:
    _, things, colours, names = _urn(sheet, 3)
    negated = sheet.chance(0.5)
    sheet.say(f"one {_one(things)} is taken out at random. What is the probability that it is {'not ' * negated}{colours[0]}?")
    total = sheet.let("total", f"the number of all {things}", " + ".join(names))
    wanted = sheet.let("favourable", "the number of favourable outcomes", f"{total} - {names[0]}" if negated else names[0])
    _reduced(sheet, wanted, total)


def _without_return(sheet: Sheet) -> None:
    _, things, colours, names = _urn(sheet, 2)
    same = sheet.chance(0.5)
    sheet.say(f"two {things} are taken out at random, one after the other, without putting the first one back.")
    sheet.say(
        "what is the probability that "
        f"{'both are ' + colours[0] if same else 'the first is ' + colours[0] + ' and the second is ' + colours[1]}?"
    )
    total = sheet.let("total", f"the number of all {things}", " + ".join(names))
    outcomes = sheet.let("outcomes", "the number of possible outcomes", f"{total} * ({total} - 1)")
    wanted = sheet.let(
        "favourable",
        "the number of favourable outcomes",
        f"{names[0]} * ({names[0]} - 1)" if same else f"{names[0]} * {names[1]}",
    )
    _reduced(sheet, wanted, outcomes)


# Enumerations


def _ticket(sheet: Sheet) -> None:
    thing = sheet.pick(("tickets", "balls", "cards", "lockers", "tokens"))
    last = sheet.given(thing, f"the number of {thing}", draw.whole(6, 6 + 6 * sheet.level))
    condition = conditions.any_condition(sheet)
    sheet.say(f"{{{last}}} {thing} are numbered from 1 to {{{last}}}, and one of them is drawn at random.")
    fraction = sheet.level >= 3 and sheet.chance(0.6)
    count = sheet.let("favourable", "the number of favourable outcomes so far", "0")
    number = sheet.name("number", "the number drawn")
    with sheet.block(f"for {number} in range(1, {last} + 1):"), sheet.block(f"if {condition.write(number)}:"):
        sheet.change(count, "+", "1")
    if fraction:
        sheet.say(f"what is the probability that its number {condition.one}?")
        _reduced(sheet, count, last)
    else:
        sheet.say(f"how many percent is the probability that its number {condition.one}, rounded down to a whole percent?")
        percent = sheet.let("percent", "the probability in whole percent", f"100 * {count} // {last}")
        sheet.answer(percent, need=f"0 < {count} < {last}")


_Value = tuple[str, Callable[[str, str], str], bool]
_VALUES: tuple[_Value, ...] = (
    ("the sum of the two numbers", lambda x, y: f"{x} + {y}", False),
    ("the product of the two numbers", lambda x, y: f"{x} * {y}", False),
    ("the larger of the two numbers (or their common value)", lambda x, y: f"max({x}, {y})", False),
    ("the distance between the two numbers", lambda x, y: f"abs({x} - {y})", False),
    ("the sum of the first number and twice the second", lambda x, y: f"{x} + 2 * {y}", False),
    ("the two-digit number written as the first number followed by the second", lambda x, y: f"10 * {x} + {y}", True),
)


def _result(sheet: Sheet, count: str, outcomes: str, event: str) -> None:
    """Ask for the probability of an event that ``count`` of the ``outcomes`` favour."""
    kind = sheet.pick(("fraction", "fraction", "count", "percent"))
    total = (
        outcomes if outcomes.isidentifier() or kind == "count" else sheet.let("outcomes", "the number of all outcomes", outcomes)
    )
    if kind == "count":
        sheet.say(f"in how many of the equally likely outcomes is it true that {event}?")
        sheet.answer(count, need=f"{count} > 0")
    elif kind == "percent":
        sheet.say(f"what is the probability, rounded down to a whole percent, that {event}?")
        percent = sheet.let("percent", "the probability in whole percent", f"100 * {count} // {total}")
        sheet.answer(percent, need=f"{count} > 0")
    else:
        sheet.say(f"what is the probability that {event}?")
        _reduced(sheet, count, total)


def _event(sheet: Sheet) -> tuple[_Value, Condition]:
    value = sheet.pick(_VALUES)
    return value, conditions.any_simple(sheet) if value[2] else conditions.small_condition(sheet, 10)


def _two_wheels(sheet: Sheet) -> None:
    (words, value_of, small), condition = _event(sheet)
    top = 9 if small else 3 + sheet.level
    thing = sheet.pick(("wheels of fortune", "spinners", "many-sided dice"))
    verb = "rolled" if "dice" in thing else "spun"
    first = sheet.given("first_fields", "the number of fields on the first", draw.whole(3, top))
    second = sheet.given("second_fields", "the number of fields on the second", draw.whole(3, top))
    sheet.say(
        f"two {thing} are {verb}. The first shows a whole number from 1 to {{{first}}}, the "
        f"second one from 1 to {{{second}}}, all with equal chances."
    )
    count = sheet.let("favourable", "the number of favourable outcomes so far", "0")
    x, y = sheet.name("left", "the left number"), sheet.name("right", "the right number")
    with sheet.block(f"for {x} in range(1, {first} + 1):"), sheet.block(f"for {y} in range(1, {second} + 1):"):
        _note(sheet, (words, value_of(x, y)), condition, count)
    _result(sheet, count, f"{first} * {second}", f"{words} {condition.one}")


def _note(sheet: Sheet, value: tuple[str, str], condition: Condition, count: str) -> None:
    name = sheet.let(
        "value",
        value[0].split(" (")[0].replace("the two numbers", "the numbers").replace("two-digit ", "").replace("twice", "double"),
        value[1],
    )
    with sheet.block(f"if {condition.write(name)}:"):
        sheet.change(count, "+", "1")


@contextmanager
def _two_places(sheet: Sheet, cards: str) -> Iterator[tuple[str, str]]:
    i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
    with sheet.block(f"for {i} in range(len({cards})):"), sheet.block(f"for {j} in range({i} + 1, len({cards})):"):
        yield f"{cards}[{i}]", f"{cards}[{j}]"


def _two_cards(sheet: Sheet) -> None:
    words, value_of, _ = sheet.pick(_VALUES[:4])
    condition = conditions.small_condition(sheet, 20)
    cards = sheet.given("cards", "the numbers on the cards", draw.many((3, 3 + sheet.level), 1, 20), "list[int]")
    sheet.say(
        f"cards carry the numbers {{{cards}}}. Two of the cards are drawn at the "
        "same time, every pair of cards with the same chance."
    )
    count = sheet.let("favourable", "the number of favourable outcomes so far", "0")
    with _two_places(sheet, cards) as (x, y):
        _note(sheet, (words, value_of(x, y)), condition, count)
    _result(sheet, count, f"len({cards}) * (len({cards}) - 1) // 2", f"{words} {condition.one}")


def _three_coins(sheet: Sheet) -> None:
    tosses = sheet.given("tosses", "the number of tosses", draw.whole(3, 2 + sheet.level))
    kind = sheet.pick(("at least", "exactly", "row"))
    wanted = sheet.rng.randint(2, 3)
    sheet.say(f"a fair coin is tossed {{{tosses}}} times.")
    event = {
        "at least": f"heads comes up at least {wanted} times",
        "exactly": f"heads comes up exactly {wanted} times",
        "row": "heads never comes up twice in a row",
    }[kind]
    count = sheet.let("favourable", "the number of favourable outcomes so far", "0")
    total = sheet.let("outcomes", "the number of all outcomes", f"2 ** {tosses}")
    code = sheet.name("code", "the outcome code")
    with sheet.block(f"for {code} in range({total}):", need=f"{tosses} >= {wanted}"):
        if kind == "row":
            test = f"{code} & ({code} >> 1) == 0"
        else:
            heads = sheet.let("heads", "the number of heads", f'bin({code}).count("1")')
            test = f"{heads} {'>=' if kind == 'at least' else '=='} {wanted}"
        with sheet.block(f"if {test}:"):
            sheet.change(count, "+", "1")
    _result(sheet, count, total, event)


def _race(sheet: Sheet) -> None:
    first = sheet.given("first_die", "the faces of the first die", draw.many((3, 4 + sheet.level // 4), 1, 12), "list[int]")
    second = sheet.given("second_die", "the faces of the second die", draw.many((3, 4 + sheet.level // 4), 1, 12), "list[int]")
    lead = sheet.pick((0, 0, 1, 2))
    sheet.say(
        f"one die has the faces {{{first}}} and another one the faces {{{second}}}. "
        "Both are rolled, and each face has the same chance."
    )
    wins = sheet.let("favourable", "the number of favourable outcomes so far", "0")
    x, y = sheet.name("left", "the number on the first die"), sheet.name("right", "the number on the second die")
    margin = f"{y} + {lead}" if lead else y
    with sheet.block(f"for {x} in {first}:"), sheet.block(f"for {y} in {second}:"), sheet.block(f"if {x} > {margin}:"):
        sheet.change(wins, "+", "1")
    event = f"a number that exceeds that of the second by more than {lead}" if lead else "a greater number than the second"
    _result(sheet, wins, f"len({first}) * len({second})", f"the first die shows {event}")
