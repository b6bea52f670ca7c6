"""Probability by enumeration: all outcomes are gone through, the favourable ones counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions, helpers
from agents.grammar.numbers.conditions import Condition
from agents.grammar.sheet import Sheet
from agents.grammar.working import working

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
    total = _all_of(sheet, things, names)
    need, told = f"100 * {names[0]} % {total} == 0", f"100 × {{{names[0]}}} ÷ {{{total}}} = {{it}}"
    sheet.answer(sheet.let("percent", "the probability in percent", f"100 * {names[0]} // {total}", need, told))


def _all_of(sheet: Sheet, things: str, names: list[str]) -> str:
    sheet.begin(f"first we count all {things}")
    both = " + ".join(names)
    return sheet.let("total", f"the number of all {things}", both, told=f"there are {working(both)} {things}")


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
    sheet.begin(f"{{{chance}}} percent of the cases are successes")
    told = f"so it fails with a probability of {working(f'100 - {chance}')} percent"
    miss = sheet.let("failure", "the probability of failure in percent", f"100 - {chance}", told=told)
    twice, thrice = f"{miss} * {miss}", f"both_fail * {miss}"
    value = sheet.let(
        "both_fail", "the probability of failing repeatedly", twice, told=f"for two failures we get {working(twice)}"
    )
    told = f", and for all three {working(thrice)}"
    sheet.answer(value if other == 2 else sheet.let("all_fail", "the probability of failing every time", thrice, told=told))


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
    sheet.begin("let us add up the prizes and share them among all tickets")
    told = f"the small prizes make {working(f'{number} * {small}')} dollars"
    small_sum = sheet.let("small_sum", "the sum of the small prizes", f"{number} * {small}", told=told)
    told = f", all prizes together {working(f'{big} + {small_sum}')} dollars"
    all_prizes = sheet.let("prize_sum", "the sum of all prizes", f"{big} + {small_sum}", told=told)
    told = f"in cents that is 100 × {{{all_prizes}}}, and divided by {{{tickets}}} and rounded down it makes {{it}}"
    sheet.answer(sheet.let("average", "the average winning in cents", f"100 * {all_prizes} // {tickets}", told=told))


def _reduced(sheet: Sheet, favourable: str, total: str) -> None:
    """Answer with the fraction in lowest terms."""
    sheet.say(_FRACTION)
    greatest = f"{helpers.common_divisor(sheet)}({total}, {favourable})"
    divisor = sheet.let("greatest_divisor", "the greatest divisor of both", greatest, told="")
    need, told = f"0 < {favourable} < {total}", f"in lowest terms, {{{favourable}}} ÷ {{{divisor}}} = {{it}}"
    numerator = sheet.let("numerator", "the numerator", f"{favourable} // {divisor}", need, told)
    told = f" and {{{total}}} ÷ {{{divisor}}} = {{it}}"
    denominator = sheet.let("denominator", "the denominator", f"{total} // {divisor}", told=f",{told}")
    sheet.answer(f"[{numerator}, {denominator}]", "list[int]", told="")


def _urn_fraction(sheet: Sheet) -> None:
    _, things, colours, names = _urn(sheet, 3)
    negated = sheet.chance(0.5)
    sheet.say(f"one {_one(things)} is taken out at random. What is the probability that it is {'not ' * negated}{colours[0]}?")
    total = _all_of(sheet, things, names)
    others = f"{total} - {names[0]}"
    told = f"{working(others)} of them are not {colours[0]}" if negated else f"{{it}} of them are {colours[0]}"
    wanted = sheet.let("favourable", "the number of favourable outcomes", others if negated else names[0], told=told)
    _reduced(sheet, wanted, total)


def _without_return(sheet: Sheet) -> None:
    _, things, colours, names = _urn(sheet, 2)
    same = sheet.chance(0.5)
    sheet.say(f"two {things} are taken out at random, one after the other, without putting the first one back.")
    sheet.say(
        "what is the probability that "
        f"{'both are ' + colours[0] if same else 'the first is ' + colours[0] + ' and the second is ' + colours[1]}?"
    )
    total = _all_of(sheet, things, names)
    both = f"{total} * ({total} - 1)"
    outcomes = sheet.let("outcomes", "the number of possible outcomes", both, told=f"two of them come in {working(both)} ways")
    chosen = f"{names[0]} * ({names[0]} - 1)" if same else f"{names[0]} * {names[1]}"
    told = f"of these, {working(chosen)} are as wanted"
    wanted = sheet.let("favourable", "the number of favourable outcomes", chosen, told=told)
    _reduced(sheet, wanted, outcomes)


# Enumerations


def _ticket(sheet: Sheet) -> None:
    thing = sheet.pick(("tickets", "balls", "cards", "lockers", "tokens"))
    last = sheet.given(thing, f"the number of {thing}", draw.whole(6, 6 + 6 * sheet.level))
    condition = conditions.any_condition(sheet)
    sheet.say(f"{{{last}}} {thing} are numbered from 1 to {{{last}}}, and one of them is drawn at random.")
    fraction = sheet.level >= 3 and sheet.chance(0.6)
    count = _counted(sheet, "let us go through the numbers|we take the numbers in order")
    number = sheet.name("number", "the number drawn")
    with sheet.block(f"for {number} in range(1, {last} + 1):", told=""), sheet.block(f"if {condition.write(number)}:"):
        _one_more(sheet, count)
    if fraction:
        sheet.say(f"what is the probability that its number {condition.one}?")
        _reduced(sheet, count, last)
    else:
        sheet.say(f"how many percent is the probability that its number {condition.one}, rounded down to a whole percent?")
        sheet.answer(_percent(sheet, count, last), need=f"0 < {count} < {last}")


def _counted(sheet: Sheet, begun: str) -> str:
    sheet.begin(begun)
    return sheet.let("favourable", "the number of favourable outcomes so far", "0", told="")


def _one_more(sheet: Sheet, count: str) -> None:
    sheet.change(count, "+", "1", told=f", which makes {{{count}}} so far|, and that is number {{{count}}}")


def _percent(sheet: Sheet, count: str, total: str) -> str:
    told = f"100 × {{{count}}} ÷ {{{total}}}, rounded down, is {{it}}"
    return sheet.let("percent", "the probability in whole percent", f"100 * {count} // {total}", told=told)


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
        outcomes
        if outcomes.isidentifier() or kind == "count"
        else sheet.let("outcomes", "the number of all outcomes", outcomes, told="there are {it} outcomes in all")
    )
    if kind == "count":
        sheet.say(f"in how many of the equally likely outcomes is it true that {event}?")
        sheet.answer(count, need=f"{count} > 0")
    elif kind == "percent":
        sheet.say(f"what is the probability, rounded down to a whole percent, that {event}?")
        sheet.answer(_percent(sheet, count, total), need=f"{count} > 0")
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
    count = _counted(sheet, "let us go through all pairs of numbers|we take all pairs of numbers in order")
    x, y = sheet.name("left", "the left number"), sheet.name("right", "the right number")
    inner = f"for {y} in range(1, {second} + 1):"
    with sheet.block(f"for {x} in range(1, {first} + 1):", told=""), sheet.block(inner, told=""):
        _note(sheet, (words, value_of(x, y)), f"{{{x}}} and {{{y}}}", condition, count)
    _result(sheet, count, f"{first} * {second}", f"{words} {condition.one}")


def _note(sheet: Sheet, value: tuple[str, str], pair: str, condition: Condition, count: str) -> None:
    plain = value[0].split(" (")[0]
    gloss = plain.replace("the two numbers", "the numbers").replace("two-digit ", "").replace("twice", "double")
    short = (
        gloss.removesuffix(" of the numbers").removesuffix(" between the numbers").split(" written")[0].split(" of the first")[0]
    )
    name = sheet.let("value", gloss, value[1], told=f"for {pair}, {short} is {{it}}")
    with sheet.block(f"if {condition.write(name)}:"):
        _one_more(sheet, count)


@contextmanager
def _two_places(sheet: Sheet, cards: str) -> Iterator[tuple[str, str]]:
    i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
    inner = f"for {j} in range({i} + 1, len({cards})):"
    with sheet.block(f"for {i} in range(len({cards})):", told=""), sheet.block(inner, told=""):
        yield f"{cards}[{i}]", f"{cards}[{j}]"


def _two_cards(sheet: Sheet) -> None:
    words, value_of, _ = sheet.pick(_VALUES[:4])
    condition = conditions.small_condition(sheet, 20)
    cards = sheet.given("cards", "the numbers on the cards", draw.many((3, 3 + sheet.level), 1, 20), "list[int]")
    sheet.say(
        f"cards carry the numbers {{{cards}}}. Two of the cards are drawn at the "
        "same time, every pair of cards with the same chance."
    )
    count = _counted(sheet, "let us go through the pairs of cards|we take all pairs of cards in order")
    with _two_places(sheet, cards) as (x, y):
        _note(sheet, (words, value_of(x, y)), f"{{{x}}} and {{{y}}}", condition, count)
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
    count = _counted(sheet, "let us number the outcomes from 0 on, and read them in binary notation, where 1 stands for heads")
    total = sheet.let(
        "outcomes", "the number of all outcomes", f"2 ** {tosses}", told=f"there are 2^{{{tosses}}} = {{it}} outcomes"
    )
    code = sheet.name("code", "the outcome code")
    with sheet.block(f"for {code} in range({total}):", need=f"{tosses} >= {wanted}", told=""):
        if kind == "row":
            test = f"{code} & ({code} >> 1) == 0"
            held = (f"outcome {{{code}}} has no two heads in a row", f"outcome {{{code}}} has two heads in a row")
        else:
            told = f"outcome {{{code}}} has heads {{it:time/times}}"
            heads = sheet.let("heads", "the number of heads", f'bin({code}).count("1")', told=told)
            test = f"{heads} {'>=' if kind == 'at least' else '=='} {wanted}"
            held = (", as wanted", "")
        with sheet.block(f"if {test}:", told=held):
            _one_more(sheet, count)
    _result(sheet, count, total, event)


def _race(sheet: Sheet) -> None:
    first = sheet.given("first_die", "the faces of the first die", draw.many((3, 4 + sheet.level // 4), 1, 12), "list[int]")
    second = sheet.given("second_die", "the faces of the second die", draw.many((3, 4 + sheet.level // 4), 1, 12), "list[int]")
    lead = sheet.pick((0, 0, 1, 2))
    sheet.say(
        f"one die has the faces {{{first}}} and another one the faces {{{second}}}. "
        "Both are rolled, and each face has the same chance."
    )
    wins = _counted(sheet, "let us go through all pairs of faces|we compare each face with each")
    x, y = sheet.name("left", "the number on the first die"), sheet.name("right", "the number on the second die")
    margin = f"{y} + {lead}" if lead else y
    shown = f"{{{y}}} + {lead}" if lead else f"{{{y}}}"
    held = (f"{{{x}}} is greater than {shown}", f"{{{x}}} is not greater than {shown}")
    with (
        sheet.block(f"for {x} in {first}:", told=""),
        sheet.block(f"for {y} in {second}:", told=""),
        sheet.block(f"if {x} > {margin}:", told=held),
    ):
        _one_more(sheet, wins)
    event = f"a number that exceeds that of the second by more than {lead}" if lead else "a greater number than the second"
    _result(sheet, wins, f"len({first}) * len({second})", f"the first die shows {event}")
