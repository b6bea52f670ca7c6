"""Choices that are counted by multiplying: menus, meetings, codes, places and teams."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import article, number_word
from agents.grammar.working import changed

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
    count = sheet.let("combinations", "the number of combinations", " * ".join(names[:2]))
    if number == 3:
        count = sheet.let("all_combinations", "the number of all combinations", f"{count} * {names[2]}")
    kind = sheet.pick(("plain", "forbidden", "optional"))
    if kind == "forbidden":
        bad = sheet.given("forbidden", "the number of combinations that are not possible", draw.whole(2, 8))
        sheet.say(f"{{{bad}}} of the combinations are not possible.")
        count = sheet.let("possible", "the number of possible combinations", f"{count} - {bad}")
    elif kind == "optional":
        extra = sheet.given("extras", "the number of extras", draw.whole(2, 5))
        sheet.say(f"besides, one may add one of {{{extra}}} extras or none.")
        options = sheet.let("options", "the number of ways to choose an extra or none", f"{extra} + 1")
        count = sheet.let("with_extras", "the number of combinations with extras", f"{count} * {options}")
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
    ordered = sheet.let("ordered", "the number of ordered pairs", f"{people} * ({people} - 1)")
    total = sheet.let("pairs", f"the number of {each}", f"{ordered} // 2")
    kind = sheet.pick(("plain", "couples", "late"))
    if kind == "couples":
        couples = sheet.given("couples", "the number of couples", draw.whole(2, 9))
        sheet.say(f"only the two partners of each of the {{{couples}}} couples among them skip this with each other.")
        total = sheet.let(
            "remaining", f"the number of {each} without the couples", f"{total} - {couples}", need=f"2 * {couples} <= {people}"
        )
    elif kind == "late":
        late = sheet.given("guests", "the number of late guests", draw.whole(2, 9))
        sheet.say(
            f"later {{{late}}} guests arrive, and each of them does the same with all those "
            "who were there before, but not with the other guests."
        )
        more = sheet.let("more", f"the number of {each} with guests", f"{late} * {people}")
        total = sheet.let("all_pairs", f"the number of all {each}", f"{total} + {more}")
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
    left = sheet.let("letter_ways", "the number of ways to choose the letters", letter_part)
    right = sheet.let("digit_ways", "the number of ways to choose the digits", " * ".join([digits] * second))
    sheet.answer(sheet.let(many.replace(" ", "_"), f"the number of {many}", f"{left} * {right}"))


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
