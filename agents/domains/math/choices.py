"""Choices that are counted by multiplying: menus, meetings, codes, places and teams."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import article, number_word
from agents.grammar.working import changed, working

_CHOICES = (
    ("A café offers", ("sandwiches", "drinks", "desserts"), "a menu of one of each"),
    ("A shop sells", ("frames", "wheels", "bells"), "a bicycle made of one of each"),
    ("A theatre has", ("wigs", "coats", "pairs of boots"), "a costume of one of each"),
    ("A painter owns", ("brushes", "colours", "canvases"), "a picture made with one of each"),
    ("A florist has", ("vases", "flowers", "ribbons"), "a gift made of one of each"),
    ("A travel agency offers", ("flights", "hotels", "tours"), "a trip with one of each"),
)


def choices(sheet: Sheet) -> None:
    """A menu, a costume, an outfit: one of each."""
    place, things, whole = sheet.pick(_CHOICES)
    number = sheet.pick((2, 3))
    names = [sheet.given(thing.split()[-1], f"the number of {thing}", draw.whole(3, 9)) for thing in things[:number]]
    listing = " and ".join(
        filter(
            None,
            [
                ", ".join(f"{{{n}}} {t}" for n, t in zip(names[:-1], things, strict=False)),
                f"{{{names[-1]}}} {things[number - 1]}",
            ],
        )
    )
    sheet.say(f"{place} {listing}.")
    sheet.begin(f"each of the {{{names[0]}}} {things[0]} goes with each of the {{{names[1]}}} {things[1]}")
    told = f"that makes {working(' * '.join(names[:2]))} combinations"
    count = sheet.let("combinations", "the number of combinations", " * ".join(names[:2]), told=told)
    if number == 3:
        whole_count, told = f"{count} * {names[2]}", f"with the {things[2]} there are {working(f'{count} * {names[2]}')}"
        count = sheet.let("all_combinations", "the number of all combinations", whole_count, told=told)
    kind = sheet.pick(("plain", "forbidden", "optional"))
    if kind == "forbidden":
        bad = sheet.given("forbidden", "the number of combinations that are not possible", draw.whole(2, 8))
        sheet.say(f"{{{bad}}} of the combinations are not possible.")
        told = f"of these, {working(f'{count} - {bad}')} are possible"
        count = sheet.let("possible", "the number of possible combinations", f"{count} - {bad}", told=told)
    elif kind == "optional":
        extra = sheet.given("extras", "the number of extras", draw.whole(2, 5))
        sheet.say(f"besides, one may add one of {{{extra}}} extras or none.")
        told = f"with none of the extras as a choice of its own, there are {working(f'{extra} + 1')} choices of an extra"
        options = sheet.let("options", "the number of ways to choose an extra or none", f"{extra} + 1", told=told)
        told = f", and {working(f'{count} * {options}')} in all"
        count = sheet.let("with_extras", "the number of combinations with extras", f"{count} * {options}", told=told)
    sheet.say(f"how many ways are there to choose {whole}?")
    sheet.answer(count)


def meetings(sheet: Sheet) -> None:
    """Handshakes, games or calls between all pairs."""
    people = sheet.given("people", "the number of people", draw.whole(5, 40))
    what, each = sheet.pick(
        (
            ("shakes hands with every other once", "handshakes"),
            ("plays one game against every other", "games"),
            ("exchanges one call with every other", "calls"),
            ("shares one photo with every other, on which only these two appear", "photos"),
        )
    )
    sheet.say(f"each of {{{people}}} people {what}.")
    sheet.begin(f"each of the {{{people}}} people has all the others as partners")
    told = f"counted from both sides, that is {{{people}}} × {{{people} - 1}} = {{it}}"
    ordered = sheet.let("ordered", "the number of ordered pairs", f"{people} * ({people} - 1)", told=told)
    told = f", so there are {{{ordered}}} ÷ 2 = {{it}} {each}"
    total = sheet.let("pairs", f"the number of {each}", f"{ordered} // 2", told=told)
    kind = sheet.pick(("plain", "couples", "late"))
    if kind == "couples":
        couples = sheet.given("couples", "the number of couples", draw.whole(2, 9))
        sheet.say(f"only the two partners of each of the {{{couples}}} couples among them skip this with each other.")
        need, told = f"2 * {couples} <= {people}", f"without one for each couple, it is {working(f'{total} - {couples}')}"
        total = sheet.let("remaining", f"the number of {each} without the couples", f"{total} - {couples}", need, told)
    elif kind == "late":
        late = sheet.given("guests", "the number of late guests", draw.whole(2, 9))
        sheet.say(
            f"later {{{late}}} guests arrive, and each of them does the same with all those "
            "who were there before, but not with the other guests."
        )
        told = f"the guests bring another {working(f'{late} * {people}')}"
        more = sheet.let("more", f"the number of {each} with guests", f"{late} * {people}", told=told)
        told = f", which makes {working(f'{total} + {more}')}"
        total = sheet.let("all_pairs", f"the number of all {each}", f"{total} + {more}", told=told)
    sheet.say(f"how many {each} are there?")
    sheet.answer(total)


_CODES = (
    ("a licence plate", "licence plates"),
    ("a locker code", "locker codes"),
    ("a password", "passwords"),
    ("a seat label", "seat labels"),
    ("a product code", "product codes"),
)


def codes(sheet: Sheet) -> None:
    """Plates and passwords of letters and digits."""
    letters = sheet.given("letters", "the number of letters that may be used", draw.whole(4, 26))
    digits = sheet.given("digits", "the number of digits that may be used", draw.whole(4, 10))
    thing, many = sheet.pick(_CODES)
    first, second = sheet.rng.randint(1, 3), sheet.rng.randint(1, 2)
    distinct = sheet.chance(0.5) and first > 1
    sheet.say(
        f"{thing} consists of {number_word(first)} letter{'s' * (first > 1)} followed "
        f"by {number_word(second)} digit{'s' * (second > 1)}."
    )
    sheet.say(
        f"{{{letters}}} letters and {{{digits}}} digits may be "
        f"used{', and no letter may appear twice' if distinct else ''}. How many {many} are "
        "possible?"
    )
    letter_part = " * ".join(f"({letters} - {place})" if distinct and place else letters for place in range(first))
    sheet.begin(f"there are {{{letters}}} letters and {{{digits}}} digits to choose from")
    shown = " × ".join(f"{{{letters} - {place}}}" if distinct and place else f"{{{letters}}}" for place in range(first))
    told = f"the letters can be chosen in {shown} = {{it}} ways" if first > 1 else "the letter can be chosen in {it} ways"
    left = sheet.let("letter_ways", "the number of ways to choose the letters", letter_part, told=told)
    digit_part = " * ".join([digits] * second)
    told = f", the digits in {working(digit_part)} ways" if second > 1 else ", the digit in {it} ways"
    right = sheet.let("digit_ways", "the number of ways to choose the digits", digit_part, told=told)
    told = f"that makes {working(f'{left} * {right}')} {many}"
    sheet.answer(sheet.let(many.replace(" ", "_"), f"the number of {many}", f"{left} * {right}", told=told))


def falling(sheet: Sheet) -> None:
    """The first places of a contest."""
    people = sheet.given("runners", "the number of runners", draw.whole(5, 12))
    places = sheet.given("places", "the number of places", draw.whole(2, 6))
    contest = sheet.pick(("race", "swimming contest", "chess tournament", "talent show", "sack race", "regatta"))
    sheet.say(
        f"{{{people}}} people take part in a {contest}. In how many ways can the first "
        f"{{{places}}} places be filled, if there are no ties?"
    )
    ways = sheet.let("ways", "the number of ways so far", "1", told="")
    place = sheet.name("place", "the place")
    sheet.begin("let us fill the places one after the other")
    with sheet.block(f"for {place} in range(1, {places} + 1):", need=f"{places} < {people}", told=f"for place {{{place}}}"):
        told = ", {it:person is/people are} still free"
        free = sheet.let("free", "the number of people who are still free", f"{people} - {place} + 1", told=told)
        sheet.change(ways, "*", free, told=f", which makes {changed(ways, '*', free)} ways so far")
    sheet.answer(ways)


def choose(sheet: Sheet) -> None:
    """Teams out of a group."""
    group = sheet.given("members", "the number of members", draw.whole(5, 14))
    size = sheet.given("size", "the size of the team", draw.whole(2, 6))
    club = sheet.pick(("club", "choir", "class", "rowing crew", "village council", "orchestra"))
    sheet.say(
        f"{article(club)} of {{{group}}} members chooses a team of {{{size}}} members. How many different teams are possible?"
    )
    ways = sheet.let("ways", "the number of teams so far", "1", told="")
    turn = sheet.name("turn", "the place in the team")
    sheet.begin(f"we multiply by the {{{size}}} numbers up to {{{group}}} and divide by those up to {{{size}}}")
    with sheet.block(f"for {turn} in range(1, {size} + 1):", need=f"{size} < {group}", told=""):
        told = f"{{old({ways})}} × {{{group} - {size} + {turn}}} ÷ {{{turn}}} = {{{ways}}}"
        sheet.line(f"{ways} = {ways} * ({group} - {size} + {turn}) // {turn}", told=told)
    sheet.answer(ways)
