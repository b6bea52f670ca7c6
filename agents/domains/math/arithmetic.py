"""Word problems: a quantity that changes step by step, day by day, is shared, compared and priced."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.domains.math.tales import Tale
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import article, number_word, ordinal, times
from agents.grammar.working import changed, working, written


def compose(sheet: Sheet) -> None:
    """Changes, and from level 3 on days, then a question."""
    tale = Tale(sheet)
    if sheet.level <= 2:
        for move in sheet.rng.sample(_MOVES, sheet.rng.randint(1, 2) if sheet.level == 1 else sheet.rng.randint(2, 4)):
            move(tale)
    else:
        for move in sheet.rng.sample(_MOVES, sheet.rng.randint(0, sheet.level - 2)):
            move(tale)
        sheet.pick((_days, _days, _until, _given_days))(tale)
        if tale.answered:
            return
        for move in sheet.rng.sample(_MOVES, sheet.rng.randint(0, sheet.level - 3)):
            move(tale)
    sheet.pick(_ENDS)(tale)


# What happens


def _gain(tale: Tale) -> None:
    value, words = tale.figure("gain", f"the number of {tale.items} that are added", 5, 60)
    tale.sheet.say(f"{tale.sheet.pick(('then', 'after that,', 'later'))} {tale.story.tell(tale.story.world.gains, words)}")
    tale.become("+", value)


def _loss(tale: Tale) -> None:
    value, words = tale.figure("loss", f"the number of {tale.items} that are lost", 3, 40)
    tale.sheet.say(f"{tale.sheet.pick(('then', 'after that,', 'later'))} {tale.story.tell(tale.story.world.losses, words)}")
    tale.become("-", value, need=f"{tale.count} > {value} + 1")


def _packs(tale: Tale) -> None:
    pack = tale.sheet.pick(tale.story.world.packs)
    number, words = tale.figure(pack.var, f"the number of {pack.many} that arrive", 2, 9)
    size, size_words = tale.figure("size", f"the number of {tale.items} in each new {pack.one}", 3, 15)
    tale.sheet.say(f"then {words} {pack.many} with {size_words} {tale.items} each are delivered.")
    bring = f"{working(f'{number} * {size}')} {tale.items}"
    told = f"{bring} are delivered|the {pack.many} bring {bring}"
    added = tale.sheet.let("delivered", f"the number of {tale.items} that are delivered", f"{number} * {size}", told=told)
    tale.become("+", added)


def _scale(tale: Tale) -> None:
    factor = tale.sheet.rng.randint(2, 4)
    word = {2: "doubles", 3: "triples", 4: "quadruples"}[factor]
    tale.sheet.say(f"then the number of {tale.items} {word}.")
    tale.become("*", str(factor), need=f"{tale.count} < 300")


def _part(tale: Tale) -> None:
    parts, word = tale.sheet.pick(((2, "half"), (3, "a third"), (4, "a quarter"), (5, "a fifth")))
    how = tale.sheet.pick(
        ("gives {} of the {} away", "sells {} of the {}", "puts {} of the {} aside for {} and does not count them any more")
    )
    tale.sheet.say(f"then {tale.she} {how.format(word, tale.items, tale.story.friend.name)}.")
    share = tale.sheet.let(
        "part",
        f"{word} of the {tale.items}",
        f"{tale.count} // {parts}",
        need=f"{tale.count} % {parts} == 0 and {tale.count} > {parts}",
        told=f"{word} of {{{tale.count}}} is {{it}}|{{{tale.count}}} ÷ {parts} = {{it}} {tale.items} go",
    )
    tale.become("-", share)


def _either(tale: Tale) -> None:
    limit = tale.sheet.rng.randint(6, 20) * 5
    more, more_words = tale.figure("extra", f"the number of {tale.items} that may be added", 4, 30)
    less, less_words = tale.figure("surplus", f"the number of {tale.items} that may be given away", 4, 30)
    over = tale.sheet.chance(0.5)
    first, second = f"{tale.she} gives {less_words} of them away", f"{tale.she} gets {more_words} more"
    if not over:
        first, second = second, first
    comparison, now = "more" if over else "fewer", " now" if tale.changes else ""
    tale.sheet.say(f"if there are {comparison} than {limit} {tale.items}{now}, {first}; otherwise {second}.")
    tale.settle()
    than = f"{comparison} than {limit}"
    down, up = tale.gone(less), f", so {written(more)} are added, which makes {changed(tale.count, '+', more)}"
    decided = (f"{{{tale.count}}} is {than}", f"{{{tale.count}}} is not {than}")
    with tale.sheet.block(f"if {tale.count} {'>' if over else '<'} {limit}:", told=decided):
        tale.sheet.change(tale.count, "-" if over else "+", less if over else more, told=down if over else up)
    with tale.sheet.block("else:"):
        need = "" if over else f"{tale.count} > {less}"
        tale.sheet.change(tale.count, "+" if over else "-", more if over else less, need=need, told=up if over else down)


def _capped(tale: Tale) -> None:
    limit = tale.sheet.rng.randint(8, 24) * 5
    now = " now" if tale.changes else ""
    tale.sheet.say(f"if there are more than {limit} {tale.items}{now}, what goes beyond this number is given away.")
    tale.settle()
    decided = (f"{{{tale.count}}} is more than {limit}", f"{{{tale.count}}} is not more than {limit}")
    with tale.sheet.block(f"if {tale.count} > {limit}:", told=decided):
        tale.sheet.line(f"{tale.count} = {limit}", told=f", so only {limit} stay")


_MOVES: tuple[Callable[[Tale], None], ...] = (_gain, _loss, _packs, _scale, _part, _either, _capped)

# Days


def _days(tale: Tale) -> None:
    sheet = tale.sheet
    days, words = tale.figure("days", "the number of days", 3, 5 + 2 * sheet.level)
    parts = _day_parts(tale)
    opening = f"over the following {words} days" if parts[0].growing else f"on each of the following {words} days"
    sheet.say(f"{opening}, {_joined(parts)}.")
    tale.settle()
    day = sheet.name("day", "the day")
    with sheet.block(f"for {day} in range(1, {days} + 1):", told=f"on day {{{day}}}"):
        for part in parts:
            part.write(day)


def _until(tale: Tale) -> None:
    sheet = tale.sheet
    goal = tale.amount("goal", f"the number of {tale.items} to be reached", 120, 320)
    parts = _day_parts(tale)
    sheet.say(
        f"from then on, {'' if parts[0].growing else 'each day '}{_joined(parts)}."
        f" This goes on until, at the end of a day, there are at least {{{goal}}} {tale.items}."
    )
    tale.settle()
    day = sheet.let("day", "the number of days so far", "0", told="")
    reached = f"now there are {{{goal}}} or more"
    with sheet.block(f"while {tale.count} < {goal}:", told=("", reached)):
        sheet.change(day, "+", "1", told=f"on day {{{day}}}")
        for part in parts:
            part.write(day)
    if sheet.chance(0.5):
        tale.answered = True
        sheet.say("how many days does this take?")
        sheet.answer(day)


def _given_days(tale: Tale) -> None:
    sheet = tale.sheet
    size = (3, 3 + 2 * sheet.level)
    amounts = sheet.given(
        "deliveries", f"the numbers of {tale.items} that arrive day by day", draw.many(size, 4, 40), "list[int]"
    )
    limit = sheet.rng.randint(12, 28)
    extra = sheet.rng.randint(2, 9)
    gift = sheet.chance(0.5)
    sheet.say(f"on the following days, these numbers of {tale.items} arrive, day by day: {{{amounts}}}.")
    sheet.say(
        f"on each day on which {'more' if gift else 'fewer'} than {limit} arrive, {tale.she} "
        + (f"gives {extra} of the {tale.items} away." if gift else f"adds {extra} from {tale.her} own supply.")
    )
    tale.settle()
    delivery = sheet.name("delivery", f"the number of {tale.items} that arrive on the day")
    comparison = "more" if gift else "less"
    with sheet.block(f"for {delivery} in {amounts}:", told=f"with the next {{{delivery}}}|when {{{delivery}}} arrive"):
        sheet.change(tale.count, "+", delivery, told=f", there are {changed(tale.count, '+', delivery)}")
        decided = (f"{{{delivery}}} is {comparison} than {limit}", "")
        with sheet.block(f"if {delivery} {'>' if gift else '<'} {limit}:", told=decided):
            told = f", so {extra} are added, which makes {changed(tale.count, '+', str(extra))}"
            sheet.change(tale.count, "-" if gift else "+", str(extra), told=tale.gone(str(extra)) if gift else told)


@dataclass(frozen=True, slots=True)
class _DayPart:
    """Something that happens on each day: its words, what writes it for the day in a variable, whether it names the first day."""

    words: str
    write: Callable[[str], None]
    growing: bool = False


def _joined(parts: list[_DayPart]) -> str:
    return ", and ".join(part.words for part in parts)


def _day_parts(tale: Tale) -> list[_DayPart]:
    number = tale.sheet.rng.randint(0, 1 if tale.sheet.level < 4 else 2)
    first = tale.sheet.pick((_daily, _daily, _growing))(tale)
    others = (_every, _whenever, _shrink)  # in the order of the day: the evening is last
    return [first, *(make(tale) for make in sorted(tale.sheet.rng.sample(others, number), key=others.index))]


def _daily(tale: Tale) -> _DayPart:
    value, words = tale.figure("daily", f"the number of {tale.items} that are added each day", 4, 25)

    def write(_: str) -> None:
        told = f", {written(value)} more make {changed(tale.count, '+', value)}"
        tale.sheet.change(tale.count, "+", value, told=told)

    return _DayPart(tale.story.tell(tale.story.world.daily, words), write)


def _growing(tale: Tale) -> _DayPart:
    first, words = tale.figure("first_day", f"the number of {tale.items} added on the first day", 3, 15)
    growth = tale.sheet.rng.randint(1, 6)
    sheet = tale.sheet
    text = (
        f"{tale.story.tell(tale.story.world.daily, words)} on the first day and "
        f"{growth} more than on the day before on every later day"
    )

    def write(day: str) -> None:
        told = f", {written(first)} + {growth} × {{{day} - 1}} = {{it}} come"
        value = f"{first} + {growth} * ({day} - 1)"
        added = sheet.let("added", f"the number of {tale.items} added on the day", value, told=told)
        sheet.change(tale.count, "+", added, told=f", which makes {changed(tale.count, '+', added)}")

    return _DayPart(text, write, growing=True)


def _every(tale: Tale) -> _DayPart:
    period = tale.sheet.rng.randint(2, 4)
    value, words = tale.figure("regular", f"the number of {tale.items} that go regularly", 5, 25)
    event = tale.story.tell(tale.story.world.rare, words)
    sheet = tale.sheet

    def write(day: str) -> None:
        with sheet.block(f"if {day} % {period} == 0:", told=(f"{{{day}}} is a multiple of {period}", "")):
            sheet.change(tale.count, "-", value, need=f"{tale.count} > {value}", told=tale.gone(value))

    when = f"on every {ordinal(period)} day" if period > 2 else "on every second day, beginning with the second,"
    return _DayPart(f"{when} {event}", write)


def _whenever(tale: Tale) -> _DayPart:
    limit = tale.sheet.rng.randint(12, 30) * 5
    value, words = tale.figure("large", f"the number of {tale.items} that go when there are many", 10, 50)
    event = tale.story.tell(tale.story.world.rare, words)
    sheet = tale.sheet

    def write(_: str) -> None:
        with sheet.block(f"if {tale.count} > {limit}:", told=(f", and {{{tale.count}}} is more than {limit}", "")):
            sheet.change(tale.count, "-", value, told=tale.gone(value))

    return _DayPart(f"whenever there are then more than {limit} {tale.items}, {event}", write)


def _shrink(tale: Tale) -> _DayPart:
    sheet = tale.sheet
    share, word = sheet.pick(((10, "a tenth"), (8, "an eighth"), (5, "a fifth")))

    def write(_: str) -> None:
        told = f"in the evening {word} of {{{tale.count}}}, rounded down, is {{it}}"
        gloss = f"the number of {tale.items} that go in the evening"
        lost = sheet.let("removed", gloss, f"{tale.count} // {share}", told=told)
        sheet.change(tale.count, "-", lost, told=f", which leaves {changed(tale.count, '-', lost)}")

    return _DayPart(f"every evening {word} of the {tale.items}, rounded down, goes to {tale.story.friend.name}", write)


# Questions


def _how_many(tale: Tale) -> None:
    tale.sheet.say(
        tale.sheet.pick(
            (
                f"how many {tale.items} are there in the end?",
                f"how many {tale.items} are left in the end?",
                f"what is the final number of {tale.items}?",
            )
        )
    )
    tale.sheet.answer(tale.count)


def _price(tale: Tale) -> None:
    price, words = tale.figure("price", "the price of each in cents", 5, 95)
    tale.sheet.say(
        f"{tale.who} then sells all the {tale.items} that are there for {words} cents each. How many cents does {tale.she} get?"
    )
    income = f"{tale.count} * {price}"
    told = f"{{{tale.count}}} {tale.items} at {written(price)} cents each bring {working(income)} cents"
    tale.sheet.answer(tale.sheet.let("income", "the income in cents", income, told=told))


def _boxes(tale: Tale) -> None:
    pack = tale.sheet.pick(tale.story.world.packs)
    size, words = tale.figure("capacity", f"the number of {tale.items} that go into {article(pack.one)}", 6, 16)
    rest = tale.sheet.chance(0.5)
    question = f"how many {tale.items} are left over?" if rest else f"how many {pack.many} can be filled completely?"
    tale.sheet.say(f"in the end the {tale.items} are packed into {pack.many} that hold {words} each.")
    tale.sheet.say(question)
    need = f"{tale.count} > {size}"
    filled = f"{{{tale.count}}} {tale.items} fill {{it:{pack.one}/{pack.many}}} of {written(size)}"
    full = tale.sheet.let("full", f"the number of full {pack.many}", f"{tale.count} // {size}", need, told=filled)
    if rest:
        told = f", which hold {working(f'{full} * {size}')} of them"
        packed = tale.sheet.let("packed", f"the number of {tale.items} in full {pack.many}", f"{full} * {size}", told=told)
        told = f", and {working(f'{tale.count} - {packed}')} are left over"
        full = tale.sheet.let("left_over", f"the number of {tale.items} left over", f"{tale.count} - {packed}", told=told)
    tale.sheet.answer(full)


def _share(tale: Tale) -> None:
    people = tale.sheet.rng.randint(3, 8)
    tale.sheet.say(
        f"finally {number_word(people)} friends share the {tale.items} equally, and no {tale.story.item.one} is left over."
    )
    tale.sheet.say(f"how many {tale.items} does each friend get?")
    need = f"{tale.count} % {people} == 0 and {tale.count} > {people}"
    told = f"{{{tale.count}}} ÷ {people} = {{it}}, so each of the {number_word(people)} friends gets {{it}}"
    share = tale.sheet.let("share", f"the number of {tale.items} for each friend", f"{tale.count} // {people}", need, told=told)
    tale.sheet.answer(share)


def _compare(tale: Tale) -> None:
    friend = tale.story.friend.name
    factor = tale.sheet.rng.randint(2, 4)
    if tale.sheet.chance(0.5):
        tale.sheet.say(f"{friend} has {times(factor)} as many {tale.items} as {tale.who} has in the end.")
        value = f"{factor} * {tale.count}"
    else:
        extra, words = tale.figure("lead", f"the number of {tale.items} that {friend} has more", 5, 40)
        tale.sheet.say(f"{friend} has {words} more {tale.items} than {tale.who} has in the end.")
        value = f"{tale.count} + {extra}"
    told = f"{friend} has {working(value)} {tale.items}"
    others = tale.sheet.let(f"{friend.lower()}_{tale.story.item.var}", f"the number of {friend}'s {tale.items}", value, told=told)
    tale.sheet.say(f"how many {tale.items} do the two of them have together?")
    both = f"{tale.count} + {others}"
    told = f"together they have {working(both)} {tale.items}|both together have {working(both)} {tale.items}"
    tale.sheet.answer(tale.sheet.let("together", "the number that they have together", both, told=told))


def _missing(tale: Tale) -> None:
    target = tale.amount("target", f"the number of {tale.items} that are wanted", 100, 400)
    tale.sheet.say(f"{tale.who} wants to have {{{target}}} {tale.items}. How many are still missing?")
    rest = f"{target} - {tale.count}"
    told = f"{working(rest)} {tale.items} are still missing|{{{target}}} are wanted, so {working(rest)} are missing"
    gloss = f"the number of {tale.items} still missing"
    tale.sheet.answer(tale.sheet.let("missing", gloss, rest, need=f"{target} > {tale.count}", told=told))


_ENDS: tuple[Callable[[Tale], None], ...] = (_how_many, _how_many, _price, _boxes, _share, _compare, _missing)
